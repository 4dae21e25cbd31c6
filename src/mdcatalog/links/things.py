"""What the URLs of each site name: one small reader a site, from its parts to a `Thing`.

The formats are those that the sites document or show in their own links (arXiv:
info.arxiv.org/help/arxiv_identifier.html; DOI: the handbook of doi.org;
ACL: aclanthology.org/info/ids).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple
from urllib.parse import unquote

from mdcatalog.links.urls import Parts, words
from mdcatalog.patterns import lazy_pattern


class Thing(NamedTuple):
    """The scheme of an identifier, its value, and what sort of page the URL shows."""

    scheme: str | None
    id: str | None
    kind: str


# ---------------------------------------------------------------------------------------- papers

ARXIV = lazy_pattern(
    r"(?:arxiv:)?(\d{4}\.\d{4,5}|[a-z]+(?:-[a-z]+)?(?:\.[a-z]{2})?/\d{7})(?:v\d+)?(?:\.pdf)?",
    re.IGNORECASE,
)
DOI = re.compile(r"10\.\d{4,9}/[^\s?#\"<>]*[^\s?#\"<>.,;:)\]}]")
ACL = re.compile(r"([A-Z]\d{2}-\d{4}|\d{4}\.[a-z0-9_]+-[a-z0-9_]+\.\d+)(?:v\d+)?(?:\.(?:pdf|bib))?")
S2_HASH = re.compile(r"[0-9a-f]{40}", re.IGNORECASE)
BILIBILI = lazy_pattern(r"(BV[0-9A-Za-z]{10})(?![0-9A-Za-z])|(av\d{2,12})(?!\w)", re.IGNORECASE)


_ARXIV_START = re.compile(r"\d{4}\.\d{4,5}(?=(?:v\d+)?(?:\.pdf)?[^\w.])")


def arxiv_id(text: str) -> str | None:
    """An arXiv number without its version; None where the text is none."""
    match = ARXIV.fullmatch(text)
    if match is None:
        return None
    number = match[1]
    if "/" in number:
        archive, _, digits = number.partition("/")
        return f"{archive.partition('.')[0].lower()}/{digits}"
    return number if 1 <= int(number[2:4]) <= 12 else None


def arxiv(parts: Parts) -> Thing | None:
    """``/abs/…``, ``/pdf/….pdf``, ``/html/…``, old numbers, versions dropped; no listings."""
    page, *rest = parts.segments or [""]
    if page not in {"abs", "pdf", "html", "format", "ps", "e-print", "src", "overview", "ftp"}:
        return None
    if page == "ftp":
        rest = rest[-1:]
    number = arxiv_id("/".join(rest[:2])) or (arxiv_id(rest[0]) if rest else None)
    if number is None and rest and (start := _ARXIV_START.match(rest[0])):
        number = arxiv_id(start[0])  # what a bad paste has glued to it is no part of it
    return Thing("arxiv", number, "paper") if number else None


_LONGEST_DOI = 400


def paper_of_doi(text: str) -> Thing | None:
    """The DOI at the start of a text, lower-cased; an arXiv one is its arXiv number."""
    match = DOI.match(unquote(text[:_LONGEST_DOI]))
    if match is None:
        return None
    name = match[0].lower()
    if name.startswith("10.48550/arxiv."):
        number = arxiv_id(name.removeprefix("10.48550/arxiv."))
        if number:
            return Thing("arxiv", number, "paper")
    return Thing("doi", name, "paper")


def doi(parts: Parts) -> Thing | None:
    """``doi.org/10.…``."""
    return paper_of_doi(unquote(parts.path).lstrip("/").removeprefix("doi:"))


_AFTER_DOI = re.compile(
    r"(?:\.pdf|\.full|\.abstract|\.full\.pdf|/full|/pdf|/abstract|/html|/epub|/meta|v\d+)+$"
)


def doi_in_path(parts: Parts) -> Thing | None:
    """A publisher's page with the DOI in its path: ``/doi/abs/10.…``, ``/article/10.…``."""
    at = unquote(parts.path)
    start = at.find("/10.")
    thing = paper_of_doi(at[start + 1 :]) if start >= 0 else None
    if thing is None or thing.scheme != "doi" or thing.id is None:
        return thing
    name = _AFTER_DOI.sub("", thing.id)
    return Thing("doi", name.removesuffix(".pdf"), "paper")


