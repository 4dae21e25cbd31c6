"""Documents on any file system that fsspec knows: where they are, and their bytes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath
from typing import Any, NamedTuple

import fsspec

from mdcatalog.errors import NoDocumentsError
from mdcatalog.files import STDIN, SUFFIXES, Location, find


class Input(NamedTuple):
    """A document: its name, where it is to be had, its size in bytes where that is known."""

    name: str
    url: str | None
    size: int
    problem: str | None = None


def find_inputs(paths: Sequence[str]) -> list[Input]:
    """The documents that the paths lead to, each once, in the order of their names.

    Raises:
        NoDocumentsError: There is none.
    """
    if STDIN in paths:
        raise NoDocumentsError("Standard input is on one machine alone; name files.")
    found: dict[str, Input] = {}
    local = [path for path in paths if "://" not in path]
    if local:
        for location in find(local):
            found[location.name] = _of_local(location)
    for path in paths:
        if "://" in path:
            for one in _remote(path):
                found.setdefault(one.name, one)
    if not found:
        raise NoDocumentsError("\n".join(f"{path}: there is no Markdown file" for path in paths))
    return [found[name] for name in sorted(found)]


def _of_local(location: Location) -> Input:
    path = location.path
    if path is None or location.problem:
        return Input(location.name, path, 0, location.problem)
    try:
        size = Path(path).stat().st_size
    except OSError:
        size = 0  # reading it says what is wrong
    return Input(location.name, str(Path(path).absolute()), size)


def _remote(path: str) -> Iterator[Input]:
    system, inside = fsspec.core.url_to_fs(path)
    named = not fsspec.core.has_magic(inside) and system.isfile(inside)
    if named:
        entries = {inside: system.info(inside)}
    elif fsspec.core.has_magic(inside):
        entries = system.glob(inside, detail=True)
    else:
        entries = system.find(inside, detail=True)
    top = inside.rstrip("/").count("/") if not fsspec.core.has_magic(inside) else 0
    for name, entry in entries.items():
        if entry["type"] != "file" or not (named or _is_document(name, top)):
            continue
        # a document has the name that a local run would give it
        shown = name if _is_local(system) else system.unstrip_protocol(name)
        yield Input(shown, system.unstrip_protocol(name), int(entry.get("size") or 0))


def _is_document(name: str, top: int) -> bool:
    """Whether it has the suffix of Markdown, and no part below the folder asked for is hidden."""
    parts = name.split("/")[top + 1 :] if top else name.split("/")[-1:]
    hidden = any(part.startswith(".") for part in parts)
    return PurePosixPath(name).suffix.lower() in SUFFIXES and not hidden


def _is_local(system: Any) -> bool:
    protocols = system.protocol if isinstance(system.protocol, tuple) else (system.protocol,)
    return "file" in protocols


def partitions(inputs: Sequence[Input], size: int) -> list[tuple[Input, ...]]:
    """The documents in runs of about so many bytes."""
    parts: list[tuple[Input, ...]] = []
    run: list[Input] = []
    held = 0
    for one in inputs:
        if run and held + one.size > size:
            parts.append(tuple(run))
            run, held = [], 0
        run.append(one)
        held += one.size
    return [*parts, tuple(run)] if run else parts


def location_of(one: Input) -> Location:
    """The document with its bytes, or with the reason why there are none."""
    if one.problem or one.url is None:
        return Location(one.name, problem=one.problem or "it has no address")
    if "://" not in one.url:
        return Location(one.name, one.url)
    try:
        system, path = fsspec.core.url_to_fs(one.url)
        return Location(one.name, data=system.cat_file(path))
    except Exception as error:  # whatever a file system raises costs this document only
        reason = str(error).strip().splitlines() or [""]
        return Location(one.name, problem=f"{type(error).__name__}: {reason[0]}".rstrip(": "))
