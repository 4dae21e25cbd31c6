"""Comments that keep ``mdcatalog check`` from printing what a document's author accepts."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import mdcatalog
from mdcatalog.cli import program
from mdcatalog.comments import Accepted
from mdcatalog.models import Diagnostic

#: Each of the lines 5 to 8 has a cell too many.
ROW = "| [Paper {n}](https://arxiv.org/abs/2001.0000{n}) | 2020 | over |"
TABLE = ["# Papers", "", "| Paper | Year |", "|---|---|", *(ROW.format(n=n) for n in range(5, 9))]


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def check(lines: list[str], *arguments: str) -> Result:
    Path("list.md").write_text("\n".join(lines) + "\n", "utf-8")
    return CliRunner().invoke(program, ["check", "list.md", *arguments])


def overflowing(lines: list[str]) -> list[int]:
    found = json.loads(check(lines, "--format", "json").stdout)
    return [one["line"] for one in found if one["code"] == "row-overflow"]


def test_without_comments() -> None:
    assert overflowing(TABLE) == [5, 6, 7, 8]


@pytest.mark.parametrize(
    ("line", "comment", "left"),
    [
        (1, "mdcatalog-disable row-overflow", []),
        (1, "mdcatalog-disable", []),
        (1, "mdcatalog-disable kind-unclear, row-overflow", []),
        (1, "mdcatalog-disable kind-unclear row-overflow", []),
        (1, "mdcatalog-disable kind-unclear", [5, 6, 7, 8]),
        (7, "mdcatalog-disable row-overflow", [5, 6]),
        (6, "mdcatalog-disable-line row-overflow", [5, 7, 8]),
        (6, "mdcatalog-disable-next-line row-overflow", [5, 6, 8]),
        (8, "mdcatalog-disable-file row-overflow", []),
        (1, "mdcatalog-enable row-overflow", [5, 6, 7, 8]),
        (1, "mdcatalog-disabled row-overflow", [5, 6, 7, 8]),
        (1, "no mdcatalog-disable row-overflow", [5, 6, 7, 8]),
    ],
)
def test_what_a_comment_disables(line: int, comment: str, left: list[int]) -> None:
    lines = list(TABLE)
    lines[line - 1] += f" <!-- {comment} -->"
    assert overflowing(lines) == left


def test_until_it_is_enabled() -> None:
    lines = list(TABLE)
    lines[0] += " <!-- mdcatalog-disable row-overflow -->"
    lines[6] += " <!-- mdcatalog-enable row-overflow -->"
    assert overflowing(lines) == [7, 8]


@pytest.mark.parametrize(
    "code",
    [
        ["`<!-- mdcatalog-disable row-overflow -->`", ""],
        ["```html", "<!-- mdcatalog-disable row-overflow -->", "```", ""],
        ["- ~~~~", "  ```", "  <!-- mdcatalog-disable row-overflow -->", "  ~~~~", ""],
    ],
)
def test_code_is_no_comment(code: list[str]) -> None:
    assert len(overflowing([*code, *TABLE])) == 4


def test_a_comment_after_code_counts() -> None:
    lines = ["```", "code", "```", "", "<!-- mdcatalog-disable row-overflow -->", "", *TABLE]
    assert overflowing(lines) == []


def test_nothing_is_hidden_in_silence_and_records_stay() -> None:
    lines = ["<!-- mdcatalog-disable-file row-overflow -->", "", *TABLE]
    result = check(lines, "--fail-on", "info")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == "1 document: nothing to report; 4 disabled by comments.\n"
    extraction = mdcatalog.extract("\n".join(lines))
    assert len(extraction.papers) == 4
    assert len([d for d in extraction.diagnostics if d.code == "row-overflow"]) == 4
    plain = mdcatalog.extract("\n".join(["", "", *TABLE]))
    assert extraction.papers == plain.papers


def test_a_comment_in_a_row_is_not_in_its_record() -> None:
    lines = list(TABLE)
    lines[5] += " <!-- mdcatalog-disable-line row-overflow -->"
    found, plain = (mdcatalog.extract("\n".join(text)).papers for text in (lines, TABLE))
    assert found == plain


def test_a_code_that_does_not_exist_is_told() -> None:
    lines = ["# List", "", "<!-- mdcatalog-disable row-overflw -->"]
    result = check(lines, "--fail-on", "warning")
    assert result.exit_code == 1
    assert "list.md:3: warning disable-unknown There is no diagnostic 'row-overflw'; did you" in (
        result.stdout
    )


def test_errors_and_what_has_no_line() -> None:
    accepted = Accepted.of("<!-- mdcatalog-disable -->")
    error = Diagnostic(code="document-failed", severity="error", message="m", line=1)
    whole = Diagnostic(code="nul-bytes", severity="warning", message="m")
    assert accepted.part([error, whole]) == ([error, whole], 0)
    everywhere = Accepted.of("<!-- mdcatalog-disable-file -->")
    assert everywhere.part([error, whole]) == ([error], 1)


def test_the_same_with_workers() -> None:
    for name in ("a.md", "b.md"):
        text = "\n".join(["<!-- mdcatalog-disable row-overflow -->", "", *TABLE])
        Path(name).write_text(text, "utf-8")
    result = CliRunner().invoke(program, ["check", ".", "--jobs", "2"])
    assert result.stderr == "2 documents: nothing to report; 8 disabled by comments.\n"
