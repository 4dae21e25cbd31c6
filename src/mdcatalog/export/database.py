"""A catalog database of a catalog that was made elsewhere."""

from __future__ import annotations

import secrets
from pathlib import Path

from mdcatalog.errors import OutputError
from mdcatalog.export.selection import Options, Selection


def place_database(path: Path, selection: Selection, options: Options) -> list[str]:
    """Write a database; one that is there is replaced in one transaction, whole or not at all.

    Raises:
        DatabaseError: It cannot be written, or the file that is there is no catalog.
        OutputError: The folder cannot be written.
    """
    catalog = selection.catalog
    if path.exists():
        catalog.to_database(path, watch=selection.watch)
        return []
    temporary = temporary_beside(path)
    try:
        catalog.to_database(temporary, watch=selection.watch)
        temporary.replace(path)
    except OSError as error:
        raise OutputError(f"{path}: cannot be written: {error.strerror or error}") from error
    finally:
        temporary.unlink(missing_ok=True)
    return []


def temporary_beside(path: Path) -> Path:
    """A name for a file that becomes ``path`` when it is whole.

    Raises:
        OutputError: There is no folder to hold it.
    """
    if not path.parent.is_dir():
        raise OutputError(f"{path}: cannot be written: its directory does not exist; make it first")
    return path.with_name(f".{path.name[:80]}.{secrets.token_hex(6)}.tmp")
