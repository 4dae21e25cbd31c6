"""An entry's labelled texts to the typed fields of a kind."""

from __future__ import annotations

import re
from typing import Any

from mdcatalog.extract.cited_titles import model_cited
from mdcatalog.extract.course_credits import course_credits
from mdcatalog.extract.credits import (
    guest_named,
    organization_alone,
    speaker_told,
)
from mdcatalog.extract.dataset_facts import read_dataset_facts
from mdcatalog.extract.entries import Entry, Labelled, badge_fields, badge_tags
from mdcatalog.extract.labels import role_of_label
from mdcatalog.extract.organizations import is_organization
from mdcatalog.extract.people import read_people, school_and_teacher
from mdcatalog.extract.venues import (
    dated_above,
    headed_venue,
    headed_year,
    split_venue,
    venue_like,
)
from mdcatalog.models import FieldRule, KindRules
from mdcatalog.patterns import lazy_pattern
from mdcatalog.values import (
    DateOrder,
    find_counts,
    find_date,
    find_term,
    find_year,
    infer_date_order,
    is_absent,
    leading_ordinal,
    parse_count,
    parse_date,
    parse_day,
    parse_duration,
    parse_mark,
    parse_numeric_date,
    parse_ordinal,
    parse_year,
    split_number_and_stars,
    split_terms,
    without_positions,
)
from mdcatalog.vocabulary import (
    FIELDS,
    PRESENTERS,
    TITLE,
    VENUE_HEADERS,
    VENUE_WORDS,
    YEAR_HEADERS,
    fold,
    header_spellings,
)

# Values that the reader of a block reads itself.
_READ_BEFORE = frozenset(
    [
        *("authors", "speakers", "organizations", "venue", "year", "published"),
        *("duration_seconds", "number", "importance"),
    ]
)
# Labels in the singular: what follows is one topic, commas and all.
_ONE_TAG = frozenset(
    [
        "topic",
        "category",
        "area",
        "domain",
        "field",
        "subject",
        "type",
        "主题",
        "类别",
        "分类",
        "类型",
        "领域",
        "方向",
    ]
)
_SCHOOLS = ("organizations", "speakers")
_MEETING = frozenset(("date", "when", "time", "day", "日期", "时间", "날짜", "日付"))
_PUBLISHED_WORDS = frozenset(map(fold, FIELDS["published"]))
_TITLE_WORDS = frozenset(fold(word) for word in TITLE)
_HEADER_UNIT = re.compile(
    r"[(（]\s*(k|m|千|万|亿|百万|thousand|million)\s*[)）]\s*$", re.IGNORECASE
)
_UNITS = {
    "k": 1000,
    "thousand": 1000,
    "m": 10**6,
    "million": 10**6,
    "千": 1000,
    "万": 10**4,
    "亿": 10**8,
    "百万": 10**6,
}
# Licences as tags name them (SPDX identifiers and their usual short forms).
_LICENSE = lazy_pattern(
    r"(?:[AL]?GPL|MIT|BSD|Apache|MPL|ISC|EPL|CDDL|Unlicense|WTFPL|Zlib|CC0|CC[- ]BY|Artistic|BSL|"
    r"PSF|EUPL|OFL|AFL|MS-PL|OpenRAIL)(?:[- ]?v?\.?[\d.]+)?(?:[- ](?:\d[\d.]*|Clause|only|or|later|"
    r"License|SA|NC|ND|M|M\+|Modified))*(?:\+|-\d-Clause)?",
    re.IGNORECASE,
)
# `CVPR'14`, `ICLR23`: the year of a conference in two digits.
_SHORT_YEAR = lazy_pattern(r"(?<=[A-Za-z])\s?['’`]?\s?(?P<year>\d\d)$")
_CENTURY = 70
# the words of a term, where a description opens with it: `(Spring semester 2019)`
_TERM = 24
# Days on which something else was done with the thing.
_OTHER_DATE = lazy_pattern(
    r"add|access|updat|modif|last|due|read|complet|finish|start|end|review|visit|creat"
    r"|收录|完成|更新|访问|阅读|截止|录入|添加|开始|结束|创建|修改"
)


