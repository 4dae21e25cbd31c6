"""Tables: which column holds what, and one entry per row."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mdcatalog.extract.asides import leading_value
from mdcatalog.extract.behind import rest_text, take_tags, tidy
from mdcatalog.extract.cited_titles import take_citation
from mdcatalog.extract.columns import (
    NUMBER_WORDS,
    PAPER_TITLES,
    TableShape,
    column_cells,
    header_texts,
)
from mdcatalog.extract.entries import Entry, FoundLink, Labelled, Place, found_links, running_text
from mdcatalog.extract.published import note_numbers, take_alias, take_date, take_venue
from mdcatalog.extract.titles import (
    clean_title,
    is_role_link,
    link_venue,
    strip_item_number,
    title_text,
)
from mdcatalog.patterns import lazy_pattern
from mdcatalog.tree import (
    Break,
    Cell,
    CodeSpan,
    Image,
    Inline,
    Inlines,
    Link,
    Row,
    Table,
    Text,
    plain_text,
)
from mdcatalog.values import (
    infer_date_order,
    is_absent,
)
from mdcatalog.vocabulary import (
    FIELDS,
    fold,
    header_spellings,
)

PROSE_WORDS = frozenset(fold(word) for word in FIELDS["description"])

_LISTS = ("authors", "speakers", "organizations")
_LIST_WORDS = frozenset(fold(word) for name in _LISTS for word in FIELDS[name])

_EMPTIED_ASIDE = re.compile(r"\s+[(（][^()（）]{0,40}\s[)）]\s*$")

_BRACKET_START = re.compile(r"^\s*[(（]")

# `1) Title`, `[12] Title`: a row numbered in its title's cell.
_CELL_NUMBER = lazy_pattern(
    r"\s*(?:\[(\d{1,4})\]|#?(\d{1,3})(?:[.)、](?=\s)|(?<=#\d)\s+|(?<=#\d\d)\s+))"
)
_REFERENCE = re.compile(r"\s*\[(\d{1,4})\]\s*")
# What is left of `Name([链接](…))`
_EMPTIED = re.compile(r"(?<=\w)\s*[(（]\s*[)）]$")
# `提取码：ode6` behind the link to a shared folder
_ACCESS_CODE = lazy_pattern(
    r"(?P<label>提取码|访问码|密码|[Pp]assword|[Aa]ccess code)\s*[:：]?\s*(?P<code>\S{2,60})$"
)
_HASHED = re.compile(r"\A#\d{1,3}\s+(?=\S)")

_REMARK = re.compile(r"^\s+[-–—]{1,2}\s+")

_WIDE_GAP = re.compile(r"\s{2,}(?=\S)|\s[●•]\s")

_WORDS = frozenset([Text])

_LONGEST_TITLE = 200
_LEAST_PARTED = 2

_LEAST_REMARK = 4


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
        column: infer_date_order(plain_text(c) for c in column_cells(table.rows, column))
        for column in range(len(shape.headers))
        if _looks_numeric_dates(table.rows, column)
    }
    result: list[tuple[Row, Entry | None]] = []
    carried: dict[int, Cell] = {}
    carry = _carrying_columns(table, shape)
    linked = sum(1 for row in table.rows if _title_is_linked(row, shape.title))
    grouped = linked * 2 > len(table.rows)
    for row in table.rows:
        cells = list(row.cells)
        if _is_empty(cells) or _spans_row(row) or (grouped and _heads_rows(row, shape.title)):
            result.append((row, None))
            continue
        for column in carry:
            if column < len(cells) and not _blank(cells[column]):
                carried[column] = cells[column]
            elif column < len(cells) and column in carried:
                cells[column] = carried[column]
        above = result[-1][1] if result else None
        if above and shape.title < len(cells) and cells[shape.title].hangs:
            _fill_columns(above, row, cells, shape)
            above.end = row.end
            result.append((row, above))
            continue
        entry = _row_entry(row, cells, shape, section)
        if entry:
            entry.values["date_orders"] = {shape.headers[c]: o for c, o in order.items()}
        result.append((row, entry))
    return result


def _title_is_linked(row: Row, column: int) -> bool:
    return column < len(row.cells) and any(
        isinstance(piece, Link) and not is_role_link(piece) for piece in row.cells[column].content
    )


def _heads_rows(row: Row, column: int) -> bool:
    """Whether a row is only a heading over the rows below it: bold words and next to nothing."""
    if column >= len(row.cells):
        return False
    words = [piece for piece in row.cells[column].content if not isinstance(piece, Break)]
    bold = bool(words) and all(
        isinstance(p, Text) and (p.strong or not p.text.strip()) for p in words
    )
    filled = sum(1 for cell in row.cells if not _blank(cell))
    return (
        bold
        and len(row.cells) > 2
        and filled * 2 <= len(row.cells)
        and not any(isinstance(piece, Link) for cell in row.cells for piece in cell.content)
    )


def _spans_row(row: Row) -> bool:
    """Whether one text without a link stands in all cells of a row, as ``colspan`` puts it."""
    first = row.cells[0].content
    return len(row.cells) > 2 and all(
        cell.content == first and not any(isinstance(piece, Link) for piece in cell.content)
        for cell in row.cells
    )


def _looks_numeric_dates(rows: Sequence[Row], column: int) -> bool:
    for content in column_cells(rows[:8], column):
        text = plain_text(content)
        if text:
            return bool(re.fullmatch(r"\s*\d{1,4}[/.\-]\d{1,2}[/.\-]\d{1,4}\s*", text))
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
    return all(_blank(cell) for cell in cells)


def _carrying_columns(table: Table, shape: TableShape) -> list[int]:
    """Columns before the title's that are filled only where their value changes."""
    assert shape.title is not None
    columns: list[int] = []
    for column in range(shape.title):
        cells = [row.cells[column] for row in table.rows if column < len(row.cells)]
        if not cells or column in shape.mark_columns or _blank(cells[0]):
            continue
        if column == shape.sort:
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
    return columns


