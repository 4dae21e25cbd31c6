"""What the columns of a table hold, and which has the titles."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from mdcatalog.extract.chapter_cells import column_beside_chapters
from mdcatalog.extract.naming import heading_kinds
from mdcatalog.extract.row_names import (
    heads_with_code,
    leads_to_methods,
    names_beside_addresses,
    names_methods,
    tells_where,
)
from mdcatalog.extract.shown_titles import names_what_is_shown
from mdcatalog.extract.timetables import topics_of_lessons
from mdcatalog.extract.title_likeness import is_one_text, names_in_links, repeats, title_likeness
from mdcatalog.headers import header_spellings, is_method
from mdcatalog.models import KINDS, Paper, rules_of
from mdcatalog.patterns import lazy_pattern
from mdcatalog.tree import (
    Break,
    Cell,
    Image,
    Inlines,
    Link,
    Row,
    Table,
    plain_text,
)
from mdcatalog.values import (
    is_absent,
    parse_mark,
    parse_ordinal,
    parse_year,
)
from mdcatalog.vocabulary import (
    COURSEWORK_COLUMNS,
    FIELDS,
    FILE_COLUMNS,
    PRESENTERS,
    PROSE_HEADERS,
    SORT_COLUMNS,
    TITLE,
    TITLE_FALLBACK,
    VENUE_HEADERS,
    fold,
    role_of,
)

_TITLE_WORDS = frozenset(fold(word) or word for word in TITLE)

_WEAK_TITLE_WORDS = frozenset(
    map(fold, ("resource", "ressource", "recurso", "entry", "item", "资源", "full name"))
)

_FALLBACK_WORDS = frozenset(fold(word) for word in TITLE_FALLBACK)

_YEAR_WORDS = frozenset(fold(word) or word for word in FIELDS["year"])
NUMBER_WORDS = frozenset(fold(word) or word for word in FIELDS["number"]) | {""}

#: Letters that cross out where circles say yes; elsewhere some tick with them.
CROSSES = frozenset("xX")
_CIRCLES = frozenset("oO○◯〇⭕◎")

MARK_WORDS = frozenset(fold(word) for word in (*FIELDS["recorded"], *FIELDS["completed"]))

# What lessons have columns for.
_TAUGHT = frozenset({"video", "slides"})

PAPER_TITLES = frozenset(rules_of(Paper).titles)


_FULL_TITLE = 4

_LEAST_COLUMNS = 3
_LEAST_LETTERS = 3

# `BERT (Devlin et al., 2019)`, `Devlin et al. (2019)`; marks may stand behind either
_CITED = lazy_pattern(
    r"(?:\([A-Z][\w'’-]+(?: et al\.?| (?:and|&) [A-Z][\w'’-]+)?,? "
    r"|^[A-Z][\w'’-]+ (?:et al\.?|(?:and|&) [A-Z][\w'’-]+),? \()(?:19|20)\d\d[a-z]?\)\W*$"
)

# `Doe, J., Roe, A. B., & Lee, C. (2023). …`
_REFERENCE = lazy_pattern(r"[A-Z][\w'’-]+, (?:[A-Z]\.[ -]?)+[,&(].{0,600}?\((?:19|20)\d\d")
# `[CVPR2018] Title`, `[2017] Title`
_DATED_BEFORE = lazy_pattern(r"\s*[\[(（【][^\[\]()（）【】]{0,40}(?:19|20)\d\d\s*[\])）】]")

_LINKED_NAMES = 1.3

_FILLED = 0.9

_NONE = frozenset("xX×")


@dataclass
class TableShape:
    """What the columns of a table are: their headers, the title's column, what was recognised."""

    headers: list[str]
    title: int | None = None
    known: dict[int, str] = field(default_factory=dict)
    explicit_title: bool = False
    lessons: bool = False  # it is a course's timetable
    cited: bool = False  # its first column cites: what it compares is from anywhere
    mark_columns: frozenset[int] = frozenset()
    sort: int | None = None
    width: int = 0


class _Hints(NamedTuple):
    """What the whole of a table says of its columns."""

    taught: bool  # it has columns for slides or recordings
    cited: bool  # its first column cites: `BERT (Devlin et al., 2019)`
    venue: bool  # it has a column of venues
    papers: bool  # all columns are names, papers, where they lead, and where they appeared
    sourced: bool  # it links the papers or the code of methods
    spoken: bool  # it has columns for who speaks


