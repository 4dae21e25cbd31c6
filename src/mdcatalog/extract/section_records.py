"""Numbered sections of which nothing says what they are, among numbered sections of one kind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from mdcatalog.extract.kinds import Decision, may_be
from mdcatalog.extract.reading import Found, Reading
from mdcatalog.extract.sections import SectionReading, blocks_below
from mdcatalog.tree import List

_LEAST_SECTIONS = 3
_SILENT = frozenset({"list-without-records", "item-without-record", "kind-unclear"})


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
