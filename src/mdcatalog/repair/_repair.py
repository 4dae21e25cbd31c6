"""The whole repair of a document: which passes there are, and what they report."""

from __future__ import annotations

from dataclasses import replace

from mdcatalog.repair._code import code_parts, without_code
from mdcatalog.repair._detect import decide, may_hold_mojibake, suspicious_lines
from mdcatalog.repair._gbk import gbk_proof, may_be_gbk, repair_gbk_line
from mdcatalog.repair._lines import CLOSE, Draft, LineRepair, draft_line, share_knowledge
from mdcatalog.repair._radicals import RADICAL, fold
from mdcatalog.repair._types import InferredCharacter, Repaired, RepairStep

#: Enough for any damage; each pass but the last undoes some.
_PASSES = 20
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
    document = _Document(text.split("\n"))
    for number in range(_PASSES):
        # A pass shortens what it repairs, so this ends; then another repair finds nothing.
        changed = document.undo_gbk() + document.undo_mojibake(again=number > 0)
        if not changed + document.fold_radicals():
            break
    return document.repaired()


class _Document:
    """The lines of a document while they are repaired, and what was done to them."""

    def __init__(self, lines: list[str]):
        self.lines = lines
        self.steps: list[RepairStep] = []
        self.guesses: dict[int, dict[int, InferredCharacter]] = {}  # by line and column

    def undo_mojibake(self, *, again: bool) -> int:
        """Repair what was misread as the likeliest code page; how many lines changed."""
        places = suspicious_lines(self.lines)
        if not any(may_hold_mojibake(self.lines[index]) for index in places):
            return 0
        code = code_parts(self.lines)
        decision = decide([without_code(self.lines[index], code[index]) for index in places])
        if decision is None:
            return 0
        reading, strong = decision.reading, decision.certain >= _STRONG
        drafts: dict[int, Draft] = {}
        for index in places:
            leave = () if strong else code[index]
            draft = draft_line(
                self.lines[index], reading, weights=decision.weights, strong=strong, leave=leave
            )
            if draft is not None:
                drafts[index] = draft
        if decision.weights is not None:
            share_knowledge(drafts.values(), decision.weights)
        finished = {index: draft.finish() for index, draft in drafts.items()}
        done = {i: line for i, line in finished.items() if line.text != self.lines[i]}
        codec = reading.codec
        choices = (choice for line in done.values() for _, choice in line.inferred)
        if codec == "cp1252" and any(_only_1254(choice.character) for choice in choices):
            codec = "cp1254"
        steps: list[RepairStep] = []
        for index, line in done.items():
            fixer = "mojibake-lossy" if line.inferred else "mojibake"
            if again and any(s.start_line <= index + 1 <= s.end_line for s in self.steps):
                fixer = "mojibake-double"
            _add(steps, self._take(index, line, fixer, codec))
        self.steps += steps
        return len(done)

    def undo_gbk(self) -> int:
        """Undo UTF-8 read as GBK; how many lines changed."""
        places = [index for index, line in enumerate(self.lines) if may_be_gbk(line)]
        proof = gbk_proof([self.lines[index] for index in places])
        if not proof:
            return 0
        strong = proof >= _STRONG
        if strong:
            places = [index for index, line in enumerate(self.lines) if not line.isascii()]
        steps: list[RepairStep] = []
        changed = 0
        for index in places:
            line = repair_gbk_line(self.lines[index], strong=strong)
            if line is not None and line.text != self.lines[index]:
                changed += 1
                _add(steps, self._take(index, line, "gbk-mojibake", "gbk"))
        self.steps += steps
        return changed

    def fold_radicals(self) -> int:
        """Fold radicals everywhere; how many lines changed."""
        steps: list[RepairStep] = []
        changed = 0
        for index, line in enumerate(self.lines):
            if line.isascii():
                continue
            self.lines[index], count = fold(line)
            if count:
                changed += 1
                _add(steps, RepairStep("fold-radicals", None, index + 1, index + 1, count, 0, 0))
        self.steps += steps
        return changed

    def _take(self, index: int, line: LineRepair, fixer: str, codec: str) -> RepairStep:
        """Put a repaired line in place; the step that says so."""
        self.lines[index] = line.text
        before = self.guesses.pop(index, {})
        guesses = {
            column: InferredCharacter(
                index + 1, column, choice.character, choice.runner_up, choice.margin < CLOSE
            )
            for column, choice in line.inferred
        }
        uncertain = sum(guess.uncertain for guess in guesses.values())
        step = RepairStep(fixer, codec, index + 1, index + 1, line.exact, len(guesses), uncertain)
        # What an earlier pass inferred has moved, or has become part of another character.
        for column, guess in before.items():
            moved = line.column_of(column)
            guesses.setdefault(moved, replace(guess, column=moved))
        if guesses:
            self.guesses[index] = guesses
        return step

    def repaired(self) -> Repaired:
        """The result."""
        order = sorted(self.steps, key=lambda step: step.start_line)
        inferred = [
            replace(found, character=self.lines[index][column])
            for index, guesses in sorted(self.guesses.items())
            for column, found in sorted(guesses.items())
        ]
        return Repaired("\n".join(self.lines), tuple(order), tuple(inferred))


def _only_1254(character: str) -> bool:
    """Whether a character has a byte that Windows-1254 drops and Windows-1252 does not."""
    return any(value in (0x8E, 0x9E) for value in character.encode("utf-8"))


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
