"""Paths to documents, bytes to text."""

from __future__ import annotations

import hashlib
import io
import os
import sys
from pathlib import Path

import pytest

from mdcatalog.decoding import decode
from mdcatalog.errors import NoDocumentsError, UnreadableError
from mdcatalog.files import find, load, single

CHINESE = "# 大模型学习资料\n\n这是一份关于深度学习的论文和课程的列表,我们会持续更新。\n"
TRADITIONAL = "# 大模型學習資料\n\n這是一份關於深度學習的論文和課程的列表,我們會持續更新。\n"
JAPANESE = "# 機械学習の論文\n\nこれは深層学習についての論文と講義のリストです。\n"
KOREAN = "# 기계 학습 논문\n\n이것은 딥러닝에 대한 논문과 강의의 목록입니다.\n"
WESTERN = "# Café\n\nUne liste d’articles déjà lus – à compléter.\n"
RUSSIAN = "# Список статей\n\nЭто список статей о машинном обучении, который мы обновляем.\n"


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def make(*names: str) -> None:
    for name in names:
        path = Path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"# {name}\n", encoding="utf-8")


def names(*paths: str) -> list[str]:
    return [location.name for location in find(paths)]


def test_a_directory_is_walked_for_markdown_only() -> None:
    make("d/b.md", "d/A.MARKDOWN", "d/sub/c.Rmd", "d/sub/d.qmd", "d/e.mdx", "d/notes.txt")
    make("d/.hidden.md", "d/.git/f.md")
    assert names("d") == ["d/A.MARKDOWN", "d/b.md", "d/e.mdx", "d/sub/c.Rmd", "d/sub/d.qmd"]


def test_names_are_as_given_and_each_document_comes_once_in_order() -> None:
    make("d/b.md", "d/a.md")
    assert names("d/b.md", "d", "./d/a.md") == ["d/a.md", "d/b.md"]
    assert names(str(Path.cwd() / "d/a.md")) == [(Path.cwd() / "d/a.md").as_posix()]
    os.chdir("d")
    assert names("../d/a.md", ".") == ["../d/a.md", "a.md", "b.md"]


def test_a_file_is_taken_whatever_its_suffix() -> None:
    make("reading-list.txt")
    assert names("reading-list.txt") == ["reading-list.txt"]


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("*.md", ["a.md"]),
        ("d/*", ["d/b.md", "d/sub/c.md"]),
        ("**/*.md", ["a.md", "d/b.md", "d/sub/c.md"]),
        ("d/**", ["d/b.md", "d/sub/c.md"]),
        ("d/s?b/[abc].md", ["d/sub/c.md"]),
        ("d/*.txt", ["d/n.txt"]),
    ],
)
def test_globs_are_expanded(pattern: str, expected: list[str]) -> None:
    make("a.md", "d/b.md", "d/sub/c.md", "d/n.txt", "d/.h/x.md")
    assert names(pattern) == expected


def test_a_file_named_like_a_glob_is_that_file() -> None:
    make("notes[1].md", "notes1.md")
    assert names("notes[1].md") == ["notes[1].md"]


@pytest.mark.skipif(sys.platform == "win32", reason="needs symbolic links and pipes")
def test_loops_and_pipes_do_not_hold_up_the_walk() -> None:
    make("d/a.md")
    Path("d/loop").symlink_to("..")
    Path("d/self.md").symlink_to("self.md")
    os.mkfifo("d/pipe.md")
    assert names("d") == ["d/a.md", "d/self.md"]
    assert names("**/*.md") == ["d/a.md", "d/self.md"]
    (note,) = load(find(["d"])[1]).notes
    assert note.code == "document-unreadable"


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"# Hi\r\n")))
    document = load(single("-")).document
    assert document is not None
    assert (document.name, document.text) == ("<stdin>", "# Hi\n")


