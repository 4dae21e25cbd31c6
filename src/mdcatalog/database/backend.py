"""Queries answered by a catalog database, which is never changed."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, TypeVar, cast

from pydantic import BaseModel, ValidationError

from mdcatalog.catalog_errors import DatabaseDamagedError, UnknownFieldError
from mdcatalog.database import sql
from mdcatalog.database.connect import errors_of, open_readonly
from mdcatalog.models import Diagnostic, Document, Record, Source
from mdcatalog.query.memory import MAIN_ROLES
from mdcatalog.query.plans import Plan
from mdcatalog.resolve import Join
from mdcatalog.resolve.facts import identity_facts
from mdcatalog.search import Hit, phrases
from mdcatalog.search.excerpts import hit_of
from mdcatalog.search.index import SCORE, match_expression

M = TypeVar("M", bound=BaseModel)
_AT_ONCE = 256


class DatabaseBackend:
    """A catalog in a database that is open for reading."""

    def __init__(self, path: Path, kinds: Sequence[type[Record]]) -> None:
        self._path = path
        self._connection = open_readonly(path)
        known = {model.kind_info.name: model for model in kinds}
        try:
            stored = [name for (name,) in self._rows("SELECT name FROM kinds ORDER BY ordinal")]
            self._kinds = {name: known[name] for name in stored if name in known}
        except DatabaseDamagedError:
            self._connection.close()
            raise

    @property
    def kinds(self) -> dict[str, type[Record]]:
        """The kinds by name; those of the database whose model is known."""
        return dict(self._kinds)

    def close(self) -> None:
        """Close the database."""
        self._connection.close()

    def _rows(self, statement: str, parameters: Sequence[Any] = ()) -> Iterator[tuple[Any, ...]]:
        with errors_of(self._path):
            cursor = self._connection.execute(statement, parameters)
            while rows := cursor.fetchmany(_AT_ONCE):
                yield from rows

    def _read(self, model: type[M], text: str) -> M:
        try:
            return model.model_validate_json(text)
        except ValidationError as error:
            message = f"{self._path}: a stored {model.__name__} is damaged; build it anew"
            raise DatabaseDamagedError(message) from error

    def documents(self) -> list[Document]:
        """The documents by path."""
        rows = self._rows(
            "SELECT document FROM documents WHERE document IS NOT NULL ORDER BY path, sha256"
        )
        return [self._read(Document, text) for (text,) in rows]

    def diagnostics(self) -> list[Diagnostic]:
        """The diagnostics by place."""
        columns = ("code", "severity", "message", "document", "line", "end_line")
        rows = self._rows(f"SELECT {', '.join(columns)} FROM diagnostics ORDER BY ordinal")
        return [Diagnostic(**dict(zip(columns, row, strict=True))) for row in rows]

    def _positions(self, plan: Plan) -> list[int]:
        """The positions of the records that a plan asks for."""
        if plan.model.kind_info.name not in self._kinds:
            return []
        statement = sql.select(plan, self._base(plan))
        if statement is None:
            return []
        return [position for (position,) in self._rows(statement.sql, statement.parameters)]

    def _base(self, plan: Plan) -> list[int] | None:
        """The positions that a plan starts from; None for all of its kind."""
        if plan.base is None:
            return None
        positions = self._positions(plan.base)
        if plan.predicate is None:
            return positions
        return [at for at, record in self._stored(plan.model, positions) if plan.predicate(record)]

    def _stored(self, model: type[M], positions: Sequence[int]) -> Iterator[tuple[int, M]]:
        """The records at positions, in their order; read in portions, small ones first."""
        start, size = 0, 8
        while start < len(positions):
            portion = positions[start : start + size]
            rows = self._rows(
                "SELECT position, record FROM records"
                " WHERE position IN (SELECT value FROM json_each(?))",
                (json.dumps(portion),),
            )
            texts = dict(cast("Iterator[tuple[int, str]]", rows))
            for position in portion:
                yield position, self._read(model, texts[position])
            start, size = start + size, _AT_ONCE

    def records(self, plan: Plan) -> Iterator[Record]:
        """The records that a query asks for."""
        for _, record in self._stored(plan.model, self._positions(plan)):
            yield record

    def count(self, plan: Plan) -> int:
        """How many they are."""
        if plan.is_cut:
            return len(self._positions(plan))
        if plan.model.kind_info.name not in self._kinds:
            return 0
        statement = sql.count(plan, self._base(plan))
        if statement is None:
            return 0
        (number,) = next(self._rows(statement.sql, statement.parameters))
        return int(number)

    def hits(self, plan: Plan) -> Iterator[Hit[Record]]:
        """The records of a query that searches, each with where it was found."""
        query = phrases(plan.searched or "")
        positions = self._positions(plan) if query else []
        if not positions:
            return
        rows = self._rows(
            f"SELECT rowid, {SCORE} FROM search WHERE search MATCH ? "
            "AND rowid IN (SELECT value FROM json_each(?))",
            (match_expression(query), json.dumps(positions)),
        )
        scores = dict(cast("Iterator[tuple[int, float]]", rows))
        for position, record in self._stored(plan.model, positions):
            yield hit_of(record, query, scores.get(position, 0.0))

    def search(self, text: str, limit: int | None) -> list[Hit[Record]]:
        """The records of all kinds that a search finds."""
        query = phrases(text)
        if not query:
            return []
        rows = self._rows(
            "SELECT r.kind, r.record, found.score FROM "
            f"(SELECT rowid AS position, {SCORE} AS score FROM search WHERE search MATCH ? "
            "ORDER BY score DESC, rowid LIMIT ?) found "
            "JOIN records r ON r.position = found.position "
            "ORDER BY found.score DESC, found.position",
            (match_expression(query), -1 if limit is None else limit),
        )
        return [
            hit_of(self._read(self._kinds[kind], record), query, score)
            for kind, record, score in rows
            if kind in self._kinds
        ]

    def by_id(self, name: str) -> Record | None:
        """The record with an id."""
        return self._first("r.id = ?", name)

    def by_identifier(self, scheme: str, value: str) -> Record | None:
        """The record that an identifier names."""
        for pair in identity_facts({scheme: value}).items():
            found = self._first(
                "r.id IN (SELECT record FROM identifiers WHERE compared_as = ?)", ":".join(pair)
            )
            if found is not None:
                return found
        return None

    def _first(self, condition: str, *parameters: Any) -> Record | None:
        return next(iter(self._where(condition, *parameters)), None)

    def _where(self, condition: str, *parameters: Any) -> Iterator[Record]:
        rows = self._rows(
            f"SELECT r.kind, r.record FROM records r WHERE {condition} ORDER BY r.position",
            parameters,
        )
        for kind, text in rows:
            if kind in self._kinds:
                yield self._read(self._kinds[kind], text)

    def by_main_url(self, url: str) -> list[Record]:
        """The records whose main link this is."""
        roles = ", ".join("?" * len(MAIN_ROLES))
        condition = f"r.id IN (SELECT record FROM links WHERE url = ? AND rel IN ({roles}))"
        return list(self._where(condition, url, *MAIN_ROLES))

    def joins(self, name: str) -> tuple[Join, ...]:
        """Why the sources of a record became one; empty where that is not known."""
        rows = self._rows(
            "SELECT reason, value, sources FROM joins WHERE record = ? ORDER BY ordinal", (name,)
        )
        return tuple(
            Join(reason, value, tuple(Source(**source) for source in json.loads(sources)))
            for reason, value, sources in rows
        )

    def members(self, name: str) -> tuple[Record, ...]:
        """The records of the single sources of a record; empty where they are not known."""
        rows = self._rows(
            "SELECT r.kind, m.member FROM members m JOIN records r ON r.id = m.record "
            "WHERE m.record = ? ORDER BY m.ordinal",
            (name,),
        )
        found = [(kind, text) for kind, text in rows if kind in self._kinds]
        return tuple(self._read(self._kinds[kind], text) for kind, text in found)

    def model_of(self, kind: str) -> type[Record]:
        """The model of a kind of the database.

        Raises:
            UnknownFieldError: The kind's model was not given.
        """
        if kind not in self._kinds:
            raise UnknownFieldError(f"the kind {kind!r} is not known; give its model in kinds")
        return self._kinds[kind]
