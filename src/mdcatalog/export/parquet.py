"""Parquet with typed columns, by pyarrow (the extra ``mdcatalog[parquet]``)."""

from __future__ import annotations

import importlib
from itertools import islice
from typing import Any, BinaryIO

from mdcatalog.catalog_errors import MissingDependencyError
from mdcatalog.export.selection import Options, Selection
from mdcatalog.models import Record
from mdcatalog.query.columns import INTEGERS, LINK_FIELDS, SOURCE_FIELDS, Rows

_AT_ONCE = 2000


def write_parquet(out: BinaryIO, selection: Selection, options: Options) -> list[str]:
    """Records of one kind, a column for each field.

    Raises:
        MissingDependencyError: pyarrow is not installed.
    """
    arrow, parquet = libraries()
    (model,) = selection.kinds
    rows = Rows(model)
    schema = schema_of(arrow, model, rows)
    stream = rows.of(selection.records())
    with parquet.ParquetWriter(out, schema) as writer:
        while some := list(islice(stream, _AT_ONCE)):
            writer.write_table(arrow.Table.from_pylist(some, schema=schema))
    return rows.notes()


def libraries() -> tuple[Any, Any]:
    """The packages ``pyarrow`` and ``pyarrow.parquet``."""
    try:
        return importlib.import_module("pyarrow"), importlib.import_module("pyarrow.parquet")
    except ImportError as error:
        message = "Parquet needs pyarrow: pip install 'mdcatalog[parquet]'"
        raise MissingDependencyError(message) from error


def schema_of(arrow: Any, model: type[Record], rows: Rows) -> Any:
    """The columns of a kind, as pyarrow has them."""
    types = _types(arrow)
    fields = [arrow.field(column.name, types[column.type]) for column in rows.columns]
    return arrow.schema(fields, metadata={"generator": "mdcatalog", "kind": model.kind_info.name})


def _types(arrow: Any) -> dict[str, Any]:
    text, number = arrow.string(), arrow.int64()

    def objects(names: tuple[str, ...]) -> Any:
        return arrow.struct([(name, number if name in INTEGERS else text) for name in names])

    value = arrow.struct([("value", text), ("source", objects(SOURCE_FIELDS))])
    conflict = arrow.struct([("field", text), ("values", arrow.list_(value))])
    return {
        "text": text,
        "json": text,
        "integer": number,
        "float": arrow.float64(),
        "mark": arrow.bool_(),
        "texts": arrow.list_(text),
        "map": arrow.map_(text, text),
        "links": arrow.list_(objects(LINK_FIELDS)),
        "sources": arrow.list_(objects(SOURCE_FIELDS)),
        "conflicts": arrow.list_(conflict),
    }
