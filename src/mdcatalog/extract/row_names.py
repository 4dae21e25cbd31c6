"""Columns whose names are titles only where nothing else in the table has any."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mdcatalog.extract.titles import link_venue, title_text
from mdcatalog.patterns import lazy_pattern
from mdcatalog.tree import Inlines, Link
from mdcatalog.values import is_absent
from mdcatalog.vocabulary import NUMBER_HEADERS, header_spellings, is_method, role_of

_SOURCES = frozenset(("paper", "code", "project"))
_SHORT = 40  # characters of what says where a paper appeared, or who wrote it and when
_SHORTEST_NAME = 3
# `arXiv 2401.12070`, `arXiv:2401.12070 (ICML 2024)`
_PREPRINT = lazy_pattern(r"arxiv[ :]{1,2}\d{4}\.\d{4,5}(?:v\d)?\b.{0,20}", re.IGNORECASE)
# `Rust (1987)`, `Hotz & Miller (1993)`, `Brost et al., 2018`
_AUTHOR_YEAR = lazy_pattern(
    r"[A-Z][\w'’-]+(?: et al\.?| (?:and|&) [A-Z][\w'’-]+)?,? \(?(?:19|20)\d\d[a-z]?\)?"
)


def names_methods(headers: Sequence[str], column: int, *, linked: bool) -> bool:
    """Whether a column has the names that papers of methods go by.

    ``Method`` over linked names, or beside a column of papers or of code; in a comparison
    without links, or a list of functions, it has none.
    """
    if not is_method(headers[column]):
        return False
    return linked or any(role_of(header) in _SOURCES for header in headers if header)


def heads_with_code(headers: Sequence[str], column: int, cells: Sequence[Inlines]) -> bool:
    """Whether ``Code`` heads the names of software: linked, and the first of each row.

    Elsewhere it is where the code of something lies, or codes: ``E501``, ``en``.
    """
    if role_of(headers[column]) != "code" or not _is_first(headers, column):
        return False
    filled = [content for content in cells if content]
    away = sum(1 for content in filled if any(map(_leads_away, content)))
    codes = sum(1 for content in filled if _is_code(title_text(content).strip()))
    return away * 2 > len(filled) and codes * 2 <= len(filled)


def _is_first(headers: Sequence[str], column: int) -> bool:
    return all(header_spellings(h)[0] in NUMBER_HEADERS for h in headers[:column] if h)


def _leads_away(piece: object) -> bool:
    return type(piece) is Link and piece.url.startswith("http")


def _is_code(name: str) -> bool:
    """Whether a name is a code: ``E501``, ``QS 101``, ``en``, ``NO_TOKEN``."""
    return len(name) < _SHORTEST_NAME or "_" in name or any(map(str.isdigit, name))


def tells_where(cells: Sequence[Inlines]) -> bool:
    """Whether cells below ``Paper`` only say where, when or by whom: ``ICCV 2023``, ``Roe (1987)``.

    Numbers of preprints say as little of what the papers are called.
    """
    texts = [text for text in map(str.strip, map(title_text, cells)) if not is_absent(text)]
    return bool(texts) and all(map(_tells_where, texts))


def _tells_where(text: str) -> bool:
    if len(text) > _SHORT or not any(map(str.isdigit, text)):
        return False
    if _AUTHOR_YEAR.fullmatch(text) or _PREPRINT.fullmatch(text):
        return True
    return link_venue(text) is not None
