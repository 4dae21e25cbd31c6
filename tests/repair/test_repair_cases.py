"""Cases kept as data: in the wild, synthetic, negative, and known failures."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from mdcatalog.repair import looks_damaged, repair

DATA = Path(__file__).parent / "data"


def cases(name: str) -> Any:
    return json.loads((DATA / f"{name}.json").read_text("utf-8"))


CODECS = cases("synthetic")["codecs"]


@pytest.mark.parametrize("case", cases("in_the_wild"), ids=lambda case: case["name"])
def test_in_the_wild(case: dict[str, Any]) -> None:
    repaired = repair(case["damaged"])
    assert repaired.text == case["expected"]
    assert list(dict.fromkeys(step.fixer for step in repaired.steps)) == case["fixers"]
    assert looks_damaged(case["damaged"])


@pytest.mark.parametrize("text", cases("synthetic")["texts"])
@pytest.mark.parametrize("codec", CODECS)
def test_each_code_page(text: str, codec: str) -> None:
    damaged = text.encode("utf-8").decode(codec, "ignore")
    repaired = repair(damaged)
    assert repaired.text == text
    # What is left of the text decides between pages that agree on every byte of it.
    assert {step.codec for step in repaired.steps} <= {codec, "cp1252", "cp1254"}
    lost = len(text.encode("utf-8")) != len(damaged)
    assert any(step.inferred for step in repaired.steps) == lost


@pytest.mark.parametrize("text", cases("synthetic")["texts"])
@pytest.mark.parametrize("codec", ["cp1252", "cp1254"])
def test_lost_soft_hyphens(text: str, codec: str) -> None:
    damaged = text.encode("utf-8").decode(codec, "ignore").replace("\xad", "")
    assert repair(damaged).text == text


@pytest.mark.parametrize("text", cases("synthetic")["texts"])
def test_damaged_twice(text: str) -> None:
    once = text.encode("utf-8").decode("cp1252", "ignore")
    assert repair(once.encode("utf-8").decode("cp1252", "ignore")).text == text


def test_utf8_read_as_gbk() -> None:
    text = "大模型训练与推理"
    damaged = text.encode("utf-8").decode("gb18030", "replace")
    repaired = repair(damaged)
    assert repaired.text == text
    assert [step.fixer for step in repaired.steps] == ["gbk-mojibake"]


@pytest.mark.parametrize("text", cases("negative"))
def test_sound_text_comes_back(text: str) -> None:
    repaired = repair(text)
    assert repaired.text == text
    assert repaired.steps == ()
    assert repaired.inferred == ()


@pytest.mark.parametrize("case", cases("known_failures"), ids=lambda case: case["name"])
@pytest.mark.xfail(strict=True, reason="not undone yet; see docs/repair.md")
def test_known_failures(case: dict[str, Any]) -> None:
    assert repair(case["damaged"]).text == case["expected"]
