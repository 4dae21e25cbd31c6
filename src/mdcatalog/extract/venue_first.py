"""Lines that begin with a venue and its year: ``HotQuay '14 -- `fog` -- Doe et al, [Title](…)``.

Behind the venue may stand tags in code, or a few words between dashes, and names.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from mdcatalog.extract.entries import Entry
from mdcatalog.extract.instructions import opens_sentence
from mdcatalog.extract.naming import heading_kinds
from mdcatalog.extract.organizations import is_organization
from mdcatalog.extract.person_names import is_known_person, names_like
from mdcatalog.extract.shapes import head_of
from mdcatalog.extract.titles import is_role_link
from mdcatalog.extract.venues import is_title_case, venue_like
from mdcatalog.extract.venues_behind import GENERAL_VENUES
from mdcatalog.links import host_sort
from mdcatalog.patterns import lazy_pattern
from mdcatalog.tree import CodeSpan, Inline, Link, List, Text, block_links
from mdcatalog.values import parse_date, split_names
from mdcatalog.vocabulary import CALENDAR, PLACES, SHORT_VENUES, VENUE_WORDS, fold

_VENUE = lazy_pattern(
    r"\s*(?P<venue>(?P<name>[A-Z][\w&/.+-]*(?: [A-Z&][\w&/-]*){0,4}?)"
    r"(?P<year>\s?`?['’‘]\s?(?:(?:19|20)\d\d|\d\d)|\s(?:19|20)\d\d|\s\d\d|(?<=[A-Za-z])(?:19|20)\d\d))"
    r"(?P<joint>\s+[-–—]{1,3}\s+|\s*[:：|]\s+|,\s+)(?P<rest>.*)",
    re.DOTALL,
)
# a server of preprints tells no year: `arXiv -- Doe et al, [Title](…) -- a remark`
_PREPRINT = lazy_pattern(
    r"\s*(?P<venue>arXiv|bioRxiv|medRxiv)(?:\s+[-–—]{1,3}\s+|\s*[:|]\s+|,\s+)(?P<rest>.*)",
    re.DOTALL | re.IGNORECASE,
)
_JOINT = re.compile(r"\s*(?:[-–—]{1,3}|[:：|,])\s*")
# `CLOUD + Edge -- `: a few words set apart before names or the title
_WORDS_APART = lazy_pattern(r"(?P<tag>[^\W_](?:[^-–—:|,\n]|-(?=\w)){1,30}?)\s+[-–—]{1,3}[\s,]+")
_NAMES_ET_AL = lazy_pattern(r"(?P<names>[^\W\d_][^,:\n]{1,60}?,?\s+et\.? al\b\.?)[\s,:;.–—-]+")
_LEAST_WORDS = 3
_LONGEST = 80
_SURE, _KNOWN = 2, 3
_PAPERS_ALONE = (("paper", 1.0),)
_OF_TALKS = re.compile(r"(?:[a-z]Con|CON|Conf|Days?|Summit|Camp|Meetup|Fest|Hackathon)$")
_CENTURY = 70
_NO_PAPERS = frozenset(("video", "course", "code", "social"))
_TERMS = frozenset(("spring", "summer", "fall", "autumn", "winter", "since", "class", "version"))


class _Begun(NamedTuple):
    """What stands before a title."""

    venue: str
    year: int | None  # none before a preprint
    tags: list[str]
    names: list[str]
    pieces: list[Inline]  # from the title on


def take_placed_title(entry: Entry, pieces: list[Inline]) -> list[Inline]:
    """The pieces from the title on, where a venue and its year begin them."""
    first = pieces[0] if pieces else None
    if not isinstance(first, Text) or first.emphasis:
        return pieces
    preprint = _PREPRINT.match(first.text) if "rxiv" in first.text[:8].lower() else None
    if not (preprint or any(map(str.isdigit, first.text[:40]))):
        return pieces
    kinds = heading_kinds(entry.section[-1]) if entry.section else ()
    if any(kind == "lecture" for kind, _ in kinds):
        return pieces  # `CppCon 2014: The Talk`
    told = kinds == _PAPERS_ALONE
    begun = _begun(first, pieces[1:], told=told)
    begun = begun or (_preprinted(preprint, first, pieces[1:]) if preprint else None)
    if begun is None:
        return pieces
    entry.add_value("venue", begun.venue)
    entry.add_value("year", begun.year)
    entry.add_value("authors", begun.names or None)
    entry.tags.extend(begun.tags)
    entry.citation = True
    entry.values["venue_first"] = True  # what is said of it shows that it is one, linked or not
    return begun.pieces


# `SOSP 16 -- Best Paper Award`: what somebody did or was given there
_NO_TITLE = lazy_pattern(
    r"\b(?:awards?|prize|finalist|runner-up|keynote|chair|reviewer|committee|deadline|poster|talk"
    r"|tutorial|workshop)\b",
    re.IGNORECASE,
)


def is_placed_title(head: Sequence[Inline]) -> bool:
    """Whether a line without a link is a paper's title behind a known venue and its year.

    Such a line names no topic, whatever stands below it: ``OSDI 16 -- Quay: A System for Ships``.
    """
    first = head[0] if head else None
    if not isinstance(first, Text) or first.emphasis or first.strong:
        return False
    match = _VENUE.match(first.text) if Link not in map(type, head) else None
    if match is None or _strength(match) != _KNOWN or _NO_TITLE.search(match["rest"]):
        return False
    return _begun(first, [*head[1:]], told=False) is not None


def stands_apart(block: List, head: Sequence[Inline]) -> bool:
    """Whether a list tells nothing of the line without a link that it stands below.

    Most of its items are titles behind venues, or it holds lists of links below such a title.
    """
    placed = sum(is_placed_title(head_of(item)) for item in block.items)
    if placed * 2 > len(block.items):
        return True
    heads = any(isinstance(below, List) for item in block.items for below in item.blocks[1:])
    return heads and bool(block_links([block])) and is_placed_title(head)


def _begun(first: Text, behind: list[Inline], *, told: bool) -> _Begun | None:
    """What stands before a title; ``told`` where a heading says that papers follow."""
    match = _VENUE.match(first.text)
    if match is None or len(match["venue"]) > _LONGEST:
        return None
    rest = match["rest"]
    following: list[Inline] = [first._replace(text=rest), *behind] if rest else list(behind)
    tags, following = _tags(following)
    names, following = _names(following)
    title = following[0] if following else None
    strength = _strength(match)
    if title is None or strength is None:
        return None
    strength += told + bool(names) + (bool(tags) and isinstance(behind[0], CodeSpan))
    if not _is_title(title, strength=strength):
        return None
    venue = match["venue"].replace("`", "").strip()
    return _Begun(venue, _year(match["year"]), tags, names, following)


def _preprinted(match: re.Match[str], first: Text, behind: list[Inline]) -> _Begun | None:
    """A server of preprints, tags and names before the linked title of a paper."""
    rest = match["rest"]
    tags, following = _tags([first._replace(text=rest), *behind] if rest else list(behind))
    names, following = _names(following)
    title = following[0] if following else None
    if not isinstance(title, Link) or not (tags or names) or not _is_title(title, strength=_SURE):
        return None
    return _Begun(match["venue"], None, tags, names, following)


def _tags(pieces: list[Inline]) -> tuple[list[str], list[Inline]]:
    """The code, or the few words, between two joints, and the pieces behind them."""
    tags: list[str] = []
    while pieces and isinstance(pieces[0], CodeSpan):
        behind = pieces[1] if len(pieces) > 1 else None
        joint = _JOINT.match(behind.text) if isinstance(behind, Text) else None
        if joint is None or not isinstance(behind, Text):
            break
        tags.append(pieces[0].text.strip())
        rest = behind.text[joint.end() :]
        pieces = [behind._replace(text=rest), *pieces[2:]] if rest else pieces[2:]
    first, second = (pieces[0], pieces[1]) if len(pieces) > 1 else (None, None)
    if isinstance(first, Text) and isinstance(second, Link) and not tags:
        apart = _WORDS_APART.match(first.text)
        if apart and not names_like(apart["tag"]):
            rest = first.text[apart.end() :].lstrip(" ,")
            tags.append(apart["tag"].strip())
            pieces = [first._replace(text=rest), *pieces[1:]] if rest else pieces[1:]
    return tags, pieces


def _names(pieces: list[Inline]) -> tuple[list[str], list[Inline]]:
    """The names before a title, and the pieces behind them."""
    first, second = pieces[0] if pieces else None, pieces[1] if len(pieces) > 1 else None
    if not isinstance(first, Text):
        return [], pieces
    text = first.text.lstrip(" ,")
    others = _NAMES_ET_AL.match(text)
    if others:
        rest = text[others.end() :]
        kept = [first._replace(text=rest), *pieces[1:]] if rest else pieces[1:]
        return split_names(others["names"]), kept
    if isinstance(second, Link) and not is_role_link(second):
        told = text.strip().rstrip(",:;.-–— ")
        if told and names_like(told, strict=not is_known_person(told)):
            return split_names(told), pieces[1:]
    return [], pieces


def _strength(match: re.Match[str]) -> int | None:
    """How much says that a name before a year is a venue: from nothing (0) to its being known (3).

    ``None`` where it is something else.
    """
    name, year = match["name"], match["year"].strip()
    folded = fold(name)
    if folded in CALENDAR or folded in PLACES or folded.split()[0] in _TERMS:
        return None
    if parse_date(f"{name} {year}") or is_known_person(name) or _OF_TALKS.search(name):
        return None
    known = folded in VENUE_WORDS or folded in SHORT_VENUES
    short = len(year) == len("14") and year.isdigit()
    if known:
        sure = not short or name.isupper() or len(folded) > _LEAST_WORDS
        return (1 if folded in GENERAL_VENUES else _KNOWN) if sure else None
    if not short and venue_like(f"{name} {year}") and venue_like(name):
        return 2
    if is_organization(name):
        return None
    if not year[0].isdigit() and " " not in name:
        return 2  # `UCC'16`
    glued = match["year"][0].isdigit()  # `Eurosys2016`, and `ES2015` as well
    return int((_is_initialism(name) or glued) and not short)


def _is_initialism(name: str) -> bool:
    """Whether a name has more capitals than words have: ``SoCC``, ``IoTDI``, ``HotQuay``."""
    return " " not in name and sum(map(str.isupper, name)) > 1 and name[:1].isupper()


def _is_title(piece: Inline, *, strength: int) -> bool:
    """Whether a piece may be the title of a paper: the more so, the less says that before it."""
    if isinstance(piece, Link):
        sort = host_sort(piece.url)
        strength += sort == "paper" or piece.url.endswith(".pdf")
        if strength < _SURE or is_role_link(piece) or piece.bare or sort in _NO_PAPERS:
            return False
        words = piece.text.split()
        return len(words) >= (_LEAST_WORDS if strength > _SURE else _LEAST_WORDS + 1)
    if not isinstance(piece, Text) or strength < _SURE:
        return False
    text = piece.text.strip()
    if len(text.split()) < _LEAST_WORDS or not text[0].isupper() or opens_sentence(text):
        return False
    return strength >= _KNOWN or piece.strong or is_title_case(text) or ": " in text


def _year(text: str) -> int:
    digits = int("".join(filter(str.isdigit, text)))
    if digits > 99:
        return digits
    return digits + (2000 if digits < _CENTURY else 1900)
