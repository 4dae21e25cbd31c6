"""Tags that are who made each thing, where those of most things beside it are."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mdcatalog.extract.course_names import makers_of, may_be_teachers
from mdcatalog.extract.entries import Entry
from mdcatalog.extract.naming import heading_kinds
from mdcatalog.extract.short_names import told_kinds
from mdcatalog.patterns import lazy_pattern
from mdcatalog.values import parse_year
from mdcatalog.vocabulary import ORGANIZATIONS, VENUE_WORDS, fold, role_of

_LEAST_KNOWN = 3
_LEAST_NAMES = 2
_JOINTS = (" - ", " – ", " — ", " | ", " @")
_MOST_WORDS = 3
_IN_ONE = re.compile(r"[a-z][A-Z]")
_PERSON = "person"  # `WalmartLabs`


def share_makers(entries: Sequence[Entry]) -> None:
    """Take tags as makers that nobody knows, where most of a document are known for such.

    ``[A Paper](…) `DianPing` `2020` `` where most others have `` `Google` `` or `` `Airbnb` ``
    there; the years beside them are none.
    """
    tagged = [entry for entry in entries if entry.block != "table_row"]
    if len(tagged) <= _LEAST_KNOWN:
        return
    tags = [tag for entry in tagged for tag in entry.tags if parse_year(tag) is None]
    known = sum(fold(tag) in ORGANIZATIONS for tag in tags)
    if known < _LEAST_KNOWN or known * 5 < len(tags) * 3:
        return
    all_known = known * 5 >= len(tags) * 4
    for entry in tagged:
        if "organizations" in entry.values:
            continue
        years = [tag for tag in entry.tags if parse_year(tag) is not None]
        makers = [tag for tag in entry.tags if tag not in years]
        if not all(_may_be_maker(tag, plain=all_known) for tag in makers):
            continue
        entry.add_value("organizations", makers)
        entry.tags = years


# `Fast storage (Google)`, `高性能存储（百度）`, `Fast storage - Google`
_LAST = lazy_pattern(
    r"(?P<words>.*\S)\s*(?:[(（\[【]\s*(?P<group>[^()（）\[\]【】]{2,40}?)\s*[)）\]】]"
    r"|\s[-–—|@]\s*(?P<name>[^-–—|@]{2,40}?))\.?"
)
_ENDS = frozenset(")）]】")


def share_last_makers(entries: Sequence[Entry]) -> None:
    """Take makers that end the words about most things of a list: ``Fast storage (Google)``.

    Of a single thing it may be what that is for: ``A client for maps (Google)``.
    """
    found: list[tuple[Entry, list[str], str]] = []
    described = 0
    for entry in entries:
        words = entry.description
        described += bool(words)
        if not words or "organizations" in entry.values or "\n" in words:
            continue
        if words.rstrip(".")[-1:] not in _ENDS and not any(map(words.__contains__, _JOINTS)):
            continue
        match = _LAST.fullmatch(words)
        makers = makers_of(match["group"] or match["name"]) if match else []
        if match and makers:
            found.append((entry, makers, match["words"]))
    names = {name for _, makers, _ in found for name in makers}
    if len(found) < _LEAST_KNOWN or len(names) < _LEAST_NAMES or len(found) * 2 < described:
        return
    for entry, makers, words in found:
        if _is_given_by(entry, words):
            continue  # which is read as a whole
        entry.add_value("organizations", makers)
        entry.values["by"] = True
        entry.description = words


def _is_given_by(entry: Entry, words: str) -> bool:
    """Whether words about a course are who gives it: ``Jane Doe (Pier University)``."""
    return told_kinds(entry.section) == {"lecture"} and bool(may_be_teachers(words))


def _may_be_maker(tag: str, *, plain: bool) -> bool:
    """Whether a tag may be the name of a company: ``WalmartLabs``.

    ``plain`` words in capitals name topics as often (``Vision``), and so do initials (``NLP``).
    """
    name = fold(tag)
    if name in ORGANIZATIONS:
        return True
    words = tag.split()
    if not 0 < len(words) <= _MOST_WORDS or any(map(str.isdigit, tag)) or name in VENUE_WORDS:
        return False
    if tag.isupper() or not (plain or _IN_ONE.search(tag)):
        return False
    named = all(any(map(str.isupper, word)) or not word.isascii() for word in words)
    return named and role_of(tag) is None and all(kind == _PERSON for kind, _ in heading_kinds(tag))
