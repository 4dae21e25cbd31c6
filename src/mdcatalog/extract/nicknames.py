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
_NICKNAME = re.compile(r"(?P<name>[A-Za-z][a-z\d.+_-]{1,15}) [:：] (?P<title>\S.*)")


def part_nicknames(entries: Sequence[Entry]) -> None:
    """Make tags of such names where two things beside each other have one, one in small letters.

    ``RopeNet : Seeing Ropes`` may be the paper's own title: only words with no capital behind their
    first letter are taken for what the list's author says.
    """
    found = [
        (entry, match)
        for entry in entries
        if (_BETWEEN[0] in entry.title or _BETWEEN[1] in entry.title)
        and (match := _NICKNAME.fullmatch(entry.title)) is not None
        and _may_part(match["name"], match["title"])
    ]
    if len(found) < _LEAST or not any(match["name"].islower() for _, match in found):
        return
    for entry, match in found:
        entry.title = match["title"]
        entry.values.pop("subtitle", None)
        if match["name"] not in entry.tags:
            entry.tags.append(match["name"])


def _may_part(name: str, title: str) -> bool:
    """Whether a name is no label, and the words behind it are a title in full."""
    words = title.split()
    longer = [word for word in words if len(word) > _SMALL]  # than `with` and `from`
    lower = sum(map(str.islower, longer))
    if len(words) < _LEAST_WORDS or len(longer) < _LEAST or lower * 4 > len(longer):
        return False
    if name.islower() and venue_like(name):
        return False
    return not (is_known_label(name) or is_sort(name) or is_aspect(name))
