"""Markdown text to a tree of blocks and inline pieces; the only place that knows markdown-it."""

from mdcatalog.markdown.build import Parsed, parse

__all__ = ["Parsed", "parse"]
