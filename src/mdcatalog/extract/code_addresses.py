"""Addresses written as code in a column of links: ``Name | Link`` over ``Rope | `https://…` ``."""

from __future__ import annotations

import re

from mdcatalog.extract.columns import TableShape
from mdcatalog.tree import Cell, CodeSpan, Link, Row, Table
from mdcatalog.vocabulary import role_of

# an address as a whole: no pattern of one (`https://{host}/v1`), no machine's own (`localhost`)
_ADDRESS = re.compile(r"https?://[\w-]+(?:\.[\w-]+)+(?::\d+)?(?:[/?#][^\s{}<>|`\"$*]*)?")

_LOOKED_AT = 4  # rows: the first may say `-`


def open_addresses(table: Table, shape: TableShape) -> Table:
    """The table, the addresses in code below headers that name a role made links.

    Elsewhere code is text: what is typed, set or called.
    """
    columns = {
        at
        for row in table.rows[:_LOOKED_AT]
        for at, cell in enumerate(row.cells[: len(shape.headers)])
        if _address(cell) and role_of(shape.headers[at])
    }
    if not columns:
        return table
    return table._replace(rows=tuple(_opened(row, columns) for row in table.rows))


def _address(cell: Cell) -> str:
    only = cell.content[0] if len(cell.content) == 1 else None
    text = only.text.strip() if isinstance(only, CodeSpan) else ""
    return text if _ADDRESS.fullmatch(text) else ""


def _opened(row: Row, columns: set[int]) -> Row:
    cells = list(row.cells)
    for at in columns:
        if at < len(cells) and (address := _address(cells[at])):
            cells[at] = cells[at]._replace(content=(Link(address, address, row.start, bare=True),))
    return row._replace(cells=tuple(cells))
