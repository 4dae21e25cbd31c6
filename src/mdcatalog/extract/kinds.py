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
from functools import lru_cache

from mdcatalog.extract.entries import Entry, FoundLink, badge_tags
from mdcatalog.extract.licenses import is_versioned_license
from mdcatalog.extract.naming import (
    described_kinds,
    header_kinds,
    heading_kinds,
    named_in_header,
    names_conference,
    title_kinds,
)
from mdcatalog.extract.venues import venue_like
from mdcatalog.extract.weights import EXCLUDED, THRESHOLD, WEIGHTS, Scores
from mdcatalog.extract.word_evidence import word_scores
from mdcatalog.links import badge_facts, host_sort, identify, is_badge
from mdcatalog.patterns import lazy_pattern
from mdcatalog.values.text import CJK
from mdcatalog.vocabulary import (
    BOOK_LABELS,
    COURSE_LABELS,
    DOWNLOADS,
    LESSON_COLUMNS,
    PRESENTERS,
    VENUE_HEADERS,
    YEAR_HEADERS,
    fold,
    header_spellings,
    is_software,
    is_sort,
    role_of,
)

_BLOG = lazy_pattern(
    r"^https?://(?:[\w.-]*\.)?(?:eng|engineering|blogs?|tech|techblog|developers?)\.[\w.-]+/"
    r"|^https?://[\w.-]*(?:engineering|techblog)(?:\.\w+)?/"
    r"|^https?://[^?#]+/(?:blogs?|posts?|tech|comments|developer/article)/.",
    re.IGNORECASE,
)


_DAYS = frozenset(("date", "day", "日期", "时间", "날짜", "日付"))
_TOPICS = frozenset(("topic", "topics", "主题", "课题", "主題", "주제", "tema", "temas", "thema"))
_MODALITIES = frozenset(("video", "videos", "视频", "動画", "영상", "影片"))


# a file in a folder of books
_IN_BOOKS = lazy_pattern(r"[^/]/e?books?/", re.IGNORECASE)

_SENTENCE_WORDS = 4
_SENTENCE_CJK = 10  # characters

_FULL_TITLE_WORDS = 5
_NAME_WORDS = 2


_LEAST_NEIGHBOURS = 2

_TELLING_ROLES = ("paper", "code", "dataset", "video", "slides", "main")

_PAPER_OF_DATA = 0.4
_PAPER_OF_CODE = 0.5
_SHORT_NAME = 20

# Where a title leads that has its paper beside it.
_OF_THINGS = frozenset({None, "title-host:code", "title-host:dataset", "title-host:part"})

# A label that would announce a title, where another is the thing's own.
_OTHER_LABEL = 0.6

# The pages on which companies and institutes publish their papers.
_PUBLICATION = re.compile(r"^https?://[^?#]+/(?:publications?|pubs)/[^/?#]{6,}", re.IGNORECASE)


# a repository that is called after the data it holds
_NAMES_DATA = lazy_pattern(
    r"github\.com/[^/]+/[^/]*[_-](?:data-?sets?|corpus|corpora)"
    r"(?=[/?#]|$|[_-](?:chinese|english|zh|cn|en)\b)|[_-](?:data-?sets?|corpus|corpora)/?$",
    re.IGNORECASE,
)
_IN_REPOSITORY = frozenset({"title-host:code", "title-host:part"})

_SITE_ITSELF = re.compile(r"https?://[^/?#]+/?")

_HOST = re.compile(r"^https?://([^/:?#]+)", re.IGNORECASE)


@dataclass
class Context:
    """What stands above a group of entries.

    ``headings`` are the texts above, nearest first; ``headers`` a table's column headers and
    ``title_header`` that of its title column. ``told`` is what the document's introduction says
    that it lists. ``stated`` is the kind that the document itself
    says the entries are: then nothing is weighed.
    """

    headings: Sequence[str] = ()
    headers: Sequence[str] = ()
    title_header: str = ""
    told: str = ""
    stated: str | None = None