def test_nothing_to_read_says_what_to_do() -> None:
    Path("empty").mkdir()
    with pytest.raises(NoDocumentsError) as raised:
        find(["gone.md", "empty", "*.md"])
    assert str(raised.value) == (
        "gone.md: there is no such file; check the path\n"
        "empty: the directory holds no Markdown file (.md, .markdown, .mdx, .qmd, .rmd); "
        "hidden files and folders are not searched\n"
        "*.md: the pattern matches no Markdown file"
    )
    with pytest.raises(NoDocumentsError, match="No path given"):
        find([])


def test_a_single_document_is_asked_for() -> None:
    make("d/a.md", "d/b.md")
    with pytest.raises(NoDocumentsError, match="this is a directory"):
        single("d")
    with pytest.raises(NoDocumentsError, match="2 documents match"):
        single("d/*.md")


@pytest.mark.parametrize(
    ("text", "codec", "encoding", "codes"),
    [
        (CHINESE, "utf-8", "utf-8", []),
        (CHINESE, "utf-8-sig", "utf-8-sig", []),
        (CHINESE, "utf-16", "utf-16", []),
        (CHINESE, "utf-32", "utf-32", []),
        (CHINESE, "utf-16-le", "utf-16-le", ["encoding-guessed"]),
        (WESTERN, "utf-16-be", "utf-16-be", ["encoding-guessed"]),
        (CHINESE, "gb18030", "gb18030", ["encoding-guessed"]),
        (CHINESE, "gbk", "gb18030", ["encoding-guessed"]),
        (TRADITIONAL, "big5", "big5hkscs", ["encoding-guessed"]),
        (JAPANESE, "shift_jis", "cp932", ["encoding-guessed"]),
        (JAPANESE, "euc_jp", "euc_jp", ["encoding-guessed"]),
        (KOREAN, "euc_kr", "cp949", ["encoding-guessed"]),
        (WESTERN, "cp1252", "cp1252", ["encoding-guessed"]),
        (RUSSIAN, "cp1251", "cp1251", ["encoding-guessed"]),
        ("", "utf-8", "utf-8", []),
    ],
)
def test_encodings(text: str, codec: str, encoding: str, codes: list[str]) -> None:
    decoded = decode(text.encode(codec))
    assert decoded.text == text
    assert decoded.encoding == encoding
    assert [note.code for note in decoded.notes] == codes


@pytest.mark.parametrize(("text", "codec"), [(CHINESE, "gb18030"), (TRADITIONAL, "big5hkscs")])
def test_one_broken_byte_does_not_change_the_encoding(text: str, codec: str) -> None:
    data = text.encode(codec)
    decoded = decode(data[:-2] + b"\xff" + data[-2:])
    assert decoded.encoding == codec
    assert decoded.text.split("\n")[0] == text.split("\n")[0]
    assert decoded.text.count("\n") == text.count("\n")
    assert [note.code for note in decoded.notes] == ["encoding-guessed", "encoding-replaced"]


def test_damaged_utf8_stays_utf8() -> None:
    decoded = decode(CHINESE.encode()[:-2] + b"\xff\n")
    assert decoded.encoding == "utf-8"
    assert decoded.text.startswith("# 大模型学习资料\n")
    (note,) = decoded.notes
    assert (note.code, note.line) == ("encoding-replaced", 3)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"\x89PNG\r\n\x1a\n" + bytes(20), "it is a PNG image"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "it is a PDF document"),
        (bytes(range(256)) * 4, "it is a binary file"),
        (bytes(1000), "it is a binary file"),
    ],
)
def test_binary_files_are_refused(data: bytes, message: str) -> None:
    with pytest.raises(UnreadableError, match=message):
        decode(data)


def test_a_few_nul_bytes_are_text() -> None:
    assert decode(b"a\0b\n").text == "a\0b\n"


def test_a_text_that_begins_like_a_picture_is_text() -> None:
    assert decode(b"GIF89a is a format of pictures.\n").encoding == "utf-8"


def test_line_ends_and_digest() -> None:
    Path("a.md").write_bytes(b"a\r\nb\rc\n")
    document = load(single("a.md")).document
    assert document is not None
    assert document.text == "a\nb\nc\n"
    assert document.sha256 == hashlib.sha256(b"a\r\nb\rc\n").hexdigest()
