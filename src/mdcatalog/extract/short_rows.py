"""Tables whose rows all lack the cell of one column, which their headers still name.

``Name | Function | Link | Notes`` over ``[Quay](https://…) | mooring | free``: what the names lead
to is no longer beside them.
"""

from __future__ import annotations

from mdcatalog.tree import Cell, Link, Table, plain_text
from mdcatalog.vocabulary import role_of

_LEAST_ROWS, _LEAST_COLUMNS = 2, 3
_LINKING = frozenset({"main", "project", "code", "reference"})


def without_unfilled(table: Table) -> Table:
    """The table without the column for links that no row fills, where all are short by one cell.

    The first cells of the rows link, and no cell below the header for links does.
    """
    width = len(table.header)
    rows = table.rows
    if width < _LEAST_COLUMNS or len(rows) < _LEAST_ROWS:
        return table
    if any(_filled(row.cells) != width - 1 for row in rows):
        return table
    if any(Link not in map(type, row.cells[0].content) for row in rows):
        return table
    headers = [plain_text(cell.content) for cell in table.header]
    linking = [at for at, text in enumerate(headers) if at and role_of(text) in _LINKING]
    if len(linking) != 1 or linking[0] == width - 1:
        return table
    at = linking[0]
    if any(_leads(row.cells[at]) for row in rows):
        return table
    return table._replace(header=(*table.header[:at], *table.header[at + 1 :]))


def _filled(cells: tuple[Cell, ...]) -> int:
    """How many cells a row has, those at its end left out that hold nothing."""
    count = len(cells)
    while count and not cells[count - 1].content:
        count -= 1
    return count


def _leads(cell: Cell) -> bool:
    return Link in map(type, cell.content) or "://" in plain_text(cell.content)
