"""Days between the number of a lesson and what it is about: ``Week 1 (Jan 10): Ropes``."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mdcatalog.extract.entries import Entry, Labelled
from mdcatalog.patterns import lazy_pattern
from mdcatalog.tree import Inline, Text
from mdcatalog.values import parse_date

# The number of a lesson, a day in brackets or behind a comma, and the mark before the title
_NUMBER_AND_DAY = lazy_pattern(
    r"\s*(?:(?:Lecture|Lec|Lesson|Week|Session|Class|Module|Unit|Day|Episode|Talk|Tutorial|Seminar"
    r"|Meeting)\.?\s?#?\d{1,3}|第\s?[\d一二三四五六七八九十]{1,3}\s?[讲講课課周週回])"
    r"(?:\s*[(（](?P<day>[^()（）]{3,24})[)）]|,\s(?P<plain>[A-Za-z0-9][\w. /-]{2,20}?))"
    r"(?=\s*[:：]\s|\s*[-–—]+\s)",
    re.IGNORECASE,
)
_FIRST = 40  # characters that a number and a day take
_DAY_OF_MONTH = lazy_pattern(
    r"(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*\.?,?\s)?"
    r"(?:(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?\s\d{1,2}(?:st|nd|rd|th)?"
    r"|\d{1,2}(?:st|nd|rd|th)?\s(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
    r"|\d{1,2}[/.-]\d{1,2}|\d{1,2}\s?月\s?\d{1,2}\s?日)",
    re.IGNORECASE,
)


def take_day(entry: Entry, pieces: Sequence[Inline]) -> list[Inline]:
    """The pieces of a lesson without its day, which is noted in the entry."""
    rest, day = part_day(pieces)
    if day:
        entry.fields.append(Labelled("date", day))
    return rest


def part_day(pieces: Sequence[Inline]) -> tuple[list[Inline], str]:
    """The pieces of a lesson without its day, and that; an empty text where they tell none."""
    first = pieces[0] if pieces else None
    if type(first) is not Text or not _may_be_dated(first.text):
        return [*pieces], ""
    found = _NUMBER_AND_DAY.match(first.text)
    if found is None:
        return [*pieces], ""
    group = "day" if found["day"] else "plain"
    day = found[group].strip()
    if parse_date(day) is None and _DAY_OF_MONTH.fullmatch(day) is None:
        return [*pieces], ""
    text = first.text[: found.start(group)].rstrip(" (（,") + first.text[found.end() :]
    return [first._replace(text=text), *pieces[1:]], day


def _may_be_dated(text: str) -> bool:
    """Whether a text begins with a number and something that sets a day apart."""
    opening = text[:_FIRST]
    return ("(" in opening or "（" in opening or "," in opening) and any(
        map(str.isdecimal, opening)
    )
