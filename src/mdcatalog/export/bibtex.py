"""BibTeX for papers and lectures, in UTF-8."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

from mdcatalog.decoding import encode
from mdcatalog.export.references import KINDS, Missing, Reference, one_line, references
from mdcatalog.export.selection import Options, Selection

# A brace with a backslash still counts where BibTeX pairs them, so it needs a name.
_ESCAPES = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{sign: f"\\{sign}" for sign in "$&#_%"},
}
_SPECIAL = re.compile(r"[\\{}~^$&#_%]")
_WORD = re.compile(r"[^\W_]+")
_NOT_IN_URLS = re.compile(r'[\\{}\s"<>]')
_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]


def write_bibtex(out: BinaryIO, selection: Selection, options: Options) -> list[str]:
    """One entry for each paper and lecture; its key is made of the record's id."""
    missing = Missing()
    for reference in references(selection):
        out.write(b"\n" * bool(missing.total))
        missing.count(reference)
        out.write(encode("".join(_entry(reference))))
    return [*missing.notes(), *selection.left_out(KINDS, "BibTeX")]


def _entry(reference: Reference) -> Iterator[str]:
    sort = "misc"
    if not reference.is_lecture:
        sort = {"conference": "inproceedings", "journal": "article"}.get(
            reference.venue_sort, "misc"
        )
    yield f"@{sort}{{{reference.key}"
    for name, value in _fields(reference, sort):
        yield f",\n  {name} = {value}"
    yield "\n}\n"


def _fields(reference: Reference, sort: str) -> Iterator[tuple[str, str]]:
    yield "title", f"{{{_title(reference.title)}}}"
    if reference.authors:
        yield "author", "{" + " and ".join(map(_name, reference.authors)) + "}"
    if reference.organizations:
        yield "organization", _text(", ".join(reference.organizations))
    if reference.venue and reference.venue_sort != "preprint":
        name = {"inproceedings": "booktitle", "article": "journal"}.get(sort, "howpublished")
        yield name, _text(reference.venue)
    if reference.date:
        yield "year", f"{{{reference.date[0]}}}"
    if len(reference.date) > 1 and 1 <= reference.date[1] <= len(_MONTHS):
        yield "month", _MONTHS[reference.date[1] - 1]
    identifiers = reference.identifiers
    if "doi" in identifiers:
        yield "doi", f"{{{_address(identifiers['doi'])}}}"
    if "arxiv" in identifiers:
        yield "eprint", f"{{{_address(identifiers['arxiv'])}}}"
        yield "archivePrefix", "{arXiv}"
    if reference.url:
        yield "url", f"{{{_address(reference.url)}}}"
    yield from _remarks(reference)


def _remarks(reference: Reference) -> Iterator[tuple[str, str]]:
    if reference.is_lecture:
        length = f", {reference.duration}" if reference.duration else ""
        yield "note", _text(f"Video{length}")
    if reference.record.tags:
        yield "keywords", _text(", ".join(reference.record.tags))
    if reference.record.description:
        yield "annote", _text(one_line(reference.record.description))


def escape(text: str) -> str:
    """The text as LaTeX reads it."""
    return _SPECIAL.sub(lambda match: _ESCAPES[match[0]], text)


def _text(text: str) -> str:
    return f"{{{escape(one_line(text))}}}"


def _title(text: str) -> str:
    """The title with braces round words that styles must not put in lower case: ``{BERT}``."""
    pieces, end = [], 0
    for word in _WORD.finditer(text):
        pieces.append(escape(text[end : word.start()]))
        inner = word[0][1:]
        pieces.append(f"{{{word[0]}}}" if inner.lower() != inner else word[0])
        end = word.end()
    return "".join([*pieces, escape(text[end:])])


def _name(name: str) -> str:
    """A name that BibTeX takes for one: at most one comma, and no ``and`` of its own."""
    text = escape(name)
    is_one = name.count(",") <= 1 and not re.search(r"(^|\s)(and|others)(\s|$)", name, re.I)
    return text if is_one and not name.startswith(",") and not name.endswith(",") else f"{{{text}}}"


def _address(url: str) -> str:
    return _NOT_IN_URLS.sub(lambda match: f"%{ord(match[0]):02X}", one_line(url))
