"""Queries as SQL; every value is a bound parameter."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from mdcatalog.database.schema import table_of
from mdcatalog.query.conditions import Condition
from mdcatalog.query.plans import Plan
from mdcatalog.search import phrases
from mdcatalog.search.index import SCORE, match_expression
from mdcatalog.search.tokens import Phrase

_COMPARED = {"lt": "<", "lte": "<=", "gt": ">", "gte": ">="}
_TESTED = {"contains": "mdc_contains", "startswith": "mdc_startswith", "regex": "mdc_regex"}
#: Where the elements of a list stand: a table expression and the column in it.
_ELEMENTS = {
    "links": ("links e WHERE e.record = t.id", "e.url"),
    "identifiers": ("identifiers e WHERE e.record = t.id", "e.scheme || ':' || e.value"),
    "sources": ("sources e WHERE e.record = t.id", "e.document"),
    "section": ("sections e WHERE e.record = t.id", "e.heading"),
    "conflicts": ("conflicts e WHERE e.record = t.id", "e.field"),
    "extra": ("json_each(t.extra) e WHERE true", "e.key"),
}
_ORDERED = {
    "links": "e.ordinal",
    "identifiers": "e.rowid",
    "sources": "e.ordinal",
    "section": "e.ordinal",
    "conflicts": "e.ordinal",
}
_INFINITE = (float("inf"), float("-inf"))


@dataclass
class Statement:
    """A statement in the making, and its parameters in the order of its text."""

    sql: str = ""
    parameters: list[Any] = field(default_factory=list)

    def add(self, sql: str, *parameters: Any) -> None:
        """Append text and the parameters in it."""
        self.sql += sql
        self.parameters += parameters


def select(plan: Plan, base: Sequence[int] | None) -> Statement | None:
    """The positions of the records that a plan asks for; None where it finds nothing.

    ``base`` are the positions that the plan starts from, in their order.
    """
    if plan.text is not None and not (plan.conditions or plan.order or base is not None):
        return _search_alone(plan, phrases(plan.text))
    statement = Statement("SELECT t.position")
    if not _add_tables(statement, plan, base):
        return None
    _add_conditions(statement, plan)
    statement.add(" ORDER BY ")
    for order in plan.order:
        # Absent values are the smallest to SQLite, so they are last going down anyway.
        column = f't."{order.field.name}"'
        statement.add(f"{column} DESC, " if order.descending else f"{column} ASC NULLS LAST, ")
    if plan.text is not None and not plan.order:
        statement.add("found.score DESC, ")
    elif base is not None and plan.text is None:
        statement.add("base.key, ")
    statement.add("t.position")
    _add_cut(statement, plan)
    return statement


def _search_alone(plan: Plan, query: Sequence[Phrase]) -> Statement | None:
    """A search of a whole kind, without its table: a kind's positions follow one another."""
    if not query:
        return None
    table = table_of(plan.model)
    statement = Statement()
    statement.add("SELECT rowid FROM search WHERE search MATCH ?", match_expression(query))
    statement.add(f" AND rowid >= (SELECT min(position) FROM {table})")
    statement.add(f" AND rowid <= (SELECT max(position) FROM {table})")
    statement.add(f" ORDER BY {SCORE} DESC, rowid")
    _add_cut(statement, plan)
    return statement


def _add_cut(statement: Statement, plan: Plan) -> None:
    if plan.is_cut:
        # SQLite takes -1 for no limit; numbers beyond its own are no limit either.
        limit = -1 if plan.limit is None else min(plan.limit, 2**63 - 1)
        statement.add(" LIMIT ? OFFSET ?", limit, min(plan.offset, 2**63 - 1))


def count(plan: Plan, base: Sequence[int] | None) -> Statement | None:
    """How many records an uncut plan asks for; None where it finds nothing."""
    statement = Statement("SELECT count(*)")
    if not _add_tables(statement, plan, base, scores=False):
        return None
    _add_conditions(statement, plan)
    return statement


def _add_tables(
    statement: Statement, plan: Plan, base: Sequence[int] | None, *, scores: bool = True
) -> bool:
    statement.add(f" FROM {table_of(plan.model)} t")
    if base is not None:
        statement.add(" JOIN json_each(?) base ON base.value = t.position", json.dumps(base))
    if plan.text is not None:
        query = phrases(plan.text)
        if not query:
            return False
        score = SCORE if scores else "0"
        statement.add(
            f" JOIN (SELECT rowid AS position, {score} AS score FROM search WHERE search MATCH ?)"
            " found ON found.position = t.position",
            match_expression(query),
        )
    return True


def _add_conditions(statement: Statement, plan: Plan) -> None:
    for number, condition in enumerate(plan.conditions):
        statement.add(" AND " if number else " WHERE ")
        _add_condition(statement, condition)


def _add_condition(statement: Statement, condition: Condition) -> None:
    if condition.field.elements is not None:
        _add_list_condition(statement, condition)
        return
    column = f't."{condition.field.name}"'
    operator, value = condition.operator, condition.value
    if operator == "isnull":
        statement.add(f"{column} IS {'' if value else 'NOT '}NULL")
    elif operator in ("eq", "ne"):
        statement.add(f"{column} IS {'NOT ' if operator == 'ne' else ''}?", bound(value))
    else:
        _add_test(statement, column, operator, value)


def _add_test(statement: Statement, column: str, operator: str, value: Any) -> None:
    if operator in _COMPARED:
        statement.add(f"{column} {_COMPARED[operator]} ?", bound(value))
    elif operator == "in":
        # JSON has no infinite numbers, and no record either.
        values = json.dumps([v for v in map(bound, value) if v not in _INFINITE])
        statement.add(f"{column} IN (SELECT value FROM json_each(?))", values)
    elif operator == "eq":
        statement.add(f"{column} = ?", bound(value))
    else:
        statement.add(f"({column} IS NOT NULL AND {_TESTED[operator]}({column}, ?))", value)


def _add_list_condition(statement: Statement, condition: Condition) -> None:
    name, operator, value = condition.field.name, condition.operator, condition.value
    source, column = _ELEMENTS.get(name, (f'json_each(t."{name}") e WHERE true', "e.value"))
    if operator == "isnull":
        statement.add(f"{'NOT ' if value else ''}EXISTS (SELECT 1 FROM {source})")
        return
    if isinstance(value, tuple) and operator in ("eq", "ne"):
        order = _ORDERED.get(name, "e.id")
        if name == "conflicts":
            elements = f"SELECT {column} AS v FROM {source} GROUP BY 1 ORDER BY min(e.ordinal)"
        else:
            elements = f"SELECT {column} AS v FROM {source} ORDER BY {order}"
        sign = "=" if operator == "eq" else "<>"
        wanted = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
        statement.add(f"(SELECT json_group_array(v) FROM ({elements})) {sign} json(?)", wanted)
        return
    statement.add(f"{'NOT ' if operator == 'ne' else ''}EXISTS (SELECT 1 FROM {source} AND ")
    _add_test(statement, column, "eq" if operator == "ne" else operator, value)
    statement.add(")")


def bound(value: Any) -> Any:
    """A value as SQLite holds it: numbers beyond its integers are floats there."""
    if isinstance(value, int) and not -(2**63) <= value < 2**63:
        try:
            return float(value)
        except OverflowError:
            return float("inf") if value > 0 else float("-inf")
    return value
