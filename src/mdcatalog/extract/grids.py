"""Tables that are no rows but a grid of things, a cell each, as a wall of logos is laid out."""

from __future__ import annotations

from urllib.parse import urlsplit

from mdcatalog.extract.entries import split_lines
from mdcatalog.extract.titles import is_role_link, title_text
from mdcatalog.tree import Break, Cell, Image, Inline, Item, Link, List, Paragraph, Row, Table, Text

_LEAST_CELLS, _LEAST_WIDTH = 3, 2
_LONGEST_NAME = 60


def grid_items(table: Table) -> List | None:
    """The cells of a grid as items of a list; ``None`` for a table of rows.

    A grid has no header of its own, and in every cell that is not empty a name and a link: a name
    that is linked, or one in bold or below a picture. In two columns all need the picture or the
    bold, for a row may be two linked names, a thing and its maker; nor is it a grid where a column
    leads to one host and the others do not.
    """
    rows = table.rows
    if any(cell.content for cell in table.header):
        if not all(_thing(cell.content) for cell in table.header if cell.content):
            return None
        rows = (Row(table.header, table.start, table.start), *rows)
    width = max((len(row.cells) for row in rows), default=0)
    full = [(row, cell) for row in rows for cell in row.cells if _is_full(cell)]
    if width < _LEAST_WIDTH or len(full) < _LEAST_CELLS:
        return None
    sorts = [_thing(cell.content) for _, cell in full]
    if not all(sorts) or (width == _LEAST_WIDTH and "linked" in sorts) or _has_own_hosts(rows):
        return None
    return List(tuple(_item(cell, row) for row, cell in full), table.start, table.end, table.html)


def _item(cell: Cell, row: Row) -> Item:
    """A cell as an item: its name, which leads where the picture does, and what else it holds."""
    content = cell.content
    at = next(i for i, piece in enumerate(content) if _names(piece))
    name, before = content[at], content[:at]
    picture = next((p for p in before if isinstance(p, Link) and p.images), None)
    assert isinstance(name, (Text, Link))
    if picture and isinstance(name, Text):
        name = picture._replace(text=name.text.strip(), strong=name.strong)
        before = tuple(piece for piece in before if piece is not picture)
    held = (piece for piece in before if isinstance(piece, (Link, Image)))
    rest = [Text(" ") if isinstance(piece, Break) else piece for piece in content[at + 1 :]]
    if any(isinstance(piece, Text) and piece.text.strip() for piece in rest):
        rest.insert(0, Text(" - "))
    lines = [piece.line for piece in content if isinstance(piece, (Link, Image))]
    line = min(max(min(lines), row.start), row.end)
    own = Paragraph((name, *rest, *held), line, row.end)
    return Item((own,), line, row.end)


def _is_full(cell: Cell) -> bool:
    return any(type(piece) is not Text or piece.text.strip() for piece in cell.content)


def _thing(content: tuple[Inline, ...]) -> str:
    """How a cell names a thing that it leads to: ``linked``, ``marked``, or not at all."""
    links = [piece for piece in content if isinstance(piece, Link)]
    if not any("://" in link.url for link in links):
        return ""
    pictured = any(isinstance(p, Image) or (isinstance(p, Link) and p.images) for p in content)
    for line in split_lines(content):
        first = next(filter(_names, line), None)
        if not isinstance(first, (Text, Link)):
            continue
        words = title_text([piece for piece in line if not _is_picture(piece)]).strip()
        if len(words) > _LONGEST_NAME or is_role_link(first):
            return ""
        if first.strong or pictured:
            return "marked"
        return "linked" if isinstance(first, Link) else ""
    return ""


def _names(piece: Inline) -> bool:
    return isinstance(piece, (Text, Link)) and not _is_picture(piece) and bool(piece.text.strip())


def _is_picture(piece: Inline) -> bool:
    """Whether a link shows no words but those that stand for its picture."""
    if not isinstance(piece, Link):
        return False
    words = piece.text.strip()
    return not words or any(image.alt.strip() == words for image in piece.images)


def _has_own_hosts(rows: tuple[Row, ...]) -> bool:
    """Whether a column leads to one host and the others do not: ``[Name](…) | [code](…)``."""
    columns: dict[int, list[str]] = {}
    for row in rows:
        for at, cell in enumerate(row.cells):
            hosts = [urlsplit(p.url).netloc for p in cell.content if isinstance(p, Link)]
            columns.setdefault(at, []).extend(hosts)
    alone = any(len(hosts) > 1 and len(set(hosts)) == 1 for hosts in columns.values())
    return alone and len(set().union(*columns.values())) > 1
