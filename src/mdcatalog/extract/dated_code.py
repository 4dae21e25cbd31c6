"""What stands in code and in brackets behind a name: ``**Quay** `[2026-07]` 🔥 [fast] [small]``."""

from __future__ import annotations

import re

from mdcatalog.extract.entries import Entry
from mdcatalog.extract.titles import PICTOGRAPHS
from mdcatalog.patterns import lazy_pattern
from mdcatalog.tree import CodeSpan, Inline, Text
from mdcatalog.values import parse_date
from mdcatalog.vocabulary import role_of

_DATE = re.compile(r"(?:19|20)\d\d(?:[-./]\d{1,2}){1,2}|(?:19|20)\d\d年\d{1,2}月(?:\d{1,2}日)?")
_MARKS = lazy_pattern(rf"\s*[{PICTOGRAPHS}\ufe0f\s]+")
_SQUARE = re.compile(r"\s*[\[【]([^\[\]【】]{1,40})[\]】]")
_LEAST, _MOST_WORDS = 2, 5
_LETTERS = "\u2190"  # beyond those of most scripts marks begin


def take_dated_code(entry: Entry, rest: list[Inline]) -> list[Inline]:
    """The pieces behind a name without the date that stands first among them in code.

    A month at least: a year alone is a tag as well. Signs behind it only draw the eye.
    """
    at = 0
    while at < len(rest) and isinstance(piece := rest[at], Text) and not piece.text.strip():
        at += 1
    code = rest[at] if at < len(rest) else None
    if not isinstance(code, CodeSpan) or "published" in entry.values:
        return rest
    told = unboxed(code.text.strip())
    date = parse_date(told) if _DATE.fullmatch(told) else None
    if date is None:
        return rest
    entry.add_value("published", date)
    entry.values["dated_code"] = True
    behind = rest[at + 1 :]
    first = behind[0] if behind else None
    if isinstance(first, Text) and (marks := _MARKS.match(first.text)):
        behind[0] = first._replace(text=f" {first.text[marks.end() :]}")
    return [*rest[:at], *behind]


def released(entry: Entry) -> bool:
    """Whether a name in bold stands before the date, in code, on which the thing came out."""
    return "dated_code" in entry.values and entry.values.get("marked") is True


def unboxed(tag: str) -> str:
    """A tag without the brackets around it: ``[fast]`` in code."""
    inner = tag[1:-1].strip()
    boxed = tag[:1] in "[【" and tag[-1:] in "]】" and bool(inner)
    return inner if boxed and not any(sign in inner for sign in "[]【】") else tag


def take_boxed_tags(entry: Entry, words: str) -> str:
    """``🔥 [fast] [small]``: the words, unless they are groups in square brackets and no more."""
    if words.rstrip()[-1:] not in ("]", "】"):
        return words
    text = words
    if text.lstrip()[:1] > _LETTERS and (marks := _MARKS.match(text)):
        text = text[marks.end() :]
    if text.lstrip()[:1] not in ("[", "【"):
        return words
    tags = [tag.strip() for tag in _SQUARE.findall(text)]
    if len(tags) < _LEAST or _SQUARE.sub("", text).strip():
        return words
    for tag in tags:
        if role_of(tag) or len(tag.split()) > _MOST_WORDS or not any(map(str.isalpha, tag)):
            return words
    entry.tags.extend(tags)
    return ""
