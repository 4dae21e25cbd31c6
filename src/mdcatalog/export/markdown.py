"""A clean Markdown list, which ``extract`` reads back to the same titles, kinds and links."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, BinaryIO

from mdcatalog.decoding import encode
from mdcatalog.export.facts import main_url, web_links
from mdcatalog.export.references import clock, one_line
from mdcatalog.export.selection import Options, Selection
from mdcatalog.models import Link, Record

_MARKUP = re.compile(r"[\\`*_\[\]<>&|~$#!]")
_ADDRESS = re.compile(r"\b(https?|ftp|mailto):", re.IGNORECASE)
_NOT_IN_TARGETS = re.compile(r"[\s<>\\|]")
_LABELS = {"main": "link", "reference": "link"}
#: Columns of tables, beyond title and links, with the header that ``extract`` knows them by.
_COLUMNS = {
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
    "languages": "Languages",
    "license": "License",
    "recorded": "Recorded",
    "completed": "Completed",
    "tags": "Tags",
    "description": "Description",
}

Section = Callable[[type[Record], Iterable[Record]], Iterator[str]]


def write_list(out: BinaryIO, selection: Selection, options: Options) -> list[str]:
    """An awesome list; what has no link stands in a table, where a title alone is a record."""
    return _write(out, selection, _list)


def write_tables(out: BinaryIO, selection: Selection, options: Options) -> list[str]:
    """A table for each kind, with the columns that any record has a value for."""
    return _write(out, selection, _table)


def _write(out: BinaryIO, selection: Selection, section: Section) -> list[str]:
    out.write(b"# Catalog\n")
    for model in selection.kinds:
        if selection.catalog.of_kind(model).first() is None:
            continue
        out.write(encode(f"\n## {model.kind_info.plural.capitalize()}\n\n"))
        records = selection.records(model.kind_info.name)
        out.writelines(encode(line + "\n") for line in section(model, records))
    return []


def _list(model: type[Record], records: Iterable[Record]) -> Iterator[str]:
    unlinked: list[Record] = []
    for record in records:
        if main_url(record) is None:
            unlinked.append(record)
            continue
        title, others = _linked(record)
        more = "".join(f" [{link}]" for link in others)
        description = f" - {_text(record.description)}" if record.description else ""
        yield f"- {title}{more}{description}"
    if unlinked:
        yield ""
        yield from _table(model, unlinked)


def _table(model: type[Record], records: Iterable[Record]) -> Iterator[str]:
    held = list(records)
    names = [
        name
        for name in _COLUMNS
        if name in model.model_fields and any(getattr(r, name) not in (None, []) for r in held)
    ]
    heads = [model.kind_info.name.capitalize(), "Links", *(_COLUMNS[name] for name in names)]
    yield _row(heads)
    yield _row(["---"] * len(heads))
    for record in held:
        title, others = _linked(record)
        cells = [_cell(name, getattr(record, name)) for name in names]
        yield _row([title, " ".join(others), *cells])


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _linked(record: Record) -> tuple[str, list[str]]:
    """The title with the record's address behind it, and the other links."""
    url, others = main_url(record), list(web_links(record))
    title = _text(record.title)
    if url is None:
        return title, []
    others.remove(next(link for link in others if link.url == url))
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
        return _text("; ".join(value))
    return clock(value) if name == "duration_seconds" else _text(str(value))
