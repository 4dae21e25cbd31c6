"""Lists made of what Markdown reads as paragraphs, or as the lines of one."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from mdcatalog.extract.entries import break_lines
from mdcatalog.tree import Block, Break, Inline, Item, List, Paragraph


def source_lines(paragraph: Paragraph) -> list[list[Inline]]:
    """A paragraph's lines as the source has them; all as one where these cannot be told."""
    breaks = sum(1 for piece in paragraph.content if type(piece) is Break)
    if breaks != paragraph.end - paragraph.start:
        return [list(paragraph.content)]
    return break_lines(paragraph.content)


def line_paragraphs(block: Block) -> list[Paragraph]:
    """The lines of a paragraph of several, a paragraph each; nothing for other blocks."""
    if type(block) is not Paragraph or block.html or block.end == block.start:
        return []
    lines = source_lines(block)
    if len(lines) == 1:
        return []
    return [Paragraph(tuple(line), at, at) for at, line in enumerate(lines, block.start)]


def as_list(blocks: Sequence[Block]) -> List:
    """A list with an item for each of the blocks."""
    items = tuple(Item((block,), block.start, block.end) for block in blocks)
    return List(items, items[0].start, items[-1].end)


def list_runs(
    blocks: Sequence[Block],
    signs: Sequence[object],
    made: Callable[[Sequence[Block]], List | None],
) -> Sequence[Block]:
    """The blocks with each run of those that have the same sign made a list.

    ``signs`` has what tells each block, nothing where it is in no run; ``made`` makes the list of a
    run, or nothing where it stays as it is.
    """
    listed: list[Block] = []
    at = 0
    while at < len(blocks):
        end = at + 1
        while signs[at] and end < len(blocks) and signs[end] == signs[at]:
            end += 1
        run = blocks[at:end]
        whole = made(run) if signs[at] else None
        listed.extend(run if whole is None else (whole,))
        at = end
    return listed
