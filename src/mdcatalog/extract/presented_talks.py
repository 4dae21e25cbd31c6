"""Talks below their titles, over their recordings and the events at which they were given.

``## The Title`` over a row ``[slides](…) | [video](…)``, what it is about and **Presented at:**
``- [PierConf](…), Oslo, Norway, 5-6 October 2017``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import chain
from typing import NamedTuple

from mdcatalog.extract.entries import Entry, Labelled, found_links, running_text
from mdcatalog.extract.shapes import head_of
from mdcatalog.patterns import lazy_pattern
from mdcatalog.tree import (
    Block,
    Inlines,
    Item,
    Link,
    List,
    Paragraph,
    Section,
    Table,
    Text,
    block_links,
    plain_text,
)
from mdcatalog.values import find_date
from mdcatalog.vocabulary import PRESENTED, UNDONE, fold, role_of

_RECORDINGS = frozenset(("slides", "video"))
_PAPERS = frozenset(("paper", "citation"))
_AROUND = " \t\n.:：,;|"
# `5-6 October`, `April 25-28, 2017`: what begins on the first of them
_DAYS = lazy_pattern(r"(?<![\d-])(?P<first>\d{1,2})\s?[-–—]\s?\d{1,2}(?=[ ,.]+[^\W\d]|,? \d{4}\b)")
# `no video`, `wait for slides`: words of a row of recordings that are no links
_NONE_YET = re.compile(r"(?:[^\W\d_]+ ){1,3}(?P<role>[^\W\d_]+)")
_NAMED_PLACE = re.compile(r"[^\W\d_][^,]*, *[^\W\d_][^,]*,?")
_SIGNS = re.compile(r"\s*[|,;·]\s*")
_HASH_TAG = re.compile(r"#[^\W\d_][\w+-]*")
_LEAST_TAGS = 2
_MOST_EVENTS = 40
_LONGEST_ROW = 12  # cells
_LONGEST_LABEL = 24
_LONGEST_EVENT = 200


class _Event(NamedTuple):
    """Where and when a talk was given, as written, and the day on which that began."""

    written: str
    date: str
    placed: bool


class Presented(NamedTuple):
    """A talk: what else stands below its title, what recorded it, and where it was given."""

    blocks: tuple[Block, ...]
    recordings: tuple[Inlines, ...]
    events: tuple[_Event, ...]
    lists: tuple[List, ...]
    label: str


def presented_talk(section: Section) -> Presented | None:
    """The talk that a section is, if it tells what recorded it and where it was given."""
    if section.sections or not any(map(_may_tell_events, section.blocks)):
        return None
    recordings: list[Inlines] = []
    events: list[_Event] = []
    lists: list[List] = []
    others: list[Block] = []
    label = ""
    for block in section.blocks:
        if isinstance(block, List) and (found := _events(block)):
            over = others[-1] if others else None
            named = _label(over) if isinstance(over, Paragraph) else ""
            if named:
                others.pop()
            elif not all(event.placed for event in found):
                others.append(block)
                continue
            label = named or label
            events.extend(found)
            lists.append(block)
        elif not recordings and (row := _recordings(block)):
            recordings = row
        else:
            others.append(block)
    if not (recordings and events) or _is_read(others):
        return None
    return Presented(tuple(others), tuple(recordings), tuple(events), tuple(lists), label)


def _may_tell_events(block: Block) -> bool:
    return isinstance(block, List) and bool(block.items) and _event(block.items[0]) is not None


def add_presented(entry: Entry, presented: Presented) -> None:
    """Put what recorded a talk and where it was given into its entry."""
    for cell in presented.recordings:
        named = [_role(piece.text) for piece in cell if isinstance(piece, Link)]
        role = named[0] if len(named) == 1 else ""
        entry.links.extend(found_links(cell, "field", role))
    heads = [head_of(item) for block in presented.lists for item in block.items]
    links = tuple(chain.from_iterable(found_links(head, "body") for head in heads))
    entry.links.extend(links)
    entry.links.sort(key=lambda link: link.line)
    written = "; ".join(event.written for event in presented.events)
    entry.fields.append(Labelled(presented.label or "Presented at", written, links))
    entry.add_value("heading_date", _one_date([event.date for event in presented.events]))
    entry.values["lesson"] = True


def _one_date(dates: Sequence[str]) -> str | None:
    """The date that all share as far as they do: the year of talks given twice in it."""
    if len(set(dates)) == 1:
        return dates[0]
    years = {date[:4] for date in dates}
    return years.pop() if len(years) == 1 else None


def take_hash_tags(entry: Entry, blocks: list[Block]) -> None:
    """Take ``#ropes #knots``, the first below a heading, as tags and out of ``blocks``."""
    first = blocks[0] if blocks else None
    if not isinstance(first, Paragraph) or not all(isinstance(p, Text) for p in first.content):
        return
    words = plain_text(first.content).split()
    if len(words) >= _LEAST_TAGS and all(map(_HASH_TAG.fullmatch, words)):
        entry.tags.extend(word[1:] for word in words)
        del blocks[0]


