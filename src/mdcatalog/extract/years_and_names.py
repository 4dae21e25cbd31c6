"""Lists of a year, who wrote it, and the linked title: ``2007 - Doe - [The Title](…)``.

A word there is as often the name of a thing (``2015 - RopeNet - [Ropes in Depth](…)``). In a list
of papers it is who wrote them where nearly all items have one, none of them says it again in its
title, and one at least can be nothing but a person.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from mdcatalog.extract.course_names import is_given
from mdcatalog.extract.organizations import is_organization
from mdcatalog.extract.person_names import ET_AL, PARTICLES
from mdcatalog.extract.shapes import head_of
from mdcatalog.extract.titles import is_role_link
from mdcatalog.extract.venues import venue_like
from mdcatalog.extract.years_before import Lead, people_before
from mdcatalog.links import host_sort
from mdcatalog.patterns import lazy_pattern
from mdcatalog.tree import Item, Link, List, Section, Text, walk_blocks, walk_sections
from mdcatalog.vocabulary import SURNAMES, fold, is_sort, role_of

_LEAD = lazy_pattern(
    r"\s*[(\[]?(?P<year>(?:19|20)\d\d)[)\]]?(?:\s+[-–—|]|[:,.])\s+"
    r"(?P<names>[^\W\d_][^\d:：()\[\]\"“”?!|]{0,79}?)(?: \((?P<group>[^()\d]{2,40})\))?"
    r"(?: [-–—|]|[:,])\s+"
)
_LEAST = 4
_LEAST_WORDS = 3


class _Begun(NamedTuple):
    lead: Lead
    written: str
    title: Link


def named_years(root: Section) -> dict[int, Lead]:
    """What the items of such lists begin with, by the lines on which they do."""
    leads: dict[int, Lead] = {}
    for section in walk_sections(root):
        for block in walk_blocks(section.blocks):
            if type(block) is not List or len(block.items) < _LEAST:
                continue
            begun = {item.start: one for item in block.items if (one := _begun(item))}
            if len(begun) * 5 >= len(block.items) * 4 and _are_written([*begun.values()]):
                leads.update({line: one.lead for line, one in begun.items()})
    return leads


def _begun(item: Item) -> _Begun | None:
    before = ""
    title = None
    for piece in head_of(item):
        if type(piece) is Link and not piece.bare and not is_role_link(piece):
            title = piece
            break
        if type(piece) is not Text or piece.strong:
            return None  # what is set apart is the thing
        before += piece.text
    match = _LEAD.fullmatch(before) if title else None
    if match is None or title is None or len(title.text.split()) < _LEAST_WORDS:
        return None
    written = match["names"]
    names = people_before(written)
    if not names or not all(map(_may_be_person, names)):
        return None
    return _Begun(
        Lead(int(match["year"]), names, before, True, match["group"] or ""), written, title
    )


def _may_be_person(name: str) -> bool:
    other = venue_like(name) or is_organization(name) or is_sort(name) or role_of(name) is not None
    return not other and name[:1].isupper() and not name.isupper()


def _are_written(begun: Sequence[_Begun]) -> bool:
    """Whether what stands behind the years are people, who wrote papers."""
    if len({one.written for one in begun}) * 3 < len(begun) * 2:
        return False
    papers = sum(host_sort(x.title.url) == "paper" or x.title.url.endswith(".pdf") for x in begun)
    if papers * 3 < len(begun) * 2:
        return False
    if any(fold(one.written) in fold(one.title.text) for one in begun):
        return False  # `2014 - Adam - [Adam: Moments of Ropes](…)`
    return any(_is_sure(one.written) for one in begun)


def _is_sure(written: str) -> bool:
    words = written.replace(",", " ").split()
    if ET_AL.search(written) or fold(words[-1]) in SURNAMES:
        return True
    return len(words) > 1 and (is_given(words[0]) or not PARTICLES.isdisjoint(map(fold, words)))
