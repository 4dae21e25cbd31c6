"""What kind an entry is: evidence, weighed in one table.

Besides the kinds of records there are sorts of things that give none: books, articles,
people and organisations, collections of links. Where one of those wins, or where nothing
reaches the threshold, the entry is left to the ledger.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from mdcatalog.extract.entries import Entry, Labelled, badge_tags
from mdcatalog.extract.event_titles import is_event
from mdcatalog.extract.group_evidence import Context, group_scores
from mdcatalog.extract.kind_marks import mark_scores
from mdcatalog.extract.licenses import is_versioned_license
from mdcatalog.extract.link_evidence import FULL_TITLE_WORDS, field_roles, link_scores, title_link
from mdcatalog.extract.naming import (
    described_kinds,
    header_kinds,
    heading_kinds,
    heads_kind,
    title_kinds,
)
from mdcatalog.extract.venues import venue_like
from mdcatalog.extract.weights import EXCLUDED, THRESHOLD, WEIGHTS, Scores
from mdcatalog.extract.word_evidence import word_scores
from mdcatalog.headers import header_spellings
from mdcatalog.links import host_role
from mdcatalog.patterns import lazy_pattern
from mdcatalog.values import parse_duration
from mdcatalog.vocabulary import (
    AUTHORS,
    BOOK_LABELS,
    COURSE_LABELS,
    DOWNLOADS,
    SESSION_WORDS,
    VENUE_HEADERS,
    YEAR_HEADERS,
    fold,
    is_software,
    role_of,
)

_LEAST_NEIGHBOURS = 2
_LEAST_PAPER = 0.5  # what says of a name that it is a paper's, besides the link to one
_THINGS = ("tool", "dataset")
_PAPER_OF_DATA = 0.4
_LONGEST_NAME = 3
# Roles of links to what was shown; a citation with nothing else to read is a talk's as well.
_SHOWN = frozenset(("slides", "video"))
_SHOWN_ONLY = 0.5

# sessions at which papers are read
_OF_PAPERS = frozenset(("workshop", "demo session", "lab", "discussion"))

_LEAST_BOOK = 3.0
_PARTING = re.compile(r"[\s,，;；/|·:：()（）]+")

# A label that would announce a title, where another is the thing's own.
_OTHER_LABEL = 0.6


def entry_scores(entry: Entry) -> Scores:
    """The evidence in the entry itself."""
    scores = Scores()
    if "lesson" in entry.values:
        scores.add("lesson")
    if "provided" in entry.values:
        scores.add("provided")
    title = title_link(entry)
    roles = field_roles(entry, title)
    if is_event(entry, title):
        scores.add("event")
    elif entry.citation:
        full = "venue" in entry.values or "authors" not in entry.values
        # data with a link to it and to its paper: the citation is that of its paper
        share = _PAPER_OF_DATA if "dataset" in roles else 1.0
        if _is_session(str(entry.values.get("venue", ""))):
            share *= _SHOWN_ONLY
            scores.add("session")  # `*Tutorial at KDD*`, by those who gave it
        if roles and roles <= _SHOWN and "authors" not in entry.values:
            share *= _SHOWN_ONLY  # `"The Title", ICRA, May 2022. [slides](…)` may be a talk
        scores.add("citation" if full else "byline", factor=share)
    if "title_marks" in entry.values:
        scores.add("title-marks")
    if "read_log" in entry.values:
        scores.add("read-log")
    alone = entry.values.get("repositories")
    if isinstance(alone, float):
        scores.add("repositories", factor=alone)
    if "counted" in entry.values:
        scores.add("counts:dataset")
    if "duration_seconds" in entry.values:
        scores.add("duration")
    if title and title.place == "title" and "year" in entry.values and not entry.citation:
        scores.add("dated-title")
    label = entry.values.get("title_label")
    for kind in title_kinds(str(label)) if label else ():
        scores.add("title-label", kind)
    if entry.values.get("linked_title"):
        scores.add("linked-title")
    link_scores(entry, scores, title, roles)
    word_scores(entry, scores)
    if "boxed_name" in entry.values:
        scores.total.pop("book", None)  # `[**CBT: Children’s Book Test**]`, below data
    if "of_kind" in entry.values:
        scores.total.pop("paper", None)  # `Quay: "The Title of Its Paper"` below tools
        scores.add("title-header", str(entry.values["of_kind"]))
    if "holds" in entry.values:
        scores.total.pop("paper", None)  # it is of what holds `1,200 videos, 10 classes`
        scores.add("counts:dataset")
    if "own_paper" in entry.values:
        scores.add("own-paper", str(entry.values["own_paper"]))
        scores.add("published-thing")
    if "mark" in entry.values:
        mark_scores(entry, scores)
    if "sort" in entry.values:
        for kind, share in heading_kinds(str(entry.values["sort"])):
            scores.add("sort", kind, share)
    for tag in (*entry.tags, *badge_tags(entry)):
        if is_versioned_license(tag):
            scores.add("license-tag")
        for kind, share in heading_kinds(tag):
            if share == 1.0 and len(tag) < 16 and kind != "person":  # `WalmartLabs` made it
                scores.add("tag", kind)
    if entry.fields:
        _label_scores(entry, scores)
    if entry.block == "section" and entry.values.get("linked_title") and _is_short(entry.title):
        scores.beside = scores.total.get("paper", 0.0)  # below `Datasets`, all of it is its paper's
    return scores


def _is_session(venue: str) -> bool:
    """Whether a venue is where a session was given: ``Tutorial at KDD 2010``."""
    session, _, where = venue.partition(" at ")
    return bool(where) and fold(session) in SESSION_WORDS and fold(session) not in _OF_PAPERS


def _is_short(name: str) -> bool:
    """Whether a heading is a name, over the label with the full title of a paper about it."""
    return len(name.split()) <= _LONGEST_NAME


def _label_scores(entry: Entry, scores: Scores) -> None:
    """The evidence in the labels of an entry and in the headers of a row's columns."""
    labels = [(x, fold(x.label)) for x in entry.fields if x.label]
    if sum(label in COURSE_LABELS for _, label in labels) > 1:
        scores.add("course-labels")
    if any(label in BOOK_LABELS for _, label in labels):
        scores.add("book-label")
    if any(x.links and (label in DOWNLOADS or _is_fetched(entry, x)) for x, label in labels):
        scores.add("download")
    if entry.block == "table_row":
        return  # the headers are counted once, for the whole table
    counted: set[str] = set()
    written = any(x.text and not AUTHORS.isdisjoint(header_spellings(x.label)) for x, _ in labels)
    for labelled, label in labels:
        named = title_kinds(labelled.label) or described_kinds(labelled.label)
        for kind in named if _says_more(labelled) else ():
            if not (written and kind == "dataset"):  # beside authors the data that they used
                scores.add("title-label", kind, _OTHER_LABEL)
        base = label.partition("(")[0].rstrip()
        if base in counted:
            continue  # `github(PyTorch)`, `github(Keras)`: the code of others for one paper
        counted.add(base)
        for kind, weight in header_kinds(labelled.label):
            scores.total[kind] = scores.total.get(kind, 0.0) + weight


