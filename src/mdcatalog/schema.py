"""JSON Schema (draft 2020-12) of all JSON that is written; ``schemas/`` holds it as files.

The files are what is published: ``tools/write_schemas.py`` makes them of the models. Those of
the formats of others (CSL-JSON, JSON-LD, Croissant) are written by hand after their standards
and say what of them is used.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import partial
from importlib.resources import files
from typing import Any

from pydantic import TypeAdapter
from pydantic.json_schema import GenerateJsonSchema, models_json_schema

from mdcatalog.catalog_errors import near
from mdcatalog.errors import UnknownKindError
from mdcatalog.explain import ExplanationData
from mdcatalog.extract.entries import Entry, FoundLink, Labelled
from mdcatalog.models import KINDS, SCHEMA_VERSION, Diagnostic, Document, Model, Record, kind_named

DIALECT = "https://json-schema.org/draft/2020-12/schema"

Schema = dict[str, Any]


class _AsWritten(GenerateJsonSchema):
    """What is written holds every key, also those with a default."""

    def field_is_required(self, field: Any, total: bool) -> bool:
        return True


def kind_schema(model: type[Record]) -> Schema:
    """The schema of one record, as it is written: every key is there."""
    return _of(model, model.kind_info.name, model.__name__, model.__doc__)


def catalog_schema() -> Schema:
    """The schema of the whole JSON object."""
    parts: dict[str, type[Model]] = {"documents": Document}
    parts.update((model.kind_info.plural, model) for model in KINDS)
    parts["diagnostics"] = Diagnostic
    references, definitions = _referenced(*parts.values())
    lists = {
        name: {"type": "array", "items": reference}
        for name, reference in zip(parts, references, strict=True)
    }
    properties = {
        "schema_version": {"type": "integer", "const": SCHEMA_VERSION},
        "generator": {"type": "string", "description": "The program and version that wrote it."},
        **lists,
    }
    return {
        **_head("catalog", "Catalog", "What mdcatalog found in one or more documents."),
        "type": "object",
        "properties": properties,
        "required": list(properties),
        # a kind that a user adds stands beside the others under its own plural
        "additionalProperties": {"type": "array", "items": {"type": "object"}},
        "$defs": definitions,
    }


def _record() -> Schema:
    references, definitions = _referenced(*KINDS)
    head = _head("record", "Record", "A record of any kind: a line of JSON Lines.")
    return {**head, "oneOf": references, "$defs": definitions}


def _records() -> Schema:
    references, definitions = _referenced(*KINDS)
    head = _head("records", "Records", "What 'mdcatalog query --format json' prints.")
    return {**head, "type": "array", "items": {"oneOf": references}, "$defs": definitions}


def _diagnostics() -> Schema:
    (reference,), definitions = _referenced(Diagnostic)
    head = _head("diagnostics", "Diagnostics", "What 'mdcatalog check --format json' prints.")
    return {**head, "type": "array", "items": reference, "$defs": definitions}


def _raw() -> Schema:
    entry = TypeAdapter(Entry).json_schema(mode="serialization", schema_generator=_AsWritten)
    definitions = entry.pop("$defs", {})
    for parts in (FoundLink, Labelled):
        definitions[parts.__name__] = _object_of(parts._fields, definitions[parts.__name__])
    first = {"document": {"type": "string"}, "kind": {"type": "string"}}
    entry["properties"] = {**first, **entry["properties"]}
    entry["required"] = [*first, *entry["required"]]
    head = _head("raw", "Entries", "What 'mdcatalog extract --to raw' prints.")
    return {**head, "type": "array", "items": entry, "$defs": definitions}


def _object_of(names: tuple[str, ...], array: Schema) -> Schema:
    """The schema of a named tuple that is written as an object."""
    values = [{k: v for k, v in item.items() if k != "default"} for item in array["prefixItems"]]
    return {
        "properties": dict(zip(names, values, strict=True)),
        "required": list(names),
        "title": array.get("title", ""),
        "type": "object",
    }


def _of(described: Any, name: str, title: str, description: str | None) -> Schema:
    schema = TypeAdapter(described).json_schema(mode="serialization", schema_generator=_AsWritten)
    head = _head(name, title, description)
    return {**head, **{key: value for key, value in schema.items() if key not in head}}


def _referenced(*models: type[Model]) -> tuple[list[Schema], Schema]:
    references, definitions = models_json_schema(
        [(model, "serialization") for model in models],
        ref_template="#/$defs/{model}",
        schema_generator=_AsWritten,
    )
    return [references[model, "serialization"] for model in models], definitions["$defs"]


def _head(name: str, title: str, description: str | None) -> Schema:
    return {
        "$schema": DIALECT,
        "$id": f"urn:mdcatalog:schema:{SCHEMA_VERSION}:{name}",
        "title": title,
        "description": description or title,
    }


#: The schemas that are made of the models, by name.
MADE: dict[str, Callable[[], Schema]] = {
    "catalog": catalog_schema,
    **{model.kind_info.name: partial(kind_schema, model) for model in KINDS},
    "record": _record,
    "records": _records,
    "diagnostics": _diagnostics,
    "explanation": partial(
        _of, ExplanationData, "explanation", "Explanation", ExplanationData.__doc__
    ),
    "raw": _raw,
}
#: All that are published.
NAMES = (*MADE, "csl", "jsonld", "croissant")


def published(word: str) -> Schema:
    """A schema that the package holds, by its name, or by a kind's name or plural.

    Raises:
        UnknownKindError: There is none; the message names those that there are.
    """
    model = kind_named(word)
    name = model.kind_info.name if model else word
    if name not in NAMES:
        raise UnknownKindError(f"There is no schema {word!r}; {near(word, NAMES)}")
    folder = files("mdcatalog").joinpath("schemas").joinpath(str(SCHEMA_VERSION))
    schema: Schema = json.loads(folder.joinpath(f"{name}.json").read_bytes())
    return schema
