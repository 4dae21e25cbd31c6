"""Catalogs in the formats of others: one writer for each, in one table."""

from mdcatalog.export.formats import FORMATS, Format, format_of, write

__all__ = ["FORMATS", "Format", "format_of", "write"]
