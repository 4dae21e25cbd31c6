"""What kind an entry is: evidence, weighed in one table.

Besides the kinds of records there are sorts of things that give none: books, articles,
people and organisations, collections of links. Where one of those wins, or where nothing
reaches the threshold, the entry is left to the ledger.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from mdcatalog.extract.entries import Entry, FoundLink, badge_tags
from mdcatalog.links import badge_facts, host_sort, identify, is_badge
from mdcatalog.models import KINDS, rules_of
from mdcatalog.vocabulary import (
    COLLECTION,
    COLLECTION_OF,
    COURSE_LABELS,
    HEADINGS,
    KIND_WORDS,
    VENUES,
    Words,
    fold,
    header_spellings,
    is_sort,
    role_of,
)

#: Weights of evidence. Each line: what was seen, and how much it says for which kind.
WEIGHTS: dict[str, dict[str, float]] = {
    # the headings above, the nearest first; the weight goes to the kinds they name
    "heading": {"nearest": 3.0, "next": 1.5, "others": 0.7},
    # the header of a table's title column names a kind; other headers belong to one kind only
    "title-header": {"named": 3.0},
    "header": {"lecture": 1.5, "paper": 1.5, "dataset": 1.2, "tool": 1.0},
    # a heading names a conference (`CVPR 2024`)
    "heading-venue": {"paper": 1.5},
    "title-label": {"named": 3.0},
    "linked-title": {"paper": 2.0},
    # the shape of the entry
    "citation": {"paper": 4.0},
    "byline": {"paper": 2.0},  # names alone
    "duration": {"lecture": 4.0},
    "lesson": {"lecture": 3.0},
    "course-labels": {"lecture": 3.0},
    # where the title links to
    "title-host:paper": {"paper": 2.5},
    "title-host:code": {"tool": 1.5},
    # a folder or a file of a repository may hold anything
    "title-host:part": {"tool": 0.7},
    "title-host:model": {"tool": 2.0},
    "title-host:dataset": {"dataset": 3.0},
    "title-host:video": {"lecture": 3.0},
    "title-host:explainer": {"article": 2.0},
    "title-host:book": {"book": 4.0},
    "title-host:encyclopedia": {"article": 2.0},
    "title-host:social": {"person": 2.0},
    # a sentence that leads to a blog is a post about something, not the thing
    "sentence-on-blog": {"article": 2.0, "tool": -2.5},
    "title-host:demo": {"tool": 1.0},
    "title-host:course": {"lecture": 2.5},
    # links beside the title, by role
    "role:paper": {"paper": 2.0},
    "column:paper": {"paper": 1.2},
    # a column of recordings or slides
    "column:video": {"lecture": 1.2},
    "column:slides": {"lecture": 0.8},
    # a title of many words beside a link to a paper: names of software are short
    "full-title": {"paper": 1.5},
    # what a column of formats, a tag or a static badge says the thing is
    "sort": {"named": 6.0},
    "tag": {"named": 4.0},
    "role:code": {"paper": 0.2, "tool": 0.4, "dataset": 0.2},
    "role:dataset": {"dataset": 0.8},
    "role:video": {"lecture": 1.0},
    "role:main": {"tool": 0.2, "dataset": 0.2},
    # words in the title, and in the first words about it
    "title-words:paper": {"paper": 0.5},
    "title-words:lecture": {"lecture": 2.0},
    "title-words:dataset": {"dataset": 1.5},
    "title-words:tool": {"tool": 1.0},
    "title-words:book": {"book": 6.0},
    "title-words:article": {"article": 1.0},
    "words:lecture": {"lecture": 0.7},
    "words:dataset": {"dataset": 0.7},
    "words:tool": {"tool": 1.5},
    "collection": {"list": 2.8},
    "described-collection": {"list": 5.0},
    "marked-book": {"book": 9.0},
}
THRESHOLD = 2.0
#: Fields that say more for their kind than the rest, whether a header or a label fills them.
TELLING: dict[str, float] = {
    "duration_seconds": 4.0,
    "views": 3.0,
    "speakers": 2.0,
    "citations": 3.0,
    "venue": 2.0,
    "recorded": 1.5,
}
#: Sorts that give no record.
EXCLUDED = ("book", "article", "person", "list")
_PRIORITY = ("paper", "dataset", "lecture", "tool", "book", "article", "person", "list")
_RANKS = {kind: rank for rank, kind in enumerate(_PRIORITY)}

_BLOG = re.compile(
    r"^https?://(?:[\w.-]*\.)?(?:eng|engineering|blogs?|tech|techblog|developers?)\.[\w.-]+/"
    r"|^https?://[\w.-]*(?:engineering|techblog)(?:\.\w+)?/"
    r"|^https?://[^?#]+/(?:blogs?|posts?|tech|comments)/.",
    re.IGNORECASE,
)
# `Prompting Papers` is a list of papers, not one.
_PLURAL_TITLE = re.compile(r"(?:[a-z]P|\b[Pp])apers$")
_ARTICLE = re.compile(r"^(?:an?|the|this|our) ", re.IGNORECASE)
_SENTENCE_WORDS = 4
_FULL_TITLE_WORDS = 5
_SHORT_NAME = 20
_CONFERENCE_YEAR = re.compile(r"[A-Za-z]{3,10}[ -]?(?:19|20)?\d\d")
_LEAST_NEIGHBOURS = 2
_PAPER_OF_DATA = 0.4
# The pages on which companies and institutes publish their papers.
_PUBLICATION = re.compile(r"^https?://[^?#]+/(?:publications?|pubs)/[^/?#]{6,}", re.IGNORECASE)
# Course numbers as universities write them: CS231n, 6.824, EE 364A.
_TWO_DIGITS = re.compile(r"\d\d")
_COURSE_NUMBER = re.compile(
    r"(?<![A-Za-z])(?:CS|CSE|EE|EECS|STAT|MATH|COS|ECE|CIS)\s?\d{2,4}[A-Za-z]?\b"
    r"|(?<![\d.])(?:6|18)\.S?\d{2,4}[A-Za-z]?\b"
)
_MARKED_BOOK = re.compile(r"[(（\[]\s*(?:book|textbook|书|书籍|图书)\b", re.IGNORECASE)
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")
_HOST = re.compile(r"^https?://([^/:?#]+)", re.IGNORECASE)


_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z][a-z])|(?<=[A-Z])(?=[A-Z][a-z])|[_-]")
_PARENTHESES = re.compile(r"[(（].*?[)）]")
_CONJUNCTION = re.compile(r"\s*(?:[/&,，、+|]|\band\b|\bor\b|[和与及或])\s*")
_QUALIFIER_SHARE = 0.3
_COUNTED_PAPERS = re.compile(r"\d\s*篇|\b\d+ papers\b", re.IGNORECASE)
# `模型列表`, `paper collection`: what a list is called says nothing of what it holds.
_LIST_TAIL = re.compile(
    r"(?:列表|清单|合集|汇总|大全|集合|推荐|整理|总结|研读|阅读|笔记|学习|篇|一览|まとめ|リスト|목록|모음|리스트"
    r"|(?: (?:list|lists|collection|collections|overview|index))+)$"
)
_PREPOSITION = re.compile(
    r" (?:about|for|of|on|with|in|using|from|by|to|related to|that|which|we) "
)


@dataclass
class Context:
    """What stands above a group of entries.

    ``headings`` are the texts above, nearest first; ``headers`` a table's column headers and
    ``title_header`` that of its title column.
    """

    headings: Sequence[str] = ()
    headers: Sequence[str] = ()
    title_header: str = ""


@dataclass
class Scores:
    """The evidence for each kind, and what it came from."""

    total: dict[str, float] = field(default_factory=dict)
    seen: list[str] = field(default_factory=list)

    def add(self, evidence: str, kind: str | None = None, factor: float = 1.0) -> None:
        """Count one piece of evidence; ``kind`` where the table leaves it to the words seen."""
        weights = WEIGHTS[evidence]
        if kind is not None:
            weight = weights.get("named", weights.get("nearest", 0.0))
            self.total[kind] = self.total.get(kind, 0.0) + weight * factor
        else:
            for name, weight in weights.items():
                self.total[name] = self.total.get(name, 0.0) + weight * factor
        self.seen.append(evidence)

    def best(self) -> tuple[str | None, float]:
        """The kind with the most evidence."""
        if not self.total:
            return None, 0.0
        kind = max(self.total, key=lambda name: (round(self.total[name], 3), -_rank(name)))
        return kind, self.total[kind]


def _rank(kind: str) -> int:
    return _RANKS.get(kind, len(_PRIORITY))


_HEADING_PATTERNS = {kind: Words(map(fold, words)) for kind, words in HEADINGS.items()}


@lru_cache(maxsize=4096)
def heading_kinds(heading: str) -> tuple[tuple[str, float], ...]:
    """The kinds that a heading names, each with a share of its weight.

    The last word before a preposition says what the list holds (``Datasets for large
    models``), so a word at the end counts in full, others less.
    """
    spaced = _CAMEL.sub(" ", _PARENTHESES.sub(" ", heading)) or heading
    folded = fold(spaced) or fold(heading)
    head = _PREPOSITION.split(folded, maxsplit=1)[0]
    if _COUNTED_PAPERS.search(heading):
        return (("paper", 1.0),)  # `NLP (15 篇)`: what is counted so is papers
    return _named_kinds(head) or _named_kinds(folded)


#: Conferences as headings write them: `CVPR2024`, `NeurIPS'23`; general words are left out.
_VENUE_NAME = re.compile(r"(?<![A-Za-z])([A-Z][A-Za-z]*[A-Z][A-Za-z]*)(?=[^A-Za-z]|$)")
_CONFERENCES = frozenset(
    folded for folded in map(fold, VENUES) if 3 < len(folded) < 10 and folded.isalpha()
)


@lru_cache(maxsize=1024)
def names_conference(heading: str) -> bool:
    """Whether a heading names a conference."""
    return any(fold(match[1]) in _CONFERENCES for match in _VENUE_NAME.finditer(heading))


def _named_kinds(folded: str) -> tuple[tuple[str, float], ...]:
    """Head nouns in full, words that only qualify them by less: ``LLM courses`` are courses."""
    shares: dict[str, float] = {}
    for part in _CONJUNCTION.split(folded):
        part = part.strip(" .:：!")
        part = _LIST_TAIL.sub("", part) or part
        for kind, pattern in _HEADING_PATTERNS.items():
            for match in pattern.finditer(part):
                share = 1.0 if match.end() >= len(part) else _QUALIFIER_SHARE
                shares[kind] = max(shares.get(kind, 0.0), share)
    return tuple(shares.items())


@lru_cache(maxsize=256)
def header_kinds(header: str) -> tuple[tuple[str, float], ...]:
    """The kinds that have a field for a header or label, where not all of them do, with weights."""
    spellings = header_spellings(header)
    found: dict[str, str] = {}
    for model in KINDS:
        rules = rules_of(model)
        rule = next((rules.by_word[s] for s in spellings if s in rules.by_word), None)
        if rule:
            found[model.kind_info.name] = rule.name
    if len(found) > 2:
        return ()
    return tuple(
        (kind, TELLING.get(name, WEIGHTS["header"].get(kind, 1.0)) / len(found))
        for kind, name in found.items()
    )


def _named_in_header(header: str) -> tuple[tuple[str, float], ...]:
    """The kinds that a header names in passing (``数据集提供者``)."""
    if role_of(header) or _CJK.search(header) is None:
        return ()
    return tuple(
        (kind, WEIGHTS["header"].get(kind, 0.0))
        for kind, pattern in _HEADING_PATTERNS.items()
        if pattern.search(fold(header))
    )


@lru_cache(maxsize=1024)
def title_kinds(header: str) -> tuple[str, ...]:
    """The kinds that a title column's header or a title's label names."""
    spellings = header_spellings(header)
    for spelling in spellings:
        named = tuple(m.kind_info.name for m in KINDS if spelling in rules_of(m).titles)
        if named:
            return named
    tail = spellings[0].rsplit(" ", 1)[-1]  # `Language Model` is a model
    return tuple(m.kind_info.name for m in KINDS if tail in rules_of(m).titles)


def group_scores(context: Context) -> Scores:
    """The evidence in what stands above the entries."""
    scores = Scores()
    shares = WEIGHTS["heading"]
    headings = list({fold(heading): heading for heading in reversed(context.headings)}.values())
    telling = [heading for heading in reversed(headings) if heading_kinds(heading)]
    for depth, heading in enumerate(telling):
        kinds = heading_kinds(heading)
        weight = (
            shares["nearest"] if not depth else shares["next"] if depth == 1 else shares["others"]
        )
        if depth == 1 and is_sort(heading) and not is_sort(telling[0]) and kinds[0][0] != "tool":
            weight = shares["nearest"]  # `3D models` under `Datasets` are data
        for kind, share in kinds:
            scores.total[kind] = scores.total.get(kind, 0.0) + weight * share
            scores.seen.append(f"heading:{kind}")
    if any(map(names_conference, headings)):
        scores.add("heading-venue")
    for kind in title_kinds(context.title_header) if context.title_header else ():
        scores.add("title-header", kind)
    for header in context.headers:
        if header == context.title_header:
            continue
        role = role_of(header)
        if role in ("video", "slides"):
            scores.add(f"column:{role}")
        found = header_kinds(header) or _named_in_header(header)
        for kind, weight in found:
            scores.total[kind] = scores.total.get(kind, 0.0) + weight
            scores.seen.append(f"header:{header}")
    return scores


def entry_scores(entry: Entry) -> Scores:
    """The evidence in the entry itself."""
    scores = Scores()
    if "lesson" in entry.values:
        scores.add("lesson")
    title = _title_link(entry)
    roles = _field_roles(entry, title)
    if entry.citation:
        full = "venue" in entry.values or "authors" not in entry.values
        # data with a link to it and to its paper: the citation is that of its paper
        share = _PAPER_OF_DATA if "dataset" in roles else 1.0
        scores.add("citation" if full else "byline", factor=share)
    if "duration_seconds" in entry.values:
        scores.add("duration")
    label = entry.values.get("title_label")
    for kind in title_kinds(str(label)) if label else ():
        scores.add("title-label", kind)
    if entry.values.get("linked_title"):
        scores.add("linked-title")
    _link_scores(entry, scores, title, roles)
    _word_scores(entry, scores)
    for kind, share in heading_kinds(str(entry.values.get("sort", ""))):
        scores.add("sort", kind, share)
    for tag in (*entry.tags, *badge_tags(entry)):
        for kind, share in heading_kinds(tag):
            if share == 1.0 and len(tag) < 16:
                scores.add("tag", kind)
    if sum(1 for x in entry.fields if x.label and fold(x.label) in COURSE_LABELS) > 1:
        scores.add("course-labels")
    for labelled in entry.fields:
        if entry.block == "table_row" or not labelled.label:
            continue
        for kind, weight in header_kinds(labelled.label):
            scores.total[kind] = scores.total.get(kind, 0.0) + weight
    return scores


def host_of(url: str) -> str:
    """The host of a web address, lower case, without ``www.``."""
    match = _HOST.match(url)
    return match.group(1).lower().removeprefix("www.") if match else ""


def _title_link(entry: Entry) -> FoundLink | None:
    for link in entry.links:
        if link.place == "title" and not link.image:
            return link
    return next((link for link in entry.links if link.place == "field" and not link.image), None)


def _host_evidence(link: FoundLink) -> str | None:
    host = host_of(link.url)
    if not host:
        return None
    thing = identify(link.url)
    if thing.site == "huggingface" and thing.kind == "model":
        return "title-host:model"
    if thing.kind in ("folder", "file"):
        return "title-host:part"
    role = host_sort(link.url) or ("paper" if _PUBLICATION.match(link.url) else None)
    evidence = f"title-host:{role}"
    return evidence if evidence in WEIGHTS else None


def _field_roles(entry: Entry, title: FoundLink | None) -> set[str | None]:
    """The roles that the links beside the title name, by their labels and texts."""
    roles: set[str | None] = set()
    for link in entry.links:
        unnamed = link is title and not link.text and not link.label
        if link.image or link.place != "field" or unnamed:
            continue
        role = role_of(link.label) if link.label else None
        roles.add(role or (role_of(link.text) if link.text else None))
    return roles


def _link_scores(
    entry: Entry, scores: Scores, title: FoundLink | None, roles: set[str | None]
) -> None:
    evidence = own = _host_evidence(title) if title else None
    if title is not None:
        # a link that says it is the paper is counted as that, once
        if evidence and (title.place == "title" or role_of(title.text or title.label) != "paper"):
            scores.add(evidence, factor=1.0 if title.place == "title" else 0.7)
        if (
            evidence in (None, "title-host:explainer", "title-host:social")
            and title.place == "title"
            and len(entry.title.split()) >= _SENTENCE_WORDS + bool(entry.description)
            and (evidence or _BLOG.match(title.url))
        ):
            scores.add("sentence-on-blog")
    for role in ("paper", "code", "dataset", "video", "main"):
        if role in roles:
            in_column = role == "paper" and entry.block == "table_row"
            scores.add("column:paper" if in_column else f"role:{role}")
    by_paper = "paper" in roles or (title and title.place == "field" and own == "title-host:paper")
    unsaid = own in (None, "title-host:paper", "title-host:code")
    if (
        by_paper
        and unsaid
        and "dataset" not in roles
        and len(entry.title.split()) >= _FULL_TITLE_WORDS
    ):
        scores.add("full-title")
    for link in entry.links:
        if link.image and is_badge(link.url):
            facts = badge_facts(link.url)
            if facts and any(scheme in ("bilibili", "youtube") for scheme, _ in facts.identifiers):
                scores.add("role:video")
                break


def _word_scores(entry: Entry, scores: Scores) -> None:
    title = entry.title
    if COLLECTION.search(entry.description[:120]) or (
        " of " in title and COLLECTION_OF.match(_ARTICLE.sub("", title))
    ):
        scores.add("described-collection")
    elif COLLECTION.search(title) or (title[-5:] == "apers" and _PLURAL_TITLE.search(title)):
        scores.add("collection")
    if (
        len(title) < _SHORT_NAME
        and _CONFERENCE_YEAR.fullmatch(title)
        and names_conference(title.rstrip("0123456789 -"))
    ):
        scores.add("described-collection")  # `CVPR2021` leads to the list of that year
    bracketed = "(" in title or "[" in title or "（" in title
    if bracketed and _MARKED_BOOK.search(title):
        scores.add("marked-book")
    for kind in KIND_WORDS.named(title):
        if kind != "tool":
            scores.add(f"title-words:{kind}")
    if _TWO_DIGITS.search(title) and _COURSE_NUMBER.search(title):
        scores.add("title-words:lecture")
    described = KIND_WORDS.named(entry.description[:200])
    for kind in ("tool", "dataset", "lecture"):
        if kind in described:
            scores.add(f"words:{kind}")


@dataclass
class Decision:
    """What was decided for an entry: a kind, or why none."""

    kind: str | None
    reason: str = ""
    leaning: str | None = None  # what the entry itself speaks for, where it does


def decide_table(entries: Sequence[Entry], context: Context) -> Decision:
    """One kind for all rows of a table."""
    total = group_scores(context)
    if entries:
        for entry in entries:
            for kind, weight in entry_scores(entry).total.items():
                total.total[kind] = total.total.get(kind, 0.0) + weight / len(entries)
    return _verdict(total)


def decide_each(entries: Sequence[Entry], context: Context) -> list[Decision]:
    """A kind for each entry of a list: its own evidence, its neighbours', and what is above."""
    above = group_scores(context)
    own = [entry_scores(entry) for entry in entries]
    mean: dict[str, float] = {}
    for scores in own:
        for kind, weight in scores.total.items():
            mean[kind] = mean.get(kind, 0.0) + 0.4 * weight / len(own)
    decisions: list[Decision] = []
    for scores in own:
        total = Scores(dict(scores.total), list(scores.seen))
        for part in (above.total, mean):
            for kind, weight in part.items():
                total.total[kind] = total.total.get(kind, 0.0) + weight
        decision = _verdict(total)
        leaning, weight = scores.best()
        decision.leaning = leaning if weight >= 1 else None
        decisions.append(decision)
    return _with_neighbours(decisions)


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
