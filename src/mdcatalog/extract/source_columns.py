"""Columns headed as sources that say who made each thing: ``Source`` over institutes and labs."""

from __future__ import annotations

import re

from mdcatalog.extract.columns import TableShape, column_cells
from mdcatalog.extract.person_names import PERSON_WORDS
from mdcatalog.links import host_role
from mdcatalog.tree import Inlines, Link, Table, plain_text
from mdcatalog.values import is_absent
from mdcatalog.vocabulary import ORGANIZATION_WORDS, fold, role_of

_SOURCES = frozenset(
    ("source", "sources", "provider", "from", "data source", "数据来源", "来源机构")
)
_ADDRESS = re.compile(r"[a-z]\.[a-z]{2,}(?:/|\s|$)")
_LEAST_ROWS = 3
_MAKERS = "organization"  # the header that such a column is read as


def name_makers(table: Table, shape: TableShape) -> None:
    """Make a column of sources one of organisations where a third of its cells name one in words.

    Sites that data are from (``Wikipedia``) say so as little as names of people, of which a
    single one (``Doe, Jane``) shows that the column has who wrote it.
    """
    for column, header in enumerate(shape.headers):
        if column == shape.title or not header or fold(header) not in _SOURCES:
            continue
        cells = column_cells(table.rows[:60], column)
        texts = [text for text in map(plain_text, cells) if text and not is_absent(text)]
        if len(texts) < _LEAST_ROWS or any(map(_leads_to_data, cells)):
            continue
        linked = sum(1 for cell in cells if Link in map(type, cell))
        if 0 < linked < len(texts):
            continue  # `Scraping` among institutes that are linked is none
        named = sum(1 for text in texts if ORGANIZATION_WORDS.found_in(fold(text)))
        if named * 3 >= len(texts) and not any(map(_is_person, texts)):
            shape.headers[column] = shape.known[column] = _MAKERS


def _leads_to_data(cell: Inlines) -> bool:
    """Whether a cell links what is no one's name: `[here](…)`, a host that holds things."""
    links = [piece for piece in cell if isinstance(piece, Link)]
    return any(
        role_of(link.text) or host_role(link.url) or _ADDRESS.search(link.text) for link in links
    )


def _is_person(text: str) -> bool:
    """Whether a text is a person's surname, a comma and given names: ``Doe, Jane A.``."""
    surname, comma, given = text.partition(", ")
    words = [*surname.split(), *given.split()]
    short = len(words) <= PERSON_WORDS[-1] + 2 and len(surname.split()) == 1
    return bool(comma) and short and not ORGANIZATION_WORDS.found_in(fold(text))
