"""Titles that the source breaks over two lines, before the links to a paper."""

from __future__ import annotations

import re

from mdcatalog.extract.person_names import names_like
from mdcatalog.extract.titles import is_role_link
from mdcatalog.extract.venues import is_title_case, venue_like
from mdcatalog.patterns import lazy_pattern
from mdcatalog.tree import Break, Inline, Link, Text
from mdcatalog.vocabulary import role_of

_LEAST = 4  # pieces: two lines, their break, and a link
_LEAST_BEFORE, _LEAST_BEHIND, _MOST_BEHIND = 4, 2, 14  # words of the lines
# A title goes on behind these.
_SMALL = re.compile(r"\b(?:a|an|and|by|for|from|in|of|on|or|the|through|to|via|with)$")
# `is what moors ships`, `which …`: a sentence about what the line above names
_TELLS = lazy_pattern(
    r"(?:is|are|was|were|has|have|can|by|an?|the|this|it|which|that|we|see|also|from)\b"
)
_ASIDE = re.compile(r"\s*[(（][^()（）]*[)）]?\s*$")


def over_two_lines(pieces: list[Inline]) -> list[Inline]:
    """The pieces with a title's two lines made one: ``Moorings of\\nthe Sea [[paper](…)]``."""
    if len(pieces) < _LEAST or type(pieces[1]) is not Break or pieces[1].hard:
        return pieces
    first, _, second, link = pieces[:_LEAST]
    if not isinstance(first, Text) or not isinstance(second, Text) or not isinstance(link, Link):
        return pieces
    if first.strong or first.emphasis or second.strong or second.emphasis:
        return pieces
    if not is_role_link(link) or role_of(link.text) != "paper":
        return pieces
    if not _goes_on(first.text.rstrip(), _ASIDE.sub("", second.text.rstrip(" [(（【"))):
        return pieces
    return [first._replace(text=f"{first.text.rstrip()} {second.text.lstrip()}"), *pieces[3:]]


def _goes_on(above: str, below: str) -> bool:
    """Whether a line goes on as the title that the line above it begins."""
    words = len(below.split())
    if not _LEAST_BEHIND <= words <= _MOST_BEHIND or ". " in below or below.endswith("."):
        return False
    if above.endswith(":"):
        return below[:1].isupper() and is_title_case(below) and not names_like(below, strict=False)
    if len(above.split()) < _LEAST_BEFORE or not above[-1:].isalnum():
        return False
    if _SMALL.search(above):
        return not venue_like(below)
    return below[:1].islower() and not _TELLS.match(below) and not names_like(below, strict=False)
