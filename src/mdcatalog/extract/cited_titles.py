"""Titles set apart that are whole citations: ``[K. One et al. The Title, 2016.](…)``."""

from __future__ import annotations

import re
from typing import NamedTuple

from mdcatalog.extract.bibliography import Reference, leading_names, read_reference
from mdcatalog.extract.citation_parts import Citation, add_cited
from mdcatalog.extract.citations import read_citation
from mdcatalog.extract.cited_lines import fact_in
from mdcatalog.extract.course_names import is_given
from mdcatalog.extract.entries import Entry
from mdcatalog.extract.person_names import FULL_NAME_WORDS, is_name, names_like
from mdcatalog.extract.plain_citations import plain_citation
from mdcatalog.extract.plus_names import spelt_out
from mdcatalog.extract.venues import split_venue, venue_like
from mdcatalog.headers import header_spellings
from mdcatalog.patterns import lazy_pattern
from mdcatalog.values import split_names
from mdcatalog.vocabulary import FIELDS, TITLE, TITLES, fold

_QUOTES = ('"', "“")
_LONGEST = 400
_LEAST_COMMAS = 2
_MOST_NAMES = 12
_LEAST_TITLE = 2  # words of a title behind names
_YEAR = r"(?:19|20)\d\d"
# `The Title, 2016`, `The Title, ICML 2016`: what ends a title behind names
_ENDING = lazy_pattern(
    rf"(?P<title>.{{4,}}?)[,.]\s+(?P<place>[^,.]{{0,60}}?\(?(?<!\d){_YEAR}(?!\d)\)?)\.?"
)
_QUOTED = lazy_pattern(r"(?P<names>[^\"“]{4,200}?)[,.:]?\s+[\"“](?P<title>[^\"”]{8,}?)[,.]?[\"”]")
# `"The Title," J. Doe (2018)`
_QUOTED_FIRST = lazy_pattern(
    r"[\"“](?P<title>[^\"“”]{6,}?)[,.]?[\"”][\s,.:–—-]*(?:by\s+)?(?P<behind>[^\W\d_].{2,200})"
)
_YEAR_BEHIND = lazy_pattern(rf"[\s,.]*[(\[]?(?P<year>{_YEAR})[a-z]?[)\]]?$")
_SURNAMES = r"[^\W\d_a-z][\w'’-]+ (?:and|&) [^\W\d_a-z][\w'’-]+"
# `One and Two (2014): The Title`
_PAIR = lazy_pattern(rf"(?P<names>{_SURNAMES}),? \((?P<year>{_YEAR})[a-z]?\)[:.,]?\s+(?=\S+ \S)")
# `The Title (One et al., 2015)`, `The Title (One and Two, 2015)`
_IN_BRACKETS = lazy_pattern(
    rf"(?P<title>.{{2,}}?)\s*[(（\[](?P<names>[^()\[\]\d]{{2,60}}? et\.? al\.?|{_SURNAMES}),?\s+"
    rf"(?P<rest>(?:(?:[A-Z][\w&’' -]{{1,30}}[ ,’']|ar[Xx]iv ?|[A-Z]{{3,8}}['’]?)?{_YEAR}"
    r"|[A-Z][A-Za-z]{2,9} ?['’]\d\d))[a-z]?[)）\]]"
)
_OTHERS = lazy_pattern(r",?\s+et\.? al\b\.?")
# `One et al., The Title`, `One et al - The Title`
_OTHERS_FIRST = lazy_pattern(
    r"(?P<names>[^\W\d_][^,.:;()\[\]]{1,40}) et\.? al\b\.?(?:,| [-–—]{1,2}) "
    r"(?P<title>[^\W_a-z].{8,})"
)
_TITLE_BEHIND_COMMA = 4  # words, as many as no venue and no maker have
_SEPARATOR = lazy_pattern(r"[,.:;]\s+(?:by\s+)?|\s+[-–—|]\s+(?:by\s+)?|\s+by\s+")


# `The Title: One, Two, Three: University; RAL 2023`
_BY_COLONS = lazy_pattern(
    r"(?P<title>[^\s].{5,}?):\s+(?P<names>[^:;,]{2,40},[^:;]{4,300}?)\s*:\s+(?P<maker>[A-Z][^:;,]{1,60})(?:[;,]\s*(?P<rest>.{2,60}))?"
)


