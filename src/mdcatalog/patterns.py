"""Regular expressions that are compiled when a text first needs them.

Compiling is slow where a pattern has many words or where its character classes span thousands of
CJK characters: a millisecond and more for each. Most documents need few of these patterns.
"""

from __future__ import annotations

import re
from typing import Any, cast

_METHODS = ("search", "match", "fullmatch", "finditer", "findall", "split", "sub", "subn")


class _LazyPattern:
    """Becomes as good as its compiled pattern when a method of it is first asked for."""

    __slots__ = ("_flags", "_source", *_METHODS)

    def __init__(self, source: str, flags: int) -> None:
        self._source = source
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        if name not in _METHODS:
            raise AttributeError(name)
        compiled = re.compile(self._source, self._flags)
        for method in _METHODS:
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)


def lazy_pattern(source: str, flags: int = 0) -> re.Pattern[str]:
    """The pattern, to be compiled at its first use; for those that are slow to compile."""
    return cast("re.Pattern[str]", _LazyPattern(source, flags))
