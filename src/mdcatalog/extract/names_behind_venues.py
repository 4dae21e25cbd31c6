"""A data set's name in brackets behind the venue of its paper: ``CVPR (TIDES)``."""

from __future__ import annotations

from typing import Any

from mdcatalog.extract.entries import Entry
from mdcatalog.extract.venues import WORD, venue_like
from mdcatalog.patterns import lazy_pattern
from mdcatalog.vocabulary import PRIZES, SHORT_VENUES, VENUE_PARTS, VENUE_WORDS, fold, roles_named

_NAMED = lazy_pattern(
    r"(?P<venue>[^()（）]{2,60}?)\s*[(（](?P<name>[A-Z][A-Za-z-]*[A-Z][A-Za-z-]*"
    r"|[A-Z][\w -]{2,40} [Dd]ata ?[Ss]et)[)）]"
)
_NO_NAMES = frozenset((*VENUE_WORDS, *SHORT_VENUES, *VENUE_PARTS, *PRIZES))


def part_data_name(values: dict[str, Any], entry: Entry) -> None:
    """Make the name behind a venue a tag, where a link of the paper is called a data set."""
    venue = values.get("venue")
    match = _NAMED.fullmatch(venue) if venue and venue[-1] in ")）" else None
    if match is None or not any("dataset" in roles_named(link.text) for link in entry.links):
        return
    words = {fold(match["name"]), *WORD.findall(fold(match["name"]))}
    placed = match["venue"].partition("_")[0]  # `CVPR_W`: a workshop there
    if words.isdisjoint(_NO_NAMES) and venue_like(placed):
        values["venue"] = match["venue"]
        entry.tags.append(match["name"])
