"""Any question gives the same records in the same order in memory and in a database."""

from __future__ import annotations

import tempfile
from functools import lru_cache
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from mdcatalog.catalog import Catalog
from mdcatalog.models import Paper, Source
from mdcatalog.query import Collection

TEXTS = [
    "",
    "a",
    "A",
    "Deep 学习",
    "深度學習",
    "x'; --",
    'q"uote',
    "%_",
    "10",
    "ｄｅｅｐ",
    "é",
    "\n",
    "\\",
]
NUMBERS = [None, -1, 0, 2017, 2018, 2**63 - 1]
LISTS: list[list[str]] = [[], ["a"], ["a", "b"], ["Deep 学习", 'q"uote'], ["", "\\"]]


@lru_cache(maxsize=1)
def both() -> tuple[Catalog, Catalog]:
    papers = []
    for n in range(240):
        source = Source(document=f"{n % 3}.md", start_line=n, end_line=n, block="html")
        papers.append(
            Paper(
                title=TEXTS[n % 13] + TEXTS[n % 7],
                description=[None, *TEXTS][n % 14],
                year=NUMBERS[n % 6],
                citations=NUMBERS[n % 5],
                recorded=[None, True, False][n % 3],
                published=[None, "2017", "2017-01", "2018-05-06"][n % 4],
                organizations=LISTS[n % 5],
                tags=LISTS[n % 4],
                section=LISTS[n % 3],
                identifiers={} if n % 4 else {"arxiv": f"1701.{n:05d}"},
                extra={} if n % 5 else {"A": "1", 'q"': "2"},
                sources=[source],
            )
        )
    memory = Catalog.from_records(papers, merge=False)
    path = Path(tempfile.mkdtemp()) / "catalog.db"
    memory.to_database(path)
    return memory, Catalog.open(path)


texts = st.sampled_from(TEXTS)
numbers = st.sampled_from([*NUMBERS[1:], 2**64, -(2**70), 2017.5, float("inf")])
CONDITIONS = st.one_of(
    st.tuples(
        st.sampled_from(["year", "citations"]).flatmap(
            lambda f: st.sampled_from(["", "__eq", "__ne", "__lt", "__lte", "__gt", "__gte"]).map(
                lambda op: f + op
            )
        ),
        numbers,
    ),
    st.tuples(
        st.sampled_from(["year", "title", "published", "recorded"]), st.none() | st.just(None)
    ),
    st.tuples(st.sampled_from(["year__in", "citations__in"]), st.lists(numbers, max_size=3)),
    st.tuples(
        st.sampled_from(["title__in", "tags__in", "section__in"]), st.lists(texts, max_size=3)
    ),
    st.tuples(st.sampled_from(["recorded", "recorded__ne"]), st.booleans()),
    st.tuples(
        st.sampled_from(
            ["year", "recorded", "title", "tags", "section", "identifiers", "extra", "links"]
        ).map(lambda f: f + "__isnull"),
        st.booleans(),
    ),
    st.tuples(
        st.sampled_from(
            [
                "title",
                "description",
                "published",
                "organizations",
                "section",
                "extra",
                "identifiers",
            ]
        ).flatmap(
            lambda f: st.sampled_from(["", "__ne", "__contains", "__startswith"]).map(
                lambda op: f + op
            )
        ),
        texts,
    ),
    st.tuples(
        st.sampled_from(["title", "description"]).flatmap(
            lambda f: st.sampled_from(["__lt", "__lte", "__gt", "__gte"]).map(lambda op: f + op)
        ),
        texts,
    ),
    st.tuples(
        st.sampled_from(["title__regex", "organizations__regex"]),
        st.sampled_from(["^a", "学", ".", "$", r"\\", "(?i)DEEP"]),
    ),
    st.tuples(
        st.sampled_from(["tags", "organizations__ne", "section", "extra"]), st.sampled_from(LISTS)
    ),
)
ORDERS = st.lists(
    st.sampled_from(["year", "-year", "title", "-title", "-citations", "recorded", "-published"]),
    min_size=1,
    max_size=3,
    unique=True,
)
SEARCHES = ["deep", "学习", "深", "a", "深度学习 a", "10", "--", "学習"]
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("where"), CONDITIONS),
        st.tuples(st.just("order_by"), ORDERS),
        st.tuples(st.just("limit"), st.integers(0, 40)),
        st.tuples(st.just("offset"), st.integers(0, 40)),
        st.tuples(st.just("search"), st.sampled_from(SEARCHES)),
        st.tuples(st.just("function"), st.integers(2, 3)),
    ),
    max_size=5,
)


def ask(papers: Collection[Paper], steps: list[tuple[str, Any]]) -> Collection[Paper]:
    for name, value in steps:
        if name == "where":
            papers = papers.where(**{value[0]: value[1]})
        elif name == "order_by":
            papers = papers.order_by(*value)
        elif name == "function":
            papers = papers.where(lambda r, by=value: r.sources[0].start_line % by == 0)  # type: ignore[misc]
        else:
            papers = getattr(papers, name)(value)
    return papers


@settings(max_examples=400, deadline=None)
@given(STEPS)
def test_memory_and_database_agree(steps: list[tuple[str, Any]]) -> None:
    memory, database = (ask(catalog.papers, steps) for catalog in both())
    expected = list(memory)
    assert [r.id for r in database] == [r.id for r in expected]
    assert list(database) == expected
    assert database.count() == memory.count() == len(expected)
    if any(name == "search" for name, _ in steps):
        assert list(database.hits()) == list(memory.hits())


@given(st.sampled_from(SEARCHES), st.none() | st.integers(0, 5))
def test_search_agrees(text: str, limit: int | None) -> None:
    memory, database = both()
    assert database.search(text, limit) == memory.search(text, limit)
