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
#: In place of a length: two symbols with any one between them.
GAPPED = 5
#: What marks a sequence as a character and one that stands near it, on its left or its right.
FAR_LEFT, FAR_RIGHT = 2, 3
#: How many symbols from the second on count as near, and the sentence's end, which ends that.
FAR = 9
STOP = ord("。")
#: More sequences than cover any place.
MOST = 14 + 2 * FAR


def gram_keys(text: np.ndarray, size: int, *, gapped: bool = False) -> np.ndarray:
    """The packed sequence of `size` symbols that starts at each place; 0 where one has a gap.

    With `gapped`, the middle one of three symbols can be any: 1 stands for it.
    """
    count = len(text) - size + 1
    keys = np.zeros(count, dtype=np.uint64)
    sound = np.ones(count, dtype=bool)
    for offset in range(size):
        part = text[offset : offset + count].astype(np.uint64)
        sound &= part != 0
        if gapped and offset == 1:
            part = np.ones_like(part)
        keys = (keys << np.uint64(16)) | part
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
    """Rows of all sequences that cover `place` with `char` put there; their number.

    0 in the text is a place that nothing is known of; no sequence goes over it.
    """
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
    for side in range(-2, 3, 4):
        at = place + side
        if 0 <= at < len(text) and text[at] != 0:
            one, two = (text[at], char) if side < 0 else (char, text[at])
            key = (np.uint64(one) << np.uint64(32)) | np.uint64(65536) | np.uint64(two)
            row = _find(slots, rows, key, mask)
            if row >= 0:
                out[found] = row
                found += 1
    return _far_features(text, place, char, slots, rows, mask, out, found)


@njit(cache=True)
def _far_features(text, place, char, slots, rows, mask, out, found):
    """Append the rows of characters that stand near `place` in its sentence; the new number."""
    if _find(slots, rows, np.uint64((FAR_LEFT << 16) | char), mask) < 0:
        return found
    for side in range(2):
        head = (np.uint64(FAR_LEFT + side) << np.uint64(32)) | (np.uint64(char) << np.uint64(16))
        step = 2 * side - 1
        at = place + step
        for _ in range(FAR):
            at += step
            if at < 0 or at >= len(text) or text[at] == 0 or text[at] == STOP:
                break
            row = _find(slots, rows, head | np.uint64(text[at]), mask)
            if row >= 0:
                out[found] = row
                found += 1
    return found


@njit(cache=True)
def count_far(text, chosen, number):
    """Packed far sequences of all places whose character is `chosen`; how many there are."""
    out = np.zeros(number * 2 * FAR, dtype=np.uint64)
    found = 0
    for place in range(len(text)):
        char = text[place]
        if char == 0 or not chosen[char]:
            continue
        for side in range(2):
            head = (np.uint64(FAR_LEFT + side) << np.uint64(32)) | (
                np.uint64(char) << np.uint64(16)
            )
            step = 2 * side - 1
            at = place + step
            for _ in range(FAR):
                at += step
                if at < 0 or at >= len(text) or text[at] == 0 or text[at] == STOP:
                    break
                out[found] = head | np.uint64(text[at])
                found += 1
    return out[:found]


@njit(cache=True)
def _thin(found, counts, sizes, discounts, out):
    """Weigh sequences as if this occurrence were the one not counted: drop some by chance."""
    kept = 0
    for j in range(found):
        row = out[j]
        if np.random.random() >= discounts[sizes[row]] / counts[row]:
            out[kept] = row
            kept += 1
    return kept


@njit(cache=True)
def train(
    text,
    places,
    gains,
    first,
    members,
    class_of,
    slots,
    rows,
    counts,
    sizes,
    weights,
    squares,
    rate,
    decay,
    discounts,
    seed,
):
    """One pass of AdaGrad over the damaged places; returns the mean loss."""
    np.random.seed(seed)
    mask = np.uint64(len(slots) - 1)
    feats = np.zeros((64, MOST), dtype=np.int32)
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
                found = _thin(found, counts, sizes, discounts, feats[k])
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
def _pair_features(text, place, one, two, slots, rows, mask, out):
    """Rows of the sequences that cover both `place` and the next one; their number."""
    found = 0
    for size in range(2, 5):
        for start in range(place - size + 2, place + 1):
            if start < 0 or start + size > len(text):
                continue
            key = np.uint64(0)
            gap = False
            for offset in range(size):
                at = start + offset
                symbol = text[at]
                if at == place:
                    symbol = one
                elif at == place + 1:
                    symbol = two
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
def _side_features(text, place, char, hidden, slots, rows, mask, out):
    """Like `_features`, for the sequences that do not reach the place `hidden`."""
    kept = text[hidden]
    text[hidden] = 0
    found = _features(text, place, char, slots, rows, mask, out)
    text[hidden] = kept
    return found


