"""Papers of lists without links, by what stands behind commas: ``The Full Title，2020，CVPR``."""

from __future__ import annotations

from collections.abc import Sequence

from mdcatalog.extract.entries import Entry
from mdcatalog.extract.titles import title_text
from mdcatalog.extract.venues import venue_like
from mdcatalog.patterns import lazy_pattern
from mdcatalog.tree import Inline, Item, List, Paragraph, Text
from mdcatalog.values import parse_year

_CITED = lazy_pattern(
    r"(?P<title>[A-Z][^，；\[\]]{16,220}?)\s*(?P<facts>(?:，\s*[^，；]{1,40})+?)\s*[。.…]*"
)
_LEAST_WORDS, _LONGEST_ALIAS = 4, 14


def comma_cited(pieces: Sequence[Inline]) -> tuple[str, list[str]] | None:
    """The title of a line and what stands behind its Chinese commas, a year or a venue for one."""
    if not any(type(piece) is Text and "，" in piece.text for piece in pieces):
        return None
    if not all(type(piece) is Text for piece in pieces):
        return None
    match = _CITED.fullmatch(title_text(pieces).strip())
    if match is None or not match["title"].isascii():
        return None
    facts = [part.strip(" 。.…") for part in match["facts"].split("，") if part.strip(" 。.…")]
    dated = any(map(parse_year, facts))
    placed = any(map(venue_like, facts))
    words = len(match["title"].split())
    sure = dated and placed and words > 1  # `Rope Machines，2016，CVPR`
    full = (dated or placed) and words >= _LEAST_WORDS
    return (match["title"], facts) if sure or full else None


def holds_cited(item: Item) -> bool:
    """Whether an item, or one in a list below it, is such a line."""
    first = item.blocks[0] if item.blocks else None
    if isinstance(first, Paragraph) and comma_cited(first.content):
        return True
    below = (block for block in item.blocks if isinstance(block, List))
    return any(holds_cited(inner) for block in below for inner in block.items)


def read_comma_cited(entry: Entry, head: Sequence[Inline]) -> None:
    """Fill an item that is such a line; a short name in capitals is a tag, other words remain."""
    told = None if entry.links or entry.citation else comma_cited(head)
    if told is None:
        return
    title, facts = told
    entry.begin_anew(title)
    left: list[str] = []
    for fact in facts:
        if year := parse_year(fact):
            entry.add_value("year", year)
        elif venue_like(fact) and "venue" not in entry.values:
            entry.add_value("venue", fact)
        elif fact.isascii() and " " not in fact and len(fact) <= _LONGEST_ALIAS:
            entry.tags.append(fact)
        else:
            left.append(fact)
    entry.description = "，".join(left)
    entry.citation = True
