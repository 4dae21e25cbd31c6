"""Bad input: a clear word about each document, no traceback, the others' records delivered."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import mdcatalog

GOOD = (
    "# P\n\n| Paper | Year |\n|---|---|\n| [A paper](https://arxiv.org/abs/1706.03762) | 2017 |\n"
)

#: Documents that must be read without failing, made for a size.
CONSTRUCTS: dict[str, Callable[[int], str]] = {
    "words": lambda n: "word " * n,
    "letters": lambda n: "a" * n,
    "quotes": lambda n: ">" * n + " x\n",
    "spaced quotes": lambda n: "> " * n + "x\n",
    "lists on one line": lambda n: "- " * n + "x\n",
    "open brackets": lambda n: "[" * n,
    "open images": lambda n: "![" * n,
    "open brackets in an item": lambda n: "- " + "[" * n,
    "close brackets": lambda n: "]" * n,
    "open links": lambda n: "[a](" * n,
    "emphasis": lambda n: "*a " * n,
    "mixed emphasis": lambda n: "*a_ " * n,
    "less-than signs": lambda n: "<" * n,
    "open elements": lambda n: "<div>" * n,
    "open comments": lambda n: "<!--" * n,
    "code marks": lambda n: " ".join("`" * (i % 50 + 1) for i in range(n)),
    "entities": lambda n: "&amp;" * n,
    "footnotes": lambda n: "".join(f"[^{i}]: x\n" for i in range(n)),
    "headings": lambda n: "".join(f"# h{i}\n\n" for i in range(n)),
    "rows": lambda n: "|P|\n|-|\n" + "".join(f"|[p](https://e.org/{i})|\n" for i in range(n)),
    "template tags": lambda n: "{% " * n,
    "glued addresses": lambda n: "http://a.b/" * n,
    "open front matter": lambda n: "---\n" + "a: [\n" * n,
    "front matter of surrogates": lambda n: '---\na: "\\ud800"\n---\n' + "x" * n,
    "pipes": lambda n: "|" * n,
}


def nested_lists(levels: int) -> str:
    return "".join(" " * (2 * level) + "- x\n" for level in range(levels))


def wide_table(columns: int) -> str:
    header = "|".join(f"c{i}" for i in range(columns))
    row = "|".join(f"[x{i}](https://e.org/{i})" for i in range(columns))
    return f"|{header}|\n|{'---|' * columns}\n|{row}|\n"


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("MDCATALOG_DEBUG", raising=False)


def extract(*paths: str) -> tuple[int, Any, str]:
    result = subprocess.run(
        [sys.executable, "-m", "mdcatalog", "extract", *paths], capture_output=True
    )
    errors = result.stderr.decode()
    assert "Traceback" not in errors
    return result.returncode, json.loads(result.stdout or b"null"), errors


def test_bad_documents_among_good_ones() -> None:
    Path("d/none").mkdir(parents=True)
    files = {
        "binary.md": bytes(range(256)) * 4,
        "broken.md": b"# Hi\n\nthere \xff\xfe\n",
        "empty.md": b"",
        "good.md": GOOD.encode(),
        "nul.md": b"a\0b\n",
        "picture.md": b"\x89PNG\r\n\x1a\n" + bytes(40),
    }
    for name, data in files.items():
        Path("d", name).write_bytes(data)
    Path("d/dangling.md").symlink_to("nothing")
    code, catalog, errors = extract("d", "gone.md", "d/none")
    assert code == 1
    assert [paper["title"] for paper in catalog["papers"]] == ["A paper"]
    assert [(d["document"], d["code"]) for d in catalog["diagnostics"]] == [
        ("d/binary.md", "document-unreadable"),
        ("d/broken.md", "encoding-replaced"),
        ("d/dangling.md", "document-unreadable"),
        ("d/empty.md", "document-empty"),
        ("d/none", "document-unreadable"),
        ("d/nul.md", "nul-bytes"),
        ("d/picture.md", "document-unreadable"),
        ("gone.md", "document-unreadable"),
    ]
    messages = {d["document"]: d["message"] for d in catalog["diagnostics"]}
    assert messages["d/picture.md"] == (
        "The document could not be read: it is a PNG image, not text; leave it out or convert it"
    )
    assert messages["gone.md"].endswith("there is no such file; check the path")
    assert len(errors.splitlines()) == 5


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root reads all")
def test_an_unreadable_file_among_good_ones() -> None:
    Path("good.md").write_text(GOOD)
    Path("locked.md").write_text(GOOD)
    Path("locked.md").chmod(0)
    code, catalog, errors = extract(".")
    assert code == 1
    assert len(catalog["papers"]) == 1
    assert "locked.md:1: error document-unreadable" in errors
    assert "permission denied" in errors


def test_an_unreadable_file_is_told_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_path: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    Path("locked.md").write_text(GOOD)
    monkeypatch.setattr(Path, "read_bytes", refuse)
    (diagnostic,) = mdcatalog.read("locked.md").diagnostics
    assert diagnostic.message.endswith("permission denied; allow reading it or leave it out")


@pytest.mark.parametrize("name", CONSTRUCTS)
def test_no_construct_fails(name: str) -> None:
    text = CONSTRUCTS[name](400)
    extraction = mdcatalog.extract(text)
    assert [d.code for d in extraction.diagnostics if d.severity == "error"] == []
    assert extraction.document.coverage.links.total >= 0


def test_a_table_of_5000_columns() -> None:
    extraction = mdcatalog.extract(wide_table(5000))
    coverage = extraction.document.coverage.links
    assert coverage.total == 5000


@pytest.mark.parametrize("text", [">" * 5000 + " x", "> " * 5000 + "x", "- " * 5000 + "x"])
def test_5000_levels(text: str) -> None:
    codes = {diagnostic.code for diagnostic in mdcatalog.extract(text).diagnostics}
    assert "nesting-too-deep" in codes


def test_deep_lists_over_many_lines() -> None:
    mdcatalog.extract(nested_lists(500))


def test_100000_unclosed_brackets() -> None:
    extraction = mdcatalog.extract(GOOD + "\n" + "[" * 100_000)
    assert [record.title for record in extraction.records] == ["A paper"]


@pytest.mark.parametrize("text", ["word " * 4_000_000, "中" * 7_000_000], ids=["words", "han"])
def test_a_line_of_20_megabytes(text: str) -> None:
    assert mdcatalog.extract(text).records == ()


@pytest.mark.slow
@pytest.mark.parametrize("name", CONSTRUCTS)
def test_time_grows_with_size(name: str) -> None:
    """At 20 and 40 KB; loosely, because other processes take their share."""
    make = CONSTRUCTS[name]
    size = 20_000 * 100 // max(1, len(make(100)))

    def seconds(count: int) -> float:
        text = make(count)
        times: list[float] = []
        for _ in range(3):
            begun = time.perf_counter()
            mdcatalog.extract(text)
            times.append(time.perf_counter() - begun)
        return min(times)

    once, twice = seconds(size), seconds(2 * size)
    assert twice < 2.8 * once + 0.05


@pytest.mark.parametrize(
    "text",
    [
        "- [a title of it](https://doi.org/)",
        "- [a title of it](https://doi.org) [b](https://dx.doi.org?x=1) [c](https://doi.org//)",
        "<table><tr><td><![i](a.png)a</td></tr></table>",
        "<p><![i</p>",
        "<div><![x[a]]></div>",
    ],
)
def test_a_stump_of_an_address_or_of_html_is_read(text: str) -> None:
    mdcatalog.extract(text + "\n\n- [Anchors that hold](https://arxiv.org/abs/2077.00003)\n")
