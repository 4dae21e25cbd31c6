"""Talks whose day and speaker stand in bold over their titles.

``**March 3, 2021 — Jane Doe (MIT)**`` over ``*How Ropes Learn*`` and words about it.
"""

from __future__ import annotations

from collections.abc import Sequence

from mdcatalog.extract.course_names import may_be_teachers, person_and_makers
from mdcatalog.extract.entries import break_lines
from mdcatalog.extract.person_names import is_known_person
from mdcatalog.extract.titles import is_role_link
from mdcatalog.patterns import lazy_pattern
from mdcatalog.tree import Block, Break, Inline, Link, Paragraph, Text
from mdcatalog.values import parse_date

_HEAD = lazy_pattern(r"(?P<day>[^—–|]{6,24}?)\s*(?:\s[-—–|]+\s|:\s)\s*(?P<who>[^—–|:]{4,80})")
_WITH_DAY = len("2021-03-03")
_LEAST_BREAKS = 1


def title_first(blocks: Sequence[Block]) -> Sequence[Block]:
    """The blocks with the title of each such talk before its day and speaker, behind labels."""
    if not any(isinstance(block, Paragraph) and _may_be(block) for block in blocks):
        return blocks
    return [_turned(block) if isinstance(block, Paragraph) else block for block in blocks]


def _may_be(paragraph: Paragraph) -> bool:
    first = paragraph.content[0] if paragraph.content else None
    return type(first) is Text and first.strong and paragraph.end > paragraph.start


def _turned(paragraph: Paragraph) -> Paragraph:
    lines = break_lines(paragraph.content)
    if len(lines) <= _LEAST_BREAKS or len(lines[0]) != 1:
        return paragraph
    head = lines[0][0]
    told = _HEAD.fullmatch(head.text.strip()) if isinstance(head, Text) and head.strong else None
    if told is None or len(parse_date(told["day"].strip(" ,")) or "") < _WITH_DAY:
        return paragraph
    who = told["who"].strip()
    if not (any(map(is_known_person, may_be_teachers(who))) or person_and_makers(who)):
        return paragraph
    title = [piece for piece in lines[1] if not isinstance(piece, Text) or piece.text.strip()]
    named = title[0] if title else None
    marked = (isinstance(named, Text) and (named.emphasis or named.strong)) or (
        isinstance(named, Link) and not is_role_link(named)
    )
    if not marked or named is None:
        return paragraph
    if isinstance(named, Text):
        named = named._replace(strong=True, emphasis=False)
    day = told["day"].strip(" ,")
    labelled: list[list[Inline]] = [[Text(f"Speaker: {who}")], [Text(f"Date: {day}")]]
    content: list[Inline] = [named, *title[1:]]
    for line in [*labelled, *lines[2:]]:
        content += [Break(hard=True), *line]
    return paragraph._replace(content=tuple(content))
