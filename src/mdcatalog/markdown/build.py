"""markdown-it's block tokens to the tree."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import islice
from typing import Any, NamedTuple

from markdown_it import MarkdownIt, helpers
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin

from mdcatalog.diagnostics import Note
from mdcatalog.markdown import rules, tables
from mdcatalog.markdown.blocks import RawList, plain_rule
from mdcatalog.markdown.frontmatter import split_front_matter
from mdcatalog.markdown.headings import heading_rule
from mdcatalog.markdown.inline import (
    MAX_BRACKETS,
    is_too_complex,
    parse_inline,
    plain_pieces,
)
from mdcatalog.markdown.sections import join_layouts, lift_headings, lower_pictures, nest
from mdcatalog.markdown.short_indents import nest_short, nest_words
from mdcatalog.patterns import lazy_pattern
from mdcatalog.tree import (
    Block,
    Break,
    Cell,
    CodeBlock,
    Comment,
    Details,
    Footnote,
    Heading,
    Inlines,
    Item,
    Link,
    List,
    Paragraph,
    Quote,
    Row,
    Rule,
    Table,
    Text,
    Tree,
)

MAX_NESTING = 60
# Where markdown-it keeps link definitions, and those whose label was defined before.
_DEFINED = ("references", "duplicate_refs")
# html.parser's time grows with the square of the comments that are not closed.
MAX_COMMENTS = 500
# `-[name](https://…)` where a line begins: GitHub shows a hyphen, its author meant a bullet.
_GLUED_BULLET = lazy_pattern(r"^([ \t]*-)(?=\[[^\n]{1,300}?\]\([^\s)])", re.MULTILINE)
_CHECKBOX = re.compile(r"^\[([ xX✓✔√])\](?=\s|$)\s*")


class Parsed(NamedTuple):
    """A document's tree, its front matter, and what was noticed on the way."""

    tree: Tree
    front_matter: dict[str, Any]
    notes: list[Note]
    #: Where link definitions lead (``[label]: https://…``), whether or not any text refers to them.
    definitions: tuple[Link, ...] = ()


@lru_cache(maxsize=1)
def _markdown_it() -> MarkdownIt:
    md = MarkdownIt("commonmark", {"html": True, "maxNesting": MAX_NESTING})
    md.use(footnote_plugin, inline=False, move_to_end=False, always_match_refs=True)
    md.block.ruler.before(
        "blockquote", "table", tables.table_rule, {"alt": ["paragraph", "reference"]}
    ) if "table" not in md.block.ruler.get_all_rules() else md.block.ruler.at(
        "table", tables.table_rule, {"alt": ["paragraph", "reference"]}
    )
    md.block.ruler.before("table", "plain", plain_rule)
    md.enable(["table", "strikethrough"])
    md.block.ruler.at("code", rules.indented_rule)
    md.block.ruler.at("heading", heading_rule, {"alt": ["paragraph", "reference", "blockquote"]})
    md.block.ruler.at(
        "html_block", rules.html_rule, {"alt": ["paragraph", "reference", "blockquote"]}
    )
    md.inline.ruler.before("newline", "bare_url", rules.bare_url_rule)
    md.inline.ruler.before("newline", "template_tag", rules.template_rule)
    md.helpers = _Helpers()  # type: ignore[assignment]
    # URLs are given as written: neither percent-encoded nor refused
    setattr(md, "normalizeLink", _identity)  # noqa: B010
    setattr(md, "validateLink", _accept)  # noqa: B010
    return md


_PLAIN_DESTINATION = re.compile(r"[^\s()<>\\&\x00-\x20\x7f]+(?=[)\s])")


class _LinkDestination(NamedTuple):
    """What markdown-it's ``parseLinkDestination`` returns."""

    ok: bool
    pos: int
    str: str


class _Helpers:
    """markdown-it's helpers with a short cut for the address that holds nothing to undo."""

    parseLinkLabel = staticmethod(helpers.parseLinkLabel)  # noqa: N815
    parseLinkTitle = staticmethod(helpers.parseLinkTitle)  # noqa: N815

    @staticmethod
    def parseLinkDestination(text: str, pos: int, maximum: int) -> Any:  # noqa: N802
        match = _PLAIN_DESTINATION.match(text, pos, maximum)
        if match is None:
            return helpers.parseLinkDestination(text, pos, maximum)
        return _LinkDestination(True, match.end(), match.group())


def _identity(url: str) -> str:
    return url


