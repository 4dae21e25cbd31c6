"""The stages before records, made readable: the tree as text, the entries as plain values."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict
from typing import Any

from mdcatalog.extract.document import Stages
from mdcatalog.extract.entries import FoundLink, Labelled
from mdcatalog.tree import (
    Block,
    Break,
    CodeBlock,
    CodeSpan,
    Comment,
    Details,
    Footnote,
    FootnoteReference,
    Heading,
    Image,
    Inline,
    Link,
    List,
    Paragraph,
    Quote,
    Rule,
    Section,
    Table,
    Text,
    Tree,
)

_INDENT = "  "


def tree_lines(tree: Tree) -> Iterator[str]:
    """The tree, one node a line with its lines in the document, children further in."""
    yield from _section(tree.root, 0)


def raw_entries(stages: Stages) -> list[dict[str, Any]]:
    """The entries with their kinds before any field is typed."""
    return [{"kind": found.kind, **_plain(asdict(found.entry))} for found in stages.reading.found]


def _plain(value: Any) -> Any:
    """The value with its links and labelled texts as mappings of their fields."""
    if isinstance(value, (FoundLink, Labelled)):
        return _plain(value._asdict())
    if isinstance(value, dict):
        return {name: _plain(one) for name, one in value.items()}
    return [_plain(one) for one in value] if isinstance(value, (list, tuple)) else value


def _line(depth: int, start: int, end: int, text: str) -> str:
    lines = str(start) if start == end else f"{start}-{end}"
    return f"{_INDENT * depth}{lines}: {text}".rstrip()


def _section(section: Section, depth: int) -> Iterator[str]:
    if section.heading is None:
        yield _line(depth, section.start, section.end, "document")
    else:
        words = inline_text(section.heading.content)
        yield _line(depth, section.start, section.end, f"section h{section.heading.level} {words}")
    for block in section.blocks:
        yield from _block(block, depth + 1)
    for child in section.sections:
        yield from _section(child, depth + 1)


def _blocks(blocks: Iterable[Block], depth: int) -> Iterator[str]:
    for block in blocks:
        yield from _block(block, depth)


def _block(block: Block, depth: int) -> Iterator[str]:
    yield _line(depth, block.start, block.end, _label(block))
    if isinstance(block, Table):
        for row in block.rows:
            cells = " | ".join(inline_text(cell.content) for cell in row.cells)
            yield _line(depth + 1, row.start, row.end, f"row {cells}")
    elif isinstance(block, List):
        for item in block.items:
            marks = "" if item.ordinal is None else f" {item.ordinal}."
            if item.checked is not None:
                marks += " [x]" if item.checked else " [ ]"
            yield _line(depth + 1, item.start, item.end, f"item{marks}")
            yield from _blocks(item.blocks, depth + 2)
    elif isinstance(block, (Quote, Details, Footnote)):
        yield from _blocks(block.blocks, depth + 1)


def _label(block: Block) -> str:
    html = " (html)" if getattr(block, "html", False) else ""
    if isinstance(block, Heading):
        return f"heading h{block.level} {inline_text(block.content)}"
    if isinstance(block, Paragraph):
        return f"paragraph{html} {inline_text(block.content)}"
    if isinstance(block, Comment):
        return f"comment {inline_text(block.content)}"
    if isinstance(block, CodeBlock):
        return f"code {block.text.splitlines()[0] if block.text.strip() else ''}".rstrip()
    if isinstance(block, Table):
        recovered = f" (recovered: {', '.join(block.recovered)})" if block.recovered else ""
        header = " | ".join(inline_text(cell.content) for cell in block.header)
        return f"table{html}{recovered} {header}"
    if isinstance(block, Details):
        return f"details {inline_text(block.summary)}"
    if isinstance(block, Footnote):
        return f"footnote {block.label}"
    if isinstance(block, Rule):
        return "rule"
    return ("list" if isinstance(block, List) else "quote") + html


def inline_text(content: Iterable[Inline]) -> str:
    """Inline content on one line, in a notation near to Markdown."""
    return " ".join("".join(_piece(piece) for piece in content).split())


def _piece(piece: Inline) -> str:
    if isinstance(piece, Text):
        marks = "**" * piece.strong + "*" * piece.emphasis
        return f"{marks}{piece.text}{marks[::-1]}"
    if isinstance(piece, CodeSpan):
        return f"`{piece.text}`"
    if isinstance(piece, Image):
        return f"![{piece.alt}]({piece.url})"
    if isinstance(piece, Link):
        if piece.bare:
            return f"<{piece.url}>"
        images = "".join(_piece(image) for image in piece.images)
        return f"[{images}{piece.text}]({piece.url})"
    if isinstance(piece, FootnoteReference):
        return f"[^{piece.label}]"
    assert isinstance(piece, Break)
    return " ⏎ " if piece.hard else " "
