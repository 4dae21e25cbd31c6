"""The five documents of the corpus: who is one with whom, against a list made by hand."""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path

import pytest

from mdcatalog.extract.document import extract_document
from mdcatalog.resolve import Resolution, resolve
from mdcatalog.source import Document

ROOT = Path(__file__).parents[1]
JOINS = json.loads((ROOT / "tests/data/joins.json").read_text("utf-8"))
Place = tuple[str, int]


def corpus() -> Path:
    for folder in (ROOT.parent / "shared" / "corpus", ROOT / "shared" / "corpus"):
        if folder.is_dir():
            return folder
    pytest.skip("the corpus is not beside the repository")


@lru_cache(maxsize=1)
def resolved(folder: Path) -> Resolution:
    paths = sorted(folder.glob("00*.md"))
    texts = {path.name: path.read_text("utf-8", "replace") for path in paths}
    extractions = [extract_document(Document.of(name[:3], text)) for name, text in texts.items()]
    return resolve(record for extraction in extractions for record in extraction.records)


def record_at(folder: Path) -> dict[Place, str]:
    """The id of the merged record at each place, by kind and place."""
    return {
        (record.kind, source.document, source.start_line): record.id
        for record in resolved(folder).records
        for source in record.sources
    }


def score(places: dict[Place, str], how: str) -> tuple[int, int]:
    right = total = 0
    for group in JOINS["one"]:
        held = [(places.get((group["kind"], d, n)), by) for d, n, by in group["places"]]
        for found, by in held[1:]:
            if by == how:
                total += 1
                right += found is not None and found == held[0][0]
    return right, total


@pytest.mark.corpus
@pytest.mark.parametrize(("how", "least"), [("identifier", 0.98), ("title", 0.90)])
def test_the_joins_a_person_would_make_are_made(how: str, least: float) -> None:
    right, total = score(record_at(corpus()), how)
    assert total > 20
    assert right / total >= least, f"{right} of {total}"


@pytest.mark.corpus
def test_no_join_is_wrong() -> None:
    folder = corpus()
    one = [
        {(group["kind"], document, line) for document, line, _ in group["places"]}
        for group in JOINS["one"]
    ]
    listed = set().union(*one)
    wrong = []
    for record in resolved(folder).records:
        held = {(record.kind, s.document, s.start_line) for s in record.sources} & listed
        if held and not any(held <= group for group in one):
            wrong.append((record.id, sorted(held)))
    assert wrong == []


@pytest.mark.corpus
@pytest.mark.parametrize("pair", JOINS["apart"], ids=lambda pair: pair["why"])
def test_different_things_stay_apart(pair: dict[str, list[list[object]]]) -> None:
    of_place: dict[tuple[object, object], set[str]] = {}
    for record in resolved(corpus()).records:
        for source in record.sources:
            of_place.setdefault((source.document, source.start_line), set()).add(record.id)
    one, other = (of_place.get(tuple(place), set()) for place in pair["places"])
    assert one
    assert other
    assert not one & other


@pytest.mark.corpus
def test_the_transformer_paper_of_all_five() -> None:
    papers = [r for r in resolved(corpus()).records if r.id == "arxiv:1706.03762"]
    assert len(papers) == 1
    paper = papers[0]
    assert paper.title == "Attention Is All You Need"
    assert sorted({source.document for source in paper.sources}) == [
        "000",
        "001",
        "002",
        "003",
        "004",
    ]
    assert paper.model_dump()["year"] == 2017
    assert paper.model_dump()["lectures"] == ["bilibili:BV1pu411o7BE"]
    assert "title" in {conflict.field for conflict in paper.conflicts}


@pytest.mark.corpus
def test_the_shared_youtube_address_names_nobody() -> None:
    resolution = resolved(corpus())
    assert not any(r.identifiers.get("youtube") == "1pvxufGRuW4" for r in resolution.records)
    notes = [d for d in resolution.diagnostics if "youtube:1pvxufGRuW4" in d.message]
    assert [d.code for d in notes] == ["identity-ambiguous"]
