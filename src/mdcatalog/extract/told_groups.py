"""Facts between commas behind a title: ``(BAAI, 2023.04, MIT)``, ``，张三 等，CVPR 2023``."""

from __future__ import annotations

import re

from mdcatalog.extract.cjk_credits import is_cjk_name
from mdcatalog.extract.credits import organizations_in
from mdcatalog.extract.entries import Entry, Labelled
from mdcatalog.extract.labels import is_credit_label
from mdcatalog.extract.licenses import is_license
from mdcatalog.extract.organizations import is_named_organization, is_organization
from mdcatalog.extract.person_names import ET_AL, is_known_person, is_name, names_like
from mdcatalog.extract.published import publish
from mdcatalog.extract.venues import (
    is_cjk_journal,
    is_dated_venue,
    split_venue,
    venue_like,
    year_of,
)
from mdcatalog.extract.venues_behind import year_of_venue
from mdcatalog.patterns import lazy_pattern
from mdcatalog.values import parse_date, parse_year, split_names
from mdcatalog.vocabulary import SCHOOLS, VENUE_WORDS, fold

_GROUP = lazy_pattern(r"\s*[(（](?P<told>[^()（）]{2,100})[)）]")
# `(Venue: ICML 2020)`
_LABELLED_GROUP = lazy_pattern(
    r"\s*[(（]\s*(?P<label>[^\W\d_][^()（）:：]{1,23}?)\s*[:：]\s*(?P<value>[^()（）]{2,100})[)）]"
)
_COMMA = lazy_pattern(r"\s*[,，;；、|]\s*")
# `Doe at al.` as well
_OTHERS = lazy_pattern(r",? (?:et|at)\.? al\b\.?,?$")
_LEAST = 2
_LONGEST = 300

_TWO_GROUPS = lazy_pattern(
    r"\s*[(（](?P<told>[^()（）]{2,60})[)）]\s+[(（](?P<venue>[^()（）]{4,30})[)）]\s*"
)


def take_told_group(entry: Entry, words: str) -> str:
    """Put a group in brackets behind a title into the entry, if each of its parts is known.

    A venue, an institution, a date, a licence; returns the words without such a group. One with
    an institution and a date may stand anywhere in them.
    """
    if "(" not in words and "（" not in words:
        return words
    if words.count("(") > 1 and (two := _TWO_GROUPS.fullmatch(words)) and venue_like(two["venue"]):
        year = year_of(two["venue"])  # `(8k products) (ECCV14)`
        if year and not venue_like(two["told"]):
            entry.add_value("venue", split_venue(two["venue"]).name)
            entry.add_value("year", year)
            return f"({two['told']})"
    labelled = _LABELLED_GROUP.match(words) if ":" in words or "：" in words else None
    if labelled and is_credit_label(labelled["label"]):
        entry.fields.append(Labelled(labelled["label"], labelled["value"].strip()))
        return words[labelled.end() :]
    for match in _GROUP.finditer(words[:_LONGEST]):
        parts = _COMMA.split(match["told"].strip())
        found = [(_meaning(part), part) for part in parts] if len(parts) >= _LEAST else []
        first = not match.start()
        if first and found and _by_month(entry, found):
            return words[match.end() :]
        meanings = [meaning for meaning, _ in found]
        if not found or None in meanings or len(set(meanings)) < len(meanings):
            continue
        if not first and not {"organizations", "published"}.issubset(meanings):
            continue
        for meaning, part in found:
            _add(entry, str(meaning), part)
        return f"{words[: match.start()]}{words[match.end() :]}"
    return words


# `[4D Piers] [2022 ICML]`: two groups and more, and nothing beside them
_SQUARE = lazy_pattern(r"\[\s*(?P<told>[^\[\]\n]{0,40}?)\s*\][\s,;|]*")
# a venue that nobody knows, by its initials: `2022 TNNLS`
_INITIALS_DATED = lazy_pattern(
    r"(?:19|20)\d\d [A-Z][A-Z&@/-]{2,11}|[A-Z][A-Z&@/-]{2,11} (?:19|20)\d\d"
)
_MOST_TAG_WORDS = 4


def take_square_groups(entry: Entry, words: str) -> str:
    """``[4D Piers] [2022 ICML]`` behind a title: the words, unless they are groups and no more.

    One of them has to be a venue with its year; what no field is known for is a tag.
    """
    text = words.strip()
    if text[:1] != "[" or text[-1:] != "]" or len(text) > _LONGEST or "venue" in entry.values:
        return words
    if _SQUARE.sub("", text) or not any(map(str.isdigit, text)):
        return words
    parts = [part for part in _SQUARE.findall(text) if part]
    venues = [part for part in parts if is_dated_venue(part) or _INITIALS_DATED.fullmatch(part)]
    others = [part for part in parts if part not in venues]
    if len(venues) != 1 or not others:
        return words
    if any(len(part.split()) > _MOST_TAG_WORDS for part in others):
        return words
    _add(entry, "venue", venues[0])
    entry.add_value("year", year_of_venue(venues[0]))
    for part in others:
        meaning = _meaning(part)
        if meaning and meaning != "venue":
            _add(entry, meaning, part)
        else:
            entry.tags.append(part)
    return ""


