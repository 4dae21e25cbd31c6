"""Tables that tell of one thing named above them, and list none."""

from __future__ import annotations

import re

from mdcatalog.extract.labels import is_known_label
from mdcatalog.extract.naming import title_kinds
from mdcatalog.extract.shapes import names_title
from mdcatalog.headers import header_spellings
from mdcatalog.tree import Link, Table, plain_text
from mdcatalog.vocabulary import FIELDS, TITLE, fold

_LABEL_AND_VALUE = 2  # columns of a table of facts
_TITLES = frozenset(map(fold, TITLE))
_OF_DATA = frozenset(
    fold(word) for name in ("size", "examples", "languages", "license") for word in FIELDS[name]
)
_OF_TALKS = frozenset(
    fold(word) for name in ("date", "speakers", "duration_seconds") for word in FIELDS.get(name, ())
)


def is_own_row(table: Table, title: str) -> bool:
    """Whether a table has one row of three columns or more, which a cell names by a title."""
    return (
        len(table.rows) == 1
        and len(table.header) > _LABEL_AND_VALUE
        and any(names_title(cell.content, title) for cell in table.rows[0].cells)
    )


def is_facts_row(table: Table) -> bool:
    """Whether a table has one row that names nothing, below labels: ``Documents | Lang | License``.

    It tells of what is named above.
    """
    if len(table.rows) != 1 or len(table.header) <= _LABEL_AND_VALUE:
        return False
    heads = [plain_text(cell.content).strip() for cell in table.header]
    if any(fold(head) in _TITLES or title_kinds(head) for head in heads if head):
        return False
    linked = any(
        isinstance(piece, Link) and not is_known_label(head)
        for head, cell in zip(heads, table.rows[0].cells, strict=False)
        for piece in cell.content
    )
    spellings = [header_spellings(head) for head in heads]
    told = sum(not _OF_DATA.isdisjoint(one) for one in spellings)
    timed = any(one[0] in _OF_TALKS for one in spellings)
    return not (linked or timed) and told > 1 and told * 4 >= len(heads)


def is_facts_table(table: Table) -> bool:
    """Whether a table is two columns, labels and what they stand for, about one thing."""
    rows = [table.header, *(row.cells for row in table.rows)]
    if any(len(cells) != 2 for cells in rows):
        return False
    labels = [
        plain_text(cells[0].content).strip() if Link not in map(type, cells[0].content) else ""
        for cells in rows
    ]
    # `trl：基于Transformer的强化训练框架` names a thing and says what it is
    known = sum(is_known_label(label) for label in labels if not _INNER_COLON.search(label))
    return all(labels[1:]) and known > 1 and known * 3 >= len(labels)


_INNER_COLON = re.compile(r"[:：]\s*\w")


_NUMBER = re.compile(r"[<>=≈~约約±]{0,2}\s?\d[\d.,]*\s?(?:[A-Za-z%]{1,5}|小时|小時|時間|시간)?\+?")
_NONE = frozenset(("", "-", "–", "—", "n/a", "na"))
_MOST_NUMBERS = 4, 5  # four of five cells


def is_statistics(table: Table) -> bool:
    """Whether a table counts parts that it names first: ``Subset | Hours | Speakers``.

    All beside their names is numbers, and nothing is linked.
    """
    heads = [plain_text(cell.content).strip() for cell in table.header]
    if len(heads) <= _LABEL_AND_VALUE or fold(heads[0]) in _TITLES or title_kinds(heads[0]):
        return False
    cells = [cell for row in table.rows for cell in row.cells]
    if any(Link in map(type, cell.content) for cell in cells):
        return False
    texts = [plain_text(cell.content).strip() for row in table.rows for cell in row.cells[1:]]
    told = [text for text in texts if text.lower() not in _NONE]
    numbers = sum(_NUMBER.fullmatch(text) is not None for text in told)
    least, of = _MOST_NUMBERS
    return numbers > 1 and numbers * of >= len(told) * least
