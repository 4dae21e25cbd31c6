"""Titles followed by what they mean in Chinese, and by how they were presented, in brackets.

``Mooring by Queries (通过查询进行系泊) (**Oral**)``: neither is a part of the title.
"""

from __future__ import annotations

import re

from mdcatalog.extract.course_names import makers_of
from mdcatalog.extract.entries import Entry
from mdcatalog.tree import Break, Inline, Link, Text
from mdcatalog.values.text import CJK
from mdcatalog.vocabulary import VENUE_PARTS, fold

_LEAST_WORDS, _LEAST_MEANING = 3, 4
_LONGEST = 400
_OPENING, _CLOSING = frozenset("(（"), frozenset(")）")
_SPACE = re.compile(r"\s+")


def without_translation(entry: Entry, pieces: list[Inline]) -> list[Inline]:
    """The pieces without such groups at the end of a title that is plain text alone.

    The translation goes to the description, how a paper was presented to the tags. Names and
    schools in brackets stay: they are shorter than a translation would be, or known for a school.
    """
    if entry.block == "table_row":
        return pieces
    end = next((at for at, p in enumerate(pieces) if not isinstance(p, Text)), len(pieces))
    if not end or (end < len(pieces) and not isinstance(pieces[end], (Break, Link))):
        return pieces
    text = "".join([piece.text for piece in pieces[:end] if isinstance(piece, Text)]).rstrip()
    if text[-1:] not in _CLOSING or len(text) > _LONGEST:
        return pieces
    title, told, tags = _parted(text)
    if title == text or not _is_latin_title(title):
        return pieces
    entry.description = told
    entry.tags.extend(tags)
    first = pieces[0]
    assert isinstance(first, Text)
    space = [Text(" ")] if end < len(pieces) and isinstance(pieces[end], Link) else []
    return [first._replace(text=title), *space, *pieces[end:]]


def _parted(text: str) -> tuple[str, str, list[str]]:
    """What stands before such groups, the translation, and how it was presented."""
    told = ""
    tags: list[str] = []
    while text[-1:] in _CLOSING and not told:
        start = _opening(text)
        if start is None:
            if text[-2:-1] not in _CLOSING:
                break
            text = text[:-1]  # `(**Oral**))`: one that closes nothing
            continue
        words = text[start + 1 : -1].strip()
        while words[:1] in _OPENING and words[-1:] in _CLOSING and _opening(words) == 0:
            words = words[1:-1].strip()
        before = text[:start].rstrip()
        if fold(words) in VENUE_PARTS and words[0].isupper():
            tags.insert(0, words)
        elif _may_translate(words, before):
            told = words
        else:
            break
        text = before
    return text, told, tags


def _opening(text: str) -> int | None:
    """Where the bracket opens that the text ends with."""
    depth = 0
    for at in range(len(text) - 1, -1, -1):
        if text[at] in _CLOSING:
            depth += 1
        elif text[at] in _OPENING:
            depth -= 1
            if not depth:
                return at
    return None


def _is_latin_title(title: str) -> bool:
    words = _SPACE.split(title)
    return len(words) >= _LEAST_WORDS and not CJK.search(title) and title[-1:] not in ":："


def _may_translate(words: str, title: str) -> bool:
    """Whether Chinese words are as many as those of a title, and no school's name."""
    meant = len(CJK.findall(words))
    return meant >= max(_LEAST_MEANING, len(title.split())) and not makers_of(words)
