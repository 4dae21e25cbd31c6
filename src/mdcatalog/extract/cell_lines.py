"""Lines below a title in its cell of a table: labelled ones, who wrote it, where it appeared."""

from __future__ import annotations

import re
from itertools import dropwhile

from mdcatalog.extract.entries import Entry, Labelled, found_links, running_text
from mdcatalog.extract.label_links import label_links
from mdcatalog.extract.labels import is_known_label, role_of_label, split_label
from mdcatalog.extract.organizations import is_organization
from mdcatalog.extract.person_names import ET_AL, names_like
from mdcatalog.extract.published import publish
from mdcatalog.extract.titles import is_role_link, title_text
from mdcatalog.extract.venues import is_dated_venue
from mdcatalog.tree import CodeSpan, Image, Inline, Link, Text
from mdcatalog.values import split_names
from mdcatalog.vocabulary import ORGANIZATION_WORDS, fold

_LEAST = 2
_LONGEST = 600
_FULL_NAME = 2  # words
_YEAR_BEHIND = re.compile(r"[\s,.]*[(\[]?((?:19|20)\d\d)[)\]]?$")


def take_told(entry: Entry, lines: list[list[Inline]]) -> list[list[Inline]]:
    """The lines without those below the title that say who, where or what by a label.

    ``**Title**<br>Jane Doe, John Roe<br>ICLR 2024<br>机构: …``. Names are read where the title is
    bold or linked, or where there are two or more in full.
    """
    if len(lines) < _LEAST:
        return lines
    kept: list[list[Inline]] = []
    named = marked = False
    for line in lines:
        if not named:
            line = _without_label(line)
            kept.append(line)
            words = [p for p in line if not is_role_link(p)]
            named = any(map(str.isalnum, title_text(words)))
            marked = any(isinstance(p, (Text, Link)) and _is_marked(p) for p in words)
        elif not (_take_labelled(entry, line) or _take_credits(entry, line, marked=marked)):
            kept.append(line)
    return kept


def _without_label(line: list[Inline]) -> list[Inline]:
    """``**Paper:** [The Title](…)``: the line without the label before a linked title."""
    labelled = split_label(line)
    if labelled is None or role_of_label(labelled.label) != "paper":
        return line
    value = [*dropwhile(_is_blank, labelled.value)]
    first = value[0] if value else None
    return value if isinstance(first, Link) and not is_role_link(first) else line


def _is_blank(piece: Inline) -> bool:
    return isinstance(piece, Text) and not piece.text.strip()


def _is_marked(piece: Text | Link) -> bool:
    return piece.strong or isinstance(piece, Link)


def _take_labelled(entry: Entry, line: list[Inline]) -> bool:
    """Take a line that a known label begins: ``机构: …``."""
    labelled = split_label(line)
    if labelled is None or not labelled.value or not is_known_label(labelled.label):
        return False
    links = tuple(label_links(labelled.value, labelled.label))
    entry.links.extend(links)
    text = running_text(labelled.value)
    entry.fields.append(Labelled(labelled.label, text, links, entry.start))
    return True


def _take_credits(entry: Entry, line: list[Inline], *, marked: bool) -> bool:
    """Take a line that is nothing but names, or a venue and its year."""
    if not all(isinstance(p, (Text, CodeSpan, Link)) for p in line):
        return False
    if any(isinstance(p, Link) and is_role_link(p) for p in line) or isinstance(line[0], Image):
        return False
    text = title_text(line).strip(" ()（）*_,;|")
    if not 0 < len(text) <= _LONGEST:
        return False
    year = _YEAR_BEHIND.search(text)
    names = text[: year.start()] if year else text
    if is_dated_venue(text):
        publish(entry, text)
    elif "authors" not in entry.values and _are_names(names, marked=marked):
        entry.add_value("authors", split_names(names))
        entry.add_value("year", int(year[1]) if year else None)
    elif all(map(is_organization, split_names(text))):
        entry.add_value("organizations", split_names(text))
        return True
    else:
        return False
    entry.citation = True
    entry.links.extend(found_links(line, "field", "authors"))
    return True


def _are_names(text: str, *, marked: bool) -> bool:
    """Whether a line is names of people; a lone one only below a title that is set apart."""
    if ORGANIZATION_WORDS.found_in(fold(text)):
        return False
    if not names_like(text, strict=not marked):
        return False
    names = split_names(ET_AL.sub("", text))
    if any(map(is_organization, names)):
        return False
    full = all(len(name.split()) >= _FULL_NAME for name in names)
    return full and (marked or len(names) >= _LEAST)
