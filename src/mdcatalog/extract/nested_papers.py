"""Papers further in, below a name that they have in common."""

from __future__ import annotations

from collections.abc import Sequence

from mdcatalog.extract.shapes import head_of
from mdcatalog.extract.venues import venue_like, year_of
from mdcatalog.links import host_role
from mdcatalog.tree import Inline, Link, List, plain_text

_LEAST = 2
_LEAST_WORDS = 4


def lists_papers(nested: List) -> bool:
    """Whether each item is a full title, a venue in brackets and a link to that very paper.

    ``The Full Title | [CVPR' 16] | [[arXiv](…)]``; they are no parts of what stands above, linked
    or not.
    """
    heads = [head_of(item) for item in nested.items]
    return len(heads) >= _LEAST and all(map(_is_published, heads))


def leads_out(content: Sequence[Inline]) -> bool:
    """Whether a link leads out of the folder that the document lies in."""
    return any(isinstance(piece, Link) and "//" in piece.url for piece in content)


def _is_published(content: Sequence[Inline]) -> bool:
    at = next((at for at, piece in enumerate(content) if isinstance(piece, Link)), 0)
    link = content[at] if at else None
    if not isinstance(link, Link) or host_role(link.url) != "paper":
        return False
    told = plain_text(content[:at]).rstrip("[( |,")
    opens = max(told.rfind("["), told.rfind("("))
    if opens < 0 or not told.endswith(("]", ")")):
        return False
    venue = told[opens + 1 : -1]
    full = len(told[:opens].split()) >= _LEAST_WORDS
    return full and venue_like(venue) and year_of(venue) is not None
