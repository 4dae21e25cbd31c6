"""Repair the lines of one document under one reading."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from mdcatalog.repair._brackets import emoji_part, settle
from mdcatalog.repair._codepages import SOFT_HYPHEN
from mdcatalog.repair._context import NUMBER, OTHER, WORD, spelled, symbols
from mdcatalog.repair._damage import (
    Reading,
    Stretch,
    candidates,
    is_certain,
    is_likely,
    short_letter,
    stretches,
)
from mdcatalog.repair._search import Choice, Memory, Search
from mdcatalog.repair._table import Weights

#: Below this margin (the natural logarithm of the odds) a choice counts as close.
CLOSE = 3.2
#: What is left of Cyrillic letters that lost their second byte.
_CYRILLIC = (b"\xd0", b"\xd1")
_REPEATED = WORD + NUMBER + OTHER


@dataclass(slots=True)
class LineRepair:
    """What became of one line."""

    text: str
    exact: int = 0
    inferred: list[tuple[int, Choice]] = field(default_factory=list)  # column and choice
    starts: list[int] = field(default_factory=list)  # where each character began before

    def column_of(self, before: int) -> int:
        """The column of a character of the repaired line, by its column before."""
        return max(0, bisect_right(self.starts, before) - 1)


def _acceptable(line: str, stretch: Stretch, lossy: bool, strong: bool, lost: Reading) -> bool:
    if stretch.complete == len(stretch.pieces):
        return is_certain(line, stretch) or (strong and is_likely(line, stretch))
    if not lossy:
        return False
    known = candidates(lost.lost)
    if any(piece.character is None and piece.raw not in known for piece in stretch.pieces):
        return False
    letter = short_letter(line, stretch)
    if letter:
        return letter != "í" or SOFT_HYPHEN in lost.lost
    if is_certain(line, stretch):
        return True
    if not strong or any(piece.raw == b"\xc3" for piece in stretch.pieces):
        return False
    # A lone first byte is also an ordinary accented letter; inside a word it stays one.
    if all(len(piece.raw) == 1 for piece in stretch.pieces):
        before = line[stretch.start - 1 : stretch.start]
        after = line[stretch.end : stretch.end + 1]
        return not (before.isalpha() or after.isalpha())
    return True


def _chosen_parts(
    line: str,
    reading: Reading,
    lossy: bool,
    strong: bool,
    leave: Sequence[tuple[int, int]],
) -> list[Stretch]:
    """The stretches of a line that are damage, without those in what is to be left alone."""
    found = stretches(line, reading)
    if leave:
        found = [s for s in found if not any(a <= s.start < b for a, b in leave)]
    if not strong and len(found) > 1 and all(s.complete == len(s.pieces) for s in found):
        # Where all that is not ASCII in a line reads as UTF-8, one proof is proof for the rest.
        strong = any(is_certain(line, s) for s in found) and not _left_over(line, found)
    return [s for s in found if _acceptable(line, s, lossy, strong, reading)]


def _left_over(line: str, found: list[Stretch]) -> bool:
    """Whether a line has anything but ASCII outside of its stretches."""
    inside = sum(s.end - s.start for s in found)
    return inside < sum(char > "\x7f" for char in line)


def draft_line(
    line: str,
    reading: Reading,
    *,
    weights: Weights | None,
    strong: bool,
    leave: Sequence[tuple[int, int]] = (),
) -> Draft | None:
    """The draft of the line repaired, or None where nothing in it is damaged.

    Without weights, only characters that have all of their bytes are restored.
    """
    lossy = weights is not None
    parts = _chosen_parts(line, reading, lossy, strong, leave)
    if not parts:
        return None
    known = candidates(reading.lost) if lossy else {}
    draft = Draft()
    at = 0
    for part in parts:
        draft.sound(line[at : part.start], range(at, part.start))
        _add_stretch(draft, part, known, short_letter(line, part))
        at = part.end
    draft.sound(line[at:], range(at, len(line)))
    if weights is not None:
        draft.search(weights)
    return draft


def _add_stretch(draft: Draft, part: Stretch, known: dict[bytes, str], letter: str) -> None:
    """Append the characters of a stretch, and open places where they lack bytes."""
    at = part.start
    draft.spell(any(piece.raw in _CYRILLIC for piece in part.pieces))
    complete: list[str] = []
    starts: list[int] = []
    for number, piece in enumerate(part.pieces):
        if piece.character is not None:
            complete.append(piece.character)
            starts.append(at)
        else:
            draft.sound("".join(complete), starts)
            complete, starts = [], []
            following = b"".join(p.raw for p in part.pieces[number + 1 : number + 2])
            options = letter or emoji_part(piece.raw, draft.last(), following, known[piece.raw])
            draft.gap(options, at)
        at += len(piece.raw)
    draft.sound("".join(complete), starts)
    draft.spell(False)
    draft.exact += part.complete


class Draft:
    """A line with places that are still open."""

    def __init__(self) -> None:
        self.out: list[str | None] = []
        self.slots: list[str] = [OTHER]
        self.damaged: list[bool] = [False]
        self.exact = 0
        self._spelled = False
        self.searched: Search | None = None
        self.starts: list[int] = []

    def sound(self, text: str, starts: Iterable[int]) -> None:
        """Append characters that are known; `starts` is where each began in the line."""
        self.out.extend(text)
        self.starts.extend(starts)
        if not text:
            return
        for symbol in spelled(text).strip(OTHER) if self._spelled else symbols(text):
            if symbol not in _REPEATED or self.slots[-1] != symbol:
                self.slots.append(symbol)
                self.damaged.append(False)

    def spell(self, whether: bool) -> None:
        """Begin or end a part in which letters count one by one."""
        if whether != self._spelled:
            self._spelled = whether
            if self.slots[-1] != OTHER:
                self.slots.append(OTHER)
                self.damaged.append(False)

    def gap(self, options: str, start: int) -> None:
        """Append a place for one of several characters."""
        self.out.append(None)
        self.starts.append(start)
        self.slots.append(options)
        self.damaged.append(True)

    def last(self) -> str:
        """The last character, if it is known."""
        return (self.out[-1] or "") if self.out else ""

    def search(self, weights: Weights) -> None:
        """Look for what fits the open places, by the line alone."""
        if any(self.damaged):
            if self.slots[-1] != OTHER:
                self.slots.append(OTHER)
                self.damaged.append(False)
            demands = settle(self.slots, self.damaged)
            self.searched = Search(weights, self.slots, self.damaged, demands)

    def finish(self) -> LineRepair:
        """The line with all places filled."""
        result = LineRepair("", self.exact, starts=self.starts)
        if self.searched is not None:
            choices = iter(self.searched.choices())
            for column, character in enumerate(self.out):
                if character is None:
                    choice = next(choices)
                    self.out[column] = choice.character
                    result.inferred.append((column, choice))
        result.text = "".join(character or "" for character in self.out)
        return result


def share_knowledge(drafts: Iterable[Draft], weights: Weights) -> None:
    """Let the lines of a document tell each other which words they settled."""
    searches = [draft.searched for draft in drafts if draft.searched is not None]
    memory = Memory(weights, searches)
    for search in searches:
        search.reconsider(memory)