@njit(cache=True)
def _shortlist(scores, count, keep, truth, out):
    """The best `keep` of `count` scores, the truth always among them; their number."""
    taken = 0
    while taken < keep and taken < count:
        best = -1
        for k in range(count):
            used = False
            for j in range(taken):
                if out[j] == k:
                    used = True
            if not used and (best < 0 or scores[k] > scores[best]):
                best = k
        out[taken] = best
        taken += 1
    for j in range(taken):
        if out[j] == truth:
            return taken
    out[taken - 1] = truth
    return taken


@njit(cache=True)
def train_pairs(
    text,
    places,
    gains,
    first,
    members,
    class_of,
    slots,
    rows,
    counts,
    sizes,
    weights,
    squares,
    rate,
    decay,
    discounts,
    seed,
):
    """One pass over places where two damaged characters stand side by side.

    With both unknown, each supports the other whatever they are; only a choice among pairs
    learns that one word is likelier than another that looks the same. Returns the mean loss.
    """
    np.random.seed(seed)
    mask = np.uint64(len(slots) - 1)
    keep = 7
    left = np.zeros((64, MOST), dtype=np.int32)
    right = np.zeros((64, MOST), dtype=np.int32)
    left_n = np.zeros(64, dtype=np.int32)
    right_n = np.zeros(64, dtype=np.int32)
    left_score = np.zeros(64)
    right_score = np.zeros(64)
    ones = np.zeros(64, dtype=np.int32)
    twos = np.zeros(64, dtype=np.int32)
    both = np.zeros((64, 8), dtype=np.int32)
    both_n = np.zeros(64, dtype=np.int32)
    score = np.zeros(64)
    loss = 0.0
    total = 0.0
    for index in range(len(places)):
        place = places[index]
        a, b = class_of[text[place]], class_of[text[place + 1]]
        begin_a, count_a = first[a], first[a + 1] - first[a]
        begin_b, count_b = first[b], first[b + 1] - first[b]
        truth_a = truth_b = 0
        for k in range(count_a):
            char = members[begin_a + k]
            found = _side_features(text, place, char, place + 1, slots, rows, mask, left[k])
            if char == text[place]:
                truth_a = k
                found = _thin(found, counts, sizes, discounts, left[k])
            left_n[k] = found
            left_score[k] = 0.0
            for j in range(left_n[k]):
                left_score[k] += weights[left[k, j]]
        for k in range(count_b):
            char = members[begin_b + k]
            found = _side_features(text, place + 1, char, place, slots, rows, mask, right[k])
            if char == text[place + 1]:
                truth_b = k
                found = _thin(found, counts, sizes, discounts, right[k])
            right_n[k] = found
            right_score[k] = 0.0
            for j in range(right_n[k]):
                right_score[k] += weights[right[k, j]]
        size_a = _shortlist(left_score, count_a, keep, truth_a, ones)
        size_b = _shortlist(right_score, count_b, keep, truth_b, twos)
        best = -1e30
        answer = 0
        for i in range(size_a):
            for k in range(size_b):
                at = i * size_b + k
                found = _pair_features(
                    text,
                    place,
                    members[begin_a + ones[i]],
                    members[begin_b + twos[k]],
                    slots,
                    rows,
                    mask,
                    both[at],
                )
                if ones[i] == truth_a and twos[k] == truth_b:
                    answer = at
                    found = _thin(found, counts, sizes, discounts, both[at])
                both_n[at] = found
                value = left_score[ones[i]] + right_score[twos[k]]
                for j in range(found):
                    value += weights[both[at, j]]
                score[at] = value
                best = max(best, value)
        norm = 0.0
        for at in range(size_a * size_b):
            norm += np.exp(score[at] - best)
        gain = gains[index]
        loss += gain * (np.log(norm) + best - score[answer])
        total += gain
        for at in range(size_a * size_b):
            slope = np.exp(score[at] - best) / norm - (1.0 if at == answer else 0.0)
            if abs(slope) < 1e-4:
                continue
            one, two = ones[at // size_b], twos[at % size_b]
            for part in range(3):
                number = left_n[one] if part == 0 else right_n[two] if part == 1 else both_n[at]
                for j in range(number):
                    row = (
                        left[one, j] if part == 0 else (right[two, j] if part == 1 else both[at, j])
                    )
                    step = gain * slope + decay * weights[row]
                    squares[row] += step * step
                    weights[row] -= rate * step / np.sqrt(squares[row])
    return loss / total


@njit(cache=True)
def evaluate(text, places, first, members, class_of, slots, rows, weights):
    """For each damaged place, the chosen character and the margin to the runner-up."""
    mask = np.uint64(len(slots) - 1)
    feats = np.zeros(MOST, dtype=np.int32)
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
