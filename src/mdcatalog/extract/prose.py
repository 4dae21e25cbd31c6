"""Whether a paragraph is prose, or names one thing."""

from __future__ import annotations

import re
from itertools import pairwise

from mdcatalog.extract.alike_lines import runs_on
from mdcatalog.extract.asides import leading_value
from mdcatalog.extract.bibliography import leading_names
from mdcatalog.extract.labels import is_known_label, split_label
from mdcatalog.extract.paragraph_shapes import (
    NUMBER_ONLY,
    names_a_link,
    opens_with_link,
)
from mdcatalog.extract.person_names import names_like
from mdcatalog.extract.reference_heads import cites_in_full, wrote_thesis
from mdcatalog.extract.shapes import is_titled, label_before_link
from mdcatalog.extract.titles import is_role_link, same_name, title_text
from mdcatalog.tree import (
    Break,
    Image,
    Inline,
    Link,
    Paragraph,
    Text,
    is_link,
    plain_text,
)
from mdcatalog.values import find_year
from mdcatalog.values.text import SHORTCODE

MAX_TITLE = 300
_LEAST_TITLE = 3  # words

_ASIDE = re.compile(r"\s*[(（][^()（）]*[)）]\s*")

MAX_CITATION = 900

# `Jane Doe, John Roe. "The Title of It" …`
_NAMES_AND_QUOTATION = re.compile(
    r"\s*(?P<names>[^\"“”.,:;\n]{2,40}[^\"“”:;\n]{0,400}?)[.,]?\s+[\"“](?=\S+ \S+ )"
)

_MAX_DESCRIBED = 900

_SENTENCES = re.compile(r"[^.:]* (?:is|are|was|were) [^.:]*\. [A-Z]")


def is_titled_line(line: list[Inline]) -> bool:
    """Whether a line is a title in bold and behind it nothing but links, or an aside.

    ``:camera: **The Title** [[Paper]](…)`` begins with a sign.
    """
    if len(line) > 1 and is_sign(line[0]):
        line = line[1:]
    last = line[-1]
    aside = isinstance(last, Text) and not last.strong and _ASIDE.fullmatch(last.text)
    return any(map(is_link, line)) and is_bold_line(
        [
            piece
            for piece in (line[:-1] if aside else line)
            if not isinstance(piece, Link) or piece.strong
        ]
    )


def is_sign(piece: Inline) -> bool:
    """Whether words are short codes of emoji and nothing else."""
    if not isinstance(piece, Text):
        return False
    told = piece.text.strip() if ":" in piece.text and not piece.strong else ""
    return bool(told) and not any(map(str.isalnum, SHORTCODE.sub("", told)))


def line_words(line: list[Inline]) -> str:
    """A line as a reader sees it."""
    return title_text(line).strip()


def is_bold_line(line: list[Inline]) -> bool:
    """Whether all words of a line are set in bold."""
    return all(
        (isinstance(piece, (Text, Link)) and piece.strong)
        or not any(ch.isalnum() for ch in line_words([piece]))
        for piece in line
    )


def _bold_words(piece: Inline) -> bool:
    return isinstance(piece, Text) and piece.strong and bool(piece.text.strip())


def is_prose(paragraph: Paragraph, lines: list[list[Inline]]) -> bool:
    """Whether a paragraph is running text rather than an entry of a list."""
    links = [piece for piece in paragraph.content if isinstance(piece, Link)]
    if not links:
        return True
    first = lines[0]
    below = [piece for line in lines[1:] for piece in line]
    if is_titled_line(first) and any(map(_bold_words, first)):
        return False
    if below and len(line_words(first)) <= MAX_TITLE and not any(map(is_link, first)):
        apart = is_bold_line(first) or not line_words(below)
        if apart and any(map(is_role_link, below)):
            return False  # a line of its own over links
    told = [split_label(line) for line in lines[1:]]
    if is_bold_line(first) and any(
        label and is_known_label(label.label) and any(map(is_link, label.value)) for label in told
    ):
        return False  # a title in bold, and below it somewhere where the thing is
    labelled = sum(1 for label in told if label)
    if labelled and labelled * 2 >= len(lines) - 1:
        return False
    text = plain_text(paragraph.content)
    trailing = _ends_in_role_links(paragraph.content)
    if trailing and below and _runs_on_to_link(first):
        return True
    if trailing and len(text) < 700 and not _says_where(paragraph.content):
        return False
    if paragraph.html and is_titled(tuple(first)):
        return len(text) > 700
    lead = next(
        (
            p
            for p in leading_value(first)[0]  # `[CGO'04] [Title](…)`
            if not (isinstance(p, Text) and (not p.text.strip() or NUMBER_ONLY.fullmatch(p.text)))
        ),
        None,
    )
    if isinstance(lead, Link) and not is_role_link(lead):
        return len(text) > (_MAX_DESCRIBED if opens_with_link(paragraph) else 300)
    named = repeats_its_name(first) or label_before_link(paragraph.content)
    if (named or names_its_address(first)) and len(text) <= MAX_TITLE:
        return False
    return not names_a_link(paragraph)


