"""A cell or label of people: their names, where they work, a year behind them."""

from __future__ import annotations

import re
from typing import NamedTuple

from mdcatalog.extract.given_by import people_and_places
from mdcatalog.extract.organizations import is_named_organization
from mdcatalog.extract.person_names import is_name
from mdcatalog.patterns import lazy_pattern
from mdcatalog.values import split_names

# `Jane Doe (MIT)`, `张三（清华大学）`; a remark in small letters is no organisation.
_AFFILIATED = lazy_pattern(
    r"(?P<name>[^()（）]{2,60}?)\s*"
    r"[(（](?P<maker>(?:[A-Z一-鿿]|[a-z]\w* ?[一-鿿])[^()（）]{1,60})[)）]"
)
# `（潮汐学顶级学者）`: what someone is, and nowhere to work
_RANK = lazy_pattern(
    r"(?:学者|學者|教授|老师|老師|讲师|講師|博士|院士|作者|专家|專家|大牛|大佬|之父|创始人|創始人|负责人|组长)$"
)
# `Doe et al., 2025`, `Doe & Roe (2024)`: names and a year in one cell
_NAMES_AND_YEAR = lazy_pattern(
    r"(?P<names>.*[^\W\d_].*?)[\s,，、;；(（]+(?P<year>(?:19|20)\d\d)[)）]?\s*\.?"
)


_COMMA = lazy_pattern(r"\s*[,，;；、]\s*")
# `台湾大学 李某某`, `清华大学：王某老师`: a school and who teaches there, in one cell
_SCHOOL_AND_TEACHER = lazy_pattern(
    r"(?P<school>[一-鿿]{2,8}(?:大学|大學|学院|學院))\s*[\s:：·,，/|-]\s*"
    r"(?P<name>[一-鿿]{2,3}?)\s?(?:老师|老師|教授)?"
)


def school_and_teacher(text: str) -> tuple[str, str] | None:
    """The school and the teacher of a text that names both, and nothing else."""
    match = _SCHOOL_AND_TEACHER.fullmatch(text.strip())
    return (match["school"], match["name"]) if match else None


_AT = re.compile(r"\s(?:at|from|@)\s")


class People(NamedTuple):
    """Names, the organisations in brackets behind them, and the year that closes the text."""

    names: list[str]
    makers: list[str]
    year: int | None


def read_people(text: str) -> People:
    """The people of a text; where each works, in brackets behind a name, is an organisation."""
    closes = text.rstrip(" .)）")[-1:].isdecimal()
    dated = _NAMES_AND_YEAR.fullmatch(text) if closes else None
    year = int(dated["year"]) if dated else None
    text = dated["names"] if dated else text
    names: list[str] = []
    makers: list[str] = []
    placed = people_and_places(text) if _AT.search(text) else None
    if placed and placed.people:  # `Jane Doe at Pier University`
        return People(placed.people, placed.makers, year or placed.year or None)
    for name in split_names(text):
        match = _AFFILIATED.fullmatch(name)
        names.append(match["name"] if match else name)
        if match and match["maker"] not in makers and not _RANK.search(match["maker"]):
            makers.append(match["maker"])
    return People(names, makers, year)


def schools_and_teachers(text: str, *, both: bool) -> tuple[list[str], list[str]] | None:
    """The organisations and the people of a text that names them between commas.

    ``Andrej Doe, Stanford University``. Where its column holds ``both``, one of them alone will
    do, and a last word that is no name is where those before it work; what is neither
    (``Many legends``) is left out.
    """
    parts = [part.removeprefix("and ").strip() for part in _COMMA.split(text)]
    schools: list[str] = []
    teachers: list[str] = []
    for at, part in enumerate(parts):
        if not part or is_named_organization(part):
            schools.extend([part] if part else [])
            continue
        people = split_names(part)
        if people and all(" " in name and is_name(name) for name in people):
            teachers.extend(people)
        elif both and at == len(parts) - 1 and teachers and " " not in part:
            schools.append(part)
        elif not both:
            return None
    found = (schools or teachers) if both else (schools and teachers)
    return (schools, teachers) if found else None
