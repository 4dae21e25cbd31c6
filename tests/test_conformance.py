"""The facts of ``benchmarks/conformance/`` are kept, and none that is not is lost in silence."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

BENCHMARKS = Path(__file__).parent.parent / "benchmarks"
SETS = sorted((BENCHMARKS / "conformance").glob("*.json"))
#: What we do not keep: the addresses of front matter are values there, not links.
MISSING = [("front-matter", {"line": 5, "link": "https://example.org/winter"})]


def test_what_is_kept_and_what_is_not(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(BENCHMARKS))
    import conformance
    import readers

    ours = next(one for one in readers.CONTENDERS if one.name == readers.OURS)
    facts = list(conformance.judged(ours))
    assert len(facts) >= 60
    assert [(one.document, one.fact) for one in facts if not one.kept] == MISSING
    sys.modules.pop("conformance")
    sys.modules.pop("readers")


@pytest.mark.parametrize("path", SETS, ids=lambda path: path.stem)
def test_facts_name_lines_that_exist(path: Path) -> None:
    lines = path.with_suffix(".md").read_bytes().split(b"\n")
    facts = json.loads(path.read_text("utf-8"))["facts"]
    assert facts
    for fact in facts:
        assert lines[fact["line"] - 1].strip(), fact
        assert len(fact.keys() & {"link", "text", "row"}) == 1
        if "link" in fact and "[s]" not in str(lines):
            assert fact["link"].encode() in lines[fact["line"] - 1], fact
