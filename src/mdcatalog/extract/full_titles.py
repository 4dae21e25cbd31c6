"""The full title of a thing that stands under a short name: ``Paper: [Full title](…)``."""

from __future__ import annotations

import re

from mdcatalog.extract.entries import Entry
from mdcatalog.extract.labels import role_of_label
from mdcatalog.extract.titles import clean_title, is_role_link
from mdcatalog.extract.venues import is_title_case
from mdcatalog.models import KINDS, rules_of
from mdcatalog.tree import Inline, Link, Text
from mdcatalog.vocabulary import TITLE, fold, header_spellings

#: Headers and labels that announce a title, folded.
TITLE_WORDS = frozenset(fold(word) for word in TITLE)
#: Headers and labels that announce the title of one kind, folded.
KIND_TITLES = frozenset(word for model in KINDS for word in rules_of(model).titles)

_LONGEST_TITLE = 250
_TITLE_WORDS_LEAST = 4
_SUBTITLE_WORDS_LEAST = 3
_LABELLED_TITLE = re.compile(r"(?P<label>[^:：]*?)\s*[:：]\s*(?P<title>.{2,})", re.DOTALL)


def take_title(entry: Entry) -> None:
    """Give an entry the full title that a label says; note the one behind `Paper: [Title](…)`."""
    for labelled in entry.fields:
        spellings = header_spellings(labelled.label)
        titled = entry.values.get("marked") and entry.block == "list_item"
        named = spellings[0] in TITLE_WORDS or (
            spellings[0] in KIND_TITLES and role_of_label(labelled.label) is None and not titled
        )
        if named and labelled.text.strip():
            entry.title = clean_title(labelled.text)
            entry.values["title_label"] = labelled.label
            return
    _drop_label(entry)
    title = linked_title(entry)
    if title:
        entry.values["linked_title"] = title


def keep_subtitle(entry: Entry, line: Inline) -> None:
    """``AIR: Oars Matter in Rowing`` over the labelled link to a paper: all of it is the title."""
    if not isinstance(line, Text) or ": " not in line.text:
        return
    name, _, told = line.text.strip().partition(": ")
    if name != entry.title or len(told.split()) < _SUBTITLE_WORDS_LEAST or not is_title_case(told):
        return
    if any(role_of_label(link.label) == "paper" for link in entry.links):
        entry.title = clean_title(line.text)
        entry.description = ""


def _drop_label(entry: Entry) -> None:
    """``Title: Foo`` and ``Paper: Foo`` are called ``Foo``."""
    match = _LABELLED_TITLE.fullmatch(entry.title)
    if match is None:
        return
    spelling = header_spellings(match["label"])[0]
    if spelling in TITLE_WORDS or spelling in KIND_TITLES:
        entry.title = match["title"]
        entry.values["title_label"] = match["label"]


def _is_full_title(text: str) -> bool:
    """Whether a text behind `论文：` is a paper's title and no remark or address."""
    if "://" in text or len(text) > _LONGEST_TITLE:
        return False
    return len(text.split()) >= _TITLE_WORDS_LEAST or (not text.isascii() and len(text) > 9)


def linked_title(entry: Entry) -> str:
    """The title behind a label that names a paper: the thing's own where it is a paper."""
    for labelled in entry.fields:
        if role_of_label(labelled.label) != "paper":
            continue
        if not labelled.links and _is_full_title(labelled.text):
            return clean_title(labelled.text)
        for link in labelled.links:
            text = Link(link.url, link.text, link.line)
            if link.text and not link.image and not is_role_link(text) and " " in link.text.strip():
                return clean_title(link.text)
    return ""