_STARS = frozenset(("⭐", "⭐️", "★", "🌟", ":star:"))  # all that may stand over counts of stars


def header_texts(table: Table) -> list[str]:
    """The header's texts; an icon stands for itself by its alternative text."""
    texts: list[str] = []
    for cell in table.header:
        text = plain_text(cell.content)
        if not text:
            alts = [piece.alt for piece in cell.content if isinstance(piece, Image)]
            text = " ".join(alts).strip()
        if text in _STARS:
            text = "stars"
        texts.append(" ".join(text.split()))
    return texts


def field_words_of_kinds() -> dict[str, set[str]]:
    """For every word that heads a column: the kinds that have a field for it."""
    found: dict[str, set[str]] = {}
    for model in KINDS:
        for word in rules_of(model).by_word:
            found.setdefault(word, set()).add(model.kind_info.name)
    return found


_FIELD_WORDS = field_words_of_kinds()

_KIND_TITLES = {word for model in KINDS for word in rules_of(model).titles}


def read_shape(table: Table) -> TableShape:
    """Find out what the table's columns are."""
    headers = header_texts(table)
    named = len(headers)
    width = max([len(headers), *(len(row.cells) for row in table.rows[:200])], default=0)
    headers += [""] * (width - len(headers))
    called = tuple(headers)  # before some are known to count
    rows = _rows_of_things(table.rows)
    for column, header in enumerate(headers):
        counted = not header or fold(header) in _COUNTED or _may_count(table, column, header)
        if counted and _numbers_rows(column_cells(rows, column)):
            headers[column] = "#"  # below `Lecture` and `Event`, too
    shape = TableShape(headers, width=named)
    for column, header in enumerate(headers):
        if not header:
            continue
        for spelling in header_spellings(header):
            if spelling in _FIELD_WORDS or spelling in _TITLE_WORDS or spelling in _KIND_TITLES:
                shape.known[column] = spelling
                break
        else:
            role = role_of(header)
            if role:
                shape.known[column] = role
    shape.title = topics_of_lessons(called, table.rows)
    shape.lessons = shape.title is not None
    if not shape.lessons:
        shape.title = _title_column(table, shape)
    _name_remarks(table, shape)
    shape.sort = next(
        (
            column
            for column, header in enumerate(headers)
            if column != shape.title
            and fold(header) in SORT_COLUMNS
            and _names_sorts(column_cells(table.rows[:60], column))
        ),
        None,
    )
    shape.mark_columns = frozenset(
        column
        for column in range(width)
        if _is_mark_column(table.rows, column, shape.known.get(column) in MARK_WORDS)
    )
    return shape


def _rows_of_things(rows: Sequence[Row]) -> list[Row]:
    """The rows without those that head others, all of whose words are in the first cell."""
    return [row for row in rows if any(plain_text(c.content).strip() for c in row.cells[1:])]


def _may_count(table: Table, column: int, header: str) -> bool:
    """Whether a column of anything but titles begins with a lesson's number: ``Tutorial 3``."""
    cells = table.rows[0].cells if table.rows else ()
    text = plain_text(cells[column].content).strip() if column < len(cells) else ""
    if not text[:1].isalpha() or len(text) > _LONGEST_LESSON or not any(map(str.isdigit, text)):
        return False
    spellings = header_spellings(header)
    if spellings[0] in COURSEWORK_COLUMNS:
        return False  # `HW1` below `Due`
    titles = any(word in _TITLE_WORDS or word in _KIND_TITLES for word in spellings)
    return not titles and role_of(header) is None and _ordinal(text) is not None


def _ordinal(text: str) -> int | None:
    """The number that a cell is, a day in brackets behind it or not: ``Lecture 1 (Jan 5)``."""
    return parse_ordinal(text.partition(" (")[0])


