"""Items that are labelled facts on one line: ``时间：…；报告人：…；题目：…；[回放](…)``.

One of the labels says what the thing is called; the others are read as if on lines of their own.
"""

from __future__ import annotations

from collections.abc import Sequence

from mdcatalog.extract.entries import split_at
from mdcatalog.extract.labels import LabelledLine, is_known_label, split_label, states_title
from mdcatalog.extract.shapes import paragraph_of, with_head
from mdcatalog.extract.titles import are_role_links
from mdcatalog.headers import header_spellings
from mdcatalog.tree import Break, Inline, Item, List, Text, plain_text
from mdcatalog.vocabulary import TITLE_FALLBACK, fold

_SIGNS = ("；", "; ", " | ", "｜", " · ", " • ")
_TOPICS = frozenset(map(fold, TITLE_FALLBACK))
_LEAST = 2  # labels
_LONGEST_LABEL = 24


def with_labels_parted(block: List) -> List:
    """The list with such items made a title over labelled lines."""
    if not any(map(_may_be_labelled, block.items[:2])):
        return block
    items = tuple(map(_parted, block.items))
    return block._replace(items=items)


def _may_be_labelled(item: Item) -> bool:
    head = paragraph_of(item)
    piece = head[0] if head else None
    if not isinstance(piece, Text):
        return False
    words = piece.text[:_LONGEST_LABEL]
    return piece.strong or ":" in words or "：" in words


def _parted(item: Item) -> Item:
    head = paragraph_of(item)
    if not _may_be_labelled(item) or Break in map(type, head):
        return item
    sign = _sign_of(head)
    parts = [part for part in split_at(head, sign, " 。.；;") if part] if sign else []
    told = [(part, split_label(part, any_label=True)) for part in parts]
    labelled = [label for _, label in told if label]
    if len(labelled) < _LEAST or not all(label or are_role_links(part) for part, label in told):
        return item
    titles = [label for label in labelled if _names(label)]
    known = sum(1 for label in labelled if is_known_label(label.label))
    if len(titles) != 1 or known + 1 < len(labelled) or not plain_text(tuple(titles[0].value)):
        return item
    content: list[Inline] = list(titles[0].value)
    for part, label in told:
        if label is None:
            content.extend([Text(" "), *part])
    for label in labelled:
        if label is not titles[0]:
            content.extend([Break(True), Text(f"{label.label}: "), *label.value])
    return with_head(item, tuple(content))


def _names(label: LabelledLine) -> bool:
    """Whether a label says that its value is what the thing is called."""
    return states_title(label) or header_spellings(label.label)[0] in _TOPICS


def _sign_of(content: Sequence[Inline]) -> str:
    text = "".join(piece.text for piece in content if type(piece) is Text)
    return next((sign for sign in _SIGNS if sign in text), "")
