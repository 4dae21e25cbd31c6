"""Pack trained weights into the file that `mdcatalog.repair._table` reads."""

from __future__ import annotations

import zlib
from pathlib import Path

import numpy as np

from mdcatalog.repair._table import LETTERS, MAGIC

LEVELS = len(LETTERS)


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
    lines: dict[str, list[str]] = {}
    for key, level in zip(keys.tolist(), nearest_level(weights, levels).tolist(), strict=True):
        gram = gram_text(key)
        lines.setdefault(gram[0], []).append(gram[1:] + LETTERS[level])
    head = [MAGIC, " ".join(str(round(level * 100)) for level in levels), *scripts]
    head += [f"{weight} {''.join(sorted(found))}" for weight, found in sorted(characters.items())]
    body = [symbol + "".join(sorted(found)) for symbol, found in sorted(lines.items())]
    return zlib.compress("\n".join([*head, "", *body]).encode("utf-8"), 9)


def write(
    keys: np.ndarray,
    weights: np.ndarray,
    single: dict[str, float],
    scripts: tuple[str, str],
    path: Path,
) -> int:
    """Write the file; its size."""
    return path.write_bytes(pack(keys, weights, single, scripts))
