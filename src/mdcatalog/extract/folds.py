"""HTML folds (``<details>``) that are about one thing, which their summary names or cites."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from mdcatalog.extract.bare_titles import shows_full_title
from mdcatalog.extract.entries import Entry
from mdcatalog.extract.items import read_entry
from mdcatalog.extract.naming import heads_kind
from mdcatalog.extract.prose import is_bold_line
from mdcatalog.extract.shapes import belongs_to_parent, has_web_link, is_label_list
from mdcatalog.links import host_sort
from mdcatalog.patterns import lazy_pattern
from mdcatalog.tree import (
    Block,
    Details,
    Inline,
    Inlines,
    Link,
    List,
    Paragraph,
    Text,
    block_links,
    plain_text,
)
from mdcatalog.vocabulary import is_navigation

_STARRED = lazy_pattern(r"(?<![\w*])(\*{1,2})(?=[^\s*])([^*\n]+?)(?<=[^\s*])\1(?![\w*])")
_LEAST_TITLE = 3  # spaces
_MOST_LINKS = 4
_LEAST_NAMES = 2


def read_details(
    block: Details, section: tuple[str, ...], *, named: bool = False
) -> tuple[Entry | None, list[Block]]:
    """An entry for a ``<details>`` that is about one thing; else its blocks, to be read apart.

    ``named`` where the summary is known to be what a thing is called.
    """
    summary = _with_emphasis(block.summary)
    if not named and (is_navigation(plain_text(summary)) or _holds_names(block.blocks)):
        return None, list(block.blocks)
    facts = [b for b in block.blocks if isinstance(b, (Paragraph, List))]
    lists = [b for b in block.blocks if isinstance(b, List)]
    words = plain_text(summary)
    if not named and words and _holds_notes(lists) and _cites(words):
        entry = read_entry(summary, list(block.blocks), "html", block.start, block.end, section)
        if _is_cited(entry):
            return entry, []
    named = named or (bool(words) and _is_title(summary) and _leads_to_paper(block.blocks))
    own = all(is_label_list(b) or belongs_to_parent(b, summary) for b in lists)
    titled = bool(words) and (
        named or has_web_link(summary) or any(is_label_list(b) for b in lists)
    )
    if not titled or not own or (not facts and not has_web_link(summary)):
        return None, list(block.blocks)
    entry = read_entry(summary, list(block.blocks), "html", block.start, block.end, section)
    if named:
        entry.values["marked"] = True
    return entry, []


def _holds_names(blocks: Sequence[Block]) -> bool:
    """Whether a fold holds several names in bold, each over the labelled lines about it."""
    named = sum(
        isinstance(block, Paragraph)
        and is_bold_line(list(block.content))
        and isinstance(below, List)
        and is_label_list(below)
        for block, below in pairwise(blocks)
    )
    return named >= _LEAST_NAMES


def _with_emphasis(summary: Inlines) -> Inlines:
    """``Jane Doe, *The Title*, 2017``: stars are literal in HTML, and read as they are meant."""
    if not any(type(piece) is Text and "*" in piece.text for piece in summary):
        return summary
    pieces: list[Inline] = []
    for piece in summary:
        if type(piece) is not Text or "*" not in piece.text:
            pieces.append(piece)
            continue
        last = 0
        for match in _STARRED.finditer(piece.text):
            if match.start() > last:
                pieces.append(piece._replace(text=piece.text[last : match.start()]))
            strong = len(match[1]) > 1
            pieces.append(piece._replace(text=match[2], strong=strong, emphasis=not strong))
            last = match.end()
        if last < len(piece.text):
            pieces.append(piece._replace(text=piece.text[last:]))
    return tuple(pieces)


def _holds_notes(lists: Sequence[List]) -> bool:
    """Whether lists say something and lead to nothing that may be a thing of its own."""
    return not lists or not any(block_links(lists)) or all(map(is_label_list, lists))


def _cites(words: str) -> bool:
    return ("20" in words or "19" in words) and words.count(" ") > 1


def _is_cited(entry: Entry) -> bool:
    """Whether a summary says who wrote what and when, or what and where: ``Title (KDD 2018)``."""
    values = entry.values
    if not entry.title or not ("year" in values or "venue" in values):
        return False
    if values.get("authors"):
        return True
    full = "venue" in values and entry.title.count(" ") >= _LEAST_TITLE
    return full and not heads_kind(entry.title)


def _leads_to_paper(blocks: Sequence[Block]) -> bool:
    links = [link for link in block_links(blocks) if isinstance(link, Link)]
    return len(links) <= _MOST_LINKS and any(host_sort(link.url) == "paper" for link in links)


def _is_title(summary: Inlines) -> bool:
    return plain_text(summary).count(" ") >= _LEAST_TITLE and shows_full_title(summary)
