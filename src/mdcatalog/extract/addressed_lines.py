"""Paragraphs of which each line is a thing and its address in brackets: ``Name[https://…]``."""

from __future__ import annotations

from collections.abc import Sequence

from mdcatalog.extract.instructions import opens_sentence
from mdcatalog.extract.titles import title_text
from mdcatalog.tree import Block, Break, Inline, Item, Link, List, Paragraph, Text

_LEAST = 2
_LONGEST_CAPTION = 60
_OPENING, _CLOSING = ("[", "【", "(", "（"), ("]", "】", ")", "）")
_ROUND = ("(", "（")
_LEAST_ROUND = 3  # lines of prose end in addresses in round brackets too

_Line = list[Inline]


def part_addressed(blocks: Sequence[Block]) -> Sequence[Block]:
    """The blocks with each such paragraph made a list, below the line that names its topic."""
    for at, block in enumerate(blocks):
        if type(block) is Paragraph and block.end > block.start and _may_be(block):
            parts = _parted(block)
            if parts:
                return [*blocks[:at], *parts, *part_addressed(blocks[at + 1 :])]
    return blocks


def _may_be(paragraph: Paragraph) -> bool:
    """Whether an address in brackets stands in a paragraph."""
    before: Inline | None = None
    for piece in paragraph.content:
        if (
            type(piece) is Link
            and piece.bare
            and type(before) is Text
            and before.text.rstrip().endswith(_OPENING)
        ):
            return True
        before = piece
    return False


def _parted(paragraph: Paragraph) -> list[Block]:
    """The caption of a paragraph, if it has one, and the list of its lines; else nothing."""
    lines: list[_Line] = [[]]
    for piece in paragraph.content:
        if isinstance(piece, Break):
            lines.append([])
        else:
            lines[-1].append(piece)
    if len(lines) != paragraph.end - paragraph.start + 1:
        return []  # a line of the source is no line of the paragraph
    sorts = [_sort(line) for line in lines]
    caption = sorts[0] == "words" and sorts[1] in ("addressed", "words")
    first = 1 if caption and len(title_text(lines[0])) <= _LONGEST_CAPTION else 0
    items: list[tuple[int, int]] = []
    for at, sort in enumerate(sorts[first:], first):
        if sort == "addressed" or (sort == "words" and sorts[at + 1 : at + 2] == ["link"]):
            items.append((at, at))
        elif sort == "link" and items:
            items[-1] = (items[-1][0], at)
        else:
            return []
    addressed = [line for line, sort in zip(lines, sorts, strict=True) if sort == "addressed"]
    least = _LEAST_ROUND if any(map(_is_round, addressed)) else _LEAST
    if len(addressed) < least or any(opens_sentence(title_text(line)) for line in addressed):
        return []
    start = paragraph.start
    made = [
        Item((Paragraph(_joined(lines[a : b + 1]), start + a, start + b),), start + a, start + b)
        for a, b in items
    ]
    listed = List(tuple(made), start + first, paragraph.end)
    return [Paragraph(tuple(lines[0]), start, start), listed] if first else [listed]


def _is_round(line: _Line) -> bool:
    at = next(i for i, piece in enumerate(line) if isinstance(piece, Link))
    return title_text(line[:at]).rstrip().endswith(_ROUND)


def _joined(lines: Sequence[_Line]) -> tuple[Inline, ...]:
    joined = list(lines[0])
    for line in lines[1:]:
        joined += [Break(hard=True), *line]
    return tuple(joined)


def _sort(line: _Line) -> str:
    """What a line is: ``addressed``, a ``link`` alone or behind its label, ``words`` or neither."""
    at = next((i for i, piece in enumerate(line) if isinstance(piece, Link)), None)
    if at is None:
        return "words" if any(map(str.isalnum, title_text(line))) else "other"
    links = [piece for piece in line[at:] if isinstance(piece, Link)]
    behind = [piece.text for piece in line[at:] if isinstance(piece, Text)]
    if not all(link.bare for link in links) or any(map(str.isalnum, "".join(behind))):
        return "other"
    before = title_text(line[:at]).rstrip()
    if before.endswith(_OPENING):
        named = any(map(str.isalnum, before))
        return "addressed" if named and "".join(behind).strip()[:1] in _CLOSING else "other"
    return "link" if not before or before.endswith((":", "：")) else "other"
