"""Citations that commas part: ``A. One, B. Two, The Title, Venue, Year``."""

from __future__ import annotations

import re
from typing import NamedTuple

from mdcatalog.extract.citation_parts import YEAR_PART
from mdcatalog.extract.person_names import is_name
from mdcatalog.extract.venues import is_title_case, venue_like
from mdcatalog.patterns import lazy_pattern
from mdcatalog.vocabulary import NO_NAMES

_LEAST_COMMAS = 2
_LEAST_TITLE = 2
_LONGEST_CITATION = 600
# `Jane Doe and John Roe, The Title`
_PAIR = lazy_pattern(
    r"(?P<one>[^,]{5,30}) (?:and|&) (?P<other>[^,]{5,30}), (?P<title>(?:\S+ ){3,}\S+)"
)

_COMMA = re.compile(r",\s+(?:and\s+)?")
_AND = re.compile(r"\s+(?:and|&)\s+")
_ET_AL = re.compile(r"\bet\.? al\b\.?")
_PREPRINT = re.compile(r"arXiv(?: preprint)?[: ]\d{4}\.\d{4,5}(?:v\d+)?", re.IGNORECASE)
_MOST_NAMES = 4  # words of a venue that nobody knows
_LEAST_FULL_TITLE = 4
# Words of what ends a title: `, A Survey`, `, Extended Version`, `, Parts I and II`.
_OF_TITLES = frozenset(
    [
        *("a", "an", "the", "part", "parts", "version", "edition", "volume", "revisited"),
        *("explained", "survey", "review", "tutorial", "overview", "introduction", "approach"),
    ]
)


class _Part(NamedTuple):
    """What stands between two commas, and where."""

    text: str
    start: int
    end: int


def comma_citation(text: str) -> tuple[str, str, str] | None:
    """``A. One, B. Two, The Title, Venue, Year``: its names, its title and what follows it."""
    text = " ".join(text.split()).rstrip(".,; [(（")
    text = _with_comma(text)
    pair = _PAIR.match(text)
    if pair and text.count(",") < _LEAST_COMMAS:
        named = all(is_name(name) and " " in name for name in (pair["one"], pair["other"]))
        return (f"{pair['one']}, {pair['other']}", pair["title"], "") if named else None
    if text.count(",") < _LEAST_COMMAS or len(text) > _LONGEST_CITATION or '"' in text:
        return None
    parts = _parts(text)
    names = [is_name(part.text) and " " in part.text for part in parts]
    count = names.index(False) if False in names else len(parts)
    ends = next(
        (
            i
            for i in range(max(count, 1), len(parts))
            if venue_like(parts[i].text) or YEAR_PART.fullmatch(parts[i].text)
        ),
        len(parts),
    )
    others = 0 < count < ends and _ET_AL.fullmatch(parts[count].text) is not None
    count += others  # `A. One, et al., The Title`
    if any(_ET_AL.search(part.text) for part in parts[count:ends]):
        return None  # names stand behind the title
    if not count:
        return _title_first(text, parts, ends)
    if count == ends and count > 1:
        count -= 1  # a title that reads as a name stands last
    if ends - count > 1 and _names_unknown_venue(text, parts, count, ends):
        ends -= 1
    title = text[parts[count].start : parts[ends - 1].end]
    if len(title.split()) < 2 or (count == 1 and ends == len(parts)):
        return None
    return ", ".join(part.text for part in parts[:count]), title, _rest(parts[ends:])


def _with_comma(text: str) -> str:
    """``A. One, B. Two, The Title. CVPR, 2016``: the text with a comma before the venue, too."""
    stop = text.rfind(". ")
    title, place = text[:stop], text[stop + 2 :].partition(",")[0]
    if stop <= 0 or not (venue_like(place) or _PREPRINT.fullmatch(place)):
        return text
    last = title.rpartition(", ")[2]
    several = last.count(" ") >= _LEAST_TITLE and not is_name(last)
    return f"{title}, {text[stop + 2 :]}" if several else text


def _names_unknown_venue(text: str, parts: list[_Part], count: int, ends: int) -> bool:
    """Whether what stands right before the year is a venue, known or not: ``Title, Sadhana, 1994``.

    Behind a title in full, by a name of few words that no title ends in.
    """
    if ends == len(parts) or YEAR_PART.fullmatch(parts[ends].text) is None:
        return False
    name = parts[ends - 1]
    words = name.text.split()
    title = text[parts[count].start : parts[ends - 2].end]
    return (
        len(words) <= _MOST_NAMES
        and len(title.split()) >= _LEAST_FULL_TITLE
        and words[0][:1].isupper()
        and _OF_TITLES.isdisjoint(map(str.lower, words))
        and (len(words) > 1 or name.text.lower() not in NO_NAMES)
        and is_title_case(name.text)
        and not title.endswith((":", "?"))
        and text[parts[ends - 2].end : name.start].strip() == ","
    )


def _parts(text: str) -> list[_Part]:
    """What commas part; two names with `and` between them are two parts."""
    parts: list[_Part] = []
    position = 0
    for end, following in [
        *((match.start(), match.end()) for match in _COMMA.finditer(text)),
        (len(text), len(text)),
    ]:
        both = _AND.split(text[position:end])
        if len(both) > 1 and all(map(is_name, both)):
            parts.extend(_Part(name.strip(), position, end) for name in both)
        else:
            parts.append(_Part(text[position:end].strip(), position, end))
        position = following
    return parts


def _title_first(text: str, parts: list[_Part], ends: int) -> tuple[str, str, str] | None:
    """``The Title, A. One, B. Two, Venue, Year``, where a venue or a year shows what it is."""
    first = ends
    while first > 1 and " " in parts[first - 1].text and is_name(parts[first - 1].text):
        first -= 1
    title = text[: parts[first - 1].end]
    if ends == len(parts) or first == ends or len(title.split()) < _LEAST_TITLE:
        return None
    return ", ".join(part.text for part in parts[first:ends]), title, _rest(parts[ends:])


def _rest(parts: list[_Part]) -> str:
    return ", ".join(part.text for part in parts)
