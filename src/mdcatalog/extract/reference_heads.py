"""Heads that are references in full, and whether a line is one, by its pieces."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mdcatalog.extract.full_references import full_reference, reference_names, title_and_source
from mdcatalog.extract.head_parts import Head
from mdcatalog.extract.whole_sources import whole_source
from mdcatalog.patterns import lazy_pattern
from mdcatalog.tree import Break, Inline, Link, Text, is_link

_SPACES_OF_TITLE = 2
_QUOTED = lazy_pattern(
    r"(?P<names>[^\"“”]{4,900}?)[.,:]?\s+[\"“][^\"”]{8,300}[\"”][,.]?\s+(?P<source>.{6,})",
    re.DOTALL,
)
_PREPRINT = lazy_pattern(
    r"(?P<title>[^\W\d_](?:\S+ ){3,}\S+?)(?:,| [-–—]{1,2})\s+"
    r"(?P<venue>(?:ar|bioR|medR)[Xx]iv)[\s,:.–-]*"
)
_YEAR_AT_END = re.compile(r"[\s.,]*\(?(?:19|20)\d\d[a-z]?\)?[.,:]?\s*$")


def reference_head(before: list[Inline], pieces: list[Inline]) -> Head | None:
    """A reference in full, its venue or title in italics or not, up to its first link."""
    text, end = running_on(pieces, italic=True)
    told = full_reference(text) if ". " in text or ".\n" in text else None
    if told is None and all(map(is_link, pieces[end:])):
        preprint = _PREPRINT.fullmatch(text) if end < len(pieces) else None
        if preprint:  # `The Title, arXiv, https://arxiv.org/…`
            title: list[Inline] = [Text(preprint["title"])]
            return Head(before, title, pieces[end:], True, preprint["venue"])
        told = title_and_source(text) if text.rstrip(" .)")[-2:].isdigit() else None
    if told is None:
        return None
    venue, year, published, _ = told.source
    rest = [Text(f" | {told.rest}" if told.rest else " "), *pieces[end:]]
    title = [Text(told.title)]
    return Head(before, title, rest, True, venue, told.names, year, published=published)


def cites_in_full(pieces: Sequence[Inline]) -> bool:
    """Whether a line begins as such a reference."""
    first = pieces[0] if pieces else None
    if (
        not isinstance(first, Text)
        or first.strong
        or not (". " in first.text or ", " in first.text)
    ):
        return False
    text, end = running_on(pieces, italic=True)
    if end + 1 < len(pieces) and _is_title(pieces[end]):
        source = _source(running_on(pieces[end + 1 :], italic=True)[0])
        return source and _names_before_title(text)
    quoted = _QUOTED.fullmatch(text) if '"' in text or "“" in text else None
    if quoted is None:
        return full_reference(text) is not None
    return _names_before_title(quoted["names"]) and _source(quoted["source"])


def _is_title(piece: Inline) -> bool:
    return isinstance(piece, Link) and piece.text.count(" ") >= _SPACES_OF_TITLE


def _source(text: str) -> bool:
    source = whole_source(text, named=True)
    return source is not None and source.sure


def _names_before_title(text: str) -> bool:
    dated = _YEAR_AT_END.search(text)
    return bool(reference_names(text[: dated.start()] if dated else text))


def running_on(pieces: Sequence[Inline], *, italic: bool = False) -> tuple[str, int]:
    """The plain text that pieces begin with, over the lines of the source, and where it ends."""
    words: list[str] = []
    end = 0
    for piece in pieces:
        if isinstance(piece, Break) and not piece.hard:
            words.append(" ")
        elif isinstance(piece, Text) and not (piece.strong or (piece.emphasis and not italic)):
            words.append(piece.text)
        else:
            break
        end += 1
    return "".join(words), end
