"""Importing the package costs nothing that is not used."""

from __future__ import annotations

import subprocess
import sys

import pytest

import mdcatalog

HEAVY = [
    "bs4",
    "ftfy",
    "rich",
    "yaml",
    "charset_normalizer",
    "click",
    "multiprocessing",
    "pydantic",
    "markdown_it",
]


def modules_after(code: str) -> set[str]:
    program = f"import sys\n{code}\nprint(*sys.modules)"
    result = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    return set(result.stdout.split())


def test_importing_the_package_imports_nothing_heavy() -> None:
    assert modules_after("import mdcatalog").isdisjoint(HEAVY)


def test_the_version_needs_the_command_line_only() -> None:
    loaded = modules_after(
        "from mdcatalog.cli import program\nimport contextlib, io\n"
        "with contextlib.redirect_stdout(io.StringIO()):\n"
        "    program.main(['--version'], standalone_mode=False)"
    )
    assert loaded.isdisjoint(set(HEAVY) - {"click"})


def test_extracting_plain_lists_imports_nothing_that_it_does_not_use() -> None:
    code = "import mdcatalog\nmdcatalog.extract('- [a](https://arxiv.org/abs/1706.03762)')"
    unused = {"bs4", "ftfy", "rich", "yaml", "charset_normalizer", "click", "multiprocessing"}
    assert modules_after(code).isdisjoint(unused)


@pytest.mark.parametrize("name", mdcatalog.__all__)
def test_every_public_name_is_there(name: str) -> None:
    assert getattr(mdcatalog, name) is not None
    assert name in dir(mdcatalog)


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = mdcatalog.nothing


def test_the_functions_are_not_replaced_by_the_packages_of_their_names() -> None:
    import mdcatalog.extract.document
    import mdcatalog.repair

    assert mdcatalog.extract("").records == ()
    assert mdcatalog.repair("text").text == "text"
