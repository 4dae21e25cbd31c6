"""Titles with what is said of them between dashes or bars: ``NCut - The Title - PAMI - 2000``."""

from __future__ import annotations

from typing import NamedTuple

from mdcatalog.extract.citation_parts import Citation
from mdcatalog.extract.cited_lines import fact_in, may_name, take_fact
from mdcatalog.extract.person_names import is_known_person
from mdcatalog.patterns import lazy_pattern
from mdcatalog.values import split_names

_DASH = lazy_pattern(r"\s+[-–—|]\s*|(?<=\S)[-–—|]\s+")
# `Doe and Roe` beside a year
_PAIR = lazy_pattern(r"[A-Z][^\W\d_][\w'’-]* (?:and|&) [A-Z][^\W\d_][\w'’-]*")
# `NCut`, `LSC`, `U-Net++`, `Quay2Vec`: no plain word
_NO_WORD = lazy_pattern(r"[A-Za-z][\w+-]*?[A-Z\d][\w+-]*")
_LONGEST_NAME = 24
_LEAST_WORDS, _LEAST_CJK = 3, 5


class Dashed(NamedTuple):
    """A title, the short name before it, and the names, venue and year around it."""

    title: str
    name: str
    citation: Citation


def dashed_title(text: str) -> Dashed | None:
    """The title between parts that say who wrote it, where and when it appeared.

    ``NCut - The Title - PAMI - 2000``, ``The Title | CVPR, 2017``, ``Doe and Roe - 2019 - The
    Title``: where a year is told, and a venue or names.
    """
    joints = list(_DASH.finditer(text))
    starts = [0, *(joint.end() for joint in joints)]
    ends = [*(joint.start() for joint in joints), len(text)]
    parts = [text[start:end] for start, end in zip(starts, ends, strict=True)]
    citation = Citation()
    first, last = 0, len(parts) - 1
    while first < last and _take(citation, parts[last]):
        last -= 1
    while first < last and _take(citation, parts[first]):
        first += 1
    if first + 1 < last and citation.year is None and _take(citation, parts[first + 1]):
        # `Doe and Roe - 2019 - The Title`: two surnames may be words elsewhere
        if not _PAIR.fullmatch(parts[first]):
            return None
        citation.authors.extend(split_names(parts[first]))
        first += 2
    if citation.year is None or not (citation.venue or citation.authors):
        return None
    name = ""
    if first < last and _is_short_name(parts[first], text[starts[first + 1] : ends[last]]):
        name, first = parts[first], first + 1
    title = text[starts[first] : ends[last]]
    full = title.count(" ") + 1 >= _LEAST_WORDS or (not title.isascii() and len(title) > _LEAST_CJK)
    full = full or bool(name)
    return (
        Dashed(title, name, citation)
        if full and fact_in(title) is None and may_name(title)
        else None
    )


def _take(citation: Citation, part: str) -> bool:
    """Put what a part says into the citation; whether it is a venue, a year, or names for sure."""
    fact = fact_in(part)
    if fact is None or fact.makers or not (fact.names or fact.weak or fact.venue or fact.year):
        return False
    names = [*fact.names, *fact.weak]
    told = ((fact.venue, citation.venue), (fact.year, citation.year), (names, citation.authors))
    if any(new and old for new, old in told):
        return False
    if not all(map(is_known_person, fact.weak)):
        return False
    citation.authors.extend(names)
    return take_fact(citation, fact)


def _is_short_name(name: str, title: str) -> bool:
    """Whether a part is what a paper is called for short: ``NCut``, ``Graph Cuts``.

    It is where it is no plain word, or where the title says it too.
    """
    if len(name) > _LONGEST_NAME or name.count(" ") > 1:
        return False
    return _NO_WORD.fullmatch(name) is not None or name.casefold() in title.casefold()