def _row_entry(
    row: Row, cells: list[Cell], shape: TableShape, section: tuple[str, ...]
) -> Entry | None:
    assert shape.title is not None
    if shape.title >= len(cells):
        return None
    entry = Entry("table_row", row.start, row.end, section)
    title_cell = cells[shape.title].content
    if not _fill_title(entry, title_cell):
        return None
    if not PAPER_TITLES.isdisjoint(header_spellings(shape.headers[shape.title])):
        entry.title = take_venue(entry, entry.title)
    _fill_columns(entry, row, cells, shape)
    return entry


def _fill_columns(entry: Entry, row: Row, cells: list[Cell], shape: TableShape) -> None:
    """Add what the other cells of a row say, those aside that the rows above have said."""
    joins = entry.start != row.start
    for column, cell in enumerate(cells):
        if column == shape.title or (joins and cell.hangs):
            continue
        header = shape.headers[column] if column < len(shape.headers) else ""
        overflow = column >= len(shape.headers) or not header
        label = header or f"column {column + 1}"
        prose = shape.known.get(column) in PROSE_WORDS
        content = cell.content
        if len(content) > 1 and shape.known.get(column) in _LIST_WORDS:
            content = tuple(Text("；") if isinstance(p, Break) else p for p in content)
        text, links = _read_cell(content, header, prose)
        if column == shape.sort and text:
            entry.values["sort"] = text
        if text or links or column in shape.mark_columns:
            labelled = Labelled(label, text, links, row.start)
            if column in shape.mark_columns and not overflow:
                entry.values.setdefault("marks", {})[label] = text  # type: ignore[index]
            entry.fields.append(labelled)
            entry.links.extend(links)
            for link in links:  # `[AAAI 23](…)` in a column of papers
                entry.add_value("venue", link_venue(link.text) if link.text else None)
    if any(not _blank(cell) for cell in cells[shape.width :]):
        entry.values["overflow"] = len(cells) - shape.width


def _read_cell(content: Inlines, header: str, prose: bool) -> tuple[str, tuple[FoundLink, ...]]:
    """A cell's text without links that only name a role, and its links."""
    if _WORDS.issuperset(map(type, content)):
        return running_text(content), ()
    if prose:
        return running_text(content), tuple(found_links(content, "body", ""))
    links = tuple(found_links(content, "field", header))
    if any(map(is_role_link, content)):
        return tidy(rest_text(list(content))), links
    return running_text(content), links


def _fill_title(entry: Entry, content: Inlines) -> bool:
    """Title and the links of its cell; text behind a break that is no title is description."""
    if content and isinstance(content[-1], CodeSpan):
        pieces, tags = take_tags(list(content))
        if title_text(pieces).strip():
            entry.tags.extend(tags)
            content = tuple(pieces)
    lines: list[list[Inline]] = [[]]
    for piece in content:
        if isinstance(piece, Break):
            lines.append([])
        else:
            lines[-1].append(piece)
    lines = [line for line in lines if line]
    if lines:
        lines[0], dated = leading_value(lines[0])
        if dated:
            entry.fields.append(dated)
    if lines:
        lines[0] = _without_reference(entry, lines[0])
    number = _CELL_NUMBER.match(title_text(lines[0])) if lines else None
    if number:
        entry.add_value("number", int(number[1] or number[2]))
    if lines:
        lines[0] = _without_alias(entry, lines[0])
    lines = _without_remark(lines)
    note_numbers(entry, content)
    named, rest = _name_and_rest(lines)
    plain = _HASHED.sub("", title_text(named).strip(), count=1)  # `#12 Title`
    plain = _without_access_code(
        entry, _EMPTIED.sub("", plain) if plain.endswith((")", "）")) else plain
    )
    title = clean_title(strip_item_number(_without_open_aside(plain))) if named else ""
    if not title:
        fallback = next((p for p in content if isinstance(p, Link) and p.text and not p.bare), None)
        title = clean_title(fallback.text) if fallback else clean_title(title_text(content))
        named = [fallback] if fallback else named
    if not title or is_absent(title):
        return False
    title = take_alias(entry, title)
    entry.title = take_date(entry, take_citation(entry, title))
    title_links = {id(piece) for piece in named}
    for piece in content:
        if isinstance(piece, (Link, Image)):
            place: Place = "title" if id(piece) in title_links else "field"
            entry.links.extend(found_links([piece], place))
    aside = running_text(piece for piece in rest if not is_role_link(piece))
    if aside and not _BRACKET_START.match(aside):
        entry.fields.append(Labelled("", aside, (), entry.start))
    return True


