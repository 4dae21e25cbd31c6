"""Titles without a link before one that is called by who wrote the paper and when.

``The Title [Doe et al., 2020](https://…)``, ``The Title. [Doe & Roe (2019)](https://…)``.
"""

from __future__ import annotations

import re

from mdcatalog.extract.entries import Entry, found_links
from mdcatalog.extract.head_parts import Head
from mdcatalog.extract.naming import heading_kinds
from mdcatalog.extract.organizations import is_organization
from mdcatalog.extract.person_names import ET_AL, is_name
from mdcatalog.links import host_sort
from mdcatalog.patterns import lazy_pattern
from mdcatalog.tree import Break, Inline, Link, Text
from mdcatalog.values import split_names
from mdcatalog.values.text import CJK
from mdcatalog.values.text import words as words_of
from mdcatalog.vocabulary import PLACES, SHORT_VENUES, VENUE_WORDS, fold

_KEY = lazy_pattern(
    r"[(\[]?(?P<names>[^\W\d_][^\d()\[\]:;|]{1,80}?),?\s+[(\[]?(?P<year>(?:19|20)\d\d)[a-z]?[)\]]{0,2}"
)
_JOINED = re.compile(r" (?:&|and) ")
# what a title does not end in, but words about one do: `as in [Doe et al., 2020](…)`
_GOES_ON = frozenset(
    words_of(
        "a about after also an and as at before by cf compare e.g extends following for from in"
        " like of on or see than that the this to via vs with"
    )
)
_LEAST_CJK = 8
_LEAST_WORDS, _LONGEST_TITLE, _LONGEST_KEY = 3, 300, 90
_LEAST_SURNAME = 3
_BEHIND = frozenset("([)],.;-–—")


def title_before_key(entry: Entry, pieces: list[Inline]) -> Head | None:
    """The head whose title stands before such a link; not below headings of data or tools."""
    at = next((i for i, piece in enumerate(pieces) if not isinstance(piece, (Text, Break))), 0)
    link = pieces[at] if at else None
    if not isinstance(link, Link):
        return None
    undated = link.text.rstrip(" .").endswith("et al") and host_sort(link.url) == "paper"
    if not (undated or link.text.rstrip(")] ")[-2:-1].isdigit()):
        return None
    key = _KEY.fullmatch(link.text.strip()) if len(link.text) <= _LONGEST_KEY else None
    told = key["names"] if key else link.text if undated else ""
    names = _people(told, paper=host_sort(link.url) == "paper") if told else []
    if not names or not _ends_there(pieces[at + 1 :]):
        return None
    if any(isinstance(p, Text) and (p.emphasis or p.strong) for p in pieces[:at]):
        return None
    title = "".join(p.text if isinstance(p, Text) else " " for p in pieces[:at]).strip()
    boxed = (
        undated and title.endswith(("(", "[")) and title[0].isupper()
    )  # `SeaNet ([Doe et al.](…))`
    if not (boxed or _is_title(title)) or _tells_of_others(entry):
        return None
    words = title.rstrip(" ,.;:([-–—")
    entry.links.extend(found_links([link], "title"))
    rest = pieces[at + 1 :]
    closing = rest[0] if rest and title.endswith(("(", "[")) else None
    if isinstance(closing, Text):
        rest = [closing._replace(text=closing.text.lstrip(" )]")), *rest[1:]]
    return Head([], [Text(words)], rest, True, "", tuple(names), int(key["year"]) if key else None)


def _people(text: str, *, paper: bool) -> list[str]:
    """The people that names are: several, with ``et al.``, or a surname linked to a ``paper``."""
    others = ET_AL.search(text)
    names = split_names(text[: others.start()] if others else text)
    if not names or not all(map(is_name, names)) or any(map(is_organization, names)):
        return []
    if others or (len(names) > 1 and (_JOINED.search(text) or len(names) > _LEAST_SURNAME)):
        return names
    name = names[0]
    surname = name[:1].isupper() and name[1:].islower() and len(name) >= _LEAST_SURNAME
    known = fold(name) in VENUE_WORDS or fold(name) in SHORT_VENUES or fold(name) in PLACES
    return names if paper and len(names) == 1 and surname and not known else []


def _ends_there(behind: list[Inline]) -> bool:
    """Whether no sentence goes on behind the link."""
    first = behind[0] if behind else None
    return first is None or not isinstance(first, Text) or first.text.lstrip()[:1] in _BEHIND


def _is_title(text: str) -> bool:
    words = text.rstrip(" ,.;:([-–—").split()
    if len(words) < _LEAST_WORDS and len(CJK.findall(text)) < _LEAST_CJK:
        return False
    if len(text) > _LONGEST_TITLE or text[0].islower():
        return False
    return text[0] not in "([" and words[-1].lower() not in _GOES_ON


def _tells_of_others(entry: Entry) -> bool:
    """Whether the heading names data or tools, of which the paper behind a link only tells."""
    kinds = heading_kinds(entry.section[-1]) if entry.section else ()
    return any(kind in ("dataset", "tool") for kind, _ in kinds)
