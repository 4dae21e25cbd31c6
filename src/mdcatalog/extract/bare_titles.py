"""Papers that a list names by their titles alone, without a link or a citation."""

from __future__ import annotations

from collections.abc import Sequence

from mdcatalog.extract.bibliography import leading_names
from mdcatalog.extract.entries import Entry, link_count
from mdcatalog.extract.head_parts import Head
from mdcatalog.extract.labels import is_known_label, split_label
from mdcatalog.extract.naming import heading_kinds, names_conference
from mdcatalog.extract.titles import title_text
from mdcatalog.extract.venues import STOP_WORDS, is_title_case
from mdcatalog.extract.venues_behind import is_no_venue
from mdcatalog.links import host_role
from mdcatalog.tree import Inline, Inlines, Link, Text
from mdcatalog.vocabulary import role_of

_FULL_TITLE = 5
_QUOTED_TITLE = 2
_QUOTES = frozenset('"“')
_SHORT_NAME = 3
_INITIALS = range(3, 9)  # letters
_SMALL_SHARE = 3  # of the words of a title one in so many may be small
_COLONS = (":", "：")
_LONGEST_LEAD = 160
_LEAST, _MANY = 3, 8
_WHEN = frozenset(("venue", "year"))
_NEAR = 3  # headings, from the nearest out


def title_within(pieces: list[Inline]) -> Head | None:
    """A title in bold within an item's words: ``The first of its kind: **The Full Title**.``

    Words before it are its description, a short name (``GPT3 **Language Models are …**``) a tag.
    """
    first = pieces[0] if len(pieces) > 1 else None
    if not isinstance(first, Text) or first.strong or first.emphasis or not first.text.strip():
        return None
    bold = [at for at, p in enumerate(pieces) if isinstance(p, Text) and p.strong]
    if not bold or any(isinstance(p, Link) for p in pieces[: bold[0]]):
        return None
    end = bold[0]
    while end < len(pieces) and end in bold:
        end += 1
    title, lead = pieces[bold[0] : end], title_text(pieces[: bold[0]]).strip()
    text = title_text(title).strip()
    least = _QUOTED_TITLE if text[0] in _QUOTES else _FULL_TITLE
    if len(text.split()) < least or split_label(pieces) or _are_dated_names(lead):
        return None
    rest = pieces[end:]
    if 0 < len(lead.split()) <= _SHORT_NAME and not lead.endswith((".", ",", "。", "，")):
        return Head([], title, rest, True, alias=lead.strip(" :：|–—-"))
    if len(lead) > _LONGEST_LEAD or any(isinstance(piece, Link) for piece in pieces):
        return None
    return Head([], title, [Text(f"{lead.rstrip(':： ')}. "), *rest], True)


def _are_dated_names(lead: str) -> bool:
    """Whether words before a title are who wrote it and when: ``Doe, J., & Roe, R. (2001–05).``"""
    if ")" not in lead[-2:]:
        return False
    found = leading_names(f"{lead} ")
    return found is not None and found.sure and not lead[found.end :].strip()


def is_boxed_title(piece: Inline) -> bool:
    """Whether a text is a full title in brackets and no more, as one that is yet to be linked."""
    if not isinstance(piece, Text) or piece.text[:1] != "[":
        return False
    boxed = piece.text.strip()[1:]
    return boxed.find("]") == len(boxed) - 1 and len(boxed.split()) >= _FULL_TITLE


def shows_full_title(content: Inlines) -> bool:
    """Whether an item's head is a full title without a link, alone or in bold among words."""
    if not content or any(isinstance(piece, Link) for piece in content):
        return False
    if title_within(list(content)):
        return True
    text = title_text(content).strip()
    full = len(text.split()) >= _FULL_TITLE and text[-1:] not in ".:;。：；"
    return full and is_title_case(text) and split_label(list(content)) is None


