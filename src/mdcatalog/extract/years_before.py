"""Lists whose items begin with a year and who wrote each: ``1985 Doe: The Title``.

A word before a colon is as often the name of a thing (``2015 RopeNet: …``). What the items of a
document have there in common tells: names of several people, ``et al.``, and none of a thing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from mdcatalog.extract.course_names import is_given
from mdcatalog.extract.east_names import is_eastern_name
from mdcatalog.extract.entries import Entry
from mdcatalog.extract.person_names import ET_AL, is_cjk_word, is_name
from mdcatalog.extract.shapes import head_of, with_head
from mdcatalog.extract.titles import is_role_link
from mdcatalog.links import host_sort
from mdcatalog.patterns import lazy_pattern
from mdcatalog.tree import (
    Block,
    Break,
    Inline,
    Inlines,
    Item,
    Link,
    List,
    Section,
    Text,
    walk_blocks,
    walk_sections,
)
from mdcatalog.values.text import CJK
from mdcatalog.vocabulary import NO_ORGANIZATIONS, SHORT_VENUES, VENUE_WORDS, fold

# `1985 `, `1996: `, `(2003) `, `2010 - `
_YEAR = lazy_pattern(
    r"\s*(?:[(（\[【]\s*)?(?P<year>(?:19|20)\d\d)\s*"
    r"(?:[)）\]】]\s*[:：,，.–—-]?|[:：,，.](?!\d)|(?<=\s)[-–—]{1,2}(?=\s)|(?<=\s))\s*(?=\S|$)"
)
# `Doe: `, `Doe/Roe – `, `Doe et al, `, `张三、李四：`
_NAMES = lazy_pattern(
    r"(?P<names>[^\W\d_][^\d:：()（）\[\]\"“”?!]{0,79}?)"
    r"(?P<joint>\s*[:：]\s*|\s+[-–—]{1,2}\s+|\s*[,，]\s*(?=$))"
)
_PARTED = re.compile(r"\s*(?:[/&,，、;；・·]|\band\b|和|与)\s*")
# `佐藤ら`, `이지훈 외`
_EASTERN_OTHERS = re.compile(r"(?<=[一-鿿ァ-ヿ])\s?(?:ら|他|ほか)$|(?<=[가-힣])\s(?:외|등)$")
# `RopeNet`, and neither `McDoe` nor `DeRoe`
_IN_ONE = re.compile(r"(?!(?:Ma?c|D[eiu]|L[ae]|Van)[A-Z])[A-Z][a-z]+[A-Z]")
_INITIAL = re.compile(r"\b[A-Z]\.")
_LEAST, _LEAST_SURE, _FEW = 3, 2, 4
_LONGEST_LEAD = 120
_LEAST_WORDS = 3
_MARKS = frozenset(":：.–—")
_MOST_NAMES = 8
_LATIN = "\u2fff"  # behind it stand the characters of the East
_CENTURIES = ("19", "20")


class Lead(NamedTuple):
    """What an item begins with before the title."""

    year: int
    names: tuple[str, ...]  # none where the year alone stands there
    begins: str  # as written
    whole: bool  # whether it is all that stands before a linked title, or Chinese begins
    group: str = ""  # to which they belong, in brackets behind them


class _Told(NamedTuple):
    """The beginning of an item, and what the words before its first mark may be."""

    item: Item
    text: str  # up to the end of what its first link is called
    before: str  # up to that link
    year: int
    title: int  # where the title begins without names
    names: str = ""
    behind: int = 0  # where the title begins behind the names
    chinese: bool = False


def years_before(root: Section) -> dict[int, Lead]:
    """What the items of a document begin with, by the lines on which they do.

    Nothing where most items in the lists that hold such do not, or where the years are those of
    venues, or of events that return.
    """
    begun: list[_Told] = []
    others = 0
    for section in walk_sections(root):
        for block in walk_blocks(section.blocks):
            if type(block) is List:
                told = [_told(item) for item in block.items]
                here = [one for one in told if one]
                begun.extend(here)
                others += len(told) - len(here) if here else 0
    if len(begun) < _LEAST or others > len(begun):
        return {}
    firsts = [fold(one.text[one.title :].split(" ", 1)[0]) for one in begun]
    if sum(name in VENUE_WORDS or name in SHORT_VENUES for name in firsts) * 5 > len(begun):
        return {}  # `2018 ICML The Title`
    credited = _have_names(begun)
    if not credited and not _are_papers(begun):
        return {}
    return {one.item.start: lead for one in begun if (lead := _lead(one, credited=credited))}


def _told(item: Item) -> _Told | None:
    head = head_of(item)
    first = head[0] if head else None
    if not isinstance(first, (Text, Link)):
        return None
    if first.text.lstrip(" (（[【")[:2] not in _CENTURIES:
        return None
    text, before, linked = "", "", False
    for piece in head:
        if isinstance(piece, Link):
            linked = True
            if not piece.bare and not is_role_link(piece):
                before, text = text, text + piece.text
            break
        if not isinstance(piece, (Text, Break)):
            break
        text += piece.text if isinstance(piece, Text) else " "
    year = _YEAR.match(text) if linked else None
    if year is None:
        return None
    at = year.end()
    names = _NAMES.match((before or text)[: at + _LONGEST_LEAD], at)
    if names is None:
        return None if at < len(before) else _Told(item, text, before, int(year["year"]), at)
    told, joint = names["names"], names["joint"]
    return _Told(item, text, before, int(year["year"]), at, told, names.end(), "：" in joint)


def _lead(told: _Told, *, credited: bool) -> Lead | None:
    names = people_before(told.names) if credited and told.names else None
    end = told.title if names is None else told.behind
    marked = told.text[:end].rstrip()[-1:] in _MARKS  # `2018. Survey`
    short = not marked and len(told.text[end:].split()) < _LEAST_WORDS and told.text.isascii()
    if names is None and short:
        return None  # `2018 Survey`
    linked = bool(told.before) and end == len(told.before)
    return Lead(
        told.year,
        names or (),
        told.text[:end],
        names is not None and (linked or told.chinese),
    )


def _have_names(begun: list[_Told]) -> bool:
    """Whether what stands between years and marks are names of people, as some are for sure."""
    named = sure = things = 0
    for one in begun:
        if not one.names:
            continue
        if people_before(one.names) is None:
            things += " " not in one.names
            continue
        named += 1
        sure += _are_sure(one.names)
    least = 1 if named <= _FEW else _LEAST_SURE
    return sure >= least and sure * 4 >= named and things * 4 < named


def _are_sure(names: str) -> bool:
    """Whether names are those of people for sure: there are several, or they say so themselves."""
    if ET_AL.search(names) or fold(names) in NO_ORGANIZATIONS or max(names) > _LATIN:
        return True
    return any(_PARTED.split(names)[1:]) or (" " in names and is_given(names.split()[0]))


def people_before(names: str) -> tuple[str, ...] | None:
    """The people that a text is; an empty tuple for ``Various``, nothing for other words."""
    names = names.strip()
    if fold(names) in NO_ORGANIZATIONS:
        return ()
    others = ET_AL.search(names) or _EASTERN_OTHERS.search(names)
    if others:
        names = names[: others.start()]
    parts = [part for part in _PARTED.split(names) if part]
    if not parts or len(parts) > _MOST_NAMES:
        return None
    return tuple(parts) if all(map(_is_person, parts)) else None


def _is_person(name: str) -> bool:
    """Whether a name may be a surname, or one in full that says so itself."""
    folded = fold(name)
    if not is_name(name) or folded in VENUE_WORDS or folded in SHORT_VENUES:
        return False
    if CJK.search(name) or is_eastern_name(name):
        return not is_cjk_word(name)
    if " " not in name:
        return not _IN_ONE.match(name) and len(name) > 1
    given, *middle, _ = name.split()
    small = any(word[0].islower() for word in (given, *middle))  # `van Doe`
    return small or is_given(given) or _INITIAL.search(name) is not None


def _are_papers(begun: list[_Told]) -> bool:
    """Whether items that begin with years are papers, each with a title of its own."""
    titles = {fold(one.text[one.title :]) for one in begun}
    if len(titles) < len(begun) or len({one.year for one in begun}) < _LEAST_SURE:
        return False
    return sum(_leads_to_paper(one.item) for one in begun) * 3 >= len(begun) * 2


def _leads_to_paper(item: Item) -> bool:
    return any(
        isinstance(piece, Link) and (host_sort(piece.url) == "paper" or piece.url.endswith(".pdf"))
        for piece in head_of(item)
    )


def without_leads(block: List, leads: dict[int, Lead]) -> List:
    """The list without what is all that stands before a linked title."""
    return block._replace(items=tuple(_without_lead(item, leads) for item in block.items))


def _without_lead(item: Item, leads: dict[int, Lead]) -> Item:
    below: list[Block] = [
        without_leads(block, leads) if isinstance(block, List) else block
        for block in item.blocks[1:]
    ]
    lead = leads.get(item.start)
    if not lead or not lead.whole:
        return item._replace(blocks=(*item.blocks[:1], *below)) if below else item
    cut = with_head(item, cut_pieces(head_of(item), len(lead.begins)))
    return cut._replace(blocks=(cut.blocks[0], *below))


def cut_pieces(pieces: Inlines, length: int) -> Inlines:
    """The pieces behind so many characters."""
    left: list[Inline] = [*pieces]
    while length and left:
        piece = left[0]
        if not isinstance(piece, (Text, Link, Break)):
            break
        held = 1 if isinstance(piece, Break) else len(piece.text)
        if held > length and not isinstance(piece, Break):
            left[0] = piece._replace(text=piece.text[length:])
            break
        length -= held
        del left[0]
    return tuple(left)


def take_leads(entries: Iterable[Entry], leads: dict[int, Lead]) -> None:
    """Give entries the year and the names that stood before their titles."""
    for entry in entries:
        lead = leads.get(entry.start)
        if lead is None or "same_item" in entry.values:
            continue
        begins = " ".join(lead.begins.split())
        if not lead.whole:
            if not entry.title.startswith(begins) or entry.title == begins:
                continue
            entry.title = entry.title[len(begins) :].lstrip()
        entry.add_value("year", lead.year)
        if lead.names:
            entry.add_value("authors", list(lead.names))
            entry.citation = True
        if lead.group:
            entry.add_value("organizations", [lead.group])
