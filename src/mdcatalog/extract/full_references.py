"""References in full whose source is told part by part: names, year, title, where it appeared.

``Jane Doe and John R. Roe. 2014. The Title. In Proceedings of … (PLDI '14). ACM, …`` (ACM),
``Jane Doe and John R. Roe. The Title. Journal of Piers, 5(2):1–9, 2014.`` (BibTeX, plain),
``Doe, J. (2014). The Title. Journal of Piers, 5(2), 1-9.`` (APA),
``Doe J, Roe J. The Title. Journal of Piers. 2014;5(2):1-9.`` (Vancouver),
``Doe, J., Roe, J.: The Title. In: Workshop on Piers, pp. 1–9. Springer (2014)`` (LNCS).

The source shows where the title ends and that what stands before it are names, however they are
written; where it is none, nothing is read here.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from mdcatalog.extract.organizations import is_organization
from mdcatalog.extract.person_names import is_known_person, is_name
from mdcatalog.extract.slashed_citations import SLASHES
from mdcatalog.extract.venues import venue_like
from mdcatalog.extract.venues_behind import is_no_venue
from mdcatalog.extract.whole_sources import WORK_SORT, WholeSource, whole_source
from mdcatalog.patterns import lazy_pattern
from mdcatalog.values import split_names
from mdcatalog.values.text import CJK
from mdcatalog.vocabulary import NO_NAMES

_LONGEST = 1500
_LONGEST_NAMES = 900
_LEAST = 40
_LEAST_TITLE = 2  # words
_LONGEST_NAME = 7  # words, `and` among them
# The first year that stands apart: `. 2014. `, ` (2014). `, `, 2014. `
_YEAR = lazy_pattern(
    r"(?:[.,]\s*|\s+)(?:\((?P<set>(?:19|20)\d\d)[a-z]?(?:, [A-Z][^()]{1,20})?\)\s*[.,:]?"
    r"|(?P<bare>(?:19|20)\d\d)[a-z]?[.:,])\s+(?=\S)"
)
# What ends names without a year: a stop that is no initial's, or a colon
_NAMES_END = lazy_pattern(
    r"(?<!\b[A-Z])(?<!\bJr)(?<!\bSr)(?:\.|:)\s+(?=[^\W_a-z])|(?<=[^.]\b[A-Z])\.\s+(?=[A-Z])"
)
_TITLE_END = lazy_pattern(r"(?:[.?!]+[\"”’']?|(?<=[\"”]))\s+(?=[A-Z\d]|[Ii]n\b|arXiv|bioRxiv)")
_UPPER = r"(?:(?![\d_a-zß-öø-ÿа-яё])\w)"
_PARTICLES = r"(?:(?:de|der|den|van|von|di|da|la|le|del|dos|du|el|al|bin|ter|zu|zur|af) )*"
_WORD = rf"{_UPPER}[\w'’\-–]*"
_INITIALS = rf"(?:{_UPPER}\.(?:-\w\.)?(?:[ -]?(?={_UPPER}))?){{1,4}}"
_BARE = r"[A-Z]{1,3}(?:-[A-Z])?"
# One whole name as styles write it
_GIVEN_FIRST = rf"{_WORD}(?: (?:{_UPPER}\.|{_PARTICLES}{_WORD})){{1,3}}"
_WHOLE = lazy_pattern(
    rf"(?:{_GIVEN_FIRST}|{_INITIALS} ?{_PARTICLES}{_WORD}(?: {_WORD})?"
    rf"|{_PARTICLES}{_WORD}(?: {_WORD})?,? {_INITIALS}|{_PARTICLES}{_WORD}(?: {_WORD})? {_BARE}"
    rf"|{_PARTICLES}{_WORD}(?: {_WORD})?, {_WORD}(?: (?:{_WORD}|{_UPPER}\.?))?)"
    r"(?:,? (?:Jr|Sr|II|III)\.?)?"
)
_SURNAME = re.compile(_WORD)
_PART = re.compile(r"\w+ [A-Z]\.")  # `Section A.`, as well as `Doe J.`
_NUMBERED = re.compile(r"\d\s?[;:(]\s?\d|[Vv]ol\.|pp?\. ?\d")  # volume and pages
_OTHERS = lazy_pattern(r",?\s+(?:and\s+)?(?:et\.? al\b\.?|others\b)\s*$")
_JOINED = re.compile(r"\s+&\s+")

# what the author of a list says of a reference in another language: `（经典教材）`
_REMARK = lazy_pattern(r"\s*（(?P<words>[^（）]*)）$")
_EDITORS = re.compile(r"\s*\([Ee]ds?\.?\)[\s.,]*$")
_EDITION = re.compile(
    r"\s*\((?P<words>[^()]*\b(?:[Ee]d|[Ee]ds|[Ee]dn|[Ee]dition|[Vv]ersions?)\b[^()]*)\)$"
)


class FullReference(NamedTuple):
    """What such a reference says; ``rest`` is kept as words."""

    names: tuple[str, ...]
    title: str
    source: WholeSource
    rest: str = ""


class _Opening(NamedTuple):
    names: tuple[str, ...]
    year: int | None
    end: int
    sure: bool


def full_reference(text: str) -> FullReference | None:
    """The reference that a text is as a whole, its links apart; ``None`` where it is none."""
    text = " ".join(text.split())
    if text.endswith("）") and (remark := _REMARK.search(text)):
        found = full_reference(text[: remark.start()])
        told = (found.rest, remark["words"]) if found else ()
        return found._replace(rest=" | ".join(filter(None, told))) if found else None
    if not _LEAST <= len(text) <= _LONGEST or not ("19" in text or "20" in text):
        return None
    if text[0] in '[("“' or ". " not in text or (not text.isascii() and CJK.search(text)):
        return None
    if SLASHES in text:
        return None  # what they part is read elsewhere
    for opening in _openings(text):
        body = text[opening.end :]
        if not body or body[0] in '"“«' or not (body[0].isupper() or body[0].isdigit()):
            continue
        if found := _titled(opening, body):
            return found
    return None


def _openings(text: str) -> list[_Opening]:
    """What may be the names that a text begins with, the likeliest first."""
    found: list[_Opening] = []
    dated = _YEAR.search(text, 0, _LONGEST_NAMES)
    if dated and (names := reference_names(_before(text, dated.start()))):
        year = int(dated["set"] or dated["bare"])
        return [_Opening(names, year, dated.end(), _are_sure(names))]
    last = 0
    for stop in _NAMES_END.finditer(text, 0, _LONGEST_NAMES):
        between = text[last : stop.start()]
        if between.count(" ") > _LONGEST_NAME and "," not in between:
            break  # the title
        last = stop.end()
        names = reference_names(_before(text, stop.start()))
        if names:
            found.append(_Opening(names, None, stop.end(), _are_sure(names)))
    return found[::-1]


def _before(text: str, end: int) -> str:
    """What stands before a full stop, which belongs to an initial as well: ``Roe, J. R. 2006``."""
    return text[: end + (text[end] == "." and text[end - 1].isupper())]


def reference_names(text: str) -> tuple[str, ...]:
    """The names that a text is a list of, if each is a whole one in a style of references."""
    text = (
        _EDITORS.sub("", text)
        if text.rstrip(" .,)")[-3:].lower().endswith(("ed", "eds", "eds."))
        else text
    )
    text = text.strip(" ,;:")
    others = _OTHERS.search(text) if "al" in text or "others" in text else None
    told = text[: others.start()] if others else text
    if others and " " not in told and is_name(told) and _SURNAME.fullmatch(told):
        return (told,)  # `Doe et al.`
    pairs = _JOINED.split(told) if " & " in told else []
    reversed_all = bool(pairs) and all(pair.count(",") == 1 for pair in pairs)
    names = pairs if reversed_all else split_names(told)  # `Doe, Jane & Roe, John`
    for name in names:
        if not _WHOLE.fullmatch(name) or not is_name(name.replace(",", " ")):
            return ()
        if is_organization(name) or any(word.lower() in NO_NAMES for word in name.split()):
            return ()
    return tuple(names)


def _are_sure(names: tuple[str, ...]) -> bool:
    """Whether names are people's by the way they are written, or by how many they are."""
    return len(names) > 1 or "." in names[0] or is_known_person(names[0])


