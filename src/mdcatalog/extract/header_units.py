"""Sizes and lengths where a header gives their unit: ``Hours``, ``Size (GB)``, ``Tokens (T)``."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from mdcatalog.extract.entries import Labelled
from mdcatalog.vocabulary import fold

# Headers over how many hours of speech or film there are, and the unit of the numbers below.
_HOURS = {
    **dict.fromkeys(("hours", "hrs", "total hours", "# hours", "#hours", "no. of hours"), "hours"),
    **dict.fromkeys(("duration (hours)", "duration (h)", "length (hours)"), "hours"),
    **dict.fromkeys(("小时", "小时数", "时长(小时)", "时长 (小时)", "总时长(小时)"), "小时"),
    **dict.fromkeys(("時間", "時間数"), "時間"),
    "시간": "시간",
}
_NUMBER = re.compile(r"[~≈约]?\s?\d[\d.,]*\s?[kK]?\+?")
# `Size (GB)`, `Tokens [T]`, `规模（万）`
_UNIT = re.compile(
    r"(?P<what>[^()\[\]]*?)\s*[(\[](?:in )?(?P<unit>[kmgtp]i?b|bytes|hours|hrs?|h|[kmbt]|thousands?"
    r"|millions?|billions?|trillions?|百万|千|万|億|亿|小时|時間)[)\]]"
)
_WHOLE = {"k": "K", "m": "M", "b": "B", "t": "T"}


def size_in_hours(values: dict[str, Any], extra: dict[str, str]) -> None:
    """``Hours`` over ``178``: the size of a data set of which no other is told, with its unit."""
    if "size" in values:
        return
    for label, text in extra.items():
        unit = _HOURS.get(fold(label))
        if unit and _NUMBER.fullmatch(text.strip()):
            values["size"] = f"{text.strip()} {unit}"
            del extra[label]
            return


_MINUTES = frozenset(
    [
        *("min", "mins", "minutes", "min.", "length (min)", "duration (min)", "duration (minutes)"),
        *("分", "分钟", "时长(分)", "时长(分钟)", "時間(分)", "分鐘", "분"),
    ]
)


def length_in_minutes(values: dict[str, Any], extra: dict[str, str]) -> None:
    """``Mins`` over ``35``: the length of a talk of which no other is told, in seconds."""
    if "duration_seconds" in values:
        return
    for label, text in extra.items():
        if fold(label) in _MINUTES and text.strip().isdecimal():
            values["duration_seconds"] = int(text) * 60
            del extra[label]
            return


def size_with_unit(values: dict[str, Any], fields: Iterable[Labelled]) -> None:
    """``Size (GB)`` over ``12``: a size that is but a number, with the unit of its header."""
    size = values.get("size")
    if not size or not _NUMBER.fullmatch(size):
        return
    for told in fields:
        if told.text.strip() != size or told.label[-1:] not in (")", "]", "）"):
            continue
        if match := _UNIT.fullmatch(fold(told.label)):
            unit = match["unit"]
            counted = "tokens" if "token" in match["what"] else ""
            scale = _WHOLE.get(unit) or (unit.upper() if unit.endswith("b") else unit)
            values["size"] = f"{size} {scale} {counted}".rstrip()
            return