def _accept(_url: str) -> bool:
    return True


def parse(text: str) -> Parsed:
    """The tree of a document's text (line endings normalised, encoding repaired)."""
    values, body, problem = split_front_matter(text)
    notes: list[Note] = []
    if problem:
        notes.append(Note("front-matter-invalid", f"Front matter is not valid: {problem}", 1))
    if "\0" in body:
        line = body.count("\n", 0, body.index("\0")) + 1
        notes.append(Note("nul-bytes", "NUL characters were read as U+FFFD.", line))
        body = body.replace("\0", "\ufffd")
    if "-[" in body:
        body = _GLUED_BULLET.sub(r"\1 ", body)
    builder = _Builder(body, notes)
    blocks = builder.parse(body, 0)
    footnotes = {block.label: block for block in blocks if isinstance(block, Footnote)}
    root = nest(join_layouts(lower_pictures(lift_headings(blocks))))
    return Parsed(Tree(root, footnotes), values, notes, tuple(builder.definitions))


def _without_last_break(content: str) -> str:
    """A text without the backslash at its end, a line break with nothing behind it."""
    if content[-1:] != "\\" or content[-2:-1] == "\\":
        return content
    return content[:-1]


class _Frame:
    """A container that is still open."""

    __slots__ = ("blocks", "flat", "folds", "items", "token")

    def __init__(self, token: Token | None, folds: int = 0) -> None:
        self.token = token
        self.folds = folds  # how many folds are open, this one included
        self.flat = 0  # open folds inside that are nested too deep to be containers
        self.blocks: list[Block] = []
        self.items: list[Item] = []


