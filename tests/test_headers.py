"""What stands below a column, or a heading, is read whichever of its usual words head it."""

from __future__ import annotations

import pytest

from mdcatalog import extract
from mdcatalog.extract.naming import heading_kinds

_TABLE = """# {things}

| {thing} | {header} | Link |
|---|---|---|
| {first} | {value} | [{link}](https://{host}/hawser1) |
| {second} | {other} | [{link}](https://{host}/hawser2) |
"""
_THINGS = {
    "lecture": ("Courses", "Course", "Introduction to Ropes", "Knots for All", "video"),
    "paper": ("Papers", "Paper", "Learning Ropes from Few Knots", "Anchors are All", "pdf"),
    "dataset": ("Datasets", "Dataset", "RopeBench", "KnotSet", "download"),
    "tool": ("Tools", "Tool", "RopeKit", "KnotLib", "repo"),
}
_HOSTS = {"lecture": "youtu.be", "paper": "example.org", "dataset": "example.org"}
_CASES = [
    (
        "lecture",
        "organizations",
        "MIT",
        ["MIT"],
        "College; Univ.; 高校; 学校名称; 학교; Hochschule",
    ),
    (
        "lecture",
        "organizations",
        "RopeTube",
        ["RopeTube"],
        "Channel; 频道; 채널; チャンネル; Canal",
    ),
    ("lecture", "speakers", "Andrew Ng", ["Andrew Ng"], "Channel; Teachers; Prof.; 演讲人; 교수명"),
    ("lecture", "date", "2021-03-04", "2021-03-04", "Uploaded; 讲座时间; 일시; 収録日; Time"),
    ("lecture", "duration_seconds", "1:02:03", 3723, "Time; Run time; 片长; Durata; 시간; 时间"),
    ("lecture", "duration_seconds", "45 min", 2700, "Time; 时间; Video duration"),
    ("lecture", "views", "1,234", 1234, "Number of views; 播放次数; 視聴回数; Vistas; Aufrufe"),
    (
        "paper",
        "authors",
        "Jane Doe",
        ["Jane Doe"],
        "1st Author; Lead author; 著者名; 저자명; Autori",
    ),
    ("paper", "year", "2021", 2021, "Year of publication; 年代; 公開年; 년도; Erscheinungsjahr"),
    ("paper", "published", "2021-03-04", "2021-03-04", "First posted; 投稿日; 首次发布"),
    ("paper", "citations", "567", 567, "Times cited; Num. citations; 引用数量; 인용 횟수; Citas"),
    ("paper", "organizations", "MIT", ["MIT"], "Research group; 实验室; 课题组; First affiliation"),
    ("dataset", "license", "MIT", "MIT", "Data license; 使用许可; 利用許諾; Licenza"),
    (
        "dataset",
        "examples",
        "12,345",
        12345,
        "Quantity; # Videos; No. of tables; 枚数; 건수; 视频数",
    ),
    ("dataset", "examples", "12,345", None, "# Classes; # Languages; Videos per class"),
    (
        "tool",
        "organizations",
        "Google",
        ["Google"],
        "Maintained by; Owner; 维护者; 개발자; Empresa",
    ),
    ("tool", "stars", "1.2k", 1200, "GitHub ★; 星数; Estrellas; Sterne"),
]


@pytest.mark.parametrize(
    ("kind", "field", "text", "expected", "header"),
    [
        (kind, field, text, expected, header)
        for kind, field, text, expected, headers in _CASES
        for header in headers.split("; ")
    ],
)
def test_the_words_that_head_a_column(
    kind: str, field: str, text: str, expected: object, header: str
) -> None:
    things, thing, first, second, link = _THINGS[kind]
    document = _TABLE.format(
        things=things,
        thing=thing,
        header=header,
        first=first,
        second=second,
        value=text,
        other=text,
        link=link,
        host=_HOSTS.get(kind, "github.com/quay"),
    )
    records = extract(document, document="notes.md").records
    assert [record.kind for record in records] == [kind, kind]
    assert [getattr(record, field) for record in records] == [expected, expected]


