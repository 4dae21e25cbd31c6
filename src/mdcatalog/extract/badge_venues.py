"""Venues on the badges of papers that no list of venues names: ``badge/TQC-2022-green``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from mdcatalog.extract.entries import Labelled
from mdcatalog.extract.header_sense import heads_dates
from mdcatalog.extract.labels import is_known_label
from mdcatalog.extract.venues import venue_like
from mdcatalog.headers import header_spellings
from mdcatalog.patterns import lazy_pattern
from mdcatalog.vocabulary import YEAR_HEADERS, role_of

_YEAR = lazy_pattern(r"(?:19|20)\d\d")
# `QCE`, `MobiQ`, `T-RO`: two capitals at least
_SHORT = lazy_pattern(r"(?=[^A-Z]*[A-Z][^A-Z]*[A-Z])[A-Z][A-Za-z]{0,7}(?:[&/+-][A-Za-z]{1,4})?")


_NO_VENUES = frozenset(
    [
        *("CUDA", "GPU", "CPU", "TPU", "API", "SDK", "ISO", "MIT", "BSD", "GPL", "C", "CI", "CD"),
        *("ROS", "ROS2", "LTS", "OS", "IDE", "SQL", "VS", "UE", "EU", "US", "UK"),
    ]
)


def with_venues(badges: Iterable[Labelled]) -> Iterator[Labelled]:
    """What a paper's badges say, where each of a name and a year gives the venue."""
    for badge in badges:
        if _YEAR.fullmatch(badge.text) and _names_venue(badge.label, badge.text):
            badge = badge._replace(label="venue", text=f"{badge.label} {badge.text}")
        yield badge


def _names_venue(label: str, year: str) -> bool:
    """Whether a badge of a year is labelled with a venue: a known one, or a short name."""
    if venue_like(f"{label} {year}"):
        return True
    spelling = header_spellings(label)[0]
    if role_of(label) or is_known_label(label) or spelling in YEAR_HEADERS or heads_dates(spelling):
        return False  # `PDF-2021`, `YEAR-2021`
    if label.upper() in _NO_VENUES:
        return False
    return _SHORT.fullmatch(label) is not None
