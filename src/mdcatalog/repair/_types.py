"""What a repair gives back."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RepairStep:
    """One named repair over consecutive lines of one code page."""

    fixer: str
    """`mojibake`, `mojibake-lossy`, `mojibake-double`, `gbk-mojibake` or `fold-radicals`."""
    codec: str | None
    """The code page that the text was misread as; `None` for radicals."""
    start_line: int
    """The first line, counted from 1."""
    end_line: int
    """The last line, inclusive."""
    count: int
    """Characters restored exactly, or folded."""
    inferred: int
    """Characters whose bytes were lost and that were inferred from their surroundings."""
    uncertain: int
    """Those of the inferred ones whose choice was close."""


@dataclass(frozen=True, slots=True)
class InferredCharacter:
    """One character of the repaired text whose bytes were lost."""

    line: int
    """The line of the repaired text, counted from 1."""
    column: int
    """The place in that line, counted from 0."""
    character: str
    """What stands there now."""
    runner_up: str | None
    """The next likeliest character, or `None` where there was only one candidate."""
    uncertain: bool
    """Whether the choice was close."""


@dataclass(frozen=True, slots=True)
class Repaired:
    """A text with its encoding damage undone, and what was done."""

    text: str
    steps: tuple[RepairStep, ...] = ()
    inferred: tuple[InferredCharacter, ...] = ()
