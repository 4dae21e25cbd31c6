"""Venues that nobody knows, in a place where the items beside them have known ones."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from mdcatalog.extract.bare_titles import join_subtitle
from mdcatalog.extract.entries import Entry
from mdcatalog.extract.organizations import is_organization
from mdcatalog.extract.person_names import is_known_person
from mdcatalog.models import BlockName
from mdcatalog.patterns import lazy_pattern
from mdcatalog.values import find_year, parse_date
from mdcatalog.vocabulary import CALENDAR, NO_NAMES, PLACES, fold, is_sort, role_of

_NAME = r"[A-Z][\w&/@.-]*(?: [A-Z][\w&/-]*){0,4}"
# All that stands behind a title: `In ITA 2018.`
_IN_PLACE = lazy_pattern(rf"[Ii]n (?P<venue>{_NAME},? ?'?(?:(?:19|20)\d\d|\d\d))\.?")
# `21-SOSR-The Title`
_YEAR_FIRST = lazy_pattern(
    r"(?P<year>(?:20)?[012]\d)-(?P<venue>[A-Z][A-Za-z&]{1,14})\s*[-:：]\s*(?P<title>[^\W_].{2,})"
)
# `[Constraints'2020]`
_GROUP = lazy_pattern(rf"{_NAME} ?['’ ]? ?(?:20[012]\d|[’'][012]\d)")
# `Ropes and Autonomous Quays 2013`, `Tidewater '21`
_NAMED_AND_DATED = lazy_pattern(
    r"(?P<venue>(?P<name>[A-Z][\w&/@-]*(?: (?:of|and|on|in|for|the|&|[A-Z][\w&/-]*)){0,7}),?"
    r"(?: (?:19|20)\d\d| ?['’]\d\d))\.?"
)
_LEAST, _LEAST_PAPERS = 2, 3
_LONGEST = 80
# what is done to a thing in a year: `Updated 2020`
_DONE = ("ed", "ing", "ion")
_BLOCKS: tuple[BlockName, ...] = ("list_item", "section", "paragraph")
_CENTURY = 70
_SHORT_YEAR = len("21")


def share_slots(entries: Sequence[Entry]) -> None:
    """Read venues in the places where at least two items, and half of all, have known ones."""
    known = sum(1 for entry in entries if entry.citation and "venue" in entry.values)
    if known < _LEAST or known == len(entries) or known * 2 < len(entries):
        return
    for entry in entries:
        if "venue" in entry.values or not (entry.title or entry.description):
            continue
        _take_behind(entry) or _take_before(entry) or _take_group(entry) or take_dated(entry)


def share_venues(papers: Iterable[Entry]) -> None:
    """Read a name and its year as a venue where most papers of a document have a known one.

    ``[The Title](…), Tidewater 2021`` in a list or on the first line below a heading.
    """
    by_block: dict[BlockName, list[Entry]] = {}
    for paper in papers:
        by_block.setdefault(paper.block, []).append(paper)
    for block in _BLOCKS:
        entries = by_block.get(block, [])
        dated = sum(1 for entry in entries if "venue" in entry.values and "year" in entry.values)
        if dated < _LEAST_PAPERS or dated == len(entries) or dated * 2 < len(entries):
            continue
        for entry in entries:
            if "venue" not in entry.values and not (entry.description and take_dated(entry)):
                _take_group(entry)


def take_dated(entry: Entry) -> bool:
    """``Tidewater 2021``: whether a name and its year are the first line of what is said."""
    told, _, rest = entry.description.partition("\n")
    if not told[-2:-1].isdigit() and not told[-1:].isdigit():
        return False
    if not told[:1].isupper() or len(told) > _LONGEST or "authors" in entry.values:
        return False
    match = _NAMED_AND_DATED.fullmatch(told)
    if match is None or parse_date(match["venue"]) or not _may_be_venue(match["name"]):
        return False
    entry.description = rest.lstrip()
    return _publish(entry, match["venue"], year_of_dated(match["venue"]))


def _may_be_venue(name: str) -> bool:
    """Whether a name may be a venue's: no sort of work, no season, no place, nobody's."""
    words = [fold(word) for word in name.split()]
    if is_sort(name) or role_of(name) or words[-1] in CALENDAR or words[0] in CALENDAR:
        return False
    if len(words) == 1 and (words[0] in NO_NAMES or words[0].endswith(_DONE)):
        return False
    return not (fold(name) in PLACES or is_organization(name) or is_known_person(name))


def year_of_dated(venue: str) -> int | None:
    """The year that a name ends in, in full or in two digits: ``Tidewater '21``."""
    found = find_year(venue)
    if found:
        return found.value
    short = int(venue[-2:])
    return short + (2000 if short < _CENTURY else 1900)


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
