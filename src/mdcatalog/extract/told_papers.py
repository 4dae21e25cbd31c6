"""What the description of a paper says of where it appeared and who wrote it."""

from __future__ import annotations

from typing import Any

from mdcatalog.extract.cited_words import cited_in_words
from mdcatalog.extract.entries import Entry
from mdcatalog.extract.organizations import is_organization
from mdcatalog.extract.venues import is_dated_venue
from mdcatalog.extract.venues_behind import venue_said_in_chinese
from mdcatalog.patterns import lazy_pattern
from mdcatalog.values import (
    find_year,
)
from mdcatalog.vocabulary import SHORT_VENUES, VENUE_PARTS, VENUE_WORDS, fold

_LONGEST_OPENING = 40
_LONGEST_SHORT = 10


def read_opening(values: dict[str, Any], entry: Entry) -> None:
    """``ICCV 2015. Microsoft Research``: words that open with where a paper appeared.

    ``2004, [The Title](…), FAST``: or that are it, in capitals where it is a word too.
    """
    name = entry.description
    if 0 < len(name) <= _LONGEST_SHORT and name.isupper():
        dated = "published" in values or "year" in values
        if dated and fold(name) in SHORT_VENUES:
            values["venue"], entry.description = name, ""
        return
    told = values.get("description") or entry.description
    if said := venue_said_in_chinese(told):
        values["venue"], year = said
        values.setdefault("year", year)
        return
    if 0 < len(told) <= _LONGEST_MAKERS and (makers := _makers_alone(told.rstrip(". "))):
        values.setdefault("organizations", makers)
        _set_told(values, entry, "")
        return
    venue, _, rest = told.partition(". ")
    span = find_year(venue) if len(venue) <= _LONGEST_OPENING else None
    if (
        span is None
        or fold(venue[: span.start]) not in VENUE_WORDS
        or "\n" in venue
        or "，" in venue
    ):
        return
    values["venue"] = venue.strip(" .,;")
    maker, _, behind = rest.partition(". ")
    maker = maker.strip(" .")
    if makers := _makers_alone(maker) or ([maker] if is_organization(maker) else []):
        values.setdefault("organizations", makers)
        rest = behind
    _set_told(values, entry, rest)


def _set_told(values: dict[str, Any], entry: Entry, rest: str) -> None:
    """Leave the rest of the words about a paper, wherever they were."""
    if values.get("description"):
        values["description"] = rest or None
    else:
        entry.description = rest


def _makers_alone(told: str) -> list[str]:
    """The organisations that words are and nothing else: ``ETH Zurich & ESAT/PSI``.

    One that is not known stands beside one that is, and is written as names are.
    """
    if "&" not in told or not _MAKERS.fullmatch(told):
        return []
    makers = [maker.strip() for maker in _JOINED.split(told)]
    known = sum(map(is_organization, makers))
    return makers if known and known * 2 >= len(makers) else []


# `Harbour University & Quay Inc, Pier Labs`
_JOINED = lazy_pattern(r"\s&\s|,\s(?!Inc\b|Ltd\b|LLC\b)")
_MAKERS = lazy_pattern(
    r"(?:[A-Z][\w./'’-]*(?: (?:of|for|the|[A-Z][\w./'’-]*)){0,6}(?:\s&\s|,\s|$)){2,6}"
)
_LONGEST_MAKERS = 120


def read_cited(values: dict[str, Any], entry: Entry) -> None:
    """``What it does (Doe, Roe & Lee, 2019)``: authors and year within a description."""
    told = values.get("description") or entry.description
    found = cited_in_words(told) if told else None
    if found is None or not found.names:
        return
    values["authors"] = found.names
    if found.year:
        values.setdefault("year", found.year)
    if told == values.get("description"):
        values["description"] = found.rest or None
    else:
        entry.description = found.rest


# `ACL2020 复旦`, `ACL2019 某某科技 关系抽取`, `CVPR 2020 human`: words behind a venue and its year
_AND_WORDS = lazy_pattern(
    r"(?P<venue>[A-Z][\w&/-]*?(?: [A-Z][\w&/-]*){0,2}?[ '’-]?(?:(?:19|20)\d\d|['’]\d\d))(?:论文)?"
    r"(?P<words>[ ,，]*[A-Z]{0,6}[一-鿿].*|,? [a-z][a-z-]+(?: [a-z-]+){0,3})"
)
# what says how a paper was taken, and belongs to its venue
_TAKEN = lazy_pattern(
    r"[ ,，]*(?:年|会议|会|最佳|杰出|录用|接收|收录|口头|获奖|论文|oral|投稿|在投)"
)
_MAKER = lazy_pattern(r"(?P<maker>[^\s,，/、]+)(?:[\s,，/、]+(?P<rest>.*))?")
_FIRMS = ("科技", "公司", "集团", "研究所", "研究院", "实验室")
_LEAST_FIRM = 4
_LONGEST_VENUE = 60


def read_words_beside_venue(values: dict[str, Any], entry: Entry) -> None:
    """``ACL2020 复旦``, ``CVPR 2020 human``: the venue without who made it, or what it is about."""
    venue = values.get("venue")
    if (
        not isinstance(venue, str)
        or len(venue) > _LONGEST_VENUE
        or not any(map(str.isdigit, venue))
    ):
        return
    match = _AND_WORDS.fullmatch(venue)
    if match is None or not is_dated_venue(match["venue"]) or _TAKEN.match(match["words"]):
        return
    words = match["words"].strip(" ,，")
    if words.isascii() and not VENUE_PARTS.isdisjoint((fold(words), *fold(words).split())):
        return
    if words.isascii() and not _SMALL_WORDS.isdisjoint(words.split()):
        return
    values["venue"] = match["venue"].strip()
    told = _MAKER.fullmatch(words) if not words.isascii() else None
    if told and _names_maker(told["maker"]):
        values.setdefault("organizations", [told["maker"]])
        words = told["rest"] or ""
    if words and not (values.get("description") or entry.description):
        entry.description = words


def read_maker_first(values: dict[str, Any], entry: Entry) -> None:
    """``上交 码头榜 缆绳阅读器``: who made it, as the first of few words behind a title."""
    told = values.get("description") or entry.description
    if not told or told.isascii() or len(told) > _LONGEST_VENUE or "organizations" in values:
        return
    maker, space, rest = told.partition(" ")
    if not _CJK_WORD.fullmatch(maker) or not (_names_maker(maker) if space else _is_firm(maker)):
        return
    values["organizations"] = [maker]
    if told == values.get("description"):
        values["description"] = rest.strip() or None
    else:
        entry.description = rest.strip()


_CJK_WORD = lazy_pattern(r"[一-鿿]{2,12}")
_SMALL_WORDS = frozenset(("in", "on", "at", "of", "and", "best", "accepted", "submission", "track"))


def _names_maker(text: str) -> bool:
    """Whether a word behind a venue is an organisation, known or by its last characters."""
    return is_organization(text) or _is_firm(text)


def _is_firm(text: str) -> bool:
    """Whether a word in Chinese ends as the names of companies and institutes do."""
    return text.endswith(_FIRMS) and len(text) >= _LEAST_FIRM