def _name_remarks(table: Table, shape: TableShape) -> None:
    """A single column without a header behind the titles holds what is said of them, if words."""
    unnamed = [at for at, header in enumerate(shape.headers[: shape.width]) if not header]
    if not any(shape.headers):  # beside pictures
        unnamed = [at for at in unnamed if at != shape.title and _has_words(table, at)]
        if any(Link in map(type, c) for at in unnamed for c in column_cells(table.rows[:60], at)):
            return
    if shape.title is None or len(unnamed) != 1 or unnamed[0] < shape.title:
        return
    if not PROSE_HEADERS.isdisjoint(shape.known.values()):
        return
    texts = [text for text in map(plain_text, column_cells(table.rows[:60], unnamed[0])) if text]
    worded = sum(1 for text in texts if sum(map(str.isalpha, text)) >= _LEAST_LETTERS)
    if worded and worded == len(texts):
        shape.headers[unnamed[0]] = shape.known[unnamed[0]] = "description"


def _has_words(table: Table, column: int) -> bool:
    cells = column_cells(table.rows[:60], column)
    return any(any(map(str.isalnum, plain_text(cell))) for cell in cells)


def heads_topics(shape: TableShape) -> bool:
    """Whether the titles' column says no more than that it names what the rows are about.

    ``Topic``, ``Method``.
    """
    header = shape.headers[shape.title] if shape.title is not None else ""
    if is_method(header):
        return True
    return bool(header) and header_spellings(header)[0] in _FALLBACK_WORDS


