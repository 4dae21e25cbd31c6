"""Numbered titles over marked facts in the lines of one paragraph, made items of a list.

``1.Mooring at Night`` over ``-Author: Jane Doe``: without a space behind them neither the number
nor the dash begins an item in Markdown; to their author both do.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from mdcatalog.extract.labels import is_known_label, split_label
from mdcatalog.extract.made_lists import as_list, source_lines
from mdcatalog.patterns import lazy_pattern
from mdcatalog.tree import Block, Break, Inline, Item, List, Paragraph, Text

_NUMBER = lazy_pattern(r"\s*(?P<number>\d{1,3})[.、．)）](?=[^\W\d])")
_MARK = lazy_pattern(r"\s*[-–—•·*+](?=[^\W\d])")
_LEAST = 2

_Line = list[Inline]


def opens_counted(blocks: Sequence[Block]) -> bool:
    """Whether blocks begin with such a paragraph: what is above it only heads it."""
    return _may_count(blocks[0]) and _listed(blocks[0]) is not None


def list_counted_facts(blocks: Sequence[Block]) -> Sequence[Block]:
    """The blocks with each such paragraph made a list whose items have lists of facts."""
    if not any(map(_may_count, blocks)):
        return blocks
    return [_listed(block) or block if _may_count(block) else block for block in blocks]


def _may_count(block: Block) -> bool:
    """Whether a paragraph begins with a numbered line over a marked one."""
    if type(block) is not Paragraph or block.html or block.end == block.start:
        return False
    at = next((at for at, p in enumerate(block.content) if isinstance(p, Break)), 0)
    if not at or _without(_NUMBER, list(block.content[:1])) is None:
        return False
    return _without(_MARK, list(block.content[at + 1 : at + 2])) is not None


def _listed(block: Block) -> List | None:
    assert isinstance(block, Paragraph)
    titles: list[tuple[int, int, _Line]] = []  # the number, the line, what stands there
    facts: list[list[Paragraph]] = []
    known = 0
    for at, line in enumerate(source_lines(block), block.start):
        if (title := _without(_NUMBER, line)) and (number := _number_of(line)) is not None:
            titles.append((number, at, title))
            facts.append([])
        elif fact := _without(_MARK, line):
            labelled = split_label(fact, any_label=True)
            if labelled is None:
                return None
            known += is_known_label(labelled.label)
            facts[-1].append(Paragraph(tuple(fact), at, at))
        else:
            return None
    counted = all(below[0] == above[0] + 1 for above, below in pairwise(titles))
    if len(titles) < _LEAST or not counted or not all(facts) or known < len(titles):
        return None
    items: list[Item] = []
    for (number, at, title), below in zip(titles, facts, strict=True):
        head = Paragraph(tuple(title), at, at)
        items.append(Item((head, as_list(below)), at, below[-1].end, number))
    return List(tuple(items), block.start, block.end)


def _number_of(line: _Line) -> int | None:
    first = line[0]
    match = _NUMBER.match(first.text) if isinstance(first, Text) else None
    return int(match["number"]) if match else None


def _without(pattern: re.Pattern[str], line: _Line) -> _Line | None:
    """The line without the number or mark that it begins with; nothing where it has none."""
    first = line[0] if line else None
    match = pattern.match(first.text) if isinstance(first, Text) else None
    if match is None or not isinstance(first, Text):
        return None
    return [first._replace(text=first.text[match.end() :]), *line[1:]]
