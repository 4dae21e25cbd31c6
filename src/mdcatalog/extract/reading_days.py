"""The day on which somebody read or presented a thing, which says nothing of the thing itself."""

from __future__ import annotations

import re

from mdcatalog.extract.dated_headings import dated_above
from mdcatalog.extract.entries import Entry, Labelled
from mdcatalog.extract.organizations import is_organization
from mdcatalog.extract.person_names import is_name
from mdcatalog.extract.titles import is_role_link
from mdcatalog.extract.venues import venue_like, year_of
from mdcatalog.links import host_role, identifiers, identify
from mdcatalog.patterns import lazy_pattern
from mdcatalog.tree import Inline, Link, Text
from mdcatalog.values import parse_date, parse_day
from mdcatalog.vocabulary import is_sort

_DAY = len("2023-01-03")
# `Read `, `Watched Karpathy's `, `读完了` before a linked title
_READING = lazy_pattern(
    r"(?:(?:re-?)?read(?:ing)?|(?:re-?)?watch(?:ed|ing)?|finish(?:ed)?(?: reading)?"
    r"|studied|started|completed|listened to)\s+(?:(?:the|a|an|paper|talk|video|lecture)\s+"
    r"|[^\W\d_][\w’'-]+(?: [^\W\d_][\w’'-]+)?['’]s\s+)*[:：]?\s*"
    r"|(?:重?[阅閱]?[读讀][完了过過]?了?|看[完了过過]了?|精读|学习了?|學習了?)\s*(?:论文|論文)?\s*[:：]?\s*",
    re.IGNORECASE,
)
# headings over what a group reads, each on the day on which it meets
_MEETINGS = lazy_pattern(
    r"\b(?:reading (?:group|club|seminar)s?|journal clubs?|paper clubs?)\b"
    r"|组会|論文(?:読書|輪読|読み)|輪読会|论文(?:分享|研读|研讨|精读)|文献(?:阅读|汇报)|스터디|세미나",
    re.IGNORECASE,
)
_STARTS = frozenset("RrWwFfSsLlCc读讀阅閱看重精学學")
_READ_QUOTED = lazy_pattern(r"\s*(?:[Rr]ead|[Ww]atched|[Ff]inished(?: reading)?)\s+(?=[\"“])")
_LONGEST_WORDS = 40
_LEAST_WORDS = 3
# `(Anna): ` between a day and a title
_PRESENTER = lazy_pattern(r"\s*[(（](?P<name>[^\W\d_][^()（）\d:：]{1,30})[)）]\s*[-–—:：]+\s*")
# Months by which a day may be behind that of a preprint's number, of the year before.
_NEAR = 2


def behind_verb(entry: Entry, pieces: list[Inline]) -> list[Inline]:
    """``Read [The Title](…)``: the pieces behind words that say that a thing was read."""
    first, link = pieces[:2] if len(pieces) > 1 else (None, None)
    if not isinstance(first, Text) or not isinstance(link, Link) or first.emphasis:
        return pieces
    told = first.text.strip()
    if told[:1] in _STARTS and (quoted := _READ_QUOTED.match(first.text)):
        entry.values["was_read"] = True  # `Read "The Title" ([arXiv](…))`
        if any(isinstance(p, Link) and host_role(p.url) == "paper" for p in pieces):
            entry.values["read_log"] = True
        return [first._replace(text=first.text[quoted.end() :]), *pieces[1:]]
    if told[:1] not in _STARTS or len(told) > _LONGEST_WORDS or is_role_link(link):
        return pieces
    name = link.text.strip()
    full = len(name.split()) >= _LEAST_WORDS and not name[0].islower()
    named = told[:1].isupper() and (name[0].isupper() or "." in name)  # `Finished [CS101](…)`
    if not (full or named or not name.isascii()) or not _READING.fullmatch(first.text.lstrip()):
        return pieces
    entry.values["was_read"] = True
    return pieces[1:]


def behind_presenter(entry: Entry, pieces: list[Inline]) -> list[Inline]:
    """``(Anna): The Title`` behind a day: the pieces without who presented the thing."""
    first = pieces[0] if pieces else None
    if not isinstance(first, Text) or first.text.lstrip()[:1] not in ("(", "（"):
        return pieces
    match = _PRESENTER.match(first.text)
    if match is None or not is_name(match["name"]) or is_sort(match["name"]):
        return pieces
    if venue_like(match["name"]) or is_organization(match["name"]):
        return pieces
    rest = first.text[match.end() :]
    if not rest and len(pieces) == 1:
        return pieces
    entry.fields.append(Labelled("presenter", match["name"]))
    return [first._replace(text=rest), *pieces[1:]] if rest else pieces[1:]


def is_of_reading(entry: Entry, text: str) -> bool:
    """Whether a day before a paper's title is not that of its publication.

    It has a box to tick, or a verb of reading, before it, or stands below a heading for a group
    that reads; or its venue is of a year before, its
    number of a preprint of one. In a row, it is when the issue was written that the title leads to.
    """
    if entry.block == "table_row":
        return any(
            link.place == "title" and "/issues/" in link.url and identify(link.url).kind == "issue"
            for link in entry.links
        )
    date = parse_date(text) or _below_month(entry, text) or ""
    if len(date) < _DAY:
        return False
    values = entry.values
    if "checked" in values or "was_read" in values:
        return True
    if any(map(_MEETINGS.search, entry.section)):
        return True
    venue = values.get("venue")
    year = year_of(venue) if isinstance(venue, str) else None
    if year and int(date[:4]) > year:
        return True
    return any(_is_later(date, number) for number in _numbers(entry))


def _below_month(entry: Entry, text: str) -> str | None:
    """The day that words without a year are below a heading of a month: ``05/02``."""
    year, monthly = dated_above(entry.section)
    return parse_day(text, year) if year and monthly else None


def _numbers(entry: Entry) -> list[str]:
    """The numbers of preprints that an entry links."""
    urls = [link.url for link in entry.links if "arxiv.org/" in link.url]
    return [name for url in urls for scheme, name in identifiers(url) if scheme == "arxiv"]


def _is_later(date: str, number: str) -> bool:
    """Whether a day is of a later year than a preprint's number, and not at the turn of one."""
    if "/" in number or not number[:4].isdigit():
        return False
    year, month = 2000 + int(number[:2]), int(number[2:4])
    apart = (int(date[:4]) - year) * 12 + int(date[5:7]) - month
    return int(date[:4]) > year and apart > _NEAR
