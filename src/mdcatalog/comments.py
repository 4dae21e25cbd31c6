"""Comments of a document that keep ``mdcatalog check`` from printing what its author accepts.

``<!-- mdcatalog-disable CODE … -->`` holds from its line on, until an ``mdcatalog-enable`` or the
document's end; ``-disable-line``, ``-disable-next-line`` and ``-disable-file`` for that line, the
next one, the whole document. Without a code all codes are meant. What is in code is no comment.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from mdcatalog.catalog_errors import near
from mdcatalog.diagnostics import CODES, Note
from mdcatalog.models import Diagnostic

_COMMENT = re.compile(
    r"<!--\s*mdcatalog-(disable-next-line|disable-line|disable-file|disable|enable)\b([^<>]*?)-->"
)
_CODE_SPAN = re.compile(r"(?<!`)(`+)(?!`).*?(?<!`)\1(?!`)")
#: Also in quotes and list items.
_FENCE = re.compile(r"[\s>]*(?:(?:[-*+]|\d{1,9}[.)])\s+)?(`{3,}|~{3,})(.*)")

ALL = "*"


class Mark(NamedTuple):
    """One comment for one code: its 1-based line, what it does, and the code or ``*``."""

    line: int
    action: str
    code: str


@dataclass
class Accepted:
    """What a document's comments disable; ``notes`` are about codes that do not exist."""

    marks: list[Mark] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)

    @classmethod
    def of(cls, text: str) -> Accepted:
        """Read the comments of a text, whose lines end in ``\\n``."""
        found = cls()
        if "mdcatalog-" in text:
            for mark in _marks(text):
                if mark.code == ALL or mark.code in CODES:
                    found.marks.append(mark)
                else:
                    message = f"There is no diagnostic {mark.code!r}; {near(mark.code, CODES)}"
                    found.notes.append(Note("disable-unknown", message, mark.line))
        return found

    def holds(self, diagnostic: Diagnostic) -> bool:
        """Whether a diagnostic is accepted. Errors never are, they mean that records are missing.

        What counts is the line that it begins at; one without a line is about the whole document.
        """
        if diagnostic.severity == "error":
            return False
        line = diagnostic.line
        disabled = False
        for mark in self.marks:
            if mark.code not in (ALL, diagnostic.code):
                continue
            if mark.action == "disable-file":
                return True
            if line is None:
                continue
            if (mark.action, mark.line) in (
                ("disable-line", line),
                ("disable-next-line", line - 1),
            ):
                return True
            if mark.line <= line and mark.action in ("disable", "enable"):
                disabled = mark.action == "disable"
        return disabled

    def part(self, diagnostics: Iterable[Diagnostic]) -> tuple[list[Diagnostic], int]:
        """Those that stay, and how many are accepted."""
        held = list(diagnostics)
        kept = [diagnostic for diagnostic in held if not self.holds(diagnostic)]
        return kept, len(held) - len(kept)


def _marks(text: str) -> Iterator[Mark]:
    for number, line in _lines_outside_code(text):
        for action, codes in _COMMENT.findall(_CODE_SPAN.sub("", line)):
            for code in re.split(r"[\s,]+", codes.strip()):
                yield Mark(number, action, code or ALL)


def _lines_outside_code(text: str) -> Iterator[tuple[int, str]]:
    fence = ""
    for number, line in enumerate(text.split("\n"), 1):
        match = _FENCE.match(line)
        if fence:
            if match and match[1].startswith(fence) and not match[2].strip():
                fence = ""
        elif match and not (match[1][0] == "`" and "`" in match[2]):
            fence = match[1]
        else:
            yield number, line
