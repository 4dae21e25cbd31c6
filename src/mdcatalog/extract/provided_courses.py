"""Courses before who provides them, linked or not: ``- [x] Knots and Bends, Coursera``."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from mdcatalog.extract.entries import Entry
from mdcatalog.extract.items import read_list
from mdcatalog.extract.organizations import is_named_organization
from mdcatalog.extract.shapes import head_of
from mdcatalog.extract.titles import title_text
from mdcatalog.tree import Item, Link, List, Paragraph
from mdcatalog.vocabulary import SCHOOLS, fold

_LONGEST_TITLE, _MOST_WORDS = 100, 5


def lists_provided(block: List) -> bool:
    """Whether each item, ticked or yet to be, is a name and behind a comma who provides it."""
    return bool(_providers(block.items))


def provided_courses(block: List, path: tuple[str, ...]) -> list[Entry]:
    """The courses of such a list, one for each item; none of any other list."""
    providers = _providers(block.items)
    entries = read_list(block, path).entries if providers else []
    if len(entries) != len(providers):
        return []
    taught = any(map(_is_platform, {provider for _, provider in providers}))
    for entry, (title, provider) in zip(entries, providers, strict=True):
        entry.begin_anew(title)
        entry.set_apart()
        entry.citation = False  # `Knots, Bends and Hitches, Coursera` looks like one
        entry.add_value("provided", taught or None)
        entry.add_value("organizations", [provider])
    return entries


def _providers(items: Sequence[Item]) -> list[tuple[str, str]]:
    """What each item names, and who provides it; empty where some item does not tell both.

    One provider at least has to be known, and half of the items have one that is known, or that
    provides another item as well; of a single item, a platform of courses.
    """
    if not items or items[0].checked is None:
        return []
    found: list[tuple[str, str]] = []
    for item in items:
        told = _title_and_provider(item)
        if told is None:
            return []
        found.append(told)
    named = Counter(provider for _, provider in found)
    known = {provider for provider in named if _is_known(provider)}
    if not any(map(_is_platform, named)):
        return []  # `Buy ropes, Amazon`
    if len(found) == 1 and not _is_platform(found[0][1]):
        return []
    sure = sum(number for name, number in named.items() if number > 1 or name in known)
    return found if known and sure * 5 >= len(found) * 3 else []


def _title_and_provider(item: Item) -> tuple[str, str] | None:
    """``Knots and Bends, Coursera`` of an item with a box; a link may hold the name and no more."""
    if item.checked is None or len(item.blocks) != 1 or not isinstance(item.blocks[0], Paragraph):
        return None
    pieces = head_of(item)
    title, comma, provider = " ".join(title_text(pieces).split()).rpartition(", ")
    if not comma or not title or len(title) > _LONGEST_TITLE:
        return None
    links = [piece for piece in pieces if isinstance(piece, Link)]
    if any(" ".join(link.text.split()) != title for link in links):
        return None
    words = provider.split()
    if not words or len(words) > _MOST_WORDS or provider[-1] in ".:;?!":
        return None
    # `fastai` is written small, and alone
    return (title, provider) if words[0][:1].isupper() or len(words) == 1 else None


def _is_known(provider: str) -> bool:
    """Whether a name is an organisation's that is known: ``Coursera``, ``Coursera Network``."""
    return is_named_organization(provider) or _is_platform(provider)


def _is_platform(provider: str) -> bool:
    return fold(provider) in SCHOOLS or fold(provider.split()[0]) in SCHOOLS
