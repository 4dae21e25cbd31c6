"""Days without a year below a school year: ``2023-2024（秋）``, ``Winter 2022/23``."""

from __future__ import annotations

import re
from functools import lru_cache

from mdcatalog.patterns import lazy_pattern
from mdcatalog.values import parse_day

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_TWO_YEARS = lazy_pattern(r"(?<!\d)(?P<first>20\d\d)\s?[-–—/~]\s?(?:20)?(?P<second>\d\d)(?![\d/-])")
# Without one of these, two years may be all that a list holds: `Talks 2019-2020`.
_TERM = lazy_pattern(
    r"[春秋]|学年|學年|学期|學期|\b(?:spring|fall|autumn|winter|summer|term|semester|quarter|academic"
    r"|school year|AY|WS|SS)\b",
    re.IGNORECASE,
)
_FIRST_MONTH = "-08"


def day_in_school_year(text: str, section: tuple[str, ...]) -> str | None:
    """A day such as ``01-08`` in the school year that the nearest heading with a year names."""
    first = _school_year(section)
    if first is None:
        return None
    day = parse_day(text, first)
    return day if day and day[4:7] >= _FIRST_MONTH else parse_day(text, first + 1)


@lru_cache(maxsize=256)
def _school_year(section: tuple[str, ...]) -> int | None:
    """The first of the two years that a school year has, which follow each other."""
    for heading in reversed(section):
        span = _TWO_YEARS.search(heading)
        if span:
            first = int(span["first"])
            follows = (first + 1) % 100 == int(span["second"])
            return first if follows and _TERM.search(heading) else None
        if _YEAR.search(heading):
            return None
    return None
