"""The weights of short character sequences: how likely a sequence is to stand in real text.

The file is zlib-compressed text. Its first lines give a mark, the weights that occur (in
hundredths), the characters that only simplified and only traditional Chinese has, all symbols of
sequences, and single characters by weight. After an empty line come the sequences, one line for
each first symbol: by length, and by letters that stand for weights, the rests of the sequences one
after the other. Symbols are written as codes, the most frequent ones in one byte. A line is only
taken apart when a document asks for it, so reading the table is quick.
"""

from __future__ import annotations

import re
import zlib
from functools import lru_cache
from importlib import resources

MAGIC = "mdcatalog repair table 4"
#: The letters that stand for weights; none of them is a code of a symbol.
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZbcdefghijklmno"
#: What ends the sequences of one length in a line.
END = "\x04"
#: In a sequence of the table, this stands for any one symbol.
GAP = "\x01"
#: Before a character, these begin what often stands near it, on its left or its right.
FAR_LEFT, FAR_RIGHT = "\x02", "\x03"
#: How much less likely a character of the other script is in a document of one script.
FOREIGN = 4.0
_LETTER = re.compile("([A-Zb-o])")
#: Codes from here on stand for characters that the table does not have.
_FRESH = 0xF0000


def codes() -> list[str]:
    """The codes of symbols, shortest first: all that mean nothing else in the file."""
    reserved = set(f"\0{GAP}{FAR_LEFT}{FAR_RIGHT}{END}\n{LETTERS}")
    return [chr(code) for code in range(0x4000) if chr(code) not in reserved]


class Symbols(dict[int, str]):
    """The code of each symbol, by code point, as `str.translate` wants it.

    Characters that the table does not have get a code when they are first asked for.
    """

    def __init__(self, symbols: str):
        same = {ord(symbol): symbol for symbol in ("\0", GAP, FAR_LEFT, FAR_RIGHT)}
        super().__init__(same | dict(zip(map(ord, symbols), codes(), strict=False)))

    def __missing__(self, point: int) -> str:
        code = self[point] = chr(_FRESH + len(self))
        return code


class Sequences(dict[str, dict[str, float]]):
    """By the code of the first symbol: the rest of each sequence, and its weight."""

    def __init__(self, lines: dict[str, str], letters: dict[str, float]):
        super().__init__()
        self._lines = lines
        self._letters = letters

    def __missing__(self, symbol: str) -> dict[str, float]:
        found: dict[str, float] = {}
        for size, part in enumerate(self._lines.get(symbol, "").split(END), 1):
            pieces = _LETTER.split(part)
            for letter, rests in zip(pieces[1::2], pieces[2::2], strict=True):
                each = rests if size == 1 else map("".join, zip(*[iter(rests)] * size, strict=True))
                found.update(dict.fromkeys(each, self._letters[letter]))
        self[symbol] = found
        return found


class Weights:
    """Weights of sequences of two to four symbols, and of single characters.

    Sequences are in codes, which `symbols` gives; `single` is by character, `coded` by code.
    """

    __slots__ = ("coded", "far", "sequences", "simplified", "single", "symbols", "traditional")

    def __init__(
        self,
        symbols: Symbols,
        sequences: Sequences,
        single: dict[str, float],
        scripts: tuple[str, str],
    ):
        self.symbols = symbols
        self.sequences = sequences
        self.single = single
        self.coded = {symbols[ord(character)]: weight for character, weight in single.items()}
        self.simplified, self.traditional = map(frozenset, scripts)
        self.far = frozenset(rest[0] for rest in sequences[FAR_LEFT])

    def tilted(self, against: frozenset[str]) -> Weights:
        """The same weights, with those of some characters made much lower."""
        single = {
            character: weight - FOREIGN * (character in against)
            for character, weight in self.single.items()
        }
        return Weights(self.symbols, self.sequences, single, ("", ""))


def decode(raw: bytes) -> Weights:
    """The table from the bytes of its file."""
    head, _, body = zlib.decompress(raw).decode("utf-8").partition("\n\n")
    magic, levels, simplified, traditional, symbols, *rest = head.split("\n")
    if magic != MAGIC:
        raise RuntimeError("the repair table does not fit this version of mdcatalog")
    single: dict[str, float] = {}
    for line in rest:
        weight, characters = line.split(" ", 1)
        single.update(dict.fromkeys(characters, int(weight) / 100))
    letters = {
        letter: int(level) / 100 for letter, level in zip(LETTERS, levels.split(), strict=False)
    }
    sequences = Sequences({line[0]: line[1:] for line in body.split("\n")}, letters)
    return Weights(Symbols(symbols), sequences, single, (simplified, traditional))


@lru_cache(maxsize=1)
def load() -> Weights:
    """The table of the package; the first damaged document pays for reading it, no other."""
    return decode((resources.files(__package__) / "data" / "weights.bin").read_bytes())