class _Cited(NamedTuple):
    """A title, and the names, venue and year around it."""

    title: str
    citation: Citation


def take_citation(entry: Entry, title: str) -> str:
    """The title in a text that names authors, venue or year as well; those go to the entry."""
    if "+" in title and (spelt := spelt_out(title)) != title:
        taken = take_citation(entry, spelt)
        return title if taken == spelt else taken
    by_colons = _parted_by_colons(title) if title.count(": ") > 1 else None
    if by_colons:
        return _take(entry, by_colons)
    if title.count(", ") >= _LEAST_COMMAS and (named := _names_then_title(title)):
        return _take(entry, named)
    if len(title) > _LONGEST or not (" al" in title or "20" in title or "19" in title):
        return title
    quoted = _quoted_first(title) if title[:1] in _QUOTES else None
    cited = quoted or _authors_first(title) or (_title_first(title) if " al" in title else None)
    cited = cited or (_parted_by_stops(title) if title.count(". ") > 1 else None)
    entry.citation = entry.citation or cited is not None
    if cited is None and title.endswith((")", "）", "]")):
        cited = _named_in_brackets(title)  # a model and who made it, as often as a paper
    return _take(entry, cited) if cited else title


def _take(entry: Entry, cited: _Cited) -> str:
    add_cited(entry, cited.citation)
    return cited.title


def _quoted_first(text: str) -> _Cited | None:
    """``"The Title," J. Doe et al. (2018)``: nothing but who and when behind a quoted title."""
    match = _QUOTED_FIRST.fullmatch(text)
    if match is None:
        return None
    behind = match["behind"].strip(" .,")
    fact = fact_in(behind)
    if fact and fact.venue and (fact.names or fact.weak):
        citation = Citation([*fact.names, *fact.weak], venue=fact.venue, year=fact.year)
        return _Cited(match["title"], citation)
    dated = _YEAR_BEHIND.search(behind)
    names = behind[: dated.start()] if dated else behind
    if not names_like(names, strict=False):
        return None
    year = int(dated["year"]) if dated else None
    return _Cited(match["title"], Citation(split_names(names), year=year))


def _authors_first(text: str) -> _Cited | None:
    pair = _PAIR.match(text)
    if pair:
        citation = Citation(split_names(pair["names"]), year=int(pair["year"]))
        return _Cited(text[pair.end() :], citation)
    quoted = _QUOTED.match(text) if '"' in text or "“" in text else None
    dated = _YEAR_BEHIND.search(quoted["names"]) if quoted else None
    before = quoted["names"][: dated.start()] if quoted and dated else quoted and quoted["names"]
    if quoted and before and names_like(before, strict=not dated):
        citation = read_citation(text[quoted.end() :], [], authors=split_names(before))
        citation.year = int(dated["year"]) if dated else citation.year
        return _Cited(quoted["title"], citation)
    found = leading_names(text)
    before = text[: found.end] if found else ""
    reference = read_reference(text)
    if reference is None and found and found.sure and before.rstrip().endswith(":"):
        ending = _ENDING.fullmatch(text[found.end :])  # `A. One, B. Two: The Title, ICML 2012`
        if ending and len(found.names) > 1 and venue_like(ending["place"]):
            reference = Reference(found.names, None, ending["title"], ending["place"])
    others = None if reference else _others_first(text)
    reference = reference or others
    if reference is None:
        return None
    told = (
        others
        or reference.year
        or reference.rest
        or _OTHERS.search(before)
        or "." in before.rstrip(" .")
    )
    if not told or len(reference.title.split()) < _LEAST_TITLE:
        return None
    title, rest = reference.title, reference.rest
    ending = None if rest else _ENDING.fullmatch(title)
    if ending and (ending["place"].strip("()").isdigit() or venue_like(ending["place"])):
        title, rest = ending["title"], ending["place"]
    citation = read_citation(rest, [], dated=True, authors=reference.names)
    citation.venue = citation.venue or reference.venue or None
    citation.year = reference.year or citation.year
    return _Cited(title, citation)


