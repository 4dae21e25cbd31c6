"""Names before a title with where and when in brackets behind them: ``Doe et al. (ICLR 2024):``."""

from __future__ import annotations

from typing import NamedTuple

from mdcatalog.extract.person_names import ET_AL, names_like
from mdcatalog.extract.venues import is_dated_venue, without_preprint, year_of
from mdcatalog.patterns import lazy_pattern
from mdcatalog.values import parse_year, split_names

_PLACED = lazy_pattern(
    r"\s*(?:\[\d{1,4}\]\s*)?(?P<names>[^\W\d_][^\d()\[\]\"“”:]{2,300}?)\s*"
    r"[(（\[](?P<place>[^()（）\[\]]{4,60})[)）\]][\s:：.,]*"
)
_LONGEST = 400


class PlacedNames(NamedTuple):
    """Who wrote a paper, and where and when it appeared."""

    names: tuple[str, ...]
    venue: str | None
    year: int | None


def placed_names(before: str) -> PlacedNames | None:
    """The names before a title, and the venue and year in brackets behind them, if that is all."""
    if len(before) > _LONGEST or not ({")", "）"} & {*before[-4:]}):
        return None
    match = _PLACED.fullmatch(before)
    if match is None:
        return None
    names, place = match["names"], match["place"].replace(" / ", ", ").strip()
    if not (ET_AL.search(names) or names_like(names, strict=False)):
        return None
    year = parse_year(place)
    if year:
        return PlacedNames(tuple(split_names(names)), None, year)
    if not is_dated_venue(place):
        return None
    place = without_preprint(place)
    return PlacedNames(tuple(split_names(names)), place, year_of(place))
