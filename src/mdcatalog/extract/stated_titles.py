"""Paragraphs that say what they are about: ``**Title:** [The Title](…)`` over labelled ones."""

from __future__ import annotations

from collections.abc import Sequence

from mdcatalog.extract.entries import Entry, split_lines
from mdcatalog.extract.items import read_entry
from mdcatalog.extract.labels import is_known_label, split_label, states_title
from mdcatalog.tree import Block, Inline, Link, List, Paragraph, Text

_COLONS = (":", "：")
_MOST = 12  # blocks about one thing


def states_linked_title(paragraph: Paragraph) -> bool:
    """Whether a paragraph begins with a label that says what the link behind it is called."""
    content = paragraph.content
    first = content[0] if len(content) > 1 else None
    if not isinstance(first, Text) or not first.text.rstrip().endswith(_COLONS):
        return False
    if Link not in map(type, content[1:3]):
        return False
    line = split_label(split_lines(content)[0])
    return line is not None and states_title(line)


def states_own_title(paragraph: Paragraph) -> bool:
    """Whether a paragraph of labelled lines begins with what the thing is called."""
    first = paragraph.content[0] if len(paragraph.content) > 1 else None
    if not isinstance(first, Text) or not any(colon in first.text for colon in _COLONS):
        first = paragraph.content[1] if isinstance(first, Text) and first.strong else None
        if not isinstance(first, Text) or not first.text.lstrip().startswith(_COLONS):
            return False
    lines = split_lines(paragraph.content)
    line = split_label(lines[0]) if len(lines) > 1 else None
    return line is not None and states_title(line) and any(map(_is_known, lines[1:]))


def read_stated(
    blocks: Sequence[Block], index: int, path: tuple[str, ...]
) -> tuple[int, list[Entry]]:
    """The thing that the paragraph at ``index`` names, and how many blocks are about it.

    Those are the labelled paragraphs below it and what they go on with, up to the next such
    title, a rule, or whatever else; none where nothing labelled stands below.
    """
    paragraph = blocks[index]
    assert isinstance(paragraph, Paragraph)
    end = index + 1
    known = any(map(_is_known, split_lines(paragraph.content)[1:]))
    while end < len(blocks) and end - index < _MOST:
        block = blocks[end]
        if isinstance(block, Paragraph):
            lines = split_lines(block.content)
            if states_linked_title(block) or not lines:
                break
            labelled = split_label(lines[0])
            if end == index + 1 and labelled is None:
                break
            known = known or _is_known(lines[0])
        elif not isinstance(block, List) or end == index + 1:
            break
        end += 1
    if not known:
        return 1, []
    last = blocks[end - 1]
    entry = read_entry(
        paragraph.content,
        list(blocks[index + 1 : end]),
        "html" if paragraph.html else "paragraph",
        paragraph.start,
        last.end,
        path,
    )
    entry.values["marked"] = True
    return end - index, [entry] if entry.title else []


def _is_known(line: list[Inline]) -> bool:
    label = split_label(line)
    return label is not None and is_known_label(label.label)
