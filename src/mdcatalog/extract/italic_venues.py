"""Venues in italics right behind names, which nobody has to know: ``V. Roe et al. *Tideworks*``.

Also those that where and when they were held stands behind: ``J. Doe. *Hafentag*, Kiel, 2026``.
"""

from __future__ import annotations

from collections.abc import Sequence

from mdcatalog.extract.citation_parts import Citation, add_cited
from mdcatalog.extract.entries import Entry
from mdcatalog.extract.organizations import is_organization
from mdcatalog.extract.person_names import ET_AL, is_known_person, is_name, names_like
from mdcatalog.extract.titles import is_role_link
from mdcatalog.extract.venues import is_title_case, venue_like, year_of
from mdcatalog.patterns import lazy_pattern
from mdcatalog.tree import Inline, Text
from mdcatalog.values import parse_year, split_names
from mdcatalog.vocabulary import NO_NAMES, PRAISE, VENUE_HEADERS, fold, role_of

_LONGEST, _MOST_WORDS, _SHORT = 100, 10, 3
_LONGEST_PLACED = 200  # of a venue that where and when it was held shows to be one
_LONGEST_NAMES = 600
_AROUND = " \t.,;:|-–—()[]"
_PARTING = (".", ",", ";", ":")
_STOPPED = ("!", "?", ":", "…")
# `, Nantes (France), 2026`, `. Kiel, May 2026.`: where and when, and nothing else on the line
_HELD = lazy_pattern(
    r"[.,;](?P<place> (?:[^\W\d_][^\d.,;:()\n]{1,40}(?:, |\s?\([^()\d\n]{2,30}\),? )){0,2})"
    r"(?:[^\W\d_]{3,9}\.? )?\(?(?P<year>(?:19|20)\d\d)\)?\.?[^\S\n]*(?=$|[\n\[(|])"
)


def names_and_italics(pieces: Sequence[Inline]) -> Citation | None:
    """Names and where the thing appeared, if a line is these and links that name roles.

    ``V. Roe et al. *Tideworks*``; with no venue where ``*.*`` or ``*Venue*`` keeps its place.
    """
    if len(pieces) < len(("names", "venue")):
        return None
    first, place, *others = pieces
    if not (isinstance(first, Text) and isinstance(place, Text)) or not place.emphasis:
        return None
    if first.emphasis or first.strong or place.strong or not are_names_before(first.text):
        return None
    behind = [piece for piece in others if not is_role_link(piece)]
    when = "".join(piece.text for piece in behind if isinstance(piece, Text)).strip(_AROUND)
    year: int | None = parse_year(when) if when else None
    if not all(isinstance(piece, Text) for piece in behind) or (year is None and when):
        return None
    text = place.text.strip(_AROUND)
    empty = not text or fold(text) in VENUE_HEADERS
    if not empty and not may_be_venue_in_italics(place.text):
        return None
    citation = Citation(split_names(first.text.strip(_AROUND)))
    if not empty:
        citation.publish(text)
    citation.year = citation.year or year or year_of(text)
    return citation


def take_held_in_italics(
    entry: Entry, words: str, emphasised: Sequence[str], *, named: bool
) -> str:
    """``Jane Doe. *Tagung der Häfen*, Kiel, 2026``: the words without who, where and when.

    Names before a run in italics and a year behind it show that it is the venue, in any language;
    so does ``named``, where the names stood elsewhere.
    """
    if "venue" in entry.values or not emphasised:
        return words
    run = next((run for run in emphasised if _may_be_held(run.strip())), "").strip()
    before, found, behind = words.partition(run) if run else (words, "", "")
    held = _HELD.match(behind) if found else None
    names = before.strip(_AROUND)
    if held is None or len(names) > _LONGEST_NAMES:
        return words
    if named == bool(names) or (names and not names_like(names, strict=False)):
        return words
    told = Citation(split_names(names) if names else [])
    told.publish(run)
    told.year = told.year or int(held["year"])
    add_cited(entry, told)
    entry.citation = True
    return behind[held.end() :]


def _may_be_held(run: str) -> bool:
    """Whether a run in italics of several words may be a venue, by what it is not."""
    if " " not in run or len(run) > _LONGEST_PLACED or run.endswith(_STOPPED) or run[0].islower():
        return False
    if not any(map(str.isupper, run)) or is_known_person(run) or _are_people(run):
        return False
    small = {part.strip(_AROUND).casefold() for part in run.split()}
    return small.isdisjoint(PRAISE) and not small <= NO_NAMES and role_of(run) is None


def are_names_before(words: str) -> bool:
    """Whether words are names that a venue may follow: with ``et al.``, or several and a stop."""
    text = words.strip()
    if not text or len(text) > _LONGEST_NAMES:
        return False
    if text.rstrip(" .,").endswith("al") and ET_AL.search(text):
        return names_like(text)
    names = text.rstrip(" .,;:")
    if not text.endswith(_PARTING) or ("," not in names and " and " not in names):
        return False
    listed = split_names(names)
    if len(listed) == 1 or not all(" " in name and is_name(name) for name in listed):
        return False
    return names_like(names) and not any(map(is_organization, listed))


def may_be_venue_in_italics(words: str) -> bool:
    """Whether words in their place may name a venue: neither a remark, nor praise, nor people."""
    text = words.strip(_AROUND)
    if not text or len(text) > _LONGEST or text.endswith(_STOPPED) or not text[0].isupper():
        return False
    parts = text.split()
    if len(parts) > _MOST_WORDS or (len(parts) > _SHORT and not is_title_case(text)):
        return False
    if venue_like(text):
        return True
    small = {part.strip(_AROUND).casefold() for part in parts}
    if not small.isdisjoint(PRAISE) or small <= NO_NAMES or parts[-1].islower():
        return False
    return role_of(text) is None and not is_known_person(text) and not _are_people(text)


def _are_people(text: str) -> bool:
    if is_organization(text):
        return True
    several = "," in text or " and " in text or " & " in text or ET_AL.search(text) is not None
    # `Quay & Tide` may be a journal
    return several and names_like(text) and any(" " in name for name in split_names(text))
