"""The layers are one-way: a module imports only what stands below it, for types as well."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import mdcatalog

ROOT = Path(mdcatalog.__file__).parent

#: Lowest first; modules of one layer may import one another.
LAYERS = (
    ("_version", "errors", "catalog_errors", "patterns", "source", "variants", "wordsearch"),
    ("diagnostics",),
    ("values",),
    ("links",),
    ("tree",),
    ("vocabulary",),
    ("headers",),
    ("repair",),
    ("markdown",),
    ("models",),
    ("extract",),
    ("comments", "decoding", "files", "output", "pipeline", "pool", "stages"),
    ("resolve",),
    ("query", "search"),
    ("catalog", "database", "explain", "jsonfiles"),
    ("schema",),
    ("export",),
    ("distributed",),
    ("cli",),
    ("__init__", "__main__"),
)
LEVEL = {name: level for level, names in enumerate(LAYERS) for name in names}


def modules() -> Iterator[tuple[str, Path]]:
    for path in sorted(ROOT.rglob("*.py")):
        yield path.relative_to(ROOT).parts[0].removesuffix(".py"), path


def imported(path: Path) -> Iterator[str]:
    """The top modules of ours that a file imports, anywhere in it."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports are absolute"
            names = [node.module or ""]
            if node.module == "mdcatalog":
                names = [f"mdcatalog.{alias.name}" for alias in node.names]
        else:
            continue
        for name in names:
            parts = name.split(".")
            if parts[0] == "mdcatalog":
                yield parts[1] if len(parts) > 1 and parts[1] in LEVEL else "__init__"


def test_every_module_has_a_layer() -> None:
    assert {name for name, _ in modules()} <= set(LEVEL)


def test_no_module_imports_a_higher_one() -> None:
    wrong = [
        f"{path.relative_to(ROOT)} imports {other}"
        for name, path in modules()
        for other in imported(path)
        if LEVEL[other] > LEVEL[name]
    ]
    assert wrong == []
