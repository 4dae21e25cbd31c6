"""What a query asks for, and who answers it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Protocol

from mdcatalog.models import Diagnostic, Document, Record
from mdcatalog.query.conditions import Condition
from mdcatalog.query.fields import Field
from mdcatalog.resolve import Join
from mdcatalog.search import Hit


@dataclass(frozen=True)
class Order:
    """A field to order by; records without a value come last either way."""

    field: Field
    descending: bool


@dataclass(frozen=True)
class Plan:
    """A query: the records of a kind (or of ``base``), filtered, ordered and cut.

    ``predicate`` applies to the records of ``base``, which stands for everything that was
    asked before it.
    """

    model: type[Record]
    base: Plan | None = None
    predicate: Callable[[Any], bool] | None = None
    conditions: tuple[Condition, ...] = ()
    text: str | None = None
    order: tuple[Order, ...] = ()
    offset: int = 0
    limit: int | None = None

    @property
    def is_cut(self) -> bool:
        """Whether a limit or an offset was asked for."""
        return self.limit is not None or self.offset > 0

    @property
    def searched(self) -> str | None:
        """What was searched for, here or before."""
        if self.text is None and self.base is not None:
            return self.base.searched
        return self.text


class Backend(Protocol):
    """What holds a catalog and answers queries: memory or a database."""

    @property
    def kinds(self) -> dict[str, type[Record]]:
        """The kinds by name."""

    def documents(self) -> list[Document]:
        """The documents by path."""

    def diagnostics(self) -> list[Diagnostic]:
        """The diagnostics by place."""

    def records(self, plan: Plan) -> Iterator[Record]:
        """The records that a query asks for."""

    def count(self, plan: Plan) -> int:
        """How many they are."""

    def hits(self, plan: Plan) -> Iterator[Hit[Record]]:
        """The records of a query that searches, each with where it was found."""

    def search(self, text: str, limit: int | None) -> list[Hit[Record]]:
        """The records of all kinds that a search finds."""

    def by_id(self, name: str) -> Record | None:
        """The record with an id."""

    def by_identifier(self, scheme: str, value: str) -> Record | None:
        """The record that an identifier names."""

    def by_main_url(self, url: str) -> list[Record]:
        """The records whose main link this is."""

    def joins(self, name: str) -> tuple[Join, ...]:
        """Why the sources of a record became one; empty where that is not known."""

    def members(self, name: str) -> tuple[Record, ...]:
        """The records of the single sources of a record; empty where they are not known."""

    def close(self) -> None:
        """Give back what is held open."""
