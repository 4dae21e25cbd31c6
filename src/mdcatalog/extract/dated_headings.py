"""Headings that are a venue and its year, or a year, of what stands below them."""

from __future__ import annotations

import re
from functools import lru_cache

from mdcatalog.extract.venues import WORD, is_dated_venue
from mdcatalog.patterns import lazy_pattern
from mdcatalog.values import find_year, parse_date
from mdcatalog.vocabulary import CALENDAR, VENUE_PARTS, VENUE_WORDS, fold

# What a heading says beside a venue and its year, where it is the heading of a list of papers.
_LIST_WORDS = (
    r"(?:\b(?:awesome|accepted|the|a|all|list|lists|collection|of|on|at|from|for|and|with|papers?|codes?|"
    r"demos?|projects?|paperreading|reading|notes|summary|published|conference|main|interpretations?|proceedings|top|"
    r"best|most|influential|popular|interesting|selected|selection|curated|favou?rites?|my|our|must|"
    r"implementations?|open|source|repositor(?:y|ies)|links|works?|latest|recent|updated|update)\b"
    r"|最新|持续|更新|必读|精选|顶会|优秀|推荐|阅读|笔记|论文|論文|和|与|及|开源|项目|合集|汇总|整理|大全|列表|清单|下载|贴|帖|信息|代码|解读|分类|录用|接收|直播"
    r"|分享会?|会议|盘点|收录|入选|中稿|接受|部分|相关|所有|等|\d{1,4}\s?(?:papers?\b|篇|本|편|件)"
    r"|논문|목록|정리|모음|리스트|리뷰|채택|발표|採択|採録|一覧|まとめ|紹介|読み|の|[\W_])*"
)
_LISTED = lazy_pattern(
    rf"{_LIST_WORDS}(?P<venue>[A-Za-z][A-Za-z&/' -]{{0,30}}?(?:[ '-]?(?:19|20)\d\d|['’]\d\d))(?!\d)"
    r"(?P<rest>.*)",
    re.IGNORECASE,
)
# `缆绳系统顶会论文总结——RopeSys 2021`, `Papers on Ropes | CVPR 2021`: a list of papers on a topic
_BEHIND_TOPIC = lazy_pattern(
    r"(?=[^|—–-]*(?:论文|論文|\b[Pp]apers\b))[^|—–]{2,60}?(?:\s*(?:——?|––?|\|)\s*|\s-{1,2}\s)"
    r"(?P<venue>[A-Z][A-Za-z&]{1,14}[ '-]?(?:19|20)\d\d)"
)
_LISTS = lazy_pattern(_LIST_WORDS, re.IGNORECASE)
# `Awesome-CVPR2020-Low-Level-Vision`: a list of what of a topic appeared there
_AWESOME = lazy_pattern(
    r"awesome[ _-]+(?P<venue>[A-Za-z]{3,12}[ '-]?(?:19|20)\d\d)(?:[ _-]"
    r"(?!.*(?:challenge|competition|workshop|tutorial)).*)?$",
    re.IGNORECASE,
)
_YEAR_FIRST = re.compile(r"^((?:19|20)\d\d)\s?[年년]度?\s*(?=[A-Za-z])")
_LONGEST_HEADING = 80
_TRACKS = (
    VENUE_PARTS
    | VENUE_WORDS
    | frozenset(CALENDAR)
    | {
        *("paper", "papers", "track", "tracks", "main", "award", "awards", "accepted", "total"),
        *("list", "long", "short", "full", "regular", "research", "orals", "posters", "session"),
        *("sessions", "virtual", "online", "hybrid", "tutorial", "tutorials", "keynotes", "论文"),
    }
)


@lru_cache(maxsize=256)
def headed_venue(section: tuple[str, ...]) -> str | None:
    """The venue and year that the nearest heading is: papers below it were published there.

    Not below a heading of another year between them.
    """
    told = None
    for heading in reversed(section):
        text = _YEAR_FIRST.sub(r"\1 ", heading.strip(" -–—:：|_"))
        venue = _listed_venue(text)
        if venue is None and is_dated_venue(text) and _is_all_venue(text):
            venue = text
        year = find_year(venue or text)
        if venue is not None:
            return venue if told is None or year is None or year.value == told else None
        told = told or (year.value if year else None)
    return None