def group_scores(context: Context) -> Scores:
    """The evidence in what stands above the entries."""
    scores = Scores()
    shares = WEIGHTS["heading"]
    headings = list({fold(heading): heading for heading in reversed(context.headings)}.values())
    telling = [heading for heading in reversed(headings) if heading_kinds(heading)]
    if len(telling) > 1 and fold(telling[0]) in _MODALITIES and _names_data(telling[1]):
        telling.pop(0)  # `Video` under `Datasets`: what the data show
    for depth, heading in enumerate(telling):
        kinds = heading_kinds(heading)
        weight = (
            shares["nearest"] if not depth else shares["next"] if depth == 1 else shares["others"]
        )
        if depth == 1 and is_sort(heading) and not is_sort(telling[0]) and kinds[0][0] != "tool":
            weight = shares["nearest"]  # `3D models` under `Datasets` are data
        if not depth and _is_held_by(telling):
            weight = shares["others"]  # `Companies` under `Datasets`: whose data they are
        if not depth and is_sort(heading) and {kind for kind, _ in kinds} == {"book"}:
            weight = (
                shares["nearest"] + WEIGHTS["citation"]["paper"]
            )  # books are cited as papers are
        for kind, share in kinds:
            scores.total[kind] = scores.total.get(kind, 0.0) + weight * share
    if context.told and not any(map(_names_in_full, telling)):
        for kind, share in heading_kinds(context.told):
            scores.total[kind] = scores.total.get(kind, 0.0) + shares["next"] * share
    if any(map(names_conference, headings)):
        scores.add("heading-venue")
    named = title_kinds(context.title_header) if context.title_header else ()
    for kind in named:
        scores.add("title-header", kind)
    near = bool(headings) and any(
        kind != "lecture" for kind, _ in heading_kinds(context.headings[0])
    )
    if not (named or near) and len(set(map(_schedule_part, context.headers)) - {""}) > 1:
        scores.add("schedule")
    for header in context.headers:
        if header == context.title_header:
            continue
        role = role_of(header)
        if role in ("video", "slides"):
            scores.add(f"column:{role}")
        elif fold(header) in LESSON_COLUMNS:
            scores.add("column:lesson")
        found = header_kinds(header) or named_in_header(header)
        for kind, weight in found:
            scores.total[kind] = scores.total.get(kind, 0.0) + weight
    return scores


def _schedule_part(header: str) -> str:
    """What of a schedule a column says: ``when``, ``who``, ``what``, ``shown``; or nothing."""
    if fold(header) in LESSON_COLUMNS or fold(header) in _DAYS:
        return "when"
    if header_spellings(header)[0] in PRESENTERS:
        return "who"
    if fold(header) in _TOPICS:
        return "what"
    return "shown" if role_of(header) in ("video", "slides") else ""


def _names_in_full(heading: str) -> bool:
    """Whether a heading names a kind, and not only in passing (``Databases`` none)."""
    return any(share == 1.0 for _, share in heading_kinds(heading))


def _names_data(heading: str) -> bool:
    return any(kind == "dataset" and share == 1.0 for kind, share in heading_kinds(heading))


def _is_held_by(telling: list[str]) -> bool:
    """Whether the nearest heading says whose the things are that the next one names."""
    own = {kind for kind, _ in heading_kinds(telling[0])}
    above = heading_kinds(telling[1]) if len(telling) > 1 and is_sort(telling[1]) else ()
    return own == {"person"} and any(kind not in EXCLUDED for kind, _ in above)


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
    if title and title.place == "title" and "year" in entry.values and not entry.citation:
        scores.add("dated-title")
    label = entry.values.get("title_label")
    for kind in title_kinds(str(label)) if label else ():
        scores.add("title-label", kind)
    if entry.values.get("linked_title"):
        scores.add("linked-title")
    _link_scores(entry, scores, title, roles)
    word_scores(entry, scores)
    if "sort" in entry.values:
        for kind, share in heading_kinds(str(entry.values["sort"])):
            scores.add("sort", kind, share)
    for tag in (*entry.tags, *badge_tags(entry)):
        if is_versioned_license(tag):
            scores.add("license-tag")
        for kind, share in heading_kinds(tag):
            if share == 1.0 and len(tag) < 16:
                scores.add("tag", kind)
    if entry.fields:
        _label_scores(entry, scores)
    return scores


