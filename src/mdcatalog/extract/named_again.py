"""Bullets that lead again to what the linked heading above them names, and to what belongs to it.

``- [**RopeKit**](https://…)`` and ``- [GitHub](https://…)`` below ``## [RopeKit](https://…)``.
"""

from __future__ import annotations

from mdcatalog.extract.shapes import head_of
from mdcatalog.extract.titles import is_role_link
from mdcatalog.tree import Link, List, plain_text
from mdcatalog.vocabulary import fold

_MOST = 6  # bullets


def names_again(block: List, heading: str) -> bool:
    """Whether bullets are nothing but links: one called as the heading is, others by roles."""
    if len(block.items) > _MOST or not heading:
        return False
    again = 0
    for item in block.items:
        shown = [piece for piece in head_of(item) if plain_text((piece,)).strip()]
        link = shown[0] if len(shown) == 1 and len(item.blocks) == 1 else None
        if type(link) is not Link:
            return False
        if fold(link.text) == fold(heading):
            again += 1
        elif not is_role_link(link):
            return False
    return again == 1
