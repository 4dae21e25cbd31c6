"""The full title of a thing that stands under a short name: ``Paper: [Full title](…)``."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mdcatalog.extract.entries import Entry, Labelled
from mdcatalog.extract.labels import NAME_ENDS, is_known_label, role_of_label
from mdcatalog.extract.titles import clean_title, is_role_link
from mdcatalog.extract.venues import is_title_case, venue_like
from mdcatalog.headers import header_spellings
from mdcatalog.models import KINDS, Paper, rules_of
from mdcatalog.tree import Inline, Link, Text
from mdcatalog.values import parse_date
from mdcatalog.vocabulary import (
    FIELDS,
    PROSE_HEADERS,
    TITLE,
    TITLE_FALLBACK,
    VENUE_HEADERS,
    fold,
)

#: Headers and labels that announce a title, folded.
TITLE_WORDS = frozenset(fold(word) for word in TITLE)
#: Headers and labels that announce the title of one kind, folded.
KIND_TITLES = frozenset(word for model in KINDS for word in rules_of(model).titles)

#: Labels that name a paper by its title, where `论文` alone may lead to the paper of another thing.
PAPER_NAMES = frozenset(
    word
    for word in rules_of(Paper).titles
    if word.endswith(("名", "名称", "标题", "题目", " title", " name", " 제목"))
)
# What is told of data and of tools, and of no paper.
_FACTS_OF_OTHERS = frozenset(
    map(fold, (word for name in ("size", "examples", "license", "stars") for word in FIELDS[name]))
)
_TOPICS = frozenset(map(fold, TITLE_FALLBACK))
_LONGEST_TAG = 60
_LONGEST_TITLE = 250
_TITLE_WORDS_LEAST = 4
_SUBTITLE_WORDS_LEAST = 3
_LEAST_TOLD, _LONGEST_NAME = 3, 3
_LABELLED_TITLE = re.compile(r"(?P<label>[^:：]*?)\s*[:：]\s*(?P<title>.{2,})", re.DOTALL)


def take_title(entry: Entry) -> None:
    """Give an entry the full title that a label says; note the one behind `Paper: [Title](…)`."""
    for at, labelled in enumerate(entry.fields):
        if not labelled.text.strip():
            continue
        spellings = header_spellings(labelled.label)
        titled = entry.values.get("marked") and entry.block == "list_item"
        named = spellings[0] in TITLE_WORDS or (
            spellings[0] in KIND_TITLES
            and role_of_label(labelled.label) is None
            and not (titled or (entry.title and _tells_more(spellings[0], entry.fields[:at])))
        )
        if titled and not named and spellings[0] in PAPER_NAMES:
            named = _names_no_address(entry) and _keep_short_name(entry, labelled.text)
        if not named and spellings[0] in _TOPICS and _counts_only(entry.title):
            entry.add_value("heading_date", parse_date(entry.title))
            entry.fields = [field for field in entry.fields if field is not labelled]
            named = True  # `### 第12期 2021/06/18` over `主题：…`
        if named:
            entry.title = clean_title(labelled.text)
            entry.values["title_label"] = labelled.label
            return
    _drop_label(entry)
    title = linked_title(entry)
    if title:
        entry.values["linked_title"] = title


def _tells_more(word: str, before: Sequence[Labelled]) -> bool:
    """Whether a label that is just a kind's word says more of what has been told of already.

    ``讲师：…`` before ``平台：Coursera``, ``代码：…`` before ``软件：…``: on what it runs.
    """
    return not word.endswith(NAME_ENDS) and any(is_known_label(told.label) for told in before)


def _counts_only(title: str) -> bool:
    """Whether a heading is a day or a number, and names nothing."""
    return parse_date(title) is not None or not any(map(str.isalpha, title))


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


def take_told_titles(entries: Sequence[Entry]) -> None:
    """``FogNet | *Fog Networks for Seeing Piers in the Mist* | [arXiv](…)``: the title is told.

    Where most rows of papers that are called by short names have a full title for their summary,
    those are the titles, and the names tags.
    """
    short = sum(1 for entry in entries if len(entry.title.split()) <= _LONGEST_NAME)
    if short < _LEAST_TOLD or short * 10 < len(entries) * 9:
        return  # as most tables of papers, whose titles are full
    told = [(entry, summary) for entry in entries if (summary := _summary(entry))]
    full = sum(1 for _, summary in told if _is_told_title(summary.text))
    if len(told) < _LEAST_TOLD or len(told) * 2 < len(entries) or full * 3 < len(told) * 2:
        return
    for entry, summary in told:
        if not summary.links and len(summary.text.split()) >= _SUBTITLE_WORDS_LEAST:
            entry.fields.remove(summary)
            _keep_short_name(entry, summary.text)
            entry.title = clean_title(summary.text)


def take_linked_titles(entries: Sequence[Entry]) -> None:
    """``FogNet | [Fog Networks for Seeing Piers](…)`` below ``Name | Paper``: the title is linked.

    Where most papers of a table link their full titles, or have them below ``Paper title``, those
    are the titles, and the short names before them tags.
    """
    told = [(entry, titled) for entry in entries if (titled := _titled(entry))]
    if not told or len(told) * 3 < len(entries) * 2:
        return
    if sum(1 for entry, _ in told if len(entry.title.split()) <= _LONGEST_NAME) < len(told):
        return
    for entry, (labelled, title) in told:
        entry.fields.remove(labelled)
        _keep_short_name(entry, title)
        entry.title = title


def _titled(entry: Entry) -> tuple[Labelled, str] | None:
    """The column of a row that has the full title of its paper, linked or below words for it."""
    for labelled in entry.fields:
        if labelled.text and header_spellings(labelled.label)[0] in PAPER_NAMES:
            return (labelled, clean_title(labelled.text)) if _is_full_title(labelled.text) else None
        if labelled.links and role_of_label(labelled.label) == "paper":
            text = labelled.links[0].text
            words = len(text.split()) if text and len(text) <= _LONGEST_TITLE else 0
            full = words >= _TITLE_WORDS_LEAST or (words >= _SUBTITLE_WORDS_LEAST and ": " in text)
            return (labelled, clean_title(text)) if full else None
    return None


def _summary(entry: Entry) -> Labelled | None:
    """What a row's column of summaries says, if it says more than the name."""
    for labelled in entry.fields:
        if labelled.text and header_spellings(labelled.label)[0] in PROSE_HEADERS:
            return labelled if fold(labelled.text) != fold(entry.title) else None
    return None


