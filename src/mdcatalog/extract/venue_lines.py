"""Lines below a title that are where it appeared, and nothing else."""

from __future__ import annotations

from mdcatalog.extract.entries import Entry
from mdcatalog.extract.person_names import names_like
from mdcatalog.extract.published import publish
from mdcatalog.extract.venues import is_dated_venue, is_title_case, month_of_number, venue_like
from mdcatalog.tree import Inline, Text, plain_text
from mdcatalog.vocabulary import VENUE_WORDS, fold

_LONGEST = 80
_FULL_TITLE = 4  # words
_MOST_WORDS = 6
_PUBLISHERS = frozenset(("IEEE", "ACM"))


def take_venue_line(entry: Entry, pieces: list[Inline]) -> bool:
    """Take a line of nothing but a venue and its year, or a journal: ``CVPR 2020``.

    Returns whether the first line below a title was one.
    """
    if "venue" in entry.values:
        return False
    if not all(isinstance(piece, Text) for piece in pieces):
        return _take_before_remark(entry, pieces)
    text = plain_text(tuple(pieces)).strip(" .,;*_")
    if len(text) > _LONGEST or not (is_dated_venue(text) or _is_journal(entry, text)):
        return _take_behind_remark(entry, pieces)
    if ", " in text and names_like(text.split(". ")[0]):
        return False  # `Ann Lee, Bob Roe. NeurIPS 2020`
    publish(entry, text)
    entry.add_value("published", month_of_number(text, [link.url for link in entry.links]))
    entry.citation = True
    return True


def _take_before_remark(entry: Entry, pieces: list[Inline]) -> bool:
    """Take a venue and its year before a remark, ``arXiv 2106; an old version is [here](…)``.

    The remark is left in ``pieces``; so the line is not used up.
    """
    first = pieces[0]
    if not isinstance(first, Text):
        return False
    venue, stop, rest = first.text.partition(";")
    if not stop or not venue[-1:].isdigit() or not rest.strip() or not is_dated_venue(venue):
        return False
    if take_venue_line(entry, [first._replace(text=venue)]):
        pieces[0] = first._replace(text=rest.lstrip())
    return False


def _take_behind_remark(entry: Entry, pieces: list[Inline]) -> bool:
    """Take a venue and its year behind a remark: ``Seen at the pier in 10/2020; ICLR 2021``.

    The remark is left in ``pieces``; so the line is not used up.
    """
    last = pieces[-1]
    if len(pieces) > 1 or not isinstance(last, Text):
        return False
    remark, stop, venue = last.text.rpartition("; ")
    venue = venue.strip(" .")
    if not stop or len(venue) > _LONGEST or ";" in remark or not is_dated_venue(venue):
        return False
    if venue_like(remark) or not venue[-1:].isdigit():
        return False
    publish(entry, venue)
    entry.citation = True
    pieces[-1] = last._replace(text=remark.rstrip())
    return False


def _is_journal(entry: Entry, text: str) -> bool:
    """Whether a line below a heading in full is the known name of a journal: ``IEEE Access``."""
    words = text.split()
    full = len(entry.title.split()) >= _FULL_TITLE and entry.block == "section"
    if not full or not 1 < len(words) <= _MOST_WORDS or not text[0].isupper():
        return False
    known = words[0] in _PUBLISHERS and is_title_case(text) and venue_like(text)
    return known or fold(text) in VENUE_WORDS
