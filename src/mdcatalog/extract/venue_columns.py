"""Columns under a header that says little, which hold where each paper appeared: ``Series``."""

from __future__ import annotations

from mdcatalog.extract.columns import PAPER_TITLES, TableShape, column_cells
from mdcatalog.extract.venues import is_title_case, venue_like
from mdcatalog.tree import Table, Text, plain_text
from mdcatalog.values import is_absent
from mdcatalog.vocabulary import SHORT_VENUES, VENUE_HEADERS, VENUE_WORDS, fold, role_of

_LEAST_ROWS = 4
_LEAST_KNOWN = 3
_LONGEST_NAME = 16
_CAPITALS = 2
_WORDS = frozenset([Text])
# what a column of journals may be headed as: where papers are kept, or from
_OUTLETS = frozenset(("database", "source", "library", "outlet"))
_TITLES = PAPER_TITLES | {"title"}
_YEARS = frozenset(("year", "date"))
_MOST_WORDS = 10
_VENUE = "venue"  # the header that such a column is read as


def name_venues(table: Table, shape: TableShape) -> None:
    """Make a column of short names one of venues, where most of them are venues that are known.

    ``EuroSys`` and ``TPDS`` below ``Series`` beside ``OSDI``, ``NSDI`` and ``INFOCOM``, in a table
    with papers. Names of one to four words or topics, and values, are none.
    """
    if shape.explicit_title and not _OUTLETS.isdisjoint(map(fold, shape.headers)):
        _name_outlets(table, shape)
    if len(table.rows) < _LEAST_ROWS or not _has_papers(shape):
        return
    for column, header in enumerate(shape.headers[: shape.width]):
        if column == shape.title or not header or column in shape.known:
            continue
        if column not in shape.mark_columns and _holds_venues(table, column):
            shape.headers[column] = shape.known[column] = _VENUE
            return


def _name_outlets(table: Table, shape: TableShape) -> None:
    """Make a column of journals one of venues: ``Database`` over ``Neurocomputing`` and others.

    Beside a column of titles and one of years; a third of its names are venues that are known,
    three at least or all, and the others are in capitals.
    """
    if not VENUE_HEADERS.isdisjoint(shape.known.values()) or shape.title is None:
        return
    headers = [*map(fold, shape.headers)]
    if headers[shape.title] not in _TITLES or _YEARS.isdisjoint(headers):
        return
    column = next(at for at, header in enumerate(headers) if header in _OUTLETS)
    texts = [plain_text(content).strip() for content in column_cells(table.rows[:60], column)]
    names = {text for text in texts if text and not is_absent(text)}
    known = sum(map(venue_like, names))
    sure = known >= _LEAST_KNOWN or 1 < known == len(names)
    if sure and known * 3 >= len(names) and all(map(_may_be_journal, names)):
        shape.headers[column] = shape.known[column] = _VENUE


def _may_be_journal(name: str) -> bool:
    return len(name.split()) <= _MOST_WORDS and (is_title_case(name) or venue_like(name))


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
