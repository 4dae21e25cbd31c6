"""The command line: every command and option, what goes where, exit codes."""

from __future__ import annotations

import io
import json
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from click.testing import CliRunner, Result

import mdcatalog
from mdcatalog.cli import COMMANDS, common, program
from mdcatalog.models import KINDS

PAPERS = """\
# Papers

| Paper | Year | Odd |
|---|---|---|
| [A paper](https://arxiv.org/abs/1706.03762) | 2017 | 中文 |
| [Another paper](https://arxiv.org/abs/1810.04805) | 2018 | |
"""
TALK = "# Talks\n\n| Video | Link |\n|---|---|\n| Talk | https://youtu.be/dQw4w9WgXcQ |\n"


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("MDCATALOG_DEBUG", raising=False)
    Path("papers.md").write_text(PAPERS, encoding="utf-8")


def run(*arguments: str, stdin: str | bytes | None = None) -> Result:
    return CliRunner().invoke(program, list(arguments), input=stdin)


def spawn(*arguments: str, **options: Any) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "mdcatalog", *arguments], capture_output=True, **options
    )


def load(result: Result) -> Any:
    return json.loads(result.stdout)


# -- the program ---------------------------------------------------------------------------------


def test_version_and_module() -> None:
    result = spawn("--version")
    assert result.stdout.decode().strip() == f"mdcatalog {mdcatalog.__version__}"
    assert result.returncode == 0


def test_help_names_every_command() -> None:
    result = run("--help")
    assert result.exit_code == 0
    for name, (_, text) in COMMANDS.items():
        assert name in result.stdout
        assert text.split()[0] in result.stdout
        assert run(name, "--help").exit_code == 0


@pytest.mark.parametrize(
    "arguments",
    [
        ["nothing"],
        ["extract"],
        ["extract", "papers.md", "--format", "xml"],
        ["extract", "papers.md", "--jobs", "0"],
        ["extract", "papers.md", "--to", "tree", "--format", "json"],
        ["extract", "gone.md"],
        ["check", "gone.md"],
        ["check", "papers.md", "--fail-on", "never"],
        ["repair", "gone.md"],
        ["repair", "."],
        ["schema", "books"],
    ],
)
def test_wrong_usage(arguments: list[str]) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert "Error: " in result.stderr


# -- extract -------------------------------------------------------------------------------------


def test_extract_prints_one_object() -> None:
    result = run("extract", "papers.md")
    assert result.exit_code == 0
    assert result.stderr == ""
    catalog = load(result)
    assert list(catalog) == [
        "schema_version",
        "generator",
        "documents",
        "papers",
        "lectures",
        "datasets",
        "tools",
        "diagnostics",
    ]
    assert catalog["schema_version"] == 1
    assert catalog["generator"] == f"mdcatalog {mdcatalog.__version__}"
    assert [document["path"] for document in catalog["documents"]] == ["papers.md"]
    assert [(p["title"], p["year"]) for p in catalog["papers"]] == [
        ("A paper", 2017),
        ("Another paper", 2018),
    ]
    assert catalog["papers"][0]["venue"] is None
    assert result.stdout == json.dumps(catalog, indent=2, ensure_ascii=False) + "\n"
    assert "中文" in result.stdout


def test_the_object_follows_its_schema() -> None:
    schema = load(run("schema"))
    catalog = load(run("extract", "papers.md"))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(catalog, schema, cls=jsonschema.Draft202012Validator)
    jsonschema.validate(
        catalog["papers"][0], load(run("schema", "paper")), cls=jsonschema.Draft202012Validator
    )
    del catalog["papers"][0]["title"]
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(catalog, schema, cls=jsonschema.Draft202012Validator)


def test_jsonl_is_one_record_a_line() -> None:
    Path("x").write_bytes(b"\xff\xfe\x00")
    result = run("extract", "papers.md", "--format", "jsonl")
    records = [json.loads(line) for line in result.stdout.splitlines()]
    assert records == load(run("extract", "papers.md"))["papers"]
    assert [record["kind"] for record in records] == ["paper", "paper"]


def test_jsonl_tells_of_warnings_on_standard_error() -> None:
    Path("gb.md").write_bytes("# 深度学习的论文和课程\n".encode("gb18030"))
    result = run("extract", "gb.md", "--format", "jsonl")
    assert result.stdout == ""
    assert result.stderr == (
        "gb.md:1: warning encoding-guessed The bytes are not UTF-8; they were read as gb18030.\n"
    )


@pytest.mark.parametrize("form", ["json", "jsonl"])
def test_jobs_change_nothing(form: str) -> None:
    Path("d").mkdir()
    for number in range(6):
        text = PAPERS.replace("A paper", f"Paper {number}")
        Path(f"d/{number}.md").write_text(text, encoding="utf-8")
    one = spawn("extract", "d", "--format", form)
    two = spawn("extract", "d", "--format", form, "--jobs", "2")
    assert one.returncode == two.returncode == 0
    assert one.stdout == two.stdout
    assert len(set(one.stdout.split())) > 6


