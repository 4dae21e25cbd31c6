"""Many documents to their extractions: in order, each on its own, none spoiling another."""

from __future__ import annotations

import gc
import os
import re
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from typing import NamedTuple, TypeVar

from mdcatalog import models
from mdcatalog.decoding import replace_surrogates
from mdcatalog.diagnostics import CODES, Note
from mdcatalog.extract.document import Extraction, extract_document
from mdcatalog.files import Loaded, Location, load
from mdcatalog.models import Diagnostic, Record
from mdcatalog.pool import ordered
from mdcatalog.source import Document

_ORDINAL = re.compile(r"(.+)~([1-9][0-9]*)", re.DOTALL)


class Processed(NamedTuple):
    """A document's extraction, or none where it failed; diagnostics in either case."""

    name: str
    extraction: Extraction | None
    diagnostics: tuple[Diagnostic, ...] = ()


def extract_text(
    text: str, name: str, *, kinds: Sequence[type[Record]] = models.KINDS
) -> Extraction:
    """The extraction of a text that the caller holds already."""
    clean, notes = replace_surrogates(text)
    with _collection_paused():
        extraction = extract_document(Document.of(name, clean), kinds=kinds)
    return _with_notes(extraction, notes)


@contextmanager
def _collection_paused() -> Iterator[None]:
    """No cyclic garbage collection while one document is read.

    A document becomes many small objects in one go, nearly none of them garbage; looking them
    over again and again costs a fifth of the time. Reference counts free what is done with.
    """
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def process(location: Location, *, kinds: Sequence[type[Record]] = models.KINDS) -> Processed:
    """Read and extract one document; what goes wrong is a diagnostic of that document."""
    return process_loaded(load(location), partial(extract_document, kinds=kinds))


def process_loaded(loaded: Loaded, extract: Callable[[Document], Extraction]) -> Processed:
    """Extract a document that was read, or say why it was not.

    With ``MDCATALOG_DEBUG=1`` in the environment an error of ours is raised, for its traceback.
    """
    if loaded.document is None:
        return Processed(loaded.name, None, diagnostics_of(loaded.name, loaded.notes))
    try:
        with _collection_paused():
            extraction = extract(loaded.document)
    except Exception as error:
        if os.environ.get("MDCATALOG_DEBUG") == "1":
            raise
        problem = f"{type(error).__name__}: {error}".strip().splitlines()[0].rstrip(": ")
        return failed(loaded.name, problem, loaded.notes)
    extraction = _with_notes(extraction, loaded.notes)
    return Processed(loaded.name, extraction, extraction.diagnostics)


def failed(name: str, problem: str, notes: Sequence[Note] = ()) -> Processed:
    """The outcome of a document on which we ourselves failed."""
    message = (
        f"Reading the document failed ({problem}). This is a fault of mdcatalog: please report "
        "it with the document. MDCATALOG_DEBUG=1 shows where it happened."
    )
    return Processed(
        name, None, diagnostics_of(name, (*notes, Note("document-failed", message, 1)))
    )


def died(name: str, reason: str) -> Processed:
    """The outcome of a document whose worker process was killed."""
    message = (
        f"The worker process died while it read the document ({reason}); perhaps memory ran "
        "out. The other documents are not affected."
    )
    return Processed(name, None, diagnostics_of(name, (Note("document-failed", message, 1),)))


def extractions(
    locations: Iterable[Location],
    *,
    jobs: int = 1,
    kinds: Sequence[type[Record]] = models.KINDS,
) -> Iterator[Processed]:
    """The documents' extractions, one after the other, with ids unique over all of them."""
    ids = UniqueIds()
    for processed in run(partial(process, kinds=tuple(kinds)), locations, jobs, lambda p: p):
        extraction = processed.extraction
        if extraction is not None:
            names = ids.of([record.id for record in extraction.records])
            processed = processed._replace(extraction=_renamed(extraction, names))
        yield processed


Result = TypeVar("Result")


def run(
    function: Callable[[Location], Result],
    locations: Iterable[Location],
    jobs: int,
    of_dead: Callable[[Processed], Result],
) -> Generator[Result, None, None]:
    """The function's results for the locations; ``of_dead`` makes one where a worker died."""
    for outcome in ordered(function, locations, jobs):
        if outcome.died is not None:
            yield of_dead(died(outcome.task.name, outcome.died))
        elif outcome.result is not None:
            yield outcome.result


class UniqueIds:
    """Gives every record of many documents an id of its own, while they pass by.

    Documents arrive in the order of their names and their records in the order of lines, so
    counting as they pass gives the ordinals that ``extract.records.with_unique_ids`` would
    give to all of them at once. Only ids and counts are kept.
    """

    def __init__(self) -> None:
        self._counts: dict[str, int] = {}

    def of(self, ids: Sequence[str]) -> list[str]:
        """The ids for one document's records, given those that are unique within it."""
        inside: dict[str, int] = {}
        return [self._next(self._base(name, inside)) for name in ids]

    def _base(self, name: str, inside: dict[str, int]) -> str:
        """The id without the ordinal that the document itself had to give."""
        match = _ORDINAL.fullmatch(name)
        base = name
        if match:
            stem, ordinal = match[1], int(match[2])
            if inside.get(stem, 0) == ordinal - 1 > 0 or self._counts.get(stem, 0) >= ordinal > 1:
                base = stem
        inside[base] = inside.get(base, 0) + 1
        return base

    def _next(self, base: str) -> str:
        count = self._counts.get(base, 0) + 1
        name = base if count == 1 else f"{base}~{count}"
        while count > 1 and name in self._counts:
            count += 1
            name = f"{base}~{count}"
        self._counts[base] = count
        return name


def diagnostics_of(name: str, notes: Iterable[Note]) -> tuple[Diagnostic, ...]:
    """The notes as diagnostics of a document."""
    return tuple(
        Diagnostic(
            code=note.code,
            severity=CODES[note.code][0],
            message=note.message,
            document=name,
            line=note.line,
            end_line=note.end_line,
        )
        for note in notes
    )


def references(record: Record) -> list[str]:
    """The ids of other records that a record holds."""
    return [*getattr(record, "lectures", ()), *getattr(record, "papers", ())]


def _renamed(extraction: Extraction, names: Sequence[str]) -> Extraction:
    new = {
        record.id: name
        for record, name in zip(extraction.records, names, strict=True)
        if record.id != name
    }
    if not new:
        return extraction
    records: list[Record] = []
    for record in extraction.records:
        update: dict[str, object] = {"id": new.get(record.id, record.id)}
        for field in ("lectures", "papers"):
            if field in type(record).model_fields:
                update[field] = [new.get(name, name) for name in getattr(record, field)]
        records.append(record.model_copy(update=update))
    return replace(extraction, records=tuple(records))


def _with_notes(extraction: Extraction, notes: Sequence[Note]) -> Extraction:
    if not notes:
        return extraction
    found = diagnostics_of(extraction.document.path, notes)
    return replace(extraction, diagnostics=(*found, *extraction.diagnostics))
