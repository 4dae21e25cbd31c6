"""From the records of many documents to the records of one catalog."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
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
from mdcatalog.resolve.titles import Cluster, TitleKey, title_keys

# So many differently titled records of one document never are one thing: the document
# names one page for all of them.
_TOO_MANY_TITLES = 4
# Schemes whose names are homes that several things may share.
_HOMES = frozenset({"github", "gitlab", "gitee", "bitbucket", "modelscope"})
# So much behind a name describes the thing; less (plus, large, v2) names a variant.
_MOTTO = 10
_CONTRADICT = "contradict each other"

#: A scheme and a value in it, as they are compared.
Pair = tuple[str, str]


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
class Merged:
    """A record of the catalog, the records that it was made of in order, and why."""

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
    merged: list[Merged] = []
    diagnostics: list[Diagnostic] = []
    for _, of_kind in groupby(ordered, key=lambda record: record.kind):
        members = list(of_kind)
        if merge:
            merged += _merge_kind(members, diagnostics)
        else:
            merged += [Merged(record, (record,), ()) for record in members]
    merged.sort(key=lambda entry: (entry.record.kind, *place_of(entry.record)))
    name_all(merged)
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


@dataclass(frozen=True)
class Identified:
    """Records that identifiers made one, in order; what names no record is taken from them.

    ``ordinals`` are their places in the order of all, ``joins`` why they are one.
    """

    ordinals: tuple[int, ...]
    records: tuple[Record, ...]
    cluster: Cluster
    joins: dict[Pair, Join]


def _merge_kind(records: Sequence[Record], diagnostics: list[Diagnostic]) -> list[Merged]:
    facts = [identity_facts(record.identifiers) for record in records]
    bearers = shared_identifiers(facts)
    pages = {
        pair
        for pair, members in bearers.items()
        if is_page_for_many(pair[0], [named_in(records[index]) for index in members])
    }
    diagnostics += [
        page_diagnostic(pair, [records[index].sources for index in bearers[pair]])
        for pair in sorted(pages)
    ]
    identified = by_identifiers(records, pages, diagnostics)
    titles = title_keys([one.cluster for one in identified])
    return [merged for _, merged in by_titles(identified, titles)]


def shared_identifiers(facts: Sequence[Facts]) -> dict[Pair, list[int]]:
    """The identifiers that several records bear, with those records."""
    keys: dict[Pair, list[int]] = defaultdict(list)
    for index, stated in enumerate(facts):
        for pair in stated.items():
            keys[pair].append(index)
    return {pair: members for pair, members in keys.items() if len(members) > 1}


def by_identifiers(
    records: Sequence[Record], pages: Set[Pair], diagnostics: list[Diagnostic]
) -> list[Identified]:
    """The records of one kind, in order, joined where they bear the same identifier.

    ``pages`` are the identifiers that are known to name no single thing.
    """
    facts = [identity_facts(record.identifiers) for record in records]
    shared = {p: m for p, m in shared_identifiers(facts).items() if p not in pages}
    groups = group(facts, shared)
    for pair in sorted(groups.refused):
        sources = [records[index].sources for index in shared[pair]]
        diagnostics.append(_ambiguous(pair, sources, _CONTRADICT))
    live = shared.keys() - groups.refused
    nameless = groups.refused | pages
    result = []
    for part in groups.components:
        members = []
        for index in part:
            dropped = {
                scheme for scheme, value in facts[index].items() if (scheme, value) in nameless
            }
            members.append(_without(records[index], dropped) if dropped else records[index])
        joins = {
            pair: Join(
                "identifier", ":".join(pair), tuple(records[i].sources[0] for i in shared[pair])
            )
            for pair in {pair for index in part for pair in facts[index].items()} & live
        }
        cluster = Cluster.of([records[i] for i in part], [facts[i] for i in part])
        result.append(Identified(tuple(part), tuple(members), cluster, joins))
    return result


def by_titles(
    identified: Sequence[Identified], titles: Mapping[TitleKey, Sequence[int]]
) -> list[tuple[list[int], Merged]]:
    """What identifiers made one, joined further where a title does: which of them, and merged."""
    by_title = group([one.cluster.facts for one in identified], titles)
    kept: dict[int, list[Join]] = defaultdict(list)
    part_of = {node: number for number, part in enumerate(by_title.components) for node in part}
    for key, nodes in sorted(titles.items()):
        if key not in by_title.refused:
            joined = [record for node in nodes for record in identified[node].records]
            sources = tuple(source for record in joined for source in record.sources[:1])
            kept[part_of[nodes[0]]].append(Join(key[0], joined[0].title, sources))
    result = []
    for number, part in enumerate(by_title.components):
        ones = [identified[node] for node in part]
        ordered = sorted(
            (pair for one in ones for pair in zip(one.ordinals, one.records, strict=True)),
            key=lambda pair: pair[0],
        )
        members = tuple(record for _, record in ordered)
        joins = {pair: join for one in ones for pair, join in one.joins.items()}
        record = members[0] if len(members) == 1 else merge_records(members)
        why = (*(joins[pair] for pair in sorted(joins)), *kept[number])
        result.append((part, Merged(record, members, why)))
    return result


def _without(record: Record, schemes: set[str]) -> Record:
    """The record without identifiers that name no record."""
    plain = {scheme.removesuffix("-corpus") for scheme in schemes}
    kept = {scheme: value for scheme, value in record.identifiers.items() if scheme not in plain}
    return replaced(record, identifiers=kept)


def named_in(record: Record) -> tuple[str, str]:
    """The document of a record and its folded title; empty where it has no source."""
    return (record.sources[0].document, title_key(record.title)) if record.sources else ("", "")


def is_page_for_many(scheme: str, bearers: Iterable[tuple[str, str]]) -> bool:
    """Whether one document gives this identifier to many things with different names.

    ``bearers`` are the documents and folded titles of the records that bear it. A repository
    is often the home of several models or data sets, so two names that are not forms of one
    suffice there.
    """
    titles: dict[str, set[str]] = defaultdict(set)
    for document, title in bearers:
        if title:
            titles[document].add(title)
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


def page_diagnostic(pair: Pair, sources: Iterable[Sequence[Source]]) -> Diagnostic:
    """Says that an identifier is that of a page for many; ``sources`` are those of its bearers."""
    return _ambiguous(pair, sources, "have different names in one document")


def _ambiguous(pair: Pair, given: Iterable[Sequence[Source]], why: str) -> Diagnostic:
    scheme, value = pair
    sources = [of_one[0] for of_one in given if of_one]
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


def name_all(merged: Sequence[Merged]) -> None:
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
