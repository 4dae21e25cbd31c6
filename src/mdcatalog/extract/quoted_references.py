"""References with their titles in quotation marks, and what list makers put before and around them.

```` `Tag` Doe, Jane. ["The Title."](…), PIER, 2023 ````, ``Doe, Jane. ["The Title."], 2020``.
"""

from __future__ import annotations

import re

from mdcatalog.extract.entries import Entry
from mdcatalog.extract.head_parts import lists_names
from mdcatalog.extract.person_names import names_like
from mdcatalog.patterns import lazy_pattern
from mdcatalog.tree import CodeSpan, Inline, Link, Text

_QUOTES = frozenset('"“')
# `["The Title."]`, which leads nowhere
_UNLINKED = lazy_pattern(r"\[([\"“][^\"“”\[\]]{8,300}[\"”])\]")
_GROUP = re.compile(r"\s*[\[【](?P<tag>[^\[\]【】]{2,24})[\]】]\s*[:：-]?\s*")
_BEFORE_QUOTE = re.compile(r"[^\"“]{4,400}")
_NAMES_END = frozenset(".,")
_LONGEST_TAG = 24


def behind_tags(entry: Entry, pieces: list[Inline]) -> list[Inline]:
    """The pieces of a reference behind its tags, its quoted title without brackets to nowhere.

    A word in code, in bold or in brackets is a tag only where names and such a title follow.
    """
    if any(type(piece) is Text and "[" in piece.text for piece in pieces):
        pieces = [*map(_without_brackets, pieces)]
    tags, rest = _tags(pieces)
    if not tags or not _is_reference(rest):
        return pieces
    entry.tags.extend(tags)
    return rest


def _without_brackets(piece: Inline) -> Inline:
    if type(piece) is not Text or not ('["' in piece.text or "[“" in piece.text):
        return piece
    return piece._replace(text=_UNLINKED.sub(r"\1", piece.text))


def _tags(pieces: list[Inline]) -> tuple[list[str], list[Inline]]:
    """The words set apart that pieces begin with, and the pieces behind them."""
    tags: list[str] = []
    rest = pieces
    while rest:
        first = rest[0]
        group = _GROUP.match(first.text) if type(first) is Text and not first.strong else None
        if type(first) is Text and not first.text.strip(" [【") and len(rest) > 1:
            rest = rest[1:]
            continue
        if group and type(first) is Text and any(map(str.isalpha, group["tag"])):
            tags.append(group["tag"].strip())
            left = first.text[group.end() :]
            rest = [first._replace(text=left), *rest[1:]] if left else rest[1:]
            continue
        apart = type(first) is CodeSpan or (type(first) is Text and first.strong)
        if not apart or not isinstance(first, (CodeSpan, Text)):
            break
        tag = first.text.strip(" :：")
        if len(tag) > _LONGEST_TAG or tag.endswith((".", ",")) or names_like(tag):
            break
        if not any(map(str.isalpha, tag)):
            break  # a mark, a number
        tags.append(tag)
        rest = rest[1:]
    begun = rest[0] if tags and rest else None
    if isinstance(begun, Text):
        rest = [begun._replace(text=begun.text.lstrip(" ]】:：-–")), *rest[1:]]
    return tags, rest


def _is_reference(pieces: list[Inline]) -> bool:
    """Whether pieces begin with names and a stop or comma, and a title in quotation marks."""
    first, behind = pieces[0] if pieces else None, pieces[1] if len(pieces) > 1 else None
    if not isinstance(first, Text) or first.strong or first.emphasis:
        return False
    before = _BEFORE_QUOTE.match(first.text)
    names = before.group().rstrip() if before else ""
    if names[-1:] not in _NAMES_END or not before:
        return False
    linked = isinstance(behind, Link) and behind.text[:1] in _QUOTES
    if before.end() == len(first.text) and not linked:
        return False
    return lists_names(names) or names_like(names)