def nature(parts: Parts) -> Thing | None:
    """``nature.com/articles/s41586-…``, whose DOI is ``10.1038/…``."""
    page, *rest = parts.segments or [""]
    old = re.fullmatch(r"/\w+/journal/v\d+/n\d+/(?:full|abs|pdf)/([a-z]+[\d.]+\d)\.\w+", parts.path)
    if old is not None:
        return Thing("doi", f"10.1038/{old[1]}", "paper")
    if page != "articles" or not rest or not re.fullmatch(r"[a-z0-9.-]{5,40}", rest[0]):
        return None
    return Thing("doi", f"10.1038/{rest[0].removesuffix('.pdf').lower()}", "paper")


def openreview(parts: Parts) -> Thing | None:
    """``/forum?id=…``, ``/pdf?id=…``; no groups, profiles, attachments."""
    page = (parts.segments or [""])[0]
    name = parts.param("id")
    if page not in {"forum", "pdf", "references"} or not name or "/" in name:
        return None
    return Thing("openreview", name, "paper")


def acl(parts: Parts) -> Thing | None:
    """``/P18-1175``, ``/2023.emnlp-main.1.pdf``, ``aclweb.org/anthology/…``; no volumes."""
    segments = parts.segments
    if not segments:
        return None
    match = ACL.fullmatch(segments[-1])
    if match is None:
        return paper_of_doi(parts.path.partition("/anthology/doi/")[2])
    return Thing("acl", match[1], "paper")


def semanticscholar(parts: Parts) -> Thing | None:
    """A paper's 40 hex digits, ``CorpusID:…`` or arXiv number, in pages and in the API's URLs."""
    segments = parts.segments
    if parts.host.startswith("pdfs."):
        digits = "".join(segments).removesuffix(".pdf")
        return (
            Thing("semanticscholar", digits.lower(), "paper") if S2_HASH.fullmatch(digits) else None
        )
    if "paper" not in segments and "arxiv" not in segments:
        corpus = [part for part in segments if part.lower().startswith("corpusid:")]
        return _corpus(corpus[0]) if corpus else None
    for segment in reversed(segments):
        if S2_HASH.fullmatch(segment):
            return Thing("semanticscholar", segment.lower(), "paper")
        if segment.lower().startswith("corpusid:"):
            return _corpus(segment)
        if segment.lower().startswith("arxiv:") and (number := arxiv_id(segment)):
            return Thing("arxiv", number, "paper")
        if segment.lower().startswith("doi:"):
            return paper_of_doi(parts.path[parts.path.lower().find("doi:") + 4 :])
    return None


def _corpus(text: str) -> Thing | None:
    number = text.partition(":")[2]
    return Thing("semanticscholar", f"CorpusID:{number}", "paper") if number.isdecimal() else None


def connectedpapers(parts: Parts) -> Thing | None:
    """``/main/<Semantic Scholar's hex>/…``."""
    for segment in parts.segments:
        if S2_HASH.fullmatch(segment):
            return Thing("semanticscholar", segment.lower(), "paper")
    return None


# --------------------------------------------------------------------------- repositories and hubs

_NAME = re.compile(r"[\w][\w.-]*", re.ASCII)
_NOT_OWNERS = frozenset(
    words("""
    topics features sponsors about explore marketplace pricing search settings login
    join orgs collections trending notifications apps security enterprise site
    contact readme customer-stories team events stars issues pulls codespaces new
    blog user-attachments users assets help dashboard group groups -
""")
)
_REPOSITORY_FOLDERS = frozenset({"tree", "blob", "src", "raw", "-"})


def repository(scheme: str) -> Callable[[Parts], Thing | None]:
    """The reader of a host of repositories: ``/owner/name`` and what lies below it."""

    def read(parts: Parts) -> Thing | None:
        return _repository(scheme, parts.segments, parts.fragment)

    return read


def _repository(scheme: str, segments: list[str], fragment: str = "") -> Thing | None:
    if not segments or segments[0].lower() in _NOT_OWNERS or not _NAME.fullmatch(segments[0]):
        return None
    if len(segments) < 2:
        return Thing(None, None, "owner")
    owner, name, *below = segments
    name = name.removesuffix(".git")
    if not _NAME.fullmatch(name):
        return None
    page = [part for part in below if part != "-"]
    whole = not page or (page[0] in {"tree", "src"} and len(page) == 2)
    if whole:
        kind = "repository"
    elif page[0] in _REPOSITORY_FOLDERS:
        kind = "folder" if page[0] in {"tree", "src"} else "file"
    else:
        kind = {"issues": "issue", "pull": "issue", "discussions": "issue"}.get(page[0], "page")
    return Thing(scheme, f"{owner}/{name}", kind)


