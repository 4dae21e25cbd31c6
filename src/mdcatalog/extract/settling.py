"""Items of which nothing says what they are: what all around them are, they are too."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from mdcatalog.extract.dated_code import released
from mdcatalog.extract.entries import Entry
from mdcatalog.extract.kinds import Decision, may_be
from mdcatalog.extract.naming import heading_kinds
from mdcatalog.extract.reading import Found

# How many items a document, or a part of it, needs to show what it lists.
_LEAST_ITEMS, _LEAST_PART = 10, 6
_LEAST_RELEASED = 3  # beside names with the day on which they came out
_FULL_TITLE = 5
# Where all of them are alike, fewer do.
_LEAST_ALIKE = 8
_EXCLUDED = ""
# what a paper that is called a 文章 may lean to, as may notes on one
_OF_PAPERS = (None, "paper", "article")

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
        kinds = {f.kind if f.entry.block == "table_row" else _EXCLUDED for f in found}
        # below a table of the things that a document lists, more of them may be in a list
        self._of_rows = kinds.pop() if len(kinds) == 1 and len(found) >= _LEAST_ITEMS else None
        self._parts: dict[Path, Counter[str]] | None = None
        self._showing: Counter[Path] = Counter()  # items that no heading within the part names

    def kind_of(self, entry: Entry, decision: Decision) -> str | None:
        """The kind of an item that its own evidence leaves open, if one is clear around it."""
        if self._of_rows and _is_linked_title(entry):
            return self._of_rows if may_be(decision, self._of_rows) else None
        if "title_marks" in entry.values and self._marks_papers():
            told = {kind for heading in entry.section for kind, _ in heading_kinds(heading)}
            return None if "book" in told or decision.leaning not in _OF_PAPERS else "paper"
        if self._kind:
            return self._kind if may_be(decision, self._kind) else None
        least = _LEAST_RELEASED if released(entry) else _LEAST_PART
        ends = range(len(entry.section), 0, -1)
        kinds = (self._of_part(entry.section[:end], least) for end in ends)
        kind = next(filter(None, kinds), None)
        return kind if kind and may_be(decision, kind) else None

    def _marks_papers(self) -> bool:
        """Whether a title between title marks is known for a paper's by its venue or authors."""
        return any(
            "title_marks" in found.entry.values and found.entry.citation for found in self._found
        )

    def _of_document(self) -> str | None:
        kinds = Counter(f.kind for f in self._found if f.entry.block == "list_item")
        kind, number = kinds.most_common(1)[0] if kinds else ("", 0)
        least = _LEAST_ALIKE if number == len(self._found) else _LEAST_ITEMS
        if number < least or number * 10 < kinds.total() * 9:
            return None
        # paragraphs and rows of other kinds show that the document lists more than one
        alike = sum(f.kind == kind for f in self._found)
        return kind if alike * 3 >= 2 * len(self._found) else None

    def _of_part(self, path: Path, least: int) -> str | None:
        """What all items of a part are, if it is not the whole document."""
        if self._parts is None:
            self._parts = {}
            for section, kind in (
                *((f.entry.section, f.kind) for f in self._found),
                *((section, _EXCLUDED) for section in self._excluded),
            ):
                named = _names_kind(section, kind)
                for end in range(1, len(section) + 1):
                    self._parts.setdefault(section[:end], Counter())[kind] += 1
                    self._showing[section[:end]] += end > named
        kinds = self._parts.get(path)
        if kinds is None or len(kinds) > 1 or kinds.total() < least:
            return None
        if not self._showing[path]:
            return None  # `### Lectures` tells of what is below it, and not of what is beside it
        kind = next(iter(kinds))
        part = (
            kinds.total() < len(self._found) or least < _LEAST_PART
        )  # else `_of_document` says it
        return kind if kind and part else None


def _names_kind(section: Path, kind: str) -> int:
    """How many headings stand above the last one of a path that names a kind; 0: none does."""
    for at in range(len(section) - 1, -1, -1):
        if heading_kinds(section[at]) == ((kind, 1.0),):
            return at
    return 0


def _is_linked_title(entry: Entry) -> bool:
    """Whether an item is nothing but a title of many words that leads somewhere."""
    full = len(entry.title.split()) >= _FULL_TITLE and not entry.description
    return full and len(entry.links) == 1 and entry.links[0].text.strip() == entry.title
