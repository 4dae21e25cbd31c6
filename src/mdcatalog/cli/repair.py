"""``mdcatalog repair``."""

from __future__ import annotations

import re

import click

from mdcatalog import files
from mdcatalog.decoding import decode, encode
from mdcatalog.errors import UnreadableError
from mdcatalog.output import open_output
from mdcatalog.repair import repair
from mdcatalog.source import normalize_newlines

_LINE_ENDING = re.compile(r"\r\n?|\n")


@click.command("repair")
@click.argument("path", metavar="PATH")
@click.option(
    "--explain", is_flag=True, help="Say on standard error what was repaired, and in which lines."
)
def command(path: str, explain: bool) -> None:
    """Print the document in UTF-8 with its encoding damage undone.

    A sound document comes back byte for byte; the number of lines never changes.
    """
    location = files.single(path)
    data = files.read_bytes(location)
    try:
        decoded = decode(data)
    except UnreadableError as error:
        raise UnreadableError(f"{location.name}: {error}") from error
    repaired = repair(normalize_newlines(decoded.text))
    with open_output(None) as out:
        if decoded.encoding == "utf-8-sig":
            out.write("\ufeff".encode())
        out.write(encode(_with_endings_of(decoded.text, repaired.text)))
    if not explain:
        return
    for note in decoded.notes:
        click.echo(f"{location.name}:{note.line or 1}: {note.message}", err=True)
    for step in repaired.steps:
        lines = f"{step.start_line}-{step.end_line}"
        inferred = f", {step.inferred} inferred ({step.uncertain} uncertain)" * bool(step.inferred)
        codec = f" as {step.codec}" if step.codec else ""
        click.echo(
            f"{location.name}:{lines}: {step.fixer}{codec}: {step.count} characters{inferred}",
            err=True,
        )
    if not repaired.steps:
        click.echo(f"{location.name}: nothing to repair", err=True)


def _with_endings_of(original: str, text: str) -> str:
    """The text with the line endings that the document has on disk."""
    if "\r" not in original:
        return text
    endings = _LINE_ENDING.findall(original)
    lines = text.split("\n")
    return "".join(line + ending for line, ending in zip(lines, [*endings, ""], strict=True))
