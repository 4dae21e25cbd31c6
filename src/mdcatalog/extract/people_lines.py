"""Lines that say who wrote a thing and nothing more: names, and where people work."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from mdcatalog.extract.cited_lines import told_parts
from mdcatalog.extract.organizations import is_named_organization
from mdcatalog.extract.person_names import is_known_person, is_name, names_like
from mdcatalog.extract.titles import is_role_link, title_text
from mdcatalog.patterns import lazy_pattern
from mdcatalog.tree import Inline, Text
from mdcatalog.values import split_names

_FEW = 2
_LONGEST_CREDITS = 4000
_BY = lazy_pattern(r"(?:(?:[Aa]uthors?|作者|著者|저자)\s*[:：]|[Bb]y\b:?)\s*")
_AFFILIATED = lazy_pattern(r"(?P<name>[^()（）]{2,60}?)\s*[(（](?P<maker>[^()（）]{2,90})[)）]")
# what parts names for sure, so that a comma within may part a name from where it is
_MARK = lazy_pattern(r"\s+[·•∙⋅|]\s+|\s*[;；]\s*(?:and\s+)?")
_MARKS = frozenset("·•∙⋅|;；")


class Who(NamedTuple):
    """The people of a line, where they work, and whether the line is sure to be of people."""

    names: list[str]
    makers: list[str]
    sure: bool
    venue: str | None = None
    year: int | None = None


def who_in(line: Sequence[Inline]) -> Who | None:
    """Who a line names, if it is nothing but names, where people work, and links by role."""
    words = [piece for piece in line if not is_role_link(piece)]
    if not words or not all(isinstance(piece, Text) for piece in words):
        return None
    text = title_text(words).strip().strip("[]|,.;: \\")
    if any(map(str.isdigit, text[-5:])) or " et al" in text:
        return _cited(words)
    begun = _BY.match(text)
    text = text[begun.end() :] if begun else text
    if not text or len(text) > _LONGEST_CREDITS or any(map(str.isdecimal, text[:4])):
        return None
    if not _MARKS.isdisjoint(text) and len(parts := _MARK.split(text)) > 1:
        who = _parted_by_marks(parts)
    else:
        who = _parted_by_commas(text)
    return who._replace(sure=True) if who and begun and who.names else who


def _cited(words: list[Inline]) -> Who | None:
    """``Ann Lee et al., ICML 2020``: names with where and when."""
    told = told_parts(words)
    if told is None or told.title is not None or not told.citation.authors:
        return None
    said = told.citation
    return Who(said.authors, said.organizations, sure=True, venue=said.venue, year=said.year)


def _parted_by_marks(parts: list[str]) -> Who | None:
    """``Ann Lee (MIT) · Bob Roe``, ``Ann Lee, MIT; Bob Roe, Example University``."""
    names: list[str] = []
    makers: dict[str, None] = {}
    for part in filter(None, (part.strip(" ,.*") for part in parts)):
        name, maker = part, ""
        if (group := _AFFILIATED.fullmatch(part)) is not None:
            name, maker = group["name"], group["maker"]
        elif ", " in part:
            name, _, maker = part.partition(", ")
        names.append(name)
        if maker:
            makers[maker] = None
    people = [each for name in names for each in split_names(name)]
    good = sum(" " in name and is_name(name) for name in people)
    if len(people) != len(names) or good * 5 < len(names) * 4 or len(names) < _FEW:
        return None
    return Who(people, list(makers), sure=True)


def _parted_by_commas(text: str) -> Who | None:
    """``Ann Lee and Bob Roe (MIT)``, ``Ann Lee (MIT), Bob Roe``, ``Ann Lee, MIT``, ``Ann Lee``."""
    names: list[str] = []
    makers: dict[str, None] = {}
    for name in split_names(text):
        group = _AFFILIATED.fullmatch(name)
        names.append(group["name"] if group else name)
        if group:
            makers[group["maker"]] = None
    while len(names) > 1 and is_named_organization(names[-1]):
        makers[names.pop()] = None
    told = ", ".join(names)
    if not names or not names_like(told, strict=False):
        return None
    if len(names) == 1:
        full = " " in names[0] and is_name(names[0])
        return Who(names, list(makers), is_known_person(names[0])) if full else None
    whole = sum(" " in name or not name.isascii() for name in names)
    return Who(names, list(makers), sure=whole * 5 >= len(names) * 4)
