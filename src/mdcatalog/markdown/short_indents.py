"""Bullets that stand below a numbered item, further in than it by less than Markdown asks for.

``1. Title`` over ``  - Paper: https://…``: a list within ``1. `` has to be three columns in, and
people give it two. To Markdown these are three lists, of which each begins anew.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from mdcatalog.tree import Block, List

_MOST_BLANK = 1  # lines between an item and its bullets


def nest_short(blocks: Sequence[Block], lines: Sequence[str]) -> tuple[Block, ...]:
    """The blocks with such bullets put into their items, and the numbered items made one list."""
    if not any(_is_short(above, below, lines) for above, below in pairwise(blocks)):
        return tuple(blocks)
    nested: list[Block] = []
    joined = False  # whether the last block is a list that has been given bullets
    for block in blocks:
        above = nested[-1] if nested else None
        if above is not None and _is_short(above, block, lines):
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


def _is_short(above: Block, below: Block, lines: Sequence[str]) -> bool:
    """Whether a bullet list stands below a numbered item and further in."""
    if type(above) is not List or type(below) is not List:
        return False
    item = above.items[-1]
    if item.ordinal is None or below.items[0].ordinal is not None:
        return False
    if below.start - above.end - 1 > _MOST_BLANK:
        return False
    return _indent(lines[below.start - 1]) > _indent(lines[item.start - 1])


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _goes_on(above: List, below: Block) -> bool:
    """Whether a list has the number behind the last one of the list above it, or all have one."""
    if type(below) is not List:
        return False
    last, first = above.items[-1].ordinal, below.items[0].ordinal
    return last is not None and first is not None and first in (last, last + 1)
