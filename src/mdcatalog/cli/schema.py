"""``mdcatalog schema``."""

from __future__ import annotations

import click

from mdcatalog.output import dumps, open_output
from mdcatalog.schema import catalog_schema, kind_of, kind_schema


@click.command("schema")
@click.argument("kind", metavar="[KIND]", required=False)
def command(kind: str | None) -> None:
    """Print the JSON Schema of the catalog object, or of one KIND of record.

    KIND is papers, lectures, datasets or tools; the singular will do.
    """
    schema = kind_schema(kind_of(kind)) if kind else catalog_schema()
    with open_output(None) as out:
        out.write(dumps(schema, indent=2) + b"\n")
