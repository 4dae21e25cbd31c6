"""Tables as people write them: a markdown-it block rule that forgives what GFM refuses.

Strict GFM (https://github.github.com/gfm/#tables-extension-) wants as many delimiter cells
as header cells and ends a table at the first blank line. Real lists break both. The rule
keeps every cell, and says in ``recovered`` what had to be forgiven.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from markdown_it.rules_block import StateBlock

# Empty delimiter cells are forgiven; a pipe is required so that a setext underline is not taken.
_DELIMITER = re.compile(r"^\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*(?::?-+:?)?[ \t]*)*$")
_PROTECTED = re.compile(r"\\\||`[^`]*`|\[[^\[\]]*\](?=\()|\|")
_UNESCAPED_PIPE = re.compile(r"(?<!\\)\|")
# markdown-it's own bound on cells that a short row makes up.
_MAX_CELLS = 0x10000


class RawRow(NamedTuple):
    """The cells of one row as Markdown, and the row's line (0-based)."""

    cells: list[str]
    line: int


class RawTable(NamedTuple):
    """What the rule hands on in its token's ``meta``."""

    header: RawRow
    rows: list[RawRow]
    recovered: tuple[str, ...]


def split_row(line: str) -> list[str]:
    """The cells of a row; ``\\|`` is a pipe in a cell."""
    line = line.strip()
    start = 1 if line.startswith("|") else 0
    end = len(line)
    if end > start and line.endswith("|") and not line.endswith("\\|"):
        end -= 1
    line = line[start:end]
    if "\\|" not in line:
        return [cell.strip() for cell in line.split("|")]
    return [cell.replace("\\|", "|").strip() for cell in _UNESCAPED_PIPE.split(line)]


def split_row_protecting(line: str) -> list[str]:
    """The cells of a row where pipes in code and in link texts do not separate."""
    line = line.strip().removeprefix("|")
    if line.endswith("|") and not line.endswith("\\|"):
        line = line[:-1]
    cells: list[str] = []
    last = 0
    for match in _PROTECTED.finditer(line):
        if match.group() == "|":
            cells.append(line[last : match.start()])
            last = match.end()
    cells.append(line[last:])
    return [cell.replace("\\|", "|").strip() for cell in cells]


def _is_delimiter(line: str) -> bool:
    line = line.strip()
    if line.strip("|:- \t*"):
        return False  # a row with anything in it, as nearly all are
    line = line.replace("**", "")  # `| **---** |`
    return "|" in line and "-" in line and _DELIMITER.match(line) is not None


def _line(state: StateBlock, number: int) -> str:
    return state.src[state.bMarks[number] + state.tShift[number] : state.eMarks[number]]


def _cells(line: str, width: int) -> list[str]:
    cells = split_row(line)
    if len(cells) > width and ("`" in line or "](" in line):
        protected = split_row_protecting(line)
        if width <= len(protected) < len(cells):
            return protected
    return cells


def table_rule(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """The block rule; registered in place of markdown-it's ``table``."""
    if start + 1 >= end or state.sCount[start + 1] < state.blkIndent:
        return False
    header_line = _line(state, start)
    if "|" not in header_line or state.is_code_block(start):
        return False
    delimiter = _line(state, start + 1)
    if not _is_delimiter(delimiter) or _is_delimiter(header_line):
        return False
    header = split_row(header_line)
    width = len(split_row(delimiter))
    if len(header) != width and (min(len(header), width) < 2 or width > _MAX_CELLS):
        return False
    if silent:
        return True
    recovered = [] if len(header) == width else ["delimiter-width"]
    if "*" in delimiter:
        recovered.append("delimiter-bold")
    rows, line, blanks = _collect(state, start + 2, end, len(header))
    if blanks:
        recovered.append("blank-line")
    token = state.push("mdcatalog_table", "", 0)
    token.map = [start, line]
    token.meta = {"table": RawTable(RawRow(header, start), rows, tuple(recovered))}
    state.line = line
    return True


def _collect(state: StateBlock, line: int, end: int, width: int) -> tuple[list[RawRow], int, bool]:
    """The body's rows, the line after them, and whether blank lines were bridged."""
    terminators = state.md.block.ruler.getRules("blockquote")
    rows: list[RawRow] = []
    blanks = False
    cells_made_up = 0
    while line < end:
        if state.isEmpty(line):
            following = _row_after_blank(state, line, end, width)
            if following is None or not rows:
                break
            line, blanks = following, True
        if state.sCount[line] < state.blkIndent:
            break
        text = _line(state, line)
        if "|" not in text:
            break
        if not text.startswith("|") and any(rule(state, line, end, True) for rule in terminators):
            break
        delimiter = _is_delimiter(text)
        if line + 1 < end and not delimiter and _is_delimiter(_line(state, line + 1)):
            break  # the header of a table that follows without a blank line
        if not delimiter:
            cells = _cells(text, width)
            cells_made_up += max(0, width - len(cells))
            if cells_made_up > _MAX_CELLS:
                break
            rows.append(RawRow(cells, line))
        line += 1
    return rows, line, blanks


def _row_after_blank(state: StateBlock, line: int, end: int, width: int) -> int | None:
    """The line of a row that goes on after blank lines: piped, as wide, no new table's header."""
    following = line
    while following < end and following < line + 3 and state.isEmpty(following):
        following += 1
    if following >= end or state.isEmpty(following):
        return None
    text = _line(state, following)
    if not text.startswith("|") or len(_cells(text, width)) != width:
        return None
    if following + 1 < end and _is_delimiter(_line(state, following + 1)):
        return None
    return following
