"""What stands in italics right before a linked title: a remark, a date, a venue, or names."""

from __future__ import annotations

from mdcatalog.extract.entries import Entry, Labelled
from mdcatalog.extract.part_names import part_role
from mdcatalog.extract.person_names import names_like
from mdcatalog.extract.published import publish
from mdcatalog.extract.titles import is_role_link
from mdcatalog.extract.venues import is_dated_venue, is_title_case
from mdcatalog.tree import Inline, Link, Text
from mdcatalog.values import parse_date, split_names
from mdcatalog.values.text import CJK

_LEAST_PIECES = 3
_FEW_WORDS = 3
_LONGEST_TAG = 32
_JOINTS = " :：|–—-"
_PAIR = 2
_MARKS = frozenset("–—-|:：,")


def behind_italics(entry: Entry, pieces: list[Inline]) -> list[Inline]:
    """``*Buoy drift* [The Full Title](…)``: the pieces behind what is said of the title.

    A few words are a tag, more of them the description; a title in italics stays one.
    """
    first = pieces[0] if len(pieces) > 1 else None
    if not isinstance(first, Text) or not first.emphasis or first.strong:
        return pieces
    at = 1 if isinstance(pieces[1], Link) else 2
    link, words = pieces[at] if at < len(pieces) else None, first.text.strip(_JOINTS)
    if not isinstance(link, Link) or not _is_titled(words, link):
        return pieces
    if at > 1 and not (isinstance(pieces[1], Text) and not pieces[1].text.strip(_JOINTS)):
        return pieces
    if names_like(words):
        entry.add_value("authors", split_names(words))
        entry.citation = True
    elif is_dated_venue(words):
        publish(entry, words)
        entry.citation = True
    elif len(words.split()) <= _FEW_WORDS and len(words) <= _LONGEST_TAG:
        entry.tags.append(words)
    else:
        entry.description = words
    return pieces[at:]


def with_venue_plain(pieces: list[Inline]) -> list[Inline]:
    """``*ICML 2020* — Doe, Roe: [Title](…)``: the pieces with a venue set apart as plain words."""
    first, behind = pieces[:2] if len(pieces) > _PAIR else (None, None)
    if not isinstance(first, Text) or not isinstance(behind, Text):
        return pieces
    if not (first.emphasis or first.strong) or behind.text.lstrip()[:1] not in _MARKS:
        return pieces
    if not behind.text.strip(_JOINTS) or not is_dated_venue(first.text.strip(_JOINTS)):
        return pieces
    return [behind._replace(text=first.text + behind.text), *pieces[2:]]


def _is_titled(words: str, link: Link) -> bool:
    """Whether a link is a title in full, and the words in italics before it are none."""
    text, count = link.text, len(words.split())
    if link.bare or is_role_link(link) or part_role(text) is not None:
        return False
    if not any(map(str.isalpha, words)):
        return False  # `*[2020]* [The Title](…)`
    if CJK.search(text):
        return len(text) > _FEW_WORDS
    length = len(text.split())
    if length < _FEW_WORDS or text[:1].islower():
        return False
    if count < _FEW_WORDS or not is_title_case(words) or names_like(words):
        return True
    return length > count and is_title_case(text)


def take_italic_date(entry: Entry, pieces: list[Inline]) -> list[Inline]:
    """``*2023.03* — **The Title**``: the pieces behind a date in italics before a title."""
    first, joint = pieces[:2]
    if not isinstance(first, Text) or not isinstance(joint, Text) or len(pieces) < _LEAST_PIECES:
        return pieces
    if not first.text[:1].isdigit():
        return pieces
    date, title = parse_date(first.text), pieces[2]
    apart = isinstance(title, Link) or (isinstance(title, Text) and title.strong)
    if date is None or len(date) <= len("2023") or joint.text.strip(_JOINTS) or not apart:
        return pieces
    entry.fields.append(Labelled("date", date))
    return pieces[2:]