def _is_told_title(text: str) -> bool:
    """Whether words about a paper are its full title: in title case, with no stop at the end."""
    full = len(text.split()) >= _TITLE_WORDS_LEAST and len(text) <= _LONGEST_TITLE
    return full and text[-1] not in ".。;；" and is_title_case(text)


def _names_no_address(entry: Entry) -> bool:
    """Whether the name of an item leads to no thing on the web: to notes in a folder, nowhere."""
    return not any(
        link.place == "title" and not link.image and "://" in link.url for link in entry.links
    ) and not any(fold(labelled.label) in _FACTS_OF_OTHERS for labelled in entry.fields)


def _keep_short_name(entry: Entry, title: str) -> bool:
    """Note what an item was called over the label that gives its full title; always true."""
    if fold(entry.title) != fold(title):
        if len(entry.title) <= _LONGEST_TAG:
            entry.tags.append(entry.title)
        else:
            entry.fields.append(Labelled("", entry.title))
    return True


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
        if not labelled.links and _says_where(labelled):
            continue
        if not labelled.links and _is_full_title(labelled.text):
            return clean_title(labelled.text)
        for link in labelled.links:
            text = Link(link.url, link.text, link.line)
            if link.text and not link.image and not is_role_link(text) and " " in link.text.strip():
                return clean_title(link.text)
    return ""


_PRINTED = re.compile(
    r"\b(?:Press|Publish(?:ing|ers?)|Monographs?|Proceedings|Journal|Transactions|Letters)\b"
)


def _says_where(labelled: Labelled) -> bool:
    """``Publication: Letters of the Harbour``: whether a label leads to where, and to no title."""
    if fold(labelled.label) not in VENUE_HEADERS:
        return False
    return venue_like(labelled.text) or _PRINTED.search(labelled.text) is not None
