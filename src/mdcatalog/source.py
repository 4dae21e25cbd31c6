"""A document as it lies on disk: its name, its text, its lines."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from functools import cached_property

# CommonMark's line endings (https://spec.commonmark.org/0.31.2/#line-ending).
_LINE_ENDING = re.compile(r"\r\n?|\n")


def normalize_newlines(text: str) -> str:
    r"""The text with every line ending as ``\n``; the number of lines stays the same."""
    return _LINE_ENDING.sub("\n", text) if "\r" in text else text


@dataclass(frozen=True)
class Document:
    """One document: where it comes from and what it says.

    ``name`` is what records and diagnostics call it (a path, or ``<text>``), ``text`` its
    text with line endings normalised, ``encoding`` the codec its bytes were read with
    (``None`` where the caller gave text), ``sha256`` the digest of its bytes.
    """

    name: str
    text: str
    encoding: str | None = None
    sha256: str = ""

    @classmethod
    def of(cls, name: str, text: str) -> Document:
        """A document from text that the caller holds already."""
        digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
        return cls(name, normalize_newlines(text), None, digest)

    @cached_property
    def lines(self) -> list[str]:
        """The lines without their endings; line *n* of the document is ``lines[n - 1]``."""
        return self.text.split("\n")

    def excerpt(self, start: int, end: int) -> str:
        """The text of lines ``start`` to ``end``, 1-based and inclusive."""
        return "\n".join(self.lines[max(start, 1) - 1 : end])
