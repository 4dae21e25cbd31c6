"""Groups behind a title that say who wrote or made a thing, where and when it appeared."""

from __future__ import annotations

import re

from mdcatalog.extract.asides import dated_venue
from mdcatalog.extract.citation_parts import Citation, names_then_venue
from mdcatalog.extract.entries import Entry
from mdcatalog.extract.organizations import is_named_organization, is_organization
from mdcatalog.extract.person_names import is_name, names_like
from mdcatalog.extract.published import publish
from mdcatalog.patterns import lazy_pattern
from mdcatalog.values import find_term, split_names

_GROUP = lazy_pattern(r"\s*[(（](?P<told>[^()（）]{6,160})[)）]$")
_NAMES_AND_YEAR = lazy_pattern(r"(?P<names>[^\W\d_][^\d]{1,140}?),?\s+(?P<year>(?:19|20)\d\d)")
_COMMAS = re.compile(r"\s*[,，;；]\s*")
_BETWEEN = re.compile(r"\s*(?:[&+/、]|\band\b|和|与)\s*")
_LEAST_TITLE = 3


def take_group_behind(entry: Entry, title: str, *, venues: bool = True) -> str:
    """``The Title (Doe, Roe; ICML 2020)``, ``The Title（AAAI 2020，Google）``: without the group.

    Names and a venue, a surname or names and a year, a venue and companies or schools, or, where
    ``venues`` are not read elsewhere, a venue alone.
    """
    if title[-1:] not in (")", "）") or not any(map(str.isdigit, title[-12:])):
        return _take_made(entry, title) if title[-1:] in (")", "）") else title
    match = _GROUP.search(title)
    if match is None or not match.start():
        return title
    told, before = match["told"].strip(), title[: match.start()]
    if find_term(told) is not None:
        return title  # `(Fall 2016)`
    both = Citation()
    if ("," in told or ";" in told) and names_then_venue(both, told) and both.authors:
        entry.add_value("authors", both.authors)
        entry.add_value("venue", both.venue)
        entry.add_value("year", both.year)
        entry.citation = True
        return before
    dated = _NAMES_AND_YEAR.fullmatch(told)
    if dated and before.count(" ") >= _LEAST_TITLE - 1 and _are_people(dated["names"]):
        entry.add_value("authors", split_names(dated["names"]))
        entry.add_value("year", int(dated["year"]))
        entry.citation = True
        return before
    if venues and dated_venue(told):
        publish(entry, told)
        entry.citation = True
        return before
    return _take_made(entry, title)


def _are_people(names: str) -> bool:
    """Whether words are names of people, or one surname before its year."""
    if is_organization(names):
        return False
    alone = names.istitle() and " " not in names and is_name(names)
    return alone or names_like(names, strict=False)


def _take_made(entry: Entry, title: str) -> str:
    """``The Title（AAAI 2020，北大 & 腾讯）``: without where it appeared and who made it."""
    match = _GROUP.search(title)
    venue, *others = _COMMAS.split(match["told"].strip()) if match else ("",)
    makers = [name for other in others for name in _BETWEEN.split(other) if name]
    if match is None or not match.start() or not makers or not dated_venue(venue):
        return title
    if not all(map(is_named_organization, makers)):
        return title
    publish(entry, venue)
    entry.add_value("organizations", makers)
    entry.citation = True
    return title[: match.start()]
