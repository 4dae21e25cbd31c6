"""JSON Schema (draft 2020-12) of what is written: the catalog object, or one kind of record."""

from __future__ import annotations

from typing import Any

from pydantic.json_schema import GenerateJsonSchema, models_json_schema

from mdcatalog.errors import UnknownKindError
from mdcatalog.models import KINDS, SCHEMA_VERSION, Diagnostic, Document, Model, Record, kind_named

DIALECT = "https://json-schema.org/draft/2020-12/schema"


class _AsWritten(GenerateJsonSchema):
    """What is written holds every key, also those with a default."""

    def field_is_required(self, field: Any, total: bool) -> bool:
        return True


def kind_of(word: str) -> type[Record]:
    """The kind of a singular or plural name."""
    model = kind_named(word)
    if model is not None:
        return model
    names = ", ".join(each.kind_info.plural for each in KINDS)
    raise UnknownKindError(f"There is no kind {word!r}. The kinds are: {names}.")


def kind_schema(model: type[Record]) -> dict[str, Any]:
    """The schema of one record, as it is written: every key is there."""
    schema = model.model_json_schema(mode="serialization", schema_generator=_AsWritten)
    head = _head(model.kind_info.name, model.__name__, model.__doc__)
    return {**head, **{key: value for key, value in schema.items() if key not in head}}


def catalog_schema() -> dict[str, Any]:
    """The schema of the whole JSON object."""
    parts: dict[str, type[Model]] = {"documents": Document}
    parts.update((model.kind_info.plural, model) for model in KINDS)
    parts["diagnostics"] = Diagnostic
    references, definitions = models_json_schema(
        [(model, "serialization") for model in parts.values()],
        ref_template="#/$defs/{model}",
        schema_generator=_AsWritten,
    )
    lists = {
        name: {"type": "array", "items": references[model, "serialization"]}
        for name, model in parts.items()
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
        "$defs": definitions["$defs"],
    }


def _head(name: str, title: str, description: str | None) -> dict[str, Any]:
    return {
        "$schema": DIALECT,
        "$id": f"urn:mdcatalog:schema:{SCHEMA_VERSION}:{name}",
        "title": title,
        "description": description or title,
    }
