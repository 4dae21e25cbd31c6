"""Lines of the source that are who wrote a thing, or where it appeared, below its title."""

from __future__ import annotations

from collections.abc import Sequence

from mdcatalog.extract.behind import rest_text
from mdcatalog.extract.person_names import names_like
from mdcatalog.extract.venues import STOP_WORDS, is_dated_venue
from mdcatalog.tree import Break, Inline, Text

_LONGEST = 400
_LEADING_ON = STOP_WORDS | {"&", "sur", "de", "des", "du", "et", "für", "und", "zur", "y", "e"}


def with_told_lines(pieces: list[Inline]) -> list[Inline]:
    """The pieces with a break kept beside each line that is a venue, or names above one.

    Other lines of a source are one text: ``Ann Lee, Bob Roe`` over ``NeurIPS 2020. [pdf](…)``.
    """
    starts = [0, *(at + 1 for at, piece in enumerate(pieces) if isinstance(piece, Break))]
    ends = [*(start - 1 for start in starts[1:]), len(pieces)]
    told: set[int] = set()
    following = "links"
    for start, end in zip(reversed(starts), reversed(ends), strict=True):
        sort = "other" if _goes_on(pieces[end + 1 :]) else _sort(pieces[start:end])
        if sort == "venue" and leaves_open(pieces[: start - 1] if start else ()):
            sort = "other"  # `*Workshop on` over `Ropes, 2019*`
        if sort == "venue" or (sort == "names" and following != "other"):
            told |= {start - 1, end} if sort == "venue" else {end}
        following = "other" if sort == "names" else sort
    if not told:
        return pieces
    return [
        Break(hard=True) if at in told and isinstance(piece, Break) else piece
        for at, piece in enumerate(pieces)
    ]


def leaves_open(before: Sequence[Inline]) -> bool:
    """Whether a run in italics before the end of a line goes on below: ``*Workshop on``."""
    last = before[-1] if before else None
    if not isinstance(last, Text) or not last.emphasis:
        return False
    words = last.text.split()
    return bool(words) and words[-1].lower() in _LEADING_ON


def _goes_on(behind: list[Inline]) -> bool:
    """Whether a line goes on in small letters: ``Proceedings`` over ``of the Academy``."""
    first = behind[0] if behind else None
    return isinstance(first, Text) and first.text.lstrip()[:1].islower()


def _sort(line: list[Inline]) -> str:
    """What a line is: a ``venue``, ``names``, nothing but ``links``, or an ``other``."""
    text = rest_text(line).strip(" .,;[]()|")
    if not any(map(str.isalnum, text)):
        return "links"
    if len(text) > _LONGEST:
        return "other"
    if is_dated_venue(text):
        return "other" if ", " in text and names_like(text.split(". ")[0]) else "venue"
    return "names" if names_like(text) else "other"
