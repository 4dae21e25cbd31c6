"""Tables without a header whose rows are references in full, as bibtex2html writes them."""

from __future__ import annotations

import re

from mdcatalog.extract.entries import Entry, found_links
from mdcatalog.extract.items import read_entry
from mdcatalog.extract.lone_authors import with_lone_authors
from mdcatalog.tree import Break, Cell, Inline, Inlines, Link, Row, Table, Text, plain_text

_LEAST = 2
_MOST_COLUMNS = 3
_LEAST_REFERENCE = 40  # characters
_NUMBER = re.compile(r"[\[(]?(\d{1,4})[\])]?\.?")


def read_cited_rows(table: Table, path: tuple[str, ...]) -> list[tuple[Row, Entry | None]]:
    """An entry for each row, where most rows are references; else none at all.

    ``[1] | J. Doe and J. Roe, “The Title,” *Journal*, 2017. [pdf]``: the longest cell is the
    reference, a number beside it the row's own.
    """
    if any(plain_text(cell.content).strip() for cell in table.header) or not table.rows:
        return []
    first = table.rows[0]
    longest = max((plain_text(cell.content) for cell in first.cells), key=len, default="")
    if len(first.cells) > _MOST_COLUMNS or len(longest) < _LEAST_REFERENCE:
        return []
    rows = [(row, _read_row(row, path)) for row in table.rows]
    cited = sum(1 for _, entry in rows if entry)
    if cited < _LEAST or cited * 3 < len(rows) * 2:
        return []
    return with_lone_authors(rows, path) if cited < len(rows) else rows


def _read_row(row: Row, path: tuple[str, ...]) -> Entry | None:
    texts = [plain_text(cell.content).strip() for cell in row.cells]
    at = max(range(len(texts)), key=lambda index: len(texts[index]), default=None)
    if at is None or len(texts[at]) < _LEAST_REFERENCE:
        return None
    content = _running(row.cells[at])
    entry = read_entry(content, [], "table_row", row.start, row.end, path)
    if not (entry.title and entry.citation and "authors" in entry.values):
        return None
    for index, text in enumerate(texts):
        if index == at:
            continue
        if number := _NUMBER.fullmatch(text):
            entry.add_value("number", int(number[1]))
        elif not text or Link in map(type, row.cells[index].content):
            entry.links.extend(found_links(row.cells[index].content, "field"))
    return entry


def _running(cell: Cell) -> Inlines:
    """The content of a cell with the lines of its source joined, and its spaces plain ones."""
    pieces: list[Inline] = []
    for piece in cell.content:
        text = " " if isinstance(piece, Break) and not piece.hard else ""
        if isinstance(piece, Text):
            text = piece.text.replace("\xa0", " ")
        last = pieces[-1] if pieces else None
        if not text:
            pieces.append(piece)
        elif isinstance(piece, Text) and (piece.strong or piece.emphasis):
            pieces.append(piece._replace(text=text))
        elif isinstance(last, Text) and not (last.strong or last.emphasis):
            pieces[-1] = last._replace(text=last.text + text)
        else:
            pieces.append(Text(text))
    return tuple(pieces)