def _label_scores(entry: Entry, scores: Scores) -> None:
    """The evidence in the labels of an entry and in the headers of a row's columns."""
    labels = [(x, fold(x.label)) for x in entry.fields if x.label]
    if sum(label in COURSE_LABELS for _, label in labels) > 1:
        scores.add("course-labels")
    if any(label in BOOK_LABELS for _, label in labels):
        scores.add("book-label")
    if any(x.links and label in DOWNLOADS for x, label in labels):
        scores.add("download")
    if entry.block == "table_row":
        return  # the headers are counted once, for the whole table
    for labelled, _ in labels:
        named = title_kinds(labelled.label) or described_kinds(labelled.label)
        for kind in named if labelled.text else ():
            scores.add("title-label", kind, _OTHER_LABEL)
        for kind, weight in header_kinds(labelled.label):
            scores.total[kind] = scores.total.get(kind, 0.0) + weight


def is_front_page(url: str) -> bool:
    """Whether an address is that of a site as a whole."""
    return _SITE_ITSELF.fullmatch(url) is not None


def _is_site(entry: Entry, url: str) -> bool:
    """Whether a short name leads to a site as a whole that is not the page of one project."""
    if entry.citation or entry.block == "table_row" or not is_front_page(url):
        return False
    short = len(entry.title.split()) < _SENTENCE_WORDS
    return short and not host_of(url).endswith(".io") and "year" not in entry.values


def host_of(url: str) -> str:
    """The host of a web address, lower case, without ``www.``."""
    match = _HOST.match(url)
    return match.group(1).lower().removeprefix("www.") if match else ""


def _title_link(entry: Entry) -> FoundLink | None:
    beside = None
    for link in entry.links:
        if link.image:
            continue
        if link.place == "title":
            return link
        if link.place == "field" and beside is None:
            beside = link
    return beside


@lru_cache(maxsize=16384)
def _host_evidence(url: str) -> str | None:
    host = host_of(url)
    if not host:
        return None
    thing = identify(url)
    if thing.site == "huggingface" and thing.kind == "model":
        return "title-host:model"
    if url.partition("?")[0].lower().endswith(".pdf") and host_sort(url) in (None, "code"):
        return "title-host:book" if _IN_BOOKS.search(url) else "title-host:pdf"
    if thing.kind in ("folder", "file"):
        page = url.partition("?")[0].partition("#")[0].lower().endswith((".md", ".markdown"))
        return "title-host:page" if page and "readme" not in url.lower() else "title-host:part"
    role = host_sort(url) or ("paper" if _PUBLICATION.match(url) else None)
    if role is None and (host.startswith("ocw.") or "mooc" in host):
        role = "course"  # OpenCourseWare of any university
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
    evidence = own = _host_evidence(title.url) if title else None
    if title is not None:
        # a link that says it is the paper is counted as that, once
        named = role_of(title.text or title.label)
        if evidence and (
            title.place == "title" or (named != "paper" and evidence != "title-host:pdf")
        ):
            own_link = (
                title.place == "title"
                or "numbered" in entry.values  # `**12. Name** [github](…)`
                or (title.label and role_of(title.label) == "main")
            )
            scores.add(evidence, factor=1.0 if own_link else 0.7)
            if evidence in _IN_REPOSITORY and _NAMES_DATA.search(title.url):
                scores.add("repository-of-data")
            if evidence == "title-host:course" and is_front_page(title.url):
                scores.add("site-itself")
        if (
            evidence in (None, "title-host:explainer", "title-host:social")
            and title.place == "title"
            and _is_sentence(entry.title, described=bool(entry.description))
            and (evidence or _BLOG.match(title.url))
        ):
            scores.add("sentence-on-blog")
    if own is None and title is not None and not entry.citation:
        fetched = entry.block == "section" and "main" in roles  # `[Download](…)` below its name
        led = fetched or (title.place == "title" and title.url.startswith("http"))
        scores.name = led and len(entry.title.split()) <= _NAME_WORDS
    if (
        own is None
        and not roles
        and title
        and title.place == "title"
        and _is_site(entry, title.url)
    ):
        scores.add("front-page")
    # a short name that leads to its code is a tool, and the paper beside it is about that
    own_code = (
        own == "title-host:code"
        and title is not None
        and title.place == "title"
        and len(entry.title) <= _SHORT_NAME
        and " " not in entry.title
    )
    for role in _TELLING_ROLES if roles else ():
        if role in roles:
            in_column = role == "paper" and entry.block == "table_row"
            share = _PAPER_OF_CODE if role == "paper" and own_code else 1.0
            scores.add("column:paper" if in_column else f"role:{role}", factor=share)
    by_paper = "paper" in roles or (title and title.place == "field" and own == "title-host:paper")
    if own == "title-host:paper" and title and title.place == "title":
        words = len(entry.title.split())
        if words >= _SENTENCE_WORDS or (words > 2 and ":" in entry.title):
            scores.add("linked-full-title")
    unsaid = own in (None, "title-host:paper", "title-host:code")
    # beside a link to data only the title of a paper has a name and what it is: `MME: A … for …`
    whole = "dataset" not in roles or ": " in entry.title
    if by_paper and unsaid and whole and len(entry.title.split()) >= _FULL_TITLE_WORDS:
        scores.add("full-title")
    if by_paper and title and own in _OF_THINGS and not _leads_to_paper(title):
        counted = len(entry.title.split()) >= _FULL_TITLE_WORDS
        scores.beside = WEIGHTS["role:paper"]["paper"] + counted * WEIGHTS["full-title"]["paper"]
    for link in entry.links:
        if link.image and is_badge(link.url):
            facts = badge_facts(link.url)
            if facts and any(scheme in ("bilibili", "youtube") for scheme, _ in facts.identifiers):
                scores.add("role:video")
                break


