"""What a line of a log begins with: a day, or what counts the days, over what was read."""

from __future__ import annotations

import re

from mdcatalog.extract.naming import heading_kinds
from mdcatalog.extract.venues import is_title_case
from mdcatalog.patterns import lazy_pattern
from mdcatalog.values import parse_date
from mdcatalog.values.text import CJK

_DAY = r"\d{4}\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}日?"
#: `【2023/01/25】`, `[2023-01-25]`, `2023.1.25:`, `Day 12 (2023-01-25) -`, `第12天：`, `#12`
LEAD = lazy_pattern(
    rf"\W{{0,2}}?(?:[【\[(（]\s*(?P<boxed>{_DAY})?\s*[】\])）]\s*[:：|–—-]?"
    rf"|(?P<day>{_DAY})\s*(?:[:：|]|[-–—](?=\s)|(?=\s))"
    r"|(?:[Dd]ay|DAY|第|[Pp]aper)\s*[#.]?\s*(?P<number>\d{1,4})\s*(?:天|日目?|일차?|篇|本目?)?"
    rf"(?:\s*[(（\[](?P<dated>{_DAY})[)）\]])?\s*(?:[:：|.]|[-–—](?=\s))"
    r"|(?P<count>\d{1,4})\s*(?:日目|天|일차|本目)\s*[:：|]?"
    r"|#\s?(?P<hash>\d{1,4})(?:[:：.]|(?=\s)))\s*(?=\S)"
)
BEHIND = lazy_pattern(rf"\s*[【\[(（]\s*(?P<day>{_DAY})\s*[】\])）]$")
#: Of a log, where a day is when something was read
LOGS = lazy_pattern(
    r"\b(?:log|diary|journal|daily|read|reading|notes?|days?|challenge)\b"
    r"|日記|日记|日志|ログ|読|阅读|閱讀|笔记|筆記|メモ|まとめ|每日|毎日|打卡|읽|일지|리뷰|노트",
    re.IGNORECASE,
)
_LEAST = 3
_FULL_TITLE, _FULL_CJK = 4, 8
_LONG_TITLE, _LONG_CJK = 5, 12
_LONGEST_NAME = 3


def is_day(heading: str) -> bool:
    """Whether a heading is a day and no more: ``2023-01-25``."""
    return len(parse_date(heading.strip(" 【】[]()")) or "") == len("2023-01-25")


def is_title(name: str) -> bool:
    """Whether a name may be the title of a paper."""
    if CJK.search(name):
        return len(CJK.findall(name)) >= _FULL_CJK
    return len(name.split()) >= _FULL_TITLE or _has_subtitle(name)


def is_long_title(name: str) -> bool:
    """Whether a name surely is a title in full, where nothing stands before it."""
    if CJK.search(name):
        return len(CJK.findall(name)) >= _LONG_CJK
    return (len(name.split()) >= _LONG_TITLE and is_title_case(name)) or _has_subtitle(name)


def _has_subtitle(name: str) -> bool:
    """``QuayNet: Mooring by Night``: a short name, and what it is short for."""
    short, colon, rest = name.partition(": ")
    return bool(colon) and len(short.split()) <= _LONGEST_NAME and len(rest.split()) >= _LEAST


def tell_of_papers(headings: tuple[str, ...]) -> bool:
    """Whether headings, the document's title among them, say that papers stand below them."""
    for heading in reversed(headings):
        kinds = heading_kinds(heading)
        if any(share == 1.0 and kind != "paper" for kind, share in kinds):
            return False
        if any(kind == "paper" for kind, _ in kinds):
            return True
    return False
