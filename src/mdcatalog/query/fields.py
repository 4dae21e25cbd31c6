"""What can be asked of a kind: its fields, and what values they hold."""

from __future__ import annotations

import types
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from mdcatalog.catalog_errors import UnknownFieldError, near
from mdcatalog.models import Record

Sort = Literal["text", "number", "mark", "list"]


@dataclass(frozen=True)
class Field:
    """A field of a kind as queries see it.

    ``sort`` is ``text``, ``number``, ``mark`` (yes or no) or ``list``. A list is asked by its
    elements, which ``elements`` gives as texts: the URLs of ``links``, ``scheme:value`` of
    ``identifiers``, the documents of ``sources``, the names of ``conflicts`` and ``extra``.
    """

    name: str
    sort: Sort
    elements: Callable[[Record], list[str]] | None = None


def _headings(record: Record) -> list[str]:
    """The headings above a record, in all documents that it stands in."""
    found = list(record.section)
    for conflict in record.conflicts:
        if conflict.field == "section":
            found += [heading for entry in conflict.values for heading in entry.value]
    return list(dict.fromkeys(found))


_STRUCTURED: dict[str, Callable[[Record], list[str]]] = {
    "links": lambda record: [link.url for link in record.links],
    "identifiers": lambda record: [f"{key}:{value}" for key, value in record.identifiers.items()],
    "sources": lambda record: list(dict.fromkeys(source.document for source in record.sources)),
    "conflicts": lambda record: [conflict.field for conflict in record.conflicts],
    "extra": lambda record: list(record.extra),
    "section": _headings,
}


@lru_cache(maxsize=64)
def fields_of(model: type[Record]) -> dict[str, Field]:
    """The fields of a kind by name."""
    found: dict[str, Field] = {}
    for name, info in model.model_fields.items():
        elements = _STRUCTURED.get(name)
        sort = "list" if elements else _sort_of(info.annotation)
        if sort == "list" and elements is None:
            elements = _elements(name)
        if sort is not None:
            found[name] = Field(name, sort, elements)
    return found


def _elements(name: str) -> Callable[[Record], list[str]]:
    return lambda record: [str(item) for item in getattr(record, name)]


def _sort_of(annotation: Any) -> Sort | None:
    """The sort of values of a type; None for what queries cannot compare."""
    if get_origin(annotation) is Annotated:
        return _sort_of(get_args(annotation)[0])
    if get_origin(annotation) in (Union, types.UnionType):
        known = [_sort_of(arg) for arg in get_args(annotation) if arg is not type(None)]
        return known[0] if len(known) == 1 else None
    if get_origin(annotation) is Literal:
        return "text"
    if get_origin(annotation) is list:
        return "list" if _sort_of(get_args(annotation)[0]) in ("text", "number") else None
    if annotation is bool:
        return "mark"
    if annotation in (int, float):
        return "number"
    return "text" if annotation is str else None


def field_of(model: type[Record], name: str) -> Field:
    """A field by its name.

    Raises:
        UnknownFieldError: The kind has no such field.
    """
    known = fields_of(model)
    if name not in known:
        kind = model.kind_info.name
        raise UnknownFieldError(f"a {kind} has no field {name!r}; {near(name, known)}")
    return known[name]
