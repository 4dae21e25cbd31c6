"""Lessons one below the other, called by their numbers: ``Lecture 1: Ropes``, ``Lecture 2: Knots``.

Paragraphs and bullets are lessons so only where their numbers count on.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from mdcatalog.extract.dated_lessons import part_day, take_day
from mdcatalog.extract.entries import Entry, found_links, split_lines
from mdcatalog.extract.instructions import STEPS
from mdcatalog.extract.naming import heading_kinds
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
    plain_text,
)
from mdcatalog.values import parse_ordinal
from mdcatalog.vocabulary import CONTENTS, SCHEDULES, fold, heading_key, is_no_lesson

_COUNT = r"(?:\d{1,3}|[一二三四五六七八九十百]{1,4})"
_PART = r"(?:\s?[(（]\d[)）])?"  # `Lec 14(2)`: a lesson in parts
_TO = r"(?:[-–—~～&+至到]|、第?)"
#: `第 3 讲：…`, `Lecture 5 - …`, `Lec 07~09 - …`: what one of a course's lessons begins with.
LESSON = lazy_pattern(
    rf"(?:第\s*{_COUNT}{_PART}(?:\s?{_TO}\s?第?\s*{_COUNT}{_PART})?\s*[讲講课課集期回]{_PART}"
    r"|(?:lecture|lec|lesson|episode|talk|tutorial|seminar)s?\.?"
    rf"\s*#?\d{{1,3}}(?!\d){_PART}(?:{_TO}\d{{1,3}}{_PART}(?![\w.])"
    # `Lecture 1 - 3 ways to moor` has no range
    rf"|\s(?:{_TO}|and|to)\s\d{{1,3}}{_PART}(?=\s*[:：|]|\s[-–—]))?"
    rf"|제\s?\d{{1,3}}(?:{_TO}\d{{1,3}})?\s?(?:강|회차|차시)(?!\w)"
    rf"|\d{{1,3}}(?:{_TO}\d{{1,3}})?\s?(?:강|차시)(?=\s?[:.\-–]))"
    r"\s*[:：\-–—.、|]?\s*(?=\S)",
    re.IGNORECASE,
)
#: What as often counts the parts of a plan.
WEEKLY = lazy_pattern(
    rf"(?:第\s*{_COUNT}(?:{_TO}第?{_COUNT})?\s*[周週]|(?:제\s?)?\d{{1,2}}(?:{_TO}\d{{1,2}})?\s?주차?"
    rf"|(?:week|session|class|module|unit)s?\s*#?\d{{1,2}}(?!\d)(?:{_TO}\d{{1,2}}(?![\w.]))?)"
    r"\s*[:：\-–—.、|]?\s*(?=\S)",
    re.IGNORECASE,
)
_BRACKETED = re.compile(r"\s?[(（]\d[)）]")
_ENDS = re.compile(r"\d{1,3}|[一二三四五六七八九十百]{1,4}")
_FIRST_LETTERS = frozenset("LlEeTtSsWwCcMmUu第제")
_KOREAN = ("강", "차시", "주")
_LEAST = 3  # lessons
_MOST_BETWEEN = 2  # paragraphs between one and the next
_LONGEST = 120
_LONGEST_BEFORE = 12  # characters that the number stands in
_FIRST_BLOCKS = 3
_STOPS = (".", "。", ":", "：", ";", "；")


class _Span(NamedTuple):
    """The first and the last lesson that a line is about, and whether it is a part of them."""

    first: int
    last: int
    parted: bool


def lesson_of(number: str) -> int | None:
    """The number of the one lesson in what ``LESSON`` finds: 5 of ``Lecture 5 - ``."""
    span = _span_of(number)
    return span.first if span and span.first == span.last else None


def _span_of(number: str) -> _Span | None:
    """The lessons in what ``LESSON`` finds: the 13th and 14th of ``Lec 13~14(1) - ``."""
    told = number.strip(" :：-–—.、|")
    bare = _BRACKETED.sub("", told)
    single = parse_ordinal(bare)
    if single is not None:
        return _Span(single, single, bare != told)
    ends = [
        int(end) if end.isdecimal() else parse_ordinal(f"第{end}讲") or 0
        for end in _ENDS.findall(bare)
    ]
    if not ends or ends != sorted(ends) or len(ends) > 2:
        return None
    return _Span(ends[0], ends[-1], bare != told)


def _span(content: Inlines, path: tuple[str, ...]) -> _Span | None:
    """The lessons that a line is about, if it begins with them and is no sentence."""
    first = content[0] if content else None
    if type(first) is not Text or not _may_count(first.text):
        return None
    kinds = [*map(type, content)]
    if Break in kinds:
        return None
    text = title_text(content).strip()
    found = LESSON.match(text)
    if found is None and (weekly := WEEKLY.match(text)):
        found = weekly if teaches(path) and not _asks(text[weekly.end() :]) else None
    if found is None or len(text) > _LONGEST or (text.endswith(_STOPS) and Link not in kinds):
        return None
    return _span_of(found.group())


def _may_count(text: str) -> bool:
    """Whether a text may begin with the number of a lesson."""
    head = text.lstrip()[:_LONGEST_BEFORE]
    if head[:1].isdecimal():
        return any(unit in head for unit in _KOREAN)
    return head[:1] == "第" or (head[:1] in _FIRST_LETTERS and any(map(str.isdecimal, head)))


def _asks(text: str) -> bool:
    """Whether words are a step of a plan: ``Week 1: Read the chapter on nets``."""
    return text.partition(" ")[0].lower() in STEPS


def teaches(path: tuple[str, ...]) -> bool:
    """Whether headings say that a course's weeks follow: it is called so, or its timetable."""
    near = path[-2:] if path and heading_key(path[-1]) in SCHEDULES else path[-1:]
    return any(kind == "lecture" for heading in near for kind, _ in heading_kinds(heading))