def _name_and_rest(lines: list[list[Inline]]) -> tuple[list[Inline], list[Inline]]:
    """The pieces of a cell's lines that name the thing, and the others."""
    named: list[Inline] = []
    rest: list[Inline] = []
    for line in lines:
        words = [piece for piece in line if not is_role_link(piece)]
        text = title_text(words).strip()
        if (
            (named and (not text or _BRACKET_START.match(text) or _is_aside(words)))
            or (not text and not named)
            or (Link in map(type, named) and (not rest or Link in map(type, words)))
        ):
            rest.extend(line)
        else:
            named.extend([Text(" "), *words] if named else words)
            rest.extend(piece for piece in line if is_role_link(piece))
    return named, rest


def _without_reference(entry: Entry, line: list[Inline]) -> list[Inline]:
    """``[3] The Title``: the pieces without the number in brackets, which is the row's own."""
    first = line[0]
    match = _REFERENCE.match(first.text) if isinstance(first, Text) and "[" in first.text else None
    if match is None or not isinstance(first, Text):
        return line
    rest = first.text[match.end() :]
    if not rest and len(line) < _LEAST_PARTED:
        return line
    entry.add_value("number", int(match[1]))
    return [first._replace(text=rest), *line[1:]] if rest else line[1:]


def _without_alias(entry: Entry, line: list[Inline]) -> list[Inline]:
    """``The Title | **Short**``: the pieces of the title; the short name behind it is a tag."""
    if len(line) < _LEAST_PARTED:
        return line
    before, last = line[-2:]
    if not (isinstance(last, Text) and last.strong and isinstance(before, Text)):
        return line
    text = before.text.rstrip()
    name = last.text.strip()
    if not text.endswith(("|", "｜")) or len(text) < len(name) or " " in name:
        return line
    entry.tags.append(name)
    return [*line[:-2], before._replace(text=text[:-1].rstrip())]


def _without_access_code(entry: Entry, title: str) -> str:
    """A title without the password of the folder that the link beside it leads to."""
    match = _ACCESS_CODE.search(title)
    name = title[: match.start()].rstrip(" \t,，(（") if match else ""
    if match is None or not name:
        return title
    entry.fields.append(Labelled(match["label"], match["code"].rstrip(")）"), (), entry.start))
    return name


def _without_remark(lines: list[list[Inline]]) -> list[list[Inline]]:
    """The lines with what follows a title within its line put on one of its own.

    ``**Title** - what it is about``: a title in bold or linked ends where it does, and a text
    too long for a title at its first wide gap.
    """
    first = lines[0] if lines else []
    for index, piece in enumerate(first):
        if not isinstance(piece, Text) or piece.strong:
            continue
        anchored = index > 0 and any(
            isinstance(p, (Text, Link)) and (p.strong or isinstance(p, Link)) for p in first[:index]
        )
        pattern = _REMARK if anchored else _WIDE_GAP
        match = pattern.search(piece.text)
        if match is None or (not anchored and len(piece.text) < _LONGEST_TITLE):
            continue
        head = piece._replace(text=piece.text[: match.start()])
        tail = piece._replace(text=piece.text[match.end() :])
        if len(tail.text.split()) < _LEAST_REMARK:
            continue
        remark = [tail, *first[index + 1 :]]
        return [[*first[:index], head], [replace_emphasis(remark[0]), *remark[1:]], *lines[1:]]
    return lines


def replace_emphasis(piece: Inline) -> Inline:
    """A text set in italics, which tells a remark from a title."""
    return piece._replace(emphasis=True) if isinstance(piece, Text) else piece


def _without_open_aside(text: str) -> str:
    """A title without a parenthesis behind it that held only a remark on a footnote's link."""
    match = _EMPTIED_ASIDE.search(text) if text.rstrip().endswith((")", "）")) else None
    return text[: match.start()] if match else text


def _is_aside(words: list[Inline]) -> bool:
    texts = [piece for piece in words if isinstance(piece, Text) and piece.text.strip()]
    return bool(texts) and all(piece.emphasis for piece in texts)