def _titled(opening: _Opening, body: str) -> FullReference | None:
    """The title up to a stop before its source, without the edition in brackets behind it."""
    found = _title_and_source(opening, body)
    edition = _EDITION.search(found.title) if found and found.title.endswith(")") else None
    if found is None or edition is None:
        return found
    rest = " | ".join(filter(None, (edition["words"], found.rest)))
    return found._replace(title=found.title[: edition.start()], rest=rest)


def _title_and_source(opening: _Opening, body: str) -> FullReference | None:
    """The title up to the first stop behind which nothing but a source stands."""
    part = not opening.year and len(opening.names) == 1 and _PART.fullmatch(opening.names[0])
    for stop in _TITLE_END.finditer(body):
        mark = "?" if "?" in stop.group() else "!" if "!" in stop.group() else ""
        title, behind = body[: stop.start()] + mark, body[stop.end() :]
        if len(title.split()) < _LEAST_TITLE:
            continue
        if opening.year and WORK_SORT.match(behind):
            return FullReference(
                opening.names, title, WholeSource("", opening.year, None, True), behind
            )
        source = whole_source(behind, named=opening.year is not None or opening.sure)
        if source is None or not (opening.sure or source.sure):
            continue
        if part and not _NUMBERED.search(behind):
            continue
        if mark and _goes_on(source.venue):
            continue
        year = opening.year or source.year
        if year is None or not (opening.year or source.sure):
            continue
        return FullReference(opening.names, title, source._replace(year=year))
    return _title_alone(opening, body)


