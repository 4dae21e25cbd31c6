"""Traditional and Japanese characters and the simplified ones that they are compared as."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path


@lru_cache(maxsize=1)
def simplified() -> dict[int, str]:
    """A table for ``str.translate``; see ``variants.txt`` for where it is from."""
    table: dict[int, str] = {}
    for line in Path(__file__).with_suffix(".txt").read_text("utf-8").splitlines():
        if not line.startswith("#"):
            table.update(zip(map(ord, line[::2]), line[1::2], strict=True))
    return table
