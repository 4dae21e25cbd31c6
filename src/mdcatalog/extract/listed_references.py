"""References that are items of a list, as each begins with its number: ``[1] Doe J. …[J]. …``.

Markdown knows no such list: the references stand on lines of one paragraph, or are one each. Lines
without a number are listed where all of them are references.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice, pairwise
from typing import NamedTuple

from mdcatalog.extract.bibliography import DOCUMENT_TYPE, leading_names, read_reference
from mdcatalog.extract.made_lists import source_lines
from mdcatalog.patterns import lazy_pattern
from mdcatalog.tree import Block, Break, Inline, Item, Link, List, Paragraph, Text, plain_text

# `[12] `, `[12]: `, `(12) `, `【12】`, `12.Doe`, `12、Doe`; the brackets may be in bold
_NUMBER = lazy_pattern(
    r"\s*(?:[\[【(（](?P<bracketed>\d{1,3})[\]】)）][.:：]?\s*|(?P<stopped>\d{1,3})[.、．]\s*(?=[^\W\d]))"
)
_YEAR = lazy_pattern(r"(?<!\d)(?:19|20)\d\d(?!\d)")
# a book in the style of GB/T 7714, which is no paper and stands among them
_BOOK = lazy_pattern(r"\[M(?:/OL)?\]")
# `LeCun, Yann, and Geoffrey Hinton. "The Title in Words." …`
_QUOTED = lazy_pattern(r"[\"“][^\"“”]{3,200}[,.?!]?[\"”]")
_OPENINGS = frozenset("[【(（0123456789")
_LEAST = 2


class _Line(NamedTuple):
    """One reference: its number, what stands behind that, and its lines in the document."""

    number: int | None
    content: tuple[Inline, ...]
    start: int
    end: int


def list_references(blocks: Sequence[Block]) -> Sequence[Block]:
    """The blocks with the references of each such paragraph, or run of paragraphs, made a list."""
    lines = [_lines_of(block) for block in blocks]
    if not any(lines):
        return blocks
    listed: list[Block] = []
    at = 0
    while at < len(blocks):
        end, run = at + 1, lines[at]
        while run and end < len(blocks) and _goes_on(run, lines[end]):
            run = [*run, *lines[end]]
            end += 1
        if _are_references(run) and not _are_read_alone(run, blocks[at:end]):
            items = tuple(map(_item, run))
            listed.append(List(items, items[0].start, items[-1].end))
        else:
            listed.extend(blocks[at:end])
        at = end
    return listed


def _lines_of(block: Block) -> list[_Line]:
    """The lines of a paragraph that may be references; nothing where it is no such paragraph."""
    if type(block) is not Paragraph or block.html or not block.content:
        return []
    first = block.content[0]
    if type(first) is not Text:
        return []
    text = first.text.lstrip()
    numbered = text[:1] in _OPENINGS and _NUMBER.match(text) is not None
    if not numbered and not _may_be_references(block):
        return []
    lines: list[_Line] = []
    for at, pieces in enumerate(source_lines(block)):
        line = block.start + at
        told = _numbered(pieces) if numbered else (None, pieces)
        if told is not None:
            lines.append(_Line(told[0], tuple(told[1]), line, line))
        elif lines:  # a reference that goes on
            above = lines[-1]
            lines[-1] = above._replace(content=(*above.content, Text(" "), *pieces), end=line)
    counted = all(b.number == (a.number or 0) + 1 for a, b in pairwise(lines)) if numbered else True
    if not counted or (len(lines) != 1 + block.end - block.start and not numbered):
        return []
    if len(lines) == 1 and not numbered and Link in map(type, block.content):
        return []  # a paragraph that cites and links one paper is read as such
    return lines


def _may_be_references(paragraph: Paragraph) -> bool:
    """Whether a paragraph without numbers holds lines, or is a reference of GB/T 7714."""
    if paragraph.end > paragraph.start:
        if Break not in map(type, paragraph.content):
            return False
        years = _YEAR.finditer(plain_text(paragraph.content))
        return sum(1 for _ in islice(years, _LEAST)) == _LEAST
    text = plain_text(paragraph.content)
    return "]" in text and DOCUMENT_TYPE.search(text) is not None


def _numbered(pieces: list[Inline]) -> tuple[int, list[Inline]] | None:
    """The number that a line begins with, and what stands behind it."""
    first = pieces[0] if pieces else None
    match = _NUMBER.match(first.text) if type(first) is Text else None
    if match is None or type(first) is not Text:
        return None
    rest = first.text[match.end() :]
    behind = [first._replace(text=rest), *pieces[1:]] if rest.strip() else pieces[1:]
    return int(match["bracketed"] or match["stopped"]), behind


def _goes_on(above: list[_Line], below: list[_Line]) -> bool:
    """Whether the numbers of references go on, or neither has any."""
    if not below:
        return False
    last, first = above[-1].number, below[0].number
    if last is None or first is None:
        return first is last
    return first == last + 1


def _are_references(lines: list[_Line]) -> bool:
    """Whether lines are references: nearly all by how they are written."""
    if len(lines) < _LEAST or any(type(line.content[0]) is Link for line in lines if line.content):
        return False
    told = sum(1 for line in lines if _is_reference(line))
    share = 3 if lines[0].number is not None else 4
    return told >= _LEAST and told * 4 >= len(lines) * share


def _are_read_alone(lines: list[_Line], blocks: Sequence[Block]) -> bool:
    """Whether each reference is a paragraph that links its paper, which is read as such."""
    return len(lines) == len(blocks) and all(Link in map(type, line.content) for line in lines)


def _is_reference(line: _Line) -> bool:
    text = plain_text(line.content).strip()
    if not text[:1].isalpha() or _YEAR.search(text) is None:
        return False
    if DOCUMENT_TYPE.search(text) or _BOOK.search(text):
        return True
    if read_reference(text) is not None:
        return True
    if line.number is not None and _QUOTED.search(text):
        return True
    names = leading_names(text)
    return names is not None and names.sure and text[names.end :][:1] in '"“«'


# `1、Name  https://…`: Markdown knows no such number
_COUNTED = lazy_pattern(
    r"\s*(?:(?P<stopped>\d{1,3})(?:[、．)）]\s*|\.(?=[^\W\d]))|[(（](?P<bracketed>\d{1,3})[)）]\s*)(?=\S|$)"
)


# `4. Name` below `3、Name`: within a paragraph Markdown has only a first number begin a list
_OTHERWISE = lazy_pattern(r"\s*(?P<stopped>\d{1,3})[.．]\s+(?=\S|$)")


def list_counted(blocks: Sequence[Block]) -> Sequence[Block]:
    """The blocks with numbered lines of a paragraph made a list, and the line over them a caption.

    ``算法：`` over ``1、Name  https://…``: the numbers count on, half of the lines have links.
    """
    if not any(map(_may_count, blocks)):
        return blocks
    listed: list[Block] = []
    for block in blocks:
        listed.extend(_counted(block) if _may_count(block) else (block,))
    return listed


def _may_count(block: Block) -> bool:
    if type(block) is not Paragraph or block.html or block.end == block.start:
        return False
    kinds = [*map(type, block.content)]
    if Break not in kinds or Link not in kinds:
        return False
    at = kinds.index(Break)
    first, second = block.content[0], block.content[at + 1] if at + 1 < len(kinds) else None
    return any(
        isinstance(piece, Text) and _COUNTED.match(piece.text) is not None
        for piece in (first, second)
    )


def _counted(block: Block) -> list[Block]:
    assert isinstance(block, Paragraph)
    lines = source_lines(block)
    caption: list[Inline] = []
    items: list[_Line] = []
    for at, pieces in enumerate(lines):
        line = block.start + at
        if counted := _count_of(pieces, items[-1].number if items else None):
            number, behind = counted
            items.append(_Line(number, behind, line, line))
        elif items:
            above = items[-1]
            items[-1] = above._replace(content=(*above.content, Break(False), *pieces), end=line)
        elif at or not plain_text(tuple(pieces)).rstrip().endswith((":", "：")):
            return [block]
        else:
            caption = pieces
    linked = sum(1 for item in items if Link in map(type, item.content))
    goes_on = all(b.number == (a.number or 0) + 1 for a, b in pairwise(items))
    if len(items) < _LEAST or not goes_on or linked * 2 < len(items):
        return [block]
    listed = List(tuple(map(_item, items)), items[0].start, items[-1].end)
    over = [Paragraph(tuple(caption), block.start, block.start)] if caption else []
    return [*over, listed]


def _count_of(pieces: Sequence[Inline], above: int | None) -> tuple[int, tuple[Inline, ...]] | None:
    """The number that a line begins with, which may be written otherwise than the one ``above``."""
    first = pieces[0] if pieces else None
    if not isinstance(first, Text):
        return None
    match = _COUNTED.match(first.text)
    if match is None and above is not None:
        match = _OTHERWISE.match(first.text)
        if match is not None and int(match["stopped"]) != above + 1:
            return None
    if match is None:
        return None
    told = match.groupdict()
    number = int(told["stopped"] or told["bracketed"])
    rest = first.text[match.end() :]
    return number, (first._replace(text=rest), *pieces[1:]) if rest else tuple(pieces[1:])


def _item(line: _Line) -> Item:
    paragraph = Paragraph(line.content, line.start, line.end)
    return Item((paragraph,), line.start, line.end, line.number)
