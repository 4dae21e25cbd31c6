"""Tables to records: what the rows of a table are, and which of them are no records."""

from __future__ import annotations

from dataclasses import dataclass

from mdcatalog.diagnostics import Note
from mdcatalog.extract.cited_rows import read_cited_rows
from mdcatalog.extract.code_addresses import open_addresses
from mdcatalog.extract.columns import (
    TableShape,
    column_cells,
    header_texts,
    read_shape,
    with_header,
)
from mdcatalog.extract.course_tables import with_courses
from mdcatalog.extract.entries import Entry, link_count
from mdcatalog.extract.full_titles import take_linked_titles, take_told_titles
from mdcatalog.extract.group_evidence import Context
from mdcatalog.extract.instructions import is_template, names_code
from mdcatalog.extract.kinds import (
    Decision,
    decide_each,
    decide_rows,
    decide_table,
    entry_scores,
)
from mdcatalog.extract.linked_lessons import read_lesson_rows
from mdcatalog.extract.listed_cells import part_listed
from mdcatalog.extract.logged_rows import count_days
from mdcatalog.extract.named_cells import part_names
from mdcatalog.extract.promises import (
    is_of_heading,
    may_hold_records,
    papers_below,
    refers_to_data,
    titles_are_linked,
)
from mdcatalog.extract.reading import Found, Reading, counted
from mdcatalog.extract.row_names import lists_requests
from mdcatalog.extract.short_rows import without_unfilled
from mdcatalog.extract.sideways_tables import upright
from mdcatalog.extract.source_columns import name_makers
from mdcatalog.extract.tables import read_rows, unglue
from mdcatalog.extract.venue_columns import name_venues
from mdcatalog.tree import Row, Table, plain_text
from mdcatalog.vocabulary import (
    COLLECTION,
    SORT_COLUMNS,
    fold,
    is_no_lesson,
    is_no_list,
    is_no_thing,
    tells_news,
)

_SCHEDULED = frozenset({"lecture", "paper"})  # what stands in a programme, between the breaks

_PAPERS = frozenset({"paper"})


@dataclass(slots=True)
class TableReading:
    """A table's rows, and what was decided for the table and for each row with an entry."""

    table: Table
    rows: list[tuple[Row, Entry | None]]
    decision: Decision
    each: list[Decision]
    sorts: bool  # a column says of each row what sort of thing it is

    @property
    def headers(self) -> tuple[str, ...]:
        """The header's texts, by which tables of one make are known."""
        return tuple(text.casefold() for text in header_texts(self.table))


def read_table(
    table: Table, path: tuple[str, ...], above: tuple[str, ...], context: Context
) -> TableReading:
    """The rows of a table and what they are.

    ``above`` are the headings over the table; ``context`` holds those that are evidence.
    """
    if cited := read_cited_rows(table, path):
        each = decide_each([entry_scores(entry) for _, entry in cited if entry], context)
        return TableReading(table, cited, next(iter(each)), each, False)
    table = without_unfilled(with_courses(with_header(unglue(upright(table)))))
    shape = read_shape(table)
    if shape.title is None and (parted := part_names(table, shape)) is not table:
        table, shape = parted, read_shape(parted)
    if (parted := part_listed(table, shape)) is not table:
        table, shape = parted, read_shape(parted)
    if _names_few(table, shape) and (lessons := read_lesson_rows(table, path)):
        each = decide_each([entry_scores(entry) for _, entry in lessons if entry], context)
        return TableReading(table, lessons, next(iter(each)), each, False)
    name_makers(table, shape)
    name_venues(table, shape)
    table = open_addresses(table, shape)
    rows = read_rows(table, shape, path)
    entries = list({id(entry): entry for _, entry in rows if entry}.values())
    count_days(shape.headers, shape.title, entries)
    decision, each = _decide(table, shape, entries, above, context)
    sorts = any(fold(header) in SORT_COLUMNS for header in shape.headers)
    return TableReading(table, rows, decision, each, sorts)


def _names_few(table: Table, shape: TableShape) -> bool:
    """Whether a table has no titles, or what may be some in less than half of its rows."""
    if shape.title is None or shape.explicit_title or shape.lessons:
        return shape.title is None
    filled = sum(1 for cell in column_cells(table.rows, shape.title) if plain_text(cell).strip())
    return filled * 2 < len(table.rows)


def _decide(
    table: Table,
    shape: TableShape,
    entries: list[Entry],
    above: tuple[str, ...],
    context: Context,
) -> tuple[Decision, list[Decision]]:
    if context.stated:
        reason = "" if entries else "table-without-records"
        decision = Decision(context.stated if entries else None, reason)
        return decision, [decision] * len(entries)
    held = may_hold_records(shape, entries) or (bool(entries) and is_of_heading(shape, above))
    unlisted = bool(above) and is_no_list(above[0])
    unlisted = unlisted and not (tells_news(above[0]) and papers_below(entries, above[0]))
    unlisted = unlisted and not refers_to_data(shape, entries, above[0])
    if not held or unlisted or lists_requests(table):
        decision = Decision(None, "table-without-records")
        return decision, [decision] * len(entries)
    context.headers = [text for text in header_texts(table) if text]
    context.lessons = shape.lessons
    if shape.explicit_title and shape.title is not None:
        context.title_header = shape.headers[shape.title]
    elif shape.title is not None:
        context.name_header = shape.headers[shape.title]
        context.linked_names = titles_are_linked(entries)
    own = [entry_scores(entry) for entry in entries]
    decision = decide_table(own, context, entries)
    if shape.sort is None:
        return decision, decide_rows(decision, own, context, entries)
    each = decide_each(own, context)
    return next((one for one in each if one.kind), decision), each


