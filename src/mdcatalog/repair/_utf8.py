"""Read bytes of UTF-8 of which some were lost: where a character is incomplete, and how."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Piece:
    """One character of a damaged stretch."""

    raw: bytes  # the bytes that are left of it
    character: str | None  # None where bytes are missing


#: How many bytes a character takes by its first byte; 0 where none begins with it.
_WANTED = [0] * 0xC2 + [2] * 0x1E + [3] * 0x10 + [4] * 0x05 + [0] * 0x0B


def read_pieces(raw: bytes) -> list[Piece | None]:
    """The characters of a stretch, complete or not; None for a byte that is no part of one.

    A first byte is never among the lost ones, so each character is found, and the number of
    bytes that it lacks is known.
    """
    pieces: list[Piece | None] = []
    at, end = 0, len(raw)
    while at < end:
        wanted = _WANTED[raw[at]]
        if not wanted:
            pieces.append(None)
            at += 1
            continue
        stop = at + 1
        while stop < end and stop - at < wanted and 0x80 <= raw[stop] <= 0xBF:
            stop += 1
        part = raw[at:stop]
        at = stop
        if len(part) < wanted:
            pieces.append(Piece(part, None))
            continue
        try:
            pieces.append(Piece(part, part.decode("utf-8")))
        except UnicodeDecodeError:
            pieces.extend([None] * len(part))
    return pieces


def without(character: str, lost: frozenset[int]) -> bytes:
    """The bytes of a character that are left once some byte values are lost."""
    return bytes(value for value in character.encode("utf-8") if value not in lost)
