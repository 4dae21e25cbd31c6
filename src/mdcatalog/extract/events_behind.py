"""Who gave a talk and at which event, where words beside its title say nothing else.

``– Jane Doe – TideLoop 2015``, ``(Strange Pier 2017, 38 min)``, ``, Jane Doe, PierCon14``.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from mdcatalog.extract.course_credits import is_course_number
from mdcatalog.extract.course_names import may_be_teachers
from mdcatalog.extract.entries import Entry
from mdcatalog.extract.naming import heading_kinds
from mdcatalog.extract.organizations import is_organization
from mdcatalog.extract.person_names import is_known_person
from mdcatalog.extract.talks import is_event_name, says_event
from mdcatalog.extract.titles import is_role_link
from mdcatalog.extract.venues import venue_like
from mdcatalog.patterns import lazy_pattern
from mdcatalog.tree import Inline, Link, Text
from mdcatalog.values import find_date, find_term, parse_date, parse_duration
from mdcatalog.vocabulary import CALENDAR, NO_EVENTS, PLACES, fold, role_of

_JOINT = lazy_pattern(r"\s*[,，;；|｜·()（）]\s*|\s+[-–—]{1,2}\s+")
_SPEAKS = lazy_pattern(r"\s*[,，;；|｜]\s+|\s+[-–—]{1,2}\s+")
# `Strange Pier 2017`, `PierCon14`, `PierCon '14`
_EVENT = lazy_pattern(
    r"(?P<name>@?[A-Z][\w.&'’:/+-]*?(?: [\w.&'’:/+-]+){0,3}?)"
    r"(?:,? (?P<year>(?:19|20)\d\d)|(?P<apart> ?['’]| )?(?P<short>\d\d))"
)
# `TideConf`, `TideConf.EU`
_SHORT_EVENT = re.compile(
    r"(?:con|conf|fest|camp|summit|days?|meetup)(?:\.[A-Za-z]{2,6})?$", re.IGNORECASE
)
_SURNAMES_TOO = frozenset(("camp", "con", "day", "fest", "school", "series", "talks", "world"))
_CENTURY, _NEXT = 2000, 50
_AROUND = " ,，;；.|-–—·"
_AROUND_FIRST = f"{_AROUND}:："
_JOINTS = frozenset("-–—:：,，|｜·")
_MOST_PARTS, _MOST_WORDS = 6, 4
_LONGEST = 160
_LEAST_TITLE = 2


class _Event(NamedTuple):
    """What an event is called, as written, its year or 0, and whether its name says what it is."""

    written: str
    year: int
    sure: bool


class _Told(NamedTuple):
    """What parts beside a title tell of where and when a talk was given, and by whom."""

    event: _Event
    date: str  # with its month at least, or nothing
    names: list[str]
    makers: list[str]
    place: str
    length: str


def take_event(entry: Entry, words: str) -> str:
    """The words behind a title, unless all of them are an event with its year and who spoke there.

    What the name of no event looks like is one where a length or somebody known stands beside it,
    or below a heading of talks.
    """
    text = words.strip()
    if not 0 < len(text) <= _LONGEST or not any(map(str.isdigit, text)):
        return words
    told = _parted(text)
    timed = any(field.label == "duration" for field in entry.fields)
    if told is None or (told.length and timed):
        return words
    if not (told.event.sure or told.length or timed or _may_stand(entry, told.names)):
        return words
    if "authors" in entry.values or "venue" in entry.values or "byline" in entry.values:
        return words
    _add(entry, told)
    return ""


def take_event_first(entry: Entry, pieces: list[Inline]) -> list[Inline]:
    """``Tide Con 25 - Jane Doe - [The Title](…)``: the pieces from a linked or bold title on.

    Nothing but an event, its date and who spoke there may stand before it. A name that no word
    shows to be an event's needs somebody beside it, or a heading of talks: ``Harbour OS 2018 -
    [The Title]``.
    """
    first, title = pieces[:2] if len(pieces) > 1 else (None, None)
    if type(first) is not Text or first.strong or first.emphasis or len(first.text) > _LONGEST:
        return pieces
    text = first.text.strip()
    linked = isinstance(title, Link) and not (title.bare or is_role_link(title))
    if text[-1:] not in _JOINTS or not any(map(str.isdigit, text)):
        return pieces
    if not (linked or (isinstance(title, Text) and title.strong)):
        return pieces
    told = _parted(text)
    if told is None or told.makers or told.length or is_course_number(told.event.written):
        return pieces
    event, names = told.event, told.names
    told_of = names or told.date or says_event(event.written)
    if not ((event.sure and told_of) or _may_stand(entry, names)):
        return pieces
    _add(entry, told)
    return pieces[1:]


def _add(entry: Entry, told: _Told) -> None:
    event, place = told.event.written, told.place
    entry.add_value("authors", told.names)
    entry.add_value("organizations", told.makers)
    entry.add_value("venue", f"{event}, {place}" if place else event)
    entry.add_value("year", told.event.year or (int(told.date[:4]) if told.date else None))
    entry.add_value("published", told.date or None)
    entry.add_value("duration_seconds", parse_duration(told.length) if told.length else None)


def _parted(text: str) -> _Told | None:
    """Parts that are an event, its date and place, people, makers and a length, and no others."""
    dated = find_date(text)
    date = dated.value if dated and len(dated.value) > len("2023") else ""
    if dated and date:
        before, behind = text[: dated.start], text[dated.end :]
        if before.rstrip()[-1:].isalnum() or behind.lstrip()[:1].isalnum():
            date = ""  # `the storm of May 2019`
        else:
            text = f"{before} | {behind}"
    event: _Event | None = None
    names: list[str] = []
    makers: list[str] = []
    place, length = "", ""
    parts = [told for part in _JOINT.split(text) if (told := part.strip(_AROUND_FIRST))]
    for part in parts if len(parts) <= _MOST_PARTS else ():
        if event is None and (found := _event(part) or (date and _undated(part))):
            event = found
        elif not length and parse_duration(part):
            length = part
        elif is_organization(part):
            makers.append(part)
        elif event and _is_place(part):
            place = f"{place}, {part}" if place else part
        elif not names and (people := may_be_teachers(part)):
            names = people
        else:
            return None
    return _Told(event, date, names, makers, place, length) if event else None


def _is_place(part: str) -> bool:
    """Whether a part behind an event is where it was held: ``Oslo``, ``Norway``."""
    return fold(part) in PLACES


def _undated(part: str) -> _Event | None:
    """The event that a part without a year is by its name: ``TideConf``, beside a date."""
    if not may_be_event(part) or part[-1:].isdigit():
        return None
    if not is_event_name(part) or part.isupper() or venue_like(part):
        return None
    return _Event(part, 0, says_event(part) or _SHORT_EVENT.search(part) is not None)


def may_be_event(part: str) -> bool:
    """Whether a few words may be what an event is called, and nobody and nothing else."""
    words = part.split()
    if not 0 < len(words) <= _MOST_WORDS or not part[:1].isupper():
        return False
    lowered = {word.strip(".,:").lower() for word in words}
    if not (NO_EVENTS.isdisjoint(lowered) and CALENDAR.isdisjoint(lowered)):
        return False
    return not (is_organization(part) or is_known_person(part) or role_of(part))


def is_called_event(part: str) -> bool:
    """Whether a name says itself that it is an event's, and nobody's: ``TideConf``, ``OSCON``."""
    if not may_be_event(part):
        return False
    last = part.split()[-1].lower()
    if last in _SURNAMES_TOO and part.istitle():
        return False  # `Ann Day`
    return says_event(part) or _SHORT_EVENT.search(part) is not None


def _may_stand(entry: Entry, names: list[str]) -> bool:
    """Whether a name that nothing tells of may be an event's, by what it stands beside."""
    if names:
        return any(map(is_known_person, names))
    for heading in reversed(entry.section):
        if kinds := heading_kinds(heading):
            return "talk" in fold(heading) and any(kind == "lecture" for kind, _ in kinds)
    return False