def _listed_venue(heading: str) -> str | None:
    """The venue and year beside which only a list is told: ``ICLR 2024 Accepted Papers``."""
    if len(heading) > _LONGEST_HEADING or not any(map(str.isdigit, heading)):
        return None
    if heading[:7].lower() == "awesome" and (named := _AWESOME.match(heading)):
        return named["venue"] if is_dated_venue(named["venue"]) else None
    match = _LISTED.match(heading)
    if match is None and (topic := _BEHIND_TOPIC.fullmatch(heading)):
        venue = topic["venue"].strip()
        return venue if is_dated_venue(venue) and _is_all_venue(venue) else None
    if match is None or not is_dated_venue(match["venue"].replace("’", "'")):
        return None
    if not _LISTS.fullmatch(match["rest"]):
        return None
    return match["venue"]


def _is_all_venue(text: str) -> bool:
    """Whether nothing but a track stands behind the year: not ``CoNLL 2003 (English)``.

    A language or a task there makes it the name of a data set.
    """
    year = find_year(text)
    words = WORD.findall(fold(text[year.end :])) if year else ()
    return all(map(str.isdigit, words)) or not _TRACKS.isdisjoint(words)


_YEAR_ALONE = re.compile(
    r"(?:year\s*)?[(（]?((?:19|20)\d\d)[)）]?\s*(?:年|papers?|论文)?", re.IGNORECASE
)


@lru_cache(maxsize=256)
def headed_year(section: tuple[str, ...]) -> int | None:
    """The year that the nearest heading is, by which a list of papers is parted."""
    match = _YEAR_ALONE.fullmatch(section[-1].strip(" -–—:：|_")) if section else None
    return int(match[1]) if match else None


# Headings over what somebody watched or studied, which is dated by when that was.
_STUDIED = lazy_pattern(
    r"\b(?:watched|learn(?:ed|t)|studied|finished|completed|in progress|logs?|diary"
    r"|to[ -]?(?:watch|do)|(?:learning|study) (?:list|log|path|plan|notes|journey)"
    r"|(?:reading|paper|journal) (?:group|club)s?)\b"
    r"|(?:学习|學習)(?:清单|清單|笔记|筆記|记录|記錄|计划|計劃|路线|路線)|自学|自學|看过|看過|已看|勉強|공부",
    re.IGNORECASE,
)


@lru_cache(maxsize=256)
def held_year(section: tuple[str, ...]) -> int | None:
    """The year of the nearest heading that is one, of talks that a list is parted by.

    Not where a heading of another year is nearer, nor in a list of what somebody studied.
    """
    if any(map(_STUDIED.search, section)):
        return None
    for heading in reversed(section):
        if find_year(heading):
            return headed_year((heading,)) or _year_of_talks(heading)
    return None


_TALKS = re.compile(r"\b(?:talks|presentations|keynotes)\b|講演|讲座|講座|강연", re.IGNORECASE)
_VIDEOS = re.compile(r"\b(?:videos|recordings)\b|视频|視頻|動画|영상", re.IGNORECASE)


@lru_cache(maxsize=256)
def heads_talks(section: tuple[str, ...], *, spoken: bool) -> bool:
    """Whether a heading names talks; videos are talks where somebody is said to have ``spoken``."""
    return any(_TALKS.search(x) or (spoken and _VIDEOS.search(x)) for x in section)


# `Talks since 2015`, `updated in 2018`
_NOT_WHEN = re.compile(r"\b(?:since|until|before|after|updated?|archived?|up to)\b", re.IGNORECASE)
_LONGEST_OF_TALKS = 5  # words


def _year_of_talks(heading: str) -> int | None:
    """The year of talks that a heading is little more than: ``2018-talks``, ``Pier Talks 2018``."""
    if not _TALKS.search(heading) or _NOT_WHEN.search(heading) or _YEARS_ON.search(heading):
        return None
    years = _YEARS.findall(heading)
    words = re.split(r"[\s_-]+", heading.strip())
    return int(years[0]) if len(years) == 1 and len(words) <= _LONGEST_OF_TALKS else None


_YEARS = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
# `2019-20`, `2019/2020`; `2023-05` is a month
_YEARS_ON = re.compile(r"(?:19|20)\d\d\s*[-–—/~]\s*(?!(?:0[1-9]|1[0-2])(?!\d))\d")


@lru_cache(maxsize=256)
def dated_above(section: tuple[str, ...]) -> tuple[int | None, bool]:
    """The year of the nearest heading with any, where it has just one, and whether a month
    and it are all that it says: ``2026年06月``, not ``Fall 2021``, a term in which to read.
    """
    for heading in reversed(section):
        years = set(_YEARS.findall(heading))
        if len(years) > 1 or _YEARS_ON.search(heading):
            break
        if years:
            return int(years.pop()), len(parse_date(heading.strip(" -–—:：")) or "") > len("2026")
    return None, False
