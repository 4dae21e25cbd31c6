"""Queries answered in memory."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any

from mdcatalog.models import Diagnostic, Document, Record
from mdcatalog.query.plans import Order, Plan
from mdcatalog.resolve import Join, Resolution
from mdcatalog.resolve.facts import identity_facts
from mdcatalog.search import Hit, SearchIndex, phrases
from mdcatalog.search.excerpts import hit_of

MAIN_ROLES = ("main", "video")


class MemoryBackend:
    """A catalog's records in memory; positions count them in the catalog's order."""

    def __init__(
        self,
        resolution: Resolution,
        documents: Sequence[Document],
        diagnostics: Sequence[Diagnostic],
        kinds: Mapping[str, type[Record]],
    ) -> None:
        self._records = resolution.records
        self._members, self._joins = resolution.members, resolution.joins
        self._documents, self._diagnostics = list(documents), list(diagnostics)
        self._kinds = dict(kinds)

    @property
    def kinds(self) -> dict[str, type[Record]]:
        """The kinds by name."""
        return dict(self._kinds)

    def documents(self) -> list[Document]:
        """The documents by path."""
        return list(self._documents)

    def diagnostics(self) -> list[Diagnostic]:
        """The diagnostics by place."""
        return list(self._diagnostics)

    @cached_property
    def _of_kind(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {name: [] for name in self._kinds}
        for position, record in enumerate(self._records):
            found.setdefault(record.kind, []).append(position)
        return found

    @cached_property
    def _index(self) -> SearchIndex:
        return SearchIndex(self._records)

    @cached_property
    def _by_id(self) -> dict[str, int]:
        return {record.id: position for position, record in enumerate(self._records)}

    @cached_property
    def _by_identifier(self) -> dict[tuple[str, str], int]:
        found: dict[tuple[str, str], int] = {}
        for position, record in enumerate(self._records):
            for pair in identity_facts(record.identifiers).items():
                found.setdefault(pair, position)
        return found

    @cached_property
    def _by_main_url(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for position, record in enumerate(self._records):
            for url in {link.url for link in record.links if link.rel in MAIN_ROLES}:
                found.setdefault(url, []).append(position)
        return found

    def _select(self, plan: Plan) -> list[int]:
        positions = self._of_kind.get(plan.model.kind_info.name, [])
        if plan.base is not None:
            positions = self._select(plan.base)
        if plan.predicate is not None:
            positions = [at for at in positions if plan.predicate(self._records[at])]
        for condition in plan.conditions:
            positions = [at for at in positions if condition.matches(self._records[at])]
        if plan.text is not None:
            found = self._index.find(plan.text)
            inside = {at for at in positions if at in found}
            positions = [at for at in found if at in inside]
        if plan.order and (plan.text is not None or plan.base is None):
            positions = sorted(positions)
        for order in reversed(plan.order):
            positions = self._ordered(positions, order)
        end = None if plan.limit is None else plan.offset + plan.limit
        return positions[plan.offset : end]

    def _ordered(self, positions: list[int], order: Order) -> list[int]:
        values: list[tuple[int, Any]] = []
        last: list[int] = []
        for position in positions:
            value = getattr(self._records[position], order.field.name)
            if value is None:
                last.append(position)
            else:
                values.append((position, value))
        # Sorting backwards keeps the order of equals, too.
        values.sort(key=lambda pair: pair[1], reverse=order.descending)
        return [position for position, _ in values] + last

    def records(self, plan: Plan) -> Iterator[Record]:
        """The records that a query asks for."""
        for position in self._select(plan):
            yield self._records[position]

    def count(self, plan: Plan) -> int:
        """How many they are."""
        return len(self._select(plan))

    def hits(self, plan: Plan) -> Iterator[Hit[Record]]:
        """The records of a query that searches, each with where it was found."""
        text = plan.searched or ""
        scores, query = self._index.find(text), phrases(text)
        for position in self._select(plan):
            yield hit_of(self._records[position], query, scores.get(position, 0.0))

    def search(self, text: str, limit: int | None) -> list[Hit[Record]]:
        """The records of all kinds that a search finds."""
        query = phrases(text)
        found = list(self._index.find(text).items())[:limit]
        return [hit_of(self._records[at], query, score) for at, score in found]

    def by_id(self, name: str) -> Record | None:
        """The record with an id."""
        position = self._by_id.get(name)
        return None if position is None else self._records[position]

    def by_identifier(self, scheme: str, value: str) -> Record | None:
        """The record that an identifier names."""
        pairs = identity_facts({scheme: value}).items()
        found = (self._by_identifier.get(pair) for pair in pairs)
        position = next((at for at in found if at is not None), None)
        return None if position is None else self._records[position]

    def by_main_url(self, url: str) -> list[Record]:
        """The records whose main link this is."""
        return [self._records[at] for at in self._by_main_url.get(url, [])]

    def joins(self, name: str) -> tuple[Join, ...]:
        """Why the sources of a record became one; empty where that is not known."""
        return self._joins.get(name, ())

    def members(self, name: str) -> tuple[Record, ...]:
        """The records of the single sources of a record; empty where they are not known."""
        return self._members.get(name, ())

    def close(self) -> None:
        """Nothing is held open."""
