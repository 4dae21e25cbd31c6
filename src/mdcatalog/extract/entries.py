"""What a reader hands on: an entry, not yet of a kind, with all that its block says."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from mdcatalog.links import badge_facts, is_badge
from mdcatalog.models import BlockName
from mdcatalog.tree import Break, CodeSpan, Image, Inline, Inlines, Link, Text, plain_text
from mdcatalog.vocabulary import SHORT_VENUES, VENUE_HEADERS, VENUE_WORDS, fold, role_of

# How many characters before a link are kept with it.
_CONTEXT = 24
_YEAR = re.compile(r"(?:19|20)\d\d")
_VENUE_NAMES = VENUE_WORDS | SHORT_VENUES
Place = Literal["title", "field", "body"]


class FoundLink(NamedTuple):
    """A link of an entry: where it stands and what stands beside it.

    ``image`` is true for a picture, ``linked`` where the picture stands inside a link;
    ``label`` is the column header or the label before it; ``context`` the few words before
    it in running text.
    """

    url: str
    text: str
    line: int
    place: Place
    image: bool = False
    linked: bool = False
    label: str = ""
    context: str = ""


class Labelled(NamedTuple):
    """A header or label and the text it stands for."""

    label: str
    text: str
    links: tuple[FoundLink, ...] = ()
    line: int = 0


# what an item has of its own, whatever its words are
_OWN = frozenset(("number", "checked"))


@dataclass(slots=True)
class Entry:
    """A row, item, section or paragraph that may become a record."""

    block: BlockName
    start: int
    end: int
    section: tuple[str, ...]
    title: str = ""
    description: str = ""
    notes: str | None = None
    links: list[FoundLink] = field(default_factory=list)
    fields: list[Labelled] = field(default_factory=list)
    values: dict[str, object] = field(default_factory=dict)
    tags: list[str] = field(default_factory=list)
    citation: bool = False

    def begin_anew(self, title: str) -> None:
        """Take the title and forget what was read, but for the item's own number and box."""
        self.title, self.description, self.fields, self.tags = title, "", [], []
        self.values = {name: value for name, value in self.values.items() if name in _OWN}

    def add_value(self, name: str, value: object) -> None:
        """Set a value that the reader itself has read, unless it is set."""
        if value or value == 0:
            self.values.setdefault(name, value)

    def set_apart(self) -> None:
        """Mark a title that is told by its place; one of plain words remains to be parted."""
        if not self.values.get("marked"):
            self.values["marked"] = self.values["plain"] = True


def found_links(
    content: Iterable[Inline], place: Place, label: str = "", context: str = ""
) -> list[FoundLink]:
    """The links and images of inline content, as an entry keeps them."""
    found: list[FoundLink] = []
    before = context
    for piece in content:
        if type(piece) is Link:
            url, text, line, images = piece[:4]
            if not text and images:
                text = images[0].alt or _text_of_badge(images[0].url)
            found.append(FoundLink(url, text, line, place, False, False, label, before))
            leads = bool(url)  # `[![ICML](…)]()` does not
            for url, alt, line in images:
                found.append(FoundLink(url, alt, line, place, True, leads, label, before))
            before = (before + piece.text)[-_CONTEXT:]
        elif isinstance(piece, (Text, CodeSpan)):
            before = (before + piece.text)[-_CONTEXT:]
        elif isinstance(piece, Image):
            url, alt, line = piece
            found.append(FoundLink(url, alt, line, place, True, False, label, before))
        elif isinstance(piece, Break):
            before += "\n"
    return found


def link_count(entry: Entry) -> int:
    """How many links (no images, no anchors, none to nowhere) an entry holds."""
    return len([x for x in entry.links if not x.image and x.url[:1] not in ("", "#")])


def has_links(entry: Entry) -> bool:
    """Whether an entry holds any link (no images, no anchors).

    ``[Lecture 7](#)``, ``[Lecture 7]()``: one that is still to be filled in counts.
    """
    for link in entry.links:
        if not link.image and (link.url[:1] != "#" or link.url == "#"):
            return True
    return False


def split_lines(content: Inlines) -> list[list[Inline]]:
    """The content's lines, parted at its breaks; empty ones left out."""
    lines: list[list[Inline]] = [[]]
    for piece in content:
        if isinstance(piece, Break):
            lines.append([])
        elif isinstance(piece, Text) and "\n" in piece.text:
            for number, part in enumerate(piece.text.split("\n")):
                if number:
                    lines.append([])
                if part:
                    lines[-1].append(piece._replace(text=part))
        else:
            lines[-1].append(piece)
    return [line for line in lines if _shows(line)]


