"""HTML blocks to the same tree that Markdown gives."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from mdcatalog.markdown.elements import Declared, Element, Node, Remark, read_elements, survey
from mdcatalog.tree import (
    Block,
    Break,
    Cell,
    CodeSpan,
    Comment,
    Details,
    Heading,
    Image,
    Inline,
    Inlines,
    Item,
    Link,
    List,
    Paragraph,
    Row,
    Rule,
    Table,
    Text,
)

InlineParser = Callable[[str, int], Inlines]
BlockParser = Callable[[str, int], tuple[Block, ...]]

_SKIPPED = frozenset({"script", "style", "template", "noscript", "head", "colgroup"})
_BLOCKS = frozenset(
    [
        "p",
        "div",
        "center",
        "section",
        "article",
        "table",
        "ul",
        "ol",
        "dl",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "details",
        "blockquote",
        "pre",
        "hr",
        "li",
        "dt",
        "dd",
        "figure",
        "figcaption",
        "main",
        "header",
        "footer",
        "nav",
        "form",
        "fieldset",
        "body",
        "html",
    ]
)
_MARKDOWN = re.compile(r"[\[\]*`_]|https?://|www\.")
_MARKDOWN_LIST = re.compile(r"^[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+\S", re.MULTILINE)
_SPAN_LIMIT = 1000


def _as_cells(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The lone block of a part of a table that Markdown parts, as the table that it is of."""
    only = blocks[0]
    if not isinstance(only, Paragraph) or not only.html:
        return blocks
    row = Row((Cell(only.content),), only.start, only.end)
    return (Table((), (row,), only.start, only.end, html=True),)


