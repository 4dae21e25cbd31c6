"""The state that a thing is in, in brackets behind its name: ``QuayKit (archived)``."""

from __future__ import annotations

from mdcatalog.extract.entries import Entry
from mdcatalog.patterns import lazy_pattern
from mdcatalog.vocabulary import STATES, fold

_GROUP = lazy_pattern(r"\s*[(（\[]\s*(?P<state>[^()（）\[\]]{2,24}?)\s*[)）\]]")
_OPENINGS = "(（["
_CLOSINGS = frozenset(")）]")
_LONGEST = 30


def state_behind(title: str) -> tuple[str, str] | None:
    """A title without the state behind it that its thing is in, and that: ``QuayKit (beta)``."""
    start = max(title.rfind(mark) for mark in _OPENINGS) if title[-1:] in _CLOSINGS else 0
    match = _GROUP.fullmatch(title, start) if start > 0 else None
    if match is None or fold(match["state"]) not in STATES:
        return None
    return title[:start].rstrip(), match["state"]


def take_state(entry: Entry, words: str) -> str:
    """``(archived) - what it is`` behind a title: the words without the state, which is a tag.

    Also one at their end: ``- what it is [Deprecated]``.
    """
    if words.lstrip()[:1] not in tuple(_OPENINGS):
        ended = state_behind(words.rstrip()) if words.rstrip()[-1:] in _CLOSINGS else None
        if ended:
            entry.tags.append(ended[1])
        return ended[0] if ended else words
    match = _GROUP.match(words[:_LONGEST])
    if match is None or fold(match["state"]) not in STATES:
        return words
    entry.tags.append(match["state"])
    return words[match.end() :]
