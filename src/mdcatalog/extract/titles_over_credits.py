"""Paragraphs that are a linked title over who wrote it and when, and remarks behind that.

``[The Full Title](….pdf)`` over ``Doe, Roe. 2014. Introduces ropes. See the [tutorial](…)``.
"""

from __future__ import annotations

from collections.abc import Sequence

from mdcatalog.extract.asides import MONTH
from mdcatalog.extract.entries import Entry, found_links, split_lines
from mdcatalog.extract.items import read_entry
from mdcatalog.extract.organizations import is_organization
from mdcatalog.extract.titles import is_role_link
from mdcatalog.extract.years_before import cut_pieces, people_before
from mdcatalog.links import host_sort
from mdcatalog.patterns import lazy_pattern
from mdcatalog.tree import Block, Break, Inline, Link, Paragraph, Text
from mdcatalog.vocabulary import PLACES, fold, is_sort, role_of

# `Doe, Roe. 2014. `, `Doe et al. 2013 `, `Jane Doe and John Roe (2015): `
_CREDITS = lazy_pattern(
    rf"\s*(?P<names>(?!{MONTH}\s)[^\W\d_][^\d\n()\[\]:;!?\"“”]{{1,160}}?)[.,]?\s+"
    r"\(?(?P<year>(?:19|20)\d\d)[a-z]?\)?(?:\s*[.:,]\s*|\s+|$)"
)
_LEAST_WORDS = 3
_LONGEST_NAMES = 200


def read_titles_over_credits(
    blocks: Sequence[Block], index: int, lines: list[list[Inline]], path: tuple[str, ...]
) -> list[Entry]:
    """The papers of such a paragraph, mostly one; none where it is another.

    A single surname is one only where a paragraph beside it has such names for sure.
    """
    paragraph = blocks[index]
    assert isinstance(paragraph, Paragraph)
    if len(lines) < 2 or not _is_title(lines[0]):
        return []
    starts = [at for at in range(len(lines) - 1) if _is_title(lines[at])]
    told = {at: credits for at in starts if (credits := _credits(lines[at + 1]))}
    if 0 not in told:
        return []
    alone = {
        at for at, (names, _, _) in told.items() if len(names) == 1 and not _others(lines[at + 1])
    }
    if alone and not _beside_sure(blocks, index, sure=len(told) > len(alone)):
        return []
    kind = "html" if paragraph.html else "paragraph"
    ends = [*list(told)[1:], len(lines)]
    entries: list[Entry] = []
    for (at, (names, year, rest)), end in zip(told.items(), ends, strict=True):
        below: list[Inline] = list(rest)
        for line in lines[at + 2 : end]:
            below.extend([*([Break(hard=False)] if below else []), *line])
        start = _start(lines[at])
        last = paragraph.end if end == len(lines) else _start(lines[end]) - 1
        body: list[Block] = [Paragraph(tuple(below), start, last)] if below else []
        entry = read_entry(tuple(lines[at]), body, kind, start, last, path)
        entry.links.extend(found_links([p for p in lines[at + 1] if p not in rest], "body"))
        entry.add_value("authors", list(names))
        entry.add_value("year", year)
        entry.citation = True
        entry.values["marked"] = True
        entries.append(entry)
    return entries


def _start(line: Sequence[Inline]) -> int:
    """The line of the source on which a linked title stands."""
    link = line[0]
    assert isinstance(link, Link)
    return link.line


def _is_title(line: Sequence[Inline]) -> bool:
    """Whether a line is a full title that leads to a paper, and no more."""
    link = line[0] if len(line) == 1 else None
    if not isinstance(link, Link) or link.bare or is_role_link(link):
        return False
    paper = host_sort(link.url) == "paper" or link.url.lower().endswith(".pdf")
    return paper and len(link.text.split()) >= _LEAST_WORDS


def _credits(line: Sequence[Inline]) -> tuple[tuple[str, ...], int, list[Inline]] | None:
    """The names and the year that a line begins with, and the pieces behind them."""
    text = ""
    for piece in line:
        if not isinstance(piece, (Text, Link)):
            break
        text += piece.text
        if len(text) > _LONGEST_NAMES:
            break
    found = _CREDITS.match(text) if text[:1].isalpha() else None
    names = people_before(found["names"]) if found else None
    if not found or not names or not all(map(_may_write, names)):
        return None
    return names, int(found["year"]), list(cut_pieces(tuple(line), found.end()))


def _may_write(name: str) -> bool:
    """Whether a name may be somebody's: no place, no institution, no sort of work."""
    folded = fold(name)
    known = folded in PLACES or is_organization(name) or is_sort(name) or role_of(name)
    return not known


def _others(line: Sequence[Inline]) -> bool:
    """Whether the names of a line say that there are others: ``Doe et al. 2013``."""
    return any(
        isinstance(piece, Text) and " al" in piece.text[:_LONGEST_NAMES] for piece in line[:2]
    )


def _beside_sure(blocks: Sequence[Block], index: int, *, sure: bool) -> bool:
    """Whether a paragraph, this or one beside it, has several names below its title."""
    if sure:
        return True
    beside = (*blocks[max(index - 2, 0) : index], *blocks[index + 1 : index + 3])
    return any(isinstance(block, Paragraph) and _is_sure(block) for block in beside)


def _is_sure(paragraph: Paragraph) -> bool:
    lines = split_lines(paragraph.content)
    told = _credits(lines[1]) if len(lines) > 1 and _is_title(lines[0]) else None
    return told is not None and (len(told[0]) > 1 or _others(lines[1]))
