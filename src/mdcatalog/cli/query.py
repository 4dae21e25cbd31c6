"""``mdcatalog query``."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, BinaryIO

import click

from mdcatalog.catalog import Catalog
from mdcatalog.catalog_errors import NoRecordError
from mdcatalog.cli.catalogs import counted, model_of, open_source, tell_failures, visible
from mdcatalog.cli.common import exit_code
from mdcatalog.cli.shown import print_table
from mdcatalog.decoding import encode
from mdcatalog.export.plain import array
from mdcatalog.export.selection import Options
from mdcatalog.export.tables import write_table
from mdcatalog.models import Record
from mdcatalog.output import Tally, dumps, open_output, to_json
from mdcatalog.query import Collection


@dataclass(frozen=True)
class Question:
    """What is asked of a catalog."""

    model: type[Record]
    where: tuple[str, ...]
    search: str | None
    sort: tuple[str, ...]
    limit: int | None
    offset: int

    def uncut(self, catalog: Catalog) -> Collection[Any]:
        """All records that fit, in order."""
        found = catalog.of_kind(self.model).where_text(*self.where)
        if self.search is not None:
            found = found.search(self.search)
        return found.order_by(*self.sort) if self.sort else found

    def ask(self, catalog: Catalog) -> Collection[Any]:
        """Those of them that are wanted."""
        found = self.uncut(catalog)
        if self.offset:
            found = found.offset(self.offset)
        return found if self.limit is None else found.limit(self.limit)


@click.command("query")
@click.argument("source", metavar="SOURCE")
@click.argument("kind", metavar="KIND", required=False)
@click.option(
    "--where",
    metavar="CONDITION",
    multiple=True,
    help="A condition: year>=2020, recorded=true, title*=BERT (contains), title^=BERT (starts "
    "with), title~=^BERT (regular expression), year__in=2019,2020, venue__isnull=true. Of "
    "several, all must hold.",
)
@click.option(
    "--search",
    metavar="TEXT",
    help="The records that hold these words, the best first; Chinese, Japanese and Korean from "
    "two characters on, Latin words by their beginning.",
)
@click.option(
    "--sort",
    metavar="FIELD",
    multiple=True,
    help="Order by a field, downwards with '-' before it; several divided by commas. Records "
    "without a value come last.",
)
@click.option("--limit", "-n", type=click.IntRange(min=0), metavar="N", help="No more than N.")
@click.option(
    "--offset", type=click.IntRange(min=0), default=0, metavar="N", help="Leave out the first N."
)
@click.option(
    "--explain",
    metavar="ID",
    help="Say which source gave which value of a record, and why its sources are one record. ID "
    "is any identifier of it, or a URL; KIND may be left out.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json", "jsonl", "csv"]),
    help="The default is a table on a terminal, else a JSON array of records.",
)
@click.option(
    "--neutralise/--no-neutralise",
    default=True,
    show_default=True,
    help="In CSV, put ' before texts that a spreadsheet takes for formulas.",
)
@click.pass_context
def command(
    ctx: click.Context,
    source: str,
    kind: str | None,
    where: tuple[str, ...],
    search: str | None,
    sort: tuple[str, ...],
    limit: int | None,
    offset: int,
    explain: str | None,
    form: str | None,
    neutralise: bool,
) -> None:
    """Print the records of KIND (papers, lectures, datasets, tools) that SOURCE holds.

    SOURCE is Markdown (a file, a directory, a glob, or '-'), a catalog as JSON or JSON Lines,
    or a catalog database.
    """
    model = None if kind is None else model_of(kind)
    tally = Tally()
    if explain is not None:
        if where or search is not None or sort or limit is not None or offset:
            raise click.UsageError("--explain is about one record; it takes KIND and --format.")
        if form == "csv":
            raise click.UsageError("--explain prints text or JSON, no csv.")
        with open_source(source, tally) as catalog:
            _explain(catalog, model, explain, form)
    else:
        if model is None:
            raise click.UsageError("Name a KIND: papers, lectures, datasets or tools.")
        fields = tuple(name.strip() for names in sort for name in names.split(",") if name.strip())
        question = Question(model, where, search, fields, limit, offset)
        # what is wrong with the question is told before documents are read
        question.ask(Catalog.of([]))
        with open_source(source, tally) as catalog:
            _answer(catalog, question, form or _default(), Options(neutralise=neutralise))
    tell_failures(tally)
    ctx.exit(exit_code(tally))


def _default() -> str:
    return "table" if sys.stdout.isatty() else "json"


def _answer(catalog: Catalog, question: Question, form: str, options: Options) -> None:
    found = question.ask(catalog)
    if form == "table":
        shown = print_table(question.model, list(found))
        total = question.uncut(catalog).count()
        of = f"{shown} of " if shown != total else ""
        click.echo(f"{of}{counted(total, question.model)}", err=True)
        return
    write: dict[str, Callable[[BinaryIO], None]] = {
        "json": lambda out: out.writelines((*array(found), b"\n")),
        "jsonl": lambda out: out.writelines(to_json(record) + b"\n" for record in found),
        "csv": lambda out: write_table(out, question.model, found, options=options),
    }
    with open_output(None) as out:
        write[form](out)


def _explain(catalog: Catalog, model: type[Record] | None, name: str, form: str | None) -> None:
    explanation = catalog.explain(name)
    record = explanation.record
    if model is not None and not isinstance(record, model):
        raise NoRecordError(
            f"no {model.kind_info.name} is named {name!r}; {record.id} is a {record.kind}"
        )
    with open_output(None) as out:
        if form == "json":
            out.write(dumps(explanation.to_dict(), indent=2) + b"\n")
        elif form == "jsonl":
            out.write(dumps(explanation.to_dict()) + b"\n")
        else:
            out.write(encode(visible(str(explanation)) + "\n"))
