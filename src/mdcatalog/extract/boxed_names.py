"""Lists of data or software called by names in brackets: ``[**NQ**] Natural Questions: … 2019.``.

What stands behind the name is the paper about the thing, or words about it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from mdcatalog.extract.entries import Entry
from mdcatalog.extract.naming import heading_kinds
from mdcatalog.extract.shapes import head_of, with_head
from mdcatalog.patterns import lazy_pattern
from mdcatalog.tree import Inline, Inlines, Item, List, Text

_LEAST, _SHARE = 2, 3  # items; of three one may be without such a name
_LONGEST = 80
_KINDS = tuple(((kind, 1.0),) for kind in ("dataset", "tool"))
# `[12]`, `[2019]`, `[Doe et al., 2019]`, `[ ]`: what cites, dates or marks
_NO_NAME = lazy_pattern(r"[\d\s./-]*|.*\bet al\b.*|.*,\s*(?:19|20)\d\d[a-z]?|[xX✓✔]", re.DOTALL)

# `… Pranav Roe. 2018 ACL.`, `… Doe et al. 2018. Leaderboard`: when the paper behind a name appeared
_YEAR = lazy_pattern(r"(?<![\w(/-])((?:19|20)\d\d)(?: [A-Z]\w{1,9})?[.)]*(?:\s+[\w.]+){0,4}\s*$")


def name_boxed(block: List, section: tuple[str, ...]) -> List:
    """The list with names in brackets in bold and apart, if nearly all items begin with one."""
    if len(block.items) < _LEAST or not any(map(_may_be_boxed, block.items[: _LEAST + 1])):
        return block
    told = next((kinds for h in reversed(section) if (kinds := heading_kinds(h))), ())
    if told not in _KINDS:
        return block
    heads = [_renamed(head_of(item)) for item in block.items]
    if (len(heads) - sum(head is not None for head in heads)) * _SHARE > len(heads):
        return block
    items = [
        with_head(item, head) if head else item
        for item, head in zip(block.items, heads, strict=True)
    ]
    return block._replace(items=tuple(items))


def note_boxed(block: List, named: List, entries: Sequence[Entry]) -> None:
    """Mark the entries of items that ``name_boxed`` has changed: they are sure to be things."""
    if named is block:
        return
    pairs = zip(block.items, named.items, strict=True)
    lines = {item.start for item, other in pairs if item is not other}
    for entry in entries:
        if entry.start in lines:
            entry.values["boxed_name"] = True
            year = _YEAR.search(entry.description)
            if year and "published" not in entry.values:
                entry.add_value("year", int(year[1]))


def _may_be_boxed(item: Item) -> bool:
    head = head_of(item)
    first = head[0] if head else None
    return isinstance(first, Text) and first.text.lstrip()[:1] == "["


def _renamed(head: Inlines) -> tuple[Inline, ...] | None:
    """A head with the name that it begins with, in bold, before what is behind the bracket."""
    first = head[0] if head else None
    if not isinstance(first, Text) or first.text.lstrip()[:1] != "[":
        return None
    told = first.text.lstrip()[1:]
    rest = [*head[1:]]
    if not told.strip() and rest:  # `[**NQ**] …`
        bold = rest.pop(0)
        if not isinstance(bold, Text) or not bold.strong or not rest:
            return None
        behind = rest.pop(0)
        if not isinstance(behind, Text) or behind.text.lstrip()[:1] != "]":
            return None
        name, words = bold.text, behind.text.lstrip()[1:]
    else:
        name, closed, words = told.partition("]")
        if not closed:
            return None
    name = " ".join(name.split())
    if not 0 < len(name) <= _LONGEST or _NO_NAME.fullmatch(name):
        return None
    if name.isascii() and name.isalpha() and name.islower():
        return None  # `[train] 80%`: a part of the data
    words = words.replace("**", "").lstrip()
    parted = [Text(f" - {words}" if words[0].isalnum() else f" {words}")] if words else []
    return (Text(name, strong=True), *parted, *rest)
