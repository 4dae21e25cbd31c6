"""What stands in paragraphs below a title: pictures, words about it, lines of its links."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mdcatalog.extract.bodies import BodyReader
from mdcatalog.extract.body_lines import read_prose
from mdcatalog.extract.entries import Entry, found_links, split_lines
from mdcatalog.extract.label_links import label_links
from mdcatalog.extract.labels import role_of_label
from mdcatalog.extract.paragraph_shapes import names_a_link, numbers_a_link, opens_with_link
from mdcatalog.extract.prose import MAX_CITATION, is_titled_line, line_words
from mdcatalog.extract.shapes import split_short_label
from mdcatalog.tree import (
    Block,
    Break,
    Image,
    Inline,
    Link,
    Paragraph,
    Quote,
    Text,
    is_link,
    plain_text,
)

# `1.Title`, `12) Title`: a paragraph that its author has numbered
NUMBERED = re.compile(r"\d{1,3}[.)、]\s*\S")
_ROLES_BELOW = frozenset({"reference", "explainer", "demo", "code", "paper", "slides", "video"})
_MOST_PICTURES = 3


def take_below(entry: Entry, blocks: Sequence[Block], index: int, title: list[Inline]) -> int:
    """Take pictures below a title and the words about a numbered one; returns how many blocks."""
    if index + 1 >= len(blocks) or not isinstance(blocks[index + 1], Paragraph):
        return 0
    own = blocks[index]
    assert isinstance(own, Paragraph)
    if names_a_link(own) and (taken := _take_role_lines(entry, blocks, index)):
        return taken
    named = is_titled_line(title) or numbers_a_link(own) or opens_with_link(own)
    numbered = NUMBERED.match(line_words(title)) is not None
    taken = _take_pictures(entry, blocks, index, _MOST_PICTURES if numbered else 1) if named else 0
    if not numbered or entry.description or index + taken + 1 >= len(blocks):
        return taken
    below = blocks[index + taken + 1]
    after = blocks[index + taken + 2] if index + taken + 2 < len(blocks) else None
    if not isinstance(below, Paragraph) or not _is_about_it(below, linked=numbers_a_link(own)):
        return taken
    if isinstance(after, Paragraph) and not NUMBERED.match(plain_text(after.content)):
        return taken
    links, told = read_prose([piece for piece in below.content if not isinstance(piece, Image)])
    entry.links.extend(link._replace(place="body") for link in links)
    entry.description = told
    entry.end = below.end
    return taken + 1


def take_quotation(entry: Entry, blocks: Sequence[Block], index: int) -> int:
    """Take the quotation at ``index`` as words about what the paragraph above it names.

    One right below its last line, or below a blank line too where that is all that stands between
    it and a title set apart, a numbered one or one over its links; returns how many blocks.
    """
    quote = blocks[index] if index < len(blocks) else None
    if not isinstance(quote, Quote) or not quote.blocks:
        return 0
    apart = quote.start > entry.end + 1
    linked = not entry.description and any(link.place == "field" for link in entry.links)
    if apart and not (entry.values.get("marked") and (linked or "number" in entry.values)):
        return 0
    if not all(isinstance(told, Paragraph) and _tells(told) for told in quote.blocks):
        return 0
    described, entry.description = entry.description, ""
    body = BodyReader(entry)
    body.read([quote])
    body.finish()
    entry.description = "\n".join(filter(None, (described, entry.description)))
    entry.end = quote.end
    return 1


def _tells(paragraph: Paragraph) -> bool:
    """Whether a paragraph of a quotation is words: no callout, and no things that it names."""
    told = " ".join(plain_text(paragraph.content).split())
    if not told or told.startswith("[!"):
        return False
    linked = sum(len(piece.text) for piece in paragraph.content if isinstance(piece, Link))
    return not linked or (not isinstance(paragraph.content[0], Link) and linked * 2 < len(told))


def _take_pictures(entry: Entry, blocks: Sequence[Block], index: int, most: int) -> int:
    taken = 0
    for at in range(index + 1, min(index + 1 + most, len(blocks))):
        block = blocks[at]
        if not isinstance(block, Paragraph) or not _is_picture(block):
            break
        entry.links.extend(found_links(block.content, "body"))
        entry.end = block.end
        taken += 1
    return taken


def _is_about_it(paragraph: Paragraph, *, linked: bool) -> bool:
    """Whether a paragraph is words about the title above, links among them if that has its own.

    ``A tool for quays. ([@doe](…) submitted)``; not ``[The Next](…) - …``.
    """
    told = " ".join(plain_text(paragraph.content).split())
    if not 0 < len(told) <= MAX_CITATION or NUMBERED.match(told):
        return False
    links = [piece for piece in paragraph.content if isinstance(piece, Link)]
    if not links:
        return not any(map(is_link, paragraph.content)) or linked
    words = sum(len(piece.text) for piece in paragraph.content if isinstance(piece, Text))
    opens = isinstance(paragraph.content[0], Link)
    return linked and not opens and words > sum(len(link.text) for link in links)


def _take_role_lines(entry: Entry, blocks: Sequence[Block], index: int) -> int:
    """Take the lines below a name and its address that lead to more: ``官方文档：https://…``."""
    taken = 0
    for at in range(index + 1, len(blocks)):  # a slice would copy all that follows each time
        block = blocks[at]
        lines = split_lines(block.content) if isinstance(block, Paragraph) else []
        short = split_short_label(lines[0]) if len(lines) == 1 else None
        label = short[0].removeprefix(entry.title).strip() if short else ""
        if short is None or role_of_label(label) not in _ROLES_BELOW:
            break
        entry.links.extend(label_links(short[1], short[0]))
        entry.end = block.end
        taken += 1
    return taken


def _is_picture(paragraph: Paragraph) -> bool:
    return all(
        isinstance(piece, (Image, Break)) or (isinstance(piece, Text) and not piece.text.strip())
        for piece in paragraph.content
    ) and any(isinstance(piece, Image) for piece in paragraph.content)
