"""Which nodes are one: united by the keys they share, never across a contradiction.

A node states at most one value in each scheme. A key names several nodes. Nodes that share a
key are one, transitively; but two nodes that state different values in one scheme never are,
and the keys that would unite them are refused. The result depends on the sets alone, not on
any order.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)
Facts = Mapping[str, str]

# Above this much work per component every key of it is refused instead of the fewest.
_MOST_STEPS = 2_000_000


@dataclass(frozen=True)
class Groups(Generic[K]):
    """The components (each sorted, in order of their first node) and the refused keys."""

    components: list[list[int]]
    refused: set[K]


def group(facts: Sequence[Facts], keys: Mapping[K, Sequence[int]]) -> Groups[K]:
    """Unite the nodes that share keys, refusing the keys that lead to a contradiction."""
    live = {key: members for key, members in keys.items() if len(members) > 1}
    refused = {key for key, members in live.items() if contradictory(facts, members)}
    while True:
        for key in refused:
            live.pop(key, None)
        components = _components(len(facts), live)
        wrong = [c for c in components if len(c) > 2 and contradictory(facts, c)]
        if not wrong:
            return Groups(components, refused)
        for component in wrong:
            refused |= _between(facts, component, live)


def contradictory(facts: Sequence[Facts], members: Sequence[int]) -> bool:
    """Whether two of the nodes state different values in one scheme."""
    seen: dict[str, str] = {}
    for node in members:
        for scheme, value in facts[node].items():
            if seen.setdefault(scheme, value) != value:
                return True
    return False


def _components(count: int, keys: Mapping[K, Sequence[int]]) -> list[list[int]]:
    parent = list(range(count))

    def find(node: int) -> int:
        while parent[node] != node:
            parent[node] = parent[parent[node]]
            node = parent[node]
        return node

    for members in keys.values():
        first = find(members[0])
        for node in members[1:]:
            other = find(node)
            # The smaller root wins, so that a component's root is its first node.
            first, other = min(first, other), max(first, other)
            parent[other] = first
    found: dict[int, list[int]] = defaultdict(list)
    for node in range(count):
        found[find(node)].append(node)
    return list(found.values())


def _between(
    facts: Sequence[Facts], component: Sequence[int], keys: Mapping[K, Sequence[int]]
) -> set[K]:
    """The keys on the shortest ways between nodes of a component that contradict each other."""
    inside = set(component)
    keys_of: dict[int, list[K]] = defaultdict(list)
    size = 0
    for key, members in keys.items():
        if members[0] in inside:
            size += len(members)
            for node in members:
                keys_of[node].append(key)
    stated: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for node in component:
        for scheme, value in facts[node].items():
            stated[scheme][value].append(node)
    starts = [
        (scheme, nodes)
        for scheme, values in sorted(stated.items())
        if len(values) > 1
        for _, nodes in sorted(values.items())
    ]
    if len(starts) * size > _MOST_STEPS:
        return {key for names in keys_of.values() for key in names}
    marked: set[K] = set()
    for scheme, nodes in starts:
        marked |= _shortest(facts, scheme, nodes, keys, keys_of)
    return marked


def _shortest(
    facts: Sequence[Facts],
    scheme: str,
    starts: Sequence[int],
    keys: Mapping[K, Sequence[int]],
    keys_of: Mapping[int, Sequence[K]],
) -> set[K]:
    """The keys on all shortest ways from the nodes to one with another value in the scheme."""
    value = facts[starts[0]][scheme]
    distance = dict.fromkeys(starts, 0)
    reached: dict[K, int] = {}
    layer = list(starts)
    targets: list[int] = []
    while layer and not targets:
        following: list[int] = []
        for node in layer:
            for key in keys_of[node]:
                if key in reached:
                    continue
                reached[key] = distance[node]
                for other in keys[key]:
                    if other not in distance:
                        distance[other] = distance[node] + 1
                        following.append(other)
        targets = [n for n in following if facts[n].get(scheme, value) != value]
        layer = following
    return _walk_back(targets, distance, reached, keys, keys_of)


def _walk_back(
    targets: Sequence[int],
    distance: Mapping[int, int],
    reached: Mapping[K, int],
    keys: Mapping[K, Sequence[int]],
    keys_of: Mapping[int, Sequence[K]],
) -> set[K]:
    marked: set[K] = set()
    waiting, seen = list(targets), set(targets)
    while waiting:
        node = waiting.pop()
        for key in keys_of[node]:
            if key in marked or reached.get(key) != distance[node] - 1:
                continue
            marked.add(key)
            for other in keys[key]:
                if distance.get(other) == distance[node] - 1 and other not in seen:
                    seen.add(other)
                    waiting.append(other)
    return marked
