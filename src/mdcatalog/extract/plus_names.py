"""``Doe+, CVPR'20``: surnames before a plus sign, as lists in Japanese write ``Doe et al.``."""

from __future__ import annotations

from mdcatalog.patterns import lazy_pattern
from mdcatalog.tree import Inlines, Text

# A surname in small letters, and behind the sign a venue and its year, a year alone, or a title in
# quotation marks: `Notepad++ 2020`, `Disney+ plans` are none
_PLUS = lazy_pattern(
    r"(?<![\w+#])(?P<name>[A-Z][a-zà-ÿ'’-]+(?:[A-Z][a-z]+)?)\+"
    r"(?:(?=,\s?[A-Za-z][\w&/ -]{1,24}?[ ,'’]{0,2}\d{2}(?:\d\d)?\b)"
    r"|(?=,?\s?\(?(?:19|20)\d\d[a-z]?\s*(?:[)\]）】.,:]|$))"
    r"|(?=,?\s?['’]\d\d\b)|(?=[.,]\s[\"“「]))"
)


def spelt_out(text: str) -> str:
    """The text with ``Doe+`` as ``Doe et al.``."""
    if "+" not in text:
        return text
    return _PLUS.sub(r"\g<name> et al.", text).replace("et al..", "et al.")


def with_others_spelt(pieces: Inlines) -> Inlines:
    """The same for the plain words among pieces."""
    if not any(type(piece) is Text and "+" in piece.text for piece in pieces):
        return pieces
    return tuple(
        piece._replace(text=spelt_out(piece.text)) if isinstance(piece, Text) else piece
        for piece in pieces
    )
