"""Records with other values, and records that are held in great numbers.

Pydantic gives every instance a set of the names that were given to it, which takes more room
than the values of most records. Where a hundred thousand are held, those of one kind share one.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from typing import Any, TypeVar

from mdcatalog.models import Model, Record

M = TypeVar("M", bound=Model)
R = TypeVar("R", bound=Record)


@lru_cache(maxsize=256)
def _names(model: type[Model]) -> set[str]:
    return set(model.model_fields)


def replaced(record: M, **values: Any) -> M:
    """The record with other values; they are valid already."""
    return type(record).model_construct(_names(type(record)), **{**record.__dict__, **values})


def compact(record: R) -> R:
    """The same record in less memory."""
    return replaced(record, links=[replaced(link) for link in record.links])


@contextmanager
def many_objects() -> Iterator[None]:
    """Make many objects that all stay: looking for garbage among them would only take time."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()
