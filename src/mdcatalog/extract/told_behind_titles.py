"""What stands behind a title and is told elsewhere in its record: ``Ropes (Jane Doe, MIT)``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from mdcatalog.extract.cjk_credits import is_cjk_name
from mdcatalog.extract.course_names import (
    makers_of,
    may_be_teachers,
    person_and_makers,
    plain_name,
    teachers_of,
    term_year,
)
from mdcatalog.extract.east_names import is_eastern_name
from mdcatalog.extract.entries import Entry
from mdcatalog.patterns import lazy_pattern
from mdcatalog.vocabulary import KIND_WORDS, fold

_GROUP = lazy_pattern(r"\s*[(（](?P<told>[^()（）]{3,120})[)）]$")
_BEHIND = re.compile(r"\s*[,，]\s*|\s+(?:-|–|—|by|and|&)\s+|(?<=[一-鿿])\s+(?=[一-鿿]{2,3}$)")
_APART = re.compile(r"\s+(?:-|–|—|\||·)\s+|\s*[,，;；|]\s*")
_TITLED_IN_KOREAN = lazy_pattern(
    r"(?P<school>[가-힣A-Z]{2,12}(?:대학교|대)) (?P<name>[가-힣]{3}) ?(?:교수|강사|선생)님?"
)
_LONGEST = 160
_LONGEST_TALK = 40
_PARTED = re.compile(
    r"\s*[,，;；、|]\s*|\s+(?:and|&|-|–|—|by|at|from|和)\s+|^[Bb]y\s+|(?<=[一-鿿])[-–—](?=[一-鿿])"
    r"|(?<=[一-鿿])\s+(?=[一-鿿])"
)


def without_told(title: str, values: Mapping[str, object], date: str, *, linked: bool) -> str:
    """A title without what says no more than who gives it, where and when.

    ``Ropes (Jane Doe, MIT)``, ``Ropes, Jane Doe, Fall 2020``: each part has to be one of the
    speakers, an organization or the date of the record; one that says more stays where it is.
    What is ``linked`` as a whole is called so, but for a group in brackets.
    """
    told = _Told(values, date)
    group = _GROUP.search(title) if title[-1:] in (")", "）") else None
    if group and group.start():
        parts = [part for part in _PARTED.split(group["told"].strip()) if part]
        if all(map(told.holds, parts)) and any(map(told.names, parts)):
            return without_told(title[: group.start()], values, date, linked=linked)
    if linked or not told.people:
        return title
    end, named = len(title), False
    joints = list(_BEHIND.finditer(title))
    while joints:
        joint = joints.pop()
        part = title[joint.end() : end]
        if not told.holds(part):
            break
        named = named or told.gives(part)
        end = joint.start()
    return title[:end] if named and end else title


class _Told:
    """What a record tells: who gives it, for whom, and when."""

    def __init__(self, values: Mapping[str, object], date: str) -> None:
        self.people = frozenset(map(fold, _names(values, "speakers")))
        self._makers = frozenset(map(fold, _names(values, "organizations")))
        self._date = date[:4]

    def gives(self, part: str) -> bool:
        return fold(plain_name(part)) in self.people

    def names(self, part: str) -> bool:
        return self.gives(part) or fold(part) in self._makers

    def holds(self, part: str) -> bool:
        return self.names(part) or (bool(self._date) and _is_date(part, self._date))


def _names(values: Mapping[str, object], field: str) -> list[str]:
    names = values.get(field)
    return [name for name in names if isinstance(name, str)] if isinstance(names, list) else []


def _is_date(part: str, date: str) -> bool:
    return part == date or term_year(part) == int(date)


class Given(NamedTuple):
    """Who gives a course, for whom and when."""

    speakers: list[str]
    organizations: list[str]
    date: str
    event: str = ""


def given_in(words: str) -> Given | None:
    """What words about a course tell that are nothing but these: ``Jane Doe — Spring 2022``."""
    if not words or len(words) > _LONGEST or "\n" in words:
        return None
    found = Given([], [], "")
    for part in _APART.split(words.strip(" .;")):
        year = term_year(part)
        if year is not None:
            found = found._replace(date=str(year) if year else found.date)
        elif makers := makers_of(part):
            found.organizations.extend(makers)
        elif names := teachers_of(part, sure=False):
            found.speakers.extend(names)
        else:
            return None
    return found if found.speakers else None


# `(Strange Loop 2011)`, `(2014)`: where and when a talk was given
_DATED_END = lazy_pattern(r"\s\((?P<event>[A-Z][\w.&' -]{1,40} (?=\d))?(?P<year>(?:19|20)\d\d)\)$")
_NAMED_FIRST = lazy_pattern(r"(?P<title>[^\n.。]{3,120}?)\.?(?:\s+(?P<more>\([^()]{3,60}\)))?")


def title_behind_teacher(title: str, words: str) -> tuple[str, str, Given] | None:
    """The course that somebody gives, who stands before it: ``Jane Doe (MIT): The Title``.

    Also the talk with its event or year behind: ``Jane Doe: The Title (Strange Loop 2011)``.

    Returns its title, what remains of the words behind the colon, and who gives it.
    """
    placed = person_and_makers(title) if title[-1:] == ")" else None
    if placed is None and title[-1:] > "가" and (titled := _TITLED_IN_KOREAN.fullmatch(title)):
        placed = titled["name"], [titled["school"]]  # `항구대학교 박민호 교수 - 밧줄공학`
    held = _DATED_END.search(words) if placed is None and words[-1:] == ")" else None
    if placed is None and not held:
        return None
    name, makers = placed or (title, [])
    found = _NAMED_FIRST.fullmatch(words)
    named = is_eastern_name(name) or (" " in name and may_be_teachers(name))
    if found is None or not named or KIND_WORDS.named(name):
        return None
    rest = "" if held else found["more"] or ""
    year, event = (held["year"], held["event"] or "") if held else ("", "")
    return found["title"], rest, Given([name], makers, year, event)


def talk_behind_name(entry: Entry) -> tuple[str, str, Given] | None:
    """The dated talk that somebody gave, in Chinese: ``2021-11-20 | 张三 | 港口大数据``.

    Returns as ``title_behind_teacher`` does; ``None`` where words follow that are no name of one.
    """
    name, words = entry.title, entry.description.strip()
    if not is_cjk_name(name) or any(stop in words for stop in "，。；\n") or is_cjk_name(words):
        return None
    if not 3 < len(words) <= _LONGEST_TALK:
        return None
    return words, "", Given([name], [], "")