# the files of a trained model, as rows link them
_FILES = frozenset(
    ["config", "configs", "cfg", "model", "models", "log", "logs", "ckpt", "weights", "json"]
)
_LONGEST_FILES = 24
_LONGEST_OPENING = 60


def record_rows(reading: Reading, table: TableReading, *, stated: bool) -> None:
    """Put the rows of a table whose kind is decided among what the document holds."""
    if {one.kind for one in table.each} == _PAPERS:
        papers = list({id(e): e for _, e in table.rows if e}.values())
        take_told_titles(papers)
        take_linked_titles(papers)
    each = iter(table.each)
    above, recorded = None, False
    for row, entry in table.rows:
        if entry is None:
            _empty_row(reading, row)
            continue
        if entry is above:  # the row tells more about the one that shares its title
            reading.rows.recorded += recorded
            continue
        above, recorded = entry, False
        kind = next(each).kind
        if kind is None or (kind == "tool" and _is_other_list(entry)):
            message = "The row is of a sort that gives no record."
            reading.notes.append(Note("kind-excluded", message, row.start, row.end))
            continue
        unlinked = not stated and not link_count(entry)
        scheduled = kind in _SCHEDULED and not stated
        if scheduled and is_no_lesson(entry.title, linked=not unlinked):
            _empty_row(reading, row)
            continue
        if names_code(entry.title) or is_template(entry) or _is_no_thing(entry):
            _empty_row(reading, row)
            continue
        recorded = True
        if stated:
            entry.values["stated"] = True
        reading.rows.recorded += 1
        reading.found.append(Found(entry, kind))
        if "overflow" in entry.values:
            message = "The row has more cells than the header."
            reading.notes.append(Note("row-overflow", message, row.start, row.end))


def _is_no_thing(entry: Entry) -> bool:
    """Whether a row sums up others, or its title is but a file of a model: ``[log](…)``."""
    if not any(link.place == "title" and not link.image for link in entry.links):
        return is_no_thing(entry.title)
    if len(entry.links) < 2 or len(entry.title) > _LONGEST_FILES:
        return False
    return _FILES.issuperset(entry.title.lower().replace("|", " ").replace("/", " ").split())


def _is_other_list(entry: Entry) -> bool:
    """Whether a row is another list: the repository ``awesome-quays``, which is said to be one."""
    if not any(link.place == "title" and "/awesome" in link.url.lower() for link in entry.links):
        return False
    told = (entry.description, *(labelled.text for labelled in entry.fields))
    return any(COLLECTION.found_in(words[:_LONGEST_OPENING]) for words in told if words)


def settle_tables(
    reading: Reading, undecided: list[TableReading], kinds: dict[tuple[str, ...], set[str]]
) -> None:
    """Tables of which nothing says what they hold are what those with the same header are."""
    for table in undecided:
        alike = kinds.get(table.headers) or _of_like_headers(table.headers, kinds)
        leaning = table.decision.leaning
        kind = next(iter(alike)) if len(alike) == 1 else leaning if leaning in alike else None
        if kind and not table.sorts:
            entries = list({id(e): e for _, e in table.rows if e}.values())
            own = [entry_scores(entry) for entry in entries]
            table.each = decide_rows(Decision(kind), own, Context(), entries)
            record_rows(reading, table, stated=False)
        else:
            note_table(reading, table)


def _of_like_headers(headers: tuple[str, ...], kinds: dict[tuple[str, ...], set[str]]) -> set[str]:
    """The kind of all other tables, where one has nearly the same columns.

    ``Name & Link | Major source | Maps`` beside ``Name & Link | Source | Maps``.
    """
    told = set[str]().union(*kinds.values())
    if len(told) != 1 or not headers or not headers[0]:
        return set()
    for other in kinds:
        shared = len({*headers} & {*other})
        if other[:1] == headers[:1] and shared * 2 > min(len(headers), len(other)):
            return told
    return set()


def note_table(reading: Reading, table: TableReading) -> None:
    """Say that a table gave no record, and why."""
    rows = table.table.rows
    if rows:
        code = table.decision.reason or "table-without-records"
        message = f"{counted(rows, 'row')} no record."
        reading.notes.append(Note(code, message, table.table.start, table.table.end))


def _empty_row(reading: Reading, row: Row) -> None:
    reading.notes.append(Note("row-without-record", "The row has no title.", row.start, row.end))
