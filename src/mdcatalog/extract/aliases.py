"""Short names before the linked title of a paper: ``GPT：[Improving … Pre-Training](….pdf)``."""

from __future__ import annotations

from mdcatalog.extract.entries import Entry
from mdcatalog.extract.labels import is_known_label
from mdcatalog.extract.naming import heading_kinds
from mdcatalog.extract.titles import is_role_link
from mdcatalog.extract.venues import venue_like
from mdcatalog.links import host_role, host_sort
from mdcatalog.patterns import lazy_pattern
from mdcatalog.tree import Inline, Link, Text
from mdcatalog.values import parse_ordinal
from mdcatalog.vocabulary import is_sort

# `ELMo: `, `R-CNN - `, `LLaMA 2：`, but not `Doe 2020: `; the colon may stand behind a name in bold
_NAME = lazy_pattern(
    r"\s*(?P<name>[A-Za-z][\w.+-]{1,22}(?: (?!(?:19|20)\d\d)[\w.+-]?\d[\w.+-]{0,10})?)"
    r"\s*(?P<mark>[:：]|\s[-–—])?\s*"
)
_MARK = lazy_pattern(r"\s*(?:[:：]|[-–—])\s*")
_COUNTED = lazy_pattern(r"[A-Za-z]+\s\d+").fullmatch  # `Week 1`
_FULL_TITLE = 4  # words


def take_alias(entry: Entry, pieces: list[Inline]) -> list[Inline]:
    """The pieces from the title on, where a short name stands before it, which is a tag.

    Below data it is what the paper tells of, which the item is about.
    """
    first = pieces[0] if pieces else None
    if not isinstance(first, Text) or len(pieces) < 2:
        return pieces
    match = _NAME.fullmatch(first.text)
    if match is None or not _is_short_name(match["name"]):
        return pieces
    at = 1
    if match["mark"] is None:
        behind = pieces[1]
        if not (isinstance(behind, Text) and first.strong and _MARK.fullmatch(behind.text)):
            return pieces
        at = 2
    link = pieces[at] if at < len(pieces) else None
    if not isinstance(link, Link) or is_role_link(link) or len(link.text.split()) < _FULL_TITLE:
        return pieces
    paper = host_sort(link.url) == "paper" or link.url.lower().endswith(".pdf")
    if not paper or _is_of_others(entry, pieces[at + 1 :]):
        return pieces
    if first.strong or not link.text.casefold().startswith(match["name"].casefold()):
        entry.tags.append(match["name"])
    return pieces[at:]


def _is_short_name(name: str) -> bool:
    """Whether a word is written as names of models are, and is no label: ``ELMo``, ``GPT-2``."""
    capitals = sum(1 for char in name if char.isupper())
    if capitals < 2 and not any(map(str.isdigit, name)):
        return False
    counted = parse_ordinal(name) is not None or _COUNTED(name) is not None
    return not (counted or is_known_label(name) or is_sort(name) or venue_like(name))


def _is_of_others(entry: Entry, behind: list[Inline]) -> bool:
    """Whether the nearest heading names data, or tools, of which the code is linked."""
    named = heading_kinds(entry.section[-1]) if entry.section else ()
    kinds = {kind for kind, share in named if share == 1.0}
    coded = any(isinstance(piece, Link) and host_role(piece.url) == "code" for piece in behind)
    return "dataset" in kinds or (coded and "tool" in kinds)
