"""Tables whose descriptions begin with the name of what they describe, and no column has it."""

from __future__ import annotations

from mdcatalog.extract.columns import TableShape
from mdcatalog.patterns import lazy_pattern
from mdcatalog.tree import Cell, Inlines, Row, Table, Text
from mdcatalog.vocabulary import PROSE_HEADERS

_LEAST_ROWS = 2
_TITLE = (Text("Name"),)
# `LoRA：a scheme for tuning`, `BMTools: much like it`
_NAMED = lazy_pattern(r"\s*(?P<name>\w[^:：,，。;；()（）]{0,40}?)\s*[:：]\s*(?=\S)")


def part_names(table: Table, shape: TableShape) -> Table:
    """``Description | Link`` over ``Rope: what it does | https://…``: names get a column.

    Where most descriptions begin with one, and no column of the table has titles.
    """
    prose = [at for at, word in shape.known.items() if word in PROSE_HEADERS]
    if shape.title is not None or len(prose) != 1 or len(table.rows) < _LEAST_ROWS:
        return table
    at = prose[0]
    parted = [_parted(row.cells[at].content) if at < len(row.cells) else None for row in table.rows]
    if sum(1 for one in parted if one) * 5 < len(table.rows) * 4:
        return table
    rows: list[Row] = []
    for row, one in zip(table.rows, parted, strict=True):
        name, told = one or ((), row.cells[at].content if at < len(row.cells) else ())
        cells = (*row.cells[:at], Cell(name), Cell(told), *row.cells[at + 1 :])
        rows.append(row._replace(cells=cells))
    header = (*table.header[:at], Cell(_TITLE), *table.header[at:])
    return table._replace(header=header, rows=tuple(rows))


def _parted(content: Inlines) -> tuple[Inlines, Inlines] | None:
    """A cell's name and what is told of it, where a name and a colon begin it."""
    first = content[0] if content else None
    match = _NAMED.match(first.text) if isinstance(first, Text) else None
    if match is None or not isinstance(first, Text):
        return None
    rest = first._replace(text=first.text[match.end() :])
    return (first._replace(text=match["name"]),), (rest, *content[1:])
