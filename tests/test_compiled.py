"""The wheel whose reader mypyc compiles gives the same bytes as the source.

Building it takes minutes, so this is no part of the ordinary run.
"""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
DOCUMENTS = [str(path) for path in (ROOT / "tests" / "fixtures", ROOT / "examples", ROOT / "docs")]
COMMAND = [sys.executable, "-m", "mdcatalog", "extract", "--format", "jsonl", "--jobs", "2"]

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def compiled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of an unpacked wheel, built from a source distribution: the checkout stays."""
    folder = tmp_path_factory.mktemp("compiled")
    build = [sys.executable, "-m", "build", "--outdir", str(folder / "dist"), str(ROOT)]
    environment = {**os.environ, "HATCH_BUILD_HOOK_ENABLE_MYPYC": "1"}
    done = subprocess.run(build, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-4000:]
    (wheel,) = folder.glob("dist/*.whl")
    zipfile.ZipFile(wheel).extractall(folder / "package")
    return folder / "package"


def records(*first: Path) -> bytes:
    """What the command writes for the documents, with folders searched before all others."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(map(str, first))}
    done = subprocess.run([*COMMAND, *DOCUMENTS], env=environment, capture_output=True)
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout


def test_it_gives_the_same_bytes(compiled: Path) -> None:
    modules = list((compiled / "mdcatalog" / "extract").glob("items.*.so"))
    modules += (compiled / "mdcatalog" / "extract").glob("items.*.pyd")
    assert modules, "the reader is not compiled"
    assert records(compiled) == records()
