"""Short names in bold that begin a paper's title: ``**QUAY**: The Full Title. Venue 2023``."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mdcatalog.extract.entries import Entry
from mdcatalog.extract.labels import is_known_label
from mdcatalog.extract.naming import title_kinds
from mdcatalog.extract.organizations import is_organization
from mdcatalog.extract.person_names import names_like
from mdcatalog.extract.short_names import is_of_paper, told_kinds
from mdcatalog.extract.venues import is_title_case
from mdcatalog.headers import header_spellings
from mdcatalog.tree import Inline, Link, Text
from mdcatalog.values import parse_ordinal
from mdcatalog.vocabulary import PAPER_HEADERS

_ACRONYM = re.compile(r"(?=.*[A-Z].*[A-Z])[\w+-]{3,}")
# `**Quayformer***: …`: a mark behind the bold
_MARKED = re.compile(r"[*†‡]+(?=[:：])")
_LONGEST_NAME = 40
_MOST_WORDS = 4
_NAMED = 2  # pieces: a name in bold, and what is behind it
_COLONS = frozenset(":：")
_LEAST_TITLE = 4  # words behind the colon
_FULL_TITLE = 6  # words that no tool is described by, with capitals


def name_published(
    pieces: list[Inline], labelled: Sequence[tuple[str, Sequence[Inline]]], section: tuple[str, ...]
) -> list[Inline]:
    """``**QUAY**: The Full Title`` over ``发表刊物：…``: the pieces with a plain name.

    As they are below a heading of data, and below one of tools but for full titles: there what
    follows is said of the name.
    """
    if len(pieces) < _NAMED or not (isinstance(pieces[0], Text) and pieces[0].strong):
        return pieces
    told = any(
        header_spellings(label)[0] in PAPER_HEADERS and any(type(p) is Text for p in value)
        for label, value in labelled
    )
    kinds = told_kinds(section) if told else {"dataset"}
    plain: list[Inline] | None = None
    if "dataset" not in kinds:
        plain = plain_name(pieces, published=True)
    if plain is None or kinds <= {"paper"}:
        return plain or pieces
    title = plain[0].text.partition(": ")[2] if isinstance(plain[0], Text) else ""
    return plain if len(title.split()) >= _FULL_TITLE and is_title_case(title) else pieces


def plain_name(pieces: list[Inline], *, published: bool = False) -> list[Inline] | None:
    """The pieces with a short name in bold as plain text where more may belong to its title.

    ``None`` where the bold is no short name before a colon, words and a link to a paper, unless
    it is known to be ``published``.
    """
    first, second = pieces[:2]
    if not (isinstance(first, Text) and first.strong and isinstance(second, Text)):
        return None
    name, behind = first.text.strip(), second.text.lstrip()
    if marked := _MARKED.match(behind):
        behind = behind[marked.end() :]
    if name[-1:] in _COLONS:
        name = name[:-1].rstrip()
    elif behind[:1] in _COLONS:
        behind = behind[1:].lstrip()
    elif not (behind[:1].isupper() and second.text[:1].isspace() and _ACRONYM.fullmatch(name)):
        return None
    named = 0 < len(name) <= _LONGEST_NAME and len(name.split()) <= _MOST_WORDS
    if not named or second.strong or not behind[:1].isalnum():
        return None
    if not (published or leads_to_paper(pieces)):
        return None
    if len(behind.split()) < _LEAST_TITLE or is_known_label(name) or title_kinds(name):
        return None
    if parse_ordinal(name) is not None or names_like(name, strict=True):
        return None  # `**Doe et al.**: The Title`
    whole = behind if behind.startswith(f"{name}: ") else f"{name}: {behind}"
    return [first._replace(text=whole, strong=False), *pieces[2:]]


def is_one_title(entry: Entry) -> bool:
    """Whether a plain name and what is behind its colon are one title, cited or below its kind.

    ``entry`` is how the pieces read. Without a venue and authors what is behind the colon may be
    said of the thing: ``**Quay**: moors ships [[paper](…)]``.
    """
    if ": " not in entry.title:
        return False
    if "venue" in entry.values or "authors" in entry.values:
        return not is_organization(entry.title.rpartition(",")[2].strip())
    plain = entry.title.partition(": ")[2]
    return (
        not entry.description
        and is_title_case(plain)
        and ". " not in plain
        and "paper" in told_kinds(entry.section)
    )


def leads_to_paper(pieces: Sequence[Inline]) -> bool:
    """Whether a link among pieces leads to a paper, by its name or its address."""
    return any(isinstance(piece, Link) and is_of_paper(piece) for piece in pieces)
