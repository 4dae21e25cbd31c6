"""Lists of data or software called by names in brackets: ``[**NQ**] Natural Questions: … 2019.``.

What stands behind the name is the paper about the thing, or words about it. So it is behind names
before quoted titles: ``NQ: "Natural Questions: …". *Jane Doe et al.* TACL 2019.``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from mdcatalog.extract.entries import Entry
from mdcatalog.extract.naming import heading_kinds, title_kinds
from mdcatalog.extract.person_names import names_like
from mdcatalog.extract.shapes import head_of, with_head
from mdcatalog.patterns import lazy_pattern
from mdcatalog.tree import Inline, Inlines, Item, List, Text
from mdcatalog.vocabulary import role_of

_LEAST, _SHARE = 2, 3  # items; of three one may be without such a name
_LONGEST = 80
_KINDS = tuple(((kind, 1.0),) for kind in ("dataset", "tool"))
_PASSING = tuple(((kind, 0.3),) for kind in ("dataset", "tool"))  # `Library Resources`
# `[12]`, `[2019]`, `[Doe et al., 2019]`, `[ ]`: what cites, dates or marks
_NO_NAME = lazy_pattern(r"[\d\s./-]*|.*\bet al\b.*|.*,\s*(?:19|20)\d\d[a-z]?|[xX✓✔]", re.DOTALL)

# `NQ: "Natural Questions: …". Jane Doe. `
_QUOTED = lazy_pattern(
    r"\s*(?P<name>[^\s:：\"“”][^:：\"“”]{0,50}?)\s*[:：]\s*(?P<words>[\"“][^\"“”]{12,300}[\"”][^\[]{0,400})?[\[\s]{0,12}",
    re.DOTALL,
)
_MOST_WORDS = 5  # of a name
# `… Pranav Roe. 2018 ACL.`, `… Doe et al. 2018. Leaderboard`: when the paper behind a name appeared
_YEAR = lazy_pattern(r"(?<![\w(/-])((?:19|20)\d\d)(?: [A-Z]\w{1,9})?[.)]*(?:\s+[\w.]+){0,4}\s*$")


def name_boxed(block: List, section: tuple[str, ...]) -> List:
    """The list with names in brackets in bold and apart, if nearly all items begin with one.

    Names before quoted titles stand beside names of which no paper is known.
    """
    if len(block.items) < _LEAST:
        return block
    boxed = any(map(_may_be_boxed, block.items[: _LEAST + 1]))
    if not (boxed or any(map(_may_quote, block.items))):
        return block
    told = _kinds_told(section)
    if told not in _KINDS and (boxed or told not in _PASSING):
        return block
    renamed = _renamed if boxed else _before_quote
    heads = [renamed(head_of(item)) for item in block.items]
    named = sum(head is not None for head in heads)
    if boxed and (len(heads) - named) * _SHARE > len(heads):
        return block
    if not boxed and not _are_quoted(block, heads):
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
    lines = {item.start: item for item, other in pairs if item is not other}
    quoted = {start: words for start, item in lines.items() if (words := _words(item))}
    for entry in entries:
        if quoted and not entry.citation and (kind := _told_kind(entry.section)):
            entry.values["of_kind"] = kind
        if entry.start in lines:
            entry.values["boxed_name"] = True
            entry.description = quoted.get(entry.start) or entry.description
            year = _YEAR.search(entry.description)
            if year and "published" not in entry.values:
                entry.add_value("year", int(year[1]))


def _kinds_told(section: Sequence[str]) -> tuple[tuple[str, float], ...]:
    """The kinds of the nearest heading that names any."""
    return next((kinds for h in reversed(section) if (kinds := heading_kinds(h))), ())


def _told_kind(section: Sequence[str]) -> str:
    """The kind that the nearest heading with any says that things are; data and tools only."""
    told = _kinds_told(section)
    return told[0][0] if told in _KINDS or told in _PASSING else ""


def _words(item: Item) -> str:
    quoted, _ = _quoted(head_of(item))
    return " ".join((quoted["words"] or "").split()) if quoted else ""


def _may_be_boxed(item: Item) -> bool:
    head = head_of(item)
    first = head[0] if head else None
    return isinstance(first, Text) and first.text.lstrip()[:1] == "["


def _may_quote(item: Item) -> bool:
    head = head_of(item)
    return any(type(piece) is Text and ('"' in piece.text or "“" in piece.text) for piece in head)


def _before_quote(head: Inlines) -> tuple[Inline, ...] | None:
    """A head with the name that a colon and a quoted title follow, in bold, before the links."""
    quoted, links = _quoted(head)
    if quoted is None or not links:
        return None
    name = " ".join(quoted["name"].split())
    if len(name.split()) > _MOST_WORDS or names_like(name, strict=True) or _is_label(name):
        return None
    before = head[len(head) - len(links) - 1]
    bracket = "[" if isinstance(before, Text) and before.text.rstrip().endswith("[") else ""
    return (Text(name, strong=True), Text(f" {bracket}"), *links)


def _are_quoted(block: List, heads: Sequence[Inlines | None]) -> bool:
    """Whether half of the items or more are names before titles, each called by its own."""
    named = [head[0] for head in heads if head]
    quoted = sum(bool(head and _words(item)) for head, item in zip(heads, block.items, strict=True))
    if quoted < _LEAST or quoted * 2 < len(heads):
        return False
    return len(set(named)) == len(named)  # labels are all the same


def _is_label(name: str) -> bool:
    """Whether a word announces a title; `PyTorch`, which names code elsewhere, does not."""
    return role_of(name) not in (None, "code", "main") or bool(title_kinds(name))


def _quoted(head: Inlines) -> tuple[re.Match[str] | None, Inlines]:
    """What a head is down to its first link, if a name before a quoted title; and its links."""
    linked = next((at for at, piece in enumerate(head) if not isinstance(piece, Text)), len(head))
    line = "".join(piece.text for piece in head[:linked] if isinstance(piece, Text))
    return _QUOTED.fullmatch(line), head[linked:]


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
