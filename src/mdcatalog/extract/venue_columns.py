"""Columns under a header that says little, which hold where each paper appeared: ``Series``."""

from __future__ import annotations

from mdcatalog.extract.columns import TableShape, column_cells
from mdcatalog.tree import Table, Text, plain_text
from mdcatalog.values import is_absent
from mdcatalog.vocabulary import SHORT_VENUES, VENUE_HEADERS, VENUE_WORDS, fold, role_of

_LEAST_ROWS = 4
_LEAST_KNOWN = 3
_LONGEST_NAME = 16
_CAPITALS = 2
_WORDS = frozenset([Text])
_VENUE = "venue"  # the header that such a column is read as


def name_venues(table: Table, shape: TableShape) -> None:
    """Make a column of short names one of venues, where most of them are venues that are known.

    ``EuroSys`` and ``TPDS`` below ``Series`` beside ``OSDI``, ``NSDI`` and ``INFOCOM``, in a table
    with papers. Names of one to four words or topics, and values, are none.
    """
    if len(table.rows) < _LEAST_ROWS or not _has_papers(shape):
        return
    for column, header in enumerate(shape.headers[: shape.width]):
        if column == shape.title or not header or column in shape.known:
            continue
        if column not in shape.mark_columns and _holds_venues(table, column):
            shape.headers[column] = shape.known[column] = _VENUE
            return


def _has_papers(shape: TableShape) -> bool:
    """Whether a column leads to papers, and none says where they appeared."""
    if not VENUE_HEADERS.isdisjoint(shape.known.values()):
        return False
    return any(role_of(header) == "paper" for header in shape.headers)


def _holds_venues(table: Table, column: int) -> bool:
    """Whether all cells are short names with capitals, and most of them are known venues."""
    filled = known = 0
    for content in column_cells(table.rows[:60], column):
        if not _WORDS.issuperset(map(type, content)):
            return False
        text = plain_text(content).strip()
        if not text or is_absent(text):
            continue
        folded = fold(text)
        if len(text) > _LONGEST_NAME or not text[0].isalpha():
            return False
        filled += 1
        capitals = sum(map(str.isupper, text)) >= _CAPITALS
        known += folded in VENUE_WORDS or (capitals and folded in SHORT_VENUES)
    return known >= _LEAST_KNOWN and known * 2 > filled
