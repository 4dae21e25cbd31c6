"""What a document holds: its entries with their kinds, notes, and what was counted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from mdcatalog.diagnostics import Note
from mdcatalog.extract.entries import Entry, found_links
from mdcatalog.source import Document
from mdcatalog.tree import Tree, block_inlines, walk_blocks


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