def _event(part: str) -> _Event | None:
    """The event that a part is: a name in capitals, no organization's, month's or person's."""
    sentence = ". " in part or ": " in part
    match = _EVENT.fullmatch(part) if part[-1:].isdigit() and not sentence else None
    if match is None or parse_date(part) or find_term(part) is not None:
        return None
    name = match["name"].strip(" ,")
    words = [word.strip(".,:").lower() for word in name.split()]
    initials = name.isupper()  # of a journal as often: `THRI 2022`
    sure = is_event_name(name) and not (initials and not _SHORT_EVENT.search(name))
    if match["short"]:
        if not (sure and _SHORT_EVENT.search(name)):
            return None  # `GPT 35`
        if match["apart"] == " ":
            return _Event(part, 0, sure)  # `Tide Con 25`: its twenty-fifth
        year = int(match["short"]) + (_CENTURY if int(match["short"]) < _NEXT else _CENTURY - 100)
    else:
        year = int(match["year"])
    if venue_like(part) or is_organization(name) or is_known_person(name) or fold(name) in PLACES:
        return None
    if not (NO_EVENTS.isdisjoint(words) and CALENDAR.isdisjoint(words)):
        return None
    if "and" in words or not (sure or initials or _is_named(name)):
        return None
    return _Event(part, year, sure)


def _is_named(name: str) -> bool:
    """Whether words are a name of several, all in capitals: ``Strange Pier``."""
    return " " in name and all(word[:1].isupper() for word in name.split())


class Given(NamedTuple):
    """A title in plain words, and who spoke about it at which event."""

    title: str
    names: list[str]
    event: str
    year: int


def given_at_event(text: str) -> Given | None:
    """``The Title, Jane Doe, PierCon14``, ``The Title - Jane Doe - Pier Conf 2015``, taken apart.

    Somebody has to be named between the two, or the event is part of the title as well.
    """
    if len(text) > _LONGEST or not text[-1:].isdigit():
        return None
    joints = list(_SPEAKS.finditer(text))
    if len(joints) <= 1:
        return None
    before, last = joints[-2:]
    event = _event(text[last.end() :].strip())
    title = text[: before.start()].strip()
    names = may_be_teachers(text[before.end() : last.start()].strip()) if event else []
    known = bool(event and event.sure) or any(map(is_known_person, names))
    if event is None or not names or not known or len(title.split()) < _LEAST_TITLE:
        return None
    return Given(title, names, event.written, event.year)
