"""Bylines that cite: ``[The Title](…) by Doe J, Roe A. A Journal of Quays, 2017.``."""

from __future__ import annotations

from mdcatalog.extract.entries import Entry
from mdcatalog.extract.organizations import is_organization
from mdcatalog.extract.person_names import is_known_person, is_name
from mdcatalog.extract.venues import is_title_case, venue_like
from mdcatalog.patterns import lazy_pattern
from mdcatalog.tree import Inline, Link, Text
from mdcatalog.values import split_names
from mdcatalog.vocabulary import VENUE_WORDS, fold

_CITED = lazy_pattern(
    r",?\s*by\s+(?P<names>[^.\n]{4,240}?(?:,? et\.? al)?)\.\s+"
    r"(?:(?P<venue>(?:[A-Z]|arXiv)[^\n]{0,110}?)[,.]\s+)?(?P<year>(?:19|20)\d\d)\.?(?P<rest>[\s\[(]*)"
)
# `De Hauwere Y M`: a surname and initials
_BARE = lazy_pattern(r"[^\W\d_a-z][\w'’-]+(?: [^\W\d_a-z][\w'’-]+){0,2}(?: [A-Z]){1,4}")
_OTHERS = lazy_pattern(r",? et\.? al$")
_VENUE_WORDS, _FEW_WORDS = 14, 4
_TURNED = 2  # parts of one name: `Tesauro, Gerald`


def take_cited_byline(entry: Entry, pieces: list[Inline]) -> list[Inline]:
    """The pieces of a linked title without who wrote it, where and when, which go to the entry."""
    title, told = pieces[:2] if len(pieces) > 1 else (None, None)
    if type(title) is not Link or type(told) is not Text or told.text.lstrip(" ,")[:3] != "by ":
        return pieces
    match = _CITED.fullmatch(told.text)
    names = _names(match["names"]) if match else []
    if match is None or not names:
        return pieces
    venue = match["venue"]
    bare = _BARE.fullmatch(names[0]) is not None
    if venue and (venue.count(" ") >= _VENUE_WORDS or any(map(str.isdigit, venue))):
        return pieces
    short = bare and venue is not None and venue.count(" ") < _FEW_WORDS
    if venue and not (short or is_title_case(venue) or fold(venue) in VENUE_WORDS):
        return pieces
    turned = len(names) == 1 and "," in names[0]
    if not (bare or turned) and (
        any(map(is_organization, names)) or not (venue and venue_like(venue))
    ):
        return pieces
    entry.add_value("authors", names)
    dated = venue and "." not in venue and told.text[match.end("venue")] == ","
    dated = dated and venue_like(venue)
    entry.add_value("venue", f"{venue}, {match['year']}" if dated else venue)
    entry.add_value("year", int(match["year"]))
    entry.citation = True
    rest = match["rest"].lstrip()
    return [title, *([told._replace(text=f" {rest}")] if rest else []), *pieces[2:]]


def _names(told: str) -> list[str]:
    """People by surnames and initials, in full, or one turned round; none of anything else."""
    others = _OTHERS.search(told)
    plain = told[: others.start()] if others else told
    parts = [part.strip() for part in plain.replace(" and ", ", ").split(",")]
    if len(parts) == _TURNED and not any(" " in part for part in parts):
        return [plain] if is_known_person(f"{parts[1]} {parts[0]}") else []
    if all(map(_BARE.fullmatch, parts)):
        return parts
    names = split_names(plain)
    full = all(" " in name and is_name(name) for name in names)
    return names if full else []
