"""Venues that nobody knows, in a place where the items beside them have known ones."""

from __future__ import annotations

from collections.abc import Sequence

from mdcatalog.extract.bare_titles import join_subtitle
from mdcatalog.extract.entries import Entry
from mdcatalog.patterns import lazy_pattern
from mdcatalog.values import find_year
from mdcatalog.vocabulary import is_sort, role_of

_NAME = r"[A-Z][\w&/@.-]*(?: [A-Z][\w&/-]*){0,4}"
# All that stands behind a title: `In ITA 2018.`
_IN_PLACE = lazy_pattern(rf"[Ii]n (?P<venue>{_NAME},? ?'?(?:(?:19|20)\d\d|\d\d))\.?")
# `21-SOSR-The Title`
_YEAR_FIRST = lazy_pattern(
    r"(?P<year>(?:20)?[012]\d)-(?P<venue>[A-Z][A-Za-z&]{1,14})\s*[-:：]\s*(?P<title>[^\W_].{2,})"
)
# `[Constraints'2020]`
_GROUP = lazy_pattern(rf"{_NAME} ?['’ ]? ?(?:20[012]\d|[’'][012]\d)")
_LEAST = 2
_SHORT_YEAR = len("21")


def share_slots(entries: Sequence[Entry]) -> None:
    """Read venues in the places where at least two items, and half of all, have known ones."""
    known = sum(1 for entry in entries if entry.citation and "venue" in entry.values)
    if known < _LEAST or known == len(entries) or known * 2 < len(entries):
        return
    for entry in entries:
        if "venue" in entry.values or not (entry.title or entry.description):
            continue
        _take_behind(entry) or _take_before(entry) or _take_group(entry)


def _take_behind(entry: Entry) -> bool:
    """``The Title. In *ITA 2018*.``: whether that is all that stands behind the title."""
    told = entry.description
    match = _IN_PLACE.fullmatch(told) if told[:3] in ("In ", "in ") else None
    if match is None:
        return False
    entry.description = ""
    return _publish(entry, match["venue"], None)


def _take_before(entry: Entry) -> bool:
    """``21-SOSR-The Title``: whether a year and a name stand before the title."""
    if not entry.title[:1].isdigit() or "-" not in entry.title[:5]:
        return False
    match = _YEAR_FIRST.match(entry.title)
    if match is None or is_sort(match["venue"]) or role_of(match["venue"]):
        return False
    join_subtitle(entry)
    whole = _YEAR_FIRST.match(entry.title)
    assert whole is not None
    entry.values.pop("subtitle", None)
    entry.title = whole["title"]
    year = whole["year"]
    return _publish(entry, whole["venue"], int(f"20{year}" if len(year) == _SHORT_YEAR else year))


def _take_group(entry: Entry) -> bool:
    """``[Constraints'2020] [The Title](…)``: whether the only tag is a name and its year."""
    tag = entry.tags[0] if len(entry.tags) == 1 else ""
    if not tag[-1:].isdigit() or not _GROUP.fullmatch(tag):
        return False
    entry.tags.clear()
    return _publish(entry, tag, None)


def _publish(entry: Entry, venue: str, year: int | None) -> bool:
    entry.add_value("venue", venue)
    found = find_year(venue)
    entry.add_value("year", year or (found.value if found else None))
    entry.citation = True
    return True
