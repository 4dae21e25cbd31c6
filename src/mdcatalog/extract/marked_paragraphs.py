"""Paragraphs and headings with a title between the title marks of Chinese."""

from __future__ import annotations

from collections.abc import Sequence

from mdcatalog.extract.entries import Entry, found_links, split_lines
from mdcatalog.extract.marked_titles import OPENS, fill_marked, marked_title
from mdcatalog.extract.section_shapes import heading_text
from mdcatalog.extract.sections import SectionReading
from mdcatalog.extract.titles import title_text
from mdcatalog.patterns import lazy_pattern
from mdcatalog.tree import Block, Inlines, Paragraph

_NUMBERED = lazy_pattern(r"\s*\d{1,3}\s*[.、)．]")
_MOST_BELOW = 4


def read_marked(
    blocks: Sequence[Block], index: int, path: tuple[str, ...]
) -> tuple[int, list[Entry]] | None:
    """The thing of a numbered paragraph with such a title, and how many blocks are about it.

    The paragraphs below it are, up to the next that is numbered, or that heads what follows.
    """
    own = blocks[index]
    assert isinstance(own, Paragraph)
    lines = split_lines(own.content)
    told = marked_title(lines[0]) if lines else None
    if told is None or (told.number is None and not told.venue):
        return None
    entry = Entry("paragraph", own.start, own.end, path)
    fill_marked(entry, told)
    entry.links.extend(found_links(told.links, "field"))
    below: list[Inlines] = [tuple(line) for line in lines[1:]]
    used = 1
    while used <= _MOST_BELOW and index + used < len(blocks):
        block = blocks[index + used]
        text = title_text(block.content).strip() if isinstance(block, Paragraph) else ""
        if not isinstance(block, Paragraph) or text.endswith((":", "：")):
            break
        if _NUMBERED.match(text) or text.startswith(OPENS) or marked_title(block.content):
            break
        below.append(block.content)
        entry.end = block.end
        used += 1
    for content in below:
        text = " ".join(title_text(content).split())
        entry.description = "\n".join(filter(None, [entry.description, text]))
        entry.links.extend(found_links(content, "body"))
    return used, [entry]


def take_marked(readings: Sequence[SectionReading | None]) -> None:
    """``#### 2.TideNet,《The Full Title》,NIPS2006``: what headings with such titles say."""
    for reading in readings:
        section = reading.section if reading else None
        if reading is None or section is None or OPENS not in heading_text(section):
            continue
        told = marked_title(section.heading.content) if section.heading else None
        if told is None or not (told.sure or told.number is not None):
            continue
        described = reading.entry.description
        for name in ("number", "venue", "year", "authors", "title_label"):
            reading.entry.values.pop(name, None)
        fill_marked(reading.entry, told)
        told_below = filter(None, [told.description, described])
        reading.entry.description = "\n".join(told_below)
        reading.strength = 3.0
