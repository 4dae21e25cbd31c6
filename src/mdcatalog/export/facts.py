"""What several formats ask of a record."""

from __future__ import annotations

from collections.abc import Iterator

from mdcatalog.models import Link, Record

_WEB = ("http://", "https://")
#: Pictures and live values are no address of a thing.
_DECORATION = frozenset({"badge", "cover"})
_BEST = ("main", "video", "project", "paper", "dataset", "code", "demo")


def is_web(url: str) -> bool:
    """Whether an address is one that a browser may follow."""
    return url.lower().startswith(_WEB)


def web_links(record: Record) -> Iterator[Link]:
    """The links to pages of the web, without pictures."""
    return (link for link in record.links if is_web(link.url) and link.rel not in _DECORATION)


def main_url(record: Record) -> str | None:
    """The address of the thing itself; of what is nearest to it where that has none."""
    links = list(web_links(record))
    for rel in _BEST:
        for link in links:
            if link.rel == rel:
                return link.url
    return links[0].url if links else None
