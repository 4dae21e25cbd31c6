"""One condition on one field: how it is written, checked, and what it means."""

from __future__ import annotations

import datetime
import math
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from mdcatalog.catalog_errors import InvalidValueError, UnknownOperatorError, near
from mdcatalog.models import Record
from mdcatalog.query.fields import Field, field_of, fields_of
from mdcatalog.search.tokens import fold

OPERATORS = (
    "eq", "ne", "lt", "lte", "gt", "gte", "in", "contains", "startswith", "regex", "isnull",
)  # fmt: skip
_BY_SORT: dict[str, tuple[str, ...]] = {
    "text": OPERATORS,
    "number": ("eq", "ne", "lt", "lte", "gt", "gte", "in", "isnull"),
    "mark": ("eq", "ne", "in", "isnull"),
    "list": ("eq", "ne", "in", "contains", "startswith", "regex", "isnull"),
}
_TRUE, _FALSE = frozenset({"true", "yes", "1"}), frozenset({"false", "no", "0"})
_SIGNS = {
    "==": "eq", "!=": "ne", ">=": "gte", "<=": "lte", "=": "eq", ">": "gt", "<": "lt",
    "~=": "regex", "*=": "contains", "^=": "startswith",
}  # fmt: skip
_WRITTEN = re.compile(r"\s*(\w+?)(?:__(\w+))?\s*(==|!=|>=|<=|~=|\*=|\^=|=|<|>)\s*(.*)", re.DOTALL)


@dataclass(frozen=True)
class Condition:
    """A condition on a field; ``value`` has been read as the field's sort wants it."""

    field: Field
    operator: str
    value: Any

    def matches(self, record: Record) -> bool:
        """Whether a record fulfils the condition."""
        if self.field.elements is not None:
            return self._matches_list(record, self.field.elements(record))
        value = getattr(record, self.field.name)
        if self.operator == "isnull":
            return (value is None) is self.value
        if self.operator == "ne":
            return bool(value != self.value)
        if value is None:
            return self.value is None and self.operator == "eq"
        return _TESTS[self.operator](value, self.value)

    def _matches_list(self, record: Record, elements: list[str]) -> bool:
        if self.operator == "isnull":
            return (not elements) is self.value
        if self.operator in ("eq", "ne"):
            if isinstance(self.value, tuple):
                same = tuple(elements) == self.value
            else:
                same = self.value in elements
            return same is (self.operator == "eq")
        test = _TESTS[self.operator]
        return any(test(element, self.value) for element in elements)


def text_contains(text: str, wanted: str) -> bool:
    """Whether a text contains what was wanted; ``wanted`` is folded already."""
    return wanted in fold(text)


def text_startswith(text: str, wanted: str) -> bool:
    """Whether a text begins with what was wanted; ``wanted`` is folded already."""
    return fold(text).startswith(wanted)


def text_regex(text: str, pattern: str) -> bool:
    """Whether a pattern is found anywhere in a text."""
    return _compiled(pattern).search(text) is not None


@lru_cache(maxsize=256)
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


_TESTS: dict[str, Callable[[Any, Any], bool]] = {
    "eq": lambda value, wanted: bool(value == wanted),
    "lt": lambda value, wanted: bool(value < wanted),
    "lte": lambda value, wanted: bool(value <= wanted),
    "gt": lambda value, wanted: bool(value > wanted),
    "gte": lambda value, wanted: bool(value >= wanted),
    "in": lambda value, wanted: value in wanted,
    "contains": text_contains,
    "startswith": text_startswith,
    "regex": text_regex,
}


def conditions_of(model: type[Record], named: dict[str, Any]) -> tuple[Condition, ...]:
    """The conditions that ``where(year__gte=2020, …)`` names.

    Raises:
        QueryError: A field, operator or value that does not fit; the message names near ones.
    """
    return tuple(_condition(model, key, value) for key, value in named.items())


