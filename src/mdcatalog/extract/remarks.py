"""Words in italics behind the links of a title: short names and remarks, which nobody is called."""

from __future__ import annotations

import re
from typing import NamedTuple

from mdcatalog.extract.course_names import is_given
from mdcatalog.extract.person_names import names_like
from mdcatalog.extract.titles import is_role_link
from mdcatalog.extract.venues import venue_like
from mdcatalog.patterns import lazy_pattern
from mdcatalog.tree import Inline, Link, Text
from mdcatalog.values import find_year

_MOST_WORDS = 3
_FEW_INITIALS = 2
_WORD_PARTS = re.compile(r"[-_.]")
_CLOSED = re.compile(r"(-?[\w.]{0,4})[)）]")
# what a remark in italics ends in, and no name does
_REMARKS = lazy_pattern(
    r"\b(?:code|soon|platform|codec|toolkit|models?|data(?:sets?)?|survey|benchmark|feedback|tts"
    r"|llms?|learning|training|inference|method|framework|release|baseline|metric|demo|space|audio"
    r"|speech|vision|video|music|text|image|attention|diffusion|transformer|search|retrieval)$",
    re.IGNORECASE,
)


class ShortName(NamedTuple):
    """A short name: the run in italics, and the name, which may go on behind it."""

    run: str
    name: str


def names_behind_links(pieces: list[Inline]) -> list[ShortName]:
    """Words in italics behind the links of a title that are nobody's: ``[[pdf](…)] *DAC*``.

    So are those in brackets behind the year: ``“The Title”, ICML 2006. (*CRT*)``.
    """
    names: list[ShortName] = []
    linked = False
    for index, piece in enumerate(pieces):
        if is_role_link(piece):
            linked = True
        elif isinstance(piece, Text) and piece.emphasis and not piece.strong:
            word = piece.text.strip()
            if not linked:
                more = _bracketed_behind_year(pieces, index)
                if more is not None and _is_nobody(word):
                    names.append(ShortName(piece.text, piece.text + more))
                continue
            if not word or not any(map(str.isupper, word)):
                continue
            if venue_like(word) and not _abbreviates_code(word, pieces):
                continue
            if " " not in word or _is_remark(word):
                names.append(ShortName(piece.text, piece.text))
    return names


def _bracketed_behind_year(pieces: list[Inline], index: int) -> str | None:
    """What goes on behind a piece in brackets of its own (``(*GPT*-2)``), if a year is before."""
    if not 0 < index < len(pieces) - 1:
        return None
    before, after = pieces[index - 1], pieces[index + 1]
    closed = _CLOSED.match(after.text) if isinstance(after, Text) else None
    if closed is None or not isinstance(before, Text):
        return None
    words = before.text.rstrip()
    return closed[1] if words[-1:] in ("(", "（") and find_year(words) is not None else None


def _is_nobody(word: str) -> bool:
    """Whether words are what a thing is called for short, and neither a venue nor somebody."""
    if not any(map(str.isupper, word)) or venue_like(word):
        return False
    return " " not in word or not names_like(word, strict=False)


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
