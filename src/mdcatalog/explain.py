"""Where the values of a record come from, and why its sources are one."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from pydantic import ConfigDict
from typing_extensions import TypedDict

from mdcatalog.models import Record, Source
from mdcatalog.resolve import Join

_HIDDEN = frozenset({"id", "kind", "sources", "conflicts", "inferred", "papers", "lectures"})
_REASONS = {
    "identifier": "the same identifier",
    "title": "the same title",
    "name": "the same name, in the same year and place or of the same length",
}


class _Data(TypedDict):
    """The base of plain data, which has the keys that are named and no others."""

    __pydantic_config__ = ConfigDict(extra="forbid")  # type: ignore[misc]


class JoinData(_Data):
    """Why two sources are one record: the reason, and the value that they share."""

    reason: str
    value: str
    sources: list[Source]


class GivenData(_Data):
    """A value and the source that gives it, null where that was not kept."""

    value: Any
    source: Source | None


class FieldData(_Data):
    """A field, the value that the record has, and what the sources give."""

    field: str
    value: Any
    given: list[GivenData]


class ExplanationData(_Data):
    """How a record came to be."""

    id: str
    kind: str
    title: str
    sources: list[Source]
    joins: list[JoinData]
    fields: list[FieldData]


@dataclass(frozen=True)
class Given:
    """A value and the source that gives it (None where that was not kept)."""

    value: Any
    source: Source | None


@dataclass(frozen=True)
class FieldExplanation:
    """A field, the value that the record has, and what the sources give."""

    field: str
    value: Any
    given: tuple[Given, ...]


@dataclass(frozen=True)
class Explanation:
    """How a record came to be; ``str()`` says it for people."""

    record: Record
    joins: tuple[Join, ...]
    fields: tuple[FieldExplanation, ...]

    def to_dict(self) -> dict[str, Any]:
        """The same as plain data, for JSON."""
        return {
            "id": self.record.id,
            "kind": self.record.kind,
            "title": self.record.title,
            "sources": [source.model_dump() for source in self.record.sources],
            "joins": [
                {
                    "reason": join.reason,
                    "value": join.value,
                    "sources": [source.model_dump() for source in join.sources],
                }
                for join in self.joins
            ],
            "fields": [
                {
                    "field": field.field,
                    "value": _plain(field.value),
                    "given": [
                        {
                            "value": _plain(given.value),
                            "source": given.source.model_dump() if given.source else None,
                        }
                        for given in field.given
                    ],
                }
                for field in self.fields
            ],
        }

    def __str__(self) -> str:
        return "\n".join(self._lines())

    def _lines(self) -> Iterator[str]:
        yield f"{self.record.id} · {self.record.kind} · {self.record.title}"
        yield "sources"
        for source in self.record.sources:
            yield f"  {_place(source)} ({source.block})"
        if self.joins:
            yield "one record because of"
        for join in self.joins:
            places = ", ".join(_place(source) for source in join.sources)
            yield f"  {_REASONS[join.reason]}, {join.value}: {places}"
        for field in self.fields:
            yield f"{field.field}: {_shown(field.value)}"
            for given in field.given:
                mark = "=" if given.value == field.value else "≠"
                place = _place(given.source) if given.source else "(source not kept)"
                value = "" if mark == "=" else f" {_shown(given.value)}"
                yield f"  {mark} {place}{value}"


def explain(record: Record, members: Sequence[Record], joins: tuple[Join, ...]) -> Explanation:
    """The explanation of a record by the records of its sources.

    Without ``members`` (a catalog read from JSON keeps none) the conflicts say what they know.
    """
    fields = []
    for name in type(record).model_fields:
        value = getattr(record, name)
        if name in _HIDDEN or value in (None, [], {}, ""):
            continue
        fields.append(FieldExplanation(name, value, tuple(_given(record, name, members))))
    return Explanation(record, joins, tuple(fields))


def _given(record: Record, name: str, members: Sequence[Record]) -> Iterator[Given]:
    if members:
        for member in members:
            value = getattr(member, name)
            if value not in (None, [], {}, ""):
                yield Given(value, member.sources[0] if member.sources else None)
        return
    for conflict in record.conflicts:
        if conflict.field == name:
            yield from (Given(entry.value, entry.source) for entry in conflict.values)
            return
    yield Given(getattr(record, name), record.sources[0] if len(record.sources) == 1 else None)


def _place(source: Source) -> str:
    return f"{source.document}:{source.start_line}"


def _plain(value: Any) -> Any:
    if isinstance(value, (list, tuple)):
        return [_plain(item) for item in value]
    return value.model_dump() if hasattr(value, "model_dump") else value


def _shown(value: Any) -> str:
    if isinstance(value, (list, tuple)) and value and hasattr(value[0], "url"):
        return ", ".join(link.url for link in value)
    text = value if isinstance(value, str) else json.dumps(_plain(value), ensure_ascii=False)
    text = " ".join(text.split())
    return text if len(text) <= 200 else text[:199] + "…"
