"""Headings of a log of papers: ``## 【2023/01/25】The Title``, ``### Day 12: The Title``."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mdcatalog.extract.entries import Entry, Labelled, split_lines
from mdcatalog.extract.log_leads import (
    BEHIND,
    LEAD,
    LOGS,
    is_day,
    is_long_title,
    is_title,
    tell_of_papers,
)
from mdcatalog.extract.naming import heading_kinds, heads_many
from mdcatalog.extract.people_lines import Who, who_in
from mdcatalog.extract.person_names import is_name
from mdcatalog.extract.section_shapes import heading_text, only_piece
from mdcatalog.extract.sections import SectionReading
from mdcatalog.extract.titles import clean_title, title_text
from mdcatalog.patterns import lazy_pattern
from mdcatalog.tree import Link, Paragraph, Text
from mdcatalog.values import parse_date, split_names

# of notes on one paper, or of what is told about papers
_ASKS = lazy_pattern(
    r"(?:why|how|what|when|where|which|who|can|do|does|should|our|my|your)\b", re.IGNORECASE
)
_SHORT = lazy_pattern(
    r"(?P<names>[^,，\d]{2,40}(?:,? et\.? al\.?|ら|等))[,，]\s*(?P<venue>[^,，]{2,40}?)"
    r"[,，]?\s*(?P<year>(?:19|20)\d\d)"
)
_PAPERS_ALONE = (("paper", 1.0),)
_FEW, _LEAST = 2, 3
_SURE = 1.5


def take_logs(
    readings: Sequence[SectionReading | None], path: tuple[str, ...], title: str = ""
) -> None:
    """Read the sections of a log of papers as such: what their headings name was read.

    Most of them begin with a day, or with what counts the days, over a title in full; or all are
    such titles. A heading above says that they are of papers, or each cites its paper.
    """
    present = [reading for reading in readings if reading]
    dated = bool(path) and is_day(path[-1])
    if len(present) < _FEW and not dated:
        return
    leads = [LEAD.match(heading_text(r.section)) for r in present]
    led = sum(map(bool, leads)) or sum(
        bool(BEHIND.search(heading_text(r.section))) for r in present
    )
    if led * 3 < len(present) * 2 and not dated and len(present) < _LEAST:
        return
    above = (*([title] if title and title not in path else []), *path)
    for reading, lead in zip(present, leads, strict=True):
        if lead:
            _forget_day(reading.entry)
    of_papers = tell_of_papers(above)
    cited = [_cite(reading) for reading in present] if led * 3 >= len(present) * 2 else []
    if not of_papers and sum(cited) * 2 <= len(present):
        return
    names = [_name(reading, lead) for reading, lead in zip(present, leads, strict=True)]
    if led * 3 >= len(present) * 2 or dated:
        if sum(map(is_title, names)) * 2 < len(names):
            return
    elif not all(map(is_long_title, names)) or any(map(_ASKS.match, names)) or not _promised(above):
        return
    log = any(LOGS.search(heading) for heading in above)
    for reading, lead, name in zip(present, leads, names, strict=True):
        if is_title(name):
            _take(reading, lead, name, log=log, day=path[-1] if dated else "")


def _forget_day(entry: Entry) -> None:
    """Leave out the day in brackets before a title that was read as that of its publication."""
    if len(str(entry.values.get("published") or "")) == len("2023-01-25"):
        for name in ("year", "published"):
            entry.values.pop(name, None)


def _take(
    reading: SectionReading, lead: re.Match[str] | None, name: str, *, log: bool, day: str
) -> None:
    entry = reading.entry
    behind = BEHIND.search(heading_text(reading.section))
    told = lead.groupdict() if lead else {}
    day = told.get("boxed") or told.get("day") or told.get("dated") or day
    day = day or (behind["day"] if behind else "")
    number = told.get("number") or told.get("count") or told.get("hash")
    if len(entry.title) <= len(heading_text(reading.section)):
        entry.title = name  # no label says it in full
    entry.add_value("number", int(number) if number else None)
    entry.values.pop("heading_date", None)
    if parse_date(day):
        entry.fields.append(Labelled("date", day))
        if log:
            entry.values["was_read"] = True
    entry.values["read_log"] = True
    reading.strength = max(reading.strength, _SURE)


def _name(reading: SectionReading, lead: re.Match[str] | None) -> str:
    """What a heading names, without the day before or behind it."""
    heading = heading_text(reading.section)
    if lead:
        heading = heading[lead.end() :]
    elif behind := BEHIND.search(heading):
        heading = heading[: behind.start()]
    else:
        return reading.entry.title
    return clean_title(heading)


def _promised(headings: tuple[str, ...]) -> bool:
    """Whether the nearest heading that says what follows says papers, in the plural."""
    told = next(((h, k) for h in reversed(headings) if (k := heading_kinds(h))), None)
    if told is None or told[1] != _PAPERS_ALONE:
        return False
    return heads_many(told[0]) or not told[0].isascii()


def _in_short(text: str) -> Who | None:
    """``Doe et al., NLPS, 2011``: behind names the venue may be one that nobody knows."""
    match = _SHORT.fullmatch(text)
    names = split_names(match["names"]) if match else []
    if match is None or not names or not all(map(is_name, names)):
        return None
    return Who(names, [], True, match["venue"], int(match["year"]))


def _cite(reading: SectionReading) -> bool:
    """Take who, where and when from the line below a heading, linked to its reference or not.

    ``[**[Doe et al., ICML, 2011]**](#doe11)``; whether it was such a line.
    """
    first = reading.section.blocks[0] if reading.section.blocks else None
    lines = split_lines(first.content) if isinstance(first, Paragraph) else []
    piece = only_piece(lines[0]) if lines else None
    if not isinstance(piece, (Text, Link)) or (isinstance(piece, Link) and piece.url[:1] != "#"):
        return False
    told = piece.text.strip().strip("[]()【】（） ")
    who = who_in([Text(told)]) or _in_short(told)
    if who is None or not (who.venue or who.year):
        return "authors" in reading.entry.values and "venue" in reading.entry.values
    entry: Entry = reading.entry
    entry.add_value("authors", who.names)
    entry.add_value("venue", who.venue)
    entry.add_value("year", who.year)
    entry.citation = True
    shown = " ".join(title_text([piece]).split())
    if entry.description.startswith(shown):
        entry.description = entry.description[len(shown) :].lstrip("\n .")
    return True
