"""Typed data from the Markdown lists that people really write."""

from mdcatalog._version import __version__

__all__ = ["__version__"]
