"""Badges: images of a value, whose URL says what the value is and often what it is a value of."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import unquote

from mdcatalog.links.identity import identifiers
from mdcatalog.links.sites import site_of
from mdcatalog.links.things import arxiv_id, bilibili_id
from mdcatalog.links.urls import Parts, parts_of, words


@dataclass(frozen=True)
class BadgeFacts:
    """What the URL of a badge says: of which thing, under which label, with which message.

    ``live``: the image shows a value that is looked up when it is drawn (stars, views).
    """

    identifiers: tuple[tuple[str, str], ...] = ()
    label: str | None = None
    message: str | None = None
    live: bool = False


_BADGE_PATHS = re.compile(
    r"colab-badge\.svg$|/badge\.svg$|-badge\.svg$|/actions/workflows/.*badge\.svg|/workflows/.*/badge\.svg"
    r"|^/badge/[^/]|awesome(?:-flat2?)?\.svg$",
    re.IGNORECASE,
)
_PAGES_WITH_BADGES = frozenset(
    [
        "awesome.re",
        "codecov.io",
        "coveralls.io",
        "pepy.tech",
        "snyk.io",
        "shields.io",
        "komarev.com",
    ]
)
_BADGE_WORDS = re.compile(r"badge|\.svg|\.png|graph|ghpvc", re.IGNORECASE)


def _parts(url: str) -> Parts | None:
    """The pieces of a badge's address, in which people leave the blanks of a name as they are."""
    return parts_of(url.strip().replace(" ", "%20") if " " in url else url)


@lru_cache(16384)
def is_badge(url: str) -> bool:
    """Whether the URL is the image of a badge service, or of a badge by its name."""
    parts = _parts(url)
    if parts is None:
        return False
    site = site_of(parts.host)
    if site is not None and site.role == "badge":
        if parts.host in _PAGES_WITH_BADGES:
            return _BADGE_WORDS.search(parts.path + "?" + parts.query) is not None
        return len(parts.path) > 1
    tail = parts.tail.casefold()
    return ("badge" in tail or "awesome" in tail) and _BADGE_PATHS.search(parts.tail) is not None


@lru_cache(16384)
def badge_facts(url: str) -> BadgeFacts | None:
    """The facts in a badge's URL; None where the URL is no badge."""
    if not is_badge(url):
        return None
    parts = _parts(url)
    if parts is None:
        return None
    if parts.host.endswith("shields.io") or parts.host.endswith("badgen.net"):
        return _shields(parts)
    return _other(parts)


def _shields(parts: Parts) -> BadgeFacts:
    raw = [part for part in parts.path.split("/") if part]
    label = parts.param("label")
    source = parts.param("url")
    if source is not None:
        return BadgeFacts(_of_source(source), label, None, True)
    if raw[:1] == ["badge"] and len(raw) > 1 and raw[1] not in {"dynamic", "endpoint"}:
        return _static(raw, label)
    if raw[:2] == ["static", "v1"]:
        message = parts.param("message")
        return BadgeFacts(_named(label or "", message or ""), label, message, False)
    segments = parts.segments
    return BadgeFacts(_live_ids(segments), label or _live_label(segments), None, True)


def _static(raw: list[str], label: str | None) -> BadgeFacts:
    """``badge/label-message-color``: ``--`` is a dash, ``__`` an underscore, ``_`` a space."""
    text = re.sub(r"\.(?:svg|png|json)$", "", "/".join(raw[1:]))
    fields = [_unescape(field) for field in re.split(r"(?<!-)-(?!-)", text.replace("--", "\0"))]
    if len(fields) == 1 or (len(fields) == 2 and label is None):
        message = fields[0]
        return BadgeFacts(_named("", message), label, message, False)
    if len(fields) == 2:
        return BadgeFacts(_named(label or "", fields[0]), label, fields[0], False)
    written, message = fields[0], "-".join(fields[1:-1])
    return BadgeFacts(_named(written, message), label or written or None, message or None, False)


def _unescape(field: str) -> str:
    field = field.replace("\0", "-").replace("__", "\1").replace("_", " ").replace("\1", "_")
    return unquote(field).strip()