def parse_condition(model: type[Record], text: str) -> Condition:
    """The condition that a user writes on one line: ``year>=2020``, ``title*=BERT``.

    ``= != < <= > >=`` compare, ``*=`` is contains, ``^=`` startswith, ``~=`` regex;
    ``field__operator=value`` is read too, lists of ``__in`` are split at commas.

    Raises:
        QueryError: It cannot be read, or does not fit the kind.
    """
    match = _WRITTEN.fullmatch(text)
    if match is None:
        message = f"cannot read the condition {text!r}; write it like year>=2020 or title*=BERT"
        raise InvalidValueError(message)
    name, operator, sign, written = match.groups()
    if operator and _SIGNS[sign] != "eq":
        raise InvalidValueError(f"the condition {text!r} has two operators")
    operator = operator or _SIGNS[sign]
    value: Any = written.strip()
    if operator == "in":
        value = [part.strip() for part in value.split(",")]
    return _condition(model, f"{name}__{operator}", value)


def _condition(model: type[Record], key: str, value: Any) -> Condition:
    name, operator = key, "eq"
    if key not in fields_of(model) and "__" in key:
        name, _, operator = key.rpartition("__")
    field = field_of(model, name)
    if operator not in OPERATORS:
        raise UnknownOperatorError(f"no operator {operator!r}; {near(operator, OPERATORS)}")
    allowed = _BY_SORT[field.sort]
    if operator not in allowed:
        message = f"{operator!r} cannot be asked of the {field.sort} {name!r}; use one of "
        raise UnknownOperatorError(message + ", ".join(allowed))
    return Condition(field, operator, _value(field, operator, value))


def _value(field: Field, operator: str, value: Any) -> Any:
    if operator == "isnull":
        return _mark(field, value)
    if operator == "in":
        if isinstance(value, (str, bytes)) or not isinstance(value, Iterable):
            raise InvalidValueError(f"{field.name!r} is to be in a list of values, not {value!r}")
        return tuple(_single(field, item) for item in value)
    if operator in ("contains", "startswith", "regex"):
        if not isinstance(value, str):
            raise InvalidValueError(f"{operator!r} on {field.name!r} needs a text, not {value!r}")
        return fold(value) if operator != "regex" else _pattern(value)
    if value is None and operator in ("eq", "ne") and field.sort != "list":
        return None
    if field.sort == "list" and isinstance(value, (list, tuple)):
        return tuple(str(item) for item in value)
    return _single(field, value)


def _single(field: Field, value: Any) -> Any:
    if field.sort == "mark":
        return _mark(field, value)
    if field.sort == "number":
        return _number(field, value)
    if isinstance(value, (datetime.date, datetime.datetime)):
        return value.isoformat()[:10]
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if isinstance(value, str):
        return value
    raise InvalidValueError(f"{field.name!r} is compared with a text, not with {value!r}")


def _mark(field: Field, value: Any) -> bool:
    if isinstance(value, bool):
        return value
    word = str(value).strip().lower()
    if word in _TRUE or word in _FALSE:
        return word in _TRUE
    raise InvalidValueError(f"{field.name!r} is compared with true or false, not with {value!r}")


def _number(field: Field, value: Any) -> int | float:
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        if isinstance(value, float) and math.isnan(value):
            raise InvalidValueError(f"{field.name!r} cannot be compared with NaN")
        return value
    if isinstance(value, str):
        for read in (int, float):
            try:
                number: int | float = read(value.strip().replace("_", ""))
            except ValueError:
                continue
            return _number(field, number)
    raise InvalidValueError(f"{field.name!r} is compared with a number, not with {value!r}")


def _pattern(pattern: str) -> str:
    try:
        re.compile(pattern)
    except (re.error, OverflowError, RecursionError) as error:
        raise InvalidValueError(f"{pattern!r} is no regular expression: {error}") from error
    return pattern
