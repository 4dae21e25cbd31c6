"""Short names before the linked titles of papers: ``**VOX**: [The Full Title](…)``."""

from __future__ import annotations

import re

from mdcatalog.extract.entries import Entry
from mdcatalog.extract.naming import heading_kinds
from mdcatalog.extract.titles import is_role_link
from mdcatalog.links import host_sort
from mdcatalog.patterns import lazy_pattern
from mdcatalog.tree import Inline, Link, Text
from mdcatalog.values import find_year, parse_ordinal
from mdcatalog.vocabulary import is_sort

_LEAST_TITLE = 3
_FULL_TITLE = 7  # words that no tool and no remark about one are called by
_NAMED = 3  # pieces of a short name, what parts it from the title, and the title's link
_JOINTS = frozenset((":", "：", "-", "–", "—", ""))
_AWARD = lazy_pattern(
    r"\b(?:best|outstanding|distinguished|honou?rable|award|prize|runner[- ]?up|test of time)\b",
    re.IGNORECASE,
)
_LONGEST_NAME = 40
_NAME_ENDS = frozenset("|｜-–—:：")
# `SSD || `, `SSD | `, `SSD - `, `SSD: `
_NAME_BEFORE = re.compile(
    r"\s*(?P<name>[^|｜:：\[\](){}<>\"“”]{2,30}?)\s*(?P<joint>[|｜]{1,2}|\s[-–—]{1,2}|[:：])\s*"
)


def behind_short_name(entry: Entry, pieces: list[Inline]) -> list[Inline]:
    """``**VOX**: [The Full Title](…)``, ``**Best paper** — [The Title](…)``: what is behind."""
    if len(pieces) < _NAMED:
        return _behind_plain_name(entry, pieces)
    first, joint, link = pieces[:_NAMED]
    if not (isinstance(first, Text) and first.strong and isinstance(link, Link)):
        return _behind_plain_name(entry, pieces)
    if not isinstance(joint, Text) or joint.text.strip() not in _JOINTS or is_role_link(link):
        return pieces
    name = first.text.strip(" :：")
    award = _AWARD.search(name) is not None
    short = len(name.split()) < _LEAST_TITLE + 1 and name not in link.text.split(":")[0].split(" ")
    short = short or is_sort(name)  # `**Survey** [A Survey of …](…)`
    full = len(link.text.split()) > _LEAST_TITLE and host_sort(link.url) == "paper"
    if not name or not (award or (full and (short or link.text.startswith(name)))):
        return pieces
    entry.tags.append(name)
    return pieces[_NAMED - 1 :]


def _behind_plain_name(entry: Entry, pieces: list[Inline]) -> list[Inline]:
    """``SSD || [SSD: The Full Title](…) || ECCV 2016``: what is behind a name that is plain text.

    A bar parts the two wherever the link leads to a paper; other marks only where the headings
    say that papers follow, or before a title of many words where they say nothing: ``Mooring:
    [Ropes under load](…)`` may name a tool.
    """
    first, link = pieces[:2] if len(pieces) > 1 else (None, None)
    if not isinstance(first, Text) or not isinstance(link, Link) or link.bare:
        return pieces
    text = first.text.rstrip()
    if len(text) > _LONGEST_NAME or first.emphasis or first.strong:
        return pieces
    if text and link.text.startswith(f"{text.lstrip()}: ") and host_sort(link.url) == "paper":
        return pieces[1:]  # `SSD [SSD: The Full Title](…)`
    if text[-1:] not in _NAME_ENDS:
        return pieces
    found = _NAME_BEFORE.fullmatch(first.text)
    if found is None or is_role_link(link) or host_sort(link.url) != "paper":
        return pieces
    name, title = found["name"], link.text
    same = title.lower().startswith(name.lower())
    if len(title.split()) < _LEAST_TITLE - same or len(name.split()) > _LEAST_TITLE:
        return pieces
    if find_year(name) or parse_ordinal(name) is not None or not any(map(str.isalpha, name)):
        return pieces
    told = _told_kinds(entry.section)
    full = found["joint"][0] in "|｜" or (len(title.split()) >= _FULL_TITLE and not name.islower())
    if not ("paper" in told or (not told and full)):
        return pieces
    if not same:
        entry.tags.append(name)
    return pieces[1:]


def _told_kinds(section: tuple[str, ...]) -> set[str]:
    """The kinds that the nearest heading names of those that name any in full."""
    for heading in reversed(section):
        if kinds := {kind for kind, share in heading_kinds(heading) if share == 1.0}:
            return kinds
    return set()
