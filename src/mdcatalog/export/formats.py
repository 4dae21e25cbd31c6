"""The table of formats: a new one is one function and one line here."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path

from mdcatalog.catalog import Catalog
from mdcatalog.catalog_errors import FormatError, near
from mdcatalog.errors import OutputError
from mdcatalog.export.bibtex import write_bibtex
from mdcatalog.export.croissant import place_croissant
from mdcatalog.export.csl import write_csl
from mdcatalog.export.database import place_database
from mdcatalog.export.jsonld import write_jsonld
from mdcatalog.export.markdown import write_list, write_tables
from mdcatalog.export.page import write_page
from mdcatalog.export.parquet import write_parquet
from mdcatalog.export.plain import write_json, write_jsonl
from mdcatalog.export.selection import Options, Placer, Selection, Watch, Writer
from mdcatalog.export.tables import table_writer
from mdcatalog.models import Record
from mdcatalog.output import open_output


@dataclass(frozen=True)
class Format:
    """A format: its name, the suffixes that stand for it, and what writes it.

    ``write`` writes to a stream; ``place``, for what needs a file or folder of its own, to a
    path. ``per_kind`` says that a file holds records of one kind, ``whole`` that it holds all
    kinds or nothing.
    """

    name: str
    suffixes: tuple[str, ...]
    summary: str
    write: Writer | None = None
    place: Placer | None = None
    per_kind: bool = False
    whole: bool = False


FORMATS: dict[str, Format] = {
    form.name: form
    for form in (
        Format("json", (".json",), "the catalog as one JSON object", write_json),
        Format("jsonl", (".jsonl", ".ndjson"), "one record a line", write_jsonl),
        Format("csv", (".csv",), "a table of one kind", table_writer(","), per_kind=True),
        Format("tsv", (".tsv",), "the same, divided by tabs", table_writer("\t"), per_kind=True),
        Format("parquet", (".parquet",), "typed columns of one kind", write_parquet, per_kind=True),
        Format("bibtex", (".bib",), "papers and lectures for LaTeX", write_bibtex),
        Format("csl", (".csl.json", ".csl"), "papers and lectures as CSL-JSON", write_csl),
        Format("jsonld", (".jsonld",), "Schema.org linked data", write_jsonld),
        Format("croissant", (), "a folder of dataset descriptions", place=place_croissant),
        Format("markdown", (".md", ".markdown"), "a Markdown list", write_list),
        Format("html", (".html", ".htm"), "a page to search and sort", write_page),
        Format("markdown-table", (), "Markdown tables", write_tables),
        Format(
            "sqlite",
            (".db", ".sqlite", ".sqlite3"),
            "an SQLite database",
            place=place_database,
            whole=True,
        ),
    )
}
#: The same by suffix, each beginning with a dot.
WRITERS: dict[str, Format] = {suffix: form for form in FORMATS.values() for suffix in form.suffixes}


def format_of(path: str | Path, name: str | None = None) -> Format:
    """The format of a file, by the name given or by the file's suffix.

    Raises:
        FormatError: There is none; the message names those that there are.
    """
    if name is not None:
        if name in FORMATS:
            return FORMATS[name]
        raise FormatError(f"There is no format {name!r}; {near(name, FORMATS)}")
    file = Path(path).name.lower()
    # the longest first: .csl.json is not .json
    for suffix in sorted(WRITERS, key=len, reverse=True):
        if file.endswith(suffix):
            return WRITERS[suffix]
    known = ", ".join(sorted(WRITERS))
    raise FormatError(f"{path}: the suffix says no format; it must be one of {known}")


def write(
    catalog: Catalog,
    path: str | Path,
    *,
    name: str | None = None,
    kind: type[Record] | None = None,
    options: Options | None = None,
    watch: Watch = iter,
) -> list[str]:
    """Write a catalog whole or not at all; ``-`` is standard output. Gives notes for the user.

    The records that are written pass through ``watch``. Without ``kind``, a format that holds
    one kind a file takes ``path`` for a folder.

    Raises:
        FormatError: The format is not known, or does not fit the path or the kind.
        OutputError: It cannot be written.
        MissingDependencyError: The format needs a package that is not installed.
    """
    form = format_of(path, name)
    options = options or Options()
    models = tuple(catalog.kinds.values()) if kind is None else (kind,)
    selection = Selection(catalog, models, watch)
    if form.whole and kind is not None:
        raise FormatError(f"A {form.name} file holds all kinds; leave the kind out")
    if form.place is not None:
        if str(path) == "-":
            raise FormatError(
                f"{form.summary} needs a file or folder of its own, not standard output"
            )
        return form.place(Path(path), selection, options)
    if form.per_kind and kind is None:
        return _write_folder(form, selection, Path(path), options)
    assert form.write is not None
    with open_output(str(path)) as out:
        return form.write(out, selection, options)


def _write_folder(form: Format, whole: Selection, folder: Path, options: Options) -> list[str]:
    """A file for each kind that there are records of; they appear when all are written."""
    suffix = form.suffixes[0]
    if folder.name.lower().endswith(form.suffixes) or str(folder) == "-":
        raise FormatError(
            f"{folder}: a {suffix} file holds one kind of record; say which (`--kind papers`), "
            f"or name a folder and the format {form.name!r} to get a file for each"
        )
    assert form.write is not None
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        raise OutputError(f"{folder}: cannot be made: {error.strerror or error}") from error
    notes: list[str] = []
    with ExitStack() as files:
        for model in whole.kinds:
            if whole.catalog.of_kind(model).first() is None:
                continue
            path = folder / (model.kind_info.plural + suffix)
            out = files.enter_context(open_output(str(path)))
            notes += form.write(out, replace(whole, kinds=(model,)), options)
    return notes
