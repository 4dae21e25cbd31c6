"""The guest who gives a lesson, in brackets behind its title: ``Tides (guest: Jane Doe, MIT)``."""

from __future__ import annotations

import re
from typing import NamedTuple

from mdcatalog.extract.organizations import is_organization
from mdcatalog.extract.people import read_people
from mdcatalog.extract.person_names import is_name
from mdcatalog.patterns import lazy_pattern

_GUEST_BEHIND = lazy_pattern(
    r"\s*[(（](?:(?:guest|invited)\s(?:lecture|talk|speaker|lecturer|instructor)s?(?:\s*[:：]|\sby)?\s"
    r"|(?:guests?|(?:特邀)?嘉宾|客座|ゲスト|게스트)\s*[:：]\s*)"
    r"(?:Prof(?:essor|\.)?\s|Dr\.?\s)?(?P<told>[^()（）:：]{2,80})[)）]$",
    re.IGNORECASE,
)
_COMMA = re.compile(r"\s*[,，]\s*")


class Guest(NamedTuple):
    """What is left of a title, who gives the lesson, and where they work."""

    title: str
    names: list[str]
    makers: list[str]


def guest_behind(title: str) -> Guest | None:
    """``Tides (guest lecture by Jane Doe)``: the title without its guests, and those."""
    if title[-1:] not in (")", "）"):
        return None
    match = _GUEST_BEHIND.search(title)
    if match is None or not match.start():
        return None
    parts = _COMMA.split(match["told"].strip())
    named = next((at for at, part in enumerate(parts) if is_organization(part)), len(parts))
    people = read_people(", ".join(parts[:named]))
    if not people.names or not all(map(_is_person, people.names)):
        return None  # `(guest: various)`
    return Guest(title[: match.start()], people.names, [*people.makers, *parts[named:]])


def _is_person(name: str) -> bool:
    return is_name(name) and (name[:1].isupper() or not name.isascii())
