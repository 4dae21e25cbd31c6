"""Values that stand beside a title without a column: a leading date, ``(1:20:38)``, ``★ 8.1k``.

Each becomes a labelled text, so that the fields read it as they read a column.
"""

from __future__ import annotations

import re

from mdcatalog.extract.entries import Labelled
from mdcatalog.extract.labels import is_known_label
from mdcatalog.extract.naming import heading_kinds
from mdcatalog.extract.organizations import is_organization
from mdcatalog.extract.person_names import is_name
from mdcatalog.extract.venues import venue_like
from mdcatalog.links import host_sort
from mdcatalog.patterns import lazy_pattern
from mdcatalog.tree import Inline, Link, Text
from mdcatalog.values import find_date, find_year, parse_date, parse_year
from mdcatalog.values.text import words
from mdcatalog.vocabulary import FIELDS, fold, role_of

_LEADING_DATE = re.compile(
    r"^\s*[(（\[【]?(?P<date>(?:19|20)\d\d[-./年]\d{1,2}(?:[-./月]\d{1,2}日?|月)?"
    r"|\d{1,2}/\d{1,2}/(?:\d{4}|\d{2}))[)）\]】]?"
    r"(?:\s*[-–—:：|,，、]+\s*|\s+|(?=\[)|$)"
)
#: A month in English, in full or shortened.
MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]{0,6}\.?"
MONTHS = frozenset(words("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec"))
_DAY = len("2014-11-01")
# `Apr 1, 2011 - `, `3 March 2020: `, `Oct 2014 | `
_LEADING_WORDED_DATE = re.compile(
    rf"^\s*[(（\[]?(?P<date>(?:{MONTH}\s+(?:\d{{1,2}}(?:st|nd|rd|th)?,?\s+)?"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?\s+{MONTH},?\s+)(?:19|20)\d\d)[)）\]]?"
    r"\s*(?:[-–—:：|]+\s*|$)"
)
# `[2017] Title`
_LEADING_YEAR = re.compile(r"^\s*[(（\[【](?P<date>(?:19|20)\d\d)[)）\]】][\s:：-]*")
# `2016: Title [pdf](…)`
_YEAR_AND_COLON = re.compile(r"(?P<date>(?:19|20)\d\d)\s*[:：]\s+(?=[A-Z])")
# `2016, [Title](…)`
_YEAR_BEFORE_LINK = re.compile(r"^\s*(?P<date>(?:19|20)\d\d)\s*[,，:：|–—-]\s*$")
# `*2016 paper* [Title](…)`
_LEADING_SORT = lazy_pattern(r"\s*(?P<year>(?:19|20)\d\d)\s+(?P<sort>[a-z]+(?: [a-z]+)?)\s*")
#: `[CVPR 2021] Title`, `(ICML 2020) Title`
LEADING_GROUP = re.compile(r"^\s*[(（\[【](?P<venue>[^()（）\[\]【】]{4,60})[)）\]】]\s*")
_YEAR_FIRST = re.compile(r"(?:19|20)\d\d\s+[A-Z]")
_ACRONYM = re.compile(
    r"[A-Z][\w&@-]*[A-Z][\w-]*(?:[ '’-]?(?:19|20)\d\d|[ '’]\d\d)"
)  # `DLRS 2016`, `SPW'15`, `IDA'2023`
_TWO_DIGITS = re.compile(r"[A-Za-z]['’ ]?[ '’]\d\d$")
_EDGE = r"(?:^|(?<=[\s,，;；|·(（\[]))"
_END = r"(?=\s*(?:$|[,，;；|·)）\]]))"
_CLOCK = r"(?:\d{1,2}:)?\d{1,2}:[0-5]\d"
# `45 min`, `1h 20m`, `45分20秒`, `1 hour`; more hours are those of recorded speech as well
_HOURS = r"(?:h|hrs?|hours?|小时|小時|時間|시간)"
_WORDED = (
    rf"(?:(?:\d{{1,2}}\s?{_HOURS}\s?)?\d{{1,3}}\s?(?:m|mins?|minutes?|分钟|分鐘|分|분)"
    rf"(?:\s?\d{{1,2}}\s?(?:s|secs?|seconds?|秒|초))?|[12](?:\.\d)?\s?{_HOURS})"
)
_UNITS = re.compile(r"\d\s?(?:m|h|分|小|時|시|분)", re.IGNORECASE)
# The label, what a text holds where the pattern finds something, the pattern.
_BESIDE: tuple[tuple[str, re.Pattern[str], re.Pattern[str]], ...] = (
    ("duration", re.compile(":"), re.compile(rf"[(（\[]\s*(?P<value>{_CLOCK})\s*[)）\]]")),
    ("duration", re.compile(":"), re.compile(rf"{_EDGE}(?P<value>{_CLOCK}){_END}")),
    (
        "duration",
        _UNITS,
        lazy_pattern(rf"[(（\[]\s*(?P<value>{_WORDED})\s*[)）\]]", re.IGNORECASE),
    ),
    (
        "duration",
        _UNITS,
        lazy_pattern(
            rf"(?:^|[,，;；|·–—-])\s*(?P<value>{_WORDED})(?=\s*(?:$|[,，;；|·)）\]]))",
            re.IGNORECASE,
        ),
    ),
    (
        "views",
        re.compile("view|plays|播放|观看"),
        lazy_pattern(
            rf"{_EDGE}(?P<value>[\d.,]+\s?[KkMm万]?)\s*(?:views?|plays|次播放|播放|次观看){_END}"
        ),
    ),
    (
        "stars",
        re.compile("[★⭐🌟]|star", re.IGNORECASE),
        lazy_pattern(
            r"(?:[★⭐🌟]\ufe0f?|(?<!\w)stars?\s*[:：])\s*(?P<value>\d[\d.,]*[kK万]?\+?)(?!\w|[.,]\d)"
            # `⭐ 1,000 hours of speech`: a mark before what is counted
            r"(?!\s(?:hours|hrs|minutes|images|sentences|words|tokens|examples|samples|clips)\b)",
            re.IGNORECASE,
        ),
    ),
    (
        "stars",
        re.compile("[★⭐🌟]|[Ss]tars"),
        lazy_pattern(
            r"[(（\[]\s*(?P<value>\d[\d.,]*[kK万]?\+?)\s?(?:[Ss]tars|[★⭐🌟]\ufe0f?)\s*[)）\]]"
        ),
    ),
    (
        "stars",  # `9.8k★`, `1.2k stars`; `4.5★` is what somebody thinks of a thing
        re.compile("[★⭐🌟]|stars"),
        lazy_pattern(
            rf"{_EDGE}(?P<value>\d[\d.,]*[kK万]\+?|\d{{3,6}}\+?|\d{{1,3}},\d{{3}}\+?)"
            rf"\s?(?:(?:GitHub )?stars|[★⭐🌟]\ufe0f?){_END}"
        ),
    ),
    (
        "citations",  # `NeurIPS 2023 · 📈1321`: a count on a chart behind a venue and its year
        re.compile("📈|被引"),
        lazy_pattern(
            r"(?:(?<=\d\d [·•|] )📈\ufe0f?|被引用?(?:次数|数|量)?[:：]?)\s*"
            r"(?P<value>\d+(?:,\d{3})*(?:\.\d+)?\s?[kK万]?)(?:\s?次)?(?!\w)"
        ),
    ),
)
# What any words hold that say what they are: one of the hints, or a colon behind a label.
_MAY_SAY = re.compile(
    r":|：|★|⭐|🌟|\d[kK]?\+? (?:GitHub )?[Ss]tars|📈|被引|view|plays|播放|观看"
    r"|\d\s?(?:[mMhH]|分|小)"
)
_TIMED_END = lazy_pattern(rf"(?<=\S)\s*[(（\[](?P<value>{_CLOCK}|{_WORDED})[)）\]]$", re.IGNORECASE)
# `(45 min) [Title](…)`
_LENGTH_BEFORE_LINK = lazy_pattern(
    rf"\s*[(（\[](?P<value>{_CLOCK}|{_WORDED})[)）\]]\s*[-–—:：|]*\s*", re.IGNORECASE
)
# `, Date: 2023-08` or `| Venue: CoRL 2023` in the words behind a title.
_LABELLED = lazy_pattern(
    r"(?:^[\s–—:：-]*|[,，;；|·。（(]\s*|\.\s+)"
    r"(?P<label>[^\W\d_][^\W_]*(?: [^\W_]+){0,2})\s*[:：]\s*"
    # `数据量：训练集(60)，测试集(20)` goes on
    r"(?P<value>(?:[^|;；,，:：。()（）]|[(（][^()（）]{0,30}[)）]"
    r"|(?<=\d),(?=\d{3})){1,60}?)\s*(?=$|[|;；,，。)）](?!\d{3}(?!\d)|\s*(?:训练|验证|测试"
    r"|开发)集?\s*[(（]))"
)
_COUNTED = frozenset(map(fold, (*FIELDS["size"], *FIELDS["examples"])))  # `数据量：很大`
_ORGANIZING = frozenset(map(fold, FIELDS["organizations"]))
_LISTING = frozenset(map(fold, (*FIELDS["authors"], *FIELDS["speakers"]))) | _ORGANIZING
_MORE = lazy_pattern(
    r"\s*(?:[,，、]|\band\b|&|和)\s*"
    r"(?P<name>(?:[^\W\d_]\.[ -]?){0,3}[^,，、;；|.。()（）:：]{2,40}?)"
    r"(?=\s*(?:[,，、;；|。)）]|\.?$|\.\s|\sand\b))"
)
_MAX_WORDS = 600
_LONGEST_SIGNS = 48
_LONGEST_DATE = len("[September 30, 2021]: ")


