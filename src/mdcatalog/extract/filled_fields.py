"""The fields of one record while they are filled: each once, what finds no place in `extra`."""

from __future__ import annotations

from typing import Any

from mdcatalog.extract.asides import duration_behind
from mdcatalog.extract.dated_headings import dated_above
from mdcatalog.extract.entries import Entry, Labelled
from mdcatalog.extract.people import read_people
from mdcatalog.extract.school_years import day_in_school_year
from mdcatalog.extract.told_terms import Term
from mdcatalog.extract.venues import has_preprint_month, split_venue
from mdcatalog.headers import header_spellings
from mdcatalog.models import KindRules
from mdcatalog.patterns import lazy_pattern
from mdcatalog.values import (
    DateOrder,
    find_counts,
    find_date,
    infer_date_order,
    is_absent,
    parse_count,
    parse_date,
    parse_day,
    parse_duration,
    parse_mark,
    parse_numeric_date,
    split_names,
)
from mdcatalog.values.text import CJK
from mdcatalog.vocabulary import (
    FIELDS,
    NOBODY,
    ORGANIZATIONS,
    PROSE_HEADERS,
    TASK_LABELS,
    fold,
)

# `ICML (July 2019)`
_MONTH_IN_BRACKETS = lazy_pattern(r"\s*[(（]([^()（）]{4,20})[)）]$")
# what parts several tasks
_PARTING = (",", ";", "/", "、", "，", "；", "・")
_LEAST_WORDS, _LEAST_CJK = 4, 10
_INITIALS = 2
_CLOSING = (")", "）")
_DONE = frozenset(map(fold, FIELDS["completed"]))
_RECORDED = frozenset(map(fold, FIELDS["recorded"]))
_DAYS_ON = lazy_pattern(
    r"(?<=\d)(?:st|nd|rd|th)?\s?[-–—~～〜至]\s?(?:[A-Z][a-z]{2,8}\.? )?\d{1,2}(?:st|nd|rd|th)?"
    r"(?=,? ?(?:[A-Z][a-z]{2,8}\.?,? )?(?:19|20)\d\d|日)"
)
_REMARK_BEHIND = lazy_pattern(r"\s*[(（][^()（）\d]{2,48}[)）]$")


