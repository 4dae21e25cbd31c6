"""Markdown that ``extract`` reads back to the same records."""

from __future__ import annotations

import re
import zlib
from collections import Counter
from itertools import product
from pathlib import Path
from typing import Any

import cmarkgfm
import pytest
from bs4 import BeautifulSoup
from hypothesis import assume, given, settings
from hypothesis import strategies as st

import mdcatalog
from mdcatalog.catalog import Catalog
from mdcatalog.export.facts import web_links
from mdcatalog.export.references import one_line
from mdcatalog.models import KINDS, Dataset, Lecture, Link, Paper, Record, Source, Tool

CORPUS = Path(__file__).parents[2] / "shared" / "corpus"
#: What tables do not hold; docs/formats.md says so.
NOT_HELD = {"id", "sources", "section", "inferred", "conflicts", "extra", "notes", "papers",
            "lectures", "identifiers"}  # fmt: skip


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def source(line: int) -> Source:
    return Source(document="list.md", start_line=line, end_line=line, block="table_row")


def facts(record: Record) -> dict[str, Any]:
    """What a table holds of a record; line ends in texts are layout."""
    held = {name: getattr(record, name) for name in type(record).model_fields}
    held = {name: value for name, value in held.items() if name not in NOT_HELD}
    held["links"] = sorted((link.url, link.rel) for link in web_links(record))
    return {n: one_line(v) if isinstance(v, str) else v for n, v in held.items()}


def in_order(records: Any) -> list[dict[str, Any]]:
    return sorted(map(facts, records), key=lambda held: (held["kind"], held["title"]))


def read_back(catalog: Catalog, form: str) -> list[Record]:
    catalog.write("back.md", format=form)
    return list(mdcatalog.extract(Path("back.md").read_text("utf-8")).records)


_PLAIN = (
    "Deep|Learning|of Graphs|with|BERT|GPT-3|and|U-Net|对比学习|综述|视频理解|C++|x_y|a*b|50%|3D|"
    "Représentation|カタログ|Q&A|#1|End-to-End: A|Why? T5"
)
_MARKUP = "<b>|`code`|$x$|[7]|~~no~~|a & b|\\|!"
TITLES = st.lists(st.sampled_from(_PLAIN.split("|")), min_size=3, max_size=8).map(" ".join)
TITLES = TITLES.filter(lambda title: not title.startswith("#1"))  # the number of a row
#: Titles that read as a venue, a role, a heading, a year, or that hold marks of Markdown.
NAMES_OF_THINGS = """
    NIPS 2016 Tutorials, Long Beach
    ICML 2020
    CVPR2021
    Tensorflow
    PyTorch
    Code
    Paper
    Dataset
    Video
    论文
    数据集
    Papers with Code
    Semantic Scholar
    Slides (pdf)
    Demo
    GitHub
    English
    Introduction
    2017
    GPT-4
    MNIST
    C#
    .NET
    Deep Learning [Video]
    [a] (b) {c} <d>
    A\\B
    A | B
    a\\|b
    a `b` c
    *a* _b_ ~~c~~
    Title: a subtitle
    Title - a remark
    The Graph Book (book)
    Awesome Graphs
    A curated list of things
    对比学习论文综述（上）
    第 3 讲 引言
    Lecture 5: Trees
    “Deep” learning
    Just a blog post
    TODO: Ropes and Knots
    （待读）Ropes without Knots
    HW1: Ropes
    Harbour Products (2M)
    港口语料（1 万张图片）
    Rope Corpus (CC BY 4.0)
    swing : Large Scale Product Graph Construction
    【数据库】Quay的故事
    P1 Ropes and Knots
    Day 1: Ropes
""".strip().split("\n    ")
RENAMED = [name for name in NAMES_OF_THINGS if name != "2017"]  # with more said of it: a date
TEXTS = st.lists(
    st.sampled_from([*_PLAIN.split("|"), *_MARKUP.split("|"), "a|b"]), min_size=3, max_size=12
).map(" ".join)
NAMES = st.lists(
    st.sampled_from(["Ada Lovelace", "王小明", "Gauss, Carl", "J. von Neumann", "李雷"]),
    unique=True,
    max_size=3,
)
TERMS = st.lists(
    st.sampled_from(["Google", "清华大学", "MIT/IBM Lab", "U.C. Berkeley"]), unique=True, max_size=3
)
DATES = st.sampled_from(["2019", "2020-03", "2021-05-30", None])
COUNTS = st.one_of(st.none(), st.integers(0, 10**9))


