"""The title in italics of the paper that a linked short name is told of in, and where it appeared.

``[QuaySet](https://…), *Mooring under load: a benchmark*, Proc. Harbour Conf., 2020.``
"""

from __future__ import annotations

from mdcatalog.extract.entries import Entry
from mdcatalog.extract.head_parts import Head
from mdcatalog.extract.naming import heading_kinds
from mdcatalog.extract.person_names import names_like
from mdcatalog.extract.titles import is_role_link
from mdcatalog.extract.venues import is_title_case, venue_like
from mdcatalog.patterns import lazy_pattern
from mdcatalog.tree import Link

_LEAST_CAPITALS = 3
_MOST_NAME, _LEAST_TITLE = 4, 4  # words
_LONGEST = 200  # characters behind the title
_KINDS = frozenset(("paper", "lecture", "dataset", "tool"))
_PARTING = (",", ":", "-", "–", "—", ".")
# `, Front. Neurosci., 2015.`: where, in few words, and when
_PLACED = lazy_pattern(
    r"[,.]\s+(?:(?P<venue>[A-Z][^\d,;:]{1,100}(?:, [^\d,;:]{1,60})?|arXiv),?\s+)?"
    r"(?P<year>(?:19|20)\d\d)\s*\.?"
)


def take_paper_in_italics(entry: Entry, words: str, emphasised: list[str], head: Head) -> str:
    """The words without where the paper appeared, below a heading that names no papers.

    The thing that is named is what the item is about; the title of its paper describes it.
    """
    if not emphasised or not head.strong or entry.citation or len(head.title) != 1:
        return words
    name, title = head.title[0], emphasised[0].strip(" .,")
    if not isinstance(name, Link) or name.bare or is_role_link(name):
        return words
    kinds = _told_kinds(entry.section)
    if len(kinds) != 1 or "paper" in kinds or len(entry.title.split()) > _MOST_NAME:
        return words
    if len(title.split()) < _LEAST_TITLE or names_like(title, strict=False) or venue_like(title):
        return words
    before, _, behind = words.partition(title)
    if len(behind) > _LONGEST or before.strip() not in _PARTING:
        return words
    placed = _PLACED.fullmatch(behind.strip())
    if placed is None or not _is_place(placed["venue"]) or not title[:1].isupper():
        return words
    entry.add_value("venue", placed["venue"])
    entry.add_value("year", int(placed["year"]))
    entry.values["own_paper"] = next(iter(kinds))
    emphasised.clear()
    return title


def _is_place(venue: str) -> bool:
    """Whether a venue is known for one, or a name of several words in capitals."""
    capitals = sum(word[:1].isupper() for word in venue.split())
    shortened = ". " in venue or venue.endswith(".")  # `Front. Quaysci.`
    named = shortened or capitals >= _LEAST_CAPITALS
    return venue_like(venue) or (is_title_case(venue) and named)


def _told_kinds(section: tuple[str, ...]) -> set[str]:
    """The kinds of records that the nearest heading names of those that name any in full.

    ``## Datasets`` over ``### Events``, which names no meetings there.
    """
    for heading in reversed(section):
        told = {kind for kind, share in heading_kinds(heading) if share == 1.0 and kind in _KINDS}
        if told:
            return told
    return set()
