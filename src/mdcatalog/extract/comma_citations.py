"""Citations that commas part: ``A. One, B. Two, The Title, Venue, Year``."""

from __future__ import annotations

import re

from mdcatalog.extract.citations import YEAR_PART, is_name, venue_like

_LEAST_COMMAS = 2
_LEAST_TITLE = 3
_LONGEST_CITATION = 600
# `Jane Doe and John Roe, The Title`
_PAIR = re.compile(
    r"(?P<one>[^,]{5,30}) (?:and|&) (?P<other>[^,]{5,30}), (?P<title>(?:\S+ ){3,}\S+)"
)


def comma_citation(text: str) -> tuple[str, str, str] | None:
    """``A. One, B. Two, The Title, Venue, Year``: its names, its title and what follows it."""
    text = " ".join(text.split()).rstrip(".,; [(（")
    pair = _PAIR.match(text)
    if pair and text.count(",") < _LEAST_COMMAS:
        named = all(is_name(name) and " " in name for name in (pair["one"], pair["other"]))
        return (f"{pair['one']}, {pair['other']}", pair["title"], "") if named else None
    if text.count(",") < _LEAST_COMMAS or len(text) > _LONGEST_CITATION or '"' in text:
        return None
    parts: list[str] = []
    for part in re.split(r",\s+(?:and\s+)?", text):
        both = re.split(r"\s+(?:and|&)\s+", part)
        parts.extend(both if all(map(is_name, both)) else [part])
    count = 0
    while count < len(parts) and is_name(parts[count].strip()) and " " in parts[count].strip():
        count += 1
    ends = next(
        (
            i
            for i in range(max(count, 1), len(parts))
            if venue_like(parts[i]) or YEAR_PART.fullmatch(parts[i].strip())
        ),
        len(parts),
    )
    if count == ends and count > 1:
        count -= 1  # a title that reads as a name stands last
    title = ", ".join(parts[count:ends]).strip()
    if not count:
        return _title_first(parts, ends)
    if len(title.split()) < 2 or (count == 1 and ends == len(parts)):
        return None
    return ", ".join(parts[:count]), title, ", ".join(parts[ends:])


def _title_first(parts: list[str], ends: int) -> tuple[str, str, str] | None:
    """``The Title, A. One, B. Two, Venue, Year``, where a venue or a year shows what it is."""
    first = ends
    while first > 1 and " " in parts[first - 1].strip() and is_name(parts[first - 1].strip()):
        first -= 1
    title = ", ".join(parts[:first]).strip()
    if ends == len(parts) or ends - first < _LEAST_COMMAS or len(title.split()) < _LEAST_TITLE:
        return None
    return ", ".join(parts[first:ends]), title, ", ".join(parts[ends:])
