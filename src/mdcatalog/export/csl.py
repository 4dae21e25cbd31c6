"""CSL-JSON for papers and lectures: what Zotero, pandoc and citation processors read."""

from __future__ import annotations

import re
from typing import Any, BinaryIO

from mdcatalog.export.references import KINDS, Missing, Reference, one_line, references
from mdcatalog.export.selection import Options, Selection
from mdcatalog.output import dumps

_TYPES = {"conference": "paper-conference", "journal": "article-journal"}
_LATIN_NAME = re.compile(r"[A-Za-z\u00c0-\u024f'’.\- ]+")
_PARTICLES = frozenset(
    ("van", "von", "der", "den", "de", "del", "della", "di", "da", "dos", "du", "la", "le", "ter")
)


def write_csl(out: BinaryIO, selection: Selection, options: Options) -> list[str]:
    """An array of items; the id of each is made of the record's id."""
    missing = Missing()
    for reference in references(selection):
        out.write(b",\n  " if missing.total else b"[\n  ")
        missing.count(reference)
        out.write(dumps(item(reference), indent=2).replace(b"\n", b"\n  "))
    out.write(b"\n]\n" if missing.total else b"[]\n")
    return [*missing.notes(), *selection.left_out(KINDS, "CSL-JSON")]


def item(reference: Reference) -> dict[str, Any]:
    """One item; what is not known is not in it."""
    record = reference.record
    values: dict[str, Any] = {
        "id": reference.key,
        "type": "motion_picture" if reference.is_lecture else _type(reference),
        "title": reference.title,
        "author": [_name(name) for name in reference.authors],
        "issued": {"date-parts": [list(reference.date)]} if reference.date else None,
        "container-title": reference.venue if reference.venue_sort != "preprint" else None,
        "publisher": ", ".join(reference.organizations),
        "dimensions": reference.duration,
        "DOI": reference.identifiers.get("doi"),
        "URL": reference.url,
        "keyword": ", ".join(record.tags),
        "annote": one_line(record.description) if record.description else None,
    }
    if "arxiv" in reference.identifiers:
        values["archive"] = "arXiv"
        values["archive_location"] = reference.identifiers["arxiv"]
    return {name: value for name, value in values.items() if value}


def _type(reference: Reference) -> str:
    return _TYPES.get(reference.venue_sort, "article")


def _name(name: str) -> dict[str, str]:
    """Family and given name where the writing shows them, else the name as it is."""
    if name.count(",") == 1:
        family, given = (part.strip() for part in name.split(","))
        if family and given:
            return {"family": family, "given": given}
    words = name.split()
    if len(words) < 2 or not _LATIN_NAME.fullmatch(name):
        return {"literal": name}
    at = len(words) - 1
    while at > 1 and words[at - 1].lower() in _PARTICLES and words[at - 1].islower():
        at -= 1
    return {"family": " ".join(words[at:]), "given": " ".join(words[:at])}
