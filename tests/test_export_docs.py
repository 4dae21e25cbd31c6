"""Every format is documented, and the command lines of docs/query.md run; see test_docs.py."""

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


#: What the sections on formats are called, where not by the format's name.
HEADINGS = {
    "jsonl": "JSON Lines",
    "csl": "CSL-JSON",
    "jsonld": "JSON-LD",
    "markdown-table": "Markdown",
    "sqlite": "",  # a page of its own
}


def text(name: str) -> str:
    return (DOCS / name).read_text("utf-8")


def commands(name: str) -> list[list[str]]:
    (block,) = re.findall(r"```console\n(.*?)```", text(name), re.DOTALL)
    return [shlex.split(line)[2:] for line in block.splitlines() if line[0] == "$"]


def test_the_command_lines_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("list.md").write_text(LIST, "utf-8")
    Path("examples").mkdir()
    Path("examples/list.md").write_text(LIST, "utf-8")
    for arguments in commands("query.md"):
        result = CliRunner().invoke(program, arguments)
        assert result.exit_code == 0, (arguments, result.stderr)


def test_every_format_is_documented() -> None:
    page = text("formats.md")
    for form in FORMATS.values():
        assert f"`{form.name}`" in page
        for suffix in form.suffixes:
            assert f"`{suffix}`" in page
        assert re.search(rf"^## .*{HEADINGS.get(form.name, form.name)}", page, re.M | re.I)
    methods = set(re.findall(r"`(to_\w+)", page))
    assert {name for name in dir(Catalog) if name.startswith("to_")} - methods == {"to_dict"}
    assert all(hasattr(Catalog, method) for method in methods)
