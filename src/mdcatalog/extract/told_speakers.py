"""Who gives talks, where most titles of a list name somebody in the same place."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mdcatalog.extract.course_names import is_given, may_be_teachers
from mdcatalog.extract.entries import Entry
from mdcatalog.extract.organizations import is_organization
from mdcatalog.extract.person_names import FULL_NAME_WORDS, is_name
from mdcatalog.patterns import lazy_pattern
from mdcatalog.values import split_names

# `Title - Jane Doe`, `Title (Jane Doe)`, `Title by Jane Doe`; `Jane Doe: Title`
_PLACES = (
    lazy_pattern(r".{4,}\s(?:[-–—|(（]|[Bb]y\b)\s*(?P<names>[^-–—|:()（）\d]{4,60})[)）]?"),
    lazy_pattern(r"(?P<names>[^-–—|:()\d]{4,60}?)(?::|\s[-–—|])\s+.{4,}"),
)
_OFFICE = re.compile(r",\s.*$")  # `Jane Doe, MIT`
_EVENT_AT_END = lazy_pattern(r"\s[-–—|]\s[A-Z][\w.]*(?: [A-Z][\w.]*){0,2} ((?:19|20)\d\d)$")
_LEAST = 3
_KNOWN = 3  # one in so many begins with a given name that many have: no list knows all


def share_speakers(entries: Sequence[Entry]) -> None:
    """Names in one place of at least two thirds of the titles, most of them different.

    One in three has to begin with a known given name: ``Go at Scale - Load Balancing`` names none.
    """
    if len(entries) < _LEAST:
        return
    for place in _PLACES:
        named: list[tuple[Entry, list[str]]] = []
        for entry in entries:
            match = place.fullmatch(entry.title)
            names = _people(match["names"]) if match else []
            if names:
                named.append((entry, names))
        told = {name for _, names in named for name in names}
        if len(named) < _LEAST or len(named) * 3 < len(entries) * 2:
            continue
        if len(told) * 2 < len(named):
            continue  # the same words again and again are no names
        if sum(is_given(name.split()[0]) for name in told) * _KNOWN < len(told):
            continue  # topics in capitals
        for entry, names in named:
            if "authors" not in entry.values:
                entry.add_value("speakers", names)
            if event := _EVENT_AT_END.search(entry.title):
                entry.add_value("year", int(event[1]))  # `Jane Doe - The Talk - PyCon 2018`
        return


def _people(text: str) -> list[str]:
    """The names of a text that is nothing but names of people, each in full."""
    text = text.strip()
    if "," in text and not may_be_teachers(text.rpartition(",")[2].strip()):
        text = _OFFICE.sub("", text)
    names = split_names(text)
    full = all(
        len(name.split()) in FULL_NAME_WORDS and is_name(name) and not is_organization(name)
        for name in names
    )
    return names if full else []
