"""The whole repair of a document: which passes there are, and what they report."""

from __future__ import annotations

from ._code import code_parts, without_code
from ._detect import decide, may_hold_mojibake, suspicious_lines
from ._gbk import is_gbk, may_be_gbk, repair_gbk_line
from ._lines import CLOSE, LineRepair, repair_line
from ._radicals import RADICAL, fold
from ._types import InferredCharacter, Repaired, RepairStep

#: Text that was misread more often than this is not looked into.
_PASSES = 3
#: So many certain characters make even doubtful stretches of the document damage.
_STRONG = 40


def looks_damaged(text: str) -> bool:
    """Whether a text may need repair; cheap, and surely true where it does."""
    if text.isascii():
        return False
    return RADICAL.search(text) is not None or may_hold_mojibake(text) or may_be_gbk(text)


def repair(text: str) -> Repaired:
    """Undo the encoding damage of a text; sound text comes back as it is."""
    if not looks_damaged(text):
        return Repaired(text)
    lines = text.split("\n")
    steps: list[RepairStep] = []
    inferred: list[InferredCharacter] = []
    if may_be_gbk(text):
        steps, inferred = _gbk_pass(lines)
    for number in range(_PASSES):
        found, guesses = _mojibake_pass(lines, "mojibake-double" if number else None)
        if not found:
            break
        steps.extend(found)
        inferred.extend(guesses)
    steps.extend(_fold_pass(lines))
    steps.sort(key=lambda step: (step.start_line, step.fixer == "fold-radicals"))
    inferred.sort(key=lambda guess: (guess.line, guess.column))
    return Repaired("\n".join(lines), tuple(steps), tuple(inferred))


def _mojibake_pass(
    lines: list[str], name: str | None
) -> tuple[list[RepairStep], list[InferredCharacter]]:
    """Repair what was misread once; `lines` is changed in place."""
    places = suspicious_lines(lines)
    if not places:
        return [], []
    code = code_parts(lines)
    decision = decide([without_code(lines[index], code[index]) for index in places])
    if decision is None:
        return [], []
    reading, total, gaps = decision
    steps: list[RepairStep] = []
    inferred: list[InferredCharacter] = []
    for index in places:
        strong = total >= _STRONG
        done = repair_line(
            lines[index],
            reading,
            lossy=gaps > 0,
            strong=strong,
            leave=() if strong else code[index],
        )
        if done is None or done.text == lines[index]:
            continue
        lines[index] = done.text
        guesses = _guesses(index + 1, done)
        inferred.extend(guesses)
        fixer = name or ("mojibake-lossy" if guesses else "mojibake")
        _add(steps, _step(fixer, reading.codec, index + 1, done, guesses))
    return steps, inferred


def _gbk_pass(lines: list[str]) -> tuple[list[RepairStep], list[InferredCharacter]]:
    """Undo UTF-8 read as GBK; `lines` is changed in place."""
    steps: list[RepairStep] = []
    inferred: list[InferredCharacter] = []
    places = [index for index, line in enumerate(lines) if may_be_gbk(line)]
    if not is_gbk([lines[index] for index in places]):
        return steps, inferred
    for index in places:
        done = repair_gbk_line(lines[index])
        if done is None:
            continue
        lines[index] = done.text
        guesses = _guesses(index + 1, done)
        inferred.extend(guesses)
        _add(steps, _step("gbk-mojibake", "gbk", index + 1, done, guesses))
    return steps, inferred


def _guesses(line: int, done: LineRepair) -> list[InferredCharacter]:
    return [
        InferredCharacter(line, column, choice.character, choice.runner_up, choice.margin < CLOSE)
        for column, choice in done.inferred
    ]


def _step(
    fixer: str, codec: str, line: int, done: LineRepair, guesses: list[InferredCharacter]
) -> RepairStep:
    uncertain = sum(guess.uncertain for guess in guesses)
    return RepairStep(fixer, codec, line, line, done.exact, len(guesses), uncertain)


def _add(steps: list[RepairStep], step: RepairStep) -> None:
    """Append a step, or widen the last one where it goes on in the next line."""
    last = steps[-1] if steps else None
    if (
        last is None
        or (last.fixer, last.codec) != (step.fixer, step.codec)
        or last.end_line + 1 != step.start_line
    ):
        steps.append(step)
        return
    steps[-1] = RepairStep(
        last.fixer,
        last.codec,
        last.start_line,
        step.end_line,
        last.count + step.count,
        last.inferred + step.inferred,
        last.uncertain + step.uncertain,
    )


def _fold_pass(lines: list[str]) -> list[RepairStep]:
    """Fold radicals everywhere; `lines` is changed in place."""
    steps: list[RepairStep] = []
    for index, line in enumerate(lines):
        if line.isascii():
            continue
        lines[index], count = fold(line)
        if count:
            _add(steps, RepairStep("fold-radicals", None, index + 1, index + 1, count, 0, 0))
    return steps
