"""The catalog a user holds: records of all kinds, asked, searched, explained and written."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, TypeVar

from mdcatalog import jsonfiles
from mdcatalog.catalog_errors import InvalidCatalogError, NoRecordError, UnknownFieldError, near
from mdcatalog.database.backend import DatabaseBackend
from mdcatalog.database.builder import DatabaseBuilder
from mdcatalog.explain import Explanation, explain
from mdcatalog.extract.document import Extraction
from mdcatalog.links import find_identifier, open_proxies
from mdcatalog.models import (
    KINDS,
    Dataset,
    Diagnostic,
    Document,
    Lecture,
    Paper,
    Record,
    Tool,
)
from mdcatalog.query import Backend, Collection, MemoryBackend
from mdcatalog.resolve import Resolution, resolve
from mdcatalog.resolve.order import diagnostic_order
from mdcatalog.search import Hit

R = TypeVar("R", bound=Record)

_DATABASES = frozenset({".db", ".sqlite", ".sqlite3"})
_LINES = (".jsonl", ".ndjson")


class Catalog:
    """Records of many documents, the same things joined. It never changes."""

    def __init__(self, backend: Backend) -> None:
        self._backend = backend

    # -- where catalogs come from ------------------------------------------------------------

    @classmethod
    def of(
        cls,
        extractions: Iterable[Extraction],
        merge: bool = True,
        *,
        kinds: Sequence[type[Record]] = KINDS,
    ) -> Catalog:
        """The catalog of documents that were read, in any order; one given twice counts once.

        With ``merge=False`` records of the same thing stay apart.
        """
        once: dict[tuple[str, str], Extraction] = {}
        for extraction in extractions:
            document = extraction.document
            once.setdefault((document.path, document.sha256), extraction)
        held = [once[key] for key in sorted(once)]
        return cls.from_records(
            (record for extraction in held for record in extraction.records),
            documents=[extraction.document for extraction in held],
            diagnostics=[note for extraction in held for note in extraction.diagnostics],
            merge=merge,
            kinds=kinds,
        )

    @classmethod
    def from_records(
        cls,
        records: Iterable[Record],
        *,
        documents: Iterable[Document] = (),
        diagnostics: Iterable[Diagnostic] = (),
        merge: bool = True,
        kinds: Sequence[type[Record]] = KINDS,
    ) -> Catalog:
        """The catalog of records that were not merged yet."""
        return cls._held(resolve(records, merge=merge), documents, diagnostics, kinds)

    @classmethod
    def _held(
        cls,
        resolution: Resolution,
        documents: Iterable[Document],
        diagnostics: Iterable[Diagnostic],
        kinds: Sequence[type[Record]],
    ) -> Catalog:
        models = {model.kind_info.name: model for model in kinds}
        for record in resolution.records:
            models.setdefault(record.kind, type(record))
        rank = {name: number for number, name in enumerate(models)}
        ordered = sorted(resolution.records, key=lambda record: rank[record.kind])
        notes = sorted({*diagnostics, *resolution.diagnostics}, key=diagnostic_order)
        held = Resolution(tuple(ordered), (), resolution.members, resolution.joins)
        in_order = sorted(documents, key=lambda document: (document.path, document.sha256))
        return cls(MemoryBackend(held, in_order, notes, models))

    @classmethod
    def open(cls, path: str | Path, *, kinds: Sequence[type[Record]] = KINDS) -> Catalog:
        """A catalog from a file, by its suffix: ``.db``, ``.sqlite``, ``.json``, ``.jsonl``.

        A database is opened read-only, and queries run in it.

        Raises:
            FileNotFoundError: There is no such file.
            InvalidCatalogError: It holds no catalog, or the suffix is not known.
            DatabaseError: The database cannot be read.
        """
        path = Path(path)
        suffix = path.suffix.lower()
        if suffix in _DATABASES:
            return cls(DatabaseBackend(path, kinds))
        if suffix == ".json":
            return cls.from_json(path, kinds=kinds)
        if suffix in _LINES:
            return cls.from_contents(jsonfiles.read_jsonl(path, kinds), kinds)
        known = ", ".join([*sorted(_DATABASES), ".json", *_LINES])
        raise InvalidCatalogError(f"{path} is no catalog: its name must end in one of {known}")

    @classmethod
    def from_json(cls, path: str | Path, *, kinds: Sequence[type[Record]] = KINDS) -> Catalog:
        """A catalog that :meth:`to_json` wrote; its records stay as they are.

        Raises:
            FileNotFoundError: There is no such file.
            InvalidCatalogError: It holds no catalog.
        """
        return cls.from_contents(jsonfiles.read_json(Path(path), kinds), kinds)

    @classmethod
    def from_jsonl(
        cls, path: str | Path, *, merge: bool = True, kinds: Sequence[type[Record]] = KINDS
    ) -> Catalog:
        """A catalog from unmerged records, one a line, as ``extract --format jsonl`` writes them.

        Raises:
            FileNotFoundError: There is no such file.
            InvalidCatalogError: A line is no record, document or diagnostic.
        """
        held = jsonfiles.read_jsonl(Path(path), kinds)
        return cls.from_records(
            held.records,
            documents=held.documents,
            diagnostics=held.diagnostics,
            merge=merge,
            kinds=kinds,
        )

    @classmethod
    def from_contents(
        cls, contents: jsonfiles.Contents, kinds: Sequence[type[Record]] = KINDS
    ) -> Catalog:
        """The catalog that a file holds; its records stay as they are."""
        held = Resolution(tuple(contents.records))
        return cls._held(held, contents.documents, contents.diagnostics, kinds)

    # -- what a catalog holds ----------------------------------------------------------------

    @property
    def papers(self) -> Collection[Paper]:
        """The papers."""
        return self._collection(Paper)

    @property
    def lectures(self) -> Collection[Lecture]:
        """The lectures."""
        return self._collection(Lecture)

    @property
    def datasets(self) -> Collection[Dataset]:
        """The datasets."""
        return self._collection(Dataset)

    @property
    def tools(self) -> Collection[Tool]:
        """The tools."""
        return self._collection(Tool)

    @property
    def kinds(self) -> dict[str, type[Record]]:
        """The kinds by name, those that were added too."""
        return self._backend.kinds

    def _collection(self, model: type[R]) -> Collection[R]:
        return Collection(self._backend, model)

    def of_kind(self, kind: str | type[R]) -> Collection[Any]:
        """The records of a kind by its name, its plural or its model.

        Raises:
            UnknownFieldError: There is no such kind; the message names the near ones.
        """
        if not isinstance(kind, str):
            return self._collection(kind)
        for name, model in self.kinds.items():
            if kind in (name, model.kind_info.plural):
                return self._collection(model)
        plurals = [model.kind_info.plural for model in self.kinds.values()]
        raise UnknownFieldError(f"no kind {kind!r}; {near(kind, plurals)}")

    if not TYPE_CHECKING:

        def __getattr__(self, name: str) -> Collection[Any]:
            """The records of an added kind under its plural."""
            if not name.startswith("_"):
                for model in self._backend.kinds.values():
                    if model.kind_info.plural == name:
                        return self._collection(model)
            raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}")

    @property
    def documents(self) -> list[Document]:
        """The documents, by path."""
        return self._backend.documents()

    @property
    def diagnostics(self) -> list[Diagnostic]:
        """What was noticed, by document and line."""
        return self._backend.diagnostics()

    def __len__(self) -> int:
        return sum(self._collection(model).count() for model in self.kinds.values())

    def __repr__(self) -> str:
        counts = [repr(self._collection(model))[1:-1] for model in self.kinds.values()]
        return f"<Catalog: {', '.join(counts)} of {len(self.documents)} documents>"

    # -- finding one thing -------------------------------------------------------------------

    def get(self, name: str) -> Record | None:
        """The record that an id, an identifier or a URL names; None where there is none.

        Any identifier of the record does, in any of its forms: ``arxiv:1706.03762``,
        ``1706.03762v5``, ``https://arxiv.org/pdf/1706.03762.pdf``, ``BV1pu411o7BE``.
        """
        found = self._backend.by_id(name.strip())
        if found is not None:
            return found
        named = find_identifier(name)
        if named is not None:
            return self._backend.by_identifier(*named)
        same = self._backend.by_main_url(open_proxies(name.strip()))
        return same[0] if len(same) == 1 else None

    def explain(self, name: str) -> Explanation:
        """Which source gave which value of a record, and why its sources are one.

        Raises:
            NoRecordError: No record has this id.
        """
        record = self.get(name)
        if record is None:
            raise NoRecordError(f"no record is named {name!r}")
        members = self._backend.members(record.id)
        return explain(record, members, self._backend.joins(record.id))

    def search(self, text: str, limit: int | None = None) -> list[Hit[Record]]:
        """The records of all kinds that a text is found in, the best first."""
        return self._backend.search(text, limit)

    # -- writing -----------------------------------------------------------------------------

    def records(self) -> Iterable[Record]:
        """All records, kind by kind."""
        for model in self.kinds.values():
            yield from self._collection(model)

    def to_dict(self) -> dict[str, Any]:
        """The catalog as plain data, as its JSON has it."""
        return jsonfiles.to_object(self.kinds, self.records(), self.documents, self.diagnostics)

    def to_json(self, path: str | Path | None = None) -> str:
        """The catalog as JSON, also into a file (whole or not at all); the same bytes each time."""
        text = jsonfiles.dump(self.to_dict())
        if path is not None:
            jsonfiles.write(Path(path), text)
        return text

    def to_database(
        self,
        path: str | Path,
        *,
        timeout: float = 30.0,
        watch: Callable[[Iterable[Record]], Iterable[Record]] = iter,
    ) -> None:
        """Write the catalog into an SQLite database, replacing what it holds, in one transaction.

        The records pass through ``watch`` before they are written.

        Raises:
            DatabaseError: It cannot be written; what was there is whole.
        """
        with DatabaseBuilder(path, kinds=tuple(self.kinds.values()), timeout=timeout) as builder:
            builder.replace(self._backend, list(watch(self.records())))

    def write(
        self,
        path: str | Path,
        *,
        format: str | None = None,
        kind: str | type[Record] | None = None,
        **options: bool,
    ) -> list[str]:
        """Write the catalog, or one kind of it, in the format that the suffix or a name says.

        ``options`` are ``neutralise`` and ``bom`` of CSV and TSV. What comes back says what the
        format could not hold (docs/formats.md has all formats).

        Raises:
            FormatError: There is no such format, or it does not fit the path or the kind.
            OutputError: It cannot be written; what was there is whole.
            MissingDependencyError: The format needs a package that is not installed.
        """
        # found when it is called: formats know the catalog, not the catalog its formats
        formats = importlib.import_module("mdcatalog.export")
        model = None if kind is None else self.of_kind(kind).model
        chosen = formats.Options(**options)
        notes: list[str] = formats.write(self, path, name=format, kind=model, options=chosen)
        return notes

    def to_jsonl(self, path: str | Path) -> None:
        """Write one record a line."""
        self.write(path, format="jsonl")

    def to_csv(
        self, path: str | Path, kind: str | type[Record] | None = None, **options: bool
    ) -> None:
        """Write one kind as CSV, or without a kind a file for each into the folder ``path``."""
        self.write(path, format="csv", kind=kind, **options)

    def to_tsv(
        self, path: str | Path, kind: str | type[Record] | None = None, **options: bool
    ) -> None:
        """The same as :meth:`to_csv`, with tabs between the cells."""
        self.write(path, format="tsv", kind=kind, **options)

    def to_parquet(self, path: str | Path, kind: str | type[Record] | None = None) -> list[str]:
        """Write one kind as Parquet, or without a kind a file for each into a folder.

        Gives what 64 bits cannot hold.
        """
        return self.write(path, format="parquet", kind=kind)

    def to_bibtex(self, path: str | Path) -> list[str]:
        """Write the papers and lectures as BibTeX; gives what is missing in them."""
        return self.write(path, format="bibtex")

    def to_csl(self, path: str | Path) -> list[str]:
        """Write the papers and lectures as CSL-JSON; gives what is missing in them."""
        return self.write(path, format="csl")

    def to_jsonld(self, path: str | Path) -> None:
        """Write Schema.org JSON-LD."""
        self.write(path, format="jsonld")

    def to_croissant(self, folder: str | Path) -> list[str]:
        """Write a Croissant description of each dataset into a folder; gives what is missing."""
        return self.write(folder, format="croissant")

    def to_markdown(self, path: str | Path, tables: bool = False) -> None:
        """Write a Markdown list, or tables, which ``extract`` reads back."""
        self.write(path, format="markdown-table" if tables else "markdown")

    def to_html(self, path: str | Path) -> None:
        """Write a page to search and sort, in one file that needs no network."""
        self.write(path, format="html")

    def to_pandas(self, kind: str | type[Record]) -> Any:
        """A pandas data frame of a kind; :meth:`Collection.to_frame` says more."""
        return self.of_kind(kind).to_pandas()

    def to_polars(self, kind: str | type[Record]) -> Any:
        """A polars data frame of a kind; :meth:`Collection.to_frame` says more."""
        return self.of_kind(kind).to_polars()

    def close(self) -> None:
        """Close the database, where there is one."""
        self._backend.close()

    def __enter__(self) -> Catalog:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()
