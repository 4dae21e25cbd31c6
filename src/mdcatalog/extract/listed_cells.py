"""Cells that list several things: ``| 2021 | [The One](…)<br>[The Other](…) |``."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mdcatalog.extract.columns import TableShape
from mdcatalog.extract.lessons import LESSON
from mdcatalog.extract.naming import heads_many, names_kind_alone
from mdcatalog.extract.titles import is_role_link
from mdcatalog.tree import Break, Cell, Inline, Link, Row, Table, Text
from mdcatalog.values.text import CJK
from mdcatalog.vocabulary import SESSION_WORDS, fold

_BULLET = re.compile(r"\s*(?:[-*•·●▪◦]|\(?\d{1,2}[.)、]|\[\d{1,2}\])?\s*")
_FULL_TITLE, _FULL_CJK = 4, 8
_LEAST_LESSONS = 3
_JOINTS = frozenset((";", "；", ",", "，", "、", "/", "|", "&", "+", "and", "和"))


def part_listed(table: Table, shape: TableShape) -> Table:
    """The table with a row for each title that a cell of its titles lists on a line of its own.

    ``Year | Papers``, ``Topic | Papers``: every line of every such cell has to begin with a link
    to what it names, and one of them to hold several.
    """
    at = shape.title
    if at is None or not any(_may_list(row, at) for row in table.rows):
        return table
    if _counts_lessons(table, at):
        return _part_lessons(table, at)
    header = shape.headers[at]  # Chinese has no plural: `工具`
    many = heads_many(header) or (not header.isascii() and names_kind_alone(header))
    parted: list[Row] = []
    for row in table.rows:
        lines = _lines(row.cells[at]) if at < len(row.cells) else []
        if not all(_begins_in_title(line, many=many) for line in lines):
            return table
        for line in lines if len(lines) > 1 else ():
            cells = [cell if i != at else Cell(tuple(line)) for i, cell in enumerate(row.cells)]
            parted.append(row._replace(cells=tuple(cells)))
        if len(lines) <= 1:
            parted.append(row)
    return table._replace(rows=tuple(parted))


def _counts_lessons(table: Table, at: int) -> bool:
    """Whether a third of the cells hold lines with the number of a lesson: ``Lecture 2: …``."""
    cells = [row.cells[at] for row in table.rows if at < len(row.cells)]
    numbered = sum(1 for cell in cells if any(map(_begins_in_lesson, _lines(cell))))
    return numbered >= _LEAST_LESSONS and numbered * 3 >= len(cells)


def _part_lessons(table: Table, at: int) -> Table:
    """The table with a row for each lesson of a cell that lists nothing but lessons.

    ``Lecture 0: [Piers](…) [[PDF](…)]<br>Lecture 1: [Ropes](…)<br>Tutorial: knots``
    """
    parted: list[Row] = []
    for row in table.rows:
        lines = _lines(row.cells[at]) if _may_list(row, at) else []
        # a link that comes first belongs to no lesson above it: `[Course syllabus](…) [video](…)`
        first = bool(lines) and (isinstance(lines[0][0], Link) or _begins_in_lesson(lines[0]))
        if len(lines) > 1 and first and all(map(_begins_lesson, lines[1:])):
            for line in lines:
                cells = [cell if i != at else Cell(tuple(line)) for i, cell in enumerate(row.cells)]
                parted.append(row._replace(cells=tuple(cells)))
        else:
            parted.append(row)
    return table._replace(rows=tuple(parted))


def _begins_lesson(line: list[Inline]) -> bool:
    return _begins_in_title(line, many=True) or _begins_in_lesson(line)


def _begins_in_lesson(line: Sequence[Inline]) -> bool:
    """Whether words begin with a lesson's number, or with what sort of lesson it is."""
    first = next(
        (piece for piece in line if not isinstance(piece, Text) or piece.text.strip()), None
    )
    if not isinstance(first, (Text, Link)):
        return False
    text = first.text.lstrip()
    if LESSON.match(text) or (isinstance(first, Text) and LESSON.fullmatch(text + ".")):
        return True
    sort, colon, _ = text.replace("：", ":").partition(":")
    return bool(colon) and fold(sort) in SESSION_WORDS


def _may_list(row: Row, at: int) -> bool:
    """Whether a cell holds two links on different lines, or two full titles; nearly all do not."""
    if at >= len(row.cells) or row.cells[at].hangs:
        return False
    content = row.cells[at].content
    kinds = [*map(type, content)]
    if kinds.count(Link) < len(("one", "another")):
        return False
    return Break in kinds or any(_joins_titles(content, i) for i in range(1, len(content) - 1))


def _joins_titles(content: Sequence[Inline], at: int) -> bool:
    """Whether a piece is but a mark or a word between two links that are titles in full."""
    joint = content[at]
    if not isinstance(joint, Text) or joint.text.strip().lower() not in _JOINTS:
        return False
    return all(_is_full_title(content[i]) for i in (at - 1, at + 1))


def _is_full_title(piece: Inline) -> bool:
    if not isinstance(piece, Link) or is_role_link(piece):
        return False
    return len(piece.text.split()) >= _FULL_TITLE or len(CJK.findall(piece.text)) >= _FULL_CJK


def _lines(cell: Cell) -> list[list[Inline]]:
    """The lines of a cell without their bullets; a break in the source alone ends none.

    What joins two titles in full (``[The One](…); [The Other](…)``) ends one as well.
    """
    lines: list[list[Inline]] = [[]]
    within = range(1, len(cell.content) - 1)
    for at, piece in enumerate(cell.content):
        if (isinstance(piece, Break) and piece.hard) or (
            at in within and _joins_titles(cell.content, at)
        ):
            lines.append([])
        elif lines[-1] or not isinstance(piece, Text):
            lines[-1].append(piece)
        elif behind := piece.text[_end_of_bullet(piece.text) :]:
            lines[-1].append(piece._replace(text=behind))
    return [line for line in lines if line]


def _end_of_bullet(text: str) -> int:
    match = _BULLET.match(text)
    return match.end() if match else 0


def _begins_in_title(line: list[Inline], *, many: bool) -> bool:
    """Whether a line begins with a linked title; a short name where the header names ``many``."""
    first = line[0]
    if not isinstance(first, Link) or is_role_link(first):
        return False
    return many or _is_full_title(first)