def _label(block: Paragraph) -> str:
    """``**Presented at:**``, if that is all that a paragraph says."""
    words = plain_text(block.content).strip(_AROUND)
    return words if len(words) <= _LONGEST_LABEL and fold(words) in PRESENTED else ""


def _events(block: List) -> list[_Event]:
    """The events that all items of a list are, each with its date."""
    if not 0 < len(block.items) <= _MOST_EVENTS:
        return []
    events: list[_Event] = []
    for item in block.items:
        event = _event(item)
        if event is None:
            return []
        events.append(event)
    return events


def _event(item: Item) -> _Event | None:
    """``[PierConf](…), Oslo, Norway, 5-6 October 2017``: a name, where it was, and when."""
    head = head_of(item)
    words = " ".join(running_text(head).split())
    if len(item.blocks) != 1 or not head or len(words) > _LONGEST_EVENT:
        return None
    first = head[0]
    name = first.text if isinstance(first, Link) else ""
    begun = _DAYS.sub(r"\g<first>", words)
    found = find_date(begun)
    if found is None or begun[found.end :].strip(_AROUND + ")"):
        return None
    if not begun[: found.start].strip(_AROUND + "("):
        return None  # nothing but a day
    place = begun[len(name) : found.start].strip(_AROUND + "-–—(")
    behind = words[len(name) :].strip(" ,")
    words = f"{name}, {behind}" if name and words.startswith(name) else words
    return _Event(words, found.value, bool(name) and _NAMED_PLACE.fullmatch(place) is not None)


def _recordings(block: Block) -> list[Inlines]:
    """The links to what recorded a talk, if a row or a line of them is all that a block is.

    A row may say of one that there is none: ``[slides](…) | no video``.
    """
    cells = _row(block)
    roles: list[str] = []
    for cell in cells:
        links = [piece for piece in cell if isinstance(piece, Link)]
        words = plain_text(tuple(p for p in cell if not isinstance(p, Link))).strip(_AROUND)
        if not links:
            roles.append(_role_missing(words))
            continue
        if len(words) > _LONGEST_EVENT:
            return []
        roles.extend(_role(link.text) for link in links)
        roles.extend(_role_missing(part) for part in _SIGNS.split(words) if part)
    return cells if all(roles) and not _RECORDINGS.isdisjoint(roles) else []


def _row(block: Block) -> list[Inlines]:
    """The cells of a table that is nothing but its header, or a line of links as one cell."""
    if isinstance(block, Table):
        told = [row for row in block.rows if any(cell.content for cell in row.cells)]
        cells = [cell.content for cell in block.header if cell.content]
        return cells if not told and len(cells) <= _LONGEST_ROW else []
    if isinstance(block, Paragraph) and any(isinstance(p, Link) for p in block.content):
        return [block.content]
    return []


def _role_missing(words: str) -> str:
    """The role of what words say is not there: ``no video``, ``wait for slides``, ``TBA``."""
    none = _NONE_YET.fullmatch(words)
    role = role_of(none["role"]) if none else None
    return role or ("none" if fold(words) in UNDONE else "")


def _role(text: str) -> str:
    """The role that a link's text names, or the word in it: ``PierConf video, 40m (eng)``."""
    whole = role_of(text)
    if whole is not None:
        return whole
    named = (role_of(word.strip(_AROUND + "()")) for word in text.split())
    return next((role for role in named if role in _RECORDINGS), "")


def _is_read(blocks: Sequence[Block]) -> bool:
    """Whether a link among blocks is called a paper: what is told of has a text of its own."""
    links = [link for link in block_links(blocks) if isinstance(link, Link)]
    return any(role_of(link.text) in _PAPERS for link in links if link.text)
