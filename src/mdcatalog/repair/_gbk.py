"""Undo UTF-8 that was read as GBK (`涓枃`), as far as its bytes are still there."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from mdcatalog.patterns import lazy_pattern
from mdcatalog.repair._damage import candidates_by_beginning
from mdcatalog.repair._lines import Draft, LineRepair
from mdcatalog.repair._score import UNKNOWN
from mdcatalog.repair._table import load
from mdcatalog.repair._utf8 import Piece, read_pieces

#: A stretch of so many exact characters is proof; shorter ones follow the rest of the document.
_PROOF = 3
#: Characters as they are left, each with what it can have been.
Pieces = list[tuple[Piece, str]]
#: By so much more likely, in natural logarithms, must a short run's characters be once repaired.
_FAR_BETTER = 2.5


@lru_cache(maxsize=1)
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What the beginnings of UTF-8 characters look like in GBK, and all that GBK has."""
    heads = "".join(
        bytes([first, second]).decode("gbk", "ignore")
        for first in (0xE2, 0xE3, 0xE4, 0xE5, 0xE6, 0xE7, 0xE8, 0xE9, 0xEF)
        for second in range(0x80, 0xC0)
    )
    gate = re.compile(f"[{heads}][^\x00-\x7f]{{0,2}}[{heads}]")
    return gate, lazy_pattern("[\u00a4-\u04ff\u2010-\u9fff\ue000-\uf8ff\uff00-\uffef\ufffd]{2,}")


def may_be_gbk(text: str) -> bool:
    """Whether a text has anything that can be UTF-8 read as GBK."""
    return _patterns()[0].search(text) is not None


@lru_cache(maxsize=4096)
def _undefined(first: int, second: int) -> bool:
    """Whether GBK has no character for a pair of bytes, so that reading drops the first."""
    try:
        bytes([first, second]).decode("gbk")
    except UnicodeDecodeError:
        return True
    return False


@lru_cache(maxsize=1)
def _by_two_bytes() -> dict[bytes, list[tuple[str, int, int]]]:
    """By two of its three bytes, in order: a character, the lost byte, and the one after it.

    0 is the first byte of whatever comes next.
    """
    table: dict[bytes, list[tuple[str, int, int]]] = {}
    single = load().single
    for character in sorted(single, key=lambda c: -single[c]):
        raw = character.encode("utf-8")
        if len(raw) == 3:
            table.setdefault(raw[:2], []).append((character, raw[2], 0))
            table.setdefault(raw[::2], []).append((character, raw[1], raw[2]))
    return table


@lru_cache(maxsize=4096)
def _dropped(raw: bytes, following: int) -> str:
    """What a character can have been that GBK took a byte of, likeliest first."""
    found = _by_two_bytes().get(raw, ())
    return "".join(
        dict.fromkeys(c for c, lost, after in found if _undefined(lost, after or following))
    )


def _read(run: str, *, strong: bool) -> Pieces | None:
    """The characters that a run was, or what each can have been; None where it was never UTF-8.

    `strong` says that much of the document was: then a short run with gaps can be too.
    """
    try:
        raw = run.replace("\ufffd", "").encode("gb18030")
    except UnicodeEncodeError:
        return None
    pieces = [piece for piece in read_pieces(raw) if piece is not None]
    if not pieces or sum(len(piece.raw) for piece in pieces) < len(raw):
        return None
    found: Pieces = []
    for piece, following in zip(pieces, [*pieces[1:], None], strict=True):
        if piece.character is not None:
            options = piece.character if _usual(piece.character) else ""
        elif following is not None:
            options = _dropped(piece.raw, following.raw[0])
        else:
            options = candidates_by_beginning(piece.raw)
        if not options and following is not None:
            return None
        found.append((piece, options))
    exact = sum(piece.character is not None for piece in pieces)
    gaps = len(pieces) - exact - (pieces[-1].character is None)
    if gaps and (exact < _PROOF or exact <= 2 * gaps) and not (strong and _likelier(run, found)):
        return None
    return found


def _usual(character: str) -> bool:
    """Whether a character is one that text has: a known one, or a no-break space."""
    return character == "\xa0" or (character in load().single and character >= "\u2000")


def _likelier(run: str, found: Pieces) -> bool:
    """Whether what a run can have been is far more usual than the run itself."""
    single = load().single
    now = [single.get(c, UNKNOWN) for c in run if c != "\ufffd"]
    then = [single.get(options[:1], UNKNOWN) for _, options in found]
    return sum(then) / len(then) - sum(now) / len(now) > _FAR_BETTER


def gbk_stretches(line: str, *, strong: bool = False) -> list[tuple[int, int, Pieces]]:
    """The parts of a line that were UTF-8: begin, end, and characters with their candidates."""
    found = []
    for match in _patterns()[1].finditer(line):
        pieces = _read(match.group(), strong=strong)
        if pieces is not None:
            found.append((match.start(), match.end(), pieces))
    return found


def gbk_proof(lines: list[str]) -> int:
    """How many characters prove that the document was UTF-8 read as GBK."""
    exact = [
        sum(piece.character is not None for piece, _ in pieces)
        for line in lines
        for _, _, pieces in gbk_stretches(line)
    ]
    return sum(exact) if max(exact, default=0) >= _PROOF else 0


def repair_gbk_line(line: str, *, strong: bool = False) -> LineRepair | None:
    """The line with its GBK reading undone; bytes that GBK has no pair for are inferred.

    The last byte of a stretch is often lost too. Any byte may be that one, so what is inferred
    there counts as uncertain.
    """
    parts = [
        part
        for part in gbk_stretches(line, strong=strong)
        if part[2][-1][1] and (strong or any(piece.character for piece, _ in part[2]))
    ]
    if not parts:
        return None
    draft = Draft()
    tails: set[int] = set()
    at = 0
    for start, end, pieces in parts:
        draft.sound(line[at:start], range(at, start))
        for number, (piece, options) in enumerate(pieces):
            # Two characters of GBK make four bytes; a character of UTF-8 takes three.
            place = min(start + 3 * number // 2, end - 1)
            if piece.character is not None:
                draft.sound(piece.character, [place])
                draft.exact += 1
                continue
            if number == len(pieces) - 1:
                tails.add(len(draft.out))
            draft.gap(options, place)
        at = end
    draft.sound(line[at:], range(at, len(line)))
    draft.search(load())
    result = draft.finish()
    result.inferred = [
        (column, replace(choice, margin=0.0) if column in tails else choice)
        for column, choice in result.inferred
    ]
    return result
