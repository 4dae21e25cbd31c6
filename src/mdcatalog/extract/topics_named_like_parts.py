"""Things below a heading that names a part of most documents and may be a topic of a list.

``## Introduction`` over `[HB 50 - Introduction to Harbours](…) ([YouTube](…))`: what stands there
are items only where most of them say themselves what they are.
"""

from __future__ import annotations

from collections.abc import Sequence

from mdcatalog.extract.entries import Entry
from mdcatalog.extract.group_evidence import Context
from mdcatalog.extract.kinds import decide_each, entry_scores
from mdcatalog.extract.weights import EXCLUDED

_LEAST = 2
_LEANING = 1.0  # what an entry itself says of its kind


def things_below(entries: Sequence[Entry], context: Context) -> list[Entry]:
    """The entries, if most of them are linked and are of one kind by themselves; else none.

    The ``context`` is that of the headings above the one that names the part.
    """
    linked = [entry for entry in entries if any(x.place == "title" for x in entry.links)]
    if len(linked) < _LEAST or len(linked) * 3 < len(entries) * 2:
        return []
    own = [*map(entry_scores, linked)]
    sure = [scores.best() for scores in own]
    kinds = [kind for kind, weight in sure if kind and weight >= _LEANING and kind not in EXCLUDED]
    if len(kinds) * 2 <= len(linked) or len({*kinds}) > 1 or kinds[0] == "tool":
        return []
    decided = decide_each(own, context)
    return [entry for entry, one in zip(linked, decided, strict=True) if one.kind == kinds[0]]
