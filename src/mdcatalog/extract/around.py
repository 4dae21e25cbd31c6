"""The citation around a title: the names before it, and what the words behind it say."""

from __future__ import annotations

import re

from mdcatalog.extract.bars import LONGEST_CREDIT
from mdcatalog.extract.behind import LEADING
from mdcatalog.extract.bibliography import leading_names
from mdcatalog.extract.citation_parts import Citation
from mdcatalog.extract.citations import names_end_dated, names_in_group, read_citation
from mdcatalog.extract.course_names import is_given
from mdcatalog.extract.full_references import reference_names
from mdcatalog.extract.head_parts import Head, is_surname_first, lists_names, turned_round
from mdcatalog.extract.person_names import is_name, names_like
from mdcatalog.extract.placed_names import placed_names
from mdcatalog.extract.venues import venue_like
from mdcatalog.extract.venues_behind import shortened_journal
from mdcatalog.patterns import lazy_pattern
from mdcatalog.tree import Link
from mdcatalog.values import split_names
from mdcatalog.values.text import words as words_of
from mdcatalog.vocabulary import VENUE_WORDS, fold

_YEAR_FIRST = lazy_pattern(r"\s*(?:[,.]\s*)?[(（\[]\s*(?:\w{3,9}\.?,?\s+)?(?:19|20)\d{2}")
# `Doe and Roe (2014)` before a title
_PAIR_DATED = lazy_pattern(
    r"\s*(?P<one>[^\W\d_a-z][\w'’-]+) (?:and|&) (?P<other>[^\W\d_a-z][\w'’-]+),?\s+"
    r"[(\[]?(?P<year>(?:19|20)\d\d)[a-z]?[)\]]?[\s.,:]*"
)
# `Doe et al. 2017` before a title
_OTHERS_DATED = lazy_pattern(
    r"\s*(?P<names>[^\W\d_a-z][\w'’-]+(?: [\w'’.-]+){0,3}),? et\.? al\.?,? "
    r"[(\[]?(?P<year>(?:19|20)\d\d)[a-z]?[)\]]?[\s.,:]*"
)
_SENTENCE_END = re.compile(r"(?<!\b[A-Z])\. ")  # not behind an initial: `Ann J. Doe, John Roe`
_IN_PROCEEDINGS = re.compile(r"[Ii]n (?:the )?[Pp]roc")
_NAMES_ET_AL = lazy_pattern(r"^[\s.,]*\S+(?:\s\S+){0,40}?,?\s+et\.? al")

_NO_NAME = re.compile(r"[()（）]|\d\d")  # `Doe et al. (a book of 1986)`

_LONGEST = 160
_LONGEST_NAME = 24
_NAME_WORDS = 4


def _names_before(before: str) -> tuple[tuple[str, ...], int | None]:
    """The names that stand before a title, and the year beside them."""
    if not before:
        return (), None
    pair = _PAIR_DATED.fullmatch(before)
    if pair:
        return (pair["one"], pair["other"]), int(pair["year"])
    others = _OTHERS_DATED.fullmatch(before) if " al" in before else None
    if others:
        return (others["names"],), int(others["year"])
    surname, comma, _ = before.partition(", ")
    if comma and (alone := turned_round(before)):
        return (alone,), None
    if comma and is_surname_first(before):
        return (before.rstrip(" .,:"),), None
    if comma and " " in surname.strip():  # `Van Pier, Jane K., and Ann Lee`
        names = reference_names(before.strip(" ."))
        if names and ", " in names[0]:
            return names, None
    found = leading_names(before + " ")
    year = found.year if found and found.sure else None
    if found and found.sure and not before[found.end :].strip():
        return tuple(found.names), year
    if lists_names(before) or names_like(before, strict=False) or re.search(r"et\.? al", before):
        names = tuple(split_names(before.strip(" ,:;")))
        return (() if any(map(_NO_NAME.search, names)) else names), year
    return (), year


