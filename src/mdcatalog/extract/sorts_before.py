"""Items that say first what sort of thing they are: ``论文：The Title（https://…）``.

Below a day, a week or ``Notes`` one such item is a paper, the next a talk.
"""

from __future__ import annotations

from collections.abc import Sequence

from mdcatalog.extract.entries import Entry
from mdcatalog.extract.naming import heading_kinds
from mdcatalog.extract.shapes import label_before_link, paragraph_of, with_head
from mdcatalog.extract.titles import is_role_link
from mdcatalog.patterns import lazy_pattern
from mdcatalog.tree import Block, Inlines, Item, Link, List, Text
from mdcatalog.vocabulary import is_sort, role_of

# `论文：`, `[Paper] `, `【视频】`, `Video - `
_SORT = lazy_pattern(
    r"\s*(?:[\[【](?P<boxed>[^\W\d_]{2,12})[\]】]\s*[:：]?|(?P<label>[^\W\d_]{2,12})\s*[:：])\s*"
)
_LEAST = 2
_LEAST_WORDS, _LEAST_CJK = 2, 4
_FULL, _FULL_CJK = 4, 8


def with_sorts_apart(block: List) -> tuple[List, dict[int, str]]:
    """The list without what its items say they are, and that by the line of each.

    Two at least say so, or one before a title in full, and half of all; what follows is a name, and
    no address alone. What stands in black brackets says so in any list: ``【视频】``.
    """
    items = block.items
    if not any(map(_may_tell, items[:_LEAST])):
        return block, {}
    found = [_behind_sort(item) for item in items]
    told = {item.start: pair[1] for item, pair in zip(items, found, strict=True) if pair}
    if len(told) * 2 < len(items) or not (len(told) >= _LEAST or _are_full(found)):
        found = [
            pair if pair and _is_black(item) else None
            for item, pair in zip(items, found, strict=True)
        ]
        told = {item.start: pair[1] for item, pair in zip(items, found, strict=True) if pair}
        if not told:
            return block, {}
    changed = tuple(pair[0] if pair else item for item, pair in zip(items, found, strict=True))
    return block._replace(items=changed), told


def give_sorts(entries: Sequence[Entry], sorts: dict[int, str]) -> None:
    """Note of each entry what sort of thing it is said to be."""
    for entry in entries:
        if sorts.get(entry.start):
            entry.values.setdefault("sort", sorts[entry.start])


def lists_sorts(blocks: Sequence[Block]) -> bool:
    """Whether a list among blocks has items of which two sorts at least are said."""
    for block in blocks:
        if isinstance(block, List) and len(set(with_sorts_apart(block)[1].values())) >= _LEAST:
            return True
    return False


def _may_tell(item: Item) -> bool:
    content = paragraph_of(item)
    first = content[0] if content else None
    return isinstance(first, Text) and any(sign in first.text[:16] for sign in "：:]】")


def _behind_sort(item: Item) -> tuple[Item, str] | None:
    content = paragraph_of(item)
    first = content[0] if content else None
    match = _SORT.match(first.text) if isinstance(first, Text) else None
    if match is None or not isinstance(first, Text):
        return None
    label = match["boxed"] or match["label"]
    if not is_sort(label) or not any(share == 1.0 for _, share in heading_kinds(label)):
        return None
    rest = first.text[match.end() :]
    name = rest.strip(" (（[【:：")
    link = content[1] if len(content) > 1 else None
    if not isinstance(link, Link):
        return None
    if not name:  # `论文：https://…` leads to what is told above it
        if is_role_link(link) or match["boxed"]:
            return None
        return (item if label_before_link(content) else with_head(item, content[1:])), label
    if role_of(name) is not None or not (_is_name(name) and is_role_link(link)):
        return None
    return with_head(item, (first._replace(text=rest), *content[1:])), label


def _are_full(found: Sequence[tuple[Item, str] | None]) -> bool:
    """Whether an item that says what it is has a title in full, which facts about a thing lack."""
    return any(pair and pair[1] and _is_full(paragraph_of(pair[0])) for pair in found)


def _is_black(item: Item) -> bool:
    """Whether an item begins with such brackets."""
    first = paragraph_of(item)[0]
    return isinstance(first, Text) and first.text.lstrip()[:1] == "【"


def _is_full(content: Inlines) -> bool:
    first = content[0]
    name = first.text.strip(" (（[【:：") if isinstance(first, Text) else ""
    return len(name.split()) >= _FULL or (not name.isascii() and len(name) >= _FULL_CJK)


def _is_name(name: str) -> bool:
    if name.isascii():
        return len(name.split()) >= _LEAST_WORDS or any(map(str.isdigit, name))
    return len(name) >= _LEAST_CJK
