"""Who gave a talk and when, where that is all that is said of it: ``- Jane Doe（2026-09）``."""

from __future__ import annotations

from typing import Any

from mdcatalog.extract.course_names import may_be_teachers
from mdcatalog.extract.east_names import is_eastern_name
from mdcatalog.extract.entries import Entry
from mdcatalog.extract.organizations import is_organization
from mdcatalog.extract.person_names import is_name
from mdcatalog.patterns import lazy_pattern
from mdcatalog.values import parse_date

_LONGEST = 90
_DATED = lazy_pattern(r"(?P<who>.*\S)\s*[(（](?P<day>20\d\d\s?[-/.年][^()（）]{1,8})[)）]")
_MONTH = len("2026-09")
_DOTS = lazy_pattern(r"\s*[・·]\s*")
_KANJI = lazy_pattern(r"[一-鿿々]{2,6}")
_LEAST_JOINED = 3
_AROUND = " /|｜@-–—"


def take_dated_speaker(values: dict[str, Any], entry: Entry) -> None:
    """Take the month behind the name of who gave a talk, and the name if it is a person's."""
    told = entry.description
    if told[-1:] not in (")", "）") or "20" not in told[-14:] or len(told) > _LONGEST:
        return
    match = _DATED.fullmatch(told)
    day = parse_date(match["day"]) if match else None
    if match is None or day is None or len(day) < _MONTH:
        return
    who = match["who"].strip(_AROUND)
    names = _names(who)
    if not who or (not names and any(mark in who for mark in "。，,.;；:：")):
        return  # words about it, which may end in the day of something else
    values.setdefault("date", day)
    if names and "speakers" not in values:
        values["speakers"] = names
        entry.description = ""
    else:
        entry.description = who


def _names(who: str) -> list[str]:
    """The names of people that a text is: ``Jane Doe``, ``Jane DOE``, ``山田太郎・佐藤花子``."""
    if who.isascii():
        first, _, last = who.partition(" ")
        shouted = last.isupper() and last.isalpha() and not first.isupper()
        return [who] if may_be_teachers(f"{first} {last.title()}" if shouted else who) else []
    if is_eastern_name(who):
        return [who]
    names = _DOTS.split(who)
    if len(names) >= _LEAST_JOINED and all(map(_KANJI.fullmatch, names)):
        known = sum(map(is_name, names))
        return names if known * 2 >= len(names) and not any(map(is_organization, names)) else []
    return []
