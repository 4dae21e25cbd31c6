"""Who edited the book that a paper is in, and its chapter there: ``(chapter 4), in: …, eds. Doe``.

They wrote nothing of what the entry names, and are no part of the book's name.
"""

from __future__ import annotations

from mdcatalog.extract.entries import Entry, Labelled
from mdcatalog.extract.person_names import names_like
from mdcatalog.patterns import lazy_pattern

_CHAPTER = lazy_pattern(
    r"[\s,.]*[(（\[](?P<told>(?:[Cc]hapters?|[Cc]hap\.|[Cc]h\.|[Kk]apitel|[Cc]hapitre|[Cc]apítulo)\s?"
    r"\d{1,3}(?:\.\d{1,2}){0,2})[)）\]][\s,.]*"
)
_EDITORS = lazy_pattern(
    r"[,;.]\s+\(?(?P<label>[Ee]ds?\.(?: by)?|[Ee]dited by|[Ee]ditors?:?|[Hh]rsg\.(?: von| v\.)?)\s+"
    r"(?P<names>[^\W\d_][^()\d:;\n]{1,160}?)\)?[\s.]*$"
)
_LONGEST = 600


def take_editors(entry: Entry, words: str) -> str:
    """The words behind a title without its chapter and without editors at their end."""
    if len(words) > _LONGEST:
        return words
    opened = words.lstrip(" ,.")[:1]
    chapter = _CHAPTER.match(words) if opened and opened in "(（[" else None
    if chapter:
        entry.fields.append(Labelled("Chapter", chapter["told"]))
        words = words[chapter.end() :]
    edited = "ed" in words or "Ed" in words or "rsg" in words
    editors = _EDITORS.search(words) if edited else None
    if editors is None or not names_like(editors["names"], strict=False):
        return words
    entry.fields.append(Labelled("Editors", editors["names"].strip()))
    return words[: editors.start()]


# `D. Fleet, & T. Roe (Eds.), Tides of Harbours`: who edited a book, before what it is called
_BEFORE_BOOK = lazy_pattern(
    r"(?P<names>[^()\[\]]{4,200}?)\s*[(\[](?:[Ee]ds?|[Hh]rsg)\.?[)\]]\s*[,:.]?\s+(?P<book>\S.{3,})"
)


def without_editors_before(venue: str) -> tuple[str, str]:
    """The book without the editors before it, and those; else the venue as it is."""
    told = (
        _BEFORE_BOOK.fullmatch(venue) if "ds" in venue or "Ed" in venue or "rsg" in venue else None
    )
    if told is None or not names_like(told["names"], strict=False):
        return venue, ""
    return told["book"], told["names"].strip()
