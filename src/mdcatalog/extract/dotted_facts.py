"""A line of facts between dots: who made a thing, how large it is, its licence."""

from __future__ import annotations

import re

from mdcatalog.extract.dataset_facts import examples_told
from mdcatalog.extract.entries import Entry, Labelled, found_links, worded_parts
from mdcatalog.extract.licenses import is_license
from mdcatalog.extract.makers_told import institution_of_authors, owns_title
from mdcatalog.extract.organizations import is_organization
from mdcatalog.extract.titles import title_text
from mdcatalog.patterns import lazy_pattern
from mdcatalog.tree import Break, Inline, Link, Text

_DOTS = (" · ", " • ")
_LEAST_DOTS = 2
_LEAST_FACTS = 2
_LONGEST_SIZE = 60
# `~20 GB`, `Up to 5 MB per day`, `Multi-TB, grows continuously`
_BYTES = lazy_pattern(r"(?:\d\s?|\b[Mm]ulti-)(?:[KMGTP]i?B|bytes)\b")
# What a link is called, or where it leads, that says on which terms a thing may be used.
_TERMS = lazy_pattern(
    r"licen[sc]e|\bterms\b|\bfree(?:ly available)? for\b|public domain|creativecommons"
    r"|\b(?:research|academic|commercial) use\b",
    re.IGNORECASE,
)
_MAKERS = re.compile(r"\s+/\s+|,\s+")
_LONGEST_MAKER = 80


def take_dotted_facts(entry: Entry, pieces: list[Inline]) -> list[Inline]:
    """``Quay Labs · CSV · ~20 GB · 2,000 ships · [MIT](…)`` below a title: the pieces without it.

    The last line is one of facts where two of its parts are a size in bytes, a count, or a link
    to a licence; then its first part may be who made the thing. What nothing tells is left.
    """
    dot = next((dot for dot in _DOTS if _holds(pieces, dot)), None)
    if dot is None:
        return pieces
    start = max((at + 1 for at, piece in enumerate(pieces) if type(piece) is Break), default=0)
    parts = worded_parts(pieces[start:], dot)
    facts = [_fact(part) for part in parts]
    told = {fact for fact in facts if fact}
    if len(parts) <= _LEAST_DOTS or len(told) < _LEAST_FACTS:
        return pieces
    left: list[Inline] = []
    for at, (part, fact) in enumerate(zip(parts, facts, strict=True)):
        text = title_text(part).strip()
        makers = _makers(entry, text) if not at and not fact else []
        if makers:
            entry.add_value("organizations", makers)
        elif fact in told:
            told.remove(fact)
            links = tuple(found_links(part, "field", fact or ""))
            entry.links.extend(links)
            entry.fields.append(Labelled(fact or "", text, links))
        else:
            left.extend([Text("; "), *part] if left else part)
    return [*pieces[:start], *left]


def _holds(pieces: list[Inline], dot: str) -> bool:
    """Whether a dot stands often enough in the words; in nearly all it does not."""
    return sum(piece.text.count(dot) for piece in pieces if type(piece) is Text) >= _LEAST_DOTS


def _fact(part: list[Inline]) -> str | None:
    """The field that a part fills for sure."""
    text = title_text(part).strip()
    link = part[0] if len(part) == 1 and isinstance(part[0], Link) else None
    if link is not None:
        return "license" if _TERMS.search(f"{text} {link.url}") or is_license(text) else None
    if len(text) <= _LONGEST_SIZE and _BYTES.search(text):
        return "size"
    return "examples" if examples_told(text) else None


def _makers(entry: Entry, text: str) -> list[str]:
    """The organisations that the first part of a line is: ``Quay Labs / Pier University``."""
    if len(text) > _LONGEST_MAKER or not text[:1].isupper():
        return []
    if makers := institution_of_authors(entry, text):
        return makers
    names = _MAKERS.split(text)
    return names if all(map(is_organization, names)) or owns_title(entry, text) else []
