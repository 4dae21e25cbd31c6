"""ATX headings, also those without the space (``##Courses``).

GitHub rendered them as headings until 2017 and many lists still have them; CommonMark calls
them paragraphs (https://spec.commonmark.org/0.31.2/#atx-headings), and their sections are lost.
With two marks or more nothing else is meant. A single ``#`` may begin a hashtag, an anchor or
a line of code, so such a line has to stand alone and to look like words.
"""

from __future__ import annotations

import re

from markdown_it.rules_block import StateBlock
from markdown_it.rules_block import heading as commonmark_heading

from mdcatalog.patterns import lazy_pattern

_SYMBOLS = "\u2190-\u21ff\u2300-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff"
_GLUED = lazy_pattern(
    rf"""(?P<marks>\#{{1,6}})
    (?P<text> (?: [^\W\d_]                      # a letter of any script
              | ["'“‘「『《【（{_SYMBOLS}]
              | :[a-z0-9_+-]+:                  # an emoji by its name
              | (?<=\#\#) (?: \d | \*\*?\w | \[[^\[\]\n]*\]\( | <[aA]\s )
              ) .* )""",
    re.VERBOSE,
)
_SHARP = re.compile(r"\b[A-Z]$")  # of `C#`
_HASHTAG = re.compile(r"#+[^\W\d]")

_MAX_WORDS = 15
_USUAL = "headings without a space"  # in the environment: such headings stood above
_SENTENCE_END = tuple(".,;:。，；：")
# `#include <a.h>`, `#define A 1`: code that nobody fenced.
_CODE = lazy_pattern(
    r"(?:include|import|define|undef|ifn?def|if|elif|else|endif|pragma|error|region|using)\b"
)
# What may follow such a heading without a blank line: a list, a quote, a heading below it.
_FOLLOWS = re.compile(r"(?:[-+*]|\d{1,9}[.)])\s|>|##|#\s")


def heading_rule(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """The block rule; registered in place of markdown-it's ``heading``."""
    if commonmark_heading(state, start, end, silent):
        return True
    position = state.bMarks[start] + state.tShift[start]
    if not state.src.startswith("#", position) or state.is_code_block(start):
        return False
    found = _GLUED.fullmatch(state.src, position, state.eMarks[start])
    if found is None or not _is_outside(state, start):
        return False
    level = len(found["marks"])
    text = found["text"].strip()
    if _is_hashtags(text):
        return False
    if level == 1 and not (
        _stands_alone(state, start, end, usual=_USUAL in state.env) and _reads_as_title(text)
    ):
        return False
    if not silent:
        _push(state, start, level, _without_closing(text, level))
    return True


def _is_outside(state: StateBlock, line: int) -> bool:
    """Whether the line is in no list or quote, or ends the list it stands under."""
    return state.level == 0 or state.sCount[line] == 0 < state.blkIndent


def _without_closing(text: str, level: int) -> str:
    """The text without the marks that close it: spaced, several, or the one that answers one."""
    bare = text.rstrip("#")
    marks = len(text) - len(bare)
    closed = bare.endswith(" ") or marks > 1 or (level == 1 and not _SHARP.search(bare))
    return bare.rstrip() if marks and closed else text


def _is_hashtags(text: str) -> bool:
    """Whether the rest of the line is hashtags: ``##one ##two``."""
    words = text.split()[1:]
    return bool(words) and all(map(_HASHTAG.match, words))


def _stands_alone(state: StateBlock, line: int, end: int, *, usual: bool) -> bool:
    """Whether the line belongs to no text above it and to none below.

    Where headings without a space are ``usual`` for the author, text may follow directly.
    """
    if line and not state.isEmpty(line - 1):
        return False
    after = line + 1
    begins_document = not state.tokens
    if usual or begins_document or after >= end or state.isEmpty(after):
        return True
    position = state.bMarks[after] + state.tShift[after]
    return _FOLLOWS.match(state.src, position, state.eMarks[after]) is not None


def _reads_as_title(text: str) -> bool:
    """Whether the text behind a single ``#`` is no tag, no anchor, no code and no sentence."""
    words = text.split()
    if len(words) == 1:
        return not text.islower() and not any(mark in text for mark in "-_/#")
    return not (
        len(words) > _MAX_WORDS
        or any(map(_HASHTAG.match, words))
        or text.endswith(_SENTENCE_END)
        or _CODE.match(text)
    )


def _push(state: StateBlock, start: int, level: int, text: str) -> None:
    """The tokens of markdown-it's own rule, marked as recovered."""
    state.line = start + 1
    if level > 1:
        state.env[_USUAL] = True
    opening = state.push("heading_open", f"h{level}", 1)
    opening.markup = "#" * level
    opening.map = [start, state.line]
    opening.meta = {"recovered": True}
    inline = state.push("inline", "", 0)
    inline.content = text
    inline.map = [start, state.line]
    inline.children = []
    state.push("heading_close", f"h{level}", -1).markup = opening.markup
