"""When a thing appeared and from whom, right behind its title: ``, Feb 2022, from Google``."""

from __future__ import annotations

from mdcatalog.extract.asides import MONTH
from mdcatalog.extract.entries import Entry
from mdcatalog.extract.venues import is_title_case
from mdcatalog.patterns import lazy_pattern
from mdcatalog.values import parse_date

_SOON = 40
_DATE = lazy_pattern(
    rf"[\s,，(]*(?P<date>(?:\d{{1,2}} )?{MONTH} (?:\d{{1,2}},? )?(?:19|20)\d\d)\s*(?=[,，.;]|$)"
)
# `from OpenAI`, `from Stability.AI & LMU Munich. What it is`
_FROM = lazy_pattern(
    r"[\s,，;]*from (?P<makers>[A-Z](?:[^,，.;:()\[\]]|\.(?=\w)){1,100})(?=[,，.;(]|$)"
)
_JOINT = lazy_pattern(r"\s*(?:&|/|\band\b)\s*")
_LONGEST_MAKER = 6


def take_dated_makers(entry: Entry, words: str) -> str:
    """``, Feb 2021, from OpenAI, ICML 2021.``: the words behind the month and the makers.

    A month alone is left where it is all of the words.
    """
    if "20" not in words[:_SOON] and "19" not in words[:_SOON]:
        return words
    found = _DATE.match(words)
    date = parse_date(found["date"]) if found else None
    if found is None or date is None or not words[found.end() :].strip(" ,.;，"):
        return words
    entry.add_value("published", date)
    rest = words[found.end() :]
    told = _FROM.match(rest)
    makers = [maker for maker in _JOINT.split(told["makers"].strip()) if maker] if told else []
    if told and all(map(_may_make, makers)):
        entry.add_value("organizations", makers)
        rest = rest[told.end() :]
    return rest


def _may_make(maker: str) -> bool:
    """Whether words may name a company or a school: a few of them, in capitals."""
    return maker[:1].isupper() and len(maker.split()) <= _LONGEST_MAKER and is_title_case(maker)
