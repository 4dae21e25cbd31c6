"""The same thing in several partitions becomes one record: the stages of ``resolve`` by shuffles.

Each stage brings together what shares a key (an identifier, a title, a name) and asks the
functions of :mod:`mdcatalog.resolve` about those records alone. Frames hold records as JSON
beside the columns that a shuffle goes by. A node names a record; nodes sort as records do.
"""

from __future__ import annotations

import json
from collections import namedtuple
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from itertools import groupby
from typing import Any

import dask.dataframe as dd
import pandas as pd

from mdcatalog.distributed.components import components, kept
from mdcatalog.extract.records import record_id
from mdcatalog.models import Diagnostic, Record, Source
from mdcatalog.output import to_json
from mdcatalog.resolve.connect import connected_to, mentions, named_by
from mdcatalog.resolve.facts import identity_facts, title_key
from mdcatalog.resolve.order import place_of, rank
from mdcatalog.resolve.resolution import (
    Identified,
    Merged,
    by_identifiers,
    by_titles,
    is_page_for_many,
    name_all,
    page_diagnostic,
)
from mdcatalog.resolve.titles import Cluster, title_keys

Kinds = Mapping[str, type[Record]]
Frame = Any
_SEPARATOR = "\0"  # no text of a document holds it: CommonMark puts U+FFFD in its place


def node_of(record: Record) -> str:
    """The node of a record: nodes in order are records in the order of ``resolve``."""
    kind, document, start, end, *others = rank(record)
    return _SEPARATOR.join((kind, document, f"{start:012d}", f"{end:012d}", *others))


def resolved(raw: Any, kinds: Kinds) -> tuple[Any, Any]:
    """Frames of the catalog's records (``order``, ``kind``, ``data``) and of its diagnostics.

    ``raw`` is a frame ``node``, ``data`` of unmerged records.
    """
    borne = _by_partition(raw, partial(_identifiers, kinds=kinds), "key node place title")
    judged = kept(_by_key(borne, "key", _judge_identifier, "sort node key data"))
    pages = _by_key(judged[judged["sort"] == "page"], "node", _listed, "node pages")
    stars = components(
        judged[judged["sort"] == "edge"].rename(columns={"node": "a", "key": "b"})[["a", "b"]]
    )
    marked = _labelled(raw, stars).merge(pages, on="node", how="left")
    joined = kept(_by_key(marked, "root", partial(_identify, kinds=kinds), "sort node data"))
    clusters = joined[joined["sort"] == "cluster"][["node", "data"]]
    notes = dd.concat(
        [frame[frame["sort"] == "diagnostic"][["data"]] for frame in (judged, joined)]
    )

    titled = _by_partition(clusters, _titles, "key node data")
    alike = kept(_by_key(titled, "key", _judge_title, "node key title"))
    titles = _by_key(alike.rename(columns={"title": "data"}), "node", _listed, "node titles")
    stars = components(alike.rename(columns={"node": "a", "key": "b"})[["a", "b"]])
    marked = _labelled(clusters, stars).merge(titles, on="node", how="left")
    merged = _by_key(marked, "root", partial(_merge, kinds=kinds), "root order kind data")
    named = kept(_by_key(merged, "root", partial(_name, kinds=kinds), "id order kind data"))
    return _connected(named, kinds), notes


def _connected(named: Any, kinds: Kinds) -> Any:
    """The records with the ids of the papers or lectures that they go with."""
    told = _by_partition(named, partial(_mentions, kinds=kinds), "key id order role")
    pairs = _by_key(told, "key", _pairs, "id other")
    others = _by_key(pairs, "id", _listed_others, "id others")
    return _by_partition(
        named.merge(others, on="id", how="left"), partial(_connect, kinds=kinds), "order kind data"
    )


# -- frames ----------------------------------------------------------------------------------------


def frame_of(columns: str, rows: list[tuple[Any, ...]]) -> Frame:
    """A frame of texts."""
    return pd.DataFrame(rows, columns=columns.split()).astype("string")


def _by_partition(frame: Any, function: Callable[[Frame], list[tuple[Any, ...]]], to: str) -> Any:
    def work(part: Frame) -> Frame:
        return frame_of(to, function(part))

    return frame.map_partitions(work, meta=frame_of(to, []))


