"""``mdcatalog build``: one merged catalog, whole or not at all, and no work done twice."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import NoReturn

import pytest
from click.testing import CliRunner, Result

import mdcatalog
from mdcatalog import pipeline
from mdcatalog.catalog import Catalog
from mdcatalog.cli import program
from mdcatalog.database.builder import DatabaseBuilder
from mdcatalog.extract.document import extract_document
from mdcatalog.files import Location, load

ONE = """\
# Papers

| Paper | Year | Citations |
|---|---|---|
| [Attention Is All You Need](https://arxiv.org/abs/1706.03762) | 2017 | 100 |
| [A Paper about BERT](https://arxiv.org/abs/1810.04805) | 2018 | |
"""
TWO = """\
# 论文

| 论文 | 引用 |
|---|---|
| [Transformer](https://arxiv.org/pdf/1706.03762v5) | 120 |
| [GPT](https://arxiv.org/abs/2005.14165) | 9 |

# Talks

| Title | Duration | Video |
|---|---|---|
| Talk on paper folding | 10:05 | https://youtu.be/dQw4w9WgXcQ |
| Talk on paper boats | 20:05 | https://youtu.be/dQw4w9WgXcR |
"""


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("MDCATALOG_DEBUG", raising=False)
    Path("notes").mkdir()
    Path("notes/one.md").write_text(ONE, encoding="utf-8")
    Path("notes/two.md").write_text(TWO, encoding="utf-8")


def run(*arguments: str, stdin: str | None = None) -> Result:
    return CliRunner().invoke(program, list(arguments), input=stdin)


def read_by(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the documents that are parsed from now on."""
    seen: list[str] = []

    def counting(location: Location) -> pipeline.Processed:
        seen.append(location.name)
        return pipeline.process_loaded(load(location), extract_document)

    monkeypatch.setattr("mdcatalog.cli.catalogs.process", counting)
    return seen


def test_it_merges_and_says_what_it_did() -> None:
    result = run("build", "notes", "-o", "c.json")
    assert result.exit_code == 0
    assert result.stdout == ""
    assert result.stderr == "c.json: 2 documents; 3 papers, 2 lectures.\n"
    catalog = Catalog.open("c.json")
    assert catalog.get("arxiv:1706.03762").citations == 120  # type: ignore[union-attr]
    assert [d.path for d in catalog.documents] == ["notes/one.md", "notes/two.md"]


def test_it_is_what_read_gives_and_twice_the_same_bytes() -> None:
    run("build", "notes", "-o", "a.json")
    run("build", "notes/two.md", "notes/one.md", "-o", "b.json", "--jobs", "2")
    text = Path("a.json").read_bytes()
    assert text == Path("b.json").read_bytes()
    assert text.decode() == mdcatalog.read("notes").to_json()


def test_json_lines_one_record_a_line() -> None:
    run("build", "notes", "-o", "c.jsonl")
    rows = [json.loads(line) for line in Path("c.jsonl").read_text("utf-8").splitlines()]
    assert [row["kind"] for row in rows] == ["paper"] * 3 + ["lecture"] * 2
    assert len(Catalog.open("c.jsonl")) == 5


def test_standard_input_and_output() -> None:
    result = run("build", "-", "-o", "-", "--format", "json", stdin=ONE)
    assert len(json.loads(result.stdout)["papers"]) == 2
    assert run("build", "-", "-o", "c.db", stdin=ONE).exit_code == 0
    assert "1 unchanged" in run("build", "-", "-o", "c.db", stdin=ONE).stderr


@pytest.mark.parametrize("suffix", ["db", "sqlite", "sqlite3", "DB"])
def test_a_database_holds_what_json_holds(suffix: str) -> None:
    run("build", "notes", "-o", f"c.{suffix}")
    run("build", "notes", "-o", "c.json")
    with Catalog.open(f"c.{suffix}") as catalog:
        assert catalog.to_json() == Path("c.json").read_text("utf-8")


def test_a_database_is_brought_up_to_date(monkeypatch: pytest.MonkeyPatch) -> None:
    result = run("build", "notes", "-o", "c.db")
    assert result.stderr == (
        "c.db: 2 documents added, 0 changed, 0 unchanged, 0 removed; 3 papers, 2 lectures.\n"
    )
    before, seen = Path("c.db").read_bytes(), read_by(monkeypatch)
    result = run("build", "notes", "-o", "c.db")
    assert "0 documents added, 0 changed, 2 unchanged, 0 removed" in result.stderr
    assert Path("c.db").read_bytes() == before
    assert seen == []

    Path("notes/one.md").write_text(ONE.replace("2018", "2019"), encoding="utf-8")
    Path("notes/two.md").unlink()
    Path("notes/new.md").write_text(TWO.replace("120", "130"), encoding="utf-8")
    result = run("build", "notes", "-o", "c.db")
    assert "1 document added, 1 changed, 0 unchanged, 1 removed" in result.stderr
    assert seen == ["notes/new.md", "notes/one.md"]
    with Catalog.open("c.db") as catalog:
        assert catalog.to_json() == mdcatalog.read("notes").to_json()


def test_step_by_step_and_at_once_give_the_same_bytes() -> None:
    run("build", "notes/one.md", "-o", "steps.db")
    run("build", "notes", "-o", "steps.db")
    run("build", "notes", "-o", "once.db")
    with Catalog.open("steps.db") as steps, Catalog.open("once.db") as once:
        assert steps.to_json() == once.to_json()


@pytest.mark.parametrize("out", ["c.json", "c.db", "c.jsonl"])
def test_a_document_that_fails_does_not_spoil_the_others(
    out: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(location: Location) -> pipeline.Processed:
        if "two" in location.name:
            return pipeline.failed(location.name, "Broken: on purpose")
        return pipeline.process_loaded(load(location), extract_document)

    monkeypatch.setattr("mdcatalog.cli.catalogs.process", failing)
    result = run("build", "notes", "gone.md", "-o", out)
    assert result.exit_code == 1
    assert "notes/two.md:1: error document-failed" in result.stderr
    assert "gone.md:1: error document-unreadable" in result.stderr
    assert "2 documents could not be read." in result.stderr
    with Catalog.open(out) as catalog:
        assert catalog.papers.count() == 2
        if out != "c.jsonl":
            assert [d.path for d in catalog.documents] == ["notes/one.md"]
            codes = {d.code for d in catalog.diagnostics}
            assert codes >= {"document-failed", "document-unreadable"}


def test_a_failed_document_is_read_again() -> None:
    Path("notes/two.md").unlink()
    Path("notes/two.md").symlink_to("nowhere.md")
    assert run("build", "notes", "-o", "c.db").exit_code == 1
    Path("notes/nowhere.md").write_text(TWO, encoding="utf-8")
    assert run("build", "notes/two.md", "-o", "c.db").exit_code == 0
    with Catalog.open("c.db") as catalog:
        assert catalog.lectures.count() == 2


@pytest.mark.parametrize("out", ["c.json", "c.db"])
def test_where_nothing_can_be_read_nothing_is_written(
    out: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(location: Location) -> pipeline.Processed:
        return pipeline.failed(location.name, "Broken: on purpose")

    monkeypatch.setattr("mdcatalog.cli.catalogs.process", failing)
    result = run("build", "notes", "-o", out)
    assert result.exit_code == 2
    assert "nothing was written" in result.stderr
    assert sorted(path.name for path in Path().iterdir()) == ["notes"]


@pytest.mark.parametrize("out", ["c.json", "c.db"])
def test_what_was_there_stays_when_the_build_fails(
    out: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("build", "notes", "-o", out)
    before = Path(out).read_bytes()
    Path("notes/one.md").write_text("# nothing", encoding="utf-8")

    def breaking(*_: object) -> NoReturn:
        raise KeyboardInterrupt

    monkeypatch.setattr("mdcatalog.cli.catalogs.diagnosed", breaking)
    assert run("build", "notes", "-o", out).exit_code != 0
    assert Path(out).read_bytes() == before
    assert sorted(path.name for path in Path().iterdir()) == sorted(["notes", out])


def test_another_builder_at_work_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    run("build", "notes", "-o", "c.db")
    original = DatabaseBuilder.__init__

    def impatient(self: DatabaseBuilder, path: Path) -> None:
        original(self, path, timeout=0.1)

    monkeypatch.setattr(DatabaseBuilder, "__init__", impatient)
    with DatabaseBuilder(Path("c.db")):
        result = run("build", "notes", "-o", "c.db")
    assert result.exit_code == 2
    assert "another program is writing to it" in result.stderr


def test_other_peoples_databases_are_not_touched() -> None:
    other = sqlite3.connect("other.db")
    other.execute("CREATE TABLE mine (a)")
    other.commit()
    other.close()
    before = Path("other.db").read_bytes()
    assert run("build", "notes", "-o", "other.db").exit_code == 2
    assert Path("other.db").read_bytes() == before


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["build", "notes"], "--output"),
        (["build", "-o", "c.json"], "PATH"),
        (["build", "notes", "-o", "c.xyz"], "suffix says no format"),
        (["build", "notes", "-o", "no/c.json"], "its directory does not exist"),
        (["build", "notes", "-o", "no/c.db"], "its directory does not exist"),
        (["build", "gone.md", "-o", "c.json"], "gone.md"),
        (["build", "gone.md", "-o", "c.db"], "gone.md"),
        (["build", "notes", "-o", "-", "--format", "sqlite"], "needs a file"),
        (["build", "notes", "-o", "c.db", "--kind", "papers"], "holds all kinds"),
        (["build", "notes/*", "-o", "notes/one.md", "--format", "json"], "one of the documents"),
    ],
)
def test_wrong_usage(arguments: list[str], message: str) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert message in result.stderr
    assert sorted(path.name for path in Path().iterdir()) == ["notes"]
    assert Path("notes/one.md").read_text("utf-8") == ONE


def test_from_outside() -> None:
    command = [sys.executable, "-m", "mdcatalog", "build", "notes", "-o", "c.db", "--jobs", "2"]
    result = subprocess.run(command, capture_output=True, text=True)
    assert (result.returncode, result.stdout) == (0, "")
    assert result.stderr.startswith("c.db: 2 documents added")
