"""What a list's author calls papers for short, before their full titles: ``swing : The Title``."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mdcatalog.extract.entries import Entry
from mdcatalog.extract.labels import is_known_label
from mdcatalog.extract.venues import venue_like
from mdcatalog.vocabulary import is_aspect, is_sort

_LEAST = 2
_LEAST_WORDS = 4
_SMALL = 4
_BETWEEN = (" : ", " ： ")
# A space on either side parts it, where titles themselves have none before their colons
_NICKNAME = re.compile(r"(?P<name>[A-Za-z][A-Za-z\d.+_-]{1,15}) [:：] (?P<title>\S.*)")


_SHORT = re.compile(r"[A-Z\d]")  # in a name behind its first letter: `Word2Vec`, no `Attention`


def part_nicknames(entries: Sequence[Entry]) -> None:
    """Make tags of such names where two things beside each other have one, one in small letters.

    ``RopeNet : Seeing Ropes`` may be the paper's own title: words with no capital behind their
    first letter are taken for what the list's author says, others where a title begins with one of
    them once more (``GloVe : GloVe: Global Vectors …``).
    """
    found = [
        (entry, match)
        for entry in entries
        if (_BETWEEN[0] in entry.title or _BETWEEN[1] in entry.title)
        and (match := _NICKNAME.fullmatch(entry.title)) is not None
        and not _is_label(match["name"])
    ]
    repeated = any(match["title"].startswith(f"{match['name']}:") for _, match in found)
    found = [
        (entry, match)
        for entry, match in found
        if (repeated and _SHORT.search(match["name"], 1))
        or (match["name"][1:].islower() and _is_full_title(match["title"]))
    ]
    named = repeated or any(match["name"].islower() for _, match in found)
    if len(found) < _LEAST or not named:
        return
    for entry, match in found:
        entry.title = match["title"]
        entry.values.pop("subtitle", None)
        if match["name"] not in entry.tags:
            entry.tags.append(match["name"])


def _is_full_title(title: str) -> bool:
    words = title.split()
    longer = [word for word in words if len(word) > _SMALL]  # than `with` and `from`
    lower = sum(map(str.islower, longer))
    return len(words) >= _LEAST_WORDS and len(longer) >= _LEAST and lower * 4 <= len(longer)


def _is_label(name: str) -> bool:
    if name.islower() and venue_like(name):
        return True
    return bool(is_known_label(name) or is_sort(name) or is_aspect(name))
