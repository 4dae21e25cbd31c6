"""The dialects that real documents mix, as markdown-it rules.

Liquid ``{% … %}`` and Hugo ``{{< … >}}`` tags, bare URLs glued to CJK text, prose indented
so far that CommonMark calls it code, and HTML blocks: wrappers that hold Markdown
(``<details>``, ``<div>``) stand on their own, a ``<table>`` runs to its end, others to a heading.
"""

from __future__ import annotations

import re

from markdown_it.rules_block import StateBlock
from markdown_it.rules_block.html_block import html_block as commonmark_html_block
from markdown_it.rules_inline import StateInline

from mdcatalog.markdown.urls import CJK, SCHEME_AT_END, clean_bare, match_url
from mdcatalog.patterns import lazy_pattern
from mdcatalog.tree import Image, Link

# The bound keeps unclosed tags from being searched to the end of the text each time.
TEMPLATE_TAG = re.compile(r"\{%.{0,2000}?%\}|\{\{[<%].{0,2000}?[%>]\}\}", re.DOTALL)
TEMPLATE_ATTRIBUTE = lazy_pattern(
    r"""\b(url|src|href|link|caption|alt|title)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>%]+))"""
)
_IMAGE_URL = re.compile(r"\.(?:png|jpe?g|gif|webp|svg|bmp|avif|ico)(?:$|[?#])", re.IGNORECASE)
_WRAPPERS = "details|div|center|section|article|main|span|font|header|footer|nav"
_WRAPPER_LINE = lazy_pattern(
    rf"^(?:<(?:{_WRAPPERS})\b[^<>]*>|</(?:{_WRAPPERS})\s*>)\s*$", re.IGNORECASE
)
_DETAILS_OPEN = re.compile(r"^<details\b[^<>]*>\s*(?=<summary\b|$)", re.IGNORECASE)
_SUMMARY_OPEN = re.compile(r"^<summary\b", re.IGNORECASE)
_SUMMARY = lazy_pattern(r"^<summary\b[^<>]*>(.*?)</summary\s*>\s*(?:<br\s*/?>\s*)*$", re.I | re.S)
_SUMMARY_CLOSE = re.compile(r"</summary\s*>", re.IGNORECASE)
_TABLE_OPEN = re.compile(r"^<table\b", re.IGNORECASE)
_TABLE_TAG = re.compile(r"<(/?)table\b", re.IGNORECASE)
# What holds no Markdown at all, up to its closing tag.
_RAW = re.compile(r"<(?:script|pre|style|textarea|[!?])", re.IGNORECASE)
# a heading, or an item of a list that begins with a link
_MARKDOWN = re.compile(
    r" {0,3}(?:#{1,6}[ \t]+\S|#{2,6}[^\s#]|(?:[-*+]|\d{1,3}[.)])[ \t]+(?:\*\*)?\[[^\]\n]+\]\()"
)
# any item of a list, below what is a whole element on its line: `<iframe src="…"></iframe>`
_ITEM = re.compile(r" {0,3}(?:[-*+]|\d{1,3}[.)])[ \t]+[^\W_]")
_WHOLE_ELEMENT = lazy_pattern(
    r" {0,3}<(?P<tag>iframe|a|video|audio|object|embed|img|br|hr)\b[^<>]*>"
    r"(?:[^<>]{0,80}</(?P=tag)\s*>)?\s*",
    re.IGNORECASE,
)
_MAX_SUMMARY_LINES = 30

_HAS_CJK = lazy_pattern(f"[{CJK}]")
_CODE_START = re.compile(r"^(?:[#$>%]|//|/\*|import |from |def |class |pip |git |npm |cd |sudo )")


def template_rule(state: StateInline, silent: bool) -> bool:
    """A template tag; its ``url=`` or ``src=`` becomes a link, its text nothing."""
    if state.src[state.pos] != "{":
        return False
    match = TEMPLATE_TAG.match(state.src, state.pos, state.posMax)
    if not match:
        return False
    if not silent:
        token = state.push("template_tag", "", 0)
        token.content = match.group()
    state.pos = match.end()
    return True


def template_piece(tag: str, line: int) -> Link | Image | None:
    """What a template tag links to or shows, if its attributes say so."""
    attributes = {
        match.group(1): match.group(2) or match.group(3) or match.group(4) or ""
        for match in TEMPLATE_ATTRIBUTE.finditer(tag)
    }
    url = next((attributes[key] for key in ("url", "src", "href", "link") if key in attributes), "")
    if not url:
        return None
    caption = attributes.get("caption") or attributes.get("alt") or attributes.get("title", "")
    return Image(url, caption, line) if _IMAGE_URL.search(url) else Link(url, caption, line)


def bare_url_rule(state: StateInline, silent: bool) -> bool:
    """A bare ``http://`` or ``https://`` URL; stands where markdown-it's ``linkify`` would."""
    pos = state.pos
    if state.src[pos] != ":" or not state.src.startswith("://", pos) or state.linkLevel > 0:
        return False
    scheme = SCHEME_AT_END.search(state.pending)
    if not scheme:
        return False
    start = pos - len(scheme.group())
    end = match_url(state.src, start)
    if end <= pos + 3 or end > state.posMax:
        return False
    if not silent:
        state.pending = state.pending[: -len(scheme.group())]
        token = state.push("bare_url", "", 0)
        token.content = clean_bare(state.src[start:end])
    state.pos = end
    return True


