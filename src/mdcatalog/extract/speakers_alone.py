"""Who speaks, where all that is said of a recording is that: its channel, or somebody of a school.

``Tides with Letitia`` beside ``…&ab_channel=TideswithLetitia``; ``Jane Doe, MIT 6.S192``.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import unquote_plus

from mdcatalog.extract.entries import Entry, FoundLink
from mdcatalog.extract.person_names import FULL_NAME_WORDS, is_name
from mdcatalog.patterns import lazy_pattern
from mdcatalog.vocabulary import SCHOOLS, fold

_CHANNEL = lazy_pattern(r"[?&]ab_channel=(?P<name>[^&#]{2,80})")
# `Jane Doe, MIT`, `Jane Doe, MIT 6.S192 - Lecture 22`
_OF_SCHOOL = lazy_pattern(
    r"(?P<name>[^\d,:;]{4,40}), (?P<school>[A-Z][A-Za-z]+(?: [A-Z][A-Za-z]+){0,3}?)"
    r"(?: (?:[A-Z]{1,5} ?-?)?\d[\w.-]*)?(?:[.,:]? (?:[-–—] )?(?:Lecture|Lesson|Talk|Seminar) ?\d*)?"
)
_LONGEST = 100


def take_speaker_alone(values: dict[str, Any], entry: Entry) -> None:
    """Take who speaks, where a line of nothing else is all that is said."""
    said = entry.description
    if not said or len(said) > _LONGEST or "\n" in said or "speakers" in values:
        return
    of = _OF_SCHOOL.fullmatch(said)
    if of and fold(of["school"]) in SCHOOLS:
        if len(of["name"].split()) in FULL_NAME_WORDS and is_name(of["name"]):
            values["speakers"] = [of["name"]]
            values.setdefault("organizations", [of["school"]])
    elif any(_letters(channel) == _letters(said) for channel in map(_channel, entry.links)):
        values["speakers"], entry.description = [said], ""


def _channel(link: FoundLink) -> str:
    found = _CHANNEL.search(link.url) if "ab_channel=" in link.url else None
    return unquote_plus(found["name"]) if found else ""


def _letters(name: str) -> str:
    return "".join(filter(str.isalnum, name.casefold()))
