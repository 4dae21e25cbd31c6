"""The columns of a kind's table, for formats and frames whose columns have types."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Literal, get_args

from mdcatalog.models import Link, Record, Source
from mdcatalog.query.fields import fields_of

#: ``integer`` has 64 bits; ``texts`` is a list; ``map`` goes from text to text; ``links``,
#: ``sources`` and ``conflicts`` are lists of objects; ``json`` is the JSON text of what has no
#: type of its own.
Type = Literal[
    "text", "integer", "float", "mark", "texts", "map", "links", "sources", "conflicts", "json"
]

#: The fields of the objects in ``links`` and ``sources``, in order, and which are integers.
LINK_FIELDS = tuple(Link.model_fields)
SOURCE_FIELDS = tuple(Source.model_fields)
INTEGERS = frozenset({"start_line", "end_line"})

_STRUCTURED: dict[str, Type] = {
    "links": "links",
    "identifiers": "map",
    "extra": "map",
    "sources": "sources",
    "conflicts": "conflicts",
}
_SORTS: dict[str, Type] = {"text": "text", "mark": "mark", "list": "texts"}
_LARGEST = 2**63 - 1


@dataclass(frozen=True)
class Column:
    """A column: the field that it holds, and the type of its cells."""

    name: str
    type: Type


def columns_of(model: type[Record]) -> list[Column]:
    """The columns of a kind, in the order of its fields."""
    return [Column(name, _type(model, name)) for name in model.model_fields]


def _type(model: type[Record], name: str) -> Type:
    if name in _STRUCTURED:
        return _STRUCTURED[name]
    asked = fields_of(model).get(name)
    if asked is None:
        # a user's kind may have fields of types that queries do not know
        return "json"
    if asked.sort == "number":
        return "float" if _has_float(model.model_fields[name].annotation) else "integer"
    return _SORTS[asked.sort]


def _has_float(annotation: Any) -> bool:
    return annotation is float or any(_has_float(part) for part in get_args(annotation))


def record_of(model: type[Record], row: dict[str, Any]) -> Record:
    """The record that a row was made of: `Rows` the other way round.

    A map may be given as its pairs, as pyarrow gives it.
    """
    values = dict(row)
    for column in columns_of(model):
        value = values[column.name]
        if column.type == "map":
            values[column.name] = dict(value)
        elif column.type == "json" and value is not None:
            values[column.name] = json.loads(value)
        elif column.type == "conflicts":
            for conflict in value:
                for entry in conflict["values"]:
                    entry["value"] = json.loads(entry["value"])
    return model.model_validate(values)


class Rows:
    """Records as rows of such columns; ``giants`` counts the numbers that no cell can hold."""

    def __init__(self, model: type[Record]) -> None:
        self.columns = columns_of(model)
        self.giants = 0

    def of(self, records: Iterable[Record]) -> Iterator[dict[str, Any]]:
        """The rows; a cell of ``conflicts`` holds its values, of any type, as JSON texts."""
        for record in records:
            yield self._row(record)

    def notes(self) -> list[str]:
        """What the user is told when all rows were made."""
        return [f"{self.giants} numbers do not fit 64 bits; their cells are empty"] * bool(
            self.giants
        )

    def _row(self, record: Record) -> dict[str, Any]:
        row = record.model_dump(mode="json")
        for conflict in row["conflicts"]:
            for entry in conflict["values"]:
                entry["value"] = json.dumps(entry["value"], ensure_ascii=False)
        for column in self.columns:
            value = row[column.name]
            if column.type == "json" and value is not None:
                row[column.name] = json.dumps(value, ensure_ascii=False)
            elif column.type == "integer" and value is not None and abs(value) > _LARGEST:
                row[column.name] = None
                self.giants += 1
        return row
