"""Things that a list gives by the address of their repository alone."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mdcatalog.extract.entries import Entry
from mdcatalog.extract.naming import heading_kinds
from mdcatalog.extract.shapes import head_of
from mdcatalog.links import identify
from mdcatalog.patterns import lazy_pattern
from mdcatalog.tree import Inline, Link, List, Text
from mdcatalog.vocabulary import fold

# What has a name of its own in its address: `https://github.com/harbour/quaylib`; what was copied
# with more behind it leads to a part, or to where somebody read.
_NAMED = frozenset(("repository", "model", "dataset", "package", "space"))
_PARTS = frozenset("?#")
_LISTS = ("survey", "surveys", "papers", "-list", "-lists", "-roadmap")
_NUMBER_AND_LINK = 2
_LEAST_LISTED = 3


# `1.https://…`: a number with no space behind it, with which Markdown begins no item
_GLUED = re.compile(r"\s*\d{1,3}[.．、)）]\s*")


def named_in_line(line: list[Inline]) -> list[Inline]:
    """A line that is a number and the address of a repository, with its name for the address."""
    number = line[0] if line else None
    if len(line) < _NUMBER_AND_LINK or not isinstance(number, Text):
        return line
    link = line[1]
    if not isinstance(link, Link) or not link.bare or _GLUED.fullmatch(number.text) is None:
        return line
    named = named_by_repository(line[1:])
    return [number, *named] if named[0] is not link else line


_BEHIND_ADDRESS = re.compile(r"\s*(?:[:：|｜]|[-–—]+\s|——|→)\s*(?=\w)")


# `码头网是全球最大的…`, `潮汐教程提供了…`: what stands behind an address speaks of what is there
_SENTENCE = lazy_pattern(
    r"(?P<name>[^，。,.：:；《（(是]{2,20}?)(?:是(?=一|由|全|国|國|目前|最|专|專|面向|基于)|(?=提供了|收集了|收錄了|收录了))"
)


def named_by_repository(pieces: list[Inline]) -> list[Inline]:
    """The pieces with a repository's name for its address, where they begin with that.

    ``https://github.com/harbour/quaylib - a library of quays`` is called ``quaylib``; where further
    links follow, the address is one of several.
    """
    first = pieces[0] if pieces else None
    if not isinstance(first, Link) or not (first.bare or first.text.startswith("http")):
        return pieces
    rest = pieces[1:]
    if (Link in map(type, rest) and not _is_aside(rest)) or not _PARTS.isdisjoint(first.url):
        return pieces
    thing = identify(first.url)
    name = thing.id.rpartition("/")[2] if thing.id and thing.kind in _NAMED else ""
    if not name or name.casefold().startswith("awesome") or name.casefold().endswith(_LISTS):
        return pieces  # another list
    return [first._replace(text=name, bare=False), *rest]


def _is_aside(pieces: list[Inline]) -> bool:
    """Whether pieces are one group in brackets: ``https://… ([how it was made](https://…))``."""
    first, last = pieces[0], pieces[-1]
    if first is last or not isinstance(first, Text) or not isinstance(last, Text):
        return False
    told = "".join(piece.text for piece in pieces if isinstance(piece, Text)).strip()
    opened, closed = told[:1], told.rstrip(" .。")[-1:]
    return (opened, closed) in _BRACKETS and not any(mark in told[1:] for mark in "(（")


_BRACKETS = (("(", ")"), ("（", "）"))
# `[ropekit: Ropes and how to tie them.](https://github.com/gull/ropekit)`
_NAME_AND_SENTENCE = lazy_pattern(
    r"(?P<name>[A-Za-z][\w.+-]*)\s?(?:[:：]|\s[-–—])\s*(?P<told>\S.*[.。])"
)


def _is_called(name: str, url: str) -> bool:
    """Whether an address is that of a repository, a model or the like of this name."""
    thing = identify(url)
    return thing.kind in _NAMED and fold(name) == fold((thing.id or "").rpartition("/")[2])


