"""Stars behind a title: what the author of a list thinks of the thing."""

from __future__ import annotations

from itertools import pairwise

from mdcatalog.extract.entries import Entry
from mdcatalog.extract.titles import is_role_link
from mdcatalog.patterns import lazy_pattern
from mdcatalog.tree import Inline, Link, Text
from mdcatalog.values import parse_stars

# `:star:`, ⭐, ★★★☆☆
_STARS_AT_END = lazy_pattern(r"(?:\s*(?::star2?:|[⭐🌟★☆✡]\ufe0f?))+\s*$")
# `⭐ - what it is`, `:star2: What it is`; `⭐ 12k` are counted
_STARS_FIRST = lazy_pattern(r"\s*(?:(?::star2?:|[⭐🌟★☆✡]\ufe0f?)\s*)+(?=[-–—:|：]\s|[^\W\d_]|$)")
_COUNTED = lazy_pattern(r"\d[kK万]?\+?\s?$")
_STAR_STARTS = frozenset(":⭐🌟★☆✡")
_STAR_ENDS = frozenset(":⭐🌟★☆✡\ufe0f")


def take_stars(entry: Entry, words: str, pieces: list[Inline]) -> str:
    """``… ★★★``: the words behind a title without the stars around them, which are a value.

    ``pieces`` are what the words stand in: a star may be the icon of a link there.
    """
    if words.lstrip()[:1] in _STAR_STARTS and (stars := _STARS_FIRST.match(words)):
        words = words[stars.end() :]
    elif words.rstrip()[-1:] in _STAR_ENDS and (stars := _STARS_AT_END.search(words)):
        if _COUNTED.search(words[: stars.start()]):
            return words  # `9.8k★`
        words = words[: stars.start()]
    else:
        return words
    if not _is_icon(pieces):
        entry.add_value("importance", parse_stars(stars.group().strip()))
    return words


def without_stars(entry: Entry, pieces: list[Inline]) -> list[Inline]:
    """The pieces of a line without the stars that stand behind its last link, which are a value."""
    last = pieces[-1] if len(pieces) > 1 else None
    if type(last) is not Text or type(pieces[-2]) is not Link:
        return pieces
    if last.text.rstrip()[-1:] not in _STAR_ENDS or not _STARS_AT_END.fullmatch(last.text):
        return pieces
    entry.add_value("importance", parse_stars(last.text.strip()))
    return pieces[:-1]


def _is_icon(pieces: list[Inline]) -> bool:
    """Whether a star stands right before a link, as its icon: ``:star:[code](…)``."""
    return any(
        isinstance(piece, Text) and piece.text[-1:] in _STAR_ENDS and is_role_link(link)
        for piece, link in pairwise(pieces)
    )