def break_lines(content: Iterable[Inline]) -> list[list[Inline]]:
    """The pieces between the breaks of a content, line by line; empty ones too."""
    lines: list[list[Inline]] = [[]]
    for piece in content:
        if type(piece) is Break:
            lines.append([])
        else:
            lines[-1].append(piece)
    return lines


def split_at(pieces: Sequence[Inline], sign: str, around: str | None = None) -> list[list[Inline]]:
    """The pieces between a sign in the words, without those that are no more than ``around``.

    A part is empty where nothing stands between two signs.
    """
    parts: list[list[Inline]] = [[]]
    for piece in pieces:
        if type(piece) is not Text or sign not in piece.text:
            parts[-1].append(piece)
            continue
        for number, words in enumerate(piece.text.split(sign)):
            if number:
                parts.append([])
            if words.strip(around):
                parts[-1].append(piece._replace(text=words))
    return parts


def worded_parts(pieces: Sequence[Inline], sign: str) -> list[list[Inline]]:
    """The parts between a sign that hold more than blanks."""
    told = [piece for piece in pieces if type(piece) is not Text or piece.text.strip()]
    return [part for part in split_at(told, sign) if part]


def _shows(line: list[Inline]) -> bool:
    for piece in line:
        if not isinstance(piece, Text) or piece.text.strip():
            return True
    return False


def holds_bar(pieces: Iterable[Inline]) -> bool:
    """Whether a bar stands in the words of a line; nearly all have none and are read no further."""
    for piece in pieces:
        if type(piece) is Text and "|" in piece.text:
            return True
    return False


def running_text(content: Iterable[Inline]) -> str:
    """Text for a description: no images, no footnotes, white space folded, bare URLs kept out."""
    pieces = [piece for piece in content if not (isinstance(piece, Link) and piece.bare)]
    return " ".join(plain_text(pieces).split()) if pieces else ""


def _text_of_badge(url: str) -> str:
    """What a static badge shows, where that names a role or a venue: ``badge/Code-GitHub-green``.

    For a badge without an alternative text: its words are in its address all the same.
    """
    facts = badge_facts(url)
    if facts is None or facts.live:
        return ""
    label, message = facts.label or "", facts.message or ""
    whole = f"{label} {message}".strip()
    if role_of(whole) or _is_venue_and_year(label, message):
        return whole
    return next((words for words in (label, message) if words and role_of(words)), "")


def _is_venue_and_year(label: str, message: str) -> bool:
    return _YEAR.fullmatch(message) is not None and fold(label) in _VENUE_NAMES


def badge_tags(entry: Entry) -> list[str]:
    """What static badges of one word say of the entry (``Highlight``)."""
    return [found.text for found in _static_badges(entry.links) if not found.label]


def badge_fields(entry: Entry) -> list[Labelled]:
    """What static badges with a label say of the entry (``Level-中等``, ``License-MIT``).

    A badge of a venue (``ICML-2019``) says nothing new where words tell the venue and when.
    """
    told = any(map(str.isdigit, str(entry.values.get("venue", ""))))
    return [
        found
        for found in _static_badges(entry.links)
        if found.label and not (told and _tells_venue(found))
    ]


def _tells_venue(badge: Labelled) -> bool:
    return badge.label == "venue" or _is_venue_and_year(badge.label, badge.text)


def _static_badges(links: Sequence[FoundLink]) -> list[Labelled]:
    for link in links:
        if link.image:  # as in few entries
            return [*_facts_of(x for x in links if x.image and is_badge(x.url))]
    return []


def _facts_of(badges: Iterable[FoundLink]) -> Iterator[Labelled]:
    for link in badges:
        facts = badge_facts(link.url)
        if facts is None or facts.live or facts.identifiers:
            continue
        label, message, alt = facts.label or "", facts.message or "", link.text.strip()
        if link.linked and not _is_venue_and_year(label, message):
            continue  # it names the role of what it leads to; `NeurIPS-2022` says where that is
        whole = "-".join(part for part in (label, message) if part)
        plain = fold(alt) in ("", fold(label), fold(message), fold(whole))
        if label and message and (plain or fold(label) in VENUE_HEADERS):
            yield Labelled(label, message, line=link.line)
        elif _is_venue_and_year(label, message):
            yield Labelled("venue", f"{label} {message}", line=link.line)  # `DAC-2025`
        elif alt or whole:
            yield Labelled("", alt or whole, line=link.line)
