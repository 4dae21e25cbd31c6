"""A whole reference behind a label: ``论文：Doe J, Roe P. [The Title](…)[C]//Quays. 2007: 2-5``.

Who wrote the paper, where and when, belongs to a record that is that paper; in one of a tool or of
data the words remain words about it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from mdcatalog.extract.entries import Entry
from mdcatalog.extract.labels import label_alone, role_of_label
from mdcatalog.extract.lead import fill_head
from mdcatalog.extract.shapes import head_of
from mdcatalog.extract.titles import is_role_link, same_name
from mdcatalog.tree import Inline, Inlines, Link, List

_FACTS = ("authors", "venue", "year", "published")
_KEY = "labelled_paper"


@dataclass(frozen=True, slots=True)
class LabelledPaper:
    """What a reference behind a label says, and the words that said it."""

    words: str
    rest: str  # what the words say besides
    values: dict[str, object] = field(default_factory=dict)


def label_of_papers(head: Inlines, block: List) -> str:
    """The label ``论文：`` over a list whose items all begin with a linked title; else nothing."""
    label = label_alone(head)
    if role_of_label(label) != "paper":
        return ""
    return label if all(_begins_with_title(head_of(item)) for item in block.items) else ""


def _begins_with_title(head: Inlines) -> bool:
    first = head[0] if head else None
    return isinstance(first, Link) and " " in first.text.strip() and not is_role_link(first)


def note_paper(entry: Entry, value: Sequence[Inline], words: str) -> None:
    """Keep what a reference behind a label for papers says, until it is known what the entry is."""
    link = next((piece for piece in value if isinstance(piece, Link)), None)
    if link is None or is_role_link(link) or _KEY in entry.values:
        return
    told = Entry("list_item", entry.start, entry.end, entry.section)
    fill_head(told, list(value))
    named = "authors" in told.values and same_name(told.title, link.text)
    if not named or ("venue" not in told.values and "year" not in told.values):
        return
    values = {name: told.values[name] for name in _FACTS if name in told.values}
    entry.values[_KEY] = LabelledPaper(words, told.description, values)


def take_paper(entry: Entry) -> None:
    """Give an entry that is a paper what the reference behind its label says."""
    told = entry.values.pop(_KEY, None)
    if not isinstance(told, LabelledPaper):
        return
    for name, value in told.values.items():
        entry.add_value(name, value)
    if told.words:
        entry.description = entry.description.replace(told.words, told.rest, 1).strip()