def _by_key(
    frame: Any, key: str, function: Callable[[list[Any]], Iterator[tuple[Any, ...]]], to: str
) -> Any:
    """What a function makes of all rows that share a key, wherever they were.

    The rows of a key are in the order of their nodes, or of their place in the catalog.
    """
    column = list(frame.columns).index(key)
    order = next((n for n, name in enumerate(frame.columns) if name in ("node", "order")), column)

    def work(part: Frame) -> list[tuple[Any, ...]]:
        # plain tuples: pandas takes longer to make a frame of a group than the work on it
        rows = sorted(rows_of(part), key=lambda row: (row[column], row[order]))
        groups = groupby(rows, key=lambda row: row[column])
        return [made for _, group in groups for made in function(list(group))]

    # as many partitions as before: some engines' shuffles multiply them
    return _by_partition(frame.shuffle(key, npartitions=frame.npartitions), work, to)


def rows_of(part: Frame) -> Iterator[Any]:
    """The rows of a frame, their columns by name."""
    named = namedtuple("named", list(part.columns))  # type: ignore[misc]
    return map(named._make, zip(*(part[name].tolist() for name in part.columns), strict=True))


def _labelled(frame: Any, stars: Any) -> Any:
    """The rows with the ``root`` of their node's component, which is the node where it is alone."""
    labels = stars.rename(columns={"a": "node", "b": "root"})
    found = frame.merge(labels, on="node", how="left")
    return found.assign(root=found["root"].fillna(found["node"]))


def _record(data: str, kinds: Kinds) -> Record:
    values = json.loads(data)
    return kinds[values["kind"]].model_validate(values)


def _data(record: Record) -> str:
    return to_json(record).decode("utf-8")


def _given(value: Any) -> list[Any]:
    """The list that a cell holds as JSON; empty where a merge found nothing."""
    return [] if value is None or value is pd.NA or value != value else list(json.loads(value))


# -- by identifier ---------------------------------------------------------------------------------


def _identifiers(part: Frame, kinds: Kinds) -> list[tuple[Any, ...]]:
    rows = []
    for row in rows_of(part):
        record = _record(row.data, kinds)
        place = json.dumps([source.model_dump() for source in record.sources[:1]])
        for scheme, value in identity_facts(record.identifiers).items():
            key = _SEPARATOR.join((record.kind, scheme, value))
            rows.append((key, row.node, place, title_key(record.title)))
    return rows


def _judge_identifier(group: list[Any]) -> Iterator[tuple[Any, ...]]:
    """Edges between all that bear an identifier, or that it is one of a page for many things."""
    if len(group) < 2:
        return
    key = group[0].key
    _, scheme, value = key.split(_SEPARATOR, 2)
    places = [[Source(**one) for one in json.loads(row.place)] for row in group]
    named = [
        (place[0].document, row.title) if place else ("", "")
        for place, row in zip(places, group, strict=True)
    ]
    if is_page_for_many(scheme, named):
        pair = json.dumps([scheme, value])
        yield from (("page", row.node, key, pair) for row in group)
        yield ("diagnostic", "", key, page_diagnostic((scheme, value), places).model_dump_json())
    else:
        yield from (("edge", row.node, group[0].node, "") for row in group[1:])


def _listed(group: list[Any]) -> Iterator[tuple[Any, ...]]:
    yield group[0].node, "[" + ",".join(sorted(row.data for row in group)) + "]"


def _identify(group: list[Any], kinds: Kinds) -> Iterator[tuple[Any, ...]]:
    """The clusters of a component, each named by its first record, and what was refused."""
    records = [_record(row.data, kinds) for row in group]
    pages = {(pair[0], pair[1]) for row in group for pair in _given(row.pages)}
    diagnostics: list[Diagnostic] = []
    for one in by_identifiers(records, pages, diagnostics):
        own = [group[ordinal].node for ordinal in one.ordinals]
        held = {
            "nodes": own,
            "records": [json.loads(_data(record)) for record in one.records],
            "titles": sorted(one.cluster.titles),
            "facts": dict(one.cluster.facts),
            "years": sorted(one.cluster.years),
            "durations": sorted(one.cluster.durations),
            "places": sorted(one.cluster.places()),
        }
        yield "cluster", own[0], json.dumps(held, ensure_ascii=False)
    yield from (("diagnostic", "", note.model_dump_json()) for note in diagnostics)


