"""Heads that are references in full, and whether a line is one, by its pieces."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mdcatalog.extract.bibliography import leading_names
from mdcatalog.extract.east_references import east_reference
from mdcatalog.extract.full_references import full_reference, reference_names, title_and_source
from mdcatalog.extract.head_parts import Head, turned_round
from mdcatalog.extract.person_names import is_known_person, is_name
from mdcatalog.extract.titles import is_role_link
from mdcatalog.extract.whole_sources import WORK_SORT, whole_source
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

# `Doe & Roe (2020)`: surnames alone
_PAIR = lazy_pattern(r"[A-Z][\w'’-]+ (?:and|&) [A-Z][\w'’-]+,? \(?(?:19|20)\d\d[a-z]?\)?[.:,]* ")
_OPENING = " ,.;:(["
_CLOSING = frozenset(".)")
_AROUND = " .:,\n"
# `(n.d.)` behind names: nobody knows when
_UNDATED = lazy_pattern(r"\s*\((?:n\.\s?d\.|no date|in press|forthcoming|o\.\s?J\.)\)\.?\s*$")


def plain_names(pieces: list[Inline]) -> list[Inline]:
    """``**Doe, J., & Roe, A. (2019).** The Title``: names and year set apart are no title.

    The pieces, with these words as plain text before what follows; as they are where the words
    in bold or italics are more than that.
    """
    first, behind = pieces[0], pieces[1] if len(pieces) > 1 else None
    if not isinstance(first, Text) or not isinstance(behind, (Text, Link)) or behind.strong:
        return pieces
    told, words = first.text.rstrip(), behind.text
    if told[-1:] not in _CLOSING and not (told[-1:].isdigit() and words[:1] in _AROUND):
        return pieces
    undated = _UNDATED.search(told) if told[-2:] in (".)", ").") else None
    names = f"{(told[: undated.start()] if undated else told).rstrip('.:,')}. "
    found = leading_names(names)
    if found is None and (link := _link_behind(pieces)) and _PAIR.fullmatch(names):
        return [first._replace(text=names, strong=False, emphasis=False), *pieces[link:]]
    if found is None or not found.sure or names[found.end :].strip():
        return pieces
    if not undated and found.year is None and len(found.names) == 1:
        return pieces
    plain = first._replace(text=names, strong=False, emphasis=False)
    if isinstance(behind, Text) and not behind.emphasis:
        return [plain._replace(text=f"{names}{words.lstrip(_AROUND)}"), *pieces[2:]]
    return [plain, *pieces[1:]]


def _link_behind(pieces: list[Inline]) -> int:
    """Where a linked title stands behind the first piece and no more than a mark; else 0."""
    for at, piece in enumerate(pieces[1:], 1):
        if isinstance(piece, Link):
            return at if _is_title(piece) and not is_role_link(piece) else 0
        if not isinstance(piece, Text) or piece.text.strip(_AROUND):
            return 0
    return 0


def reference_head(before: list[Inline], pieces: list[Inline]) -> Head | None:
    """A reference in full, its venue or title in italics or not, up to its first link."""
    text, end = running_on(pieces, italic=True)
    east = None if text.isascii() else east_reference(text)
    if east:
        rest: list[Inline] = [Text(" "), *pieces[end:]]
        return Head(before, [Text(east.title)], rest, True, east.venue, east.names, east.year)
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
    behind = [Text(f" | {told.rest}" if told.rest else " "), *pieces[end:]]
    title = [Text(told.title)]
    return Head(before, title, behind, True, venue, told.names, year, published=published)


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


def wrote_thesis(names: str, pieces: Sequence[Inline]) -> bool:
    """Whether one name stands before words in italics, and behind them what sort of work they are.

    ``Jane Doe, *Some Ropes*, PhD thesis, …``: a name alone is as often a title before names.
    """
    if len(pieces) <= len(("name", "title")):
        return False
    anchor, behind = pieces[1], pieces[2]
    if not isinstance(anchor, Text) or not anchor.emphasis or not isinstance(behind, Text):
        return False
    if anchor.text.strip()[:1].islower() or WORK_SORT.match(behind.text.lstrip(_OPENING)) is None:
        return False
    one = turned_round(names) or (" " in names and is_name(names))
    return bool(one) and not is_known_person(anchor.text.strip())


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
