"""Choose among the candidates of damaged characters, given everything around them.

The score of a reading of a line is the sum of the weights of all known sequences in it. Places
are decided one after the other from the left, then again with both sides known until nothing
changes; close neighbours that are both in doubt are also tried as pairs.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from mdcatalog.repair._table import Weights

#: A candidate that is so far behind without its damaged neighbours is not tried again.
BEHIND = 7.0
#: What a candidate without a weight of its own counts.
UNKNOWN = -6.0
#: Sequences of the table reach so far to either side.
REACH = 3
#: Places whose margin is below this are tried together with a neighbour.
DOUBT = 3.0
#: Brackets that follow what they enclose.
CLOSING = "」』】〗"
#: In a sequence of the table, this stands for any one symbol.
GAP = "\x01"
_EDGE = "\0" * REACH
_SWEEPS = 4


@dataclass(frozen=True, slots=True)
class Choice:
    """What was chosen at one damaged place, and how clearly."""

    character: str
    runner_up: str | None
    margin: float  # natural logarithm of the odds against the runner-up


Scorer = Callable[[str, str, str], list[float]]


def scorer(weights: Weights) -> Scorer:
    """A function that scores each option between a left and a right context of three symbols."""
    sequences, single = weights.sequences, weights.single.get

    def score(left: str, options: str, right: str) -> list[float]:
        third, second, first = left[0], left[1], left[2]
        from_first, from_second = sequences[first].get, sequences[second].get
        from_third = sequences[third].get
        right1, right2 = right[0], right[:2]
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
                + from_third(second + first + c, 0.0)
                + from_second(first + with_right, 0.0)
                + from_first(c + right2, 0.0)
                + from_here(right, 0.0)
                + from_second(GAP + c, 0.0)
                + from_here(gap_right, 0.0)
            )
        return out

    return score


def _leading(options: str, scores: list[float]) -> str:
    """The options that are not far behind the best."""
    least = max(scores) - BEHIND
    return "".join([c for c, score in zip(options, scores, strict=True) if score > least])


class _Line:
    """The search over one line: the reading so far, and the options that are still open."""

    def __init__(self, weights: Weights, slots: Sequence[str], places: Sequence[int]):
        self.weights = weights
        self.score = scorer(weights)
        self.places = [place + REACH for place in places]
        self.text = [*_EDGE, *slots, *_EDGE]
        self.options = dict(zip(self.places, (slots[place] for place in places), strict=True))
        self.margin: dict[int, float] = {}
        self.found: dict[int, list[float]] = {}  # the latest scores of the open options
        # A place that is not decided yet must not lend its options to its neighbours' contexts.
        for place in self.places:
            self.text[place] = "\0"

    def scores(self, place: int, options: str) -> list[float]:
        text = self.text
        return self.score(
            "".join(text[place - REACH : place]),
            options,
            "".join(text[place + 1 : place + 1 + REACH]),
        )

    def first_pass(self) -> None:
        """Decide each place by what is known on its left, and is sound on its right."""
        sequences, single = self.weights.sequences, self.weights.single.get
        text = self.text
        for place in self.places:
            options = self.options[place]
            if len(options) > 1:
                right, from_left = text[place + 1], sequences[text[place - 1]].get
                rough = [
                    single(c, UNKNOWN) + from_left(c, 0.0) + sequences[c].get(right, 0.0)
                    for c in options
                ]
                options = _leading(options, rough)
            if len(options) > 1:
                found = self.scores(place, options)
                text[place] = options[found.index(max(found))]
                options = _leading(options, found)
            else:
                text[place] = options
            self.options[place] = options

    def sweep(self, places: Sequence[int]) -> set[int]:
        """Decide places again with both sides known; those near a change come back."""
        near: set[int] = set()
        for place in places:
            options = self.options[place]
            if len(options) == 1:
                self.margin[place] = 99.0
                continue
            found = self.found[place] = self.scores(place, options)
            first, second = sorted(found)[:-3:-1]
            self.margin[place] = first - second
            best = options[found.index(first)]
            if best != self.text[place]:
                self.text[place] = best
                near.update(range(place - REACH, place + REACH + 1))
                near.discard(place)
        return near

    def try_pairs(self) -> set[int]:
        """Change two doubtful neighbours at once where that is better; what to sweep again."""
        near: set[int] = set()
        for one, two in zip(self.places, self.places[1:], strict=False):
            if two - one > REACH or len(self.options[one]) == 1 or len(self.options[two]) == 1:
                continue
            if self.margin[one] >= DOUBT and self.margin[two] >= DOUBT:
                continue
            if self._best_pair(one, two):
                near.update(range(one - REACH, two + REACH + 1))
        return near

    def _best_pair(self, one: int, two: int) -> bool:
        """Put the best pair of options in place; whether that changed anything."""
        text = self.text
        before = text[one], text[two]
        alone: dict[str, float] = {}
        text[two] = "\0"
        for c, score in zip(self.options[one], self.scores(one, self.options[one]), strict=True):
            alone[c] = score
        best, pair = -1e9, before
        for c, score in alone.items():
            text[one] = c
            options = self.options[two]
            for d, other in zip(options, self.scores(two, options), strict=True):
                if score + other > best:
                    best, pair = score + other, (c, d)
        text[one], text[two] = pair
        return pair != before

    def run(self) -> None:
        """The whole search."""
        self.first_pass()
        again = self.sweep(self.places)
        for number in range(_SWEEPS):
            if number == 0:
                again |= self.try_pairs()
            todo = [place for place in self.places if place in again]
            if not todo:
                break
            again = self.sweep(todo)

    def meet(self, places: Sequence[int], wanted: str) -> None:
        """Put a bracket that must stand at one of the places where it fits best."""
        inner = [place + REACH for place in places]
        if any(self.text[place] == wanted for place in inner):
            return
        # What brackets enclose is short, so the place next to the partner is the likeliest.
        best = min(inner) if wanted in CLOSING else max(inner)
        self.text[best] = wanted
        if wanted not in self.options[best]:
            self.options[best] += wanted
        self.found[best] = self.scores(best, self.options[best])

    def choices(self) -> list[Choice]:
        """The decision at each place."""
        found = []
        for place in self.places:
            options = self.options[place]
            chosen = self.text[place]
            if len(options) == 1:
                found.append(Choice(chosen, None, 99.0))
                continue
            ranked = sorted(zip(self.found[place], options, strict=True), reverse=True)
            own = next(score for score, c in ranked if c == chosen)
            rival, other = next((score, c) for score, c in ranked if c != chosen)
            found.append(Choice(chosen, other, own - rival))
        return found


def choose(
    weights: Weights,
    slots: Sequence[str],
    damaged: Sequence[bool],
    demands: Sequence[tuple[Sequence[int], str]] = (),
) -> list[Choice]:
    """The choice at each damaged place, in order; a slot holds the candidates of its place.

    A demand names places of which one must hold a certain character.
    """
    places = [place for place, is_damaged in enumerate(damaged) if is_damaged]
    line = _Line(weights, slots, places)
    line.run()
    for some, wanted in demands:
        line.meet(some, wanted)
    return line.choices()
