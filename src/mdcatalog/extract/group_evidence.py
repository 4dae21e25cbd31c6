"""What the headings, the headers and the introduction above entries say of their kind."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from mdcatalog.extract.counted import counts_examples
from mdcatalog.extract.naming import (
    MODALITIES,
    header_kinds,
    heading_kinds,
    named_in_header,
    names_conference,
    names_sort,
    title_kinds,
)
from mdcatalog.extract.weights import EXCLUDED, WEIGHTS, Scores
from mdcatalog.headers import header_spellings, is_method
from mdcatalog.vocabulary import (
    DATABASES,
    LESSON_COLUMNS,
    PARTS,
    PRESENTERS,
    READINGS,
    SCIENCES,
    fold,
    is_rest,
    is_software,
    is_sort,
    role_of,
)

_DAYS = frozenset(("date", "day", "日期", "时间", "날짜", "日付"))
_TOPICS = frozenset(("topic", "topics", "主题", "课题", "主題", "주제", "tema", "temas", "thema"))
_COLLECTIONS = frozenset(("collection", "collections", "合集", "集合"))
_BLOGS = frozenset(("blog", "blogs", "blog posts", "posts", "博客", "博文", "ブログ", "블로그"))
_PAPERS = (("paper", 1.0),)
_DATA = "Datasets"
_TOOLS = (("tool", 1.0),)
_LEAST_FACTS = 2  # columns
_TITLE_AND_TWO = 2
_LONGEST_SORT = 3  # words: `Deep Learning Books`


@dataclass
class Context:
    """What stands above a group of entries.

    ``headings`` are the texts above, nearest first; ``headers`` a table's column headers and
    ``title_header`` that of its title column, where it says that it has titles, else
    ``name_header``, below which ``linked_names`` may stand; ``lessons`` where it is a timetable.
    ``told`` is what the document's
    introduction says that it lists. ``stated`` is the kind that the document itself says the
    entries are: then nothing is weighed.
    """

    headings: Sequence[str] = ()
    headers: Sequence[str] = ()
    title_header: str = ""
    name_header: str = ""
    linked_names: bool = False
    lessons: bool = False
    told: str = ""
    stated: str | None = None


def group_scores(context: Context) -> Scores:
    """The evidence in what stands above the entries."""
    scores = Scores()
    shares = WEIGHTS["heading"]
    above = [_read_as_data(heading, context) for heading in reversed(context.headings)]
    headings = list({fold(heading): heading for heading in above}.values())
    telling = [heading for heading in reversed(headings) if heading_kinds(heading)]
    if len(telling) > 1 and fold(telling[0]) in MODALITIES and _names_data(telling[1]):
        telling.pop(0)  # `Video` under `Datasets`: what the data show
    if _are_data_of_books(context.headings, telling):
        telling.pop(0)
    for depth, heading in enumerate(telling):
        kinds = heading_kinds(heading)
        weight = (
            shares["nearest"] if not depth else shares["next"] if depth == 1 else shares["others"]
        )
        if depth == 1 and is_sort(heading) and not is_sort(telling[0]) and kinds[0][0] != "tool":
            weight = shares["nearest"]  # `3D models` under `Datasets` are data
        if not depth and _is_held_by(telling):
            weight = shares["others"]  # `Companies` under `Datasets`: whose data they are
        if depth == 1 and _names_data(heading) and _is_held_by(telling):
            weight = shares["nearest"]
        if not depth and (_is_of_books(heading, kinds) or fold(heading) in _BLOGS):
            weight = shares["nearest"] + WEIGHTS["citation"]["paper"]  # cited as papers are
        if not depth and is_rest(context.headings[0]):
            weight = shares["rest of papers" if kinds == _PAPERS else "rest"]
        for kind, share in kinds:
            scores.total[kind] = scores.total.get(kind, 0.0) + weight * share
    if context.told and not any(map(_names_in_full, telling)):
        for kind, share in heading_kinds(context.told):
            scores.total[kind] = scores.total.get(kind, 0.0) + shares["next"] * share
    if context.headings and fold(context.headings[0]) in READINGS:
        scores.total.pop("lecture", None)  # what is read for the lessons of a course is none
    if any(map(names_conference, headings)):
        scores.add("heading-venue")
    named = title_kinds(context.title_header) if context.title_header else ()
    if context.linked_names:
        named = names_sort(context.name_header)
    for kind in named:
        scores.add("title-header", kind)
    near = bool(headings) and any(
        kind != "lecture" for kind, _ in heading_kinds(context.headings[0])
    )
    if context.lessons:
        scores.add("timetable")
    elif not (named or near) and len(set(map(_schedule_part, context.headers)) - {""}) > 1:
        scores.add("schedule")
    for header in context.headers:
        if header == context.title_header:
            continue
        role = role_of(header)
        if role in ("video", "slides"):
            scores.add(f"column:{role}")
        elif fold(header) in LESSON_COLUMNS:
            scores.add("column:lesson")
        found = header_kinds(header) or named_in_header(header)
        if not found and header == context.name_header and is_method(header):
            found = (("paper", WEIGHTS["header"]["paper"]),)  # `Algorithm`, which no field has
        for kind, weight in found:
            scores.total[kind] = scores.total.get(kind, 0.0) + weight
    if _keeps_data(context, scores):
        scores.total["dataset"] += shares["nearest"]
    if is_method(context.name_header):
        scores.total.pop("dataset", None)  # what is measured on `Benchmarks` are no data
    return scores


def _read_as_data(heading: str, context: Context) -> str:
    """A heading of databases, read as one of data where a science is what they are of.

    ``## 数据库`` over ``### 基因表达``, ``Protein databases``; ``## 数据库`` over MySQL is
    software, so that it says nothing of what is below it where the headings above name tools.
    """
    if not DATABASES.found_in(fold(heading)) or is_software(heading) or _names_in_full(heading):
        return heading
    if any(SCIENCES.found_in(fold(text)) for text in (*context.headings, context.told)):
        return _DATA
    return "" if any(heading_kinds(above) == _TOOLS for above in context.headings) else heading


def _keeps_data(context: Context, scores: Scores) -> bool:
    """Whether columns over databases are facts of data, which the databases then are.

    ``Name | Language | Modalities | Number of sentences`` below ``Databases of Speech``; software
    that keeps data has other columns.
    """
    if not context.headers or scores.best()[0] != "dataset":
        return False
    facts = sum(map(_is_fact_of_data, context.headers))
    if facts < _LEAST_FACTS or scores.total["dataset"] >= WEIGHTS["heading"]["nearest"]:
        return False
    return any(DATABASES.found_in(fold(heading)) for heading in context.headings[:2])


def _is_fact_of_data(header: str) -> bool:
    """Whether a column has a fact that only data have: what they count, their language."""
    return {kind for kind, _ in header_kinds(header)} == {"dataset"} or counts_examples(header)


def _is_of_books(heading: str, kinds: Sequence[tuple[str, float]]) -> bool:
    """Whether a heading names books and nothing else: ``Books``, ``Reference Books``."""
    if {kind for kind, _ in kinds} != {"book"}:
        return False
    short = len(heading.split()) <= _LONGEST_SORT and ":" not in heading
    return is_sort(heading) or (short and kinds[0][1] == 1.0 and not PARTS.search(heading))


def _schedule_part(header: str) -> str:
    """What of a schedule a column says: ``when``, ``who``, ``what``, ``shown``; or nothing."""
    if fold(header) in LESSON_COLUMNS or fold(header) in _DAYS:
        return "when"
    if header_spellings(header)[0] in PRESENTERS:
        return "who"
    if fold(header) in _TOPICS:
        return "what"
    return "shown" if role_of(header) in ("video", "slides") else ""


def _names_in_full(heading: str) -> bool:
    """Whether a heading names a kind, and not only in passing (``Databases`` none)."""
    return any(share == 1.0 for _, share in heading_kinds(heading))


def _names_data(heading: str) -> bool:
    return any(kind == "dataset" and share == 1.0 for kind, share in heading_kinds(heading))


def _are_data_of_books(headings: Sequence[str], telling: Sequence[str]) -> bool:
    """Whether the nearest heading is ``Books``, below one of data that is not the document's title.

    ``### Web pages``, ``### Books`` below ``## Corpora``: what the data were made of.
    """
    if len(headings) <= _TITLE_AND_TWO or len(telling) < _TITLE_AND_TWO:
        return False
    if telling[0] != headings[0] or telling[1] != headings[1] or not _names_data(telling[1]):
        return False
    return {kind for kind, _ in heading_kinds(telling[0])} == {"book"} and is_sort(telling[0])


def _is_held_by(telling: list[str]) -> bool:
    """Whether the nearest heading says whose the things are that the next one names."""
    if len(telling) > 1 and fold(telling[0]) in _COLLECTIONS and _names_data(telling[1]):
        return True  # `Collections` under `Datasets`: how the data are kept
    own = {kind for kind, _ in heading_kinds(telling[0])}
    named = len(telling) > 1 and any(map(is_sort, telling[1].split("/")))
    above = heading_kinds(telling[1]) if named else ()
    return own == {"person"} and any(kind not in EXCLUDED for kind, _ in above)
