"""Identity, rule by rule: what becomes one record and what stays apart."""

from __future__ import annotations

import random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mdcatalog.models import Lecture, Link, Paper, Record, Source, Tool
from mdcatalog.resolve import resolve

KINDS: dict[str, type[Record]] = {"paper": Paper, "lecture": Lecture, "tool": Tool}
FULL = "Learning to Fold Paper Cranes at Scale"


def record(at: str, kind: str = "paper", /, title: str = FULL, **values: Any) -> Record:
    document, _, line = at.partition(":")
    source = Source(document=document, start_line=int(line), end_line=int(line), block="table_row")
    return KINDS[kind](kind=kind, title=title, sources=[source], **values)


def parts(*records: Record) -> list[list[str]]:
    """The places of each merged record, which must be the same for other orders of input."""
    found: list[list[list[str]]] = []
    for order in (records, records[::-1], random.Random(1).sample(records, len(records))):
        merged = resolve(order).records
        found.append(sorted([f"{s.document}:{s.start_line}" for s in r.sources] for r in merged))
    assert found[0] == found[1] == found[2]
    return found[0]


ARXIV, OTHER = {"arxiv": "2401.00001"}, {"arxiv": "2401.00002"}

JOINED = {
    "one identifier, different titles": [
        record("a:1", title="Crane", identifiers=ARXIV),
        record("b:1", title=FULL, identifiers=ARXIV),
    ],
    "twice in one document": [record("a:1", identifiers=ARXIV), record("a:9", identifiers=ARXIV)],
    "transitively": [
        record("a:1", title="A", identifiers=ARXIV),
        record("b:1", title="B", identifiers={**ARXIV, "doi": "10.1/x"}),
        record("c:1", title="C", identifiers={"doi": "10.1/X"}),
    ],
    "repositories whatever their case": [
        record("a:1", "tool", title="A", identifiers={"github": "owner/Name"}),
        record("b:1", "tool", title="B", identifiers={"github": "Owner/name"}),
    ],
    "a full title, in any notation": [
        record("a:1"),
        record("b:1", title="LEARNING to fold ｐａｐｅｒ-cranes, at scale!"),
    ],
    "a full title, one with an identifier": [record("a:1"), record("b:1", identifiers=ARXIV)],
    "a full title, identifiers of two schemes": [
        record("a:1", identifiers={"doi": "10.1/x"}),
        record("b:1", identifiers=ARXIV),
    ],
    "a full title, a year apart": [record("a:1", year=2019), record("b:1", published="2020-01")],
    "a full title of CJK characters": [
        record("a:1", title="用机器学习折纸鹤的方法"),
        record("b:1", title="用机器学习 折纸鹤的方法"),
    ],
    "a short name, same year and section": [
        record("a:1", title="VGG", year=2014, section=["All", "Vision - CNN"]),
        record(
            "b:1", title="vgg", year=2014, section=["Others", "Vision – CNN"], identifiers=ARXIV
        ),
    ],
    "a short name, same year and description": [
        record("a:1", title="VGG", year=2014, description="Deeper, by 3x3 convolutions"),
        record("b:1", title="VGG", year=2014, description="deeper by 3x3 convolutions."),
    ],
    "a short name, recordings of one length": [
        record("a:1", "lecture", title="How to read", duration_seconds=399),
        record("b:1", "lecture", title="How to read", duration_seconds=400),
    ],
}


@pytest.mark.parametrize("case", JOINED)
def test_joined(case: str) -> None:
    assert len(parts(*JOINED[case])) == 1


APART = {
    "different identifiers of one scheme": [
        record("a:1", identifiers=ARXIV),
        record("b:1", identifiers=OTHER),
    ],
    "a shared link is no identifier": [
        record("a:1", title="A", links=[Link(url="https://x.org/list", rel="main")]),
        record("b:1", title="B", links=[Link(url="https://x.org/list", rel="main")]),
    ],
    "years apart": [record("a:1", year=2017), record("b:1", year=2019)],
    "other kinds": [record("a:1"), record("b:1", "lecture"), record("c:1", "tool")],
    "a short name alone": [record("a:1", title="VGG"), record("b:1", title="VGG")],
    "a short name, same year only": [
        record("a:1", title="VGG", year=2014, section=["X"]),
        record("b:1", title="VGG", year=2014, section=["Y"]),
    ],
    "a short name, same section only": [
        record("a:1", title="VGG", year=2014, section=["X"]),
        record("b:1", title="VGG", year=2015, section=["X"]),
    ],
    "a short name, round lengths": [
        record("a:1", "lecture", title="Lesson 1", duration_seconds=2700),
        record("b:1", "lecture", title="Lesson 1", duration_seconds=2700),
    ],
    "recordings of very different lengths": [
        record("a:1", "lecture", duration_seconds=300),
        record("b:1", "lecture", duration_seconds=3000),
    ],
    "titles of marks only": [record("a:1", title="["), record("b:1", title="[")],
    "empty titles": [record("a:1", title=""), record("b:1", title="")],
}