class HtmlReader:
    """Reads one HTML block that begins at line ``start`` of the document."""

    def __init__(self, inline: InlineParser, blocks: BlockParser) -> None:
        self._parse_inline = inline
        self._blocks = blocks

    def read(self, html: str, start: int, end: int) -> tuple[Block, ...]:
        """The blocks of the fragment, with the document's line numbers."""
        root = read_elements(html)
        self._start, self._end = start, end
        survey(root, _BLOCKS)
        try:
            blocks = tuple(self._flow(root, start))
            return _as_cells(blocks) if len(blocks) == 1 and "<td" in html else blocks
        except RecursionError:
            pieces = self._parse_inline(" ".join(root.strings()), start)
            return (Paragraph(pieces, start, end, html=True), *self._targets(root))

    def _line(self, tag: Element, default: int) -> int:
        return min(self._start + tag.line - 1, self._end) if tag.line else default

    def _last_line(self, tag: Element) -> int:
        """The line on which the element ends: its first line and the line ends in its text."""
        return min(self._line(tag, self._start) + tag.newlines, self._end)

    def _flow(self, parent: Element, line: int) -> Iterator[Block]:
        """Block children; runs of inline children between them become paragraphs."""
        run: list[Node] = []
        for child in parent.children:
            if isinstance(child, Element) and self._is_block(child):
                yield from self._paragraph(run, line)
                run = []
                yield from self._block(child)
                line = self._last_line(child)
            elif isinstance(child, Remark):
                at = line + self._newlines(run)
                pieces = self._parse_inline(str(child), at)
                yield Comment(pieces, at, min(at + str(child).count("\n"), self._end))
            else:
                run.append(child)
        yield from self._paragraph(run, line)

    @staticmethod
    def _newlines(run: list[Node]) -> int:
        return sum(_markup(element).count("\n") for element in run)

    def _is_block(self, tag: Element) -> bool:
        return tag.name in _BLOCKS or tag.holds_blocks

    def _paragraph(self, run: list[Node], line: int) -> Iterator[Block]:
        first = next((i for i, node in enumerate(run) if not _shows_nothing(node)), len(run))
        line += self._newlines(run[:first])  # a `<br>` above is no line of the paragraph
        run = run[first:]
        text = "".join(map(_markup, run))
        if not text.strip():
            return
        strings = [element for element in run if isinstance(element, str)]
        if len(strings) == len(run) and _MARKDOWN_LIST.search(text):
            yield from self._blocks("".join(strings), line)
            return
        start = line + text[: len(text) - len(text.lstrip())].count("\n")
        content = tuple(self._inlines(run, line))
        if any(not isinstance(piece, Break) for piece in content):
            end = line + text.rstrip().count("\n")
            yield Paragraph(content, start, min(max(end, start), self._end), html=True)

    def _block(self, tag: Element) -> Iterator[Block]:
        name = tag.name
        start, end = self._line(tag, self._start), self._last_line(tag)
        if name in _SKIPPED:
            return
        if name == "table":
            yield from self._table(tag)
        elif name in ("ul", "ol"):
            yield self._list(tag)
            yield from self._comment(self._outside(tag, tag.own("li")))
        elif name == "dl" and (terms := self._terms(tag)):
            yield List(terms, start, end, html=True)
        elif len(name) == 2 and name[0] == "h" and name[1] in "123456":
            content = tuple(self._inlines(tag.children, start))
            yield Heading(int(name[1]), content, start, end)
        elif name == "hr":
            yield Rule(start, end)
        elif name == "details":
            yield self._details(tag, start, end)
        elif name in ("p", "dt", "dd") and not tag.holds_blocks:
            content = tuple(self._inlines(tag.children, start))
            if any(not isinstance(piece, Break) for piece in content):
                yield Paragraph(content, start, end, html=True)
        else:
            yield from self._flow(tag, start)

    def _details(self, tag: Element, start: int, end: int) -> Details:
        content: Inlines = ()
        for summary in tag.own("summary")[:1]:
            content = tuple(self._inlines(summary.children, self._line(summary, start)))
            tag.children.remove(summary)
        return Details(content, tuple(self._flow(tag, start)), start, end)

    def _list(self, tag: Element) -> List:
        items: list[Item] = []
        for number, child in enumerate(tag.own("li"), 1):
            start, end = self._line(child, self._start), self._last_line(child)
            ordinal = number if tag.name == "ol" else None
            items.append(Item(tuple(self._flow(child, start)), start, end, ordinal))
        return List(tuple(items), self._line(tag, self._start), self._last_line(tag), html=True)

    def _terms(self, tag: Element) -> tuple[Item, ...]:
        """The terms of a definition list over what is told of them; none where it holds more."""
        items: list[Item] = []
        for child in tag.children:
            if not isinstance(child, Element):
                if not isinstance(child, str) or child.strip():
                    return ()
                continue
            blocks = tuple(self._block(child))
            end = self._last_line(child)
            if child.name == "dt":
                items.append(Item(blocks, self._line(child, self._start), end))
            elif child.name == "dd" and items:
                items[-1] = items[-1]._replace(blocks=items[-1].blocks + blocks, end=end)
            else:
                return ()
        return tuple(items)

    # -- tables ---------------------------------------------------------------------------

    def _table(self, tag: Element) -> Iterator[Block]:
        rows = [row for row in tag.find_all("tr") if row.above("table") is tag]
        grid = self._grid(rows)
        height = self._header_height(rows) if rows else 0
        header = self._join_header(grid[:height])
        body = tuple(
            Row(tuple(cells), self._line(row, self._start), self._last_line(row))
            for row, cells in zip(rows[height:], grid[height:], strict=True)
        )
        cells = tuple(Cell(content) for content in header)
        if rows:
            start, end = self._line(tag, self._start), self._last_line(tag)
            yield Table(cells, body, start, end, html=True)
        above = [
            piece for row in grid[: max(height - 1, 0)] for cell in row for piece in cell.content
        ]
        outside = self._outside(tag, [cell for row in rows for cell in row.own("td", "th")])
        yield from self._comment([*above, *outside])

    def _outside(self, tag: Element, inner: list[Element]) -> Iterator[Inline]:
        """What stands in a table or list, but in none of its cells or items: a caption, say."""
        around: set[int] = set()
        for element in inner:
            parent = element.parent
            while parent is not None and parent is not tag and id(parent) not in around:
                around.add(id(parent))
                parent = parent.parent
        within = set(map(id, inner))
        line = self._line(tag, self._start)
        nodes = tag.children[::-1]
        while nodes:
            node = nodes.pop()
            if isinstance(node, Element):
                if id(node) in around:
                    line = self._line(node, line)
                    nodes.extend(reversed(node.children))
                    continue
                if id(node) not in within:
                    yield from self._inlines([node], line)
                line = self._last_line(node)
                continue
            if isinstance(node, Remark):
                yield from self._parse_inline(str(node), line)
            elif node.strip():
                yield from self._inlines([node], line)
            line = min(line + node.count("\n"), self._end)

    @staticmethod
    def _comment(pieces: Iterable[Inline]) -> Iterator[Comment]:
        """The links among some pieces that are no record's, kept as those of a comment are."""
        links = tuple(piece for piece in pieces if isinstance(piece, (Link, Image)))
        if links:
            yield Comment(links, links[0].line, max(link.line for link in links))

    def _targets(self, root: Element) -> Iterator[Comment]:
        """What the elements of a fragment lead to and show, however deep they stand."""
        pieces: list[Inline] = []
        for tag in root.elements():
            line = self._line(tag, self._start)
            if tag.name == "a" and tag.attributes.get("href"):
                pieces.append(Link(tag.attributes["href"].strip(), "", line))
            elif tag.name == "img" and tag.attributes.get("src"):
                pieces.append(Image(tag.attributes["src"].strip(), "", line))
        yield from self._comment(pieces)

    def _grid(self, rows: list[Element]) -> list[list[Cell]]:
        """The cells of each row with ``rowspan`` and ``colspan`` filled in.

        https://html.spec.whatwg.org/multipage/tables.html#forming-a-table
        """
        grid: list[list[Cell]] = []
        hanging: dict[int, tuple[int, Inlines]] = {}  # column: rows left, content
        for row in rows:
            line = self._line(row, self._start)
            filled: list[Cell] = []

            def take_hanging(filled: list[Cell] = filled) -> None:
                while len(filled) in hanging:
                    left, content = hanging.pop(column := len(filled))
                    filled.append(Cell(content, hangs=True))
                    if left > 1:
                        hanging[column] = (left - 1, content)

            for cell in row.own("td", "th"):
                take_hanging()
                content = self._cell(cell, line)
                rowspan = self._span(cell, "rowspan")
                for behind in range(self._span(cell, "colspan")):
                    if rowspan > 1:
                        hanging[len(filled)] = (rowspan - 1, content)
                    filled.append(Cell(content, spreads=behind > 0))
            take_hanging()
            grid.append(filled)
        return grid

    @staticmethod
    def _span(cell: Element, name: str) -> int:
        value = cell.attributes.get(name, "1")
        return min(max(int(value), 1), _SPAN_LIMIT) if value.isascii() and value.isdigit() else 1

    def _cell(self, cell: Element, line: int) -> Inlines:
        return tuple(self._inlines(cell.children, self._line(cell, line)))

    @staticmethod
    def _header_height(rows: list[Element]) -> int:
        """How many rows make the header: a ``<thead>``, else rows of ``<th>`` or of bold cells."""
        head = sum(1 for row in rows if row.above("thead"))
        if head:
            return min(head, 3)
        first = rows[0].own("td", "th")
        titled = [
            cell.name == "th"
            or bool(cell.find_all("strong", "b") and not cell.find_all("a", "img"))
            for cell in first
        ]
        if len(titled) == 1 and first[0].name == "th" and not first[0].find_all("a", "img"):
            return int(len(rows) > 1 and not rows[1].own("th"))  # a table of names alone
        if len(rows) < 2 or len(titled) < 2 or not all(titled):
            return 0
        return max(HtmlReader._span(cell, "rowspan") for cell in first) % len(rows) or 1

    @staticmethod
    def _join_header(rows: list[list[Cell]]) -> list[Inlines]:
        width = max((len(row) for row in rows), default=0)
        joined: list[Inlines] = []
        for column in range(width):
            contents: list[Inlines] = []
            for cell in (row[column] for row in rows if column < len(row)):
                if cell.content and cell.content not in contents:
                    contents.append(cell.content)
            # the last row of a nested header is the one that names the column
            joined.append(contents[-1] if contents else ())
        return joined

    # -- inline ---------------------------------------------------------------------------

    def _inlines(
        self, elements: list[Node], line: int, strong: bool = False, emphasis: bool = False
    ) -> Iterator[Inline]:
        for element in elements:
            if isinstance(element, (Remark, Declared)):
                continue
            if isinstance(element, str):
                yield from self._string(element, line, strong, emphasis)
                line += element.count("\n")
            else:
                line = self._line(element, line)
                yield from self._tag(element, line, strong, emphasis)

    def _string(self, text: str, line: int, strong: bool, emphasis: bool) -> Iterator[Inline]:
        if _MARKDOWN.search(text):
            pieces = self._parse_inline(text.strip(), line + len(text) - len(text.lstrip("\n")))
            for piece in _spaced(pieces, text):
                if isinstance(piece, (Text, Link)) and (strong or emphasis):
                    yield piece._replace(
                        strong=strong or piece.strong, emphasis=emphasis or piece.emphasis
                    )
                else:
                    yield piece
            return
        folded = " ".join(text.split())
        if folded or text:
            lead = " " if text[:1].isspace() else ""
            tail = " " if folded and text[-1:].isspace() else ""
            yield Text(lead + folded + tail, strong, emphasis)

    def _tag(self, tag: Element, line: int, strong: bool, emphasis: bool) -> Iterator[Inline]:
        name = tag.name
        if name == "br":
            yield Break(hard=True)
            # html.parser nests what follows an unclosed tag; <br> never has children
            yield from self._inlines(tag.children, line, strong, emphasis)
        elif name == "img":
            source = tag.attributes.get("src", "").strip()
            if source:
                yield Image(source, tag.attributes.get("alt", ""), line)
        elif name == "a" and tag.attributes.get("href"):
            yield from self._anchor(tag, line, strong, emphasis)
        elif name in ("code", "kbd"):
            text = "".join(tag.strings())
            if text.strip():
                yield CodeSpan(text)
            yield from self._links_in_code(tag, line)
        elif name in ("video", "audio", "source", "iframe", "embed") and tag.attributes.get("src"):
            yield Link(tag.attributes["src"], "", line)
        elif name not in _SKIPPED:
            inner = self._inlines(
                tag.children,
                line,
                strong or name in ("b", "strong", "th"),
                emphasis or name in ("i", "em"),
            )
            if name in _BLOCKS:
                yield Break(hard=True)
                yield from inner
                yield Break(hard=True)
            else:
                yield from inner

    def _links_in_code(self, tag: Element, line: int) -> Iterator[Inline]:
        """What is linked or shown inside code, its text aside."""
        for piece in self._inlines(tag.children, line, False, False):
            if isinstance(piece, Link):
                yield piece._replace(text="", bare=True)
            elif isinstance(piece, Image):
                yield piece

    def _anchor(self, tag: Element, line: int, strong: bool, emphasis: bool) -> Iterator[Inline]:
        inner = list(self._inlines(tag.children, line, strong, emphasis))
        texts = [piece for piece in inner if isinstance(piece, Text) and piece.text.strip()]
        images = tuple(piece for piece in inner if isinstance(piece, Image))
        text = "".join(
            piece.text if isinstance(piece, (Text, CodeSpan, Link)) else " "
            for piece in inner
            if not isinstance(piece, Image)
        )
        yield Link(
            tag.attributes["href"].strip(),
            " ".join(text.split()),
            line,
            images,
            bool(texts) and all(piece.strong for piece in texts),
            bool(texts) and all(piece.emphasis for piece in texts),
        )


def _spaced(pieces: Inlines, text: str) -> Inlines:
    """The pieces of a text with the space that it begins with: ``</b> site: https://…``."""
    first = pieces[0] if pieces and text[0].isspace() else None
    return (first._replace(text=f" {first.text}"), *pieces[1:]) if type(first) is Text else pieces


def _shows_nothing(node: Node) -> bool:
    return not node.strip() if isinstance(node, str) else node.name == "br"


def _markup(node: Node) -> str:
    return node if isinstance(node, str) else node.markup()
