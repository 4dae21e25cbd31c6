"""Catalogs in the formats of others: one writer for each, in one table."""

from mdcatalog.export.formats import FORMATS, WRITERS, Format, format_of, write
from mdcatalog.export.selection import Options

__all__ = ["FORMATS", "WRITERS", "Format", "Options", "format_of", "write"]
