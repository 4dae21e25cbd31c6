"""CSV and TSV: one row a record, one column a field, and no formulas."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable
from typing import Any, BinaryIO

from mdcatalog.decoding import encode
from mdcatalog.export.facts import main_url
from mdcatalog.export.selection import Options, Selection, Writer
from mdcatalog.models import Record

#: What begins a cell that spreadsheets take for a formula, or skip before one.
FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def neutral(text: str) -> str:
    """The text with ``'`` before it where a spreadsheet would take it for a formula."""
    return f"'{text}" if text.startswith(FORMULA_SIGNS) else text


def write_table(
    out: BinaryIO,
    model: type[Record],
    records: Iterable[Record],
    *,
    delimiter: str = ",",
    options: Options | None = None,
) -> None:
    """Write records of one kind, under the names of the kind's fields."""
    options = options or Options()
    names = list(model.model_fields)
    at = names.index("links")
    buffer = io.StringIO()
    writer = csv.writer(buffer, delimiter=delimiter, lineterminator="\r\n")
    writer.writerow([*names[:at], "url", *names[at:]])
    out.write(b"\xef\xbb\xbf" * options.bom)
    for record in records:
        cells = [_cell(value) for value in record.model_dump(mode="json").values()]
        cells.insert(at, main_url(record) or "")
        if options.neutralise:
            cells = [neutral(cell) for cell in cells]
        writer.writerow(cells)
        _flush(buffer, out)
    _flush(buffer, out)


def _flush(buffer: io.StringIO, out: BinaryIO) -> None:
    out.write(encode(buffer.getvalue()))
    buffer.seek(0)
    buffer.truncate()


def _cell(value: Any) -> str:
    """Texts as they are, lists of texts with ``; ``, everything deeper as JSON."""
    if value is None or value in ([], {}):
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return "; ".join(value)
    if isinstance(value, (list, dict)):
        return json.dumps(value, ensure_ascii=False)
    return str(value)


def table_writer(delimiter: str) -> Writer:
    """A writer of tables whose cells a character divides."""

    def write(out: BinaryIO, selection: Selection, options: Options) -> list[str]:
        (model,) = selection.kinds
        write_table(out, model, selection.records(), delimiter=delimiter, options=options)
        return []

    return write
