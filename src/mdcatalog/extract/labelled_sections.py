"""Sections that begin with labelled facts: ``**Released**: 2017`` over ``**Description**: …``."""

from __future__ import annotations

from collections.abc import Sequence

from mdcatalog.extract.entries import split_lines
from mdcatalog.extract.labels import is_known_label, split_label
from mdcatalog.extract.lessons import LESSON
from mdcatalog.extract.shapes import is_label_list
from mdcatalog.tree import Block, List, Paragraph, Section, plain_text
from mdcatalog.vocabulary import is_aspect

_LEAST = 2


def tells_facts(blocks: Sequence[Block]) -> bool:
    """Whether blocks begin with labelled lines or bullets, two at least that are known."""
    first = blocks[0] if blocks else None
    if isinstance(first, List):
        return len(first.items) >= _LEAST and is_label_list(first)
    if not isinstance(first, Paragraph):
        return False
    labels = [split_label(line) for line in split_lines(first.content)]
    return sum(bool(told and told.bold and is_known_label(told.label)) for told in labels) >= _LEAST


def heads_told_things(section: Section) -> bool:
    """Whether a heading stands over nothing but the names of things, each over its own facts.

    ``### [The Tide Series](https://…)`` over ``#### Tide-1`` and ``#### Tide-2``.
    """
    if section.blocks or len(section.sections) < _LEAST:
        return False
    return all(_is_told_thing(below) for below in section.sections)


def _is_told_thing(section: Section) -> bool:
    name = " ".join(plain_text(section.heading.content).split()) if section.heading else ""
    named = bool(name) and not is_aspect(name) and LESSON.match(name) is None
    return named and tells_facts(section.blocks)
