"""Paragraphs of which each line is a thing and its address in brackets: ``Name[https://…]``."""

from __future__ import annotations

from collections.abc import Sequence

from mdcatalog.extract.comma_citations import comma_citation
from mdcatalog.extract.entries import break_lines
from mdcatalog.extract.instructions import opens_sentence
from mdcatalog.extract.organizations import is_organization
from mdcatalog.extract.titles import title_text
from mdcatalog.extract.venues import is_dated_venue
from mdcatalog.patterns import lazy_pattern
from mdcatalog.tree import Block, Break, Inline, Item, Link, List, Paragraph, Text

_LEAST = 2
_LONGEST_CAPTION = 60
_OPENING, _CLOSING = ("[", "【", "(", "（"), ("]", "】", ")", "）")
_ROUND = ("(", "（")
_LEAST_ROUND = 3  # lines of prose end in addresses in round brackets too
_LONGEST_MAKER = 4  # words
_VENUE_BEHIND = lazy_pattern(
    r"\S+(?: \S+){2,}?\s?[(（](?P<venue>[A-Z][A-Za-z& -]+(?:19|20)\d\d)[)）]"
)

_Line = list[Inline]


def part_addressed(blocks: Sequence[Block]) -> Sequence[Block]:
    """The blocks with each such paragraph made a list, below the line that names its topic."""
    for at, block in enumerate(blocks):
        if parts := _listed(block):
            return [*blocks[:at], *parts, *part_addressed(blocks[at + 1 :])]
        if parts := _listed_with_bullet(block, blocks[at + 1 :]):
            return [*blocks[:at], *parts, *part_addressed(blocks[at + 2 :])]
    return blocks


def _listed_with_bullet(above: Block, below: Sequence[Block]) -> list[Block]:
    """``A. One, The Title, 2015.`` over ``- [https://…]``, which took the lines behind it along."""
    block = below[0] if below else None
    if not isinstance(above, Paragraph) or not isinstance(block, List):
        return []
    if len(block.items) > 1 or block.start != above.end + 1:
        return []
    inner = block.items[0].blocks
    if len(inner) != 1 or not isinstance(inner[0], Paragraph) or not _may_be(inner[0]):
        return []
    content = (*above.content, Break(hard=False), *inner[0].content)
    return _parted(above._replace(content=content, end=inner[0].end))


def is_addressed_list(block: Block) -> bool:
    """Whether a block is such a paragraph."""
    return bool(_listed(block))


def _listed(block: Block) -> list[Block]:
    """What such a paragraph is in parts; nothing for any other block."""
    if type(block) is not Paragraph or block.end == block.start or not _may_be(block):
        return []
    return _parted(block)


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
    lines = break_lines(paragraph.content)
    if len(lines) != paragraph.end - paragraph.start + 1:
        return []  # a line of the source is no line of the paragraph
    sorts = [_sort(line) for line in lines]
    caption = sorts[0] == "words" and sorts[1] in ("addressed", "words")
    first = 1 if caption and len(title_text(lines[0])) <= _LONGEST_CAPTION else 0
    items: list[tuple[int, int]] = []
    open_at = -1  # of a citation over its makers and address
    for at, sort in enumerate(sorts[first:], first):
        if sort == "addressed" and open_at == at - 1 and _makers_of(lines[at]):
            items[-1] = (items[-1][0], at)
        elif sort == "addressed" or (sort == "words" and sorts[at + 1 : at + 2] == ["link"]):
            items.append((at, at))
        elif sort == "link" and items:
            items[-1] = (items[-1][0], at)
        elif sort == "words" and _is_cited(lines[at]):
            items.append((at, at))
            open_at = at
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


def _is_cited(line: _Line) -> bool:
    """``A. One, B. Two, The Title, arXiv:…``, ``The Title（CVPR2017）``: a paper in full."""
    text = title_text(line).strip()
    if comma_citation(text):
        return True
    told = _VENUE_BEHIND.fullmatch(text)
    return told is not None and is_dated_venue(told["venue"])


def _makers_of(line: _Line) -> list[str]:
    """Who made what the line above cites, before its address: ``UT / Berkeley [https://…]``."""
    text = title_text(line[:1]).strip(" [【(（")
    makers = [maker.strip() for maker in text.split("/")]
    short = all(0 < len(maker.split()) <= _LONGEST_MAKER for maker in makers)
    known = any(is_organization(maker) or maker.isupper() for maker in makers)
    return makers if short and known else []


def _is_round(line: _Line) -> bool:
    at = next(i for i, piece in enumerate(line) if isinstance(piece, Link))
    return title_text(line[:at]).rstrip().endswith(_ROUND)


def _joined(lines: Sequence[_Line]) -> tuple[Inline, ...]:
    joined = list(lines[0])
    for line in lines[1:]:
        if makers := _makers_of(line):
            told = f"Organizations: {', '.join(makers)}"
            line = [Text(told), Break(hard=True), Text("["), *line[1:]]
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
        if "".join(behind).strip()[:1] not in _CLOSING:
            return "other"
        return "addressed" if any(map(str.isalnum, before)) else "link"
    return "link" if not before or before.endswith((":", "：")) else "other"