def _named(label: str, message: str) -> tuple[tuple[str, str], ...]:
    """Identifiers that a static badge spells out: ``arXiv-2302.14115``."""
    number = arxiv_id(message.strip()) or arxiv_id(label.strip())
    if number and ("/" not in number) and ("arxiv" in f"{label}{message}".lower()):
        return (("arxiv", number),)
    return ()


def _of_source(source: str) -> tuple[tuple[str, str], ...]:
    """What the source of a dynamic badge is about: an API of bilibili, Semantic Scholar, GitHub."""
    if not source.lower().startswith("http"):
        source = unquote(source)
    found = identifiers(source)
    if found:
        return found
    parts = parts_of(source)
    if parts is not None and parts.host == "api.github.com" and parts.segments[:1] == ["repos"]:
        return _github("/".join(parts.segments[1:3]))
    video = bilibili_id(source) if "bilibili" in source else None
    return (("bilibili", video),) if video else ()


def _github(name: str) -> tuple[tuple[str, str], ...]:
    return identifiers(f"https://github.com/{name}") if name.count("/") == 1 else ()


_LIVE_METRICS = frozenset(
    words("""
    stars forks watchers license issues issues-raw issues-closed last-commit
    contributors release v repo-size languages issues-pr issues-pr-closed
    commit-activity followers downloads tag size languages-code-size
    directory-file-count discussions created-at views likes comments dm dd dt dw
    pyversions status format dependents-repo checks branches
""")
)


def _live_label(segments: list[str]) -> str | None:
    return next((part for part in segments[1:3] if part in _LIVE_METRICS), None)


def _live_ids(segments: list[str]) -> tuple[tuple[str, str], ...]:
    """``github/stars/owner/repo``, ``youtube/views/ID``, ``pypi/v/name``, ``npm/v/name``."""
    if not segments:
        return ()
    service, *rest = segments
    names = [part.removesuffix(".svg") for part in rest]
    while names and names[0] in _LIVE_METRICS:
        names = names[1:]
    if service == "github" and len(names) >= 2:
        return _github("/".join(names[-2:] if rest[:1] == ["workflow"] else names[:2]))
    if service == "youtube" and names and rest[0] in {"views", "likes", "comments"}:
        return identifiers(f"https://youtu.be/{names[0]}")
    if service in {"pypi", "npm"} and names:
        page = "project" if service == "pypi" else "package"
        host = "pypi.org" if service == "pypi" else "www.npmjs.com"
        return identifiers(
            f"https://{host}/{page}/{'/'.join(names[:2] if names[0][:1] == '@' else names[:1])}"
        )
    return ()


def _other(parts: Parts) -> BadgeFacts:
    segments = [part.removesuffix(".svg") for part in parts.segments]
    if parts.host == "badge.fury.io" and len(segments) >= 2:
        host = {"py": "pypi.org/project", "js": "www.npmjs.com/package"}.get(segments[0])
        found = identifiers(f"https://{host}/{segments[1]}") if host else ()
        return BadgeFacts(found, "version", None, True)
    if parts.host == "github.com" and len(segments) > 2:
        return BadgeFacts(_github("/".join(segments[:2])), "workflow", None, True)
    if parts.host == "api.star-history.com":
        return BadgeFacts(_github(parts.param("repos") or ""), "stars", None, True)
    if parts.host == "contrib.rocks":
        return BadgeFacts(_github(parts.param("repo") or ""), "contributors", None, True)
    if parts.host.endswith("zenodo.org"):
        number = re.search(r"zenodo\.(\d+)", parts.path)
        return BadgeFacts((("zenodo", number[1]),) if number else (), "doi", None, False)
    if parts.host == "awesome.re" or re.search(r"colab-badge|awesome", parts.path):
        label = "colab" if "colab" in parts.path else "awesome"
        return BadgeFacts((), label, None, False)
    visitors = "visitor" in parts.host or parts.host.startswith(("hits.", "komarev", "profile-"))
    return BadgeFacts((), "visitors" if visitors else None, None, True)
