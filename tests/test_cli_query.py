"""``mdcatalog query``: every source, option and form, and errors that help."""

from __future__ import annotations

import csv
import io
import json
import os
import pty
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from mdcatalog.cli import program
from mdcatalog.export.tables import neutral

LIST = """\
# Papers

## Contrastive learning 对比学习

| Paper | Year | Citations | Authors |
|---|---|---|---|
| [Learning to Fold Paper Cranes](https://arxiv.org/abs/2001.00001) | 2020 | 1.2k | Ada B, Bo C |
| [A Survey of Paper Boats and Hats](https://arxiv.org/abs/2101.00002) | 2021 | 40 | |
| [=1+1 is a Title of Three](https://arxiv.org/abs/2101.00003) | 2019 | | @home |
| [红色纸鹤的综述](https://arxiv.org/abs/2101.00004) | | 7 | |

# Talks

| Title | Duration | Video |
|---|---|---|
| Talk on paper folding | 10:05 | https://youtu.be/dQw4w9WgXcQ |
"""
SOURCES = ["list.md", "notes", "no*es/*.md", "c.json", "c.jsonl", "c.db"]


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "140")
    Path("notes").mkdir()
    for name in ("list.md", "notes/list.md"):
        Path(name).write_text(LIST, encoding="utf-8")
    for out in ("c.json", "c.jsonl", "c.db"):
        assert run("build", "list.md", "-o", out).exit_code == 0


def run(*arguments: str, stdin: str | None = None) -> Result:
    return CliRunner().invoke(program, list(arguments), input=stdin)


def rows(*arguments: str, stdin: str | None = None) -> Any:
    result = run("query", *arguments, stdin=stdin)
    assert result.exit_code == 0, result.stderr
    return json.loads(result.stdout)


def ids(*arguments: str) -> list[str]:
    return [row["id"][-1] for row in rows(*arguments)]


@pytest.mark.parametrize("source", SOURCES)
def test_every_source_gives_the_same_records(source: str) -> None:
    found = rows(source, "papers", "--where", "year>=2020", "--sort", "-citations")
    assert [row["title"] for row in found] == [
        "Learning to Fold Paper Cranes",
        "A Survey of Paper Boats and Hats",
    ]
    assert found[0]["citations"] == 1200
    assert found[0]["sources"][0]["start_line"] == 7


def test_standard_input() -> None:
    assert len(rows("-", "paper", stdin=LIST)) == 4


@pytest.mark.parametrize("kind", ["lecture", "lectures", "Lectures"])
def test_kinds_in_singular_and_plural(kind: str) -> None:
    assert [row["kind"] for row in rows("c.db", kind)] == ["lecture"]


@pytest.mark.parametrize("source", ["c.json", "c.db"])
@pytest.mark.parametrize(
    ("arguments", "found"),
    [
        ([], "1234"),
        (["--where", "year = 2020"], "1"),
        (["--where", "year>=2020", "--where", "citations<100"], "2"),
        (["--where", "title*=survey"], "2"),
        (["--where", "year__in=2019,2020"], "13"),
        (["--where", "year__isnull=true"], "4"),
        (["--where", "authors*=ada"], "1"),
        (["--where", "title~=^[=A]"], "23"),
        (["--search", "综述"], "4"),
        (["--search", "pap fold"], "1"),
        (["--sort", "-citations"], "1243"),
        (["--sort", "year,-title"], "3124"),
        (["--sort", "-year", "--sort", "title"], "2134"),
        (["--limit", "2", "--offset", "1"], "23"),
        (["--sort", "year", "-n", "1"], "3"),
        (["--limit", "0"], ""),
        (["--offset", "9"], ""),
        (["--search", "paper", "--sort", "year", "--limit", "1"], "1"),
        (["--where", "title*='; DROP TABLE papers; --"], ""),
    ],
)
def test_options(source: str, arguments: list[str], found: str) -> None:
    assert "".join(ids(source, "papers", *arguments)) == found


def test_json_is_an_array_and_jsonl_the_same_in_lines() -> None:
    text = run("query", "c.db", "papers").stdout
    assert text.startswith('[\n  {\n    "id": "arxiv:2001.00001",')
    assert text.endswith("\n  }\n]\n")
    assert text == json.dumps(json.loads(text), ensure_ascii=False, indent=2) + "\n"
    lines = run("query", "c.db", "papers", "--format", "jsonl").stdout.splitlines()
    assert [json.loads(line) for line in lines] == json.loads(text)
    assert run("query", "c.db", "tools").stdout == "[]\n"
    assert run("query", "c.db", "tools", "--format", "jsonl").stdout == ""


def test_csv_and_its_formulas() -> None:
    found = run("query", "c.db", "papers", "--format", "csv").stdout
    table = list(csv.DictReader(io.StringIO(found)))
    assert table[0]["url"] == "https://arxiv.org/abs/2001.00001"
    assert table[0]["authors"] == "Ada B; Bo C"
    assert table[0]["citations"] == "1200"
    assert json.loads(table[0]["identifiers"]) == {"arxiv": "2001.00001"}
    assert table[2]["title"] == "'=1+1 is a Title of Three"
    assert table[2]["authors"] == "'@home"
    assert table[3]["year"] == ""
    found = run("query", "c.db", "papers", "--format", "csv", "--no-neutralise").stdout
    assert list(csv.DictReader(io.StringIO(found)))[2]["title"] == "=1+1 is a Title of Three"


