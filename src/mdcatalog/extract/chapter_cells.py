"""Chapters in cells that span the rows of their parts, and the parts' numbers before titles."""

from __future__ import annotations

from collections.abc import Sequence

from mdcatalog.extract.entries import Entry, Labelled
from mdcatalog.extract.title_likeness import names_in_links
from mdcatalog.patterns import lazy_pattern
from mdcatalog.tree import Row, Table

_LEAST_PARTS = 2
_SCALES = ("illion", "housand", "GB", "TB", "MB", "x ", "K ")
# `1.2 Knots`, `3.1 - Bends`; not `6.0824 Docks`
_PART = lazy_pattern(r"(?P<chapter>\d{1,2})\.(?P<part>[1-9]\d?)[.)、:：]?\s+(?:[-–—]\s+)?(?=\S)")


def column_beside_chapters(table: Table) -> int | None:
    """The column of names, in a table without a header whose first column spans several rows.

    Each row has a linked name of its own right beside, and no two the same; where rows share
    that cell too, or lead to files of one thing, the first column names what they are about.
    """
    rows = table.rows
    spanned = sum(1 for row in rows if _hangs(row))
    if not spanned or spanned * 2 < len(rows) or any(len(row.cells) <= 1 for row in rows):
        return None
    if any(row.cells[1].hangs for row in rows):
        return None
    beside = [row.cells[1].content for row in rows]
    texts = {getattr(content[0], "text", "") for content in beside if content}
    return 1 if len(texts) == len(rows) and names_in_links(beside) else None


def _hangs(row: Row) -> bool:
    return bool(row.cells) and row.cells[0].hangs


def strip_part_numbers(entries: Sequence[Entry | None]) -> None:
    """Take the numbers of parts off the titles of rows, where they run on from 1 in each chapter.

    ``1.1 Ropes``, ``1.2 Knots``, ``2.1 Quays``; courses are called by such numbers as well
    (``6.824 Docks``), but not by each of them in turn.
    """
    named = list({id(entry): entry for entry in entries if entry}.values())
    found = [_PART.match(entry.title) for entry in named]
    chapter, part = "", 0
    for match in found:
        if match is None:
            return
        if chapter and int(match["chapter"]) - int(chapter) not in (0, 1):
            return  # `5.1 Surround`, `7.1 Surround`
        part = part + 1 if match["chapter"] == chapter else 1
        chapter = match["chapter"]
        if int(match["part"]) != part:
            return
    parted = zip(named, found, strict=True)
    titles = [entry.title[match.end() :] for entry, match in parted if match]
    if len(named) < _LEAST_PARTS or len(set(titles)) < len(titles):
        return
    if any(word in title.partition(" ")[0] + " " for title in titles for word in _SCALES):
        return  # `1.1 Billion Taxi Rides`
    for entry, match, title in zip(named, found, titles, strict=True):
        entry.title = title
        if match:
            entry.fields.append(Labelled("Part", f"{match['chapter']}.{match['part']}"))
