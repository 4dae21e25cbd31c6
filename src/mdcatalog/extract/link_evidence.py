"""What the links of an entry say of its kind: where its title leads, and what is beside it."""

from __future__ import annotations

import re
from functools import lru_cache

from mdcatalog.extract.entries import Entry, FoundLink
from mdcatalog.extract.weights import WEIGHTS, Scores
from mdcatalog.links import badge_facts, host_sort, identify, is_badge
from mdcatalog.patterns import lazy_pattern
from mdcatalog.values.text import CJK
from mdcatalog.vocabulary import fold, role_of

_BLOG = lazy_pattern(
    r"^https?://(?:[\w.-]*\.)?(?:eng|engineering|blogs?|tech|techblog|developers?)\.[\w.-]+/"
    r"|^https?://[\w.-]*(?:engineering|techblog)(?:\.\w+)?/"
    r"|^https?://[^?#]+/(?:blogs?|posts?|tech|comments|developer/article|latest-news)/."
    r"|^https?://[\w.-]+\.blog/.|^https?://hacks\.[\w.-]+/."
    r"|^https?://[^?#]+/[a-z0-9]+(?:-[a-z0-9]+)*-[0-9a-f]{12}(?:[?#]|$)",  # as Medium ends them
    re.IGNORECASE,
)

# a file in a folder of books, or in that of one, which may as well be the notes of a course
_IN_BOOKS = lazy_pattern(r"[^/]/e?book(s)?/", re.IGNORECASE)

_SENTENCE_WORDS = 4
_SENTENCE_CJK = 10  # characters
_NAME_WORDS = 2
_SHORT_NAME = 20
#: The words that a title has which is no mere name.
FULL_TITLE_WORDS = 5

_TELLING_ROLES = ("paper", "code", "dataset", "video", "slides", "main")
_PAPER_OF_CODE = 0.5
_BESIDE_TITLE = 0.7  # of what a link says that is not that of the title itself

# Where a title leads that has its paper beside it.
_OF_THINGS = frozenset({None, "title-host:code", "title-host:dataset", "title-host:part"})

# The pages on which companies and institutes publish their papers.
# `https://quay.example/courses/tides`: one of somebody's courses
_COURSE_PAGE = re.compile(r"https?://[^/]+/(?:[a-z]{2}/)?(?:courses?|class(?:es)?)/[^/?#]")
_PUBLICATION = re.compile(r"^https?://[^?#]+/(?:publications?|pubs)/[^/?#]{6,}", re.IGNORECASE)


# a repository that is called after the data it holds
_NAMES_DATA = lazy_pattern(
    r"github\.com/[^/]+/[^/]*[_-](?:data-?sets?|corpus|corpora)"
    r"(?=[/?#]|$|[_-](?:chinese|english|zh|cn|en)\b)|[_-](?:data-?sets?|corpus|corpora)/?$",
    re.IGNORECASE,
)
_IN_REPOSITORY = frozenset({"title-host:code", "title-host:part"})

# `https://tianchi.aliyun.com/competition/entrance/231510`
_CONTEST = re.compile(r"/(?:competitions?|contests?|challenges?)/[^/]", re.IGNORECASE)

_SITE_ITSELF = re.compile(r"https?://[^/?#]+/?")

# what was done to a repository, which is no thing of its own
_CHANGE = lazy_pattern(
    r"^https?://(?:www\.)?(?:github|gitlab|gitee|codeberg|bitbucket)\.(?:com|org)/[^/?#]+/[^/?#]+/(?:-/)?"
    r"(?:commits?|pulls?|pull-requests|merge_requests|compare|actions|milestones?)(?=[/?#]|$)",
    re.IGNORECASE,
)

_HOST = re.compile(r"^https?://([^/:?#]+)", re.IGNORECASE)


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


def is_change(url: str) -> bool:
    """Whether an address is that of a change to code: a commit, a pull request, a comparison.

    ``https://github.com/owner/harbour/commit/8ac2016229``
    """
    return _CHANGE.search(url) is not None


def title_link(entry: Entry) -> FoundLink | None:
    """The link of the title, or else the first of those beside it."""
    beside = None
    for link in entry.links:
        if link.image:
            continue
        if link.place == "title":
            return link
        if link.place == "field" and beside is None:
            beside = link
    return beside


# the one paper of a page in an index of citations, and nobody's profile
_CITED = lazy_pattern(
    r"https?://(?:scholar\.google\.[a-z.]+/scholar\?(?:.*&)?cluster=\d"
    r"|www\.semanticscholar\.org/paper/|dblp\.org/rec/)"
)


