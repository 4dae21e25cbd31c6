"""Accuracy on sound documents that are damaged for the test, and the real damaged one.

The documents lie beside the repository and are never copied into it; the table was not trained
on them.
"""

from __future__ import annotations

import importlib.util
import re
import sys
from pathlib import Path
from types import ModuleType

import pytest

from mdcatalog.repair import repair

ROOT = Path(__file__).parents[2]
CORPUS = ROOT / "../shared/corpus"
SOUND = ("000", "001", "002", "004")

pytestmark = [
    pytest.mark.corpus,
    pytest.mark.skipif(
        not CORPUS.is_dir(), reason="the shared corpus is not beside the repository"
    ),
]


def read(number: str) -> str:
    return next(CORPUS.glob(f"{number}_*.md")).read_bytes().decode("utf-8")


@pytest.fixture(scope="module")
def accuracy() -> ModuleType:
    path = ROOT / "benchmarks/repair_accuracy.py"
    spec = importlib.util.spec_from_file_location("repair_accuracy", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize(
    ("codec", "right", "flagged", "unflagged"),
    [("cp1254", 99.5, 2.0, 99.9), ("cp1252", 99.7, 2.0, 99.9)],
)
def test_accuracy(
    accuracy: ModuleType, codec: str, right: float, flagged: float, unflagged: float
) -> None:
    scores = [accuracy.score(read(number), codec) for number in SOUND]
    total = sum(scores[1:], scores[0])
    assert 100 * total.right / total.chinese >= right
    assert 100 * total.flagged / total.chinese <= flagged
    sure = total.chinese - total.flagged
    assert 100 * (1 - total.wrong_unflagged / sure) >= unflagged


@pytest.mark.parametrize("path", sorted(CORPUS.rglob("*.md")), ids=lambda path: path.name[:12])
def test_sound_documents_come_back(path: Path) -> None:
    text = path.read_bytes().decode("utf-8")
    repaired = repair(text)
    if path.name.startswith("003"):
        assert repaired.steps
    else:
        assert repaired.text == text
        assert repaired.steps == ()


def test_the_damaged_document() -> None:
    text = read("003")
    repaired = repair(text)
    assert repaired.text.count("\n") == text.count("\n")
    assert re.sub(r"[^\x00-\x7f]", "", repaired.text) == re.sub(r"[^\x00-\x7f]", "", text)
    assert {step.codec for step in repaired.steps} == {"cp1254", None}
    # Nothing is left that was UTF-8: no accented letters, which the sound document has none of.
    assert not re.search("[\u00a1-\u00b6\u00b8-\u02ff]", repaired.text)
    assert len(re.findall("[\u3400-\u9fff]", repaired.text)) > 4000
    assert repair(repaired.text).text == repaired.text