class FieldReader:
    """Fills the values of one record of a kind from its entry."""

    def __init__(self, rules: KindRules, entry: Entry) -> None:
        self.rules = rules
        self.entry = entry
        self.values: dict[str, Any] = {}
        self.extra: dict[str, str] = {}
        self.ambiguous_date = False
        self.unreadable: list[str] = []

    def read(self) -> dict[str, Any]:
        """The fields' values, ``extra`` among them."""
        marks = self.entry.values.get("marks") or {}
        presented = bool(self.entry.fields) and self._is_presented()
        cited = self.entry.values.get("year")
        for labelled in (*self.entry.fields, *badge_fields(self.entry)):
            if labelled.label == "date" and cited and str(cited) not in labelled.text:
                self._keep(labelled.label, labelled.text)  # when it was read, not written
                continue
            if presented and fold(labelled.label) in _MEETING:
                self._keep(labelled.label, labelled.text.strip())  # when it was talked about
                continue
            self._field(labelled, labelled.label in marks)  # type: ignore[operator]
        self._own_values()
        self._cited_model()
        if self.rules.kind.name == "dataset":
            read_dataset_facts(self.values, self.entry)
        self._headed()
        self._year()
        return self.values

    def _is_presented(self) -> bool:
        """Whether somebody presented what this kind knows no speakers of."""
        return "speakers" not in self.rules.fields and any(
            header_spellings(labelled.label)[0] in PRESENTERS
            for labelled in self.entry.fields
            if labelled.label
        )

    def _rule(self, label: str) -> FieldRule | None:
        if not label:
            return self.rules.fields.get("description")
        for spelling in header_spellings(label):
            rule = self.rules.by_word.get(spelling)
            if rule:
                return rule
        return None

    def _field(self, labelled: Labelled, is_mark: bool) -> None:
        rule = self._rule(labelled.label)
        text = labelled.text.strip()
        if rule is None:
            self._unruled(labelled, text)
            return
        if rule.name == "number":
            number, stars = split_number_and_stars(text)
            if number is None and stars is None:
                number = parse_ordinal(text)
            if number is not None and not self._set("number", number):
                self._keep(labelled.label, text)
            if stars is not None and "importance" in self.rules.fields:
                self._set("importance", stars)
            if number is None and stars is None and not self._counted(text):
                self._keep(labelled.label, text)
            return
        if not text or is_absent(text):
            if is_mark and rule.parser is parse_mark:
                self._set(rule.name, False)
            return
        value = self._parse(rule, text, labelled.label)
        if rule.name == "venue" and "." in text and find_date(text):
            found = split_venue(text)  # `arXiv 2023.02`
            if found.name and found.published:
                value = found.name
                self._set("published", found.published)
        if value in (None, [], ""):
            self._keep(labelled.label, text)
            self.unreadable.append(labelled.label)
        elif not self._set(rule.name, value):
            self._keep(labelled.label, text)

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
            key, number = label, 2
            while key in self.extra and self.extra[key] != text:
                key, number = f"{label} ({number})", number + 1
            self.extra[key] = text

    def _unruled(self, labelled: Labelled, text: str) -> None:
        if not labelled.label or not text:
            return
        spellings = header_spellings(labelled.label)
        if spellings[0] in VENUE_WORDS and "venue" in self.rules.names and parse_year(text):
            self._set("venue", f"{labelled.label} {text}")  # the badge `ACL-2023`
            return
        year = parse_year(text) if spellings[0] in YEAR_HEADERS else None
        for name in ("date", "published"):
            if year and name in self.rules.fields and self._set(name, str(year)):
                return  # a kind without a field for the year alone
        when = self._date(text, labelled.label) if _heads_dates(spellings[0]) else None
        if when and self._set("date" if "date" in self.rules.fields else "published", when):
            return
        if spellings[0] in VENUE_HEADERS and "year" in self.rules.names and venue_like(text):
            self._set("year", year_of(text))  # where data were presented says when
        if spellings[0] in _TITLE_WORDS or spellings[0] in self.rules.titles:
            if fold(text) == fold(self.entry.title):
                return
            if role_of_label(labelled.label) is None or not labelled.links:
                self._keep(labelled.label, text)
            return
        if labelled.links and role_of_label(labelled.label):
            rest = text
            for link in labelled.links:
                if link.text:
                    rest = rest.replace(link.text, " ", 1)
            if len(fold(rest)) < 4:
                return  # nothing but the texts of the links
        elif labelled.links and fold(text) == fold("".join(link.text for link in labelled.links)):
            return
        self._keep(labelled.label, text)

    def _parse(self, rule: FieldRule, text: str, label: str) -> Any:
        if rule.name in _SCHOOLS and "speakers" in self.rules.fields:
            both = school_and_teacher(text)
            if both:
                self._set("organizations", [both[0]])
                self._set("speakers", [both[1]])
                return [both[_SCHOOLS.index(rule.name)]]
        if rule.is_list:
            if rule.column.split == "names":
                names = without_positions(text)
                if names != text:
                    self._keep(label, text)  # `Jane Doe, Professor at MIT`: the rest stays there
                return self._people(names)
            if rule.name == "tags" and parse_count(text) is not None:
                return None  # a column `#Tasks` counts; it names no topics
            if rule.name == "tags" and fold(label) in _ONE_TAG:
                return [text]
            if rule.name == "tags" and all(word[0] == "#" for word in text.split()):
                return [tag for word in text.split() for tag in word.split("#") if tag]
            return split_terms(text)
        parser = rule.parser
        if parser is None:
            return text
        if parser is parse_date:
            return self._date(text, label)
        value = parser(text)
        unit = _HEADER_UNIT.search(label)
        if unit and isinstance(value, int):
            value *= _UNITS[unit.group(1).lower()]
        if value is None and parser is parse_count:
            counts = find_counts(text)
            value = counts[0].value if len(counts) == 1 else None
        if value is None and rule.name == "year":
            span = find_year(text)
            value = span.value if span else None
        return value

    def _counted(self, text: str) -> bool:
        """Whether a column `#` of datasets counts their examples (``6.34M``); then it is read."""
        count = parse_count(text) if "examples" in self.rules.fields else None
        return count is not None and self._set("examples", count)

    def _people(self, text: str) -> list[str]:
        people = read_people(text)
        if people.year and "year" in self.rules.fields:
            self._set("year", people.year)
        elif people.year and "date" in self.rules.fields:
            self.values.setdefault("date", str(people.year))
        if people.makers and "organizations" in self.rules.fields:
            self.values.setdefault("organizations", people.makers)
        return people.names

    def _date(self, text: str, label: str) -> str | None:
        orders = self.entry.values.get("date_orders") or {}
        order = orders.get(label)  # type: ignore[attr-defined]
        if isinstance(order, DateOrder):
            value = parse_numeric_date(text, order)
            if value:
                self.ambiguous_date = self.ambiguous_date or not order.decided
                return value
        value = parse_date(text)
        if value is None:
            span = find_date(text)
            value = span.value if span else None
        if value is None:
            own = infer_date_order([text])
            value = parse_numeric_date(text, own)
            self.ambiguous_date = self.ambiguous_date or (value is not None and not own.decided)
        if value is None:
            year, monthly = dated_above(self.entry.section)
            # below a term, papers have the days on which they are read
            if year and (monthly or self.rules.kind.name != "paper"):
                value = parse_day(text, year)
        return value

    def _own_values(self) -> None:
        """What the reader of the block has read already: a citation, a duration, a box."""
        values = self.entry.values
        fields = self.rules.names
        for name in values:
            if name in _READ_BEFORE and name in fields and name not in self.values:
                self.values[name] = values[name]
        if "published" in values and "published" not in fields and "date" in fields:
            self.values.setdefault("date", values["published"])
        if "year" in values and "year" not in fields and "date" in fields:
            self.values.setdefault("date", str(values["year"]))
        names: Any = values.get("authors")
        if names and "authors" not in fields:
            if "organizations" in fields and all(map(is_organization, names)):
                self.values.setdefault("organizations", names)  # `*UC Berkeley*` behind a course
                values = {name: value for name, value in values.items() if name != "authors"}
            elif "speakers" in fields:
                self.values.setdefault("speakers", names)
        self._keep_beside(values, fields)
        given = course_credits(self.entry.title) if "speakers" in fields else None
        if given and given.organizations:
            self.values.setdefault("organizations", given.organizations)
        made = "organizations" in fields and "organizations" not in self.values
        if made and self.entry.description:
            maker, rest = organization_alone(self.entry.description)
            if maker:
                self.values["organizations"], self.entry.description = [maker], rest
        if "speakers" in fields:
            told = speaker_told(self.entry.description) or guest_named(self.entry.title)
            names = [told] if told else given.speakers if given else []
            if names:
                self.values.setdefault("speakers", names)
        if self.rules.kind.name == "lecture" and "number" not in self.values:
            number = leading_ordinal(self.entry.title)
            if number is not None:
                self.values["number"] = number
        self._byline(fields)
        if "checked" in values:
            for name in ("completed", "recorded"):
                if name in fields:
                    self.values.setdefault(name, values["checked"])
        if self.rules.kind.name == "lecture" and "date" not in self.values:
            term = find_term(self.entry.title) or find_term(self.entry.description[:_TERM])
            when = str(term) if term else given.date if given else None
            if when:
                self.values["date"] = when
        date = values.get("heading_date")
        if date:
            name = "date" if "date" in fields else "published"
            if name in fields:
                self.values.setdefault(name, date)
        tags = [*self.values.get("tags", []), *self.entry.tags, *badge_tags(self.entry)]
        tags = [tag for tag in tags if not self._tag_value(tag)] if tags else tags
        if tags:
            self.values["tags"] = list(dict.fromkeys(tags))
        if self.entry.description:
            described = self.values.get("description")
            if described and described != self.entry.description:
                self.values["description"] = f"{described}\n{self.entry.description}"
            else:
                self.values["description"] = self.entry.description

    def _keep_beside(self, values: dict[str, Any], fields: Any) -> None:
        """Of a citation, what this kind has no field for: the authors of a dataset, a venue."""
        for name, instead in (("authors", "speakers"), ("venue", ""), ("year", "date")):
            value = values.get(name)
            if value and name not in fields and instead not in fields:
                text = ", ".join(map(str, value)) if isinstance(value, list) else str(value)
                self.extra.setdefault(name, text)

    def _byline(self, fields: Any) -> None:
        """Who a thing is by: its authors, its speakers, or words of its description."""
        byline: Any = self.entry.values.get("byline") or ((), "")
        names, text = byline
        if not names:
            return
        for field in ("authors", "speakers"):
            if field in fields:
                self.values.setdefault(field, list(names))
                return
        described = self.entry.description
        self.entry.description = f"{text} {described}".strip()

    def _tag_value(self, tag: str) -> bool:
        """Read a tag that is a duration or a year; a year stays a tag as well."""
        fields = self.rules.names
        if "duration_seconds" in fields and (seconds := parse_duration(tag)) is not None:
            self.values.setdefault("duration_seconds", seconds)
            return True
        if "license" in fields and _LICENSE.fullmatch(tag):
            self.values.setdefault("license", tag)
            return True
        short = _SHORT_YEAR.search(tag)
        if "venue" in fields and (short or find_year(tag)) and venue_like(tag):
            self.values.setdefault("venue", tag)
            return True
        year = parse_year(tag)
        if year is not None:
            if "year" in fields:
                self.values.setdefault("year", year)
            elif "date" in fields:
                self.values.setdefault("date", str(year))
        return False

    def _cited_model(self) -> None:
        """Authors and year of a paper whose row begins with ``BERT (Doe et al., 2018)``."""
        if "authors" not in self.rules.fields or "authors" in self.values:
            return
        cited = model_cited(self.entry)
        if cited and self.values.get("year", cited.year) == cited.year:
            self.values["authors"] = cited.authors
            for name in ("year", "venue"):
                if value := getattr(cited, name):
                    self.values.setdefault(name, value)

    def _headed(self) -> None:
        """Where a paper was published, where a heading above says it of all below."""
        if "venue" not in self.rules.names or self.values.get("venue"):
            return
        values = self.entry.values
        venue = values.get("headed") or headed_venue(self.entry.section) or values.get("titled")
        span = find_year(str(venue)) if venue else None
        if span and self.values.get("year", span.value) == span.value:
            self.values["venue"] = venue

    def _year(self) -> None:
        if "year" not in self.rules.names or self.values.get("year"):
            return
        published, venue = self.values.get("published"), self.values.get("venue")
        year = int(published[:4]) if published else year_of(venue) if venue else None
        if year is None and self.rules.kind.name == "paper" and "date" not in self.extra:
            year = headed_year(self.entry.section)
        if year:
            self.values["year"] = year


def _heads_dates(header: str) -> bool:
    """Whether a header that no field takes says that a date stands below it: ``displaydate``."""
    return header in _PUBLISHED_WORDS or (
        header.endswith(("date", "日期")) and _OTHER_DATE.search(header) is None
    )


def year_of(venue: str) -> int | None:
    """The year that a venue is written with, in full or in two digits."""
    span = find_year(venue)
    if span:
        return span.value
    short = _SHORT_YEAR.search(venue)
    if short is None or not venue_like(venue[: short.start()]):
        return None
    digits = int(short["year"])
    return digits + (2000 if digits < _CENTURY else 1900)
