"""The roles of the links in what is said below a title or a heading."""

from __future__ import annotations

import re

from mdcatalog.extract.entries import Entry, FoundLink
from mdcatalog.extract.links_beside import LinksBeside
from mdcatalog.extract.title_roles import PARTS
from mdcatalog.links import identify
from mdcatalog.patterns import lazy_pattern
from mdcatalog.vocabulary import COLLECTION, DISCUSSIONS, EXPLAINERS, fold, role_of

#: A role word that names the kind itself means the thing itself.
OWN_ROLE = {"paper": "paper", "dataset": "dataset", "video": "lecture"}
#: Kinds of things, which are somewhere, where papers and lectures are said somewhere.
THINGS = frozenset({"tool", "dataset"})
_PAPER_BEFORE = lazy_pattern(r"(?:论文|\bpapers?)\s*[:：]?\s*[《「“\"]?\s*$", re.IGNORECASE)
_DOWNLOAD_BEFORE = lazy_pattern(
    r"(?:\bdownload(?: (?:at|from|here))?|(?<![一-鿿])下载|ダウンロード)\s?[:：]?\s?$",
    re.IGNORECASE,
)
_ASIDE = re.compile(r"\s*[(（\[][^()（）\[\]]*[)）\]]\s*$")
_OWN_SITE = lazy_pattern(
    r"(?:the |its |their )?(?:official|home) ?(?:web ?)?(?:site|page)|homepage|官网|官方网站|主页",
    re.IGNORECASE,
)
_LEAST_LETTERS = 3
_LONGEST_DOWNLOAD = 40
_OWN_PLACES = frozenset((None, "main", "dataset", "code"))
_GENERIC_HOSTS = frozenset(
    {"paper", "code", "dataset", "video", "demo", "slides", "citation", "explainer"}
)


def repeats_heading(found: FoundLink, entry: Entry) -> bool:
    """Whether a link below a heading is called what the heading is, an aside behind it or not."""
    if entry.block != "section" or not found.text or found.context.strip():
        return False  # within a sentence it may be about the thing
    name = fold(found.text)
    if name in (fold(entry.title), fold(_ASIDE.sub("", entry.title))):
        return True
    if found.text.rstrip().endswith((")", "）")) and _is_short_name(entry.title, found.text):
        return True  # `[Quay Mooring Corpus (QMC)](…)` below `QMC`
    called, _, kind = found.text.strip().rpartition(" ")
    return fold(kind) in _CALLED and _is_short_name(called, entry.title)


def is_site_of_heading(found: FoundLink, entry: Entry) -> bool:
    """Whether a link in a sentence is to the site of what the heading names: ``the [QMC site]``."""
    if entry.block != "section" or not found.text:
        return False
    called, _, site = found.text.strip().rpartition(" ")
    return fold(site) in _SITES and _is_short_name(called, entry.title)


_SITES = frozenset(("homepage", "website", "site", "page", "主页", "官网"))

# `[QMC Corpus](…)` below `Quay Mooring Corpus (QMC)`
_CALLED = frozenset(
    [
        *("corpus", "dataset", "data", "benchmark", "homepage", "website", "site", "page"),
        *("数据集", "语料库", "主页", "官网", "データセット", "コーパス", "데이터셋", "말뭉치"),
    ]
)


def _is_short_name(name: str, title: str) -> bool:
    """Whether a title is a name, with a longer or a shorter one in brackets."""
    parts = re.split(r"\s*[(（:：]\s*|[)）]", title)
    return bool(name) and any(fold(part) == fold(name) for part in parts if part)


# `Aistudio下载`, `百度网盘下载链接`, `Kaggle download`, `Download from Zenodo`
_DOWNLOAD = lazy_pattern(
    r"(?P<what>[^,，。;；:：]{0,20}?)\s?(?:下载|下載|ダウンロード|다운로드|\bdownloads?)"
    r"(?:地址|链接|鏈接|页面?|頁面?|リンク| ?링크| links?| page)?"
    r"|downloads? (?:from|at|on|via) [\w .-]{2,24}",
    re.IGNORECASE,
)


def is_download_alone(found: FoundLink) -> bool:
    """Whether a link that begins its line is called as a download: ``[Aistudio下载](…)``.

    Not where it says what else is to be had there: ``[论文下载](…)``. An address alone is one right
    behind the word: ``Download https://…``.
    """
    if not found.text:
        return _DOWNLOAD_BEFORE.search(found.context) is not None
    if found.context.strip() or not 0 < len(found.text) <= _LONGEST_DOWNLOAD:
        return False
    match = _DOWNLOAD.fullmatch(found.text.strip())
    return match is not None and role_of(match["what"] or "") in _OWN_PLACES


def is_named_below(found: FoundLink, entry: Entry) -> bool:
    """Whether the first link below a heading begins a line and has its name in the address.

    ``[What it does](https://quays.example.org/QuayLib/intro.html)`` below ``QuayLib``.
    """
    if entry.block != "section" or entry.links[0] is not found or found.context.strip():
        return False
    letters = "".join(filter(str.isalnum, entry.title.casefold()))
    address = "".join(filter(str.isalnum, found.url.partition("://")[2].casefold()))
    return len(letters) >= _LEAST_LETTERS and letters in address


_SORT_BEHIND = lazy_pattern(
    r"[\W_]*(?:data ?sets?|corpus|benchmarks?|baselines?|数据集|语料库|データセット|데이터셋)\W*$",
    re.IGNORECASE,
)


def is_own_repository(url: str, entry: Entry) -> bool:
    """Whether a repository is called as the data that a heading names, a word for data left out.

    ``相关介绍：https://github.com/harbour/Quay-OPT-dataset`` below ``Quay OPT 数据集``.
    """
    if entry.block != "section":
        return False
    name = (identify(url).id or "").split("/")[1:2]
    called = [_plain(_SORT_BEHIND.sub("", text)) for text in (entry.title, *name)]
    return len(called) > 1 and len(called[0]) >= _LEAST_LETTERS and called[0] == called[1]


def _plain(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))


def is_own_site(found: FoundLink, kind: str, beside: LinksBeside) -> bool:
    """Whether a link in a section's words leads to the site of what its heading names."""
    section = beside.entry.block == "section"
    own = section and kind in THINGS and _OWN_SITE.fullmatch(found.text.strip())
    return bool(own) and not beside.titled


def talks_over(text: str) -> bool:
    """Whether a link is called as what people said or wrote of a paper, and not as its code."""
    return DISCUSSIONS.found_in(text) and "code" not in map(role_of, text.split())


def body_role(found: FoundLink, text: str | None, kind: str, host: str | None) -> str:
    """The role of a link within words about a thing."""
    words = found.context[-10:] + " " + found.text
    if host == "video" and kind == "lecture":
        return "explainer"  # a recording of something else; its own would be labelled
    if kind != "paper" and _PAPER_BEFORE.search(found.context):
        return "paper"  # `推荐阅读一篇论文 [Title](…)`
    if COLLECTION.found_in(found.text):
        return "reference"
    if EXPLAINERS.found_in(words) or host == "explainer":
        return "explainer"
    if kind == "paper" and host == "code" and not text and talks_over(found.text):
        return "explainer"  # `[Discussion in Winter 2018](https://github.com/…/week2)`
    if text and text != "main":
        return "reference" if OWN_ROLE.get(text) == kind else text
    if identify(found.url).kind in PARTS:
        return "reference"
    if host == "paper":
        return "reference" if kind == "paper" else "paper"
    if host == "code" and kind in THINGS:
        return "reference"
    if host in _GENERIC_HOSTS:
        return host or "reference"
    return "reference"
