"""Items of which nothing says what they are: what all around them are, they are too."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from mdcatalog.extract.entries import Entry
from mdcatalog.extract.kinds import Decision, may_be
from mdcatalog.extract.reading import Found

# How many items a document, or a part of it, needs to show what it lists.
_LEAST_ITEMS, _LEAST_PART = 10, 6
_EXCLUDED = ""

Path = tuple[str, ...]


class Settler:
    """Says of items what most of the document lists, or all of the part that they stand in.

    A part is a heading with the headings below it: ``## Sequencing`` over ``### Alignment``.
    """

    def __init__(self, found: Sequence[Found], excluded: Iterable[Path]) -> None:
        """``excluded`` are the paths of items that are of sorts that give no record."""
        self._found = found
        self._excluded = excluded
        self._kind = self._of_document()
        self._parts: dict[Path, Counter[str]] | None = None

    def kind_of(self, entry: Entry, decision: Decision) -> str | None:
        """The kind of an item that its own evidence leaves open, if one is clear around it."""
        if self._kind:
            return self._kind if may_be(decision, self._kind) else None
        kinds = (self._of_part(entry.section[:end]) for end in range(len(entry.section), 0, -1))
        kind = next(filter(None, kinds), None)
        return kind if kind and may_be(decision, kind) else None

    def _of_document(self) -> str | None:
        kinds = Counter(f.kind for f in self._found if f.entry.block == "list_item")
        if not kinds and len({f.kind for f in self._found}) == 1:
            kinds = Counter(f.kind for f in self._found)  # a table, below which more is listed
        kind, number = kinds.most_common(1)[0] if kinds else ("", 0)
        if number < _LEAST_ITEMS or number * 10 < kinds.total() * 9:
            return None
        # paragraphs and rows of other kinds show that the document lists more than one
        alike = sum(f.kind == kind for f in self._found)
        return kind if alike * 3 >= 2 * len(self._found) else None

    def _of_part(self, path: Path) -> str | None:
        """What all items of a part are, if it is not the whole document."""
        if self._parts is None:
            self._parts = {}
            for section, kind in (
                *((f.entry.section, f.kind) for f in self._found),
                *((section, _EXCLUDED) for section in self._excluded),
            ):
                for end in range(1, len(section) + 1):
                    self._parts.setdefault(section[:end], Counter())[kind] += 1
        kinds = self._parts.get(path)
        if kinds is None or len(kinds) > 1 or kinds.total() < _LEAST_PART:
            return None
        kind = next(iter(kinds))
        return kind if kind and kinds.total() < len(self._found) else None
