"""Choose among the candidates of damaged characters, given everything around them.

The score of a reading of a line is the sum of the weights of all known sequences in it. Places
are decided one after the other from the left, then again with both sides known until nothing
changes; close neighbours that are both in doubt are also tried as pairs. What other lines of the
document settled can be asked once more where a choice is close.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import log1p

from mdcatalog.repair._context import NUMBER, OTHER, WORD
from mdcatalog.repair._score import BLANK, REACH, UNKNOWN, far_scorer, rough_scorer, scorer
from mdcatalog.repair._table import GAP, Weights

#: A candidate that is so far behind without its damaged neighbours is not tried again.
BEHIND = 7.0
#: Where a margin is below this, the place is tried together with its neighbours.
DOUBT = 5.0
#: So many readings of neighbouring places are pursued, and so many that end alike.
BEAM, ALIKE = 20, 1
#: What is settled by so much is held to be known when other lines are asked about it.
SETTLED = 4.0
#: Brackets that follow what they enclose.
CLOSING = "」』】〗"
_EDGE = BLANK * REACH
_SWEEPS = 4
#: What each doubling of a word's count in the document is worth, by the word's length.
_WORTH = {2: 0.25, 3: 0.5}
_NO_WORD = WORD + NUMBER + OTHER + "，。、：；（）"
_CERTAIN = 99.0


@dataclass(frozen=True, slots=True)
class Choice:
    """What was chosen at one damaged place, and how clearly."""

    character: str
    runner_up: str | None
    margin: float  # natural logarithm of the odds against the runner-up


def _leading(options: str, scores: list[float]) -> tuple[str, list[float]]:
    """The options that are not far behind the best, and their scores."""
    least = max(scores) - BEHIND
    if min(scores) > least:
        return options, scores
    left = [(c, score) for c, score in zip(options, scores, strict=True) if score > least]
    return "".join([c for c, _ in left]), [score for _, score in left]


class Memory:
    """The words of two and three characters that a document settled at its damaged places."""

    def __init__(self, weights: Weights, searches: Iterable[Search]):
        self._outside = {*_NO_WORD.translate(weights.symbols), BLANK}
        counts: Counter[str] = Counter()
        for search in searches:
            for place in search.ambiguous:
                if search.margin[place] >= SETTLED:
                    counts.update(self._words(search.text, place, search.text[place]))
        self._worth = {word: _WORTH[len(word)] * log1p(count) for word, count in counts.items()}

    def bonus(self, text: Sequence[str], place: int, options: str) -> list[float]:
        """What the rest of the document adds to the score of each option."""
        worth = self._worth.get
        return [sum([worth(w, 0.0) for w in self._words(text, place, c)]) for c in options]

    def of_end(self, three: str) -> float:
        """What the document adds by the words of two and three that three symbols end with."""
        return self._worth.get(three[1:], 0.0) + self._worth.get(three, 0.0)

    def _words(self, text: Sequence[str], place: int, c: str) -> Iterator[str]:
        outside = self._outside
        left, right = text[place - 1], text[place + 1]
        if left not in outside:
            yield left + c
            if text[place - 2] not in outside:
                yield text[place - 2] + left + c
            if right not in outside:
                yield left + c + right
        if right not in outside:
            yield c + right
            if text[place + 2] not in outside:
                yield c + right + text[place + 2]


def _narrowed(beam: list[tuple[float, str]]) -> list[tuple[float, str]]:
    """The best readings, of those that end alike only the very best.

    A rare character is far behind until the next one makes a word of it.
    """
    kept: list[tuple[float, str]] = []
    ends: Counter[str] = Counter()
    for score, read in sorted(beam, reverse=True):
        if len(kept) == BEAM or score < kept[0][0] - BEHIND if kept else False:
            break
        ends[read[-1]] += 1
        if ends[read[-1]] <= ALIKE:
            kept.append((score, read))
    return kept


def _joint_margins(cluster: list[int], hypotheses: list[tuple[float, str]]) -> dict[int, float]:
    """How far behind the best reading of neighbours the best one is that differs at each."""
    best, chosen = hypotheses[0]
    margins: dict[int, float] = {}
    for number, place in enumerate(cluster):
        others = (score for score, read in hypotheses if read[number] != chosen[number])
        margins[place] = best - next(others, best - _CERTAIN)
    return margins


class Search:
    """The search over one line: the reading so far, and the options that are still open.

    A slot holds the candidates of its place. A demand names places of which one must hold a
    certain character.
    """

    def __init__(
        self,
        weights: Weights,
        slots: Sequence[str],
        damaged: Sequence[bool],
        demands: Iterable[tuple[Sequence[int], str]] = (),
    ):
        open_places = [place for place, is_damaged in enumerate(damaged) if is_damaged]
        coded = BLANK.join(slots).translate(weights.symbols).split(BLANK)
        self._weights = weights
        self._rough, self._score = rough_scorer(weights), scorer(weights)
        self._far = far_scorer(weights)
        self._memory: Memory | None = None
        # By place: the codes of its candidates, and these themselves.
        self._names = {place + REACH: (coded[place], slots[place]) for place in open_places}
        self._demands = [([place + REACH for place in some], wanted) for some, wanted in demands]
        self.places = [place + REACH for place in open_places]
        self.text = [*_EDGE, *coded, *_EDGE]
        self.options = {place: self.text[place] for place in self.places}
        self.ambiguous = [place for place in self.places if len(self.options[place]) > 1]
        self.margin: dict[int, float] = {}
        self._found: dict[int, list[float]] = {}  # the latest scores of the open options
        # By place: the context and the options that were scored last, and the scores.
        self._near: dict[int, tuple[str, str, list[float]]] = {}
        self._together: dict[int, float] = {}  # margins where neighbours can change as well
        # A place that is not decided yet must not lend its options to its neighbours' contexts.
        for place in self.places:
            self.text[place] = BLANK
        self._first_pass()
        self._refine(self.places)

    def reconsider(self, memory: Memory) -> None:
        """Decide what is in doubt again, given what the rest of the document settled."""
        todo = [place for place in self.places if self.margin[place] < SETTLED]
        if todo:
            self._memory = memory
            self._refine(todo)

    def choices(self) -> list[Choice]:
        """The decision at each place, in order."""
        for places, wanted in self._demands:
            self._meet(places, wanted)
        found = []
        for place in self.places:
            options = self.options[place]
            chosen = self.text[place]
            if len(options) == 1:
                found.append(Choice(self._name(place, chosen), None, _CERTAIN))
                continue
            scores = self._found[place]
            own = scores[options.index(chosen)]
            ranked = zip(scores, options, strict=True)
            rival, other = max([pair for pair in ranked if pair[1] != chosen])
            margin = min(own - rival, self._together.get(place, _CERTAIN))
            found.append(Choice(self._name(place, chosen), self._name(place, other), margin))
        return found

    def _name(self, place: int, code: str) -> str:
        """The character of a code that is a candidate of a place."""
        codes, characters = self._names[place]
        return characters[codes.index(code)]

    def _near_scores(self, place: int, options: str) -> list[float]:
        text = self.text
        left = "".join(text[place - REACH : place])
        right = "".join(text[place + 1 : place + 1 + REACH])
        last = self._near.get(place)
        if last is not None and last[0] == left + right and last[1] == options:
            return last[2]
        scores = self._score(left, options, right)
        self._near[place] = left + right, options, scores
        return scores

    def _scores(self, place: int, options: str) -> list[float]:
        """The score of each option by everything that is known."""
        scores = self._near_scores(place, options)
        far = self._far(self.text, place, options)
        if far:
            scores = [s + far.get(c, 0.0) for c, s in zip(options, scores, strict=True)]
        if self._memory is not None:
            more = self._memory.bonus(self.text, place, options)
            scores = [a + b for a, b in zip(scores, more, strict=True)]
        return scores

    def _first_pass(self) -> None:
        """Decide each place by what is known on its left, and is sound on its right."""
        text = self.text
        for place in self.places:
            options = self.options[place]
            if len(options) > 1:
                rough = self._rough(text[place - 1], options, text[place + 1])
                options, _ = _leading(options, rough)
            if len(options) > 1:
                found = self._near_scores(place, options)
                text[place] = options[found.index(max(found))]
                options, found = _leading(options, found)
                self._near[place] = self._near[place][0], options, found
            else:
                text[place] = options
            self.options[place] = options

    def _refine(self, places: Sequence[int]) -> None:
        """Decide places again and again until nothing changes."""
        again = self._sweep(places)
        again |= self._try_together(set(places))
        for _ in range(_SWEEPS):
            todo = [place for place in self.places if place in again]
            if not todo:
                break
            again = self._sweep(todo)

    def _sweep(self, places: Sequence[int]) -> set[int]:
        """Decide places again with both sides known; those near a change come back."""
        near: set[int] = set()
        for place in places:
            options = self.options[place]
            if len(options) == 1:
                self.margin[place] = _CERTAIN
                continue
            found = self._found[place] = self._scores(place, options)
            first, second = sorted(found)[:-3:-1]
            self.margin[place] = first - second
            best = options[found.index(first)]
            if best != self.text[place]:
                self.text[place] = best
                near.update(range(place - REACH, place + REACH + 1))
                near.discard(place)
        return near

    def _clusters(self, places: set[int]) -> Iterator[list[int]]:
        """Open places that stand close to each other, where one of `places` is in doubt."""
        cluster: list[int] = []
        still_open = [place for place in self.ambiguous if len(self.options[place]) > 1]
        for place in [*still_open, len(self.text) + REACH]:
            if cluster and place - cluster[-1] > REACH:
                doubtful = any(p in places and self.margin[p] < DOUBT for p in cluster)
                if len(cluster) > 1 and doubtful:
                    yield cluster
                cluster = []
            cluster.append(place)

    def _try_together(self, places: set[int]) -> set[int]:
        """Decide doubtful neighbours at once where that is better; what to sweep again."""
        near: set[int] = set()
        for cluster in self._clusters(places):
            hypotheses = self._beam(cluster)
            best = hypotheses[0][1]
            self._together.update(_joint_margins(cluster, hypotheses))
            for place, c in zip(cluster, best, strict=True):
                if c != self.text[place]:
                    self.text[place] = c
                    near.update(range(place - REACH, place + REACH + 1))
        return near

    def _beam(self, cluster: list[int]) -> list[tuple[float, str]]:
        """The best readings of neighbouring places with their scores, the best one first."""
        text, options = self.text, self.options
        sequences, single = self._weights.sequences, self._weights.coded.get
        start = cluster[0]
        beam = [(0.0, "".join(text[start - REACH : start]))]
        members = set(cluster)
        for place in range(start, cluster[-1] + REACH + 1):
            here = options[place] if place in members else text[place]
            own = [single(c, UNKNOWN) for c in here]
            far = self._far(text, place, here) if place in members else None
            if far:
                own = [score + far.get(c, 0.0) for c, score in zip(here, own, strict=True)]
            wider: list[tuple[float, str]] = []
            for score, read in beam:
                third, second, first = read[-3], read[-2], read[-1]
                one, two = sequences[first].get, sequences[second].get
                three, before = sequences[third].get, second + first
                for c, alone in zip(here, own, strict=True):
                    total = (
                        score
                        + alone
                        + one(c, 0.0)
                        + two(first + c, 0.0)
                        + three(before + c, 0.0)
                        + two(GAP + c, 0.0)
                    )
                    if self._memory is not None:
                        total += self._memory.of_end(before + c)
                    wider.append((total, read + c))
            beam = _narrowed(wider)
        # What was read starts with the context of the first place.
        picks = [place - start + REACH for place in cluster]
        return [(score, "".join([read[at] for at in picks])) for score, read in beam]

    def _meet(self, places: Sequence[int], wanted: str) -> None:
        """Put a bracket that must stand at one of the places where it fits best."""
        code = wanted.translate(self._weights.symbols)
        if any(self.text[place] == code for place in places):
            return
        # What brackets enclose is short, so the place next to the partner is the likeliest.
        best = min(places) if wanted in CLOSING else max(places)
        self.text[best] = code
        codes, characters = self._names[best]
        self._names[best] = codes + code, characters + wanted
        if code not in self.options[best]:
            self.options[best] += code
        self._found[best] = self._scores(best, self.options[best])
