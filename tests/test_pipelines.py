"""What others run mdcatalog from: pipes, pre-commit, GitHub Actions."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "pipelines.md").read_text("utf-8")
CONFIG, WORKFLOW = re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL)
ODD = """\
# Papers

| Paper | Year | Note |
|---|---|
| [A thing](https://arxiv.org/abs/2001.00001) | 2020 | of paper |
"""


def run(*command: str, cwd: Path | None = None, text: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command, cwd=cwd, input=text, capture_output=True, encoding="utf-8", timeout=120
    )


def module(*arguments: str) -> list[str]:
    return [sys.executable, "-m", *arguments]


def test_the_hook_is_one_that_pre_commit_reads() -> None:
    done = run(*module("pre_commit", "validate-manifest", str(ROOT / ".pre-commit-hooks.yaml")))
    assert done.returncode == 0, done.stdout


def test_the_configuration_is_one_that_pre_commit_reads(tmp_path: Path) -> None:
    (tmp_path / "config.yaml").write_text(CONFIG, "utf-8")
    done = run(*module("pre_commit", "validate-config", str(tmp_path / "config.yaml")))
    assert done.returncode == 0, done.stdout
    hooks = {hook["id"] for hook in yaml.safe_load(CONFIG)["repos"][0]["hooks"]}
    assert hooks == {
        hook["id"] for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_bytes())
    }


@pytest.mark.parametrize(("arguments", "code"), [(None, 0), (["--fail-on", "info"], 1)])
def test_the_hook_checks_the_files_that_it_is_given(
    tmp_path: Path, arguments: list[str] | None, code: int
) -> None:
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_bytes())
    (tmp_path / "a list.md").write_text(ODD, "utf-8")
    command = [*shlex.split(hook["entry"]), *(arguments or hook["args"]), "a list.md"]
    done = run(*module(*command), cwd=tmp_path)
    assert done.returncode == code, done.stderr
    assert done.stdout.startswith("a list.md:3: info table-recovered ")


def test_the_workflow_is_one_of_github_and_its_command_runs(tmp_path: Path) -> None:
    (tmp_path / "lists.yml").write_text(WORKFLOW, "utf-8")
    schema = ("--builtin-schema", "vendor.github-workflows")
    done = run(*module("check_jsonschema", *schema, str(tmp_path / "lists.yml")))
    assert done.returncode == 0, done.stdout
    (tmp_path / "lists").mkdir()
    (tmp_path / "lists" / "odd.md").write_text(ODD, "utf-8")
    command = yaml.safe_load(WORKFLOW)["jobs"]["check"]["steps"][-1]["run"]
    done = run(*module(*shlex.split(command)), cwd=tmp_path)
    assert done.returncode == 0
    assert done.stdout.startswith("::notice file=lists/odd.md,line=3,")


@pytest.mark.parametrize(
    "command",
    [
        "extract - --format jsonl",
        "build - -o - --format jsonl",
        "build - -o - --format csv --kind papers",
        "build - -o - --format bibtex",
        "build - -o - --format html",
        "query - papers --format jsonl",
        "check --format github -",
    ],
)
def test_a_closed_pipe_ends_quietly(tmp_path: Path, command: str) -> None:
    rows = (
        f"| [A thing {n}](https://arxiv.org/abs/2001.{n:05}) | 2020 | of paper |\n"
        for n in range(2000)
    )
    (tmp_path / "notes.md").write_text(ODD + "".join(rows), "utf-8")
    # the exit code of mdcatalog itself, whatever head says
    line = f"cat notes.md | {shlex.quote(sys.executable)} -m mdcatalog {command} | head -n 1; "
    done = run("bash", "-c", line + 'echo "code ${PIPESTATUS[1]}" >&2', cwd=tmp_path)
    assert done.stdout.count("\n") == 1
    said = done.stderr.splitlines()
    assert said[-1] == "code 0"
    assert not [text for text in said[:-1] if "rror" in text or "Traceback" in text], said
