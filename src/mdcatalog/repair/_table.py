"""The weights of short character sequences: how likely a sequence is to stand in real text.

The file is zlib-compressed text. Its first lines give a mark, the weights that occur (in
hundredths), the characters that only simplified and only traditional Chinese has, and single
characters by weight; after an empty line come the sequences, one line for
each first symbol: the symbol, then the rest of each sequence with a letter for its weight. Such a
line is only taken apart when a document asks for it, so reading the table is quick.
"""

from __future__ import annotations

import re
import zlib
from functools import lru_cache
from importlib import resources

MAGIC = "mdcatalog repair table 3"
#: The letters that stand for weights; none of them is a symbol of a sequence.
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZbcdefghijklmno"
#: How much less likely a character of the other script is in a document of one script.
FOREIGN = 4.0
_LETTER = re.compile("([A-Zb-o])")


class Sequences(dict[str, dict[str, float]]):
    """By first symbol: the rest of each sequence, and its weight."""

    def __init__(self, lines: dict[str, str], letters: dict[str, float]):
        super().__init__()
        self._lines = lines
        self._letters = letters

    def __missing__(self, symbol: str) -> dict[str, float]:
        parts = _LETTER.split(self._lines.get(symbol, ""))
        found = dict(zip(parts[::2], map(self._letters.__getitem__, parts[1::2]), strict=False))
        self[symbol] = found
        return found


class Weights:
    """Weights of sequences of two to four symbols, and of single characters."""

    __slots__ = ("sequences", "simplified", "single", "traditional")

    def __init__(
        self, sequences: Sequences, single: dict[str, float], simplified: str, traditional: str
    ):
        self.sequences = sequences
        self.single = single
        self.simplified = frozenset(simplified)
        self.traditional = frozenset(traditional)

    def tilted(self, against: frozenset[str]) -> Weights:
        """The same weights, with those of some characters made much lower."""
        tilted = Weights(self.sequences, dict(self.single), "", "")
        single = tilted.single
        for character in against:
            if character in single:
                single[character] -= FOREIGN
        return tilted


def decode(raw: bytes) -> Weights:
    """The table from the bytes of its file."""
    head, _, body = zlib.decompress(raw).decode("utf-8").partition("\n\n")
    magic, levels, simplified, traditional, *rest = head.split("\n")
    if magic != MAGIC:
        raise RuntimeError("the repair table does not fit this version of mdcatalog")
    single: dict[str, float] = {}
    for line in rest:
        weight, characters = line.split(" ", 1)
        single.update(dict.fromkeys(characters, int(weight) / 100))
    letters = {
        letter: int(level) / 100 for letter, level in zip(LETTERS, levels.split(), strict=True)
    }
    sequences = Sequences({line[0]: line[1:] for line in body.split("\n")}, letters)
    return Weights(sequences, single, simplified, traditional)


@lru_cache(maxsize=1)
def load() -> Weights:
    """The table of the package; the first damaged document pays for reading it, no other."""
    return decode((resources.files(__package__) / "data" / "weights.bin").read_bytes())
