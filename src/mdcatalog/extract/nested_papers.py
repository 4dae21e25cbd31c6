"""Papers further in, below a name that they have in common."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mdcatalog.extract.shapes import head_of
from mdcatalog.extract.venues import is_dated_venue, venue_like, year_of
from mdcatalog.links import host_role
from mdcatalog.patterns import lazy_pattern
from mdcatalog.tree import Inline, Link, List, Text, plain_text

_LEAST = 2
_LEAST_WORDS = 4


def lists_papers(nested: List) -> bool:
    """Whether each item is a full title, a venue in brackets and a link to that very paper.

    ``The Full Title | [CVPR' 16] | [[arXiv](…)]``; they are no parts of what stands above, linked
    or not. One is enough where its title is linked and a venue all that stands behind it:
    ``[The Full Title](…), CVPR 2016``.
    """
    heads = [head_of(item) for item in nested.items]
    if heads and all(map(_is_placed, heads)):
        return True
    return len(heads) >= _LEAST and all(map(_is_published, heads))


# `主动学习论文研读`, `Tide papers`: what heads papers, and is none
_NAMES_PAPERS = lazy_pattern(
    r"(?:论文|論文|논문|文献)[的の\s]*(?:研读|研讀|学习|學習|阅读|閱讀|笔记|筆記|列表|合集|汇总|整理|总结|分享|清单"
    r"|まとめ|メモ|紹介|一覧|リスト|정리|목록|리뷰|모음|읽기)?$"
    r"|\bpapers$|\bpapers?[ -]"
    r"(?:readings?|study|studies|notes?|lists?|reviews?|summaries|collection)$",
    re.IGNORECASE,
)


def heads_papers(content: Sequence[Inline]) -> bool:
    """Whether a name, linked to a folder or a page of its own, is that of many papers."""
    link = next((piece for piece in content if isinstance(piece, Link)), None)
    if link is None or host_role(link.url) == "paper":
        return False
    return names_papers(plain_text(content))


def names_papers(name: str) -> bool:
    """Whether a name is that of many papers: ``Tide papers``, ``潮汐论文研读``."""
    return _NAMES_PAPERS.search(name.rstrip(" \n:：。.")) is not None


def leads_out(content: Sequence[Inline]) -> bool:
    """Whether a link leads out of the folder that the document lies in."""
    return any(isinstance(piece, Link) and "//" in piece.url for piece in content)


# `(QuayNet) ` before a linked title
_SHORT_NAME = lazy_pattern(r"\s*(?:[(\[][^()\[\]]{1,30}[)\]]\s*)?")


def _is_placed(content: Sequence[Inline]) -> bool:
    """Whether a line is the linked title of a paper, and behind a comma where it appeared."""
    at = next((at for at, piece in enumerate(content) if isinstance(piece, Link)), -1)
    link = content[at] if at >= 0 else None
    if not isinstance(link, Link) or link.bare or host_role(link.url) != "paper":
        return False
    if len(link.text.split()) < _LEAST_WORDS or len(content) != at + 2:
        return False
    behind = content[-1]
    if not isinstance(behind, Text) or not behind.text.startswith(", "):
        return False
    venue = behind.text.strip(" .,")
    return is_dated_venue(venue) and _SHORT_NAME.fullmatch(plain_text(content[:at])) is not None


def _is_published(content: Sequence[Inline]) -> bool:
    at = next((at for at, piece in enumerate(content) if isinstance(piece, Link)), 0)
    link = content[at] if at else None
    if not isinstance(link, Link) or host_role(link.url) != "paper":
        return False
    told = plain_text(content[:at]).rstrip("[( |,")
    opens = max(told.rfind("["), told.rfind("("))
    if opens < 0 or not told.endswith(("]", ")")):
        return False
    venue = told[opens + 1 : -1]
    full = len(told[:opens].split()) >= _LEAST_WORDS
    return full and venue_like(venue) and year_of(venue) is not None
