"""Things that a list gives by the address of their repository alone."""

from __future__ import annotations

from mdcatalog.links import identify
from mdcatalog.tree import Inline, Link

# What has a name of its own in its address: `https://github.com/harbour/quaylib`; what was copied
# with more behind it leads to a part, or to where somebody read.
_NAMED = frozenset(("repository", "model", "dataset", "package", "space"))
_PARTS = frozenset("?#")


def named_by_repository(pieces: list[Inline]) -> list[Inline]:
    """The pieces with a repository's name for its address, where they begin with that.

    ``https://github.com/harbour/quaylib - a library of quays`` is called ``quaylib``; where further
    links follow, the address is one of several.
    """
    first = pieces[0] if pieces else None
    if not isinstance(first, Link) or not (first.bare or first.text.startswith("http")):
        return pieces
    rest = pieces[1:]
    if Link in map(type, rest) or not _PARTS.isdisjoint(first.url):
        return pieces
    thing = identify(first.url)
    name = thing.id.rpartition("/")[2] if thing.id and thing.kind in _NAMED else ""
    if not name or name.casefold().startswith("awesome"):
        return pieces  # another list
    return [first._replace(text=name, bare=False), *rest]
