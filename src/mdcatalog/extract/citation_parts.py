"""The parts of a citation behind a title: names, a venue, a year, or words to keep."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from mdcatalog.extract.entries import Entry
from mdcatalog.extract.organizations import is_organization
from mdcatalog.extract.person_names import ET_AL, are_places, is_known_person, is_name, names_like
from mdcatalog.extract.venues import (
    VOLUME,
    WORD,
    is_dated_venue,
    is_title_case,
    split_venue,
    venue_like,
)
from mdcatalog.extract.venues_behind import shortened_journal
from mdcatalog.patterns import lazy_pattern
from mdcatalog.values import find_year, is_absent, parse_date, split_names
from mdcatalog.values.text import WHITE
from mdcatalog.vocabulary import CALENDAR, VENUE_PARTS, VENUE_WORDS, fold, role_of

_LONGEST_VENUE = 120

JOURNAL_WORDS = 8

#: A year as a part between commas: `2014`, `2014a.`
YEAR_PART = re.compile(r"(?:19|20)\d\d[a-z]?\.?")

# What is no words of its own in a citation: pages, a volume, what leads to an address.
_PAGES = lazy_pattern(
    r"(?:pp?\.?\s*|\d{1,4}[:,]\s*)?\d+\s*[-–]+\s*\d+|(?:(?:vol|no|pp?)\.?\s*\d[\d,.;()\s–-]*){1,3}"
    r"|\d{1,4}\s*\(\d[^)]*\)[\s,:]*\d[\d\s–-]*|(?:\[online\]\.?\s*)?available(?: at)?",
    re.IGNORECASE,
)

#: A full stop that belongs to a shortened word parts nothing: `vol. 3`, `Proc. of`.
SHORTENED = "".join(
    rf"(?<!\b{word})"
    for word in (
        *("vol", "Vol", "no", "No", "Proc", "Conf", "Trans", "Int", "Symp", "Assoc", "Comput"),
        *(
            "Syst",
            "Sci",
            "Lett",
            "Commun",
            "Res",
            "Technol",
            "Eng",
            "Intell",
            "Mach",
            "vs",
            "Softw",
            *("Process", "Artif", "Netw", "Lang", "Mag", "Electron", "Mater", "Phys", "Chem"),
            *("Biol", "Math", "Stat", "Soc", "Rev", "Ann", "Adv", "Appl"),
            *("VOL", "NO", "Nat", "Natl", "Acad", "Genet", "Biotechnol", "Neurosci", "Psychol"),
            *("Environ", "Econ", "Inf", "Geophys", "Clin", "Med", "Robot", "Autom", "Mech"),
            *("Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sep", "Sept", "Oct", "Nov", "Dec"),
        ),
    )
)

_PARTS = lazy_pattern(
    rf"\s+[|·•]\s+|\s*\|\s*|;\s|(?=\.)(?<=\w{{3}}){SHORTENED}\.\s+(?=\S)"
    r"|(?=\.)(?<=\son)\.\s+(?=(?:IEEE|ACM|Springer)\b)"
    r"|(?=\.)(?<=\b[A-Z][a-z])\.\s+(?=(?:arXiv|bioRxiv|CoRR|IEEE|ACM)\b)"
    r"|(?=\s)(?<=\bet[ .]al\.)\s+(?=\w)"
    r"|\s+[-–—]+\s+|\n|\s+(?=\[)"
)

# `A. One, B. Two (Best Paper)`: names and what is said of the paper
_NAMES_AND_ASIDE = lazy_pattern(r"(?P<names>[^()]{6,}?)\s*(?P<aside>\([^()]{3,60}\))")

_PLACE_IN_BRACKETS = lazy_pattern(
    r"(?P<told>\S+(?: \S+){2,}?)\s*[(（](?P<venue>[A-Z][^()（）]{1,30}\d\d)[)）]"
)

# What parts a text from its neighbours: all that may be cut off before it, and behind it.
_BEHIND = WHITE + ",;:|·•-–—~"

_BEFORE = _BEHIND + "."

# A part ends in one of these, or before a bracket.
_MAY_PART = re.compile(r"[|·•;.\n\[–—-]")


def _tells(venue: str) -> bool:
    """Whether a text in the place of a venue names one."""
    name = venue.split(",")[0]
    return bool(name) and not is_absent(name) and name.lower() not in _NOWHERE


_NOWHERE = frozenset(("na", "no journal", "no venue", "unknown"))  # besides what is absent


# `Doe J, Roe R. ICML, 2011`: the stop behind the initials of the last name
_BARE_NAME = r"[^\W\d_a-z][\w'’-]+(?: [^\W\d_a-z][\w'’-]+)? [A-Z]{1,3}"
_INITIALS_THEN_VENUE = lazy_pattern(
    rf"(?P<names>{_BARE_NAME}(?:(?:, (?:and |& )?| and | & ){_BARE_NAME}){{1,20}})\.\s+"
    r"(?=[^\W\d_a-z]|arX)"
)


@dataclass(slots=True)
class Citation:
    """What a citation says beside its title."""

    authors: list[str] = field(default_factory=list)
    organizations: list[str] = field(default_factory=list)
    venue: str | None = None
    year: int | None = None
    published: str | None = None
    rest: str = ""

    def __bool__(self) -> bool:
        return bool(self.authors or self.venue)

    def publish(self, text: str) -> None:
        """Take what a text says of where and when the thing was published."""
        found = split_venue(text)
        self.venue = found.name if _tells(found.name or "") else None
        self.published = self.published or found.published
        self.year = self.year or found.year


def add_cited(entry: Entry, citation: Citation) -> None:
    """Set what a citation says in the entry, where it is not set yet."""
    for name in ("authors", "organizations", "venue", "year", "published"):
        entry.add_value(name, getattr(citation, name))


def trim(text: str) -> str:
    """A part without the marks around it."""
    return text.lstrip(_BEFORE).rstrip(_BEHIND)


def read_parts(citation: Citation, rest: str, dated: bool) -> None:
    """Go through what is left, part by part: names, a venue, a year, or words to keep."""
    kept: list[str] = []
    rest = _names_and_journal(citation, rest)
    if citation.authors and citation.year is None:
        rest = _without_sort(citation, rest)
    if citation.venue is None:
        rest = _behind_venue(citation, rest)
    for chunk in _PARTS.split(rest) if _MAY_PART.search(rest) else (rest,):
        chunk = trim(chunk).rstrip(".")
        chunk = chunk[3:] if chunk.startswith("in ") else chunk
        if not chunk or not WORD.search(chunk):
            continue
        if chunk.lower().rstrip(":") == "in":
            continue
        if _PAGES.fullmatch(chunk):
            if citation.year is None:  # `Vol. 14. 2014.`, `vol. 5, pp. 1997--2004, 2017`
                span = find_year(_BEFORE_YEAR.sub("", chunk))
                citation.year = span.value if span else None
            continue
        _read_part(citation, chunk, kept, sure=dated or citation.year is not None)
    citation.rest = ". ".join(kept)


_INITIALED = lazy_pattern(
    r"(?:[A-Z]\.[ -]?){1,3}[^\W\d_a-z][\w'’-]{2,}"
    r"(?:,? (?:and |& )?(?:[A-Z]\.[ -]?){1,3}[^\W\d_a-z][\w'’-]{2,})*\. [^\W\d_a-z]"
)


def _behind_venue(citation: Citation, rest: str) -> str:
    """Take a journal by its short name, or a venue and its year, that all else stands behind."""
    journal = shortened_journal(rest.lstrip(" ,."))
    # `J. Doe and R. Roe. SOSP 2010`: initials shorten names as stops do journals
    if journal and not (_opens_with_names(journal) or _INITIALED.match(journal)):
        citation.publish(journal)
        rest = rest.lstrip(" ,.")[len(journal) :]
    if citation.venue is None and "，" in rest:
        first, _, behind = rest.strip("，, ").partition("，")
        if is_dated_venue(first.strip()):  # `NeurIPS 2020，张三`
            citation.publish(first.strip())
            rest = behind
    return rest


def _within_part(citation: Citation, chunk: str, *, kept: bool) -> str:
    """What is left of a part without names before it, brackets around it, a venue behind it."""
    aside = _NAMES_AND_ASIDE.fullmatch(chunk) if chunk.endswith(")") else None
    if aside and not (citation.authors or kept) and names_like(aside["names"]):
        citation.authors = split_names(aside["names"])
        chunk = aside["aside"]
    if chunk[0] in "(（" and chunk[-1] in ")）" and "," in chunk:
        chunk = chunk[1:-1].strip()  # `(Jane Doe, John Roe, CVPR 2022)`
    placed = _PLACE_IN_BRACKETS.fullmatch(chunk) if chunk[-1] in ")）" else None
    if placed and citation.venue is None and venue_like(placed["venue"]):
        citation.publish(placed["venue"])  # `What It Does (SOSP'07)`
        chunk = placed["told"]
    return chunk


def _read_part(citation: Citation, chunk: str, kept: list[str], *, sure: bool) -> None:
    """Take what a part says into the citation, or keep its words."""
    chunk = _within_part(citation, chunk, kept=bool(kept))
    if citation.venue is None and (told := _venue_then_words(citation, chunk)):
        kept.append(told)
        return
    if (not citation.authors and not kept) and (
        names_like(chunk, strict=not sure) or is_known_person(chunk)
    ):
        citation.authors = split_names(chunk)
    elif not citation.authors and not kept and names_then_venue(citation, chunk):
        return
    elif (
        citation.venue is None
        and not kept
        and len(chunk) < _LONGEST_VENUE
        and (venue_like(chunk) or (citation.authors and _is_journal(chunk)))
        and not (":" in chunk and role_of(chunk.partition(":")[0]) == "video")
    ):
        citation.publish(chunk)
    elif (date := parse_date(chunk)) is not None and len(date) > 4:
        citation.published = citation.published or date
        citation.year = citation.year or int(date[:4])
    elif not kept and find_year(chunk) and len(chunk) <= 24:
        _year_chunk(citation, chunk)
    else:
        printed = _PUBLISHED_BY.fullmatch(chunk) if citation.venue and not citation.year else None
        citation.year = int(printed["year"]) if printed else citation.year
        kept.append(chunk)


# `ICLR 2024 framework for tides`: what follows is in small letters, and no part of the venue
_VENUE_THEN_WORDS = lazy_pattern(
    r"(?P<venue>[A-Z][\w&'’-]{1,14},? ?(?:(?:19|20)\d\d|['’]\d\d))"
    r" (?P<told>[a-z][\w-]*(?: \S+){2,})"
)


def _venue_then_words(citation: Citation, chunk: str) -> str | None:
    """Take a venue and its year that a sentence begins with; returns the sentence without."""
    match = _VENUE_THEN_WORDS.fullmatch(chunk) if chunk[:1].isupper() else None
    if match is None or not is_dated_venue(match["venue"]):
        return None
    if match["told"].split()[0] in VENUE_PARTS or match["told"].split()[0] in _TRACKS:
        return None
    citation.publish(match["venue"])
    return match["told"]


_TRACKS = frozenset(("best", "accepted", "oral", "spotlight", "poster", "main", "long", "short"))


def _opens_with_names(text: str) -> bool:
    """``Jane Doe and John Roe. NeurIPS 2020``: names in full, not the short words of a journal."""
    names, stop, behind = text.partition(". ")
    if is_known_person(names):
        return True  # `Jane Doe. October 2015`
    both = " and " in names or " & " in names
    return bool(stop) and both and names_like(names) and not _ABBREVIATED.search(behind)


# `Harbour Press, 2017` behind a venue
_PUBLISHED_BY = lazy_pattern(r"[A-Z][^.:;()\d]{2,80}, (?P<year>(?:19|20)\d\d)")

_ABBREVIATED = re.compile(r"[a-z]{2}\. ")

_BEFORE_YEAR = re.compile(r".*,\s*(?=(?:19|20)\d\d$)")

# `tech. rep., 2016`, `Ph.D. thesis, University of Piers, 2016`: what sort of work it is, its year
_SORT_AND_YEAR = lazy_pattern(
    r"[\s,.]*(?P<sort>(?:tech(?:nical|\.)? rep(?:ort\b|\.)|ph\.? ?d\.? (?:thesis|dissertation)"
    r"|master[’']?s? thesis|doctoral thesis|dissertation)[^\d]{0,80}?),?\s+"
    r"(?P<year>(?:19|20)\d\d)\b\W*",
    re.IGNORECASE,
)


def _without_sort(citation: Citation, rest: str) -> str:
    """``tech. rep., 2016``: the words behind names and a title without the year, which is taken."""
    match = _SORT_AND_YEAR.match(rest)
    if match is None:
        return rest
    citation.year = int(match["year"])
    return f"{match['sort'].rstrip('.')} | {rest[match.end() :]}"


_INITIALS = r"(?:[A-Z]\.[ -]?){1,3}\*?"

_SURNAME = r"[^\W\d_][\w'’-]+(?: [^\W\d_][\w'’-]+)?"

_VOLUME_AND_PAGES = r"(?:,\s*\d{1,4}(?:\(\d+\))?(?:[,:]\s*\d[\d–−-]*)?)?"

# `Doe, J., Roe, A. B.Journal of Things:2019,231,1-14`: names turned round, and a journal
_NAMES_AND_JOURNAL = lazy_pattern(
    rf"(?P<names>{_SURNAME}, {_INITIALS}(?:,? (?:and |& )?{_SURNAME}, {_INITIALS}){{1,40}})"
    r"(?:,? et al\.?)?[\s.]*(?P<journal>[A-Z][^\d,.;:()]{3,80}?)\s*[,:]\s*"
    rf"(?P<year>(?:19|20)\d\d){_VOLUME_AND_PAGES}[\s.]*(?=$|[(\[|])"
)


def _names_and_journal(citation: Citation, rest: str) -> str:
    """Take names turned round and the journal behind them, with its year; returns what is left."""
    begun = rest.lstrip(" ,.") if not citation.authors and citation.venue is None else ""
    if "., " not in begun[:40]:
        return rest
    begun = " ".join(begun.split())
    match = _NAMES_AND_JOURNAL.match(begun)
    if match is None or not is_title_case(match["journal"]):
        return rest
    citation.authors = split_names(match["names"].replace("*", ""))
    citation.publish(match["journal"])
    citation.year = citation.year or int(match["year"])
    return begun[match.end() :]


# `Trends in Harbours and Critical Care, 2021-6`, `Journal of Things, 2019, 231, 1-14`
_DATED_JOURNAL = lazy_pattern(
    r"(?P<journal>[A-Z][^\d,.;:()]{3,80}),\s*(?:19|20)\d\d(?:(?:-\d{1,2}){1,2}|"
    + _VOLUME_AND_PAGES
    + ")"
)


def _is_journal(text: str) -> bool:
    """Whether a text behind names is a journal, known or not: by its volume, or its year."""
    if _has_volume(text):
        return True
    match = _DATED_JOURNAL.fullmatch(text)
    if match is None or len(match["journal"].split()) > JOURNAL_WORDS:
        return False
    return is_title_case(match["journal"]) and not names_like(match["journal"], strict=False)


def _has_volume(chunk: str) -> bool:
    """Whether a text is a journal with its volume: ``Computer 45.2``, ``Lancet 2020;395:497``."""
    return chunk[:1].isupper() and VOLUME.search(chunk) is not None


def _year_chunk(citation: Citation, chunk: str) -> None:
    span = find_year(chunk)
    assert span is not None
    citation.year = citation.year or span.value
    if citation.venue is None:
        without = trim(chunk[: span.start] + chunk[span.end :]).strip(" ()[].,'’")
        if _tells(without) and len(without.split()) <= 3 and citation.authors:
            citation.venue = split_venue(chunk.strip(" ().,")).name  # `In CHI 2017`
    elif str(span.value) not in citation.venue and trim(chunk) == str(span.value):
        citation.venue = f"{citation.venue} {span.value}"


_COMMA = re.compile(r",\s")
_LONGEST_NAMES = 15  # words before the first comma: `Ann One and Bob Two and …`


def _is_no_name(text: str) -> bool:
    """Whether what stands between commas is a venue, an organisation or a time, no person."""
    name = fold(text)
    return name in VENUE_WORDS or name in CALENDAR or is_organization(text)


def _is_dated_place(text: str) -> bool:
    """Whether a text is a venue, or a name in capitals and its year: ``Piers, 2014``."""
    if venue_like(text):
        return True
    words = text.rpartition(",")[0]
    return find_year(text) is not None and " " in words.strip() and is_title_case(words)


def _is_names_and_place(citation: Citation, chunk: str) -> bool:
    """``Doe, Roe, Poe; ICLR 2019 oral``: what a semicolon parts is names and a venue."""
    names, _, venue = (part.strip() for part in chunk.partition(";"))
    listed = names.split(", ")
    if "," in venue and not venue.rpartition(",")[2].strip()[:1].isdigit():
        return False  # `Jane Doe; John Roe, CVPR'23`
    if not (_is_dated_place(venue) and any(map(str.isdigit, venue))) or are_places(listed):
        return False
    surnames = len(listed) > 1 and all(name.istitle() and is_name(name) for name in listed)
    if any(map(_is_no_name, listed)) or not (surnames or names_like(names, strict=False)):
        return False
    citation.authors = split_names(names)
    citation.publish(venue)
    return True


def names_then_venue(citation: Citation, chunk: str) -> bool:
    """``A. Author, B. Author, NeurIPS 2019``: names up to the comma before the venue."""
    last = _INITIALS_THEN_VENUE.match(chunk) if ". " in chunk else None
    if last and _is_dated_place(chunk[last.end() :]):
        citation.authors = split_names(last["names"])
        citation.publish(chunk[last.end() :].strip())
        return True
    if chunk.count(";") == 1 and _is_names_and_place(citation, chunk):
        return True
    commas = [match.start() for match in _COMMA.finditer(chunk)] if "," in chunk else []
    if commas and chunk.count(" ", 0, commas[0]) > _LONGEST_NAMES:
        return False  # a sentence
    for position in reversed(commas):
        names, venue = chunk[:position], chunk[position + 1 :].strip()
        year = YEAR_PART.fullmatch(venue)
        if year and fold(names) in VENUE_WORDS:
            citation.publish(chunk)  # `Nature, 2011`
            return True
        listed = names.split(", ")
        if not (year or venue_like(venue)) or any(map(_is_no_name, listed)) or are_places(listed):
            continue
        if names_like(names) or names_like(ET_AL.sub("", names) + " et al."):
            citation.authors = split_names(names)
            citation.publish(venue)
            return True
    return False
