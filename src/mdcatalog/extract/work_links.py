"""What a log leads to each day: ``**Link to work**: [Title](…)``, on its line or on those below."""

from __future__ import annotations

from mdcatalog.extract.entries import Entry, found_links, split_lines
from mdcatalog.extract.items import read_entry
from mdcatalog.extract.titles import is_role_link
from mdcatalog.tree import Break, Image, Inline, Link, Paragraph, Text
from mdcatalog.vocabulary import WORK_LABELS, fold

_LONGEST_LABEL = 32


def announces_links(paragraph: Paragraph) -> bool:
    """Whether a paragraph begins with a label, in bold, under which a log leads to things."""
    first = paragraph.content[0] if paragraph.content else None
    return (
        isinstance(first, Text)
        and first.strong
        and len(first.text) <= _LONGEST_LABEL
        and fold(first.text).rstrip(" :：") in WORK_LABELS
    )


def read_work_links(paragraph: Paragraph, path: tuple[str, ...]) -> list[Entry]:
    """An entry for each linked title behind the label; the label itself is nobody's title."""
    label, *pieces = paragraph.content
    assert isinstance(label, Text)
    entries: list[Entry] = []
    for line in split_lines(_behind_colon(pieces)):
        link = line[0] if line else None
        if isinstance(link, Image) and entries:
            entries[-1].links.extend(found_links(line, "body"))
            entries[-1].end = link.line
        elif isinstance(link, Link) and link.text and not (link.bare or is_role_link(link)):
            entry = read_entry(tuple(line), [], "paragraph", link.line, link.line, path)
            entry.values["title_label"] = label.text
            entries.append(entry)
    return entries


def _behind_colon(pieces: list[Inline]) -> tuple[Inline, ...]:
    """The pieces from the first link or line on: without `` : ``."""
    for index, piece in enumerate(pieces):
        if isinstance(piece, (Link, Image, Break)):
            return tuple(pieces[index + 1 if isinstance(piece, Break) else index :])
    return ()
