"""Facts about an event, in bullets above the table of what was presented there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from mdcatalog.extract.labels import split_label
from mdcatalog.extract.reading import Found
from mdcatalog.extract.shapes import head_of
from mdcatalog.extract.titles import is_role_link, title_text
from mdcatalog.headers import header_spellings
from mdcatalog.tree import Block, List, Table
from mdcatalog.values import find_date
from mdcatalog.vocabulary import FIELDS, fold

_DATES = frozenset(map(fold, FIELDS["date"]))
_MOST_FACTS = 12
_DAY = len("2020-05-15")


def event_date(blocks: Sequence[Block], index: int) -> str | None:
    """The day that bullets above a table give, if they are nothing but labelled facts.

    ``- 日時：2020/05/15 (金)``, ``- 参加者：24名``, ``- イベントページ：[connpass](…)``.
    """
    block = blocks[index]
    if not isinstance(block, List) or not 1 < len(block.items) <= _MOST_FACTS:
        return None
    if not any(isinstance(below, Table) for below in blocks[index + 1 : index + 3]):
        return None
    day = None
    for item in block.items:
        head = head_of(item)
        labelled = split_label(head, any_label=True) if len(item.blocks) == 1 else None
        if labelled is None:
            if len(head) == 1 and is_role_link(head[0]):
                continue
            return None
        if header_spellings(labelled.label)[0] in _DATES:
            found = find_date(title_text(labelled.value))
            day = found.value if found and len(found.value) == _DAY else day
    return day


def date_talks(found: Iterable[Found], day: str) -> None:
    """Give the talks of an event its day, unless they have their own."""
    for talk in found if day else ():
        if talk.kind == "lecture":
            talk.entry.values.setdefault("heading_date", day)