#: Where a thing's own page may be, also on hosts of papers, articles and recordings.
MAIN_URLS = (
    "https://things.example/x_y(z)/{}",
    "https://doi.org/10.5281/zenodo.{}",
    "https://doi.org/10.1145/12345.{}",
    "https://arxiv.org/abs/2001.{:.5}",
    "https://www.youtube.com/watch?v={:x>11.11}",
    "https://medium.com/@someone/post-{}",
    "https://github.com/main/name{}",
)


def of(kind: type[Record], **fields: st.SearchStrategy[Any]) -> st.SearchStrategy[Record]:
    links = st.fixed_dictionaries(
        {
            "main": st.sampled_from([None, *MAIN_URLS]),
            "paper": st.booleans(),
            "video": st.booleans(),
            "code": st.booleans(),
            "reference": st.booleans(),
            "explainer": st.booleans(),
        }
    )
    common = {"description": st.none() | TEXTS, "tags": TERMS}
    made = st.fixed_dictionaries({"title": TITLES, "links": links, **common, **fields})
    return made.map(lambda values: _record(kind, values))


def _record(kind: type[Record], values: dict[str, Any]) -> Record:
    name = f"{zlib.crc32(values['title'].encode()):010}"
    if values.get("published") and "year" in kind.model_fields:
        # as extract gives it
        values = {**values, "year": int(values["published"][:4])}
    urls = {
        "main": (values["links"]["main"] or "").format(name),
        "paper": f"https://arxiv.org/abs/2101.{name:.5}",
        "video": f"https://www.youtube.com/watch?v=v{name}",
        "code": f"https://github.com/owner/name{name}",
        "reference": f"https://other.example/{name}?a=1&b=2",
        "explainer": f"https://blog.example/{name}",
    }
    links = [Link(url=urls[rel], rel=rel) for rel, is_there in values["links"].items() if is_there]
    if kind is Paper:  # of another paper
        links = [link for link in links if link.rel != "paper"]
    return kind(**{**values, "links": links, "sources": [source(1)]})


RECORDS = {
    Paper: of(
        Paper,
        year=st.none() | st.integers(1990, 2024),
        published=DATES,
        authors=NAMES,
        organizations=TERMS,
        venue=st.sampled_from([None, "NeurIPS", "Nature"]),
        citations=COUNTS,
        importance=st.none() | st.integers(1, 5),
        recorded=st.sampled_from([None, True, False]),
        highlights=st.none() | TEXTS,
        technique=st.none() | TEXTS,
    ),
    Lecture: of(
        Lecture,
        date=DATES,
        duration_seconds=st.none() | st.integers(60, 36000),
        speakers=NAMES,
        organizations=TERMS,
        views=COUNTS,
        completed=st.sampled_from([None, True, False]),
    ),
    Dataset: of(
        Dataset,
        size=st.sampled_from([None, "52 GB"]),
        examples=COUNTS,
        languages=st.lists(st.sampled_from(["English", "中文"]), unique=True),
        license=st.sampled_from([None, "MIT", "CC BY 4.0"]),
        published=DATES,
    ),
    Tool: of(Tool, stars=COUNTS, license=st.sampled_from([None, "MIT"]), organizations=TERMS),
}


