"""Heads that are a citation as a whole, read into their entry."""

from __future__ import annotations

import re

from mdcatalog.extract.behind import rest_links
from mdcatalog.extract.citation_parts import add_cited
from mdcatalog.extract.cited_lines import told_parts
from mdcatalog.extract.entries import Entry, found_links
from mdcatalog.extract.head_parts import Head
from mdcatalog.extract.head_titles import read_title
from mdcatalog.extract.italic_venues import names_and_italics
from mdcatalog.extract.published import note_numbers
from mdcatalog.extract.reference_heads import cites_in_full
from mdcatalog.extract.remarks import names_behind_links
from mdcatalog.extract.shapes import in_brackets
from mdcatalog.extract.slashed_citations import SLASHES, slashed_citation
from mdcatalog.extract.venues import year_of
from mdcatalog.tree import CodeSpan, Inline, Link, Text
from mdcatalog.values import parse_year

_ENDS_WITHIN = re.compile(r"[.?!] ")
_LEADS_IN = re.compile(r"(?<=[?!])\.?\s+[Ii]n:?$")  # `Why Sail? In *KDD 2020*`


def read_whole(entry: Entry, pieces: list[Inline]) -> bool:
    """Read a head into the entry if each of its parts is explained.

    Returns whether it was: not where some part says something else, nor where there is neither a
    name nor a venue.
    """
    first = pieces[0]
    if isinstance(first, Text) and SLASHES in first.text and slashed_citation(first.text):
        return False  # its stops part something else
    told = told_parts(pieces, published="venue" in entry.values)
    if told is None or told.title is None:
        return False
    if told.title.piece is None and _ENDS_WITHIN.search(told.title.text) and cites_in_full(pieces):
        return False  # `Why Sail? In Proceedings of …`
    if isinstance(told.title.piece, Link) and _is_beside(pieces, told.title.piece):
        return False  # `**The Title (ICDE 2020) [[Paper](…)][[Our Post](…)]**`
    citation = told.citation
    if citation.venue and any(citation.venue == name for _, name in names_behind_links(pieces)):
        return False  # the short name of the thing is called as a venue is
    text = told.title.text.replace(" : ", ": ")
    if told.title.piece is None and any(
        isinstance(piece, Text) and f"（{text}）" in piece.text for piece in pieces
    ):
        return False  # `CVPR 2017 Workshop （讲义）`: a remark
    own: Inline = told.title.piece or Text(_LEADS_IN.sub("", text) if citation.venue else text)
    entry.title = read_title(entry, Head([], [own], [], True))
    entry.add_value("number", told.number)
    entry.citation = True
    entry.add_value("placed", told.placed or None)
    if _is_tagged(citation.venue, pieces) and year_of(citation.venue or ""):
        citation.year = None
    add_cited(entry, citation)
    at = pieces.index(own) if own in pieces else 0
    entry.links.extend(rest_links(pieces[:at]))
    entry.links.extend(found_links([own], "title"))
    entry.links.extend(rest_links([piece for piece in pieces[at:] if piece is not own]))
    entry.tags.extend(p.text for p in pieces if type(p) is CodeSpan and parse_year(p.text))
    note_numbers(entry, pieces)
    return True


def _is_beside(pieces: list[Inline], link: Link) -> bool:
    """Whether a link stands in brackets of its own behind words and other links."""
    at = pieces.index(link)
    before = any(isinstance(piece, Text) and piece.text.strip(" []()") for piece in pieces[:at])
    return before and Link in map(type, pieces[:at]) and in_brackets(pieces, at)


def _is_tagged(venue: str | None, pieces: list[Inline]) -> bool:
    """Whether a venue is written as code: such a tag does not deny a date that stands below."""
    return any(type(piece) is CodeSpan and piece.text.strip() == venue for piece in pieces)


def take_credit_line(entry: Entry, pieces: list[Inline]) -> bool:
    """Take a line below a title that is who wrote the thing, and perhaps where, and links.

    Returns whether it was one.
    """
    citation = names_and_italics(pieces)
    if citation is None:
        told = told_parts(pieces)
        if told is None or told.title is not None or not told.citation.authors:
            return False
        citation = told.citation
    add_cited(entry, citation)
    entry.links.extend(rest_links(pieces))
    entry.citation = True
    return True
