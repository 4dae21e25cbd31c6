"""Text to the words that are searched for.

Letters are folded (case, width, accents, traditional to simplified characters). A run of
Chinese, Japanese or Korean characters becomes its pairs and, as a last word, its last
character, so that every text of two characters on is a phrase of words: 对比学习 is
``对比 比学 学习 习``. Other words are split where letters and digits meet.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from mdcatalog.variants import simplified

_CJK = (
    r"\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3031-\u3035\u3041-\u30ff\u3105-\u312f"
    r"\u3131-\u318e\u31a0-\u31bf\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\ua960-\ua97c"
    r"\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff"
)
_WORD = re.compile(rf"(?P<cjk>(?:(?=[^\W_])[{_CJK}])+)|\d+|(?:(?![\d_{_CJK}])\w)+")
# A character together with the marks that change it (accents, voicing, Hangul parts).
_CLUSTER = re.compile(r".[\u0300-\u036f\u3099\u309a\uff9e\uff9f\u1160-\u11ff]*", re.DOTALL)


class Token(NamedTuple):
    """A word and where it stands in the text."""

    text: str
    start: int
    end: int


@lru_cache(maxsize=1)
def _table() -> dict[int, str | None]:
    """Accented Latin letters, and traditional and Japanese characters, to their plain form."""
    table: dict[int, str | None] = {}
    for code in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00)):
        plain = unicodedata.normalize("NFD", chr(code))
        if len(plain) > 1:
            table[code] = plain[0]
    table.update(dict.fromkeys(range(0x300, 0x370)))
    table.update(simplified())
    return table


def fold(text: str) -> str:
    """A text for comparing: case, width, accents, traditional and simplified folded together."""
    if text.isascii():
        return text.lower()
    return unicodedata.normalize("NFKC", text).casefold().translate(_table())


def tokens(text: str) -> list[str]:
    """The words of a text, in order."""
    return [token.text for token in _split(fold(text))]


def placed_tokens(text: str) -> list[Token]:
    """The words of a text with their places in the text as it is written."""
    folded: list[str] = []
    places: list[tuple[int, int]] = []
    for cluster in _CLUSTER.finditer(text):
        plain = fold(cluster[0])
        folded.append(plain)
        places += [cluster.span()] * len(plain)
    return [
        Token(token.text, places[token.start][0], places[token.end - 1][1])
        for token in _split("".join(folded))
    ]


def _split(folded: str) -> Iterator[Token]:
    for match in _WORD.finditer(folded):
        start, end = match.span()
        if match["cjk"] is None:
            yield Token(match[0], start, end)
        else:
            for at in range(start, end):
                last = min(at + 2, end)
                yield Token(folded[at:last], at, last)


class Phrase(NamedTuple):
    """Words that must follow one another; the last may be the beginning of a word."""

    words: tuple[str, ...]
    prefix: bool


def phrases(query: str) -> list[Phrase]:
    """What a query asks for: each part between spaces is a phrase, all must be found."""
    found: list[Phrase] = []
    for part in fold(query).split():
        split = list(_split(part))
        if not split:
            continue
        words = [token.text for token in split]
        prefix = True
        # The last character alone ends every run in the index; in a query it is said already.
        if len(split) > 1 and split[-1].end == split[-2].end:
            words.pop()
            prefix = False
        phrase = Phrase(tuple(words), prefix)
        if phrase not in found:
            found.append(phrase)
    return found