def _goes_on(venue: str) -> bool:
    """Whether a title seems to go on behind its question: ``Why? What Moors a Ship. Piers``."""
    more, stop, _ = venue.partition(". ")
    return bool(stop) and more.count(" ") >= _LEAST_TITLE and not venue_like(more)


def _title_alone(opening: _Opening, body: str) -> FullReference | None:
    """``Jane Doe, John Roe. 2007. The Title.``: several names and a year say enough."""
    title = body.rstrip(" .[(")
    several = opening.year is not None and opening.sure and len(opening.names) > 1
    if not several or ". " in title or len(title.split()) < _LEAST_TITLE + 1:
        return None
    return FullReference(opening.names, title, WholeSource("", opening.year, None, True))


# `We met at …`: how sentences begin, and no titles that say so little of what they name
_SENTENCES = frozenset(("we", "i", "it", "this", "there", "our", "see", "they", "you", "he", "she"))
_PARTED = re.compile(r"\s+(?:[-–—]{1,3}|\|)\s+|,\s+(?:[-–—]{1,3}\s+)?|[.?!]\s+|\s(?=\[)")
_SHORTEST = 24
_LEAST_BEFORE = 3  # words of a title before its source
_MOST_PARTS = 12


def title_and_source(text: str) -> FullReference | None:
    """``The Title -- IEEE Transactions on Piers, 2016``, ``The Title, J. Doe, Nature, vol. 5``.

    A title first, perhaps names, and a source that more than its words says is one.
    """
    text = " ".join(text.split()).strip(" .,;|[(")
    if not _SHORTEST <= len(text) <= _LONGEST or not text.rstrip(")]")[-2:].isdigit():
        return None
    parts = list(_PARTED.finditer(text))
    if not parts or len(parts) > _MOST_PARTS or text.split(" ", 1)[0].lower() in _SENTENCES:
        return None
    for part in parts:
        title, names = _names_behind(text[: part.start() + (text[part.start()] in "?!")])
        behind = text[part.end() :]
        source = whole_source(behind, named=bool(names))
        if source is None or not source.sure or source.year is None:
            source = _initials(behind)
        if source is None:
            continue
        if len(title.split()) < _LEAST_BEFORE or not (title[0].isupper() or title[0].isdigit()):
            return None
        if reference_names(title.partition(", ")[0]) or ". " in title:
            return None  # names stand first
        return FullReference(names, title, source)
    return None


# `FGCS 2016`, `FGCS, 2016`, `HotQuay'14`: a short name that nobody knows, and its year
_INITIALS_DATED = lazy_pattern(
    r"(?:[Ii]n )?\[?(?P<name>[A-Z][A-Z&-]{1,8}[A-Z]|[A-Z][a-z]*[A-Z]\w*(?=['’]))"
    r"(?P<comma>,)?(?:\s(?P<year>(?:19|20)\d\d)|\s?['’](?P<short>\d\d))\]?"
)


def _initials(text: str) -> WholeSource | None:
    match = _INITIALS_DATED.fullmatch(text)
    if match is None or is_no_venue(match["name"]):
        return None
    year = int(match["year"]) if match["year"] else 2000 + int(match["short"])
    venue = match["name"] if match["comma"] else text.strip("[]").removeprefix("In ")
    return WholeSource(venue, year, None, True)


def _names_behind(text: str) -> tuple[str, tuple[str, ...]]:
    """A title and the names that end it behind a comma or a stop."""
    for mark in _PARTED.finditer(text):
        names = reference_names(text[mark.end() :])
        if names and _are_sure(names) and text[: mark.start()].count(" ") >= _LEAST_BEFORE - 1:
            return text[: mark.start()], names
    return text, ()