def _says_more(labelled: Labelled) -> bool:
    """Whether more than links is behind a label: not in ``论文：[链接](…)，文档：[链接](…)``."""
    if not labelled.links or not labelled.text:
        return bool(labelled.text)
    words = _PARTING.split(labelled.text)
    return any(word and role_of(word) is None for word in words)


def _is_fetched(entry: Entry, labelled: Labelled) -> bool:
    """Whether a name stands beside where it is fetched: ``[Download](https://…/quays.zip)``.

    What is fetched with a full title, or from a site of papers, is a paper as often.
    """
    link = labelled.links[0]
    return (
        fold(link.text) in DOWNLOADS
        and _is_short(entry.title)
        and host_role(link.url) != "paper"
        and not link.url.endswith(".pdf")
    )


@dataclass(slots=True)
class Decision:
    """What was decided for an entry: a kind, or why none."""

    kind: str | None
    reason: str = ""
    leaning: str | None = None  # what the entry itself speaks for, where it does


def decide_table(own: Sequence[Scores], context: Context, entries: Sequence[Entry]) -> Decision:
    """One kind for all rows of a table, given each row's own evidence."""
    if context.stated:
        return Decision(context.stated)
    above = group_scores(context)
    own = _of_data(own, above)
    rows: dict[str, float] = {}
    for scores in own:
        for kind, weight in scores.total.items():
            rows[kind] = rows.get(kind, 0.0) + weight / len(own)
    total = above.plus(rows)
    if any(fold(header) in YEAR_HEADERS for header in context.headers):
        full = sum(1 for entry in entries if len(entry.title.split()) >= FULL_TITLE_WORDS)
        total.add("dated-titles", factor=full / max(len(entries), 1))
    published = sum(map(_is_published, entries)) if _has_venues(context) else 0
    if published:
        total.add("published-rows", factor=published / len(entries))
    return _leaning(_verdict(total), Scores(rows))


# `textbook`, `article from the ropes docs`, `quay docs`: what a cell says that its row is
_OTHER_SORT = lazy_pattern(
    r"(?:an? |the |online |free |this is an? )*(?:(?:text|e-?|hand)?book|(?:blog )?(?:article|post)"
    r"|(?:\w+ ){0,2}(?:docs|documentation))(?: (?:from|by|on|in) [^.,;]{1,40})?\.?",
    re.IGNORECASE,
)
_OTHER_ENDS = ("ook", "rticle", "ost", "ocs", "ocumentation")
_SORT_LENGTH = 60


def decide_rows(
    decision: Decision, own: Sequence[Scores], context: Context, entries: Sequence[Entry]
) -> list[Decision]:
    """The kind of a table for its rows, but those that say that they are books or articles.

    What a heading says that all of them are, they are.
    """
    kind = decision.kind
    if kind is None or (context.title_header and kind in title_kinds(context.title_header)):
        return [decision] * len(own)
    if any(heads_kind(text) and kind in dict(heading_kinds(text)) for text in context.headings):
        return [decision] * len(own)
    other = Decision(None, "kind-excluded")
    return [
        other if _is_of_other_sort(scores, entry, kind) else decision
        for scores, entry in zip(own, entries, strict=True)
    ]


