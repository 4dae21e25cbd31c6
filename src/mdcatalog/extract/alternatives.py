"""Paragraphs of linked names with an ``or`` on a line between them, each of which will do.

``[Pier CS101](…)`` over ``*or*`` over ``[Quay CS50](…) (in Ropelang)``.
"""

from __future__ import annotations

from collections.abc import Sequence

from mdcatalog.extract.entries import break_lines
from mdcatalog.extract.part_names import part_role
from mdcatalog.extract.titles import is_role_link, title_text
from mdcatalog.tree import Block, Inline, Item, Link, List, Paragraph

_BETWEEN = frozenset(
    [
        *("or", "and/or", "oder", "ou", "o", "of", "или"),
        *("或", "或者", "または", "もしくは", "또는", "혹은"),
    ]
)
_AROUND = " \t-–—*_.,:;()[]（）"
_LEAST_PIECES = 5  # two names and what stands between them


def list_alternatives(blocks: Sequence[Block]) -> Sequence[Block]:
    """The blocks with such paragraphs as lists of what they name."""
    if not any(map(_may_be, blocks)):
        return blocks
    return [_listed(block) if isinstance(block, Paragraph) else block for block in blocks]


def _may_be(block: Block) -> bool:
    return (
        isinstance(block, Paragraph)
        and len(block.content) >= _LEAST_PIECES
        and isinstance(block.content[0], Link)
    )


def _listed(paragraph: Paragraph) -> List | Paragraph:
    if not _may_be(paragraph):
        return paragraph
    lines = break_lines(paragraph.content)
    if len(lines) % 2 == 0 or not all(map(_parts, lines[1::2])):
        return paragraph
    names = lines[::2]
    if len(names) <= 1 or not all(map(_leads_by_name, names)):
        return paragraph
    items: list[Item] = []
    for name in names:
        first = name[0]
        assert isinstance(first, Link)
        told = Paragraph(tuple(name), first.line, first.line)
        items.append(Item((told,), first.line, first.line))
    return List(tuple(items), paragraph.start, paragraph.end)


def _parts(line: Sequence[Inline]) -> bool:
    if any(isinstance(piece, Link) for piece in line):
        return False
    return title_text(line).strip(_AROUND).lower() in _BETWEEN


def _leads_by_name(line: Sequence[Inline]) -> bool:
    """Whether a line begins with a linked name, rather than a part of one thing: ``[PDF](…)``."""
    first = line[0] if line else None
    if not isinstance(first, Link) or first.bare or not first.text:
        return False
    return not is_role_link(first) and part_role(first.text) is None
