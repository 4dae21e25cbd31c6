"""``mdcatalog check``."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from typing import BinaryIO, NamedTuple

import click

from mdcatalog.cli.common import (
    DONE,
    FINDINGS,
    NOTHING,
    jobs_option,
    paths_argument,
    progress,
    text_line,
)
from mdcatalog.comments import Accepted
from mdcatalog.decoding import encode
from mdcatalog.diagnostics import SEVERITIES, format_github
from mdcatalog.extract.document import extract_document
from mdcatalog.files import Location, find, load
from mdcatalog.models import Diagnostic
from mdcatalog.output import Packed, Tally, open_output, to_json
from mdcatalog.pipeline import Processed, diagnostics_of, process_loaded, run


@click.command("check")
@paths_argument
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "github"]),
    default="text",
    show_default=True,
    help="Lines of 'path:line: severity code message', a JSON array, or the workflow commands "
    "that GitHub Actions shows beside the lines.",
)
@click.option(
    "--fail-on",
    type=click.Choice(SEVERITIES),
    default="error",
    show_default=True,
    help="The least severity for exit code 1.",
)
@jobs_option
@click.pass_context
def command(ctx: click.Context, paths: tuple[str, ...], form: str, fail_on: str, jobs: int) -> None:
    """Print what was noticed in the documents: what was recovered, guessed, or left out.

    A comment <!-- mdcatalog-disable CODE --> in a document keeps a code from being printed from
    there on; docs/pipelines.md has its forms.
    """
    locations = find(paths)
    tally = Tally()
    write = {"text": _write_text, "json": _write_json, "github": _write_github}[form]
    disabled = 0

    def found(stream: Iterator[Checked]) -> Iterator[Diagnostic]:
        nonlocal disabled
        for checked in stream:
            disabled += checked.disabled
            yield from tally.count(checked.packed).diagnostics

    results = run(diagnose, locations, jobs, lambda dead: Checked(diagnosed(dead)))
    with open_output(None) as out, closing(results), progress(len(locations)) as watched:
        write(out, found(watched(results)))
    told = [
        f"{tally.severities[severity]} {severity}"
        for severity in reversed(SEVERITIES)
        if severity in tally.severities
    ]
    counts = ", ".join(told) or "nothing to report"
    more = f"; {disabled} disabled by comments" * bool(disabled)
    click.echo(f"{len(locations)} document{'s' * (len(locations) != 1)}: {counts}{more}.", err=True)
    reached = SEVERITIES[SEVERITIES.index(fail_on) :]
    if not tally.read:
        ctx.exit(NOTHING)
    ctx.exit(FINDINGS if any(severity in tally.severities for severity in reached) else DONE)


class Checked(NamedTuple):
    """What a document gave, without its records, and how many diagnostics comments disabled."""

    packed: Packed
    disabled: int = 0


def diagnose(location: Location) -> Checked:
    """The diagnostics of one document that are not disabled; its records stay in the worker."""
    loaded = load(location)
    packed = diagnosed(process_loaded(loaded, extract_document))
    if loaded.document is None:
        return Checked(packed)
    accepted = Accepted.of(loaded.document.text)
    own = diagnostics_of(packed.name, accepted.notes)
    kept, disabled = accepted.part((*packed.diagnostics, *own))
    kept.sort(key=lambda diagnostic: diagnostic.line or 0)
    return Checked(packed._replace(diagnostics=tuple(kept)), disabled)


def diagnosed(processed: Processed) -> Packed:
    """What a document gave, without its records."""
    document = None if processed.extraction is None else b""
    return Packed(processed.name, document, (), processed.diagnostics)


Writer = Callable[[BinaryIO, Iterator[Diagnostic]], None]


def _write_text(out: BinaryIO, diagnostics: Iterator[Diagnostic]) -> None:
    for diagnostic in diagnostics:
        out.write(encode(text_line(diagnostic) + "\n"))


def _write_github(out: BinaryIO, diagnostics: Iterator[Diagnostic]) -> None:
    for found in diagnostics:
        line = format_github(
            found.document, found.line, found.end_line, found.severity, found.code, found.message
        )
        out.write(encode(line + "\n"))


def _write_json(out: BinaryIO, diagnostics: Iterator[Diagnostic]) -> None:
    lead = b"["
    for diagnostic in diagnostics:
        out.write(lead + b"\n  " + to_json(diagnostic, indent=2).replace(b"\n", b"\n  "))
        lead = b","
    out.write(b"[]\n" if lead == b"[" else b"\n]\n")
