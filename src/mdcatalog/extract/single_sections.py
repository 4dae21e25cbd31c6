"""What tells that a section is not about one thing, before its body is read."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mdcatalog.extract.bracketed_titles import opens_bracketed
from mdcatalog.extract.counted_facts import opens_counted
from mdcatalog.extract.days_in_place import is_day_alone
from mdcatalog.extract.entries import split_lines
from mdcatalog.extract.labelled_sections import heads_told_things
from mdcatalog.extract.labels import split_label, states_title
from mdcatalog.extract.named_paragraphs import lists_named
from mdcatalog.extract.section_shapes import (
    lists_below,
    lists_items,
)
from mdcatalog.extract.software_facts import are_programming_languages
from mdcatalog.extract.sorts_before import lists_sorts
from mdcatalog.extract.stages import is_stage_of_things
from mdcatalog.extract.titles import heading_title, is_numbering, is_role_link
from mdcatalog.extract.titles_among_labels import parts_at_titles
from mdcatalog.extract.told_data import is_told_data
from mdcatalog.tree import (
    Block,
    Item,
    Link,
    List,
    Paragraph,
    Section,
    Text,
    plain_text,
)
from mdcatalog.values import parse_duration
from mdcatalog.vocabulary import (
    asks,
    is_aspect,
    is_navigation,
    is_no_list,
    is_sort,
)

#: What stands in brackets behind the words of a heading.
ASIDE = re.compile(r"\s*[(（](?P<words>[^()（）]{2,60})[)）]\s*[:：]?\s*$")
_LONGEST_DURATION = 24


def may_be_entry(section: Section, heading: str, timed: bool, aspects: list[Section]) -> bool:
    """Whether the section can be about one thing at all; decided before its body is read."""
    if is_no_list(heading) or is_aspect(heading) or is_sort(heading) or is_navigation(heading):
        return False
    if is_told_data(section, heading):
        return True
    if is_stage_of_things(section, heading) or heads_told_things(section):
        return False
    if is_day_alone(heading) and lists_sorts(section.blocks):
        return False
    if lists_named(section.blocks, heading) or _states_several(section.blocks):
        return False
    if section.blocks and (opens_bracketed(section.blocks) or opens_counted(section.blocks)):
        return False
    if _is_language_over_names(section, heading):
        return False
    if any(map(_is_day, section.blocks)):
        return False  # `**Aug 8**` over what was read that day
    if timed or _has_duration_line(section):
        return True
    if asks(heading) and not is_linked(section):
        return False
    if section.sections and len(aspects) * 2 < len(section.sections) and not is_linked(section):
        return False
    linked = is_linked(section)
    return not lists_items(section.blocks, linked, heading) and not any(
        map(lists_below, section.sections)
    )


def _is_language_over_names(section: Section, heading: str) -> bool:
    """Whether a programming language heads what is written in it: ``### Matlab`` over a link."""
    first = section.blocks[0] if section.blocks else None
    if not isinstance(first, Paragraph) or not first.content or is_linked(section):
        return False
    link = first.content[0]
    named = isinstance(link, Link) and not link.bare and not is_role_link(link)
    return named and are_programming_languages(heading_title(heading)[0])


def _states_several(blocks: Sequence[Block]) -> bool:
    """Whether two paragraphs or bullets begin with what a thing is called: ``Name: …`` over more.

    Of bullets that are a label each (``- Title: …`` over ``- Authors: …``) one alone can.
    """
    named = 0
    for block in blocks:
        if isinstance(block, Paragraph):
            named += _states_name(block)
        elif isinstance(block, List):
            named += 2 if parts_at_titles(block) else sum(map(_names_itself, block.items))
        if named > 1:
            return True
    return False


def _names_itself(item: Item) -> bool:
    """Whether a bullet begins with what a thing is called, and has more below that is about it."""
    first = item.blocks[0] if item.blocks else None
    return isinstance(first, Paragraph) and _states_name(first, more=len(item.blocks) > 1)


def _states_name(paragraph: Paragraph, *, more: bool = False) -> bool:
    if paragraph.html or (paragraph.end == paragraph.start and not more):
        return False
    first = paragraph.content[0] if paragraph.content else None
    if not isinstance(first, Text) or not ({":", "："} & set(first.text) or first.strong):
        return False
    line = split_label(split_lines(paragraph.content)[0], any_label=True)
    return line is not None and states_title(line)


def _is_day(block: Block) -> bool:
    """Whether a paragraph is a day in bold."""
    if not isinstance(block, Paragraph) or len(block.content) != 1:
        return False
    piece = block.content[0]
    return isinstance(piece, Text) and piece.strong and is_day_alone(piece.text.strip())


def is_linked(section: Section) -> bool:
    """Whether a heading is a link to what it names, but for its number and an aside behind it."""
    content = section.heading.content if section.heading else ()
    shown = [piece for piece in content if any(map(str.isalnum, plain_text((piece,))))]
    if len(shown) > 1 and isinstance(shown[0], Text) and is_numbering(shown[0].text):
        del shown[0]  # `### 1. [Name](…)`
    if len(shown) > 1 and isinstance(shown[-1], Text) and ASIDE.fullmatch(shown[-1].text):
        shown.pop()
    return len(shown) == 1 and isinstance(shown[0], Link) and not is_role_link(shown[0])


def _may_time(paragraph: Paragraph) -> bool:
    """Whether one of a paragraph's lines can be a duration: a short text of its own."""
    for piece in paragraph.content:
        if isinstance(piece, Text) and ("\n" in piece.text or _is_short_number(piece.text)):
            return True
    return False


def _is_short_number(text: str) -> bool:
    return len(text) <= _LONGEST_DURATION and any(map(str.isdigit, text))


def _has_duration_line(section: Section) -> bool:
    for block in section.blocks:
        if not isinstance(block, Paragraph):
            continue
        for line in split_lines(block.content) if _may_time(block) else ():
            if len(line) == 1 and isinstance(line[0], Text):
                text = line[0].text
                if _is_short_number(text) and parse_duration(text) is not None:
                    return True
    return False
