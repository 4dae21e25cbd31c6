"""What can be no title and no venue, whatever the shape of the line it was read from."""

from __future__ import annotations

import re

from mdcatalog.patterns import lazy_pattern
from mdcatalog.values import parse_date
from mdcatalog.vocabulary import SHORT_VENUES, fold, role_of

_LEAST_DATE, _LONGEST_DATE = len("2023.1"), len("September 30, 2021")
_FIRST_SIGN = "\u2190"  # letters of nearly all scripts stand before it, or behind the next
_LAST_SIGN, _FIRST_EMOJI = "\u2bff", "\U0001f000"
# `Our paper was accepted by ICML 2023`: news of what a list's authors did
_NEWS = lazy_pattern(
    r"(?:Our|We|(?:One|Two|Three)\b.{0,20}? (?:papers?|works?))\b.{0,80}?"
    r"\b(?:accepted|released?|published|selected|won|launched)\b"
)
_WORDS_OF_NEWS = frozenset(
    ("update", "updates", "updated", "news", "更新", "最近更新", "changelog")
)
_LONGEST_NEWS = 10
_NEWS_STARTS = frozenset("OWMT")
# `Our group website`, `My blog`: where to find those who made the list
_OWN_PLACE = lazy_pattern(
    r"(?:Our|My) (?:[\w-]+ ){0,2}(?:web ?sites?|home ?pages?|blogs?|channels?|groups?|teams?|labs?"
    r"|communit(?:y|ies)|newsletters?)"
)
_ACCEPTED = lazy_pattern(
    r"(?:is |was |has been |been |to be )?(?:accepted|published|appeared|presented|to appear)"
    r"(?: (?:as|for) .{3,20}?)?(?: (?:by|to|at|in|for))?:? +(?=[A-Z])",
    re.IGNORECASE,
)
# in small letters: `IS&T` and `WE 2019` are names
_SENTENCE = lazy_pattern(
    r"\b(?:is|are|was|were|has been|have|been|accepted|rejected|released|submitted|our|we)\b"
    r"|^(?:Our|We|Accepted|Rejected|Submitted)\b"
)
# where a thing has yet to appear
_UNREVIEWED = lazy_pattern(
    r"[(（]?(?:currently |still |preprint,? )?"
    r"(?:(?:under|in) (?:\w+ )?(?:review|submission|preparation|revision)|submitted|to be submitted"
    r"|work in progress|rejected|审稿中|在审|在投|投稿中|已投稿|査読中)\b.*",
    re.IGNORECASE,
)
_NAMED_SO = re.compile(r"[^\W\d]! ?(?:(?:19|20)\d\d|['’]?\d\d)\b")  # `(Onward! 2012)`
_YEAR_BEFORE = lazy_pattern(r"(?:19|20)\d\d[,.;] +(?=[^\W\d_])")
_CLOSING = frozenset(")]）")
_GROUP_AT_END = lazy_pattern(r"[\s.,;]*[(\[（]([^()\[\]（）]*)[)\]）]$")
_PARTS = re.compile(r"[,;/|·、，&]|\band\b")
_UNREVIEWED_STARTS = frozenset("(（cCsSpPuUiIwWtTrR审在投已査")


def is_no_title(title: str) -> bool:
    """Whether words name nothing: a day (``2023.06.01``), or news (``We released the code``).

    >>> is_no_title("2023.06.01"), is_no_title("1984"), is_no_title("Our paper is accepted!")
    (True, False, True)
    """
    first = title[:1]
    if len(title) <= _LONGEST_NEWS and fold(title) in _WORDS_OF_NEWS:
        return True
    if first in _NEWS_STARTS:
        return (_NEWS.match(title) or _OWN_PLACE.fullmatch(title)) is not None
    if not _LEAST_DATE <= len(title) <= _LONGEST_DATE or not title[-1:].isdigit():
        return False
    return first.isdigit() and not title.isdigit() and parse_date(title) is not None


# `IF=18.6`, `(IF: 13.9)`, `，影响因子 14.7` behind a journal
_IMPACT = lazy_pattern(
    r"[\s,，;；|]*[(（\[【]?\s*\b(?:IF|[Ii]mpact [Ff]actor|影响因子|影響因子)\s?[=:：≈~]?\s?"
    r"(?P<value>\d{1,3}(?:\.\d{1,3})?)\s*[)）\]】]?$"
)


def without_impact(venue: str) -> tuple[str, str]:
    """A journal's name without its impact factor, and that; empty where none is told."""
    if not ("IF" in venue or "mpact" in venue or "因子" in venue):
        return venue, ""
    match = _IMPACT.search(venue)
    if match is None or not match.start():
        return venue, ""
    return venue[: match.start()], match["value"]


_OTHERS_FIRST = lazy_pattern(r"et\.? al\.?[,，]?\s*")


def sound_venue(venue: str) -> str | None:
    """A venue without signs and ``accepted by``; ``None`` where it is a sentence, and none.

    >>> sound_venue("🔥 Accepted by ICCV 2023"), sound_venue("🎉 Our paper is accepted by ICCV!")
    ('ICCV 2023', None)
    """
    if not venue.isascii():
        venue = "".join(char for char in venue if not _is_sign(char)).strip(" ,;:-–—|")
    if venue[-1:] in _CLOSING and (group := _GROUP_AT_END.search(venue)):
        words = [word.strip() for word in _PARTS.split(group[1]) if word.strip()]
        if all(role_of(word) is not None and fold(word) not in SHORT_VENUES for word in words):
            venue = venue[: group.start()].rstrip(" ,;")  # of `([slides](…), [video](…))`
    if ("!" in venue or "！" in venue) and not _NAMED_SO.search(venue):
        return None
    if venue[:1] in _UNREVIEWED_STARTS and _UNREVIEWED.fullmatch(venue):
        return None
    if " " not in venue:
        return venue or None
    if venue[:2] == "et" and (others := _OTHERS_FIRST.match(venue)):
        venue = venue[others.end() :]  # `et al. arXiv 2023`
        if not venue:
            return None
    if venue[0].isdigit() and (dated := _YEAR_BEFORE.match(venue)):
        venue = venue[dated.end() :]  # `2020, Journal of Harbours`: the year stands apart
    if match := _ACCEPTED.match(venue):
        venue = venue[match.end() :]
    return None if _SENTENCE.search(venue) else venue or None


def _is_sign(char: str) -> bool:
    return _FIRST_SIGN <= char <= _LAST_SIGN or char >= _FIRST_EMOJI or char in "\ufe0f\u200d"