def _is_prose(text: str) -> bool:
    """Whether indented lines are somebody's indented prose rather than code."""
    first = text.lstrip()
    if _CODE_START.match(first):
        return False
    if "](" in text or "http://" in text or "https://" in text:
        return True
    return len(_HAS_CJK.findall(text)) * 5 > len(text)


def indented_rule(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Indented lines: code, or paragraphs where they read as prose.

    People indent the first line of a paragraph by tabs; CommonMark then calls it code.
    """
    if not state.is_code_block(start):
        return False
    last = line = start + 1
    while line < end:
        if not state.isEmpty(line):
            if not state.is_code_block(line):
                break
            last = line + 1
        line += 1
    content = state.getLines(start, last, 4 + state.blkIndent, False)
    state.line = last
    if not _is_prose(content):
        token = state.push("code_block", "code", 0)
        token.content = content + "\n"
        token.map = [start, last]
        return True
    line = start
    while line < last:
        if state.isEmpty(line):
            line += 1
            continue
        first = line
        while line < last and not state.isEmpty(line):
            line += 1
        _push_paragraph(state, first, line)
    return True


def _push_paragraph(state: StateBlock, start: int, end: int) -> None:
    state.push("paragraph_open", "p", 1).map = [start, end]
    inline = state.push("inline", "", 0)
    inline.content = "\n".join(
        state.src[state.bMarks[n] + state.tShift[n] : state.eMarks[n]] for n in range(start, end)
    ).strip()
    inline.map = [start, end]
    state.push("paragraph_close", "p", -1)


def html_rule(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """HTML blocks; wrappers stand alone, ``<summary>`` and ``<table>`` run to their end."""
    position = state.bMarks[start] + state.tShift[start]
    if not state.src.startswith("<", position) or state.is_code_block(start):
        return False
    line = state.src[position : state.eMarks[start]]
    if _WRAPPER_LINE.match(line):
        return silent or _push_html(state, "html_wrapper", start, start + 1, line)
    details = _DETAILS_OPEN.match(line)
    if details and details.end() < len(line):
        summary = _until(state, start, end, _SUMMARY_CLOSE)
        text = state.src[position : state.eMarks[summary - 1]][details.end() :] if summary else ""
        if summary and _SUMMARY.match(text):
            if not silent:
                _push_html(state, "html_wrapper", start, start + 1, details.group())
                _push_html(state, "html_summary", start, summary, text)
            return True
    if _SUMMARY_OPEN.match(line):
        summary = _until(state, start, end, _SUMMARY_CLOSE)
        text = state.src[position : state.eMarks[summary - 1]] if summary else ""
        if summary and _SUMMARY.match(text):
            return silent or _push_html(state, "html_summary", start, summary, text)
    if _TABLE_OPEN.match(line):
        last = _table_end(state, start, end)
        if last is not None and not _lays_out_markdown(state, start, last):
            text = state.src[position : state.eMarks[last - 1]]
            return silent or _push_html(state, "html_block", start, last, text)
    found: bool = commonmark_html_block(state, start, end, silent)
    if found and not silent and not _RAW.match(line):
        _end_before_markdown(state, start)
    return found


def _lays_out_markdown(state: StateBlock, start: int, end: int) -> bool:
    """Whether a table's cells hold Markdown behind blank lines: headings, or a list of links.

    It is no more than a layout then; CommonMark ends the HTML at the blank line as well.
    """
    for number in range(start + 2, end):
        if state.isEmpty(number - 1) and _MARKDOWN.match(
            state.src, state.bMarks[number], state.eMarks[number]
        ):
            return True
    return False


def _end_before_markdown(state: StateBlock, start: int) -> None:
    """Let the block that was read end where Markdown begins: ``<a name="x" />`` over ``## X``.

    CommonMark would have it run to the next blank line, and hold the list below as well.
    """
    token = state.tokens[-1]
    if "\n" not in token.content or not ("#" in token.content or "](" in token.content):
        return
    for number in range(start + 1, state.line):
        begins, ends = state.bMarks[number], state.eMarks[number]
        if _MARKDOWN.match(state.src, begins, ends) or (
            _ITEM.match(state.src, begins, ends) and _is_whole_element(state, number - 1)
        ):
            token.map = [start, number]
            token.content = state.getLines(start, number, state.blkIndent, True)
            state.line = number
            return


def _is_whole_element(state: StateBlock, number: int) -> bool:
    """Whether a line is one element that is closed there and holds no other."""
    found = _WHOLE_ELEMENT.match(state.src, state.bMarks[number], state.eMarks[number])
    return found is not None and found.end() == state.eMarks[number]


def _push_html(state: StateBlock, kind: str, start: int, end: int, text: str) -> bool:
    token = state.push(kind, "", 0)
    token.map = [start, end]
    token.content = text
    state.line = end
    return True


def _until(state: StateBlock, start: int, end: int, closing: re.Pattern[str]) -> int:
    """The line after the one in which ``closing`` is found; 0 where it is not found soon."""
    for number in range(start, min(end, start + _MAX_SUMMARY_LINES)):
        if closing.search(state.src, state.bMarks[number], state.eMarks[number]):
            return number + 1
    return 0


def _table_end(state: StateBlock, start: int, end: int) -> int | None:
    """The line after the ``</table>`` that closes the table of line ``start``."""
    depth = 0
    for match in _TABLE_TAG.finditer(state.src, state.bMarks[start], state.eMarks[end - 1]):
        depth += -1 if match.group(1) else 1
        if depth <= 0:
            newline = state.src.count("\n", state.bMarks[start], match.start())
            return start + newline + 1
    return None
