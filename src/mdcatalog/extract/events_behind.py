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
from mdcatalog.values import find_term, parse_date, parse_duration
from mdcatalog.vocabulary import CALENDAR, NO_EVENTS, PLACES, fold

_JOINT = lazy_pattern(r"\s*[,，;；|｜·()（）]\s*|\s+[-–—]{1,2}\s+")
_SPEAKS = lazy_pattern(r"\s*[,，;；|｜]\s+|\s+[-–—]{1,2}\s+")
# `Strange Pier 2017`, `PierCon14`, `PierCon '14`
_EVENT = lazy_pattern(
    r"(?P<name>@?[A-Z][\w.&'’:/+-]*?(?: [\w.&'’:/+-]+){0,3}?)"
    r"(?:,? (?P<year>(?:19|20)\d\d)|(?P<apart> ?['’]| )?(?P<short>\d\d))"
)
_SHORT_EVENT = re.compile(r"(?:con|conf|fest|camp|summit|days?|meetup)$", re.IGNORECASE)
_CENTURY, _NEXT = 2000, 50
_AROUND = " ,，;；.|-–—·"
_AROUND_FIRST = f"{_AROUND}:："
_JOINTS = frozenset("-–—:：,，|｜·")
_MOST_PARTS, _MOST_FIRST = 5, 2
_LONGEST = 160
_LEAST_TITLE = 2


class _Event(NamedTuple):
    """What an event is called, as written, its year or 0, and whether its name says what it is."""

    written: str
    year: int
    sure: bool


def take_event(entry: Entry, words: str) -> str:
    """The words behind a title, unless all of them are an event with its year and who spoke there.

    What the name of no event looks like is one where a length or somebody known stands beside it,
    or below a heading of talks.
    """
    text = words.strip()
    if not 0 < len(text) <= _LONGEST or not any(map(str.isdigit, text[-24:])):
        return words
    event: _Event | None = None
    timed = any(told.label == "duration" for told in entry.fields)
    names: list[str] = []
    makers: list[str] = []
    place, length = "", ""
    parts = [part for part in _JOINT.split(text.strip(_AROUND)) if part.strip(_AROUND)]
    for part in parts if len(parts) <= _MOST_PARTS else ():
        if event is None and (found := _event(part)):
            event = found
        elif parse_duration(part) and not (timed or length):
            length = part
        elif is_organization(part):
            makers.append(part)
        elif event and not place and fold(part) in PLACES:
            place = part
        elif not names and (people := may_be_teachers(part)):
            names = people
        else:
            return words
    if event is None or not (event.sure or timed or length or _may_stand(entry, names)):
        return words
    if "authors" in entry.values or "venue" in entry.values or "byline" in entry.values:
        return words
    entry.add_value("authors", names)
    entry.add_value("organizations", makers)
    entry.add_value("venue", f"{event.written}, {place}" if place else event.written)
    entry.add_value("year", event.year or None)
    entry.add_value("duration_seconds", parse_duration(length) if length else None)
    return ""


def take_event_first(entry: Entry, pieces: list[Inline]) -> list[Inline]:
    """``Tide Con 25 - Jane Doe - [The Title](…)``: the pieces from a linked or bold title on.

    Nothing but an event and who spoke there may stand before it. A name that no word shows to be
    an event's needs somebody beside it, or a heading of talks: ``Harbour OS 2018 - [The Title]``.
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
    parts = [part.strip(_AROUND_FIRST) for part in _JOINT.split(text)]
    parts = [part for part in parts if part]
    events = [event for part in parts if (event := _event(part))]
    if len(events) != 1 or len(parts) > _MOST_FIRST or is_course_number(events[0].written):
        return pieces
    event = events[0]
    names = [name for x in parts if x != event.written for name in may_be_teachers(x)]
    if len(parts) > 1 and not names:
        return pieces
    if not ((event.sure and (names or says_event(event.written))) or _may_stand(entry, names)):
        return pieces
    entry.add_value("authors", names)
    entry.add_value("venue", event.written)
    entry.add_value("year", event.year or None)
    return pieces[1:]


def _may_stand(entry: Entry, names: list[str]) -> bool:
    """Whether a name that nothing tells of may be an event's, by what it stands beside."""
    if names:
        return any(map(is_known_person, names))
    told = next((kinds for x in reversed(entry.section) if (kinds := heading_kinds(x))), ())
    return "talk" in fold(entry.section[-1] if entry.section else "") and any(
        kind == "lecture" for kind, _ in told
    )


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
