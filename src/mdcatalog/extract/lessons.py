"""Lessons one below the other, called by their numbers: ``Lecture 1: Ropes``, ``Lecture 2: Knots``.

Paragraphs and bullets are lessons so only where their numbers count on.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from mdcatalog.extract.entries import Entry, found_links, split_lines
from mdcatalog.extract.shapes import head_of
from mdcatalog.extract.titles import clean_title, is_role_link, title_text
from mdcatalog.models import BlockName
from mdcatalog.patterns import lazy_pattern
from mdcatalog.tree import (
    Block,
    Break,
    Inline,
    Inlines,
    Link,
    List,
    Paragraph,
    Section,
    Text,
    block_links,
)
from mdcatalog.values import parse_ordinal

#: `第 3 讲：…`, `Lecture 5 - …`: what one of a course's lessons begins with.
LESSON = lazy_pattern(
    r"(?:第\s*(?:\d{1,3}|[一二三四五六七八九十百]{1,4})\s*[讲講课課集期回]|(?:lecture|lec|lesson|episode|talk|tutorial|seminar)"
    r"\s*#?\d{1,3}(?!\d))\s*[:：\-–—.、]?\s*(?=\S)",
    re.IGNORECASE,
)
_FIRST_LETTERS = frozenset("LlEeTtSs第")
_LEAST = 3  # lessons
_MOST_BETWEEN = 2  # paragraphs between one and the next
_LONGEST = 120
_LONGEST_BEFORE = 12  # characters that the number stands in
_FIRST_BLOCKS = 3
_STOPS = (".", "。", ":", "：", ";", "；")


def lesson_of(number: str) -> int | None:
    """The number of a lesson in what ``LESSON`` finds: 5 of ``Lecture 5 - ``."""
    return parse_ordinal(number.strip(" :：-–—.、"))


def _number(content: Inlines) -> int | None:
    """The number of the lesson that a line is, if it is one and no sentence about it."""
    first = content[0] if content else None
    if type(first) is not Text or first.text.lstrip()[:1] not in _FIRST_LETTERS:
        return None
    kinds = [*map(type, content)]
    if Break in kinds or not _may_count(first.text):
        return None
    text = title_text(content).strip()
    found = LESSON.match(text)
    if found is None or len(text) > _LONGEST or (text.endswith(_STOPS) and Link not in kinds):
        return None
    return lesson_of(found.group())


def _may_count(text: str) -> bool:
    return text.lstrip()[:1] == "第" or any(map(str.isdecimal, text[:_LONGEST_BEFORE]))


def _run(blocks: Sequence[Block], index: int) -> list[int]:
    """Where the paragraphs are that go on from the one at ``index``, each numbered by one more.

    Words without a link may stand between them.
    """
    block = blocks[index]
    number = _number(block.content) if isinstance(block, Paragraph) else None
    if number is None:
        return []
    found, at = [index], index + 1
    while at < len(blocks) and at - found[-1] <= _MOST_BETWEEN + 1:
        block = blocks[at]
        if not isinstance(block, Paragraph):
            break
        other = _number(block.content)
        if other == number + 1:
            found.append(at)
            number = other
        elif other is not None or Link in map(type, block.content):
            break
        at += 1
    return found if len(found) >= _LEAST else []


def read_lessons(
    blocks: Sequence[Block], index: int, path: tuple[str, ...]
) -> tuple[int, list[Entry]] | None:
    """The lessons that begin with the paragraph at ``index``, and how many blocks they take."""
    own = blocks[index]
    if isinstance(own, Paragraph) and Break in map(type, own.content):
        lines = _lesson_lines(own)
        return (1, [_line_entry(own, at, line, path) for at, line in lines]) if lines else None
    run = _run(blocks, index)
    entries: list[Entry] = []
    for at in run:
        block = blocks[at]
        assert isinstance(block, Paragraph)
        kind: BlockName = "html" if block.html else "paragraph"
        entries.append(_entry(block.content, kind, block.start, block.end, path))
    return (run[-1] + 1 - index, entries) if entries else None


def _lesson_lines(paragraph: Paragraph) -> list[tuple[int, list[Inline]]]:
    """The lines of a paragraph and where they stand, if each is a lesson and they count on."""
    first = paragraph.content[0]
    if type(first) is not Text or first.text.lstrip()[:1] not in _FIRST_LETTERS:
        return []
    lines = split_lines(paragraph.content)
    numbers = [_number(tuple(line)) for line in lines]
    start = numbers[0]
    if start is None or len(lines) < _LEAST or numbers != [*range(start, start + len(lines))]:
        return []
    return [*enumerate(lines)]


def _line_entry(paragraph: Paragraph, at: int, line: list[Inline], path: tuple[str, ...]) -> Entry:
    kind: BlockName = "html" if paragraph.html else "paragraph"
    start = min(paragraph.start + at, paragraph.end)
    return _as_written(_entry(tuple(line), kind, start, start, path), tuple(line))


def _as_written(entry: Entry, line: Inlines) -> Entry:
    """The entry with its number in its title, as lines and items with links have it."""
    entry.title = clean_title(title_text([x for x in line if not is_role_link(x)]))
    return entry


def _entry(
    content: Inlines, block: BlockName, start: int, end: int, path: tuple[str, ...]
) -> Entry:
    """The entry of a lesson, its number left out; links that name a role are beside its title."""
    entry = Entry(block, start, end, path)
    named = [piece for piece in content if not is_role_link(piece)]
    title = title_text(named).strip()
    number = LESSON.match(title)
    if number:
        entry.add_value("number", lesson_of(number.group()))
    entry.title = clean_title(title[number.end() :] if number else title)
    for piece in content:
        entry.links.extend(found_links([piece], "field" if is_role_link(piece) else "title"))
    entry.values["lesson"] = entry.values["marked"] = True
    return entry


def lists_lessons(blocks: Sequence[Block]) -> bool:
    """Whether lessons stand below a heading, one a paragraph or a line, words at most above."""
    for at in range(min(len(blocks), _FIRST_BLOCKS)):
        block = blocks[at]
        if isinstance(block, Paragraph) and block.content:
            lined = Break in map(type, block.content)
            if _lesson_lines(block) if lined else _run(blocks, at):
                return True
    return False


def lesson_items(block: List, path: tuple[str, ...]) -> list[Entry]:
    """The lessons that bullets without a link are, one each: ``- Lecture 1: Ropes``."""
    if len(block.items) < _LEAST:
        return []
    numbers = [_number(head_of(item)) for item in block.items[:_LEAST]]
    first = numbers[0]
    if first is None or numbers != [*range(first, first + _LEAST)]:
        return []
    if any(block_links([block])):
        return []
    entries: list[Entry] = []
    for item in block.items:
        if _number(head_of(item)) is None:
            continue
        entry = _entry(head_of(item), "list_item", item.start, item.end, path)
        entries.append(_as_written(entry, head_of(item)))
    return entries


def part_lessons(section: Section) -> tuple[Section, tuple[Section, ...]]:
    """A section up to the first one below it that lists lessons, and the rest.

    ``## Notes`` over ``Lecture 1: Ropes``, below the name of a course and what is told of it.
    """
    parts = section.sections
    first = next((at for at, below in enumerate(parts) if lists_lessons(below.blocks)), None)
    if first is None:
        return section, ()
    kept = parts[:first]
    last = kept or section.blocks or (section.heading,)
    end = max(part.end for part in last if part is not None)
    return section._replace(sections=kept, end=end), parts[first:]
