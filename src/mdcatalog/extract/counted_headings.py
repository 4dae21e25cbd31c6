"""Headings that say how much there is of what stands above them: ``#### 104万个词条(519M)``."""

from __future__ import annotations

import re

from mdcatalog.patterns import lazy_pattern

_COUNTED = lazy_pattern(
    r"(?:约|共|总共|about |~)?\s?\d[\d,.]*\s?"
    r"(?:(?:万|亿|千|百万|千万)?(?:余|多)?\s?(?:个|条|篇|对|份|张|段|首|句|本|项|组|幅|例)(?=[一-鿿])"
    r"|[kKmM]?\+? (?:\w+ ){0,2}(?:images|sentences|pairs|documents|articles|samples|examples|rows"
    r"|records|entries|questions|dialogues|utterances|reviews|sequences|clips)\b)"
)
_LONGEST = 120


def counts_things(heading: str) -> bool:
    """Whether a heading begins with a count of what data consist of."""
    first = heading[:1]
    if not (first.isdigit() or first in "约共总a~") or len(heading) > _LONGEST:
        return False
    return _COUNTED.match(heading) is not None


_ASIDE = lazy_pattern(r"(?<!\d)\s*[(（\[:：,，;；].*")
# `104万个词条(1,043,224条; …)`
_EXACT = lazy_pattern(
    r"[(（]\s*(?P<count>\d{1,3}(?:,\d{3})+|\d{4,})\s?[个条篇对份张段首句本项](?![一-鿿])"
)


def counted_words(heading: str) -> str:
    """The count and what is counted; the number in full where that stands in brackets behind.

    >>> counted_words("104万个词条(1,043,224条; 519M)"), counted_words("250万篇新闻(9G)")
    ('1,043,224', '250万篇新闻')
    """
    exact: re.Match[str] | None = (
        _EXACT.search(heading) if "(" in heading or "（" in heading else None
    )
    return exact["count"] if exact else _ASIDE.sub("", heading).strip()


_SIZE = lazy_pattern(r"\d[\d.]*\s?[KMGT]i?B?(?![A-Za-z\d])多?")


def size_told(heading: str) -> str:
    """The first size in the brackets behind a count: ``1.6G`` of ``104万个词条(大小1.6G，…)``."""
    aside = heading[max(heading.find("("), heading.find("（")) + 1 :]
    size: re.Match[str] | None = _SIZE.search(aside) if aside != heading else None
    return size.group() if size else ""
