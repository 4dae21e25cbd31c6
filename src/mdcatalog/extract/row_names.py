"""Columns whose names are titles only where nothing else in the table has any."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mdcatalog.extract.titles import link_venue, title_text
from mdcatalog.headers import header_spellings, is_method
from mdcatalog.patterns import lazy_pattern
from mdcatalog.tree import Inlines, Link, Table, plain_text
from mdcatalog.values import is_absent
from mdcatalog.vocabulary import FIELDS, NUMBER_HEADERS, VENUE_HEADERS, fold, role_of

_SOURCES = frozenset(("paper", "code", "project"))
_NAMED_SOURCES = frozenset(
    [
        *("source", "sources", "data source", "data sources", "site", "website", "portal"),
        *(
            "来源",
            "來源",
            "数据来源",
            "資料來源",
            "データソース",
            "出典",
            "출처",
            "fuente",
            "quelle",
        ),
    ]
)
_DESCRIPTIONS = frozenset(map(fold, FIELDS["description"]))
# what descriptions have and names have not
_CLAUSE = lazy_pattern(
    r"[,;.!?:，。；：！？、](?:\s|$|(?<=[，。；：！？、]))|\b(?:is|are|an?|the|that|which)\b|的"
)
_SOME, _MOST = 0.3, 0.51  # of the cells of a column
_SHORT = 40  # characters of what says where a paper appeared, or who wrote it and when
_SHORTEST_NAME = 3
_VERBS = frozenset(("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"))
# `arXiv 2401.12070`, `arXiv:2401.12070 (ICML 2024)`
_PREPRINT = lazy_pattern(r"arxiv[ :]{1,2}\d{4}\.\d{4,5}(?:v\d)?\b.{0,20}", re.IGNORECASE)
# `Rust (1987)`, `Hotz & Miller (1993)`, `Brost et al., 2018`
_AUTHOR_YEAR = lazy_pattern(
    r"[A-Z][\w'’-]+(?: et al\.?| (?:and|&) [A-Z][\w'’-]+)?,? \(?(?:19|20)\d\d[a-z]?\)?"
)


def leads_to_methods(headers: Sequence[str], columns: Sequence[Sequence[Inlines]]) -> bool:
    """Whether a table of methods links their papers or code, or where they appeared.

    A comparison without links, or a list of functions (``[addPet](PetApi.md#addpet)``), does not.
    """
    venue = any(header and header_spellings(header)[0] in VENUE_HEADERS for header in headers)
    return any(
        (role := role_of(header)) is not None
        and (role in _SOURCES or (venue and role == "main"))
        and _lead_away(cells, _SOME)
        for header, cells in zip(headers, columns, strict=True)
        if header
    )


def names_beside_addresses(
    headers: Sequence[str], columns: Sequence[Sequence[Inlines]]
) -> int | None:
    """The column of sources that are named there alone, where links show their addresses.

    ``| Source | Link |`` over ``| Quay Observatory | [quays.example.org](…) |``; or of
    descriptions that are names: ``| Description | Link |`` over ``| Quay Corpus | https://… |``.
    """
    named = [at for at, header in enumerate(headers) if fold(header) in _NAMED_SOURCES]
    told = [at for at, header in enumerate(headers) if not named and fold(header) in _DESCRIPTIONS]
    if told and all(map(_is_short_name, map(title_text, columns[told[0]]))):
        named = told[:1]
    linked = [
        at for at, header in enumerate(headers) if at not in named and role_of(header) == "main"
    ]
    if len(named) != 1 or len(linked) != 1:
        return None
    names = [title_text(content).strip() for content in columns[named[0]]]
    shown = [[p for p in content if isinstance(p, Link)] for content in columns[linked[0]]]
    whole = len(names) > 1 and all(names) and len(set(names)) == len(names) and all(shown)
    if not whole or any(Link in map(type, content) for content in columns[named[0]]):
        return None
    address = any(
        (link.bare and bool(told)) or is_address(link.text, link.url)
        for links in shown
        for link in links
    )
    return named[0] if address else None


def _is_short_name(text: str) -> bool:
    """Whether a description is no more than a name: few words, and no sentence or clause."""
    text = text.strip()
    if len(text) > _SHORT or _CLAUSE.search(text) or role_of(text):
        return False
    return bool(text) and (text[0].isupper() or not text[0].isascii() or "-" in text.split()[0])


def is_address(text: str, url: str) -> bool:
    """Whether a link shows nothing but the address that it leads to: ``quays.example.org``."""
    return " " not in text and "." in text and text.casefold().rstrip("/") in url.casefold()


def names_methods(header: str, cells: Sequence[Inlines], *, sourced: bool) -> bool:
    """Whether a column has the names that papers of methods go by: ``Method``, ``Algorithm``.

    In a table that has their sources, or where the names themselves lead elsewhere.
    """
    return is_method(header) and (sourced or _lead_away(cells))


def heads_with_code(headers: Sequence[str], column: int, cells: Sequence[Inlines]) -> bool:
    """Whether ``Code`` heads the names of software: linked, and the first of each row.

    Elsewhere it is where the code of something lies, or codes: ``E501``, ``en``.
    """
    if role_of(headers[column]) != "code" or not _is_first(headers, column):
        return False
    filled = [content for content in cells if content]
    codes = sum(1 for content in filled if _is_code(title_text(content).strip()))
    return _lead_away(cells) and codes * 2 <= len(filled)


def _is_first(headers: Sequence[str], column: int) -> bool:
    return all(header_spellings(h)[0] in NUMBER_HEADERS for h in headers[:column] if h)


def _lead_away(cells: Sequence[Inlines], share: float = _MOST) -> bool:
    """Whether cells link to other sites, a ``share`` of those that are filled at least."""
    filled = [content for content in cells if content]
    away = sum(1 for content in filled if any(map(_leads_away, content)))
    return away > 0 and away >= share * len(filled)


def _leads_away(piece: object) -> bool:
    return type(piece) is Link and piece.url.startswith("http")


def _is_code(name: str) -> bool:
    """Whether a name is a code: ``E501``, ``QS 101``, ``en``, ``NO_TOKEN``."""
    return len(name) < _SHORTEST_NAME or "_" in name or any(map(str.isdigit, name))


def tells_where(headers: Sequence[str], cells: Sequence[Inlines]) -> bool:
    """Whether cells below ``Paper`` say nothing of what the papers are called.

    But where they appeared: ``ICCV 2023``, ``arXiv 2401.12070``; and beside their methods, by
    whom and when: ``Roe (1987)``, by which they are called elsewhere.
    """
    texts = [text for text in map(str.strip, map(title_text, cells)) if not is_absent(text)]
    if not all(map(_may_tell_where, texts)):
        return False
    cited = any(map(is_method, headers))
    return bool(texts) and all(_tells_where(text, cited=cited) for text in texts)


def _may_tell_where(text: str) -> bool:
    return len(text) <= _SHORT and any(map(str.isdigit, text))


def _tells_where(text: str, *, cited: bool) -> bool:
    if _AUTHOR_YEAR.fullmatch(text):
        return cited
    return _PREPRINT.fullmatch(text) is not None or link_venue(text) is not None


def lists_requests(table: Table) -> bool:
    """Whether a table tells the calls of a web interface: ``**POST** /pet`` in a column."""
    first = table.rows[0].cells if table.rows else ()
    for column, cell in enumerate(first):
        if _is_request(cell.content):
            return all(
                column < len(row.cells) and _is_request(row.cells[column].content)
                for row in table.rows
            )
    return False


def _is_request(content: Inlines) -> bool:
    """Whether a cell is a method of HTTP, with the path that it is for or without one."""
    verb, _, path = plain_text(content).strip().partition(" ")
    return verb.rstrip(":") in _VERBS and (not path or path.lstrip()[:1] in "/{:`h")
