"""The short cuts read as the long way reads, or not at all."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mdcatalog import vocabulary
from mdcatalog.extract.naming import _HEADING_PATTERNS
from mdcatalog.markdown import Parsed, build, elements, inline
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
    "[a & b](https://a.example/x)",
    "[[data&code](https://a.example/x)]",
    "[[x_y!]](https://a.example/x)",
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
    "<https://a.example/auto>",
    "[a {% include b.html %}](https://a.example/x)",
    '{% include c.html url="https://a.example/t" %}',
    "{% include d.html %}",
    "{{< e f=g >}}",
    "[https://a.example]({% include h.html url='/t' %})",
    "{%",
    "%}",
    "](<",
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


# -- blocks ------------------------------------------------------------------------------------

INDENTS = ["", "", "", " ", "  ", "   ", "    ", "     ", "\t", "> "]
MARKERS = ["- ", "- ", "* ", "+ ", "-   ", "-     ", "1. ", "2. ", "1) ", "10. ", "-", "# ", "", ""]
CONTENTS = [
    "text",
    "[a](https://a.example) and more",
    "**bold** text",
    "1986. A year",
    "[ ] to do",
    "[a]: https://a.example",
    "a | b",
    "--- | ---",
    "- | -",
    "---",
    "* * *",
    "===",
    "<br>",
    "<div>",
    "<details><summary>s</summary>",
    "</details>",
    "<!-- https://c.example -->",
    "x <!-- https://d.example --> y",
    "```",
    "`code`",
    "> quoted",
    "[^1]: a note",
    "#tag",
    "##Glued",
    "#Two words",
    "\xa0",
    "text\u3000",
    "-",
    "|",
]
LINES = st.one_of(
    st.tuples(*map(st.sampled_from, (INDENTS, MARKERS, CONTENTS))).map("".join),
    # lists that the short cut takes whole
    st.tuples(*map(st.sampled_from, (INDENTS[:6], MARKERS[:2], CONTENTS[:4]))).map("".join),
    st.sampled_from(["", "", " "]),
)


def both_ways(text: str) -> tuple[Parsed, Parsed]:
    """The parsed text with the short cut for blocks and without it."""
    md = build._markdown_it()
    short = build.parse(text)
    md.disable("plain")
    try:
        return short, build.parse(text)
    finally:
        md.enable("plain")


@settings(max_examples=800, deadline=None, derandomize=True)
@given(st.lists(LINES, min_size=1, max_size=8).map("\n".join))
def test_generated_blocks(text: str) -> None:
    short, slow = both_ways(text)
    assert short == slow


@pytest.mark.parametrize(
    "text",
    [
        "1.   wide\n    - not far enough in to be nested",
        "- a\n      - too far in",
        "- a\n  2. interrupts nothing",
        "- a\n\n  2. begins a list",
        "- a\n  - b\n  * c",
        "- a\n* b\n\ntext",
        "- a\nlazy",
        "- a\n# A heading",
        "- a\n\n   # within",
        "- a\n\n text",
        "- a | b\n  | - | - |",
    ],
)
def test_blocks_at_the_edge(text: str) -> None:
    short, slow = both_ways(text)
    assert short == slow


@pytest.mark.parametrize("path", FIXTURES, ids=lambda path: path.stem)
def test_the_blocks_of_the_fixtures(path: Path) -> None:
    short, slow = both_ways(path.read_text("utf-8"))
    assert short == slow


@pytest.mark.corpus
def test_the_blocks_of_the_corpus() -> None:
    if not CORPUS.is_dir():
        pytest.skip("the corpus is not beside the repository")
    for path in sorted([*CORPUS.glob("0*.md"), *CORPUS.glob("more/*.md")]):
        short, slow = both_ways(path.read_text("utf-8"))
        assert short == slow, path.name


def test_the_short_cut_takes_a_nested_list_whole() -> None:
    """Else the comparisons above compare nothing."""
    text = "- a\n  1. b\n  2. c\n\n- d"
    tokens = build._markdown_it().parse(text)
    assert [token.type for token in tokens] == ["mdcatalog_list"]


# -- HTML --------------------------------------------------------------------------------------

TAGS = ["p", "div", "a", "b", "em", "table", "tr", "td", "ul", "li", "details", "code", "Sub"]
ATTRIBUTES = [
    "",
    ' href="https://a.example/x?a=1&b=2"',
    " href='https://a.example'",
    " src=i.png",
    ' alt="x y"',
    " open",
    " width=85%",
    '\n  title="t"',
    ' title="a > b"',
    ' alt="&amp;"',
    " src=a/",
    ' A="1" a="2"',
]
STRINGS = [
    "text",
    "  ",
    "\n\n ",
    "a & b",
    "1 > 0",
    "论文",
    "<br>",
    "<br/>",
    '<img src="i.png" alt="z">',
    "</p>",
    "</div>",
    "</a>",
    "</br>",
    "<a/>",
    "AT&T",
    "&nbsp;",
    "a < b",
    "&amp;lt;",
    "&eacute;",
    "<!-- a comment -->",
    "<!-- a - b\n-->",
    "<!-- -->",
    "<!---->",
    "<!--a--b-->",
    "<script>var a = '<b>';</script>",
    "<script async src='{% x \"y\" %}'></script>",
    "<style>\n.a > b { c: d &amp; e }\n</STYLE >",
    "<style> \n </style>",
    "<script/>",
    "</script>",
    "&",
]
HTML = st.recursive(
    st.sampled_from(STRINGS),
    lambda inner: st.tuples(
        st.sampled_from(TAGS), st.sampled_from(ATTRIBUTES), st.lists(inner, max_size=3)
    ).map(lambda parts: f"<{parts[0]}{parts[1]}>{''.join(parts[2])}</{parts[0]}>"),
    max_leaves=8,
)


def shown(node: elements.Node) -> object:
    if not isinstance(node, elements.Element):
        return type(node), str(node)
    return node.name, node.attributes, node.line, [shown(child) for child in node.children]


@settings(max_examples=600, deadline=None, derandomize=True)
@given(st.lists(HTML, min_size=1, max_size=4).map("".join))
def test_generated_html(html: str) -> None:
    plain = elements._plain_elements(html)
    if plain is not None:
        assert shown(plain) == shown(elements._soup_elements(html))


@pytest.mark.parametrize(
    "html",
    [
        '<p align="center">\n<a href="https://a.example/?a=1&b=2"><img src=i.png></a><br/>x</p>\n',
        "<div>a<b>b</div>c</b>",
        "<TABLE><tr><td colspan=2>1 > 0</table>",
        "<p><script src='a.js'></script></p><style>p { x: y }\n</style>",
    ],
)
def test_plain_html_takes_the_short_cut(html: str) -> None:
    plain = elements._plain_elements(html)
    assert plain is not None
    assert shown(plain) == shown(elements._soup_elements(html))


# -- words -------------------------------------------------------------------------------------

WORDS = {
    "collection": vocabulary.COLLECTION,
    "explainers": vocabulary.EXPLAINERS,
    **{f"{kind} words": words for kind, words in vocabulary.KIND_WORDS.items()},
    **{f"{kind} headings": words for kind, words in _HEADING_PATTERNS.items()},
}
SPELLINGS = sorted(word for words in vocabulary._SECTIONS.values() for word in words)
PHRASES = st.lists(
    st.one_of(
        st.sampled_from(SPELLINGS),
        st.sampled_from(SPELLINGS).map(str.upper),
        st.sampled_from([" ", "-", ".", "\u017f", "\u212a", "é", "中", "x", "9", "_"]),
    ),
    max_size=6,
).map("".join)


@settings(max_examples=400, deadline=None, derandomize=True)
@given(PHRASES)
def test_words_are_found_as_their_pattern_finds_them(text: str) -> None:
    for name, words in WORDS.items():
        whole = words._pattern.search(text)
        # `collection of papers` is found by a pattern of its own as well
        own = words is vocabulary.COLLECTION and vocabulary.COLLECTION_OF.search(text) is not None
        assert words.found_in(text) == (bool(whole) or own), name
        assert bool(whole) == any(words.finditer(text)), name


@settings(max_examples=800, deadline=None, derandomize=True)
@given(st.text(st.sampled_from("aZ 019_*#~`()[]%+?!.,:;-\t\n\x1cſKé論题🔥①）"), max_size=12))
def test_text_is_folded_alike_with_and_without_the_short_cut(text: str) -> None:
    whole = unicodedata.normalize("NFKC", text).casefold().translate(vocabulary._SIMPLIFIED)
    whole = " ".join(vocabulary._MARKS.sub(" ", whole).split())
    assert vocabulary.fold(text) == vocabulary._EDGES.sub("", whole)
