"""Redirectors and image proxies, opened: the URL that a URL only wraps."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import unquote

from mdcatalog.links.urls import Parts, parts_of, words

# host (and what its path starts with) -> the query parameters that hold the target
_REDIRECTORS: dict[str, tuple[str, tuple[str, ...]]] = {
    "link.zhihu.com": ("/", ("target",)),
    "google.com": ("/url", ("q", "url")),
    "google.com.hk": ("/url", ("q", "url")),
    "google.cn": ("/url", ("q", "url")),
    "scholar.google.com": ("/scholar_url", ("url",)),
    "youtube.com": ("/redirect", ("q",)),
    "l.facebook.com": ("/l.php", ("u",)),
    "lm.facebook.com": ("/l.php", ("u",)),
    "l.instagram.com": ("/", ("u",)),
    "facebook.com": ("/l.php", ("u",)),
    "linkedin.com": ("/safety/go", ("url",)),
    "out.reddit.com": ("/", ("url",)),
    "link.csdn.net": ("/", ("target",)),
    "link.juejin.cn": ("/", ("target",)),
    "links.jianshu.com": ("/go", ("to",)),
    "link.segmentfault.com": ("/", ("url",)),
    "gitee.com": ("/link", ("target",)),
    "steamcommunity.com": ("/linkfilter", ("url", "u")),
    "vk.com": ("/away.php", ("to",)),
    "duckduckgo.com": ("/l/", ("uddg",)),
    "slack-redir.net": ("/link", ("url",)),
    "mailchi.mp": ("/", ("url",)),
    "safelinks.protection.outlook.com": ("/", ("url",)),
    "medium.com": ("/r", ("url",)),
    "click.linksynergy.com": ("/deeplink", ("murl",)),
}
# How redirectors that no row knows call themselves, and the parameters that hold their target.
_CLICK = frozenset(
    words(
        """click clicks clickthrough redirect redirects redirector redirectto redir jump jumpto
        link links link2 linkfilter externallink external goto gotolink go out outgoing outbound
        outlink away leave leaving safelink safelinks exit"""
    )
)
_TARGETS = frozenset(
    words(
        """target targeturl target_url url u to dest destination redirect redirecturl redirect_url
        redirect_to goto uri href"""
    )
)
# Pages that do something with an address instead of leading to it, whatever else they are called.
_WORKS = frozenset(
    words(
        """translate translator translation archive wayback cache save share sharer sharing
        sharearticle intent tweet submit submitlink bookmark bookmarklet pin create compose send
        proxy img image images thumb thumbnail resize avatar badge validator validate check checker
        checklink lint test view viewer gview preview reader embed oembed player login signin
        signup register auth oauth oauth2 sso account accounts passport logout session search find
        lookup api render screenshot qr qrcode rss feed import deploy new fork clone install add
        edit"""
    )
)
# Parameters of theirs: sizes of pictures, languages, words to share.
_OPTIONS = frozenset(
    words("w h width height size resize fit crop dpr sl tl langpair text via hashtags media body")
)
_WORD = re.compile(r"[a-z0-9]+")
_ENDING = re.compile(r"\.(?:php|aspx?|ashx|jsp|html?|do|cgi|action)$")
_ID = re.compile(r".*\d.*|.{1,2}|index")
_SECOND_LEVEL = frozenset(words("co com ac edu org net gov"))
_CAMO = re.compile(r"/[0-9a-f]{40,64}/((?:[0-9a-f]{2})+)/?", re.IGNORECASE)
_MAX_WRAPPINGS = 8


@lru_cache(16384)
def open_proxies(url: str) -> str:
    """The URL that stands behind image proxies and redirectors; any other URL exactly as given.

    Opens ``camo.githubusercontent.com/<digest>/<hex>``, ``link.zhihu.com/?target=``,
    ``google.com/url?q=`` and others of their sort, also where they are nested; of the rest those
    that call themselves a redirect (``/click?url=``, ``out.example.org/?to=``). An archive
    (``web.archive.org``), a translation or a button that shares is a thing of its own and stays.
    """
    target = url
    for _ in range(_MAX_WRAPPINGS):
        inner = _wrapped(target)
        if inner is None:
            return target
        target = inner
    return url  # wrapped deeper than anyone wraps: left alone, not half opened


def _wrapped(url: str) -> str | None:
    parts = parts_of(url)
    if parts is None:
        return None
    if parts.host == "camo.githubusercontent.com":
        return _from_camo(parts)
    if "http" not in parts.query.lower():
        return None
    target = _from_known(parts) or _from_click(parts)
    if target is None:
        return None
    if parts.fragment and "#" not in target:
        target += "#" + parts.fragment
    return target if parts_of(target) else None


def _from_known(parts: Parts) -> str | None:
    """The target of a redirector that the table knows."""
    host = parts.host
    if host.endswith(".safelinks.protection.outlook.com"):
        host = "safelinks.protection.outlook.com"
    row = _REDIRECTORS.get(host)
    if row is None:
        return None
    path, names = row
    if (parts.path or "/").rstrip("/") != path.rstrip("/"):
        return None
    target = parts.param(*names)
    return _address(target) if target else None


def _address(value: str) -> str | None:
    """The value as a web address, also where it was encoded twice; None where it is none."""
    if "%" in value and "://" not in value:
        value = unquote(value)
    return value if value.lower().startswith(("http://", "https://")) else None


def _from_click(parts: Parts) -> str | None:
    """The target of an address that says of itself that it only leads on."""
    if not _says_click(parts):
        return None
    targets: list[str] = []
    for pair in parts.query.replace("&amp;", "&").split("&"):
        name, _, value = pair.partition("=")
        name = name.lower()
        if name in _OPTIONS:
            return None
        target = _address(unquote(value)) if name in _TARGETS else None
        if target:
            targets.append(target)
    if len(targets) != 1:
        return None
    inner = parts_of(targets[0])
    return targets[0] if inner and "." in inner.host else None


def _says_click(parts: Parts) -> bool:
    """Whether the last word of the path, or the host before its domain, names a click-through."""
    path = parts.path.lower()
    if not _WORKS.isdisjoint(_WORD.findall(f"{parts.host} {path}")):
        return False
    segments = [_ENDING.sub("", segment) for segment in path.split("/") if segment]
    while segments and segments[-1] not in _CLICK and _ID.fullmatch(segments[-1]):
        segments.pop()
    if segments:
        return re.sub("[-_]", "", segments[-1]) in _CLICK
    labels = parts.host.split(".")
    domain = 3 if len(labels) > 2 and labels[-2] in _SECOND_LEVEL else 2
    return not _CLICK.isdisjoint(labels[:-domain])


def _from_camo(parts: Parts) -> str | None:
    match = _CAMO.fullmatch(parts.path)
    if match is None:
        return None
    try:
        target = bytes.fromhex(match[1]).decode("utf-8")
    except ValueError:
        return None
    return target if parts_of(target) and not re.search(r"\s", target) else None
