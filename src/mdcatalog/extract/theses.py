"""Theses, by words behind their titles: ``Master's thesis by K. Roe (Pier University, 2021)``."""

from __future__ import annotations

import re

from mdcatalog.extract.course_names import makers_of
from mdcatalog.extract.entries import Entry
from mdcatalog.extract.organizations import is_organization
from mdcatalog.extract.person_names import is_name
from mdcatalog.patterns import lazy_pattern
from mdcatalog.values import parse_date
from mdcatalog.vocabulary import FORMS, fold

_SORT = lazy_pattern(
    r"[\s,.;:(–—-]*(?P<sort>[A-Z][\w.'’]{1,15}(?: \w[\w'’]{1,15}){0,2}?"
    r"(?:(?<=thesis)|(?<=issertation)))(?=[\s,.;:()])"
)
_JOINT = re.compile(r"\s*[,;()（）]\s*|\s+(?:by|at|from|of|[-–—|])\s+")
_LONGEST = 160
_NAME_WORDS = range(2, 6)
_AROUND = " .,;:|–—-"


def take_thesis(entry: Entry, words: str) -> str:
    """The words behind a title, unless they are a sort of thesis, who wrote it, where and when."""
    if len(words) > _LONGEST or "\n" in words or not ("hesis" in words or "issertat" in words):
        return words
    found = _SORT.match(words)
    if found is None or not _is_thesis(found["sort"]):
        return words
    parts = [part.strip(_AROUND) for part in _JOINT.split(words[found.end() :])]
    names: list[str] = []
    makers: list[str] = []
    date = ""
    for part in filter(None, parts):
        if not date and (told := parse_date(part)):
            date = told
        elif not names and not makers and _is_writer(part):
            names = [part]
        elif made := makers_of(part) or ([part] if names and part.isupper() else []):
            makers.extend(made)
        else:
            return words
    if not names or "authors" in entry.values or "venue" in entry.values:
        return words
    entry.add_value("authors", names)
    entry.add_value("organizations", makers)
    entry.add_value("venue", found["sort"])
    entry.add_value("year", int(date[:4]) if date else None)
    entry.add_value("published", date if len(date) > len("2021") else None)
    entry.citation = True
    return ""


def _is_thesis(sort: str) -> bool:
    """Whether words are a form of thesis, however its degree is written: ``Ph.D. thesis``."""
    return FORMS.get(fold(sort.replace("’", "'").replace("Ph.D.", "PhD"))) == "thesis"


def _is_writer(part: str) -> bool:
    """Whether a part is one name in full, or with an initial: ``K. Roe``."""
    words = part.split()
    if len(words) not in _NAME_WORDS or is_organization(part) or makers_of(part):
        return False
    return is_name(part) and part[:1].isupper()