@pytest.mark.parametrize(
    ("name", "arguments", "lines"),
    [
        ("out.json", [], False),
        ("out.jsonl", [], True),
        ("out.txt", ["--format", "jsonl"], True),
        ("out.jsonl", ["--format", "json"], False),
    ],
)
def test_output_file(name: str, arguments: list[str], lines: bool) -> None:
    result = run("extract", "papers.md", "-o", name, *arguments)
    assert (result.exit_code, result.stdout) == (0, "")
    expected = run("extract", "papers.md", "--format", "jsonl" if lines else "json").stdout
    assert Path(name).read_text(encoding="utf-8") == expected


@pytest.mark.parametrize("name", ["gone/out.json", "."])
def test_output_where_nothing_can_be_written(name: str) -> None:
    result = run("extract", "papers.md", "-o", name)
    assert result.exit_code == 2
    assert result.stderr.startswith(f"Error: {name}: ")


def test_no_file_where_nothing_could_be_read() -> None:
    Path("bin.md").write_bytes(bytes(100))
    result = run("extract", "bin.md", "-o", "out.json")
    assert result.exit_code == 2
    assert not Path("out.json").exists()


def test_standard_input() -> None:
    catalog = load(run("extract", "-", stdin=PAPERS))
    assert catalog["papers"][0]["sources"][0]["document"] == "<stdin>"


def test_the_tree() -> None:
    result = run("extract", "papers.md", "--to", "tree")
    assert result.stdout.splitlines()[-3:] == [
        "    3-6: table Paper | Year | Odd",
        "      5: row [A paper](https://arxiv.org/abs/1706.03762) | 2017 | 中文",
        "      6: row [Another paper](https://arxiv.org/abs/1810.04805) | 2018 |",
    ]


def test_the_tree_shows_every_sort_of_node() -> None:
    text = (
        "> quote\n\n1. [x] item\n\n```\ncode\n```\n\n---\n\n<!-- https://e.org/c -->\n\n"
        "**b** *e* `c` ![i](u) [l](v) https://e.org x[^1]\\\ny\n\n[^1]: foot\n\n"
        "<details><summary>s</summary>\n\nin\n\n</details>\n"
    )
    Path("all.md").write_text(text, encoding="utf-8")
    lines = run("extract", "all.md", "papers.md", "--to", "tree").stdout
    assert lines.startswith("== all.md\n1-")
    for part in (
        "quote",
        "item 1. [x]",
        "code code",
        "rule",
        "comment <!-- <https://e.org/c> -->",
        "**b** *e* `c`",
    ):
        assert part in lines
    for part in ("![i](u)", "[l](v)", "<https://e.org>", "x[^1] ⏎ y", "footnote 1", "details s"):
        assert part in lines


@pytest.mark.parametrize("form", ["json", "jsonl"])
def test_the_raw_entries(form: str) -> None:
    result = run("extract", "papers.md", "--to", "raw", "--format", form)
    if form == "json":
        entries = load(result)
    else:
        entries = [json.loads(line) for line in result.stdout.splitlines()]
    assert [(e["document"], e["kind"], e["start"], e["title"]) for e in entries] == [
        ("papers.md", "paper", 5, "A paper"),
        ("papers.md", "paper", 6, "Another paper"),
    ]
    assert {field["label"]: field["text"] for field in entries[0]["fields"]}["Year"] == "2017"


