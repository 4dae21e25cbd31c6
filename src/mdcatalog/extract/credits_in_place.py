"""Who wrote papers and in which journal, where a list tells it in one place behind the titles.

``**The Title**, Doe, The Pierton Economist, 2016.``: nothing but the items beside it says that the
second name is a journal's, and where that of several words begins.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from mdcatalog.extract.entries import Entry
from mdcatalog.extract.person_names import ET_AL, is_known_person, is_name
from mdcatalog.extract.shapes import head_of
from mdcatalog.extract.titles import is_role_link
from mdcatalog.extract.venues import is_title_case, venue_like
from mdcatalog.patterns import lazy_pattern
from mdcatalog.tree import Item, Link, Text
from mdcatalog.values import split_names
from mdcatalog.vocabulary import ORGANIZATION_WORDS

# all that stands behind a title, up to the links
_TAIL = lazy_pattern(
    r"[\s,，]+(?P<body>[^\W\d_a-z][^\d\n\[\]()]{4,200}?),?\s+\(?(?P<year>(?:19|20)\d\d)\)?[\s.,;]*"
)
_LEAST = 2
_NAME_WORDS, _VENUE_WORDS, _MOST_NAMES = 3, 10, 8
_JOINED = (" & ", " and ")
_LAST = ("& ", "and ")


class _Told(NamedTuple):
    names: tuple[str, ...]
    venue: str
    year: int


def share_credits_in_place(items: Sequence[Item], entries: Sequence[Entry]) -> None:
    """Read names, a journal and a year where most entries are known to have them there."""
    cited = sum(1 for entry in entries if "venue" in entry.values and "authors" in entry.values)
    if cited < _LEAST or cited == len(entries):
        return
    tails = {item.start: tail for item in items if (tail := _tail(item))}
    told = [(e, read) for e in entries if (read := _read(tails.get(e.start, "")))]
    known = sum(1 for entry, read in told if _agrees(entry, read))
    named = sum(1 for entry, read in told if not _agrees(entry, read) and venue_like(read.venue))
    if known < _LEAST or (known + named) * 2 < len(told):
        return
    for entry, read in told:
        if not _agrees(entry, read) and _is_misread(entry):
            entry.values["authors"] = list(read.names)
            entry.values["venue"] = read.venue
            entry.values["year"] = read.year
            entry.description = ""
            entry.citation = True


def _tail(item: Item) -> str:
    """What stands behind a title that is linked or in bold, up to the links behind it."""
    head = head_of(item)
    title, behind = head[:2] if len(head) > 1 else (None, None)
    linked = isinstance(title, Link) and not title.bare and not is_role_link(title)
    bold = isinstance(title, Text) and title.strong
    if not (linked or bold) or not isinstance(behind, Text) or behind.strong or behind.emphasis:
        return ""
    return behind.text.split("[", 1)[0]


def _read(tail: str) -> _Told | None:
    match = _TAIL.fullmatch(tail) if tail else None
    parts = match["body"].split(", ") if match else []
    if match is None or len(parts) < _LEAST:
        return None
    end = _names_end(parts)
    venue = ", ".join(parts[end:]).strip()
    if not venue or not _may_be_venue(venue, parts[end], sure=end > 1 or _is_last(parts[0])):
        return None
    names = split_names(", ".join(parts[:end]))
    return _Told(tuple(names), venue, int(match["year"])) if names else None


def _names_end(parts: list[str]) -> int:
    """How many of the parts are names: all up to the last, as ``&`` or ``et al.`` says, or one."""
    for index, part in enumerate(parts[:_MOST_NAMES]):
        if not _is_short_name(part):
            break
        if _is_last(part):
            return index + 1
    return 1 if _is_short_name(parts[0]) else len(parts)


def _is_last(part: str) -> bool:
    return part.startswith(_LAST) or any(map(part.__contains__, _JOINED)) or _ends_in_others(part)


def _ends_in_others(part: str) -> bool:
    return part.rstrip(".")[-2:] == "al" and ET_AL.search(part) is not None


def _is_short_name(part: str) -> bool:
    """Whether a part is a name, or two that are joined, and not that of a journal."""
    names = split_names(part.removeprefix("& ").removeprefix("and "))
    return bool(names) and all(
        is_name(name)
        and len(name.split()) <= _NAME_WORDS
        and not venue_like(name)
        and not ORGANIZATION_WORDS.found_in(name)
        for name in names
    )


def _may_be_venue(venue: str, first: str, *, sure: bool) -> bool:
    """Whether words may be a journal; of one word or with commas only behind names for ``sure``."""
    if len(venue.split()) > _VENUE_WORDS or not is_title_case(venue) or is_known_person(venue):
        return False
    return sure or venue_like(venue) or " " in first or first == venue


def _agrees(entry: Entry, read: _Told) -> bool:
    """Whether that is what was read of an entry."""
    venue, authors = entry.values.get("venue"), entry.values.get("authors")
    return isinstance(venue, str) and venue.startswith(read.venue) and authors == [*read.names]


def _is_misread(entry: Entry) -> bool:
    """Whether an entry has words left, or no venue of its own beside its authors."""
    return "venue" not in entry.values or "authors" not in entry.values
