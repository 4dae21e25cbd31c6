"""Lectures and the papers they are about: connected, never merged."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from mdcatalog.links import identifiers
from mdcatalog.models import Lecture, Paper, Record
from mdcatalog.resolve.copies import replaced
from mdcatalog.resolve.facts import identity_facts, is_full_title, title_key


class Mention(NamedTuple):
    """A key by which a record is found, or by which it asks for another.

    The key is ``paper`` or ``lecture`` with a scheme and a value, or ``title`` with a folded
    title, which only papers bear.
    """

    key: tuple[str, ...]
    bears: bool


def connect(records: Sequence[Record]) -> list[Record]:
    """The records with ``lecture.papers`` and ``paper.lectures`` filled.

    A lecture is about a paper that it links to as such, or that links to it as a video, or
    whose full title it bears (or gives to such a link), where only one paper has that title.
    """
    kinds = {type(record) for record in records}
    if not any(issubclass(kind, Paper) for kind in kinds):
        return list(records)
    if not any(issubclass(kind, Lecture) for kind in kinds):
        return list(records)
    bearers: dict[tuple[str, ...], list[str]] = defaultdict(list)
    askers: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for record in records:
        for mention in mentions(record):
            (bearers if mention.bears else askers)[mention.key].append(record.id)
    connected: dict[str, set[str]] = defaultdict(set)
    for key, asking in askers.items():
        named = named_by(key, bearers.get(key, ()))
        if named is not None:
            for name in asking:
                connected[name].add(named)
                connected[named].add(name)
    return [connected_to(record, connected.get(record.id, ())) for record in records]


def mentions(record: Record) -> Iterator[Mention]:
    """The keys that a paper or lecture bears and asks for; other records have none."""
    if isinstance(record, Paper):
        yield from _identified("paper", record.identifiers, True)
        for title in sorted({title_key(title) for title in _titles(record)}):
            yield Mention(("title", title), True)
        for link in record.links:
            if link.rel in ("video", "explainer"):
                yield from _identified("lecture", dict(identifiers(link.url)), False)
    elif isinstance(record, Lecture):
        yield from _identified("lecture", record.identifiers, True)
        for link in record.links:
            if link.rel == "paper":
                yield from _identified("paper", dict(identifiers(link.url)), False)
        for title in _spoken_titles(record):
            yield Mention(("title", title_key(title)), False)


def _identified(kind: str, given: Mapping[str, str], bears: bool) -> Iterator[Mention]:
    for scheme, value in identity_facts(given).items():
        yield Mention((kind, scheme, value), bears)


def named_by(key: tuple[str, ...], bearers: Sequence[str]) -> str | None:
    """The id of the record that a key names, given those that bear it in the catalog's order."""
    if not bearers or (key[0] == "title" and len(bearers) > 1):
        return None
    return bearers[-1]


def connected_to(record: Record, others: Iterable[str]) -> Record:
    """The paper with these lectures, or the lecture with these papers."""
    names = sorted(others)
    if isinstance(record, Lecture) and names != record.papers:
        return replaced(record, papers=names)
    if isinstance(record, Paper) and names != record.lectures:
        return replaced(record, lectures=names)
    return record


def _titles(paper: Paper) -> Iterator[str]:
    """The full titles that sources give a paper."""
    if is_full_title(paper.title):
        yield paper.title
    for conflict in paper.conflicts:
        if conflict.field == "title":
            yield from (
                entry.value
                for entry in conflict.values
                if isinstance(entry.value, str) and is_full_title(entry.value)
            )


def _spoken_titles(lecture: Lecture) -> Iterator[str]:
    """The full titles that a lecture gives for what it is about."""
    if is_full_title(lecture.title):
        yield lecture.title
    for link in lecture.links:
        if link.rel == "paper" and link.text and is_full_title(link.text):
            yield link.text
