"""Which bytes each code page drops, and what a character looks like once they are gone."""

from __future__ import annotations

from functools import cache

#: The single-byte code pages that UTF-8 is commonly misread as, likeliest first.
CODE_PAGES: tuple[str, ...] = ("cp1252", "cp1254", "latin-1", "cp1250", "cp1251", "mac-roman")

#: U+00AD, the soft hyphen, is invisible, and many programs drop it from text.
SOFT_HYPHEN = 0xAD


@cache
def decoding_table(codec: str) -> tuple[str, ...]:
    """The character of each byte value; the empty string where the code page has none."""
    return tuple(bytes([value]).decode(codec, "ignore") for value in range(256))


@cache
def undefined_bytes(codec: str) -> frozenset[int]:
    """The byte values that a code page does not define, so that reading drops them."""
    return frozenset(value for value, char in enumerate(decoding_table(codec)) if not char)


@cache
def encoding_table(codec: str) -> dict[str, int]:
    """The byte of each character at or above U+0080, and C1 controls for undefined bytes.

    A browser maps an undefined byte to the control character of the same number, so that
    nothing is lost; both spellings therefore lead back to the byte.
    """
    table = {chr(value): value for value in undefined_bytes(codec)}
    for value, char in enumerate(decoding_table(codec)):
        if char and value >= 0x80:
            table[char] = value
    return table
