"""Bullets of a label each, of which those for titles begin things: ``- Title: …``, ``- Year: …``.

Markdown makes one list of them all, blank lines between the things or not.
"""

from __future__ import annotations

from mdcatalog.extract.labels import LabelledLine, is_known_label, split_label, states_title
from mdcatalog.extract.shapes import head_of
from mdcatalog.tree import Block, Item, List, Paragraph

_LEAST = 4  # two titles, and something about each


def parts_at_titles(block: List) -> bool:
    """Whether the bullets of a list are the labels of several things, each titled by its first."""
    return len(_parts(block)) > 1


def with_labels_below(block: List) -> List:
    """The list with an item for each thing, its other labels as a list below its title."""
    parts = _parts(block)
    if len(parts) < 2:
        return block
    return block._replace(items=tuple(map(_joined, parts)))


def _joined(part: list[Item]) -> Item:
    first, rest = part[0], tuple(part[1:])
    below: Block = List(rest, rest[0].start, rest[-1].end)
    return first._replace(blocks=(*first.blocks, below), end=rest[-1].end)


def _parts(block: List) -> list[list[Item]]:
    """The bullets of each thing; none where a bullet is no label, or a title alone."""
    if len(block.items) < _LEAST:
        return []
    first = _label_of(block.items[0])
    if first is None or not states_title(first):
        return []
    parts: list[list[Item]] = []
    for item in block.items:
        line = _label_of(item)
        if line is None:
            return []
        if line.label == first.label and states_title(line):
            parts.append([item])
        elif is_known_label(line.label) or line.bold:
            parts[-1].append(item)
        else:
            return []
    return parts if all(len(part) > 1 for part in parts) else []


def _label_of(item: Item) -> LabelledLine | None:
    only = item.blocks[0] if len(item.blocks) == 1 else None
    return split_label(head_of(item), any_label=True) if isinstance(only, Paragraph) else None
