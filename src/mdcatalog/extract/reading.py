"""What a document holds: its entries with their kinds, notes, and what was counted."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

from mdcatalog.diagnostics import Note
from mdcatalog.extract.entries import Entry, found_links
from mdcatalog.source import Document
from mdcatalog.tree import List, Table, Tree, block_inlines, walk_blocks, walk_sections


@dataclass(slots=True)
class Found:
    """An entry with its kind, in the order of the document."""

    entry: Entry
    kind: str


@dataclass
class Tally:
    """Blocks seen and blocks that gave a record."""

    total: int = 0
    recorded: int = 0


@dataclass
class Reading:
    """What a document holds."""

    found: list[Found] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    rows: Tally = field(default_factory=Tally)
    items: Tally = field(default_factory=Tally)


def counted(things: Sequence[object], noun: str) -> str:
    """``1 row holds``, ``3 rows hold``: how a note begins."""
    return f"1 {noun} holds" if len(things) == 1 else f"{len(things)} {noun}s hold"


def add_footnotes(entry: Entry, tree: Tree, document: Document) -> None:
    """The links of a footnote belong to the row or item that refers to it."""
    text = document.excerpt(entry.start, entry.end)
    if "[^" not in text:
        return
    for label, footnote in tree.footnotes.items():
        if f"[^{label}]" in text:
            for block in walk_blocks(footnote.blocks):
                for content in block_inlines(block):
                    entry.links.extend(found_links(content, "body"))


def leave_untitled(reading: Reading, tree: Tree) -> None:
    """No record is made of an entry whose title is nothing but marks: ``—`` over a link."""
    untitled = [found.entry for found in reading.found if not found.entry.title.strip()]
    if not untitled:
        return
    reading.found[:] = [found for found in reading.found if found.entry.title.strip()]
    counted_blocks = sorted(
        (
            block.start,
            *((len(block.rows), 0) if isinstance(block, Table) else (0, len(block.items))),
        )
        for section in walk_sections(tree.root)
        for block in walk_blocks(section.blocks)
        if isinstance(block, (Table, List))
    )
    for entry in untitled:
        rows, items = 0, 0
        if entry.block == "table_row":
            rows = 1
        elif entry.block == "list_item":
            items = int("same_item" not in entry.values)
        else:
            first = bisect_left(counted_blocks, (entry.start,))
            for _, more_rows, more_items in counted_blocks[
                first : bisect_left(counted_blocks, (entry.end + 1,))
            ]:
                rows, items = rows + more_rows, items + more_items
        reading.rows.recorded -= rows
        reading.items.recorded -= items
        code, message = "item-without-record", f"1 item holds no record (line {entry.start})."
        if entry.block == "table_row":
            code, message = "row-without-record", "The row has no title."
        reading.notes.append(Note(code, message, entry.start, entry.end))
