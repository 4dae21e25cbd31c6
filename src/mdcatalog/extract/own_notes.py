"""Papers whose titles lead to the list's own notes: ``[The Title](notes/x.md) [[arXiv](…)]``.

Another link beside the title leads to the paper then, which may be called by where it appeared.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import TypeGuard

from mdcatalog.extract.entries import Entry, FoundLink
from mdcatalog.extract.organizations import is_organization
from mdcatalog.extract.shapes import head_of
from mdcatalog.extract.software_facts import are_programming_languages
from mdcatalog.extract.titles import link_venue
from mdcatalog.extract.venues_behind import GENERAL_VENUES
from mdcatalog.links import host_role, open_proxies
from mdcatalog.patterns import lazy_pattern
from mdcatalog.tree import Inline, Item, Text
from mdcatalog.values import split_names
from mdcatalog.vocabulary import VENUE_WORDS, fold, role_of

#: A page or a folder beside the document.
_OWN = re.compile(
    r"(?!\w+:|//|#|\?)[^?#]*?(?:\.(?:mdx?|markdown|html?|ipynb|org)|/|(?:^|/)[^./?#][^./]*)(?:#.*)?",
    re.IGNORECASE,
)
_PAGE_OF_CODE = re.compile(r"https?://(?:github|gitlab|gitee)\.com/.+/blob/.+\.md", re.IGNORECASE)
_PDF = re.compile(r"https?://[^?#]+\.pdf(?:[?#].*)?", re.IGNORECASE)
_ASIDE = re.compile(r"\s*[(（][^()（）]*[)）]$")
# `Doe, Roe and Van de Poe`
_SURNAME = (
    r"(?:(?:[Vv]an|[Dd]e|[Dd]er|[Vv]on|[Dd]el|[Dd]a|[Dd]i|[Ll]a|[Ll]e|[Tt]en) ){0,2}[A-Z][\w'’-]+"
)
_SURNAMES = lazy_pattern(rf"{_SURNAME}(?:, {_SURNAME})*(?:,? (?:and|&) {_SURNAME}|, {_SURNAME})")
_LONGEST = 40
_LEAST = 2


def leads_to_notes(entry: Entry) -> bool:
    """Whether the title of a paper leads to notes, and a link beside it to the paper."""
    titled = [link.url for link in entry.links if link.place == "title" and not link.image]
    if not titled or not all(_is_own_page(url) for url in titled):
        return False
    return any(link.place != "title" and leads_to_paper(link) for link in entry.links)


def is_note_before_title(entry: Entry, found: FoundLink) -> bool:
    """``[QUAY](notes/quay.md) The Full Title [[arXiv](…)]``: whether a link is a note on a paper.

    A page beside the document that what the paper is called for short leads to, before its title.
    """
    if found is not entry.links[0] or found.image or found.label or not found.text:
        return False
    if found.place == "title" or found.url[:4] == "http" or role_of(found.text) is not None:
        return False
    page = found.url.partition("#")[0].lower().endswith((".md", ".markdown"))
    return page and any(map(leads_to_paper, entry.links[1:]))


def _is_own_page(url: str) -> bool:
    if url[:4] == "http":
        return url[-3:].lower() == ".md" and _PAGE_OF_CODE.fullmatch(url) is not None
    return _OWN.fullmatch(url) is not None


def leads_to_paper(found: FoundLink) -> bool:
    """Whether a link beside a title leads to the paper, by its name and its address."""
    if found.image or found.place == "title":
        return False
    url = open_proxies(found.url.strip())
    role = role_of(found.label) if found.label else None
    role = role_of(found.text) if found.text and role in (None, "main") else role
    if role not in (None, "paper", "main"):
        return False
    if found.place == "body" and not (found.context.rstrip().endswith("[") or role == "paper"):
        return venue_called(found.text, url) is not None
    if host_role(url) == "paper" or (role == "paper" and url[:4] == "http"):
        return True
    return _PDF.fullmatch(url) is not None or venue_called(found.text, url) is not None


def venue_called(text: str, url: str) -> str | None:
    """The venue alone, without a year, that a link to a paper is called by: ``[[ICML](…)]``."""
    name = _venue_alone(text.strip()) if 0 < len(text) < _LONGEST else None
    if name is None or url[:4] != "http":
        return None
    if host_role(url) == "paper" or _PDF.fullmatch(url):
        return name
    return name if host_role(url) is None and name.lower() in url.lower() else None


@lru_cache(maxsize=1024)  # such texts recur
def _venue_alone(text: str) -> str | None:
    name = _ASIDE.sub("", text).strip("[] ")
    folded = fold(name)
    known = folded in VENUE_WORDS and folded not in GENERAL_VENUES and not name.islower()
    return name if known and role_of(name) is None and link_venue(name) is None else None


# -- who wrote them --------------------------------------------------------------------------


def share_surnames(items: Sequence[Item], entries: Sequence[Entry]) -> None:
    """Read surnames in italics behind titles, where the entries of a list lead to papers.

    ``[The Title](…) — *Doe, Roe and Poe* [[arXiv](…)]``
    """
    told = [entry for entry in entries if any(map(_may_lead_to_paper, entry.links))]
    if len(told) < _LEAST or len(told) * 3 < len(entries) * 2:
        return
    if not any("authors" in entry.values for entry in told):
        return
    heads = {item.start: head_of(item) for item in items}
    for entry in told:
        if "authors" in entry.values or _SURNAMES.fullmatch(entry.description) is None:
            continue
        runs = [p.text.strip() for p in heads.get(entry.start, ()) if _is_italic(p)]
        if entry.description in runs and _are_people(names := split_names(entry.description)):
            entry.values["authors"] = names
            entry.description = ""
            entry.citation = True


def _may_lead_to_paper(found: FoundLink) -> bool:
    return host_role(found.url) == "paper" or leads_to_paper(found)


def _is_italic(piece: Inline) -> TypeGuard[Text]:
    return isinstance(piece, Text) and piece.emphasis and not piece.strong


def _are_people(names: Sequence[str]) -> bool:
    """Whether words between commas may be surnames, and name nothing else that is known."""
    return len(names) >= _LEAST and not any(
        is_organization(name) or are_programming_languages(name) or fold(name) in VENUE_WORDS
        for name in names
    )
