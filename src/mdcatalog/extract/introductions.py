"""What a document says of itself before its first list: ``A curated list of database tools``."""

from __future__ import annotations

import re

from mdcatalog.extract.naming import heading_kinds
from mdcatalog.extract.weights import EXCLUDED
from mdcatalog.patterns import lazy_pattern
from mdcatalog.tree import Block, List, Paragraph, Quote, Section, Table, plain_text

_MOST_BLOCKS = 5
_LONGEST = 600
_LISTS = lazy_pattern(
    r"\b(?:list|collection|compilation|catalog(?:ue)?) of (?P<what>[^.;:!?()\[\]\n]{4,100})"
    r"|(?:收集|搜集|整理|汇总|收录|汇集|罗列)了?(?P<cn>[^。，；：！？,;:!?()（）\n]{2,60})",
    re.IGNORECASE,
)


def told_subject(root: Section) -> str:
    """What the paragraphs before the first list call the things that the document lists.

    Nothing where they name several kinds, or one that gives no records.

    ``A curated list of data engineering tools for developers.`` tells ``data engineering tools``.
    """
    for block in _opening_blocks(root):
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


def _opening_blocks(root: Section) -> list[Block]:
    """The first blocks of a document, those of quotations one by one."""
    blocks = [*root.blocks]
    if root.sections:
        blocks.extend(root.sections[0].blocks)
    opened: list[Block] = []
    for block in blocks[:_MOST_BLOCKS]:
        opened.extend(block.blocks if isinstance(block, Quote) else (block,))
    return opened
