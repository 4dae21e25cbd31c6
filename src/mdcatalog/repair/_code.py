"""Where a Markdown document shows code: there, mojibake may be what the text is about."""

from __future__ import annotations

import re

_FENCE = re.compile(r"[ >*+\-\d.]*(`{3,}|~{3,})")
_SPAN = re.compile(r"(?<!`)(`+)(?!`)(.+?)(?<!`)\1(?!`)")


def code_parts(lines: list[str]) -> list[list[tuple[int, int]]]:
    """For each line, the begin and end of its code: spans, or all of it inside a fence."""
    parts: list[list[tuple[int, int]]] = []
    fence = ""
    for line in lines:
        match = _FENCE.match(line) if "```" in line or "~~~" in line else None
        if fence:
            parts.append([(0, len(line))])
            if match and match.group(1).startswith(fence):
                fence = ""
        elif match and "`" not in line[match.end() :]:
            parts.append([(0, len(line))])
            fence = match.group(1)
        elif "`" in line:
            parts.append([found.span() for found in _SPAN.finditer(line)])
        else:
            parts.append([])
    return parts


def without_code(line: str, parts: list[tuple[int, int]]) -> str:
    """The line with its code blanked out, so that all places stay."""
    for start, end in parts:
        line = line[:start] + " " * (end - start) + line[end:]
    return line
