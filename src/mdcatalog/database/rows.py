"""A catalog's contents as the rows of its tables."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from mdcatalog.database.schema import (
    PART_TABLES,
    VIEWS,
    columns_of,
    create_statements,
    finish_statements,
    table_of,
)
from mdcatalog.database.sql import bound
from mdcatalog.models import Diagnostic, Document, Record
from mdcatalog.query.fields import fields_of
from mdcatalog.resolve import Join
from mdcatalog.resolve.facts import identity_facts
from mdcatalog.search.index import INSERT, indexed

Row = tuple[Any, ...]


def clear(connection: sqlite3.Connection) -> None:
    """Take away the catalog's tables and views; the extractions stay."""
    has_kinds = connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'kinds'").fetchone()
    for view in VIEWS:
        connection.execute(f"DROP VIEW IF EXISTS {view}")
    if has_kinds:
        for (plural,) in connection.execute("SELECT plural FROM kinds").fetchall():
            quoted = plural.replace('"', '""')
            connection.execute(f'DROP TABLE IF EXISTS "{quoted}"')
    for table in ("search", *PART_TABLES):
        connection.execute(f"DROP TABLE IF EXISTS {table}")


def fill(
    connection: sqlite3.Connection,
    kinds: Mapping[str, type[Record]],
    records: Sequence[Record],
    documents: Iterable[Document],
    diagnostics: Iterable[Diagnostic],
) -> None:
    """Create the tables and fill them with a catalog, in its order."""
    for statement in create_statements(kinds):
        connection.execute(statement)
    _insert(
        connection,
        "kinds",
        ((m.kind_info.name, m.kind_info.plural, number) for number, m in enumerate(kinds.values())),
    )
    _insert(connection, "documents", _document_rows(documents, records), "OR IGNORE ")
    _insert(
        connection,
        "records",
        ((at, r.id, r.kind, r.title, r.model_dump_json()) for at, r in enumerate(records)),
    )
    for name, model in kinds.items():
        of_kind = ((at, record) for at, record in enumerate(records) if record.kind == name)
        _insert(connection, table_of(model), _kind_rows(model, of_kind))
    for table, rows in _PARTS.items():
        _insert(connection, table, ((r.id, *row) for r in records for row in rows(r)))
    connection.executemany(INSERT, ((at, *indexed(r)) for at, r in enumerate(records)))
    _insert(
        connection,
        "diagnostics",
        (
            (at, d.code, d.severity, d.message, d.document, d.line, d.end_line)
            for at, d in enumerate(diagnostics)
        ),
    )
    for statement in finish_statements(kinds):
        connection.execute(statement)


def fill_origins(
    connection: sqlite3.Connection,
    records: Iterable[Record],
    joins_of: Callable[[str], tuple[Join, ...]],
    members_of: Callable[[str], tuple[Record, ...]],
) -> None:
    """Keep why the sources of records became one, and what each of them says."""
    several = [record.id for record in records if len(record.sources) > 1]
    _insert(
        connection,
        "joins",
        (
            (name, at, join.reason, join.value, _json([s.model_dump() for s in join.sources]))
            for name in several
            for at, join in enumerate(joins_of(name))
        ),
    )
    _insert(
        connection,
        "members",
        (
            (name, at, member.model_dump_json())
            for name in several
            for at, member in enumerate(members_of(name))
        ),
    )


def _insert(
    connection: sqlite3.Connection, table: str, rows: Iterable[Row], otherwise: str = ""
) -> None:
    iterator = iter(rows)
    first = next(iterator, None)
    if first is None:
        return
    marks = ", ".join("?" * len(first))
    statement = f"INSERT {otherwise}INTO {table} VALUES ({marks})"
    connection.execute(statement, first)
    connection.executemany(statement, iterator)


def _document_rows(documents: Iterable[Document], records: Iterable[Record]) -> Iterator[Row]:
    for document in documents:
        yield (
            document.path,
            document.title,
            document.encoding,
            document.sha256,
            document.model_dump_json(),
        )
    # Sources may name documents that are not described; their rows hold the name alone.
    for path in sorted({source.document for record in records for source in record.sources}):
        yield (path, None, None, None, None)


def _kind_rows(model: type[Record], records: Iterable[tuple[int, Record]]) -> Iterator[Row]:
    fields = fields_of(model)
    columns = columns_of(model)
    plain = {n for n in columns if n in fields and fields[n].sort in ("text", "number", "mark")}
    for position, record in records:
        data: dict[str, Any] = {}
        if len(plain) < len(columns):
            data = record.model_dump(mode="json", include=set(columns) - plain)
        yield (
            position,
            *(
                bound(getattr(record, name)) if name in plain else _json(data[name])
                for name in columns
            ),
        )


def _json(value: Any) -> str | None:
    return None if value is None else json.dumps(value, ensure_ascii=False)


def _link_rows(record: Record) -> Iterator[Row]:
    for number, link in enumerate(record.links):
        yield (number, link.url, link.text, link.rel, link.site, link.id)


def _source_rows(record: Record) -> Iterator[Row]:
    for number, source in enumerate(record.sources):
        yield (number, source.document, source.start_line, source.end_line, source.block)


def _identifier_rows(record: Record) -> Iterator[Row]:
    for scheme, value in record.identifiers.items():
        compared = next((f"{s}:{v}" for s, v in identity_facts({scheme: value}).items()), "")
        yield (scheme, value, compared)


def _section_rows(record: Record) -> Iterator[Row]:
    elements = fields_of(type(record))["section"].elements
    yield from enumerate(elements(record)) if elements else ()


def _conflict_rows(record: Record) -> Iterator[Row]:
    values = (
        (conflict.field, _json(_plain(entry.value)), entry.source.document, entry.source.start_line)
        for conflict in record.conflicts
        for entry in conflict.values
    )
    for number, row in enumerate(values):
        yield (number, *row)


def _plain(value: Any) -> Any:
    return value if isinstance(value, (str, int, float, list, dict)) else str(value)


_PARTS: dict[str, Callable[[Record], Iterator[Row]]] = {
    "links": _link_rows,
    "sources": _source_rows,
    "identifiers": _identifier_rows,
    "sections": _section_rows,
    "conflicts": _conflict_rows,
}