def test_a_closed_pipe_ends_quietly() -> None:
    for number in range(300):
        text = PAPERS.replace("A paper", f"Paper {number} " + "x" * 500)
        Path(f"{number}.md").write_text(text, encoding="utf-8")
    command = [sys.executable, "-m", "mdcatalog", "extract", ".", "--format", "jsonl"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.readline()
    process.stdout.close()
    assert process.stderr.read() == b""
    process.stderr.close()
    assert process.wait(30) == 0


@pytest.mark.skipif(sys.platform == "win32", reason="needs signals")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupt_leaves_no_half_file(number: signal.Signals) -> None:
    Path("d").mkdir()
    Path("d/big.md").write_text(PAPERS * 20_000, encoding="utf-8")
    process = subprocess.Popen(
        [sys.executable, "-m", "mdcatalog", "extract", "d", "-o", "out.jsonl"],
        stderr=subprocess.PIPE,
        # a job in the background inherits that SIGINT is ignored
        preexec_fn=lambda: signal.signal(number, signal.SIG_DFL),
    )
    for _ in range(2000):
        if list(Path().glob(".out.jsonl.*")):
            break
        time.sleep(0.002)
    else:
        raise AssertionError("it never began to write")
    process.send_signal(number)
    _, errors = process.communicate(timeout=20)
    assert process.returncode == 128 + number
    assert b"Traceback" not in errors
    assert sorted(path.name for path in Path().iterdir()) == ["d", "papers.md"]


def test_progress_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setattr(common, "_PATIENCE", 0.0)
    monkeypatch.setenv("TERM", "xterm")
    with common.progress(5) as watched:
        assert list(watched(range(5))) == [0, 1, 2, 3, 4]
    assert "5/5" in terminal.getvalue()


def test_no_progress_elsewhere(capsys: pytest.CaptureFixture[str]) -> None:
    with common.progress(2) as watched:
        assert list(watched("ab")) == ["a", "b"]
    assert capsys.readouterr().err == ""


# -- check ---------------------------------------------------------------------------------------


@pytest.fixture
def recovered() -> str:
    Path("odd.md").write_text(PAPERS.replace("|---|---|---|", "|---|---|"), encoding="utf-8")
    return "odd.md"


def test_check_as_text(recovered: str) -> None:
    result = run("check", recovered)
    assert result.exit_code == 0
    assert result.stdout.startswith("odd.md:3: info table-recovered ")
    assert "1 document: " in result.stderr


def test_check_as_json(recovered: str) -> None:
    (diagnostic,) = load(run("check", recovered, "--format", "json"))
    assert list(diagnostic) == ["code", "severity", "message", "document", "line", "end_line"]
    assert diagnostic["code"] == "table-recovered"
    assert run("check", "papers.md", "--format", "json").stdout == "[]\n"


def test_check_for_github(recovered: str) -> None:
    result = run("check", recovered, "--format", "github")
    assert result.stdout.startswith("::notice file=odd.md,line=3,endLine=")


@pytest.mark.parametrize(("severity", "code"), [("info", 1), ("warning", 0), ("error", 0)])
def test_check_fails_on_a_severity(recovered: str, severity: str, code: int) -> None:
    assert run("check", recovered, "--fail-on", severity).exit_code == code


def test_check_with_jobs_and_a_failure(recovered: str) -> None:
    Path("bin.md").write_bytes(bytes(100))
    result = spawn("check", ".", "--jobs", "2")
    assert result.returncode == 1
    assert [line.split(":")[0] for line in result.stdout.decode().splitlines()] == [
        "bin.md",
        "odd.md",
    ]
    assert run("check", "bin.md").exit_code == 2


# -- repair --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "data",
    [
        PAPERS.encode(),
        PAPERS.replace("\n", "\r\n").encode(),
        b"\xef\xbb\xbf# Hi\r\nthere\rno end",
        "“quotes”，（全角）\n".encode(),
        b"",
    ],
)
def test_repair_gives_sound_text_back(data: bytes) -> None:
    Path("x.md").write_bytes(data)
    result = run("repair", "x.md")
    assert (result.exit_code, result.stdout_bytes) == (0, data)


def test_repair_explains_on_standard_error() -> None:
    Path("x.md").write_bytes("# 深度学习的论文和课程\n".encode("gb18030"))
    result = run("repair", "x.md", "--explain")
    assert result.stdout_bytes == "# 深度学习的论文和课程\n".encode()
    assert result.stderr == (
        "x.md:1: The bytes are not UTF-8; they were read as gb18030.\nx.md: nothing to repair\n"
    )
    Path("bin.md").write_bytes(bytes(100))
    assert run("repair", "bin.md").exit_code == 2


def test_repair_reads_standard_input() -> None:
    assert run("repair", "-", stdin="# Hi\n").stdout == "# Hi\n"


# -- schema --------------------------------------------------------------------------------------


@pytest.mark.parametrize("model", KINDS, ids=lambda model: model.__name__)
def test_schema_of_a_kind(model: type[mdcatalog.Record]) -> None:
    schema = load(run("schema", model.kind_info.name))
    assert schema == load(run("schema", model.kind_info.plural))
    jsonschema.Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["$id"] == f"urn:mdcatalog:schema:1:{model.kind_info.name}"
    assert schema["title"] == model.__name__
    assert set(schema["required"]) == set(model.model_fields)


# -- the library ---------------------------------------------------------------------------------


def test_read_gives_what_extract_prints() -> None:
    catalog = mdcatalog.read("papers.md")
    assert [paper.title for paper in catalog.papers] == ["A paper", "Another paper"]
    with pytest.raises(mdcatalog.NoDocumentsError, match="there is no such file"):
        mdcatalog.read("gone.md")


def test_extract_names_its_document() -> None:
    extraction = mdcatalog.extract(TALK + "\ud800", document="talks.md", kinds=[mdcatalog.Paper])
    assert extraction.document.path == "talks.md"
    assert extraction.records == ()
    assert extraction.diagnostics[0].code == "encoding-replaced"
