"""What the sessions of a lesson tell, each behind its name: ``Lecture: …``, ``Seminar: …``.

No field takes such labels; together they say what the lesson is about.
"""

from __future__ import annotations

from mdcatalog.extract.entries import Entry
from mdcatalog.vocabulary import SESSION_WORDS, fold

_LEAST = 2


def tell_sessions(entry: Entry, kind: str) -> None:
    """Make the description of a lesson of what its sessions are about, where nothing else is."""
    if (
        kind != "lecture"
        or entry.description
        or len(entry.fields) < _LEAST
        or entry.block == "table_row"
    ):
        return
    told = [x for x in entry.fields if fold(x.label) in SESSION_WORDS and x.text and not x.links]
    if len(told) < _LEAST or len(told) < len(entry.fields):
        return
    if len({fold(labelled.label) for labelled in told}) < len(told):
        return  # the lessons of a course, one behind the other
    entry.description = "\n".join(f"{labelled.label}: {labelled.text}" for labelled in told)
    entry.fields.clear()
