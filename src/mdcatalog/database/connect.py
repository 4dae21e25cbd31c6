"""Connections to a catalog database, and SQLite's errors as our own."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from mdcatalog.catalog_errors import (
    DatabaseBusyError,
    DatabaseDamagedError,
    DatabaseError,
    DatabaseFullError,
    DatabaseNotWritableError,
    DatabaseTooNewError,
)
from mdcatalog.database.schema import APPLICATION_ID, DATABASE_VERSION
from mdcatalog.query.conditions import text_contains, text_regex, text_startswith

# Python 3.10 gives no error codes, so SQLite's messages, which never changed, decide.
_MESSAGES: tuple[tuple[tuple[str, ...], type[DatabaseError], str], ...] = (
    (("locked", "busy"), DatabaseBusyError, "another program is writing to it; try again later"),
    (("full",), DatabaseFullError, "there is no room left; what it held before is unchanged"),
    (
        ("readonly", "unable to open", "disk i/o"),
        DatabaseNotWritableError,
        "the file or its folder cannot be written",
    ),
    (
        ("not a database", "malformed", "no such table", "no such column"),
        DatabaseDamagedError,
        "it is no catalog database, or a damaged one; build it anew",
    ),
)

# SQLite's own 2 MB are few for a search that touches many records.
_CACHE_KIB = 32 * 1024


@contextmanager
def errors_of(path: Path) -> Iterator[None]:
    """Give SQLite's errors as our own, naming the file and what to do."""
    try:
        yield
    except sqlite3.Error as error:
        said = str(error).lower()
        for words, kind, advice in _MESSAGES:
            if any(word in said for word in words):
                raise kind(f"{path}: {advice} ({error})") from error
        raise DatabaseError(f"{path}: {error}") from error


def open_readonly(path: Path) -> sqlite3.Connection:
    """A connection that cannot change anything.

    Raises:
        FileNotFoundError: There is no such file.
        DatabaseError: It is no catalog database, or one of a newer version.
    """
    if not path.is_file():
        raise FileNotFoundError(f"no such catalog: {path}")
    try:
        connection = _connect_readonly(path)
    except sqlite3.OperationalError as error:
        if "readonly" not in str(error).lower():
            with errors_of(path):
                raise
        connection = _recovered(path)
    except sqlite3.Error:
        with errors_of(path):
            raise
    try:
        with errors_of(path):
            check(connection, path)
    except DatabaseError:
        connection.close()
        raise
    return connection


def _connect_readonly(path: Path) -> sqlite3.Connection:
    uri = f"{path.absolute().as_uri()}?mode=ro"
    connection = sqlite3.connect(uri, uri=True, check_same_thread=False, isolation_level=None)
    try:
        connection.execute(f"PRAGMA cache_size = -{_CACHE_KIB}")
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlite3.Error:
        connection.close()
        raise
    add_functions(connection)
    return connection


def _recovered(path: Path) -> sqlite3.Connection:
    """A build was killed: SQLite undoes what it left when the file is opened for writing once."""
    with errors_of(path):
        writing = sqlite3.connect(path, isolation_level=None)
        try:
            writing.execute("BEGIN IMMEDIATE")
            writing.execute("ROLLBACK")
        finally:
            writing.close()
        return _connect_readonly(path)


def add_functions(connection: sqlite3.Connection) -> None:
    """The comparisons that SQLite does not have, by the code that memory uses."""
    for name, test in (
        ("mdc_contains", text_contains),
        ("mdc_startswith", text_startswith),
        ("mdc_regex", text_regex),
    ):
        connection.create_function(name, 2, test, deterministic=True)


def check(connection: sqlite3.Connection, path: Path) -> None:
    """See that a database is a catalog that can be read.

    Raises:
        DatabaseTooNewError: A newer mdcatalog wrote it.
        DatabaseDamagedError: It is no catalog.
    """
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if application != APPLICATION_ID:
        raise DatabaseDamagedError(f"{path} is an SQLite database, but no catalog of mdcatalog")
    if version > DATABASE_VERSION:
        raise DatabaseTooNewError(
            f"{path} has database version {version}, this mdcatalog reads up to "
            f"{DATABASE_VERSION}; update mdcatalog or build the catalog anew"
        )
