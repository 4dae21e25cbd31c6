"""Citations in plain words: ``Title. Names. Venue, Year``, ``Names et al., Title``.

Those that names with initials or quotation marks give away are read elsewhere.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from mdcatalog.extract.citation_parts import SHORTENED
from mdcatalog.extract.cjk_credits import is_cjk_name
from mdcatalog.extract.person_names import ET_AL, FULL_NAME_WORDS, is_name, names_like
from mdcatalog.extract.venues import is_dated_venue, is_title_case, venue_like, year_of
from mdcatalog.patterns import lazy_pattern
from mdcatalog.values import find_year, split_names
from mdcatalog.vocabulary import ORGANIZATION_WORDS, is_sort

_STOP = lazy_pattern(rf"(?=\.)(?<=\w{{3}}){SHORTENED}\.\s+(?=\S)")
_NAMES_FIRST = lazy_pattern(
    r"(?P<names>[^\W\d_][^.:;()\d]{1,60}? et\.? al\.?)(?:,\s+|\s*[:：]\s*)"
    r"(?P<title>\S+(?: \S+){2,})"
)
# `Paxos Made Simple - Leslie Lamport (2001)`
_NAME_AND_YEAR = lazy_pattern(
    r"(?P<title>\S+(?: \S+){1,30}?)\s+[-–—|]\s+(?P<names>[^-–—|:()\d]{4,80}?),?\s+"
    r"[(\[]?(?P<year>(?:19|20)\d\d)[)\]]?"
)
# `Doe & Roe 2016 - The Title`, `Doe et al. (2017): The Title`
_SURNAMES_FIRST = lazy_pattern(
    r"(?P<names>[^\W\d_a-z][\w'’-]+(?:, [^\W\d_a-z][\w'’-]+){0,6}"
    r"(?:,? (?:&|and) [^\W\d_a-z][\w'’-]+|,? et\.? al\.?)),?\s+"
    r"[(\[]?(?P<year>(?:19|20)\d\d)[a-z]?[)\]]?"
    r"(?:\s+[-–—|]+|\s*[:：])\s+(?P<title>\S+(?: \S+){2,})"
)
# `Doe & Roe. The Longer Title. ICLR'17`
_SURNAME = r"[^\W\d_a-z][\w'’-]+"
_PAIR_FIRST = lazy_pattern(
    rf"(?P<names>{_SURNAME}(?:, {_SURNAME}){{0,3}},? (?:&|and) {_SURNAME})\. "
    r"(?P<title>\S+(?: \S+){2,40}?)\. (?P<venue>[A-Z][^.]{2,60})"
)
_REACH = 60
# `Quay2Pier, CVPR'19, Doe et al.:`
_PLACED_FIRST = lazy_pattern(
    r"(?P<title>[^,]{3,160}), (?P<venue>[A-Z][\w&/ -]{1,30}?(?:[ -]?(?:19|20)\d\d|[ ]?['’]\d\d)), "
    r"(?P<names>[^\W\d_][^\d:;()]{2,160}?)\s*:?"
)
# `The Title, Doe, Jane and Roe, John, 2017`: names as BibTeX has them
_PART_OF_NAME = r"[^\W\d_a-z][\w'’.-]*(?: [^\W\d_a-z][\w'’.-]*){0,2}"
_TURNED = rf"{_PART_OF_NAME}, {_PART_OF_NAME}"
_TURNED_BEHIND = lazy_pattern(
    rf"(?P<title>\S+(?: \S+){{2,40}}?), (?P<names>{_TURNED}(?: and {_TURNED}){{1,30}}),?"
    r" \(?(?P<year>(?:19|20)\d\d)\)?"
)
# Names in Japanese and Chinese, which no word of three letters ends
_CJK_STOP = lazy_pattern(r"[.．]\s+|。\s*")
_CJK_NAME = r"[一-鿿]{1,4}[ 　]?[一-鿿ぁ-んァ-ヶ]{1,4}"
_CJK_NAMES = lazy_pattern(
    rf"{_CJK_NAME}(?:\s*[,，、]\s*{_CJK_NAME})*(?:\s*[,，、]?\s*(?:ら|他|ほか|等))?"
)
_NAMES_DATED = lazy_pattern(r"(\S[^\d]{2,200}?),?\s+((?:19|20)\d\d)")
_PAGES = lazy_pattern(r"\d+ ?(?:pages|pp)\.?")
_YEAR = re.compile(r"(?:19|20)\d\d")
_LEAST_CJK = 4
_LEAST = 3  # parts of `Title. Names. Venue, Year`, and words of its title
_VENUE_WORDS = 10
_LONGEST = 500
_FEW_NAMES = 2


class PlainCitation(NamedTuple):
    """The title of a citation, and what stands around it."""

    title: str
    names: list[str]
    venue: str = ""
    year: int | None = None


def plain_citation(text: str) -> PlainCitation | None:
    """The citation that a text is as a whole, if its names are names for sure."""
    text = " ".join(text.split()).rstrip(" .,;[(（")
    if not text or len(text) > _LONGEST or '"' in text:
        return None
    if " et al" in text:
        first = _NAMES_FIRST.fullmatch(text)
        if first and names_like(first["names"]):
            names, title = split_names(first["names"]), first["title"]
            place, comma, behind = title.partition(", ")
            if comma and is_dated_venue(place) and behind.count(" ") >= _LEAST - 1:
                year = year_of(place)  # `Doe et al., SoCC'16, The Title`
                return PlainCitation(behind, names, place, year)
            return PlainCitation(title, names)
    if ". " in text and not text.isascii() and (told := _cjk_names_behind(text)):
        return told
    if find_year(text) is None:
        return None
    placed = _PLACED_FIRST.fullmatch(text) if text.count(", ") > 1 else None
    if placed and venue_like(placed["venue"]) and names_like(placed["names"], strict=False):
        names = split_names(placed["names"])
        return PlainCitation(placed["title"], names, placed["venue"], year_of(placed["venue"]))
    pair = _PAIR_FIRST.fullmatch(text) if "&" in text[:_REACH] or " and " in text[:_REACH] else None
    if pair and is_dated_venue(pair["venue"]):
        venue = pair["venue"].strip(" .,")
        return PlainCitation(pair["title"], split_names(pair["names"]), venue, year_of(venue))
    turned = _TURNED_BEHIND.fullmatch(text) if " and " in text and "," in text else None
    if turned:
        return PlainCitation(turned["title"], split_names(turned["names"]), "", int(turned["year"]))
    if ". " in text:
        parts = _STOP.split(text) if text.isascii() else _CJK_STOP.split(text)
        return _by_stops(parts) or _year_apart(parts) or _names_before(parts)
    dated = _NAME_AND_YEAR.fullmatch(text)
    names = split_names(dated["names"]) if dated else []
    if dated and names and all(map(_in_full, names)):
        return PlainCitation(dated["title"], names, year=int(dated["year"]))
    return None


def surnames_first(text: str) -> PlainCitation | None:
    """``Doe & Roe 2016 - The Title``: surnames and a year, and nothing but a title behind them."""
    if not ("&" in text or " and " in text or " et" in text):
        return None
    match = _SURNAMES_FIRST.fullmatch(" ".join(text.split()).strip(" -–—|:.,;[(（"))
    if match is None or ". " in match["title"] or " - " in match["title"]:
        return None
    names = split_names(match["names"])
    if not all(map(is_name, names)) or venue_like(match["names"]) or any(map(is_sort, names)):
        return None
    return PlainCitation(match["title"], names, year=int(match["year"]))


def _by_stops(parts: list[str]) -> PlainCitation | None:
    """``Title. Jane Doe and John Roe. Venue, Year``."""
    if len(parts) != _LEAST:
        return None
    title, names, venue = parts
    if names[-1:].isdecimal() and is_dated_venue(names) and names_like(venue):
        names, venue = venue, names  # `Title. Venue 2015. Jane Doe and John Roe`
        people = split_names(names)
        year = find_year(venue)
        if year is None or len(title.split()) < _LEAST:
            return None
        return PlainCitation(title, people, venue.strip(" .,"), year.value)
    year = find_year(venue)
    place = len(venue.split()) <= _VENUE_WORDS and (venue_like(venue) or is_title_case(venue))
    if year is None or not place or len(title.split()) < _LEAST:
        return None
    people = split_names(names)
    if not people or not all(map(_in_full, people)):
        return None
    name = "" if venue.strip(" .,()").isdecimal() else venue.strip(" .,")
    return PlainCitation(title, people, name, year.value)


def _year_apart(parts: list[str]) -> PlainCitation | None:
    """``Title. Jane Doe and John Roe. 2008. Venue. 4 pages``, ``Title. Doe et al. 2015. Venue``."""
    if _PAGES.fullmatch(parts[-1]):
        parts = parts[:-1]
    if len(parts) == _LEAST and (dated := _NAMES_DATED.fullmatch(parts[1])):
        parts = [parts[0], *dated.groups(), parts[2]]
    if len(parts) != _LEAST + 1 or not _YEAR.fullmatch(parts[2]):
        return None
    title, names, year, venue = parts
    others = ET_AL.search(names) is not None and names_like(names)
    people = split_names(ET_AL.sub("", names) if others else names)
    if len(title.split()) < _LEAST or not (others or all(map(_in_full, people))) or not people:
        return None
    if len(venue.split()) > _VENUE_WORDS or not (venue_like(venue) or is_title_case(venue)):
        return None
    return PlainCitation(title, people, venue.strip(" .,"), int(year))


def _names_before(parts: list[str]) -> PlainCitation | None:
    """``山田太郎, 鈴木花子. 港湾の深層学習. 港湾学会誌, 2021``: names in characters first."""
    if len(parts) != _LEAST or not _CJK_NAMES.fullmatch(parts[0]):
        return None
    names, title, venue = parts
    year = find_year(venue)
    if year is None or len(title) < _LEAST_CJK or not venue_like(venue):
        return None
    return PlainCitation(title, split_names(names), venue.strip(" .,"), year.value)


def _cjk_names_behind(text: str) -> PlainCitation | None:
    """``The Longer Title. 张三, 李四``: a title in Latin and names in characters, nothing more."""
    title, _, told = text.rpartition(". ")
    names = split_names(told)
    if len(names) < _FEW_NAMES or not title.isascii() or len(title.split()) < _LEAST:
        return None
    return PlainCitation(title, names) if all(map(is_cjk_name, names)) else None


def _in_full(name: str) -> bool:
    """Whether a text is a person's name in full, and no institution's."""
    words = len(re.sub(r"\s+", " ", name).split(" "))
    return words in FULL_NAME_WORDS and is_name(name) and not ORGANIZATION_WORDS.found_in(name)
