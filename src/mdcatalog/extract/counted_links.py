"""Links that only count a lesson, and its name behind them: ``[week02](…) Ropes & Knots``."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mdcatalog.tree import Break, Inline, Text
from mdcatalog.values import parse_ordinal

_NAME = re.compile(r"\s+[A-Z][^.:：。;；|]{2,100}")
_LONGEST_COUNT = 20
_MOST_PIECES = 3


def lesson_name(count: str, behind: Sequence[Inline]) -> int:
    """How many pieces, all that stand behind a link in its line, name the lesson that it counts.

    None behind a bare number, nor where a dash or colon sets the words off from it.
    """
    if len(count) > _LONGEST_COUNT or not count[:1].isalpha() or parse_ordinal(count) is None:
        return 0
    end = next((at for at, piece in enumerate(behind) if isinstance(piece, Break)), len(behind))
    words = [piece.text for piece in behind[:end] if isinstance(piece, Text)]
    if not end or end > _MOST_PIECES or len(words) < end:
        return 0
    return end if _NAME.fullmatch("".join(words).rstrip()) else 0
