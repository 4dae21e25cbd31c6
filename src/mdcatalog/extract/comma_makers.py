"""Who made each thing, behind a comma and its linked name: ``[Quay Set](…), RCV Lab at KAIST``.

Where most of a document's things have people or organisations there that are known for such, what
is written there as a name is one, too.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from mdcatalog.extract.course_names import makers_of, may_be_teachers
from mdcatalog.extract.entries import Entry
from mdcatalog.extract.licenses import is_license
from mdcatalog.patterns import lazy_pattern
from mdcatalog.values import parse_year
from mdcatalog.vocabulary import VENUE_WORDS, fold, is_sort, role_of

_LEAST_KNOWN = 5
_LEAST_NAMES = 4
_MOST_WORDS = 8
_FORMATS = frozenset(("CSV", "TSV", "JSON", "JSONL", "XML", "SQL", "PDF", "RDF", "API", "HTML"))
_TOPICS = frozenset(
    [
        *("NLP", "LIDAR", "LiDAR", "RGB", "RGBD", "RGB-D", "IMU", "GPS", "SLAM", "CV", "ML", "AI"),
        *("RL", "IR", "QA", "ASR", "TTS", "OCR", "GIS", "CAD", "EEG", "ECG", "MRI", "CT", "SAR"),
    ]
)
_SMALL = frozenset(("at", "of", "the", "and", "for", "in", "de", "&"))
_NO_NAME = re.compile(r"(?<!Univ)(?<!Inst)(?<!Dept)[.!?。][\s)]|[:;()\[\]\"“”]|\d{3}")
# `RCV Lab at KAIST`, `Harbour Robotics Group`
_PLACED = lazy_pattern(
    r"(?:[A-Z][A-Za-z]*[A-Z]\w*|.*\b(?:Lab|Group|Team|Center|Centre)) at [A-Z].*"
    r"|(?:.* )?(?:Lab|Labs|Laboratory|Group|Team|Center|Centre|Dept\.?|Department"
    r"|Foundation|Consortium)(?: (?:of|for|at) .*)?"
)


def share_comma_makers(entries: Sequence[Entry]) -> None:
    """Take such names as who made the things of a list, where most of them are known.

    One sentence or topic in five, and what is there may be anything.
    """
    told = [entry for entry in entries if "behind_comma" in entry.values]
    if len(told) < _LEAST_KNOWN:
        return
    known: list[Entry] = []
    named: list[Entry] = []
    for entry in told:
        words = _told(entry)
        if not words or _is_known(entry, words):
            known.append(entry)
        elif _may_be_name(words):
            named.append(entry)
    several = len({_told(entry) or str(entry.values) for entry in known})
    if len(known) < _LEAST_KNOWN or several < _LEAST_NAMES or len(known) * 5 < len(told) * 2:
        return  # `MIT` behind each of them may be their licence
    if (len(known) + len(named)) * 5 < len(told) * 4:
        return
    may_be = {id(entry) for entry in named}
    for entry in told:
        words = _told(entry)
        if not words or "organizations" in entry.values or "authors" in entry.values:
            continue
        if id(entry) in may_be and _is_maker(entry, words):
            entry.add_value("organizations", [words])
        elif not makers_of(words) and (people := may_be_teachers(words)):
            entry.add_value("authors", people)
        else:
            continue
        entry.description = entry.description.partition("\n")[2].lstrip()


def _told(entry: Entry) -> str:
    return entry.description.partition("\n")[0].strip(" ,.")


def _is_known(entry: Entry, words: str) -> bool:
    if "authors" in entry.values or "organizations" in entry.values:
        return True
    return bool(makers_of(words) or may_be_teachers(words))


def _may_be_name(words: str) -> bool:
    """Whether words are a few, all in capitals, and no sentence, sort of thing, licence or year."""
    parts = words.split()
    if not 0 < len(parts) <= _MOST_WORDS or _NO_NAME.search(f"{words} "):
        return False
    if not all(any(map(str.isupper, part)) or part in _SMALL for part in parts):
        return False
    if parse_year(words) is not None or is_license(words) or words.upper() in _FORMATS:
        return False
    return not (is_sort(words) or role_of(words))


def _is_maker(entry: Entry, words: str) -> bool:
    """Whether a name is one that people do not have: initials, a lab's, or that of the thing."""
    if fold(words) in VENUE_WORDS or words in _TOPICS:
        return False
    if _PLACED.fullmatch(words) or entry.title.startswith(f"{words} "):
        return True
    return all(sum(map(str.isupper, part)) > 1 for part in words.split())
