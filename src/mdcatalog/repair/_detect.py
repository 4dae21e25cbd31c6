"""Decide whether a document is damaged, and as which code page it was read."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from ._codepages import CODE_PAGES, decoding_table, undefined_bytes
from ._damage import Reading, is_certain, reading_of, stretches

_ENOUGH_BYTES = 60
#: So many characters of suspicious lines settle which code page it was.
_SAMPLE = 6000


def _characters(codec: str, low: int, high: int) -> str:
    table = decoding_table(codec)
    return "".join(re.escape(table[value] or chr(value)) for value in range(low, high + 1))


@lru_cache(maxsize=1)
def _gate() -> re.Pattern[str]:
    """A first byte and a following byte of UTF-8, as one of the code pages shows them."""
    leads, pairs = [], []
    for codec in CODE_PAGES:
        lead, follow = _characters(codec, 0xC2, 0xF4), _characters(codec, 0x80, 0xBF)
        leads.append(lead)
        if codec in {"cp1251", "mac-roman"}:  # their first bytes are everyday letters or signs
            pairs.append(f"(?<=[{lead}])[{follow}]{{1,2}}[{lead}][{follow}]")
        else:
            pairs.append(f"(?<=[{lead}])[{follow}]")
    # One set of characters comes first: the engine skips to its members without backtracking.
    return re.compile(f"[{''.join(leads)}](?:{'|'.join(pairs)})")


def may_hold_mojibake(text: str) -> bool:
    """Whether a text has anything that can be misread UTF-8; cheap, and often wrong with yes."""
    return _gate().search(text) is not None


def suspicious_lines(lines: list[str]) -> list[int]:
    """The indices of the lines that pass the gate."""
    search = _gate().search
    return [index for index, line in enumerate(lines) if not line.isascii() and search(line)]


def _evidence(lines: Iterable[str], reading: Reading) -> tuple[int, int]:
    """Characters in certain stretches, and of these, the incomplete ones."""
    total = gaps = 0
    for line in lines:
        for stretch in stretches(line, reading):
            if is_certain(line, stretch):
                total += stretch.end - stretch.start
                gaps += len(stretch.pieces) - stretch.complete
    return total, gaps


def decide(lines: list[str]) -> tuple[Reading, int, int] | None:
    """The reading that explains most of a document's suspicious lines; None if none does."""
    best: tuple[Reading, int, int] | None = None
    every, lines = lines, _sample(lines)
    soft = not any("\xad" in line for line in every)
    for codec in CODE_PAGES:
        reading = reading_of(codec, soft_hyphen_lost=soft)
        total, gaps = _evidence(lines, reading)
        if total and (best is None or total > best[1]):
            best = (reading, total, gaps)
    if best is None or not best[2]:
        return best
    return _widen(best, every)


def _sample(lines: list[str]) -> list[str]:
    """Enough of the lines, from all over the document."""
    total = sum(map(len, lines))
    step = max(1, total // _SAMPLE)
    return lines[::step]


def _widen(found: tuple[Reading, int, int], lines: list[str]) -> tuple[Reading, int, int]:
    """Windows-1254 for Windows-1252, where the characters tell them apart in no other way.

    The two differ in what they do with 8E and 9E: 1252 shows them, 1254 drops them.
    """
    reading, total, gaps = found
    if reading.codec != "cp1252":
        return found
    if any("\x8e" in line or "Ž" in line or "ž" in line for line in lines):
        return found
    lost = reading.lost | undefined_bytes("cp1254")
    # Little text may lack 8E and 9E by chance: then the name stays, and both are tried.
    name = "cp1254" if total >= _ENOUGH_BYTES else "cp1252"
    return Reading(name, frozenset(lost)), total, gaps
