"""What a header that no field takes says of the values below it."""

from __future__ import annotations

from mdcatalog.patterns import lazy_pattern
from mdcatalog.values import (
    find_year,
)
from mdcatalog.vocabulary import (
    FIELDS,
    VENUE_WORDS,
    fold,
)

_PUBLISHED_WORDS = frozenset(map(fold, FIELDS["published"]))
# Days on which something else was done with the thing.
_OTHER_DATE = lazy_pattern(
    r"add|access|updat|modif|last|due|read|complet|finish|start|end|review|visit|creat"
    r"|收录|完成|更新|访问|阅读|截止|录入|添加|开始|结束|创建|修改"
)
# What a venue is of that is not where the paper itself appeared.
_OTHER_VENUE = lazy_pattern(
    r"reject|submi|template|baseline|related|dataset|data|cite|inspir|follow|previous|target"
    r"|模板|投稿|拒|相关|数据|引用|前作"
)
_LONGEST_VENUE = len("arXiv preprint, 2023-10")
_CAPITALS = 3


def heads_dates(header: str) -> bool:
    """Whether a header that no field takes says that a date stands below it: ``displaydate``."""
    return header in _PUBLISHED_WORDS or (
        header.endswith(("date", "日期")) and _OTHER_DATE.search(header) is None
    )


def states_venue(label: str, text: str) -> bool:
    """Whether a text is a venue's short name, below nearly any label: ``Record: ICML 2023``.

    Names in small letters are words as well (``Nature``, ``Neural Networks``).
    """
    if len(text) > _LONGEST_VENUE:
        return False
    found = find_year(text) if text[-1].isdigit() else None
    name = text[: found.start].strip(" ,'’-") if found else text
    folded = fold(name)
    if folded not in VENUE_WORDS or _OTHER_VENUE.search(label):
        return False
    return folded == "arxiv" or sum(map(str.isupper, name)) >= _CAPITALS
