"""Ticks and crosses before the lines of a document: ``✅ [Title](…)`` is done, ``❌ …`` is not.

One of them alone is an ornament; where both are used, each says whether its thing has been read.
"""

from __future__ import annotations

import re

from mdcatalog.patterns import lazy_pattern
from mdcatalog.values import parse_mark

_CROSSES = ("❌", "⬜", "☐", "🔲", "✘", "✗", ":white_large_square:", ":x:")
_TICKED = lazy_pattern(
    r"^[ \t]*(?:(?:[-*+]|\d{1,3}[.)])[ \t]+)?"
    r"(?P<sign>[✅✔☑❌⬜☐🔲✘✗]|:(?:white_check_mark|heavy_check_mark|x|white_large_square):)\ufe0f?"
    r"[ \t]*(?P<words>[^\n]*)",
    re.MULTILINE,
)
# `✅ = code available`, `❌: none`
_EXPLAINED = lazy_pattern(
    r"[✅✔☑❌⬜☐🔲✘✗]\ufe0f?[`*]*\s*(?:=|[:：]|means\b|表示|代表)(?P<words>[^\n✅❌]{1,60})"
)
_DONE = lazy_pattern(
    r"\b(?:read|done|to-?do|finish\w*|complete\w*|watch\w*|seen|stud\w+|learn\w*|progress|covered)\b"
    r"|读|閱|阅|看|学|學|完成|読|済|읽|완료",
    re.IGNORECASE,
)
_LEAST = 3


def line_ticks(text: str) -> dict[int, bool]:
    """What the mark before a line says, by lines; nothing where a document uses but one of them.

    A legend (``✅ code available, ❌ no code``) has to say that it is about what was read or done.
    """
    if not any(map(text.__contains__, _CROSSES)):
        return {}
    if any(_DONE.search(match["words"]) is None for match in _EXPLAINED.finditer(text)):
        return {}
    ticks: dict[int, bool] = {}
    told: set[bool] = set()  # what the legend explains
    line, before = 1, 0
    for match in _TICKED.finditer(text):
        done, words = parse_mark(match["sign"]), match["words"]
        if done is None or not words:
            continue
        if not ticks and "](" not in words and "http" not in words:
            if _DONE.search(words) is None:
                return {}
            told.add(done)
            continue
        line, before = line + text.count("\n", before, match.start()), match.start()
        ticks[line] = done
    both = len(told.union(ticks.values())) > 1
    return ticks if both and len(ticks) >= _LEAST else {}
