"""What can go wrong outside a document. What is wrong inside one is a diagnostic."""

from __future__ import annotations


class MdcatalogError(Exception):
    """The base of all errors that mdcatalog raises on purpose; the message says what to do."""

    #: What the command line exits with: 2 stands for wrong usage and for nothing to read.
    exit_code = 2


class NoDocumentsError(MdcatalogError):
    """None of the given paths leads to a document."""


class UnreadableError(MdcatalogError):
    """The one document that was asked for cannot be read."""


class OutputError(MdcatalogError):
    """The output cannot be written where it was asked for."""


class WorkerError(MdcatalogError):
    """Worker processes cannot be started."""


class UnknownKindError(MdcatalogError):
    """A kind of record that does not exist."""
