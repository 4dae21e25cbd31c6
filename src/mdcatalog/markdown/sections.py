"""The blocks of a document under their headings."""

from __future__ import annotations

from mdcatalog.tree import Block, Heading, List, Section


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
