"""What holds for every text."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mdcatalog.repair import looks_damaged, repair

ASCII = re.compile(r"[\x00-\x7f]")
SENTENCES = (
    "大模型训练与推理方法综述",
    "本文提出一种新的微调方法，效果显著。",
    "數據集與評測結果",
    "L’été à Paris",
    "Привет, мир",
    "日本語の文章",
    "🚀 emoji ❤️",
    "`code`",
    "```",
    "| a | b |",
    "⼤语⾔",
    "é\u00a0»",
)
CODECS = ("cp1252", "cp1254", "latin-1", "cp1250", "cp1251", "mac-roman", "gbk")


@st.composite
def documents(draw: st.DrawFn) -> str:
    """Lines of which some were damaged, in one way or several."""
    lines = []
    for _ in range(draw(st.integers(1, 6))):
        line = draw(st.sampled_from(SENTENCES) | st.text(max_size=12))
        for _ in range(draw(st.integers(0, 2))):
            codec = draw(st.sampled_from(CODECS))
            line = line.encode("utf-8", "ignore").decode(codec, "ignore")
            if draw(st.booleans()):
                line = line.replace("\xad", "")
        lines.append(line)
    return draw(st.sampled_from(("\n", "\r\n", "\x85", "\u2028"))).join(lines)


def check(text: str) -> None:
    repaired = repair(text)
    assert repaired.text.count("\n") == text.count("\n")
    assert ASCII.findall(repaired.text) == ASCII.findall(text)
    again = repair(repaired.text)
    assert again.text == repaired.text
    assert again.steps == ()
    lines = repaired.text.split("\n")
    for guess in repaired.inferred:
        assert lines[guess.line - 1][guess.column] == guess.character
    # Of text that was damaged twice, several inferred characters can be bytes of one.
    assert len(repaired.inferred) <= sum(step.inferred for step in repaired.steps)
    assert sorted((g.line, g.column) for g in repaired.inferred) == [
        (g.line, g.column) for g in repaired.inferred
    ]
    if repaired.text != text:
        assert repaired.steps
        assert looks_damaged(text)
    for step in repaired.steps:
        assert 1 <= step.start_line <= step.end_line <= len(lines)


@given(documents())
@settings(max_examples=150, deadline=None)
def test_invariants_of_damaged_documents(text: str) -> None:
    check(text)


@given(st.text())
@settings(max_examples=150, deadline=None)
def test_invariants_of_any_text(text: str) -> None:
    check(text)


@given(st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), max_size=40))
@settings(max_examples=100, deadline=None)
def test_chinese_text_is_sound(text: str) -> None:
    assert repair(text).text == text


@given(st.text(st.characters(max_codepoint=0x7F)))
def test_ascii_is_sound(text: str) -> None:
    assert not looks_damaged(text)


@pytest.mark.parametrize("ending", ["\r", "\x0b", "\x0c", "\x1c", "\x85", "\u2028"])
def test_only_line_feeds_count_as_lines(ending: str) -> None:
    damaged = "æ¨¡åž‹è®\xadç»ƒ" + ending + "\næ•°æ\x8d®é›†åˆ—è¡¨"
    repaired = repair(damaged)
    assert repaired.text.startswith("模型训练")
    assert repaired.text.endswith("数据集列表")
    assert {step.end_line for step in repaired.steps} == {2}
