"""Tables: which column holds what, and one entry per row."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mdcatalog.extract.asides import duration_behind
from mdcatalog.extract.behind import rest_text, tidy
from mdcatalog.extract.body_lines import without_closing_links
from mdcatalog.extract.broken_names import with_names_parted
from mdcatalog.extract.chapter_cells import strip_part_numbers
from mdcatalog.extract.columns import (
    CROSSES,
    NUMBER_WORDS,
    PAPER_TITLES,
    TableShape,
    column_cells,
    header_texts,
)
from mdcatalog.extract.credited_cells import credited_place
from mdcatalog.extract.dittos import carry_dittos
from mdcatalog.extract.entries import Entry, FoundLink, Labelled, found_links, running_text
from mdcatalog.extract.heads import is_space
from mdcatalog.extract.label_links import with_own_labels
from mdcatalog.extract.published import take_venue
from mdcatalog.extract.split_cells import rejoin_cells
from mdcatalog.extract.title_cells import fill_title
from mdcatalog.extract.titles import (
    is_role_link,
    link_venue,
)
from mdcatalog.headers import header_spellings
from mdcatalog.patterns import lazy_pattern
from mdcatalog.tree import (
    Break,
    Cell,
    Image,
    Inlines,
    Link,
    Row,
    Table,
    Text,
    plain_text,
)
from mdcatalog.values import (
    infer_date_order,
    parse_mark,
    without_hour,
)
from mdcatalog.vocabulary import FIELDS, PROSE_HEADERS, VENUE_WORDS, fold, role_of

_LISTS = ("authors", "speakers", "organizations", "tags")
_LIST_WORDS = frozenset(fold(word) for name in _LISTS for word in FIELDS[name])


_TERMS = frozenset(fold(word) for word in FIELDS["license"])

_WORDS = frozenset([Text])
_LEAST_COLUMNS = 2
_LONGEST_BUTTON = 8


def unglue(table: Table) -> Table:
    """A table whose header repeats itself holds several items in a row: one row for each."""
    headers = [text.casefold() for text in header_texts(table)]
    for width in range(2, len(headers) // 2 + 1):
        if len(headers) % width or headers != headers[:width] * (len(headers) // width):
            continue
        if not any(headers[:width]):
            return table
        rows: list[Row] = []
        for row in table.rows:
            for start in range(0, max(len(row.cells), 1), width):
                part = row.cells[start : start + width]
                if not start or not _is_empty(list(part)):
                    rows.append(Row(part, row.start, row.end))
        return table._replace(header=table.header[:width], rows=tuple(rows))
    return table


def read_rows(
    table: Table, shape: TableShape, section: tuple[str, ...]
) -> list[tuple[Row, Entry | None]]:
    """One entry for each row that has a title; ``None`` for empty rows and rows without one.

    Rows that share one title cell, as ``rowspan`` puts it, are one entry together.
    """
    if shape.title is None:
        return [(row, None) for row in table.rows]
    order = {
        column: infer_date_order([plain_text(c) for c in column_cells(table.rows, column)])
        for column in range(len(shape.headers))
        if _looks_numeric_dates(table.rows, column)
    }
    result: list[tuple[Row, Entry | None]] = []
    carried: dict[int, Cell] = {}
    before: list[Cell] = []  # the cells of the row above
    carry = _carrying_columns(table, shape)
    linked = sum(1 for row in table.rows if _title_is_linked(row, shape.title))
    heads = _heading_rows(table, shape.title) if linked else set()
    grouped = linked * 2 > len(table.rows) - len(heads)
    credited = credited_place(column_cells(table.rows, shape.title))
    for row in table.rows:
        cells = list(row.cells)
        if _is_empty(cells) or _spans_row(row) or (grouped and row.start in heads):
            result.append((row, None))
            continue
        if len(cells) > shape.width:
            cells = rejoin_cells(cells, shape)
        for column in carry:
            if column < len(cells) and not _blank(cells[column]):
                carried[column] = cells[column]
            elif column < len(cells) and column in carried:
                cells[column] = carried[column]
        carry_dittos(cells, before, shape.title)
        before = cells
        above = result[-1][1] if result else None
        if above and shape.title < len(cells) and cells[shape.title].hangs:
            _fill_columns(above, row, cells, shape)
            above.end = row.end
            result.append((row, above))
            continue
        entry = _row_entry(row, cells, shape, section, credited=credited)
        if entry:
            entry.values["date_orders"] = {shape.headers[c]: o for c, o in order.items()}
        result.append((row, entry))
    strip_part_numbers([entry for _, entry in result])
    return result


def _title_is_linked(row: Row, column: int) -> bool:
    for piece in row.cells[column].content if column < len(row.cells) else ():
        if isinstance(piece, Link) and not is_role_link(piece):
            return True
    return False


def _heading_rows(table: Table, column: int) -> set[int]:
    """The lines of rows that are only headings over the rows below them."""
    return {row.start for row in table.rows if _heads_rows(row, column, len(table.header))}


def _heads_rows(row: Row, column: int, width: int) -> bool:
    """Whether a row is only a heading over the rows below it: bold words and next to nothing.

    In a table of two columns, whose rows may lack the second cell, nothing at all stands beside
    them.
    """
    if column >= len(row.cells) or width < _LEAST_COLUMNS:
        return False
    words = [piece for piece in row.cells[column].content if not isinstance(piece, Break)]
    first = words[0] if words else None
    if not isinstance(first, Text) or not (first.strong or not first.text.strip()):
        return False
    bold = all(isinstance(p, Text) and (p.strong or not p.text.strip()) for p in words)
    filled = sum(1 for cell in row.cells if not _blank(cell)) if bold else 0
    return (
        bold
        and filled * 2 <= max(len(row.cells), width)
        and not any(isinstance(piece, Link) for cell in row.cells for piece in cell.content)
    )


def _spans_row(row: Row) -> bool:
    """Whether one text without a link stands in all cells of a row, as ``colspan`` puts it."""
    first = row.cells[0].content
    if len(row.cells) <= 2 or row.cells[1].content != first or Link in map(type, first):
        return False
    return all(cell.content == first for cell in row.cells)


def _looks_numeric_dates(rows: Sequence[Row], column: int) -> bool:
    for content in column_cells(rows[:8], column):
        text = plain_text(content)
        if text:
            return bool(
                re.fullmatch(r"\s*\d{1,4}[/.\-]\d{1,2}[/.\-]\d{1,4}\s*", without_hour(text))
            )
    return False


def _blank(cell: Cell) -> bool:
    for piece in cell.content:
        if isinstance(piece, Text):
            if piece.text.strip():
                return False
        elif not isinstance(piece, Break):
            return False
    return True


def _is_empty(cells: list[Cell]) -> bool:
    for cell in cells:
        if not _blank(cell):
            return False
    return True


def _carrying_columns(table: Table, shape: TableShape) -> list[int]:
    """Columns before the title's that are filled only where their value changes."""
    assert shape.title is not None
    columns: list[int] = []
    empty: set[int] = set()  # rows in which the first column is carried
    for column in range(shape.title):
        cells = [row.cells[column] for row in table.rows if column < len(row.cells)]
        if not cells or column in shape.mark_columns or _blank(cells[0]):
            continue
        if column == shape.sort:
            columns.append(column)
            continue
        if column and empty:  # `2021 | KDD | …` above ` | | …`: both are carried together
            rows = [r for r, row in enumerate(table.rows) if _blank_at(row, column)]
            if rows and empty.issuperset(rows) and len(rows) * 2 >= len(empty):
                columns.append(column)
            continue
        if len(cells) < 3 or column:
            continue
        spelling = shape.known.get(column)
        if spelling in NUMBER_WORDS:
            continue
        blanks = sum(1 for cell in cells if _blank(cell))
        if blanks * 3 >= len(cells):
            columns.append(column)
            empty = {r for r, row in enumerate(table.rows) if _blank_at(row, column)}
    return columns


