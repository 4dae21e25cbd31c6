"""A topic and a licence before a repository's name: ``Tides - MIT License: [doe/tides](…)``."""

from __future__ import annotations

from mdcatalog.extract.entries import Entry, Labelled
from mdcatalog.extract.licenses import is_license, license_of_line
from mdcatalog.links import identify
from mdcatalog.patterns import lazy_pattern
from mdcatalog.tree import Inline, Link, Text

_COLONS = (":", "：")
_LONGEST = 100
_LEAST_PIECES = 2
_BEFORE = lazy_pattern(
    r"\W*(?:(?P<topic>[^\W_].*?)\s*"
    r"(?:\s[-–—|]+\s*(?P<dashed>[^|()（）\[\]]+?)|[(（\[【](?P<group>[^()（）\[\]]+)[)）\]】])"
    r"|(?P<first>[^-–—|()\[\]:：]+?)\s*[-–—|]\s*(?P<behind>[^\W_][^|()\[\]:：]*?))\s*[:：]\s*"
)


def behind_license(entry: Entry, pieces: list[Inline]) -> list[Inline]:
    """The pieces from a linked name on, the licence and the topic before it put into the entry."""
    told = pieces[0] if len(pieces) >= _LEAST_PIECES else None
    if not isinstance(told, Text) or not told.text.rstrip().endswith(_COLONS):
        return pieces
    link = pieces[1]
    if not isinstance(link, Link) or link.bare or len(told.text) > _LONGEST:
        return pieces
    name = link.text.strip()
    if "/" not in name or not (identify(link.url).id or "").endswith(name):
        return pieces  # `Tides - MIT License: [homepage](…)` is called Tides
    match = _BEFORE.fullmatch(told.text)
    if match is None:
        return pieces
    licensed = (match["dashed"] or match["group"] or match["first"]).strip()
    topic = match["topic"] or match["behind"]
    if not (is_license(licensed) or license_of_line(licensed)):
        return pieces
    entry.fields.append(Labelled("license", licensed))
    entry.tags.append(topic.strip())
    return pieces[1:]
