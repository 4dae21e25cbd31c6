"""Finds words of a list in texts: whole words in scripts that have a case, substrings in CJK."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from mdcatalog.patterns import lazy_pattern

# Of ASCII: letters in lower case, digits, and a space for anything else. Bytes are translated
# several times faster than characters.
_ASCII_RUNS = bytes(
    ord(char.lower() if char.isascii() and char.isalnum() else " ") for char in map(chr, range(256))
)
_LATIN_RUN = re.compile(r"[a-z0-9]+", re.IGNORECASE)


@lru_cache(maxsize=16)  # the same text is searched for the words of each kind, one after the other
def latin_runs(text: str) -> frozenset[str]:
    """The runs of Latin letters and digits in a text, in lower case."""
    if text.isascii():
        return frozenset(text.encode("ascii").translate(_ASCII_RUNS).decode("ascii").split())
    return frozenset(map(str.lower, _LATIN_RUN.findall(text)))


def _any_of(words: Iterable[str], flags: int = 0) -> re.Pattern[str] | None:
    """What finds any of the words; ``None`` where there are none."""
    found = "|".join(map(re.escape, words))
    return lazy_pattern(found, flags) if found else None


class Words:
    """Finds any of some words: whole words in Latin or Cyrillic script, substrings in CJK.

    A pattern of many words is slow to search for. Most texts hold none of them, which the
    runs of Latin letters in a text tell: a word is found only where its first run is one.
    """

    def __init__(self, words: Iterable[str]) -> None:
        self.words = spellings = sorted(words, key=len, reverse=True)
        latin = [word for word in spellings if word.isascii()]
        others = [word for word in spellings if not word.isascii()]
        # words without a case (CJK) are found far sooner by a pattern that minds case
        caseless = [word for word in others if word.lower() == word.upper()]
        accented = [word for word in others if word.lower() != word.upper()]
        whole = rf"(?<![a-z0-9])(?:{'|'.join(map(re.escape, latin))})(?![a-z0-9])"
        cased = rf"(?<!\w)(?:{'|'.join(map(re.escape, accented))})(?!\w)"
        parts = [whole] * bool(latin) + [cased] * bool(accented) + list(map(re.escape, caseless))
        self._pattern = lazy_pattern("|".join(parts), re.IGNORECASE)
        self._latin = lazy_pattern(whole, re.IGNORECASE) if latin else None
        self._caseless = _any_of(caseless)
        self._accented = lazy_pattern(cased, re.IGNORECASE) if accented else None
        self._accents = _any_of({c for c in "".join(accented) if not c.isascii()}, re.IGNORECASE)
        starts = [_LATIN_RUN.match(word) for word in latin]
        #: None where a word begins with a mark: then the runs tell nothing.
        self.starts = None if None in starts else frozenset(s[0].lower() for s in starts if s)
        #: The words that are one run: a text of ASCII that has the run holds the word.
        self._runs = frozenset(s[0].lower() for s in starts if s and s[0] == s.string)
        #: The runs of each of the others, by the first: a text that holds the word has them all.
        self._phrases: dict[str, list[frozenset[str]]] = {}
        for word, start in zip(latin, starts, strict=True):
            if start and word.lower() not in self._runs:
                self._phrases.setdefault(start[0].lower(), []).append(latin_runs(word))

    def may_hold(self, text: str) -> bool:
        """Whether the text can have one of the words; cheap, and surely true where it has."""
        if not self._has_no_start(latin_runs(text)):
            return True
        return not text.isascii() and self._holds_other(text)

    def _holds_other(self, text: str) -> bool:
        """Whether one of the words that are not ASCII is in the text."""
        if self._caseless is not None and self._caseless.search(text):
            return True
        if self._accents is None or self._accented is None or not self._accents.search(text):
            return False
        return self._accented.search(text) is not None

    def _has_no_start(self, runs: frozenset[str]) -> bool:
        """Whether the runs of a text show that no word in Latin script is in it."""
        if self.starts is None or not self.starts.isdisjoint(runs):
            return False
        # letters such as the long s are equal to a Latin one where case is ignored
        return all(map(str.isascii, runs))

    def found_in(self, text: str) -> bool:
        """Whether any of the words is in the text."""
        if self.starts is not None and text.isascii():
            runs = latin_runs(text)
            starts = self.starts & runs
            if not starts:
                return False
            if not self._runs.isdisjoint(starts):
                return True
            if not self._may_hold_phrase(starts, runs):
                return False
        elif self._holds_other(text):
            return True
        elif self._has_no_start(latin_runs(text)):
            return False
        return self._latin is not None and self._latin.search(text) is not None

    def _may_hold_phrase(self, starts: frozenset[str], runs: frozenset[str]) -> bool:
        """Whether the runs of a text are those of a word of several, which begins with a start."""
        for start in starts:
            for phrase in self._phrases.get(start, ()):
                if phrase <= runs:
                    return True
        return False

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """The words in the text, one after the other."""
        return self._pattern.finditer(text) if self.may_hold(text) else iter(())


class WordGroups(dict[str, Words]):
    """Groups of words by name; which of them a text holds is found in one go."""

    def __init__(self, groups: dict[str, Words]) -> None:
        super().__init__(groups)
        self._all = Words(word for words in groups.values() for word in words.words)
        self._names: dict[str, set[str]] = {}  # by the first run of a word
        self._always = {name for name, words in groups.items() if words.starts is None}
        for name, words in groups.items():
            for start in words.starts or ():
                self._names.setdefault(start, set()).add(name)

    def named(self, text: str) -> list[str]:
        """The names of the groups that have a word in the text, in their own order."""
        if not text.isascii():
            if not self._all.may_hold(text):
                return []
            return [name for name, words in self.items() if words.found_in(text)]
        runs = self._names.keys() & latin_runs(text)
        if not runs and not self._always:
            return []
        names = self._always.union(*map(self._names.__getitem__, runs))
        return [name for name in self if name in names and self[name].found_in(text)]
