"""Where a bare URL ends, in text that may be glued to it (Chinese, a bracket, another URL)."""

from __future__ import annotations

import re
from html import unescape

from mdcatalog.patterns import lazy_pattern

#: CJK letters and punctuation, radicals, kana, hangul, full-width forms, curly quotes,
#: dashes and pictographs: none of them stands unescaped in a URL that people write.
CJK = (
    "\u2e80-\u9fff\ua000-\ua4cf\uac00-\ud7ff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef"
    "\u2013-\u2014\u2018-\u201f\u2026\U0001f000-\U0003ffff"
)
_BODY = lazy_pattern(rf'[^\s\[<>"|`\x00-\x1f\x7f\u200b\u200e\u200f\ufeff{CJK}]+')
_NEXT_URL = re.compile(r"https?://", re.IGNORECASE)
SCHEME_AT_END = re.compile(r"https?$", re.IGNORECASE)
WWW = re.compile(r"(?<![\w/.@:-])www\.(?=[\w-]+\.\w)", re.IGNORECASE)
_ENTITY_AT_END = re.compile(r"&[A-Za-z0-9]+;$")
_PAIRS = {")": "(", "]": "[", "}": "{"}


def match_url(text: str, start: int) -> int:
    """The end of the bare URL that begins at ``start`` (at its scheme, or at ``www.``).

    Returns ``start`` where nothing follows the scheme. Trailing punctuation and closing
    brackets without an opening one are left to the text, as GFM's autolinks do
    (https://github.github.com/gfm/#autolinks-extension-).
    """
    scheme = _NEXT_URL.match(text, start)
    begin = scheme.end() if scheme else start
    following = _NEXT_URL.search(text, begin) if scheme else None
    # the next URL bounds the scan: many glued URLs are read once each
    body = _BODY.match(text, begin, following.start() if following else len(text))
    if not body:
        return start
    end = body.end()
    end = _cut_unmatched(text, body.start(), end)
    end = _trim(text, body.start(), end)
    return end if end > body.start() else start


def _cut_unmatched(text: str, start: int, end: int) -> int:
    """Cut at a ``]`` or ``}`` that closes nothing: it belongs to the Markdown around."""
    depth = {"[": 0, "{": 0}
    for position in range(start, end):
        character = text[position]
        if character in "[{":
            depth[character] += 1
        elif character in "]}":
            opening = _PAIRS[character]
            if not depth[opening]:
                return position
            depth[opening] -= 1
    return end


def _trim(text: str, start: int, end: int) -> int:
    surplus = text.count(")", start, end) - text.count("(", start, end)
    while end > start:
        last = text[end - 1]
        if last == ")" and surplus > 0:
            surplus -= 1
        elif last == ";":
            entity = _ENTITY_AT_END.search(text, start, end)
            if entity:
                end = entity.start()
                continue
        elif last not in "?!.,:*_~'\\":
            return end
        end -= 1
    return end


def clean_bare(url: str) -> str:
    """A bare URL with its entities undone, and with a scheme where it began at ``www.``."""
    if "&" in url and ";" in url:
        url = unescape(url)
    return url if "://" in url[:8] else "http://" + url
