"""References in the style of GOST 7.0.5, whose source stands behind two slashes.

``Doe J. A., Roe P. The Longer Title // Journal of Piers. 2021. Vol. 5. P. 10–20.``
"""

from __future__ import annotations

import re
from typing import NamedTuple

from mdcatalog.patterns import lazy_pattern
from mdcatalog.values import split_names

#: What parts a title from its source.
SLASHES = " // "
_UPPER = r"(?:(?![\d_a-zß-öø-ÿа-яё])\w)"
_NAME = rf"{_UPPER}[\w'’-]+,? (?:{_UPPER}\.[ -]?){{1,3}}"
# `Doe J. A., Roe P. `, `Doe J. et al. `
_NAMES = lazy_pattern(
    rf"(?P<names>{_NAME}(?:, ?{_NAME}){{0,30}})(?:,? ?\[?(?:et al\.|и др\.)\]?)? ?(?=\w)"
)
# `Journal of Piers. 2021. Vol. 5`, `Journal of Piers. — 2021. — № 5`, `Journal of Piers, 2021`
_SOURCE = re.compile(
    r"(?P<venue>[^\n]{2,150}?)(?P<end>[.,]? ?[—–-]? ?)(?<![\d№])(?P<year>(?:19|20)\d\d)(?!\d)"
)
_LEAST_TITLE = 3


class Slashed(NamedTuple):
    """What such a reference says; no names where a linked title stands before the slashes."""

    names: list[str]
    title: str
    venue: str
    year: int


def slashed_citation(text: str) -> Slashed | None:
    """The reference that a text is, names first; ``None`` where it is none."""
    before, _, behind = text.partition(SLASHES)
    named = _NAMES.match(before)
    source = slashed_source(behind) if named else None
    title = before[named.end() :].strip(" .") if named else ""
    if named is None or source is None or len(title) < _LEAST_TITLE:
        return None
    names = split_names(named["names"].strip())
    return Slashed(names, title, *source)


def slashed_source(behind: str, *, sure: bool = True) -> tuple[str, int] | None:
    """Where and when a paper appeared, by what stands behind the slashes.

    Where it is not ``sure`` that it is that, a stop has to part the two: others write who made a
    thing behind slashes (``// Doe et al., ICML 2021``).
    """
    match = _SOURCE.match(behind)
    venue = match["venue"].strip(" .,—–-") if match else ""
    if match is None or not venue or not any(map(str.isalpha, venue)):
        return None
    if not sure and "." not in match["end"]:
        return None
    return venue, int(match["year"])
