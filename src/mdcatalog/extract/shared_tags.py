"""Topics in black brackets before the names of most things beside each other: ``【数据库】Name``.

Before one name alone they may belong to it: ``【Quay】教程``.
"""

from __future__ import annotations

from collections.abc import Sequence

from mdcatalog.extract.entries import Entry
from mdcatalog.extract.shapes import head_of
from mdcatalog.patterns import lazy_pattern
from mdcatalog.tree import Item, Text

_TOPIC = lazy_pattern(r"\s*[【「]\s*(?P<topic>[^【】「」]{1,16}?)\s*[】」]\s*[:：-]?\s*(?=\S{2})")
_OPENINGS = ("【", "「")
_LEAST = 2


def share_topics(entries: Sequence[Entry], items: Sequence[Item] = ()) -> None:
    """Make tags of such topics where two things at least, and two thirds of all, have one.

    Of some of the ``items`` of a list what stands so may have been read already.
    """
    left = [entry for entry in entries if entry.title[:1] in _OPENINGS]
    begun = max(len(left), sum(map(_begins, items)) if left else 0)
    if begun < _LEAST or begun * 3 < len(entries) * 2:
        return
    for entry in left:
        if match := _TOPIC.match(entry.title):
            entry.tags.insert(0, match["topic"])
            entry.title = entry.title[match.end() :]


def _begins(item: Item) -> bool:
    content = head_of(item)
    first = content[0] if content else None
    return isinstance(first, Text) and first.text.lstrip()[:1] in _OPENINGS
