"""Records to JSON, and JSON to where it was asked for: whole, or not at all.

Workers hand over records as JSON without their ids, because whether an id is unique is known
only where all documents pass; objects would cost more to hand over than text.
"""

from __future__ import annotations

import contextlib
import json
import os
import secrets
import stat
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple

from pydantic import BaseModel
from pydantic_core import PydanticSerializationError

from mdcatalog._version import __version__
from mdcatalog.decoding import encode
from mdcatalog.errors import OutputError
from mdcatalog.files import Location
from mdcatalog.models import KINDS, SCHEMA_VERSION, Diagnostic
from mdcatalog.pipeline import Processed, UniqueIds, process, references

GENERATOR = f"mdcatalog {__version__}"


def to_json(
    model: BaseModel, *, indent: int | None = None, without: frozenset[str] = frozenset()
) -> bytes:
    """A model as JSON in UTF-8, keys in the model's order."""
    try:
        return model.model_dump_json(indent=indent, exclude=set(without)).encode()
    except (PydanticSerializationError, UnicodeEncodeError):
        # front matter may escape into lone surrogates, which no encoding can write
        return dumps(model.model_dump(mode="python", exclude=set(without)), indent=indent)


def dumps(value: Any, *, indent: int | None = None) -> bytes:
    """Plain values as JSON in UTF-8."""
    separators = None if indent else (",", ":")
    return encode(
        json.dumps(value, ensure_ascii=False, indent=indent, separators=separators, default=str)
    )


# -- one document --------------------------------------------------------------------------------


class PackedRecord(NamedTuple):
    """A record as JSON without its id."""

    plural: str
    id: str
    rest: bytes
    references: tuple[str, ...] = ()


class Packed(NamedTuple):
    """What a document gave, ready to be written; ``document`` is ``None`` where it failed."""

    name: str
    document: bytes | None
    records: tuple[PackedRecord, ...]
    diagnostics: tuple[Diagnostic, ...]


def pack(location: Location, *, indent: int | None = None) -> Packed:
    """Read, extract and write out one document; runs in a worker."""
    return pack_processed(process(location), indent=indent)


def pack_processed(processed: Processed, *, indent: int | None = None) -> Packed:
    """A processed document, ready to be written."""
    extraction = processed.extraction
    if extraction is None:
        return Packed(processed.name, None, (), processed.diagnostics)
    records = tuple(
        PackedRecord(
            record.kind_info.plural,
            record.id,
            to_json(record, indent=indent, without=frozenset({"id"})),
            tuple(references(record)),
        )
        for record in extraction.records
    )
    document = to_json(extraction.document, indent=indent)
    return Packed(processed.name, document, records, processed.diagnostics)


def finished(packed: Packed, ids: UniqueIds, *, indent: int | None = None) -> Iterator[bytes]:
    """The JSON of a document's records, with ids unique over all documents."""
    names = ids.of([record.id for record in packed.records])
    new = {record.id: name for record, name in zip(packed.records, names, strict=True)}
    for record, name in zip(packed.records, names, strict=True):
        rest = record.rest
        if any(new.get(other, other) != other for other in record.references):
            rest = _with_references(rest, new, indent)
        lead = b"{\n" + b" " * indent + b'"id": ' if indent else b'{"id":'
        yield lead + dumps(name) + b"," + rest[1:]


def _with_references(rest: bytes, new: Mapping[str, str], indent: int | None) -> bytes:
    values = json.loads(rest)
    for name in ("lectures", "papers"):
        if name in values:
            values[name] = [new.get(other, other) for other in values[name]]
    return dumps(values, indent=indent)


# -- many documents ------------------------------------------------------------------------------


@dataclass
class Tally:
    """How many documents were read and how many failed, and what is to be told about them."""

    read: int = 0
    failed: int = 0
    records: int = 0
    severities: dict[str, int] = field(default_factory=dict)

    def count(self, packed: Packed) -> Packed:
        """Count a document, and hand it on."""
        if packed.document is None:
            self.failed += 1
        else:
            self.read += 1
        self.records += len(packed.records)
        for diagnostic in packed.diagnostics:
            self.severities[diagnostic.severity] = self.severities.get(diagnostic.severity, 0) + 1
        return packed


