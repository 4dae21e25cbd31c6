"""Surnames and a year before the titles of most items: ``Kajiya 1986 - [The Title](…)``.

The link may hold them, where some are of several people: ``[Doe, Roe 1986: The Title](…)``.
Before one title alone they may be anything: ``Windows 1995 - [The Story of It](…)``.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from mdcatalog.extract.asides import MONTHS
from mdcatalog.extract.entries import Entry
from mdcatalog.extract.shapes import paragraph_of, with_head
from mdcatalog.extract.venues import venue_like
from mdcatalog.patterns import lazy_pattern
from mdcatalog.tree import Inline, Item, Link, List, Text
from mdcatalog.values import split_names
from mdcatalog.vocabulary import is_sort, role_of

_SURNAME = r"(?:(?:van|von|de|der|den|di|la|le) )*[A-Z][\w'’-]*[a-z]"
_CREDIT = lazy_pattern(
    rf"\s*\[?(?P<names>{_SURNAME}(?:(?:, | ?, ?(?:and|&) | (?:and|&) |/){_SURNAME}){{0,4}}"
    r"(?P<others>,? et\.? al\.?)?)"
    r",?\s+(?P<open>\()?(?P<year>(?:19|20)\d\d)[a-z]?(?(open)\))\]?\s*(?:[:：.,]|[-–—]+)(?!\d)\s*"
)
_SEASONS = frozenset(("spring", "summer", "fall", "autumn", "winter", "january", "february"))
_LEAST, _PAIR = 3, 2
_LEAST_WORDS = 3  # of a title behind the names within its link
_SHORT_MONTH = 3


class _Credit(NamedTuple):
    item: Item
    names: list[str]
    year: int
    linked: bool  # they stood within the link
    several: bool  # more people than one, as no product is called


def with_credits_apart(block: List) -> tuple[List, dict[int, tuple[list[str], int]]]:
    """The list without such credits, and the names and year of each item by its line."""
    items = block.items
    if len(items) < _PAIR or not any(map(_may_credit, items[:_LEAST])):
        return block, {}
    found = [_behind_credit(item) for item in items]
    told = [credit for credit in found if credit is not None]
    pair = len(told) == len(items) == _PAIR
    if not pair and (len(told) < _LEAST or len(told) * 3 < len(items) * 2):
        return block, {}
    if any(credit.linked for credit in told) and not any(credit.several for credit in told):
        return block, {}  # `[Windows 1995: The Story of It](…)`
    if len({credit.names[0] for credit in told}) * 3 < len(told) * 2:
        return block, {}  # one series, year by year
    changed = tuple(
        credit.item if credit is not None else item
        for item, credit in zip(items, found, strict=True)
    )
    return block._replace(items=changed), {c.item.start: (c.names, c.year) for c in told}


def give_credits(entries: Sequence[Entry], told: dict[int, tuple[list[str], int]]) -> None:
    """Put the names and years into the entries."""
    for entry in entries:
        if entry.start in told and entry.title:
            names, year = told[entry.start]
            entry.add_value("authors", names)
            entry.add_value("year", year)
            entry.citation = entry.values["credited"] = True


def _may_credit(item: Item) -> bool:
    content = paragraph_of(item)
    first = content[0] if content else None
    return isinstance(first, (Text, Link)) and any(map(str.isdigit, first.text[:80]))


def _behind_credit(item: Item) -> _Credit | None:
    content = paragraph_of(item)
    first = content[0] if content else None
    match = _CREDIT.match(first.text) if isinstance(first, (Text, Link)) else None
    if match is None or not isinstance(first, (Text, Link)):
        return None
    names = split_names(match["names"].replace("/", ", "))
    if not names or not all(map(_is_surname, names)):
        return None
    rest = first.text[match.end() :]
    if isinstance(first, Link) and (first.bare or len(rest.split()) < _LEAST_WORDS):
        return None
    behind: list[Inline] = [first._replace(text=rest)] if rest.strip() else []
    following = content[1:]
    if not rest.strip() and not (following and isinstance(following[0], (Link, Text))):
        return None
    whole = with_head(item, (*behind, *following))
    several = len(names) > 1 or match["others"] is not None
    return _Credit(whole, names, int(match["year"]), isinstance(first, Link), several)


def _is_surname(name: str) -> bool:
    low = name.lower()
    if low in _SEASONS or (name[:_SHORT_MONTH] in MONTHS and len(name) <= len("September")):
        return False
    return not (venue_like(name) or is_sort(name) or role_of(name) is not None)
