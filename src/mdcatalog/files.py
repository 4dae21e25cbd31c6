"""Paths as people give them to documents: files, directories, globs, standard input."""

from __future__ import annotations

import fnmatch
import glob
import hashlib
import os
import stat
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from mdcatalog.decoding import decode
from mdcatalog.diagnostics import Note
from mdcatalog.errors import NoDocumentsError, UnreadableError
from mdcatalog.source import Document, normalize_newlines

SUFFIXES = (".md", ".markdown", ".mdx", ".qmd", ".rmd")
STDIN = "-"
STDIN_NAME = "<stdin>"


class Location(NamedTuple):
    """Where a document is to be had; ``name`` is what records call it.

    ``data`` are the bytes where there is no file, ``problem`` why there is nothing to read.
    """

    name: str
    path: str | None = None
    data: bytes | None = None
    problem: str | None = None


class Loaded(NamedTuple):
    """A document, or none where it could not be read, and what was noticed."""

    name: str
    document: Document | None
    notes: tuple[Note, ...] = ()


def find(paths: Sequence[str | os.PathLike[str]]) -> list[Location]:
    """The documents that the paths lead to, each once, in the order of their names.

    The order of the paths decides nothing: neither which records come first nor which of two
    equal ids gets the ordinal. A path that leads nowhere becomes a location with a problem;
    where all do, ``NoDocumentsError`` says so.
    """
    if not paths:
        raise NoDocumentsError(
            "No path given. Name a Markdown file, a directory, a glob, or '-' for standard input."
        )
    found: dict[str, Location] = {}
    for path in paths:
        for location in _expand(os.fspath(path)):
            known = found.get(location.name)
            if known is None or known.problem:
                found[location.name] = location
    if all(location.problem and location.path is None for location in found.values()):
        raise NoDocumentsError(
            "\n".join(f"{location.name}: {location.problem}" for location in found.values())
        )
    return [found[name] for name in sorted(found)]


def load(location: Location) -> Loaded:
    """Read a document; what is wrong with its bytes is a note, never an exception."""
    if location.problem:
        return _unreadable(location.name, location.problem)
    try:
        data = _read(location)
        decoded = decode(data)
    except UnreadableError as error:
        return _unreadable(location.name, str(error))
    except OSError as error:
        return _unreadable(location.name, _reason(error))
    digest = hashlib.sha256(data).hexdigest()
    text = normalize_newlines(decoded.text)
    return Loaded(
        location.name, Document(location.name, text, decoded.encoding, digest), decoded.notes
    )


def single(path: str) -> Location:
    """The one document that a path leads to; a directory or a glob is refused."""
    if path != STDIN and Path(path).is_dir():
        raise NoDocumentsError(f"{path}: this is a directory; name one document.")
    locations = find([path])
    if len(locations) > 1:
        raise NoDocumentsError(f"{path}: {len(locations)} documents match; name one.")
    return locations[0]


def read_bytes(location: Location) -> bytes:
    """The bytes of a document; raises ``UnreadableError`` with the reason."""
    if location.problem:
        raise UnreadableError(f"{location.name}: {location.problem}")
    try:
        return _read(location)
    except OSError as error:
        raise UnreadableError(f"{location.name}: {_reason(error)}") from error


def _read(location: Location) -> bytes:
    if location.data is not None:
        return location.data
    return Path(location.path or location.name).read_bytes()


def _unreadable(name: str, reason: str) -> Loaded:
    note = Note("document-unreadable", f"The document could not be read: {reason}", 1)
    return Loaded(name, None, (note,))


def _reason(error: OSError) -> str:
    if isinstance(error, PermissionError):
        return "permission denied; allow reading it or leave it out"
    if isinstance(error, FileNotFoundError):
        return "there is no such file; check the path"
    if isinstance(error, IsADirectoryError):
        return "it is a directory"
    return error.strerror or str(error)


