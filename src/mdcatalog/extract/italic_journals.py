"""Surnames and a year before a title, the journal in italics behind it, volume and all.

``Doe & Roe (2009). The Title. *Nat Rev Quays* 5, 12–19``: what is set apart is neither the title
nor a name. That nothing stands between but a title and its stop shows that it is a citation.
"""

from __future__ import annotations

from typing import NamedTuple

from mdcatalog.extract.citation_parts import Citation, add_cited
from mdcatalog.extract.entries import Entry
from mdcatalog.extract.head_parts import Head
from mdcatalog.extract.person_names import is_name
from mdcatalog.extract.titles import is_role_link
from mdcatalog.extract.venues import year_alone
from mdcatalog.patterns import lazy_pattern
from mdcatalog.tree import Inline, Text, plain_text
from mdcatalog.values import find_year

_UPPER = r"(?:(?![\d_a-zß-öø-ÿа-яё])\w)"
_PARTICLES = r"(?:(?:de|der|den|van|von|di|da|la|le|del|dos|du|ter|zu|zur|af|[Vv]an [Dd]e) )*"
_SURNAME = rf"{_PARTICLES}{_UPPER}[\w'’\-–]+(?: {_PARTICLES}{_UPPER}[\w'’\-–]+){{0,2}}"
# `Doe & Roe (2009). `, `Doe, Roe & Lee (2009): `, `Doe et al. (2009). `
_OPENING = lazy_pattern(
    rf"\s*(?P<names>{_SURNAME}(?:, {_SURNAME}){{0,12}}(?:,? (?:&|and) {_SURNAME})?)"
    r"(?:,? et\.? al\.?)?,? \((?P<year>(?:19|20)\d\d)[a-z]?\)[.:,] (?=\S)"
)
# `103(12), 159–176`, `79, 102463. doi:10.1016/…`, `, vol. 5, pp. 1-9.`
_VOLUME = lazy_pattern(
    r"(?:[\s\d,.;:()–—-]|[Vv]ol(?:ume)?(?=[. ])|[Nn]o(?=[. ])|[Ii]ssue(?= )|pp?(?=[. ]?\d)"
    r"|[A-Za-z](?=\d))*(?:(?:doi:?\s?)?10\.\d{4,}/\S+|arXiv:\d{4}\.\d{4,5}(?:v\d+)?)?"
    r"[\s,.;:]*[|(\[]?\s*"
)
_JOINTS = lazy_pattern(r",? (?:&|and) |, ")
_ENDS = (". ", "? ", "! ", ".\n", "?\n", "!\n")
_LEAST_PIECES, _LEAST_TITLE, _MOST_WORDS = 2, 2, 10


class _Cited(NamedTuple):
    names: list[str]
    year: int
    title: str
    journal: str
    end: int  # where the pieces behind the volume begin


def take_journal(entry: Entry, pieces: list[Inline]) -> list[Inline]:
    """The title of such a citation as a piece; names, year and journal go to the entry."""
    told = _cited(pieces)
    if told is None:
        return pieces
    citation = Citation(told.names, venue=told.journal, year=told.year)
    add_cited(entry, citation)
    entry.citation = True
    return [Text(told.title), *pieces[told.end :]]


def journal_head(before: list[Inline], pieces: list[Inline]) -> Head | None:
    """The head of an item that is such a citation up to its links."""
    told = _cited(pieces)
    if told is None:
        return None
    title: list[Inline] = [Text(told.title)]
    rest: list[Inline] = [Text(" "), *pieces[told.end :]]
    return Head(before, title, rest, True, told.journal, tuple(told.names), told.year)


def _cited(pieces: list[Inline]) -> _Cited | None:
    first = pieces[0] if len(pieces) >= _LEAST_PIECES else None
    if type(first) is not Text or "(" not in first.text[:400] or first.strong or first.emphasis:
        return None
    opening = _OPENING.match(first.text)
    at = _journal_at(pieces) if opening else 0
    if opening is None or not at:
        return None
    names = _JOINTS.split(opening["names"])
    if not all(map(is_name, names)):
        return None
    named = [first._replace(text=first.text[opening.end() :]), *pieces[1:at]]
    title = " ".join(plain_text(named).split()).removesuffix(".")
    # the stops of `*Q. robur*` part no title
    parted = any(isinstance(p, Text) and not p.emphasis and ". " in p.text.rstrip() for p in named)
    journal = pieces[at]
    venue = journal.text.strip(" .,:;") if isinstance(journal, Text) else ""
    if title.count(" ") < _LEAST_TITLE - 1 or parted or not _may_be_journal(venue):
        return None
    end = at + 1
    behind = pieces[end] if end < len(pieces) else None
    if isinstance(behind, Text):
        if not _VOLUME.fullmatch(behind.text):
            return None
        dated = find_year(year_alone(behind.text)) if "(" in behind.text else None
        if dated and dated.value != int(opening["year"]):
            return None
        end += 1
    if end < len(pieces) and not is_role_link(pieces[end]):
        return None
    return _Cited(names, int(opening["year"]), title, venue, end)


def _journal_at(pieces: list[Inline]) -> int:
    """Where the words in italics stand that end a citation behind a full stop; else 0."""
    for at, piece in enumerate(pieces):
        if type(piece) is not Text or piece.strong:
            return 0
        if at and piece.emphasis:
            above = pieces[at - 1]
            if isinstance(above, Text) and not above.emphasis and above.text.endswith(_ENDS):
                return at
    return 0


def _may_be_journal(text: str) -> bool:
    words = text.split()
    return bool(words) and len(words) <= _MOST_WORDS and (text[0].isupper() or text[0].isdigit())
