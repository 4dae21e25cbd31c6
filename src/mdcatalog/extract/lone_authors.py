"""Rows with one author alone on the line below the title, where the rows beside have several.

A lone name is as often a topic; its place among rows that are made alike says that it is none:
``The Title<br>Jane Doe, John Roe<br>In ICML 2018`` above ``The Title<br>Ann Poe<br>In CHI 2018``.
"""

from __future__ import annotations

from mdcatalog.extract.entries import Entry, found_links
from mdcatalog.extract.organizations import is_organization
from mdcatalog.extract.person_names import FULL_NAME_WORDS, is_name
from mdcatalog.extract.titles import clean_title, is_role_link, title_text
from mdcatalog.extract.venues import split_venue, venue_like
from mdcatalog.tree import Break, Inline, Link, Row, plain_text
from mdcatalog.values import find_year, split_names

_LEAST = 3  # rows that are made alike
_LEAST_LINES = 3
_LEAST_WORDS = 3
_LONGEST_VENUE = 60

Rows = list[tuple[Row, Entry | None]]


def with_lone_authors(rows: Rows, path: tuple[str, ...]) -> Rows:
    """The rows with those read that have one author where the others have more.

    Most of the others have to be a title, its names and its venue, each on a line.
    """
    read = [(lines_of(row), entry) for row, entry in rows if entry]
    alike = sum(1 for lines, entry in read if _is_made_so(lines, entry))
    if alike < _LEAST or alike * 3 < len(read) * 2:
        return rows
    return [(row, entry or _entry_of(row, path)) for row, entry in rows]


def lines_of(row: Row) -> list[list[Inline]]:
    """The lines of a row's longest cell that say anything."""
    cell = max(row.cells, key=lambda cell: len(plain_text(cell.content)), default=None)
    lines: list[list[Inline]] = [[]]
    for piece in cell.content if cell else ():
        if isinstance(piece, Break) and piece.hard:
            lines.append([])
        else:
            lines[-1].append(piece)
    return [line for line in lines if any(map(str.isalnum, plain_text(tuple(line))))]


def _text(line: list[Inline]) -> str:
    return " ".join(plain_text(tuple(line)).split())


def _is_made_so(lines: list[list[Inline]], entry: Entry) -> bool:
    if len(lines) < _LEAST_LINES or clean_title(title_text(lines[0])) != entry.title:
        return False
    placed = split_venue(_text(lines[2])).name == entry.values.get("venue")
    return placed and split_names(_text(lines[1])) == entry.values.get("authors")


def _entry_of(row: Row, path: tuple[str, ...]) -> Entry | None:
    lines = lines_of(row)
    if len(lines) < _LEAST_LINES:
        return None
    title, name, place = clean_title(title_text(lines[0])), _text(lines[1]), _text(lines[2])
    person = is_name(name) and len(name.split()) in FULL_NAME_WORDS and not is_organization(name)
    dated = find_year(place) is not None and len(place) <= _LONGEST_VENUE
    if not person or len(title.split()) < _LEAST_WORDS or not (dated or venue_like(place)):
        return None
    found = split_venue(place)
    entry = Entry("table_row", row.start, row.end, path)
    entry.title, entry.citation = title, True
    entry.add_value("authors", [name])
    entry.add_value("venue", found.name)
    entry.add_value("year", found.year)
    entry.add_value("published", found.published)
    own = [p for p in lines[0] if isinstance(p, Link) and not is_role_link(p)]
    entry.links.extend(found_links(own, "title"))
    entry.links.extend(found_links(lines[1], "field", "authors"))
    taken = {id(piece) for line in lines for piece in line}
    entry.links.extend(found_links([p for p in lines[0] if p not in own], "field"))
    entry.links.extend(found_links([p for line in lines[2:] for p in line], "field"))
    for cell in row.cells:  # of one page, what a link is called says more than its picture
        left = [piece for piece in cell.content if id(piece) not in taken]
        entry.links.extend(found_links(left, "field"))
    return entry
