"""Recordings shown by a picture alone: ``[![The Talk](https://img…/0.jpg)](https://youtu.be/…)``.

Where nothing else stands in a paragraph, a cell or an item, the picture's alternative text is what
the recording is called, as the text of a link would be. So is the text of a second link to the
same address below the picture.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TypeVar

from mdcatalog.links import host_role, is_badge
from mdcatalog.tree import (
    Block,
    Cell,
    Details,
    Inlines,
    Item,
    Link,
    List,
    Paragraph,
    Quote,
    Row,
    Section,
    Table,
    Text,
    is_space,
)
from mdcatalog.vocabulary import role_of

_T = TypeVar("_T")
_LEAST_WORDS = 2
_LEAST_CJK = 4
_MOST_PIECES = 6  # a picture, a name, and space around both
_MOST_LINKS = 2
_LATIN = "\u2fff"
# what editors put there, and what says no more than that something is to be seen
_MOST_PLACEHOLDER = 4  # words; a longer one that begins so is a title
_PLACEHOLDER = re.compile(
    r"(?:image )?alt[ -]?text|^(?:watch|click|play|view|see|image|img|thumbnail|screenshot|cover"
    r"|preview|picture|点击|點擊|观看)\b|\.(?:png|jpe?g|gif|svg|webp)$|^(?:点击|點擊|观看)",
    re.IGNORECASE,
)


# `](….png)](https://youtu…`, `](….png)][…`, and any picture in HTML
_LEADING = re.compile(
    r"\]\([^()\s]{1,400}(?:\s[^()\n]{1,80})?\)\](?:\[|\(\s?<?https?://[^\s()/]*(?:you|bili|b23|vimeo"
    r"|slideslive|videolectures|twitch|ted\.com|zhihu))|\]\]\[|<(?:img|IMG)"
)


def may_show_pictures(text: str) -> bool:
    """Whether a document may have a picture that leads to a recording; most have none."""
    if not ("[![" in text or "<img" in text or "<IMG" in text):
        return False
    return _LEADING.search(text) is not None


def with_named_pictures(root: Section) -> Section:
    """The document with the names of recordings that only pictures show, in its links' texts."""
    return root._replace(
        blocks=_mapped(root.blocks, _block), sections=_mapped(root.sections, with_named_pictures)
    )


def _mapped(values: tuple[_T, ...], change: Callable[[_T], _T]) -> tuple[_T, ...]:
    """The values, each changed; the same tuple where none is."""
    changed = [change(value) for value in values]
    same = all(new is old for new, old in zip(changed, values, strict=True))
    return values if same else tuple(changed)


def _block(block: Block) -> Block:
    if isinstance(block, Paragraph):
        content = _named(block.content)
        return block if content is block.content else block._replace(content=content)
    if isinstance(block, List):
        items = _mapped(block.items, _item)
        return block if items is block.items else block._replace(items=items)
    if isinstance(block, Table):
        rows = _mapped(block.rows, _row)
        return block if rows is block.rows else block._replace(rows=rows)
    if isinstance(block, (Quote, Details)):
        blocks = _mapped(block.blocks, _block)
        return block if blocks is block.blocks else block._replace(blocks=blocks)
    return block


def _item(item: Item) -> Item:
    blocks = _mapped(item.blocks, _block) if len(item.blocks) == 1 else item.blocks
    return item if blocks is item.blocks else item._replace(blocks=blocks)


def _row(row: Row) -> Row:
    cells = _mapped(row.cells, _cell)
    return row if cells is row.cells else row._replace(cells=cells)


def _cell(cell: Cell) -> Cell:
    content = _named(cell.content)
    return cell if content is cell.content else cell._replace(content=content)


def _named(content: Inlines) -> Inlines:
    """Content that is a picture leading to a recording, and perhaps its name: one link."""
    if not content or len(content) > _MOST_PIECES:
        return content
    if type(content[0]) is Text and content[0].text.strip():
        return content  # most content begins with words
    shown = [piece for piece in content if not is_space(piece)]
    first = shown[0] if shown else None
    if not isinstance(first, Link) or not first.images or len(shown) > _MOST_LINKS:
        return content
    if first.text.strip() or is_badge(first.images[0].url) or host_role(first.url) != "video":
        return content
    if len(shown) == 1:
        alt = " ".join(first.images[0].alt.split())
        return (first._replace(text=alt),) if _names(alt) else content
    name = shown[1]
    if not isinstance(name, Link) or name.url != first.url or name.images or not name.text.strip():
        return content
    return (name._replace(images=first.images, line=first.line),)


def _names(alt: str) -> bool:
    """Whether an alternative text may be a title, and is no placeholder or role."""
    words = len(alt.split())
    if role_of(alt) is not None or (words <= _MOST_PLACEHOLDER and _PLACEHOLDER.search(alt)):
        return False
    return words >= _LEAST_WORDS or (alt[:1] > _LATIN and len(alt) >= _LEAST_CJK)
