"""Read bytes of UTF-8 of which some were lost: where a character is incomplete, and how."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache


@dataclass(frozen=True, slots=True)
class Piece:
    """One character of a damaged stretch."""

    raw: bytes  # the bytes that are left of it
    character: str | None  # None where bytes are missing


#: A first byte with as many following ones as it can have, or a byte that begins nothing.
_PART = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf]?|[\xe0-\xef][\x80-\xbf]{0,2}|[\xf0-\xf4][\x80-\xbf]{0,3}|.",
    re.DOTALL,
)


@lru_cache(maxsize=16384)
def _pieces_of(part: bytes) -> tuple[Piece | None, ...]:
    """The character of one part, or None for each of its bytes where it is none."""
    lead = part[0]
    if not 0xC2 <= lead <= 0xF4:
        return (None,)
    if len(part) < 2 + (lead >= 0xE0) + (lead >= 0xF0):
        return (Piece(part, None),)
    try:
        return (Piece(part, part.decode("utf-8")),)
    except UnicodeDecodeError:
        return (None,) * len(part)


def read_pieces(raw: bytes) -> list[Piece | None]:
    """The characters of a stretch, complete or not; None for a byte that is no part of one.

    A first byte is never among the lost ones, so each character is found, and the number of
    bytes that it lacks is known.
    """
    return [piece for part in _PART.findall(raw) for piece in _pieces_of(part)]


def without(character: str, lost: frozenset[int]) -> bytes:
    """The bytes of a character that are left once some byte values are lost."""
    return bytes(value for value in character.encode("utf-8") if value not in lost)
