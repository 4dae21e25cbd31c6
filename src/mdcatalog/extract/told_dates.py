"""When and where a thing appeared, from the words about it and the headings over it."""

from __future__ import annotations

import re
from typing import Any

from mdcatalog.extract.cited_titles import model_cited
from mdcatalog.extract.dated_headings import heads_talks, held_year
from mdcatalog.extract.entries import Entry
from mdcatalog.extract.organizations import is_organization
from mdcatalog.extract.venue_headings import placed_venue, told_venue, told_year
from mdcatalog.extract.venues import is_dated_venue, without_preprint, year_of
from mdcatalog.links import host_role
from mdcatalog.models import KindRules
from mdcatalog.patterns import lazy_pattern
from mdcatalog.values import find_date, find_year, parse_date, parse_year
from mdcatalog.vocabulary import fold

_YEAR_IN_GROUP = re.compile(r"[(（][^()（）]*[,，]\s*((?:19|20)\d\d)[)）]$")
# `Deep Mooring for All 2020`, `绳索强化学习（国语）2018`; not `A History of Ropes to 1990`
_YEAR_AT_END = re.compile(
    r"(?<!\d)(?:[^\W\d_][\w'’+#.-]*[)）\]]?\s|[一-鿿ぁ-ヿ가-힣)）》])"
    r"(?P<year>199\d|20[0-3]\d)(?: ?年)?$"
)
_DASH = re.compile(r"\s[-–—|｜]\s")
_YEAR_ENDS = frozenset("0123456789年")
_BEFORE_OTHER_YEARS = frozenset(
    (
        "of",
        "in",
        "to",
        "since",
        "until",
        "from",
        "after",
        "before",
        "and",
        "by",
        "for",
        "circa",
        "year",
    )
)
# `2018, what it does`; `what it does, 2020, Google`
_YEAR_FIRST = lazy_pattern(r"(?P<year>(?:19|20)\d\d)\s*[,，;；]\s*(?=[^\W\d])")
_YEAR_LAST = lazy_pattern(r"[,，]\s*(?P<year>20\d\d)(?:[,，]\s*(?P<maker>[^,，\d]{2,30}))?\s*\.?$")
_DAY = lazy_pattern(r"(?P<day>(?:19|20)\d\d([-./])\d{1,2}\2\d{1,2})(?!\d)(?:[。.,，:：;；、\s]+|$)")
_YEAR_BEFORE = lazy_pattern(r"[A-Z][\w'’&, -]{1,40}?,? \(?((?:19|20)\d\d)\)?(?: [-–—|]|[:：])\s")

_MONTHS = frozenset(("month", "mês", "mes", "monat", "mois", "mese", "月", "月份", "월"))
_LONGEST_MONTH = 8
_EVENTS = frozenset(
    ("where", "event", "venue", "conference", "occasion", "会议", "场合", "イベント")
)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


