"""Tables of courses by their numbers, whose header is but the first of the rows over groups.

``1 | introductory`` over ``6.001 | [Ropes](https://…)`` and ``2 | foundation`` further down.
"""

from __future__ import annotations

from collections.abc import Sequence

from mdcatalog.patterns import lazy_pattern
from mdcatalog.tree import Cell, Link, Table, Text, plain_text

# `6.0001`, `6.S081`, `6.830/6.814`, `18.06:`, `CS 61A`, `EECS-151`
_NUMBER = lazy_pattern(
    r"(?:\d{1,2}\.[A-Z]?\d{2,4}[A-Za-z]{0,2}|[A-Z]{2,5}[ -]?\d{2,4}[A-Za-z]{0,2})"
    r"(?:\s*/\s*[\w.]{3,8})*\s*[:：]?"
)
_LEAST = 4
_COLUMNS = 2
_LONGEST, _DIGITS = 16, 2
_LONGEST_GROUP = 60
_COURSE = Cell((Text("Course"),))
_NOTHING = Cell(())


def numbers_courses(table: Table) -> bool:
    """Whether a table of two columns has the number of a course in nearly all its rows.

    Its header and the other rows are plain words that group them: the header's would name columns.
    """
    if len(table.header) != _COLUMNS or len(table.rows) < _LEAST:
        return False
    if not _heads_group(table.header):
        return False
    rows = [row for row in table.rows if not _heads_group(row.cells)]
    numbered = sum(1 for row in rows if len(row.cells) == _COLUMNS and _is_number(row.cells[0]))
    return numbered >= _LEAST and numbered * 10 >= len(rows) * 9


def with_courses(table: Table) -> Table:
    """Such a table with a header that says so, and without titles where groups begin."""
    if not numbers_courses(table):
        return table
    rows = [
        row._replace(cells=(row.cells[0], _NOTHING)) if _heads_group(row.cells) else row
        for row in table.rows
    ]
    return table._replace(header=(_NOTHING, _COURSE), rows=tuple(rows))


def _is_number(cell: Cell) -> bool:
    text = plain_text(cell.content).strip()
    return len(text) <= _LONGEST and _NUMBER.fullmatch(text) is not None


def _heads_group(cells: Sequence[Cell]) -> bool:
    """Whether cells are nothing but a group's number and what it is called: ``2 | foundation``."""
    if len(cells) != _COLUMNS or any(Link in map(type, cell.content) for cell in cells):
        return False
    number, name = (plain_text(cell.content).strip() for cell in cells)
    return number.isdecimal() and len(number) <= _DIGITS and 0 < len(name) <= _LONGEST_GROUP
