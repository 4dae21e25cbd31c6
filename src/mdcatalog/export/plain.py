"""The contract's own JSON, and one record a line."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO

from pydantic import BaseModel

from mdcatalog import jsonfiles
from mdcatalog.export.selection import Options, Selection
from mdcatalog.models import SCHEMA_VERSION
from mdcatalog.output import to_json


def write_json(out: BinaryIO, selection: Selection, options: Options) -> list[str]:
    """One JSON object, the bytes of ``Catalog.to_json``, without holding all of it."""
    catalog = selection.catalog
    head = {"schema_version": SCHEMA_VERSION, "generator": jsonfiles.generator()}
    out.write(jsonfiles.dump(head).removesuffix("\n}\n").encode())
    parts: list[tuple[str, Iterable[BaseModel]]] = [("documents", catalog.documents)]
    for model in selection.kinds:
        parts.append((model.kind_info.plural, selection.records(model.kind_info.name)))
    parts.append(("diagnostics", catalog.diagnostics))
    for name, models in parts:
        out.write(f",\n  {json.dumps(name)}: ".encode())
        out.writelines(array(models, depth=1))
    out.write(b"\n}\n")
    return []


def array(models: Iterable[BaseModel], depth: int = 0) -> Iterator[bytes]:
    """A JSON array as ``jsonfiles.dump`` lays it out, piece by piece."""
    margin = "  " * (depth + 1)
    empty = True
    for model in models:
        text = jsonfiles.dump(_plain(model)).rstrip("\n")
        # line ends in JSON text are layout only: those of strings are escaped
        text = text.replace("\n", "\n" + margin)
        yield f"{'[' if empty else ','}\n{margin}{text}".encode()
        empty = False
    yield b"[]" if empty else f"\n{'  ' * depth}]".encode()


def _plain(model: BaseModel) -> Any:
    return model.model_dump(mode="json")


def write_jsonl(out: BinaryIO, selection: Selection, options: Options) -> list[str]:
    """One record a line; documents and diagnostics are not in it."""
    for record in selection.records():
        out.write(to_json(record) + b"\n")
    return []