def with_header(table: Table) -> Table:
    """The table, its first row made its header where it has none and that names columns.

    HTML tables are written with ``<td>`` throughout as often as with ``<th>``.
    """
    if not table.rows:
        return table
    if _is_pictured(table.header) and all(_is_pictured(row.cells) for row in table.rows):
        own = Row(table.header, table.start, table.start)
        blank = tuple(cell._replace(content=()) for cell in table.header)
        return table._replace(header=blank, rows=(own, *table.rows))
    if any(plain_text(cell.content).strip() for cell in table.header):
        return table
    first = table.rows[0]
    if any(isinstance(piece, (Link, Image)) for cell in first.cells for piece in cell.content):
        return table
    texts = [plain_text(cell.content) for cell in first.cells]
    named = sum(1 for text in texts if text and _is_known_header(text))
    linked = sum(1 for row in table.rows if any(map(_has_link, row.cells)))
    apart = all(texts) and linked * 2 > len(table.rows)  # all others link, this one is words alone
    if len(texts) < _LEAST_COLUMNS or named < (1 if apart else (len(texts) + 1) // 2):
        return table
    return table._replace(header=first.cells, rows=table.rows[1:])


def _is_pictured(cells: Sequence[Cell]) -> bool:
    """Whether cells are a picture and what it shows: ``![](…)``, ``[**Title**](…) <br> Names``."""
    if len(cells) <= 1 or not cells[0].content:
        return False
    pictured = all(isinstance(p, Image) or not plain_text((p,)).strip() for p in cells[0].content)
    return pictured and all(
        _has_link(cell) and Break in map(type, cell.content) for cell in cells[1:]
    )


def _has_link(cell: Cell) -> bool:
    return Link in map(type, cell.content)


def _is_known_header(text: str) -> bool:
    words = (_FIELD_WORDS, _TITLE_WORDS, _KIND_TITLES)
    return role_of(text) is not None or any(
        spelling in known for spelling in header_spellings(text) for known in words
    )


def _numbers_rows(cells: list[Inlines]) -> bool:
    """Whether a column without a header numbers the rows: `第1讲`, `2`, `Week 3`, `HW1`.

    Some rows may have none: `x`, `-`, and of lessons one in three words instead: `Midterm`.
    """
    texts = [text for text in map(plain_text, cells) if text.strip() and not _has_none(text)]
    numbered = [text for text in texts if _ordinal(text) is not None]
    if len(numbered) == len(texts):
        return len(texts) > 1 and not all(map(parse_year, texts))  # `2019`, `2020`
    counted = sum(not text.strip()[0].isdecimal() for text in numbered)
    return counted > 1 and counted * 3 >= len(texts) * 2


_LONGEST_LESSON = 30
_COUNTED = frozenset(
    [
        *("lecture", "lec", "lec.", "lesson", "session", "class", "unit", "chapter", "part"),
        *("讲", "节", "课", "章"),
    ]
)


def _has_none(text: str) -> bool:
    return text.strip() in _NONE or is_absent(text)


def _names_sorts(cells: list[Inlines]) -> bool:
    """Whether a column of formats or types says what sort of thing a row is."""
    values = {text for text in map(plain_text, cells) if text}
    # `210k videos in 310 classes` counts what data hold
    named = [value for value in values if not any(map(str.isdigit, value))]
    telling = sum(1 for value in named if any(s == 1.0 for _, s in heading_kinds(value)))
    return telling * 2 >= len(values) and telling > 0


def column_cells(rows: Sequence[Row], column: int) -> list[Inlines]:
    """The contents of one column, rows too short for it left out."""
    return [row.cells[column].content for row in rows if column < len(row.cells)]


def _is_mark_column(rows: Sequence[Row], column: int, headed: bool) -> bool:
    filled = circled = crossed = False
    for content in column_cells(rows, column):
        text = plain_text(content).strip()
        if text and not is_absent(text):
            crossed = crossed or text in CROSSES
            if text not in CROSSES and parse_mark(text) is None:
                return False
            circled = circled or text in _CIRCLES
            filled = True
    return (filled and (circled or not crossed)) or (headed and not filled)


def _title_column(table: Table, shape: TableShape) -> int | None:
    """The column of titles: an explicit header, else one that names a kind, else by its cells."""
    scores: dict[int, float] = {}
    if not any(shape.headers):
        told = column_beside_chapters(table)
        told = _only_linked(table, len(shape.headers)) if told is None else told
        if told is not None:
            return told
    first = [plain_text(content).strip() for content in column_cells(table.rows[:60], 0)]
    hints = _Hints(
        taught=any(role_of(header) in _TAUGHT for header in shape.headers if header),
        cited=sum(1 for text in first if _CITED.search(text)) * 2 > len(first),
        venue=any(h and header_spellings(h)[0] in VENUE_HEADERS for h in shape.headers),
        papers=all(map(_is_of_papers, shape.headers)),
        sourced=any(map(is_method, shape.headers)) and _leads_to_methods(table, shape.headers),
        spoken=not PRESENTERS.isdisjoint(shape.known.values()),
    )
    shape.cited = hints.cited
    for column in range(len(shape.headers)):
        cells = column_cells(table.rows[:60], column)
        # no column whose header rules it out, whatever its cells are like, has them looked at
        if _title_score(shape, column, cells, math.inf, hints) is None:
            continue
        fill = title_likeness(cells)
        if fill <= 0:
            continue
        score = _title_score(shape, column, cells, fill, hints)
        if score is None:
            continue
        # of several columns that say what they hold, the first that is filled has the names
        scores[column] = score + (min(fill, _FILLED) if score >= 4 else fill) - column * 0.01
        if repeats(cells):
            scores[column] -= 0.5  # `Platform` beside `Model`: what groups the rows
        if score < 4 and is_one_text(cells):
            scores[column] -= 2.0  # `[gh](…)` in each row: where it leads, and no row's name
    if not scores:
        columns = [column_cells(table.rows[:60], column) for column in range(len(shape.headers))]
        return names_beside_addresses(shape.headers, columns)
    best = max(scores, key=lambda column: scores[column])
    header = shape.headers[best]
    spellings = header_spellings(header) if header else ()
    shape.explicit_title = any(
        spelling in _TITLE_WORDS or spelling in _KIND_TITLES
        for spelling in (*spellings, *(spelling.rsplit(" ", 1)[-1] for spelling in spellings[:1]))
    )
    return best


def _only_linked(table: Table, width: int) -> int | None:
    """The one column with links, of a table without headers, where their texts name things."""
    cells = [column_cells(table.rows[:60], column) for column in range(width)]
    linked = [at for at in range(width) if any(Link in map(type, cell) for cell in cells[at])]
    if len(linked) != 1 or not names_in_links(cells[linked[0]]):
        return None
    return linked[0]


def _leads_to_methods(table: Table, headers: list[str]) -> bool:
    columns = [column_cells(table.rows[:60], column) for column in range(len(headers))]
    return leads_to_methods(headers, columns)


def _is_of_papers(header: str) -> bool:
    """Whether a column is one that a table of papers has, and as a table of others may have."""
    spelling = header_spellings(header)[0] if header else ""
    if spelling in _TITLE_WORDS or spelling in PAPER_TITLES or spelling in VENUE_HEADERS:
        return True
    return spelling in _YEAR_WORDS or role_of(header) == "code"


def _title_score(
    shape: TableShape, column: int, cells: list[Inlines], fill: float, hints: _Hints
) -> float | None:
    """How much a column's header says that it holds titles; ``None`` for what holds none."""
    header = shape.headers[column]
    spellings = header_spellings(header) if header else ("",)
    if spellings[0] in _WEAK_TITLE_WORDS:
        return 2.5  # `Resource` heads titles, and links beside them as often
    if spellings[0] in _TITLE_WORDS:
        return 6.0
    if PAPER_TITLES.intersection(spellings) and fill < math.inf and _cites_in_full(cells, hints):
        return 6.5  # `Name` beside it has their short names, where they have one
    if not header and not column and fill >= _LINKED_NAMES:
        return 5.2  # names that head their rows, like the first column of a matrix
    if hints.taught and spellings[0] in _FALLBACK_WORDS:
        return 5.5  # beside slides and recordings, `Topic` heads what each lesson is called
    if PAPER_TITLES.intersection(spellings) and tells_where(shape.headers, cells):
        return None
    if PAPER_TITLES.intersection(spellings) and _cites(cells, hints):
        return 5.5  # beside `Model`, where the cells cite the papers in full
    if spellings[0] in _KIND_TITLES:
        return 5.0
    if any(spelling in _TITLE_WORDS for spelling in spellings[1:]):
        return 4.5
    if any(spelling in _KIND_TITLES for spelling in spellings[1:]):
        return 4.0
    if spellings[0].rsplit(" ", 1)[-1] in _KIND_TITLES and fill >= _FILLED:
        return 4.3  # `Language Model` is a model
    if role_of(header) == "video" and fill >= _LINKED_NAMES:
        return 4.0  # `Lectures` over what they are called, linked
    if role_of(header) == "main" and fill >= _LINKED_NAMES:
        # `模型链接` over the names themselves, linked; `Source` over who made each thing repeats
        return 0.5 if repeats(cells) else 2.0
    if spellings[0] in FILE_COLUMNS and all(Link in map(type, cell) for cell in cells):
        return 3.0  # `File | Contents`: what each file holds is said of it
    if spellings[0] in _FALLBACK_WORDS:
        return 1.5
    if spellings[0] in VENUE_HEADERS and fill >= _LINKED_NAMES:
        return 2.2  # a list of conferences, each linked
    if names_methods(header, cells, sourced=hints.sourced):
        return 1.5
    if hints.spoken and role_of(header) == "slides" and names_what_is_shown(cells):
        return 0.9 if fill < _LINKED_NAMES else 0.3
    if fill >= _LINKED_NAMES and heads_with_code(shape.headers, column, cells):
        return 1.0
    if column in shape.known or (spellings[0] and spellings[0] in NUMBER_WORDS):
        return None
    return 1.0


def _cites(cells: list[Inlines], hints: _Hints) -> bool:
    """Whether cells hold papers' full titles, each with its venue before it or in a column."""
    texts = [text for text in map(plain_text, cells) if text and not is_absent(text)]
    full = sum(1 for text in texts if len(text.split()) >= _FULL_TITLE or "《" in text)
    if not texts or full * 3 < len(texts) * 2:
        return False
    if hints.cited:
        return True  # `SummaRuNNer (Nallapati et al., 2017)` in the first column
    dated = sum(1 for text in texts if _DATED_BEFORE.match(text))
    return dated * 2 > len(texts) or hints.venue


def _cites_in_full(cells: list[Inlines], hints: _Hints) -> bool:
    """Whether most cells are references, authors first: ``Doe, J., & Roe, A. (2023). …``.

    In a table of papers alone so are full titles, each with its venue (``[KDD 2020] The Title``).
    """
    texts = [text for text in map(plain_text, cells) if text]
    if sum(1 for text in texts if _REFERENCE.match(text)) * 2 > len(texts):
        return True
    return hints.papers and not hints.cited and _cites(cells, hints)
