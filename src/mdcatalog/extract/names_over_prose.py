"""Names in bold over words about each thing, which labelled lines with its addresses close.

``**Tide Atlas**`` over a paragraph or several, over ``Access: https://…``; a rule or the next name
parts the things. Some of them have no address.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from mdcatalog.extract.entries import Entry, split_lines
from mdcatalog.extract.items import read_entry
from mdcatalog.extract.labels import is_known_label, split_label
from mdcatalog.extract.prose import MAX_TITLE
from mdcatalog.extract.titles_over_addresses import titles_over_addresses
from mdcatalog.tree import Block, Break, Inline, Link, List, Paragraph, Text, block_links, is_link
from mdcatalog.vocabulary import is_aspect, is_no_list, is_remark, is_sort

_LEAST = 3
_MOST_BLOCKS = 12  # of what is told of one thing


class _Part(NamedTuple):
    """A name, the blocks about it from its own on, and where labelled lines lead to it."""

    begin: int
    end: int
    closed: bool  # by labelled lines
    within: bool  # which stand right below the name


def titled_runs(
    blocks: Sequence[Block], headings: Sequence[str], path: tuple[str, ...]
) -> Mapping[int, tuple[int, list[Entry]]]:
    """Where titles stand over bare addresses, and names over prose: see ``names_over_prose``."""
    named = names_over_prose(blocks, headings, path)
    addressed = titles_over_addresses(blocks, headings, path)
    return {**addressed, **named} if named else addressed


def names_over_prose(
    blocks: Sequence[Block], headings: Sequence[str], path: tuple[str, ...]
) -> Mapping[int, tuple[int, list[Entry]]]:
    """Where such things begin, how many blocks each takes, and its entry.

    Three at least, and half of all, end in labelled addresses. Where all that do have them right
    below their names, each can be read by itself.
    """
    heads = [at for at, block in enumerate(blocks) if _names(block)]
    if len(heads) < _LEAST or (headings and (is_aspect(headings[0]) or is_no_list(headings[0]))):
        return {}
    parts = [part for at in heads if (part := _part(blocks, at, frozenset(heads)))]
    closed = sum(1 for part in parts if part.closed)
    if closed < _LEAST or closed * 2 < len(heads) or all(part.within for part in parts):
        return {}
    return {part.begin: (part.end - part.begin, [_read(blocks, part, path)]) for part in parts}


def _read(blocks: Sequence[Block], part: _Part, path: tuple[str, ...]) -> Entry:
    first = blocks[part.begin]
    assert isinstance(first, Paragraph)
    rest = list(blocks[part.begin + 1 : part.end])
    end = blocks[part.end - 1].end
    entry = read_entry(first.content, rest, "paragraph", first.start, end, path)
    entry.values["told_below"] = True
    return entry


def _names(block: Block) -> bool:
    """Whether the first line of a paragraph is a name in bold and nothing else."""
    if not isinstance(block, Paragraph) or block.html:
        return False
    first = block.content[0] if block.content else None
    if type(first) is not Text or not first.strong:
        return False
    if len(block.content) > 1 and not isinstance(block.content[1], Break):
        return False
    name = first.text.strip()
    if not name or len(name) > MAX_TITLE or name.endswith((":", "：")):
        return False
    return not (is_known_label(name) or is_aspect(name) or is_sort(name) or is_remark(name))


def _part(blocks: Sequence[Block], begin: int, heads: frozenset[int]) -> _Part | None:
    """What is told of a name, up to its labelled lines, the next name or another sort of block."""
    lines = _lines(blocks[begin])
    within = any(map(_is_address, lines))
    closed, end = within, begin + 1
    while end < len(blocks) and end not in heads and end - begin < _MOST_BLOCKS:
        block = blocks[end]
        labelled = isinstance(block, Paragraph) and all(map(_is_address, _lines(block)))
        if not labelled and (closed or not _tells(block)):
            break
        closed = closed or labelled
        end += 1
    if len(lines) == 1 and end == begin + 1:
        return None
    return _Part(begin, end, closed, within)


def _tells(block: Block) -> bool:
    """Whether a block is words: what links to others may be what a caption stands over."""
    if isinstance(block, Paragraph):
        return not any(map(is_link, block.content))
    return isinstance(block, List) and not any(True for _ in block_links([block]))


def _lines(block: Block) -> list[list[Inline]]:
    return split_lines(block.content) if isinstance(block, Paragraph) else []


def _is_address(line: Sequence[Inline]) -> bool:
    """Whether a line is a label and where it leads: ``Access: https://…``."""
    if not any(isinstance(piece, Link) for piece in line):
        return False
    label = split_label([*line])
    return label is not None and is_known_label(label.label)
