"""Timetables of courses: a row for each lesson, with its day, its topic and what comes with it.

``Week | Topic | Readings | Homework``: what is read for a lesson, linked or not, is no title.
"""

from __future__ import annotations

from collections.abc import Sequence

from mdcatalog.extract.title_likeness import repeats
from mdcatalog.extract.venues import is_title_case
from mdcatalog.headers import header_spellings
from mdcatalog.models import Paper, rules_of
from mdcatalog.patterns import lazy_pattern
from mdcatalog.tree import Inlines, Row, plain_text
from mdcatalog.values import is_absent, parse_ordinal
from mdcatalog.vocabulary import (
    COURSEWORK_COLUMNS,
    FIELDS,
    FULL_TITLES,
    LESSON_COLUMNS,
    LESSON_LINKS_COLUMNS,
    LESSON_TITLES,
    PRESENTERS,
    TITLE_FALLBACK,
    fold,
    role_of,
)

_DAYS = frozenset(map(fold, FIELDS["date"])) | {"dates", "week of", "日程"}
_BARE = frozenset(("", "number", "no", "no.", "#", "编号", "序号", "番号", "번호"))
_COUNTS = LESSON_COLUMNS | _BARE | {"wk", "wk.", "l", "module", "unit", "class"}
_TOPICS = frozenset(map(fold, TITLE_FALLBACK))
_SHOWN = frozenset({"video", "slides"})
# `Tue 9/7`, `Jan 12`, `9月7日`, `12. Oct`, `Week 3`
_DAY = lazy_pattern(
    r"\d{1,4}\s?[/.\-年月]\s?\d{1,2}|\b[A-Z][a-z]{2,8}\.? \d{1,2}\b|\b\d{1,2}\.? [A-Z][a-z]{2}"
    r"|[0-9]{1,2}月"
)
_PAPERS = frozenset(rules_of(Paper).titles) - COURSEWORK_COLUMNS
_MARKS = ("《", "「", "『", "“")
_LEAST_SPACES = 3
_LEAST_ROWS = 3
_LEAST_COLUMNS = 3
_LEAST_LETTERS = 3


def topics_of_lessons(headers: Sequence[str], rows: Sequence[Row]) -> int | None:
    """The column of the topics of lessons; ``None`` where a table is no timetable.

    A column says when each is, or counts them, one what each is about, and another what comes
    with it, or, beside a topic, who gives it.
    """
    if len(headers) < _LEAST_COLUMNS or len(rows) < _LEAST_ROWS:
        return None
    folded = [_folded(header) for header in headers]
    when = [at for at, word in enumerate(folded) if word in _DAYS or word in _COUNTS]
    when = [at for at in when if _tells_when(_cells(rows, at))]
    if not when:
        return None
    shown = [at for at, word in enumerate(folded) if _is_work(word, headers[at])]
    work = shown or [at for at, word in enumerate(folded) if word in LESSON_LINKS_COLUMNS]
    given = any(header_spellings(header)[0] in PRESENTERS for header in headers if header)
    topic = next((at for at, word in enumerate(folded) if word in _TOPICS), None)
    # `# | Topic | Links` lists anything, as does `Date | Title | Link`
    if topic is not None and not (shown or given or any(folded[at] not in _BARE for at in when)):
        return None
    if topic is None and shown:
        called = {
            word: at for at, word in enumerate(folded) if word in LESSON_TITLES and at not in when
        }
        topic = next((called[word] for word in LESSON_TITLES if word in called), None)
        work = [at for at in shown if at != topic]
    if topic is None or topic in when or not (work or given):
        return None
    fuller = _in_full(folded, rows, topic)
    if fuller is not None:
        return fuller
    if given and not shown and _PAPERS.intersection(folded):
        return None  # who presents which paper: its topic names none
    return topic if _are_topics(_cells(rows, topic)) else None


def _in_full(folded: Sequence[str], rows: Sequence[Row], topic: int) -> int | None:
    """The column of what lessons are called in full beside that of their topics, if there is one.

    ``Topic | Title``; ``主题 | 内容``, where what most lessons hold is written as a title.
    """
    for at, word in enumerate(folded):
        if at == topic or (word not in FULL_TITLES and word not in _TOPICS):
            continue
        cells = _cells(rows, at)
        if not _are_topics(cells) or _length(cells) <= _length(_cells(rows, topic)):
            continue
        if word in FULL_TITLES or _are_titles(cells):
            return at
    return None


def _length(cells: Sequence[Inlines]) -> int:
    return sum(len(plain_text(cell)) for cell in cells)


def _are_titles(cells: Sequence[Inlines]) -> bool:
    """Whether two thirds of the cells that say anything are written as titles are."""
    texts = [text for text in (plain_text(cell).strip() for cell in cells) if text]
    titled = sum(
        1
        for text in texts
        if text.startswith(_MARKS) or (text.count(" ") >= _LEAST_SPACES and is_title_case(text))
    )
    return titled * 3 >= len(texts) * 2


def _folded(header: str) -> str:
    return header_spellings(header)[0] if header else ""


def _is_work(word: str, header: str) -> bool:
    return word in COURSEWORK_COLUMNS or (bool(header) and role_of(header) in _SHOWN)


def _cells(rows: Sequence[Row], column: int) -> list[Inlines]:
    return [row.cells[column].content for row in rows[:60] if column < len(row.cells)]


def _tells_when(cells: Sequence[Inlines]) -> bool:
    """Whether most of the cells that say anything are days, or count weeks or lessons."""
    texts = [text for text in (plain_text(cell).strip() for cell in cells) if text]
    told = [text for text in texts if not is_absent(text)]
    timed = sum(1 for text in told if parse_ordinal(text) is not None or _DAY.search(text))
    return timed > 1 and timed * 3 >= len(told) * 2


def _are_topics(cells: Sequence[Inlines]) -> bool:
    """Whether most of a column's cells are words that differ."""
    texts = [plain_text(cell).strip() for cell in cells]
    # of other scripts two letters are a word: `潮汐`
    worded = sum(
        1
        for text in texts
        if sum(map(str.isalpha, text)) >= (_LEAST_LETTERS if text.isascii() else 2)
    )
    return worded * 3 >= len(cells) * 2 and not repeats(list(cells))