# -- by title --------------------------------------------------------------------------------------


def _cluster(held: Mapping[str, Any]) -> Cluster:
    places = frozenset(held["places"])
    return Cluster(
        frozenset(held["titles"]),
        held["facts"],
        frozenset(held["years"]),
        frozenset(held["durations"]),
        lambda: places,
    )


def _titles(part: Frame) -> list[tuple[Any, ...]]:
    rows = []
    for row in rows_of(part):
        held = json.loads(row.data)
        kind = row.node.split(_SEPARATOR, 1)[0]
        del held["records"], held["nodes"]
        summary = json.dumps(held, ensure_ascii=False)
        for key in sorted({title_key(title) for title in held["titles"]} - {""}):
            rows.append((kind + _SEPARATOR + key, row.node, summary))
    return rows


def _judge_title(group: list[Any]) -> Iterator[tuple[Any, ...]]:
    """The groups of namesakes that are one, as edges to the first of each."""
    if len(group) < 2:
        return
    clusters = [_cluster(json.loads(row.data)) for row in group]
    title = group[0].key.split(_SEPARATOR, 1)[1]
    for (reason, found, number), members in title_keys(clusters).items():
        if found == title:
            name = json.dumps([reason, found, number], ensure_ascii=False)
            yield from ((group[member].node, group[members[0]].node, name) for member in members)


def _merge(group: list[Any], kinds: Kinds) -> Iterator[tuple[Any, ...]]:
    """The merged records of a component, to be named together with those of a like name."""
    held = [json.loads(row.data) for row in group]
    ordinals = {node: n for n, node in enumerate(sorted(n for one in held for n in one["nodes"]))}
    identified = [
        Identified(
            tuple(ordinals[node] for node in one["nodes"]),
            tuple(kinds[row["kind"]].model_validate(row) for row in one["records"]),
            _cluster(one),
            {},
        )
        for one in held
    ]
    titles: dict[Any, list[int]] = {}
    for index, row in enumerate(group):
        for reason, title, number in _given(row.titles):
            titles.setdefault((reason, title, number), []).append(index)
    for part, merged in by_titles(identified, titles):
        record = merged.record
        document, start, end, block = place_of(record)
        place = (record.kind, document, f"{start:012d}", f"{end:012d}", block, group[part[0]].node)
        yield _root_of(record), _SEPARATOR.join(place), record.kind, _data(record)


def _root_of(record: Record) -> str:
    """What the ids have in common among which one may need an ordinal."""
    name = record_id(record)
    while (stem := name.rpartition("~"))[0] and stem[2].isdigit():
        name = stem[0]
    return name


def _name(group: list[Any], kinds: Kinds) -> Iterator[tuple[Any, ...]]:
    entries = [Merged(_record(row.data, kinds), (), ()) for row in group]
    name_all(entries)
    for row, entry in zip(group, entries, strict=True):
        yield entry.record.id, row.order, entry.record.kind, _data(entry.record)


# -- lectures and papers ---------------------------------------------------------------------------


def _mentions(part: Frame, kinds: Kinds) -> list[tuple[Any, ...]]:
    rows = []
    for row in rows_of(part):
        record = _record(row.data, kinds)
        for mention in mentions(record):
            role = "bears" if mention.bears else "asks"
            rows.append((_SEPARATOR.join(mention.key), record.id, row.order, role))
    return rows


def _pairs(group: list[Any]) -> Iterator[tuple[Any, ...]]:
    bearers = [row.id for row in group if row.role == "bears"]
    found = named_by(tuple(group[0].key.split(_SEPARATOR)), bearers)
    if found is not None:
        for row in group:
            if row.role == "asks":
                yield row.id, found
                yield found, row.id


def _listed_others(group: list[Any]) -> Iterator[tuple[Any, ...]]:
    yield group[0].id, json.dumps(sorted({row.other for row in group}), ensure_ascii=False)


def _connect(part: Frame, kinds: Kinds) -> list[tuple[Any, ...]]:
    rows = []
    for row in rows_of(part):
        record = connected_to(_record(row.data, kinds), _given(row.others))
        rows.append((row.order, row.kind, _data(record)))
    return rows
