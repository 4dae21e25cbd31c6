"""Who gives or wrote what a cell names, beside its title, and where it was given, behind it.

``Jane Doe: [The Talk](…), PyTide 2018``, ``Dr. Jane Doe (Quay Inc.): [The Talk](…)``.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from mdcatalog.extract.course_names import is_given, plain_name
from mdcatalog.extract.entries import Entry, Labelled
from mdcatalog.extract.organizations import is_named_organization, is_organization
from mdcatalog.extract.person_names import (
    ET_AL,
    FULL_NAME_WORDS,
    is_known_person,
    is_name,
    names_like,
)
from mdcatalog.extract.talks import is_event_name
from mdcatalog.extract.titles import is_role_link
from mdcatalog.extract.venues import year_of
from mdcatalog.patterns import lazy_pattern
from mdcatalog.tree import Inline, Inlines, Link, Text
from mdcatalog.values import split_names

_LEAST = 3  # cells with a name before their title
_KNOWN = 3  # one name in so many begins with a given name that many have
_LEAST_PIECES = 2
_LONGEST_NAMES = 120
_SURNAMES = 3  # alone they are names where there are so many
_MOST_PLACE_WORDS = 4
_MARKS = (":", "：", " -", " –", " —", " |")
_CLOSED = ("):", "）：", ") -", ") –", ") —")
_HONORIFICS = ("Dr", "Prof")
_PLACED = lazy_pattern(r"(?P<names>[^()（）]+?)\s*[(（](?P<place>[^()（）\d]{2,40})[)）]")
_BEFORE_NAMES = ("b", "-", "–", "—", "|", "(", ",")
_NAMES_BEHIND = lazy_pattern(
    r"(?:\s*,?\s+by\s+|\s+[-–—|]\s+|\s*\(\s*(?:by\s+)?|,\s+(?:by\s+)?)"
    r"(?P<names>[^\W\d_][^()\[\]\d:;|]{3,160}?)\)?[.,;]?\s*(?=[(\[]|$)"
)
_EVENT = lazy_pattern(
    r"(?P<name>\S+(?: \S+){0,3}?)(?: (?:19|20)\d\d)?(?: (?:[Kk]eynote|[Tt]utorial|[Ww]orkshop))?"
)


class _Who(NamedTuple):
    names: list[str]
    place: str


class _Behind(NamedTuple):
    names: list[str]
    end: int


def credited_place(cells: Sequence[Inlines]) -> str:
    """Where names in full stand beside the titles of several cells, some of them known.

    ``before`` or ``behind`` them, or an empty text; a series before each of its parts (``Tide
    Tables: [Reading the Moon](…)``) is none.
    """
    if sum(map(_may_be_credited, cells)) >= _LEAST:
        told = [who.names for content in cells if (who := _before(content))]
        if _are_people(told):
            return "before"
    if sum(map(_may_end_in_names, cells)) >= _LEAST:
        found = [behind.names for content in cells if (behind := _behind(content))]
        if _are_people(found):
            return "behind"
    return ""


def _are_people(told: Sequence[list[str]]) -> bool:
    first = {names[0] for names in told if len(names[0].split()) in FULL_NAME_WORDS}
    if len(first) < _LEAST or len(first) * 2 < len(told):
        return False
    return sum(is_given(name.split()[0]) for name in first) * _KNOWN >= len(first)


def take_credits_around(entry: Entry, content: Inlines, place: str) -> Inlines:
    """The pieces of a cell's title without who stands before it and where behind it.

    Or without who stands behind it, as ``place`` says; where it is empty, without a maker before
    it that is known.
    """
    if not place:
        return _without_maker(entry, content)
    if place == "behind":
        found = _behind(content)
        if found is None or type(content[1]) is not Text:
            return content
        entry.add_value("authors", found.names)
        left = content[1].text[found.end :]
        return (content[0], *([content[1]._replace(text=left)] if left else []), *content[2:])
    if (who := _before(content)) is not None:
        entry.add_value("authors", who.names)
        entry.add_value("organizations", [who.place] if who.place else None)
        content = content[1:]
    behind: Inline | None = content[1] if len(content) == _LEAST_PIECES else None
    if type(behind) is Text and behind.text[:1] == "," and (told := behind.text.strip(" ,.")):
        _take_place(entry, told)
        content = content[:1]
    return content


def _may_end_in_names(content: Inlines) -> bool:
    """Whether words with a mark before them stand behind a linked title."""
    if len(content) < _LEAST_PIECES or type(content[0]) is not Link or not _is_title(content[0]):
        return False
    return type(content[1]) is Text and content[1].text.lstrip()[:1] in _BEFORE_NAMES


def _behind(content: Inlines) -> _Behind | None:
    """Who stands behind a linked title: ``[The Title](…) by Jane Doe``, ``… - Jane Doe et al.``."""
    told: Inline | None = content[1] if _may_end_in_names(content) else None
    match = _NAMES_BEHIND.match(told.text) if type(told) is Text else None
    if match is None:
        return None
    names = [plain_name(name) for name in split_names(ET_AL.sub("", match["names"]))]
    if not names or any(map(is_organization, names)):
        return None
    full = all(len(name.split()) in FULL_NAME_WORDS and is_name(name) for name in names)
    return _Behind(names, match.end()) if full else None


def take_placed(entry: Entry, pieces: list[Inline]) -> list[Inline]:
    """``Dr. Jane Doe (Quay AI): [The Title](…)``: the pieces without who and where before a link.

    Where no list of organisations has the place, the name has to be known, or titled.
    """
    linked = len(pieces) >= _LEAST_PIECES and type(pieces[1]) is Link
    first: Inline | None = pieces[0] if linked else None
    if type(first) is not Text or not first.text.rstrip().endswith(_CLOSED):
        return pieces
    who = _before(pieces)
    if who is None or not who.place or is_organization(who.place):
        return pieces
    if not (first.text.lstrip().startswith(_HONORIFICS) or is_known_person(who.names[0])):
        return pieces  # `Rope Engineering (Spark): [The Title](…)`
    entry.add_value("authors", who.names)
    entry.add_value("organizations", [who.place])
    return pieces[1:]


def _without_maker(entry: Entry, content: Inlines) -> Inlines:
    """``MIT OpenCourseWare: [The Title](…)``: the pieces without an organisation before a link."""
    if len(content) < _LEAST_PIECES or type(content[1]) is not Link:
        return content
    if not _may_be_credited(content) or type(content[0]) is not Text:
        return content
    maker = content[0].text.strip().rstrip(":：-–—| ")
    if len(maker) > _LONGEST_NAMES or not is_named_organization(maker):
        return content
    entry.add_value("organizations", [maker])
    return content[1:]


def _take_place(entry: Entry, told: str) -> None:
    event = _EVENT.fullmatch(told)
    if is_organization(told):
        entry.add_value("organizations", [told])
    elif event and is_event_name(event["name"]):
        entry.add_value("venue", told)
        entry.add_value("year", year_of(told))
    else:
        entry.fields.append(Labelled("", told, (), entry.start))


def _may_be_credited(content: Sequence[Inline]) -> bool:
    """Whether words that end in a mark stand before a title of its own."""
    if len(content) < _LEAST_PIECES or type(content[0]) is not Text:
        return False
    return content[0].text.rstrip().endswith(_MARKS) and _is_title(content[1])


def _is_title(piece: Inline) -> bool:
    if not isinstance(piece, (Text, Link)) or is_role_link(piece):
        return False
    return " " in piece.text.strip() and not (isinstance(piece, Link) and piece.bare)


def _before(content: Sequence[Inline]) -> _Who | None:
    """Who stands before a title: ``Jane Doe:``, ``Dr. Jane Doe (Quay AI):``, ``Doe, Roe, Poe:``."""
    first: Inline | None = content[0] if _may_be_credited(content) else None
    if type(first) is not Text or len(first.text) > _LONGEST_NAMES:
        return None
    told = first.text.strip().rstrip(":：-–—| ")
    placed = _PLACED.fullmatch(told) if told.endswith((")", "）")) else None
    place = placed["place"].strip() if placed else ""
    if placed:
        told = placed["names"]
    if place and not (place[:1].isupper() and len(place.split()) <= _MOST_PLACE_WORDS):
        return None
    names = [plain_name(name) for name in split_names(told)]
    if not names or not all(map(is_name, names)) or any(map(is_organization, names)):
        return None
    full = all(len(name.split()) in FULL_NAME_WORDS for name in names)
    if full and names_like(", ".join(names), strict=False):
        return _Who(names, place)
    return _Who(names, place) if len(names) >= _SURNAMES else None
