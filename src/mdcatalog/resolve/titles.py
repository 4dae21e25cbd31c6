"""Joining by title, where it is safe: one candidate and nothing that contradicts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import partial
from typing import Literal

from mdcatalog.models import Record
from mdcatalog.resolve.facts import (
    durations_agree,
    durations_of,
    is_full_title,
    places_of,
    same_recording,
    title_key,
    years_agree,
    years_of,
)
from mdcatalog.resolve.groups import Facts, contradictory

# Comparing each with each ends here; so many namesakes are no single candidate anyway.
_MOST_NAMESAKES = 64


@dataclass(frozen=True)
class Cluster:
    """What records that identifiers made one state together."""

    titles: frozenset[str]
    facts: Facts
    years: frozenset[int]
    durations: frozenset[int]
    #: Their sections and descriptions; asked for only where short names are compared.
    places: Callable[[], Set[str]]

    @classmethod
    def of(cls, records: Sequence[Record], facts: Sequence[Facts]) -> Cluster:
        """The cluster of records with these facts."""
        merged: dict[str, str] = {}
        for stated in facts:
            merged.update(stated)
        titles = frozenset(record.title for record in records)
        years = frozenset(year for record in records for year in years_of(record))
        durations = frozenset(durations_of(records))
        return cls(titles, merged, years, durations, partial(places_of, records))


#: Whether it is a full title or a short name, the folded title, which of its groups.
TitleKey = tuple[Literal["title", "name"], str, int]


def title_keys(clusters: Sequence[Cluster]) -> dict[TitleKey, list[int]]:
    """The groups of clusters that a title makes one, by the title."""
    by_title: dict[str, list[int]] = defaultdict(list)
    full: set[str] = set()
    for index, cluster in enumerate(clusters):
        for title in cluster.titles:
            key = title_key(title)
            if not key:
                continue
            if index not in by_title[key][-1:]:
                by_title[key].append(index)
            if is_full_title(title):
                full.add(key)
    found: dict[TitleKey, list[int]] = {}
    for key, members in by_title.items():
        if len(members) > 1:
            reason: Literal["title", "name"] = "title" if key in full else "name"
            find = _full_groups if key in full else _named
            for number, group in enumerate(find(clusters, members)):
                found[reason, key, number] = group
    return found


def _full_groups(clusters: Sequence[Cluster], members: list[int]) -> list[list[int]]:
    """The namesakes with a full title that are one; none where a candidate is not single."""
    years = [year for index in members for year in clusters[index].years]
    same_time = not years or max(years) - min(years) <= 1
    lengths = [length for index in members for length in clusters[index].durations]
    same_length = not lengths or max(lengths) - min(lengths) <= 60
    if same_time and same_length and not contradictory([c.facts for c in clusters], members):
        return [members]
    if len(members) > _MOST_NAMESAKES:
        return []
    edges = {
        (a, b): _compatible(clusters[a], clusters[b]) for a in members for b in members if a < b
    }
    return _agreeing(members, edges, edges)


def _named(clusters: Sequence[Cluster], members: list[int]) -> list[list[int]]:
    """The bearers of a short name that are one.

    They have the same year and the same section or description, or are recordings of one
    length to the second.
    """
    if len(members) > _MOST_NAMESAKES:
        return []
    places = {index: clusters[index].places() for index in members}
    pairs = [(a, b) for a in members for b in members if a < b]
    compatible = {(a, b): _compatible(clusters[a], clusters[b]) for a, b in pairs}
    edges = {
        (a, b): bool(clusters[a].years & clusters[b].years and places[a] & places[b])
        or same_recording(clusters[a].durations, clusters[b].durations)
        for a, b in pairs
    }
    return _agreeing(members, edges, compatible)


def _compatible(one: Cluster, other: Cluster) -> bool:
    agree = all(other.facts.get(scheme, value) == value for scheme, value in one.facts.items())
    same_length = durations_agree(one.durations, other.durations)
    return agree and same_length and years_agree(one.years, other.years)


def _agreeing(
    members: Sequence[int],
    edges: Mapping[tuple[int, int], bool],
    compatible: Mapping[tuple[int, int], bool],
) -> list[list[int]]:
    """The parts that edges hold together and in which no two contradict each other."""
    rest, parts = list(members), []
    while rest:
        part, waiting = [rest[0]], [rest.pop(0)]
        while waiting:
            node = waiting.pop()
            near = [n for n in rest if edges[min(n, node), max(n, node)]]
            rest = [n for n in rest if n not in near]
            part += near
            waiting += near
        part.sort()
        whole = all(compatible[a, b] for a in part for b in part if a < b)
        if len(part) > 1 and whole:
            parts.append(part)
    return parts
