"""How many hours a data set of speech or film holds, where a header gives the unit: ``Hours``."""

from __future__ import annotations

import re
from typing import Any

from mdcatalog.vocabulary import fold

# Headers, and the unit of the numbers below them.
_UNITS = {
    **dict.fromkeys(("hours", "hrs", "total hours", "# hours", "#hours", "no. of hours"), "hours"),
    **dict.fromkeys(("duration (hours)", "duration (h)", "length (hours)", "size (hours)"), "hours"),
    **dict.fromkeys(("小时", "小时数", "时长(小时)", "时长 (小时)", "总时长(小时)"), "小时"),
    **dict.fromkeys(("時間", "時間数"), "時間"),
    "시간": "시간",
}
_NUMBER = re.compile(r"[~≈约]?\s?\d[\d.,]*\s?[kK]?\+?")


def size_in_hours(values: dict[str, Any], extra: dict[str, str]) -> None:
    """``Hours`` over ``178``: the size of a data set of which no other is told, with its unit."""
    if "size" in values:
        return
    for label, text in extra.items():
        unit = _UNITS.get(fold(label))
        if unit and _NUMBER.fullmatch(text.strip()):
            values["size"] = f"{text.strip()} {unit}"
            del extra[label]
            return
