"""What a document says of itself before its first list: ``A curated list of database tools``."""

from __future__ import annotations

import re

from mdcatalog.extract.naming import heading_kinds
from mdcatalog.extract.weights import EXCLUDED
from mdcatalog.patterns import lazy_pattern
from mdcatalog.tree import (
    Block,
    CodeBlock,
    Comment,
    Details,
    List,
    Paragraph,
    Quote,
    Rule,
    Section,
    Table,
    plain_text,
    walk_blocks,
)

_MOST_BLOCKS = 5
_LONGEST = 600
# Of what stands before the title: sections, and the line on which the title stands at most.
_MOST_BEFORE, _LAST_LINE = 2, 60
_LISTS = lazy_pattern(
    r"\b(?:list|collection|compilation|catalog(?:ue)?) of (?P<what>[^.;:!?()\[\]\n]{4,100})"
    r"|(?:收集|搜集|整理|汇总|收录|汇集|罗列)了?(?P<cn>[^。，；：！？,;:!?()（）\n]{2,60})",
    re.IGNORECASE,
)


def without_advertisement(root: Section) -> Section:
    """The document from its title on, where what stands before that lists nothing.

    ``### [Quay, the app for piers](https://…)`` and its praise above the only ``# Heading``, and
    a banner in HTML above the first.
    """
    if root.sections and root.blocks and all(map(_is_banner, root.blocks)):
        root = root._replace(blocks=())
    levels = [section.heading.level for section in root.sections if section.heading]
    if levels[:1] == [1] or levels.count(1) != 1:
        return root
    at = levels.index(1)
    title = root.sections[at]
    if at > _MOST_BEFORE or not title.sections or title.start > _LAST_LINE:
        return root
    before = [*root.blocks, *(block for one in root.sections[:at] for block in one.blocks)]
    nested = any(section.sections for section in root.sections[:at])
    if nested or any(isinstance(block, (List, Table, Details)) for block in walk_blocks(before)):
        return root
    return root._replace(blocks=(), sections=root.sections[at:])


def _is_banner(block: Block) -> bool:
    return isinstance(block, (Rule, Comment, CodeBlock)) or (
        isinstance(block, Paragraph) and block.html
    )


def told_subject(root: Section) -> str:
    """What the paragraphs before the first list call the things that the document lists.

    Nothing where they name several kinds, or one that gives no records.

    ``A curated list of data engineering tools for developers.`` tells ``data engineering tools``.
    """
    for block in opening_blocks(root):
        if isinstance(block, (List, Table)):
            return ""
        text = plain_text(block.content) if isinstance(block, Paragraph) else ""
        found = _LISTS.search(text, 0, _LONGEST) if text else None
        if found is None:
            continue
        what = (found["what"] or found["cn"]).strip()
        named = {kind for kind, share in heading_kinds(what) if share == 1.0}
        return what if len(named) == 1 and named.isdisjoint(EXCLUDED) else ""
    return ""


def opening_blocks(root: Section) -> list[Block]:
    """The first blocks of a document, those of quotations one by one."""
    blocks = [*root.blocks]
    if root.sections:
        blocks.extend(root.sections[0].blocks)
    opened: list[Block] = []
    for block in blocks[:_MOST_BLOCKS]:
        opened.extend(block.blocks if isinstance(block, Quote) else (block,))
    return opened
