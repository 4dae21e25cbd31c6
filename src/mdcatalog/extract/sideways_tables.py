"""Tables laid out sideways: a thing a column, and a fact of all of them a row.

``| | RopeKit | KnotKit |`` over ``| License | MIT | GPL |`` and ``| Code | [GitHub](…) | … |``.
"""

from __future__ import annotations

import re

from mdcatalog.extract.labels import is_known_label
from mdcatalog.tree import Cell, Link, Row, Table, Text, plain_text
from mdcatalog.vocabulary import role_of

_LEAST_ROWS, _LEAST_THINGS = 2, 2
_LONGEST_NAME, _LONGEST_LABEL = 40, 24
_PLAIN = re.compile(r"[\W_]+")
_NAME = (Cell((Text("Name"),)),)


def upright(table: Table) -> Table:
    """The table with a row for each thing; as it is where it is not laid out so.

    Each row begins with a label that is known, one of them leads to something, and the names at
    the head of the columns are none.
    """
    corner, *names = table.header or (Cell(()),)
    if plain_text(corner.content).strip() or len(names) < _LEAST_THINGS:
        return table
    if len(table.rows) < _LEAST_ROWS or table.html or not all(map(_is_name, names)):
        return table
    width = len(table.header)
    labels = [plain_text(row.cells[0].content).strip() if row.cells else "" for row in table.rows]
    known = sum(map(_is_label, labels))
    if known * 3 < len(labels) * 2 or any(len(row.cells) > width for row in table.rows):
        return table
    leads = [row for row, label in zip(table.rows, labels, strict=True) if _leads(row, label)]
    linked = all(Link in map(type, name.content) for name in names)
    if not (linked or any(_lead_by_name(row, names) for row in leads)):
        return table  # `| | Small | Base |` over sizes and downloads
    rows = [
        Row(
            (name, *(_cell(row, at) for row in table.rows)),
            table.start,
            table.rows[-1].end,
        )
        for at, name in enumerate(names, 1)
    ]
    header = (*_NAME, *(row.cells[0] for row in table.rows))
    return table._replace(header=header, rows=tuple(rows))


def _cell(row: Row, at: int) -> Cell:
    return row.cells[at] if at < len(row.cells) else Cell(())


def _is_name(cell: Cell) -> bool:
    text = plain_text(cell.content).strip()
    return 0 < len(text) <= _LONGEST_NAME and not _is_label(text)


def _is_label(text: str) -> bool:
    return 0 < len(text) <= _LONGEST_LABEL and is_known_label(text)


def _lead_by_name(row: Row, names: list[Cell]) -> bool:
    """Whether the links of a row are called as the things at the head of its columns are."""
    for at, name in enumerate(names, 1):
        plain = _PLAIN.sub("", plain_text(name.content)).casefold()
        urls = [piece.url for piece in _cell(row, at).content if isinstance(piece, Link)]
        if not any(plain in _PLAIN.sub("", url).casefold() for url in urls):
            return False
    return True


def _leads(row: Row, label: str) -> bool:
    """Whether a row leads to each thing: ``| Code | [GitHub](…) | [GitHub](…) |``."""
    linked = sum(Link in map(type, cell.content) for cell in row.cells[1:])
    return role_of(label) is not None and linked >= _LEAST_THINGS