def _counts_on(before: _Span, span: _Span) -> bool:
    """Whether lessons follow those before: the next one, or a further part of the same."""
    both = before.parted and span.parted
    return span.first == before.last + 1 or (both and span.first == before.last)


def _all_count_on(spans: Sequence[_Span | None]) -> bool:
    known = [span for span in spans if span]
    return len(known) == len(spans) and all(map(_counts_on, known[:-1], known[1:]))


def _run(blocks: Sequence[Block], index: int, path: tuple[str, ...] = ()) -> list[int]:
    """Where the paragraphs are that go on from the one at ``index``, each numbered by one more.

    Words without a link may stand between them.
    """
    block = blocks[index]
    span = _span(block.content, path) if isinstance(block, Paragraph) else None
    if span is None:
        return []
    found, at = [index], index + 1
    while at < len(blocks) and at - found[-1] <= _MOST_BETWEEN + 1:
        block = blocks[at]
        if not isinstance(block, Paragraph):
            break
        other = _span(block.content, path)
        if other and _counts_on(span, other):
            found.append(at)
            span = other
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
        lines = _lesson_lines(own, path)
        held = [(at, line) for at, line in lines if not _is_off(line)]
        return (1, [_line_entry(own, at, line, path) for at, line in held]) if held else None
    run = _run(blocks, index, path)
    entries: list[Entry] = []
    for at in run:
        block = blocks[at]
        assert isinstance(block, Paragraph)
        kind: BlockName = "html" if block.html else "paragraph"
        entries.append(_entry(block.content, kind, block.start, block.end, path))
    return (run[-1] + 1 - index, entries) if entries else None


def _lesson_lines(
    paragraph: Paragraph, path: tuple[str, ...] = ()
) -> list[tuple[int, list[Inline]]]:
    """The lines of a paragraph and where they stand, if each is a lesson and they count on."""
    first = paragraph.content[0]
    if type(first) is not Text or not _may_count(first.text):
        return []
    lines = split_lines(paragraph.content)
    if len(lines) < _LEAST or not _all_count_on([_span(tuple(line), path) for line in lines]):
        return []
    return [*enumerate(lines)]


def _is_off(line: list[Inline]) -> bool:
    """Whether a line tells of a week without a lesson: ``Week 3: *No class*``."""
    if any(type(piece) is Link for piece in line):
        return False
    text = title_text(part_day(line)[0]).strip()
    number = LESSON.match(text) or WEEKLY.match(text)
    return number is not None and is_no_lesson(text[number.end() :], linked=False)


def _line_entry(paragraph: Paragraph, at: int, line: list[Inline], path: tuple[str, ...]) -> Entry:
    kind: BlockName = "html" if paragraph.html else "paragraph"
    start = min(paragraph.start + at, paragraph.end)
    return _as_written(_entry(tuple(line), kind, start, start, path), tuple(line))


def _as_written(entry: Entry, line: Inlines) -> Entry:
    """The entry with its number in its title, as lines and items with links have it."""
    written, _ = part_day(line)
    entry.title = clean_title(title_text([x for x in written if not is_role_link(x)]))
    return entry


def _entry(
    content: Inlines, block: BlockName, start: int, end: int, path: tuple[str, ...]
) -> Entry:
    """The entry of a lesson, its number left out; links that name a role are beside its title."""
    entry = Entry(block, start, end, path)
    content = tuple(take_day(entry, content))
    named = [piece for piece in content if not is_role_link(piece)]
    title = title_text(named).strip()
    number = LESSON.match(title) or WEEKLY.match(title)
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
    if not _all_count_on([_span(head_of(item), path) for item in block.items[:_LEAST]]):
        return []
    if any(block_links([block])):
        return []
    entries: list[Entry] = []
    for item in block.items:
        if _span(head_of(item), path) is None:
            continue
        entry = _entry(head_of(item), "list_item", item.start, item.end, path)
        entries.append(_as_written(entry, head_of(item)))
    return entries


def stand_in_contents(entries: Sequence[Entry], heading: str, root: Section) -> bool:
    """Whether lessons below a heading such as ``Contents`` stand nowhere else in the document."""
    if heading_key(heading) not in CONTENTS or not all("lesson" in e.values for e in entries):
        return False
    titles = {fold(entry.title) for entry in entries}
    pending = [*root.sections]
    while pending:
        section = pending.pop()
        text = plain_text(section.heading.content) if section.heading else ""
        if LESSON.match(text) or WEEKLY.match(text) or fold(text) in titles:
            return False
        pending.extend(section.sections)
    return bool(entries)


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
