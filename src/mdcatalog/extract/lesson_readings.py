"""Lessons that headings name, over their notes and slides, and below these what is read for them.

``## Ropes`` over ``- [Lecture notes](https://…)`` over a list of papers.
"""

from __future__ import annotations

from collections.abc import Sequence

from mdcatalog.extract.nested_headings import part_list, part_table
from mdcatalog.extract.part_names import part_role
from mdcatalog.extract.section_shapes import heading_text, only_piece
from mdcatalog.extract.sections import SectionReading
from mdcatalog.extract.shapes import head_of
from mdcatalog.extract.told_data import part_results
from mdcatalog.tree import Block, Link, List, Paragraph, Section, Table, block_links
from mdcatalog.vocabulary import KIND_WORDS

_PARTS = frozenset({"reference", "slides", "video", "code"})
_SHOWN = frozenset({"reference", "slides", "video"})
_MOST = 4  # bullets


def part_rest(section: Section) -> tuple[Section, tuple[Block, ...]]:
    """A section up to the table or the readings below what is about its own thing, and the rest."""
    parted = part_results(section, heading_text(section))
    if parted[1]:
        return parted
    parted = part_table(section)
    if parted[1] or section.sections:
        return parted
    parted = part_list(section)
    if parted[1]:
        return parted
    blocks = section.blocks
    at = next((at for at, block in enumerate(blocks) if not isinstance(block, Paragraph)), 0)
    own = blocks[at] if blocks else None
    rest = blocks[at + 1 :]
    if not isinstance(own, List) or not _shows_lesson(own):
        return section, ()
    if any(block_links(blocks[:at])) or not any(isinstance(b, List) for b in rest):
        return section, ()
    if not any(link.url.startswith("http") for link in block_links(rest)):
        return section, ()
    return section._replace(blocks=blocks[: at + 1], end=own.end), tuple(rest)


def _shows_lesson(block: List) -> bool:
    """Whether bullets are links to the notes, slides or recording of a lesson and nothing else."""
    if len(block.items) > _MOST:
        return False
    pieces = [only_piece(head_of(item)) if len(item.blocks) == 1 else None for item in block.items]
    links = [piece for piece in pieces if isinstance(piece, Link) and not piece.bare]
    roles = [part_role(link.text) for link in links]
    told = len(links) == len(block.items) and _PARTS.issuperset(roles)
    return told and not _SHOWN.isdisjoint(roles)


def note_lessons(
    parts: Sequence[tuple[Section, Sequence[Block]]], readings: Sequence[SectionReading | None]
) -> None:
    """Mark the sections that are parted from what is read for them by the notes of a lecture."""
    for (own, rest), reading in zip(parts, readings, strict=True):
        last = own.blocks[-1] if rest and own.blocks else None
        links = reading.entry.links if reading is not None and isinstance(last, List) else ()
        if reading is not None and any(KIND_WORDS["lecture"].found_in(x.text) for x in links):
            reading.entry.values["lesson"] = True


def heads_readings(blocks: Sequence[Block]) -> bool:
    """Whether what stands below a lesson is read for it: no table of its parts."""
    return bool(blocks) and not isinstance(blocks[0], Table)
