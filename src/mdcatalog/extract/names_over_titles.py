"""Short names on a line of their own over the linked titles of papers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from mdcatalog.extract.cited_lines import told_parts
from mdcatalog.extract.labels import is_known_label
from mdcatalog.extract.shapes import head_of, is_labelled
from mdcatalog.extract.short_names import told_kinds
from mdcatalog.extract.titles import is_role_link, title_text
from mdcatalog.extract.venues import is_title_case, venue_like
from mdcatalog.links import host_sort
from mdcatalog.tree import Block, Break, Inline, Inlines, Link, List, Paragraph, Text

_LONGEST_NAME, _NAME_WORDS = 40, 3
_LEAST_WORDS = 4
_AROUND = " \t-–—|,;:[]()"
_LABEL_ENDS = (":", "：", ".", "。", "!", "?")


class Named(NamedTuple):
    """The short name, the pieces of the title with all links, and the blocks below them."""

    name: str
    head: Inlines
    rest: list[Block]


def name_over_title(head: Inlines, rest: list[Block], section: tuple[str, ...]) -> Named | None:
    """``**TideNet** [code](…)`` over ``[The Full Title of a Paper](…) [Doe et al., 2015]``.

    The title is on the second line or in a paragraph below. Nothing else stands beside it than
    who wrote the paper and where it appeared; the headings say that papers follow, or nothing.
    """
    first = head[0] if head else None
    if not isinstance(first, Text) or len(first.text) > _LONGEST_NAME:
        return None
    cut = next((at for at, piece in enumerate(head) if isinstance(piece, Break)), len(head))
    below = cut
    while below < len(head) and isinstance(head[below], Break):
        below += 1  # `<br>` at the end of a line
    line = head[below:]
    if not line and rest and isinstance(rest[0], Paragraph) and not rest[0].html:
        line, rest = rest[0].content, rest[1:]
    link = line[0] if line else None
    if not isinstance(link, Link) or link.bare or len(link.text.split()) < _LEAST_WORDS:
        return None
    name = _name_in(head[:cut])
    if not name or Break in map(type, line) or is_role_link(link):
        return None
    if not _is_title(list(line), told_kinds(section)):
        return None
    links: list[Inline] = []
    for piece in head[:cut]:
        if isinstance(piece, Link):
            links += [Text(" "), piece]
    same = link.text.casefold().startswith(name.casefold())
    return Named("" if same else name, (*line, *links), rest)


def with_title_below(
    head: Inlines, rest: Sequence[Block], section: tuple[str, ...]
) -> Sequence[Block]:
    """The blocks below a short name, its title no bullet where the first bullet is that.

    ``**TideNet** [code](…)`` over ``- [The Full Title of a Paper](…)`` and bullets that lead to
    more of it. Without a link to it beside the name, or below, the name may be that of a topic.
    """
    nested = rest[0] if rest else None
    if not isinstance(nested, List) or not head or not isinstance(head[0], Text):
        return rest
    first, *others = nested.items
    line = head_of(first)
    if len(first.blocks) != 1 or not line or not isinstance(line[0], Link):
        return rest
    if not all(len(x.blocks) == 1 and is_labelled(head_of(x), any_label=True) for x in others):
        return rest
    title = Paragraph(line, first.start, first.end)
    if not (others or Link in map(type, head)) or not name_over_title(head, [title], section):
        return rest
    below = [nested._replace(items=tuple(others))] if others else []
    return [title, *below, *rest[1:]]


def _is_title(line: list[Inline], kinds: set[str]) -> bool:
    """Whether a line is the linked title of a paper, below headings that name these kinds."""
    link = line[0]
    if not isinstance(link, Link) or (kinds and "paper" not in kinds):
        return False
    told = told_parts(line)
    if told is not None and told.title is not None and told.title.piece is link:
        return True
    alone = not title_text(p for p in line[1:] if not is_role_link(p)).strip(_AROUND)
    return bool(kinds and alone) and host_sort(link.url) == "paper" and is_title_case(link.text)


def _name_in(line: Inlines) -> str:
    """The short name that a line is beside links that name roles; nothing where it is another."""
    if not all(
        is_role_link(piece) if isinstance(piece, Link) else isinstance(piece, Text)
        for piece in line
    ):
        return ""
    words = title_text(piece for piece in line if isinstance(piece, Text)).strip()
    name = words.strip(_AROUND)
    short = len(name) <= _LONGEST_NAME and len(name.split()) <= _NAME_WORDS
    if not short or words.endswith(_LABEL_ENDS) or not any(map(str.isalpha, name)):
        return ""
    return "" if is_known_label(name) or venue_like(name) else name
