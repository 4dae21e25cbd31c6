"""Lines of which every part is explained: a title, and beside it names, a venue, a year, links.

Most rules look for one habit of writing. Here each part of a line has to be something that a
citation consists of, in whatever order they stand; where one part is not, nothing is read.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from mdcatalog.extract.citation_parts import Citation, names_then_venue
from mdcatalog.extract.line_parts import Part, line_parts
from mdcatalog.extract.organizations import is_named_organization, is_organization
from mdcatalog.extract.person_names import is_known_person, is_name, names_like
from mdcatalog.extract.titles import is_role_link
from mdcatalog.extract.venues import STOP_WORDS, split_venue, venue_like, year_of
from mdcatalog.tree import CodeSpan, Inline, Link, Text
from mdcatalog.values import parse_date, split_names
from mdcatalog.values.text import CJK
from mdcatalog.vocabulary import NO_TEACHERS

_NUMBER = re.compile(r"\d{1,3}")
_BY = re.compile(r"[Bb]y:?\s+(?=\S)")
_IN = re.compile(r"(?:(?:[Ii]n|[Aa]t)\s+|@\s*)?(?:(?:the )?[Pp]roc\. of (?:the )?)?(?=\S)")
_LEADING = frozenset(("In", "in", "at", "At", "by", "By"))  # to what is set apart behind them
_IN_BEHIND = re.compile(r"[,.]?\s+[Ii]n$")  # to a venue that is set apart
_IN_WITHIN = re.compile(r",? [Ii]n (?=[A-Z])")
_NAMED = re.compile(r"(?P<names>[^:：]{3,300}?)\s*[:：]\s+(?P<title>\S.{6,})")
# what no title begins with: `1906.Title`, `2018 CSCS`, `A. One, B. Two`
_NO_TITLE = re.compile(r"\d{1,4}[.)、]\S|\d{4}\b|(?:[A-Z]\.[ -]?)+[A-Z][\w'’-]+,|[<>)\]}#]")
_YEAR_FIRST = re.compile(r"((?:19|20)\d\d)[\s-]+(?=[^\W\d])")
_LONG_NUMBER = re.compile(r"\d{5}")
_BEHIND_OTHERS = re.compile(r"\bet\.?\s?al\.?\s+(?=[A-Z'’\d])")  # no comma parts what follows
_SURELY = re.compile(r"\bal\b|\b[A-Z]\.|others$")
_REVERSED = re.compile(r"[^\W\d_][\w'’-]+(?: [^\W\d_][\w'’-]+)?, [A-Z]\.")
_REVERSED_NAME = re.compile(r"[^\W\d_][\w'’ -]*, (?:[A-Z]\.[ -]?)+")
_REVERSED_NAMES = re.compile(
    r"(?P<names>(?:[^\W\d_][\w'’-]+(?: [^\W\d_][\w'’-]+)?, (?:[A-Z]\.[ -]?)+"
    r"(?:, ?)?(?:(?:and|&) )?)+)(?P<rest>.*)"
)
_LAST_NAME = re.compile(r"(?: and | & |[,&] and )[^,]+$|\bal\.?$")
_SHORTEST_TITLE = 3
_INITIAL = re.compile(r"[A-Z]\.")
_LONGEST_PLACE = 9  # spaces
_LONGEST_NAME = 4  # words
_FEW, _MANY = 2, 5  # names
_SMALL_WORDS = 3
_LEAST_WORDS = 3
_LEAST_CJK = 5
_YEAR = len("2024")


class Told(NamedTuple):
    """What the parts of a head say, its title apart."""

    title: Part | None
    citation: Citation
    number: int | None
    placed: bool  # a year and a venue stand before the title


class Fact(NamedTuple):
    """What one part says; ``weak`` are names that may as well be a topic."""

    names: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()
    makers: tuple[str, ...] = ()
    venue: str | None = None
    year: int | None = None
    published: str | None = None


def told_parts(pieces: list[Inline], *, published: bool = False) -> Told | None:
    """The parts of a line, if each is explained; with no title where the line has none.

    ``published`` where a venue stood before it.
    """
    parts = line_parts(pieces)
    if not parts:
        return None
    number = None
    if parts[0].piece is None and _NUMBER.fullmatch(parts[0].text):
        number, parts = int(parts[0].text), parts[1:]
    parts = [one for part in parts for one in _parted(part)]
    at = _title_at(parts)
    citation = _explained(parts, at, published=published)
    if citation is None or not (citation.authors or citation.venue):
        return None
    title = parts[at] if at is not None else None
    if title and (title.heads or not may_name(title.text)):
        return None  # `**ACID**: A Longer Title`
    placed = bool(at and citation.venue and _YEAR_FIRST.match(parts[0].text))
    return Told(title, citation, number, placed)


def _parted(part: Part) -> tuple[Part, ...]:
    """Names, or a venue and its year, before a colon are parts of their own.

    So are the names behind a title and a comma: ``The Longer Title, Jane Doe and John Roe``, and
    those whose last initial parts nothing: ``Doe, J., Roe, A. The Longer Title``.
    """
    text = part.text
    if part.piece or part.quoted:
        return (part,)
    reversed_names = _REVERSED_NAMES.match(text)
    if reversed_names and reversed_names["rest"] and _are_sure(reversed_names["names"].strip()):
        return Part(reversed_names["names"]), Part(reversed_names["rest"])
    match = _NAMED.fullmatch(text) if ":" in text or "：" in text else None
    if match and (_name_all(match[1]) or _is_dated(match[1])):
        return Part(match[1]), Part(match["title"])
    comma = text.find(", ")
    if comma < 0 or fact_in(text) is not None:
        return (part,)
    if _is_dated(text[comma + 2 :].split(", ", 1)[0]) and fact_in(text[:comma]) is None:
        return Part(text[:comma]), Part(text[comma + 2 :])  # `RopeNet, ICML 2020, Jane Doe`
    while comma >= 0:
        title, told = text[:comma], fact_in(text[comma + 2 :])
        if told and told.names and title.count(" ") >= _LEAST_WORDS and fact_in(title) is None:
            return Part(title), Part(text[comma + 2 :])
        comma = text.find(", ", comma + 1)
    return (part,)


def _title_at(parts: list[Part]) -> int | None:
    """Which part is the title: the one that is linked, quoted, in bold, or says nothing else."""
    for is_one in (_is_linked, _is_quoted, _is_bold, _is_words):
        found = [index for index, part in enumerate(parts) if is_one(part)]
        if found:
            return found[0] if len(found) == 1 else None
    return None


def _explained(parts: list[Part], at: int | None, *, published: bool) -> Citation | None:
    """What the parts beside the title at ``at`` say; ``None`` where one says nothing of the sort.

    The names of one list stand side by side; before a title, a topic stands as often as a name,
    and a day that something was read as often as that of its publication.
    """
    citation = Citation()
    weak: list[str] = []
    named = None  # where the last names stood
    for index, part in enumerate(parts):
        if index == at:
            continue
        fact = _said_by(part)
        if fact is None or not take_fact(citation, fact):
            return None
        before = at is not None and index < at
        if before and fact.published and fact.venue is None:
            return None
        if fact.names or fact.weak:
            whole = not all("," in name for name in (*fact.names, *fact.weak))
            if whole and any("," in name for name in citation.authors):
                return None  # `Doe, J., Roe, A. Harbour Environment`
            if named not in (None, index - 1):
                return None
            named = index
            weak.extend(fact.weak)
            citation.authors.extend((*fact.weak, *fact.names))
            if before and not all(map(is_known_person, weak)):
                return None
    sure = published or citation.venue is not None or len(weak) < len(citation.authors)
    while len(citation.authors) > 1 and is_named_organization(citation.authors[-1]):
        citation.organizations.insert(0, citation.authors.pop())  # `by Jane Doe, UC Irvine`
        weak = [name for name in weak if name not in citation.organizations]
    return citation if sure or all(map(is_known_person, weak)) else None


def take_fact(citation: Citation, fact: Fact) -> bool:
    """Put all but names into the citation, if it is no second venue or year."""
    if fact.venue and citation.venue:
        return False
    if fact.year and citation.year not in (None, fact.year):
        return False
    citation.organizations.extend(fact.makers)
    citation.venue = citation.venue or fact.venue
    citation.year = citation.year or fact.year
    citation.published = citation.published or fact.published
    return True


def _is_linked(part: Part) -> bool:
    return isinstance(part.piece, Link) and not is_role_link(part.piece)


def _is_quoted(part: Part) -> bool:
    return part.quoted


def _is_bold(part: Part) -> bool:
    bold = isinstance(part.piece, Text) and part.piece.strong
    return bold and not (venue_like(part.text) or _are_sure(part.text))


def _is_words(part: Part) -> bool:
    """Whether words may be a title and are nothing that stands beside one."""
    words = part.text.count(" ") + 1
    long = words >= _LEAST_WORDS or (not part.text.isascii() and len(part.text) >= _LEAST_CJK)
    return long and _said_by(part) is None


def may_name(text: str) -> bool:
    """Whether words may be what a thing is called."""
    if len(text) < _SHORTEST_TITLE:
        return False
    if _NO_TITLE.match(text) or _REVERSED.match(text) or text.count("(") != text.count(")"):
        return False
    if parse_date(text) is not None or _is_place(text) or _are_sure(text):
        return False
    if ":" in text and _are_sure(text.partition(":")[0]):
        return False
    if ". arXiv" in text or (text.count(", ") >= _FEW and _begins_with_names(text)):
        return False
    last = text.rpartition(", ")[2] if ", " in text else ""
    return not (last and (is_organization(last) or venue_like(last) or is_known_person(last)))


def _begins_with_names(text: str) -> bool:
    """``Jane Doe, Ann Roe, The Title``: whether the first two of such parts are people."""
    names = text.split(", ", _FEW)[:_FEW]
    return all(" " in name and is_name(name) for name in names) and any(map(is_known_person, names))


def _name_all(text: str) -> bool:
    """Whether what stands before a colon is names to the last, which no title begins."""
    if not _are_sure(text):
        return False
    return _LAST_NAME.search(text) is not None or is_known_person(split_names(text)[-1])


def _are_sure(text: str) -> bool:
    """Whether a text is names of people for sure: many, with initials, ``et al.``, well known."""
    text = _BY.sub("", text)
    if is_known_person(text):
        return True
    if _REVERSED_NAME.fullmatch(text):
        return " " not in text.partition(",")[0]
    if not names_like(text):
        return False
    names = split_names(text)
    if any(map(is_organization, names)):
        return False
    short = sum(map(_is_short_name, names))
    if short < len(names):  # among many with initials one may be garbled: `P. Li` o`
        begun = sum(1 for name in names if _INITIAL.match(name))
        return short + 1 == len(names) >= _MANY and begun == len(names)
    if _REVERSED.match(text):
        return all(map(_REVERSED_NAME.fullmatch, names))
    if len(names) > _FEW or _SURELY.search(text):
        return all(" " in name or not name.isascii() for name in names) or len(names) == 1
    return any(map(is_known_person, names))


def _is_short_name(name: str) -> bool:
    """Whether a text may be a name and is no longer than names are, which titles mostly are."""
    return name.count(" ") < _LONGEST_NAME and is_name(name)


def _is_dated(text: str) -> bool:
    """Whether a text is a venue and its year."""
    return venue_like(text) and split_venue(text).year is not None


def _is_place(text: str) -> bool:
    """Whether a text is a venue and nothing beside it."""
    if ":" in text or "：" in text or text.count(" ") > _LONGEST_PLACE:
        return False
    if not venue_like(text) or _are_sure(text) or _LONG_NUMBER.search(text):
        return False
    if " " in text and not text.isascii() and CJK.search(text):
        return False  # `X 是 2021 年 ICCV 的 best paper`
    name, comma, when = text.partition(", ")
    if comma and not when[:1].isdigit() and parse_date(when) is None:
        return False
    words = name.split()
    if split_venue(text).year is not None:
        return sum(map(str.islower, words)) <= _SMALL_WORDS
    return not any(word.islower() and word not in STOP_WORDS for word in words)


def _said_by(part: Part) -> Fact | None:
    """What a part says of a paper, if it is something that citations say."""
    fact = fact_in(part.text)
    if fact is None or part.piece is None:
        return fact
    if type(part.piece) is CodeSpan and (fact.names or fact.weak or fact.makers):
        return None
    return None if fact.makers else fact


@lru_cache(maxsize=2048)  # venues and dates recur, and a part is asked about twice
def fact_in(text: str) -> Fact | None:
    """What a text says of a paper: who wrote it, where and when it appeared; no more than that."""
    if text in _LEADING or not any(map(str.isalnum, text)):
        return Fact()
    if _NO_TITLE.match(text) and not text[0].isalnum():
        return None
    date = parse_date(text) if any(map(str.isdigit, text)) else None
    if date:
        return Fact(year=int(date[:4]), published=date if len(date) > _YEAR else None)
    by = _BY.match(text)
    if by:
        text = text[by.end() :]
    text = _IN_BEHIND.sub("", text)
    opening = _IN.match(text)
    place = text[opening.end() :] if opening else text
    if not by and _is_place(place):
        return _place(place)
    if ("," in text or "al" in text) and (both := _names_and_place(text)):
        return both
    if _are_sure(text) or (by and names_like(text, strict=False)):
        return Fact(names=tuple(split_names(text)))
    who, comma, maker = text.rpartition(", ")
    told = fact_in(who) if comma and is_named_organization(maker) else None
    if told and (told.names or told.weak) and not told.makers:
        return told._replace(makers=(maker,))  # `Jane Doe, Google`
    if is_named_organization(text):
        return Fact(makers=(text,))
    listed = tuple(split_names(text)) if "," in text or "、" in text else ()
    if _are_surnames(listed):
        return Fact(weak=listed)
    if not names_like(text, strict=False):
        return None
    names = tuple(split_names(text))
    may_be = all(" " in name and is_name(name) for name in names)
    return Fact(weak=names) if may_be and not any(map(is_organization, names)) else None


def _are_surnames(names: Sequence[str]) -> bool:
    """Whether words may be three surnames or more, none of which names a topic."""
    single = len(names) > _FEW and all(name.istitle() and is_name(name) for name in names)
    return single and NO_TEACHERS.isdisjoint(map(str.lower, names))


def _names_and_place(text: str) -> Fact | None:
    """``A. One, B. Two, NeurIPS 2019``, ``A. One, In NeurIPS, 2019``, ``A. One et al. 2019``."""
    text = _BEHIND_OTHERS.sub("et al., ", text) if "al" in text else text
    within = _IN_WITHIN.search(text)
    if within:
        names, place = text[: within.start()], _place(text[within.end() :])
        sure = _are_sure(names) and place is not None and _is_place(text[within.end() :])
        return place._replace(names=tuple(split_names(names))) if place and sure else None
    both = Citation()
    if not names_then_venue(both, text) or not all(map(_is_short_name, both.authors)):
        return None
    if not (" al" in text or ";" in text or all(" " in name for name in both.authors)):
        return None
    who, comma, where = (both.venue or "").partition(", ")
    if comma and is_named_organization(who) and venue_like(where):
        return Fact(tuple(both.authors), (), (who,), where, both.year, both.published)
    return Fact(tuple(both.authors), (), (), both.venue, both.year, both.published)


def _place(text: str) -> Fact | None:
    """The venue that a text names, and its year, which may stand before it."""
    told = Citation()
    first = _YEAR_FIRST.match(text)
    if first and split_venue(text[first.end() :]).year is None:
        told.publish(text[first.end() :])
        told.year = int(first[1])
    else:
        told.publish(text)
    if told.venue and told.year is None and told.venue[-1:].isdecimal():
        told.year = year_of(told.venue.replace("-", " "))  # `WACV-23`
    if told.venue is None and told.year is None:
        return None
    return Fact((), (), (), told.venue, told.year, told.published)


def is_citation(pieces: Sequence[Inline]) -> bool:
    """Whether a line is a title with who wrote it, perhaps where it appeared, and nothing else."""
    told = told_parts(list(pieces))
    return told is not None and told.title is not None and bool(told.citation.authors)


def is_credit_line(pieces: Sequence[Inline]) -> bool:
    """Whether a line is who wrote a paper and where it appeared, and no title beside that."""
    told = told_parts(list(pieces))
    return told is not None and told.title is None
