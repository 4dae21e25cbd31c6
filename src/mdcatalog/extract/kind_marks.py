"""Picture signs by which a list says of each item what it is: ``🎥 [Ropes](…)``, ``:book: …``.

What a sign stands for is told by a legend (``📜 = paper``), or by the sign itself where the
document marks many items with a few of them. A sign of its own before each item, or the same
before all, is an ornament.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from mdcatalog.extract.entries import Entry
from mdcatalog.extract.naming import heading_kinds
from mdcatalog.extract.weights import Scores
from mdcatalog.patterns import lazy_pattern
from mdcatalog.values import parse_mark
from mdcatalog.vocabulary import KIND_MARKS

_LEAST_MARKED = 3  # items, with one sign
_LEAST_SIGNS = 2
_SIGN = r"(?::[a-z][a-z0-9_+-]+:|[\u25b6\u2600-\u27bf\U0001f000-\U0001faff]\ufe0f?)"
# `- :scroll: [Out of the Harbour](…)`
_MARKED = lazy_pattern(
    rf"^[ \t]*(?:[-*+]|\d{{1,3}}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?"
    rf"(?P<sign>{_SIGN})[ \t]*(?=[\[*<\"“《])",
    re.MULTILINE,
)
# The same, less exact: what begins with one character is searched for fast.
_MAY_MARK = lazy_pattern(
    r"\n[ \t]*(?:[-*+]|\d{1,3}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?"
    r"(?::[a-z]|[\u25b6\u2600-\u27bf\U0001f000-\U0001faff])"
)
# `- 📜 = paper`, `| :book: | Book |`, `Legend: 🎥 video, 📄 article`
_EXPLAINED = lazy_pattern(
    rf"(?:^[ \t]*(?:[-*+>|][ \t]*)*|[|,;:：，、·•(（][ \t]*)[`*]*(?P<sign>{_SIGN})[`*]*[ \t]*"
    r"(?:[:：=|]|[-–—]+>?|→|是|为|表示|代表|means|stands for|indicates)?[ \t]*[*`]*"
    r"(?P<word>[^\W\d_][^\n|,;:：，、。.·•()（）\[\]<>*`]{1,28}?)[*`]*[ \t]*"
    r"(?=$|[|,;，、。.·•()（）<])",
    re.MULTILINE,
)


class Mark(NamedTuple):
    """The kind that the sign before an item stands for, and whether a legend says so."""

    kind: str
    explained: bool


def kind_marks(text: str) -> dict[int, Mark]:
    """The marks of a document's items, by the line on which each begins."""
    if _MAY_MARK.search(text) is None:
        return {}
    marked = [(match.start("sign"), _bare(match["sign"])) for match in _MARKED.finditer(text)]
    if len(marked) < _LEAST_MARKED:
        return {}
    counts = Counter(sign for _, sign in marked)
    legend = _legend(text)
    known = {sign for sign in counts if sign in KIND_MARKS}
    often = any(counts[sign] >= _LEAST_MARKED for sign in known)
    trusted = known if often and len(known) >= _LEAST_SIGNS else set[str]()
    marks: dict[int, Mark] = {}
    line, before = 1, 0
    for at, sign in marked if legend or trusted else ():
        line, before = line + text.count("\n", before, at), at
        if sign in legend:
            marks[line] = Mark(legend[sign], explained=True)
        elif sign in trusted and not legend:
            marks[line] = Mark(KIND_MARKS[sign], explained=False)
    return marks


def note_marks(entries: Iterable[Entry], marks: dict[int, Mark]) -> None:
    """Note of entries the marks before them."""
    for entry in entries:
        if mark := marks.get(entry.start):
            entry.values["mark"] = mark


def mark_scores(entry: Entry, scores: Scores) -> None:
    """Add what the mark before an entry says."""
    mark = entry.values["mark"]
    if isinstance(mark, Mark):
        scores.add("legend" if mark.explained else "mark", mark.kind)


def _bare(sign: str) -> str:
    return sign.rstrip("\ufe0f")


def _legend(text: str) -> dict[str, str]:
    """What a legend says that signs stand for; those that stand for no kind are left out.

    Ticks and crosses stand for yes and no (``✅ code, ❌ no code``).
    """
    told: dict[str, set[str]] = {}
    for match in _EXPLAINED.finditer(text):
        if parse_mark(match["sign"]) is not None:
            continue
        kinds = {kind for kind, share in heading_kinds(match["word"].strip()) if share == 1.0}
        if len(kinds) == 1:
            told.setdefault(_bare(match["sign"]), set()).update(kinds)
    return {sign: next(iter(kinds)) for sign, kinds in told.items() if len(kinds) == 1}