def github(parts: Parts) -> Thing | None:
    """``owner/repo`` of a page or a raw file."""
    if parts.host == "raw.githubusercontent.com":
        thing = _repository("github", parts.segments)
        return Thing(thing.scheme, thing.id, "file") if thing and thing.id else None
    return _repository("github", parts.segments, parts.fragment)


_HF_PAGES = frozenset(
    words("""
    docs blog collections papers spaces datasets models tasks learn join login
    pricing chat api organizations settings posts new enterprise huggingface-hub
    search inference-endpoints inference-api course metrics
""")
)


def huggingface(parts: Parts) -> Thing | None:
    """``owner/name``, ``datasets/owner/name``, ``datasets/name``, ``spaces/owner/name``.

    ``/papers/<number>`` is a page about an arXiv paper.
    """
    segments = parts.segments
    if not segments:
        return None
    first, *rest = segments
    if first == "papers":
        number = arxiv_id(rest[0]) if rest else None
        return Thing("arxiv", number, "paper") if number else None
    if first == "docs":
        return Thing(None, None, "docs")
    if first == "blog":
        return Thing(None, None, "article")
    if first in {"datasets", "spaces"}:
        name, below = _hub_name(rest, bare=first == "datasets")
        kind = first[:-1] if not below else "file"
        return Thing("huggingface", f"{first}/{name}", kind) if name else None
    if first in _HF_PAGES:
        if first == "collections" and len(rest) > 1:
            return Thing("huggingface", f"{first}/{rest[0]}/{rest[1]}", "collection")
        return Thing(None, None, "collection") if first == "collections" else None
    name, below = _hub_name(segments, bare=False)
    if name is None:
        return Thing(None, None, "owner") if len(segments) == 1 else None
    return Thing("huggingface", name, "file" if below else "model")


_HUB_BELOW = frozenset(
    words("""
    tree blob resolve raw viewer discussions settings edit commit commits
""")
)


def _hub_name(segments: list[str], *, bare: bool) -> tuple[str | None, bool]:
    """``owner/name`` (or a bare name), and whether the page is one below it."""
    if not segments or not all(_NAME.fullmatch(part) for part in segments[:2]):
        return None, False
    if len(segments) > 1 and segments[1] not in _HUB_BELOW:
        name, rest = "/".join(segments[:2]), segments[2:]
    elif bare:
        name, rest = segments[0], segments[1:]
    else:
        return None, False
    return name, bool(rest) and not (rest[0] in {"tree", "viewer"} and len(rest) <= 2)


def modelscope(parts: Parts) -> Thing | None:
    """``models/owner/name``, ``datasets/owner/name``, ``studios/owner/name``."""
    segments = [part for part in parts.segments if part not in {"summary", "files"}]
    if len(segments) >= 3 and segments[0] in {"models", "datasets", "studios"}:
        kind = {"models": "model", "datasets": "dataset", "studios": "space"}[segments[0]]
        return Thing("modelscope", "/".join(segments[:3]), kind)
    return None


_KAGGLE_PAGES = frozenset(
    {"learn", "docs", "discussions", "organizations", "code", "models", "datasets"}
)


def kaggle(parts: Parts) -> Thing | None:
    """``datasets/owner/name``, ``competitions/name``, ``code/owner/name``."""
    segments = parts.segments
    first = (
        {"c": "competitions", "kernels": "code"}.get(segments[0], segments[0]) if segments else ""
    )
    if first == "competitions" and len(segments) >= 2:
        return Thing("kaggle", f"competitions/{segments[1]}", "competition")
    if first in {"datasets", "code", "models"} and len(segments) >= 3:
        return Thing("kaggle", f"{first}/{segments[1]}/{segments[2]}", first.removesuffix("s"))
    if len(segments) == 2 and first not in _KAGGLE_PAGES:
        return Thing("kaggle", f"datasets/{segments[0]}/{segments[1]}", "dataset")
    return None


