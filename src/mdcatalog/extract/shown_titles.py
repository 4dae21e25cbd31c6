"""Titles of talks below ``Slides``, where no other column of a table says what they are called."""

from __future__ import annotations

from collections.abc import Sequence

from mdcatalog.extract.title_likeness import repeats
from mdcatalog.extract.titles import is_role_link, title_text
from mdcatalog.tree import Inlines, Link
from mdcatalog.values import is_absent

_LEAST_TITLES = 2
_LEAST_SPACES = 1
_LONGEST = 160


def names_what_is_shown(cells: Sequence[Inlines]) -> bool:
    """Whether most cells below ``Slides`` are what is shown: words in capitals, all different.

    ``[PDF](…)`` and ``harbour-v2.pdf`` lead to it, and ``not yet here`` tells of it.
    """
    filled = [text for text in map(_title_in, cells) if text is not None]
    titled = sum(1 for text in filled if text)
    return titled >= _LEAST_TITLES and titled * 3 >= len(filled) * 2 and not repeats([*cells])


def _title_in(cell: Inlines) -> str | None:
    """What may be a title in a cell; nothing where other words are, ``None`` where none are."""
    text = title_text(cell).strip()
    if not text or is_absent(text):
        return None
    if any(isinstance(piece, Link) and (piece.bare or is_role_link(piece)) for piece in cell):
        return ""
    worded = text.count(" ") >= _LEAST_SPACES and len(text) <= _LONGEST
    capitals = any(word[:1].isupper() or not word.isascii() for word in text.split())
    return text if worded and capitals else ""
