"""Sections beside each other: their numbers, and what those are of which nothing says it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from mdcatalog.extract.kinds import Decision, may_be
from mdcatalog.extract.reading import Found, Reading
from mdcatalog.extract.sections import SectionReading, blocks_below
from mdcatalog.tree import List

_LEAST_SECTIONS = 3
# `01-quaylib`, `12_pierlib`; by itself it may be a name: `24-Hour Tides`
_GLUED = re.compile(r"(?P<number>\d\d)[-_](?=[^\W\d])")
_SILENT = frozenset({"list-without-records", "item-without-record", "kind-unclear"})


def take_numbers(readings: Sequence[SectionReading | None]) -> None:
    """Take the numbers before the names of sections: ``01-quaylib``, ``02-pierlib``, ….

    Two digits and a dash are one where most sections beside it have them, and one a zero.
    """
    entries = [reading.entry for reading in readings if reading]
    glued = [entry for entry in entries if entry.title[:1].isdigit() and _GLUED.match(entry.title)]
    if len(glued) < _LEAST_SECTIONS or len(glued) * 2 < len(entries):
        return
    if not any(entry.title.startswith("0") for entry in glued):
        return
    for entry in glued:
        entry.add_value("number", int(entry.title[:2]))
        entry.title = entry.title[len("01-") :]


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