class _Builder:
    def __init__(self, text: str, notes: list[Note]) -> None:
        self.lines = text.split("\n")
        self.notes = notes
        self.md = _markdown_it()
        self.env: dict[str, Any] = {}
        self._comments: list[Comment] = []
        self.definitions: list[Link] = []
        self._html_depth = 0

    def parse(self, text: str, offset: int) -> tuple[Block, ...]:
        """The blocks of ``text``, whose first line is line ``offset + 1`` of the document."""
        tokens: list[Token] = []
        known = [len(self.env.get(name, ())) for name in _DEFINED]
        self.md.block.parse(text, self.md, self.env, tokens)
        for name, count in zip(_DEFINED, known, strict=True):
            if (found := self.env.get(name)) and len(found) > count:
                new = islice(found.values() if isinstance(found, dict) else found, count, None)
                self.definitions += [
                    Link(one["href"], "", one["map"][0] + 1 + offset) for one in new
                ]
        return nest_short(self._blocks(tokens, offset), self.lines)

    def inline(self, content: str, line: int) -> Inlines:
        if len(content) > MAX_BRACKETS and is_too_complex(content):
            message = "A text of too many brackets was read as plain text."
            self.notes.append(Note("inline-too-complex", message, line))
            return plain_pieces(content, line)
        return parse_inline(content, line, self.md, self.env, self._comment)

    def _comment(self, content: str, line: int) -> None:
        if "http" in content:
            pieces = plain_pieces(content, line)
            self._comments.append(Comment(pieces, line, line + content.count("\n")))

    def _end(self, start: int, end: int) -> int:
        """``end`` without the blank lines before it; ``start`` at least."""
        while end > start and not self.lines[end - 1].strip():
            end -= 1
        return end

    def _span(self, token: Token, offset: int) -> tuple[int, int]:
        assert token.map is not None
        start = token.map[0] + 1 + offset
        return start, self._end(start, min(token.map[1] + offset, len(self.lines)))

    def _blocks(self, tokens: list[Token], offset: int) -> tuple[Block, ...]:
        stack = [_Frame(None)]
        index = 0
        while index < len(tokens):
            token = tokens[index]
            kind = token.type
            if kind == "mdcatalog_paragraph":
                start, end = self._span(token, offset)
                content = _without_last_break(token.content)
                stack[-1].blocks.append(Paragraph(self.inline(content, start), start, end))
            elif kind in ("paragraph_open", "heading_open"):
                stack[-1].blocks.append(self._leaf(token, tokens[index + 1], offset))
                index += 2
            elif kind.endswith("_open") and kind in _CONTAINERS:
                if token.level >= MAX_NESTING - 2:
                    self._too_deep(token, stack[-1], offset)
                stack.append(_Frame(token))
            elif kind.endswith("_close") and kind in _CLOSERS:
                self._spill(stack, offset)
                self._close(stack, offset)
            else:
                self._single(token, stack, offset)
            if self._comments:
                stack[-1].blocks.extend(self._comments)
                self._comments.clear()
            index += 1
        while len(stack) > 1:
            self._close(stack, offset)
        return tuple(stack[0].blocks)

    def _leaf(self, token: Token, inline: Token, offset: int) -> Block:
        start, end = self._span(token, offset)
        content = self.inline(_without_last_break(inline.content), start)
        if token.type == "heading_open":
            if "recovered" in token.meta:
                message = "Heading read in spite of the missing space after #."
                self.notes.append(Note("heading-recovered", message, start, end))
            return Heading(int(token.tag[1]), content, start, end)
        return Paragraph(content, start, end)

    def _too_deep(self, token: Token, frame: _Frame, offset: int) -> None:
        """markdown-it drops what is nested deeper: keep it as plain text."""
        if token.map is None or any(note.code == "nesting-too-deep" for note in self.notes):
            return
        start, end = self._span(token, offset)
        self.notes.append(
            Note("nesting-too-deep", f"Nested deeper than {MAX_NESTING} levels.", start, end)
        )
        text = "\n".join(self.lines[start - 1 : end])
        frame.blocks.append(Paragraph(plain_pieces(text, start), start, end))

    def _single(self, token: Token, stack: list[_Frame], offset: int) -> None:
        frame = stack[-1]
        kind = token.type
        if kind == "mdcatalog_table":
            frame.blocks.append(self._table(token.meta["table"], offset))
        elif kind == "mdcatalog_list":
            frame.blocks.append(self._list(token.meta["list"], offset))
        elif kind in ("fence", "code_block"):
            start, end = self._span(token, offset)
            frame.blocks.append(CodeBlock(token.content, start, end))
        elif kind == "hr":
            frame.blocks.append(Rule(*self._span(token, offset)))
        elif kind == "html_wrapper":
            self._wrapper(token, stack, offset)
        elif kind == "html_summary":
            self._summary(token, stack, offset)
        elif kind == "html_block":
            frame.blocks.extend(self._html(token, offset))

    def _table(self, raw: tables.RawTable, offset: int) -> Table:
        def cells(row: tables.RawRow) -> tuple[Cell, ...]:
            line = row.line + 1 + offset
            return tuple([Cell(self.inline(cell, line) if cell else ()) for cell in row.cells])

        rows = tuple(
            Row(cells(row), row.line + 1 + offset, row.line + 1 + offset) for row in raw.rows
        )
        start = raw.header.line + 1 + offset
        end = rows[-1].end if rows else start + 1
        return Table(cells(raw.header), rows, start, end, recovered=raw.recovered)

    def _list(self, raw: RawList, offset: int) -> List:
        items: list[Item] = []
        for one in raw.items:
            line, last = one.line + 1 + offset, one.last + 1 + offset
            blocks: list[Block] = [Paragraph(self.inline(one.content, line), line, line)]
            if self._comments:
                blocks.extend(self._comments)
                self._comments.clear()
            blocks.extend([self._list(nested, offset) for nested in one.lists])
            content, checked = _take_checkbox(tuple(blocks))
            ordinal = int(one.number) if one.number else None
            items.append(Item(content, line, last, ordinal, checked))
        return List(nest_words(items, self.lines), items[0].start, items[-1].end)

    # -- HTML -----------------------------------------------------------------------------

    def _html(self, token: Token, offset: int) -> tuple[Block, ...]:
        start, end = self._span(token, offset)
        content = token.content
        if content.lstrip().startswith("<!--") and content.rstrip().endswith("-->"):
            pieces = plain_pieces(content, start) if "http" in content else ()
            return (Comment(pieces, start, end),)
        if self._html_depth > 3 or content.count("<!--") > MAX_COMMENTS:
            return (Paragraph(plain_pieces(content, start), start, end, html=True),)
        from mdcatalog.markdown.html import HtmlReader  # BeautifulSoup only where HTML is

        self._html_depth += 1
        try:
            reader = HtmlReader(self.inline, lambda text, line: self.parse(text, line - 1))
            return reader.read(content, start, end)
        finally:
            self._html_depth -= 1

    def _wrapper(self, token: Token, stack: list[_Frame], offset: int) -> None:
        tag = token.content.lower()
        frame = stack[-1]
        if tag.startswith("<details"):
            if frame.folds < MAX_NESTING:
                stack.append(_Frame(token, frame.folds + 1))
            else:
                frame.flat += 1
        elif tag.startswith("</details") and frame.flat:
            frame.flat -= 1
        elif tag.startswith("</details") and _is_details(frame):
            self._close(stack, offset, self._span(token, offset)[1])

    def _summary(self, token: Token, stack: list[_Frame], offset: int) -> None:
        start, _ = self._span(token, offset)
        content: Inlines = ()
        for block in self._html(token, offset):
            if isinstance(block, (Paragraph, Heading)):
                content += (Break(hard=True), *block.content) if content else block.content
        frame = stack[-1]
        if _is_details(frame) and not frame.items:
            frame.items.append(Item((Paragraph(content, start, start),), start, start))
        else:
            frame.blocks.append(Paragraph(content, start, start, html=True))

    # -- containers -----------------------------------------------------------------------

    def _spill(self, stack: list[_Frame], offset: int) -> None:
        """End the folds that are open where what holds them ends: they are no containers."""
        while _is_details(stack[-1]):
            self._close(stack, offset)

    def _close(self, stack: list[_Frame], offset: int, end: int | None = None) -> None:
        frame = stack.pop()
        token = frame.token
        assert token is not None
        parent = stack[-1]
        kind = token.type
        blocks = tuple(frame.blocks)
        if kind == "html_wrapper":
            self._close_details(frame, parent, offset, end)
            return
        if kind == "footnote_reference_open":
            if blocks:
                label = str(token.meta.get("label", ""))
                parent.blocks.append(Footnote(label, blocks, blocks[0].start, blocks[-1].end))
            return
        start, last = self._span(token, offset)
        if kind == "list_item_open":
            ordinal = int(token.info) if token.info.isdigit() else None
            blocks, checked = _take_checkbox(nest_short(blocks, self.lines))
            parent.items.append(Item(blocks, start, last, ordinal, checked))
        elif kind == "blockquote_open":
            parent.blocks.append(Quote(blocks, start, last))
        else:
            parent.blocks.append(List(nest_words(frame.items, self.lines), start, last))

    def _close_details(self, frame: _Frame, parent: _Frame, offset: int, end: int | None) -> None:
        assert frame.token is not None
        start, last = self._span(frame.token, offset)
        blocks = tuple(frame.blocks)
        summary = frame.items[0].blocks[0] if frame.items else None
        content = summary.content if isinstance(summary, Paragraph) else ()
        rest: tuple[Block, ...] = ()
        if end is None and (ended := self._ended_within(blocks)):
            blocks, rest = blocks[:ended], blocks[ended:]
            end = blocks[-1].end
        last = end or (blocks[-1].end if blocks else last)
        if any(isinstance(block, Heading) for block in blocks) or end is None or not content:
            # a fold around whole sections, or one that is never closed, is no container
            if content:
                parent.blocks.append(Paragraph(content, start, start, html=True))
            parent.blocks.extend(blocks)
        else:
            parent.blocks.append(Details(content, blocks, start, last))
        parent.blocks.extend(rest)

    def _ended_within(self, blocks: tuple[Block, ...]) -> int:
        """How many blocks a fold holds that ends behind the words of a line: ``…</details>``."""
        for number, block in enumerate(blocks, 1):
            if isinstance(block, (List, Paragraph, Quote)) and block.end <= len(self.lines):
                line = self.lines[block.end - 1].strip().lower()
                if line.endswith("</details>") and "<details" not in line:
                    return number
        return 0


_CONTAINERS = frozenset(
    {
        "bullet_list_open",
        "ordered_list_open",
        "list_item_open",
        "blockquote_open",
        "footnote_reference_open",
    }
)
_CLOSERS = frozenset(kind.replace("_open", "_close") for kind in _CONTAINERS)


def _is_details(frame: _Frame) -> bool:
    return frame.token is not None and frame.token.type == "html_wrapper"


def _take_checkbox(blocks: tuple[Block, ...]) -> tuple[tuple[Block, ...], bool | None]:
    """A task list item's blocks without its box, and whether the box is ticked."""
    first = blocks[0] if blocks else None
    if not isinstance(first, Paragraph) or not first.content:
        return blocks, None
    text = first.content[0]
    match = _CHECKBOX.match(text.text) if isinstance(text, Text) else None
    if not match or not isinstance(text, Text):
        return blocks, None
    content = (text._replace(text=text.text[match.end() :]), *first.content[1:])
    return (first._replace(content=content), *blocks[1:]), match.group(1) != " "
