"""Who gives a course, where that is all that is told of it: ``intro: by Jane Doe (Ropeworks)``."""

from __future__ import annotations

from mdcatalog.extract.entries import Entry, Labelled
from mdcatalog.extract.given_by import given_by
from mdcatalog.extract.person_names import FULL_NAME_WORDS, is_name

_BY = "by "
_LONGEST = 80


def take_told_by(entry: Entry, kind: str) -> None:
    """Let labelled words that are ``by`` and names alone be the speakers of a lecture."""
    if kind != "lecture" or entry.block == "table_row" or "speakers" in entry.values:
        return
    entry.fields[:] = [
        labelled
        for labelled in entry.fields
        if labelled.text[: len(_BY)].lower() != _BY or not _taken(entry, labelled)
    ]


def _taken(entry: Entry, labelled: Labelled) -> bool:
    text = labelled.text.strip().rstrip(".")
    if len(text) > _LONGEST or labelled.links:
        return False
    name = text[len(_BY) :].strip()
    if len(name.split()) in FULL_NAME_WORDS and is_name(name):
        entry.add_value("speakers", [name])
        return True
    given = given_by(text)
    if given is None or not given.people or given.remarks or given.rest.strip():
        return False
    entry.add_value("speakers", given.people)
    held = entry.values.get("organizations")
    known = held if isinstance(held, list) else []
    added = [maker for maker in given.makers if maker not in known]
    entry.values["organizations"] = [*known, *added]
    return True
