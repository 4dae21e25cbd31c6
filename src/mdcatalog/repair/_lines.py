"""Repair the lines of one document under one reading."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from ._context import symbols
from ._damage import Reading, Stretch, candidates, is_certain, is_likely, stretches
from ._search import Choice, choose
from ._table import load

#: Below this margin (the natural logarithm of the odds) a choice counts as close.
CLOSE = 2.3


@dataclass(slots=True)
class LineRepair:
    """What became of one line."""

    text: str
    exact: int = 0
    inferred: list[tuple[int, Choice]] = field(default_factory=list)  # column and choice


def _acceptable(line: str, stretch: Stretch, lossy: bool, strong: bool, lost: Reading) -> bool:
    if stretch.complete == len(stretch.pieces):
        return is_certain(line, stretch) or (strong and is_likely(line, stretch))
    if not lossy:
        return False
    known = candidates(lost.lost)
    if not all(piece.character or piece.raw in known for piece in stretch.pieces):
        return False
    if is_certain(line, stretch):
        return True
    if not strong:
        return False
    # A lone first byte is also an ordinary accented letter; inside a word it stays one.
    if all(len(piece.raw) == 1 for piece in stretch.pieces):
        before = line[stretch.start - 1 : stretch.start]
        after = line[stretch.end : stretch.end + 1]
        return not (before.isalpha() or after.isalpha())
    return True


def _chosen_parts(
    line: str,
    reading: Reading,
    lossy: bool,
    strong: bool,
    leave: Sequence[tuple[int, int]],
) -> list[Stretch]:
    """The stretches of a line that are damage, without those in what is to be left alone."""
    found = stretches(line, reading)
    if leave:
        found = [s for s in found if not any(a <= s.start < b for a, b in leave)]
    if not strong and len(found) > 1 and all(s.complete == len(s.pieces) for s in found):
        # Where all that is not ASCII in a line reads as UTF-8, one proof is proof for the rest.
        strong = any(is_certain(line, s) for s in found) and not _left_over(line, found)
    return [s for s in found if _acceptable(line, s, lossy, strong, reading)]


def _left_over(line: str, found: list[Stretch]) -> bool:
    """Whether a line has anything but ASCII outside of its stretches."""
    inside = sum(s.end - s.start for s in found)
    return inside < sum(char > "\x7f" for char in line)


def repair_line(
    line: str,
    reading: Reading,
    *,
    lossy: bool,
    strong: bool,
    leave: Sequence[tuple[int, int]] = (),
) -> LineRepair | None:
    """The line repaired, or None where nothing in it is damaged."""
    parts = _chosen_parts(line, reading, lossy, strong, leave)
    if not parts:
        return None
    known = candidates(reading.lost) if lossy else {}
    slots: list[str] = ["|"]
    damaged: list[bool] = [False]
    out: list[str | None] = []
    at = 0

    def sound(text: str) -> None:
        out.extend(text)
        for symbol in symbols(text):
            if symbol not in "a0|" or slots[-1] != symbol:
                slots.append(symbol)
                damaged.append(False)

    exact = 0
    for part in parts:
        sound(line[at : part.start])
        for piece in part.pieces:
            if piece.character is not None:
                sound(piece.character)
                exact += 1
            else:
                out.append(None)
                slots.append(known[piece.raw])
                damaged.append(True)
        at = part.end
    sound(line[at:])
    if slots[-1] != "|":
        slots.append("|")
        damaged.append(False)
    result = LineRepair("", exact)
    if any(damaged):
        choices = iter(choose(load(), slots, damaged))
        for column, character in enumerate(out):
            if character is None:
                choice = next(choices)
                out[column] = choice.character
                result.inferred.append((column, choice))
    result.text = "".join(character or "" for character in out)
    return result

