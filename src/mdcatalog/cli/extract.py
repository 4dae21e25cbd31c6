"""``mdcatalog extract``."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from functools import partial
from typing import BinaryIO

import click

from mdcatalog import stages as printing
from mdcatalog.cli.common import exit_code, jobs_option, paths_argument, progress, tell
from mdcatalog.decoding import encode
from mdcatalog.errors import UnreadableError
from mdcatalog.extract.document import run_stages
from mdcatalog.files import Location, find, load
from mdcatalog.output import (
    Packed,
    Tally,
    dumps,
    open_output,
    pack,
    pack_processed,
    write_json,
    write_jsonl,
)
from mdcatalog.pipeline import diagnostics_of, run

_ERRORS = frozenset({"error"})
_NOTEWORTHY = frozenset({"warning", "error"})


@click.command("extract")
@paths_argument
@click.option(
    "--format",
    "form",
    type=click.Choice(["json", "jsonl"]),
    help="One JSON object for all documents (json, the default unless FILE ends in .jsonl), or "
    "one record a line, written as documents are read (jsonl).",
)
@click.option("-o", "--output", metavar="FILE", help="Write to FILE, whole or not at all.")
@click.option(
    "--to",
    "stage",
    type=click.Choice(["tree", "raw", "records"]),
    default="records",
    show_default=True,
    help="The stage to show: the document's tree as text, the entries before their fields are "
    "typed as JSON, or the records.",
)
@jobs_option
@click.pass_context
def command(
    ctx: click.Context,
    paths: tuple[str, ...],
    form: str | None,
    output: str | None,
    stage: str,
    jobs: int,
) -> None:
    """Write the records of the documents as JSON, unmerged, in the order of names and lines.

    With jsonl every line is a record; warnings and errors about documents, which the JSON
    object holds itself, are then printed on standard error.
    """
    if stage == "tree" and form is not None:
        raise click.UsageError("--to tree prints text; it takes no --format.")
    if form is None:
        form = "jsonl" if output and output.lower().endswith(".jsonl") else "json"
    locations = find(paths)
    tally = Tally()
    with open_output(output) as out:
        if stage == "records":
            _records(locations, form, jobs, out, tally)
        else:
            _stage(locations, stage, form, out, tally)
        if not tally.read and output is not None:
            # raised here, so that no file appears
            raise UnreadableError("None of the documents could be read; nothing was written.")
    ctx.exit(exit_code(tally))


def _records(locations: list[Location], form: str, jobs: int, out: BinaryIO, tally: Tally) -> None:
    indent = 2 if form == "json" else None
    severities = _ERRORS if form == "json" else _NOTEWORTHY
    results = run(
        partial(pack, indent=indent), locations, jobs, partial(pack_processed, indent=indent)
    )

    def told(stream: Iterator[Packed]) -> Iterator[Packed]:
        for packed in stream:
            tell(packed.diagnostics, severities)
            yield tally.count(packed)

    write = write_json if form == "json" else write_jsonl
    with closing(results), progress(len(locations)) as watched:
        write(out, told(watched(results)))
    if form == "jsonl" and tally.severities.get("info"):
        click.echo(
            f"{tally.severities['info']} further notes; 'mdcatalog check' prints them.", err=True
        )


def _stage(locations: list[Location], stage: str, form: str, out: BinaryIO, tally: Tally) -> None:
    entries: list[object] = []
    emit: Callable[[object], None] = entries.append
    if form == "jsonl":

        def emit(value: object) -> None:
            out.write(dumps(value) + b"\n")

    for location in locations:
        loaded = load(location)
        diagnostics = diagnostics_of(loaded.name, loaded.notes)
        tally.count(Packed(loaded.name, b"" if loaded.document else None, (), diagnostics))
        tell(diagnostics, _NOTEWORTHY)
        if loaded.document is None:
            continue
        stages = run_stages(loaded.document)
        if stage == "tree":
            if len(locations) > 1:
                out.write(encode(f"== {loaded.name}\n"))
            for line in printing.tree_lines(stages.parsed.tree):
                out.write(encode(line + "\n"))
        else:
            for entry in printing.raw_entries(stages):
                emit({"document": loaded.name, **entry})
    if stage == "raw" and form == "json":
        out.write(dumps(entries, indent=2) + b"\n")