def zenodo(parts: Parts) -> Thing | None:
    """``/record/123``, ``/records/123``, ``/doi/10.5281/zenodo.123``."""
    match = re.match(
        r"/(?:api/)?(?:records?/|doi/10\.5281/zenodo\.|badge/DOI/10\.5281/zenodo\.)(\d+)",
        parts.path,
    )
    return Thing("zenodo", match[1], "dataset") if match else None


def pypi(parts: Parts) -> Thing | None:
    """``/project/name``; names are normalised as PEP 503 says."""
    segments = parts.segments
    if len(segments) >= 2 and segments[0] in {"project", "pypi"}:
        return Thing("pypi", re.sub(r"[-_.]+", "-", segments[1]).lower(), "package")
    return None


def npm(parts: Parts) -> Thing | None:
    """``/package/name``, ``/package/@scope/name``."""
    segments = parts.segments
    if len(segments) < 2 or segments[0] != "package":
        return None
    name = "/".join(segments[1:3]) if segments[1].startswith("@") else segments[1]
    return Thing("npm", name, "package")


# ---------------------------------------------------------------------------------- videos, writing


def bilibili_id(text: str) -> str | None:
    """A BV or av number anywhere in the text, with its prefix in its own case."""
    match = BILIBILI.search(text)
    if match is None:
        return None
    return "BV" + match[1][2:] if match[1] else match[2].lower()


def bilibili(parts: Parts) -> Thing | None:
    """``/video/BV…``, ``/video/av…``, the API's ``bvid=``; b23.tv hides its number."""
    segments = parts.segments
    named = parts.param("bvid") or next((part for part in segments if BILIBILI.fullmatch(part)), "")
    if not named and (aid := parts.param("aid")) and aid.isdecimal():
        named = f"av{aid}"
    number = bilibili_id(named)
    if number:
        return Thing("bilibili", number, "video")
    if parts.host == "space.bilibili.com":
        return Thing(None, None, "channel")
    if segments[:1] == ["read"]:
        return Thing(None, None, "article")
    return None


_YOUTUBE = re.compile(r"[\w-]{11}", re.ASCII)


def youtube(parts: Parts) -> Thing | None:
    """A video's 11 characters; a playlist's ``PL…``; ``channel:UC…`` or ``@name`` for channels."""
    segments = parts.segments
    if parts.host.endswith("youtu.be"):
        video = segments[0] if segments else ""
    elif segments[:1] in (["embed"], ["shorts"], ["live"], ["v"], ["e"]) and len(segments) > 1:
        video = segments[1]
    else:
        video = parts.param("v", "vi") or ""
    video = video[:11]
    if _YOUTUBE.fullmatch(video) and video != "videoseries":
        return Thing("youtube", video, "video")
    playlist = parts.param("list")
    if playlist and re.fullmatch(r"[\w-]{10,64}", playlist, re.ASCII):
        return Thing("youtube", playlist, "playlist")
    if segments and segments[0].startswith("@"):
        return Thing("youtube", segments[0], "channel")
    if len(segments) > 1 and segments[0] in {"channel", "c", "user"}:
        return Thing("youtube", f"{segments[0]}:{segments[1]}", "channel")
    return None


def vimeo(parts: Parts) -> Thing | None:
    """The number of a video."""
    number = next(
        (part for part in reversed(parts.segments) if re.fullmatch(r"\d{5,12}", part)), None
    )
    return Thing("vimeo", number, "video") if number else None


_ZHIHU = re.compile(
    r"/(?:(p|zvideo|pin)/(\d+)|question/(\d+)(?:/answers?/(\d+))?|answer/(\d+)|column/([\w-]+))",
    re.ASCII,
)


def zhihu(parts: Parts) -> Thing | None:
    """``p/…``, ``zvideo/…``, ``question/…/answer/…``, ``question/…``, ``answer/…``."""
    path = re.sub(r"^/api/v\d/(zvideo|question|answer)s/", r"/\1/", parts.path)
    match = _ZHIHU.match(re.sub(r"^/api/v\d/articles/", "/p/", path))
    if match is None:
        return None
    page, number, question, answer, lone, column = match.groups()
    if page:
        return Thing("zhihu", number, {"p": "article", "zvideo": "video"}.get(page, "post"))
    if question:
        name = f"question/{question}" + (f"/answer/{answer}" if answer else "")
        return Thing("zhihu", name, "answer" if answer else "question")
    if lone:
        return Thing("zhihu", f"answer/{lone}", "answer")
    return Thing("zhihu", f"column/{column}", "column")
