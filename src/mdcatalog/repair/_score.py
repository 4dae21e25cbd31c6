"""The score of a candidate at its place: the sum of the weights of all sequences it is in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache

from mdcatalog.repair._table import FAR_LEFT, FAR_RIGHT, GAP, Weights

#: What a candidate without a weight of its own counts.
UNKNOWN = -6.0
#: Sequences of the table reach so far to either side.
REACH = 3
#: How many symbols from the second on count as near, and the sentence's end, which ends that.
FAR = 9
STOP = "。"
#: A place of which nothing is known; no sequence goes over it.
BLANK = "\0"

Scorer = Callable[[str, str, str], list[float]]
FarScorer = Callable[[Sequence[str], int, str], dict[str, float]]


@lru_cache(maxsize=4)
def rough_scorer(weights: Weights) -> Scorer:
    """A function that scores each option by the one symbol on its left and on its right."""
    sequences, single = weights.sequences, weights.coded.get
    # The options of a place come again and again: as many different ones as there are remnants.
    known: dict[str, list[tuple[str, float, Callable[[str, float], float]]]] = {}

    def score(left: str, options: str, right: str) -> list[float]:
        parts = known.get(options)
        if parts is None:
            parts = [(c, single(c, UNKNOWN), sequences[c].get) for c in options]
            known[options] = parts
        from_left = sequences[left].get
        if right == BLANK:
            return [alone + from_left(c, 0.0) for c, alone, _ in parts]
        return [alone + from_left(c, 0.0) + from_here(right, 0.0) for c, alone, from_here in parts]

    return score


@lru_cache(maxsize=4)
def scorer(weights: Weights) -> Scorer:
    """A function that scores each option between a left and a right context of three symbols."""
    sequences, single = weights.sequences, weights.coded.get

    def score(left: str, options: str, right: str) -> list[float]:
        third, second, first = left[0], left[1], left[2]
        from_first, from_second = sequences[first].get, sequences[second].get
        from_third = sequences[third].get
        right1, right2 = right[0], right[:2]
        before = second + first
        if right1 == BLANK and right[1] == BLANK:
            return [
                single(c, UNKNOWN)
                + from_first(c, 0.0)
                + from_second(first + c, 0.0)
                + from_third(before + c, 0.0)
                + from_second(GAP + c, 0.0)
                for c in options
            ]
        gap_right = GAP + right[1]
        out = []
        for c in options:
            with_right = c + right1
            from_here = sequences[c].get
            out.append(
                single(c, UNKNOWN)
                + from_first(c, 0.0)
                + from_here(right1, 0.0)
                + from_second(first + c, 0.0)
                + from_first(with_right, 0.0)
                + from_here(right2, 0.0)
                + from_third(before + c, 0.0)
                + from_second(first + with_right, 0.0)
                + from_first(c + right2, 0.0)
                + from_here(right, 0.0)
                + from_second(GAP + c, 0.0)
                + from_here(gap_right, 0.0)
            )
        return out

    return score


@lru_cache(maxsize=4)
def far_scorer(weights: Weights) -> FarScorer:
    """A function that scores those options for which it counts what stands near in the sentence.

    Which of 与, 中 and 不 it was often shows only some characters away: 与…相比, 在…中.
    """
    on_left, on_right = weights.sequences[FAR_LEFT].get, weights.sequences[FAR_RIGHT].get
    far, stop = weights.far, STOP.translate(weights.symbols)

    def near(text: Sequence[str], place: int, step: int) -> Sequence[str]:
        found = text[place + 2 * step : max(0, place + (FAR + 2) * step) : step]
        return found[: found.index(stop)] if stop in found else found

    def score(text: Sequence[str], place: int, options: str) -> dict[str, float]:
        if far.isdisjoint(options):
            return {}
        left, right = near(text, place, -1), near(text, place, 1)
        return {
            c: sum([on_left(c + other, 0.0) for other in left])
            + sum([on_right(c + other, 0.0) for other in right])
            for c in options
            if c in far
        }

    return score
