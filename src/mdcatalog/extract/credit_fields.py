"""Who made or gives a thing and when, from the words about it to its fields."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from mdcatalog.extract.cjk_credits import (
    is_cjk_name,
    is_sure_name,
    teacher_first,
    teachers_told,
)
from mdcatalog.extract.course_credits import Credits
from mdcatalog.extract.course_names import makers_of, may_be_teachers, teachers_of
from mdcatalog.extract.credits import organization_alone
from mdcatalog.extract.credits_alone import credits_alone
from mdcatalog.extract.east_names import is_eastern_name
from mdcatalog.extract.entries import Entry
from mdcatalog.extract.korean_credits import korean_teacher
from mdcatalog.extract.makers_first import maker_first, school_on_platform
from mdcatalog.extract.person_names import is_name, names_like
from mdcatalog.links import host_role
from mdcatalog.patterns import lazy_pattern
from mdcatalog.values import parse_year, split_names
from mdcatalog.values.names import without_honorific
from mdcatalog.vocabulary import fold

_CJK_NAME = 3  # characters: two may as well be a word
_YEAR = len("2021")
_LONGEST_NAMES = 60
_BYLINE = lazy_pattern(
    r"[Bb]y (?P<names>[^\W\d_][^，。,.;；:：()（）]{2,60}?)\s*(?=$|[，。,.;；(（])"
)
_LICENSE_AND_SCHOOL = "mit"
_BEHIND_GROUP = lazy_pattern(
    r"(?P<group>[(（\[][^()（）\[\]]{2,40}[)）\]])\s*(?:[-–—:：|·]+|，|,)\s*(?P<names>[^\W\d_].*\w\.?)"
)


def read_description(
    values: dict[str, Any], entry: Entry, kind: str, fields: Collection[str]
) -> None:
    """Take credits that are all of a description's first line."""
    maker, rest = organization_alone(entry.description)
    if maker and kind == "tool" and _is_license_or_school(maker):
        if _has_code(entry):
            values.setdefault("license", maker)
            entry.description = rest
        return
    if maker:
        values["organizations"], entry.description = [maker], rest
        return
    people = "speakers" if "speakers" in fields else "authors"
    found, rest = credits_alone(entry.description)
    if found is None:
        _read_beginning(values, entry, kind, fields)
        return
    if not _is_free(values, found, people, fields):
        return
    if kind != "tool" or not all(map(_is_license_or_school, found.organizations)):
        _set_credits(values, found, people, fields)
        entry.description = rest


def read_school_behind(values: dict[str, Any], entry: Entry, fields: Collection[str]) -> None:
    """Take the school behind a course whose platform stands before it, and who teaches there.

    ``edX — [Title](…) — Pier University — 6 weeks``, ``Quay Masters: [Title](…), Jane Doe``.
    """
    before: Any = entry.values.get("organizations")
    if not before or values.get("organizations") != before or "speakers" in values:
        return
    found, rest = credits_alone(entry.description)
    if found is not None and not found.venue:
        _set_credits(values, found, "speakers", fields)
        values["organizations"] = list(dict.fromkeys([*before, *found.organizations]))
        entry.description = rest
    elif names := may_be_teachers(entry.description.strip(" .,–—-")):
        values["speakers"], entry.description = names, ""


def _read_beginning(
    values: dict[str, Any], entry: Entry, kind: str, fields: Collection[str]
) -> None:
    """Take who made a thing where the words about it begin with that."""
    if "speakers" in fields:
        given, rest = school_on_platform(entry.description)
        if given:
            values["organizations"], entry.description = given, rest
            return
    makers, year, rest = maker_first(entry.description)
    if not makers:
        return
    if kind == "tool" and all(map(_is_license_or_school, makers)):
        if not _has_code(entry):
            return
        values.setdefault("license", makers[0])
    else:
        _set_credits(values, Credits([], makers, year), "", fields)
    entry.description = rest


def read_cell(values: dict[str, Any], fields: Collection[str]) -> None:
    """Take who gives a course from its column of descriptions.

    ``Stanford CS148``, all of it; ``by Jane Doe，for beginners``, where it begins.
    """
    told = values.get("description")
    if not told or "speakers" not in fields:
        return
    byline = _BYLINE.match(told) if told[:3] in ("by ", "By ") else None
    if byline and not values.get("speakers") and names_like(byline["names"], strict=False):
        values["speakers"] = split_names(byline["names"])
        values["description"] = told[byline.end() :].lstrip(" ，。,.;；") or None
        return
    found, rest = credits_alone(told)
    if found and not rest and _is_free(values, found, "speakers", fields):
        del values["description"]
        _set_credits(values, found, "speakers", fields)


