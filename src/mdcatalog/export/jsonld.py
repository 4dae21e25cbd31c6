"""Schema.org JSON-LD for all kinds."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, BinaryIO
from urllib.parse import quote

from mdcatalog.export.facts import main_url, web_links
from mdcatalog.export.selection import Options, Selection
from mdcatalog.models import Record
from mdcatalog.output import dumps

_TYPES: dict[str, Any] = {
    "paper": "ScholarlyArticle",
    "lecture": ["VideoObject", "LearningResource"],
    "dataset": "Dataset",
    "tool": "SoftwareApplication",
}
#: Roles of links that lead to the same thing elsewhere, and to what tells of it.
_SAME, _ABOUT = frozenset({"main", "video", "project"}), frozenset({"explainer", "demo", "slides"})


def write_jsonld(out: BinaryIO, selection: Selection, options: Options) -> list[str]:
    """A graph with a node for each record, connected where papers and lectures are."""
    out.write(b'{\n  "@context": "https://schema.org",\n  "@graph": [')
    lead = b"\n    "
    for record in selection.records():
        out.write(lead + dumps(node(record), indent=2).replace(b"\n", b"\n    "))
        lead = b",\n    "
    out.write(b"\n  ]\n}\n")
    return []


def node(record: Record) -> dict[str, Any]:
    """The node of a record; what is not known is not in it."""
    values: dict[str, Any] = {name: getattr(record, name) for name in type(record).model_fields}
    data: dict[str, Any] = {
        "@type": _TYPES.get(record.kind, "CreativeWork"),
        "@id": _name(record.id),
        "identifier": [
            {"@type": "PropertyValue", "propertyID": scheme, "value": value}
            for scheme, value in record.identifiers.items()
        ],
        "name": record.title,
        "description": record.description,
        "url": main_url(record),
        "keywords": record.tags,
        "sameAs": _urls(record, _SAME),
        "subjectOf": [
            *({"@id": _name(other)} for other in values.get("lectures", [])),
            *({"@type": "CreativeWork", "url": url} for url in _urls(record, _ABOUT)),
        ],
        "about": [{"@id": _name(other)} for other in values.get("papers", [])],
        "author": _people(values.get("authors") or values.get("speakers") or []),
        "sourceOrganization": [
            {"@type": "Organization", "name": name} for name in values.get("organizations", [])
        ],
        "datePublished": _date(values),
        "license": values.get("license"),
        "inLanguage": values.get("languages"),
        "size": values.get("size"),
    }
    for name, make in _MORE.items():
        if values.get(name) is not None:
            data.update(make(values[name]))
    return {name: value for name, value in data.items() if value not in (None, [], "")}


def _name(record_id: str) -> str:
    """A record's id as an IRI."""
    return "urn:mdcatalog:" + quote(record_id, safe=":/._-~")


def _urls(record: Record, roles: frozenset[str]) -> list[str]:
    first = main_url(record)
    found = (link.url for link in web_links(record) if link.rel in roles and link.url != first)
    return list(dict.fromkeys(found))


def _people(names: list[str]) -> list[dict[str, str]]:
    return [{"@type": "Person", "name": name} for name in names]


def _date(values: dict[str, Any]) -> str | None:
    year = values.get("year")
    date = values.get("published") or values.get("date")
    return date or (str(year) if year is not None else None)


def _counter(action: str) -> Callable[[int], dict[str, Any]]:
    def made(count: int) -> dict[str, Any]:
        counter = {
            "@type": "InteractionCounter",
            "interactionType": {"@type": action},
            "userInteractionCount": count,
        }
        return {"interactionStatistic": counter}

    return made


def _duration(seconds: int) -> dict[str, Any]:
    minutes, rest = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    parts = [
        f"{number}{unit}"
        for number, unit in zip((hours, minutes, rest), "HMS", strict=True)
        if number
    ]
    return {"duration": f"PT{''.join(parts) or '0S'}"}


_MORE: dict[str, Callable[[Any], dict[str, Any]]] = {
    "duration_seconds": _duration,
    "views": _counter("WatchAction"),
    "stars": _counter("LikeAction"),
    "venue": lambda venue: {"isPartOf": {"@type": "CreativeWork", "name": venue}},
}
