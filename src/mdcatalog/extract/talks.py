"""Who gave a talk, and when, where the talk's title says so between its parts."""

from __future__ import annotations

import re
from typing import NamedTuple

from mdcatalog.extract.organizations import is_organization
from mdcatalog.extract.person_names import is_name, names_like
from mdcatalog.extract.venues import STOP_WORDS
from mdcatalog.patterns import lazy_pattern
from mdcatalog.values import parse_date
from mdcatalog.vocabulary import GIVEN_NAMES, fold

_MAY_TELL = re.compile(r"(?:19|20)\d\d|\b(?:[Tt]alks?|[Ss]peaks|[Pp]resents|[Ee]xplains) ")
_PARTS = lazy_pattern(r"\s+(?:[-–—]{1,2}|[|｜•·∙])\s+|(?<=\d)-\s+|:\s+")
# `JSConf EU 2014`, `33rd Degree 2014`, `hack.summit() 2016`, `PyData LA 2018 Keynote`
_EVENT = lazy_pattern(
    r"(?P<name>[\w.@#'’()-]+(?: [\w.&'’()-]+){0,3}),? (?P<year>(?:19|20)\d\d)"
    r"(?: (?:[Kk]eynote|[Tt]utorial|[Ww]orkshop|[Tt]alk|by [A-Z]\w+))?"
)
# `Aloha Ruby Conference 2012 Secrets of …`, `Observational Studies at ICWSM 2017`
_EVENT_BEFORE = lazy_pattern(
    r"(?P<name>[\w.]+(?: [\w.]+){0,3}?) (?P<year>(?:19|20)\d\d) (?=[A-Z])(?=.* by [A-Z])"
)
_EVENT_BEHIND = lazy_pattern(r" at (?P<name>[A-Z][\w.]*(?: [A-Z][\w.]*){0,2}) (?P<year>20\d\d)$")
_SAID_BY = lazy_pattern(
    r"(?P<name>[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]*){1,2})"
    r" (?:[Tt]alks|[Ss]peaks|[Pp]resents|[Ee]xplains) "
)
_EVENT_WORD = lazy_pattern(
    r"\b(?:conf|conference|con|summit|meetup|fest|festival|camp|congress|symposium|forum"
    r"|workshop|school|seminar|days?|week|world|series|expo|connect|talks)\b",
    re.IGNORECASE,
)
_LEAST_TITLE = 3  # words of what is left, where the name is not known for one


class Talk(NamedTuple):
    """What the title of a talk says: who gave it, the year of the event, and its name."""

    speaker: str | None
    year: int | None
    event: str = ""


def talk_told(title: str) -> Talk:
    """``React Conf 2016 - Jane Doe - Rethinking Ropes``: Jane Doe, 2016.

    The event is what stands before a year in a part of its own; a name that is not known for one
    counts beside an event only, and beside a title of several words.
    """
    if _MAY_TELL.search(title) is None:
        return Talk(None, None)
    if said := _SAID_BY.match(title):
        name = said["name"]
        return Talk(name if _is_person(name) else None, None)
    parts = [part.strip() for part in _PARTS.split(title) if part.strip()]
    year, held = None, ""
    others: list[str] = []
    for part in parts:
        event = _EVENT.fullmatch(part) if len(parts) > 1 else None
        if event and year is None and not parse_date(part) and is_event_name(event["name"]):
            year, held = int(event["year"]), part.partition(" by ")[0]
        else:
            others.append(part)
    if year is None:
        found = _EVENT_BEFORE.match(title) or _EVENT_BEHIND.search(title)
        if found and not found["name"].islower():
            year, held = int(found["year"]), f"{found['name']} {found['year']}"
    if year is None:
        return Talk(None, None)
    return Talk(_speaker(others), year, held)


def _speaker(parts: list[str]) -> str | None:
    """The one part that may be a person, of those beside the event."""
    named = [part for part in parts if _is_person(part)]
    if known := [part for part in named if fold(part.split()[0]) in GIVEN_NAMES]:
        named = known
    elif len(named) > 1:
        named = [part for part in named if len(part.split()) == len(("given", "family"))]
    if len(named) != 1 or len(parts) == 1:
        return None
    left = max(len(part.split()) for part in parts if part != named[0])
    return named[0] if known or left >= _LEAST_TITLE else None


def is_event_name(name: str) -> bool:
    """Whether words before a year are an event by a word of theirs or by how one is written.

    ``Tide Summit``, ``SeaConf EU``, ``33rd Berth``, ``ICWSM``; not ``Harbour Report``, ``Best of``.
    """
    words = name.split()
    if words[-1].lower() in STOP_WORDS:
        return False
    return says_event(name) or any(map(_is_written_apart, words))


def says_event(name: str) -> bool:
    """Whether a word of a name says that it is an event's: ``Tide Summit``."""
    return _EVENT_WORD.search(name) is not None


def _is_written_apart(word: str) -> bool:
    """``PyTide``, ``Kod.io``, ``33rd``, ``@Scale``: no plain word is written so."""
    return any(not letter.isalpha() for letter in word) or any(map(str.isupper, word[1:]))


def _is_person(text: str) -> bool:
    words = text.split()
    return (
        len(words) in (2, 3)
        and is_name(text)
        and names_like(text, strict=False)
        and not is_organization(text)
    )
