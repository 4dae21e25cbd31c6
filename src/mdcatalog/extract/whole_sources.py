"""Where a reference in full says that it appeared, read from its end, part by part.

``In Proceedings of … (PLDI '08). ACM, New York, NY, USA, 149-158. DOI=10.…`` (ACM),
``IEEE Trans. Parallel Distrib. Syst. 15, 6 (June 2004), 491-504`` (ACM),
``Journal of Piers, vol. 5, no. 2, pp. 1-9, Jun. 2004`` (IEEE), ``Nature, 521(7553), 436–444``
(APA), ``Nature 521.3 (2004): 12-30`` (MLA), ``Nature. 2004;521(3):12-30`` (Vancouver),
``In: Workshop on Piers, pp. 1–9. Springer (2012)`` (LNCS).

Volume, issue, pages, a publisher and its city are taken away until nothing but the venue is left.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from mdcatalog.extract.citation_parts import SHORTENED
from mdcatalog.extract.venues import is_title_case, split_venue, venue_like, year_of
from mdcatalog.patterns import lazy_pattern
from mdcatalog.values import parse_date
from mdcatalog.vocabulary import VENUE_WORDS, fold

_SHORTEST, _LONGEST = 4, 500
_LONGEST_VENUE = 320
_MONTH = (
    r"(?:(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?|January|February|March|April|May|June"
    r"|July|August|September|October|November|December)"
)
_NUMBER = r"[A-Za-z]{0,2}\d{1,6}[A-Za-z]?(?::\d{1,4})?"
_DASH = r"\s?[-–—−]{1,3}\s?"
# `(June 2004)`, `June 2004`, `12 June 2004`, `Jan./Feb. 2004`, `(2004)`, `2004a`
_DATE = lazy_pattern(
    rf"[\s,;.:(\[]+(?:(?P<day>\d{{1,2}}) )?(?:(?P<month>{_MONTH})(?:[/–-]{_MONTH})?"
    r"(?: (?P<late>\d{1,2}),)?,? )?(?P<year>(?:19|20)\d\d)[a-z]?[\])]?$"
)
# `2004;12(3):1-9`, `2004, 12 (3)`, `2004:1-9`: the year stands before the volume
_YEAR_AND_VOLUME = lazy_pattern(
    rf"[\s,.;]+(?P<year>(?:19|20)\d\d)[;,:]\s?"
    rf"(?:\d{{1,4}}\s?(?:\([^()]{{1,14}}\))?[:,]\s?)?{_NUMBER}(?:{_DASH}{_NUMBER})?$"
)
_TAILS = tuple(
    lazy_pattern(pattern + "$", re.IGNORECASE)
    for pattern in (
        # `pp. 1-9`, `pages 1–9, 12`, `p. 4`, `(pp. 1-9)`
        rf"[\s,.;:(]+(?:pp?|pages?)\.?\s?{_NUMBER}(?:{_DASH}{_NUMBER})?(?:, {_NUMBER}){{0,3}}\)?",
        rf"[\s,.;:]+(?:(?:article|art|paper)\.?\s(?:no\.?\s?)?{_NUMBER}|\d{{1,3}} (?:pages|pp)\.?)",
        rf"[\s,.;:]+{_NUMBER}{_DASH}{_NUMBER}",  # pages alone
        # `vol. 5`, `volume 32 of Lecture Notes`, `no. 2`, `issue 4`, `ser. LNCS`, `ch. 3`
        r"[\s,.;:(]+(?:vol(?:ume)?|no|nr|number|issue|iss|ch|chapter)\.?\s?\d[\w./–-]{0,10}\)?",
        r"[\s,.;:]+(?:ser(?:ies)?)\.? [^\d,]{2,40}",
        r"[\s,.;:]+(?:doi\s?[:=.]?\s?)?(?:https?://\S+|10\.\d{4,}/\S+)",
        r"[\s,.;:(]+(?:doi\s?[:=]?|\[online\]|available(?: at| online)?:?|url:?|isbn:? [\d-]+)\)?",
        r"[\s,.;:(]+(?:to appear|in press|forthcoming|accepted)\)?",
    )
)
# `12(3)`, `12 (3)`, `12, 3`, `12.3`, `12`, `12:3`; behind words alone
_VOLUME = lazy_pattern(
    r"[\s,.]+\d{1,4}(?:\s?\((?:[^()\d]{0,9})?\d{1,4}(?:[-–]\d{1,4})?\)|[,.:]\s?[A-Z]?\d{1,6}"
    r"(?:-\d{1,2})?(?: \((?:Article )?\d{1,4}\))?)?$"
)
#: What sort of work a thing is that no venue printed.
WORK_SORT = lazy_pattern(
    r"(?:tech(?:nical|\.)? rep(?:ort\b|\.)|ph\.? ?d\.? (?:thesis|dissertation)|m\.?sc\.? thesis"
    r"|(?:master[’']?s?|doctoral|bachelor[’']?s?) (?:thesis|dissertation)|dissertation"
    r"|unpublished|white ?paper)\b",
    re.IGNORECASE,
)
_VOLUME_BEHIND_YEAR = re.compile(r"[\s,.]+(?:19|20)\d\d(?=[,.:]\s?\d)")
_YEAR_ALONE = re.compile(r"[\s,.]+(?:19|20)\d\d")
_PUBLISHER = (
    r"(?:ACM|IEEE|USENIX|AAAI|MIT|Springer|Elsevier|Wiley|IOS|PMLR|JMLR|ISCA|OpenReview|CEUR|ICLR|"
    r"Association for|Curran|Morgan|Kluwer|Citeseer|North[ -]Holland|Academic|Oxford|Cambridge|"
    r"Society for|Taylor|Sage|SAGE|World Scientific|Internet Society|European Language|Omnipress|"
    r"Institute of|Eurographics|Schloss|Dagstuhl|The [A-Z]\w+ Press|[A-Z]\w+ University Press|"
    r"[A-Z]\w+ Press)"
)
# `ACM, New York, NY, USA`, `Springer, Berlin, Heidelberg`, `New York: ACM`
_PRINTED = lazy_pattern(
    rf"[.,;:]\s+(?:[A-Z][\w. ]{{2,30}}: )?{_PUBLISHER}(?:[ -](?:[A-Z][\w’'./&-]*|of|and|on|for|in"
    r"|&|[a-z]+-Verlag)){0,8}(?:,? \(?(?:[A-Z][\w.’-]*\.?(?: [A-Z][\w.’-]*){0,2})\)?){0,4}$"
)
# `, New York, NY, USA`, `. Berlin, Germany`: where it was, or was printed
_CITY = lazy_pattern(
    r"[.,]\s+(?:[A-Z][\w.’-]+(?: [A-Z][\w.’-]+){0,2}, ){1,2}"
    r"(?:USA|UK|U\.?S\.?A\.|[A-Z]{2}, USA|Germany|France|Italy|Spain|China|Japan|Canada|Australia|"
    r"Switzerland|Austria|Korea|South Korea|Portugal|Netherlands|The Netherlands|Sweden|Greece|"
    r"Denmark|Norway|Finland|India|Brazil|Singapore|Belgium|Ireland|Poland|Israel|Hong Kong|"
    r"Republic of Korea|United Kingdom|United States|Heidelberg)$"
)
_IN = re.compile(r"(?:[Ii]n|IN)(?::\s*|\s+)(?=\S)")
_OF_VENUES = lazy_pattern(
    r"\b(?:proc(?:\.|eedings?)|conf(?:\.|erence)|symp(?:\.|osium)|workshops?|meeting|congress|"
    r"journal|transactions?|letters|trans\.|annals|bulletin|reviews?|magazine|lecture notes|"
    r"advances in|findings of|colloquium|arxiv|notices|forum|communications|quarterly|archives?)"
    r"(?=\W|$)",
    re.IGNORECASE,
)
_IN_FULL = lazy_pattern(
    r"\b(?:proceedings|conference|symposium|workshops?|transactions|journal|congress|meeting)\b",
    re.IGNORECASE,
)
_ABBREVIATED = re.compile(r"[A-Z]\w{0,11}\.")
_SMALL = frozenset(("of", "and", "on", "in", "for", "the", "&", "de", "la", "et", "der", "à", "to"))
_SENTENCE_END = lazy_pattern(rf"(?<=[\w)]{{3}}){SHORTENED}\.\s+(?=[A-Z])")
_LEAST_BEFORE = 6  # characters of a venue
_STOP_WITHIN = re.compile(r"\.\s")
_MOST_WORDS = 9  # of a journal that nothing says is one
_ARTICLE = ("A ", "An ", "Towards ", "Toward ", "How ", "Why ", "What ", "On ")
_HOLDERS = ("ACM ", "IEEE", "USENIX ", "AAAI ", "International ", "Annual ", "European ")
_ROUNDS = 12


class WholeSource(NamedTuple):
    """Where and when a reference appeared."""

    venue: str
    year: int | None
    published: str | None  # where the month is told
    sure: bool  # whether more than its words and a year says that it is a source


def whole_source(text: str, *, named: bool = False) -> WholeSource | None:
    """The source that a text is as a whole; ``None`` where a part of it is something else.

    ``named`` where names and a year stood before the title, so that words in capitals are enough.
    """
    text = " ".join(text.split()).strip(" .,;|[(*_")
    if not _SHORTEST <= len(text) <= _LONGEST:
        return None
    if WORK_SORT.match(text):
        return None
    within = _IN.match(text)
    if within:
        text = text[within.end() :]
    rest, year, published, numbered = _peeled(text)
    place = rest.strip(" .,;:*_")
    if ". " in place and place[-1].isalpha() and text[len(place) :][:1] == ".":
        place += "."  # `Inf. Process. Lett.`
    if place.count("(") > place.count(")"):
        return None
    sure = bool(within) or numbered
    if not _is_place(place, sure=sure, known=named and numbered):
        return None
    if "rXiv" in place or " abs/" in place:
        place = split_venue(place).name or place
    sure = sure or _IN_FULL.search(place) is not None
    return WholeSource(place, year or year_of(place.rstrip(")")), published, sure)


def _peeled(text: str) -> tuple[str, int | None, str | None, bool]:
    """What is left of a source without volume, pages, publisher and date, and the date.

    And whether it had anything beside a date.
    """
    numbered = False
    year: int | None = None
    published: str | None = None
    for _ in range(_ROUNDS):
        text = text.rstrip(" .,;:")
        if year is None and (dated := _YEAR_AND_VOLUME.search(text)):
            year, text, numbered = int(dated["year"]), text[: dated.start()], True
            continue
        date = _DATE.search(text)
        if date and year in (None, int(date["year"])) and _stands_apart(text, date):
            year = int(date["year"])
            day = date["day"] or date["late"]
            told = (
                f"{date['month'].rstrip('.')} {day + ', ' if day else ''}{year}"
                if date["month"]
                else ""
            )
            published = published or (parse_date(told) if told else None)
            numbered = numbered or text.endswith(")")  # `Nature (2024)`
            text = text[: date.start()]
            continue
        cut = _tail_start(text)
        if cut is not None:
            text, numbered = text[:cut], True
            continue
        cut = _printed_start(text)
        if cut is None:
            break
        text = text[:cut]
    return text, year, published, numbered


def _stands_apart(text: str, date: re.Match[str]) -> bool:
    """Whether a date is none of a venue's name: ``ICML 2019``, ``(CGO 2019)`` keep theirs."""
    opening = text[date.start() : date.start("month") if date["month"] else date.start("year")]
    if date["month"] or opening.strip(" "):
        return not (text.endswith(")") and "(" not in opening)
    return False


