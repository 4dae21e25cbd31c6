"""What can go wrong with a catalog: its own exceptions, each saying what to do."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

from mdcatalog.errors import MdcatalogError


class CatalogError(MdcatalogError):
    """The base of every error that a catalog raises."""


class QueryError(CatalogError):
    """A query that cannot be answered as it is written."""


class UnknownFieldError(QueryError):
    """A field that the kind does not have; the message names the near ones."""


class UnknownOperatorError(QueryError):
    """An operator that does not exist, or not for this field."""


class InvalidValueError(QueryError):
    """A value that the field cannot be compared with."""


class NoRecordError(CatalogError, LookupError):
    """One record was asked for and there is none."""


class ManyRecordsError(CatalogError, LookupError):
    """One record was asked for and there are several."""


class MissingDependencyError(CatalogError):
    """An optional package is needed for this and not installed."""


class FormatError(CatalogError):
    """A format that does not exist, or cannot be written as it was asked for."""


class InvalidCatalogError(CatalogError):
    """A file that is no catalog, or a damaged one."""


class DatabaseError(CatalogError):
    """The base of what can go wrong with a catalog database."""


class DatabaseDamagedError(DatabaseError, InvalidCatalogError):
    """The file is no SQLite database, is damaged, or holds no catalog."""


class DatabaseTooNewError(DatabaseError):
    """The database was written by a newer version of mdcatalog."""


class DatabaseBusyError(DatabaseError):
    """Another program is writing to the database."""


class DatabaseNotWritableError(DatabaseError):
    """The database or its folder does not allow writing."""


class DatabaseFullError(DatabaseError):
    """There is no room left; what was there before is whole."""


def near(word: str, known: Iterable[str]) -> str:
    """The end of an error message: the near ones, else all that there are."""
    names = sorted(known)
    close = difflib.get_close_matches(word, names, n=3, cutoff=0.5)
    if close:
        return "did you mean " + " or ".join(repr(name) for name in close) + "?"
    return "there are " + ", ".join(names) if names else "there is none"
