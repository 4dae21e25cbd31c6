"""Who wrote a thing, told in a paragraph or a quotation below its title, beside its links.

``[**ICML 2020**] The Title.`` over ``> *Jane Doe, John Roe, et al.* [[paper](…)]``.
"""

from __future__ import annotations

from mdcatalog.extract.bare_titles import join_subtitle
from mdcatalog.extract.entries import Entry
from mdcatalog.extract.lead import read_credits
from mdcatalog.tree import Block, Paragraph, Quote


def take_lines_of_credits(entry: Entry, rest: list[Block], *, marked: bool) -> list[Block]:
    """The blocks below a title without the line of who wrote it, which goes into the entry.

    A title that is not marked has its venue before it; what stands behind its colon is then a part
    of it: ``[RecSys 2013] QuayNet: mooring on one rope.``
    """
    placed = "venue" in entry.values
    if not (marked or placed) or "authors" in entry.values:
        return rest
    for at, block in enumerate(rest):
        told = block.blocks[0] if isinstance(block, Quote) and block.blocks else block
        if not isinstance(told, Paragraph) or not read_credits(entry, list(told.content)):
            continue
        if placed and "subtitle" in entry.values:
            join_subtitle(entry)
        left = block.blocks[1:] if isinstance(block, Quote) else ()
        kept = [block._replace(blocks=left)] if isinstance(block, Quote) and left else []
        return [*rest[:at], *kept, *rest[at + 1 :]]
    return rest
