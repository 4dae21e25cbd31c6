"""Where commands get a catalog from: documents that they read, or a file that holds one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path

import click

from mdcatalog.catalog import Catalog
from mdcatalog.catalog_errors import near
from mdcatalog.cli.check import diagnosed
from mdcatalog.cli.common import progress, tell
from mdcatalog.errors import UnknownKindError, UnreadableError
from mdcatalog.files import Location, find
from mdcatalog.models import KINDS, Record, kind_named
from mdcatalog.output import Tally
from mdcatalog.pipeline import Processed, process, run

CATALOGS = frozenset({".db", ".sqlite", ".sqlite3", ".json", ".jsonl", ".ndjson"})
_ERRORS = frozenset({"error"})
# What a terminal would obey instead of showing it; tabs and line ends are layout.
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def processed(locations: Sequence[Location], jobs: int, tally: Tally) -> Iterator[Processed]:
    """The documents, read one after the other and counted; failures are told on standard error."""
    results = run(process, locations, jobs, lambda dead: dead)
    with closing(results), progress(len(locations)) as watched:
        for one in watched(results):
            tell(one.diagnostics, _ERRORS)
            tally.count(diagnosed(one))
            yield one


def read_documents(locations: Sequence[Location], jobs: int, tally: Tally) -> Catalog:
    """The merged catalog of documents.

    Raises:
        UnreadableError: None of them could be read.
    """
    done = list(processed(locations, jobs, tally))
    if not tally.read:
        raise UnreadableError("None of the documents could be read; nothing was written.")
    held = [one.extraction for one in done if one.extraction is not None]
    return Catalog.from_records(
        (record for extraction in held for record in extraction.records),
        documents=[extraction.document for extraction in held],
        diagnostics=[note for one in done for note in one.diagnostics],
    )


def open_source(source: str, tally: Tally) -> Catalog:
    """The catalog that SOURCE names: a file that holds one, or Markdown that is read now.

    Raises:
        MdcatalogError: There is no such file, or it holds no catalog.
    """
    path = Path(source)
    if path.suffix.lower() not in CATALOGS or path.is_dir():
        return read_documents(find([source]), 1, tally)
    try:
        return Catalog.open(path)
    except FileNotFoundError as error:
        raise UnreadableError(f"{source}: there is no such file; check the path") from error
    except OSError as error:
        raise UnreadableError(f"{source}: cannot be read: {error.strerror or error}") from error


def model_of(word: str) -> type[Record]:
    """The kind that a user names, singular or plural.

    Raises:
        UnknownKindError: There is none; the message names the near ones.
    """
    model = kind_named(word)
    if model is not None:
        return model
    plurals = [each.kind_info.plural for each in KINDS]
    raise UnknownKindError(f"There is no kind {word!r}; {near(word.casefold(), plurals)}")


def told_counts(catalog: Catalog) -> str:
    """How many records there are of each kind: ``2 papers, 1 lecture``."""
    counts = ((model, catalog.of_kind(model).count()) for model in catalog.kinds.values())
    told = ", ".join(counted(count, model) for model, count in counts if count)
    return told or "no records"


def counted(count: int, model: type[Record]) -> str:
    """A count with the kind's name: ``1 paper``, ``2 papers``."""
    return f"{count} {model.kind_info.name if count == 1 else model.kind_info.plural}"


def documents_told(count: int) -> str:
    """``1 document``, ``2 documents``."""
    return f"{count} document{'s' * (count != 1)}"


def tell_failures(tally: Tally) -> None:
    """Say how many documents failed, and where warnings are to be had."""
    if tally.failed:
        click.echo(f"{documents_told(tally.failed)} could not be read.", err=True)


def visible(text: str) -> str:
    """A text of somebody's document without what a terminal would obey."""
    return _CONTROLS.sub("\ufffd", text)