def leading_value(pieces: list[Inline]) -> tuple[list[Inline], Labelled | None]:
    """The pieces without a date or venue before the title, and that as written."""
    first = pieces[0] if pieces else None
    if not isinstance(first, Text) or (first.emphasis and not _is_date_alone(first.text)):
        return pieces, None
    match = LEADING_GROUP.match(first.text)
    # a group in bold of its own needs no year: `**(European S&P)** The Title`
    alone = match is not None and first.strong and match.end() == len(first.text)
    if match and (dated_venue(match["venue"]) or (alone and venue_like(match["venue"]))):
        found = Labelled("venue", match["venue"])
    else:
        text = first.text
        match = None
        if not first.strong or _is_date_alone(text):
            match = _LEADING_DATE.match(text) or _LEADING_WORDED_DATE.match(text)
        match = match or _LEADING_YEAR.match(text)
        if match is None and text[:1].isdigit() and any(map(_leads_to_paper, pieces)):
            match = _YEAR_AND_COLON.match(text)
        if match is None and first.strong and _stands_before_title(pieces):
            return pieces[1:], Labelled("year", text.strip(_AROUND_YEAR))
        if match is None and isinstance(next(iter(pieces[1:]), None), Link):
            if ":" in text or _UNITS.search(text):
                timed = _LENGTH_BEFORE_LINK.fullmatch(text)
                if timed:
                    return pieces[1:], Labelled("duration", timed["value"])
            match = _YEAR_BEFORE_LINK.match(text)
        if match is None:
            return pieces, None
        found = Labelled("date" if len(match["date"]) > len("2023") else "year", match["date"])
    rest = first.text[match.end() :]
    kept = [first._replace(text=rest), *pieces[1:]] if rest else pieces[1:]
    return (kept, found) if kept else (pieces, None)


