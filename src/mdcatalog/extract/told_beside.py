"""What the items of a list tell beside their names in one and the same way, taken apart first.

Days, numbers of lessons, who wrote what and when, sorts, columns: the names alone are then read as
those of any list.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from mdcatalog.extract.author_years import give_credits, with_credits_apart
from mdcatalog.extract.counted_in_bold import Count, give_counts, with_counts_apart
from mdcatalog.extract.days_in_place import give_days, with_days_apart
from mdcatalog.extract.entries import Entry, Labelled
from mdcatalog.extract.labelled_lines import with_labels_parted
from mdcatalog.extract.lines_in_columns import give_told, with_columns_apart
from mdcatalog.extract.linked_lessons import Lesson, give_lessons, with_lessons_told
from mdcatalog.extract.shapes import paragraph_of
from mdcatalog.extract.sorts_before import give_sorts, with_sorts_apart
from mdcatalog.tree import Item, Link, List, Text

_FIRST = 3  # items by which a list is known


class ToldBeside(NamedTuple):
    """What was told, by the lines on which the items begin."""

    days: dict[int, list[Labelled]]
    counts: dict[int, Count]
    credits: dict[int, tuple[list[str], int]]
    columns: dict[int, list[Labelled]]
    sorts: dict[int, str]
    lessons: dict[int, Lesson]
    below: dict[int, list[Link]]  # links in bullets below the lessons

    def give(self, entries: Sequence[Entry]) -> None:
        """Put it into the entries."""
        if self.days:
            give_days(entries, self.days)
        if self.counts:
            give_counts(entries, self.counts)
        if self.lessons:
            give_lessons(entries, self.lessons, self.below)
        if self.credits:
            give_credits(entries, self.credits)
        if self.sorts:
            give_sorts(entries, self.sorts)
        if self.columns:
            give_told(entries, self.columns)


def take_beside(block: List, section: tuple[str, ...]) -> tuple[List, ToldBeside]:
    """The list with nothing but names and links where its items tell more in one way."""
    block, lessons, below = with_lessons_told(block, section)
    worded = any(map(_begins_with_words, block.items[:_FIRST]))
    if not worded:  # as most lists of links
        block, credits = with_credits_apart(block)
        block, columns = with_columns_apart(block)
        return block, ToldBeside({}, {}, credits, columns, {}, lessons, below)
    block, days = with_days_apart(with_labels_parted(block))
    block, counts = with_counts_apart(block)
    block, credits = with_credits_apart(block)
    block, columns = with_columns_apart(block)
    block, sorts = with_sorts_apart(block)
    return block, ToldBeside(days, counts, credits, columns, sorts, lessons, below)


def _begins_with_words(item: Item) -> bool:
    head = paragraph_of(item)
    return bool(head) and type(head[0]) is Text
