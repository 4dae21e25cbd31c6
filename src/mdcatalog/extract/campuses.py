"""What stands behind the name of a school: its campus, its country, an aside."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mdcatalog.extract.course_names import OF_CAMPUSES, makers_of
from mdcatalog.patterns import lazy_pattern
from mdcatalog.vocabulary import COUNTRIES, fold

_CITY = lazy_pattern(r"[A-Z][a-z]+(?: [A-Z][a-z]+)?(?=\s*$|\s*[,;|()\[\]]|\s[-–—])")
_COMMAS = frozenset(",，")
_BRACKETS = frozenset("(（[【")
_AROUND = " .)）]】"
_SCHOOL_WORDS = ("niversit", "ollege", "nstitute of Technology")


def is_before_campus(title: str, joint: re.Match[str]) -> bool:
    """Whether what parts words stands within a name: ``University of California, Pierton``."""
    if joint.group().strip() not in _COMMAS:
        return False
    start = max(joint.start() - len(OF_CAMPUSES), 0)
    if title[start : joint.start()].lower() != OF_CAMPUSES:
        return False
    return _CITY.match(title, joint.end()) is not None


def stands_behind_school(
    segment: str, title: str, joint: re.Match[str], joints: Sequence[re.Match[str]]
) -> bool:
    """Whether a segment is the country of the school before it, or an aside in brackets behind it.

    ``Hochschule Quay, Germany``, ``University of Quays (quay-class)``; of a school that is not
    called one nobody knows what the brackets hold.
    """
    before = title[joints[-1].end() if joints else 0 : joint.start()].strip(_AROUND)
    if joint.group().strip() in _COMMAS and fold(segment) in COUNTRIES:
        return bool(makers_of(before))
    aside = joint.group().strip()[:1] in _BRACKETS and bool(joints)
    return aside and any(map(before.__contains__, _SCHOOL_WORDS)) and bool(makers_of(before))