def _blank_at(row: Row, column: int) -> bool:
    return column < len(row.cells) and _blank(row.cells[column])


def _row_entry(
    row: Row, cells: list[Cell], shape: TableShape, section: tuple[str, ...], *, credited: str
) -> Entry | None:
    assert shape.title is not None
    if shape.title >= len(cells):
        return None
    entry = Entry("table_row", row.start, row.end, section)
    title_cell = cells[shape.title].content
    if not fill_title(entry, title_cell, credited=credited):
        return None
    header = shape.headers[shape.title]
    if header and role_of(header) == "slides":
        entry.links = [link._replace(label=header) for link in entry.links]
    entry.title, length = duration_behind(entry.title)
    if length:
        entry.fields.append(length)
    if not PAPER_TITLES.isdisjoint(header_spellings(header)):
        entry.title = take_venue(entry, entry.title)
    elif not shape.cited:
        entry.title = _without_place(entry, entry.title)
    _fill_columns(entry, row, cells, shape)
    if shape.cited:
        entry.values["compared"] = True
    return entry


# `Story Test (ST, NAACL workshop, 2016)`: a short name, and where a data set was presented
_PRESENTED = lazy_pattern(
    r"\s*[(（](?:(?P<short>[A-Z][\w-]{1,14}), )?(?P<venue>[A-Z][A-Za-z&]{1,14})(?: [Ww]orkshops?)?"
    r",? (?P<year>(?:19|20)\d\d)[)）]"
)


