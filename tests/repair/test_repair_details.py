"""What a repair says about itself, and the corners of single modules."""

from __future__ import annotations

import time

import pytest

from mdcatalog.repair import Repaired, repair
from mdcatalog.repair._code import code_parts
from mdcatalog.repair._radicals import FOLDS
from mdcatalog.repair._utf8 import read_pieces, without

SENTENCE = "本文提出了一种新的训练方法，并在三个数据集上验证了它的有效性。"


def damage(text: str, codec: str = "cp1254") -> str:
    return text.encode("utf-8").decode(codec, "ignore").replace("\xad", "")


def test_a_step_counts_what_was_restored_and_inferred() -> None:
    repaired = repair(damage(SENTENCE))
    assert repaired.text == SENTENCE
    (step,) = repaired.steps
    lost = frozenset({0x81, 0x8D, 0x8E, 0x8F, 0x90, 0x9D, 0x9E, 0xAD})
    short = [c for c in SENTENCE if len(without(c, lost)) < len(c.encode("utf-8"))]
    assert (step.fixer, step.start_line, step.end_line) == ("mojibake-lossy", 1, 1)
    assert step.inferred == len(short)
    assert step.count == len(SENTENCE) - len(short)
    assert [guess.character for guess in repaired.inferred] == short
    assert step.uncertain == sum(guess.uncertain for guess in repaired.inferred)
    assert all(guess.runner_up != guess.character for guess in repaired.inferred)


def test_consecutive_lines_make_one_step() -> None:
    text = "\n".join([damage(SENTENCE), damage(SENTENCE), "sound", damage(SENTENCE)])
    spans = [(step.start_line, step.end_line) for step in repair(text).steps]
    assert spans == [(1, 2), (4, 4)]


def test_columns_after_a_second_pass() -> None:
    twice = damage(SENTENCE, "cp1252").encode("utf-8").decode("cp1252", "ignore")
    repaired = repair("| " + twice)
    assert repaired.text == "| " + SENTENCE
    for guess in repaired.inferred:
        assert repaired.text[guess.column] == guess.character


@pytest.mark.parametrize("codec", ["cp1252", "cp1254"])
def test_brackets_follow_their_partners(codec: str) -> None:
    for sentence in (
        "这篇文章讨论了「注意力」的含义、方法和数据。",
        "训练方法、推理方法和评测方法【模型的部署】请见下文。",
        "他说：“这个模型的效果很好”，我们同意他的意见。",
    ):
        assert repair(damage(sentence, codec)).text == sentence


def test_emoji_keep_their_joiners() -> None:
    sentence = "👩‍💻 工程师使用的大模型训练框架与数据集 ❤️ 🧑‍🎨"
    assert repair(damage(sentence)).text == sentence


def test_the_script_of_the_document_decides() -> None:
    simplified = "这个模型对不同的数据集进行了训练，并对结果作了详细的说明。"
    traditional = "這個模型對不同的資料集進行了訓練，並對結果作了詳細的說明。"
    assert repair(damage(simplified)).text == simplified
    assert repair(damage(traditional)).text == traditional


def test_code_in_a_damaged_document_is_repaired_too() -> None:
    text = "\n".join([SENTENCE, SENTENCE, "```", "# 训练模型", "```", "`数据集` 的说明"])
    assert repair(damage(text)).text == text


def test_code_parts() -> None:
    lines = ["a `b` ``c`d``", "```python", "x", "```", "~~~", "```", "~~~", "```no``` fence"]
    parts = code_parts(lines)
    assert parts[0] == [(2, 5), (6, 13)]
    assert [bool(part) for part in parts[1:]] == [True] * 7
    assert parts[7] == [(0, 8)]


def test_pieces_of_broken_utf8() -> None:
    pieces = read_pieces("é中".encode() + b"\xe4\xb8" + b"\x80\x80" + b"\xf0\x9f")
    shown = [None if piece is None else (piece.raw, piece.character) for piece in pieces]
    assert shown[:2] == [("é".encode(), "é"), ("中".encode(), "中")]
    assert shown[2] == (b"\xe4\xb8\x80", "一")
    assert shown[3] is None
    assert shown[4] == (b"\xf0\x9f", None)


def test_every_radical_folds_to_an_ideograph() -> None:
    assert len(FOLDS) == 214 + 114
    assert all(len(fold) == 1 and fold not in FOLDS for fold in FOLDS.values())


def test_sound_text_is_given_back_unchanged() -> None:
    assert repair(SENTENCE) == Repaired(SENTENCE)


@pytest.mark.slow
def test_speed() -> None:
    sentence = damage(SENTENCE + "\n")
    text = sentence * (65536 // len(sentence.encode("utf-8")))
    repair(sentence)
    started = time.perf_counter()
    repair(text)
    assert time.perf_counter() - started < 1.0  # measured: about 0.1 s on a quiet machine
