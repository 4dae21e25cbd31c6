"""Citations: authors, venue and year in what stands around a title."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mdcatalog.extract.asides import MONTH
from mdcatalog.extract.citation_parts import (
    JOURNAL_WORDS,
    Citation,
    names_then_venue,
    read_parts,
    trim,
)
from mdcatalog.extract.dataset_languages import are_languages
from mdcatalog.extract.italic_venues import are_names_before, may_be_venue_in_italics
from mdcatalog.extract.organizations import is_organization, makers_in
from mdcatalog.extract.person_names import names_like
from mdcatalog.extract.venues import (
    is_title_case,
    venue_like,
    without_preprint,
)
from mdcatalog.extract.venues_behind import without_doi
from mdcatalog.extract.whole_sources import WholeSource, whole_source
from mdcatalog.patterns import lazy_pattern
from mdcatalog.values import parse_date, split_names
from mdcatalog.vocabulary import PRAISE

_LONGEST_CREDIT = 800
_INITIALISM = re.compile(r"[A-Z]{3,8}")
_EMPTY_GROUP = re.compile(r"\(\s*\)")
_YEAR_IN_PARENTHESES = lazy_pattern(
    r"[(（\[]\s*(?:\w{3,9}\.?,?\s+)?((?:19|20)\d{2})[a-z]?\s*(?:[,，]?\s*\w{3,9})?\s*[)）\]]?"
)
_DATE_IN_PARENTHESES = lazy_pattern(
    r"\s*[(（\[]\s*((?:19|20)\d\d[-./]\d{1,2}(?:[-./]\d{1,2})?)\s*[)）\]]"
)
_DATED_AND_MADE = lazy_pattern(
    r"[(（]\s*(?P<when>[^()（）,]{4,40}),\s*(?P<who>[^()（）]{2,60}?)\s*[)）]"
)
# `IEEE Access 8 (2020)`
# `in *Proc. of X*, Philadelphia, PA, May 2022, pp. 101–108`, behind the mark for the venue
_HELD = lazy_pattern(
    rf"[\s,.]{{0,4}}(?:[Ii]n[\s:]{{0,2}})?\|[\s,.]{{0,4}}[A-Z][^\W\d]{{1,20}}(?:,?\s[A-Z][^\W\d]{{1,20}}){{0,5}},\s"
    rf"(?P<date>(?:{MONTH}\s)?(?P<year>(?:19|20)\d\d))"
    r"(?:,\s(?:pp?|vol|no|art)\.\s?[\w:–-]{1,20}){0,3}[\s.,\[\]]*"
)
# `(2022年度)`, `(2021 年春)`: what stands in the brackets behind the year
_TERM_BEHIND_YEAR = lazy_pattern(r"\s?年?度?\s?(?:[春夏秋冬]季?|[前後后]期)?(?:学期|學期)?[)）]")
_VOLUME_NUMBER = lazy_pattern(r"(?<=[a-z.]),?\s+\d{1,4}\s*$")
# `(arXiv 2019, ICLR 2020)`
_PREPRINT_AND_PLACE = lazy_pattern(r"[(（]([^()（）]*rXiv[^()（）]*)[)）]")
# `, SAC. 2022.`: all that stands behind a title
_NAME_AND_YEAR = lazy_pattern(
    r"[\s,.]*(?P<venue>[A-Z][\w&/-]*(?: [A-Z&][\w&/-]*){0,5})(?:(?<=[A-Z]{2})|(?<=\w{5}))"
    r"\.\s+(?P<year>(?:19|20)\d\d)[\s.]*"
)
# of a reference whose year stood between its names and its title
_YEAR_BEFORE = re.compile(
    r"[\s.,]*(?P<open>\()?(?P<year>(?:19|20)\d\d)[a-z]?(?(open)\))\s*"
    r"(?:(?(open)[.,:]?|[.,:])\s+|\s(?=[Ii]n\b))(?=\D)"
)
# `Phys. Rev. B`, `J. Stat. Mech`: the shortened words of a journal, which no person is called
_JOURNAL = lazy_pattern(
    r"(?:J|Phys|Rev|Lett|Ann|Proc|Trans|Comput|Commun|Nat|Sci|Math|Chem|Mod|Int|Appl|Am|Eur|Adv"
    r"|Acta|Bull|Mach|Electron|Opt|Nucl|Astron|Astrophys|Biol|Med|Stat|Theor|New|Quantum|SciPost)"
    r"\.?(?: (?:[A-Z][a-z]{1,9}\.|of|the|[A-Z]|[A-Z][a-z]{1,12}(?=$| [A-Z]$))){1,6}"
)
# `93, 045109 [arxiv:1405.0864]`: volume, page and identifier, which are no words
_VOLUME_BEHIND = lazy_pattern(
    r"^[\s.,]*(?:P?\d{1,7}(?:[\s,:]+P?\d{1,7}(?=[\s,\[(]|$))?)?"
    r"|[\s,.]*\[arxiv:\s?[\d.a-z/-]+(?:v\d+)?\]",
    re.IGNORECASE,
)
# `Jane Doe*, John Roe*. ICML`: the mark of a note before the stop behind names
_MARKED_STOP = re.compile(r"(?<=[^\W\d_])\*{1,3}(?=\.\s)")
_OVER_LINES = re.compile(r",\s*\n\s*(?:and|&)\s+")
_IN_PROCEEDINGS = lazy_pattern(r"\b(?:[Ii]n )?Proc\. of (?:the )?")


_BEFORE_NAMES = frozenset(("by", "By", "with", "from", "al", "In", "in", "at", "of"))


_NUMBERED = lazy_pattern(r"\barXiv:\s?\d{4}\.\d{4,5}(?:v\d+)?(?=\s*\((?:19|20)\d\d\)|[\s.,;]*$)")


# `(A. One, B. Two), In International Conference on Piers (ICP), 2018`: the comma parts no name
_NAMES_IN_GROUP = lazy_pattern(r"[(（](?P<names>[^()（）\d]{3,400})[)）]\s*[,，]\s*(?=[^\W\d_])")


def names_in_group(text: str) -> re.Match[str] | None:
    """The names in brackets that a text begins with, where a comma and more stand behind them."""
    named = _NAMES_IN_GROUP.match(text) if text[:1] in ("(", "（") else None
    return named if named and names_like(named["names"]) else None


def read_citation(
    rest: str, emphasised: list[str], *, dated: bool = False, authors: Sequence[str] = ()
) -> Citation:
    """The citation in the text behind a title; ``emphasised`` are its parts in italics.

    ``dated`` where the year stands elsewhere: a single name behind the title is its author then.
    With ``authors``, those that stood before the title, what is in italics behind it is the venue.
    """
    citation = Citation(list(authors))
    if authors and (source := _source_behind(rest)):
        citation.venue, citation.year, citation.published, _ = source
        return citation
    if authors and (alone := _NAME_AND_YEAR.fullmatch(rest)):
        citation.venue, citation.year = alone["venue"], int(alone["year"])
        return citation
    if "\n" in rest:
        rest = _OVER_LINES.sub(", and ", rest)  # `Jane Doe,<br/> and John Roe`
    rest = _EMPTY_GROUP.sub(" ", rest).strip() if "(" in rest else rest.strip()
    if "10." in rest:
        rest = without_doi(rest)  # it is an identifier
    if "rXiv" in rest and (group := _PREPRINT_AND_PLACE.search(rest)):
        rest = f"{rest[: group.start(1)]}{without_preprint(group[1])}{rest[group.end(1) :]}"
    if "rXiv:" in rest and rest.count("rXiv") == 1:
        rest = _NUMBERED.sub("arXiv", rest)  # the number is an identifier
    if "*. " in rest:
        rest = _MARKED_STOP.sub("", rest)
    if "al.." in rest:
        rest = rest.replace("al..", "al.")  # names, and the stop behind them
    if "Proc. of " in rest:
        rest = _IN_PROCEEDINGS.sub("", rest)
    rest = _take_emphasised(citation, rest, emphasised, authors)
    if citation.venue and (held := _HELD.fullmatch(rest)):
        citation.year = int(held["year"])
        if held["date"] != held["year"]:
            citation.published = parse_date(held["date"])
        return citation
    made = _DATED_AND_MADE.match(rest) if rest[:1] in ("(", "（") else None
    makers = makers_in(made["who"]) if made else []
    if made and makers and (parse_date(made["when"]) or venue_like(made["when"])):
        citation.organizations = citation.organizations or makers
        rest = f"({made['when']}) {rest[made.end() :]}"  # `(2023-01, Microsoft)`
    rest = _take_date(citation, rest, behind_names=bool(authors))
    if not citation.authors and (named := names_in_group(rest)):
        citation.authors = split_names(named["names"])
        rest = rest[named.end() :]
    read_parts(citation, rest, dated)
    makers = []
    while len(citation.authors) + len(makers) > 1 and makers_in(citation.authors[-1]):
        makers.append(citation.authors.pop())  # `Jane Doe, John Roe, Example University`
        if not citation.authors:
            break
    citation.organizations = citation.organizations or makers[::-1]
    return citation


def _source_behind(rest: str) -> WholeSource | None:
    """The source that all behind a title is, perhaps behind the year: ``2014. In Proc. of …``."""
    dated = _YEAR_BEFORE.match(rest)
    source = whole_source(rest[dated.end() :] if dated else rest, named=True)
    if source is None or not source.sure:
        return None
    return source._replace(year=int(dated["year"])) if dated else source


def _is_within_words(rest: str, part: str) -> bool:
    """Whether a run in italics goes on the words before it: ``material for the *GitHub Repo*``.

    Several names are names wherever they stand.
    """
    if "," in part or " and " in part or "&" in part or any(map(str.isdigit, part)):
        return False
    before, found, _ = rest.partition(part)
    words = before.rstrip().split()
    return bool(found) and len(words) > 1 and words[-1].isalpha() and words[-1] not in _BEFORE_NAMES


def _take_emphasised(
    citation: Citation, rest: str, emphasised: list[str], authors: Sequence[str]
) -> str:
    """Read names and a venue in italics; returns the text with a mark where they stood."""
    for part in emphasised:
        if _is_within_words(rest, part) or are_languages(part):
            continue
        if citation.venue is None and _JOURNAL.fullmatch(part.strip(" .,")):
            citation.publish(part.strip(" ,"))  # `…, Jane Doe, *Phys. Rev. B* 93`
            before, _, behind = rest.partition(part)
            rest = f"{before} | {_VOLUME_BEHIND.sub('', behind)}"
        elif _is_place_behind_names(citation, rest, part):
            citation.publish(part)
            rest = rest.replace(part, " | ", 1)
        elif citation.venue is None and not citation.authors and _is_behind_names(rest, part):
            names, _, rest = rest.partition(part)
            citation.authors = split_names(names.strip(" .,;"))
            citation.publish(part)
        elif not citation.authors and _credit(citation, part):
            rest = rest.replace(part, " | ", 1)
        elif not citation.authors and (
            names_like(part, strict=" et al" in rest and "," not in part)
            or (_single_author(part) and " et al" not in rest)
        ):
            citation.authors = split_names(part)
            rest = rest.replace(part, " | ", 1)
        elif citation.venue is None and (
            venue_like(part)
            or (_INITIALISM.fullmatch(part.strip(" .,")) and not is_organization(part.strip(" .,")))
            or (authors and part.strip()[:1].isupper())
        ):
            citation.publish(part)
            rest = rest.replace(part, " | ", 1)
    return rest


def _is_behind_names(rest: str, part: str) -> bool:
    """``Doe et al. *Tideworks*``: whether names are all that stands before a run in italics."""
    return may_be_venue_in_italics(part) and are_names_before(rest.partition(part)[0].lstrip(" ,."))


def _is_place_behind_names(citation: Citation, rest: str, part: str) -> bool:
    """``Jane Doe, *Nature Physics* 12``: whether a venue in italics stands behind names."""
    if citation.venue is not None or "," in part or not venue_like(part):
        return False
    before = rest.partition(part)[0].strip(" ,.")
    return before != "" and names_like(before, strict=False)


def _take_date(citation: Citation, rest: str, *, behind_names: bool) -> str:
    """Read a date in brackets and what stands in them beside it; returns the text without it."""
    date = _DATE_IN_PARENTHESES.match(rest)
    if date:
        citation.published = parse_date(date[1])
        citation.year = int(date[1][:4])
        rest = rest[date.end() :]
    match = _YEAR_IN_PARENTHESES.search(rest)
    if match and match.group()[-1] not in ")）]" and rest[match.end() : match.end() + 1].islower():
        match = None  # `(Doe 1986 in the package quay)` says no more of when than other words
    if match and match.start() < 160:
        citation.year = citation.year or int(match.group(1))
        inner = match.group().strip("()（）[] ,")
        month = parse_date(inner.replace(".", "").replace(",", ""))
        if month and len(month) > len("2024"):
            citation.published = citation.published or month  # `(Jun., 2024)`
        named = "," in inner and not (month or citation.authors)
        named = named and names_then_venue(citation, inner)
        if not named and citation.venue is None and venue_like(inner):
            citation.venue = inner
        before = trim(rest[: match.start()])
        if behind_names and citation.venue is None and _may_be_journal(before):
            citation.venue = before  # `Jane Doe. "Title" Behavioral Ecology (2017)`
            rest = rest[match.start() :]
            match = _YEAR_IN_PARENTHESES.match(rest) or match
        closed = _TERM_BEHIND_YEAR.match(rest, match.end())
        end = closed.end() if closed else match.end()
        rest = _VOLUME_NUMBER.sub("", rest[: match.start()]) + " | " + rest[end:]
    return rest


def _may_be_journal(text: str) -> bool:
    """Whether the words between a title and its year are the name of a journal."""
    words = text.split()
    return (
        0 < len(words) <= JOURNAL_WORDS
        and words[0][:1].isupper()
        and not any(mark in text for mark in ".,;:!?()[]")
        and not any(map(str.isdigit, text))
        and is_title_case(text)
    )


# `Jane Doe (University) et al. arXiv`, `Jane Doe et al. NeurIPS 2020`
_CREDIT = lazy_pattern(
    r"(?P<names>[^()（）]{3,200}?)\s*(?:[(（](?P<maker>[^()（）]{2,80})[)）])?\s*"
    r"(?:(?P<others>,?\s*\bet\.? al\b\.?)|(?<=[)）]))[\s,.;]*(?P<venue>.{0,80})"
)


def _credit(citation: Citation, part: str) -> bool:
    """Names, where they work and a venue in one run of italics."""
    if _names_and_makers(citation, part):
        return True
    if not ("al" in part or ")" in part or "）" in part):
        return False
    match = _CREDIT.fullmatch(part.strip())
    if match is None or not (match["maker"] or (match["others"] and match["venue"])):
        return False
    if not names_like(match["names"], strict=False):
        return False
    venue = match["venue"].strip(" .,;")
    if venue and not (match["others"] or venue_like(venue)):
        return False
    more = part.strip()[match.end("others") :].startswith(",") and not venue_like(venue)
    if venue and more and names_like(venue, strict=False):
        citation.authors = split_names(part)  # `A. One, B. Two, et al., Last Author`
        return True
    citation.authors = split_names(match["names"])
    if match["maker"]:
        citation.organizations = [match["maker"].strip()]
    if venue:
        citation.publish(venue)
    return True


_STOPS = re.compile(r"(?<=\w{2}\.)\s+|(?<=\w{2})\s*[.;；]\s+")


def _names_and_makers(citation: Citation, part: str) -> bool:
    """``Jane Doe, John Roe. University of X, City``: names, and behind them where they work."""
    part = part.strip(" *_")
    if len(part) > _LONGEST_CREDIT:
        return False
    if "." not in part and ";" not in part and "；" not in part:
        return False
    for stop in reversed(list(_STOPS.finditer(part))):
        names, makers = part[: stop.start()], makers_in(part[stop.end() :])
        if makers and names_like(names, strict=False) and not makers_in(names):
            citation.authors = split_names(names)
            citation.organizations = makers
            return True
    return False


def _single_author(part: str) -> bool:
    """Italics that hold one short proper name (a team, a company) behind a title are its author."""
    words = part.strip(" .,").split()
    if len(words) == 1 and _INITIALISM.fullmatch(words[0]):
        return False  # `*RSS*`, 2015: a venue by its short name
    if any(word.casefold() in PRAISE for word in words):
        return False  # `*Highly Recommended*`
    return (
        1 <= len(words) <= 3 and all(word[:1].isupper() for word in words) and not venue_like(part)
    )


def names_end_dated(text: str) -> bool:
    """Whether a text is names, and behind them a venue or a year: ``A. One, B. Two, ICLR 2019``."""
    text = text.strip(" .,;–—-")
    return "," in text and names_then_venue(Citation(), text)
