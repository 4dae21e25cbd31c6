"""The query API, the same questions asked of memory and of a database."""

from __future__ import annotations

import importlib.util
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from mdcatalog.catalog import Catalog
from mdcatalog.catalog_errors import (
    InvalidValueError,
    ManyRecordsError,
    MissingDependencyError,
    NoRecordError,
    QueryError,
    UnknownFieldError,
    UnknownOperatorError,
)
from mdcatalog.models import Lecture, Link, Paper, Record, Source


def at(line: int) -> list[Source]:
    return [Source(document="a.md", start_line=line, end_line=line, block="list_item")]


RECORDS: list[Record] = [
    Paper(
        title="Folding Cranes", year=2020, citations=5, organizations=["Google Brain", "MIT"],
        section=["Top", "对比学习"], recorded=True, sources=at(1), tags=["a", "b"],
        identifiers={"arxiv": "2001.00001"}, published="2020-01",
        links=[Link(url="https://arxiv.org/abs/2001.00001", rel="main")],
    ),
    Paper(
        title="Paper Boats", year=2018, citations=50, organizations=["清华大学"],
        section=["Top"], recorded=False, sources=at(2), extra={"Note": "n"},
    ),
    Paper(title="Ａeroplanes of 論文", year=2020, sources=at(3), description="It's 100% paper; --"),
    Paper(title="Hats", citations=5, sources=at(4), published="2020"),
    Lecture(title="How to fold", duration_seconds=61, sources=at(5)),
]  # fmt: skip


@pytest.fixture(params=["memory", "database"])
def catalog(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Catalog]:
    held = Catalog.from_records(RECORDS)
    if request.param == "memory":
        yield held
        return
    held.to_database(tmp_path / "catalog.db")
    with Catalog.open(tmp_path / "catalog.db") as opened:
        yield opened


def lines(found: Any) -> list[int]:
    return [record.sources[0].start_line for record in found]


WHERE: list[tuple[dict[str, Any], list[int]]] = [
    ({"year": 2020}, [1, 3]),
    ({"year__eq": "2020"}, [1, 3]),
    ({"year__ne": 2020}, [2, 4]),
    ({"year__gte": 2019}, [1, 3]),
    ({"year__lt": 2019}, [2]),
    ({"year__lte": 2018}, [2]),
    ({"year__gt": 2018.5}, [1, 3]),
    ({"year__gt": 10**30}, []),
    ({"year__lt": 10**400}, [1, 2, 3]),
    ({"year__in": [2018, 2019]}, [2]),
    ({"year__in": []}, []),
    ({"year__isnull": True}, [4]),
    ({"year": None}, [4]),
    ({"year__ne": None}, [1, 2, 3]),
    ({"recorded": True}, [1]),
    ({"recorded": "no"}, [2]),
    ({"recorded__isnull": True}, [3, 4]),
    ({"title__contains": "PAPER"}, [2]),
    ({"title__contains": "论文"}, [3]),
    ({"title__startswith": "aero"}, [3]),
    ({"title__regex": "^[FH]"}, [1, 4]),
    ({"title": "Hats", "citations": 5}, [4]),
    ({"title__contains": ""}, [1, 2, 3, 4]),
    ({"published__gte": "2020-01"}, [1]),
    ({"published__gte": 2020}, [1, 4]),
    ({"organizations__contains": "google"}, [1]),
    ({"organizations": "MIT"}, [1]),
    ({"organizations": ["Google Brain", "MIT"]}, [1]),
    ({"organizations": ["MIT"]}, []),
    ({"organizations__ne": ["清华大学"]}, [1, 3, 4]),
    ({"organizations__ne": "MIT"}, [2, 3, 4]),
    ({"organizations__in": ["MIT", "清华大学"]}, [1, 2]),
    ({"organizations__isnull": True}, [3, 4]),
    ({"organizations__regex": "大学$"}, [2]),
    ({"section__contains": "对比学习"}, [1]),
    ({"section__isnull": False}, [1, 2]),
    ({"identifiers__startswith": "arxiv:"}, [1]),
    ({"identifiers": ["arxiv:2001.00001"]}, [1]),
    ({"links__contains": "arxiv.org"}, [1]),
    ({"sources": "a.md"}, [1, 2, 3, 4]),
    ({"extra": "Note"}, [2]),
    ({"conflicts__isnull": False}, []),
    ({"description__contains": "'; --"}, []),
    ({"description__contains": "100% paper; --"}, [3]),
    ({"title": "x'; DROP TABLE papers; --"}, []),
    ({"title__contains": '"%_\x00'}, []),
    ({"kind": "paper", "tags": "b"}, [1]),
]


