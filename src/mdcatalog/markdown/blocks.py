"""A short cut for the blocks that lists are made of: paragraphs, headings, items of one line.

markdown-it asks each of a dozen rules about each line, and all of those that could end a
paragraph about the line after it. Here the first character of a line decides. What the short
cut is not sure of it leaves to markdown-it's own rules (``False``): tabs, HTML, lazy lines,
items of several lines, link definitions. What it reads it reads as they do;
``tests/test_fast.py`` compares the two on the corpus and on generated documents.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from markdown_it.rules_block import StateBlock

from mdcatalog.markdown.headings import heading_rule

# What may begin a block of another sort, or be the underline of a heading.
_OTHER_START = r"[#>`~<|=:]|[-+](?:\s|$)|\d{1,9}[.)](?:\s|$)|[-*_=:|\s]+$|\*\s|\[[^\n]*\]:"
_PLAIN = re.compile(rf"(?!{_OTHER_START})\S")
_ITEM = re.compile(
    rf"(?P<indent>\x20*)(?:(?P<bullet>[-+*])|(?P<number>\d{{1,9}})(?P<delimiter>[.)]))"
    rf"(?P<space>\x20{{1,4}})(?!{_OTHER_START})(?P<content>\S.*)"
)
_MARKER = re.compile(r"\s*(?:[-+*]|\d{1,9}[.)])(?:\s|$)")
_HEADING = re.compile(r"#{1,6}(?:\s|$)")
_MAY_BEGIN_ITEM = frozenset("-+*0123456789")
_MAX_DEPTH = 10


class RawItem:
    """An item of one line, 0-based, with the lists nested in it."""

    __slots__ = ("content", "line", "lists", "number")

    def __init__(self, content: str, line: int, number: str) -> None:
        self.content = content
        self.line = line
        self.number = number
        self.lists: list[RawList] = []

    @property
    def last(self) -> int:
        """The last line of the item and of what is nested in it."""
        item = self
        while item.lists:
            item = item.lists[-1].items[-1]
        return item.line


class RawList(NamedTuple):
    """A list of such items; all of them have the same ``marker``."""

    marker: str
    items: list[RawItem]


class _Open(NamedTuple):
    """An item that may hold the next line, its list, and where its content begins."""

    item: RawItem
    siblings: RawList
    offset: int


def plain_rule(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """The block rule; asked before all others, and never whether it ends a paragraph."""
    if silent or state.sCount[start] - state.blkIndent > 3:
        return False
    position = state.bMarks[start] + state.tShift[start]
    first = state.src[position]
    if first in _MAY_BEGIN_ITEM and state.parentType == "root" and state.blkIndent == 0:
        if _list(state, start, end):
            return True
    elif first == "#" and "|" not in state.src[position : state.eMarks[start]]:
        return heading_rule(state, start, end, False)
    return _paragraph(state, start, position)


def _paragraph(state: StateBlock, start: int, position: int) -> bool:
    """A paragraph whose lines begin with what can begin nothing else."""
    source, last = state.src, state.eMarks[start]
    if not _PLAIN.match(source, position, last):
        return False
    line, end = start + 1, state.lineMax
    if line >= end or state.isEmpty(line):
        content = source[position:last].strip(" \t")
    else:
        if source.find("|", position, last) >= 0:
            return False
        while line < end and not state.isEmpty(line):
            indent = state.sCount[line] - state.blkIndent
            begin = state.bMarks[line] + state.tShift[line]
            piped = source.find("|", begin, state.eMarks[line]) >= 0
            if not 0 <= indent <= 3 or piped or not _PLAIN.match(source, begin, state.eMarks[line]):
                return False
            line += 1
        content = state.getLines(start, line, state.blkIndent, False).strip(" \t\n")
    if content != content.strip():
        return False  # white space that is none to Markdown
    token = state.push("mdcatalog_paragraph", "", 0)
    token.content = content
    token.map = [start, line]
    state.line = line
    return True


def _list(state: StateBlock, start: int, end: int) -> bool:
    """A list, perhaps with lists in it, of which every item is a paragraph of one line."""
    found = _read_list(state, start, end)
    if found is None:
        return False
    token = state.push("mdcatalog_list", "", 0)
    token.meta = {"list": found}
    token.map = [start, found.items[-1].last + 1]
    state.line = token.map[1]
    return True


def _read_list(state: StateBlock, start: int, end: int) -> RawList | None:
    root: RawList | None = None
    stack: list[_Open] = []
    source, begins, ends = state.src, state.bMarks, state.eMarks
    blank = False  # whether a blank line stands before this one
    for line in range(start, end):
        if state.isEmpty(line):
            blank = True
            continue
        found = _ITEM.match(source, begins[line], ends[line])
        if found is None:
            return root if root and _ends_list(state, line, blank, stack[0].offset) else None
        indent = found.end("indent") - begins[line]
        offset = found.start("content") - begins[line]
        content = found["content"].rstrip(" \t")
        if content[-1].isspace():
            return None
        number = found["number"] or ""
        marker = found["bullet"] or found["delimiter"]
        closed: RawList | None = None if stack else root
        while stack and indent < stack[-1].offset:
            closed = stack.pop().siblings
        parent_offset = stack[-1].offset if stack else 0
        if indent - parent_offset > 3 or len(stack) >= _MAX_DEPTH:
            return None  # too far in for an item of this list
        siblings = closed
        if siblings is None:  # the first item of a list
            if stack and number and int(number) != 1 and not blank:
                return None  # only a list that begins with 1 interrupts a paragraph
            siblings = RawList(marker, [])
            if stack:
                stack[-1].item.lists.append(siblings)
            else:
                root = siblings
        elif siblings.marker != marker:
            return None if stack else root
        item = RawItem(content, line, number)
        siblings.items.append(item)
        stack.append(_Open(item, siblings, offset))
        blank = False
    return root


def _ends_list(state: StateBlock, line: int, blank: bool, offset: int) -> bool:
    """Whether a line that is no item of one line surely stands outside the list."""
    position = state.bMarks[line] + state.tShift[line]
    if not blank:
        return state.sCount[line] == 0 and _HEADING.match(state.src, position) is not None
    return state.sCount[line] < min(offset, 4) and not _MARKER.match(
        state.src, position, state.eMarks[line]
    )
