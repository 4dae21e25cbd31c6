"""Choose among the candidates of damaged characters: a beam search over one line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ._table import Weights

#: How many readings of a line are followed at once, and how far one may fall behind.
BEAM = 12
BEHIND = 9.0
#: The sequences that the weights know are at most this long.
LONGEST = 4


@dataclass(frozen=True, slots=True)
class Choice:
    """What was chosen at one damaged place, and how clearly."""

    character: str
    runner_up: str | None
    margin: float  # natural logarithm of the odds against the runner-up


def _gain(weights: Weights, text: str, since: int) -> float:
    """The weight of all sequences that end with `text` and reach back over a damaged place.

    `since` is the number of symbols from the end to the nearest damaged one, itself included.
    """
    get = weights.grams.get
    total = 0.0
    for size in range(max(2, since), min(LONGEST, len(text)) + 1):
        total += get(text[-size:], 0.0)
    return total


def _extend(
    weights: Weights, beams: dict[str, tuple[float, str]], options: Sequence[str], since: int
) -> dict[str, tuple[float, str]]:
    """Every reading with every option appended; of readings that end alike, the best."""
    single = weights.single
    after: dict[str, tuple[float, str]] = {}
    damaged = since == 1
    for tail, (score, reading) in beams.items():
        for option in options:
            text = tail + option
            total = score + _gain(weights, text, since) if since <= LONGEST else score
            if damaged:
                total += single.get(option, -6.0)
            key = text[-(LONGEST - 1) :]
            old = after.get(key)
            if old is None or old[0] < total:
                after[key] = (total, reading + option)
    if len(after) > 1:
        best = max(total for total, _ in after.values())
        kept = [item for item in after.items() if item[1][0] > best - BEHIND]
        if len(kept) > BEAM:
            kept = sorted(kept, key=lambda item: -item[1][0])[:BEAM]
        after = dict(kept)
    return after


def best_reading(weights: Weights, slots: Sequence[str], damaged: Sequence[bool]) -> str:
    """The likeliest reading of a line whose places each have one or more candidates."""
    beams: dict[str, tuple[float, str]] = {"": (0.0, "")}
    since = LONGEST + 1
    for options, is_damaged in zip(slots, damaged, strict=True):
        since = 1 if is_damaged else since + 1
        beams = _extend(weights, beams, options, since)
    return max(beams.values())[1]


def _local(weights: Weights, left: str, option: str, right: str) -> float:
    """The weight of all sequences that cover one place."""
    text = left + option + right
    place = len(left)
    total = weights.single.get(option, -6.0)
    get = weights.grams.get
    for size in range(2, LONGEST + 1):
        for start in range(max(0, place - size + 1), min(place, len(text) - size) + 1):
            total += get(text[start : start + size], 0.0)
    return total


def choose(weights: Weights, slots: Sequence[str], damaged: Sequence[bool]) -> list[Choice]:
    """The choice at each damaged place, in order."""
    reading = best_reading(weights, slots, damaged)
    choices = []
    for place, options in enumerate(slots):
        if not damaged[place]:
            continue
        left = reading[max(0, place - LONGEST + 1) : place]
        right = reading[place + 1 : place + LONGEST]
        scored = sorted(((_local(weights, left, c, right), c) for c in options), reverse=True)
        chosen = reading[place]
        own = next(score for score, c in scored if c == chosen)
        rivals = [(score, c) for score, c in scored if c != chosen]
        if rivals:
            choices.append(Choice(chosen, rivals[0][1], own - rivals[0][0]))
        else:
            choices.append(Choice(chosen, None, 99.0))
    return choices
