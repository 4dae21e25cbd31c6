"""``mdcatalog schema``."""

from __future__ import annotations

import click

from mdcatalog.output import dumps, open_output
from mdcatalog.schema import published


@click.command("schema")
@click.argument("name", metavar="[NAME]", default="catalog")
def command(name: str) -> None:
    """Print the JSON Schema of the catalog object, or of other JSON that is written.

    NAME is a kind (papers, lectures, datasets or tools; the singular will do); record, a line
    of JSON Lines; records, what query prints; diagnostics, what check prints; explanation, what
    query --explain prints; raw, what extract --to raw prints; csl, jsonld or croissant.
    """
    with open_output(None) as out:
        out.write(dumps(published(name), indent=2) + b"\n")
