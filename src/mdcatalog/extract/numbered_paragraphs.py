"""Paragraphs numbered in bold, one thing each: ``**12. Name：** [owner/repo](…)`` over code."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mdcatalog.extract.entries import Entry, found_links, split_lines
from mdcatalog.extract.full_titles import take_title
from mdcatalog.extract.items import read_entry
from mdcatalog.extract.labels import is_known_label, split_label
from mdcatalog.extract.shapes import head_of, is_label_list
from mdcatalog.links import is_web
from mdcatalog.models import BlockName
from mdcatalog.tree import (
    Block,
    CodeBlock,
    Inline,
    Item,
    Link,
    List,
    Paragraph,
    Quote,
    Text,
    block_links,
)

_NUMBER = re.compile(r"\s*(?P<number>\d{1,3})(?:[.)、．]|\s*[:：])\s*(?!\d)")
_MOST = 12  # blocks about one thing
_LONGEST = 300
_TOLD = (Paragraph, Quote, CodeBlock)


def bold_number(block: Block) -> int | None:
    """The number in bold that a paragraph begins with: 12 of ``**12. Name** [x](…)``."""
    first = block.content[0] if isinstance(block, Paragraph) and block.content else None
    if not isinstance(first, Text) or not first.strong or not first.text.lstrip()[:1].isdecimal():
        return None
    number = _NUMBER.match(first.text)
    return int(number["number"]) if number else None


def beside_linked(blocks: Sequence[Block], index: int) -> bool:
    """Whether a name numbered in bold over labelled facts has such names with links beside it.

    ``**2. QuaySet**`` over ``- **规模**：…``, ``**1. TideSet**`` over ``- **下载**：[…](…)``.
    """
    below = blocks[index + 1] if index + 1 < len(blocks) else None
    if bold_number(blocks[index]) is None or not isinstance(below, List):
        return False
    if not any(map(_tells_known_fact, below.items)):
        return False
    for at in range(max(0, index - _MOST), min(len(blocks) - 1, index + _MOST)):
        listed = blocks[at + 1]
        if at == index or not isinstance(listed, List) or bold_number(blocks[at]) is None:
            continue
        if is_label_list(listed) and any(is_web(link.url) for link in block_links([listed])):
            return True
    return False


def _tells_known_fact(item: Item) -> bool:
    labelled = split_label(head_of(item))
    return labelled is not None and is_known_label(labelled.label)


def read_numbered(
    blocks: Sequence[Block], index: int, path: tuple[str, ...]
) -> tuple[int, list[Entry]] | None:
    """The thing that a paragraph numbered in bold names, and how many blocks are about it.

    ``None`` for any other paragraph, and for one that heads a list.
    """
    number = bold_number(blocks[index])
    below = _told_below(blocks, index, number) if number is not None else None
    if below is None:
        return None
    own = blocks[index]
    assert isinstance(own, Paragraph)
    rest = [block for block in below if not _only_links(block)]
    end = below[-1].end if below else own.end
    block: BlockName = "html" if own.html else "paragraph"
    entry = read_entry(own.content, rest, block, own.start, end, path)
    for links in (b for b in below if isinstance(b, Paragraph) and _only_links(b)):
        entry.links.extend(found_links(links.content, "field"))
    first, _, told = entry.description.partition("\n")
    for link in entry.links:
        if "/" in link.text and first.endswith(link.text):
            # `owner/repo` says where it is, and nothing of it
            first = first[: -len(link.text)].rstrip(" :：")
    entry.description = f"{first}\n{told}".strip()
    entry.add_value("number", number)
    entry.values["marked"] = entry.values["numbered"] = True
    take_title(entry)
    return 1 + len(below), [entry] if entry.title else []


def _told_below(blocks: Sequence[Block], index: int, number: int) -> list[Block] | None:
    """What stands below a paragraph numbered in bold, up to the next one; else ``None``.

    Quotations, code and words, in a row of such paragraphs whose numbers go on. None where a
    list or a table stands there: the bold words then head it. Behind the last number only a
    quotation or code is about it. Some link has to lead to the thing, in its line or by itself:
    the steps of a guide have links within their words.
    """
    own = blocks[index]
    assert isinstance(own, Paragraph)
    lines = split_lines(own.content)
    linked = Link in map(type, own.content)
    if linked and (Link not in map(type, lines[0]) or _length(lines[0]) > _LONGEST):
        return None
    below: list[Block] = []
    goes_on = False
    for at in range(index + 1, min(len(blocks), index + _MOST)):
        block = blocks[at]
        other = bold_number(block)
        if other is not None or not isinstance(block, _TOLD):
            goes_on = other == number + 1
            break
        below.append(block)
    if not goes_on:
        if not _follows(blocks, index, number):
            return None
        below = below[: next((i for i, b in enumerate(below) if isinstance(b, Paragraph)), None)]
    return below if linked or any(map(_only_links, below)) else None


def _follows(blocks: Sequence[Block], index: int, number: int) -> bool:
    """Whether the number before one, above it, is that of such a paragraph too."""
    for at in range(index - 1, max(-1, index - _MOST), -1):
        other = bold_number(blocks[at])
        if other is not None or not isinstance(blocks[at], _TOLD):
            return other == number - 1
    return False


def _length(line: Sequence[Inline]) -> int:
    return sum(len(piece.text) for piece in line if isinstance(piece, (Text, Link)))


def _only_links(block: Block) -> bool:
    """Whether a block is a paragraph of links and of what parts them."""
    return (
        isinstance(block, Paragraph)
        and Link in map(type, block.content)
        and not any(
            isinstance(piece, Text) and any(map(str.isalnum, piece.text)) for piece in block.content
        )
    )
