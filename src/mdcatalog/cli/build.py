"""``mdcatalog build``."""

from __future__ import annotations

import hashlib
from pathlib import Path

import click

from mdcatalog.catalog import Catalog
from mdcatalog.cli.catalogs import (
    documents_told,
    model_of,
    processed,
    read_documents,
    tell_failures,
    told_counts,
)
from mdcatalog.cli.common import exit_code, jobs_option, paths_argument
from mdcatalog.cli.writing import options_of, write_told, writing_options
from mdcatalog.database.builder import BuildReport, DatabaseBuilder
from mdcatalog.errors import UnreadableError
from mdcatalog.export import format_of
from mdcatalog.export.database import temporary_beside
from mdcatalog.extract.document import Extraction
from mdcatalog.files import Location, find, read_bytes
from mdcatalog.models import Document
from mdcatalog.output import Tally
from mdcatalog.pipeline import Processed


@click.command("build")
@paths_argument
@writing_options
@jobs_option
@click.pass_context
def command(
    ctx: click.Context,
    paths: tuple[str, ...],
    output: str,
    form: str | None,
    kind: str | None,
    neutralise: bool,
    bom: bool,
    jobs: int,
) -> None:
    """Write one merged catalog of the documents; the suffix of OUT chooses the format.

    OUT is written whole or not at all. A database (.db) that is there is brought up to date:
    documents whose bytes are unchanged are not read again, those that are gone leave it.
    """
    chosen = format_of(output, form)
    model = None if kind is None else model_of(kind)
    locations = find(paths)
    _refuse_own_source(locations, output)
    tally = Tally()
    if chosen.name == "sqlite" and kind is None and output != "-":
        told = _told(_build_database(Path(output), locations, jobs, tally))
        with Catalog.open(output) as catalog:
            counts = told_counts(catalog)
    else:
        catalog = read_documents(locations, jobs, tally)
        write_told(catalog, output, form, model, options_of(neutralise, bom))
        told, counts = documents_told(tally.read), told_counts(catalog)
    tell_failures(tally)
    click.echo(f"{output}: {told}; {counts}.", err=True)
    ctx.exit(exit_code(tally))


def _refuse_own_source(locations: list[Location], output: str) -> None:
    target = Path(output)
    for location in locations:
        if location.path and target.exists() and target.samefile(location.path):
            raise click.UsageError(f"{output} is one of the documents; choose another OUT.")


def _build_database(path: Path, locations: list[Location], jobs: int, tally: Tally) -> BuildReport:
    """Bring a database up to date; a new one appears when it is whole."""
    if path.exists():
        return _update(path, locations, jobs, tally)
    temporary = temporary_beside(path)
    try:
        report = _update(temporary, locations, jobs, tally)
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)
    return report


def _update(path: Path, locations: list[Location], jobs: int, tally: Tally) -> BuildReport:
    with DatabaseBuilder(path) as builder:
        changed = []
        for location in locations:
            if location.name in builder.known and _digest(location) == builder.known[location.name]:
                builder.keep(location.name)
                tally.read += 1
            else:
                changed.append(location)
        for one in processed(changed, jobs, tally):
            builder.put(_extraction(one))
        if not tally.read:
            raise UnreadableError("None of the documents could be read; nothing was written.")
        return builder.finish()


def _digest(location: Location) -> str | None:
    """The digest of a document's bytes; None where they cannot be had."""
    try:
        return hashlib.sha256(read_bytes(location)).hexdigest()
    except UnreadableError:
        return None


def _extraction(one: Processed) -> Extraction:
    """What a document gave; of one that failed, why."""
    if one.extraction is not None:
        return one.extraction
    return Extraction(Document(path=one.name), (), one.diagnostics)


def _told(report: BuildReport) -> str:
    parts = (
        ("added", report.added),
        ("changed", report.changed),
        ("unchanged", report.unchanged),
        ("removed", report.removed),
    )
    first, *others = [f"{len(paths)} {word}" for word, paths in parts]
    count = len(report.added)
    return ", ".join([f"{documents_told(count)} {first.split()[1]}", *others])
