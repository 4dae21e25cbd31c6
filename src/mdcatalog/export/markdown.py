"""A clean Markdown list, which ``extract`` reads back to the same titles, kinds and links."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, BinaryIO

from mdcatalog.decoding import encode
from mdcatalog.export.facts import web_links
from mdcatalog.export.readback import Fidelity, fidelities
from mdcatalog.export.references import clock, one_line
from mdcatalog.export.selection import Options, Selection, Watch
from mdcatalog.models import Link, Record

_MARKUP = re.compile(r"[\\`*_\[\]<>&|~$#!]")
_ADDRESS = re.compile(r"\b(https?|ftp|mailto):", re.IGNORECASE)
_NOT_IN_TARGETS = re.compile(r"[\s<>\\|]")
#: The words that ``extract`` knows roles by, where they are not the roles' own.
_LABELS = {"explainer": "blog"}
#: The words by which it knows the thing itself, where "page" is not enough.
_OWN_LABELS = {"paper": "paper", "dataset": "dataset"}
#: Columns of tables, beyond title and links, with the header that ``extract`` knows them by.
_COLUMNS = {
    "number": "No.",
    "year": "Year",
    "date": "Date",
    "published": "Published",
    "authors": "Authors",
    "speakers": "Speakers",
    "organizations": "Organizations",
    "venue": "Venue",
    "citations": "Citations",
    "duration_seconds": "Duration",
    "views": "Views",
    "stars": "Stars",
    "size": "Size",
    "examples": "Examples",
    "languages": "Languages",
    "license": "License",
    "importance": "Importance",
    "recorded": "Recorded",
    "completed": "Completed",
    "tags": "Tags",
    "description": "Description",
    "highlights": "Highlights",
    "technique": "Technique",
}
#: Columns of marks, where ``extract`` takes whatever says nothing for a no.
_MARKS = ("recorded", "completed")

#: As many lines as are read back at once to see what comes of them.
_BATCH = 200
#: As many of those that do not come back as a note names.
_NAMED = 5

#: The records of a kind, as often as they are asked for.
Again = Callable[[], Iterable[Record]]
#: A kind's records as lines; the titles of those that ``extract`` will not find go to the list.
Section = Callable[[type[Record], Again, list[str]], Iterator[str]]


def write_list(out: BinaryIO, selection: Selection, options: Options) -> list[str]:
    """An awesome list; what a line does not bring back whole stands in a table below it."""
    return _write(out, selection, _list)


def write_tables(out: BinaryIO, selection: Selection, options: Options) -> list[str]:
    """Tables for each kind, with the columns that any record has a value for."""
    return _write(out, selection, _tables)


def _write(out: BinaryIO, selection: Selection, section: Section) -> list[str]:
    lost: list[str] = []
    out.write(b"# Catalog\n")
    for model in selection.kinds:
        collection = selection.catalog.of_kind(model)
        if collection.first() is None:
            continue
        out.write(encode(f"\n## {model.kind_info.plural.capitalize()}\n\n"))
        out.writelines(encode(line + "\n") for line in _stated(model))
        again = _again(selection.watch, collection)
        out.writelines(encode(line + "\n") for line in section(model, again, lost))
    return [_told(lost)] if lost else []


def _told(lost: Sequence[str]) -> str:
    count = "1 record" if len(lost) == 1 else f"{len(lost)} records"
    named = ", ".join(map(repr, lost[:_NAMED])) + (" …" if len(lost) > _NAMED else "")
    return f"{count} will come back with another title or other links: {named}"


def _stated(model: type[Record]) -> list[str]:
    """The comment that states the kind: no word of an entry then says otherwise."""
    return [f"<!-- mdcatalog-kind {model.kind_info.name} -->", ""]


def _again(watch: Watch, records: Iterable[Record]) -> Again:
    """The records again and again, of which only the first time counts as progress."""
    watches = [watch]
    return lambda: (watches.pop() if watches else iter)(records)


def _list(model: type[Record], records: Again, lost: list[str]) -> Iterator[str]:
    tabled: set[int] = set()  # places of the records that stand in the table
    start = 0
    for batch in _batches(records()):
        lines = [_line(record) for record in batch]
        seen = fidelities(model, batch, _stated(model), lines)
        better = _better_in_table(model, batch, seen)
        tabled.update(start + number for number in better)
        kept = [number for number in range(len(batch)) if number not in better]
        lost += [batch[number].title for number in kept if seen[number] is Fidelity.LOST]
        yield from (lines[number] for number in kept)
        start += len(batch)
    if tabled:
        rest: Again = lambda: (r for n, r in enumerate(records()) if n in tabled)  # noqa: E731
        yield from [""] * (len(tabled) < start)
        yield from _tables(model, rest, lost)


def _better_in_table(
    model: type[Record], records: Sequence[Record], seen: Sequence[Fidelity]
) -> set[int]:
    """The places of those without an address, and of those of which a table brings back more."""
    unlinked = {n for n, record in enumerate(records) if _title_url(record) is None}
    worse = [n for n, one in enumerate(seen) if n not in unlinked and one is not Fidelity.SAME]
    if not worse:
        return unlinked
    head = [*_stated(model), *_table_head(model, ())]
    _, rows = _best_rows(model, [records[n] for n in worse], (), head)
    return unlinked | {n for n, one in zip(worse, rows, strict=True) if one > seen[n]}


def _line(record: Record) -> str:
    title, others = _linked(record)
    more = "".join(f" [{link}]" for link in others)
    description = f" - {_text(record.description)}" if record.description else ""
    return f"- {title}{more}{description}"


def _tables(model: type[Record], records: Again, lost: list[str]) -> Iterator[str]:
    """A table of the records with marks, and one of those without; in each the columns needed.

    The records are gone through for the columns first, and then for the rows.
    """
    columns: dict[tuple[str, ...], set[str]] = {}
    for record in records():
        known = {name for name in _COLUMNS if getattr(record, name, None) not in (None, [])}
        columns.setdefault(_marks(record), set()).update(known)
    for number, marks in enumerate(sorted(columns, reverse=True)):
        names = [name for name in _COLUMNS if name in columns[marks]]
        head = _table_head(model, names)
        yield from [""] * bool(number)
        yield from head
        for batch in _batches(record for record in records() if _marks(record) == marks):
            rows, seen = _best_rows(model, batch, names, [*_stated(model), *head])
            lost += [r.title for r, one in zip(batch, seen, strict=True) if one is Fidelity.LOST]
            yield from rows


def _table_head(model: type[Record], names: Sequence[str]) -> list[str]:
    headers = [model.kind_info.name.capitalize(), "Links", *(_COLUMNS[name] for name in names)]
    return [_row(headers), _row(["---"] * len(headers))]


def _best_rows(
    model: type[Record], records: list[Record], names: Sequence[str], head: Sequence[str]
) -> tuple[list[str], list[Fidelity]]:
    """The records' rows, and what comes back of them.

    The title is linked unless more comes back where it is not: behind a linked title a paper is
    taken for that of a dataset, and only a label says that it is the dataset itself.
    """
    rows = [_record_row(record, names) for record in records]
    seen = fidelities(model, records, head, rows)
    worse = [n for n, fidelity in enumerate(seen) if fidelity is not Fidelity.SAME]
    if worse:
        others = [_record_row(records[n], names, linked=False) for n in worse]
        again = fidelities(model, [records[n] for n in worse], head, others)
        for n, row, fidelity in zip(worse, others, again, strict=True):
            if fidelity > seen[n]:
                rows[n], seen[n] = row, fidelity
    return rows, seen


def _record_row(record: Record, names: Sequence[str], *, linked: bool = True) -> str:
    title, links = _linked(record) if linked else _unlinked(record)
    return _row([title, " ".join(links), *(_cell(name, getattr(record, name)) for name in names)])


def _batches(records: Iterable[Record]) -> Iterator[list[Record]]:
    remaining = iter(records)
    while batch := list(islice(remaining, _BATCH)):
        yield batch


def _marks(record: Record) -> tuple[str, ...]:
    return tuple(name for name in _MARKS if getattr(record, name, None) is not None)


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _title_url(record: Record) -> str | None:
    """Where the title leads: to the thing itself, and nowhere where only others tell of it."""
    return next((link.url for link in web_links(record) if link.rel == "main"), None)


def _linked(record: Record) -> tuple[str, list[str]]:
    """The title with the record's address behind it, and the other links."""
    url, others = _title_url(record), list(web_links(record))
    if url is None:
        return _unlinked(record)
    others.remove(next(link for link in others if link.url == url and link.rel == "main"))
    return f"[{_text(record.title)}]({_target(url)})", [_link(link, record) for link in others]


def _unlinked(record: Record) -> tuple[str, list[str]]:
    return _text(record.title), [_link(link, record) for link in web_links(record)]


def _link(link: Link, record: Record) -> str:
    label = _OWN_LABELS.get(record.kind, "page") if link.rel == "main" else link.rel
    return f"[{_LABELS.get(label, label)}]({_target(link.url)})"


def _target(url: str) -> str:
    url = _NOT_IN_TARGETS.sub(lambda match: f"%{ord(match[0]):02X}", url)
    return f"<{url}>" if "(" in url or ")" in url else url


def _text(text: str) -> str:
    """The text without markup, in which an address is no link."""
    return _ADDRESS.sub(r"\1\\:", _MARKUP.sub(r"\\\g<0>", one_line(text)))


def _cell(name: str, value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "✅" if value else "❌"
    if isinstance(value, list):
        # one name in two parts is not to be taken for two names
        alone = ";" if len(value) == 1 and "," in value[0] else ""
        return _text("; ".join(value)) + alone
    if name == "importance":
        return "⭐" * int(value)
    if name == "duration_seconds":
        return clock(value)
    return _text(str(value))
