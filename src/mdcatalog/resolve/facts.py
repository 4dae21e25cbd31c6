"""What of a record says which thing it is: identifiers, titles, years, places."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence, Set
from functools import lru_cache

from mdcatalog.extract.records import normalized
from mdcatalog.models import Record

#: Schemes whose names are the same whatever their case.
_CASELESS = frozenset({"doi", "github", "gitlab", "gitee", "bitbucket", "huggingface"})
_LATIN_WORD = re.compile(r"[^\W\d_\u2e80-\ua4cf\uac00-\ud7af\uf900-\ufaff]{2,}")
_CJK = re.compile(r"[\u2e80-\ua4cf\uac00-\ud7af\uf900-\ufaff]")
_YEAR = re.compile(r"\d{4}")

# How much a title must say to stand for one thing: a Latin word counts one, two CJK
# characters count one.
_FULL_TITLE = 4.0
_LONG_TITLE = (3.0, 20)


def identity_facts(identifiers: Mapping[str, str]) -> dict[str, str]:
    """A record's identifiers as they are compared; schemes with two numberings are two."""
    facts: dict[str, str] = {}
    for scheme, value in identifiers.items():
        value = value.strip()
        if scheme in _CASELESS:
            value = value.lower()
        if scheme == "semanticscholar" and value.startswith("CorpusID:"):
            scheme = "semanticscholar-corpus"
        if value:
            facts[scheme] = value
    return facts


@lru_cache(maxsize=65536)
def title_key(title: str) -> str:
    """A title for comparing: case, punctuation, width and spaces folded away."""
    return normalized(title)


@lru_cache(maxsize=65536)
def is_full_title(title: str) -> bool:
    """Whether a title says enough to stand for one thing (``VGG`` and ``BERT`` do not)."""
    weight = len(_LATIN_WORD.findall(title)) + len(_CJK.findall(title)) / 2
    least, length = _LONG_TITLE
    return weight >= _FULL_TITLE or (weight >= least and len(title_key(title)) >= length)


def years_of(record: Record) -> set[int]:
    """The years that a record states; empty where it states none."""
    years: set[int] = set()
    for name in ("year", "published", "date"):
        value = getattr(record, name, None)
        if isinstance(value, int):
            years.add(value)
        elif isinstance(value, str) and (match := _YEAR.match(value)):
            years.add(int(match[0]))
    return years


def years_agree(one: Set[int], other: Set[int]) -> bool:
    """Whether two sets of years are not apart by more than one (or one is unknown)."""
    if not one or not other:
        return True
    return any(abs(a - b) <= 1 for a in one for b in other)


def places_of(records: Sequence[Record]) -> set[str]:
    """The innermost headings and the descriptions of records, for comparing."""
    places: set[str] = set()
    for record in records:
        if record.section and (heading := title_key(record.section[-1])):
            places.add("section " + heading)
        if record.description and (text := title_key(record.description)):
            places.add("description " + text)
    return places


def durations_of(records: Sequence[Record]) -> set[int]:
    """The durations that records state, in seconds."""
    found = (getattr(record, "duration_seconds", None) for record in records)
    return {seconds for seconds in found if isinstance(seconds, int)}


def durations_agree(one: Set[int], other: Set[int]) -> bool:
    """Whether two sets of durations could be of one recording (or one is unknown)."""
    if not one or not other:
        return True
    return any(abs(a - b) <= max(60, a // 10) for a in one for b in other)


def same_recording(one: Set[int], other: Set[int]) -> bool:
    """Whether two recordings are of one length to the second; round lengths prove nothing."""
    return any(abs(a - b) <= 2 and a % 60 and b % 60 for a in one for b in other)
