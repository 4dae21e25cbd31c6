"""Titles in bold on lines of their own, which head paragraphs as headings would.

``**[The Title](https://…)**`` over a paragraph about it and one of links.
"""

from __future__ import annotations

from collections.abc import Sequence

from mdcatalog.extract.prose import MAX_TITLE
from mdcatalog.extract.role_bullets import is_led_by_roles
from mdcatalog.extract.titles import is_role_link
from mdcatalog.tree import Block, CodeBlock, Heading, Link, Paragraph, Quote, Section, Text

_LEVEL = 6  # of a heading below all others
_LEAST = 2
_TOLD = (Paragraph, Quote, CodeBlock)


def bold_sections(blocks: Sequence[Block], *, promised: bool = False) -> list[tuple[int, Section]]:
    """Titles in bold and what stands below each, as sections, by where in the blocks they begin.

    None unless there are several, each over a paragraph: a lone one is a caption, as often. They
    lead somewhere, or a heading has ``promised`` names.
    """
    heads = [at for at, block in enumerate(blocks) if _is_title(block)]
    if len(heads) < _LEAST:
        return []
    found: list[tuple[int, Section]] = []
    for at, end in zip(heads, [*heads[1:], len(blocks)], strict=True):
        title, below = blocks[at], tuple(blocks[at + 1 : end])
        assert isinstance(title, Paragraph)
        led = is_led_by_roles(below, title.content[0].text)  # type: ignore[union-attr]
        if not below or not (led or all(isinstance(block, _TOLD) for block in below)):
            continue  # it heads a list or a table
        linked = promised or type(title.content[0]) is Link
        if not (linked or led) and not any(map(_leads_to_it, below)):
            continue  # a step of a guide, as often
        heading = Heading(_LEVEL, title.content, title.start, title.end)
        found.append((at, Section(heading, below, (), title.start, below[-1].end)))
    return found if len(found) >= _LEAST else []


def _is_title(block: Block) -> bool:
    """Whether a paragraph is one name in bold, linked or not, that is no label."""
    if type(block) is not Paragraph or len(block.content) != 1:
        return False
    piece = block.content[0]
    if type(piece) is Link:
        return piece.strong and not is_role_link(piece)
    if type(piece) is not Text or not piece.strong or len(piece.text) > MAX_TITLE:
        return False
    return not piece.text.rstrip().endswith((":", "：", ".", "。", "!", "！", "?", "？"))


def _leads_to_it(block: Block) -> bool:
    """Whether a paragraph has links that name roles: ``[Paper](…) | [Code](…)``."""
    return isinstance(block, Paragraph) and any(map(is_role_link, block.content))
