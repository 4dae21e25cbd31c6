"""Lines below a heading that say who made what it names: names, or an institution and names."""

from __future__ import annotations

import re

from mdcatalog.extract.citations import read_citation
from mdcatalog.extract.entries import Entry
from mdcatalog.extract.organizations import is_organization
from mdcatalog.extract.person_names import ET_AL, PERSON_WORDS, is_name, names_like
from mdcatalog.tree import Inline, Link, Text, plain_text
from mdcatalog.values import split_names

_LONGEST = 600
_PLACES = re.compile(r"\s*[,，;；|]\s*|\s+[-–—]\s+")


def take_names(entry: Entry, pieces: list[Inline]) -> bool:
    """Take a line of nothing but names into the entry; returns whether it was one.

    Several names in full, one in italics or with `et al.`; or an institution before them
    (``Example University, Jane Doe & John Roe``).
    """
    if "authors" in entry.values or not pieces or not isinstance(pieces[0], (Text, Link)):
        return False
    text = " ".join(plain_text(tuple(pieces)).split()).strip(" .;*_")
    if not text or len(text) > _LONGEST or text[-1] in ":：!?" or not text[0].isalpha():
        return False
    if not all(isinstance(piece, (Text, Link)) for piece in pieces):
        return False
    if _institution_and_names(entry, text):
        entry.citation = True
        return True
    italic = all(isinstance(p, (Text, Link)) and p.emphasis for p in pieces)
    if names_like(text, strict=not italic) and _in_full(text):
        entry.add_value("authors", split_names(text))
    elif italic and (cited := read_citation("", [text])).authors and cited.organizations:
        entry.add_value("authors", cited.authors)
        entry.add_value("organizations", cited.organizations)
    else:
        return False
    entry.citation = True
    return True


def _in_full(text: str) -> bool:
    """Whether most names have more than one word: not ``Berlin, Germany``, ``Python, Ruby``."""
    if ET_AL.search(text):
        return True
    names = split_names(text)
    return sum(" " in name or not name.isascii() for name in names) * 3 >= len(names) * 2


def _institution_and_names(entry: Entry, text: str) -> bool:
    makers, *rest = _PLACES.split(text)
    if not rest or not is_organization(makers):
        return False
    while rest and is_organization(rest[0]):
        makers += f", {rest.pop(0)}"
    names = [name for part in rest for name in split_names(part)]
    if not all(len(name.split()) in PERSON_WORDS and is_name(name) for name in names):
        return False
    entry.add_value("organizations", _PLACES.split(makers))
    entry.add_value("authors", names)
    return True
