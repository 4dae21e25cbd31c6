"""Redirectors and image proxies, opened: the URL that a URL only wraps."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import unquote

from mdcatalog.links.urls import Parts, parts_of

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
}
_CAMO = re.compile(r"/[0-9a-f]{40,64}/((?:[0-9a-f]{2})+)/?", re.IGNORECASE)
_MAX_WRAPPINGS = 8


@lru_cache(16384)
def open_proxies(url: str) -> str:
    """The URL that stands behind image proxies and redirectors; any other URL exactly as given.

    Opens ``camo.githubusercontent.com/<digest>/<hex>``, ``link.zhihu.com/?target=``,
    ``google.com/url?q=`` and others of their sort, also where they are nested. An archive
    (``web.archive.org``) is a thing of its own and stays.
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
    host = parts.host
    if host.endswith(".safelinks.protection.outlook.com"):
        host = "safelinks.protection.outlook.com"
    row = _REDIRECTORS.get(host)
    if row is None:
        return None
    path, names = row
    at = parts.path or "/"
    if at != path and at.rstrip("/") != path.rstrip("/") and not (path == "/" and len(at) < 2):
        return None
    target = parts.param(*names)
    if target is None:
        return None
    if names == ("target",) and "%" in target and "://" not in target:
        target = unquote(target)
    if not target.lower().startswith(("http://", "https://")):
        return None
    if parts.fragment and "#" not in target:
        target += "#" + parts.fragment
    return target if parts_of(target) else None


def _from_camo(parts: Parts) -> str | None:
    match = _CAMO.fullmatch(parts.path)
    if match is None:
        return None
    try:
        target = bytes.fromhex(match[1]).decode("utf-8")
    except ValueError:
        return None
    return target if parts_of(target) and not re.search(r"\s", target) else None
