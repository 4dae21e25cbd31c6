"""Several records of one thing to one record; see :func:`merge_records`.

The best value of a field stands in the record, and all values stand in ``conflicts`` where
they differ. A value of sound text goes before one that holds inferred characters. Then:

* title: a full title before a short name, the one most sources give, the longest;
* marks: true where any source says so;
* counts that grow (citations, views, stars): the highest; other numbers: the most frequent;
* dates: the most precise; texts and lists: the longest;
* tags are united; links stand once by URL, with the best text and the most telling role.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from mdcatalog.models import Conflict, ConflictValue, Link, Record, Source
from mdcatalog.resolve.copies import replaced
from mdcatalog.resolve.facts import is_full_title, title_key

_GROWING = frozenset({"citations", "views", "stars"})
_DATES = frozenset({"published", "date"})
_OWN = frozenset(
    {"id", "kind", "links", "identifiers", "sources", "inferred", "conflicts", "extra", "tags"}
)
# Which role says most, where sources give a link different ones.
_ROLES = (
    "main", "paper", "video", "code", "dataset", "project", "demo", "slides", "citation",
    "badge", "cover", "explainer", "reference",
)  # fmt: skip


def merge_records(records: Sequence[Record]) -> Record:
    """The one record of several, which are in the order of the catalog and of one kind."""
    first = records[0]
    values: dict[str, Any] = {}
    inferred: set[str] = set()
    conflicts: list[Conflict] = []
    for name in type(first).model_fields:
        given = [r for r in records if getattr(r, name) not in (None, [], "")]
        if name in _OWN or not given:
            continue
        best = _best(name, given)
        values[name] = getattr(best, name)
        if name in best.inferred:
            inferred.add(name)
        conflicts += _conflict(name, [(getattr(r, name), r) for r in given])
    values["extra"], more = _merge_extra(records)
    values["tags"] = list(dict.fromkeys(tag for r in records for tag in r.tags))
    inferred |= {n for r in records for n in r.inferred if n in ("tags", "extra")}
    values["links"] = _merge_links(records)
    values["identifiers"] = _merge_identifiers(records)
    sources = {_place(source): source for r in records for source in r.sources}
    values["sources"] = [sources[place] for place in sorted(sources)]
    values["inferred"] = [name for name in type(first).model_fields if name in inferred]
    values["conflicts"] = [*conflicts, *more]
    return replaced(first, **values)


def _place(source: Source) -> tuple[str, int, int, str]:
    return (source.document, source.start_line, source.end_line, source.block)


def _best(name: str, given: Sequence[Record]) -> Record:
    """The record whose value of the field is taken; the first of equals."""
    sound = [record for record in given if name not in record.inferred] or list(given)
    if name == "section":
        return given[0]
    votes = Counter(repr(_voted(name, getattr(record, name))) for record in sound)

    def rank(record: Record) -> tuple[float, ...]:
        value = getattr(record, name)
        count = votes[repr(_voted(name, value))]
        if name == "title":
            return (is_full_title(value), count, len(value))
        if isinstance(value, bool):
            return (value,)
        if name in _GROWING and isinstance(value, int):
            return (value,)
        if name in _DATES:
            return (len(value), count)
        if isinstance(value, (str, list)):
            return (len(value), count)
        return (count,)

    # max keeps the first of equals, and the records are in order.
    return max(sound, key=rank)


def _voted(name: str, value: Any) -> Any:
    return title_key(value) if name == "title" else value


def _conflict(name: str, given: Sequence[tuple[Any, Record]]) -> list[Conflict]:
    if all(value == given[0][0] for value, _ in given[1:]):
        return []
    values = [
        ConflictValue(value=value, source=record.sources[0])
        for value, record in given
        if record.sources
    ]
    return [Conflict(field=name, values=values)]


def _merge_extra(records: Sequence[Record]) -> tuple[dict[str, str], list[Conflict]]:
    given: dict[str, list[tuple[Any, Record]]] = {}
    for record in records:
        for label, text in record.extra.items():
            given.setdefault(label, []).append((text, record))
    merged = {label: str(values[0][0]) for label, values in given.items()}
    conflicts = [c for label, values in given.items() for c in _conflict(f"extra.{label}", values)]
    return merged, conflicts


def _merge_identifiers(records: Sequence[Record]) -> dict[str, str]:
    merged: dict[str, str] = {}
    for record in records:
        for scheme, value in record.identifiers.items():
            held = merged.setdefault(scheme, value)
            # Semantic Scholar numbers papers in two ways; its digest names them best.
            if held.startswith("CorpusID:") and not value.startswith("CorpusID:"):
                merged[scheme] = value
    return merged


def _merge_links(records: Sequence[Record]) -> list[Link]:
    by_url: dict[str, list[Link]] = {}
    for record in records:
        for link in record.links:
            by_url.setdefault(link.url, []).append(link)
    return [links[0] if len(links) == 1 else _merge_link(links) for links in by_url.values()]


def _merge_link(links: Sequence[Link]) -> Link:
    texts = [link.text for link in links if link.text and link.text != link.url]
    texts = texts or [link.text for link in links if link.text]
    known = [link for link in links if link.site] or list(links)
    return Link(
        url=links[0].url,
        text=max(texts, key=len) if texts else None,
        rel=min((link.rel for link in links), key=_role_rank),
        site=known[0].site,
        id=next((link.id for link in known if link.id), None),
    )


def _role_rank(rel: str) -> int:
    return _ROLES.index(rel) if rel in _ROLES else len(_ROLES) - 2
