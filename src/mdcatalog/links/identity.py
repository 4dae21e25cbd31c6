"""Questions about a URL or about what a user types: which identity, which role, which address."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import quote

from mdcatalog.links.proxies import open_proxies
from mdcatalog.links.sites import identify, published_anywhere, site_of
from mdcatalog.links.things import ACL, DOI, arxiv_id, bilibili_id, paper_of_doi
from mdcatalog.links.urls import Parts, parts_of

# A page that only touches on the thing (a file of a repository, an issue) is not the thing.
_PARTS_OF_THINGS = frozenset({"folder", "file", "issue", "page", "column", "channel"})


@lru_cache(16384)
def identifiers(url: str) -> tuple[tuple[str, str], ...]:
    """The (scheme, id) pairs that name the thing a URL stands for; empty where it names none.

    A repository's root (also ``/tree/main`` and ``#readme``) names it; a folder, file, issue
    or wiki page of it does not. A video, a playlist and a channel are different things.
    """
    found = identify(url)
    if found.scheme is None or found.id is None or found.kind in _PARTS_OF_THINGS:
        return ()
    name = found.id.lower() if found.scheme in _CASELESS else found.id
    return ((found.scheme, name),)


# Sites that find the same thing whatever the case, and redirect no further.
_CASELESS = frozenset({"github", "gitlab", "gitee", "bitbucket"})

_CANONICAL: dict[str, str] = {
    "arxiv": "https://arxiv.org/abs/{}",
    "doi": "https://doi.org/{}",
    "openreview": "https://openreview.net/forum?id={}",
    "acl": "https://aclanthology.org/{}",
    "semanticscholar": "https://www.semanticscholar.org/paper/{}",
    "bilibili": "https://www.bilibili.com/video/{}",
    "youtube": "https://www.youtube.com/watch?v={}",
    "vimeo": "https://vimeo.com/{}",
    "zhihu": "https://www.zhihu.com/{}",
    "github": "https://github.com/{}",
    "gitlab": "https://gitlab.com/{}",
    "gitee": "https://gitee.com/{}",
    "bitbucket": "https://bitbucket.org/{}",
    "huggingface": "https://huggingface.co/{}",
    "modelscope": "https://www.modelscope.cn/{}",
    "kaggle": "https://www.kaggle.com/{}",
    "zenodo": "https://zenodo.org/records/{}",
    "pypi": "https://pypi.org/project/{}",
    "npm": "https://www.npmjs.com/package/{}",
}
# A YouTube video has 11 characters; a playlist more.
_VIDEO_LENGTH = 11
_ALIASES = {
    "hf": "huggingface",
    "s2": "semanticscholar",
    "yt": "youtube",
    "bv": "bilibili",
    "gh": "github",
}


def canonical(scheme: str, id: str) -> str:
    """The address of a thing in its usual form; ``""`` for a scheme that is not known."""
    form = _CANONICAL.get(scheme)
    if form is None:
        return ""
    if scheme == "youtube" and len(id) != _VIDEO_LENGTH:
        return f"https://www.youtube.com/playlist?list={id}"
    if scheme == "zhihu" and id.isdigit():
        return f"https://www.zhihu.com/zvideo/{id}"
    if scheme == "semanticscholar" and id.startswith("CorpusID:"):
        return f"https://api.semanticscholar.org/{id}"
    return form.format(quote(id, safe="/:@+~,;=().<>-_%"))


def find_identifier(text: str) -> tuple[str, str] | None:
    """What a user types as a name for a thing, as (scheme, id); None where it is none.

    Reads ``arxiv:1706.03762``, ``1706.03762v5``, any URL that `identifiers` understands (behind a
    proxy too, or without its ``https://``), ``10.1038/…``, ``BV1…``, ``P18-1175``,
    ``hf:datasets/owner/name``.
    """
    text = text.strip()
    if not text or len(text) > 2000:
        return None
    if "://" in text:
        return next(iter(identifiers(open_proxies(text))), None)
    scheme, colon, name = text.partition(":")
    scheme = _ALIASES.get(scheme.strip().lower(), scheme.strip().lower())
    if colon and scheme in _CANONICAL and name.strip():
        return _prefixed(scheme, name.strip())
    return _unprefixed(text)


def _prefixed(scheme: str, name: str) -> tuple[str, str] | None:
    if scheme == "arxiv":
        number = arxiv_id(name)
        return ("arxiv", number) if number else None
    if scheme == "doi":
        return _pair_of_doi(name)
    if scheme == "semanticscholar" and re.fullmatch(r"[0-9A-Fa-f]{40}", name):
        return scheme, name.lower()
    url = canonical(scheme, name)
    return next(iter(identifiers(url)), None) or (scheme, name)


def _pair_of_doi(name: str) -> tuple[str, str] | None:
    thing = paper_of_doi(name)
    return (thing.scheme, thing.id) if thing and thing.scheme and thing.id else None


def _unprefixed(text: str) -> tuple[str, str] | None:
    number = arxiv_id(text)
    if number:
        return "arxiv", number
    if DOI.match(text):
        return _pair_of_doi(text)
    if re.fullmatch(r"BV[0-9A-Za-z]{10}|av\d{2,12}", text, re.IGNORECASE):
        video = bilibili_id(text)
        return ("bilibili", video) if video else None
    paper = ACL.fullmatch(text)
    if paper:
        return "acl", paper[1]
    if re.fullmatch(r"[0-9a-f]{40}", text):
        return "semanticscholar", text
    if "." in text.partition("/")[0] and "/" in text and " " not in text:
        return next(iter(identifiers("https://" + text)), None)
    return None


# Where the sort of page says more than the host.
_ROLE_BY_KIND: dict[tuple[str, str], str] = {
    ("huggingface", "dataset"): "dataset",
    ("huggingface", "space"): "demo",
    ("huggingface", "model"): "code",
    ("huggingface", "paper"): "paper",
    ("huggingface", "article"): "explainer",
    ("modelscope", "dataset"): "dataset",
    ("modelscope", "space"): "demo",
    ("modelscope", "model"): "code",
    ("kaggle", "dataset"): "dataset",
    ("kaggle", "competition"): "dataset",
    ("kaggle", "code"): "code",
    ("zhihu", "video"): "video",
    ("zhihu", "article"): "explainer",
    ("zhihu", "answer"): "explainer",
    ("zhihu", "question"): "explainer",
    ("bilibili", "article"): "explainer",
}  # fmt: skip
_PAPER_PAGES = re.compile(
    r"/(?:papers?|publications?|pubs|proceedings|content_\w+|anthology)/[^?#]*\.pdf$", re.IGNORECASE
)


@lru_cache(16384)
def host_role(url: str) -> str | None:
    """The role that a link has by its host and path alone, where no label says another.

    One of ``paper``, ``code``, ``dataset``, ``video``, ``demo``, ``slides``, ``citation``,
    ``explainer``, ``project``, ``badge``; None where the host says nothing.
    """
    role = host_sort(url)
    return None if role in _SORTS_WITHOUT_ROLE else role


# What some hosts hold says what a thing is, and nothing of the role of a link to it.
_SORTS_WITHOUT_ROLE = frozenset({"course", "book", "encyclopedia", "social"})
# Conferences of talks among those of papers.
_TALKS = re.compile(r"srecon|lisa|enigma", re.IGNORECASE)
# DOI registrants that hold data (figshare, Dryad, Dataverse, IEEE DataPort, Mendeley Data,
# PANGAEA, Kaggle, UCI, ICPSR, TCIA, PhysioNet), and Zenodo, which holds
# software and papers as well; see https://www.re3data.org.
_DATA_REGISTRANTS = {
    **dict.fromkeys(
        (
            *("10.6084", "10.5061", "10.7910", "10.21227", "10.17632", "10.1594"),
            *("10.34740", "10.24432", "10.3886", "10.7937", "10.13026"),
        ),
        "dataset",
    ),
    "10.5281": "any",
}
_UNIVERSITY_PRESS = re.compile(r"(?:^|\.)press\.\w+\.edu$")


@lru_cache(16384)
def host_sort(url: str) -> str | None:
    """What sort of thing a link leads to: what `host_role` says, or `_SORTS_WITHOUT_ROLE`."""
    parts = parts_of(url)
    if parts is None:
        return None
    site = site_of(parts.host)
    if site is None or (site.role == "project" and parts.path.lower().endswith(".pdf")):
        return _role_of_unknown(parts)  # a document among somebody's pages is no project
    found = identify(url)
    if found.kind is not None and (role := _ROLE_BY_KIND.get((site.name, found.kind))):
        return role
    if site.name == "google-docs" and parts.path.startswith("/presentation"):
        return "slides"
    if site.name == "paperswithcode" and parts.segments[:1] in (["dataset"], ["datasets"]):
        return "dataset"
    if site.name == "paperswithcode" and parts.segments[:1] == ["paper"]:
        return "citation"
    if site.name == "kaggle" and parts.segments[:1] == ["learn"]:
        return "course"
    if site.name == "manning" and parts.segments[:1] == ["livevideo"]:
        return "course"
    if site.name == "usenix" and _TALKS.match("/".join(parts.segments[1:2])):
        return None
    if site.name == "doi" and (registrant := _DATA_REGISTRANTS.get("".join(parts.segments[:1]))):
        return registrant if registrant == "dataset" else None
    if site.name == "infoq" and parts.segments[:1] == ["presentations"]:
        return "video"
    if site.name == "github" and found.scheme is None:
        return None
    if site.name == "bilibili" and found.kind == "channel":
        return None
    if site.role == "paper" and not parts.segments and not parts.query:
        return None  # the archive or the journal as a whole
    if parts.host == "ncbi.nlm.nih.gov":
        papers = parts.segments[0] == "pubmed" or parts.segments[:2] == ["pmc", "articles"]
        return "paper" if papers else None  # data and tools are there as well
    return site.role


def _role_of_unknown(parts: Parts) -> str | None:
    if _UNIVERSITY_PRESS.search(parts.host):
        return "book"
    if re.search(r"\.(?:pptx?|key)$", parts.tail, re.IGNORECASE):
        return "slides"
    if re.search(r"/slides?/|slides?\.pdf$", parts.tail, re.IGNORECASE):
        return "slides"
    if _PAPER_PAGES.search(parts.tail):
        return "paper"
    if "/10." in parts.path and (thing := published_anywhere(parts)) and thing.scheme == "doi":
        registrant = (thing.id or "").partition("/")[0]
        role = _DATA_REGISTRANTS.get(registrant, "paper")
        return None if role == "any" else role
    if parts.host.startswith("dataset"):
        return "dataset"
    if parts.host.startswith("demo."):
        return "demo"
    if parts.host.endswith(".fm") or parts.host.startswith("podcast"):
        return "explainer"  # what is told in an episode
    return None
