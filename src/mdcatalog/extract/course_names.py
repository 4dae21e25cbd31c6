"""Schools, teachers and terms that words are: ``MIT``, ``by Jane Doe``, ``Spring 2020``."""

from __future__ import annotations

import re
import unicodedata

from mdcatalog.extract.organizations import is_named_organization, may_name_organization
from mdcatalog.extract.person_names import (
    FULL_NAME_WORDS,
    PARTICLES,
    is_known_person,
    is_name,
)
from mdcatalog.patterns import lazy_pattern
from mdcatalog.values import find_term, split_names
from mdcatalog.vocabulary import GIVEN_NAMES, NO_TEACHERS, ORGANIZATIONS, SCHOOLS, fold, role_of

#: A school, folded, of which each campus is one of its own, by the name of its city.
OF_CAMPUSES = "university of california"
# `Prof. Jane Doe`, `by Jane Doe`
_TITLED = lazy_pattern(
    r"(?:(?:(?:taught|presented|lectured|given|delivered) )?by\s+(?:Prof(?:essor|\.)?\s+|Dr\.?\s+)?"
    r"|(?:Prof(?:essor|s?\.)?|Dr\.|Instructors?:|Lecturers?:|Professors?:)\s*)(?P<names>\S.{2,80})",
    re.IGNORECASE,
)
_HONORIFIC = re.compile(r"^(?:Prof(?:essor|\.)?|Dr\.?)\s+")
# `2009`, `2021-2022`, `2021/22`, `Sem I`
_YEAR = lazy_pattern(r"(?P<year>(?:19|20)\d\d)(?:\s?[-–/]\s?(?:20)?(?P<next>\d\d))?")
_PART_OF_YEAR = lazy_pattern(
    r"(?:sem(?:ester)?|term|quarter|trimester)\.? (?:[IV]+|\d)|(?:spring|summer|fall|autumn|winter)"
    r"(?: (?:term|semester|quarter))?",
    re.IGNORECASE,
)
_ALTOGETHER = re.compile(r"\s+(?:x|×|&|and)\s+|\s*[/、]\s*")
# Words in small letters that names hold, or that part names, end them or stand for none.
_SMALL_IN_LISTS = PARTICLES | frozenset(
    [
        *("and", "by", "author", "authors", "et", "al", "others", "etc"),
        *("na", "none", "null", "nil", "nan", "void", "tbd", "tba", "tbc", "unknown"),
        *("unspecified", "coming", "soon", "not", "available", "applicable", "to", "be"),
        "announced",
    ]
)
_LONGEST = 80
_CJK_SCHOOL = lazy_pattern(r"[一-鿿]{2,8}(?:大学|大學)")


def term_year(segment: str) -> int | None:
    """The year of a segment that is a term or a year; 0 for a part of a year without one."""
    if _PART_OF_YEAR.fullmatch(segment):
        return 0
    if not any(map(str.isdigit, segment)):
        return None
    match = _YEAR.fullmatch(segment)
    if match:
        year = int(match["year"])
        running = match["next"] is None or int(match["next"]) == (year + 1) % 100
        return year if running else None  # `2023-01` is a month
    return find_term(segment) if len(segment.split()) <= len(("Spring", "term", "2020")) else None


_BEHIND = lazy_pattern(
    r"(?P<who>\S.*?)[\s,]+"
    r"(?:(?:IAP|spring|summer|fall|autumn|winter)(?: (?:term|semester))?[\s,]*)?"
    r"(?P<year>(?:19|20)\d\d)(?:\s?[-–/]\s?(?:20)?\d\d)?",
    re.IGNORECASE,
)


def dated_makers(segment: str) -> tuple[list[str], int]:
    """The organisations that a segment is before a term or year, and that: ``MIT IAP 2023``."""
    match = _BEHIND.fullmatch(segment) if segment[-1:].isdigit() else None
    makers = makers_of(match["who"]) if match else []
    return (makers, int(match["year"])) if match and makers else ([], 0)


def makers_of(segment: str) -> list[str]:
    """The organisations that a segment is; none where one of its parts is something else."""
    if not may_name_organization(segment):
        return []
    if fold(segment) not in ORGANIZATIONS:
        parts = [part.strip() for part in _ALTOGETHER.split(segment) if part.strip()]
        if len(parts) > 1 and all(map(is_named_organization, parts)):
            return parts
        if "、" in segment:
            return []  # `影像检查、实验室检验、手术`
    return [segment] if is_named_organization(segment) else []