def _leads_to_paper(link: FoundLink) -> bool:
    """Whether the first link of an entry without a linked title says that it is the paper."""
    return link.place == "field" and role_of(link.text or link.label) == "paper"


def _is_sentence(title: str, *, described: bool) -> bool:
    """Whether a title is longer than the names of software are, which may be described."""
    if len(title.split()) >= _SENTENCE_WORDS + described:
        return True
    return not title.isascii() and len(CJK.findall(title)) >= _SENTENCE_CJK + described


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
    rows: dict[str, float] = {}
    for scores in own:
        for kind, weight in scores.total.items():
            rows[kind] = rows.get(kind, 0.0) + weight / len(own)
    total = group_scores(context).plus(rows)
    if any(fold(header) in YEAR_HEADERS for header in context.headers):
        full = sum(1 for entry in entries if len(entry.title.split()) >= _FULL_TITLE_WORDS)
        total.add("dated-titles", factor=full / max(len(entries), 1))
    published = sum(map(_is_published, entries)) if _has_venues(context) else 0
    if published:
        total.add("published-rows", factor=published / len(entries))
    return _leaning(_verdict(total), Scores(rows))


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
    mean: dict[str, float] = {}
    for scores in own:
        for kind, weight in scores.total.items():
            mean[kind] = mean.get(kind, 0.0) + 0.4 * weight / len(own)
    decisions: list[Decision] = []
    data = above.best()[0] == "dataset" and above.total["dataset"] >= WEIGHTS["heading"]["nearest"]
    for scores in own:
        weighed = scores.plus(above.total, mean)
        if data and scores.beside:  # below `Datasets`, the link is to the paper about the data
            weighed.total["paper"] = weighed.total.get("paper", 0.0) - scores.beside
        decisions.append(_leaning(_verdict(weighed), scores))
    decisions = _with_neighbours(decisions)
    if any(scores.name for scores in own) and context.headings and is_software(context.headings[0]):
        for at, scores in enumerate(own):
            if scores.name and may_be(decisions[at], "tool"):
                decisions[at] = Decision("tool")  # `[Neo4j](…)` below `Graph databases`
    return decisions


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