def _by_month(entry: Entry, found: list[tuple[str | None, str]]) -> bool:
    """``(CosmiQ Works, A.I.Reverie, June 2020)``: makers known or not, and a month behind them."""
    date = parse_date(found[-1][1])
    makers = [part for _, part in found[:-1]]
    if not date or len(date) <= len("2023") or any(map(str.isdigit, "".join(makers))):
        return False
    if not all(maker[:1].isupper() for maker in makers):
        return False
    short = any(" " not in maker or is_organization(maker) for maker in makers)
    told = ", ".join(makers)
    people = _people(told)
    if not (people or short) and not names_like(told, strict=False):
        return False
    entry.citation = entry.citation or bool(people)
    entry.add_value("organizations" if short and not people else "authors", people or makers)
    entry.add_value("published", date)
    entry.add_value("year", int(date[:4]))
    return True


def _people(told: str) -> list[str]:
    """The people of ``Doe et al.``, ``Doe at al.`` or ``Doe & Roe``, which no makers are."""
    others = _OTHERS.search(told)
    names = split_names(told[: others.start()] if others else told)
    joined = " & " in told or " and " in told
    if not (others or (joined and len(names) > 1)) or any(map(is_organization, names)):
        return []
    return names if all(map(is_name, names)) else []


def _meaning(part: str) -> str | None:
    """The field that a part fills, if it is sure."""
    if parse_date(part) or parse_year(part):
        return "published"
    if fold(part) in VENUE_WORDS or is_dated_venue(part):
        return "venue"
    if is_organization(part):
        return "organizations"  # `MIT` is both
    return "license" if is_license(part) else None


def _add(entry: Entry, meaning: str, part: str) -> None:
    if meaning == "license":
        entry.fields.append(Labelled("license", part))
    elif meaning == "organizations":
        entry.add_value("organizations", [part])
    elif meaning == "venue":
        entry.add_value("venue", part)
        entry.add_value("year", year_of(part))
        entry.citation = True
    else:
        date = parse_date(part) or str(parse_year(part) or part)
        entry.add_value("year", int(date[:4]))
        entry.add_value("published", date if len(date) > len("2023") else None)


# `@ETH_ZURICH`, `@ CVPR 2020`
_AT = lazy_pattern(
    r"\s*@\s?(?P<who>[A-Z][\w&.-]*\w(?:[ '’](?:(?:19|20)\d\d|\d\d)\b)?)"
    r"(?=\s*(?:$|[-–—:：,，.。;；(（\[|]))"
)
_INITIALS = re.compile(r"[A-Z]{2}")  # no handle: `@JaneDoe`


def take_place_behind(entry: Entry, words: str) -> str:
    """``@ETH_ZURICH - what it is``, ``@CVPR2020``: the words behind who made it or its venue."""
    match = _AT.match(words) if words.lstrip()[:1] == "@" else None
    if match is None:
        return words
    who = match["who"]
    if is_named_organization(who):
        entry.add_value("organizations", [who])
    elif venue_like(who):
        publish(entry, who)
        entry.citation = True
    elif _INITIALS.search(who):
        entry.add_value("organizations", [who])
    else:
        return words
    return words[match.end() :]


def take_told_end(entry: Entry, words: str) -> str:
    """``量化微调，张三 等，NeurIPS 2023``: the words without who and venue at their end.

    Behind commas of Latin script an institution has to stand before the venue: where persons
    do, all of the words are a citation.
    """
    if len(words) > _LONGEST or not any(map(str.isdigit, words[-6:])):
        return words
    comma = "，" if "，" in words else ", "
    before, _, venue = words.rstrip(" .。,，[").rpartition(comma)
    place = venue.strip(" )]）")
    if not before or not is_dated_venue(place):
        return words
    told, _, makers = before.rpartition(comma)
    makers = makers.strip(" ([（")
    maker = is_organization(makers)
    if comma != "，" and (not maker or comma in told):
        return words
    entry.add_value("venue", place)
    entry.add_value("year", year_of(place))
    entry.citation = True
    if maker:
        entry.add_value("organizations", [makers])
        return told
    others = ET_AL.search(makers)
    if names_like(makers[: others.start()] if others else makers, strict=False):
        entry.add_value("authors", split_names(makers))
        return told
    return before


# `Doe et al., Facebook AI Research & Johns Hopkins`
_OTHERS_AND_MAKERS = lazy_pattern(
    r"[\s,.–—-]*(?P<names>[^\d()\[\]]{2,120}?),?\s+et\.? al\b[\s.,:–—-]+"
    r"(?P<makers>[^\d()\[\]]{2,120})"
)


