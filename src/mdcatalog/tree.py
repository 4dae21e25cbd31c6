"""What a document is made of: blocks with their lines, and the inline pieces in them.

Everything here is an immutable tuple. Lines are 1-based and inclusive.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple, TypeAlias


class Text(NamedTuple):
    """Running text, entities and escapes undone."""

    text: str
    strong: bool = False
    emphasis: bool = False


class CodeSpan(NamedTuple):
    """Inline code."""

    text: str


class Image(NamedTuple):
    """An image; ``url`` as written, with proxies opened."""

    url: str
    alt: str
    line: int


class Link(NamedTuple):
    """A link; ``text`` is its visible text, ``images`` the pictures that stand for text.

    ``bare`` is true where the document holds only the address. ``title`` is what Markdown calls
    the link's title: the words in quotes behind its address. ``bold`` is how its text ends where
    the end alone is in bold.
    """

    url: str
    text: str
    line: int
    images: tuple[Image, ...] = ()
    strong: bool = False
    emphasis: bool = False
    bare: bool = False
    title: str = ""
    bold: str = ""


class Break(NamedTuple):
    """A line break: ``hard`` for ``<br>`` and its like, else the end of a source line."""

    hard: bool


class FootnoteReference(NamedTuple):
    """A reference such as ``[^1]``."""

    label: str


Inline: TypeAlias = Text | CodeSpan | Image | Link | Break | FootnoteReference
Inlines: TypeAlias = tuple[Inline, ...]


class Heading(NamedTuple):
    """A heading of level 1 to 6."""

    level: int
    content: Inlines
    start: int
    end: int


class Paragraph(NamedTuple):
    """A paragraph; ``html`` where HTML tags made it."""

    content: Inlines
    start: int
    end: int
    html: bool = False


class CodeBlock(NamedTuple):
    """A fenced or indented code block."""

    text: str
    start: int
    end: int


class Cell(NamedTuple):
    """A table cell.

    ``hangs`` where it is one that spans rows, seen in a row below its first; ``spreads`` where it
    is one that spans columns, seen in a column behind its first.
    """

    content: Inlines
    hangs: bool = False
    spreads: bool = False


class Row(NamedTuple):
    """A table row; it may have fewer or more cells than the header."""

    cells: tuple[Cell, ...]
    start: int
    end: int


class Table(NamedTuple):
    """A table. ``recovered`` says what strict GFM would have refused."""

    header: tuple[Cell, ...]
    rows: tuple[Row, ...]
    start: int
    end: int
    html: bool = False
    recovered: tuple[str, ...] = ()


class Item(NamedTuple):
    """A list item; ``checked`` for a task list's box."""

    blocks: tuple[Block, ...]
    start: int
    end: int
    ordinal: int | None = None
    checked: bool | None = None


class List(NamedTuple):
    """A bullet or ordered list."""

    items: tuple[Item, ...]
    start: int
    end: int
    html: bool = False


class Quote(NamedTuple):
    """A block quote."""

    blocks: tuple[Block, ...]
    start: int
    end: int


class Details(NamedTuple):
    """A ``<details>`` element with its ``<summary>``."""

    summary: Inlines
    blocks: tuple[Block, ...]
    start: int
    end: int


class Rule(NamedTuple):
    """A thematic break."""

    start: int
    end: int


class Footnote(NamedTuple):
    """A footnote's definition."""

    label: str
    blocks: tuple[Block, ...]
    start: int
    end: int


class Comment(NamedTuple):
    """Commented-out text, or what stands in no cell of an HTML table; kept for its links only."""

    content: Inlines
    start: int
    end: int


Block: TypeAlias = (
    Heading | Paragraph | CodeBlock | Table | List | Quote | Details | Rule | Footnote | Comment
)


class Section(NamedTuple):
    """A heading and what stands under it; the root has no heading."""

    heading: Heading | None
    blocks: tuple[Block, ...]
    sections: tuple[Section, ...]
    start: int
    end: int


class Tree(NamedTuple):
    """A whole document."""

    root: Section
    footnotes: dict[str, Footnote]


def walk_blocks(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks and everything nested in them, in document order."""
    stack = [*blocks][::-1]
    while stack:
        block = stack.pop()
        yield block
        if isinstance(block, List):
            stack.extend([nested for item in block.items for nested in item.blocks][::-1])
        elif isinstance(block, (Quote, Details, Footnote)):
            stack.extend(block.blocks[::-1])


def walk_sections(section: Section) -> Iterator[Section]:
    """The section and those below it, in document order."""
    stack = [section]
    while stack:
        current = stack.pop()
        yield current
        stack.extend(reversed(current.sections))


def block_inlines(block: Block) -> Sequence[Inlines]:
    """The inline content that belongs to the block itself, not to blocks nested in it."""
    if isinstance(block, (Paragraph, Heading, Comment)):
        return (block.content,)
    if isinstance(block, Details):
        return (block.summary,)
    if isinstance(block, Table):
        rows = [block.header, *[row.cells for row in block.rows]]
        return [cell.content for cells in rows for cell in cells]
    return ()


def is_link(piece: Inline) -> bool:
    """Whether a piece is a link."""
    return isinstance(piece, Link)


def is_space(piece: Inline) -> bool:
    """Whether a piece is the end of a line or white space."""
    return isinstance(piece, Break) or (isinstance(piece, Text) and not piece.text.strip())


def inline_links(content: Inlines) -> Iterator[Link | Image]:
    """The links and images of inline content, a link before the images in it."""
    for piece in content:
        if isinstance(piece, Link):
            yield piece
            yield from piece.images
        elif isinstance(piece, Image):
            yield piece


def block_links(blocks: Iterable[Block]) -> list[Link | Image]:
    """The links and images of the blocks and of everything nested in them."""
    found: list[Link | Image] = []
    for block in walk_blocks(blocks):
        for content in block_inlines(block):
            for piece in content:  # of a whole document: type() is faster than isinstance()
                if type(piece) is Link:
                    found.append(piece)
                    if piece.images:
                        found.extend(piece.images)
                elif type(piece) is Image:
                    found.append(piece)
    return found


def plain_text(content: Sequence[Inline], *, breaks: str = " ") -> str:
    """The text a reader sees, without images and footnote references."""
    if len(content) == 1 and type(only := content[0]) is Text:  # most cells
        return only.text.strip()
    parts: list[str] = []
    for piece in content:  # type() is faster than isinstance()
        if type(piece) is Text or type(piece) is CodeSpan:
            parts.append(piece.text)
        elif type(piece) is Link:
            parts.append(piece.url if piece.bare else piece.text)
        elif type(piece) is Break:
            parts.append(breaks)
    return "".join(parts).strip()
