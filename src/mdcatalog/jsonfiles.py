"""Catalogs as JSON: one object (chapter 3 of the contract), or one record a line."""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from mdcatalog._version import __version__
from mdcatalog.catalog_errors import InvalidCatalogError
from mdcatalog.models import SCHEMA_VERSION, Diagnostic, Document, Record
from mdcatalog.resolve.copies import compact, many_objects

_HEADER = frozenset({"schema_version", "generator", "documents", "diagnostics"})


@dataclass
class Contents:
    """What a JSON file holds."""

    records: list[Record] = field(default_factory=list)
    documents: list[Document] = field(default_factory=list)
    diagnostics: list[Diagnostic] = field(default_factory=list)


def generator() -> str:
    """The name and version that stand in what is written."""
    return f"mdcatalog {__version__}"


def to_object(
    kinds: Mapping[str, type[Record]],
    records: Iterable[Record],
    documents: Iterable[Document],
    diagnostics: Iterable[Diagnostic],
) -> dict[str, Any]:
    """The catalog as plain data, its keys in the contract's order."""
    data: dict[str, Any] = {"schema_version": SCHEMA_VERSION, "generator": generator()}
    data["documents"] = [document.model_dump(mode="json") for document in documents]
    of_kind: dict[str, list[Any]] = {name: [] for name in kinds}
    for record in records:
        of_kind[record.kind].append(record.model_dump(mode="json"))
    data.update({model.kind_info.plural: of_kind[name] for name, model in kinds.items()})
    data["diagnostics"] = [diagnostic.model_dump(mode="json") for diagnostic in diagnostics]
    return data


def dump(data: Any) -> str:
    """JSON as files hold it: readable, and the same bytes every time."""
    text = json.dumps(data, ensure_ascii=False, indent=2) + "\n"
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        # Half of a surrogate pair (in somebody's front matter) can stand as an escape only.
        text = "".join(f"\\u{ord(c):04x}" if "\ud800" <= c <= "\udfff" else c for c in text)
    return text


def write(path: Path, text: str) -> None:
    """Write a file whole or not at all."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
        Path(name).chmod(0o666 & ~_umask())
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def read_json(path: Path, kinds: Sequence[type[Record]]) -> Contents:
    """A catalog's JSON file.

    Raises:
        InvalidCatalogError: It is no catalog, or one of a newer version.
    """
    try:
        data = json.loads(path.read_bytes())
    except (ValueError, RecursionError) as error:
        raise InvalidCatalogError(f"{path} is not JSON: {error}") from error
    if not isinstance(data, dict) or "schema_version" not in data:
        raise InvalidCatalogError(f"{path} is JSON, but no catalog: schema_version is missing")
    contents = _header(path, data)
    for model in kinds:
        rows = _rows(path, data.pop(model.kind_info.plural, []))
        with many_objects():
            contents.records += [compact(_valid(path, model, row)) for row in rows]
    unknown = sorted(key for key in data if key not in _HEADER)
    if unknown:
        message = f"{path} holds kinds that are not known; give them in kinds: "
        raise InvalidCatalogError(message + ", ".join(unknown))
    return contents


def read_jsonl(path: Path, kinds: Sequence[type[Record]]) -> Contents:
    """Records one a line, by their ``kind``; documents and diagnostics in lines of their own.

    Raises:
        InvalidCatalogError: A line is neither; the message says which.
    """
    models = {model.kind_info.name: model for model in kinds}
    contents = Contents()
    with path.open("rb") as lines, many_objects():
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            where = f"{path}:{number}"
            try:
                row = json.loads(line)
            except (ValueError, RecursionError) as error:
                raise InvalidCatalogError(f"{where} is not JSON: {error}") from error
            if not isinstance(row, dict):
                raise InvalidCatalogError(f"{where} is no object")
            if "kind" not in row:
                for part in _lines_of(where, row):
                    contents.documents += part.documents
                    contents.diagnostics += part.diagnostics
            elif row["kind"] in models:
                contents.records.append(compact(_valid(where, models[row["kind"]], row)))
            else:
                raise InvalidCatalogError(f"{where} is of the kind {row['kind']!r}, not known")
    return contents


def _lines_of(where: str, row: dict[str, Any]) -> Iterator[Contents]:
    """A line that is no record: a header, a document or a diagnostic."""
    if "code" in row:
        yield Contents(diagnostics=[_valid(where, Diagnostic, row)])
    elif "path" in row:
        yield Contents(documents=[_valid(where, Document, row)])
    elif _HEADER & row.keys():
        yield _header(where, row)
    else:
        raise InvalidCatalogError(f"{where} is no record, document or diagnostic")


def _header(path: Path | str, data: dict[str, Any]) -> Contents:
    version = data.get("schema_version", SCHEMA_VERSION)
    if not isinstance(version, int) or version > SCHEMA_VERSION:
        raise InvalidCatalogError(
            f"{path} has schema version {version!r}, this mdcatalog reads up to {SCHEMA_VERSION}; "
            "a newer mdcatalog reads it"
        )
    documents = _rows(path, data.get("documents", []))
    diagnostics = _rows(path, data.get("diagnostics", []))
    return Contents(
        documents=[_valid(path, Document, row) for row in documents],
        diagnostics=[_valid(path, Diagnostic, row) for row in diagnostics],
    )


def _rows(path: Path | str, rows: Any) -> list[Any]:
    if not isinstance(rows, list):
        raise InvalidCatalogError(f"{path} has an object where a list belongs")
    return rows


def _valid(path: Path | str, model: type[Any], row: Any) -> Any:
    try:
        return model.model_validate(row)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        name = model.__name__
        raise InvalidCatalogError(f"{path}: not a valid {name}: {place}: {first['msg']}") from error
