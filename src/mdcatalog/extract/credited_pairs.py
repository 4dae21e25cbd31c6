"""A title without a link over a line that says who wrote it: ``Ann Lee · Bob Roe``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from mdcatalog.extract.bodies import BodyReader
from mdcatalog.extract.credits import organizations_in
from mdcatalog.extract.entries import Entry, Labelled, found_links, split_lines
from mdcatalog.extract.instructions import opens_sentence
from mdcatalog.extract.labels import is_credit_label, is_known_label, split_label, states_title
from mdcatalog.extract.lead import fill_head
from mdcatalog.extract.organizations import is_named_organization
from mdcatalog.extract.people_lines import Who, who_in
from mdcatalog.extract.titles import title_text
from mdcatalog.extract.venues import is_dated_venue, is_title_case, venue_like, year_of
from mdcatalog.patterns import lazy_pattern
from mdcatalog.tree import Block, Inline, Link, List, Paragraph, Text
from mdcatalog.values.text import CJK

_FEW, _LEAST, _LEAST_WORDS, _FULL_TITLE = 2, 3, 2, 4
_LONGEST_TITLE = 300
_LEAST_CJK = 6
_LONG = 150  # characters of a title in Chinese or Japanese
_LONGEST_LINE = 700
# `#12 The Title`, `[12] …`, `Paper 12: …`: the number of a paper at its conference
_NUMBER = lazy_pattern(
    r"(?:(?:[Pp]aper\s*(?:ID)?|[Ii][Dd]|[Nn]o\.?)\s*[:#]?\s*#?(?P<named>\d{1,5})\s*[:.)\-–—]?"
    r"|#\s?(?P<hash>\d{1,5})\s*[:.)\-–—]?|[\[(](?P<boxed>\d{1,5})[\])]\s*[:.\-–—]?"
    r"|(?P<plain>\d{1,3})[.):]|(?P<dashed>\d{1,5})\s+[-–—:|])(?:\s+(?=\S)|$)"
)
# `10:30 - 10:50 The Title`: when it is presented
_HOUR = lazy_pattern(
    r"[(\[]?(?P<hour>\d{1,2}[:h.]\d\d(?:\s?[AaPp]\.?[Mm]\.?)?"
    r"(?:\s*(?:[-–—~]|to)\s*\d{1,2}[:h.]\d\d(?:\s?[AaPp]\.?[Mm]\.?)?)?)[)\]]?\s*[-–—:|]?\s+(?=\S)"
)
# what stands over names and is no title: `Program Committee`, `Maintainers`
_OFFICES = lazy_pattern(
    r"(?:chairs?|co-?chairs?|committee|organi[sz]ers?|members?|team|board|editors?|reviewers?|students?|advisors?"
    r"|maintainers?|contributors?|speakers?|panel(?:ists?)?|authors?|instructors?|staff|group|lab"
    r"|主席|委员会?|成员|作者|组织者|编辑)\s*[:：]?$"
    r"|^(?:week|day|module|chapter|part|unit|session|lecture|lesson|step|phase|task|issue|milestone|sprint)"
    r"\s*#?\d|^(?:chairs?|committee|members?|thanks|acknowledge?ments?)\b",
    re.IGNORECASE,
)
# what parts a title and names on one line
_JOINT = lazy_pattern(
    r"\s+[-–—|]{1,2}\s+|\s*[(（](?=[^()（）]*[)）]\W*$)|,?\s+by\s+(?=[A-Z])"
    r"|(?<=\w{3})[.:：](?:\s+|(?<=：))|(?<=[?!])\s+"
)
_SIGNS = frozenset("·•∙⋅|;；")


class Credited(NamedTuple):
    """A title, the line below it that says who, and what stands below that."""

    title: list[Inline]
    who: Who
    links: list[Inline]
    lines: list[list[Inline]]
    blocks: list[Block]


def credited(blocks: Sequence[Block]) -> Credited | None:
    """The title and who wrote it, where blocks begin with a line each; nothing of it is linked.

    The second line may be a paragraph, or a lone bullet, of its own.
    """
    first = blocks[0] if blocks else None
    if not isinstance(first, Paragraph):
        return None
    lines = split_lines(first.content)
    rest = list(blocks[1:])
    if len(lines) == 1 and not rest:
        lines = _parted_line(lines[0])
    elif len(lines) == 1:
        below = _line_below(rest[0])
        lines += below
        rest = rest[1:] if below else rest
    if len(lines) < _FEW or any(Link in map(type, line) for line in (lines[0], *lines[2:])):
        return None  # what is linked is told elsewhere
    title, names = _behind_label(lines[0]), lines[1]
    who = who_in(names)
    if who and who.sure and (above := who_in(title)) and above.sure:
        return None
    if who is None and (who := who_in(title)) and who.sure:
        title, names = names, title  # who stands above what they wrote
    elif who is None:
        return None
    if any(isinstance(piece, Link) for piece in title) or not _may_be_title(title):
        return None
    links: list[Inline] = [piece for piece in names if isinstance(piece, Link)]
    return Credited(title, who, links, lines[2:], rest)


def _parted_line(line: list[Inline]) -> list[list[Inline]]:
    """A title and who wrote it on one line, parted; ``The Title — Ann Lee, Bob Roe``.

    Behind a dash or ``by``, in brackets, behind the title's stop or where it is set apart; before
    a title stands a colon or a stop between.
    """
    if not all(isinstance(piece, Text) for piece in line):
        return []
    if len(line) > 1:
        for apart, names in ((line[0], line[1:]), (line[-1], line[:-1])):
            if not isinstance(apart, Text) or not (apart.strong or apart.emphasis):
                continue
            if (who := who_in(names)) and who.sure:
                return [[apart._replace(text=apart.text.strip().rstrip("."))], names]
        return []
    text = title_text(line).strip()
    if len(text) > _LONGEST_LINE or not (
        ", " in text or " and " in text or not _SIGNS.isdisjoint(text)
    ):
        return []
    joints = [*_JOINT.finditer(text)]
    behind = [(text[: j.start()], text[j.end() :].rstrip(")）. ")) for j in reversed(joints)]
    before = [(text[j.end() :], text[: j.start()]) for j in joints]
    for told, people in (*behind, *before):
        if told and (who := who_in([Text(people)])) and who.sure:
            return [[Text(told)], [Text(people)]]
    return []


def _behind_label(line: list[Inline]) -> list[Inline]:
    """``Title: The Title``: the pieces of the title."""
    label = split_label(line, any_label=True)
    return label.value if label and states_title(label) else line


def _line_below(block: Block) -> list[list[Inline]]:
    """The lines of a paragraph, or of a bullet that is alone."""
    if isinstance(block, List) and len(block.items) == 1 and len(block.items[0].blocks) == 1:
        block = block.items[0].blocks[0]
    return split_lines(block.content) if isinstance(block, Paragraph) else []


def _may_be_title(line: list[Inline]) -> bool:
    """Whether a line can be a title: no label, no office, no sentence to the reader."""
    text = title_text(line).strip()
    if number := _NUMBER.match(text):
        text = text[number.end() :]
    text = text[:-1].rstrip() if text[-1:] in (":", "：") else text
    if not text:
        return False
    if CJK.search(text):
        return len(CJK.findall(text)) >= _LEAST_CJK and text[-1] not in "。；" and len(text) < _LONG
    words = text.split()
    if len(words) < _LEAST_WORDS or len(text) > _LONGEST_TITLE or text[-1] in ".;":
        return False
    label, colon, _ = text.partition(": ")
    if opens_sentence(text) or _OFFICES.search(text) or (colon and is_known_label(label)):
        return False
    return not text[0].islower() and not is_dated_venue(text)


def is_full(line: list[Inline]) -> bool:
    """Whether a title has as many words as titles of papers have."""
    text = title_text(line).strip()
    if CJK.search(text):
        return True
    return len(text.split()) >= _FULL_TITLE


def is_cased(line: list[Inline]) -> bool:
    """Whether a title is in title case as no task is, or a name and what it is short for."""
    text = title_text(line).strip()
    name, colon, _ = text.partition(": ")
    short = colon and len(name.split()) < _LEAST
    return bool(short) or is_title_case(text) or CJK.search(text) is not None


def fill_credited(entry: Entry, pair: Credited) -> None:
    """Read a title and what stands below it into an entry."""
    title = _behind_number(entry, pair.title)
    fill_head(entry, title, whole=True)
    entry.title = entry.title.rstrip(":： ")
    entry.add_value("authors", pair.who.names)
    entry.add_value("organizations", pair.who.makers or None)
    entry.add_value("venue", pair.who.venue)
    entry.add_value("year", pair.who.year)
    entry.links.extend(found_links(pair.links, "field"))
    entry.citation = True
    entry.values["marked"] = entry.values["credited"] = True
    lines = [line for line in pair.lines if not _take_line(entry, line)]
    body = BodyReader(entry)
    for line in lines:
        body.paragraph(tuple(line), entry.start)
    body.read(pair.blocks)
    body.finish()


def _behind_number(entry: Entry, title: list[Inline]) -> list[Inline]:
    """The title behind its number at the conference, and behind when it is presented."""
    first = title[0]
    if not isinstance(first, Text):
        return title
    text = first.text.lstrip()
    if text[:1] in "([" or text[:1].isdigit():
        hour = _HOUR.match(text)
        if hour:
            entry.fields.append(Labelled("hour", hour["hour"]))
            text = text[hour.end() :]
    number = _NUMBER.match(text)
    if number:
        told = next(filter(None, number.groups()))
        entry.add_value("number", int(told))
        text = text[number.end() :]
    if not text and len(title) > 1 and isinstance(behind := title[1], Text):
        return [behind._replace(text=behind.text.lstrip(" :：-–—")), *title[2:]]
    return [first._replace(text=text), *title[1:]] if text else title


def _take_line(entry: Entry, line: list[Inline]) -> bool:
    """Take a line that is where somebody works, or where the paper appeared."""
    if not all(isinstance(piece, Text) for piece in line):
        return False
    labelled = split_label(line)
    if labelled and is_credit_label(labelled.label):
        line = labelled.value  # `Venue: ICLR 2021`
    text = title_text(line).strip(" .,;()[]")
    if makers := organizations_in(text):
        entry.add_value("organizations", makers)
    elif is_named_organization(text):
        entry.add_value("organizations", [text])
    elif "venue" not in entry.values and (is_dated_venue(text) or venue_like(text)):
        entry.add_value("venue", text)
        entry.add_value("year", year_of(text))
    else:
        return False
    return True


def is_numbered(text: str) -> bool:
    """Whether a text begins with the number of a paper at its conference."""
    return _NUMBER.match(text.lstrip()) is not None