def _without_place(entry: Entry, title: str) -> str:
    """A name that is no paper's without where and when it was presented, in brackets behind it."""
    presented = title.endswith((")", "）")) and any(map(str.isdigit, title[-6:]))
    match = _PRESENTED.search(title) if presented else None
    if match is None or match.end() < len(title) or fold(match["venue"]) not in VENUE_WORDS:
        return title
    entry.add_value("year", int(match["year"]))
    entry.tags.extend(filter(None, [match["short"]]))
    return title[: match.start()] or title


def _fill_columns(entry: Entry, row: Row, cells: list[Cell], shape: TableShape) -> None:
    """Add what the other cells of a row say, those aside that the rows above have said."""
    joins = entry.start != row.start
    spread = _said_elsewhere(cells, shape) if any(cell.spreads for cell in cells) else ()
    for column, cell in enumerate(cells):
        if column == shape.title or (joins and cell.hangs) or column in spread:
            continue
        header = shape.headers[column] if column < len(shape.headers) else ""
        known = shape.known.get(column)
        content = cell.content
        if len(content) > 1 and known in _LIST_WORDS:
            content = with_names_parted(content)
        text, links = _read_cell(content, header, known in PROSE_HEADERS)
        if column == shape.sort and text:
            entry.values["sort"] = text
        marked = column in shape.mark_columns
        text = "×" if marked and text in CROSSES else text
        if text or links or marked:
            label = header or f"column {column + 1}"
            if marked and not header and not links and (done := parse_mark(text)) is not None:
                entry.values.setdefault("checked", done)  # as a box before an item does
                continue
            if marked and header:
                entry.values.setdefault("marks", {})[label] = text  # type: ignore[index]
            entry.fields.append(Labelled(label, text, links, row.start))
            entry.links.extend(links)
            for link in links:  # `[AAAI 23](…)`, `[[AAAI 23]](…)` in a column of papers
                entry.add_value("venue", link_venue(link.text.strip("[] ")) if link.text else None)
    # a table of HTML may have no header at all, and then nothing goes beyond it
    if 0 < shape.width < len(cells) and not _is_empty(cells[shape.width :]):
        entry.values["overflow"] = len(cells) - shape.width


def _said_elsewhere(cells: list[Cell], shape: TableShape) -> set[int]:
    """The columns of a cell over several, one of which holds what is said of things: all others."""
    told: set[int] = set()
    start = 0
    for end in range(1, len(cells) + 1):
        if end < len(cells) and cells[end].spreads:
            continue
        columns = range(start, end)
        prose = [at for at in columns if at != shape.title and shape.known.get(at) in PROSE_HEADERS]
        if len(columns) > 1 and prose:
            told.update(at for at in columns if at != prose[0])
        start = end
    return told


def _is_button(link: Link) -> bool:
    """Whether a link's text is one short word, that leads to what is told: ``[doc](…)``."""
    return len(link.text) <= _LONGEST_BUTTON and link.text.isascii() and " " not in link.text


def _read_cell(content: Inlines, header: str, prose: bool) -> tuple[str, tuple[FoundLink, ...]]:
    """A cell's text without links that only name a role, and its links."""
    if _WORDS.issuperset(map(type, content)):
        return " ".join(plain_text(content).split()), ()
    if prose:
        if len(content) == 1 and isinstance(content[0], Link) and _is_button(content[0]):
            return "", tuple(found_links(content, "body", ""))
        bare = all(is_role_link(p) or is_space(p) or isinstance(p, Image) for p in content)
        # `Links & Summary` over nothing but links or their badges: no running text
        words, behind = without_closing_links(list(content)) if not bare else (content, [])
        told = found_links(words, "field" if bare else "body", "")
        return running_text(words), (*told, *behind)
    links = tuple(found_links(content, "field", header))
    if any(map(is_role_link, content)):
        text = tidy(rest_text(list(content)))
        bare = all(piece.bare for piece in content if isinstance(piece, Link))
        if not text and bare and header and header_spellings(header)[0] in _TERMS:
            text = running_text(content).rstrip(" :：")  # `Questionable terms: https://…`
        return text, with_own_labels(content, links)
    return running_text(content), links