@pytest.mark.parametrize(("named", "expected"), WHERE, ids=[str(named) for named, _ in WHERE])
def test_where(catalog: Catalog, named: dict[str, Any], expected: list[int]) -> None:
    found = catalog.papers.where(**named)
    assert lines(found) == expected
    assert found.count() == len(found) == len(expected)
    assert bool(found) is bool(expected)
    assert lines(found) == expected  # again


def test_a_function_and_chains(catalog: Catalog) -> None:
    papers = catalog.papers
    assert lines(papers.where(lambda r: "o" in r.title, year__gte=2018)) == [1, 2, 3]
    assert lines(papers.where(year=2020).where(lambda r: r.citations is None)) == [3]
    assert lines(papers.order_by("-citations").limit(2).where(year=2020)) == [1]
    assert lines(papers.order_by("-citations").limit(3).where(citations=5)) == [1, 4]
    assert lines(papers.limit(3).limit(1)) == [1]
    assert lines(papers.limit(1).limit(3)) == [1]
    assert lines(papers.offset(1).offset(1)) == [3, 4]
    assert lines(papers.offset(1).limit(2)) == lines(papers.limit(2).offset(1)) == [2, 3]
    assert lines(papers.limit(3).order_by("title")) == [1, 2, 3]
    assert lines(papers.limit(0)) == []
    assert lines(papers.offset(10**30)) == []
    assert papers.where(year=2020).limit(1).count() == 1


def test_order(catalog: Catalog) -> None:
    papers = catalog.papers
    assert lines(papers.order_by("-citations", "title")) == [2, 1, 4, 3]
    assert lines(papers.order_by("citations", "-title")) == [4, 1, 2, 3]
    assert lines(papers.order_by("year")) == [2, 1, 3, 4]
    assert lines(papers.order_by("-year")) == [1, 3, 2, 4]
    assert lines(papers.order_by("recorded")) == [2, 1, 3, 4]


def test_what_comes_out(catalog: Catalog) -> None:
    papers = catalog.papers
    assert papers.values("year") == [2020, 2018, 2020, None]
    assert papers.where(year=2018).values("title", "year") == [("Paper Boats", 2018)]
    groups = papers.group_by("year")
    assert {key: lines(group) for key, group in groups.items()} == {
        2018: [2],
        2020: [1, 3],
        None: [4],
    }
    assert list(papers.group_by("tags")) == ["a", "b", None]
    first = papers.first()
    assert isinstance(first, Paper)
    assert first.title == "Folding Cranes"
    assert papers.where(year=1900).first() is None
    assert papers.where(year=2018).one().title == "Paper Boats"
    assert repr(papers) == "<4 papers>"
    with pytest.raises(NoRecordError, match="no paper fits the query"):
        papers.where(year=1900).one()
    with pytest.raises(ManyRecordsError, match="4 papers fit the query, one was asked for"):
        papers.one()


WRITTEN = [
    ("year>=2020", [1, 3]),
    ("year = 2018", [2]),
    ("citations!=5", [2, 3]),
    ("title*=boat", [2]),
    ("title^=Hat", [4]),
    ("title~=^F", [1]),
    ("year__in=2018,2019", [2]),
    ("recorded=true", [1]),
    ("year__isnull=yes", [4]),
]


@pytest.mark.parametrize(("text", "expected"), WRITTEN)
def test_conditions_as_a_user_writes_them(catalog: Catalog, text: str, expected: list[int]) -> None:
    assert lines(catalog.papers.where_text(text)) == expected


WRONG: list[tuple[dict[str, Any], type[QueryError], str]] = [
    ({"yeer": 1}, UnknownFieldError, "a paper has no field 'yeer'; did you mean 'year'?"),
    ({"yeer__gte": 1}, UnknownFieldError, "a paper has no field 'yeer'; did you mean 'year'?"),
    (
        {"year__xyz": 1},
        UnknownOperatorError,
        "no operator 'xyz'; there are contains, eq, "
        "gt, gte, in, isnull, lt, lte, ne, regex, startswith",
    ),
    (
        {"title__contain": "x"},
        UnknownOperatorError,
        "no operator 'contain'; did you mean 'contains'?",
    ),
    (
        {"year__contains": "2"},
        UnknownOperatorError,
        "'contains' cannot be asked of the number 'year'; "
        "use one of eq, ne, lt, lte, gt, gte, in, isnull",
    ),
    ({"year": "soon"}, InvalidValueError, "'year' is compared with a number, not with 'soon'"),
    ({"year": float("nan")}, InvalidValueError, "'year' cannot be compared with NaN"),
    (
        {"recorded": "perhaps"},
        InvalidValueError,
        "'recorded' is compared with true or false, not with 'perhaps'",
    ),
    (
        {"title__regex": "("},
        InvalidValueError,
        "'(' is no regular expression: missing ), unterminated subpattern at position 0",
    ),
    ({"title__in": "abc"}, InvalidValueError, "'title' is to be in a list of values, not 'abc'"),
    ({"title": 1.5}, InvalidValueError, "'title' is compared with a text, not with 1.5"),
    ({"title__contains": 3}, InvalidValueError, "'contains' on 'title' needs a text, not 3"),
]


