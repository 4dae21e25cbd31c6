"""Words in italics behind the links of a title: short names and remarks, which nobody is called."""

from __future__ import annotations

import re

from mdcatalog.extract.course_credits import is_given
from mdcatalog.extract.titles import is_role_link
from mdcatalog.extract.venues import venue_like
from mdcatalog.patterns import lazy_pattern
from mdcatalog.tree import Inline, Link, Text

_MOST_WORDS = 3
_FEW_INITIALS = 2
_WORD_PARTS = re.compile(r"[-_.]")
# what a remark in italics ends in, and no name does
_REMARKS = lazy_pattern(
    r"\b(?:code|soon|platform|codec|toolkit|models?|data(?:sets?)?|survey|benchmark|feedback|tts"
    r"|llms?|learning|training|inference|method|framework|release|baseline|metric|demo|space|audio"
    r"|speech|vision|video|music|text|image|attention|diffusion|transformer|search|retrieval)$",
    re.IGNORECASE,
)


def names_behind_links(pieces: list[Inline]) -> list[str]:
    """Words in italics behind the links of a title that are nobody's: ``[[pdf](…)] *DAC*``."""
    names: list[str] = []
    linked = False
    for piece in pieces:
        if is_role_link(piece):
            linked = True
        elif linked and isinstance(piece, Text) and piece.emphasis and not piece.strong:
            word = piece.text.strip()
            if not word or not any(map(str.isupper, word)):
                continue
            if venue_like(word) and not _abbreviates_code(word, pieces):
                continue
            if " " not in word or _is_remark(word):
                names.append(piece.text)
    return names


def _abbreviates_code(word: str, pieces: list[Inline]) -> bool:
    """Whether a word is the initials of the repository beside it: ``DAC`` and ``…/doe-and-coe``."""
    names = (p.url.rstrip("/").rpartition("/")[2] for p in pieces if isinstance(p, Link))
    return len(word) > _FEW_INITIALS and any(
        "".join(part[:1] for part in _WORD_PARTS.split(name)).casefold() == word.casefold()
        for name in names
    )


def _is_remark(words: str) -> bool:
    """Whether two or three words in italics are neither a person nor an organisation."""
    parts = words.split()
    if len(parts) > _MOST_WORDS or "," in words or "." in words or "&" in words:
        return False
    small = {part.casefold() for part in parts} & {"and", "et", "de", "van", "von"}
    return not small and not is_given(parts[0]) and _REMARKS.search(words) is not None