class FilledFields:
    """Values of a record, and the readings that fill more than one of them."""

    def __init__(self, rules: KindRules, entry: Entry) -> None:
        self.rules = rules
        self.entry = entry
        self.values: dict[str, Any] = {}
        self.extra: dict[str, str] = {}
        self._kept: set[tuple[str, str]] = set()
        self._numbers: dict[str, int] = {}  # how often a label was kept
        self.ambiguous_date = False
        self.unreadable: list[str] = []

    def _set(self, name: str, value: Any) -> bool:
        if name in self.values and self.values[name] != value:
            if name == "tags":
                self.values[name] = [
                    *self.values[name],
                    *(v for v in value if v not in self.values[name]),
                ]
                return True
            return False
        self.values[name] = value
        return True

    def _keep(self, label: str, text: str) -> None:
        if label and text and not is_absent(text):
            if (label, text) in self._kept:
                return
            self._kept.add((label, text))
            number = self._numbers.get(label, 1)
            key = f"{label} ({number})" if number > 1 else label
            while key in self.extra and self.extra[key] != text:
                number += 1
                key = f"{label} ({number})"
            self._numbers[label] = number
            self.extra[key] = text

    def _is_ticked(self, label: str, text: str) -> bool:
        """Whether a cell below ``Status`` ticks a paper off, as boxes before items of a list do.

        Not beside a column for what is recorded.
        """
        spellings = header_spellings(label)
        if "recorded" not in self.rules.names or _DONE.isdisjoint(spellings):
            return False
        done = parse_mark(text)
        if done is None and text:
            return False
        marks: Any = self.entry.values.get("marks") or ()
        if any(not _RECORDED.isdisjoint(header_spellings(other)) for other in marks):
            return False
        return self._set("recorded", bool(done))

    def _without_month(self, text: str) -> str | None:
        """The venue of ``arXiv 2023.02``, ``arXiv 23.02``, ``The Journal, May 2017``.

        The month is put away.
        """
        if not any(map(str.isdigit, text)) or not (find_date(text) or has_preprint_month(text)):
            return None
        found = split_venue(_MONTH_IN_BRACKETS.sub(r", \1", text))
        if not found.name or not found.published or len(found.published) <= len("2023"):
            return None
        self._set("published", found.published)
        return found.name

    def _set_length(self, text: str) -> bool:
        """Take `1:02:03` or `45 min` below `Time`; `14:30` is when it begins."""
        seconds = parse_duration(text) if text.count(":") != 1 else None
        names = "duration_seconds" in self.rules.names
        return names and seconds is not None and self._set("duration_seconds", seconds)

    def _set_length_behind(self, labelled: Labelled, text: str) -> bool:
        """Take ``(52:10)`` behind a link to a recording and no other words."""
        rest, length = duration_behind(text)
        names = "duration_seconds" in self.rules.names
        if not names or length is None or all(rest.strip() != x.text for x in labelled.links):
            return False
        return self._set("duration_seconds", parse_duration(length.text))

    def _counted(self, text: str) -> bool:
        """Whether a column `#` of datasets counts their examples (``6.34M``); then it is read.

        Several counts are a size, and no number of examples: ``620K (train) 84K (test)``.
        """
        if "examples" not in self.rules.fields or not find_counts(text):
            return False
        count = parse_count(text)
        sized = self._set("size", text)
        counted = count is not None and self._set("examples", count)
        return sized or counted

    def _is_all_said(self, noted: Labelled) -> bool:
        """Whether a column of notes is words alone, and all that a row says of a thing."""
        if noted.links or self.entry.block != "table_row":
            return False
        return self._describes_alone(noted)

    def _tells_task(self, labelled: Labelled) -> bool:
        """Whether words of several say what data are for, and nothing else describes them.

        ``Task: Detection of storms from logs``; ``Task: Classification`` is a tag, and so are words
        between commas.
        """
        if self.rules.kind.name != "dataset" or self.entry.block == "table_row":
            return False
        text = labelled.text
        if fold(labelled.label) not in TASK_LABELS:
            return False
        if any(mark in text for mark in _PARTING):
            return False
        if len(text.split()) < _LEAST_WORDS and len(CJK.findall(text)) < _LEAST_CJK:
            return False
        return self._describes_alone(labelled)

    def _describes_alone(self, told: Labelled) -> bool:
        """Whether nothing but one of its fields describes the thing."""
        if self.entry.description:
            return False
        labels = [other.label for other in self.entry.fields if other is not told]
        return all(label and header_spellings(label)[0] not in PROSE_HEADERS for label in labels)

    def _are_companies(self, text: str) -> bool:
        """Whether who is named made a thing as organisations, as which they are read."""
        names = split_names(text)
        return "organizations" in self.values and all(fold(n) in ORGANIZATIONS for n in names)

    def _people(self, text: str) -> list[str]:
        people = read_people(text)
        if people.year and "year" in self.rules.fields:
            self._set("year", people.year)
        elif people.year and "date" in self.rules.fields:
            self.values.setdefault("date", str(people.year))
        makers = people.makers
        names = [name for name in people.names if fold(name) not in NOBODY]
        if "organizations" in self.rules.fields:
            # `JD` among who teaches are somebody's initials; what a document states stays
            told = [] if "stated" in self.entry.values else names
            companies = [n for n in told if len(n) > _INITIALS and fold(n) in ORGANIZATIONS]
            makers = [*makers, *(name for name in companies if name not in makers)]
            names = [name for name in names if name not in companies]
            if makers:
                self.values.setdefault("organizations", makers)
        return names

    def _date(self, text: str, label: str) -> str | None:
        orders = self.entry.values.get("date_orders") or {}
        order = orders.get(label)  # type: ignore[attr-defined]
        if isinstance(order, DateOrder):
            value = parse_numeric_date(text, order)
            if value:
                self.ambiguous_date = self.ambiguous_date or not order.decided
                return value
        value = parse_date(text)
        if value is None and text[-1:] in _CLOSING:
            value = parse_date(_REMARK_BEHIND.sub("", text))  # `2017 (still growing)`
            if value:
                self._keep(label, text)
        if value is None:
            first = _DAYS_ON.sub("", text, 1)  # `Oct 3–4, 2022`: the day on which it begins
            value = parse_date(first) if first != text else None
            if value:
                self._keep(label, text)
                end = find_date(text)
                if end and end.value < value:  # `Dec 30 - Jan 2, 2023`
                    value = f"{int(value[:4]) - 1}{value[4:]}"
        if value is None:
            span = find_date(text)
            value = span.value if span else None
        if value is None:
            own = infer_date_order([text])
            value = parse_numeric_date(text, own)
            self.ambiguous_date = self.ambiguous_date or (value is not None and not own.decided)
        if value is None:
            section = self.entry.section
            year, monthly = dated_above(section)
            # below a term, papers have the days on which they are read
            if year and (monthly or self.rules.kind.name != "paper"):
                value = parse_day(text, year)
            elif self.rules.kind.name == "lecture":
                value = day_in_school_year(text, section)
                term = self.entry.values.get("term")
                if value is None and isinstance(term, Term):
                    value = term.day(text)
        return value
