"""Who spoke and at which event, told without a year: ``[The Title](…): Jane Doe, TideConf``.

Two names beside each other are as often two people. The name of an event says that it is one
(``TideConf``, ``Tide Summit``), or most others in its place do.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any, NamedTuple

from mdcatalog.extract.course_names import is_given, may_be_teachers
from mdcatalog.extract.entries import Entry
from mdcatalog.extract.events_behind import is_called_event, may_be_event
from mdcatalog.extract.person_names import is_name
from mdcatalog.links import host_role
from mdcatalog.patterns import lazy_pattern
from mdcatalog.values import parse_date
from mdcatalog.vocabulary import PLACES, fold

_JOINT = lazy_pattern(r"\s*[,，;；(（@|｜]\s*|\s+[-–—]{1,2}\s+|\s+at\s+")
_AROUND = " \t.:：()（）-–—"
_LONGEST = 160
_MOST_PARTS = 5
_LEAST_SURE = 2
_LONGEST_NAME = 8  # words: two people


class _Spoke(NamedTuple):
    """The people that are told of an entry, what stands behind them, and whether it is an event."""

    entry: Entry
    names: list[str]
    event: str
    sure: bool


def share_events(entries: Sequence[Entry]) -> None:
    """Part events from the people who spoke there, in the words behind each title of a list."""
    told = [spoke for entry in entries if (spoke := _spoke(entry))]
    sure = sum(spoke.sure for spoke in told)
    alike = sure >= _LEAST_SURE and sure * 2 >= len(told)
    held = Counter(spoke.event for spoke in told) if alike else Counter[str]()
    for entry, names, event, is_sure in told:
        if is_sure or (alike and _may_be(event, held[event])):
            _take(entry, names, event)
            if _is_recorded(entry):
                entry.citation = False  # of a talk, which is no paper


def _is_recorded(entry: Entry) -> bool:
    return any(host_role(link.url) == "video" for link in entry.links)


def _take(entry: Entry, names: list[str], event: str) -> None:
    entry.add_value("venue", event)
    if _plain(entry.description).endswith(event) or not _people_of(entry):
        entry.description = ""  # all of it is told
    entry.tags = [tag for tag in entry.tags if tag != event]
    if "byline" in entry.values:
        entry.values["byline"] = (names, f"by {', '.join(names)}")
    else:
        entry.values["authors"] = names


def _people_of(entry: Entry) -> list[str]:
    """Whom other readers have found to have made or given the thing."""
    byline: Any = entry.values.get("byline")
    authors: Any = byline[0] if byline else entry.values.get("authors")
    return [*authors] if authors else []


def _spoke(entry: Entry) -> _Spoke | None:
    """People in full and one thing beside them, apart from which nothing is told."""
    if "venue" in entry.values:
        return None
    words = _plain(entry.description)
    if len(words) > _LONGEST or "\n" in words:
        return None
    parts = [part for part in map(_plain, _JOINT.split(words)) if part] if words else []
    known = _people_of(entry)
    if known:
        if not parts and len(entry.tags) == 1 and is_called_event(entry.tags[0]):
            parts = [*entry.tags]  # `Jane Doe: [The Title](…) (TideConf)`
        elif len(parts) > 1 or (parts and not is_called_event(parts[0])):
            return None
        parts = [*known, *parts]
    if not 1 < len(parts) <= _MOST_PARTS or len(parts[0].split()) > _LONGEST_NAME:
        return None  # as most words behind titles, which are about the thing
    if not known and is_called_event(parts[0]):
        parts = [*parts[1:], parts[0]]  # `TideConf — Jane Doe`
    event = parts.pop()
    names = [name for part in parts for name in may_be_teachers(part)]
    if len(names) < len(parts):
        return None
    # `Rope Tying, Harbour Summit` may be words about a tool
    people = any(is_given(name.split()[0]) for name in names) or _is_recorded(entry)
    return _Spoke(entry, names, event, people and is_called_event(event))


def _plain(part: str) -> str:
    part = part.strip(_AROUND)
    return part.removeprefix("by ").removeprefix("at ").removeprefix("@ ")


def _may_be(event: str, times: int) -> bool:
    """Whether words where others have an event may be one: no person, place or day.

    What may as well be somebody's name has to be there several ``times``.
    """
    if not may_be_event(event) or (times == 1 and is_name(event)):
        return False
    return fold(event) not in PLACES and not parse_date(event)