@pytest.mark.parametrize(("named", "error", "message"), WRONG, ids=[str(w[0]) for w in WRONG])
def test_wrong_questions(named: dict[str, Any], error: type[QueryError], message: str) -> None:
    with pytest.raises(error) as caught:
        Catalog.from_records(RECORDS).papers.where(**named)
    assert str(caught.value) == message


def test_other_wrong_questions() -> None:
    papers = Catalog.from_records(RECORDS).papers
    with pytest.raises(UnknownOperatorError, match="cannot order by the list 'authors'"):
        papers.order_by("-authors")
    with pytest.raises(UnknownFieldError):
        papers.values("nothing")
    with pytest.raises(InvalidValueError, match="limit takes a number from 0 on, not -1"):
        papers.limit(-1)
    with pytest.raises(InvalidValueError, match="cannot read the condition 'year'"):
        papers.where_text("year")
    with pytest.raises(InvalidValueError, match="has two operators"):
        papers.where_text("year__gte<3")
    with pytest.raises(QueryError, match="hits are of a search"):
        papers.hits()


def test_frames() -> None:
    papers = Catalog.from_records(RECORDS).papers
    if importlib.util.find_spec("pandas") or importlib.util.find_spec("polars"):
        assert len(papers.to_frame()) == 4
    else:
        with pytest.raises(MissingDependencyError, match="to_frame needs pandas or polars"):
            papers.to_frame()
    with pytest.raises(InvalidValueError):
        papers.to_frame("numpy")


NAMES = ["arxiv:2001.00001", "2001.00001v3", "https://arxiv.org/pdf/2001.00001v2.pdf",
         "http://www.arxiv.org/abs/2001.00001", " arXiv:2001.00001 "]  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_get_by_any_form_of_an_identifier(catalog: Catalog, name: str) -> None:
    found = catalog.get(name)
    assert found is not None
    assert found.title == "Folding Cranes"


def test_get_and_explain(catalog: Catalog) -> None:
    hats = catalog.papers.where(title="Hats").one()
    assert catalog.get(hats.id) == hats
    assert catalog.get("arxiv:2001.00002") is None
    assert catalog.get("") is None
    explanation = catalog.explain("arxiv:2001.00001")
    assert explanation.record.title == "Folding Cranes"
    assert str(explanation).startswith(
        "arxiv:2001.00001 · paper · Folding Cranes\nsources\n  a.md:1"
    )
    with pytest.raises(NoRecordError, match="no record is named 'nothing'"):
        catalog.explain("nothing")


def test_a_kind_that_a_user_adds(tmp_path: Path) -> None:
    from typing import Literal

    from mdcatalog.models import KINDS, Kind

    class Book(Record):
        kind_info = Kind("book", "books", schemes=("isbn",))
        kind: Literal["book"] = "book"
        pages: int | None = None

    held = Catalog.from_records([*RECORDS, Book(title="Origami", pages=90, sources=at(9))])
    held.to_json(tmp_path / "c.json")
    held.to_database(tmp_path / "c.db")
    for catalog in (
        held,
        Catalog.open(tmp_path / "c.json", kinds=(*KINDS, Book)),
        Catalog.open(tmp_path / "c.db", kinds=(*KINDS, Book)),
    ):
        assert catalog.books.where(pages__gt=80).values("title") == ["Origami"]
        assert catalog.of_kind("book").count() == catalog.of_kind(Book).count() == 1
        assert catalog.to_dict()["books"][0]["pages"] == 90
        with pytest.raises(UnknownFieldError, match="no kind 'bok'"):
            catalog.of_kind("bok")
        with pytest.raises(AttributeError):
            catalog.boks  # noqa: B018
    assert Catalog.open(tmp_path / "c.db").papers.count() == 4
