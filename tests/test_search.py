"""Search: what is a word, what is found, and where."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from mdcatalog.catalog import Catalog
from mdcatalog.models import Conflict, ConflictValue, Lecture, Paper, Source
from mdcatalog.search import fold, phrases, tokens

TOKENS = [
    ("对比学习", ["对比", "比学", "学习", "习"]),
    ("Contrastive Learning", ["contrastive", "learning"]),
    ("GPT-3.5 ｇｐｔ４", ["gpt", "3", "5", "gpt", "4"]),
    ("論文 CLIP论文", ["论文", "文", "clip", "论文", "文"]),
    ("한국어", ["한국", "국어", "어"]),
    ("ﾓﾃﾞﾙ", ["モデ", "デル", "ル"]),
    ("naïve Über ß", ["naive", "uber", "ss"]),
    ("снег_и лёд", ["снег", "и", "лед"]),
    ("!?・、", []),
    ("", []),
]


@pytest.mark.parametrize(("text", "words"), TOKENS)
def test_words(text: str, words: list[str]) -> None:
    if "лёд" in text:  # accents are folded in Latin letters only
        words = [word.replace("лед", "лёд") for word in words]
    assert tokens(text) == words


def test_folding() -> None:
    assert fold("機器學習 ＡＢＣ É") == "机器学习 abc e"
    assert fold("漢字変換") == "汉字变换"


def test_a_query() -> None:
    assert [(p.words, p.prefix) for p in phrases("GPT-3 对比学习 综述 习")] == [
        (("gpt", "3"), True),
        (("对比", "比学", "学习"), False),
        (("综述",), False),
        (("习",), True),
    ]
    assert phrases('"; --') == []


def at(line: int) -> list[Source]:
    return [Source(document="a.md", start_line=line, end_line=line, block="section")]


RECORDS = [
    Paper(
        title="A Survey of Distillation",
        description="知识蒸馏的综述",
        authors=["José Pérez"],
        sources=at(1),
    ),
    Paper(title="知識蒸餾", organizations=["Google Research"], sources=at(2)),
    Lecture(
        title="Reading Transformers",
        notes="Slow *and* thorough.\n\nThen distill it.",
        speakers=["李沐"],
        sources=at(3),
    ),
    Paper(
        title="Attention Is All You Need",
        sources=at(4),
        conflicts=[
            Conflict(field="title", values=[ConflictValue(value="Transformer", source=at(4)[0])])
        ],
    ),
]


@pytest.fixture(params=["memory", "database"])
def catalog(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Catalog]:
    held = Catalog.from_records(RECORDS)
    if request.param == "memory":
        yield held
        return
    held.to_database(tmp_path / "catalog.db")
    with Catalog.open(tmp_path / "catalog.db") as opened:
        yield opened


FOUND = [
    ("蒸馏", {1: ("description", "蒸馏"), 2: ("title", "蒸餾")}),
    ("知識蒸餾", {1: ("description", "知识蒸馏"), 2: ("title", "知識蒸餾")}),
    ("综述", {1: ("description", "综述")}),
    ("DISTILL", {1: ("title", "Distillation"), 3: ("notes", "distill")}),
    ("ｔｒａｎｓｆ", {3: ("title", "Transformers"), 4: ("title", "Transformer")}),
    ("perez", {1: ("authors", "Pérez")}),
    ("google res", {2: ("organizations", "Google")}),
    ("李沐 reading", {3: ("title", "Reading")}),
    ("all-you", {4: ("title", "All You")}),
    ("you all", {4: ("title", "You")}),
    ("形", {}),
    ("' OR 1=1 --", {}),
    ("NEAR(a b) AND *", {}),
    ("\x00", {}),
]


@pytest.mark.parametrize(("text", "expected"), FOUND, ids=[text for text, _ in FOUND])
def test_search(catalog: Catalog, text: str, expected: dict[int, tuple[str, str]]) -> None:
    hits = catalog.search(text)
    found = {
        hit.record.sources[0].start_line: (hit.field, hit.excerpt[hit.start : hit.end])
        for hit in hits
    }
    assert found == expected
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)


def test_collections(catalog: Catalog) -> None:
    found = catalog.papers.search("蒸馏")
    assert found.values("title") == ["知識蒸餾", "A Survey of Distillation"]
    assert [hit.field for hit in found.hits()] == ["title", "description"]
    assert found.where(organizations__contains="google").count() == 1
    assert found.order_by("title").values("title") == ["A Survey of Distillation", "知識蒸餾"]
    narrowed = found.where(lambda r: bool(r.authors))
    assert [hit.excerpt for hit in narrowed.hits()] == ["知识蒸馏的综述"]
    assert found.limit(1).count() == 1
    assert found.search("survey").count() == 1
    assert catalog.lectures.search("蒸馏").first() is None
    assert catalog.search("蒸馏", limit=1)[0].record.title == "知識蒸餾"


def test_an_excerpt_is_one_short_line(catalog: Catalog) -> None:
    (hit,) = catalog.lectures.search("distil").hits()
    assert hit.excerpt == "Slow *and* thorough. Then distill it."
    long = Catalog.from_records([Paper(title="t", description="x " * 500 + "crane" + " y" * 500)])
    excerpt = long.search("crane")[0].excerpt
    assert "crane" in excerpt
    assert len(excerpt) < 150
    assert excerpt[0] == excerpt[-1] == "…"
