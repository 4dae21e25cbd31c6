"""Venues behind a title, by what stands around them: ``The Title CVPR 2022``."""

from __future__ import annotations

import re

from mdcatalog.extract.asides import MONTH
from mdcatalog.extract.organizations import is_organization
from mdcatalog.patterns import lazy_pattern
from mdcatalog.vocabulary import CALENDAR, PLACES, SHORT_VENUES, VENUE_PARTS, VENUE_WORDS, fold

_REACH = 80  # a venue and its year are no longer
_GAP = re.compile(r"[\s,.|–—:，、；-]+")
_AT_END = lazy_pattern(
    r"(?P<mark>[\s,.|–—:，、；-]+)(?P<venue>"
    r"(?P<lead>(?:Findings of(?: the)?|(?:ACM|IEEE|AAAI|USENIX)(?:[/-][A-Z]+)?|In)\s+)?"
    r"(?P<name>[A-Za-z0-9][A-Za-z&/-]{1,11}?)(?P<parts>(?: [A-Z][A-Za-z&]*){0,4}?)(?P<gap>[ -]?)"
    r"(?P<year>['’]?\d\d|(?:19|20)\d\d)(?P<behind>(?: [A-Z][A-Za-z&]*){0,2}))"
)
#: What names a venue in its place, and something else at the end of a sentence.
GENERAL_VENUES = frozenset(
    [
        *("science", "nature", "journal", "conference", "workshop", "symposium", "thesis"),
        *("proceedings", "transactions", "findings", "preprint"),
        *("springer", "elsevier", "acm", "ieee"),
    ]
)
# `What happened at ICML 2020`: the venue is part of what the title says
_GOES_ON = re.compile(
    r"\b(?:a|an|and|at|by|for|from|in|of|on|or|the|to|vs|with|der|des|von|de|du|la)$", re.IGNORECASE
)
_FEW = 2  # letters of a name that needs more than a space before it


def venue_at_end(title: str) -> tuple[str, str] | None:
    """A title without the venue and its year behind it, and those as written."""
    if not any(map(str.isdigit, title[-24:])):
        return None
    for gap in _GAP.finditer(title, max(0, len(title) - _REACH)):
        found = _AT_END.fullmatch(title, gap.start())
        before = title[: gap.start()].strip()
        if found and _names_venue(found) and " " in before and not _GOES_ON.search(before):
            return title[: gap.start()].rstrip(" ,.|–—:，、；-"), found["venue"].removeprefix("In ")
    return None


def _names_venue(found: re.Match[str]) -> bool:
    name, parts = fold(found["name"]), fold(found["parts"])
    if found["behind"] and fold(found["behind"]) not in VENUE_PARTS:
        return False
    apart = bool(found["mark"].strip())
    if parts and f"{name} {parts}" in VENUE_WORDS:
        return True  # `Nature Communications 2020`
    if found["lead"] and fold(found["lead"] + name) in VENUE_WORDS:
        return True  # `USENIX Security 2020`
    if parts and parts not in VENUE_PARTS:
        return False
    if name in VENUE_WORDS:
        return name not in GENERAL_VENUES or apart
    if apart and not parts and found["name"].isupper() and len(name) > _FEW and not found["gap"]:
        return True  # `The Title, ICCL2018`: initials that nobody knows, with their year
    short = name in SHORT_VENUES and found["name"].isupper() and len(found["year"]) > _FEW
    return short and (len(name) > _FEW or apart or not found["gap"])


def is_no_venue(name: str) -> bool:
    """Whether initials are a place's, a month's or an organisation's: ``USA``, ``MAR``."""
    folded = fold(name)
    return folded in PLACES or folded in CALENDAR or is_organization(name.upper())


_FULL_YEAR = lazy_pattern(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def year_of_venue(venue: str) -> int | None:
    """The year in full that a venue is written with, glued to it or not: ``SC2021``."""
    year = _FULL_YEAR.search(venue)
    return int(year.group()) if year else None


_DOI = lazy_pattern(
    r"[\s,.;]*\b(?:doi\s?[:.]?\s?|https?://(?:dx\.)?doi\.org/)10\.\d{4,}/\S+", re.IGNORECASE
)
# `UMUAI, 2022.`: a conference or journal that nobody knows, by its initials
_INITIALS_AND_YEAR = lazy_pattern(
    rf"[A-Z][A-Za-z]*[A-Z][A-Za-z]*,? (?:{MONTH} )?(?:19|20)\d\d(?=[.\s]*(?:$|\n|[\[(]))"
)
# `User Model. User-Adapt. Interact., 2017`: a journal by shortened words, and its year;
# `Proc. IEEE Int. Conf. Image Process. (ICIP), 2021`
_SHORTENED = lazy_pattern(
    r"(?=[^,]{0,60}[a-z]{2}\. ?[A-Z(,])"
    r"(?:[A-Z][\w&-]*\.?(?:,? (?:of|and|on|for|&))?,? ){1,8}"
    r"(?:\([A-Z][\w&-]{1,12}\)\.?,? )?(?:19|20)\d\d\b"
)


def without_doi(text: str) -> str:
    """A citation without its DOI, which is an identifier."""
    return _DOI.sub("", text)


def shortened_journal(text: str) -> str | None:
    """The initials or shortened words of a journal that a text begins with, and their year."""
    if not text[:1].isupper() or not ("20" in text or "19" in text):
        return None
    if not any(map(str.isdigit, text[:80])):
        return None
    match = _INITIALS_AND_YEAR.match(text) or _SHORTENED.match(text)
    return match.group() if match else None


# `Trends in harbour sciences, (2020)`, `Behavioural and quay studies (2017).`
_JOURNAL_DATED = lazy_pattern(
    r"[\s,.]*(?P<name>[A-Z][a-z]+(?: [a-z-]+){0,2} (?:in|of|and|on|for) [a-z-]{4,}"
    r"(?: [a-z-]+){0,3})"
    r",?\s*\((?P<year>(?:19|20)\d\d)\)[\s.]*"
)


def journal_dated(text: str) -> str | None:
    """A journal that nobody knows, written like words, where its year is all that is behind it.

    To be asked where names stand before a title: then nothing else can stand there.
    """
    if len(text) > _REACH:
        return None
    match = _JOURNAL_DATED.fullmatch(text)
    return match["name"] if match else None


# `2023年CVPR论文，用于…`, `ICLR 2021的文章`: what a description says in Chinese
_SAID_IN_CJK = lazy_pattern(
    r"(?:[A-Z][\w&-]{1,20}\s(?=(?:19|20)\d\d\s?年))?"  # who wrote it
    r"(?:(?P<before>(?:19|20)\d\d)\s?年的?\s?(?P<name>[A-Z][A-Za-z]{1,14})"
    r"|(?P<first>[A-Z][A-Za-z]{1,14})[\s'’-]?(?P<behind>(?:19|20)\d\d))"
    r"(?:\s[A-Za-z-]{2,12})?\s?(?:挑战赛|会议|顶会|年)?\s?的?\s?(?:论文|文章|paper)"
    r"(?=[\s，,。;；]|$)"
)


def venue_said_in_chinese(text: str) -> tuple[str, int] | None:
    """The venue that words about a paper begin with, and its year: ``2023年CVPR论文``."""
    if not ("论文" in text or "文章" in text) or not any(map(str.isdigit, text[:24])):
        return None
    match = _SAID_IN_CJK.match(text)
    name = (match["name"] or match["first"]) if match else ""
    if match is None or fold(name) not in VENUE_WORDS:
        return None
    return name, int(match["before"] or match["behind"])
