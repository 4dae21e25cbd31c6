"""Titles right before the labels of their links: ``Name Website: [here](…), Paper: [here](…)``."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from mdcatalog.extract.head_parts import Head
from mdcatalog.extract.labels import is_known_label, role_of_label, whole_label
from mdcatalog.extract.titles import title_text
from mdcatalog.tree import CodeSpan, Inline, Link, Text
from mdcatalog.vocabulary import role_of

_COLONS = (":", "：")
_OPENING = "([（【 \t"
_CLOSING = " :：([（【"
_LABEL_ENDS = " \t:：([（【"
_AROUND = " :：-–—|([（【"
_PARTING = frozenset(",，;；.。|｜/、-–—−·")
_BEFORE_LABELS = " (（[【，；。、,;{"
_LEAST_LABELLED = 2
_CLOSED = frozenset(")）]】")


class _Label(NamedTuple):
    """A label at the end of words: where it begins, and whether something parts it from them."""

    start: int
    text: str
    apart: bool


def head_before_labels(
    pieces: list[Inline], split: Callable[[list[Inline]], Head | None]
) -> Head | None:
    """The head of a line, as ``split`` finds it, whose title ends where labels begin.

    Links are shown to it as if they were called by their labels. One label alone is one where
    something parts it from the words before it, for a title may end so: ``Tides data: [here](…)``.
    """
    first = pieces[0] if pieces else None
    if not isinstance(first, (Text, CodeSpan)) or (isinstance(first, Text) and first.strong):
        return split(pieces)
    found = _labels_before_links(pieces)
    if not found:
        return split(pieces)
    at, label = next(iter(found.items()))
    words = pieces[at]
    assert isinstance(words, Text)
    front = _before(pieces, at, label)
    if not _names(front):
        return split(pieces)
    if len(found) < _LEAST_LABELLED:
        whole = split(pieces)
        ends = whole and title_text(whole.title).rstrip(_CLOSING).endswith(label.text)
        if not (ends and label.apart):
            return whole
    shown = _called_by_labels(pieces, found, at)
    head = split([*(p for p in front if not isinstance(p, Text) or p.text), *shown])
    if head is None or head.rest[-len(shown) :] != shown:
        return split(pieces)
    behind = [words._replace(text=words.text[label.start :]), *pieces[at + 1 :]]
    return head._replace(rest=[*head.rest[: -len(shown)], *behind])


def plain_labels(pieces: list[Inline]) -> list[Inline]:
    """The pieces with labels right before links as plain text: ``**Code**: [here](…)``.

    A label that nothing stands before is left as it is, for it may head the line.
    """
    found = [
        at
        for at, piece in enumerate(pieces[:-2])
        if at and isinstance(piece, Text) and (piece.strong or piece.emphasis)
    ]
    if not found:
        return pieces
    shown = list(pieces)
    for at in reversed(found):
        label, behind, link = shown[at : at + 3]
        if not (isinstance(label, Text) and isinstance(behind, Text) and isinstance(link, Link)):
            continue
        text = f"{label.text}{behind.text}"
        if text.rstrip(_OPENING).endswith(_COLONS) and role_of(text.rstrip(_LABEL_ENDS)):
            shown[at : at + 2] = [Text(text)]
    return shown


def names_before_labels(content: Sequence[Inline]) -> bool:
    """Whether a line is a name and behind it two labels or more, each before a link."""
    if len(content) < _LEAST_LABELLED * 2:
        return False
    content = plain_labels(list(content))
    found = _labels_before_links(content)
    return len(found) >= _LEAST_LABELLED and _names(_before(content, *next(iter(found.items()))))


def _before(pieces: Sequence[Inline], at: int, label: _Label) -> list[Inline]:
    """The pieces before a label, which the one at ``at`` ends in."""
    words = pieces[at]
    assert isinstance(words, Text)
    return [*pieces[:at], words._replace(text=words.text[: label.start])]


def _names(front: list[Inline]) -> bool:
    """Whether text and no link stands before a label, and is none itself: ``Links: Code: …``."""
    if Link in map(type, front):
        return False
    text = title_text(front).strip(_AROUND)
    label = text.replace("：", ":").partition(":")[0].rstrip()  # `说明：…` is about something else
    return any(map(str.isalnum, text)) and not is_known_label(label)


def _labels_before_links(pieces: Sequence[Inline]) -> dict[int, _Label]:
    """The labels that stand before links, by the index of their words."""
    found: dict[int, _Label] = {}
    for index, piece in enumerate(pieces):
        if not isinstance(piece, Link) or not index:
            continue
        before = pieces[index - 1]
        label = label_at_end(before.text) if isinstance(before, Text) else None
        if label:
            whole = index > 1 and not label.start  # as one in bold is
            found[index - 1] = label._replace(apart=True) if whole else label
    return found


def label_at_end(words: str) -> _Label | None:
    """The label that words end in, which names a role."""
    told = words.rstrip(_OPENING)
    if not told.endswith(_COLONS):
        return None
    told = told[:-1].rstrip()
    gap = max(told.rfind(mark) for mark in _BEFORE_LABELS)
    label = told[gap + 1 :]
    if not label or label[-1] in _CLOSED or role_of_label(label) is None:
        return None  # `Title（B站）：https://…`
    label = whole_label(told[: gap + 1], label)
    start = len(told) - len(label)
    before = told[:start].rstrip()
    apart = before[-1:] in _PARTING or before.endswith(tuple("([（【"))
    return _Label(start, label, apart)


def _called_by_labels(pieces: list[Inline], found: dict[int, _Label], at: int) -> list[Inline]:
    """The pieces from the first label on, the links called by the labels before them."""
    shown: list[Inline] = []
    label = None
    for index, piece in enumerate(pieces[at:], at):
        if index in found and isinstance(piece, Text):
            label = found[index]
            cut = "" if index == at else piece.text[: label.start]
            if cut:
                shown.append(piece._replace(text=cut))
        elif isinstance(piece, Link) and label:
            shown.append(piece._replace(text=label.text, bare=False))
            label = None
        elif shown or not isinstance(piece, Text):
            shown.append(piece)
    return shown