def _name(path: str) -> str:
    """The path as given, with ``/`` between its parts; bytes that are no UTF-8 as U+FFFD."""
    return os.fsencode(Path(path).as_posix()).decode("utf-8", "replace")


def _expand(path: str) -> Iterator[Location]:
    if path == STDIN:
        yield Location(STDIN_NAME, data=sys.stdin.buffer.read())
        return
    try:
        mode = Path(path).stat().st_mode
    except (OSError, ValueError) as error:
        # a name may hold the signs of a glob, so the file is asked for first
        if glob.has_magic(path):
            yield from _expand_glob(path)
        else:
            reason = _reason(error) if isinstance(error, OSError) else str(error)
            yield Location(_name(path), problem=reason)
        return
    if not stat.S_ISDIR(mode):
        yield Location(_name(path), path)
        return
    inside = list(_walk(path))
    yield from inside
    if not inside:
        yield Location(
            _name(path),
            problem=f"the directory holds no Markdown file ({', '.join(SUFFIXES)}); "
            "hidden files and folders are not searched",
        )


def _expand_glob(pattern: str) -> Iterator[Location]:
    """The Markdown files that a pattern matches, or any files where it names their suffix."""
    last = Path(pattern).name
    empty = True
    for match in sorted(set(_matches(pattern))):
        matched = Path(match)
        if matched.is_dir():
            # ``**`` matches the folders and all that is in them
            inside = list(_walk(match)) if "**" not in pattern else []
        elif (matched.suffix.lower() in SUFFIXES or "." in last) and _is_document(matched):
            inside = [Location(_name(match), match)]
        else:
            continue
        for location in inside:
            empty = False
            yield location
    if empty:
        yield Location(_name(pattern), problem="the pattern matches no Markdown file")


def _matches(pattern: str) -> Iterator[str]:
    """The paths that a pattern matches.

    The standard library's ``**`` enters folders that are links, and so goes round in circles.
    """
    parts = Path(pattern).parts
    stack: list[tuple[Path, int]] = [(Path(), 0)]
    while stack:
        folder, index = stack.pop()
        if index == len(parts):
            yield str(folder)
            continue
        part = parts[index]
        if part == "**":
            stack.append((folder, index + 1))
            stack.extend((entry, index) for entry in _visible(folder) if _is_folder(entry))
            if index + 1 == len(parts):
                yield from (str(entry) for entry in _visible(folder))
        elif glob.has_magic(part):
            stack.extend(
                (entry, index + 1)
                for entry in _visible(folder)
                if fnmatch.fnmatchcase(entry.name, part)
            )
        elif (folder / part).exists():
            stack.append((folder / part, index + 1))


def _visible(folder: Path) -> list[Path]:
    try:
        return [entry for entry in folder.iterdir() if not entry.name.startswith(".")]
    except OSError:
        return []


def _is_folder(entry: Path) -> bool:
    return entry.is_dir() and not entry.is_symlink()


def _walk(top: str) -> Iterator[Location]:
    """The Markdown files below a directory.

    Folders that are links are not entered, so that the walk ends.
    """
    stack = [top]
    while stack:
        folder = stack.pop()
        try:
            with os.scandir(folder) as scan:
                entries = sorted(scan, key=lambda entry: entry.name)
        except OSError as error:
            yield Location(_name(folder), folder, problem=_reason(error))
            continue
        for entry in entries:
            if entry.name.startswith("."):
                continue
            if entry.is_dir(follow_symlinks=False):
                stack.append(entry.path)
            elif Path(entry.name).suffix.lower() in SUFFIXES and _is_document(Path(entry.path)):
                yield Location(_name(entry.path), entry.path)


def _is_document(entry: Path) -> bool:
    """Whether it is a file: reading devices and pipes may never end."""
    try:
        return stat.S_ISREG(entry.stat().st_mode)
    except OSError:
        return True  # a dangling link: reading it says what is wrong
