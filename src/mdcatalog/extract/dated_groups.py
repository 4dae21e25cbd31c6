"""A year and groups in brackets before a title: ``2019 (Google) (KDD) [W&D] The Title``."""

from __future__ import annotations

import re
from typing import NamedTuple

from mdcatalog.extract.asides import dated_venue
from mdcatalog.extract.organizations import is_organization
from mdcatalog.extract.person_names import ET_AL, is_known_person
from mdcatalog.patterns import lazy_pattern
from mdcatalog.values.text import CJK
from mdcatalog.vocabulary import VENUE_WORDS, fold, role_of

CENTURIES = ("19", "20")
_YEAR = lazy_pattern(r"\s*(?P<year>(?:19|20)\d\d)\s*[:：.,–—-]?\s*(?=\*?\s?[(（\[【])")
_GROUP = lazy_pattern(
    r"\s*\*?\s*(?:[\[【](?P<square>\w[^\[\]【】\n]{0,39})[\]】](?!\()|[(（](?P<round>\w[^()（）\n]{0,39})[)）])"
    r"(?=[\s(（\[【*《一-鿿])\*?"
)
_INITIALS = re.compile(
    r"[A-Z]\w*[A-Z0-9]\w*|Sig[a-z]{2,6}|[A-Z]\w*(?:[ -][A-Z]\w+){0,2} ?(?:19|20)?\d\d"
)
_LEAST_WORDS, _LEAST_CJK = 2, 5
_MOST_WORDS = 4


class DatedGroups(NamedTuple):
    """What stands before a title, and where that begins."""

    year: int
    venue: str
    makers: list[str]
    tags: list[str]
    end: int


def dated_groups(text: str) -> DatedGroups | None:
    """What a text begins with before its title; nothing where a title itself has the brackets.

    Square brackets hold short names, round ones where it appeared and before that who made it.
    ``2020 (Almost) All Ropes``, ``2015 (Doe et al.) Ropes`` are something else.
    """
    year = _YEAR.match(text) if text.lstrip()[:2] in CENTURIES else None
    if year is None:
        return None
    end = year.end()
    found: list[tuple[str, bool]] = []
    while match := _GROUP.match(text, end):
        found.append(((match["square"] or match["round"]).strip(), match["square"] is not None))
        end = match.end()
    if not found or not _is_title(text[end:].lstrip(" *")):
        return None
    told = _told(found)
    end = len(text) - len(text[end:].lstrip(" *"))
    return told._replace(year=int(year["year"]), end=end) if told else None


def _told(groups: list[tuple[str, bool]]) -> DatedGroups | None:
    venue = ""
    makers: list[str] = []
    tags: list[str] = []
    unknown: list[str] = []
    for group, square in groups:
        if not venue and (fold(group) in VENUE_WORDS or dated_venue(group)):
            venue = group
        elif is_organization(group):
            makers.append(group)
        elif square:
            tags.append(group)
        elif ET_AL.search(group) or is_known_person(group) or _calls_link(group):
            return None
        else:
            unknown.append(group)
    if unknown and not venue and _INITIALS.fullmatch(unknown[-1]):
        venue = unknown.pop()  # `(DRL4KDD)`
    for group in unknown:
        # who made it stands before where it appeared
        if not venue or makers or not group[0].isupper() or len(group.split()) > _MOST_WORDS:
            return None
        makers.append(group)
    return DatedGroups(0, venue, makers, tags, 0) if venue or makers or tags else None


def _calls_link(group: str) -> bool:
    """Whether a group is called as links are (``PDF``); ``WWW`` is a conference as well."""
    return role_of(group) is not None and group != "WWW"


def _is_title(text: str) -> bool:
    if CJK.search(text):
        return len(text) >= _LEAST_CJK
    return text[:1].isalnum() and len(text.split()) >= _LEAST_WORDS
