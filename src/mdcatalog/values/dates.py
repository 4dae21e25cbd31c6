"""Partial dates (ISO 8601 as far as known), numeric dates in a column's order, years."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable
from functools import lru_cache
from typing import Literal, NamedTuple

from mdcatalog.patterns import lazy_pattern
from mdcatalog.values.counts import _CJK_UNITS, _UNIT_EN
from mdcatalog.values.text import CACHE, bare, fold, words


class DateSpan(NamedTuple):
    """A date in running text; ``value`` is a partial ISO 8601 date."""

    start: int
    end: int
    value: str
    text: str


class YearSpan(NamedTuple):
    """A year in running text."""

    start: int
    end: int
    value: int
    text: str


OrderName = Literal["mdy", "dmy", "ymd"]


class DateOrder(NamedTuple):
    """The order in which a column writes its dates, and whether its values decided it."""

    order: OrderName
    decided: bool


_MONTHS = {
    name[:3]: number
    for number, name in enumerate(
        words("""
    january february march april may june july august september october november
    december
"""),
        1,
    )
}
_MONTH = (
    r"(?P<mon>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_Y = r"(?P<y>(?:19|20)\d\d|2100)"
_M = r"(?P<m>1[0-2]|0?[1-9])"
_DAY_WORD = r"(?P<d>\d{1,2})(?:st|nd|rd|th)?"
_TIME = r"(?:[T ]\d{1,2}:\d\d(?::\d\d)?(?:\.\d+)?\s?(?:Z|UTC|GMT|[+-]\d\d:?\d\d)?)?"
# (pattern, may stand in running text)
_DATE_FORMS: tuple[tuple[str, bool], ...] = (
    (rf"{_Y}\s?[年년]\s?{_M}\s?[月월](?:\s?(?P<d>\d{{1,2}})\s?[日号號일]?)?", True),
    (rf"{_Y}(?P<sep>\s?[-/.]\s?){_M}(?P=sep)(?P<d>\d{{1,2}}){_TIME}", True),
    (rf"{_Y}\s?[-/.]\s?{_M}", True),
    (rf"{_Y}\s?[年년]", True),
    (rf"{_MONTH}\s?{_DAY_WORD},?\s*,?\s*{_Y}", True),
    (rf"{_DAY_WORD}[\s-](?:of )?{_MONTH},?[\s-]?{_Y}", True),
    (rf"{_MONTH},?[\s-]?{_Y}", True),
    (rf"{_Y}[\s,-]+{_MONTH}(?:\s{_DAY_WORD})?", True),
    (rf"{_M}\s?[-/.]\s?{_Y}", False),
    (rf"(?P<d>1[3-9]|2\d|3[01])[-/.]{_M}[-/.]{_Y}", False),
    (rf"{_M}[-/.](?P<d>1[3-9]|2\d|3[01])[-/.]{_Y}", False),
    (rf"{_Y}(?P<m>\d\d)(?P<d>\d\d)", False),
    (rf"{_Y}", False),
    (r"'(?P<yy>\d\d)", False),
)
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?[.,]*\s+)?"
_WHOLE_DATES = tuple(lazy_pattern(_WEEKDAY + form, re.IGNORECASE) for form, _ in _DATE_FORMS)
_FOUND_DATES = tuple(
    lazy_pattern(rf"(?<![A-Za-z0-9_./-]){form}(?!\d)", re.IGNORECASE)
    for form, running in _DATE_FORMS
    if running
)
_MAY_BE_DATE = re.compile(r"(?:19|20)\d\d|2100|^'\d\d$")


def _iso(year: int, month: int | None = None, day: int | None = None) -> str | None:
    """The partial ISO date, or None where the calendar has no such day."""
    if not 1900 <= year <= 2100:
        return None
    if month is None:
        return f"{year:04d}"
    if not 1 <= month <= 12:
        return None
    if day is None:
        return f"{year:04d}-{month:02d}"
    return f"{year:04d}-{month:02d}-{day:02d}" if 1 <= day <= monthrange(year, month)[1] else None


def _full_year(two_digits: int) -> int:
    """The POSIX pivot: 69–99 are 1969–1999."""
    return two_digits + (1900 if two_digits >= 69 else 2000)


def _date_of(match: re.Match[str]) -> str | None:
    parts = match.groupdict()
    if parts.get("yy"):
        return _iso(_full_year(int(parts["yy"])))
    month = parts.get("m")
    number = (
        int(month) if month else _MONTHS[parts["mon"][:3].lower()] if parts.get("mon") else None
    )
    day = parts.get("d")
    return _iso(int(parts["y"]), number, int(day) if day else None)


@lru_cache(CACHE)
def parse_date(text: str) -> str | None:
    """A text that as a whole is a date, in ISO 8601 as far as it is known (``2022-05``).

    Reads ``2017/06/12``, ``2022.05``, ``2022年5月``, ``2022년 5월``, ``May 2022``, ``5 June 2020``,
    ``05/2020``, ``20230330``. A date that can be read in two orders (``3/4/2023``) and a two-digit
    year (``3/30/23``) are for `parse_numeric_date`; impossible dates are None.
    """
    if len(text) > 48:
        return None
    text = bare(fold(text)).strip("()[]")
    if text.endswith("."):
        text = text[:-1].rstrip()  # `2014.`, as Korean writes a year
    if not _MAY_BE_DATE.search(text):
        return None
    for form in _WHOLE_DATES:
        match = form.fullmatch(text)
        if match is not None:
            return _date_of(match)
    return None


def find_date(text: str) -> DateSpan | None:
    """The first date in running text that gives more than a bare year (``2022年`` counts).

    Versions, arXiv numbers and parts of URLs are no dates; a lone ``2015`` is for `find_year`.
    """
    folded = fold(text)
    if not _MAY_BE_DATE.search(folded):
        return None
    best: DateSpan | None = None
    for form in _FOUND_DATES:
        for match in form.finditer(folded):
            value = _date_of(match)
            if value is None or _inside_url(folded, match.start()):
                continue
            start, end = match.span()
            if best is None or (start, -end) < (best.start, -best.end):
                best = DateSpan(start, end, value, text[start:end])
            break
    return best


_LONGEST_DAY = 24
_NUMERIC_DAY = re.compile(r"\d{1,2}([-/]|\s?[月월]\s?)\d{1,2}\s?[日号號일]?")
_WEEKDAY_ROUND = lazy_pattern(
    rf"^{_WEEKDAY}"
    r"|[\s,(（]*(?:\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?"
    r"|(?:周|星期)[一二三四五六日天]|[(（][月火水木金土日월화수목금토일])[)）.]?$",
    re.IGNORECASE,
)


def parse_day(text: str, year: int) -> str | None:
    """A text that as a whole is a day without its year, which is told elsewhere.

    Reads ``06-08``, ``9/15``, ``6月8日``, ``Wed, Sep 8`` and ``8 September (Thu)``; month first.
    """
    if len(text) > _LONGEST_DAY or not any(map(str.isdigit, text)):
        return None
    day = _WEEKDAY_ROUND.sub("", bare(fold(text))).strip(" ,")
    numeric = _NUMERIC_DAY.fullmatch(day)
    if numeric is None:
        return parse_date(f"{day}, {year}") if day.isascii() else None
    joint = numeric[1] if numeric[1] in "-/" else "年"
    return parse_date(f"{year}{joint}{day}")


# `(Wed)`, `(水)`, `9PM`, `19:00-20:30 JST`: what stands behind a day and says no more of it
_CLOCK = r"(?:\d{1,2}(?::\d\d){1,2}|\d{1,2}\s?(?=[ap]\.?m\b))\s?(?:[ap]\.?m\b\.?)?"
_HOUR_BEHIND = lazy_pattern(
    r"(?<=\d)[日号號일]?[\s,]*(?:[(（]\s*)?"
    r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?"
    r"|(?:周|星期)[一二三四五六日天]|(?<=[(（])[月火水木金土日월화수목금토일](?:曜日?|요일)?)?"
    rf"(?:\s*[)）])?[\s,]*(?:(?:at |@ ?)?{_CLOCK}(?:\s?[-–~〜至]\s?{_CLOCK})?"
    r"(?:\s?\(?(?:[A-Z]{1,2}[SD]T|UTC|GMT|[CE]EST|[CE]ET|JST|KST)\)?)?)?$",
    re.IGNORECASE,
)
_SHORTEST_WITH_HOUR = len("1/2/20 Mon")


def without_hour(text: str) -> str:
    """A day without its weekday and its time of day: ``4/22/2020 (Wed) 9PM``."""
    text = text.strip()
    if len(text) < _SHORTEST_WITH_HOUR or not text[0].isdigit() or len(text) > _LONGEST_TIMED:
        return text
    match = _HOUR_BEHIND.search(text)
    return text[: match.start()] if match else text


_LONGEST_TIMED = 48
_LONGEST_URL = 300


def _inside_url(text: str, position: int) -> bool:
    token = text[max(0, position - _LONGEST_URL) : position].rpartition(" ")[2]
    return "://" in token or token.startswith("www.")


_NUMERIC_DATE = lazy_pattern(r"(\d{1,4})([-/.])(\d{1,2})\2(\d{1,4})")


def _numeric(text: str) -> tuple[str, str, str] | None:
    if len(text) > _LONGEST_TIMED:
        return None
    match = _NUMERIC_DATE.fullmatch(without_hour(bare(fold(text)).strip("()[]")))
    return (match[1], match[3], match[4]) if match else None


def _ordered(parts: tuple[str, str, str], order: str) -> str | None:
    place = {letter: parts[index] for index, letter in enumerate(order)}
    year, month, day = place["y"], place["m"], place["d"]
    if len(year) not in {2, 4} or len(month) > 2 or len(day) > 2:
        return None
    return _iso(int(year) if len(year) == 4 else _full_year(int(year)), int(month), int(day))


def parse_numeric_date(text: str, order: DateOrder | OrderName) -> str | None:
    """A date of three numbers (``3/30/23``) read in the given order; None where it is impossible.

    A year of four digits that comes first (``2023/3/30``) is read as it stands in any order.
    """
    parts = _numeric(text)
    if parts is None:
        return None
    name = order if isinstance(order, str) else order.order
    return _ordered(parts, "ymd" if len(parts[0]) == 4 else name)


def infer_date_order(texts: Iterable[str]) -> DateOrder:
    """The order that a column's dates allow: the one in which most of them exist.

    Where two orders fit equally well the answer is month first, and not ``decided``
    (``22/12/29``, which has no month first: the part that varies less is the year).
    """
    numeric = [parts for parts in map(_numeric, texts) if parts is not None]
    open_ = [parts for parts in numeric if len(parts[0]) < 4]
    if not open_:
        return DateOrder("ymd", True) if numeric else DateOrder("mdy", False)
    orders: tuple[OrderName, ...] = ("mdy", "dmy", "ymd")
    votes = {order: sum(_ordered(parts, order) is not None for parts in open_) for order in orders}
    most = max(votes.values())
    best = [order for order in orders if votes[order] == most]
    if not most or "mdy" in best:
        return DateOrder("mdy", len(best) == 1)
    if len(best) == 1:
        return DateOrder(best[0], True)
    first, last = ({parts[index] for parts in open_} for index in (0, 2))
    return DateOrder("ymd" if len(first) < len(last) else "dmy", False)


_TERM = lazy_pattern(
    rf"\b(?:spring|summer|fall|autumn|winter|(?-i:IAP))(?: (?:term|semester|quarter))?,?\s*"
    rf"(?:{_Y}|['’](?P<yy>\d\d))(?!\d)"
    rf"|(?-i:\b(?:Spr|Aut|Sp|Fa)\.?)\s?{_Y.replace('<y>', '<abbr>')}(?!\d)"
    r"|(?:(?<=[-,–—|(\[] )|(?<=[(\[])|^)(?:spring|summer|fall|autumn|winter|(?-i:Spr|Aut))"
    r" (?P<two>[012]\d|9\d)(?=\s*$|\s*[,;|)\]]|\s[-–—]\s)"
    rf"|\b(?:ws|ss|wise|sose|wintersemester|sommersemester)\s*{_Y.replace('<y>', '<term>')}"
    r"(?:\s?[/-]\s?\d{2,4})?(?!\d)"
    rf"|(?<!\d){_Y.replace('<y>', '<first>')}"
    r"(?:\s+(?:spring|summer|fall|autumn|winter|class(?:es)?|lectures|edition|offering)\b"
    r"|\s?年?度?\s?[春夏秋冬]|\s?年度)",
    re.IGNORECASE,
)


def find_term(text: str) -> int | None:
    """The year of the first term in running text: ``Fall 2018``, ``2019 Spring``, ``2021年秋``.

    Two digits are a year where the term stands apart: ``Ropes, Fall 16 - Pier``.
    """
    match = _TERM.search(text) if _DIGIT.search(text) else None
    if match is None:
        return None
    if short := match["yy"] or match["two"]:
        return _full_year(int(short))
    return int(match["y"] or match["first"] or match["term"] or match["abbr"])


_DIGIT = re.compile(r"\d")
_YEAR = lazy_pattern(rf"'?{_Y}\s?(?:[年년]度?)?|'(?P<yy>\d\d)")
# `CVPR2020_oral`; in `2020_ropes.csv` the year is part of a name
_TRACK = r"(?:oral|spotlight|poster|highlight|best|workshops?|findings|demo|long|short|main)\b"
_LONE_YEAR = re.compile(
    r"(?<![\d$¥€£#_/=%])(?<!\d[-.,:])(?<![A-Za-z]\.)(?:(?<=[A-Za-z]{3})|(?<![A-Za-z]))"
    rf"{_Y}(?![\dA-Za-z%+])(?!_(?!{_TRACK}))(?!\s?[-/.~–,:]\s?\d)(?!\s?年\s?\d)"
    rf"(?!\s?(?:[千万萬亿億천만억]|(?:{'|'.join(_CJK_UNITS)})|{_UNIT_EN}))"
    r"|(?<=[A-Za-z])\s?'(?P<yy>\d\d)(?![\dA-Za-z])"
)


@lru_cache(CACHE)
def parse_year(text: str) -> int | None:
    """A text that as a whole is a year of 1900 to 2100: ``2022``, ``(2022)``, ``'22``."""
    if len(text) > 24:
        return None
    match = _YEAR.fullmatch(bare(fold(text)).strip("()[]"))
    if match is None:
        return None
    return int(match["y"]) if match["y"] else _full_year(int(match["yy"]))


def find_year(text: str) -> YearSpan | None:
    """The first lone year in running text: ``NeurIPS 2019``, ``(2015)``, ``ICLR'20``, ``CVPR2023``.

    Not the year of a date (``2022.05``), range, count (``2000 examples``), or URL.
    """
    if not _DIGIT.search(text):
        return None
    folded = fold(text)
    for match in _LONE_YEAR.finditer(folded):
        if _inside_url(folded, match.start()):
            continue
        start, end = match.span("y") if match["y"] else match.span()
        value = int(match["y"]) if match["y"] else _full_year(int(match["yy"]))
        return YearSpan(start, end, value, text[start:end])
    return None
