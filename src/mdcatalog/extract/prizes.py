"""Prizes behind the venues that gave them: ``NeurIPS 2020 Best Paper``."""

from __future__ import annotations

import re

from mdcatalog.extract.entries import Entry
from mdcatalog.patterns import lazy_pattern

#: `NAACL 2018 最佳论文，AllenNLP`
PRIZED = lazy_pattern(
    r"(?P<venue>[^,，;；]*?\d)\s*[,，]?\s*"
    r"(?P<prize>(?:最佳|杰出|优秀|傑出|最優秀)[^\s,，;；]{0,8}(?:论文|論文|奖|獎|賞)?(?:提名|奖|獎)?"
    r"|(?:(?:best|outstanding|distinguished) [\w ]{0,20}?paper(?: awards?| nominee| runner-up)?"
    r"|test of time(?: award)?))(?P<others>(?:[,，;；].*)?)",
    re.IGNORECASE,
)


def part_prize(entry: Entry) -> None:
    """Let the prize behind a venue that words told be a tag, and the venue stand alone."""
    venue = entry.values.get("venue")
    if not isinstance(venue, str) or " " not in venue:
        return
    prized = PRIZED.fullmatch(venue)
    if prized is None or prized["others"]:
        return
    entry.values["venue"] = prized["venue"].rstrip()
    entry.tags.append(prized["prize"])