@pytest.mark.parametrize("case", APART)
def test_apart(case: str) -> None:
    assert len(parts(*APART[case])) == len(APART[case])


def test_two_candidates_are_none() -> None:
    records = [record("a:1"), record("b:1", identifiers=ARXIV), record("c:1", identifiers=OTHER)]
    assert parts(*records) == [["a:1"], ["b:1"], ["c:1"]]


def test_years_apart_with_an_undated_one_between() -> None:
    records = [record("a:1", year=2015), record("b:1"), record("c:1", year=2019)]
    assert parts(*records) == [["a:1"], ["b:1"], ["c:1"]]


def test_an_identifier_shared_by_records_that_contradict_each_other() -> None:
    records = [
        record("a:1", "lecture", title="One", identifiers={"youtube": "Y", "bilibili": "BV1"}),
        record("a:2", "lecture", title="Two", identifiers={"youtube": "Y", "bilibili": "BV2"}),
        record("b:1", "lecture", title="Two", identifiers={"bilibili": "BV2"}),
        record("c:1", "lecture", title="Three", identifiers={"youtube": "Y"}),
    ]
    assert parts(*records) == [["a:1"], ["a:2", "b:1"], ["c:1"]]
    resolution = resolve(records)
    assert all("youtube" not in found.identifiers for found in resolution.records)
    assert not any(found.id.startswith("youtube:") for found in resolution.records)
    (note,) = resolution.diagnostics
    assert (note.code, note.document, note.line) == ("identity-ambiguous", "a", 1)
    assert note.message == (
        "youtube:Y is shared by records that contradict each other (a:1, a:2, c:1); "
        "it joins nothing and names no record."
    )


def test_a_contradiction_at_a_distance_refuses_the_way_between() -> None:
    records = [
        record("a:1", title="A", identifiers={"arxiv": "1", "doi": "10.1/x"}),
        record("b:1", title="B", identifiers={"doi": "10.1/x", "acl": "P18-1"}),
        record("c:1", title="C", identifiers={"acl": "P18-1", "arxiv": "2"}),
        record("d:1", title="D", identifiers={"arxiv": "1"}),
    ]
    assert parts(*records) == [["a:1", "d:1"], ["b:1"], ["c:1"]]
    assert len(resolve(records).diagnostics) == 2


def test_one_page_named_for_many_things_is_none_of_them() -> None:
    records = [
        record(f"a:{n}", "tool", title=f"Tool {n}", identifiers={"github": "owner/all"})
        for n in range(1, 6)
    ]
    assert len(parts(*records)) == 5
    assert [d.code for d in resolve(records).diagnostics] == ["identity-ambiguous"]


@pytest.mark.parametrize(
    ("one", "other", "count"),
    [
        ("MacBERT-base", "MacBERT-large", 2),
        ("WoBERT", "WoBERT-plus", 2),
        ("AutoGPT", "Auto-GPT", 1),
        ("AutoGPT", "AutoGPT: an autonomous agent", 1),
        ("name", "owner/name", 1),
    ],
)
def test_a_repository_of_one_document(one: str, other: str, count: int) -> None:
    home = {"github": "owner/name"}
    inside = [
        record(f"a:{n}", "tool", title=t, identifiers=home) for n, t in enumerate((one, other), 1)
    ]
    assert len(parts(*inside)) == count
    across = [record(f"{t}:1", "tool", title=t, identifiers=home) for t in ("x", "y")]
    assert len(parts(*across)) == 1


def test_semantic_scholar_numbers_in_two_ways() -> None:
    digest = "a" * 40
    records = [
        record("a:1", identifiers={"semanticscholar": "CorpusID:12"}),
        record("b:1", identifiers={"semanticscholar": digest}),
    ]
    (merged,) = resolve(records).records
    assert merged.identifiers == {"semanticscholar": digest}


def test_the_merged_record() -> None:
    main = "https://arxiv.org/abs/2401.00001"
    one = record(
        "a:1", title="Crane", year=2024, citations=10, tags=["x"], recorded=False,
        identifiers=ARXIV, description="short", section=["S"], inferred=["description"],
        links=[Link(url=main, rel="reference"), Link(url="https://b.org")], extra={"l": "1"},
    )  # fmt: skip
    two = record(
        "b:7", title=FULL, published="2024-01-02", citations=30, tags=["y", "x"], recorded=True,
        identifiers=ARXIV, description="sound", inferred=["title"],
        links=[Link(url=main, rel="main", text="pdf", site="arxiv", id="2401.00001")],
        extra={"l": "2", "m": "3"},
    )  # fmt: skip
    (merged,) = resolve([two, one]).records
    assert isinstance(merged, Paper)
    assert merged.id == "arxiv:2401.00001"
    # The full title holds inferred characters, the short name does not.
    assert merged.title == "Crane"
    assert (merged.year, merged.published, merged.citations) == (2024, "2024-01-02", 30)
    assert merged.recorded is True
    assert merged.description == "sound"
    assert merged.tags == ["x", "y"]
    assert merged.extra == {"l": "1", "m": "3"}
    assert merged.inferred == []
    assert [(link.url, link.rel, link.text) for link in merged.links] == [
        (main, "main", "pdf"),
        ("https://b.org", "reference", None),
    ]
    assert [source.document for source in merged.sources] == ["a", "b"]
    values = {c.field: [(v.value, v.source.document) for v in c.values] for c in merged.conflicts}
    assert values == {
        "title": [("Crane", "a"), (FULL, "b")],
        "description": [("short", "a"), ("sound", "b")],
        "citations": [(10, "a"), (30, "b")],
        "recorded": [(False, "a"), (True, "b")],
        "extra.l": [("1", "a"), ("2", "b")],
    }


