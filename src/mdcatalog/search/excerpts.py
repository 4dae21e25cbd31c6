"""Where in a record a query was found, and the words around it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from mdcatalog.models import Record
from mdcatalog.search.tokens import Phrase, placed_tokens

R_co = TypeVar("R_co", bound=Record, covariant=True)

#: The columns of the index: the fields that fill each, and how much a word in it counts.
COLUMNS: dict[str, tuple[tuple[str, ...], float]] = {
    "title": (("title",), 10.0),
    "description": (("description",), 3.0),
    "authors": (("authors", "speakers"), 4.0),
    "organizations": (("organizations",), 4.0),
    "notes": (("notes", "highlights", "technique"), 1.0),
}
WEIGHTS = tuple(weight for _, weight in COLUMNS.values())
_BEFORE, _AFTER = 40, 80


@dataclass(frozen=True)
class Hit(Generic[R_co]):
    """A record that a search found.

    ``field`` is the field that says it, ``excerpt`` a piece of it, ``start`` and ``end`` the
    place of the words in the excerpt, ``score`` how well it fits (higher is better).
    """

    record: R_co
    field: str
    excerpt: str
    score: float
    start: int = 0
    end: int = 0


def texts_of(record: Record, fields: Sequence[str]) -> Iterator[tuple[str, str]]:
    """The texts of fields, (field, text) each; of a merged record all that its sources say."""
    for name in fields:
        value = getattr(record, name, None)
        seen = list(_texts(value))
        for conflict in record.conflicts:
            if conflict.field == name:
                seen += [text for entry in conflict.values for text in _texts(entry.value)]
        for text in dict.fromkeys(seen):
            yield name, text


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, (list, tuple)):
        yield from (item for item in value if isinstance(item, str))


def hit_of(record: Record, query: Sequence[Phrase], score: float) -> Hit[Record]:
    """The hit with the first field that holds one of the phrases."""
    for fields, _ in COLUMNS.values():
        for name, text in texts_of(record, fields):
            place = _find(text, query)
            if place is not None:
                excerpt, start, end = _around(text, *place)
                return Hit(record, name, excerpt, score, start, end)
    excerpt, _, _ = _around(record.title, 0, 0)
    return Hit(record, "title", excerpt, score)


def _find(text: str, query: Sequence[Phrase]) -> tuple[int, int] | None:
    words = placed_tokens(text)
    for phrase in query:
        size = len(phrase.words)
        for at in range(len(words) - size + 1):
            found = [word.text for word in words[at : at + size]]
            last = found.pop()
            wanted = phrase.words[-1]
            same = last.startswith(wanted) if phrase.prefix else last == wanted
            if same and tuple(found) == phrase.words[:-1]:
                return words[at].start, words[at + size - 1].end
    return None


def _around(text: str, start: int, end: int) -> tuple[str, int, int]:
    """A piece of the text around a place, on one line, and the place in it."""
    first, last = max(0, start - _BEFORE), min(len(text), end + _AFTER)
    before = ("…" if first else "") + " ".join(text[first:start].split())
    if start > first and text[start - 1].isspace():
        before += " "
    found = " ".join(text[start:end].split())
    after = text[end:last]
    rest = " ".join(after.split()) + ("…" if last < len(text) else "")
    if after[:1].isspace():
        rest = " " + rest
    return before + found + rest, len(before), len(before) + len(found)
