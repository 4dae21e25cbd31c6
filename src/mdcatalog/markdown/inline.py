"""Inline Markdown to inline pieces, through markdown-it's inline rules."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from html import unescape
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token

from mdcatalog.markdown.fast import fast_pieces
from mdcatalog.markdown.rules import template_piece
from mdcatalog.markdown.urls import WWW, clean_bare, match_url
from mdcatalog.patterns import lazy_pattern
from mdcatalog.tree import (
    Break,
    CodeSpan,
    FootnoteReference,
    Image,
    Inline,
    Inlines,
    Link,
    Text,
)

_TAG_NAME = re.compile(r"<(/?)([A-Za-z][\w-]*)")
_ATTRIBUTE = lazy_pattern(r"""([\w:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")
# `[text] (url)`, `[text]（url）`, `[text]([url)`, `([text])(url)`: a link that a stray mark has
# broken.
_BROKEN_LINK_HEAD = lazy_pattern(
    r"(!?)(?P<round>\()?\[(?P<label>(?:[^\[\]]|\[[^\[\]]*\])*)\]?\](?(round)\))[ ]?[(（]\[?$"
)
_BROKEN_LINK_TAIL = re.compile(r"^\]?[)）]\]?")
_EMPTY_BOLD = "****"  # what some editors leave of bold without words
_LITERAL_BOLD = re.compile(r"\*\*(?=\S)([^*\n]{1,200}?)\*\*")
# Above these an inline text is no prose; markdown-it's time would grow with their square.
MAX_LENGTH = 200_000
MAX_BRACKETS = 2_000
_PLAIN_LINK = lazy_pattern(
    r"(!?)\[([^\[\]]{0,1000})\]\(\s*<?([^\s()<>]+(?:\([^\s()]*\)[^\s()<>]*)*)>?\s*\)"
)


def tag_attributes(tag: str) -> dict[str, str]:
    """The attributes of an HTML tag, entities undone."""
    return {
        match.group(1).lower(): unescape(match.group(2) or match.group(3) or match.group(4) or "")
        for match in _ATTRIBUTE.finditer(tag)
    }


def _bold_end(inner: list[Inline]) -> str:
    """The text in bold with which a link's text ends: ``Jane Doe: **The `title`**``."""
    first = next((at for at, p in enumerate(inner) if type(p) is Text and p.strong), 0)
    last = inner[-1]
    if not first or type(last) is not Text or not last.strong:
        return ""
    told = [piece for piece in inner[first:] if type(piece) is Text or type(piece) is CodeSpan]
    if len(told) != len(inner) - first:
        return ""
    if any(type(piece) is Text and not piece.strong for piece in told):
        return ""
    return " ".join("".join(piece.text for piece in told).split())


class _Builder:
    """Collects pieces while the tokens of one inline text go by."""

    def __init__(self, line: int, comments: Callable[[str, int], None]) -> None:
        self.pieces: list[Inline] = []
        self.line = line
        self.comments = comments
        self.strong = 0
        self.emphasis = 0
        self.code: int | None = None  # the first piece inside <code>
        self.links: list[tuple[str, int, int, str]] = []  # url, line, first piece, title

    def text(self, text: str) -> None:
        if not text:
            return
        strong, emphasis = self.strong > 0, self.emphasis > 0
        last = self.pieces[-1] if self.pieces else None
        first = self.links[-1][2] if self.links else 0
        if (
            isinstance(last, Text)
            and len(self.pieces) > first
            and last.strong == strong
            and last.emphasis == emphasis
        ):
            self.pieces[-1] = Text(last.text + text, strong, emphasis)
        else:
            self.pieces.append(Text(text, strong, emphasis))

    def bare(self, url: str) -> None:
        self.pieces.append(
            Link(url, "", self.line, (), self.strong > 0, self.emphasis > 0, bare=True)
        )

    def open_link(self, url: str, title: str = "") -> None:
        if url.startswith(("[http", "(http")):  # [text]([https://…): a bracket too many
            url = url[1:].removesuffix("]" if url[0] == "[" else ")")
        self.links.append((url, self.line, len(self.pieces), title))

    def close_link(self) -> None:
        if not self.links:
            return
        url, line, first, title = self.links.pop()
        inner = self.pieces[first:]
        del self.pieces[first:]
        text: list[str] = []
        images: list[Image] = []
        nested: list[Inline] = []
        strong = emphasis = any(isinstance(p, Text) and p.text.strip() for p in inner)
        for piece in inner:
            if isinstance(piece, Image):
                images.append(piece)
            elif isinstance(piece, Text):
                text.append(piece.text)
                if piece.text.strip():
                    strong, emphasis = strong and piece.strong, emphasis and piece.emphasis
            elif isinstance(piece, CodeSpan):
                text.append(piece.text)
            elif isinstance(piece, Break):
                text.append(" ")
            else:
                nested.append(piece)
                if isinstance(piece, Link):
                    text.append(piece.text)
        strong = strong or self.strong > 0
        emphasis = emphasis or self.emphasis > 0
        joined = " ".join("".join(text).split())
        bold = "" if strong or len(inner) <= 1 else _bold_end(inner)
        self.pieces.append(
            Link(url, joined, line, tuple(images), strong, emphasis, title=title, bold=bold)
        )
        self.pieces.extend(nested)

    def _shows_line(self) -> bool:
        return bool(self.pieces) and type(self.pieces[-1]) is not Break

    def html(self, tag: str) -> None:
        if tag.startswith("<!--"):
            self.comments(tag[4:-3], self.line)
            self.line += tag.count("\n")
            return
        match = _TAG_NAME.match(tag)
        if not match:
            return
        closing, name = match.group(1), match.group(2).lower()
        if name == "br" or (name == "li" and not closing and self._shows_line()):
            self.pieces.append(Break(hard=True))
        elif name == "details" and self._shows_line():
            self.pieces.append(Break(hard=True))  # a fold within a line is a line of its own
        elif name == "summary" and closing:
            self.pieces.append(Text(": "))  # and its summary what it is about
        elif name in ("b", "strong"):
            self.strong = max(0, self.strong + (-1 if closing else 1))
        elif name in ("i", "em"):
            self.emphasis = max(0, self.emphasis + (-1 if closing else 1))
        elif name == "code":
            self._code(closing=bool(closing))
        elif name == "a" and closing:
            self.close_link()
        elif name == "a":
            href = tag_attributes(tag).get("href")
            if href:
                self.open_link(href.strip())
        elif name in ("img", "video", "audio", "source", "iframe", "embed"):
            attributes = tag_attributes(tag)
            source = attributes.get("src", "").strip()
            if source and name == "img":
                self.pieces.append(Image(source, attributes.get("alt", ""), self.line))
            elif source:
                self.pieces.append(Link(source, "", self.line))
        self.line += tag.count("\n")

    def _code(self, *, closing: bool) -> None:
        """``<code>…</code>``: its text is a code span; a link in it keeps its address alone."""
        if not closing:
            self.code = len(self.pieces)
            return
        if self.code is None:
            return
        inner = self.pieces[self.code :]
        del self.pieces[self.code :]
        self.code = None
        texts = [piece.text for piece in inner if isinstance(piece, (Text, CodeSpan, Link))]
        if text := " ".join("".join(texts).split()):
            self.pieces.append(CodeSpan(text))
        for piece in inner:
            if isinstance(piece, Link):
                self.pieces.append(piece._replace(text="", images=()))
                self.pieces.extend(piece.images)
            elif not isinstance(piece, (Text, CodeSpan)):
                self.pieces.append(piece)

    def template(self, tag: str) -> None:
        piece = template_piece(tag, self.line)
        if piece:
            self.pieces.append(piece)
        self.line += tag.count("\n")

    def finish(self) -> Inlines:
        while self.links:  # an <a> that was never closed
            self.close_link()
        return tuple(mend_links(mend_bold(self.pieces)))


def from_tokens(
    tokens: Iterable[Token], line: int, comments: Callable[[str, int], None]
) -> Inlines:
    """The pieces for the children of a markdown-it ``inline`` token that begins at ``line``."""
    builder = _Builder(line, comments)
    for token in tokens:
        kind = token.type
        if kind in ("text", "text_special"):
            builder.text(token.content)
        elif kind == "softbreak":
            builder.pieces.append(Break(hard=False))
            builder.line += 1
        elif kind == "hardbreak":
            builder.pieces.append(Break(hard=True))
            builder.line += 1
        elif kind == "code_inline":
            builder.pieces.append(CodeSpan(token.content))
        elif kind == "strong_open":
            builder.strong += 1
        elif kind == "strong_close":
            builder.strong -= 1
        elif kind == "em_open":
            builder.emphasis += 1
        elif kind == "em_close":
            builder.emphasis -= 1
        elif kind == "link_open":
            _open_token_link(builder, token)
        elif kind == "link_close":
            if token.info != "auto":
                builder.close_link()
        elif kind == "image":
            alt = "".join(child.content for child in token.children or ())
            builder.pieces.append(Image(str(token.attrs.get("src", "")), alt, builder.line))
        elif kind == "bare_url":
            builder.bare(token.content)
        elif kind == "html_inline":
            builder.html(token.content)
        elif kind == "template_tag":
            builder.template(token.content)
        elif kind == "footnote_ref":
            builder.pieces.append(FootnoteReference(str(token.meta.get("label", ""))))
    return builder.finish()


def _open_token_link(builder: _Builder, token: Token) -> None:
    url = str(token.attrs.get("href", ""))
    if token.info == "auto":  # <https://…>: the text that follows repeats the address
        builder.bare(url)
    else:
        builder.open_link(url, str(token.attrs.get("title", "")))


def drop_auto_text(tokens: list[Token]) -> list[Token]:
    """The tokens without the text of autolinks, which repeats their address."""
    kept: list[Token] = []
    inside = False
    for token in tokens:
        if token.type == "link_open" and token.info == "auto":
            inside = True
        elif token.type == "link_close" and token.info == "auto":
            inside = False
        elif inside:
            continue
        kept.append(token)
    return kept


def is_too_complex(content: str) -> bool:
    """Whether a text of more than ``MAX_BRACKETS`` has more of them than is read in good time."""
    return len(content) > MAX_LENGTH or content.count("[") > MAX_BRACKETS


def parse_inline(
    content: str,
    line: int,
    md: MarkdownIt,
    env: dict[str, Any],
    comments: Callable[[str, int], None],
) -> Inlines:
    """The pieces of an inline text that begins at ``line`` (1-based)."""
    if not content:
        return ()
    fast = fast_pieces(content, line, references="references" in env)
    if fast is None:
        pieces = slow_pieces(content, line, md, env, comments)
    else:
        pieces = tuple(mend_links(fast) if len(fast) > 1 else fast)
    return link_www(pieces, line) if "www." in content else pieces


def slow_pieces(
    content: str,
    line: int,
    md: MarkdownIt,
    env: dict[str, Any],
    comments: Callable[[str, int], None],
) -> Inlines:
    """The pieces of an inline text by markdown-it's own rules."""
    tokens = md.inline.parse(content, md, env, [])
    return from_tokens(drop_auto_text(tokens), line, comments)


def plain_pieces(content: str, line: int) -> Inlines:
    """Links, images and bare URLs of a text too complex to parse, in linear time."""
    pieces: list[Inline] = []
    position = counted = 0
    at = line
    for match in re.finditer(r"https?://", content):
        if match.start() < position:
            continue
        end = match_url(content, match.start())
        if end <= match.end():
            continue
        window = content[max(position, match.start() - 1100) : end + 1000]
        link = _PLAIN_LINK.search(window)
        start = match.start()
        base = max(position, match.start() - 1100)
        # lines are counted from one link to the next, not from the beginning each time
        at, counted = at + content.count("\n", counted, start), start
        if link and base + link.start(3) == start:
            pieces.append(Text(content[position : base + link.start()]))
            if link.group(1):
                pieces.append(Image(link.group(3), link.group(2), at))
            else:
                pieces.append(Link(link.group(3), link.group(2), at))
            position = base + link.end()
        else:
            pieces.append(Text(content[position:start]))
            pieces.append(Link(clean_bare(content[start:end]), "", at, bare=True))
            position = end
    pieces.append(Text(content[position:]))
    return tuple(piece for piece in pieces if not isinstance(piece, Text) or piece.text)


def link_www(pieces: Inlines, line: int) -> Inlines:
    """The pieces with ``www.…`` in running text made a link, as GFM does."""
    linked: list[Inline] = []
    for piece in pieces:
        if isinstance(piece, Break) and not piece.hard:
            line += 1
        if not isinstance(piece, Text) or "www." not in piece.text:
            linked.append(piece)
            continue
        text, position = piece.text, 0
        for match in WWW.finditer(text):
            end = match_url(text, match.start())
            if match.start() < position or end <= match.start():
                continue
            if match.start() > position:
                linked.append(piece._replace(text=text[position : match.start()]))
            url = clean_bare(text[match.start() : end])
            linked.append(Link(url, "", line, (), piece.strong, piece.emphasis, bare=True))
            position = end
        if position < len(text):
            linked.append(piece._replace(text=text[position:]))
    return tuple(linked)


def mend_bold(pieces: list[Inline]) -> list[Inline]:
    """Bold that CommonMark leaves as asterisks: ``**标签：**文字``.

    The closing run stands between punctuation and a letter, which by the flanking rules
    closes nothing; with CJK text, which has no spaces, a person reads it as bold.
    """
    if not any(isinstance(piece, Text) and "**" in piece.text for piece in pieces):
        return pieces
    mended: list[Inline] = []
    for piece in pieces:
        if not isinstance(piece, Text) or "**" not in piece.text:
            mended.append(piece)
            continue
        if _EMPTY_BOLD in piece.text:
            piece = piece._replace(text=piece.text.replace(_EMPTY_BOLD, ""))
        position = 0
        for match in _LITERAL_BOLD.finditer(piece.text):
            if match.start() > position:
                mended.append(piece._replace(text=piece.text[position : match.start()]))
            mended.append(piece._replace(text=match.group(1), strong=True))
            position = match.end()
        if position < len(piece.text):
            mended.append(piece._replace(text=piece.text[position:]))
    return mended


def mend_links(pieces: list[Inline]) -> list[Inline]:
    """Join a bracketed text with the bare URL in parentheses behind it.

    ``[pdf] (https://…)``, ``([pdf])(https://…)`` and ``[name]([https://…)`` are no links to
    CommonMark, but a person reads them as such.
    """
    if not [piece for piece in pieces if isinstance(piece, Link) and piece.bare]:
        return pieces
    index = 1
    while index < len(pieces):
        link, before = pieces[index], pieces[index - 1]
        if isinstance(link, Link) and link.bare and isinstance(before, Text):
            head = _broken_head(before.text)
            after = pieces[index + 1] if index + 1 < len(pieces) else None
            tail = _BROKEN_LINK_TAIL.match(after.text) if isinstance(after, Text) else None
            if head and (tail or after is None):
                _mend(pieces, index, head, tail)
        index += 1
    return [piece for piece in pieces if not isinstance(piece, Text) or piece.text]


def _broken_head(text: str) -> re.Match[str] | None:
    if not text.endswith(("(", "（", "([", "（[")):
        return None
    # the window bounds the search: a label is a short thing
    return _BROKEN_LINK_HEAD.search(text, max(0, len(text) - 400))


def _mend(
    pieces: list[Inline], index: int, head: re.Match[str], tail: re.Match[str] | None
) -> None:
    link, before = pieces[index], pieces[index - 1]
    assert isinstance(link, Link)
    assert isinstance(before, Text)
    label = head["label"].strip().strip("[]").strip()
    if head.group(1):
        pieces[index] = Image(link.url, label, link.line)
    else:
        pieces[index] = link._replace(text=label, bare=False)
    pieces[index - 1] = before._replace(text=before.text[: head.start()])
    if tail:
        after = pieces[index + 1]
        assert isinstance(after, Text)
        pieces[index + 1] = after._replace(text=after.text[tail.end() :])
