"""The collection a user queries: lazy, chainable, typed, and iterable again and again."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator
from typing import Any, Generic, TypeVar, cast

from mdcatalog.catalog_errors import (
    InvalidValueError,
    ManyRecordsError,
    NoRecordError,
    QueryError,
    UnknownOperatorError,
)
from mdcatalog.models import Record
from mdcatalog.query.conditions import conditions_of, parse_condition
from mdcatalog.query.fields import field_of
from mdcatalog.query.frames import frame_of
from mdcatalog.query.plans import Backend, Order, Plan
from mdcatalog.search import Hit

R = TypeVar("R", bound=Record)


class Collection(Generic[R]):
    """Records of one kind. Nothing is looked up before it is iterated, counted or shown."""

    def __init__(self, backend: Backend, model: type[R], plan: Plan | None = None) -> None:
        self._backend = backend
        self._model = model
        self._plan = plan or Plan(model)

    @property
    def model(self) -> type[R]:
        """The kind's model."""
        return self._model

    def _with(self, plan: Plan) -> Collection[R]:
        return Collection(self._backend, self._model, plan)

    def _open(self) -> Plan:
        """A plan that can be narrowed: what was cut before is its base."""
        return Plan(self._model, base=self._plan) if self._plan.is_cut else self._plan

    def where(self, *predicates: Callable[[R], bool], **named: Any) -> Collection[R]:
        """The records that fulfil all conditions: ``where(year__gte=2020, recorded=True)``.

        Operators: ``eq ne lt lte gt gte in contains startswith regex isnull``. Texts contain
        and start with a text whatever the case, width and script form; a list is asked by its
        elements (``organizations__contains="Google"``: one of them contains it), and
        ``section`` by the headings of all documents that the record stands in. ``lt`` to
        ``gte`` never hold for absent values, ``ne`` does. A function takes a record.

        Raises:
            QueryError: A field, operator or value that does not fit.
        """
        plan = self._open()
        added = conditions_of(self._model, named)
        plan = dataclasses.replace(plan, conditions=plan.conditions + added)
        for predicate in predicates:
            if not callable(predicate):
                raise InvalidValueError(f"where takes functions and field=value, not {predicate!r}")
            plan = Plan(self._model, base=plan, predicate=predicate)
        return self._with(plan)

    def where_text(self, *conditions: str) -> Collection[R]:
        """As :meth:`where`, for conditions as a user writes them: ``"year>=2020"``.

        Raises:
            QueryError: A condition that cannot be read or does not fit.
        """
        plan = self._open()
        added = tuple(parse_condition(self._model, text) for text in conditions)
        return self._with(dataclasses.replace(plan, conditions=plan.conditions + added))

    def order_by(self, *fields: str) -> Collection[R]:
        """The records in another order: ``order_by("-citations", "title")``; absent values last.

        Raises:
            QueryError: A field that does not exist or has no order.
        """
        orders = []
        for name in fields:
            field = field_of(self._model, name.removeprefix("-"))
            if field.sort == "list":
                raise UnknownOperatorError(f"cannot order by the list {field.name!r}")
            orders.append(Order(field, name.startswith("-")))
        return self._with(dataclasses.replace(self._open(), order=tuple(orders)))

    def search(self, text: str) -> Collection[R]:
        """The records that a text is found in, the best first (see :meth:`hits`)."""
        plan = self._open()
        both = text if plan.text is None else f"{plan.text} {text}"
        return self._with(dataclasses.replace(plan, text=both))

    def limit(self, count: int) -> Collection[R]:
        """The first records only."""
        plan = self._plan
        if plan.limit is not None:
            plan = Plan(self._model, base=plan)
        return self._with(dataclasses.replace(plan, limit=_natural("limit", count)))

    def offset(self, count: int) -> Collection[R]:
        """The records without the first ones."""
        plan = self._plan
        if plan.offset:
            plan = Plan(self._model, base=plan)
        return self._with(dataclasses.replace(plan, offset=_natural("offset", count)))

    def __iter__(self) -> Iterator[R]:
        return cast(Iterator[R], self._backend.records(self._plan))

    def __len__(self) -> int:
        return self.count()

    def __bool__(self) -> bool:
        return self.first() is not None

    def __repr__(self) -> str:
        return f"<{self.count()} {self._model.kind_info.plural}>"

    def count(self) -> int:
        """How many records there are."""
        return self._backend.count(self._plan)

    def first(self) -> R | None:
        """The first record, None where there is none."""
        return next(iter(self.limit(1)), None)

    def one(self) -> R:
        """The only record.

        Raises:
            NoRecordError: There is none.
            ManyRecordsError: There are several.
        """
        found = list(self.limit(2))
        if not found:
            raise NoRecordError(f"no {self._model.kind_info.name} fits the query")
        if len(found) > 1:
            number, plural = self.count(), self._model.kind_info.plural
            raise ManyRecordsError(f"{number} {plural} fit the query, one was asked for")
        return found[0]

    def hits(self) -> Iterator[Hit[R]]:
        """The records of a search with the field, an excerpt and the score each.

        Raises:
            QueryError: Nothing was searched for.
        """
        if self._plan.searched is None:
            raise QueryError("hits are of a search: call search(text) before")
        return cast("Iterator[Hit[R]]", self._backend.hits(self._plan))

    def values(self, *fields: str) -> list[Any]:
        """The values of a field, or a tuple of the values of several, of each record.

        Raises:
            QueryError: A field that does not exist.
        """
        for name in fields:
            field_of(self._model, name)
        if len(fields) == 1:
            return [getattr(record, fields[0]) for record in self]
        return [tuple(getattr(record, name) for name in fields) for record in self]

    def group_by(self, name: str) -> dict[Any, list[R]]:
        """The records by the values of a field, in order; of a list under each element.

        Records without a value stand under None.

        Raises:
            QueryError: A field that does not exist.
        """
        field = field_of(self._model, name)
        groups: dict[Any, list[R]] = {}
        for record in self:
            keys: list[Any] = [getattr(record, name)]
            if field.elements is not None:
                keys = list(dict.fromkeys(field.elements(record))) or [None]
            for key in keys:
                groups.setdefault(key, []).append(record)
        known = sorted(key for key in groups if key is not None)
        return {key: groups[key] for key in [*known, *([None] if None in groups else [])]}

    def to_frame(self, library: str | None = None) -> Any:
        """A data frame, one row per record (``pandas`` or ``polars``, whichever is installed).

        Columns are the kind's fields, with types. A number beyond 64 bits leaves its cell
        empty, with a warning.

        Raises:
            InvalidValueError: Another library than pandas and polars was asked for.
            MissingDependencyError: The library is not installed.
        """
        return frame_of(self._model, self, library)

    def to_pandas(self) -> Any:
        """A pandas data frame; see :meth:`to_frame`."""
        return self.to_frame("pandas")

    def to_polars(self) -> Any:
        """A polars data frame; see :meth:`to_frame`."""
        return self.to_frame("polars")


def _natural(name: str, count: int) -> int:
    if not isinstance(count, int) or isinstance(count, bool) or count < 0:
        raise InvalidValueError(f"{name} takes a number from 0 on, not {count!r}")
    return count