def _is_of_other_sort(scores: Scores, entry: Entry, kind: str) -> bool:
    best, weight = scores.best()
    mine = scores.total.get(kind, 0.0)
    if best == "book" and weight >= _LEAST_BOOK and mine * 2 <= weight:
        # beside its recording or its length a book is what a lecture is about
        return all(link.place == "title" or link.image for link in entry.links) and not any(
            parse_duration(labelled.text) for labelled in entry.fields
        )
    if mine >= THRESHOLD:
        return False
    return any(_tells_other_sort(labelled.text) for labelled in entry.fields)


def _tells_other_sort(told: str) -> bool:
    if not told or len(told) > _SORT_LENGTH or not any(map(told.__contains__, _OTHER_ENDS)):
        return False
    return _OTHER_SORT.fullmatch(told.strip()) is not None


def _of_data(own: Sequence[Scores], above: Scores) -> Sequence[Scores]:
    """The evidence of entries; below ``Datasets`` links to papers are to those about the data.

    So they are below ``Tools``, beside what is called as its repository is.
    """
    kind, weight = above.best()
    if weight < WEIGHTS["heading"]["nearest"]:
        return own
    if kind == "tool":
        return [one.plus({"paper": -one.beside_code}) if one.beside_code else one for one in own]
    if kind != "dataset":
        return own
    return [one.plus({"paper": -one.beside}) if one.beside else one for one in own]


def _leaning(decision: Decision, own: Scores) -> Decision:
    """The decision, with what the entries themselves speak for."""
    kind, weight = own.best()
    decision.leaning = kind if weight >= 1 else None
    return decision


def _has_venues(context: Context) -> bool:
    return any(VENUE_HEADERS.intersection(header_spellings(header)) for header in context.headers)


def _is_published(entry: Entry) -> bool:
    """Whether a row says where its thing was published."""
    return any(
        labelled.text
        and VENUE_HEADERS.intersection(header_spellings(labelled.label))
        and venue_like(labelled.text)
        for labelled in entry.fields
    )


def decide_each(own: Sequence[Scores], context: Context) -> list[Decision]:
    """A kind for each entry of a list: its own evidence, its neighbours', and what is above."""
    if context.stated:
        return [Decision(context.stated) for _ in own]
    above = group_scores(context)
    own = _of_data(own, above)
    mean: dict[str, float] = {}
    for scores in own:
        for kind, weight in scores.total.items():
            mean[kind] = mean.get(kind, 0.0) + 0.4 * weight / len(own)
    decisions: list[Decision] = []
    for scores in own:
        decisions.append(_leaning(_verdict(scores.plus(above.total, mean)), scores))
    decisions = _with_neighbours(_of_neighbours(decisions, own))
    if any(scores.name for scores in own) and context.headings and is_software(context.headings[0]):
        for at, scores in enumerate(own):
            if scores.name and may_be(decisions[at], "tool"):
                decisions[at] = Decision("tool")  # `[Neo4j](…)` below `Graph databases`
    return decisions


def _of_neighbours(decisions: list[Decision], own: Sequence[Scores]) -> list[Decision]:
    """A name that leads elsewhere is what its neighbours are, not the paper that is beside it.

    ``[Quay](https://quay.example.org) … [paper](…)`` among tools, a short name as theirs are.
    """
    if not any(one.beside for one in own) or all(one.kind != "paper" for one in decisions):
        return decisions
    kinds = Counter(decision.kind for decision in decisions if decision.kind)
    kind = next((kind for kind in _THINGS if kinds[kind] * 5 >= len(decisions) * 3), None)
    if kind is None or kinds[kind] < _LEAST_NEIGHBOURS:
        return decisions
    return [
        Decision(kind)
        if decision.kind == "paper"
        and 0 < one.beside <= WEIGHTS["role:paper"]["paper"]  # with a full title it is more
        and one.total["paper"] - one.beside < _LEAST_PAPER
        and one.total.get(kind)
        else decision
        for one, decision in zip(own, decisions, strict=True)
    ]


def _with_neighbours(decisions: list[Decision]) -> list[Decision]:
    """An item that says nothing of itself is what most of its neighbours are."""
    kinds = Counter(decision.kind for decision in decisions if decision.kind)
    if not kinds:
        return decisions
    kind, number = kinds.most_common(1)[0]
    if number < _LEAST_NEIGHBOURS or number * 5 < len(decisions) * 3:
        return decisions
    return [Decision(kind) if may_be(decision, kind) else decision for decision in decisions]


def may_be(decision: Decision, kind: str) -> bool:
    """Whether an entry is undecided only for want of evidence, and none of it says otherwise."""
    return decision.reason == "kind-unclear" and decision.leaning in (None, kind)


def _verdict(scores: Scores) -> Decision:
    kind, weight = scores.best()
    if kind is None or weight < THRESHOLD:
        return Decision(None, "kind-unclear")
    if kind in EXCLUDED:
        return Decision(None, "kind-excluded")
    return Decision(kind)
