"""How much the cells of a column look like titles, and whether they say the same."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mdcatalog.extract.asides import MONTH
from mdcatalog.extract.titles import is_role_link, title_text
from mdcatalog.patterns import lazy_pattern
from mdcatalog.tree import Inline, Inlines, Link, plain_text
from mdcatalog.values import (
    is_absent,
    parse_count,
    parse_date,
    parse_duration,
    parse_mark,
    parse_ordinal,
)
from mdcatalog.vocabulary import role_of

# What may be a person's name is no title while another column can be.
_CJK_NAME = lazy_pattern(r"[一-鿿]{2,3}|[一-鿿] [一-鿿]{1,2}")
_SENTENCE = 25
# `06 January`, `Jan 6`
_DAY = lazy_pattern(
    rf"(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*\.?,?\s+)?"
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)?\s+{MONTH}|{MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?)",
    re.IGNORECASE,
)
# `09:10 AM - 09:35 AM`, `9:00–9:45`, `11h – 11h45`: when something is held
_TIME = r"(?:\d{1,2}[:.h]\d\d|\d{1,2}\s?h|\d{1,2}(?=\s?[ap]\.?m))(?:\s?[ap]\.?m\.?)?"
_HOURS = lazy_pattern(
    rf"{_TIME}(?:\s?(?:[-–—~]|to|until)\s?{_TIME})?(?: ?[A-Z]{{3,4}})?", re.IGNORECASE
)
_PLAIN_NUMBER = re.compile(r"^[\d.,%+\-±~/ ]+[A-Za-z%]{0,3}$")
_LEAST_ROWS = 3


def title_likeness(cells: list[Inlines]) -> float:
    """0 to 2: how much the cells look like titles (words, links with a text of their own)."""
    filled = [content for content in cells if content]
    if not filled:
        return 0.0
    good, bare = 0.0, 0
    for content in filled:
        text = title_text(content).strip()
        if not text or is_absent(text):
            continue
        linked = Link in map(type, content)
        words = [p for p in content if not is_role_link(p)] if linked else content
        linked = linked and Link in map(type, words)
        named = title_text(words).strip() if len(words) < len(content) else text
        if not named or _PLAIN_NUMBER.match(text) or parse_mark(text) is not None:
            continue
        if _DAY.fullmatch(text) or (
            _may_be_value(text)
            and (
                _HOURS.fullmatch(text)
                or parse_date(text)
                or parse_duration(text) is not None
                or parse_count(text) is not None
            )
        ):
            continue
        if parse_ordinal(text) is not None:
            continue
        if linked and "." in text and " " not in text and _shows_addresses(words):
            good += 0.3  # `[example.org](https://example.org/)` leads there and names nothing
            bare += 1
            continue
        good += 0.3 if _CJK_NAME.fullmatch(text) and not linked else 1.0
        if linked:
            if not isinstance(content[0], Link) and len(text.split()) > _SENTENCE:
                good -= 1.0  # a sentence with a link in it
                continue
            good += 0.5
        if role_of(text):
            good -= 0.5
    if bare * 3 <= len(filled):
        good += bare * 1.2  # one among names, as good as those
    return good / len(cells)


def _shows_addresses(content: Sequence[Inline]) -> bool:
    """Whether links show nothing but the addresses that they lead to."""
    return all(
        piece.text.casefold().rstrip("/") in piece.url.casefold()
        for piece in content
        if isinstance(piece, Link)
    )


def _may_be_value(text: str) -> bool:
    """Whether a text can as a whole be a date, a duration or a count: short, with a number."""
    return len(text) <= 60 and (not text.isascii() or any(map(str.isdigit, text)))


def repeats(cells: list[Inlines]) -> bool:
    """Whether a column says the same again and again."""
    texts = [text for text in map(plain_text, cells) if text]
    return len(texts) > _LEAST_ROWS and len(set(texts)) * 10 < len(texts) * 7


def is_one_text(cells: list[Inlines]) -> bool:
    """Whether the cells of several rows all show the same."""
    first = title_text(cells[0])
    return len(cells) > 1 and all(title_text(content) == first for content in cells[1:])


def names_in_links(cells: list[Inlines]) -> bool:
    """Whether each cell begins with a link that is called by a name, some by no address."""
    addresses = 0
    for content in cells:
        first = content[0] if content else None
        if not isinstance(first, Link) or not first.text or is_role_link(first):
            return False
        addresses += _shows_addresses([first]) and "." in first.text
    return addresses < len(cells) and not is_one_text(cells)
