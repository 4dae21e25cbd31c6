"""Types that say by which parser a model's field is filled."""

from __future__ import annotations

import types
from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Any, Generic, TypeVar, Union, get_args, get_origin

from mdcatalog.values.counts import parse_count
from mdcatalog.values.dates import parse_date, parse_year
from mdcatalog.values.durations import parse_duration
from mdcatalog.values.marks import parse_mark, parse_stars

T = TypeVar("T")


@dataclass(frozen=True)
class Parsed(Generic[T]):
    """What fills a field of this type: the function from a cell's text to its value, or None."""

    parser: Callable[[str], T | None]


Count = Annotated[int, Parsed(parse_count)]
Duration = Annotated[int, Parsed(parse_duration)]
"""Seconds."""
Mark = Annotated[bool, Parsed(parse_mark)]
PartialDate = Annotated[str, Parsed(parse_date)]
"""ISO 8601 as far as it is known."""
Stars = Annotated[int, Parsed(parse_stars)]
Year = Annotated[int, Parsed(parse_year)]


def parser_of(annotation: Any) -> Callable[[str], Any] | None:
    """The parser that a type carries (through ``Annotated`` and ``| None``), or None."""
    origin = get_origin(annotation)
    if origin is Annotated:
        inner, *metadata = get_args(annotation)
        for item in metadata:
            if isinstance(item, Parsed):
                return item.parser
        return parser_of(inner)
    if origin in {Union, types.UnionType}:
        return next(filter(None, map(parser_of, get_args(annotation))), None)
    return None
