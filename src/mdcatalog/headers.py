"""The forms in which a column header or a label is looked up in the vocabulary."""

from __future__ import annotations

import re
from functools import lru_cache

from mdcatalog.patterns import lazy_pattern
from mdcatalog.values import parse_mark
from mdcatalog.vocabulary import FIELDS, METHOD_COLUMNS, PARENTHESES, PARTS, SHORT, fold


def is_method(header: str) -> bool:
    """Whether a header says by which method something is done: ``Approach``, ``算法``."""
    return bool(header) and header_spellings(header)[0] in METHOD_COLUMNS


# `Citations as of Feb. 2025`, `引用数（截至 2025 年 2 月）`
_AS_OF = re.compile(r"[\s,(（]*(?:\bas of\b|截至|截止).*$")
_TOO_LONG = ("tl;dr", "tl; dr", "tl dr", "tl:dr")
_LEAST_HEADER = 2  # words of a header that may end in another
_LONGEST_HEADER = 5


def header_spellings(text: str) -> tuple[str, ...]:
    """The forms of a column header or label to look up, most exact first."""
    return _short_spellings(text) if len(text) <= SHORT else _spellings(text)


def _spellings(text: str) -> tuple[str, ...]:
    folded = fold(text)
    if not folded and "#" in text:
        return ("number",)  # the sign that heads a column of numbers folds to nothing
    if not any(map(str.isalnum, text)) and parse_mark(text):
        return ("done",)  # a tick heads a column of ticks
    folded = folded.rstrip("?") or folded  # `Done?`
    folded = "tldr" if folded in _TOO_LONG else _AS_OF.sub("", folded) or folded
    if not folded.isascii() and " " in folded and max(map(len, folded.split())) == 1:
        folded = folded.replace(" ", "")  # `발 표 자`, `姓 名`
    spellings = [folded]
    bare = fold(PARENTHESES.sub(" ", folded))
    if bare and bare != folded:
        spellings.append(bare)
    spellings.extend(
        part
        for part in (fold(p) for p in PARTS.split(bare or folded))
        if part and part not in spellings
    )
    inner = PARENTHESES.findall(folded)
    spellings.extend(
        part
        for text in inner  # `Published (Conference/Year)`
        for part in map(fold, (text[1:-1], *PARTS.split(text[1:-1])))
        if part and part not in spellings
    )
    words = folded.split()
    if folded.isascii() and _LEAST_HEADER < len(words) <= _LONGEST_HEADER:
        spellings.append(" ".join(words[-2:]))  # `Earliest publication time`
    if 1 < len(words) <= _LONGEST_HEADER and _SAID_BEHIND.match(folded):
        spellings.append(words[0])
    if folded[:4] == "who " and _WHO.match(folded):
        spellings.append("speaker")
    if not folded.isascii() and 4 <= len(folded) <= 12:
        # `模型描述` is a description: the word that ends a Chinese header says what it is
        spellings.extend(
            ending
            for ending in _FIELD_ENDINGS
            if folded.endswith(ending)
            and ending not in spellings
            # `Fork数量` counts what people do with a repository, not what it holds
            and not (ending == "数量" and _REPOSITORY_COUNTS.match(folded))
        )
    return tuple(spellings)


# `Название курса`, `Nombre del curso`: the word that says what the column holds stands first
_SAID_BEHIND = lazy_pattern(
    r"[а-яё]{3,} (?!на )[а-яё]{3,}|[^\W\d_]{3,} (?:de|del|des|du|do|da|dos|das|della|dello) \w"
)
# `Who gives the lecture?`, `who is speaking`
_WHO = lazy_pattern(
    r"who (?:(?:is|are) )?(?:gives?|giving|teach(?:es|ing)|speaks?|speaking|presents?|presenting"
    r"|lectur(?:es|ing)|leads|leading|talks)\b"
)
_REPOSITORY_COUNTS = re.compile(
    r"(?:open |github )?(?:stars?|forks?|issues?|prs?|pull requests?|commits?|watch(?:ers)?|"
    r"releases?|downloads?|星标|关注|粉丝|贡献|下载|收藏|点赞)"
)

_short_spellings = lru_cache(maxsize=8192)(_spellings)

# What is said of time in a longer word is as often a length as a date.
_FIELD_ENDINGS = tuple(
    word
    for word in dict.fromkeys(fold(word) for words in FIELDS.values() for word in words)
    if not word.isascii()
    and 2 <= len(word) <= 3
    and word not in ("时间", "内容", "方法", "技术", "任务", "更新")
)
