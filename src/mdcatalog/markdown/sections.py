"""The blocks of a document under their headings."""

from __future__ import annotations

from itertools import pairwise

from mdcatalog.tree import (
    Block,
    Heading,
    Image,
    Inlines,
    Link,
    List,
    Paragraph,
    Section,
    Table,
    is_space,
)


def lift_headings(blocks: tuple[Block, ...]) -> list[Block]:
    """Headings out of lists that hold nothing else (``1. # Title``)."""
    lifted: list[Block] = []
    for block in blocks:
        if isinstance(block, List) and all(
            len(item.blocks) == 1 and isinstance(item.blocks[0], Heading) for item in block.items
        ):
            lifted.extend(item.blocks[0] for item in block.items)
        else:
            lifted.append(block)
    return lifted


def lower_pictures(blocks: list[Block]) -> list[Block]:
    """The blocks with the picture in the cell beside a heading put below it.

    ``<td><a href="…"><img src="…"></a></td><td>`` over ``### The Title``: of what that names.
    """
    if not any(isinstance(block, Table) and block.html for block in blocks):
        return blocks
    lowered = [*blocks]
    for at, (block, below) in enumerate(pairwise(blocks)):
        if isinstance(below, Heading) and (picture := _pictured(block)):
            lowered[at : at + 2] = [below, Paragraph(picture, block.start, block.end, html=True)]
    return lowered


def join_layouts(blocks: list[Block]) -> list[Block]:
    """The blocks with tables of one row each, one right below the other, made one table.

    ``<table><tr><td>picture</td><td>title and names</td></tr></table>``, a table for each paper.
    """
    if not any(_is_row(one) and _is_row(other) for one, other in pairwise(blocks)):
        return blocks
    joined: list[Block] = []
    for block in blocks:
        above = joined[-1] if joined else None
        if (
            isinstance(above, Table)
            and isinstance(block, Table)
            and _is_row(block)
            and above.html
            and not above.header
            and len(above.rows[0].cells) == len(block.rows[0].cells)
        ):
            joined[-1] = above._replace(rows=above.rows + block.rows, end=block.end)
        else:
            joined.append(block)
    return joined


def _is_row(block: Block) -> bool:
    """Whether a block is an HTML table of one row, with cells beside each other."""
    if not isinstance(block, Table) or not block.html or block.header:
        return False
    return len(block.rows) == 1 and len(block.rows[0].cells) > 1


def _pictured(block: Block) -> Inlines:
    """The picture that is all of a table of one row, or the link around it."""
    if not isinstance(block, Table) or not block.html or len(block.rows) > 1:
        return ()
    cells = block.rows[0].cells if block.rows else block.header
    shown = [piece for cell in cells for piece in cell.content if not is_space(piece)]
    piece = shown[0] if len(shown) == 1 else None
    linked = isinstance(piece, Link) and bool(piece.images) and not piece.text.strip()
    if piece is not None and (isinstance(piece, Image) or linked):
        return (piece,)
    return ()


class _Open:
    """A section whose end is not yet known."""

    def __init__(self, heading: Heading | None, start: int) -> None:
        self.heading = heading
        self.start = start
        self.blocks: list[Block] = []
        self.sections: list[Section] = []

    def close(self) -> Section:
        ends = [block.end for block in self.blocks] + [s.end for s in self.sections]
        if self.heading:
            ends.append(self.heading.end)
        end = max(ends, default=self.start)
        return Section(self.heading, tuple(self.blocks), tuple(self.sections), self.start, end)


def nest(blocks: list[Block]) -> Section:
    """Nest the blocks under their headings."""
    stack = [_Open(None, 1)]
    for block in blocks:
        if not isinstance(block, Heading):
            stack[-1].blocks.append(block)
            continue
        while len(stack) > 1 and stack[-1].heading and stack[-1].heading.level >= block.level:
            closed = stack.pop().close()
            stack[-1].sections.append(closed)
        stack.append(_Open(block, block.start))
    while len(stack) > 1:
        closed = stack.pop().close()
        stack[-1].sections.append(closed)
    root = stack[0].close()
    return root._replace(end=max(root.end, 1))
