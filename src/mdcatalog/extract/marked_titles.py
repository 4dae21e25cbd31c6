"""Titles between the title marks of Chinese, one a line: ``2.《The Title》,KDD2019``."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from mdcatalog.extract.citation_parts import Citation, names_then_venue
from mdcatalog.extract.course_names import person_and_makers
from mdcatalog.extract.entries import Entry
from mdcatalog.extract.person_names import names_like
from mdcatalog.extract.published import add_venue, take_date_alone
from mdcatalog.extract.titles import title_text
from mdcatalog.extract.venues import is_dated_venue, venue_like
from mdcatalog.patterns import lazy_pattern
from mdcatalog.tree import CodeSpan, Inline, Link, Text
from mdcatalog.values import split_names
from mdcatalog.values.text import CJK

OPENS = "《"
_WITHIN = 60  # characters before the title
_LINE = lazy_pattern(
    r"\s*(?:[\[(（]?(?P<number>\d{1,3})\s*[.、)．\]）]\s*)?(?:(?P<lead>[^《》]{2,40}?)\s*[,，:：]?\s*)?"
    r"《(?P<title>[^《》]{3,300})》\s*(?P<tail>[^《》]{0,300})"
)
_OTHERS = lazy_pattern(r"\s*(?:等人?|et\.? al\.?)\s*$")
_PARTS = ",，:：;；。-–—|(（[【"
_AROUND = f" {_PARTS})）]】."
_LEAST_WORDS, _LONGEST_NAME = 3, 3
_FIRST = 4  # pieces: a number in brackets, and a title in bold


class MarkedTitle(NamedTuple):
    """What a line says whose title stands between title marks."""

    number: int | None
    title: str
    name: str
    venue: str
    authors: list[str]
    makers: Sequence[str]
    description: str
    links: list[Link]

    @property
    def sure(self) -> bool:
        """Whether where it appeared or who wrote it shows that it is a paper."""
        return bool(self.venue or self.authors)


def opens_marked(content: Sequence[Inline]) -> bool:
    """Whether a title between title marks may begin in the first words of a line."""
    for piece in content[:_FIRST]:  # asked of every line
        if type(piece) is Text and OPENS in piece.text and OPENS in piece.text[:_WITHIN]:
            return True
    return False


def marked_title(content: Sequence[Inline]) -> MarkedTitle | None:
    """The title between title marks of a line and what stands around it; else ``None``.

    Before it a venue or a short name, behind it a venue, names, links or, parted from it, words.
    The title is in full, in English: those in Chinese are as often books, but for a venue.
    """
    if not opens_marked(content):
        return None
    end = next(
        (i for i, p in enumerate(content) if not isinstance(p, (Text, CodeSpan))), len(content)
    )
    match = _LINE.fullmatch(title_text(content[:end]))
    behind = [p for p in content[end:] if isinstance(p, (Text, CodeSpan)) and p.text.strip()]
    if match is None or any(any(map(str.isalnum, p.text)) for p in behind):
        return None
    title, lead = match["title"].strip(), (match["lead"] or "").strip(_AROUND)
    tail = match["tail"].strip()
    venue = lead if lead and _is_venue(lead) else ""
    if lead and not venue and (CJK.search(lead) or len(lead.split()) > _LONGEST_NAME):
        return None
    name = "" if venue else lead
    behind_title = _read_tail(tail.lstrip(_AROUND).rstrip(_PARTS + " "))
    if tail and tail[0] not in _PARTS and behind_title.words:
        return None  # `《The Title》是一本好书`: a sentence
    venue = venue or behind_title.venue
    authors, told = behind_title.names, behind_title.words
    if CJK.search(title):
        if not venue:
            return None
    elif len(title.split()) < _LEAST_WORDS:
        return None
    links = [piece for piece in content[end:] if isinstance(piece, Link)]
    number = int(match["number"]) if match["number"] else None
    makers = behind_title.makers
    return MarkedTitle(number, title, name, venue, authors, makers, told, links)


class _Tail(NamedTuple):
    names: list[str]
    venue: str
    words: str
    makers: Sequence[str] = ()


def _read_tail(told: str) -> _Tail:
    """Names and a venue that all behind a title is, or else its words."""
    if told.endswith((")", "）")) and (placed := person_and_makers(told)):
        return _Tail([placed[0]], "", "", placed[1])
    told = told.rstrip(_AROUND)
    if not told:
        return _Tail([], "", "")
    both = Citation()
    if "," in told and any(map(str.isdigit, told)) and names_then_venue(both, told):
        return _Tail(both.authors, both.venue or "", "")
    if _is_venue(told):
        return _Tail([], told, "")
    others = _OTHERS.search(told)
    names = told[: others.start()] if others else told
    if names_like(names) and (others or CJK.search(names) is None):
        return _Tail(split_names(names), "", "")
    return _Tail([], "", told)


def _is_venue(text: str) -> bool:
    return is_dated_venue(text) or (len(text.split()) <= _LONGEST_NAME and venue_like(text))


def mark_title(entry: Entry, head: Sequence[Inline]) -> None:
    """Fill an item that is such a line, unless more of its citation has been read."""
    told = marked_title(head) if opens_marked(head) else None
    if told is None or (entry.citation and not told.sure):
        return
    for name in ("venue", "year", "authors") if told.sure else ():
        entry.values.pop(name, None)
    behind = str(entry.description.partition("\n")[2])
    fill_marked(entry, told)
    entry.description = "\n".join(filter(None, [entry.description, behind]))


def fill_marked(entry: Entry, told: MarkedTitle) -> None:
    """Put what such a line says into an entry."""
    entry.title = told.title
    entry.description = take_date_alone(entry, told.description)
    entry.tags.extend(filter(None, [told.name]))
    entry.add_value("number", told.number)
    entry.add_value("authors", told.authors)
    entry.add_value("organizations", [*told.makers])
    if told.venue:
        add_venue(entry, told.venue)
    entry.citation = told.sure
    entry.values["marked"] = entry.values["title_marks"] = True
