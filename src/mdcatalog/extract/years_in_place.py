"""Years in one place of most lines of a list without links: ``2015 - Title``, ``Title | 2015``."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mdcatalog.extract.naming import heading_kinds
from mdcatalog.patterns import lazy_pattern
from mdcatalog.tree import Inline, Inlines, Item, List, Paragraph, Text
from mdcatalog.vocabulary import VENUE_WORDS, fold

_YEAR = r"(?P<year>(?:19|20)\d\d)"
_TITLE = r"(?P<title>\S+(?:\s+\S+){2,40}?)"
# The places, the surer first
_PLACES = {
    "bracket": lazy_pattern(rf"\s*{_TITLE}\s*[\[【]\s*{_YEAR}\s*[\]】]\s*\.?\s*"),
    "comma": lazy_pattern(rf"\s*{_TITLE}[,，;；]\s*{_YEAR}\s*\.?\s*"),
    "dash": lazy_pattern(rf"\s*{_TITLE}\s*(?:\s[-–—/]{{1,3}}\s|[|｜])\s*{_YEAR}\s*"),
    "stop": lazy_pattern(rf"\s*{_TITLE}\.\s+{_YEAR}\.?\s*"),
    "before": lazy_pattern(
        rf"\s*(?:{_YEAR}\s*(?:\s[-–—]{{1,2}}\s|[|｜:：,，])\s*|[\[【(（]\s*(?P<set>(?:19|20)\d\d)\s*[\]】)）]"
        r"\s*[:：,，-]?\s*)(?P<title>[^\W\d_][^\n]{8,300}?)\s*"
    ),
    "bare": lazy_pattern(rf"\s*{_TITLE}\s+{_YEAR}\s*"),
}
_LEAST = 3


def with_years_behind(block: List, section: tuple[str, ...]) -> List:
    """The list with such years in brackets behind the titles, where nothing in it is linked.

    A year is none where it belongs to a venue (``Title, ICML 2015``) or stands behind names.
    """
    items = block.items
    if len(items) < _LEAST:
        return block
    lines = [_line(item) for item in items]
    if sum(line is not None for line in lines) * 3 < len(items) * 2:
        return block
    told = [text for text in lines if text is not None and _has_year(text)]
    if len(told) < _LEAST or len(told) * 3 < len(items) * 2:
        return block
    for place, pattern in _PLACES.items():
        if place == "bare" and not any(map(_names_papers, section)):
            break  # `ImageNet Challenge 2015` is called so
        found = [pattern.fullmatch(text) if text is not None else None for text in lines]
        whole = [match for match in found if match and _is_title(match["title"])]
        if len(whole) >= _LEAST and len(whole) * 3 >= len(items) * 2:
            if len({match["title"] for match in whole}) < len(whole):
                break  # one thing, year by year
            changed = [
                _dated(item, match["title"], _year_of(match))
                if match is not None and _is_title(match["title"])
                else item
                for item, match in zip(items, found, strict=True)
            ]
            return block._replace(items=tuple(changed))
    return block


def _names_papers(heading: str) -> bool:
    return any(kind == "paper" for kind, _ in heading_kinds(heading))


def _line(item: Item) -> str | None:
    """The words of an item of one line that holds no link; a year may be set apart in it."""
    if len(item.blocks) != 1 or not isinstance(item.blocks[0], Paragraph):
        return None
    content: Sequence[Inline] = item.blocks[0].content
    if not all(isinstance(piece, Text) for piece in content):
        return None
    if any(isinstance(p, Text) and p.strong for p in content[:1]):
        return None
    return "".join(piece.text for piece in content if isinstance(piece, Text))


def _has_year(text: str) -> bool:
    return text.rstrip(" .)]】")[-2:].isdigit() or text.lstrip(" [(（【")[:2] in ("19", "20")


def _is_title(title: str) -> bool:
    """Whether words before a year are a title alone: no venue ends them, no names follow it."""
    last = title.split()[-1].strip("'’,.-–()")
    venue = fold(last) in VENUE_WORDS or (last.isupper() and len(last) > 1)
    return not venue and ". " not in title and not title[-1].isdigit()


def _year_of(match: re.Match[str]) -> str:
    groups = match.groupdict()
    return str(groups.get("year") or groups.get("set"))


def _dated(item: Item, title: str, year: str) -> Item:
    paragraph = item.blocks[0]
    assert isinstance(paragraph, Paragraph)
    first = paragraph.content[0]
    assert isinstance(first, Text)
    content: Inlines = (first._replace(text=f"{title.rstrip(' ,.;')} ({year})", emphasis=False),)
    return item._replace(blocks=(paragraph._replace(content=content),))