_AROUND_YEAR = " :：.-–—|,"
_LEAST_WORDS = 3


def _leads_to_paper(piece: Inline) -> bool:
    return isinstance(piece, Link) and host_sort(piece.url) == "paper"


def _stands_before_title(pieces: list[Inline]) -> bool:
    """``**2020** The Longer Title``: whether a year in bold stands before a title."""
    year, behind = pieces[:2] if len(pieces) > 1 else (None, None)
    if not isinstance(year, Text) or not isinstance(behind, (Text, Link)):
        return False
    if parse_year(year.text.strip(_AROUND_YEAR)) is None:
        return False
    words = behind.text.strip(_AROUND_YEAR)
    return words[:1].isupper() and words.count(" ") >= _LEAST_WORDS


def day_before(title: str) -> tuple[str, Labelled | None]:
    """``2014/11/01 The Talk``, ``Nov 1, 2014: The Talk``: the title without its day, and that."""
    if not (title[:4].isdigit() or (title[:3] in MONTHS and any(map(str.isdigit, title[:8])))):
        return title, None
    match = _LEADING_DATE.match(title) or _LEADING_WORDED_DATE.match(title)
    date = parse_date(match["date"]) if match else None
    if match is None or date is None or len(date) < _DAY or not title[match.end() :].strip():
        return title, None
    return title[match.end() :], Labelled("date", match["date"])


def _is_date_alone(text: str) -> bool:
    """Whether what is in bold or italics is a day and no title: ``**2023-07-02**: The Title``."""
    if len(text) > _LONGEST_DATE or not any(map(str.isdigit, text)):
        return False
    match = _LEADING_DATE.match(text) or _LEADING_WORDED_DATE.match(text)
    return match is not None and match.end() == len(text)


