"""Tables that are logs: a column counts the days on which things were read."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from mdcatalog.extract.entries import Entry
from mdcatalog.vocabulary import fold

_DAYS = frozenset(
    [
        *("day", "days", "day no", "day no.", "day number", "day #", "#day", "日", "天", "天数"),
        *("日数", "日目", "第几天", "일", "일차", "день", "día", "dia", "jour", "tag", "giorno"),
    ]
)
_DATES = frozenset(
    [*("date", "日期", "日付", "时间", "날짜", "日时", "дата", "fecha", "datum", "data"), "read on"]
)
# `01`, `Day 12`, `第3天`, `5日目`, `7일차`
_COUNT = re.compile(r"(?:day|第)?\s*#?\s*(\d{1,3})\s*(?:天|日目|日|일차|일)?", re.IGNORECASE)
_LEAST = 2
_WIDEST = 3  # days from one row to the next, where some were left out


def count_days(headers: Sequence[str], title: int | None, entries: Sequence[Entry]) -> None:
    """Number the rows of a log by the column that counts its days: ``Day | Date | Paper``.

    What stands below ``Date`` beside it is when a thing was read.
    """
    for column, header in enumerate(headers):
        if column != title and fold(header) in _DAYS and (days := _counted(entries, header)):
            for entry, day in zip(entries, days, strict=True):
                entry.add_value("number", day)
                entry.values["logged"] = True
                entry.fields = [told for told in entry.fields if told.label != header]
            return


def _counted(entries: Sequence[Entry], header: str) -> list[int]:
    """The days that a column counts, up or down; none where one of its cells does not."""
    days: list[int] = []
    for entry in entries:
        text = next((told.text for told in entry.fields if told.label == header), "")
        match = _COUNT.fullmatch(text.strip())
        if match is None:
            return []
        days.append(int(match[1]))
    steps = [after - before for before, after in pairwise(days)]
    if len(days) < _LEAST or not (all(s > 0 for s in steps) or all(s < 0 for s in steps)):
        return []
    return days if abs(days[-1] - days[0]) <= _WIDEST * len(days) else []


def is_day_of_log(entry: Entry, label: str) -> bool:
    """Whether a label says when an entry of a log was read, not when it was published."""
    return "logged" in entry.values and fold(label) in _DATES