@lru_cache(maxsize=16384)
def _host_evidence(url: str) -> str | None:
    host = host_of(url)
    if not host:
        return None
    thing = identify(url)
    if thing.site == "huggingface" and thing.kind == "model":
        return "title-host:model"
    if url.partition("?")[0].lower().endswith(".pdf") and host_sort(url) in (None, "code"):
        kept = _IN_BOOKS.search(url)
        if kept is None:
            return "title-host:pdf"
        return "title-host:book" if kept[1] else "title-host:in-book"
    if thing.kind in ("folder", "file"):
        page = url.partition("?")[0].partition("#")[0].lower().endswith((".md", ".markdown"))
        return "title-host:page" if page and "readme" not in url.lower() else "title-host:part"
    if thing.kind == "issue" or (thing.kind == "page" and is_change(url)):
        return None  # what was said of a repository, or done to it
    if thing.kind == "competition" or (_CONTEST.search(url) and host_sort(url) == "dataset"):
        return "title-host:contest"
    role = host_sort(url) or ("paper" if _PUBLICATION.match(url) else None)
    if role == "citation" and _CITED.match(url):
        role = "paper"
    if role is None and (host.startswith("ocw.") or "mooc" in host or _COURSE_PAGE.match(url)):
        role = "course"  # OpenCourseWare of any university
    evidence = f"title-host:{role}"
    return evidence if evidence in WEIGHTS else None


def field_roles(entry: Entry, title: FoundLink | None) -> set[str | None]:
    """The roles that the links beside the title name, by their labels and texts."""
    roles: set[str | None] = set()
    for link in entry.links:
        unnamed = link is title and not link.text and not link.label
        if link.image or link.place != "field" or unnamed:
            continue
        role = role_of(link.label) if link.label else None
        roles.add(role or (role_of(link.text) if link.text else None))
    return roles


def link_scores(
    entry: Entry, scores: Scores, title: FoundLink | None, roles: set[str | None]
) -> None:
    """Add what the links of an entry say: where its title leads, and what is beside it."""
    own = _host_evidence(title.url) if title else None
    if title is not None:
        _title_scores(entry, scores, title, own)
        if own is None:
            _unknown_site(entry, scores, title, roles)
            short = title.place == "title" and entry.title.count(" ") < _LONGEST_NAME
            if short and roles == {"code"} and not entry.citation:
                scores.add("site-and-code")
    if entry.citation and _is_sold(entry, roles):
        scores.add("book-link")
    own_code = _is_short_name_of_code(entry, title, own)
    for role in _TELLING_ROLES if roles else ():
        if role in roles:
            in_column = role == "paper" and entry.block == "table_row"
            share = _PAPER_OF_CODE if role == "paper" and own_code else 1.0
            scores.add("column:paper" if in_column else f"role:{role}", factor=share)
    _paper_beside(entry, scores, title, roles, own)
    for link in entry.links:
        if link.place != "title" and len(link.text) > _SHORTEST_PART and _names_course(link.text):
            scores.add("course-link")
            break
    for link in entry.links:
        if link.image and is_badge(link.url):
            facts = badge_facts(link.url)
            if facts and any(scheme in ("bilibili", "youtube") for scheme, _ in facts.identifiers):
                scores.add("role:video")
                break


_LONGEST_NAME = 3  # words
_SHORTEST_PART = 3  # characters
# `Course page`, `Плейлист курса`, `课程主页`: what a course has beside others
_OF_COURSE = lazy_pattern(
    r"course (?:(?:home ?)?page|(?:web ?)?site|repo(?:sitory)?|materials|videos|playlist)\b"
    r"|课程(?:主页|网站|官网|视频)|課程(?:主頁|網站)"
    r"|(?:страница|сайт|плейлист|[\w-]*репозиторий|гит-?хаб|материалы|программа) курса\b",
    re.IGNORECASE,
)


def _names_course(text: str) -> bool:
    """Whether a link is called by a part that courses have."""
    if not ("ourse " in text or "курса" in text or "课程" in text or "課程" in text):
        return False
    return _OF_COURSE.match(text.strip()) is not None


def _is_sold(entry: Entry, roles: set[str | None]) -> bool:
    """Whether a link beside a title, not to its paper, leads to where books are sold."""
    beside = (x for x in entry.links if x.place != "title" and not x.image)
    return "paper" not in roles and any(host_sort(x.url) == "book" for x in beside)


