"""Who spoke and at which event, told without a year: ``[The Title](…): Jane Doe, TideConf``.

Two names beside each other are as often two people. The name of an event says that it is one
(``TideConf``, ``Tide Summit``), or most others in its place do.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from mdcatalog.extract.course_names import is_given, may_be_teachers
from mdcatalog.extract.entries import Entry
from mdcatalog.extract.events_behind import is_called_event, may_be_event
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
    for entry, names, event, is_sure in told:
        if is_sure or (alike and _may_be(event)):
            if "authors" not in entry.values:
                entry.description = ""  # all of it is told
            entry.values["authors"] = names
            entry.add_value("venue", event)
            if any(host_role(link.url) == "video" for link in entry.links):
                entry.citation = False  # of a talk, which is no paper


def _spoke(entry: Entry) -> _Spoke | None:
    """People in full and one thing behind them, which nothing else is told beside."""
    if "venue" in entry.values or "byline" in entry.values:
        return None
    authors: Any = entry.values.get("authors")
    if authors:
        parts = [*authors]
    else:
        words = entry.description.strip(_AROUND)
        if not words or len(words) > _LONGEST or "\n" in words:
            return None
        parts = [part for part in map(_plain, _JOINT.split(words)) if part]
    if not 1 < len(parts) <= _MOST_PARTS:
        return None
    if len(parts[0].split()) > _LONGEST_NAME:
        return None  # as most words behind titles, which are about the thing
    event = parts.pop()
    names = [name for part in parts for name in may_be_teachers(part)]
    if len(names) < len(parts):
        return None
    return _Spoke(entry, names, event, is_called_event(event))


def _plain(part: str) -> str:
    return part.strip(_AROUND).removeprefix("by ")


def _may_be(event: str) -> bool:
    """Whether words where others have an event may be one: no person, place or day."""
    if not may_be_event(event) or is_given(event.split()[0]):
        return False
    return fold(event) not in PLACES and not parse_date(event)
