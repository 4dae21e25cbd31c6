"""Workshops and contests by their names: ``1st Workshop on Ropes``, ``Quay Challenge 2021``.

They have no authors, and their names lead to their own sites: what is at home with papers or in a
file is a paper about one.
"""

from __future__ import annotations

import re
from functools import lru_cache

from mdcatalog.extract.entries import Entry, FoundLink
from mdcatalog.links import host_role
from mdcatalog.patterns import lazy_pattern
from mdcatalog.vocabulary import EVENTS, role_of

_LATIN = "|".join(word for word in EVENTS if word.isascii())
_OTHER = "|".join(word for word in EVENTS if not word.isascii())
_COUNT = (
    r"\d{1,3}(?:st|nd|rd|th)|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth"
    r"|annual|international|\d{4}"
)
# `1st Workshop on Ropes`, `The Second Quay Challenge`, `Quay Challenge 2021`, `第三届港口竞赛`
_EVENT = lazy_pattern(
    rf"(?:the )?(?:{_COUNT}) (?:[\w&'’/.+-]+ ){{0,6}}?(?:{_LATIN})(?!s?[\w-])"
    rf"|(?:[\w&'’/.+-]+ ){{1,6}}?(?:{_LATIN})(?: (?:19|20)\d\d| ['’]\d\d)"
    rf"|(?:[\w&'’/.+-]+ ){{0,4}}?(?:workshop|symposium|hackathon|conference) on \S"
    rf"|(?:第[\d一二三四五六七八九十]{{1,3}}[届屆回]|(?:19|20)\d\d)[^，。：:]{{0,30}}?(?:{_OTHER})"
    rf"|[^，。：:]{{1,30}}?(?:{_OTHER})\s?(?:（|\()?(?:19|20)\d\d"
)
_LONGEST = 120
# What papers are about as often; a workshop is held at a conference
_TOLD_OF = re.compile(r"challenge|competition|contest|挑战|竞赛|比赛", re.IGNORECASE)


def is_event(entry: Entry, link: FoundLink | None) -> bool:
    """Whether an entry is an event by its title, where the link of the title may be its site."""
    if link is None or link.place != "title" or not _names_event(entry.title):
        return False
    if "authors" in entry.values:
        return False
    goes_on = _TOLD_OF.search(entry.title) and not _EVENT.fullmatch(entry.title.casefold())
    if goes_on and "venue" in entry.values:
        return False  # `The Second Grand Challenge of Ropes, Science 2019`
    if link.url.endswith(".pdf") or host_role(link.url):
        return False
    return not any(role_of(x.label or x.text) == "paper" for x in entry.links)


@lru_cache(maxsize=1024)
def _names_event(title: str) -> bool:
    if len(title) > _LONGEST or not (any(map(title.casefold().__contains__, EVENTS))):
        return False
    return _EVENT.match(title.casefold()) is not None