def _named_within_link(pieces: list[Inline]) -> list[Inline]:
    """The pieces with a name parted from the sentence linked with it, to what is so called."""
    first = pieces[0] if pieces else None
    if not isinstance(first, Link) or first.bare or first.text[-1:] not in (".", "。"):
        return pieces
    found = _NAME_AND_SENTENCE.fullmatch(first.text)
    if found is None or not _is_called(found["name"], first.url):
        return pieces
    return [first._replace(text=found["name"]), Text(f": {found['told']} "), *pieces[1:]]


# `RopeKit 缆绳检测，缆绳识别 https://github.com/gull/RopeKit`
_WORDS_BEHIND = lazy_pattern(r"\s*(?P<name>[A-Za-z][\w.+-]*)\s+(?=[^\x00-\u2e7f])")
_NAMED_PIECES = 2


def _named_as_repository(pieces: list[Inline]) -> list[Inline]:
    """The pieces with a name parted from what is said of it, where its repository is called so."""
    if len(pieces) != _NAMED_PIECES:
        return pieces
    words, link = pieces
    if not isinstance(words, Text) or not isinstance(link, Link) or not link.bare:
        return pieces
    found = _WORDS_BEHIND.match(words.text)
    if found is None or not _is_called(found["name"], link.url):
        return pieces
    return [words._replace(text=f"{found['name']}：{words.text[found.end() :]}"), link]


def named_by_address(entry: Entry, pieces: list[Inline]) -> list[Inline]:
    """The pieces of an item with the name that stands in its address, behind that or before it."""
    named = named_by_repository(pieces)
    if named is not pieces:
        entry.values["by_address"] = True
        return named
    return _named_within_link(_named_as_repository(named_behind_address(pieces)))


def lists_repositories(block: List, heading: str) -> bool:
    """Whether bullets begin with the addresses of repositories, none called as the heading.

    Those of several things, ``- https://github.com/harbour/quaylib`` below ``## Jane Doe``.
    """
    if len(block.items) < _LEAST_LISTED:
        return False
    called = fold(heading)
    names: set[str] = set()
    for item in block.items:
        head = list(head_of(item))
        named = named_by_repository(head)
        first = named[0] if named is not head else None
        if not isinstance(first, Link) or (len(head) > 1 and not _tells_more(head[1])):
            return False
        name = fold(first.text)
        if called and (called in name or name in called):
            return False
        names.add(name)
    return len(names) == len(block.items)


def _tells_more(behind: Inline) -> bool:
    """Whether what stands behind an address is parted from it, and said of it."""
    return isinstance(behind, Text) and _BEHIND_ADDRESS.match(behind.text) is not None


def note_repositories(entries: Sequence[Entry]) -> None:
    """Mark the items called by their repositories where these are half of a list, three at least.

    A list of addresses of code lists software, whatever its heading does not say.
    """
    by_address = [entry for entry in entries if entry.values.get("by_address")]
    if len(by_address) < _LEAST_LISTED or len(by_address) * 2 < len(entries):
        return
    nearest = entries[0].section[-1:]
    told = any(map(heading_kinds, nearest))  # else nothing but what is further out says a kind
    for entry in by_address:
        entry.values["repositories"] = 0.5 if told else 1.0


def named_behind_address(pieces: list[Inline]) -> list[Inline]:
    """The pieces with an address that they begin with behind the name that a mark parts from it.

    ``https://quays.example.org - Quaylib``, ``https://quays.example.org: Quaylib``.
    """
    first, second = pieces[:2] if len(pieces) > 1 else (None, None)
    if not isinstance(first, Link) or not isinstance(second, Text):
        return pieces
    if not first.bare and first.text != first.url:  # `[https://… ](https://…)- Quaylib`
        return pieces
    parted = _BEHIND_ADDRESS.match(second.text)
    if parted is None or Link in map(type, pieces[2:]):
        return pieces
    words = second.text[parted.end() :]
    if told := _SENTENCE.match(words):
        words = f"{told['name']}：{words[told.end() :]}"
    return [second._replace(text=words), *pieces[2:], Text(" "), first._replace(text="", bare=True)]
