"""Building a catalog database: anew or upon what is there, in one transaction."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Any

from pydantic import ValidationError

from mdcatalog.catalog_errors import DatabaseDamagedError, DatabaseError
from mdcatalog.database import rows
from mdcatalog.database.connect import check, errors_of
from mdcatalog.database.schema import APPLICATION_ID, DATABASE_VERSION, EXTRACTIONS
from mdcatalog.extract.document import Extraction
from mdcatalog.jsonfiles import generator
from mdcatalog.models import KINDS, SCHEMA_VERSION, Diagnostic, Document, Record
from mdcatalog.query.plans import Backend
from mdcatalog.resolve import resolve
from mdcatalog.resolve.copies import compact, many_objects
from mdcatalog.resolve.order import diagnostic_order

# A document that failed is read again by the next build, whatever its digest.
_FAILED = frozenset({"document-unreadable", "document-failed"})
# Pages that are kept in memory while a build goes on, so that readers are not shut out.
_CACHE_KIB = 128 * 1024


@dataclass
class BuildReport:
    """What a build did with the documents, each list by path."""

    added: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    records: int = 0

    @property
    def is_current(self) -> bool:
        """Whether there was nothing to do."""
        return not (self.added or self.changed or self.removed)


class DatabaseBuilder:
    """One build of a catalog database; nobody else can build while it is open.

    ::

        with DatabaseBuilder("catalog.db") as builder:
            for path, digest in documents:
                if builder.known.get(path) == digest:
                    builder.keep(path)
                else:
                    builder.put(extract(path))
            report = builder.finish()

    Documents that are neither kept nor put leave the catalog. Without ``finish``, or when
    anything fails, the database stays as it was.
    """

    def __init__(
        self,
        path: str | Path,
        *,
        kinds: Sequence[type[Record]] = KINDS,
        timeout: float = 30.0,
    ) -> None:
        self.path = Path(path)
        self.known: dict[str, str] = {}
        self._kinds = {model.kind_info.name: model for model in kinds}
        self._timeout = timeout
        self._put: dict[str, bool] = {}
        self._kept: set[str] = set()
        self._before: set[str] = set()

    def __enter__(self) -> DatabaseBuilder:
        """Open the database and wait until no other build goes on.

        Raises:
            DatabaseBusyError: Another build went on for longer than the timeout.
            DatabaseError: The file cannot be written, is of a newer version, or no catalog.
        """
        if self.path.is_dir():
            raise DatabaseError(f"{self.path} is a folder, not a database")
        with errors_of(self.path):
            self._connection = sqlite3.connect(
                self.path, timeout=self._timeout, isolation_level=None
            )
        try:
            with errors_of(self.path):
                self._begin()
        except BaseException:
            self._connection.close()
            raise
        return self

    def _begin(self) -> None:
        run = self._connection.execute
        run(f"PRAGMA cache_size = -{_CACHE_KIB}")
        run("BEGIN IMMEDIATE")
        tables = {name for (name,) in run("SELECT name FROM sqlite_master WHERE type = 'table'")}
        if tables:
            check(self._connection, self.path)
        else:
            run(f"PRAGMA application_id = {APPLICATION_ID}")
        run(f"PRAGMA user_version = {DATABASE_VERSION}")
        run(EXTRACTIONS)
        for path, digest, written_by in run("SELECT document, sha256, generator FROM extractions"):
            self._before.add(path)
            if digest and written_by == generator():
                self.known[path] = digest

    def keep(self, path: str) -> None:
        """Keep a known document as it is.

        Raises:
            DatabaseError: The database does not know the document.
        """
        if path not in self.known:
            raise DatabaseError(f"{self.path} does not hold the document {path!r}")
        self._kept.add(path)

    def put(self, extraction: Extraction) -> None:
        """Take a document in, replacing what it was before.

        Raises:
            DatabaseError: It cannot be written.
        """
        path = extraction.document.path
        digest = "" if _is_failed(extraction) else extraction.document.sha256
        with errors_of(self.path):
            self._connection.execute(
                "INSERT OR REPLACE INTO extractions VALUES (?, ?, ?, ?)",
                (path, digest, generator(), _extraction_json(extraction)),
            )
        self._put[path] = path in self._before

    def finish(self) -> BuildReport:
        """Merge all documents anew and write the catalog; nothing is touched without a change.

        Raises:
            DatabaseError: It cannot be written.
        """
        gone = self._before - self._kept - self._put.keys()
        report = BuildReport(
            added=sorted(path for path, was in self._put.items() if not was),
            changed=sorted(path for path, was in self._put.items() if was),
            unchanged=sorted(self._kept - self._put.keys()),
            removed=sorted(gone),
        )
        with errors_of(self.path):
            if report.is_current and self._is_whole():
                (report.records,) = self._connection.execute(
                    "SELECT count(*) FROM records"
                ).fetchone()
                self._connection.execute("ROLLBACK")
                return report
            for path in gone:
                self._connection.execute("DELETE FROM extractions WHERE document = ?", (path,))
            report.records = self._write_merged()
            self._connection.execute("COMMIT")
        return report

    def _is_whole(self) -> bool:
        query = "SELECT 1 FROM sqlite_master WHERE name = 'records'"
        if self._connection.execute(query).fetchone() is None:
            return False
        stored = self._connection.execute("SELECT name FROM kinds ORDER BY ordinal").fetchall()
        return [name for (name,) in stored] == list(self._kinds)

    def _write_merged(self) -> int:
        documents: list[Document] = []
        diagnostics: list[Diagnostic] = []
        records: list[Record] = []
        with many_objects():
            held = list(self._extractions())
        for extraction in held:
            if not _is_failed(extraction):
                documents.append(extraction.document)
            diagnostics += extraction.diagnostics
            records += extraction.records
        resolution = resolve(records)
        del records, held
        rank = {name: number for number, name in enumerate(self._kinds)}
        merged = sorted(resolution.records, key=lambda record: rank[record.kind])
        notes = sorted({*diagnostics, *resolution.diagnostics}, key=diagnostic_order)
        rows.clear(self._connection)
        rows.fill(self._connection, self._kinds, merged, documents, notes)
        rows.fill_origins(
            self._connection,
            merged,
            lambda name: resolution.joins.get(name, ()),
            lambda name: resolution.members.get(name, ()),
        )
        self._write_meta()
        return len(merged)

    def _extractions(self) -> Iterator[Extraction]:
        query = "SELECT document, extraction FROM extractions ORDER BY document"
        for path, text in self._connection.execute(query):
            try:
                yield _extraction_of(text, self._kinds)
            except (ValueError, KeyError, TypeError) as error:
                message = f"{self.path}: what is stored of {path!r} is damaged; build it anew"
                raise DatabaseDamagedError(message) from error

    def replace(self, backend: Backend, records: Sequence[Record]) -> None:
        """Write a catalog that was made elsewhere, in place of what the database holds.

        Raises:
            DatabaseError: It cannot be written.
        """
        with errors_of(self.path):
            self._connection.execute("DELETE FROM extractions")
            rows.clear(self._connection)
            rows.fill(
                self._connection, self._kinds, records, backend.documents(), backend.diagnostics()
            )
            rows.fill_origins(self._connection, records, backend.joins, backend.members)
            self._write_meta()
            self._connection.execute("COMMIT")

    def _write_meta(self) -> None:
        facts = {"generator": generator(), "schema_version": str(SCHEMA_VERSION)}
        facts["database_version"] = str(DATABASE_VERSION)
        self._connection.executemany("INSERT INTO meta VALUES (?, ?)", sorted(facts.items()))

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        try:
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")
        finally:
            self._connection.close()


def _is_failed(extraction: Extraction) -> bool:
    """Whether there is no document, only the reason why."""
    return any(note.code in _FAILED for note in extraction.diagnostics)


def _extraction_json(extraction: Extraction) -> str:
    return json.dumps(
        {
            "document": extraction.document.model_dump(mode="json"),
            "records": [record.model_dump(mode="json") for record in extraction.records],
            "diagnostics": [note.model_dump(mode="json") for note in extraction.diagnostics],
        },
        ensure_ascii=False,
    )


def _extraction_of(text: str, kinds: dict[str, type[Record]]) -> Extraction:
    data: dict[str, Any] = json.loads(text)
    try:
        return Extraction(
            Document.model_validate(data["document"]),
            tuple(compact(kinds[row["kind"]].model_validate(row)) for row in data["records"]),
            tuple(Diagnostic.model_validate(row) for row in data["diagnostics"]),
        )
    except ValidationError as error:
        raise ValueError(str(error)) from error
