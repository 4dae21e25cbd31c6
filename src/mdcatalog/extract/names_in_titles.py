"""Short names in bold before the titles of papers, as most of a document has them.

Of one item alone nobody can say whether ``**Quay**: ropes under load [paper](…)`` gives a title or
what the thing does; where many others are written as titles are, all of them are titles.
"""

from __future__ import annotations

from collections.abc import Sequence

from mdcatalog.extract.entries import Entry
from mdcatalog.extract.short_names import told_kinds
from mdcatalog.extract.venues import is_title_case
from mdcatalog.patterns import lazy_pattern

#: What an entry keeps of its words read as one title.
WHOLE = "whole_title"
_LEAST, _SHARE = 3, 4  # titles with capitals; one of so many items is one, at least
_FULL = 5  # words that are surely a title where they have capitals
_OF_PAPERS = frozenset({"paper"})
# `moors ships that drift`, `we moor ships`: what is said of a thing
_SAID = lazy_pattern(r"\b(?:that|which|you|your|we|our|it|this paper|here)\b|[.。!]\s*$")


def share_named_titles(papers: Sequence[Entry]) -> None:
    """Join the name in bold and the words behind its colon where a document has titles there."""
    named = [entry for entry in papers if isinstance(entry.values.get(WHOLE), str)]
    named = [entry for entry in named if told_kinds(entry.section) <= _OF_PAPERS]
    if len(named) < _LEAST:
        return
    sure = [e for e in named if is_full_title(e.description)]
    said = [e for e in named if _SAID.search(e.description)]
    if len(sure) < _LEAST or len(sure) * _SHARE < len(named) or len(said) * _SHARE > len(named):
        return
    for entry in named:
        if not _SAID.search(entry.description):
            entry.title, entry.description = str(entry.values[WHOLE]), ""


def is_full_title(words: str) -> bool:
    """Whether words are written as titles are, with capitals, and as long as those of papers."""
    return (
        words[:1].isupper()
        and len(words.split()) >= _FULL
        and is_title_case(words)
        and not _SAID.search(words)
    )
