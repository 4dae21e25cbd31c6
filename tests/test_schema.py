"""Every JSON that is written follows the schema that is published for it."""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from click.testing import CliRunner

from mdcatalog.cli import program
from mdcatalog.models import KINDS, SCHEMA_VERSION
from mdcatalog.schema import MADE, NAMES

LIST = """\
---
when: 2020-01-01
---
# Reading list

## Papers

| Recorded | Year | Paper | Authors | Venue | Cited by |
|---|---|---|
| ✅ | 2017 | [Attention Is All You Need](https://arxiv.org/abs/1706.03762) | A. Vaswani, 王小明 | NeurIPS | 12 万 |
| | 2018 | Deep Things, Explained | | | |

## Lectures

### What a query asks (1:20:38)

**日期**：2023.3.30
**论文**：https://arxiv.org/abs/1706.03762
https://www.bilibili.com/video/BV1Rd4y1W7in/

## Datasets

- [Cranes](https://huggingface.co/datasets/a/b) - A thousand folded cranes.

## Tools

- [folder](https://github.com/a/folder) - Folds paper.
- [folder](https://github.com/a/folder)
- Nothing to see here
"""  # noqa: E501


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("list.md").write_text(LIST, "utf-8")


def out(*arguments: str) -> str:
    result = CliRunner().invoke(program, list(arguments))
    assert result.exit_code == 0, result.output
    return result.stdout


def check(value: Any, name: str) -> Any:
    schema = json.loads(out("schema", name))
    validator = jsonschema.Draft202012Validator(schema)
    validator.validate(value)
    return value


@pytest.mark.parametrize("name", NAMES)
def test_the_schemas_are_sound_and_named_with_their_version(name: str) -> None:
    schema = json.loads(out("schema", name))
    jsonschema.Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["$id"] == f"urn:mdcatalog:schema:{SCHEMA_VERSION}:{name}"


@pytest.mark.parametrize("name", MADE)
def test_the_published_schemas_are_those_of_the_models(name: str) -> None:
    folder = files("mdcatalog").joinpath("schemas", str(SCHEMA_VERSION))
    held = json.loads(folder.joinpath(f"{name}.json").read_text("utf-8"))
    assert held == MADE[name](), "run python tools/write_schemas.py"


def test_nothing_else_is_published() -> None:
    folder = files("mdcatalog").joinpath("schemas", str(SCHEMA_VERSION))
    assert sorted(path.name for path in folder.iterdir()) == sorted(
        f"{name}.json" for name in NAMES
    )


def test_extract() -> None:
    held = check(json.loads(out("extract", "list.md")), "catalog")
    assert all(held[model.kind_info.plural] for model in KINDS)
    lines = out("extract", "list.md", "--format", "jsonl").splitlines()
    assert len(lines) == sum(len(held[model.kind_info.plural]) for model in KINDS)
    for line in lines:
        record = check(json.loads(line), "record")
        check(record, record["kind"])


def test_the_stage_before_records() -> None:
    entries = check(json.loads(out("extract", "list.md", "--to", "raw")), "raw")
    assert entries
    lines = out("extract", "list.md", "--to", "raw", "--format", "jsonl").splitlines()
    assert check([json.loads(line) for line in lines], "raw") == entries


def test_build_and_export() -> None:
    for name in ("json", "jsonl", "csl", "jsonld"):
        out("build", "list.md", "-o", f"c.{name}", "--format", name)
    check(json.loads(Path("c.json").read_bytes()), "catalog")
    for line in Path("c.jsonl").read_text("utf-8").splitlines():
        check(json.loads(line), "record")
    assert len(check(json.loads(Path("c.csl").read_bytes()), "csl")) == 3
    assert len(check(json.loads(Path("c.jsonld").read_bytes()), "jsonld")["@graph"]) == 5
    out("build", "list.md", "-o", "d", "--format", "croissant")
    (path,) = Path("d").iterdir()
    check(json.loads(path.read_bytes()), "croissant")


def test_query_and_explain() -> None:
    out("build", "list.md", "-o", "c.db")
    for source in ("list.md", "c.db"):
        for model in KINDS:
            kind = model.kind_info.plural
            assert check(json.loads(out("query", source, kind, "--format", "json")), "records")
        lines = out("query", source, "papers", "--format", "jsonl").splitlines()
        assert check([json.loads(line) for line in lines], "records")
        told = out("query", source, "--explain", "arxiv:1706.03762", "--format", "json")
        assert check(json.loads(told), "explanation")["fields"]
        told = out("query", source, "--explain", "github:a/folder", "--format", "jsonl")
        assert check(json.loads(told), "explanation")["joins"]


def test_check() -> None:
    assert check(json.loads(out("check", "list.md", "--format", "json")), "diagnostics")


@pytest.mark.parametrize("name", NAMES)
def test_a_schema_refuses_what_is_not_written(name: str) -> None:
    schema = json.loads(out("schema", name))
    for wrong in (None, "text", {"unknown": 1}, [{"unknown": 1}]):
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.Draft202012Validator(schema).validate(wrong)


def test_an_unknown_schema() -> None:
    result = CliRunner().invoke(program, ["schema", "diagnostic"])
    assert result.exit_code == 2
    assert "did you mean 'diagnostics'" in result.stderr
