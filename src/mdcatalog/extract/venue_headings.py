"""Where and when the papers below headings appeared, as the headings say."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from mdcatalog.extract.dated_headings import headed_venue, headed_year
from mdcatalog.extract.venues import year_of
from mdcatalog.patterns import lazy_pattern
from mdcatalog.values import find_year
from mdcatalog.vocabulary import PUBLISHERS, VENUE_PARTS, VENUE_WORDS, fold

_PARTS = re.compile(r"[\s()/,]+")
_LONGEST_VENUE = 40
_LEAST_CAPITALS = 2
# Beside the name of a venue; alone they say who printed it, what sort of text or field it is.
_NOT_ALONE = frozenset((*PUBLISHERS, "hri", "iui", "phd", "thesis", "vlsi"))
_BESIDE = VENUE_PARTS | _NOT_ALONE
# `The Symposium on Harbour Security (SHS)`: the name in full, and its initials
_IN_FULL = lazy_pattern(
    r"(?:The )?(?P<name>(?:[A-Z][\w&.,:/-]* |(?:on|of|and|the|for|in) ){1,12}[A-Z][\w&.:/-]*) "
    r"\((?P<short>[A-Z][\w&/ -]{1,14})\)"
)
_MEETINGS = frozenset(
    {"conference", "symposium", "workshop", "congress", "transactions", "journal"}
)
# `arXiv (Ropes and Knots)`: no other thing is called so, whatever stands behind it
_PREPRINTS = lazy_pattern(
    r"(?P<name>arXiv|bioRxiv|medRxiv)(?: (?:papers|preprints)| \([^()]{1,80}\))?", re.IGNORECASE
)


def told_venue(section: tuple[str, ...]) -> str | None:
    """The venue and its year that a heading is, or that two of them are together."""
    return headed_venue(section) or _venue_beside_year(section)


def told_year(section: tuple[str, ...]) -> int | None:
    """The year that the nearest heading is, or that stands beside a heading that is a venue."""
    return headed_year(section) or year_of(_venue_beside_year(section) or "")


@lru_cache(maxsize=256)
def placed_venue(section: tuple[str, ...]) -> str | None:
    """The venue without a year that the nearest heading is, and nothing else: ``NDSS``.

    Also its name in full before its initials, and a server of preprints before a topic.
    """
    heading = section[-1].strip(" -–—:：|_") if section else ""
    if preprints := _PREPRINTS.fullmatch(heading):
        return preprints["name"]
    # `USENIX Security`; `Neural Networks` and `NEURAL NETWORKS` are topics as well
    organized = heading.split(" ", 1)[0].isupper() and not heading.isupper()
    if _names_venue(heading) or (organized and fold(heading) in VENUE_WORDS):
        return heading
    full = _IN_FULL.fullmatch(heading)
    if full is None or _MEETINGS.isdisjoint(fold(full["name"]).split()):
        return None
    initials = sum(map(str.isupper, full["short"])) >= _LEAST_CAPITALS
    return heading.removeprefix("The ") if initials else None


@lru_cache(maxsize=256)
def _venue_beside_year(section: tuple[str, ...]) -> str | None:
    """``2018`` over ``NDSS``, ``NDSS`` over ``2018``: ``NDSS 2018``, if no year is nearer."""
    for above, below in pairwise(reversed(section)):
        for venue, other in ((above, below), (below, above)):
            year = headed_year((other,))
            if year and _names_venue(venue):
                return f"{venue.strip()} {year}"
        if find_year(above):
            return None
    return None


def _names_venue(heading: str) -> bool:
    """Whether a heading is the name of a venue alone: ``NDSS``, ``Oakland (S&P)``."""
    if len(heading) > _LONGEST_VENUE or any(map(str.isdigit, heading)):
        return False
    parts = [part for part in _PARTS.split(heading) if part]
    known = [fold(part) in VENUE_WORDS and fold(part) not in _NOT_ALONE for part in parts]
    rest = [fold(part) for part, told in zip(parts, known, strict=True) if not told]
    capitals = max((sum(map(str.isupper, part)) for part in parts), default=0)
    return any(known) and capitals >= _LEAST_CAPITALS and all(part in _BESIDE for part in rest)