def take_license(values: dict[str, Any], entry: Entry) -> None:
    """``(MIT, 2019)`` behind software: its license, if it leads to code and no ``by`` says who.

    Beside another maker it is the school.
    """
    makers = values["organizations"]
    if all(map(_is_license_or_school, makers)) and "by" not in entry.values and _has_code(entry):
        values.setdefault("license", makers[0])
        del values["organizations"]


def _is_license_or_school(name: str) -> bool:
    return fold(name) == _LICENSE_AND_SCHOOL


def _has_code(entry: Entry) -> bool:
    """Whether one of an entry's links leads to where code is kept."""
    return any(host_role(link.url) == "code" for link in entry.links)


def teachers_beside(entry: Entry, words: str) -> list[str]:
    """Who gives a course, by a tag before its title, in Chinese words about it or a heading."""
    heading = entry.section[-1] if entry.section else ""
    if words.isascii() and heading.isascii() and all(map(str.isascii, entry.tags)):
        return []
    first = teacher_first(heading) if "老师" in heading or "教授" in heading else None
    if first is None and ("교수" in heading or "님" in heading):
        first = next(iter(korean_teacher(heading)[0]), None)  # `### 김부두 교수님 강의`
    for tag in entry.tags:
        if is_sure_name(tag) or (first and tag == first):
            entry.tags.remove(tag)
            return [tag]
    return teachers_told(words) or ([first] if first else [])


def part_makers(entry: Entry) -> None:
    """Take organisations at an end of the names of people off these.

    ``Jane Doe and John Roe, Stanford``, ``Pier University, Jane Doe``: where they are.
    """
    names: Any = entry.values.get("authors")
    if not names or (len(names) == 1 and "," not in names[0]):
        return
    people: list[str] = list(names)
    makers: list[str] = []
    first, _, given = people[0].partition(", ")
    if " " in given and makers_of(first):  # `Stanford, Jane Doe`, as names are turned
        makers, people[0] = [first], given
    while len(people) > 1 and makers_of(people[-1]):
        makers.append(people.pop())
    while len(people) > 1 and makers_of(people[0]):
        makers.append(people.pop(0))
    if makers and all(" " in name and is_name(name) for name in people):
        entry.values["authors"] = people
        told: Any = entry.values.get("organizations") or []
        entry.values["organizations"] = list(dict.fromkeys([*told, *makers]))


def read_people(values: dict[str, Any], entry: Entry, fields: Collection[str]) -> None:
    """Who gives or wrote a thing, where a description is nothing but names: ``- Jane Doe``.

    Names of people by their given names; words in capitals may as well be a topic.
    """
    people = "speakers" if "speakers" in fields else "authors" if "authors" in fields else ""
    line, _, rest = entry.description.partition("\n")
    if not people or values.get(people) or not 0 < len(line) <= _LONGEST_NAMES:
        return
    if people == "speakers" and (behind := _BEHIND_GROUP.fullmatch(line)):
        names = teachers_of(without_honorific(behind["names"]), sure=False)
        if names:  # `(free, 14 hours) — Jane Doe`
            told = behind["group"].strip("()（）[] ")
            values[people], entry.description = names, f"{told}\n{rest}".strip()
        return
    line = line.strip(" .()（）[]-–—，")
    line = without_honorific(line)
    named = entry.block != "section" and (
        (len(line) == _CJK_NAME and is_cjk_name(line)) or is_eastern_name(line)
    )
    if named and people == "speakers":
        values[people], entry.description = [line], rest.strip()
    elif names := teachers_of(line, sure=False):
        values[people], entry.description = names, rest.strip()
        year = parse_year(line[:_YEAR]) if "year" in fields else None
        if year and not values.get("year") and not values.get("published"):
            values["year"] = year  # `2021, Jane Doe, Richard Roe`


def _is_free(values: dict[str, Any], found: Credits, people: str, fields: Collection[str]) -> bool:
    """Whether the fields that names and a venue would fill are there, and empty."""
    wanted = [people] * bool(found.speakers) + ["venue"] * bool(found.venue)
    return all(name in fields and not values.get(name) for name in wanted)


def _set_credits(
    values: dict[str, Any], found: Credits, people: str, fields: Collection[str]
) -> None:
    values["organizations"] = found.organizations
    if found.speakers:
        values[people] = found.speakers
    if found.venue:
        values["venue"] = found.venue
    if found.date:
        for name in ("year", "date", "published"):
            if name in fields:
                values.setdefault(name, int(found.date) if name == "year" else found.date)
                break
