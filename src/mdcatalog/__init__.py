"""Typed data from the Markdown lists that people really write."""

from __future__ import annotations

import importlib
import os
import sys
from collections.abc import Sequence
from types import ModuleType
from typing import TYPE_CHECKING, Any

from mdcatalog._version import __version__

if TYPE_CHECKING:
    from mdcatalog.catalog import Catalog
    from mdcatalog.catalog_errors import CatalogError, QueryError
    from mdcatalog.errors import (
        MdcatalogError,
        NoDocumentsError,
        OutputError,
        UnknownKindError,
        UnreadableError,
        WorkerError,
    )
    from mdcatalog.extract.document import Extraction
    from mdcatalog.models import (
        KINDS,
        Column,
        Conflict,
        ConflictValue,
        Coverage,
        Dataset,
        Diagnostic,
        Document,
        Kind,
        Lecture,
        Link,
        Paper,
        Record,
        Repair,
        Source,
        Tool,
        UnclaimedLink,
    )
    from mdcatalog.repair import Repaired

#: Where the public names live. They are imported when first asked for, so that
#: ``import mdcatalog`` and ``mdcatalog --version`` cost next to nothing.
_HOMES = {
    "mdcatalog.catalog": ("Catalog",),
    "mdcatalog.catalog_errors": ("CatalogError", "QueryError"),
    "mdcatalog.errors": (
        "MdcatalogError",
        "NoDocumentsError",
        "OutputError",
        "UnknownKindError",
        "UnreadableError",
        "WorkerError",
    ),
    "mdcatalog.extract.document": ("Extraction",),
    "mdcatalog.models": (
        "KINDS",
        "Column",
        "Conflict",
        "ConflictValue",
        "Coverage",
        "Dataset",
        "Diagnostic",
        "Document",
        "Kind",
        "Lecture",
        "Link",
        "Paper",
        "Record",
        "Repair",
        "Source",
        "Tool",
        "UnclaimedLink",
    ),
    "mdcatalog.repair": ("Repaired",),
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}

__all__ = [
    "KINDS",
    "Catalog",
    "CatalogError",
    "Column",
    "Conflict",
    "ConflictValue",
    "Coverage",
    "Dataset",
    "Diagnostic",
    "Document",
    "Extraction",
    "Kind",
    "Lecture",
    "Link",
    "MdcatalogError",
    "NoDocumentsError",
    "OutputError",
    "Paper",
    "QueryError",
    "Record",
    "Repair",
    "Repaired",
    "Source",
    "Tool",
    "UnclaimedLink",
    "UnknownKindError",
    "UnreadableError",
    "WorkerError",
    "__version__",
    "extract",
    "read",
    "repair",
]


def extract(
    text: str, document: str = "<text>", *, kinds: Sequence[type[Record]] | None = None
) -> Extraction:
    """The records of a Markdown text, unmerged: a pure function of its arguments.

    ``document`` is what records and diagnostics call the text; ``kinds`` are the kinds of
    record to look for, by default those that mdcatalog ships.
    """
    from mdcatalog.models import KINDS
    from mdcatalog.pipeline import extract_text

    return extract_text(text, document, kinds=KINDS if kinds is None else tuple(kinds))


def read(
    *paths: str | os.PathLike[str],
    jobs: int = 1,
    kinds: Sequence[type[Record]] | None = None,
) -> Catalog:
    """The catalog of all documents that the paths lead to.

    A path is a file, a directory, a glob, or ``-`` for standard input. A document that cannot
    be read is a diagnostic of the catalog; ``NoDocumentsError`` is raised where there is none.
    """
    from mdcatalog.catalog import Catalog
    from mdcatalog.files import find
    from mdcatalog.models import KINDS
    from mdcatalog.pipeline import extractions

    chosen = KINDS if kinds is None else tuple(kinds)
    processed = list(extractions(find(paths), jobs=jobs, kinds=chosen))
    read = [one.extraction for one in processed if one.extraction is not None]
    return Catalog.from_records(
        (record for extraction in read for record in extraction.records),
        documents=[extraction.document for extraction in read],
        diagnostics=[note for one in processed for note in one.diagnostics],
        kinds=chosen,
    )


def repair(text: str) -> Repaired:
    """The text with its encoding damage undone, and the steps that did it."""
    from mdcatalog.repair import repair as undo

    return undo(text)


def __getattr__(name: str) -> Any:
    home = _HOME_OF.get(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(importlib.import_module(home), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)


class _Package(ModuleType):
    """This module, in which two functions have the names of packages.

    Importing ``mdcatalog.extract`` for its contents would otherwise put the package in the
    function's place; ``from mdcatalog.extract.document import …`` does not need it there.
    """

    def __setattr__(self, name: str, value: Any) -> None:
        if not (name in ("extract", "repair") and isinstance(value, ModuleType)):
            super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Package
