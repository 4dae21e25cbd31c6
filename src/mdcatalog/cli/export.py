"""``mdcatalog export``."""

from __future__ import annotations

from pathlib import Path

import click

from mdcatalog.cli.catalogs import model_of, open_source, tell_failures
from mdcatalog.cli.common import exit_code
from mdcatalog.cli.writing import options_of, write_told, writing_options
from mdcatalog.export import format_of
from mdcatalog.output import Tally


@click.command("export")
@click.argument("source", metavar="SOURCE")
@writing_options
@click.pass_context
def command(
    ctx: click.Context,
    source: str,
    output: str,
    form: str | None,
    kind: str | None,
    neutralise: bool,
    bom: bool,
) -> None:
    """Write the catalog that SOURCE holds in another format; the suffix of OUT chooses it.

    SOURCE is Markdown (a file, a directory, a glob, or '-'), a catalog as JSON or JSON Lines,
    or a catalog database. OUT is written whole or not at all.
    """
    format_of(output, form)
    model = None if kind is None else model_of(kind)
    if Path(source).exists() and Path(output).exists() and Path(output).samefile(source):
        raise click.UsageError("OUT is SOURCE itself; choose another OUT.")
    tally = Tally()
    with open_source(source, tally) as catalog:
        write_told(catalog, output, form, model, options_of(neutralise, bom))
    tell_failures(tally)
    ctx.exit(exit_code(tally))
