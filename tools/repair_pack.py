"""Pack trained weights into the file that `mdcatalog.repair._table` reads."""

from __future__ import annotations

import zlib
from collections import Counter
from pathlib import Path

import numpy as np

from mdcatalog.repair._table import END, FAR_LEFT, FAR_RIGHT, GAP, LETTERS, MAGIC, Symbols

LEVELS = 32


def levels_of(weights: np.ndarray) -> np.ndarray:
    """The few values that stand for all weights: one-dimensional k-means."""
    levels = np.quantile(weights, (np.arange(LEVELS) + 0.5) / LEVELS)
    levels = 0.5 * levels + 0.5 * np.linspace(weights.min() * 0.8, weights.max() * 0.8, LEVELS)
    for _ in range(40):
        nearest = nearest_level(weights, levels)
        sums = np.bincount(nearest, weights, LEVELS)
        counts = np.bincount(nearest, minlength=LEVELS)
        levels = np.sort(np.where(counts > 0, sums / np.maximum(counts, 1), levels))
    return np.round(levels * 100) / 100


def nearest_level(weights: np.ndarray, levels: np.ndarray) -> np.ndarray:
    """The index of the level that is nearest to each weight."""
    middles = (levels[1:] + levels[:-1]) / 2
    return np.searchsorted(middles, weights)


def gram_text(key: int) -> str:
    """The sequence that was packed into one integer, 16 bits a symbol."""
    symbols = []
    while key:
        symbols.append(chr(key & 0xFFFF))
        key >>= 16
    return "".join(reversed(symbols))


def pack(
    keys: np.ndarray, weights: np.ndarray, single: dict[str, float], scripts: tuple[str, str]
) -> bytes:
    """The bytes of the file; `scripts` are the characters of one script only."""
    levels = levels_of(weights)
    characters: dict[int, list[str]] = {}
    for character, weight in single.items():
        characters.setdefault(round(weight * 10) * 10, []).append(character)
    grams = list(map(gram_text, keys.tolist()))
    symbols = _by_frequency(grams, single)
    lines = _lines(grams, nearest_level(weights, levels).tolist(), Symbols(symbols))
    head = [MAGIC, " ".join(str(round(level * 100)) for level in levels), *scripts, symbols]
    head += [f"{weight} {''.join(sorted(found))}" for weight, found in sorted(characters.items())]
    return zlib.compress("\n".join([*head, "", *lines]).encode("utf-8"), 9)


def _by_frequency(grams: list[str], single: dict[str, float]) -> str:
    """All symbols, the most frequent first."""
    counts = Counter(dict.fromkeys(single, 0))
    for gram in grams:
        counts.update(gram)
    for mark in (GAP, FAR_LEFT, FAR_RIGHT):
        counts.pop(mark, None)
    return "".join(symbol for symbol, _ in counts.most_common())


def _lines(grams: list[str], levels: list[int], symbols: Symbols) -> list[str]:
    """The lines of the file, one for each first symbol."""
    found: dict[str, dict[tuple[int, int], list[str]]] = {}
    for gram, level in zip(grams, levels, strict=True):
        coded = gram.translate(symbols)
        found.setdefault(coded[0], {}).setdefault((len(gram) - 1, level), []).append(coded[1:])
    lines = []
    for symbol, parts in sorted(found.items()):
        line = [symbol]
        for size in (1, 2, 3):
            for (_, level), rests in sorted(p for p in parts.items() if p[0][0] == size):
                line += [LETTERS[level], *sorted(rests)]
            line.append(END)
        lines.append("".join(line[:-1]))
    return lines


def write(
    keys: np.ndarray,
    weights: np.ndarray,
    single: dict[str, float],
    scripts: tuple[str, str],
    path: Path,
) -> int:
    """Write the file; its size."""
    return path.write_bytes(pack(keys, weights, single, scripts))
