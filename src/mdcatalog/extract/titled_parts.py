"""Paragraphs of several titles in bold, each over its names and links, with no line between."""

from __future__ import annotations

import re

from mdcatalog.extract.entries import break_lines
from mdcatalog.extract.titles import title_text
from mdcatalog.tree import Break, Inline, Link, Paragraph, Text
from mdcatalog.values.text import CJK
from mdcatalog.vocabulary import is_sort

_LEAST_WORDS, _LEAST_CJK = 3, 6
_LEAST_LINES = 3
# `--- Older papers ---`, a line that parts those below it from those above
_DIVIDER = re.compile(r"[-=–—~_]{2,}[^-=–—~_].{0,60}?[-=–—~_]{2,}")


def titled_parts(paragraph: Paragraph) -> list[Paragraph]:
    """A paragraph for each title of a paragraph that holds several; none for any other.

    ``**First Title**`` over names and links, ``**Second Title**`` over names and links. A line
    that only parts them (``--- Older papers ---``) is left out.
    """
    content = paragraph.content
    if len(content) < 2 * _LEAST_LINES - 1 or paragraph.html or not isinstance(content[0], Text):
        return []
    first = content[0]
    if not first.strong and first.text[:2] not in ("--", "==", "——", "~~", "__"):
        return []
    lines = break_lines(content)
    if len(lines) != paragraph.end - paragraph.start + 1:
        return []  # `<br>`: which line of the source is which cannot be told
    kept = [i for i, line in enumerate(lines) if not _DIVIDER.fullmatch(title_text(line).strip())]
    starts = [index for index in kept if is_bold_title(lines[index])]
    if not starts or starts[0] != kept[0] or (len(starts) == 1 and len(kept) == len(lines)):
        return []
    parts: list[Paragraph] = []
    for index, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        own = [line for line in range(index, end) if line in kept]
        pieces = [piece for line in own for piece in (*lines[line], Break(hard=True))][:-1]
        if Link not in map(type, pieces):
            return []
        start = paragraph.start + index
        parts.append(Paragraph(tuple(pieces), start, paragraph.start + own[-1]))
    return parts


def is_bold_title(line: list[Inline]) -> bool:
    """Whether a line is a title in bold and nothing else."""
    shown = [piece for piece in line if not isinstance(piece, Text) or piece.text.strip()]
    if not shown or not all(isinstance(piece, Text) and piece.strong for piece in shown):
        return False
    text = title_text(shown).strip()
    if text.endswith((":", "：")) or is_sort(text):
        return False
    return len(text.split()) >= _LEAST_WORDS or len(CJK.findall(text)) >= _LEAST_CJK
