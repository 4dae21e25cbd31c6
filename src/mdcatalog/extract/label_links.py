"""The links behind a label: ``Code: https://…``, ``Paper: [link](…), Code: [link](…)``."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from mdcatalog.extract.behind import rest_links
from mdcatalog.extract.entries import FoundLink, found_links
from mdcatalog.extract.labels import inline_label, is_known_label, role_of_label
from mdcatalog.extract.shapes import head_of, is_labelled
from mdcatalog.tree import Block, Inline, Inlines, Link, List, Paragraph, Text
from mdcatalog.vocabulary import role_of


def label_links(value: list[Inline], label: str) -> list[FoundLink]:
    """The links behind a label; a bare one takes the label as its text unless it names a role."""
    end = next_label(value)
    links = [named_by(link, label) for link in found_links(value[:end], "field", label)]
    return [*links, *rest_links(value[end:])]


def named_by(link: FoundLink, label: str) -> FoundLink:
    """A link, called by its label where it is called nothing and the label names no role."""
    if link.text or link.image or role_of_label(label) is not None:
        return link
    return link._replace(text=label)


def next_label(value: list[Inline]) -> int:
    """Where another label begins: ``Paper: [link](…), Code: [link](…)``; else the end."""
    for index, (piece, link) in enumerate(pairwise(value)):
        if not index or not isinstance(piece, Text) or not isinstance(link, Link):
            continue
        at = index
        if not piece.text.strip():  # `**Code:** [link](…)`
            at, piece = index - 1, value[index - 1]
        if at and isinstance(piece, Text) and (":" in piece.text or "：" in piece.text):
            label = inline_label(piece.text)
            if label and is_known_label(label):
                return at
    return len(value)


def with_own_labels(content: Inlines, links: tuple[FoundLink, ...]) -> tuple[FoundLink, ...]:
    """The links of a cell, each by the label that stands before it in the cell, if one does.

    ``Website: [here](…), Code: [here](…)`` below `Links`.
    """
    owned = {
        link.url: label
        for before, link in pairwise(content)
        if type(link) is Link and type(before) is Text
        if (label := inline_label(before.text)) and role_of_label(label) is not None
    }
    if not owned:
        return links
    return tuple(
        link._replace(label=owned[link.url]) if link.url in owned and not link.image else link
        for link in links
    )


def leads_to_paper(
    labelled: Sequence[tuple[str, Sequence[Inline]]], blocks: Sequence[Block]
) -> bool:
    """Whether labels or the first block below a head are links, of which one is to a paper."""
    if any(role_of(label) == "paper" and Link in map(type, value) for label, value in labelled):
        return True
    first = blocks[0] if blocks else None
    if isinstance(first, Paragraph):
        lines = [first.content]
    else:
        lines = [head_of(item) for item in first.items] if isinstance(first, List) else []
    pieces = [piece for line in lines if is_labelled(line) for piece in line]
    return any(
        isinstance(piece, Link)
        and "paper" in (role_of(piece.text), at and _label_role(pieces[at - 1]))
        for at, piece in enumerate(pieces)
    )


def _label_role(piece: Inline) -> str | None:
    label = inline_label(piece.text) if isinstance(piece, Text) else ""
    return role_of(label) if label else None
