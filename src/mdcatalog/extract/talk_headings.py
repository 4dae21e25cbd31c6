"""Talks below headings that say when, who and from where, with the title below in bold."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from mdcatalog.extract.asides import MONTH
from mdcatalog.extract.course_names import is_given
from mdcatalog.extract.entries import Labelled, split_lines
from mdcatalog.extract.labels import split_label, states_title
from mdcatalog.extract.naming import heading_kinds
from mdcatalog.extract.organizations import is_organization
from mdcatalog.extract.person_names import FULL_NAME_WORDS, is_name
from mdcatalog.extract.section_shapes import heading_text
from mdcatalog.extract.sections import SectionReading
from mdcatalog.extract.titles import clean_title, title_text
from mdcatalog.patterns import lazy_pattern
from mdcatalog.tree import Link, Paragraph, Text
from mdcatalog.values import infer_date_order, split_names

_DAY = (
    r"(?:\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}"
    rf"|{MONTH}\s\d{{1,2}}(?:st|nd|rd|th)?,?\s(?:19|20)\d\d"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?\s{MONTH},?\s(?:19|20)\d\d)"
)
_DATED = lazy_pattern(
    rf"[\[(]?(?P<day>{_DAY})[\])]?(?:\s*[:|,]\s*|\s+[-–—|]\s+)"
    r"(?P<who>[^\W\d_][^\d:|–—(,]{3,60}?)"
    r"(?:\s*(?P<joint>[(|,–—]|\s-(?=\s))\s*(?P<place>\S[^|]{1,100}?)[)\s]*)?"
)
# `Statistics Department`, `School of Rivers`: a part of what is named before it
_PART = re.compile(r"\b(?:Department|Dept|Faculty|School|Division|Group|Chair)\b")
_LEAST_TALKS = 2
_LEAST_TITLE = 12
_KNOWN = 3  # one name in so many begins with a given name that many have


@dataclass
class _Talk:
    reading: SectionReading
    day: str
    speakers: list[str]
    place: str
    title: str
    label: Labelled | None


def take_talks(readings: Sequence[SectionReading | None]) -> None:
    """``### 02/23/2026 - Jane Doe - Pier University`` over the title in bold: a talk each.

    Where at least half of the sections beside each other are so, and some names are known.
    """
    talks = [talk for reading in readings if reading and (talk := _talk(reading))]
    if len(talks) < _LEAST_TALKS or len(talks) * 2 < len([r for r in readings if r]):
        return
    names = {name for talk in talks for name in talk.speakers}
    if sum(is_given(name.split()[0]) for name in names) * _KNOWN < len(names):
        return  # `Weekly Meeting`
    if not any(map(_is_sure, talks)):
        return  # posts by their days and authors
    order = infer_date_order([talk.day for talk in talks])
    for talk in talks:
        entry = talk.reading.entry
        if entry.description.startswith(talk.title):
            entry.description = entry.description[len(talk.title) :].lstrip(" \n.:").rstrip()
        entry.title = talk.title
        entry.add_value("speakers", talk.speakers)
        entry.add_value("organizations", _makers(talk.place))
        entry.values["date_orders"] = {"date": order}
        entry.values.pop("heading_date", None)
        entry.fields = [told for told in entry.fields if told is not talk.label]
        entry.fields.append(Labelled("date", talk.day))
        entry.values["lesson"] = True
        talk.reading.strength = 3.0


def _is_sure(talk: _Talk) -> bool:
    """Whether more than a day and names says that a section is about a talk."""
    if talk.label or any(map(is_organization, _makers(talk.place))):
        return True
    return any(
        kind == "lecture" for h in talk.reading.entry.section for kind, _ in heading_kinds(h)
    )


def _talk(reading: SectionReading) -> _Talk | None:
    """What a heading and the words below it say of a talk, if it is one by its shape."""
    heading = heading_text(reading.section)
    if not any(map(str.isdigit, heading)):
        return None
    match = _DATED.fullmatch(heading)
    names = split_names(match["who"].strip()) if match else []
    full = all(is_name(name) and len(name.split()) in FULL_NAME_WORDS for name in names)
    if match is None or not names or not full:
        return None
    title, label = _title_below(reading)
    if len(title) < _LEAST_TITLE:
        return None
    return _Talk(reading, match["day"], names, (match["place"] or "").strip(), title, label)


def _title_below(reading: SectionReading) -> tuple[str, Labelled | None]:
    """The line in bold that stands first below a heading, or behind ``Title:``."""
    first = reading.section.blocks[0] if reading.section.blocks else None
    lines = split_lines(first.content) if isinstance(first, Paragraph) else []
    if not lines:
        return "", None
    labelled = split_label(lines[0], any_label=True)
    if labelled is not None and states_title(labelled):
        label = next((f for f in reading.entry.fields if f.label == labelled.label), None)
        return clean_title(title_text(labelled.value)), label
    bold = all(isinstance(p, (Text, Link)) and (p.strong or not p.text.strip()) for p in lines[0])
    return (clean_title(title_text(lines[0])) if bold and labelled is None else ""), None


def _makers(place: str) -> list[str]:
    """Where somebody is, without the part of it: ``Pier University, Tides Department``."""
    parts = [part.strip() for part in place.split(",")]
    whole = [part for part in parts if part and not _PART.search(part)]
    return [whole[0]] if whole and whole[0][:1].isupper() else []
