"""Rows whose description holds bars that part cells where no column begins."""

from __future__ import annotations

from mdcatalog.extract.columns import TableShape
from mdcatalog.tree import Cell, Inline, Text, plain_text
from mdcatalog.values import parse_count
from mdcatalog.vocabulary import FIELDS, PROSE_HEADERS, fold

_COUNTS = frozenset(
    fold(word) for name in ("stars", "citations", "views", "examples") for word in FIELDS[name]
)


def rejoin_cells(cells: list[Cell], shape: TableShape) -> list[Cell]:
    """``Web | iOS | Linux`` in a description: the cells with those that it was split into joined.

    Only where the row has more cells than the header, and the columns of counts behind the
    description hold counts then but not before.
    """
    extra = len(cells) - shape.width
    prose = [at for at, word in shape.known.items() if word in PROSE_HEADERS and at < shape.width]
    if extra <= 0 or len(prose) != 1 or prose[0] == shape.title:
        return cells
    at = prose[0]
    counts = [c for c, word in shape.known.items() if word in _COUNTS and at < c < shape.width]
    if not counts or all(_is_count(cells[c]) for c in counts):
        return cells
    if not all(_is_count(cells[c + extra]) for c in counts):
        return cells
    pieces: list[Inline] = []
    for cell in cells[at : at + extra + 1]:
        pieces.extend([Text(" | "), *cell.content] if pieces else cell.content)
    return [*cells[:at], Cell(tuple(pieces)), *cells[at + extra + 1 :]]


def _is_count(cell: Cell) -> bool:
    return parse_count(plain_text(cell.content).strip()) is not None