@pytest.mark.parametrize("kind", KINDS)
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_tables_are_read_back_to_the_same_records(kind: type[Record], data: st.DataObject) -> None:
    made = data.draw(
        st.lists(RECORDS[kind], min_size=1, max_size=6, unique_by=lambda record: record.title)
    )
    # a title alone, in a table that says nothing else, is too little for a record
    assume(
        any(record.links or len(record.model_dump(exclude_defaults=True)) > 2 for record in made)
    )
    catalog = Catalog.from_records(made, merge=False)
    assert in_order(read_back(catalog, "markdown-table")) == in_order(catalog.records())


def brief(record: Record) -> tuple[Any, ...]:
    """What a list holds of a record, whatever its words and hosts speak for."""
    held = facts(record)
    return held["kind"], held["title"], tuple(held["links"])


@pytest.mark.parametrize("kind", KINDS)
@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_lists_are_read_back_to_the_same_records(kind: type[Record], data: st.DataObject) -> None:
    made = data.draw(st.lists(RECORDS[kind], min_size=1, max_size=6, unique_by=lambda r: r.title))
    assume(
        any(record.links or len(record.model_dump(exclude_defaults=True)) > 2 for record in made)
    )
    renamed = data.draw(st.lists(st.sampled_from(RENAMED), max_size=6, unique=True))
    for number, title in enumerate(renamed[: len(made)]):
        if any(link.rel == "main" for link in made[number].links):
            made[number] = made[number].model_copy(update={"title": title})
    found = read_back(Catalog.from_records(made, merge=False), "markdown")
    assert sorted(map(named, found)) == sorted(map(named, made))
    # an odd title may have to be linked where a label would say more of its link
    usual, left = ([r for r in rs if r.title not in NAMES_OF_THINGS] for rs in (made, found))
    assert sorted(map(brief, left)) == sorted(map(brief, usual))


def one_of_each(kind: type[Record]) -> list[Record]:
    """A record for each odd title, with each sort of address, alone and beside other links."""
    made: list[Record] = []
    for number, (title, url, others) in enumerate(
        product(NAMES_OF_THINGS, MAIN_URLS, ([], ["paper"], ["paper", "video"]))
    ):
        name = f"{number * 7919:010}"
        urls = {"paper": "https://arxiv.org/abs/2101.{:.5}", "video": "https://youtu.be/{}v"}
        links = [Link(url=url.format(name), rel="main")]
        links += [
            Link(url=urls[rel].format(name[::-1]), rel=rel)
            for rel in others
            if kind is not Paper or rel != "paper"
        ]
        made.append(kind(title=title, links=links, sources=[source(1)]))
    return made


@pytest.mark.parametrize("form", ["markdown", "markdown-table"])
@pytest.mark.parametrize("kind", KINDS)
def test_no_word_and_no_host_changes_what_a_record_is(kind: type[Record], form: str) -> None:
    made = one_of_each(kind)
    catalog = Catalog.from_records(made, merge=False)
    assert catalog.write("back.md", format=form) == []
    found = mdcatalog.extract(Path("back.md").read_text("utf-8")).records
    missing = Counter(map(named, made)) - Counter(map(named, found))
    assert not missing
    assert len(found) == len(made)
    # and with the same roles of the links, but for a title in brackets, which has to be linked
    other = Counter(map(brief, made)) - Counter(map(brief, found))
    assert {title for _, title, _ in other} <= {"Deep Learning [Video]", "[a] (b) {c} <d>"}


def named(record: Record) -> tuple[str, str, tuple[str, ...]]:
    return record.kind, record.title, tuple(sorted(link.url for link in record.links))


def test_what_is_not_read_back_is_told() -> None:
    made = [
        Tool(title="Title.", links=[Link(url="https://a.example", rel="main")], sources=[source(1)])
    ]
    for form in ("markdown", "markdown-table"):
        (note,) = Catalog.from_records(made).write("back.md", format=form)
        assert note == "1 record will come back with another title or other links: 'Title.'"


def test_what_is_not_known_is_not_made_a_no() -> None:
    made = [
        Paper(title="One thing", year=2020, recorded=True, sources=[source(1)]),
        Paper(title="Another thing", year=2020, recorded=False, sources=[source(2)]),
        Paper(title="A third thing", year=2020, sources=[source(3)]),
    ]
    found = read_back(Catalog.from_records(made), "markdown-table")
    assert {r.title: r.recorded for r in found if isinstance(r, Paper)} == {
        "One thing": True,
        "Another thing": False,
        "A third thing": None,
    }


