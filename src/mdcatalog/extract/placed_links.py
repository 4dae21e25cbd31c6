"""When and where a linked title appeared, right before it: ``20210202 AAAI-21 [Title](…)``."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mdcatalog.extract.entries import Entry, Labelled
from mdcatalog.extract.italic_leads import take_italic_date
from mdcatalog.extract.organizations import is_named_organization
from mdcatalog.extract.titles import is_role_link
from mdcatalog.extract.venues import venue_like, year_of
from mdcatalog.patterns import lazy_pattern
from mdcatalog.tree import Inline, Link, Text
from mdcatalog.vocabulary import SHORT_VENUES, VENUE_WORDS, fold, is_sort

# A date, a venue, or both; the year of the venue may stand behind it in two digits.
_BEFORE = lazy_pattern(
    r"\s*(?P<date>(?P<open>\[)?(?:20\d{6}|(?:19|20)\d\d(?:[-./]\d{1,2}){0,2})(?(open)\]))?"
    r"[\s,:|]*(?P<venue>(?P<name>[A-Za-z][\w&./ ]{1,40}?)"
    r"(?P<year>[ '’-]{0,2}(?:(?:19|20)\d\d|(?<=['’ -])\d\d))?)?[\s,:|]*"
)
_DAY = re.compile(r"(20\d\d)(\d\d)(\d\d)")
# `2018 White Paper `, `2019 CSCS `: a year and what in its list's other items is a venue
_PERHAPS_PLACED = lazy_pattern(
    r"\s*(?P<year>(?:19|20)\d\d) (?P<venue>[A-Z][\w&-]*(?: [A-Z&][\w&-]*){0,3}) ?"
)
_LONGEST = 50
_LEAST_TITLE = 3
_LEAST_PLACED = 2


def take_place(entry: Entry, pieces: list[Inline]) -> list[Inline]:
    """Put a date and a venue before a linked title into the entry; returns the other pieces."""
    first = pieces[0] if len(pieces) > 1 else None
    if not isinstance(first, Text) or not 0 < len(first.text) <= _LONGEST:
        return pieces
    if first.emphasis:
        return take_italic_date(entry, pieces)
    joint = pieces[1]
    parted = first.strong and isinstance(joint, Text) and not joint.text.strip(" ,:：|-–—")
    at = 2 if parted else 1
    link = pieces[at] if at < len(pieces) else None
    if isinstance(link, Link):
        if link.bare or is_role_link(link):
            return pieces
    elif not isinstance(link, Text) or not link.emphasis or link.strong:
        return pieces  # `2019 ICRA, *The Title* [[pdf](…)]`
    if first.text.lstrip()[:1].isdigit() and " " in link.text:
        entry.values["perhaps_placed"] = f"{first.text}\n{link.text}"
    if len(link.text.split()) < _LEAST_TITLE and link.text.isascii():
        return pieces
    match = _BEFORE.fullmatch(first.text)
    if match is None:
        return pieces
    alone = first.text.strip() == match["date"] and not match["open"]
    full = alone and len(link.text.split()) > _LEAST_TITLE  # `2016 [A Survey of Piers](…)`
    if not match["venue"] and not (full or first.strong or _DAY.search(match["date"] or "")):
        return pieces  # what is not in bold is read with the other dates before titles
    named = bool(match["venue"]) and _is_venue(match["name"], bool(match["year"] or match["date"]))
    day = _DAY.fullmatch((match["date"] or "").strip("[]")) and match["year"]
    if match["venue"] and not named and not (day and match["name"].isalnum()):
        return pieces  # `20181107 BigData-18 [The Title](…)`: beside a day, any name with its year
    if match["date"]:
        date = match["date"].strip("[]")
        if len(date) == len("2016"):
            entry.add_value("year", int(date))
            date = ""
    if match["date"] and date:
        entry.fields.append(Labelled("date", _DAY.sub(r"\1-\2-\3", date)))
    entry.values.pop("perhaps_placed", None)
    if match["venue"]:
        entry.values["placed"] = bool(match["date"])
        entry.add_value("venue", match["venue"].strip())
        entry.add_value("year", year_of(match["venue"].replace("-", " ")))
        entry.citation = True
    return pieces[at:]


def share_places(entries: Sequence[Entry]) -> None:
    """``2018 CSCS [The Title](…)`` in a list where most begin with a year and a known venue.

    What stands in its place is a venue that nobody knows, and before a title of two words one.
    """
    perhaps = [entry for entry in entries if "perhaps_placed" in entry.values]
    if not perhaps:
        return
    placed = sum(1 for entry in entries if entry.values.get("placed"))
    if placed < _LEAST_PLACED or placed * 2 < len(entries):
        return
    for entry in perhaps:
        before, _, title = str(entry.values["perhaps_placed"]).partition("\n")
        match = _PERHAPS_PLACED.fullmatch(before)
        if match is None or is_sort(match["venue"]) or not entry.title.endswith(title):
            continue
        if is_named_organization(match["venue"]):
            entry.add_value("organizations", [match["venue"]])
        else:
            entry.add_value("venue", match["venue"])
        entry.add_value("year", int(match["year"]))
        entry.title, entry.citation = title, True


def _is_venue(name: str, dated: bool) -> bool:
    """Whether a name is a venue: beside a date the short ones too, which other words share."""
    if not name[0].isupper() and fold(name) not in VENUE_WORDS:
        return False
    folded = fold(name)
    return (folded in VENUE_WORDS or venue_like(name)) or (
        dated and name.isupper() and folded in SHORT_VENUES
    )