@pytest.mark.parametrize("text", ["=1", "+1", "-1", "@a", "\ta", "\ra", "\na", "＝1"])
def test_what_is_neutralised(text: str) -> None:
    assert neutral(text) == f"'{text}"
    assert neutral(f"a{text}") == f"a{text}"


def test_a_table_for_people() -> None:
    result = run("query", "c.db", "papers", "--sort", "-citations", "-n", "2", "--format", "table")
    assert "Learning to Fold Paper Cranes" in result.stdout
    assert "1200" in result.stdout
    assert "venue" not in result.stdout  # nobody has one
    assert result.stderr == "2 of 4 papers\n"
    result = run("query", "c.db", "tools", "--format", "table")
    assert (result.stdout, result.stderr) == ("", "0 tools\n")
    result = run("query", "c.db", "lectures", "--format", "table")
    assert "Talk on paper folding" in result.stdout
    assert result.stderr == "1 lecture\n"


def test_a_table_obeys_nobodys_document() -> None:
    text = Path("c.json").read_text("utf-8")
    hostile = text.replace("Learning to", r"[red]Learning\u001b]0;t\u0007 to")
    Path("hostile.json").write_text(hostile, encoding="utf-8")
    for arguments in (["papers", "--format", "table"], ["--explain", "arxiv:2001.00001"]):
        result = run("query", "hostile.json", *arguments)
        assert "\x1b" not in result.stdout
        assert "\x07" not in result.stdout
        assert "[red]Learning" in result.stdout


def test_the_default_is_a_table_on_a_terminal() -> None:
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "mdcatalog", "query", "c.db", "lectures"]
    process = subprocess.Popen(command, stdout=theirs, stderr=subprocess.PIPE)
    process.communicate()
    shown = os.read(ours, 100_000).decode()
    os.close(theirs)
    os.close(ours)
    assert "━" in shown
    assert "Talk on paper folding" in shown


def test_explain() -> None:
    for source in ("list.md", "c.json", "c.db"):
        for kind in ([], ["papers"]):
            result = run("query", source, *kind, "--explain", "https://arxiv.org/pdf/2001.00001v2")
            assert result.exit_code == 0
            assert result.stdout.startswith("arxiv:2001.00001 · paper · Learning to Fold")
            assert "list.md:7 (table_row)" in result.stdout
    told = rows("c.db", "--explain", "arxiv:2001.00001", "--format", "json")
    assert told["sources"][0]["document"] == "list.md"
    assert "year" in {field["field"] for field in told["fields"]}


def test_explain_a_join() -> None:
    found = run("query", "notes", "--explain", "arxiv:2001.00001").stdout
    assert "one record because of" not in found
    Path("notes/more.md").write_text(LIST.replace("1.2k", "1300"), encoding="utf-8")
    found = run("query", "notes", "--explain", "arxiv:2001.00001").stdout
    assert "the same identifier, arxiv:2001.00001: notes/list.md:7, notes/more.md:7" in found
    assert "≠ notes/list.md:7 1200" in found


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["c.db"], "Name a KIND"),
        (["c.db", "paprs"], "did you mean 'papers'?"),
        (["c.db", "papers", "--where", "yeer=2"], "did you mean 'year'?"),
        (["c.db", "papers", "--where", "year__gta=2"], "did you mean 'gt'"),
        (["c.db", "papers", "--where", "year=soon"], "compared with a number"),
        (["c.db", "papers", "--where", "year"], "cannot read the condition"),
        (["c.db", "papers", "--where", "title~=("], "no regular expression"),
        (["c.db", "papers", "--sort", "-citation"], "did you mean 'citations'"),
        (["c.db", "papers", "--sort", "authors"], "cannot order by the list"),
        (["c.db", "papers", "--limit", "-1"], "--limit"),
        (["c.db", "papers", "--format", "xml"], "--format"),
        (["c.db", "--explain", "arxiv:9999.99999"], "no record is named"),
        (["c.db", "tools", "--explain", "arxiv:2001.00001"], "is a paper"),
        (["c.db", "--explain", "arxiv:2001.00001", "--limit", "1"], "--explain is about one"),
        (["c.db", "--explain", "arxiv:2001.00001", "--format", "csv"], "no csv"),
        (["gone.db", "papers"], "gone.db: there is no such file"),
        (["gone.md", "papers"], "gone.md"),
        (["bad.json", "papers"], "bad.json is not JSON"),
        (["bad.db", "papers"], "bad.db"),
    ],
)
def test_errors_help(arguments: list[str], message: str) -> None:
    Path("bad.json").write_text("{", encoding="utf-8")
    Path("bad.db").write_text("no database, but long enough to be read as one", encoding="utf-8")
    result = run("query", *arguments)
    assert result.exit_code == 2
    assert message in result.stderr
    assert result.stdout == ""


def test_a_wrong_question_is_told_before_documents_are_read() -> None:
    assert "'year'" in run("query", "gone.md", "papers", "--where", "yeer=2").stderr


def test_a_closed_pipe_is_no_error() -> None:
    command = f"{sys.executable} -m mdcatalog query c.db papers --format jsonl | head -n 1"
    result = subprocess.run(command, shell=True, capture_output=True, text=True)
    assert len(result.stdout.splitlines()) == 1
    assert result.stderr == ""


def test_a_document_that_fails() -> None:
    Path("notes/dangling.md").symlink_to("nowhere.md")
    result = run("query", "notes", "papers")
    assert result.exit_code == 1
    assert len(json.loads(result.stdout)) == 4
    assert "1 document could not be read." in result.stderr
