"""Who wrote a thing and where it appeared, told in bullets of their own below its title."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from mdcatalog.extract.citations import names_end_dated, read_citation
from mdcatalog.extract.cited_lines import told_parts
from mdcatalog.extract.entries import Entry, found_links
from mdcatalog.extract.italic_venues import names_and_italics
from mdcatalog.extract.labels import split_label
from mdcatalog.extract.organizations import is_named_organization, is_organization
from mdcatalog.extract.person_names import is_name, names_like
from mdcatalog.extract.shapes import head_of, is_credits
from mdcatalog.extract.titles import is_role_link, title_text
from mdcatalog.extract.told_groups import names_and_makers
from mdcatalog.extract.venues import split_venue, venue_like
from mdcatalog.tree import Block, CodeSpan, Inlines, Item, Link, List, Text, plain_text
from mdcatalog.values import find_year, parse_date, parse_year, split_names

_LONGEST_VENUE = 100
_MOST_BULLETS = 6
_YEAR_BEHIND = re.compile(r"[\s,，(]+(?:19|20)\d\d\)?$")
# `Cybersecurity 2018`
_ENDS_DATED = re.compile(r"[A-Z]\S*(?: \S+){0,7} \(?(?:19|20)\d\d\)?")


@dataclass(slots=True)
class Credits:
    """What bullets said of authors and venue, and the blocks without those bullets."""

    rest: list[Block]
    authors: list[str] = field(default_factory=list)
    organizations: list[str] = field(default_factory=list)
    venue: str | None = None
    year: int | None = None
    taken: list[Inlines] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.taken)


def credits_below(blocks: Sequence[Block]) -> Credits:
    """The bullets of nothing but names, and of nothing but a venue with its year.

    ``Jane Doe, John Roe`` and ``Journal of Things 12(3) 2020``; or both in one line,
    ``Jane Doe, ICML 2020 [video](…)``. Where one of the two is sure, the other may be less so:
    a lone name, a venue that nobody knows.
    """
    found = Credits(list(blocks))
    for take in (_take, _take_beside):
        for at, block in enumerate(found.rest):
            if isinstance(block, List):
                left = tuple(item for item in block.items if not take(found, item))
                if len(left) < len(block.items):
                    found.rest[at] = block._replace(items=left)
        if not found.authors and not found.venue:
            break
    return found


def take_bulleted(entry: Entry, blocks: list[Block]) -> None:
    """Take who and where into a section's entry from bullets that are these and links to it alone.

    ``- Jane Doe, John Roe (ICML 2020)`` over ``- [Paper](…), [Code](…)`` right below a heading.
    """
    first = blocks[0] if blocks else None
    if not isinstance(first, List) or not 1 < len(first.items) <= _MOST_BULLETS:
        return
    if not _leads(first.items[-1]):
        return
    found = credits_below([first])
    rest = found.rest[0]
    if not found.authors or not isinstance(rest, List) or not all(map(_leads, rest.items)):
        return
    add_credits(entry, found)
    blocks[0] = rest


def _leads(item: Item) -> bool:
    """Whether a bullet is nothing but links that name roles: ``[Paper](…), [Code](…)``."""
    head = head_of(item)
    if len(item.blocks) != 1 or not any(isinstance(piece, Link) for piece in head):
        return False
    return all(
        is_role_link(piece)
        if isinstance(piece, Link)
        else isinstance(piece, Text) and not any(map(str.isalnum, piece.text))
        for piece in head
    )


def _take(found: Credits, item: Item) -> bool:
    """Take what a bullet says, if it says nothing else."""
    head = _words_of(item)
    if not head:
        return False
    none = not (found.authors or found.venue)
    if none and (placed := names_and_italics(head)):  # `V. Roe et al. *Tideworks*`
        found.authors, found.venue, found.year = placed.authors, placed.venue, placed.year
        found.taken.append(head)
        return True
    told = told_parts(list(head)) if none else None
    both = None if found.authors else names_and_makers(_line(head))
    if told and told.title is None:
        citation = told.citation
        found.authors, found.organizations = citation.authors, citation.organizations
        found.venue, found.year = citation.venue, citation.year
    elif both:
        found.authors, found.organizations = both
    elif not found.authors and is_credits(head):
        found.authors = split_names(plain_text(head))
        while len(found.authors) > 1 and is_named_organization(found.authors[-1]):
            found.organizations.insert(0, found.authors.pop())  # `Jane Doe, Google Research`
    elif not _take_venue(found, head) and not _take_year(found, head):
        return False
    found.taken.append(head)
    return True


def _words_of(item: Item) -> Inlines:
    """The content of a bullet that is one line of words, with links that name roles at most."""
    head = head_of(item)
    if len(item.blocks) != 1 or not head or not isinstance(head[0], (Text, CodeSpan)):
        return ()
    named = any(isinstance(piece, Link) and not is_role_link(piece) for piece in head)
    return () if named or split_label(list(head)) else head


def _line(head: Inlines) -> str:
    return title_text(piece for piece in head if not isinstance(piece, Link)).strip(" .,;[]")


def _take_venue(found: Credits, head: Inlines) -> bool:
    text = _line(head)
    if "：" in text:
        return False  # `出版信息：Springer, 2019`
    if found.venue or len(text) > _LONGEST_VENUE or find_year(text) is None:
        return False
    names, _, venue = text.rpartition(", ")
    if not found.authors and is_name(names) and venue_like(venue):
        found.authors = [names]
        found.venue, found.year, _ = split_venue(venue)
    elif venue_like(text):
        found.venue, found.year, _ = split_venue(text)
    elif not found.authors and names_end_dated(text):
        citation = read_citation(text, [], dated=True)
        found.authors, found.venue, found.year = citation.authors, citation.venue, citation.year
    else:
        return False
    return True


def _take_year(found: Credits, head: Inlines) -> bool:
    """``(2019)``: a bullet that is a year and no more."""
    year = parse_year(_line(head)) if found.year is None else None
    found.year = year or found.year
    return year is not None


def _take_beside(found: Credits, item: Item) -> bool:
    """Take a lone name beside a venue, or an unknown venue with its year beside names."""
    head = _words_of(item)
    text = _line(head)
    if found.venue and not found.authors and names_like(text, strict=False):
        found.authors = split_names(text)
    elif found.authors and not found.venue and _may_be_venue(text):
        found.venue, found.year, _ = split_venue(text)
    else:
        return False
    found.taken.append(head)
    return True


def _may_be_venue(text: str) -> bool:
    """Whether words that end in a year may be a venue that nobody knows; no ``June 2019``."""
    return _ENDS_DATED.fullmatch(text) is not None and parse_date(text) is None


def add_credits(entry: Entry, found: Credits) -> None:
    """Put what bullets said into the entry that they stand below."""
    entry.add_value("authors", found.authors)
    entry.add_value("organizations", found.organizations or None)
    maker = _YEAR_BEHIND.sub("", found.venue) if found.venue else ""
    named = maker != found.venue and is_organization(maker)  # `Example Labs, 2020`
    entry.add_value("organizations" if named else "venue", [maker] if named else found.venue)
    entry.add_value("year", found.year)
    entry.citation = entry.citation or bool(found.authors or found.venue)
    for head in found.taken:
        entry.links.extend(found_links(head, "field"))
