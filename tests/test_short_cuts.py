"""Short cuts past rules leave out only what would change nothing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mdcatalog.extract import course_credits, course_names, credits_alone, head_titles, title_cells
from mdcatalog.extract.entries import Entry
from mdcatalog.extract.head_parts import Head
from mdcatalog.extract.head_titles import is_words_alone, read_title
from mdcatalog.extract.organizations import may_name_organization
from mdcatalog.tree import Link, Text
from mdcatalog.vocabulary import ORGANIZATION_WORDS, ORGANIZATIONS

_WORDS = (
    *("A", "a", "of", "Doe", "Jane", "et", "al", "arXiv", "CVPR", "Nature", "by", "in", "pdf"),
    *("Inc", "Lecture", "Attention", "Is", "All", "You", "Need", "C++", "it's", "x/y", "R&D"),
    *("password", "unknown", "paper", "video", "not", "available", "Access", "code", "number"),
)
_PARTS = st.sampled_from([*_WORDS, ":", ",", "-", "?", "!", ";", " - ", ": ", ", ", "and"])


def _read(title: str, *, linked: bool) -> tuple[str, Entry]:
    entry = Entry("list_item", 1, 1, ())
    piece = Link("https://example.org/", title, 1) if linked else Text(title, strong=True)
    return read_title(entry, Head([], [piece], [], True)), entry


@given(st.lists(_PARTS, min_size=1, max_size=12).map(" ".join), st.booleans())
def test_a_title_of_words_alone_is_read_as_by_all_rules(title: str, linked: bool) -> None:
    short = _read(title, linked=linked)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(head_titles, "is_words_alone", lambda _title: False)
        assert short == _read(title, linked=linked)


@pytest.mark.parametrize(
    ("title", "alone"),
    [
        ("Attention Is All You Need", True),
        ("BERT: Pre-training of Deep Transformers, Again", True),
        ("The Title, 2019", False),
        ("The Title (ICML)", False),
        ("Doe et al", False),
        ("One: Two: Three", False),
        ("Ends in a mark -", False),
        ("题目", False),
    ],
)
def test_which_titles_are_words_alone(title: str, alone: bool) -> None:
    assert is_words_alone(title) is alone


def _row(title: str, *, linked: bool) -> tuple[bool, Entry]:
    entry = Entry("table_row", 1, 1, ())
    piece = Link("https://example.org/", title, 1) if linked else Text(title)
    return title_cells.fill_title(entry, (piece,)), entry


@given(st.lists(_PARTS, min_size=1, max_size=7).map(" ".join), st.booleans())
def test_a_cell_of_words_alone_is_read_as_by_all_rules(title: str, linked: bool) -> None:
    short = _row(title, linked=linked)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(title_cells, "is_name_alone", lambda _piece: False)
        assert short == _row(title, linked=linked)


_CREDITED = (
    *("Jane", "Doe", "van", "der", "J.", "R.", "Roe", "and", "&", "et al.", "by", "Prof.", "at"),
    *("MIT", "Stanford", "University", "of", "Lab", "2019", "Spring", "the", "what", "it", "does"),
    *("others", "unknown", "tools", ",", "-", "(", ")", "from", "Google", "张三", "清华大学"),
    *sorted(name for name in ORGANIZATIONS if len(name) % 17 == 3),
)
_LINES = st.lists(st.sampled_from(_CREDITED), min_size=1, max_size=9).map(" ".join)


@given(_LINES)
def test_credits_are_those_that_all_rules_find(line: str) -> None:
    short = credits_alone.credits_alone(line), course_credits.course_credits(line)
    with pytest.MonkeyPatch.context() as patch:
        for module in (course_names, credits_alone):
            patch.setattr(module, "may_name_organization", lambda _text: True)
        patch.setattr(course_names, "_is_small", lambda _word: False)
        assert short == (credits_alone.credits_alone(line), course_credits.course_credits(line))


def test_every_organisation_may_be_named() -> None:
    names = ORGANIZATIONS | frozenset(ORGANIZATION_WORDS.words)
    missed = [name for name in names if not may_name_organization(f"by {name.upper()}, since")]
    assert missed == []
