"""Headings that name a thing and say what it is: ``### [QuayKit](https://…)：what it is``."""

from __future__ import annotations

from typing import NamedTuple

from mdcatalog.extract.titles import is_role_link, title_text
from mdcatalog.tree import Inlines, Link, Text, plain_text

_COLONS = (":", "：")
_LONGEST_NAME = 3  # words


class ToldHeading(NamedTuple):
    """What a thing is called, and the words about it."""

    name: str
    words: str


def told_heading(content: Inlines) -> ToldHeading | None:
    """The linked name that a heading begins with and the words behind its colon."""
    link, behind = content[:2] if len(content) > 1 else (None, None)
    if not isinstance(link, Link) or is_role_link(link) or not isinstance(behind, Text):
        return None
    if behind.text.lstrip()[:1] not in _COLONS or link.text.count(" ") >= _LONGEST_NAME:
        return None
    if any(isinstance(piece, Link) for piece in content[1:]):
        return None
    words = plain_text(content[1:]).strip(" :：")
    name = title_text((link,)).strip()
    return ToldHeading(name, words) if name and len(words) > 1 and link.url[:1] != "#" else None