def test_a_full_title_goes_before_a_short_name() -> None:
    records = [
        record("a:1", title="Crane", identifiers=ARXIV),
        record("b:1", title="Crane", identifiers=ARXIV),
        record("c:1", title=FULL, identifiers=ARXIV),
    ]
    assert resolve(records).records[0].title == FULL


def test_ids_are_unique_and_do_not_depend_on_order() -> None:
    records = [record(f"a:{n}", title="VGG") for n in range(1, 4)]
    ids = [found.id for found in resolve(records).records]
    assert len(set(ids)) == 3
    assert ids == [found.id for found in resolve(records[::-1]).records]
    assert ids[1] == f"{ids[0]}~2"


def test_lectures_and_their_papers() -> None:
    paper = record(
        "a:1", identifiers=ARXIV, links=[Link(url="https://youtu.be/abcdefghijk", rel="video")]
    )
    by_link = record(
        "a:2", "lecture", title="Cranes explained", identifiers={"bilibili": "BV1aa411c7Zz"},
        links=[Link(url="https://arxiv.org/pdf/2401.00001v3", rel="paper")],
    )  # fmt: skip
    by_video = record("a:3", "lecture", title="Talk", identifiers={"youtube": "abcdefghijk"})
    by_title = record("a:4", "lecture", title=FULL)
    other = record("a:5", "lecture", title="Cranes", links=[Link(url="https://x.org", rel="paper")])
    found = {
        r.sources[0].start_line: r
        for r in resolve([paper, by_link, by_video, by_title, other]).records
    }
    merged = found[1]
    assert isinstance(merged, Paper)
    lectures = [found[n] for n in (2, 3, 4)]
    assert merged.lectures == sorted(lecture.id for lecture in lectures)
    for lecture in lectures:
        assert isinstance(lecture, Lecture)
        assert lecture.papers == [merged.id]
    assert isinstance(found[5], Lecture)
    assert found[5].papers == []


def test_without_merging() -> None:
    records = [record("b:1", identifiers=ARXIV), record("a:1", identifiers=ARXIV)]
    found = resolve(records, merge=False).records
    assert [r.id for r in found] == ["arxiv:2401.00001", "arxiv:2401.00001~2"]
    assert [r.sources[0].document for r in found] == ["a", "b"]


TITLES = st.sampled_from(
    ["VGG", "BERT", FULL, "Another Title of Full Length", "用机器学习折纸鹤的方法", ""]
)
NAMES = st.dictionaries(
    st.sampled_from(["arxiv", "doi", "acl"]), st.sampled_from(["1", "2", "3"]), max_size=3
)


@st.composite
def many_records(draw: st.DrawFn) -> list[Record]:
    found = []
    for number in range(draw(st.integers(0, 12))):
        found.append(
            record(
                f"{draw(st.sampled_from('abc'))}:{number + 1}",
                draw(st.sampled_from(["paper", "paper", "tool"])),
                title=draw(TITLES),
                identifiers=draw(NAMES),
                section=[draw(st.sampled_from(["S", "T"]))],
            )
        )
    return [
        r.model_copy(update={"year": draw(st.sampled_from([None, 2014, 2015, 2020]))})
        if isinstance(r, Paper)
        else r
        for r in found
    ]


@settings(max_examples=200, deadline=None)
@given(many_records(), st.randoms(use_true_random=False))
def test_any_order_gives_the_same_and_nothing_contradicts(
    records: list[Record], rng: random.Random
) -> None:
    resolution = resolve(records)
    shuffled = records[:]
    rng.shuffle(shuffled)
    other = resolve(shuffled)
    assert [r.model_dump_json() for r in resolution.records] == [
        r.model_dump_json() for r in other.records
    ]
    assert resolution.diagnostics == other.diagnostics
    assert resolution.joins == other.joins
    ids = [r.id for r in resolution.records]
    assert len(set(ids)) == len(ids)
    places = [(s.document, s.start_line, r.kind) for r in resolution.records for s in r.sources]
    assert sorted(places) == sorted(
        (r.sources[0].document, r.sources[0].start_line, r.kind) for r in records
    )
    at = {(r.sources[0].document, r.sources[0].start_line): r for r in records}
    for merged in resolution.records:
        members = [at[s.document, s.start_line] for s in merged.sources]
        for scheme in ("arxiv", "doi", "acl"):
            assert len({m.identifiers[scheme] for m in members if scheme in m.identifiers}) <= 1
