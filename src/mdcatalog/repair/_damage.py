"""Find what of a line was UTF-8 that was read as a single-byte code page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from unicodedata import category

from mdcatalog.patterns import lazy_pattern
from mdcatalog.repair._codepages import SOFT_HYPHEN, encoding_table, undefined_bytes
from mdcatalog.repair._radicals import FOLDS
from mdcatalog.repair._table import load
from mdcatalog.repair._utf8 import Piece, read_pieces, without

#: Characters that are proof by themselves: mojibake that decodes to them was hardly anything else.
_FAR = lazy_pattern(
    "[\u0370-\u1fff\u2190-\u27bf\u2e80-\ud7ff\uf900-\ufaff\ufe30-\uffef\U00010000-\U0003ffff]"
)
#: A letter, a no-break space and a closing guillemet or quote: ordinary French, and valid UTF-8.
_FRENCH = lazy_pattern("[^\\W\\d_]\xa0[»›”’…]")


#: What is left of a closing quote: `â€` is in no sound text.
_QUOTE_HEAD = b"\xe2\x80"
_SHORT_LETTER = b"\xc3"
#: What is left of à where its no-break space was turned into a space: before the next word
#: stand two. (In a table's padded cell no word follows.)
_SHORT_A = re.compile("Ã  (?=[a-z])")
#: A stretch of so few characters is no proof where the run that it is in goes on.
_SHORT = 3
#: The joiner and the variation selector of emoji, which no text for training has.
_INVISIBLE = "\u200d\ufe0f"


@dataclass(frozen=True, slots=True)
class Reading:
    """A code page and the byte values that were lost under it."""

    codec: str
    lost: frozenset[int]


@dataclass(frozen=True, slots=True)
class Stretch:
    """A damaged part of a line: where it is and which characters it was."""

    start: int
    end: int
    pieces: tuple[Piece, ...]
    complete: int  # how many characters still have all of their bytes


def reading_of(codec: str, *, soft_hyphen_lost: bool) -> Reading:
    """The reading of a code page, with or without the soft hyphen among the lost bytes."""
    lost = undefined_bytes(codec)
    if soft_hyphen_lost and encoding_table(codec).get("\xad") == SOFT_HYPHEN:
        lost |= {SOFT_HYPHEN}
    return Reading(codec, frozenset(lost))


@lru_cache(maxsize=8)
def _run_pattern(codec: str) -> re.Pattern[str]:
    return re.compile("[" + "".join(map(re.escape, encoding_table(codec))) + "]+")


@lru_cache(maxsize=32)
def candidates(lost: frozenset[int]) -> dict[bytes, str]:
    """For the bytes that are left of a character: which known characters it can have been."""
    table: dict[bytes, list[str]] = {}
    weights = load().single
    for character in [*weights, *_INVISIBLE]:
        left = without(character, lost)
        if len(left) < len(character.encode("utf-8")):
            table.setdefault(left, []).append(character)
    for radical, ideograph in FOLDS.items():
        # A damaged radical is given as the ideograph that it would be folded to.
        left = without(radical, lost)
        if len(left) < len(radical.encode("utf-8")) and ideograph in weights:
            table.setdefault(left, []).append(ideograph)
    table[_SHORT_LETTER] = ["à", "í"]  # `short_letter` tells which
    return {
        left: "".join(sorted(set(found), key=lambda c: (-weights.get(c, -9.0), c)))
        for left, found in table.items()
    }


def _split(pieces: list[Piece | None]) -> Iterator[tuple[int, list[Piece]]]:
    part: list[Piece] = []
    at = start = 0
    for piece in pieces:
        if piece is None:
            if part:
                yield start, part
            part, at = [], at + 1
            start = at
        else:
            part.append(piece)
            at += len(piece.raw)
    if part:
        yield start, part


def stretches(line: str, reading: Reading) -> list[Stretch]:
    """Every part of a line that can be damaged text under a reading, certain or not."""
    table = encoding_table(reading.codec)
    found = []
    for match in _run_pattern(reading.codec).finditer(line):
        raw = bytes(map(table.__getitem__, match.group()))
        for offset, part in _split(read_pieces(raw)):
            start = match.start() + offset
            end = start + sum([len(piece.raw) for piece in part])
            complete = sum([piece.character is not None for piece in part])
            found.append(Stretch(start, end, tuple(part), complete))
    return found


def is_certain(line: str, stretch: Stretch) -> bool:
    """Whether a stretch is damage by itself, whatever stands around it."""
    from ftfy.badness import badness  # slow to import, and sound documents do without it

    text = line[stretch.start : stretch.end]
    if stretch.complete < len(stretch.pieces):
        good = "".join(piece.character or "" for piece in stretch.pieces)
        if all(piece.character or piece.raw == _QUOTE_HEAD for piece in stretch.pieces):
            return True
        if short_letter(line, stretch):
            return True
        if 2 * stretch.complete < len(stretch.pieces) or stretch.complete < 2:
            return False
        return len(_FAR.findall(good)) >= 2 or badness(text) > 2 + badness(good)
    after = "".join(piece.character or "" for piece in stretch.pieces)
    if _FRENCH.fullmatch(text):
        return False
    if any(ord(char) < 0xA0 for char in after) or _goes_on(line, stretch):
        return False
    if category(after[0]) == "Mn" and after[0] not in _INVISIBLE:
        return False  # a vowel sign without a letter, as in `ЦІНІ`
    return badness(text) > badness(after) or len(_FAR.findall(after)) >= 2


def _goes_on(line: str, stretch: Stretch) -> bool:
    """Whether a short stretch is part of a longer run that is no UTF-8: sound words in capitals
    (`ІНІЦІАЛІЗАЦІЯ` by its `ЦІ`), alphabets, tables of characters."""
    if len(stretch.pieces) > _SHORT:
        return False
    beside = line[stretch.start - 1 : stretch.start], line[stretch.end : stretch.end + 1]
    return any(c > "\x7f" and (c.isalpha() or category(c) == "Sm") for c in beside)


def short_letter(line: str, stretch: Stretch) -> str:
    """The letter whose second byte was lost: í with its soft hyphen, à with its no-break space.

    `paÃs` was país: all other letters that can leave such a remnant are capitals, which no small
    letter precedes. `Ã  la` was à la. The empty string where a stretch is neither.
    """
    if line[stretch.start : stretch.end] != "Ã":
        return ""
    if _SHORT_A.match(line, stretch.start):
        return "à"
    after = line[stretch.end : stretch.end + 1]
    inside = line[stretch.start - 1 : stretch.start].islower()
    return "í" if inside and (after.islower() or not after.isalnum()) else ""


def is_likely(line: str, stretch: Stretch) -> bool:
    """Whether a complete stretch is damage, given that much else in the document is."""
    if _FRENCH.fullmatch(line[stretch.start : stretch.end]):
        return not line[stretch.start - 1 : stretch.start].isalpha()
    after = "".join(piece.character or "" for piece in stretch.pieces)
    return not any(ord(char) < 0xA0 for char in after)


@lru_cache(maxsize=1)
def _by_beginning() -> dict[bytes, str]:
    table: dict[bytes, list[str]] = {}
    weights = load().single
    for character in weights:
        raw = character.encode("utf-8")
        for length in range(1, len(raw)):
            table.setdefault(raw[:length], []).append(character)
    return {raw: "".join(sorted(found, key=lambda c: -weights[c])) for raw, found in table.items()}


def candidates_by_beginning(raw: bytes) -> str:
    """The known characters whose UTF-8 begins with these bytes, likeliest first."""
    return _by_beginning().get(raw, "")
