"""A clean Markdown list, which ``extract`` reads back to the same titles, kinds and links."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, BinaryIO

from mdcatalog.decoding import encode
from mdcatalog.export.facts import web_links
from mdcatalog.export.references import clock, one_line
from mdcatalog.export.selection import Options, Selection, Watch
from mdcatalog.models import Link, Record

_MARKUP = re.compile(r"[\\`*_\[\]<>&|~$#!]")
_ADDRESS = re.compile(r"\b(https?|ftp|mailto):", re.IGNORECASE)
_NOT_IN_TARGETS = re.compile(r"[\s<>\\|]")
#: The words that ``extract`` knows roles by, where they are not the roles' own.
_LABELS = {"main": "link", "explainer": "blog"}
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

#: The records of a kind, as often as they are asked for.
Again = Callable[[], Iterable[Record]]
Section = Callable[[type[Record], Again], Iterator[str]]


def write_list(out: BinaryIO, selection: Selection, options: Options) -> list[str]:
    """An awesome list; what has no link of its own stands in a table, where a title is enough."""
    return _write(out, selection, _list)


def write_tables(out: BinaryIO, selection: Selection, options: Options) -> list[str]:
    """Tables for each kind, with the columns that any record has a value for."""
    return _write(out, selection, _tables)


def _write(out: BinaryIO, selection: Selection, section: Section) -> list[str]:
    out.write(b"# Catalog\n")
    for model in selection.kinds:
        collection = selection.catalog.of_kind(model)
        if collection.first() is None:
            continue
        out.write(encode(f"\n## {model.kind_info.plural.capitalize()}\n\n"))
        again = _again(selection.watch, collection)
        out.writelines(encode(line + "\n") for line in section(model, again))
    return []


def _again(watch: Watch, records: Iterable[Record]) -> Again:
    """The records again and again, of which only the first time counts as progress."""
    watches = [watch]
    return lambda: (watches.pop() if watches else iter)(records)


def _list(model: type[Record], records: Again) -> Iterator[str]:
    listed, unlinked = False, False
    for record in records():
        if _title_url(record) is None:
            unlinked = True
            continue
        listed = True
        title, others = _linked(record)
        more = "".join(f" [{link}]" for link in others)
        description = f" - {_text(record.description)}" if record.description else ""
        yield f"- {title}{more}{description}"
    if unlinked:
        yield from [""] * listed
        yield from _tables(model, lambda: (r for r in records() if _title_url(r) is None))


def _tables(model: type[Record], records: Again) -> Iterator[str]:
    """A table of the records with marks, and one of those without; in each the columns needed.

    The records are gone through for the columns first, and then for the rows.
    """
    columns: dict[tuple[str, ...], set[str]] = {}
    for record in records():
        known = {name for name in _COLUMNS if getattr(record, name, None) not in (None, [])}
        columns.setdefault(_marks(record), set()).update(known)
    for number, marks in enumerate(sorted(columns, reverse=True)):
        names = [name for name in _COLUMNS if name in columns[marks]]
        if number:
            yield ""
        yield _row(
            [model.kind_info.name.capitalize(), "Links", *(_COLUMNS[name] for name in names)]
        )
        yield _row(["---"] * (2 + len(names)))
        for record in records():
            if _marks(record) == marks:
                title, others = _linked(record)
                cells = (_cell(name, getattr(record, name)) for name in names)
                yield _row([title, " ".join(others), *cells])


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
    title = _text(record.title)
    if url is None:
        return title, [_link(link) for link in others]
    others.remove(next(link for link in others if link.url == url and link.rel == "main"))
    return f"[{title}]({_target(url)})", [_link(link) for link in others]


def _link(link: Link) -> str:
    return f"[{_LABELS.get(link.rel, link.rel)}]({_target(link.url)})"


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
