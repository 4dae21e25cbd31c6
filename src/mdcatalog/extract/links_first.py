"""Links that stand before a title without brackets: ``[Paper](…) - The Title``.

Also those that are called by who wrote a paper, or when: ``[Doe et al. 2020](…): The Title``.
"""

from __future__ import annotations

import re

from mdcatalog.extract.entries import Entry, found_links
from mdcatalog.extract.titles import is_role_link
from mdcatalog.extract.venues import is_title_case
from mdcatalog.links import host_sort, identify
from mdcatalog.patterns import lazy_pattern
from mdcatalog.tree import Inline, Link, Text
from mdcatalog.values import parse_date, split_names
from mdcatalog.values.text import CJK
from mdcatalog.vocabulary import is_named_like_role, role_of

_LONGEST_ROLE, _LONGEST_KEY = 16, 60
_LEAST_WORDS, _LEAST_CJK = 4, 8
_YEAR = 4  # characters of a year alone
_NOTES = (".md", ".markdown", ".ipynb")
_LONGEST_NAME = 3  # words
#: Roles of links that lead to parts of a thing; a page of it may be the thing itself.
_ROLES = frozenset(("paper", "code", "slides", "video"))
_JOINT = re.compile(r"[\s.,，:：|–—-]*")
# `Doe et al. 2020`, `Doe and Roe (2020a)`, `Doe & Roe, 2020`
_KEY = lazy_pattern(
    r"(?P<names>[^\W\d_a-z][\w'’-]+(?:,? et\.? al\.?|,? (?:and|&) [^\W\d_a-z][\w'’-]+)),?"
    r" [(\[]?(?P<year>(?:19|20)\d\d)[a-z]?[)\]]?:?"
)
_SENTENCE_END = re.compile(r"(?<=\w{3})[.。]\s+|\.?\s*$")


def behind_links(entry: Entry, pieces: list[Inline]) -> list[Inline]:
    """The pieces behind links to a paper, code, slides or a recording; else all of them.

    The links go to the entry.
    """
    first = pieces[0]
    if not isinstance(first, Link) or len(first.text) > _LONGEST_KEY or len(pieces) == 1:
        return pieces
    if first.text[-1:].isdecimal() or first.text.endswith((")", ":", "]")):
        dated = parse_date(first.text.strip(" []()"))
        return _behind_date(entry, pieces, dated) if dated else _behind_key(entry, pieces)
    if first.url.endswith(_NOTES) and "://" not in first.url:
        return _behind_notes(entry, pieces)
    taken: list[Link] = []
    rest = pieces
    while rest and isinstance(rest[0], Link) and _names_part(rest[0]):
        taken.append(rest[0])
        rest = rest[1:]
        if rest and isinstance(rest[0], Text) and not any(map(str.isalnum, rest[0].text)):
            rest = rest[1:]
    title = rest[0] if taken and rest else None
    if not isinstance(title, Text):
        return pieces
    words = title.text[_JOINT.match(title.text).end() :]  # type: ignore[union-attr]
    if not _may_be_title(words):
        return pieces
    entry.links.extend(found_links(taken, "field"))
    return [title._replace(text=words), *rest[1:]]


def _behind_notes(entry: Entry, pieces: list[Inline]) -> list[Inline]:
    """``[MOOR](notes/MOOR.md) The Full Title | [arXiv](…)``: the title behind somebody's notes.

    The short name of the notes is a tag where the title does not begin with it.
    """
    link, told = pieces[:2]
    if not isinstance(link, Link) or not isinstance(told, Text) or told.strong or told.emphasis:
        return pieces
    name, words = link.text.strip(), told.text.strip()
    if len(name.split()) > _LONGEST_NAME or not told.text[:1].isspace() or not words[:1].isupper():
        return pieces
    title = words.split("|", 1)[0].rstrip(" [(（,，.:：-–—")
    links = [piece for piece in pieces[2:] if isinstance(piece, Link)]
    published = any(isinstance(p, Text) and p.strong for p in pieces[2:3]) and "|" in words
    paper = any(host_sort(piece.url) == "paper" or is_role_link(piece) for piece in links)
    if not (published or paper) or not is_title_case(title):
        return pieces
    if len(title.split()) < (_LEAST_WORDS if not published else _LEAST_WORDS // 2):
        return pieces
    entry.links.extend(found_links([link], "field"))
    if not title.lower().startswith(name.lower()):
        entry.tags.append(name)
    return [told._replace(text=told.text.lstrip()), *pieces[2:]]


def _names_part(link: Link) -> bool:
    """Whether a link is called by its role, and the role is one that titles have beside them."""
    text = link.text.strip()
    if not text or len(text) > _LONGEST_ROLE or link.bare or not is_role_link(link):
        return False
    if role_of(text) not in _ROLES:
        return False
    if not is_named_like_role(text):
        return True
    # `[arXiv](https://arxiv.org/help)`, `[conda](https://github.com/conda/conda)` are what is named
    own = link.url.rstrip("/").rpartition("/")[2].casefold() == text.casefold()
    return identify(link.url).id is not None and not own


def _may_be_title(words: str) -> bool:
    """Whether words begin as a title does, and are as many."""
    if words[:1].islower() or not words[:1].isalnum():
        return False
    return len(words.split()) >= _LEAST_WORDS or len(CJK.findall(words)) >= _LEAST_CJK


def _behind_date(entry: Entry, pieces: list[Inline], date: str) -> list[Inline]:
    """``[2025.10](https://arxiv.org/…), The Title, [website](…)``: the title as what is linked."""
    link, told = pieces[:2]
    if not isinstance(link, Link) or not isinstance(told, Text) or host_sort(link.url) != "paper":
        return pieces
    title = told.text[_JOINT.match(told.text).end() :].rstrip(" ,;|–—-([")  # type: ignore[union-attr]
    if not _may_be_title(title) or not (len(pieces) == 2 or is_role_link(pieces[2])):
        return pieces
    entry.add_value("year", int(date[:4]))
    entry.add_value("published", date if len(date) > _YEAR else None)
    return [link._replace(text=title), *pieces[2:]]


def _behind_key(entry: Entry, pieces: list[Inline]) -> list[Inline]:
    """``[Doe et al. 2020](…): The Title``: the title as what is linked, and what is behind it."""
    link, told = pieces[:2]
    key = _KEY.fullmatch(link.text.strip()) if isinstance(link, Link) else None
    if key is None or not isinstance(link, Link) or not isinstance(told, Text):
        return pieces
    words = told.text[_JOINT.match(told.text).end() :]  # type: ignore[union-attr]
    end = _SENTENCE_END.search(words)
    title = words[: end.start()] if end else words
    if not _may_be_title(title) or not is_title_case(title):
        return pieces
    entry.add_value("authors", split_names(key["names"]))
    entry.add_value("year", int(key["year"]))
    entry.citation = True
    behind = words[end.end() :] if end else ""
    rest: list[Inline] = [told._replace(text=f". {behind}")] if behind.strip() else []
    return [link._replace(text=title), *rest, *pieces[2:]]
