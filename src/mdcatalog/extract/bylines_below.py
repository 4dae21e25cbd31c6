"""When a thing was published and by whom, on the first lines below the heading that names it."""

from __future__ import annotations

import re

from mdcatalog.extract.entries import Entry, split_lines
from mdcatalog.extract.people_lines import who_in
from mdcatalog.extract.titles import title_text
from mdcatalog.patterns import lazy_pattern
from mdcatalog.tree import Block, Inline, Link, Paragraph, Text
from mdcatalog.values import parse_date

# `Published on 2020-02-11 by`, `Posted May 4, 2021 by Jane Doe`
_BYLINE = lazy_pattern(
    r"(?:first |last )?(?:published|posted|released|submitted|presented)"
    r"(?:\s+(?:on|in|at))?[:\s]+(?P<date>[^\n]*?\d[^\n]*?)(?:[,.]?\s*(?:\bby\b:?\s*(?P<names>.*))?)",
    re.IGNORECASE,
)
_LONGEST, _MANY = 60, 2
_VERBS = frozenset("fFlLpPrRsS")


def take_byline(entry: Entry, blocks: list[Block]) -> None:
    """Take ``Published on 2020-02-11 by`` and the names behind it, or on the line below.

    Those blocks are taken out of ``blocks``.
    """
    at = next((i for i, block in enumerate(blocks) if _is_worded(block)), 0)
    first = blocks[at] if blocks else None
    piece = first.content[0] if isinstance(first, Paragraph) and first.content else None
    if not isinstance(piece, Text) or piece.text.lstrip()[:1] not in _VERBS:
        return
    assert isinstance(first, Paragraph)
    lines = split_lines(first.content)
    match = _BYLINE.fullmatch(title_text(lines[0]).strip()) if lines else None
    date = (
        parse_date(match["date"].strip(" ,.")) if match and len(match["date"]) < _LONGEST else None
    )
    if match is None or date is None:
        return
    rest: list[Inline] = [Text(match["names"])] if match["names"] else []
    used = 1
    if not rest and len(lines) > 1:
        rest, used = lines[1], 2
    taken = [first] if used == len(lines) else []
    below = blocks[at + 1] if at + 1 < len(blocks) else None
    if not rest and isinstance(below, Paragraph) and len(split_lines(below.content)) == 1:
        rest = split_lines(below.content)[0]
        taken.append(below)
    who = who_in(rest) if rest else None
    if rest and (who is None or any(isinstance(piece, Link) for piece in rest)):
        taken = taken[:1] if taken[:1] == [first] else []
    entry.add_value("published", date)
    entry.add_value("year", int(date[:4]))
    if who:
        entry.add_value("authors", who.names)
        entry.add_value("organizations", who.makers or None)
        entry.citation = entry.citation or len(who.names) >= _MANY  # a post has one author
    for block in taken:
        blocks.remove(block)


def _is_worded(block: Block) -> bool:
    """Whether a block is a paragraph with words, no picture alone."""
    return isinstance(block, Paragraph) and any(
        isinstance(piece, Text) and piece.text.strip() for piece in block.content
    )
