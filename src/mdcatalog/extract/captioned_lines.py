"""Paragraphs whose first line heads the others: ``【数据】`` over ``1、港口语料：https://…``."""

from __future__ import annotations

from collections.abc import Sequence

from mdcatalog.extract.line_lists import is_line_list
from mdcatalog.extract.listed_references import list_counted
from mdcatalog.extract.titles import title_text
from mdcatalog.tree import Block, Break, Link, List, Paragraph, Text

_LEAST_BREAKS = 2
_LONGEST_CAPTION = 24
_ENDS_SENTENCE = frozenset("。.，,;；!！?？")


def part_captioned(blocks: Sequence[Block]) -> Sequence[Block]:
    """The blocks with the caption of each such paragraph as a paragraph of its own."""
    for at, block in enumerate(blocks):
        if isinstance(block, Paragraph) and (parted := _parted(block)):
            return [*blocks[:at], *parted, *part_captioned(blocks[at + 1 :])]
    return blocks


def is_captioned(block: Block) -> bool:
    """Whether a block is such a paragraph."""
    return isinstance(block, Paragraph) and bool(_parted(block))


def _parted(paragraph: Paragraph) -> list[Block]:
    """The caption of a paragraph and its lines, where those would be a list without it."""
    content = paragraph.content
    kinds = [*map(type, content)]
    if kinds[:1] != [Text] or kinds.count(Break) < _LEAST_BREAKS or kinds.count(Link) <= 1:
        return []
    first = kinds.index(Break)
    if any(kind is not Text for kind in kinds[:first]):
        return []
    caption = title_text(content[:first]).strip()
    named = 0 < len(caption) <= _LONGEST_CAPTION and caption[-1] not in _ENDS_SENTENCE
    written = kinds.count(Break) == paragraph.end - paragraph.start  # a line each
    if not (named and written) or any(map(str.isdigit, caption)):
        return []
    rest = paragraph._replace(content=content[first + 1 :], start=paragraph.start + 1)
    if is_line_list(paragraph) or not (is_line_list(rest) or _is_counted(rest)):
        return []
    return [Paragraph(content[:first], paragraph.start, paragraph.start), rest]


def _is_counted(paragraph: Paragraph) -> bool:
    """Whether the lines of a paragraph are numbered as items of a list."""
    return isinstance(list_counted((paragraph,))[0], List)
