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
from mdcatalog.values.text import CJK

_GROUP = lazy_pattern(r"\s*[(（](?P<told>[^()（）]{6,160})[)）]$")
_NAMES_AND_YEAR = lazy_pattern(
    r"(?P<names>[^\W\d_][^\d]{1,140}?)(?:\s*[,，]\s*|\s+)(?P<year>(?:19|20)\d\d)"
)
_MAKERS = lazy_pattern(r"\s*[(（](?P<makers>[^()（）]{2,60})[)）]$")
_OTHERS_EAST = lazy_pattern(r"[一-鿿]{2,3}\s?(?:ら|等人?|ほか|他)|[가-힣]{2,4}\s?(?:외|등)")
_FEW = lazy_pattern(r"(?<=[一-鿿])\s?(?:ら|ほか|他)$|(?<=[가-힣])\s?등$")
_COMMA = re.compile(r"\s*[,，;；]\s*")
_BETWEEN = re.compile(r"\s*(?:[,，;；&+/、]|\band\b|和|与)\s*")
_LEAST_TITLE = 3
_LEAST_WORDS, _LEAST_CJK = 4, 6


def take_group_behind(entry: Entry, title: str, *, venues: bool = True) -> str:
    """``The Title (Doe, Roe; ICML 2020)``, ``The Title（AAAI 2020，Google）``: without the group.

    Names and a venue, a surname, names or companies and a year, a venue and companies or schools,
    or, where ``venues`` are not read elsewhere, a venue alone.
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
    if dated and _is_long(before) and _are_people(dated["names"]):
        entry.add_value("authors", split_names(_FEW.sub("", dated["names"])))
        entry.add_value("year", int(dated["year"]))
        entry.citation = True
        return before
    if dated and not dated_venue(told) and (makers := _makers(dated["names"])):
        entry.add_value("organizations", makers)
        entry.add_value("year", int(dated["year"]))
        return before
    if venues and dated_venue(told):
        publish(entry, told)
        entry.citation = True
        return before
    return _take_made(entry, title)


def _is_long(title: str) -> bool:
    """Whether words are long enough for a title in full."""
    return title.count(" ") >= _LEAST_TITLE - 1 or len(CJK.findall(title)) >= _LEAST_CJK


def _are_people(names: str) -> bool:
    """Whether words are names of people, or one surname before its year."""
    if is_organization(names):
        return False
    if _OTHERS_EAST.fullmatch(names):
        return True  # `田中ら`, `李明等`: one that stands for all
    alone = names.istitle() and " " not in names and is_name(names)
    return alone or names_like(names, strict=False)


def _take_made(entry: Entry, title: str) -> str:
    """``The Title（AAAI 2020，北大 & 腾讯）``: without where it appeared and who made it."""
    match = _GROUP.search(title)
    venue, *others = _COMMA.split(match["told"].strip(), maxsplit=1) if match else ("",)
    makers = _makers(others[0]) if others else []
    if match is None or not match.start() or not makers or not dated_venue(venue):
        return title
    publish(entry, venue)
    entry.add_value("organizations", makers)
    entry.citation = True
    return title[: match.start()]


def take_makers_behind(entry: Entry, title: str) -> str:
    """``Deep Docks for Large Ships (Google & MIT)``: a title in full without who made it."""
    match = _MAKERS.search(title)
    before = title[: match.start()] if match else ""
    full = before.count(" ") + 1 >= _LEAST_WORDS or len(CJK.findall(before)) >= _LEAST_CJK
    makers = _makers(match["makers"]) if match and full else []
    if not makers:
        return title
    entry.add_value("organizations", makers)
    return before


def _makers(text: str) -> list[str]:
    """The organisations that a text names, and nothing else: ``Google & MIT``."""
    names = [name for name in _BETWEEN.split(text) if name]
    return names if all(map(is_named_organization, names)) else []