def write_json(out: BinaryIO, stream: Iterable[Packed]) -> None:
    """One JSON object for all documents (chapter 3 of the contract), two spaces deep."""
    documents: list[bytes] = []
    groups: dict[str, list[bytes]] = {model.kind_info.plural: [] for model in KINDS}
    diagnostics: list[bytes] = []
    ids = UniqueIds()
    for packed in stream:
        if packed.document is not None:
            documents.append(packed.document)
        for record, data in zip(packed.records, finished(packed, ids, indent=2), strict=True):
            groups.setdefault(record.plural, []).append(data)
        diagnostics.extend(to_json(diagnostic, indent=2) for diagnostic in packed.diagnostics)
    out.writelines(catalog_chunks(documents, groups, diagnostics))


def catalog_chunks(
    documents: Sequence[bytes],
    groups: Mapping[str, Sequence[bytes]],
    diagnostics: Sequence[bytes],
) -> Iterator[bytes]:
    """The catalog object from the JSON (two spaces deep) of what is in it."""
    yield b'{\n  "schema_version": %d,\n  "generator": ' % SCHEMA_VERSION + dumps(GENERATOR)
    for name, values in (("documents", documents), *groups.items(), ("diagnostics", diagnostics)):
        yield b",\n  " + dumps(name) + b": ["
        for number, value in enumerate(values):
            # line ends in JSON text are layout only: those of strings are escaped
            yield (b",\n    " if number else b"\n    ") + value.replace(b"\n", b"\n    ")
        yield b"\n  ]" if values else b"]"
    yield b"\n}\n"


def write_jsonl(out: BinaryIO, stream: Iterable[Packed]) -> None:
    """One record a line, as the documents come; nothing is kept but ids.

    Every line is a record, so that whatever reads lines need not tell sorts of them apart:
    documents are not written, and diagnostics are for the caller to tell otherwise.
    """
    ids = UniqueIds()
    for packed in stream:
        for data in finished(packed, ids):
            out.write(data + b"\n")


# -- where it goes -------------------------------------------------------------------------------


@contextlib.contextmanager
def open_output(path: str | None) -> Iterator[BinaryIO]:
    """Standard output (``None`` or ``-``) or a file that appears when all is written."""
    mode = None if path is None or path == "-" else _mode(path)
    if path is None or path == "-" or (mode is not None and not stat.S_ISREG(mode)):
        # standard output, a pipe or a device cannot be replaced when all is written
        with _plain_output(path) as out:
            yield out
        return
    target = Path(path).resolve()
    temporary = target.with_name(f".{target.name[:80]}.{secrets.token_hex(6)}.tmp")
    try:
        # opened within: an interrupt just after it leaves no file behind
        descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
        with os.fdopen(descriptor, "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        if mode is not None:
            temporary.chmod(stat.S_IMODE(mode))
        temporary.replace(target)
    except OSError as error:
        raise OutputError(f"{path}: cannot be written: {_write_problem(error)}") from error
    finally:
        temporary.unlink(missing_ok=True)


@contextlib.contextmanager
def _plain_output(path: str | None) -> Iterator[BinaryIO]:
    try:
        if path is None or path == "-":
            yield sys.stdout.buffer
            sys.stdout.buffer.flush()
        else:
            with Path(path).open("wb") as device:
                yield device
    except BrokenPipeError:
        raise
    except OSError as error:
        name = "standard output" if path is None else path
        raise OutputError(f"{name}: cannot be written: {_write_problem(error)}") from error


def _mode(path: str) -> int | None:
    try:
        mode = Path(path).stat().st_mode
    except OSError:
        return None
    if stat.S_ISDIR(mode):
        raise OutputError(f"{path}: this is a directory; name a file in it")
    return mode


def _write_problem(error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return "its directory does not exist; make it first"
    if isinstance(error, PermissionError):
        return "permission denied; choose another place"
    return error.strerror or str(error)