def _words_cite(words: str, dated: bool) -> bool:
    """Whether the words behind a title begin as those of a citation do."""
    if ("20" in words or "19" in words) and _YEAR_FIRST.match(words):
        return True
    if " al" in words and _NAMES_ET_AL.match(words):
        return True
    lead = words.lstrip(LEADING)
    if lead[:1] in ("i", "I") and _IN_PROCEEDINGS.match(lead):
        return True
    if names_in_group(lead):
        return True
    place = lead.lstrip("(（")[:80].split("\n")[0].split(". ")[0].split("[")[0].split("，")[0]
    line = lead.split("\n", 1)[0][:LONGEST_CREDIT].split("(")[0].split("[")[0]
    names = line.split(". ")[0]
    return (
        ((len(words) < _LONGEST or _names_venue(place)) and venue_like(place))
        or shortened_journal(lead) is not None
        or (lead[1:2] == "." and _initials_then_venue(lead))
        or (len(words) < LONGEST_CREDIT and names_end_dated(words))
        or (len(words) < LONGEST_CREDIT and names_end_dated(lead.split(". ")[0]))
        or names_like(names, strict=not dated)
        or (names[-2:-1] == " " and names_like(_SENTENCE_END.split(line, 1)[0], strict=not dated))
    )


def _names_venue(place: str) -> bool:
    """Whether words are the name of a venue, and no more."""
    return len(place) <= _LONGEST_NAME and fold(place.rstrip(" .,")) in VENUE_WORDS


def _initials_then_venue(words: str) -> bool:
    """``A. One, B. Two. CHI 2019``: names whose stops are not where they end."""
    found = leading_names(words)
    return bool(found and found.sure and venue_like(words[found.end :].strip(" .")))


# `Jane Doe et al 2025`, `Jane Doe 2021`
_NAMES_AND_YEAR = lazy_pattern(
    r"[\s,–—-]*(?P<names>[A-Z][^\d()\[\]:;]{2,200}?)(?P<others>,?\s+et\.? al\.?,?)?"
    r"\s+(?P<year>(?:19|20)\d\d)[\s.]*"
)


def _names_then_year(words: str) -> Citation | None:
    """Names and a year that are all that stands behind a title.

    One name alone counts where it begins with a given name: others are words of a venue.
    """
    match = _NAMES_AND_YEAR.fullmatch(words)
    if match is None or venue_like(match["names"]):
        return None
    names = split_names(match["names"])
    if match["others"]:
        sure = all(len(name.split()) <= _NAME_WORDS for name in names)
    else:
        name = names[0]
        sure = len(names) == 1 and " " in name and is_name(name) and is_given(name.split()[0])
    return Citation(names, year=int(match["year"])) if sure else None


_BEFORE_CREDITS = frozenset(
    words_of("by and in at on from with to of the for via der von de proc et al authors venue")
)


def _runs_on(words: str, part: str) -> bool:
    """Whether words in italics go on a sentence: ``Materials for the course *GitHub Repo*``."""
    before = words[: max(words.find(part.strip()), 0)]
    if not before[-1:].isspace() or not before.rstrip()[-1:].islower():
        return False
    return before.rsplit(None, 1)[-1].lower() not in _BEFORE_CREDITS


def citation_around(
    before: str, words: str, emphasised: list[str], head: Head, dated: bool
) -> Citation | None:
    """The citation around a title, if there is evidence of one: names, italics, a year, a venue."""
    if words[-6:].rstrip(" .")[-2:].isdecimal() and (alone := _names_then_year(words)):
        return alone
    emphasised = [part for part in emphasised if not _runs_on(words, part)]
    looks = (
        bool(emphasised or head.authors)
        or (any(map(str.isalnum, words)) and _words_cite(words, dated))
        or bool(before and (lists_names(before) or _PAIR_DATED.fullmatch(before)))
        or bool(before and _OTHERS_DATED.fullmatch(before))
        or bool(before and is_surname_first(before))
        or bool(before and Link in map(type, head.title) and names_like(before, strict=False))
    )
    if not looks:
        return None
    placed = placed_names(before) if before else None
    authors, year = (placed.names, placed.year) if placed else _names_before(before)
    citation = read_citation(words, emphasised, dated=dated, authors=head.authors or authors)
    if placed and placed.venue:
        citation.venue, citation.year = placed.venue, year  # `Doe (ICLR 2024): "The Title"`
    citation.year = citation.year or year
    parted = _opens_within_group(citation.rest) and not _opens_within_group(words)
    if parted and not citation.authors:
        return None  # `(renamed 2024-03): …`, parted within its brackets
    return citation


def _opens_within_group(words: str) -> bool:
    """Whether words begin within brackets that close in them."""
    closing = words.find(")")
    return closing >= 0 and "(" not in words[:closing]
