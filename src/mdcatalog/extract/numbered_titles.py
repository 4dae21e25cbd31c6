"""Paragraphs that are a numbered title, a line of its links, and words about it."""

from __future__ import annotations

import re

from mdcatalog.extract.bodies import BodyReader
from mdcatalog.extract.entries import Entry, split_lines
from mdcatalog.extract.items import read_entry
from mdcatalog.extract.titles import is_role_link, title_text
from mdcatalog.extract.venues import venue_like
from mdcatalog.patterns import lazy_pattern
from mdcatalog.tree import Break, Inline, Link, Paragraph, Text, is_link
from mdcatalog.values.text import CJK
from mdcatalog.vocabulary import role_of

_NUMBER = re.compile(
    r"\s*(?:[\[【(（](?P<inner>\d{1,3})[\]】)）]|(?P<number>\d{1,3})[.)、])\s*(?=\S|$)"
)
# `70.Watch Your Tide`, `62.4D Graphs`; not `2.5D Charts`, `67.2020 Foresight`
_GLUED_NUMBER = lazy_pattern(r"(?P<number>\d{1,3})(?:[.)、．](?!\d)|(?<=\d\d)\.(?=\dD\b))\s*(?=\S)")
_ASIDE = lazy_pattern(r"\s*(?:[（](?P<full>[^（）]{1,40})[）]|[(](?P<half>[^()]{1,40})[)])\s*")
# `Mask Docking（实例分割）`: what an English title is about, in Chinese
_SUBJECT = lazy_pattern(r"\s*（(?P<subject>[一-鿿/、·]{2,12})）$")
_LEAST_LINES = 2
_REACH = 4


def numbers_a_title(paragraph: Paragraph) -> bool:
    """Whether a paragraph is a numbered title and below it a line of nothing but its links.

    ``[3] The Title`` over ``[paper](…) | [code](…)``; an abstract may follow.
    """
    first = paragraph.content[0] if paragraph.content else None
    if not isinstance(first, Text) or _NUMBER.match(first.text) is None:
        return False
    lines = split_lines(paragraph.content)
    if len(lines) < _LEAST_LINES or any(map(is_link, lines[0])):
        return False
    if not any(map(str.isalpha, title_text(lines[0]))):
        return False
    links = list(filter(is_link, lines[1]))
    words = "".join(piece.text for piece in lines[1] if isinstance(piece, Text))
    return bool(links) and all(map(is_role_link, links)) and not any(map(str.isalnum, words))


def begins_with_number(paragraph: Paragraph) -> bool:
    """Whether a number of its own stands before a paragraph: ``1.The Title``, ``[3] The Title``."""
    first = paragraph.content[0] if paragraph.content else None
    if not isinstance(first, Text) or not any(map(str.isdigit, first.text[:_REACH])):
        return False
    return bool(_NUMBER.match(first.text) or _GLUED_NUMBER.match(first.text))


def read_numbered_title(paragraph: Paragraph, path: tuple[str, ...]) -> Entry:
    """The entry of such a paragraph: what stands behind the number is its title.

    All of it where a link leads to a paper; else up to a colon, as in ``[3] Name: what it does``.
    """
    lines = split_lines(paragraph.content)
    first = lines[0][0]
    assert isinstance(first, Text)
    number = _NUMBER.match(first.text)
    assert number is not None
    opening = first.text[number.end() :]
    title = [first._replace(text=opening), *lines[0][1:]] if opening else lines[0][1:]
    told: list[Inline] = []
    for line in lines[_LEAST_LINES:]:
        told.extend([*([Break(hard=True)] if told else []), *line])
    below = [Paragraph(tuple(told), paragraph.start, paragraph.end)] if told else []
    head = (*title, Break(hard=True), *lines[1])
    block = "html" if paragraph.html else "paragraph"
    entry = read_entry(head, [], block, paragraph.start, paragraph.end, path)
    roles = {role_of(piece.text) for piece in lines[1] if isinstance(piece, Link)}
    if "paper" in roles and not entry.citation:  # the line ends the title, not a colon in it
        entry.title, entry.description = title_text(title), ""
    body = BodyReader(entry)
    body.read(below)
    body.finish()
    entry.add_value("number", int(number["inner"] or number["number"]))
    entry.values["marked"] = True
    return entry


def _without_roles(line: list[Inline]) -> list[Inline]:
    """A line without the links at its end that name roles, and the brackets around them."""
    end = len(line)
    while end > 1:
        piece = line[end - 1]
        around = isinstance(piece, Text) and not piece.text.strip(" []()|,")
        if not (around or is_role_link(piece)):
            break
        end -= 1
    return line[:end]


def title_of_line(entry: Entry, line: list[Inline]) -> str:
    """The title that a line is, without its number and an aside behind it, which the entry gets.

    ``**70.Watch Your Tide**（潮汐常识）``: number 70, tag 潮汐常识; an aside may be the venue.
    """
    if len(line) > 1 and _is_bold(line[0]):
        line = _without_roles(line)  # `**The Title** [[Link]](…)`
    last = line[-1]
    aside = None
    if len(line) > 1 and isinstance(last, Text) and not last.strong and _is_bold(line[0]):
        aside = _ASIDE.fullmatch(last.text)
    if aside:
        told = (aside["full"] or aside["half"]).strip()
        line = line[:-1]
        if not (venue_like(told) and "venue" in entry.values):
            entry.tags.append(told)
    text = title_text(line).strip()
    number = _GLUED_NUMBER.match(text) if text[:1].isdecimal() else None
    if number:
        entry.add_value("number", int(number["number"]))
        text = text[number.end() :]
    subject = _SUBJECT.search(text) if text.endswith("）") and _is_bold(line[0]) else None
    if subject and not CJK.search(text[: subject.start()]):
        entry.tags.append(subject["subject"])
        text = text[: subject.start()]
    return text


def _is_bold(piece: Inline) -> bool:
    return isinstance(piece, Text) and piece.strong
