"""The one order of records and diagnostics, whatever order they came in."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from mdcatalog.models import Diagnostic, Record


def in_order(records: Iterable[Record]) -> list[Record]:
    """The records by kind, document and line; the same for every order of input."""
    ordered = sorted(records, key=rank)
    result: list[Record] = []
    for _, same in groupby(ordered, key=rank):
        ties = list(same)
        result += ties if len(ties) == 1 else sorted(ties, key=lambda r: r.model_dump_json())
    return result


def place_of(record: Record) -> tuple[str, int, int, str]:
    """Where a record stands first."""
    if not record.sources:
        return ("", 0, 0, "")
    source = record.sources[0]
    return (source.document, source.start_line, source.end_line, source.block)


def rank(record: Record) -> tuple[str, str, int, int, str, str, str]:
    """What records are sorted by: kind, place, title, id."""
    return (record.kind, *place_of(record), record.title, record.id)


def diagnostic_order(diagnostic: Diagnostic) -> tuple[str, int, str, int, str]:
    """What diagnostics are sorted by: document, line, code."""
    return (
        diagnostic.document or "",
        diagnostic.line or 0,
        diagnostic.code,
        diagnostic.end_line or 0,
        diagnostic.message,
    )