def _others_first(text: str) -> Reference | None:
    """``One et al., The Title``: a comma or dash behind names parts them from a title in full."""
    match = _OTHERS_FIRST.fullmatch(text)
    if match is None or not names_like(f"{match['names']} et al."):
        return None
    title = match["title"]
    if len(title.split()) < _TITLE_BEHIND_COMMA or venue_like(title):
        return None
    return Reference(split_names(match["names"]), None, title, "")


def _names_then_title(text: str) -> _Cited | None:
    """``Jane Doe, John Roe, The Title``: names in full, of people with known given names."""
    parts = text.split(", ", _MOST_NAMES)
    count = 0
    while count < len(parts) and _is_full_name(parts[count]):
        count += 1
    title = ", ".join(parts[count:])
    if count < _LEAST_COMMAS or len(title.split()) <= _LEAST_TITLE or names_like(title):
        return None
    return _Cited(title, Citation(parts[:count]))


def _is_full_name(part: str) -> bool:
    words = part.split()
    return len(words) in FULL_NAME_WORDS and is_given(words[0]) and is_name(part)


def _parted_by_colons(text: str) -> _Cited | None:
    match = _BY_COLONS.fullmatch(text)
    if match is None or match["names"].count(",") < _LEAST_COMMAS or not names_like(match["names"]):
        return None
    citation = read_citation(
        match["rest"] or "", [], dated=True, authors=split_names(match["names"])
    )
    citation.organizations = [match["maker"].strip()]
    return None if citation.rest else _Cited(match["title"], citation)


def _title_first(text: str) -> _Cited | None:
    """``The Title, One et al., 2015``, ``The Title by A. One, B. Two et al. (ICML 2015)``."""
    others = _OTHERS.search(text)
    if others is None:
        return None
    before = text[: others.start()]
    whole: re.Match[str] | None = None
    for mark in _SEPARATOR.finditer(before):
        names = before[mark.end() :]
        if names_like(f"{names} et al.") and (
            "," not in names or all(" " in name for name in split_names(names))
        ):
            whole = mark
            break
    title = before[: whole.start()] if whole else ""
    if whole is None or len(title.split()) < _LEAST_TITLE or names_like(title):
        return None
    behind = text[others.end() :].strip(" ,.")
    citation = read_citation(behind, [], dated=True, authors=split_names(before[whole.end() :]))
    return None if citation.rest else _Cited(title.rstrip(" ,.:"), citation)


def _parted_by_stops(text: str) -> _Cited | None:
    """``The Title. Jane Doe, John Roe. ICML 2015``, ``The Title. ICML 2015. Jane Doe``."""
    told = plain_citation(text)
    if told is None:
        return None
    venue, year = split_venue(told.venue).name if told.venue else None, told.year
    return _Cited(told.title, Citation(told.names, venue=venue, year=year))


# `One and Two (2014)`, `One et al. (2014)`: a model that is called by who made it
_NAMES_AND_YEAR = lazy_pattern(
    rf"(?P<names>[^\W\d_a-z][\w'’-]+ et\.? al\.?|{_SURNAMES}),? \((?P<year>{_YEAR})[a-z]?\)"
)
_MARKS = " *†‡§♦♠♣♥★☆"


# Headers of what a table of results compares.
_MODEL_WORDS = frozenset(map(fold, (*TITLE, *TITLES["tool"], *FIELDS["technique"])))


def model_cited(entry: Entry) -> Citation | None:
    """Who made a model and when, where a table of results cites it: ``BERT (Doe et al., 2018)``.

    Only the first column says so of the row's own paper; others cite what it was compared with.
    """
    first = entry.fields[0] if entry.fields and entry.block == "table_row" else None
    if first is None or "(" not in first.text:
        return None
    text = first.text.rstrip(_MARKS)
    if not text.endswith(")") or header_spellings(first.label)[0] not in _MODEL_WORDS:
        return None
    cited = _named_in_brackets(text)
    if cited:
        return cited.citation
    match = _NAMES_AND_YEAR.fullmatch(text)
    return Citation(split_names(match["names"]), year=int(match["year"])) if match else None


def _named_in_brackets(text: str) -> _Cited | None:
    match = _IN_BRACKETS.fullmatch(text)
    if match is None:
        return None
    names = split_names(match["names"])
    return _Cited(match["title"], read_citation(match["rest"], [], dated=True, authors=names))
