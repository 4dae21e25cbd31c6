"""What docs/formats.md and the command lines of docs/query.md say, holds."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

from mdcatalog.catalog import Catalog
from mdcatalog.cli import program
from mdcatalog.export import FORMATS

DOCS = Path(__file__).parents[1] / "docs"
LIST = """\
# Papers

## 对比学习

- [Learning to Fold Paper Cranes with BERT](https://arxiv.org/abs/2001.00001) \
[[code](https://github.com/a/b)] - How to fold.
- [A Survey of Paper Boats](https://arxiv.org/abs/2001.00002)
"""


def text(name: str) -> str:
    return (DOCS / name).read_text("utf-8")


def commands(name: str) -> list[list[str]]:
    (block,) = re.findall(r"```console\n(.*?)```", text(name), re.DOTALL)
    return [shlex.split(line)[2:] for line in block.splitlines() if line[0] == "$"]


@pytest.mark.parametrize("name", ["formats.md", "query.md"])
def test_the_command_lines_run(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("list.md").write_text(LIST, "utf-8")
    Path("examples").mkdir()
    Path("examples/list.md").write_text(LIST, "utf-8")
    for arguments in commands(name):
        result = CliRunner().invoke(program, arguments)
        assert result.exit_code == 0, (arguments, result.stderr)


def test_every_format_is_documented() -> None:
    page = text("formats.md")
    for form in FORMATS.values():
        assert f"`{form.name}`" in page
        for suffix in form.suffixes:
            assert f"`{suffix}`" in page
    for method in re.findall(r"`(to_\w+)", page):
        assert hasattr(Catalog, method)


def test_the_examples_are_what_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("list.md").write_text(LIST, "utf-8")
    for out in ("c.md", "c.bib"):
        assert CliRunner().invoke(program, ["build", "list.md", "-o", out]).exit_code == 0
    page = text("formats.md")
    (example,) = re.findall(r"```markdown\n(.*?)```", page, re.DOTALL)
    assert example in Path("c.md").read_text("utf-8")
    (example,) = re.findall(r"```bibtex\n(.*?)```", page, re.DOTALL)
    lines = set(Path("c.bib").read_text("utf-8").splitlines())
    assert {line.rstrip(",") for line in example.splitlines()} - {"  year = {2020}"} <= {
        line.rstrip(",") for line in lines
    }
