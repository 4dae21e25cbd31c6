"""How text looks to the sequence model: Chinese as it is, everything else in three symbols."""

from __future__ import annotations

import re

from mdcatalog.patterns import lazy_pattern
from mdcatalog.repair._radicals import FOLDS, fold_all

#: What stands for a run of letters of another script, of digits, and of anything else.
WORD, NUMBER, OTHER = "a", "0", "|"

_RUN = lazy_pattern(
    r"(?P<k>[\u2010-\u206f\u2e80-\ufffd])"  # CJK, its punctuation, and general punctuation
    r"|(?P<s>\s+)"
    r"|(?P<n>\d+)"
    r"|(?P<a>[^\W\d_\u2e80-\U0003ffff]+)"
    r"|(?P<o>.)",
    re.DOTALL,
)
_CHINESE = lazy_pattern("[\u2010-\u206f\u2e80-\ufffd]+")
_NOT_CYRILLIC = re.compile("[^\u0400-\u04ff]+")
_SYMBOLS = {"n": NUMBER, "a": WORD, "o": OTHER}


def symbols(text: str) -> str:
    """The symbols of a text: white space is dropped, repeated symbols are one."""
    if _CHINESE.fullmatch(text):
        return fold_all(text)
    out: list[str] = []
    for match in _RUN.finditer(text):
        kind = match.lastgroup
        if kind == "k":
            character = match.group()
            out.append(FOLDS.get(character, character))
        elif kind != "s":
            symbol = _SYMBOLS[kind or "o"]
            if not out or out[-1] != symbol:
                out.append(symbol)
    return "".join(out)


def spelled(text: str) -> str:
    """The symbols of text in Cyrillic whose letters are in doubt: each letter is one."""
    return OTHER + _NOT_CYRILLIC.sub(OTHER, text).strip(OTHER) + OTHER


def line_symbols(line: str) -> str:
    """The symbols of a line between the two marks of its ends."""
    return OTHER + symbols(line).strip(OTHER) + OTHER
