"""Items whose links or citation stand below them without an indent."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from mdcatalog.extract.cited_names import citation_below
from mdcatalog.extract.person_names import names_like
from mdcatalog.extract.shapes import has_web_link, head_of
from mdcatalog.extract.titles import is_role_link
from mdcatalog.headers import header_spellings
from mdcatalog.tree import Block, Break, Item, Link, List, Paragraph, Text
from mdcatalog.vocabulary import PROSE_HEADERS

_LEAST = 2  # blocks
_LONGEST_LABEL = 16


def rejoin(blocks: Sequence[Block]) -> Sequence[Block]:
    """The blocks with each such paragraph put into the item above it.

    ``1. Tides of the year`` over ``https://…``, a blank line between them; the lists that the
    paragraphs part are one where their numbers go on. Or a linked name over its citation.
    """
    if len(blocks) < _LEAST or not any(
        isinstance(block, List) and _belongs(block, below) for block, below in pairwise(blocks)
    ):
        return blocks
    joined: list[Block] = []
    for block in blocks:
        above = joined[-1] if joined else None
        if isinstance(above, List) and _belongs(above, block):
            last = above.items[-1]
            last = last._replace(blocks=(*last.blocks, block), end=block.end)
            joined[-1] = above._replace(items=(*above.items[:-1], last), end=block.end)
        elif isinstance(above, List) and isinstance(block, List) and _goes_on(above, block):
            joined[-1] = above._replace(items=above.items + block.items, end=block.end)
        else:
            joined.append(block)
    return joined


def _belongs(block: List, below: Block) -> bool:
    """Whether a list ends in an item that lacks what the paragraph below it is.

    A link, if it is numbered and has none; its authors in italics, if it is numbered; the citation
    of the paper that it links; or labelled words about it: ``介绍：…``.
    """
    last = block.items[-1] if block.items else None
    if not isinstance(below, Paragraph) or below.html or last is None or len(last.blocks) != 1:
        return False
    head = head_of(last)
    if last.ordinal is not None and _is_byline(below):
        return True
    if last.ordinal is not None and not has_web_link(head):
        return _only_links(below)
    if _says_what_it_is(below):
        return has_web_link(head)
    return citation_below(head, below) is not None


def _says_what_it_is(paragraph: Paragraph) -> bool:
    """Whether a paragraph begins with a label of descriptions: ``介绍：…``, ``Summary: …``."""
    first = paragraph.content[0] if paragraph.content else None
    if not isinstance(first, Text):
        return False
    label, colon, _ = first.text[:_LONGEST_LABEL].replace("：", ":").partition(":")
    return bool(colon) and header_spellings(label)[0] in PROSE_HEADERS


def _is_byline(paragraph: Paragraph) -> bool:
    """Whether a paragraph is names in italics: who wrote what the numbered title above it names."""
    piece = paragraph.content[0] if len(paragraph.content) == 1 else None
    return isinstance(piece, Text) and piece.emphasis and names_like(piece.text)


def _only_links(paragraph: Paragraph) -> bool:
    """Whether a paragraph is nothing but addresses, or links that name roles."""
    links = [piece for piece in paragraph.content if isinstance(piece, Link)]
    return bool(links) and all(
        is_role_link(piece)
        if isinstance(piece, Link)
        else isinstance(piece, Break)
        or (isinstance(piece, Text) and not any(map(str.isalnum, piece.text)))
        for piece in paragraph.content
    )


def _goes_on(above: List, below: List) -> bool:
    """Whether a list begins with the number behind the last one of the list above it."""
    last, first = _ordinal(above.items[-1:]), _ordinal(below.items[:1])
    return last is not None and first == last + 1


def _ordinal(items: Sequence[Item]) -> int | None:
    return items[0].ordinal if items else None
