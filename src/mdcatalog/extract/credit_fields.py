"""Who made or gives a thing and when, from the words about it to its fields."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from mdcatalog.extract.course_credits import Credits, teachers_of
from mdcatalog.extract.credits import organization_alone
from mdcatalog.extract.credits_alone import credits_alone, is_license
from mdcatalog.extract.entries import Entry

_LONGEST_NAMES = 60


def read_description(
    values: dict[str, Any], entry: Entry, kind: str, fields: Collection[str]
) -> None:
    """Take credits that are all of a description's first line."""
    maker, rest = organization_alone(entry.description)
    if maker and not (kind == "tool" and is_license([maker])):
        values["organizations"], entry.description = [maker], rest
        return
    people = "speakers" if "speakers" in fields else "authors"
    found, rest = credits_alone(entry.description)
    if found is None or not _is_free(values, found, people, fields):
        return
    if kind != "tool" or not is_license(found.organizations):
        _set_credits(values, found, people, fields)
        entry.description = rest


def read_people(values: dict[str, Any], entry: Entry, fields: Collection[str]) -> None:
    """Who gives or wrote a thing, where a description is nothing but names: ``- Jane Doe``.

    Names of people by their given names; words in capitals may as well be a topic.
    """
    people = "speakers" if "speakers" in fields else "authors" if "authors" in fields else ""
    line, _, rest = entry.description.partition("\n")
    if not people or values.get(people) or not 0 < len(line) <= _LONGEST_NAMES:
        return
    if names := teachers_of(line.strip(" .()-–—"), sure=False):
        values[people], entry.description = names, rest.strip()


def _is_free(values: dict[str, Any], found: Credits, people: str, fields: Collection[str]) -> bool:
    """Whether the fields that names and a venue would fill are there, and empty."""
    wanted = [people] * bool(found.speakers) + ["venue"] * bool(found.venue)
    return all(name in fields and not values.get(name) for name in wanted)


def _set_credits(
    values: dict[str, Any], found: Credits, people: str, fields: Collection[str]
) -> None:
    values["organizations"] = found.organizations
    if found.speakers:
        values[people] = found.speakers
    if found.venue:
        values["venue"] = found.venue
    if found.date:
        for name in ("year", "date", "published"):
            if name in fields:
                values.setdefault(name, int(found.date) if name == "year" else found.date)
                break
