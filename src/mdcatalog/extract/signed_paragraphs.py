"""Paragraphs that are items of a list, as each begins with a sign for one.

A bullet that Markdown does not know (``• [Name](https://…)``), or an address before a name. So are
the lines of one paragraph where each begins with such a bullet or with a box, ticked or not.
"""

from __future__ import annotations

from collections.abc import Sequence

from mdcatalog.extract.made_lists import line_paragraphs, list_runs
from mdcatalog.tree import Block, Break, Inlines, Item, Link, List, Paragraph, Text, plain_text

_LEAST = 2
_ADDRESS = "://"
_PIECES = 2  # the address and the words
_LONGEST = 160
_BULLETS = frozenset("•●▪◦‣∙■▶►➢➤◆◇")
_TICKED = frozenset("☑✓✔")
_PRAISE = "✅"  # which ticks beside lines that are not
_BOXES = _TICKED | frozenset("☐☒□✗✘❌⬜" + _PRAISE)

_LIGHTS = frozenset("🟢🟡🔴🟠🔵⚪⚫🟣🟤")  # how far somebody is with each
_FAMILIES = (_BOXES, _LIGHTS)


def list_signed(blocks: Sequence[Block]) -> Sequence[Block]:
    """The blocks with each run of such paragraphs made a list, one item for each."""
    blocks = [_with_lines_listed(block) for block in blocks]
    signs = [_sign_of(block) for block in blocks]
    return list_runs(blocks, signs, _listed) if sum(map(bool, signs)) >= _LEAST else blocks


def _listed(run: Sequence[Block]) -> List | None:
    if len(run) < _LEAST:
        return None
    return List(tuple(map(_item, run)), run[0].start, run[-1].end)


def _sign_of(block: Block) -> str:
    """The bullet that a paragraph begins with, and no other of its lines; else nothing."""
    if type(block) is not Paragraph or not block.content:
        return ""
    first = block.content[0]
    if type(first) is Link:
        return _ADDRESS if leads_with_address(block) else ""
    sign = first.text.lstrip()[:1] if type(first) is Text else ""
    if sign not in _BULLETS:
        return ""
    behind = False
    for piece in block.content[1:]:
        if behind and type(piece) is Text and piece.text.lstrip()[:1] == sign:
            return ""  # a list in one paragraph
        behind = type(piece) is Break
    return sign


def _with_lines_listed(block: Block) -> Block:
    """A paragraph of which each line begins with a bullet or a box, as a list; others as is."""
    first = block.content[0] if type(block) is Paragraph and block.content else None
    sign = first.text.lstrip()[:1] if type(first) is Text else ""
    signs = next((family for family in _FAMILIES if sign in family), frozenset(sign) & _BULLETS)
    if not signs:
        return block
    lines = line_paragraphs(block)
    if not lines or not all(_begins_with(line.content, signs) for line in lines):
        return block
    items = [*map(_item, lines)]
    if sign in _BOXES:
        used = [plain_text(line.content).lstrip()[:1] for line in lines]
        ticked = _TICKED | ({_PRAISE} if len(set(used)) > 1 else set())
        told = any(box in ticked for box in used)
        checks = [box in ticked if told else None for box in used]
        items = [item._replace(checked=check) for item, check in zip(items, checks, strict=True)]
    return List(tuple(items), block.start, block.end)


def _begins_with(line: Inlines, signs: frozenset[str]) -> bool:
    first = line[0] if line else None
    return type(first) is Text and first.text.lstrip()[:1] in signs


def leads_with_address(block: Block) -> bool:
    """Whether a paragraph is an address and a few words: ``https://… The Title``."""
    if type(block) is not Paragraph or len(block.content) != _PIECES:
        return False
    first, words = block.content
    if type(first) is not Link or type(words) is not Text:
        return False
    if not first.bare and first.text != first.url:  # `[https://… ](https://…)`
        return False
    told = words.text.strip()
    return any(map(str.isalnum, told)) and len(plain_text((words,))) <= _LONGEST


def _item(block: Block) -> Item:
    assert isinstance(block, Paragraph)
    first = block.content[0]
    if not isinstance(first, Text):
        return Item((block,), block.start, block.end)
    words = first._replace(text=first.text.lstrip()[1:].lstrip())
    content = (words, *block.content[1:]) if words.text else block.content[1:]
    return Item((block._replace(content=content),), block.start, block.end)
