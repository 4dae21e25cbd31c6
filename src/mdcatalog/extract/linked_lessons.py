"""Lessons that are links called by their number alone: ``[Lecture 4 (8-27)](lecture_4/)``.

The day in brackets is that of the lesson, and links in bullets below it are about it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from mdcatalog.extract.days_in_place import day_alone
from mdcatalog.extract.entries import Entry, Labelled, found_links, running_text, split_lines
from mdcatalog.extract.lessons import LESSON, WEEKLY, teaches
from mdcatalog.extract.shapes import head_of, with_head
from mdcatalog.links import host_sort
from mdcatalog.patterns import lazy_pattern
from mdcatalog.tree import (
    Block,
    Break,
    Inline,
    Item,
    Link,
    List,
    Paragraph,
    Row,
    Table,
    Text,
    block_links,
    plain_text,
)
from mdcatalog.values import parse_ordinal

# `Lecture 4 (8-27)`, `第3讲（3月4日）`, `Week 2 [Sep 5]`, `Lecture 4, 8/27`
_COUNT = lazy_pattern(
    r"\s*(?P<count>[^\W\d_]{0,9}\.?\s?#?0?\d{1,3}\s?(?:강|회차?|차시|주차?)?"
    r"|第\s?[\d一二三四五六七八九十]{1,3}\s?[讲講課课集期回周週])"
    r"\s*(?:[(（\[]\s*(?P<day>[^()（）\[\]]{3,24})\s*[)）\]]|[,:：–—-]\s*(?P<behind>\d[\d./-]{2,9}))?\s*"
)
# what counts the lessons of courses and of nothing else
_SURE = ("lec", "les", "강", "讲", "講", "课", "課")
_LEAST = 3
_LONGEST = 40
_MOST_BELOW = 6


class Lesson(NamedTuple):
    """The number and the day of a lesson, and where its item ends."""

    number: int
    day: str
    end: int


def _numbered(content: Sequence[Inline], end: int, path: tuple[str, ...]) -> Lesson | None:
    """The lesson that the link at the beginning of a line is called by."""
    link = content[0] if content else None
    if type(link) is not Link or link.url[:1] in ("", "#") or not 0 < len(link.text) < _LONGEST:
        return None
    match = _COUNT.fullmatch(link.text) if any(map(str.isnumeric, link.text)) else None
    if match is None:
        return None
    count = match["count"].strip()
    number = parse_ordinal(count)
    if number is None or not _counts_lessons(count, path):
        return None
    day = (match["day"] or match["behind"] or "").strip()
    told = day_alone(day) if day else ""
    return Lesson(number, told, end) if told or not day else None


def _counts_lessons(count: str, path: tuple[str, ...]) -> bool:
    """Whether a number is that of a lesson, in a course where as often other things have it."""
    if count.isdecimal():
        return False
    if count.lower().startswith(_SURE) or count.endswith(_SURE):
        return LESSON.match(f"{count}: -") is not None
    return teaches(path) and bool(LESSON.match(f"{count}: -") or WEEKLY.match(f"{count}: -"))


def _in_order(found: Sequence[Lesson | None], total: int) -> bool:
    """Whether lessons, the most of ``total``, are counted up or down."""
    numbers = [lesson.number for lesson in found if lesson]
    if len(numbers) < _LEAST or len(numbers) * 4 < total * 3:
        return False
    return numbers == sorted(set(numbers)) or numbers[::-1] == sorted(set(numbers))


def heads_lessons(block: List, path: tuple[str, ...]) -> bool:
    """Whether a list is one of such lessons."""
    first = head_of(block.items[0]) if len(block.items) >= _LEAST else ()
    if _numbered(first, 0, path) is None:
        return False
    return _in_order([_numbered(head_of(x), 0, path) for x in block.items], len(block.items))


def list_linked_lessons(blocks: Sequence[Block], path: tuple[str, ...]) -> Sequence[Block]:
    """The blocks with paragraphs, or lines of one, that are such lessons made a list."""
    listed: list[Block] = []
    run: list[Item] = []
    for block in blocks:
        items = _items(block, path) if isinstance(block, Paragraph) else []
        if not items:
            _close(listed, run)
            run = []
            listed.append(block)
        run.extend(items)
    if not (listed or run) or len(listed) == len(blocks):
        return blocks
    _close(listed, run)
    return listed


def _items(paragraph: Paragraph, path: tuple[str, ...]) -> list[Item]:
    """The lines of a paragraph as items, if each is such a lesson."""
    content = paragraph.content
    if not content or _numbered(content, 0, path) is None:
        return []
    if Break not in map(type, content):
        return [Item((paragraph,), paragraph.start, paragraph.end)]
    items: list[Item] = []
    for line in split_lines(content):
        link = line[0] if line else None
        if not isinstance(link, Link) or _numbered(line, 0, path) is None:
            return []
        one = paragraph._replace(content=tuple(line), start=link.line, end=link.line)
        items.append(Item((one,), link.line, link.line))
    return items


def _close(listed: list[Block], run: list[Item]) -> None:
    """Put lessons one below the other behind the blocks: as a list, where they are enough."""
    if len(run) >= _LEAST:
        listed.append(List(tuple(run), run[0].start, run[-1].end))
    else:
        listed.extend(block for item in run for block in item.blocks)


def read_lesson_rows(table: Table, path: tuple[str, ...]) -> list[tuple[Row, Entry | None]]:
    """The rows of a table of which a column has such lessons, and nothing says more of them.

    ``| [Lecture 1 (9/3)](1/) | [slides](1.pdf) |``
    """
    rows = table.rows
    cells = rows[0].cells if len(rows) >= _LEAST else ()
    at = next((at for at, c in enumerate(cells) if _numbered(c.content, 0, path)), None)
    if at is None:
        return []
    found = [
        _numbered(row.cells[at].content, row.end, path) if at < len(row.cells) else None
        for row in rows
    ]
    if not _in_order(found, len(found)):
        return []
    headers = [" ".join(plain_text(cell.content).split()) for cell in table.header]
    read: list[tuple[Row, Entry | None]] = []
    for row, lesson in zip(rows, found, strict=True):
        entry = Entry("table_row", row.start, row.end, path) if lesson else None
        if entry and lesson:
            link = row.cells[at].content[0]
            assert isinstance(link, Link)
            entry.title = _name(link)
            entry.links.extend(found_links((link._replace(text=entry.title),), "title"))
            entry.values["lesson"] = True
            entry.add_value("number", lesson.number)
            entry.fields.extend([Labelled("date", lesson.day)] if lesson.day else [])
            for column, cell in enumerate(row.cells):
                header = headers[column] if column < len(headers) else ""
                if column != at and cell.content:
                    beside = tuple(found_links(cell.content, "field", header))
                    entry.links.extend(beside)
                    text = running_text(cell.content)
                    entry.fields.append(Labelled(header, text, beside, row.start))
        read.append((row, entry))
    return read


def _name(link: Link) -> str:
    match = _COUNT.fullmatch(link.text)
    return match["count"].strip() if match else link.text


def with_lessons_told(
    block: List, path: tuple[str, ...]
) -> tuple[List, dict[int, Lesson], dict[int, list[Link]]]:
    """The list without the days of such lessons; those, and links below them, by their lines."""
    if not heads_lessons(block, path):
        return block, {}, {}
    told: dict[int, Lesson] = {}
    below: dict[int, list[Link]] = {}
    items: list[Item] = []
    for item in block.items:
        head = head_of(item)
        lesson = _numbered(head, item.end, path)
        paragraph = item.blocks[0]
        if lesson is None or not isinstance(paragraph, Paragraph):
            items.append(item)
            continue
        told[item.start] = lesson
        link = head[0]
        assert isinstance(link, Link)
        content = (link._replace(text=_name(link)), *head[1:])
        blocks = with_head(item, content).blocks
        about = _about(item.blocks[1:], path)
        if about:
            below[item.start] = about
            blocks = blocks[:1]
        items.append(item._replace(blocks=blocks))
    return block._replace(items=tuple(items)), told, below


def _about(blocks: Sequence[Block], path: tuple[str, ...]) -> list[Link]:
    """The links of the bullets below a lesson, if they are no lessons or papers of their own."""
    if not blocks or not all(isinstance(block, List) for block in blocks):
        return []
    links = [link for link in block_links(blocks) if isinstance(link, Link)]
    heads = [head_of(item) for x in blocks if isinstance(x, List) for item in x.items]
    if len(heads) > _MOST_BELOW or not all(map(_is_links_alone, heads)):
        return []
    apart = any(host_sort(link.url) == "paper" or LESSON.match(link.text) for link in links)
    return [] if apart else links


def _is_links_alone(content: Sequence[Inline]) -> bool:
    """Whether a line is links, and marks at most beside them."""
    return any(isinstance(piece, Link) for piece in content) and not any(
        isinstance(piece, Text) and any(map(str.isalnum, piece.text)) for piece in content
    )


def give_lessons(
    entries: Sequence[Entry], told: dict[int, Lesson], below: dict[int, list[Link]]
) -> None:
    """Put what is told of lessons into their entries."""
    for entry in entries:
        lesson = told.get(entry.start)
        if lesson is None:
            continue
        entry.values["lesson"] = True
        if entry.values.get("number") is None:
            entry.add_value("number", lesson.number)
        if lesson.day:
            entry.fields.append(Labelled("date", lesson.day))
        if links := below.get(entry.start):
            entry.links.extend(found_links(links, "field"))
            entry.end = max(entry.end, lesson.end)