def _title_scores(entry: Entry, scores: Scores, title: FoundLink, own: str | None) -> None:
    """What it says where a title leads."""
    titled = title.place == "title"
    # a link that says it is the paper is counted as that, once
    apart = entry.block != "table_row"  # where a column says it of all rows
    named = role_of((apart and title.label) or title.text or title.label)
    if own == "title-host:slides" and not titled and named in ("slides", "video"):
        own = None  # beside a name they are what shows it: counted as that
    if own and (titled or (named != "paper" and own != "title-host:pdf")):
        own_link = (
            titled
            or "numbered" in entry.values  # `**12. Name** [github](…)`
            or (title.label and role_of(title.label) == "main")
            or (own == "title-host:code" and _is_repository(entry.title, title.url))
        )
        scores.add(own, factor=1.0 if own_link else _BESIDE_TITLE)
        if own in _IN_REPOSITORY and _NAMES_DATA.search(title.url):
            scores.add("repository-of-data")
        if own == "title-host:course" and is_front_page(title.url):
            scores.add("site-itself")
    if (
        own in (None, "title-host:explainer", "title-host:social")
        and titled
        and _is_sentence(entry.title, described=bool(entry.description))
        and (own or _BLOG.match(title.url))
    ):
        scores.add("sentence-on-blog")


def _is_repository(name: str, url: str) -> bool:
    """Whether a name is that of the repository beside it: ``QuayKit: https://…/gull/quaykit``."""
    thing = identify(url)
    repository = (thing.id or "").partition("/")[2]
    return bool(repository) and fold(repository) == fold(name)


def _unknown_site(entry: Entry, scores: Scores, title: FoundLink, roles: set[str | None]) -> None:
    """What a title says that leads to a site of which nothing is known."""
    titled = title.place == "title"
    if not entry.citation:
        fetched = entry.block == "section" and "main" in roles  # `[Download](…)` below its name
        led = fetched or (titled and title.url.startswith("http"))
        scores.name = led and len(entry.title.split()) <= _NAME_WORDS
    if not roles and titled and _is_site(entry, title.url):
        scores.add("front-page")


def _is_short_name_of_code(entry: Entry, title: FoundLink | None, own: str | None) -> bool:
    """Whether a short name leads to its code: a tool, and the paper beside it is about that."""
    return (
        own == "title-host:code"
        and title is not None
        and title.place == "title"
        and len(entry.title) <= _SHORT_NAME
        and " " not in entry.title
    )


def _paper_beside(
    entry: Entry,
    scores: Scores,
    title: FoundLink | None,
    roles: set[str | None],
    own: str | None,
) -> None:
    """What the length of a title says that leads to a paper or has one beside it."""
    by_paper = "paper" in roles or (title and title.place == "field" and own == "title-host:paper")
    if own == "title-host:paper" and title and title.place == "title":
        words = len(entry.title.split())
        if words >= _SENTENCE_WORDS or (words > 2 and ":" in entry.title):
            scores.add("linked-full-title")
    if not by_paper:
        return
    full = len(entry.title.split()) >= FULL_TITLE_WORDS
    unsaid = own in (None, "title-host:paper", "title-host:code")
    # beside a link to data only the title of a paper has a name and what it is: `MME: A … for …`
    whole = "dataset" not in roles or ": " in entry.title
    if unsaid and whole and full:
        scores.add("full-title")
    if entry.block == "table_row" and "paper" in roles and not full:
        scores.beside = WEIGHTS["column:paper"]["paper"]
        if title and title.place == "field" and role_of(title.label or "") == "paper":
            scores.beside += _BESIDE_TITLE * WEIGHTS.get(own or "", {}).get("paper", 0.0)
    elif title and own in _OF_THINGS and not _leads_to_paper(title):
        scores.beside = WEIGHTS["role:paper"]["paper"] + full * WEIGHTS["full-title"]["paper"]
    elif title and title.place == "field" and "code" in roles and _is_beside_code(entry):
        scores.beside_code = _PAPER_OF_CODE * WEIGHTS["role:paper"]["paper"]


def _is_beside_code(entry: Entry) -> bool:
    """Whether a name of one word is that of a repository beside it, which a paper is seldom."""
    if " " in entry.title or len(entry.title) > _SHORT_NAME or entry.citation or entry.description:
        return False
    return any(_is_repository(entry.title, link.url) for link in entry.links if not link.image)


def _leads_to_paper(link: FoundLink) -> bool:
    """Whether the first link of an entry without a linked title says that it is the paper."""
    return link.place == "field" and role_of(link.text or link.label) == "paper"


def _is_sentence(title: str, *, described: bool) -> bool:
    """Whether a title is longer than the names of software are, which may be described."""
    if len(title.split()) >= _SENTENCE_WORDS + described:
        return True
    return not title.isascii() and len(CJK.findall(title)) >= _SENTENCE_CJK + described
