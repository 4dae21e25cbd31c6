"""The short cut for inline text reads as markdown-it reads, or not at all."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mdcatalog.markdown import build, inline
from mdcatalog.markdown.fast import fast_pieces
from mdcatalog.markdown.inline import mend_links, slow_pieces

ROOT = Path(__file__).parents[1]
FIXTURES = sorted((ROOT / "tests/fixtures").glob("*.md"))
CORPUS = ROOT.parent / "shared" / "corpus"

# Pieces of which lists are made, and the marks that change how they are read.
PIECES = [
    "word",
    "two words",
    "论文",
    "[text](https://a.example/x)",
    "[论文](https://arxiv.org/abs/2101.00001)",
    "![alt](https://a.example/i.png)",
    "[![b](https://img.shields.io/badge/a-b-c)](https://a.example)",
    "https://a.example/p?q=1",
    "**bold**",
    "*soft*",
    "`code`",
    "[shortcut]",
    "[[pdf](https://a.example/p.pdf)]",
    "<br>",
    "**",
    "*",
    "_",
    "`",
    "[",
    "](",
    ")",
    "!",
    "~~",
    "&amp;",
    "\\",
    "<",
    "www.a.example",
    "：",
    "。",
    ", ",
    " - ",
    " ",
    "\n",
]


def differs(content: str, references: bool = False) -> str:
    """How the two readings of a text differ; empty where they agree or the short cut gives up."""
    fast = fast_pieces(content, 1, references=references)
    if fast is None:
        return ""
    slow = slow_pieces(content, 1, build._markdown_it(), {}, lambda *_: None)
    short = tuple(mend_links(fast))
    return "" if short == slow else f"{content!r}:\n  fast {short}\n  slow {slow}"


@settings(max_examples=600, deadline=None, derandomize=True)
@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=9).map("".join))
def test_generated_text(content: str) -> None:
    content = content.strip()
    if content:
        assert not differs(content)


def contents_of(text: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[str, bool]]:
    """Every inline text of a document, and whether the document defines references."""
    seen: list[tuple[str, bool]] = []
    original = inline.parse_inline

    def watched(content, line, md, env, comments):  # type: ignore[no-untyped-def]
        seen.append((content, "references" in env))
        return original(content, line, md, env, comments)

    monkeypatch.setattr(build, "parse_inline", watched)
    build.parse(text)
    yield from seen


@pytest.mark.parametrize("path", FIXTURES, ids=lambda path: path.stem)
def test_the_fixtures(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for content, references in contents_of(path.read_text("utf-8"), monkeypatch):
        if content and not references:
            assert not differs(content)


@pytest.mark.corpus
def test_the_corpus(monkeypatch: pytest.MonkeyPatch) -> None:
    if not CORPUS.is_dir():
        pytest.skip("the corpus is not beside the repository")
    for path in sorted([*CORPUS.glob("0*.md"), *CORPUS.glob("more/*.md")]):
        for content, references in contents_of(path.read_text("utf-8"), monkeypatch):
            if content and not references:
                assert not differs(content), path.name
