"""Lessons that are counted in bold: ``**Lecture 1 (Sep 6)**: Introduction [slides](…)``.

The number is no part of the title, and the day behind it is that of the lesson.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from mdcatalog.extract.days_in_place import day_alone
from mdcatalog.extract.entries import Entry, Labelled
from mdcatalog.extract.made_lists import as_list, list_runs
from mdcatalog.extract.shapes import paragraph_of, with_head
from mdcatalog.patterns import lazy_pattern
from mdcatalog.tree import Block, Inlines, Item, List, Paragraph, Text
from mdcatalog.values import parse_ordinal

# `Lecture 1`, `Week 2 (Sep 13):`, `第3讲（3月4日）`
_COUNT = lazy_pattern(
    r"\s*(?P<count>[^\W\d_]{0,12}\.?\s?#?\d{1,3}|第\s?[\d一二三四五六七八九十]{1,3}\s?[讲講课課周週回节節])"
    r"\s*(?:[(（\[]\s*(?P<day>[^()（）\[\]]{3,24})\s*[)）\]])?\s*[:：.–—-]?\s*"
)
_JOINT = re.compile(r"\s*[:：.–—-]?\s*")
_LEAST = 2


def list_lessons(blocks: Sequence[Block]) -> Sequence[Block]:
    """The blocks with each run of paragraphs that are such lessons made a list."""
    told = [isinstance(b, Paragraph) and _counted(b.content) is not None for b in blocks]
    return list_runs(blocks, told, _listed) if sum(told) >= _LEAST else blocks


def _listed(run: Sequence[Block]) -> List | None:
    return as_list(run) if len(run) >= _LEAST else None


class Count(NamedTuple):
    """The number of a lesson, and the day in brackets behind it."""

    number: int
    day: str


def with_counts_apart(block: List) -> tuple[List, dict[int, Count]]:
    """The list without such numbers, and those of its items by their lines."""
    told: dict[int, Count] = {}
    items: list[Item] = []
    for item in block.items:
        counted = _counted(paragraph_of(item))
        if counted is None:
            items.append(item)
            continue
        content, told[item.start] = counted
        items.append(with_head(item, content))
    if len(told) < _LEAST or len(told) * 2 < len(items):
        return block, {}
    return block._replace(items=tuple(items)), told


def give_counts(entries: Sequence[Entry], counts: dict[int, Count]) -> None:
    """Put numbers and days into the entries, which are lessons."""
    for entry in entries:
        count = counts.get(entry.start)
        if count is None:
            continue
        entry.add_value("number", count.number)
        entry.values["lesson"] = True
        if count.day:
            entry.fields.append(Labelled("date", count.day))


def _counted(content: Inlines) -> tuple[Inlines, Count] | None:
    """The content behind its number, and that with the day behind it."""
    first, behind = (content[0], content[1]) if len(content) > 1 else (None, None)
    if not isinstance(first, Text) or not (first.strong or first.emphasis):
        return None
    match = _COUNT.fullmatch(first.text)
    number = parse_ordinal(match["count"].strip()) if match else None
    if match is None or number is None:
        return None
    day = (match["day"] or "").strip()
    told = day_alone(day) if day else ""
    if day and not told:
        return None
    if not isinstance(behind, Text) or behind.strong:
        return None
    joint = _JOINT.match(behind.text)
    rest = behind.text[joint.end() :] if joint else behind.text
    words = (behind._replace(text=rest),) if rest.strip() else ()
    following = content[2:]
    if not words and not following:
        return None
    return (*words, *following), Count(number, told)
