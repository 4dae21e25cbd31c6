"""Items that only head a table: ``- Papers`` over a table of them, further in."""

from __future__ import annotations

from mdcatalog.extract.shapes import head_of
from mdcatalog.tree import Item, Link, List, Table

_LEAST_COLUMNS = 2


def part_tables(block: List) -> tuple[List, list[Item]]:
    """A list without the items that only head a table, and those items.

    What is linked, and has a table about it, is a thing itself.
    """
    over = [item for item in block.items if _heads_table(item)]
    if not over:
        return block, over
    return block._replace(items=tuple(item for item in block.items if item not in over)), over


def _heads_table(item: Item) -> bool:
    if len(item.blocks) < 2 or Link in map(type, head_of(item)):
        return False
    return any(type(below) is Table and len(below.header) > _LEAST_COLUMNS for below in item.blocks)