def note_subtitle(entry: Entry, head: Head) -> None:
    """``Quayd: A Tidal System``: note that a colon alone parts what was read as the description."""
    behind = head.rest[0] if len(head.rest) == 1 else None
    if not isinstance(behind, Text) or behind.text.lstrip()[:1] not in _COLONS:
        return
    told = " ".join(behind.text.strip(" :：").split()).rstrip(".")
    if told == entry.description.rstrip("."):
        entry.values["subtitle"] = told


def bare_titles(entries: Sequence[Entry], headings: Sequence[str]) -> frozenset[int]:
    """Which entries of a list of papers are full titles and nothing else, by their places.

    Three at least, and most of those without a link: else a title says no more than a sentence,
    unless it stands in brackets as those that link do (``[The Full Title]``), or nearly all others
    are titles before links to papers. Among them a title may hold a colon, which is then none
    before a description.
    """
    telling = next((kinds for kinds in map(heading_kinds, headings) if kinds), ())
    if unlinked := [at for at, entry in enumerate(entries) if "unlinked" in entry.values]:
        return frozenset(unlinked)
    papers = any(kind == "paper" and share == 1.0 for kind, share in telling)
    bare = [at for at, entry in enumerate(entries) if not link_count(entry)]
    among = _among_cited(entries, bare, papers) if len(entries) >= _LEAST and bare else frozenset()
    if not papers and not any(map(names_conference, headings[:_NEAR])):
        return among
    full = frozenset(at for at in bare if _is_full_title(entries[at], papers))
    if len(full) >= _LEAST and _are_classes([entries[at].title for at in full]):
        return frozenset()
    if len(full) >= _LEAST and len(full) * 3 >= len(bare) * 2:
        sure = len(full) >= _MANY and len(full) * 10 >= len(bare) * 9
        full |= {at for at in bare if papers and _may_be_title(entries[at])}
        full |= {at for at in bare if sure and _is_short_title(entries[at])}
        for at in full:
            join_subtitle(entries[at])
        return full | among
    if full and papers and _read_alike(entries):
        return full
    boxed = full if len(bare) < len(entries) else ()
    return frozenset(at for at in boxed if "boxed" in entries[at].values) | among


def _among_cited(entries: Sequence[Entry], bare: Sequence[int], papers: bool) -> frozenset[int]:
    """The titles without a link, in a list of which most are cited with a venue or a year.

    In full, or with a year of their own behind several words; below no heading that names
    ``papers`` alone only a venue counts, or a year before a full title that leads to a paper.
    """
    cited = [entry for entry in entries if _is_dated(entry, papers)]
    if len(cited) < _LEAST or len(cited) * 3 < len(entries) * 2:
        return frozenset()
    found = frozenset(at for at in bare if _is_plain_title(entries[at]))
    for at in found:
        join_subtitle(entries[at])
    return found | {at for at in bare if at not in found and _take_initials(entries[at])}


def _take_initials(entry: Entry) -> bool:
    """``Mooring at night: A survey, FGQS``: take a venue by its initials at the end of a title.

    Known or not; neither a place nor an organisation.
    """
    title, comma, venue = _whole_title(entry).rstrip(" .").rpartition(", ")
    if not comma or not venue.isupper() or not venue.isalpha() or len(venue) not in _INITIALS:
        return False
    told = entry.description and entry.description != entry.values.get("subtitle")
    if told or entry.fields or is_no_venue(venue) or len(title.split()) < _FULL_TITLE:
        return False
    entry.begin_anew(title)
    entry.add_value("venue", venue)
    entry.citation = True
    return True


def _is_dated(entry: Entry, papers: bool) -> bool:
    """Whether an entry says when it appeared, and where it has to say more also in which venue."""
    if _WHEN.isdisjoint(entry.values):
        return any(x.label == "year" for x in entry.fields) and _leads_to_paper(entry)
    if not papers:
        return entry.citation and "venue" in entry.values
    return entry.citation or len(entry.title.split()) >= _SHORT_NAME


