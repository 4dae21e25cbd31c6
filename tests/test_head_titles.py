"""The short cut for titles of words alone leaves out only what would change nothing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mdcatalog.extract import head_titles
from mdcatalog.extract.entries import Entry
from mdcatalog.extract.head_parts import Head
from mdcatalog.extract.head_titles import is_words_alone, read_title
from mdcatalog.tree import Link, Text

_WORDS = (
    *("A", "a", "of", "Doe", "Jane", "et", "al", "arXiv", "CVPR", "Nature", "by", "in", "pdf"),
    *("Inc", "Lecture", "Attention", "Is", "All", "You", "Need", "C++", "it's", "x/y", "R&D"),
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
