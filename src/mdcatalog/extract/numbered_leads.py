"""Bullets that lead to the course which a heading names, and are called by its number or its name.

``[QY101 course page](…)`` over ``[QY101 - Tides - Jane Doe](…)`` below ``QY101: Tides``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from mdcatalog.extract.cjk_credits import is_cjk_name, is_sure_name
from mdcatalog.extract.naming import names_conference
from mdcatalog.extract.person_names import is_known_person
from mdcatalog.extract.shapes import head_of
from mdcatalog.tree import Block, Link, List
from mdcatalog.values.text import CJK
from mdcatalog.vocabulary import fold, role_of

# `QY101：`, `6.824 `; with a letter behind it, as in `CS231n`
_NUMBERED = re.compile(
    r"(?P<number>[A-Za-z]{2,8}[ -]?\d{2,4}[A-Za-z]?|\d{1,2}\.\d{3}[A-Za-z]?)"
    r"(?:(?:\s*[:：|｜–—-]|\s)\s*(?=\w)|$)"
)
_PARTING = re.compile(r"\s*[-–—|｜:：]\s*")
_AROUND = " -–—|｜:：_."
_COURSE_ROLES = frozenset(("project", "video", "slides"))
_OF_COURSE = "课程"
_LEAST, _MOST = 2, 8
_SHORTEST = 3


class Lead(NamedTuple):
    """A bullet's link, and its words behind the number or name; ``own`` where it has that."""

    link: Link
    words: str
    own: bool

    @property
    def label(self) -> str:
        """The words that name what the link leads to: ``课程主页`` of ``课程主页-某某``."""
        word = _PARTING.split(self.words)[0] if self.own else ""
        if role_of(word) is None and word.startswith(_OF_COURSE):
            word = word[len(_OF_COURSE) :]  # `课程PPT和视频`
        return word if word and role_of(word) else ""


def numbered_leads(block: Block, heading: str) -> list[Lead]:
    """What bullets below a heading lead to, if most are called by the number that it begins with.

    Or all by its name. Nothing stands beside their links, and a page, slides or a recording of a
    course is among them.
    """
    if not isinstance(block, List) or not _LEAST <= len(block.items) <= _MOST:
        return []
    match = _NUMBERED.match(heading)
    number = (match["number"] if match else _PARTING.split(heading)[0]).strip().casefold()
    if len(number) < _SHORTEST:
        return []
    leads: list[Lead] = []
    for item in block.items:
        head = head_of(item)
        link = head[0] if len(head) == 1 and len(item.blocks) == 1 else None
        if not isinstance(link, Link):
            return []
        text = link.text.strip()
        behind = text[len(number) :]
        own = text.casefold().startswith(number) and not _goes_on(behind[:1])
        leads.append(Lead(link, behind.strip(_AROUND) if own else text, own))
    count = sum(lead.own for lead in leads)
    most = count * 2 > len(leads) if match else count == len(leads)
    if count < _LEAST or not most or names_conference(heading):
        return []
    named = any(role_of(lead.label) in _COURSE_ROLES for lead in leads if lead.label)
    return leads if named else []


def _goes_on(char: str) -> bool:
    return char.isalnum() and CJK.match(char) is None


def speaker_of(leads: Sequence[Lead], heading: str) -> str | None:
    """Who gives the course, where its name and a person behind it call one of the links."""
    match = _NUMBERED.match(heading)
    name = fold(heading[match.end() :]) if match else ""
    for lead in leads:
        parts = _PARTING.split(lead.words) if lead.own else []
        named = len(parts) > 1 and name and fold(lead.words).startswith(name)
        if named or (parts and not match):
            last = parts[-1].strip()
            if (named and is_cjk_name(last)) or is_sure_name(last) or is_known_person(last):
                return last
    return None
