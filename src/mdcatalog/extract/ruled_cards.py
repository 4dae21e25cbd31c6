"""Things between rules: a title in bold, and what is told of it down to the next ``---``."""

from __future__ import annotations

from collections.abc import Sequence

from mdcatalog.extract.entries import split_lines
from mdcatalog.extract.titled_parts import is_bold_title
from mdcatalog.extract.titles import is_role_link
from mdcatalog.tree import Block, Inline, Paragraph, Rule, Text
from mdcatalog.values.text import SHORTCODE

_MOST = 12  # paragraphs of one thing


def card_below(blocks: Sequence[Block], index: int) -> list[Block]:
    """The paragraphs below a title in bold down to the next rule, which are all about it.

    It stands first behind a rule, with links to its paper or code below it; and so does another
    title beside it. One between rules alone parts a document, as often.
    """
    if (index and not isinstance(blocks[index - 1], Rule)) or not _opens(blocks, index):
        return []
    end = _end(blocks, index)
    if end - index > _MOST or not (_opens(blocks, end + 1) or _opens_before(blocks, index)):
        return []
    below = [*blocks[index + 1 : end]]
    for block in below:
        if not isinstance(block, Paragraph):
            return []
        if is_bold_title(split_lines(block.content)[0]):
            return []  # the next title
    linked = any(
        is_role_link(piece)
        for block in (blocks[index], *below)
        if isinstance(block, Paragraph)
        for piece in block.content
    )
    return below if linked else []


def _opens(blocks: Sequence[Block], index: int) -> bool:
    """Whether a paragraph has a title in bold for its first line, marks before it or not."""
    block = blocks[index] if index < len(blocks) else None
    if not isinstance(block, Paragraph) or block.html:
        return False
    line = split_lines(block.content)[:1]
    return bool(line) and is_bold_title([piece for piece in line[0] if not _is_mark(piece)])


def _opens_before(blocks: Sequence[Block], index: int) -> bool:
    """Whether what stands between the rule before a block and the one before that opens alike."""
    at = index - 1
    while at > 0 and not isinstance(blocks[at - 1], Rule):
        at -= 1
        if index - at > _MOST:
            return False
    return 0 <= at < index - 1 and _opens(blocks, at)


def _end(blocks: Sequence[Block], index: int) -> int:
    """Where the next rule stands, or the blocks end."""
    end = index
    while end < len(blocks) and not isinstance(blocks[end], Rule) and end - index <= _MOST:
        end += 1
    return end


def _is_mark(piece: Inline) -> bool:
    return isinstance(piece, Text) and not any(map(str.isalnum, SHORTCODE.sub("", piece.text)))