def _is_year_alone(entry: Entry) -> bool:
    """Whether nothing but a year is told of an entry: ``[2020] The Title``."""
    return len(entry.fields) == 1 and entry.fields[0].label == "year"


def _leads_to_paper(entry: Entry) -> bool:
    """Whether a title of several words is linked, to a site of papers."""
    link = entry.links[0] if len(entry.title.split()) >= _FULL_TITLE and entry.links else None
    return link is not None and link.place == "title" and host_role(link.url) == "paper"


def _is_plain_title(entry: Entry) -> bool:
    """Whether an entry is a title and no more: in full, or behind several words its year."""
    title = _whole_title(entry)
    alone = _is_year_alone(entry)
    if (entry.description and title == entry.title) or (entry.fields and not alone):
        return False
    dated = (alone or "year" in entry.values) and len(title.split()) >= _SHORT_NAME
    return dated or shows_title(title)


def shows_title(text: str) -> bool:
    """Whether a text is a full title in title case that no stop or colon ends."""
    full = len(text.split()) >= _FULL_TITLE and text[-1:] not in ".:;。：；,，"
    return full and is_title_case(text)


def _are_classes(titles: Sequence[str]) -> bool:
    """Whether titles begin with codes of one scheme: ``[TID-MOOR] …``, ``[TID-ROPE] …``."""
    codes = [title.partition(" ")[0] for title in titles]
    schemes = {code.partition("-")[0] for code in codes}
    return len(schemes) == 1 and all("-" in code and code.isupper() for code in codes)


def _read_alike(entries: Sequence[Entry]) -> bool:
    """Whether nearly all that link are titles before links to papers: ``The Title. [[paper](…)]``.

    One without a link among them is of a paper whose link is yet to be found.
    """
    linked = [entry for entry in entries if link_count(entry)]
    alike = sum(map(_is_linked_behind, linked))
    return alike >= _LEAST and alike * 5 >= len(linked) * 4


def _is_linked_behind(entry: Entry) -> bool:
    """Whether a title of several words stands before links, one of which leads to the paper."""
    links = [link for link in entry.links if not link.image]
    return (
        len(entry.title.split()) >= _SHORT_NAME
        and not entry.description
        and all(link.place == "field" for link in links)
        and any(role_of(link.text) == "paper" for link in links)
    )


def _is_full_title(entry: Entry, colons: bool) -> bool:
    """Whether an entry is a full title; where ``colons`` may be in one, with what is behind it."""
    title = _whole_title(entry) if colons else entry.title
    told = any(labelled.label != "venue" for labelled in entry.fields)
    if told or len(title.split()) < _FULL_TITLE:
        return False
    plain = (not entry.description or title != entry.title) and is_title_case(title)
    return plain or bool(entry.values.get("within"))


def _may_be_title(entry: Entry) -> bool:
    """Whether an entry among full titles is one, if a shorter one, or with a small word in it."""
    title = _whole_title(entry)
    words = title.split()
    if (entry.description and title == entry.title) or len(words) < _SHORT_NAME:
        return False
    small = sum(word.islower() and word not in STOP_WORDS for word in words)
    return small * _SMALL_SHARE <= len(words) and words[0][:1].isupper()


def _is_short_title(entry: Entry) -> bool:
    """Whether an entry is a title of a few words and no more, as one among many in full may be."""
    words = entry.title.split()
    return not (entry.description or entry.fields) and len(words) > 1 and is_title_case(entry.title)


def _whole_title(entry: Entry) -> str:
    """The title with what stands behind its colon, where that is no label."""
    subtitle = entry.values.get("subtitle")
    if not subtitle or is_known_label(entry.title):
        return entry.title
    return f"{entry.title}: {subtitle}"


def join_subtitle(entry: Entry) -> None:
    """Make what stands behind the colon of a title part of it."""
    whole = _whole_title(entry)
    if whole != entry.title:
        entry.title, entry.description = whole, ""
