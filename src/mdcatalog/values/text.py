"""What all readers of notations share: folding a text, and what means "no value"."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from mdcatalog.patterns import lazy_pattern

CACHE = 4096

# Full-width ASCII to ASCII, one character for one, so that spans stay true to the text as written.
# The full-width comma is left out: in running text it parts sentences, never thousands.
_FOLD = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F) if code != 0xFF0C} | {0x3000: 0x20}
_FOLD |= {0x2212: 0x2D, 0x2013: 0x2D, 0x2014: 0x2D, 0x2019: 0x27, 0xA0: 0x20, 0x202F: 0x20}
# Most texts hold none of them, which a pattern finds out sooner than a translation.
_FOLDED = re.compile(f"[{''.join(map(chr, _FOLD))}]")
_INVISIBLE = re.compile("[\u200b-\u200d\u2060\ufe0e\ufe0f\ufeff]")


#: Every character that is white space, for the strip methods: what ``\\s`` matches.
#: A letter of Chinese, Japanese or Korean.
CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")
WHITE = "".join(char for char in map(chr, range(0x3001)) if char.isspace())


def words(table: str) -> list[str]:
    """The words of a table that is written as a block of text."""
    return table.split()


def fold(text: str) -> str:
    """The text with full-width forms and dashes as ASCII; the same length."""
    if text.isascii() or not _FOLDED.search(text):
        return text
    return text.translate(_FOLD)


def bare(text: str) -> str:
    """The text without invisible characters, and without emphasis and white space round it."""
    if not text.isascii():
        text = _INVISIBLE.sub("", text)
    return text.strip(" \t\r\n\xa0\u3000*_`~")


_ABSENT = frozenset(
    words(r"""
    - -- --- ---- – — ― —— − ‐ ➖ / // \ \\ | · • . .. ... … ? ?? ??? ❓ ❔ # x̶ n/a na
    n.a. n.a n\a none null nil nan void tbd tba tbc t.b.d. unknown unspecified 暂无 无
    無 暂缺 缺 未知
    待定 待补充 待更新 待补 待发布 没有 暂未 暂未公开 未公开 未公布
    敬请期待 尚无 不详 なし 無し 不明 未定 없음 미정 미공개
    :heavy_minus_sign: :question: :grey_question: :no_entry_sign: &nbsp; []()
""")
) | {"", "coming soon", "not available", "not applicable", "to be announced"}
_LONGEST_ABSENT = max(map(len, _ABSENT)) + 2


def is_absent(text: str) -> bool:
    """Whether the text says that there is no value: empty, ``-``, ``/``, ``N/A``, ``暂无``, ``❓``…

    A cross (``❌``, ``:x:``) is no absence but the value *false*: see `parse_mark`.
    """
    text = text.strip()
    return _short_is_absent(text) if len(text) <= _LONGEST_ABSENT else not bare(text)


@lru_cache(CACHE)
def _short_is_absent(text: str) -> bool:
    text = fold(text).casefold()
    if text in _ABSENT:
        return True
    text = bare(text)
    if text[:1] in {"(", "["} and text[-1:] in {")", "]"}:
        text = text[1:-1].strip()
    return text in _ABSENT


#: Emoji written as words: `:dvd:`, `:camera::dvd:`; stars are values, and stay.
SHORTCODE = lazy_pattern(r"(?<![\w:])(?::(?!star)[a-z][a-z0-9_+-]+:)+(?![\w:])")


def without_shortcodes(text: str) -> str:
    """``Datasets :dvd:``: the text without emoji written as words."""
    return SHORTCODE.sub("", text).strip() if text.count(":") > 1 else text


# letters that Unicode has for formulas, used to set words in bold or italics: `𝐌𝐚𝐜𝐡𝐢𝐧𝐞`
_STYLED = re.compile("[\U0001d400-\U0001d7ff]{2,}")


def plain_letters(text: str) -> str:
    """A text whose words in mathematical letters are written in plain ones.

    >>> plain_letters("𝐌𝐚𝐜𝐡𝐢𝐧𝐞 𝛼")
    'Machine 𝛼'
    """
    if text.isascii() or not _STYLED.search(text):
        return text
    return _STYLED.sub(lambda run: unicodedata.normalize("NFKC", run.group()), text)
