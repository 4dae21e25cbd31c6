"""What the documentation says is what the program does.

``README.md`` and ``docs/*.md`` hold examples of three sorts, and all of them are run:

```console
    Lines after ``$`` are commands, the lines below each what it prints, on standard output and
    standard error in turn. A line ``…`` stands for any number of lines. A command of which
    nothing is shown may print anything on standard output.
```python
    Runs as it stands; ``text`` is the text of the example document.
```json
    The first one in the README is what comes out of the first ```markdown there, without nulls.

The commands of one document share a folder that holds a copy of ``examples/``.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import click
import pytest

import mdcatalog
from mdcatalog import schema
from mdcatalog.cli import program
from mdcatalog.diagnostics import CODES
from mdcatalog.extract.weights import THRESHOLD, WEIGHTS
from mdcatalog.models import KINDS, Model, Record

ROOT = Path(__file__).parent.parent
EXAMPLE = ROOT / "examples" / "reading-list.md"
#: Their examples have tests of their own, in ``test_query_docs.py``.
TESTED_ELSEWHERE = {"query.md", "database.md"}
DOCUMENTS = [
    ROOT / "README.md",
    *(path for path in sorted((ROOT / "docs").glob("*.md")) if path.name not in TESTED_ELSEWHERE),
]
_FENCE = re.compile(r"^```([a-z]+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"\]\((?!https?://|#)([^)#\s]+)(?:#[^)]*)?\)")


class Fence(NamedTuple):
    """A fenced example: its language, its text, and the line of the document it begins at."""

    language: str
    text: str
    line: int


def fences(path: Path) -> list[Fence]:
    text = path.read_text("utf-8")
    return [
        Fence(match[1], match[2], text.count("\n", 0, match.start()) + 2)
        for match in _FENCE.finditer(text)
    ]


def documents_with(language: str) -> list[Any]:
    return [
        pytest.param(path, id=path.stem)
        for path in DOCUMENTS
        if any(fence.language == language for fence in fences(path))
    ]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    monkeypatch.chdir(tmp_path)
    scripts = str(Path(sys.executable).parent)
    monkeypatch.setenv("PATH", scripts + os.pathsep + os.environ["PATH"])
    monkeypatch.setenv("PYTHONUTF8", "1")
    return tmp_path


def commands(text: str) -> Iterator[tuple[str, list[str]]]:
    """The commands of a console example, each with the lines that it is said to print."""
    for part in re.split(r"^\$ ", text, flags=re.MULTILINE)[1:]:
        command, *lines = part.rstrip("\n").split("\n")
        while command.endswith("\\"):
            command += "\n" + lines.pop(0)
        yield command, lines


def agrees(shown: list[str], printed: list[str]) -> bool:
    if not shown:
        return not printed
    if shown[0].strip() in ("…", "..."):
        return any(agrees(shown[1:], printed[skipped:]) for skipped in range(len(printed) + 1))
    return bool(printed) and shown[0] == printed[0].rstrip() and agrees(shown[1:], printed[1:])


@pytest.mark.parametrize("path", documents_with("console"))
def test_commands_print_what_is_shown(path: Path, folder: Path) -> None:
    for fence in fences(path):
        if fence.language != "console":
            continue
        for command, shown in commands(fence.text):
            done = subprocess.run(
                ["bash", "-c", command],
                capture_output=True,
                encoding="utf-8",
                stdin=subprocess.DEVNULL,
                timeout=60,
            )
            printed = (done.stdout + done.stderr).splitlines()
            where = f"{path.name}:{fence.line}: $ {command}\n" + "\n".join(printed)
            assert done.returncode in (0, 1), where
            assert "Traceback" not in done.stderr, where
            if shown:
                assert agrees(shown, printed), where
            else:
                assert done.returncode == 0, where
                assert not done.stderr, where


@pytest.mark.parametrize("path", documents_with("python"))
def test_python_examples_run(path: Path, folder: Path) -> None:
    for fence in fences(path):
        if fence.language == "python":
            code = "\n" * (fence.line - 1) + fence.text
            names = {"text": EXAMPLE.read_text("utf-8"), "__name__": "example"}
            exec(compile(code, str(path), "exec"), names)


def stated(code: str) -> Iterator[tuple[str, str]]:
    """The expressions of an example with the values that a comment says they have."""
    for line in code.splitlines():
        expression, mark, value = line.partition("  # ")
        if mark and re.match(r"""['"(\[{]|\d|True|False|None""", value):
            yield expression, value


def test_stated_values_are_those_of_the_expressions(folder: Path) -> None:
    checked = 0
    for path in DOCUMENTS:
        for fence in fences(path):
            if fence.language != "python":
                continue
            names: dict[str, Any] = {"text": EXAMPLE.read_text("utf-8"), "__name__": "example"}
            exec(fence.text, names)
            for expression, value in stated(fence.text):
                assert repr(eval(expression, names)) == repr(eval(value)), expression
                checked += 1
    assert checked


def without_empty(value: Any) -> Any:
    if isinstance(value, dict):
        kept = {key: without_empty(inner) for key, inner in value.items()}
        return {key: inner for key, inner in kept.items() if inner not in (None, [], {})}
    if isinstance(value, list):
        return [without_empty(inner) for inner in value]
    return value


def test_the_readme_shows_what_comes_out() -> None:
    examples = fences(ROOT / "README.md")
    source = next(fence.text for fence in examples if fence.language == "markdown")
    shown = json.loads(next(fence.text for fence in examples if fence.language == "json"))
    extraction = mdcatalog.extract(source, "list.md")
    found = {
        kind.kind_info.plural: [
            without_empty(json.loads(record.model_dump_json()))
            for record in extraction.of_kind(kind.kind_info.name)
        ]
        for kind in KINDS
    }
    assert shown == {plural: records for plural, records in found.items() if records}
    assert [found.code for found in extraction.diagnostics] == ["table-recovered"]


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_links_lead_to_files(path: Path) -> None:
    for target in _LINK.findall(_FENCE.sub("", path.read_text("utf-8"))):
        assert (path.parent / target).exists(), target


def click_commands() -> dict[str, click.Command]:
    context = click.Context(program)
    found = {name: program.get_command(context, name) for name in program.list_commands(context)}
    return {name: command for name, command in found.items() if command is not None}


@pytest.mark.parametrize("name", click_commands())
def test_every_command_and_option_is_documented(name: str) -> None:
    page = (ROOT / "docs" / "cli.md").read_text("utf-8")
    sections = dict(re.findall(r"^## `mdcatalog ([a-z]+).*?\n(.*?)(?=^## |\Z)", page, re.M | re.S))
    assert name in sections, f"docs/cli.md has no section on {name}"
    for parameter in click_commands()[name].params:
        if not isinstance(parameter, click.Option):
            continue
        for option in (*parameter.opts, *parameter.secondary_opts):
            assert f"`{option}" in sections[name], f"docs/cli.md does not name {name} {option}"
        if isinstance(parameter.type, click.Choice):
            for choice in parameter.type.choices:
                assert f"`{choice}`" in sections[name], f"{name} {parameter.name}: {choice}"
    assert f"`mdcatalog {name}" in (ROOT / "README.md").read_text("utf-8")


def test_every_documented_command_and_option_exists() -> None:
    page = (ROOT / "docs" / "cli.md").read_text("utf-8")
    assert set(re.findall(r"^## `mdcatalog ([a-z]+)", page, re.M)) == set(click_commands())
    known = {
        option
        for command in (program, *click_commands().values())
        for parameter in command.get_params(click.Context(command))
        for option in (*parameter.opts, *parameter.secondary_opts)
    }
    assert set(re.findall(r"`(--[a-z-]+|-[a-z]\b)", page)) <= known | {"--version", "--help", "-h"}


def test_every_diagnostic_is_documented_with_its_severity() -> None:
    page = (ROOT / "docs" / "diagnostics.md").read_text("utf-8")
    rows = re.findall(r"^\| `([a-z-]+)` \| ([a-z]+) \| \S", page, re.M)
    assert dict(rows) == {code: severity for code, (severity, _) in CODES.items()}
    assert len(rows) == len(CODES)


def documented_fields(page: str, heading: str) -> list[str]:
    section = re.search(rf"^## {heading}\n(.*?)(?=^## |\Z)", page, re.M | re.S)
    assert section, f"docs/schema.md has no section {heading}"
    return re.findall(r"^\| `([a-z_0-9]+)` \|", section[1], re.M)


@pytest.mark.parametrize("model", KINDS, ids=lambda kind: kind.__name__)
def test_every_field_of_a_kind_is_documented(model: type[Record]) -> None:
    page = (ROOT / "docs" / "schema.md").read_text("utf-8")
    common = list(Record.model_fields)
    assert documented_fields(page, "Every record") == common
    own = [name for name in model.model_fields if name not in common]
    assert documented_fields(page, model.__name__) == own


@pytest.mark.parametrize(
    "model",
    [mdcatalog.Document, mdcatalog.Link, mdcatalog.Source, mdcatalog.Diagnostic],
    ids=lambda model: model.__name__,
)
def test_every_field_of_what_is_written_is_documented(model: type[Model]) -> None:
    page = (ROOT / "docs" / "schema.md").read_text("utf-8")
    assert documented_fields(page, model.__name__) == list(model.model_fields)


def test_the_top_level_keys_are_documented() -> None:
    page = (ROOT / "docs" / "schema.md").read_text("utf-8")
    for name in schema.catalog_schema()["properties"]:
        assert f"`{name}`" in page


def test_the_benchmark_still_runs() -> None:
    command = [sys.executable, "benchmarks/extract.py", "--only", "mdcatalog", str(EXAMPLE)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    assert float(done.stdout) > 1


def test_nothing_names_a_machine_or_a_registry() -> None:
    paths = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, encoding="utf-8"
    ).stdout
    if not paths:
        pytest.skip("not a git repository")
    names = re.compile("/" + "(?:work|tmp|root|home)/|files[.]" + "pythonhosted|registry[.]npm")
    for name in paths.rstrip("\0").split("\0"):
        path = ROOT / name
        if path.suffix != ".bin" and path.exists():
            found = names.search(path.read_text("utf-8", errors="replace"))
            assert not found, f"{name}: {found}"


def test_the_weights_of_evidence_are_documented() -> None:
    page = (ROOT / "docs" / "shapes.md").read_text("utf-8")
    rows = re.findall(r"^\| `([a-z:-]+)` \| .* \| ([-\d., ]+) \|$", page, re.M)
    shown = {name: [float(weight) for weight in weights.split(", ")] for name, weights in rows}
    assert shown == {name: list(weights.values()) for name, weights in WEIGHTS.items()}
    assert page.count(f"{THRESHOLD}") >= 2


@pytest.mark.parametrize(
    "name", re.findall(r"^\| `(\[.*?)` \|", (ROOT / "docs" / "shapes.md").read_text("utf-8"), re.M)
)
def test_the_sections_of_the_vocabulary_exist(name: str) -> None:
    lines = (ROOT / "src" / "mdcatalog" / "vocabulary.txt").read_text("utf-8").splitlines()
    assert set(re.findall(r"\[.*?\]", name)) <= set(lines)
