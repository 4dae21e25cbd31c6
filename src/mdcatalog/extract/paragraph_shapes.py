"""Paragraphs that begin with a name and where it leads: ``jieba <https://…>``, ``[x](…)：…``."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mdcatalog.extract.course_names import is_school_and_number
from mdcatalog.extract.entries import split_lines
from mdcatalog.extract.labels import is_known_label
from mdcatalog.extract.part_names import part_role
from mdcatalog.extract.repository_names import named_in_line
from mdcatalog.extract.shapes import label_before_link
from mdcatalog.extract.titles import is_role_link
from mdcatalog.links import host_sort
from mdcatalog.tree import Block, Inline, Link, Paragraph, Text, plain_text
from mdcatalog.vocabulary import fold, heading_key

_FULL_TITLE = 5
_LEAST_PIECES = 2
_LEAST_NAMES = 3
_SET_OFF = re.compile(r"\s*(?:$|[(（\[:：.。]|[-–—]+\s|——)")
NUMBER_ONLY = re.compile(r"\s*(?:\d{1,3}[.)、]|[\[(【]\d{1,4}[\])】])\s*")
_GLUED_NUMBER = re.compile(r"\s*\d{1,3}[.．、)）](?=[^\W\d])")
_DESCRIBED = re.compile(r"\s*(?:[:：]|[-–—]+\s|——)\s*\S")
_TOLD = re.compile(r"\s[-–—|]\s|[：(（]")


def names_a_link(paragraph: Paragraph) -> bool:
    """Whether a paragraph is a short name and its address: ``jieba <https://…>``."""
    lines = split_lines(paragraph.content)
    if len(lines) != 1 or len(lines[0]) < 2 or len(plain_text(paragraph.content)) > 200:
        return False
    name, link = lines[0][0], lines[0][1]
    if not isinstance(name, Text) or not isinstance(link, Link) or not is_role_link(link):
        return False
    text = name.text.strip()
    # `Name - what it is https://…`: only the name has to be short
    if not text or len(_TOLD.split(text, maxsplit=1)[0]) > 40:
        return False
    if is_known_label(text.rstrip(":：(（ ")):
        return False
    return text.endswith((":", "：")) or len(lines[0]) == 2 or _in_brackets(text, lines[0][2:])


def _in_brackets(name: str, behind: list[Inline]) -> bool:
    """Whether an address stands in brackets right behind its name: ``zzuf(https://…)``."""
    if not name.endswith(("(", "（")) or len(behind) != 1 or not isinstance(behind[0], Text):
        return False
    return behind[0].text.strip(" .。") in (")", "）")


def numbers_an_address(paragraph: Paragraph) -> bool:
    """Whether a paragraph is a number, perhaps a name, and an address: ``1.Quay：https://…``.

    Or the number and the address of a repository. Without a space behind it the number begins no
    item in Markdown; to its author it does.
    """
    first = paragraph.content[0] if paragraph.content else None
    if not isinstance(first, Text) or not first.text.lstrip()[:1].isdigit():
        return False
    line = split_lines(paragraph.content)[0]
    if named_in_line(line) is not line:
        return True
    number = _GLUED_NUMBER.match(first.text)
    if number is None or is_known_label(first.text[number.end() :].rstrip(":：(（ ")):
        return False
    return names_a_link(paragraph)


def numbers_a_link(paragraph: Paragraph) -> bool:
    """Whether a paragraph begins with its own number and then a linked title: ``5、[x](…)``."""
    if len(paragraph.content) < _LEAST_PIECES:
        return False
    first, second = paragraph.content[:2]
    return (
        isinstance(first, Text)
        and (NUMBER_ONLY.fullmatch(first.text) is not None or _labels_link(paragraph))
        and isinstance(second, Link)
        and not is_role_link(second)
    )


def _labels_link(paragraph: Paragraph) -> bool:
    """Whether a number and a label stand before a linked title: ``2.视频：[x](…)``."""
    first = paragraph.content[0]
    numbered = isinstance(first, Text) and first.text.lstrip()[:1].isdigit()
    return numbered and label_before_link(paragraph.content) != ""


def opens_with_link(paragraph: Paragraph) -> bool:
    """Whether a paragraph is a linked name, a colon or dash, and what it is: ``[x](…)：…``."""
    if len(paragraph.content) < _LEAST_PIECES:
        return False
    first, second = paragraph.content[:2]
    return (
        isinstance(first, Link)
        and not is_role_link(first)
        and isinstance(second, Text)
        and _DESCRIBED.match(second.text) is not None
    )


def opens_with_title(paragraph: Paragraph, heading: str) -> bool:
    """Whether a paragraph begins with a title that its heading does not name, as below a topic.

    ``[The Title of It](https://arxiv.org/…) 2020, Example``, in full and on a site of papers;
    ``[Pier CS144](https://…)：networks``, a school's course by number.
    """
    first = paragraph.content[0] if paragraph.content else None
    if not isinstance(first, Link):
        return False
    if is_school_and_number(first.text.strip()) and first.text.strip() not in heading:
        return True
    if len(first.text.split()) < _FULL_TITLE:
        return False
    if is_role_link(first) or host_sort(first.url) != "paper":
        return False
    name, above = fold(first.text), heading_key(heading)
    return not above or (name not in above and above not in name)


def is_linked_name(paragraph: Paragraph, heading: str) -> bool:
    """Whether a paragraph is a linked name, alone or set off from what is said of it.

    ``[x](…)``, ``[x](…) (by whom)``, ``[x](…). What it is.``: not a sentence that begins with a
    link, nor a name or part of what the ``heading`` above it names.
    """
    first = paragraph.content[0] if paragraph.content else None
    if not isinstance(first, Link) or is_role_link(first) or part_role(first.text) is not None:
        return False
    second = paragraph.content[1] if len(paragraph.content) > 1 else Text("")
    if not isinstance(second, Text) or _SET_OFF.match(second.text) is None:
        return False
    name, above = fold(first.text), heading_key(heading)
    return not above or (name not in above and above not in name)


def holds_linked_names(blocks: Sequence[Block], heading: str) -> bool:
    """Whether most blocks are paragraphs that are linked names, three at least: a list of things.

    A paragraph with a ``[video](…)`` beside its name is then about that, not what is named above.
    """
    if len(blocks) < _LEAST_NAMES:
        return False
    named = sum(1 for b in blocks if isinstance(b, Paragraph) and is_linked_name(b, heading))
    return named >= _LEAST_NAMES and named * 2 > len(blocks)
