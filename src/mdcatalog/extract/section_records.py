"""Sections beside each other: their numbers, and what those are of which nothing says it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from mdcatalog.extract.credited_titles import read_credited_sections
from mdcatalog.extract.kinds import Decision, may_be
from mdcatalog.extract.promises import lead_within
from mdcatalog.extract.reading import Found, Reading
from mdcatalog.extract.sections import SectionReading, blocks_below
from mdcatalog.extract.venues import is_title_case
from mdcatalog.tree import List, Paragraph
from mdcatalog.values.text import CJK

_LEAST_SECTIONS = 3
_LEAST_BESIDE = 2
_FULL_TITLE = 5  # words that a heading of notes has not
_LONGEST_COMMENT = 300
_SURE = 1.5  # how strongly a section speaks for being a record that surely is one
# `01-quaylib`, `2 pierlib`, `#3 buoylib`, `④ locklib`; by itself it may be a name: `24-Hour Tides`
_NUMBERED = re.compile(
    r"(?:(?:#|[Nn]o\.?\s?)?(?P<number>\d{1,3})(?:[-_]|\s+(?:[-–—]\s*)?)|(?P<sign>[\u2460-\u2473])\s*)"
    r"(?=[^\W\d])"
)
_FIRST_SIGN = 0x2460
_SILENT = frozenset({"list-without-records", "item-without-record", "kind-unclear"})


def take_numbers(readings: Sequence[SectionReading | None]) -> None:
    """Take the numbers before the names of sections: ``01-quaylib``, ``02-pierlib``, ….

    Digits are numbers where most sections beside each other begin with them, and count from one.
    """
    if len(readings) < _LEAST_SECTIONS:
        return
    entries = [reading.entry for reading in readings if reading]
    found = [(entry, match) for entry in entries if (match := _NUMBERED.match(entry.title))]
    if len(found) < _LEAST_SECTIONS or len(found) * 2 < len(entries):
        return
    numbers = [
        int(match["number"]) if match["number"] else ord(match["sign"]) - _FIRST_SIGN + 1
        for _, match in found
    ]
    if numbers[0] > 1 or any(one >= other for one, other in pairwise(numbers)):
        return
    for (entry, match), number in zip(found, numbers, strict=True):
        entry.add_value("number", number)
        entry.title = entry.title[match.end() :]


def take_credits(readings: Sequence[SectionReading | None], path: tuple[str, ...]) -> None:
    """Read the headings that are titles over who wrote them as such, if nothing else told more."""
    present = [reading for reading in readings if reading]
    if all(reading.strength >= _SURE for reading in present):
        return
    sections = [reading.section for reading in present]
    for reading, entry in zip(present, read_credited_sections(sections, path), strict=False):
        if entry and reading.strength < _SURE:
            reading.entry, reading.strength = entry, _SURE


def without_contents(
    readings: Sequence[SectionReading | None],
) -> Sequence[SectionReading | None]:
    """The sections without those that are contents: headings over nothing that lead within.

    ``* #### [Piers](https://github.com/harbour/list#piers)`` beside others of the same page.
    """
    if len(readings) < _LEAST_SECTIONS:
        return readings
    empty = [r for r in readings if r and not (r.section.blocks or r.section.sections)]
    urls = [link.url for reading in empty for link in reading.entry.links if not link.image]
    pages = {url.partition("#")[0] for url in urls}
    if len(empty) < _LEAST_SECTIONS or len(pages) != 1 or not lead_within(urls):
        return readings
    return [reading for reading in readings if reading not in empty]


def heads_document(readings: Sequence[SectionReading | None]) -> bool:
    """Whether the first of several sections is the document's title, which links to its own site.

    ``<h2><a href="…">Harbour resources</a></h2>`` over what the list holds, and other headings.
    """
    first = readings[0] if len(readings) > 1 else None
    if first is None or first.entry.fields or first.section.sections:
        return False
    web = [link for link in first.entry.links if not link.image]
    return len(web) == 1 and web[0].place == "title" and not set(first.entry.values) - {"heading"}


def settle_sections(reading: Reading, undecided: Sequence[tuple[SectionReading, Decision]]) -> None:
    """Give the undecided sections the kind that all numbered sections beside them have.

    ``### 2. Mooring`` over no more than its site, where ``### 1.`` and ``### 3.`` are courses;
    it holds no records, and its number is none of theirs.
    """
    if not undecided:
        return
    numbered = [found for found in reading.found if _is_numbered(found)]
    kinds = Counter(found.kind for found in numbered)
    taken = {found.entry.values["number"] for found in numbered}
    if len(kinds) != 1 or len(numbered) < _LEAST_SECTIONS or len(undecided) > len(numbered):
        return
    (kind,) = kinds
    for section, decision in undecided:
        entry = section.entry
        within = any(entry.start <= f.entry.start <= entry.end for f in reading.found)
        if within or not may_be(decision, kind) or entry.values["number"] in taken:
            continue
        reading.found.append(Found(entry, kind))
        lists = [block for block in blocks_below(section.section) if isinstance(block, List)]
        reading.items.recorded += sum(len(block.items) for block in lists)
        reading.notes[:] = [
            note
            for note in reading.notes
            if note.code not in _SILENT or not entry.start <= (note.line or 0) <= entry.end
        ]


def _is_numbered(found: Found) -> bool:
    return found.entry.block == "section" and "number" in found.entry.values


def titled_beside(
    readings: Sequence[SectionReading | None], chosen: Sequence[SectionReading]
) -> list[SectionReading]:
    """Sections without a link that are titles in full over a comment, as most chosen ones are.

    ``### Matrix Methods for Mooring Large Ships`` over ``经典算法。`` among papers with links.
    """
    if len(chosen) < _LEAST_BESIDE:
        return []
    taken = {id(reading) for reading in chosen}
    titled = [reading for reading in readings if reading and _is_titled_over_comment(reading)]
    alike = [reading for reading in titled if id(reading) in taken]
    if len(alike) * 2 < len(titled) or len(alike) * 4 < len(chosen) * 3:
        return []
    return [reading for reading in titled if id(reading) not in taken]


def told_beside(
    readings: Sequence[SectionReading | None], chosen: Sequence[SectionReading]
) -> list[SectionReading]:
    """Sections that say what they are of, where others beside them do: not the one of a guide."""
    told = [reading for reading in readings if reading and "of_kind" in reading.entry.values]
    return [r for r in told if r not in chosen] if len(told) >= _LEAST_BESIDE else []


def _is_titled_over_comment(reading: SectionReading) -> bool:
    """Whether a heading is a full title in English over a few words, or over words in CJK."""
    title, body = reading.entry.title, reading.entry.description
    if reading.section.sections or len(title.split()) < _FULL_TITLE or not title.isascii():
        return False
    if not 0 < len(body) <= _LONGEST_COMMENT or title.endswith(("?", ":")):
        return False
    if not all(isinstance(block, Paragraph) for block in reading.section.blocks):
        return False
    return is_title_case(title) or CJK.search(body) is not None
