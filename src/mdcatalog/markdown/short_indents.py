"""Bullets that stand below a numbered item, further in than it by less than Markdown asks for.

``1. Title`` over ``  - Paper: https://…``: a list within ``1. `` has to be three columns in, and
people give it two. To Markdown these are three lists, of which each begins anew. Bullets that stand
no further in belong to it as well where their labels come again below the next numbers, or where
they are words about what the number links and the numbers count on behind them. Words one column
further in than the bullets around them are about the bullet above, too.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from mdcatalog.patterns import lazy_pattern
from mdcatalog.tree import Block, Inline, Item, Link, List, Paragraph, Text

_MOST_BLANK = 1  # lines between an item and its bullets
_LEAST_WORDS = 4  # of a bullet before its first link, if it has one
_CITES = re.compile(r"arXiv|\b(?:19|20)\d\d\b")
# `- 项目链接：https://…`, `- **Code**: …`, `- [Paper](https://…)`: what the bullet is called
_LABEL = lazy_pattern(
    r"\s*[-*+]\s+(?:[*_`]{1,3}(?P<marked>[^:：*_`\[\]]{1,24}?)\d?\s*(?:[:：]\s*[*_`]{1,3}|[*_`]{1,3}\s*[:：])"
    r"|(?P<plain>[^:：\[\]/]{1,24}?)\d?\s*[:：](?!//)|\[{1,2}(?P<link>[^\[\]]{1,24})\]{1,2}\()"
)


def nest_short(blocks: Sequence[Block], lines: Sequence[str]) -> tuple[Block, ...]:
    """The blocks with such bullets put into their items, and the numbered items made one list."""
    if not any(_are_below(above, below) for above, below in pairwise(blocks)):
        return tuple(blocks)
    flush = _labelled_alike(blocks, lines) | _remarks(blocks)
    if not flush and not any(_is_short(above, below, lines) for above, below in pairwise(blocks)):
        return tuple(blocks)
    nested: list[Block] = []
    joined = False  # whether the last block is a list that has been given bullets
    for block in blocks:
        above = nested[-1] if nested else None
        if above is not None and (block.start in flush or _is_short(above, block, lines)):
            assert isinstance(above, List)
            last = above.items[-1]
            last = last._replace(blocks=(*last.blocks, block), end=block.end)
            nested[-1] = above._replace(items=(*above.items[:-1], last), end=block.end)
            joined = True
        elif joined and isinstance(above, List) and _goes_on(above, block):
            assert isinstance(block, List)
            nested[-1] = above._replace(items=above.items + block.items, end=block.end)
        else:
            nested.append(block)
            joined = False
    return tuple(nested)


def _are_below(above: Block, below: Block) -> bool:
    """Whether a bullet list stands right below a numbered item."""
    if type(above) is not List or type(below) is not List:
        return False
    if above.items[-1].ordinal is None or below.items[0].ordinal is not None:
        return False
    return below.start - above.end - 1 <= _MOST_BLANK


def _is_short(above: Block, below: Block, lines: Sequence[str]) -> bool:
    """Whether a bullet list stands below a numbered item and further in."""
    if not _are_below(above, below):
        return False
    assert isinstance(above, List)
    return _indent(lines[below.start - 1]) > _indent(lines[above.items[-1].start - 1])


def _labelled_alike(blocks: Sequence[Block], lines: Sequence[str]) -> set[int]:
    """The first lines of bullet lists that belong to the numbers above them, no further in.

    Numbers that count on stand over bullets of which each has a label, and each list shares one
    with another: ``1. Quay`` over ``- Code: https://…``, ``2. Pier`` over ``- Code: https://…``.
    Names of things do not come again.
    """
    found: set[int] = set()
    run: list[List] = []
    for at, (above, below) in enumerate(pairwise(blocks)):
        if not _are_below(above, below):
            continue
        assert isinstance(above, List)
        assert isinstance(below, List)
        if run and not (blocks[at - 1] is run[-1] and _goes_on(blocks[at - 2], above)):
            found |= _sharing(run, lines)
            run = []
        run.append(below)
    return found | _sharing(run, lines)


def _sharing(lists: Sequence[List], lines: Sequence[str]) -> set[int]:
    """The first lines of lists of labelled bullets, two at least, if each shares a label."""
    if len(lists) < 2:
        return set()
    labels = [{_label(lines[item.start - 1]) for item in block.items} for block in lists]
    if any("" in called for called in labels):
        return set()
    count = Counter(label for called in labels for label in called)
    if not all(any(count[label] > 1 for label in called) for called in labels):
        return set()
    return {block.start for block in lists}


def _remarks(blocks: Sequence[Block]) -> set[int]:
    """The first lines of bullet lists that are words about the linked number right above them.

    The numbers count on behind them: ``1. [Title](…)`` over ``- They show that …``, ``2. …``; or
    have done so before. A bullet that begins with a link is a thing of its own.
    """
    found: set[int] = set()
    for at, (above, below) in enumerate(pairwise(blocks)):
        if not _are_below(above, below) or below.start - above.end > 1:
            continue
        assert isinstance(above, List)
        assert isinstance(below, List)
        if not _is_linked(above.items[-1]) or not all(map(_is_words, below.items)):
            continue
        behind = blocks[at + 2] if at + 2 < len(blocks) else None
        before = at and blocks[at - 1].start in found and _goes_on(blocks[at - 2], above)
        if before or (behind is not None and _goes_on(above, behind)):
            found.add(below.start)
    return found


def nest_words(items: Sequence[Item], lines: Sequence[str]) -> tuple[Item, ...]:
    """The items with words that stand one column further in put into the linked item above them.

    `` - [Title](…)`` over ``  - what it is about``: two columns would have made that a list within.
    Every item further in has to be without a link, and every one above those to have one. What
    cites the paper is told by its place in the list.
    """
    first = items[0] if items else None
    if first is None or first.ordinal is not None or not _is_linked(first):
        return tuple(items)
    edge = _indent(lines[first.start - 1])
    further = [_indent(lines[item.start - 1]) - edge for item in items]
    if set(further) != {0, 1}:
        return tuple(items)
    nested: list[Item] = []
    for item, by in zip(items, further, strict=True):
        if not by:
            nested.append(item)
            continue
        above = nested[-1]
        if item.ordinal is not None or not (_is_linked(above) and _is_words(item, linked=False)):
            return tuple(items)
        if any(isinstance(x, Text) and _CITES.search(x.text) for x in _content(item)):
            return tuple(items)
        own = List((item,), item.start, item.end)
        last = above.blocks[-1]
        if isinstance(last, List) and len(above.blocks) > 1:
            own = List((*last.items, item), last.start, item.end)
            above = above._replace(blocks=above.blocks[:-1])
        nested[-1] = above._replace(blocks=(*above.blocks, own), end=item.end)
    return tuple(nested)


def _content(item: Item) -> tuple[Inline, ...]:
    """What the first paragraph of an item holds."""
    first = item.blocks[0] if item.blocks else None
    return first.content if isinstance(first, Paragraph) else ()


def _is_linked(item: Item) -> bool:
    return any(type(piece) is Link for piece in _content(item))


def _is_words(item: Item, *, linked: bool = True) -> bool:
    """Whether an item is words, several of them before its first link, if it may have any."""
    content = _content(item)
    if len(item.blocks) != 1 or not content:
        return False
    words = 0
    for piece in content:
        if type(piece) is Link:
            return linked and words >= _LEAST_WORDS
        words += len(piece.text.split()) if isinstance(piece, Text) else 0
    return words >= _LEAST_WORDS


def _label(line: str) -> str:
    """What a bullet is called by its label or its link, a number behind it left out."""
    match = _LABEL.match(line)
    return (match[match.lastgroup] if match and match.lastgroup else "").strip().casefold()


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _goes_on(above: Block, below: Block) -> bool:
    """Whether a list has the number behind the last one of the list above it, or all have one."""
    if type(above) is not List or type(below) is not List:
        return False
    last, first = above.items[-1].ordinal, below.items[0].ordinal
    return last is not None and first is not None and first in (last, last + 1)
