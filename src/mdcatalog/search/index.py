"""The full-text index: SQLite's FTS5 with BM25, the same in memory and in a database."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence

from mdcatalog.models import Record
from mdcatalog.search.excerpts import COLUMNS, WEIGHTS, texts_of
from mdcatalog.search.tokens import Phrase, phrases, tokens

# The tokenizer only splits at spaces: the words come folded and apart.
CREATE = (
    f"CREATE VIRTUAL TABLE search USING fts5({', '.join(COLUMNS)}, content='', tokenize='ascii')"
)
INSERT = f"INSERT INTO search(rowid, {', '.join(COLUMNS)}) VALUES (?{', ?' * len(COLUMNS)})"
#: The score of a row, higher is better; rounded so that equals are equal.
SCORE = f"round(-bm25(search, {', '.join(map(str, WEIGHTS))}), 6)"


def indexed(record: Record) -> tuple[str, ...]:
    """The words of a record, one text per column of the index."""
    return tuple(
        " ".join(word for _, text in texts_of(record, fields) for word in tokens(text))
        for fields, _ in COLUMNS.values()
    )


def match_expression(query: Sequence[Phrase]) -> str:
    """The query as FTS5 reads it. Words hold letters and digits only, so nothing is quoted."""
    return " AND ".join(
        f'"{" ".join(phrase.words)}"' + (" *" if phrase.prefix else "") for phrase in query
    )


class SearchIndex:
    """An index over records by their positions, in memory."""

    def __init__(self, records: Iterable[Record]) -> None:
        self._connection = sqlite3.connect(":memory:", check_same_thread=False)
        self._connection.execute(CREATE)
        self._connection.executemany(
            INSERT, ((position, *indexed(record)) for position, record in enumerate(records))
        )

    def find(self, text: str) -> dict[int, float]:
        """The positions that a query finds with their scores, the best first."""
        query = phrases(text)
        if not query:
            return {}
        rows = self._connection.execute(
            f"SELECT rowid, {SCORE} AS score FROM search WHERE search MATCH ? "
            "ORDER BY score DESC, rowid",
            (match_expression(query),),
        )
        return dict(rows.fetchall())