# `Jane Doe (MIT)`
_PLACED = re.compile(
    r"(?P<name>[^()（）\d]{4,40}?|[^\x00-\u024f（）]{2,10}?)\s*[(（](?P<maker>[^()（）]{2,60})[)）]"
)


def person_and_makers(text: str) -> tuple[str, list[str]] | None:
    """Somebody and where they work: ``Jane Doe (MIT)``; else ``None``."""
    placed = _PLACED.fullmatch(text)
    makers = makers_of(placed["maker"]) if placed else []
    person = placed["name"].strip() if placed else ""
    return (person, makers) if makers and is_name(person) else None


# `MIT 18.06`, `Harvard CS50`, `CMU 15-213`, `MIT 6.S081/6.828`, `Harvard Stat110`, `MIT 6.null`
_SCHOOL_AND_NUMBER = lazy_pattern(
    r"(?P<school>[A-Z][A-Za-z]+(?: [A-Z][A-Za-z]+)??|[\u4e00-\u9fff]{2,8}) ?"
    r"(?:[A-Z][A-Za-z]{1,5}[ -]?)?\d[\w.-]*(?:[/&]\d?[\w.]+)*(?<![.-])"
)


# behind a school's name in full; not `VGG16`, `2019`
_FULL_NUMBER = re.compile(r"(?:University|College|Institute) [A-Z]{2,4}-?\d{3}[A-Z]?$")


def is_school_and_number(title: str) -> bool:
    """Whether a title is a school and its course by number, and no more: ``Pier CS144``."""
    match = _SCHOOL_AND_NUMBER.fullmatch(title)
    if match is None:
        return False
    school = match["school"]
    if fold(school) in SCHOOLS:
        return True
    # `Brown University CS173`
    return _FULL_NUMBER.search(title) is not None and is_named_organization(school)


def teachers_of(segment: str, *, sure: bool) -> list[str]:
    """The names that a segment is; without a mark before ``by`` only names that are known."""
    if len(segment) > _LONGEST:
        return []
    if segment.startswith("with "):
        name = segment.partition(" ")[2]  # `with Data`, `with Deep Learning` are no teachers
        return [name] if is_known_person(name) and len(name.split()) > 1 else []
    titled = _TITLED.fullmatch(segment)
    if titled is None and any(map(_is_small, segment.split())):
        return []  # most segments are words, which need not be parted into names to tell
    listed = split_names((titled["names"] if titled else segment).replace("/", " / "))
    names = [plain_name(name) for name in listed]
    if not names or not all(
        len(name.split()) <= FULL_NAME_WORDS[-1] and is_name(name) for name in names
    ):
        return []
    if titled and sure:
        return names
    full = all(len(name.split()) in FULL_NAME_WORDS for name in names)
    return names if full and any(is_given(name.split()[0]) for name in names) else []


def may_be_teachers(segment: str) -> list[str]:
    """The names in full that a segment may be beside a school: no word of them names a topic."""
    if len(segment) > _LONGEST or not segment[:1].isalpha():
        return []
    names = [plain_name(name) for name in split_names(segment.replace("/", " / "))]
    return names if names and all(map(_may_be_teacher, names)) else []


def _may_be_teacher(name: str) -> bool:
    words = name.split()
    return (
        len(words) in FULL_NAME_WORDS
        and is_name(name)
        and NO_TEACHERS.isdisjoint(map(str.lower, words))
        and role_of(name) is None
        and not makers_of(name)
        and not makers_of(words[0])
    )


def _is_small(word: str) -> bool:
    """Whether a word is one in small letters that is in no list of names."""
    small = len(word) > 1 and word.islower() and word.isalpha() and word.isascii()
    return small and word not in _SMALL_IN_LISTS


def plain_name(name: str) -> str:
    """A name without the title before it: ``Prof. Jane Doe``."""
    return _HONORIFIC.sub("", name) if name[:1] in "PD" else name


def is_given(word: str) -> bool:
    """Whether a word is a name that parents give, whatever marks its letters carry."""
    plain = unicodedata.normalize("NFD", word.casefold())
    return "".join(letter for letter in plain if letter.isalnum()) in GIVEN_NAMES


def is_school(name: str) -> bool:
    """Whether words are what a school is called, ``University`` behind it or not."""
    if name[:1] > "一":
        return _CJK_SCHOOL.fullmatch(name) is not None or name in SCHOOLS
    known = fold(name) in SCHOOLS or fold(name.removesuffix(" University")) in SCHOOLS
    return known and name[:1].isupper() and name[-1].isalnum()