class ToldDates:
    """Fills the venue, the year and the day that labels have left open."""

    def __init__(
        self, rules: KindRules, entry: Entry, values: dict[str, Any], extra: dict[str, str]
    ) -> None:
        self.rules = rules
        self.entry = entry
        self.values = values
        self.extra = extra

    def published_first(self) -> None:
        """``[Title](…) 2025-07-28. What it is``: the day that a paper's description begins with."""
        if self.values.get("published") or self.values.get("year"):
            return
        told = self.entry.description
        if (first := _YEAR_FIRST.match(told)) and (year := parse_year(first["year"])):
            self.values["year"] = year
            self.entry.description = told[first.end() :]
            return
        match = _DAY.match(told)
        date = parse_date(match["day"]) if match else None
        if match and date:
            self.values["published"] = date
            self.entry.description = told[match.end() :]

    def ends_dated(self) -> None:
        """``[Title](…) what it does, 2020, Google``: the year and the maker that end the words."""
        match = _YEAR_LAST.search(self.entry.description)
        if match is None or self.values.get("published") or self.values.get("year"):
            return
        maker = (match["maker"] or "").strip(" .")
        if maker and not is_organization(maker):
            return
        self.values["year"] = int(match["year"])
        if maker:
            self.values.setdefault("organizations", [maker])
        self.entry.description = self.entry.description[: match.start()]

    def cited_model(self) -> None:
        """Authors and year of a paper whose row begins with ``BERT (Doe et al., 2018)``."""
        if "authors" not in self.rules.fields or "authors" in self.values:
            return
        cited = model_cited(self.entry)
        if cited and self.values.get("year", cited.year) == cited.year:
            self.values["authors"] = cited.authors
            for name in ("year", "venue"):
                if value := getattr(cited, name):
                    self.values.setdefault(name, value)

    def headed(self) -> None:
        """Where a paper was published, where a heading above says it of all below."""
        if "venue" not in self.rules.names or self.values.get("venue"):
            return
        values = self.entry.values
        if "compared" in values:
            return  # `CoNLL 2003` over a table of results is what they were measured on
        venue = values.get("headed") or told_venue(self.entry.section) or values.get("titled")
        span = find_year(str(venue)) if venue else None
        if span and self.values.get("year", span.value) == span.value:
            self.values["venue"] = venue
        elif not venue and (placed := placed_venue(self.entry.section)):
            self.values["venue"] = placed

    def month(self) -> None:
        """``2024 | February`` in columns of their own: the month beside the year."""
        year = self.values.get("year")
        if not year or self.values.get("published") or "published" not in self.rules.names:
            return
        for label in self.extra:
            if len(label) < _LONGEST_MONTH and label.lower() in _MONTHS:
                told = self.extra[label].strip(" .月")
                numbered = told.isdecimal() and len(told) <= len("12")
                date = parse_date(f"{year}-{told:0>2}" if numbered else f"{told} {year}")
                if date:
                    self.values["published"] = date
                    del self.extra[label]
                return

    def given_at(self) -> None:
        """``Where: Pier Conf 2019``, ``Event: …, March 2019``: when a talk was given, told once."""
        if "date" not in self.rules.names or "date" in self.values:
            return
        for label, text in self.extra.items():
            years = set(_YEAR.findall(text)) if fold(label) in _EVENTS else set()
            if len(years) == 1:
                found = find_date(text)
                self.values["date"] = found.value if found else years.pop()
                return

    def held(self) -> None:
        """``## 2013`` over talks: when they were given, if no other date is told of one.

        That they are talks their event says, who speaks in a recording, or a heading.
        """
        values = self.values
        if "date" not in self.rules.names or "date" in values or not self.entry.section:
            return
        year = held_year(self.entry.section)
        if year is None or "completed" in values:
            return
        spoken = "speakers" in values
        recorded = spoken and any(host_role(link.url) == "video" for link in self.entry.links)
        if recorded or "venue" in self.extra or heads_talks(self.entry.section, spoken=spoken):
            values["date"] = str(year)

    def year(self) -> None:
        """The year that the date, the venue or a heading above gives."""
        if "year" not in self.rules.names or self.values.get("year"):
            return
        published, venue = self.values.get("published"), self.values.get("venue")
        if venue and "rXiv" in venue and (placed := without_preprint(venue)) != venue:
            self.values["venue"] = venue = placed  # `arXiv 2019, ICLR 2020`
        # a preprint may be of the year before: the venue says which year it is cited by
        year = (year_of(venue) if venue else None) or (int(published[:4]) if published else None)
        if year is None and self.rules.kind.name == "dataset":
            placed = self.extra.get("venue") or ""  # `[CVPR2016](#quay)` in a column of papers
            year = year_of(placed) if is_dated_venue(placed) else None
        headed = self.rules.kind.name == "paper" and "compared" not in self.entry.values
        if year is None and headed and "date" not in self.extra:
            captioned: Any = self.entry.values.get("headed_year")
            year = captioned or told_year(self.entry.section)
            if year and (own := _YEAR_BEFORE.match(self.entry.title)):
                year = int(own[1])  # `Doe 2018: The Title` below `2020`
        if year is None and self.entry.title.endswith((")", "）")):
            told = _YEAR_IN_GROUP.search(self.entry.title)  # `Story Test (NAACL, 2016)`
            year = int(told[1]) if told else None
        if year:
            self.values["year"] = year


def year_at_end(title: str) -> str | None:
    """The year that the title of a course or a talk ends in, which says when it was given.

    >>> year_at_end("Deep Mooring for All 2020"), year_at_end("A History of Ropes to 1990")
    ('2020', None)
    """
    match = _YEAR_AT_END.search(title[-40:]) if title[-1:] in _YEAR_ENDS else None
    if match is None or _DASH.search(title):
        return None  # `Ropes - Harbour Report 2018`: of what stands behind the dash
    before = title[: match.start("year") - match.end()].split()
    last = before[-1].lower() if before else ""
    several = len(before) > 1 or not title.isascii()
    return match["year"] if several and last not in _BEFORE_OTHER_YEARS else None
