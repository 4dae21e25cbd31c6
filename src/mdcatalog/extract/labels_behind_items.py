"""Labelled lines right below a list, which Markdown reads as words of its last item.

``* rope`` over ``**Download**: see the page https://…``, with no line between them.
"""

from __future__ import annotations

from mdcatalog.extract.labels import is_known_label, role_of_label, split_label
from mdcatalog.tree import Break, Inline, Inlines, Link, Text


def part_labels(content: Inlines) -> tuple[Inlines, Inlines]:
    """The words of an item, and the lines below them from a label in bold and its link on."""
    if Break not in map(type, content) or Link not in map(type, content):
        return content, ()
    for at, piece in enumerate(content[1:], 1):
        if not isinstance(content[at - 1], Break) or not isinstance(piece, Text):
            continue
        if piece.strong and _leads(content[at:]):
            return content[: at - 1], content[at:]
    return content, ()


def _leads(content: Inlines) -> bool:
    line: list[Inline] = []
    for piece in content:
        if isinstance(piece, Break):
            break
        line.append(piece)
    label = split_label(line) if any(isinstance(piece, Link) for piece in line) else None
    return label is not None and is_known_label(label.label) and bool(role_of_label(label.label))
