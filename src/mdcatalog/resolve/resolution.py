"""From the records of many documents to the records of one catalog."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Literal

from mdcatalog.diagnostics import CODES
from mdcatalog.extract.records import record_id
from mdcatalog.models import Diagnostic, Record, Source
from mdcatalog.resolve.connect import connect
from mdcatalog.resolve.copies import many_objects, replaced
from mdcatalog.resolve.facts import identity_facts, title_key
from mdcatalog.resolve.groups import Facts, group
from mdcatalog.resolve.merge import merge_records
from mdcatalog.resolve.order import in_order, place_of
from mdcatalog.resolve.titles import Cluster, title_keys

# So many differently titled records of one document never are one thing: the document
# names one page for all of them.
_TOO_MANY_TITLES = 4
# Schemes whose names are homes that several things may share.
_HOMES = frozenset({"github", "gitlab", "gitee", "bitbucket", "modelscope"})
# So much behind a name describes the thing; less (plus, large, v2) names a variant.
_MOTTO = 10
_CONTRADICT = "contradict each other"


@dataclass(frozen=True)
class Join:
    """Why records became one: the identifier or the title they share, and where they stand."""

    reason: Literal["identifier", "title", "name"]
    value: str
    sources: tuple[Source, ...]


@dataclass(frozen=True)
class Resolution:
    """The merged records, in order, and how they came to be.

    ``members`` and ``joins`` are by the merged record's id, and only for those of several
    sources.
    """

    records: tuple[Record, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    members: dict[str, tuple[Record, ...]] = field(default_factory=dict)
    joins: dict[str, tuple[Join, ...]] = field(default_factory=dict)


@dataclass
class _Merged:
    record: Record
    members: tuple[Record, ...]
    joins: tuple[Join, ...]


def resolve(records: Iterable[Record], *, merge: bool = True) -> Resolution:
    """Join the records that are one thing; the result is the same for every order of input.

    With ``merge=False`` the records stay as they are and only get unique ids.
    """
    with many_objects():
        return _resolve(records, merge)


def _resolve(records: Iterable[Record], merge: bool) -> Resolution:
    ordered = in_order(records)
    merged: list[_Merged] = []
    diagnostics: list[Diagnostic] = []
    for _, of_kind in groupby(ordered, key=lambda record: record.kind):
        members = list(of_kind)
        if merge:
            merged += _merge_kind(members, diagnostics)
        else:
            merged += [_Merged(record, (record,), ()) for record in members]
    merged.sort(key=lambda entry: (entry.record.kind, *place_of(entry.record)))
    _name(merged)
    connected = (
        connect([entry.record for entry in merged]) if merge else [entry.record for entry in merged]
    )
    several = [(new.id, old) for new, old in zip(connected, merged, strict=True) if old.joins]
    return Resolution(
        tuple(connected),
        tuple(diagnostics),
        {name: entry.members for name, entry in several},
        {name: entry.joins for name, entry in several},
    )


def _merge_kind(records: Sequence[Record], diagnostics: list[Diagnostic]) -> list[_Merged]:
    facts = [identity_facts(record.identifiers) for record in records]
    keys: dict[tuple[str, str], list[int]] = defaultdict(list)
    for index, stated in enumerate(facts):
        for pair in stated.items():
            keys[pair].append(index)
    shared = {pair: members for pair, members in keys.items() if len(members) > 1}
    pages = {
        pair for pair, members in shared.items() if _is_page_for_many(pair[0], records, members)
    }
    by_identifier = group(facts, {p: m for p, m in shared.items() if p not in pages})
    refused = by_identifier.refused | pages
    for pair in sorted(refused):
        why = "have different names in one document" if pair in pages else _CONTRADICT
        diagnostics.append(_ambiguous(pair, [records[i] for i in shared[pair]], why))
    clusters = [
        Cluster.of([records[i] for i in part], [facts[i] for i in part])
        for part in by_identifier.components
    ]
    titles = title_keys(clusters)
    by_title = group([cluster.facts for cluster in clusters], titles)
    kept: dict[int, list[Join]] = defaultdict(list)
    part_of = {node: number for number, part in enumerate(by_title.components) for node in part}
    for key, members in sorted(titles.items()):
        if key not in by_title.refused:
            joined = [record for index in members for record in clusters[index].records]
            sources = tuple(source for record in joined for source in record.sources[:1])
            kept[part_of[members[0]]].append(Join(key[0], joined[0].title, sources))
    result = []
    for number, part in enumerate(by_title.components):
        indices = [i for index in part for i in by_identifier.components[index]]
        result.append(_merged(records, facts, sorted(indices), refused, shared, kept[number]))
    return result


def _merged(
    records: Sequence[Record],
    facts: Sequence[Facts],
    indices: Sequence[int],
    refused: set[tuple[str, str]],
    shared: dict[tuple[str, str], list[int]],
    titles: Sequence[Join],
) -> _Merged:
    members = []
    for index in indices:
        dropped = {scheme for scheme, value in facts[index].items() if (scheme, value) in refused}
        members.append(_without(records[index], dropped) if dropped else records[index])
    pairs = sorted({pair for index in indices for pair in facts[index].items()})
    joins = [
        Join("identifier", f"{scheme}:{value}", tuple(records[i].sources[0] for i in shared[pair]))
        for pair in pairs
        for scheme, value in [pair]
        if pair in shared and pair not in refused
    ]
    record = members[0] if len(members) == 1 else merge_records(members)
    return _Merged(record, tuple(members), (*joins, *titles))


def _without(record: Record, schemes: set[str]) -> Record:
    """The record without identifiers that name no record."""
    plain = {scheme.removesuffix("-corpus") for scheme in schemes}
    kept = {scheme: value for scheme, value in record.identifiers.items() if scheme not in plain}
    return replaced(record, identifiers=kept)


def _is_page_for_many(scheme: str, records: Sequence[Record], members: Sequence[int]) -> bool:
    """Whether one document gives this identifier to many things with different names.

    A repository is often the home of several models or data sets, so two names that are not
    forms of one suffice there.
    """
    titles: dict[str, set[str]] = defaultdict(set)
    for index in members:
        if records[index].sources and (key := title_key(records[index].title)):
            titles[records[index].sources[0].document].add(key)
    for names in titles.values():
        if len(names) >= _TOO_MANY_TITLES:
            return True
        if scheme in _HOMES and not all(_same_name(a, b) for a in names for b in names):
            return True
    return False


def _same_name(one: str, other: str) -> bool:
    """Whether a name is the other with a motto behind or an owner before it, not a variant."""
    short, long = sorted((one, other), key=len)
    if long.startswith(short):
        return len(long) == len(short) or len(long) - len(short) >= _MOTTO
    return long.endswith(short)


def _ambiguous(pair: tuple[str, str], records: Sequence[Record], why: str) -> Diagnostic:
    scheme, value = pair
    sources = [record.sources[0] for record in records if record.sources]
    places = ", ".join(f"{source.document}:{source.start_line}" for source in sources[:6])
    more = f" and {len(sources) - 6} more" if len(sources) > 6 else ""
    first = sources[0] if sources else None
    return Diagnostic(
        code="identity-ambiguous",
        severity=CODES["identity-ambiguous"][0],
        message=(
            f"{scheme.removesuffix('-corpus')}:{value} is shared by records that {why} "
            f"({places}{more}); it joins nothing and names no record."
        ),
        document=first.document if first else None,
        line=first.start_line if first else None,
        end_line=first.end_line if first else None,
    )


def _name(merged: Sequence[_Merged]) -> None:
    """Give every record its id; an ordinal breaks ties, in the order of the catalog."""
    taken: set[str] = set()
    for entry in merged:
        base = name = record_id(entry.record)
        count = 1
        while name in taken:
            count += 1
            name = f"{base}~{count}"
        taken.add(name)
        if name != entry.record.id:
            entry.record = replaced(entry.record, id=name)