def _tail_start(text: str) -> int | None:
    """Where the part that closes a source begins, if it is none of the venue's name."""
    for tail in _TAILS:
        if match := tail.search(text):
            return match.start()
    volume = _VOLUME.search(text) if text[-1:].isdigit() or text[-1:] == ")" else None
    if volume and any(map(str.isalpha, text[: volume.start()])):
        dated = _VOLUME_BEHIND_YEAR.match(volume.group())
        if dated:  # `2004, 60 (1)`
            return volume.start() + dated.end()
        return None if _YEAR_ALONE.fullmatch(volume.group()) else volume.start()
    return None


def _printed_start(text: str) -> int | None:
    """Where behind a venue it begins who printed it, and in which city."""
    for tail in (_PRINTED, _CITY):
        if (match := tail.search(text)) and match.start() > _LEAST_BEFORE:
            return match.start()
    stop = _SENTENCE_END.search(text) if ". " in text and _IN_FULL.search(text) else None
    if stop is None or not is_title_case(text[stop.end() :]):
        return None
    before, behind = text[: stop.start()], text[stop.end() :]
    few = len(behind.split()) <= _MOST_WORDS and not _OF_VENUES.search(behind)
    return stop.start() if few and _IN_FULL.search(before) else None


def _is_place(text: str, *, sure: bool, known: bool) -> bool:
    """Whether words are the name of a venue: by a word that says so, or as a name is written."""
    if not text or len(text) > _LONGEST_VENUE or not (text[0].isupper() or text[0].isdigit()):
        return text.lower().startswith(("arxiv", "biorxiv", "medrxiv"))
    if text.startswith(_ARTICLE) or '"' in text or "“" in text or ": " in text.split("(")[0][:24]:
        return False
    if not _stops_shorten(text):
        return False
    if text[0].isdigit() and not _OF_VENUES.search(text):
        return False
    if _OF_VENUES.search(text):
        held = text[0].isdigit() or text.startswith(_HOLDERS) or _OF_VENUES.match(text) is not None
        return sure or held or is_title_case(text.split("(")[0])
    if fold(text) in VENUE_WORDS or venue_like(text):
        return True
    words = text.split()
    short = len(words) <= _MOST_WORDS and not any(mark in text for mark in ":;!?")
    return known and short and is_title_case(text)


def _stops_shorten(text: str) -> bool:
    """Whether all full stops within a text belong to shortened words of a journal's name."""
    for stop in _STOP_WITHIN.finditer(text):
        word = text[: stop.start() + 1].rpartition(" ")[2].lstrip("(")
        behind = text[stop.end() :].split(" ", 1)[0]
        if not _ABBREVIATED.fullmatch(word) or (behind[:1].islower() and behind not in _SMALL):
            return False
        if behind == "In":
            return False
    return True
