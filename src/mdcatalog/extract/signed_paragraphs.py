"""Paragraphs that are items of a list, as each begins with a sign for one.

A bullet that Markdown does not know (``• [Name](https://…)``), or an address before a name.
"""

from __future__ import annotations

from collections.abc import Sequence

from mdcatalog.tree import Block, Break, Item, Link, List, Paragraph, Text, plain_text

_LEAST = 2
_ADDRESS = "://"
_PIECES = 2  # the address and the words
_LONGEST = 160
_BULLETS = frozenset("•●▪◦‣∙■▶►➢➤◆◇")


def list_signed(blocks: Sequence[Block]) -> Sequence[Block]:
    """The blocks with each run of such paragraphs made a list, one item for each."""
    signs = [_sign_of(block) for block in blocks]
    if sum(map(bool, signs)) < _LEAST:
        return blocks
    listed: list[Block] = []
    at = 0
    while at < len(blocks):
        end = at + 1
        while signs[at] and end < len(blocks) and signs[end] == signs[at]:
            end += 1
        if end - at < _LEAST:
            listed.append(blocks[at])
        else:
            items = tuple(map(_item, blocks[at:end]))
            listed.append(List(items, items[0].start, items[-1].end))
        at = end
    return listed


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
