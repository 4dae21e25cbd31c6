"""Parquet: typed columns, lists as lists. Needs pyarrow (``mdcatalog[parquet]``)."""

from __future__ import annotations

import importlib
import json
from collections.abc import Iterator
from itertools import islice
from typing import Any, BinaryIO, get_args

from mdcatalog.catalog_errors import MissingDependencyError
from mdcatalog.export.selection import Options, Selection
from mdcatalog.models import Record
from mdcatalog.query.fields import fields_of

_AT_ONCE = 2000
_LARGEST = 2**63 - 1


def write_parquet(out: BinaryIO, selection: Selection, options: Options) -> list[str]:
    """Records of one kind, a column for each field.

    Raises:
        MissingDependencyError: pyarrow is not installed.
    """
    arrow, parquet = libraries()
    (model,) = selection.kinds
    schema = schema_of(arrow, model)
    beyond = 0
    records = selection.records()
    with parquet.ParquetWriter(out, schema) as writer:
        while rows := [row_of(record) for record in islice(records, _AT_ONCE)]:
            beyond += sum(without_giants(row) for row in rows)
            writer.write_table(arrow.Table.from_pylist(rows, schema=schema))
    return [f"{beyond} numbers do not fit 64 bits; their cells are empty"] if beyond else []


def libraries() -> tuple[Any, Any]:
    """The packages ``pyarrow`` and ``pyarrow.parquet``."""
    try:
        return importlib.import_module("pyarrow"), importlib.import_module("pyarrow.parquet")
    except ImportError as error:
        message = "Parquet needs pyarrow: pip install 'mdcatalog[parquet]'"
        raise MissingDependencyError(message) from error


def schema_of(arrow: Any, model: type[Record]) -> Any:
    """The columns of a kind, as pyarrow has them."""
    text = arrow.string()
    source = arrow.struct(
        [
            ("document", text),
            ("start_line", arrow.int64()),
            ("end_line", arrow.int64()),
            ("block", text),
        ]
    )
    value = arrow.struct([("value", text), ("source", source)])
    structured = {
        "links": arrow.list_(
            arrow.struct([(n, text) for n in ("url", "text", "rel", "site", "id")])
        ),
        "identifiers": arrow.map_(text, text),
        "extra": arrow.map_(text, text),
        "sources": arrow.list_(source),
        "conflicts": arrow.list_(arrow.struct([("field", text), ("values", arrow.list_(value))])),
    }
    fields = []
    for name, info in model.model_fields.items():
        asked = fields_of(model).get(name)
        sorts = {"text": text, "mark": arrow.bool_(), "list": arrow.list_(text)}
        sorts["number"] = arrow.float64() if _has_float(info.annotation) else arrow.int64()
        kind = structured.get(name) or (sorts[asked.sort] if asked else text)
        fields.append(arrow.field(name, kind))
    return arrow.schema(fields, metadata={"generator": "mdcatalog", "kind": model.kind_info.name})


def _has_float(annotation: Any) -> bool:
    return annotation is float or any(_has_float(part) for part in get_args(annotation))


def record_of(model: type[Record], row: dict[str, Any]) -> Record:
    """The record that a row was made of: :func:`row_of` the other way round."""
    for conflict in row["conflicts"]:
        for entry in conflict["values"]:
            entry["value"] = json.loads(entry["value"])
    for name in _unasked(model):
        row[name] = None if row[name] is None else json.loads(row[name])
    row.update({name: dict(row[name]) for name in ("identifiers", "extra")})
    return model.model_validate(row)


def row_of(record: Record) -> dict[str, Any]:
    """The values of a record's columns."""
    row = record.model_dump(mode="json")
    for conflict in row["conflicts"]:
        for entry in conflict["values"]:
            # values of any type stand in one column: as JSON
            entry["value"] = json.dumps(entry["value"], ensure_ascii=False)
    for name in _unasked(type(record)):
        row[name] = None if row[name] is None else json.dumps(row[name], ensure_ascii=False)
    return row


def _unasked(model: type[Record]) -> Iterator[str]:
    """The fields of types that queries do not know; a user's kind may have such."""
    return (name for name in model.model_fields if name not in fields_of(model))


def without_giants(row: dict[str, Any]) -> int:
    """Empty the cells whose numbers are too large, and say how many they were."""
    giants = [n for n, v in row.items() if isinstance(v, int) and abs(v) > _LARGEST]
    row.update(dict.fromkeys(giants))
    return len(giants)
