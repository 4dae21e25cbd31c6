"""One HTML file to search, filter and sort a catalog in; it needs no network.

The parts of the page are in ``web/``; the scripts there are one program, in the order of names.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Iterator
from importlib.resources import files
from typing import Any, BinaryIO

from pydantic import BaseModel

from mdcatalog.export.facts import main_url
from mdcatalog.export.selection import Options, Selection
from mdcatalog.models import Document, Record
from mdcatalog.output import dumps
from mdcatalog.search.tokens import fold

#: What could end the element that holds the data, or is no character of a script.
_ESCAPES = {b"<": b"\\u003c", b">": b"\\u003e", b"&": b"\\u0026"}
_CJK = (*range(0x3400, 0x4DC0), *range(0x4E00, 0xA000))


def write_page(out: BinaryIO, selection: Selection, options: Options) -> list[str]:
    """The page with the data in it; a policy in it keeps anything but its script from running."""
    folder = files("mdcatalog.export").joinpath("web")
    page, style = (folder.joinpath(name).read_text("utf-8") for name in ("page.html", "page.css"))
    names = sorted(part.name for part in folder.iterdir() if part.name.endswith(".js"))
    script = "\n".join(folder.joinpath(name).read_text("utf-8") for name in names)
    page = page.replace("@@STYLE-HASH@@", _digest(style)).replace(
        "@@SCRIPT-HASH@@", _digest(script)
    )
    head, tail = page.replace("@@STYLE@@", style).split("@@DATA@@")
    out.write(head.encode())
    out.writelines(_data(selection))
    out.write(tail.replace("@@SCRIPT@@", script).encode())
    return []


def _digest(text: str) -> str:
    """How a content security policy names a text that may be used."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _data(selection: Selection) -> Iterator[bytes]:
    characters: set[str] = set()
    urls: list[str | None] = []

    def seen(records: Iterable[Record]) -> Iterator[Record]:
        for record in records:
            characters.update(_searched(record))
            urls.append(main_url(record))
            yield record

    yield b'{"records":'
    yield from _array(map(_brief, seen(selection.records())))
    yield b',\n"urls":' + _safe(urls)
    yield b',\n"documents":'
    yield from _array(map(_document, selection.catalog.documents))
    yield b',\n"diagnostics":'
    notes = selection.catalog.diagnostics
    yield from _array(map(_brief, notes))
    for note in notes:
        characters.update(note.message)
    plurals = {model.kind_info.name: model.kind_info.plural for model in selection.kinds}
    yield b',\n"plurals":' + _safe(plurals)
    yield b',\n"variants":' + _safe(_variants(characters)) + b"}"


def _array(values: Iterable[Any]) -> Iterator[bytes]:
    lead = b"["
    for value in values:
        yield lead + _safe(value)
        lead = b",\n"
    yield b"[]" if lead == b"[" else b"]"


def _document(document: Document) -> dict[str, Any]:
    values = document.model_dump(
        mode="json", include={"path", "title", "coverage", "unclaimed_links"}
    )
    return {name: value for name, value in values.items() if value not in (None, [])}


def _brief(model: BaseModel) -> dict[str, Any]:
    """What is known; absent values take room only."""
    values = model.model_dump(mode="json")
    return {name: value for name, value in values.items() if value not in (None, [], {})}


def _searched(record: Record) -> str:
    values = record.model_dump(exclude={"links", "sources", "conflicts", "identifiers"}).values()
    return "".join(str(value) for value in values if value)


def _variants(characters: set[str]) -> str:
    """Forms of the characters that occur, and of those a reader may type for them; in pairs."""
    held = {fold(character) for character in characters}
    forms = ((chr(code), fold(chr(code))) for code in _CJK)
    return "".join(form + plain for form, plain in forms if form != plain and plain in held)


def _safe(value: Any) -> bytes:
    data = dumps(value)
    for sign, escape in _ESCAPES.items():
        data = data.replace(sign, escape)
    return data
