"""What ``build`` and ``export`` share: where a catalog goes, and in which form."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

from mdcatalog.catalog import Catalog
from mdcatalog.cli.common import progress
from mdcatalog.export import FORMATS, write
from mdcatalog.export.selection import Options
from mdcatalog.models import Record

F = TypeVar("F", bound=Callable[..., Any])

_OPTIONS = (
    click.option(
        "-o",
        "--output",
        metavar="OUT",
        required=True,
        help="Write to OUT, whole or not at all; '-' is standard output.",
    ),
    click.option(
        "--format",
        "form",
        type=click.Choice(list(FORMATS)),
        help="The format, where the suffix of OUT does not say it.",
    ),
    click.option(
        "--kind",
        metavar="KIND",
        help="Write this kind of records only; .csv, .tsv and .parquet files hold one kind. "
        "Without it they are written into the folder OUT, a file for each kind.",
    ),
    click.option(
        "--neutralise/--no-neutralise",
        default=True,
        show_default=True,
        help="In CSV and TSV, put ' before texts that a spreadsheet takes for formulas.",
    ),
    click.option(
        "--bom", is_flag=True, help="Begin CSV and TSV with the byte order mark that Excel wants."
    ),
)


def writing_options(function: F) -> F:
    """The options of commands that write a catalog."""
    for option in reversed(_OPTIONS):
        function = option(function)
    return function


def options_of(neutralise: bool, bom: bool) -> Options:
    """The options as writers take them."""
    return Options(neutralise=neutralise, bom=bom)


def write_told(
    catalog: Catalog, output: str, form: str | None, kind: type[Record] | None, options: Options
) -> None:
    """Write a catalog, and tell on standard error what the format could not hold."""
    models = tuple(catalog.kinds.values()) if kind is None else (kind,)
    total = sum(catalog.of_kind(model).count() for model in models)
    with progress(total, "Writing", "records") as watch:
        notes = write(catalog, output, name=form, kind=kind, options=options, watch=watch)
    for note in notes:
        click.echo(f"{output}: {note}.", err=True)
