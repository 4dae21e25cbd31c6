"""One HTML file to search, filter and sort a catalog in; it needs no network."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator
from importlib.resources import files
from typing import Any, BinaryIO

from pydantic import BaseModel

from mdcatalog.export.selection import Options, Selection
from mdcatalog.models import Record
from mdcatalog.output import dumps
from mdcatalog.search.tokens import fold

#: What could end the element that holds the data, or is no character of a script.
_ESCAPES = {b"<": b"\\u003c", b">": b"\\u003e", b"&": b"\\u0026"}
_CJK = (*range(0x3400, 0x4DC0), *range(0x4E00, 0xA000))


def write_page(out: BinaryIO, selection: Selection, options: Options) -> list[str]:
    """The page with the data in it; a policy in it keeps anything but its script from running."""
    folder = files("mdcatalog.export")
    page = folder.joinpath("page.html").read_text("utf-8")
    script = folder.joinpath("page.js").read_text("utf-8")
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    head, tail = page.replace("@@HASH@@", f"sha256-{digest}").split("@@DATA@@")
    out.write(head.encode())
    out.writelines(_data(selection))
    out.write(tail.replace("@@SCRIPT@@", script).encode())
    return []


def _data(selection: Selection) -> Iterator[bytes]:
    characters: set[str] = set()
    yield b'{"records":['
    for number, record in enumerate(selection.records()):
        characters.update(_searched(record))
        yield b",\n" * bool(number) + _safe(_brief(record))
    yield b'],\n"documents":['
    for number, document in enumerate(selection.catalog.documents):
        links = [link.model_dump(mode="json") for link in document.unclaimed_links]
        facts = {"path": document.path, "title": document.title, "unclaimed_links": links}
        yield b",\n" * bool(number) + _safe(facts)
    yield b'],\n"diagnostics":['
    for number, note in enumerate(selection.catalog.diagnostics):
        yield b",\n" * bool(number) + _safe(_brief(note))
    yield b'],\n"variants":' + _safe(_variants(characters)) + b"}"


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
