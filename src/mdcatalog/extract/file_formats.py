"""Formats of files in brackets behind titles and what stands beside them: ``(PDF)``, ``[ps]``."""

from __future__ import annotations

from mdcatalog.patterns import lazy_pattern
from mdcatalog.tree import Inline, Link, Text

_FORMAT = lazy_pattern(
    r"[\[(（【]\s*(?:PDF|[Pp]df|PS|ps|DjVu|djvu|EPUB|epub|ePub|HTML|html)"
    r"(?:(?:,\s?|\s)\d+(?:\.\d+)?\s?[KMkm]B)?\s*[\])）】][.。]?\s*"
)
_CLOSING = frozenset(")]）】")
_MAY_END = _CLOSING | frozenset(" .。")


def without_formats(pieces: list[Inline]) -> list[Inline]:
    """The pieces of a line without the format of the file that its linked title leads to.

    It stands at the end of the words, or right behind the title and within the link.
    """
    kinds = [*map(type, pieces)]
    if Link not in kinds:
        return pieces
    at = kinds.index(Link)
    link, last = pieces[at], pieces[-1]
    assert isinstance(link, Link)
    if (told := _at_end(link.text)) and (title := link.text[: -len(told)].rstrip()):
        pieces = [*pieces[:at], link._replace(text=title), *pieces[at + 1 :]]
    if type(last) is Text and pieces[at + 1 :] and (told := _at_end(last.text)):
        kept = last.text[: -len(told)]
        pieces = [*pieces[:-1], last._replace(text=kept)] if kept.strip() else pieces[:-1]
    return pieces


def _at_end(text: str) -> str:
    """The format that words end in, with its brackets; nothing where they do not."""
    if text[-1:] not in _MAY_END or text.rstrip(" .。")[-1:] not in _CLOSING:
        return ""
    start = max(text.rfind(sign) for sign in "([（【")
    return text[start:] if start >= 0 and _FORMAT.fullmatch(text[start:]) else ""
