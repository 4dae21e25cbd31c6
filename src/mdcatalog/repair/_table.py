"""The weights of short character sequences: how likely a sequence is to stand in real text.

The file holds, zlib-compressed, one line for each pair of weight and length: the weight in
hundredths, the length, and all sequences of it, sorted and joined. It is read when the first
damaged document turns up, and never for sound text.
"""

from __future__ import annotations

import zlib
from functools import lru_cache
from importlib import resources

MAGIC = "mdcatalog repair table 1"


class Weights:
    """Weights of sequences of two to four symbols, and of single characters."""

    __slots__ = ("grams", "single")

    def __init__(self, grams: dict[str, float], single: dict[str, float]):
        self.grams = grams
        self.single = single


def decode(raw: bytes) -> Weights:
    """The table from the bytes of its file."""
    lines = iter(zlib.decompress(raw).decode("utf-8").split("\n"))
    if next(lines) != MAGIC:
        raise RuntimeError("the repair table does not fit this version of mdcatalog")
    single: dict[str, float] = {}
    grams: dict[str, float] = {}
    for line in lines:
        weight, length, joined = line.split(" ", 2)
        size, value = int(length), int(weight) / 100
        if size == 1:
            single.update(dict.fromkeys(joined, value))
        else:
            parts = [joined[at : at + size] for at in range(0, len(joined), size)]
            grams.update(dict.fromkeys(parts, value))
    return Weights(grams, single)


@lru_cache(maxsize=1)
def load() -> Weights:
    """The table of the package; the first damaged document pays for reading it, no other."""
    return decode((resources.files(__package__) / "data" / "weights.bin").read_bytes())