def _runs_on_to_link(line: list[Inline]) -> bool:
    """Whether a line is a sentence that runs on to a link: ``To moor, see the [docs](…).``"""
    first = line[0]
    if not isinstance(first, Text) or first.strong:
        return False
    return any(
        isinstance(link, Link) and isinstance(before, Text) and runs_on(before.text)
        for before, link in pairwise(line)
    )


def repeats_its_name(line: list[Inline]) -> bool:
    """Whether a line is a name in bold and a link of the same name: ``**R**: [R](…), free``."""
    at = next((i for i, piece in enumerate(line[:3]) if isinstance(piece, Link)), 0)
    name, link = (line[0], line[at]) if at else (None, None)
    if not isinstance(name, Text) or not isinstance(link, Link) or not name.strong:
        return False
    if any(any(map(str.isalnum, p.text)) for p in line[1:at] if isinstance(p, Text)):
        return False
    told = name.text.rstrip(":： ")
    return same_name(told, link.text) and not is_known_label(told)


def names_its_address(line: list[Inline]) -> bool:
    """Whether a line is a name in bold and right behind it its address: ``**R**: https://…``."""
    name = line[0]
    if not isinstance(name, Text) or not name.strong or is_known_label(name.text.rstrip(":： ")):
        return False
    at = next((i for i, piece in enumerate(line[:3]) if isinstance(piece, Link)), 0)
    link = line[at]
    if not at or not isinstance(link, Link) or not link.bare or "." in name.text:
        return False
    return not any(any(map(str.isalnum, p.text)) for p in line[1:at] if isinstance(p, Text))


def is_reference(paragraph: Paragraph) -> bool:
    """Whether a paragraph begins as a reference: names, then a year, a quotation or its link."""
    text = plain_text(paragraph.content)
    if len(text) > MAX_CITATION:
        return False
    quoted = _NAMES_AND_QUOTATION.match(text) if '"' in text or "“" in text else None
    if quoted and names_like(quoted["names"], strict=not find_year(text)):
        return True
    if cites_in_full(paragraph.content) or _is_thesis(paragraph.content):
        return True
    names = leading_names(text)
    if names is not None and names.sure and names.year is not None:
        return True
    return _names_before_link(paragraph.content)


def _is_thesis(content: tuple[Inline, ...]) -> bool:
    first = content[0] if content else None
    if not isinstance(first, Text) or first.strong or first.emphasis:
        return False
    return wrote_thesis(first.text.strip().rstrip(".,;: "), content)


def _names_before_link(content: tuple[Inline, ...]) -> bool:
    """Whether nothing but names stands before a linked title: ``Doe, J., & Roe, R. [Title](…)``."""
    if len(content) < 2 or not isinstance(content[0], Text) or not isinstance(content[1], Link):
        return False
    before, link = content[0].text.strip(), content[1]
    if "," not in before or is_role_link(link) or len(link.text.split()) < _LEAST_TITLE:
        return False
    return names_like(before, strict=True)


def may_be_citation(paragraph: Paragraph) -> bool:
    """Whether a paragraph has a title set apart and a link that names its role."""
    if len(plain_text(paragraph.content)) > MAX_CITATION:
        return False
    marked = any(
        isinstance(piece, Text)
        and (piece.strong or piece.emphasis or '"' in piece.text or "“" in piece.text)
        for piece in paragraph.content
    )
    return marked and any(
        is_role_link(piece) and not (isinstance(piece, Link) and piece.bare)
        for piece in paragraph.content
    )


def _says_where(content: tuple[Inline, ...]) -> bool:
    """Whether sentences end in where something is: ``It is old. You can find it [here](…).``"""
    at = next((i for i in range(len(content) - 1, 0, -1) if is_link(content[i])), 0)
    link, before = content[at], content[at - 1] if at else None
    if not isinstance(link, Link) or link.text.casefold() != "here" or not isinstance(before, Text):
        return False
    told = plain_text(content[:at]).rstrip()
    return told[-1:].islower() and _SENTENCES.match(told) is not None


def _ends_in_role_links(content: tuple[Inline, ...]) -> bool:
    """Whether a paragraph closes with links that name a role (``[[pdf](…)]``) or marks."""
    for piece in reversed(content):
        if isinstance(piece, Link):
            return is_role_link(piece) and not piece.bare
        if isinstance(piece, Text) and any(ch.isalnum() for ch in piece.text.replace(":star:", "")):
            return False
        if isinstance(piece, (Break, Image)):
            continue
    return False