def leading_sort(pieces: list[Inline]) -> tuple[list[Inline], Labelled | None, str]:
    """The pieces without ``2016 paper`` in italics before the title, its year, and the sort."""
    first = pieces[0] if len(pieces) > 1 else None
    if not isinstance(first, Text) or not first.emphasis:
        return pieces, None, ""
    match = _LEADING_SORT.fullmatch(first.text)
    if match is None:
        return pieces, None, ""
    sort = match["sort"] if heading_kinds(match["sort"]) else "article"  # `2014 manual`
    return pieces[1:], Labelled("date", match["year"]), sort


def dated_venue(text: str) -> bool:
    """Whether a group before a title is a venue and a year: ``ICML 2020``, ``2025 Annals of X``."""
    if _ACRONYM.fullmatch(text):
        return True
    if _TWO_DIGITS.search(text) and venue_like(text[:-2]):
        return True  # `USENIX ATC 22`
    dated = find_year(text) is not None or ("." in text and find_date(text) is not None)
    return dated and (venue_like(text) or bool(_YEAR_FIRST.match(text)))


def values_beside(words: str) -> tuple[str, list[Labelled]]:
    """The words behind a title without the values that say what they are, and those values."""
    if len(words) > _MAX_WORDS or not _MAY_SAY.search(words):
        return words, []
    found: list[Labelled] = []
    for label, hint, pattern in _BESIDE:
        match = pattern.search(words) if hint.search(words) else None
        if match and all(other.label != label for other in found):
            found.append(Labelled(label, match["value"]))
            start, end = match.span()
            if label == "stars":
                start, end = _with_signs(words, start, end)
            words = f"{words[:start]} {words[end:]}"
    if ":" not in words and "：" not in words:
        return words, found
    for match in reversed(list(_LABELLED.finditer(words))):
        label = match["label"]
        counts = fold(label) not in _COUNTED or any(map(str.isdigit, match["value"]))
        if counts and is_known_label(label) and role_of(label) is None:
            end = match.end()
            if fold(label) in _LISTING:
                end = _end_of_list(words, end, fold(label))
            value = words[match.start("value") : end].strip()
            found.append(Labelled(label, value.rstrip(".。")))
            if match.group().lstrip()[:1] in ("(", "（") and words[end : end + 1] in (")", "）"):
                end += 1
            words = f"{words[: match.start()]} {words[end:]}"
    return words, found


def _with_signs(words: str, start: int, end: int) -> tuple[int, int]:
    """The span of a count, or of the group in brackets around it that else holds signs alone.

    ``(🥇38 · ⭐ 33K · 💀) - what it is``: by which the list ranks its things.
    """
    opening, closing = words.rfind("(", 0, start), words.find(")", end)
    if opening < 0 or closing < 0 or closing - opening > _LONGEST_SIGNS:
        return start, end
    beside = f"{words[opening + 1 : start]} {words[end:closing]}"
    if any(map(str.isalpha, beside)) or "(" in beside or ")" in beside:
        return start, end
    behind = words[closing + 1 :]
    joint = len(behind) - len(behind.lstrip(" -–—:："))
    return opening, closing + 1 + (joint if not words[:opening].strip() else 0)


def _end_of_list(words: str, end: int, label: str) -> int:
    """Where the names end that a label stands before: ``Authors: Jane Doe, John Roe; Venue: …``."""
    told = is_organization if label in _ORGANIZING else is_name
    while more := _MORE.match(words, end):
        if not told(more["name"].strip()):
            break
        end = more.end("name")
    return end


_CLOCK_WITHIN = lazy_pattern(r"(?<=\S)\s*\[(?P<value>\d{1,2}:\d\d:\d\d)\](?=[,，]?\s)")


def duration_behind(title: str) -> tuple[str, Labelled | None]:
    """``The Talk (45 min)``, ``The Talk [45:20]``: the title without its length, and that."""
    if title[-1:] not in ")）]" or not any(map(str.isdigit, title[-12:])):
        within = _CLOCK_WITHIN.search(title) if ":" in title and "[" in title else None
        if within is None:
            return title, None
        rest = title[: within.start()] + title[within.end() :]  # `The Talk [1:24:00], Part I`
        return rest, Labelled("duration", within["value"])
    match = _TIMED_END.search(title)
    value = match["value"] if match else ""
    if match is None or (value.endswith("M") and "h" not in value.lower()):
        return title, None  # `Tidal models (124M)`
    return title[: match.start()], Labelled("duration", value)


def is_duration(words: str) -> bool:
    """Whether words are a length and nothing else: ``45分20秒``."""
    return any(map(str.isdigit, words)) and _LENGTH.fullmatch(words.strip()) is not None


_LENGTH = lazy_pattern(rf"{_CLOCK}|{_WORDED}", re.IGNORECASE)
