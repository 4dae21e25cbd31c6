"""Decide whether a document is damaged, and as which code page it was read."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from mdcatalog.repair._codepages import CODE_PAGES, SOFT_HYPHEN, decoding_table, undefined_bytes
from mdcatalog.repair._damage import Reading, is_certain, reading_of, stretches
from mdcatalog.repair._table import Weights, load

#: So many characters of suspicious lines settle which code page it was.
_SAMPLE = 2500
#: The letters that the two code pages have in place of each other.
_ONLY_1252, _ONLY_1254 = "ÐÝÞðýþ", "ĞİŞğış"
#: So many times more characters of one script than of the other make a text of that script.
_OF_ONE_SCRIPT = 6


def _characters(codec: str, low: int, high: int) -> str:
    """What a code page shows for a range of bytes, for a set in a pattern.

    Neighbours are written as a range: each character by itself is slow to compile.
    """
    table = decoding_table(codec)
    runs: list[str] = []
    for code in sorted({ord(table[value] or chr(value)) for value in range(low, high + 1)}):
        if runs and code == ord(runs[-1][-1]) + 1:
            runs[-1] = runs[-1][0] + chr(code)
        else:
            runs.append(chr(code))
    return "".join("-".join(map(re.escape, run)) for run in runs)


@lru_cache(maxsize=2)
def _gate(*, strict: bool) -> re.Pattern[str]:
    """A first byte and a following byte of UTF-8, as one of the code pages shows them.

    The strict gate wants a whole character, and none that is ordinary French: a letter, a
    no-break space and a closing mark. A damaged document has at least one, if not in each line.
    """
    leads, pairs = [], []
    for codec in CODE_PAGES:
        lead, follow = _characters(codec, 0xC2, 0xF4), _characters(codec, 0x80, 0xBF)
        leads.append(lead)
        if codec in {"cp1251", "mac-roman"}:  # their first bytes are everyday letters or signs
            pairs.append(f"(?<=[{lead}])[{follow}]{{1,2}}[{lead}][{follow}]")
        elif strict:
            short, long = _characters(codec, 0xC2, 0xDF), _characters(codec, 0xE0, 0xF4)
            pairs.append(f"(?<=[{short}])[{follow}]|(?<=[{long}])(?!\xa0[»›”’…])[{follow}]{{2}}")
        else:
            pairs.append(f"(?<=[{lead}])[{follow}]")
    if strict:
        pairs.append("(?<=â)€")  # a closing quote that lost its last byte
    # One set of characters comes first: the engine skips to its members without backtracking.
    return re.compile(f"[{''.join(leads)}](?:{'|'.join(pairs)})")


def may_hold_mojibake(text: str) -> bool:
    """Whether a text has anything that can be misread UTF-8; cheap, and often wrong with yes."""
    return _gate(strict=True).search(text) is not None


def suspicious_lines(lines: list[str]) -> list[int]:
    """The indices of the lines that pass the gate."""
    search = _gate(strict=False).search
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


@dataclass(frozen=True, slots=True)
class Decision:
    """How a document was damaged."""

    reading: Reading
    certain: int
    """Characters that are damage beyond doubt, in as much of the document as was looked at."""
    lossy: bool
    """Whether characters can lack bytes."""
    weights: Weights | None
    """The weights for the document's script; none where nothing is to be inferred."""


def decide(lines: list[str]) -> Decision | None:
    """The reading that explains most of a document's suspicious lines; None if none does."""
    sample = _sample(lines)
    found = _best(sample, lines)
    if found is None and len(sample) < len(lines):
        sample = lines
        found = _best(sample, lines)
    if found is None:
        return None
    reading, total, gaps = found
    if reading.codec == "cp1252" and _count(lines, _ONLY_1254) > _count(lines, _ONLY_1252):
        soft = SOFT_HYPHEN in reading.lost
        reading = reading_of("cp1254", soft_hyphen_lost=soft)
    if gaps:
        reading = _widen(reading, lines)
    lossy = gaps > 0 or len(sample) < len(lines)
    return Decision(reading, total, lossy, _weights(sample, reading) if lossy else None)


def _weights(lines: list[str], reading: Reading) -> Weights:
    """The weights, tilted to simplified or traditional Chinese where the text is one of them."""
    weights = load()
    counts: Counter[str] = Counter()
    for line in lines:
        for stretch in stretches(line, reading):
            counts.update(piece.character for piece in stretch.pieces if piece.character)
    simplified = sum(counts[c] for c in weights.simplified if c in counts)
    traditional = sum(counts[c] for c in weights.traditional if c in counts)
    if simplified >= _OF_ONE_SCRIPT * (traditional + 1):
        return _tilted(simplified=True)
    if traditional >= _OF_ONE_SCRIPT * (simplified + 1):
        return _tilted(simplified=False)
    return weights


@lru_cache(maxsize=2)
def _tilted(*, simplified: bool) -> Weights:
    """The weights for a document that is in one of the two scripts."""
    weights = load()
    return weights.tilted(against=weights.traditional if simplified else weights.simplified)


def _count(lines: list[str], letters: str) -> int:
    """How often any of some letters stands in the lines."""
    return sum(line.count(letter) for line in lines for letter in letters)


def _best(sample: list[str], lines: list[str]) -> tuple[Reading, int, int] | None:
    """The best reading, how many characters it explains, and how many lack bytes."""
    best: tuple[Reading, int, int] | None = None
    soft = not any("\xad" in line for line in lines)
    all_of_it = sum(char > "\x7f" for line in sample for char in line)
    for codec in CODE_PAGES:
        reading = reading_of(codec, soft_hyphen_lost=soft)
        total, gaps = _evidence(sample, reading)
        if total and (best is None or total > best[1]):
            best = (reading, total, gaps)
        if total == all_of_it:
            break
    return best


def _sample(lines: list[str]) -> list[str]:
    """Enough of the lines, from all over the document."""
    total = sum(map(len, lines))
    step = max(1, total // _SAMPLE)
    return lines[::step]


def _widen(reading: Reading, lines: list[str]) -> Reading:
    """Also what Windows-1254 drops, where the characters do not tell it from Windows-1252.

    The two differ in what they do with 8E and 9E: 1252 shows them, 1254 drops them. Which it was
    is known once a character with one of these bytes has been inferred.
    """
    if reading.codec != "cp1252":
        return reading
    if any("\x8e" in line or "Ž" in line or "ž" in line for line in lines):
        return reading
    lost = reading.lost | undefined_bytes("cp1254")
    return Reading(reading.codec, frozenset(lost))
