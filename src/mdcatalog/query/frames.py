"""Records to a data frame of the library that is installed, its columns typed."""

from __future__ import annotations

import importlib
import warnings
from collections.abc import Iterable
from typing import Any

from mdcatalog.catalog_errors import InvalidValueError, MissingDependencyError
from mdcatalog.models import Record
from mdcatalog.query.columns import INTEGERS, LINK_FIELDS, SOURCE_FIELDS, Rows

_LIBRARIES = ("pandas", "polars")
#: pandas' own types that know absent values; lists and objects stay Python's.
_PANDAS = {"text": "string", "json": "string", "integer": "Int64", "float": "Float64"}
_PANDAS["mark"] = "boolean"


def frame_of(model: type[Record], records: Iterable[Record], library: str | None) -> Any:
    """A frame with a column for each field of a kind.

    A number beyond 64 bits leaves its cell empty, with a warning.

    Raises:
        InvalidValueError: Another library than pandas and polars was asked for.
        MissingDependencyError: The library is not installed.
    """
    if library is not None and library not in _LIBRARIES:
        raise InvalidValueError(f"a frame is of pandas or polars, not of {library!r}")
    for name in [library] if library else _LIBRARIES:
        try:
            module = importlib.import_module(name)
        except ImportError:
            continue
        rows = Rows(model)
        held = list(rows.of(records))
        for note in rows.notes():
            warnings.warn(note, stacklevel=3)
        return (_pandas if name == "pandas" else _polars)(module, rows, held)
    wanted = library or "pandas or polars"
    raise MissingDependencyError(
        f"a frame needs {wanted}: pip install {library or repr('mdcatalog[frames]')}"
    )


def _pandas(pandas: Any, rows: Rows, held: list[dict[str, Any]]) -> Any:
    columns = {}
    for column in rows.columns:
        cells = [row[column.name] for row in held]
        dtype = _PANDAS.get(column.type, "object")
        columns[column.name] = pandas.Series(cells, dtype=dtype)
    return pandas.DataFrame(columns)


def _polars(polars: Any, rows: Rows, held: list[dict[str, Any]]) -> Any:
    types = _polars_types(polars)
    maps = [column.name for column in rows.columns if column.type == "map"]
    for row in held:
        for name in maps:
            # not every polars has maps: pairs do everywhere
            row[name] = [{"key": key, "value": value} for key, value in row[name].items()]
    schema = {column.name: types[column.type] for column in rows.columns}
    return polars.DataFrame({name: [row[name] for row in held] for name in schema}, schema=schema)


def _polars_types(polars: Any) -> dict[str, Any]:
    text, number = polars.String, polars.Int64

    def objects(names: Iterable[str]) -> Any:
        return polars.Struct({name: number if name in INTEGERS else text for name in names})

    value = polars.Struct({"value": text, "source": objects(SOURCE_FIELDS)})
    conflict = polars.Struct({"field": text, "values": polars.List(value)})
    return {
        "text": text,
        "json": text,
        "integer": number,
        "float": polars.Float64,
        "mark": polars.Boolean,
        "texts": polars.List(text),
        "map": polars.List(objects(("key", "value"))),
        "links": polars.List(objects(LINK_FIELDS)),
        "sources": polars.List(objects(SOURCE_FIELDS)),
        "conflicts": polars.List(conflict),
    }
