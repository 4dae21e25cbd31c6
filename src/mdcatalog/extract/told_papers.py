"""What the description of a paper says of where it appeared and who wrote it."""

from __future__ import annotations

from typing import Any

from mdcatalog.extract.cited_words import cited_in_words
from mdcatalog.extract.entries import Entry
from mdcatalog.extract.organizations import is_organization
from mdcatalog.extract.venues_behind import venue_said_in_chinese
from mdcatalog.values import (
    find_year,
)
from mdcatalog.vocabulary import SHORT_VENUES, VENUE_WORDS, fold

_LONGEST_OPENING = 40
_LONGEST_SHORT = 10


def read_opening(values: dict[str, Any], entry: Entry) -> None:
    """``ICCV 2015. Microsoft Research``: words that open with where a paper appeared.

    ``2004, [The Title](…), FAST``: or that are it, in capitals where it is a word too.
    """
    name = entry.description
    if 0 < len(name) <= _LONGEST_SHORT and name.isupper():
        dated = "published" in values or "year" in values
        if dated and fold(name) in SHORT_VENUES:
            values["venue"], entry.description = name, ""
        return
    told = values.get("description") or entry.description
    if said := venue_said_in_chinese(told):
        values["venue"], year = said
        values.setdefault("year", year)
        return
    venue, _, rest = told.partition(". ")
    span = find_year(venue) if len(venue) <= _LONGEST_OPENING else None
    if (
        span is None
        or fold(venue[: span.start]) not in VENUE_WORDS
        or "\n" in venue
        or "，" in venue
    ):
        return
    values["venue"] = venue.strip(" .,;")
    maker, _, behind = rest.partition(". ")
    if is_organization(maker.strip(" .")):
        values.setdefault("organizations", [maker.strip(" .")])
        rest = behind
    if told == values.get("description"):
        values["description"] = rest or None
    else:
        entry.description = rest


def read_cited(values: dict[str, Any], entry: Entry) -> None:
    """``What it does (Doe, Roe & Lee, 2019)``: authors and year within a description."""
    told = values.get("description") or entry.description
    found = cited_in_words(told) if told else None
    if found is None or not found.names:
        return
    values["authors"] = found.names
    if found.year:
        values.setdefault("year", found.year)
    if told == values.get("description"):
        values["description"] = found.rest or None
    else:
        entry.description = found.rest