def test_a_link_that_only_tells_of_it_is_not_its_own() -> None:
    link = Link(url="https://blog.example/1", rel="explainer")
    made = [Paper(title="One thing", year=2020, links=[link], sources=[source(1)])]
    for form in ("markdown", "markdown-table"):
        (found,) = read_back(Catalog.from_records(made), form)
        assert [(one.url, one.rel) for one in found.links] == [(link.url, "explainer")]


@pytest.mark.parametrize("form", ["markdown", "markdown-table"])
def test_github_shows_what_is_written(form: str) -> None:
    made = [
        Paper(
            title="<b>A|B</b> `c` *d* _e_ [f](g) & $x$ ~~h~~ \\ https://no.example",
            description="javascript:alert(1) | <script>alert(1)</script>",
            links=[
                Link(url="https://a.example/x_(y)|z", rel="main"),
                Link(url="javascript:alert(1)", rel="code"),
                Link(url="https://b.example/?a=1&b=2", rel="code"),
            ],
            sources=[source(1)],
        )
    ]
    Catalog.from_records(made).write("c.md", format=form)
    # GitHub's own parser, unsafe HTML included
    html = cmarkgfm.github_flavored_markdown_to_html(
        Path("c.md").read_text("utf-8"), cmarkgfm.Options.CMARK_OPT_UNSAFE
    )
    page = BeautifulSoup(html, "html.parser")
    links = [(a["href"], a.get_text()) for a in page.find_all("a")]
    assert links == [
        ("https://a.example/x_(y)%7Cz", made[0].title),
        ("https://b.example/?a=1&b=2", "code"),
    ]
    assert made[0].description
    assert made[0].description in page.get_text()
    assert not page.find_all(["script", "b", "em", "del", "code"])


def plain(value: Any) -> Any:
    return value.replace("**", "") if isinstance(value, str) else value


def parted(value: Any) -> bool:
    """Whether a text says that nothing is there, or a list has elements that read as several."""
    if isinstance(value, list):
        return any(re.search("[,，、;；]", element) for element in value)
    return value == "-"


@pytest.mark.corpus
@pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpus is not here")
def test_the_corpus_as_tables_is_read_back() -> None:
    catalog = mdcatalog.read(CORPUS)
    keys = ("kind", "title", "links")
    total = len(catalog)
    left = [facts(record) for record in read_back(catalog, "markdown-table")]
    assert len(left) == total
    by_key: dict[str, list[dict[str, Any]]] = {}
    for held in left:
        by_key.setdefault(
            repr([held["kind"], held["title"], [u for u, _ in held["links"]]]), []
        ).append(held)
    roles, same, lost = 0, 0, []
    for record in catalog.records():
        before = facts(record)
        key = repr([before["kind"], before["title"], [u for u, _ in before["links"]]])
        after = by_key[key].pop(0)
        roles += before["links"] == after["links"]
        for name, value in before.items():
            if name in keys or parted(value) or value in (None, []):
                continue
            # descriptions may hold marks of emphasis, which are read as such
            if plain(after[name]) == plain(value):
                same += 1
            else:
                lost.append((name, value, after[name]))
        made_up = {n for n, v in after.items() if v not in (None, []) and before[n] in (None, [])}
        assert not made_up, (before["title"], made_up)
    assert roles >= 0.99 * total
    assert len(lost) <= 0.001 * same, lost


@pytest.mark.corpus
@pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpus is not here")
def test_the_corpus_as_a_list_is_read_back() -> None:
    catalog = mdcatalog.read(CORPUS)
    before, after = (
        Counter(
            (held["kind"], held["title"], tuple(u for u, _ in held["links"]))
            for held in map(facts, found)
        )
        for found in (catalog.records(), read_back(catalog, "markdown"))
    )
    assert before == after
