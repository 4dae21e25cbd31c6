"""What holds for any text at all, and for documents assembled from the pieces people use."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from mdcatalog.extract.document import extract_document
from mdcatalog.source import Document
from test_fixtures import as_json, assert_invariants, lost_links

SETTINGS = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)

#: Until it is mended: the generator meets this soon enough.


def _one_of(words: str) -> st.SearchStrategy[str]:
    """One of some words."""
    return st.sampled_from(words.split())


# -- pieces of documents -------------------------------------------------------------------------

WORDS = _one_of(
    "Kelp Harbour 河岸 灯塔 Slow 数据集 論文 かわ 나루 v2 2021 A&B C++ x_y naïve “静水”"
)
PHRASES = st.lists(WORDS, min_size=1, max_size=4).map(" ".join)
NUMBERS = st.integers(min_value=1, max_value=99999)


def _url(number: int) -> st.SearchStrategy[str]:
    return st.sampled_from(
        [
            f"https://arxiv.org/abs/2101.{number:05}",
            f"https://arxiv.org/pdf/1906.{number:05}v2.pdf",
            f"https://github.com/owner{number}/repo",
            f"https://huggingface.co/datasets/owner/set{number}",
            f"https://www.youtube.com/watch?v=abcdef{number:05}",
            f"https://www.bilibili.com/video/BV1xx4y{number:05}",
            f"http://example.org/a_b/{number}?x=1&y=%E6%B2%B3#part",
            f"https://zh.wikipedia.org/wiki/Page_({number})",
        ]
    )


URLS = NUMBERS.flatmap(_url)
VALUES = _one_of(
    "- / N/A 2021 2022-05 3/30/23 1:20:38 55:47 1.7万 52K 3.5M ✅ ⭐⭐ ✡✡✡ 1,234 MIT :star:"
) | st.just("")
HEADERS = _one_of(
    "Title Paper 标题 名称 Year 年份 Link 链接 Code Authors 作者 Date 时长 Dataset 资料集 #"
) | st.just("")
LABELS = _one_of("Paper: Code: 论文： 代码： 地址： 简介： **Authors**: **发布时间**：")


@st.composite
def inlines(draw: st.DrawFn) -> str:
    """Words and links, in the ways people write them."""
    shapes: list[Callable[[str, str], str]] = [
        lambda text, url: text,
        lambda text, url: f"[{text}]({url})",
        lambda text, url: f"**[{text}]({url})** - {text}",
        lambda text, url: f"{text} [[pdf]({url})]",
        lambda text, url: f"{text}：{url}，{text}",
        lambda text, url: f"{text} <{url}>",
        lambda text, url: f"[![{text}](https://img.shields.io/badge/x-y-red)]({url})",
        lambda text, url: f'<a href="{url}">{text}</a>',
        lambda text, url: f"`{text}` *{text}* [{text}]() [{text}]",
        lambda text, url: f"{text} (2019), A. {text} et al. [[pdf]]({url})",
    ]
    pieces = draw(st.lists(st.sampled_from(shapes), min_size=1, max_size=2))
    return " ".join(shape(draw(PHRASES), draw(URLS)) for shape in pieces)


@st.composite
def tables(draw: st.DrawFn) -> str:
    """A table whose delimiter row and rows need not fit the header."""
    headers = draw(
        st.lists(
            HEADERS,
            min_size=2,
            max_size=5,
        )
    )
    delimiters = draw(st.integers(min_value=max(1, len(headers) - 1), max_value=len(headers) + 2))
    cells = st.lists(inlines() | VALUES, min_size=1, max_size=len(headers) + 1)
    rows = [headers, ["---"] * delimiters, *draw(st.lists(cells, min_size=1, max_size=4))]
    return "\n".join("| " + " | ".join(row) + " |" for row in rows)


@st.composite
def lists(draw: st.DrawFn) -> str:
    """Bullets or numbers, with labels nested under them or paragraphs after them."""
    lines: list[str] = []
    for text in draw(st.lists(inlines(), min_size=1, max_size=4)):
        lines.append(draw(st.sampled_from(["- ", "* ", "1. ", "- [x] ", "3) "])) + text)
        if draw(st.booleans()):
            lines.append(f"    - {draw(LABELS)} {draw(URLS)}")
        if draw(st.integers(min_value=0, max_value=4)) == 0:
            lines += ["", f"   {draw(LABELS)}{draw(URLS)}", ""]
    return "\n".join(lines)


PARAGRAPHS = st.lists(st.one_of(inlines(), st.tuples(LABELS, URLS).map("".join)), max_size=3).map(
    "\n".join
)
HEADINGS = st.tuples(
    st.sampled_from(["# ", "## ", "### ", "1. # "]),
    _one_of("Papers Tools 数据集 课程 Contributors 论文 3.1、 Videos Books"),
    st.sampled_from(["", " 12:34", "（时间：2022.05）", " 🔥"]),
).map("".join)
HTML = st.tuples(PHRASES, URLS).map(
    lambda pair: f'<p><a href="{pair[1]}"><strong>{pair[0]}</strong></a><br/>{pair[0]}</p>'
)
OTHERS = st.sampled_from(
    [
        "***",
        '{% include a.html url="https://e.org/t.png" %}',
        "\t\t项目地址：https://e.org/tab",
        "> 引用",
    ]
)
DOCUMENTS = st.lists(
    st.one_of(tables(), lists(), PARAGRAPHS, HEADINGS, HTML, OTHERS), min_size=1, max_size=7
).map("\n\n".join)

MARKS = st.text(
    alphabet=st.sampled_from(list("|-[]()<>!*_`#:\\\n\t \r{}%&;~\"'=+./1a文　：，》\x00\u2028")),
    max_size=120,
)


@SETTINGS
@given(st.text(max_size=300))
@example("")
@example("\ufeff# x")
@example("\x85| a | b |\n|---|\n| https://e.org | c |")
def test_any_text_gives_an_extraction(text: str) -> None:
    assert_invariants(text, extract_document(Document.of("any.md", text)))


@SETTINGS
@given(MARKS)
def test_any_heap_of_marks_gives_an_extraction(text: str) -> None:
    assert_invariants(text, extract_document(Document.of("marks.md", text)))


@SETTINGS
@given(DOCUMENTS)
def test_assembled_documents_keep_the_invariants(text: str) -> None:
    extraction = extract_document(Document.of("assembled.md", text))
    assert_invariants(text, extraction)
    assert as_json(extract_document(Document.of("assembled.md", text))) == as_json(extraction)


@SETTINGS
@given(DOCUMENTS)
def test_no_link_of_an_assembled_document_vanishes(text: str) -> None:
    assert lost_links(text, extract_document(Document.of("assembled.md", text))) == set()
