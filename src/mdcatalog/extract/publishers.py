"""Publishers of books, where references have them: ``*Title* (2nd ed.). Quay Press.``"""

from __future__ import annotations

from mdcatalog.patterns import lazy_pattern
from mdcatalog.tree import Inline, Text

_BEHIND = lazy_pattern(
    r"\s*(?:\((?P<note>[^()]{2,80})\))?\s*(?:,\s*(?P<part>(?:Vols?\.|\d+\w\w ed)[^.]{0,20}))?"
    r"\.\s+(?P<name>[A-Z][^.,;:()（）\d]{2,60})\.?\s*(?:（(?P<remark>[^（）]*)）)?\s*\.?\s*"
)
_PUBLISHES = lazy_pattern(
    r"\b(?:Press|Presses|Publish\w*|Publications?|Verlag|Books|University|Society|House|Springer"
    r"|Wiley|Pearson|McGraw|Heinemann|Elsevier|Longman|Routledge|Reinhold|Birkh[aä]user|Dover"
    r"|Editions|Éditions|Editorial)\b"
)
_LONGEST = 6  # words


def publisher_behind(pieces: list[Inline]) -> tuple[str, list[Inline]]:
    """The publisher that stands behind a title, and the other pieces: its edition, a remark.

    >>> publisher_behind([Text(" (2nd ed.). Quay Press.")])[0]
    'Quay Press'
    """
    first = pieces[0] if len(pieces) == 1 else None
    told = _BEHIND.fullmatch(first.text) if isinstance(first, Text) else None
    if told is None or not _PUBLISHES.search(told["name"]):
        return "", pieces
    if len(told["name"].split()) > _LONGEST:
        return "", pieces
    rest = " | ".join(filter(None, (told["note"], told["part"], told["remark"])))
    return told["name"].strip(), [Text(f" | {rest}")] if rest else []