def names_and_makers(text: str) -> tuple[list[str], list[str]] | None:
    """Who wrote a thing and where they are, if that is all of a text: ``Doe et al., Google``."""
    match = _OTHERS_AND_MAKERS.fullmatch(text) if " al" in text and len(text) < _LONGEST else None
    if match is None or not names_like(f"{match['names']} et al."):
        return None
    makers = organizations_in(match["makers"].strip(" ."))
    return (split_names(match["names"]), makers) if makers else None


# `MIT Jane Doe`, `开源 MIT Jane Doe`
_SCHOOL_AND_PERSON = lazy_pattern(
    r"\s*(?P<told>[一-鿿]{2,6}(?=\s))?\s*(?P<school>[A-Z][\w&.-]*(?: [A-Z][\w&.-]*){0,3}?)\s+"
    r"(?P<name>[A-Z][\w'’-]+(?: [A-Z][\w.'’-]*){1,2})\s*"
)


def _take_school_and_person(entry: Entry, words: str) -> str:
    """The words behind a paper's title without its school and a person there, said in one."""
    match = _SCHOOL_AND_PERSON.fullmatch(words) if len(words) < _LONGEST else None
    if match is None or fold(match["school"]) not in SCHOOLS or not is_known_person(match["name"]):
        return words
    entry.add_value("authors", [match["name"]])
    entry.add_value("organizations", [match["school"]])
    entry.citation = True
    return match["told"] or ""


# `Doe et al. (Google), what it is`
_OTHERS_WITH_MAKERS = lazy_pattern(
    r"[\s,.:–—-]*(?P<names>[^\W\d_][^\d()\[\]]{1,80}?),?\s+et\.? al\b\.?,?\s*"
    r"[(（\[](?P<makers>[^()（）\[\]\d]{2,60})[)）\]](?=\s*(?:[,.;:，。|–—-]|$))"
)


def take_names_and_makers(entry: Entry, words: str) -> str:
    """Put names and makers behind a title into the entry; the words, unless they are all.

    Words about the thing may stand behind makers in brackets.
    """
    if "authors" in entry.values:
        return words
    begun = _OTHERS_WITH_MAKERS.match(words) if " al" in words[:120] else None
    makers = organizations_in(begun["makers"].strip()) if begun else []
    if begun and makers and names_like(f"{begun['names']} et al."):
        entry.add_value("authors", split_names(begun["names"]))
        entry.add_value("organizations", makers)
        entry.citation = True
        return words[begun.end() :]
    found = names_and_makers(words)
    if found is None:
        published = "venue" in entry.values and "authors" not in entry.values
        return _take_school_and_person(entry, words) if published else words
    entry.add_value("authors", found[0])
    entry.add_value("organizations", found[1])
    entry.citation = True
    return ""


_BEFORE_CHINESE = frozenset("，,.。(（")
_CHINESE_JOINT = lazy_pattern(r"\s*[，,、。]\s*|\.\s+|\s(?=\d{1,3}[(（:])")
# `34(5)`, `44(1): 12-20`, which tell what the volume and its pages are
_VOLUME = lazy_pattern(
    r"(?:\d{1,4}\s?)?(?:[(（]\d{1,4}[)）])?(?:\s?[:：]?\s?\d{1,6}(?:[-–~]\d{1,6})?)?"
)
_YEAR_LAST = lazy_pattern(r"\s*(?:19|20)\d\d年?$")


def _is_journal(part: str) -> bool:
    """Whether a part is a venue; ``港口研究 2020``, called as a topic is, needs its year."""
    name = _YEAR_LAST.sub("", part)
    return venue_like(part) or (name != part and is_cjk_journal(name))


def take_chinese_credits(entry: Entry, words: str) -> str:
    """``，张三，李四，计算机学报，2020``: the words, unless all of them are who, where and when.

    ``. 张三, 李四. 软件学报, 2023, 34(5)``, ``（张三，软件学报 2021）`` as well.
    """
    if words.lstrip()[:1] not in _BEFORE_CHINESE or len(words) > _LONGEST or words.isascii():
        return words
    if "authors" in entry.values:
        return words
    names: list[str] = []
    venue = year = None
    parts = (part.strip(" .。等[]（）【】") for part in _CHINESE_JOINT.split(words.strip()))
    for part in filter(None, parts):
        if is_cjk_name(part):
            names.append(part)
        elif (when := parse_year(part)) and year is None:
            year = when
        elif venue and _VOLUME.fullmatch(part):
            continue
        elif venue is None and (is_dated_venue(part) or _is_journal(part)):
            venue = part
        else:
            return words
    if not names or not (venue or year):
        return words
    entry.add_value("authors", names)
    entry.add_value("venue", venue)
    entry.add_value("year", year or (year_of(venue) if venue else None))
    entry.citation = True
    return ""
