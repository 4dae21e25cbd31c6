"""Tables of plain names that the document lists elsewhere, with their links: ``Name | Platform``.

A table without links and with little that is known holds records as often as not. Below
``## Tools`` its rows are tools where most of their names are those of tools elsewhere.
"""

from __future__ import annotations

from mdcatalog.extract.entries import Entry, has_links
from mdcatalog.extract.kind_of_many import kind_of_many
from mdcatalog.extract.kinds import Decision
from mdcatalog.extract.reading import Reading
from mdcatalog.extract.row_records import TableReading, note_table, record_rows

_THINGS = ("tool", "dataset")
_LEAST = 3


def may_repeat(table: TableReading, headings: tuple[str, ...]) -> str | None:
    """The kind of which the rows of a table may be, by its heading, where none has a link."""
    entries = _entries(table)
    kind = kind_of_many(headings[0]) if headings and len(entries) >= _LEAST else None
    unlinked = kind in _THINGS and table.decision.reason == "table-without-records"
    return kind if unlinked and not any(map(has_links, entries)) else None


def settle_repeated(reading: Reading, tables: list[tuple[TableReading, str]]) -> None:
    """Record the rows of such tables where the document lists most of them elsewhere, too."""
    for table, kind in tables:
        known = {_folded(found.entry.title) for found in reading.found if found.kind == kind}
        entries = _entries(table)
        if sum(_folded(entry.title) in known for entry in entries) * 3 >= len(entries) * 2:
            table.each = [Decision(kind)] * len(entries)
            record_rows(reading, table, stated=False)
        else:
            note_table(reading, table)


def _entries(table: TableReading) -> list[Entry]:
    return list({id(entry): entry for _, entry in table.rows if entry}.values())


def _folded(title: str) -> str:
    return "".join(filter(str.isalnum, title.casefold()))
