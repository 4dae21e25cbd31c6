"""The number of a preprint before its title, as arXiv calls its pages: ``[1706.03762] Title``."""

from __future__ import annotations

import re

from mdcatalog.extract.entries import Entry
from mdcatalog.patterns import lazy_pattern
from mdcatalog.tree import Inline, Link, Text

# `[1706.03762] `, `[arXiv 1706.03762v5]`, `arXiv:1706.03762 [cs.CL] - `
_NUMBER = lazy_pattern(
    r"\s*(?P<open>[\[(【])?\s*(?:(?P<archive>arxiv)(?:\.org)?(?: preprint)?(?:\s*[:：/]\s*|\s+))?"
    r"(?P<number>\d{4}\.\d{4,5})(?:v\d{1,2})?(?:\s*\[[a-z-]+(?:\.[A-Z]{2})?\])?\s*"
    r"(?(open)[\])】])\s*(?:[:：.,|–—-]+\s*)?(?=[^\W\d_]|\d?[A-Z]|[\"“])",
    re.IGNORECASE,
)
_SITE_BEHIND = lazy_pattern(r"\s+[-–—|]\s+arxiv(?:\.org)?\s*$", re.IGNORECASE)
_REACH = 24  # characters within which such a number begins and ends
_LEAST_WORDS = 2


def behind_arxiv_number(entry: Entry, pieces: list[Inline]) -> list[Inline]:
    """The pieces behind such a number, which the link says as well; arXiv is the venue if named."""
    first = pieces[0] if pieces else None
    if not isinstance(first, (Link, Text)) or "." not in first.text[:_REACH]:
        return pieces
    text = first.text
    if not any(map(str.isdigit, text[:_REACH])):
        return pieces
    match = _NUMBER.match(text)
    if match is None and (whole := text.strip()).startswith("[") and whole.endswith("]"):
        text = whole[1:-1]  # `[arXiv 1706.03762 The Title]`
        match = _NUMBER.match(text) if "]" not in text else None
    if match is None:
        return pieces
    linked = any(isinstance(piece, Link) and match["number"] in piece.url for piece in pieces)
    rest = text[match.end() :]
    alone = match["open"] and len(rest.split()) > _LEAST_WORDS  # `[1706.03762] The Longer Title`
    if not (linked or match["archive"] or alone) or (not rest and len(pieces) < _LEAST_WORDS):
        return pieces
    if not linked and not (match["open"] or ":" in match.group()):
        return pieces  # `arXiv 1706.03762 was the first`
    if isinstance(first, Link) and len(rest.split()) < _LEAST_WORDS:
        return pieces
    if not linked:
        entry.add_value("written", f"arXiv:{match['number']}")
    if match["archive"]:
        entry.add_value("venue", match["archive"])
    if rest and (site := _SITE_BEHIND.search(rest)):
        rest = rest[: site.start()]
    return [first._replace(text=rest), *pieces[1:]] if rest.strip() else pieces[1:]


# `The Title, ArXiv, 2306.02707, `: a part between commas
_BETWEEN = lazy_pattern(
    r"(?:,\s{0,3}(?P<archive>[Aa]r[Xx]iv)\s{0,3})?,\s{0,3}(?P<number>\d{4}\.\d{4,5})(?:v\d{1,2})?(?=\s{0,3}[,;.]?\s{0,3}(?:$|[\[(]))"
)


def without_number_between(entry: Entry, pieces: list[Inline]) -> list[Inline]:
    """The pieces without a preprint's number between commas, which a link says as well."""
    for at, piece in enumerate(pieces):
        if type(piece) is not Text or "." not in piece.text:
            continue
        found = _BETWEEN.search(piece.text)
        if found and any(type(x) is Link and found["number"] in x.url for x in pieces):
            if found["archive"]:
                entry.add_value("venue", found["archive"])
                entry.citation = True
            text = piece.text[: found.start()] + piece.text[found.end() :]
            return [*pieces[:at], piece._replace(text=text), *pieces[at + 1 :]]
    return pieces