_LINKED = """# Papers

- Learning Ropes from Few Knots. Jane Doe. ICML 2020. [[arXiv](https://arxiv.org/abs/2001.01234)]
  [[{text}](https://example.org/x)]

| Title | Venue | arXiv | {text} |
|---|---|---|---|
| Anchors for All | ICML | [link](http://arxiv.org/abs/2001.01235) | [link](http://quay.org/y) |
| Hawsers in the Wild | ICML | [link](http://arxiv.org/abs/2001.01236) | [link](http://quay.org/z) |
"""
_TEXTS = {
    "code": "Code & Models; Third-party code; 公式実装; 官方仓库; 공식 코드; Codice",
    "project": "Project page; Website; 主页; サイト; Página; Sito web",
    "video": "Video (YouTube); Replay; 発表動画; 강연 영상",
    "slides": "PPTX; Speaker Deck; 資料; 슬라이드",
    "demo": "Demo page; Hugging Face Space; Demo链接; 체험",
    "explainer": "My notes; Paper summary; 博客解读; 要約; 논문 리뷰; Обзор",
    "citation": "Cite; BibTeX entry; 引用格式; 인용",
}
# where what they name lies, which stands behind the words and says no more
_PLACES = {
    "code": "Code-Link; Code page; 代码下载地址; 程式碼連結; 実装へのリンク; 코드 주소",
    "project": "Project address; 官网网址; 專案連結; プロジェクトページ; 프로젝트 바로가기",
    "video": "Video here; Video page; 视频下载链接; 影片連結; 動画はこちら; 영상 링크",
    "slides": "Slides download; 讲义页面; 投影片下載; スライドのリンク; 슬라이드 링크",
    "explainer": "Blog address; 阅读笔记链接; 笔记URL; 教學網址; 解説ページ; 블로그 링크",
    "dataset": "Data here; Dataset-link; 数据下载链接; 資料集連結; データのリンク; 데이터 주소",
}
_NAMED = [
    (role, text)
    for texts in (_TEXTS, _PLACES)
    for role in texts
    for text in texts[role].split("; ")
]


@pytest.mark.parametrize(("role", "text"), _NAMED)
def test_the_words_that_say_what_a_link_leads_to(role: str, text: str) -> None:
    document = _LINKED.format(text=text)
    links = [record.links for record in extract(document, document="notes.md").records]
    assert [[link.rel for link in found] for found in links] == [["main", role]] * 3


_HEADED = """# Awesome Ropes

{heading}

- [Hawser Study](https://example.org/1) - About the mooring of ships.
- [Bollard Study](https://example.org/2) - All about what stands on quays.
"""
_AROUND = (
    *(
        "## {}",
        "## 📚 {}",
        "## {} 📄",
        "## 1.2 {}",
        "## A) {}",
        "## 一、{}",
        "##{}",
        "# {}",
        "**{}**",
    ),
    *("## {} (2023)", "## {} [12]", "## {} of 2023", "## **{}**", "## ({})", "## 【{}】", "{}:"),
    *('## <a name="x"></a>{}', "## [{}](#x)", "## {} [[Back to top](#top)]", "<h2>{}</h2>"),
    *("## {} on Ropes", "## Ropes: {}", "## {}: Ropes", "## {} - Ropes", "## Rope {}"),
    *("## List of {}", "## {} & Resources", "## Part I: {}", "## :books: {}", "## 🔥{}🔥"),
)


@pytest.mark.parametrize("around", _AROUND)
@pytest.mark.parametrize(
    ("word", "kind"),
    [("Papers", "paper"), ("Datasets", "dataset"), ("Tools", "tool"), ("Courses", "lecture")],
)
def test_what_stands_around_the_word_of_a_heading(around: str, word: str, kind: str) -> None:
    document = _HEADED.format(heading=around.format(word))
    records = extract(document, document="notes.md").records
    assert [record.kind for record in records] == [kind, kind]


@pytest.mark.parametrize("heading", ["Course: Ropes", "Harbours - Ropes", "Dataset - RopeSet"])
def test_one_thing_in_a_heading_is_no_list_of_its_kind(heading: str) -> None:
    assert 1.0 not in dict(heading_kinds(heading)).values()
