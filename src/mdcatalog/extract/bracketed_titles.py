"""Titles with their number in brackets over a line of their links, made items of a list.

``[2] Mooring at Many Quays`` over ``[paper](…) | [code](…)``, a paragraph each: the number says
that it is one of a list, also where a heading has only one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from mdcatalog.extract.titles import is_role_link
from mdcatalog.tree import Block, Break, Inlines, Item, Link, List, Paragraph, Text

_NUMBER = re.compile(r"\s*[\[【](?P<number>\d{1,3})[\]】]\s*(?=\S)")


def opens_bracketed(blocks: Sequence[Block]) -> bool:
    """Whether blocks begin with such a paragraph: what is above it only heads it."""
    return _item_of(blocks[0]) is not None


def list_bracketed(blocks: Sequence[Block]) -> Sequence[Block]:
    """The blocks with each run of such paragraphs made a list."""
    items = [_item_of(block) for block in blocks]
    if not any(items):
        return blocks
    listed: list[Block] = []
    run: list[Item] = []
    for block, item in zip(blocks, items, strict=True):
        if item is not None:
            run.append(item)
            continue
        listed.extend(_as_list(run))
        run = []
        listed.append(block)
    return [*listed, *_as_list(run)]


def _as_list(run: list[Item]) -> list[Block]:
    return [List(tuple(run), run[0].start, run[-1].end)] if run else []


def _item_of(block: Block) -> Item | None:
    """The item that a paragraph is: a number, words of a title, and a line of nothing but links."""
    if type(block) is not Paragraph or block.html or not block.content:
        return None
    first = block.content[0]
    number = _NUMBER.match(first.text) if type(first) is Text else None
    if number is None or type(first) is not Text or not _is_over_links(block.content):
        return None
    content = (first._replace(text=first.text[number.end() :]), *block.content[1:])
    paragraph = block._replace(content=content)
    return Item((paragraph,), block.start, block.end, int(number["number"]))


def _is_over_links(content: Inlines) -> bool:
    """Whether the first line is words alone, and all below it links that name roles."""
    broken, linked = False, False
    for piece in content:
        if isinstance(piece, Break):
            broken = True
        elif isinstance(piece, Link):
            if not broken or not is_role_link(piece):
                return False
            linked = True
        elif not isinstance(piece, Text) or (broken and any(map(str.isalnum, piece.text))):
            return False
    return linked
