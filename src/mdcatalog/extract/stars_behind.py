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
# ` :star: | `: stars as a part of their own between bars
_STARS_AS_PART = lazy_pattern(
    r"(?:^|\|)\s*(?P<stars>(?::star2?:|[⭐🌟★☆✡]\ufe0f?)(?:\s?(?::star2?:|[⭐🌟★☆✡]\ufe0f?))*)\s*(?=\||$)"
)
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
    """The pieces of a line without the stars behind its last link or between bars: a value."""
    pieces = _without_stars_between_bars(entry, pieces)
    last = pieces[-1] if len(pieces) > 1 else None
    if type(last) is not Text or type(pieces[-2]) is not Link:
        return pieces
    if last.text.rstrip()[-1:] not in _STAR_ENDS or not _STARS_AT_END.fullmatch(last.text):
        return pieces
    entry.add_value("importance", parse_stars(last.text.strip()))
    return pieces[:-1]


def _without_stars_between_bars(entry: Entry, pieces: list[Inline]) -> list[Inline]:
    """``[Paper](…) :star: | [Code](…)``: the pieces without stars that a bar parts from others."""
    if not any(type(piece) is Text and _parts_stars(piece.text) for piece in pieces[1:]):
        return pieces
    kept = pieces[:1]
    for at, (before, piece) in enumerate(pairwise(pieces), 1):
        if type(piece) is Text and type(before) is Link and _parts_stars(piece.text):
            stars = _STARS_AS_PART.search(piece.text)
            led = at + 1 < len(pieces) and stars and stars.end() == len(piece.text)
            if stars and not led:  # `:star:[code](…)`: the icon of a link
                entry.add_value("importance", parse_stars(stars["stars"]))
                text = f"{piece.text[: stars.start()]}{piece.text[stars.end() :]}"
                piece = piece._replace(text=text)
        kept.append(piece)
    return [piece for piece in kept if type(piece) is not Text or piece.text]


def _parts_stars(text: str) -> bool:
    return "|" in text and not _STAR_STARTS.isdisjoint(text)


def _is_icon(pieces: list[Inline]) -> bool:
    """Whether a star stands right before a link, as its icon: ``:star:[code](…)``."""
    return any(
        isinstance(piece, Text) and piece.text[-1:] in _STAR_ENDS and is_role_link(link)
        for piece, link in pairwise(pieces)
    )
