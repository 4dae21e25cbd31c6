"""Train the weights of character sequences that tell a damaged character's candidates apart.

The model is a log-linear one over the text: its score is the sum of the weights of all
sequences of one to four characters that cover a damaged place. The weights are trained to pick
the right candidate at each place that the damage would hit, with its neighbours known. That
spends the whole table on what the damage confuses, which a language model would not.
"""

from __future__ import annotations

import numpy as np
from numba import njit

LONGEST = 4
_EMPTY = np.uint64(0)


def gram_keys(text: np.ndarray, size: int) -> np.ndarray:
    """The packed sequence of `size` symbols that starts at each place; 0 where one has a gap."""
    count = len(text) - size + 1
    keys = np.zeros(count, dtype=np.uint64)
    sound = np.ones(count, dtype=bool)
    for offset in range(size):
        part = text[offset : offset + count].astype(np.uint64)
        keys = (keys << np.uint64(16)) | part
        sound &= part != 0
    keys[~sound] = 0
    return keys


@njit(cache=True)
def _slot(key, mask):
    mixed = key * np.uint64(0x9E3779B97F4A7C15)
    mixed ^= mixed >> np.uint64(29)
    mixed *= np.uint64(0xBF58476D1CE4E5B9)
    return (mixed ^ (mixed >> np.uint64(32))) & mask


@njit(cache=True)
def build_index(keys, bits):
    """An open-addressing index from packed sequence to its row."""
    mask = np.uint64((1 << bits) - 1)
    slots = np.zeros(1 << bits, dtype=np.uint64)
    rows = np.full(1 << bits, -1, dtype=np.int32)
    for row in range(len(keys)):
        place = _slot(keys[row], mask)
        while slots[place] != 0:
            place = (place + np.uint64(1)) & mask
        slots[place] = keys[row]
        rows[place] = row
    return slots, rows


@njit(cache=True)
def _find(slots, rows, key, mask):
    place = _slot(key, mask)
    while slots[place] != 0:
        if slots[place] == key:
            return rows[place]
        place = (place + np.uint64(1)) & mask
    return -1


@njit(cache=True)
def _features(text, place, char, slots, rows, mask, out):
    """Rows of all sequences that cover `place` with `char` put there; their number."""
    found = 0
    for size in range(1, 5):
        for start in range(place - size + 1, place + 1):
            if start < 0 or start + size > len(text):
                continue
            key = np.uint64(0)
            gap = False
            for offset in range(size):
                at = start + offset
                symbol = char if at == place else text[at]
                if symbol == 0:
                    gap = True
                    break
                key = (key << np.uint64(16)) | np.uint64(symbol)
            if gap:
                continue
            row = _find(slots, rows, key, mask)
            if row >= 0:
                out[found] = row
                found += 1
    return found


@njit(cache=True)
def train(text, places, gains, first, members, class_of, slots, rows, counts, sizes, weights,
          squares, rate, decay, discounts, seed):
    """One pass of AdaGrad over the damaged places; returns the mean loss."""
    np.random.seed(seed)
    mask = np.uint64(len(slots) - 1)
    feats = np.zeros((64, 16), dtype=np.int32)
    number = np.zeros(64, dtype=np.int32)
    score = np.zeros(64, dtype=np.float64)
    loss = 0.0
    total = 0.0
    for index in range(len(places)):
        place = places[index]
        truth = text[place]
        group = class_of[truth]
        begin, end = first[group], first[group + 1]
        best = -1e30
        right = -1
        for k in range(end - begin):
            char = members[begin + k]
            found = _features(text, place, char, slots, rows, mask, feats[k])
            if char == truth:
                # A sequence is weighed as if this occurrence were the one not counted.
                kept = 0
                for j in range(found):
                    row = feats[k, j]
                    if np.random.random() >= discounts[sizes[row]] / counts[row]:
                        feats[k, kept] = row
                        kept += 1
                found = kept
                right = k
            number[k] = found
            value = 0.0
            for j in range(found):
                value += weights[feats[k, j]]
            score[k] = value
            best = max(best, value)
        norm = 0.0
        for k in range(end - begin):
            norm += np.exp(score[k] - best)
        gain = gains[index]
        loss += gain * (np.log(norm) + best - score[right])
        total += gain
        for k in range(end - begin):
            slope = np.exp(score[k] - best) / norm - (1.0 if k == right else 0.0)
            if abs(slope) < 1e-5:
                continue
            for j in range(number[k]):
                row = feats[k, j]
                step = gain * slope + decay * weights[row]
                squares[row] += step * step
                weights[row] -= rate * step / np.sqrt(squares[row])
    return loss / total


@njit(cache=True)
def importance(text, places, gains, first, members, class_of, slots, rows, weights, counts, sizes,
               discounts):
    """How much worse the fit gets without each sequence, summed over the damaged places."""
    mask = np.uint64(len(slots) - 1)
    feats = np.zeros((64, 16), dtype=np.int32)
    number = np.zeros(64, dtype=np.int32)
    score = np.zeros(64, dtype=np.float64)
    worth = np.zeros(len(weights), dtype=np.float64)
    for index in range(len(places)):
        place = places[index]
        truth = text[place]
        group = class_of[truth]
        begin, end = first[group], first[group + 1]
        best = -1e30
        right = -1
        for k in range(end - begin):
            char = members[begin + k]
            number[k] = _features(text, place, char, slots, rows, mask, feats[k])
            value = 0.0
            for j in range(number[k]):
                value += weights[feats[k, j]]
            score[k] = value
            best = max(best, value)
            if char == truth:
                right = k
        norm = 0.0
        for k in range(end - begin):
            norm += np.exp(score[k] - best)
        for k in range(end - begin):
            chance = np.exp(score[k] - best) / norm
            for j in range(number[k]):
                row = feats[k, j]
                without = np.log(1.0 + chance * (np.exp(-weights[row]) - 1.0) + 1e-12)
                if k == right:
                    keep = 1.0 - min(1.0, discounts[sizes[row]] / counts[row])
                    without += weights[row] * keep
                worth[row] += gains[index] * without
    return worth


@njit(cache=True)
def evaluate(text, places, first, members, class_of, slots, rows, weights):
    """For each damaged place, the chosen character and the margin to the runner-up."""
    mask = np.uint64(len(slots) - 1)
    feats = np.zeros(16, dtype=np.int32)
    chosen = np.zeros(len(places), dtype=np.int32)
    margin = np.zeros(len(places), dtype=np.float64)
    for index in range(len(places)):
        place = places[index]
        group = class_of[text[place]]
        best = -1e30
        second = -1e30
        for k in range(first[group], first[group + 1]):
            found = _features(text, place, members[k], slots, rows, mask, feats)
            value = 0.0
            for j in range(found):
                value += weights[feats[j]]
            if value > best:
                second = best
                best = value
                chosen[index] = members[k]
            elif value > second:
                second = value
        margin[index] = best - second
    return chosen, margin
