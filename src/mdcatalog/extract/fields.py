"""An entry's labelled texts to the typed fields of a kind."""

from __future__ import annotations

import re
from typing import Any

from mdcatalog.extract.badge_venues import with_venues
from mdcatalog.extract.counted import (
    counts_alone,
    counts_examples,
    heads_counts,
    is_bound,
)
from mdcatalog.extract.dataset_facts import read_dataset_facts
from mdcatalog.extract.dataset_languages import split_languages
from mdcatalog.extract.described_lines import read_lines
from mdcatalog.extract.editors import without_editors_before
from mdcatalog.extract.entries import Labelled, badge_fields
from mdcatalog.extract.filled_fields import FilledFields
from mdcatalog.extract.full_titles import TITLE_WORDS
from mdcatalog.extract.header_sense import heads_dates, states_venue
from mdcatalog.extract.header_units import length_in_minutes, size_in_hours, size_with_unit
from mdcatalog.extract.labels import role_of_label
from mdcatalog.extract.licenses import is_license
from mdcatalog.extract.logged_rows import is_day_of_log
from mdcatalog.extract.makers_told import institution_of_authors
from mdcatalog.extract.organizations import (
    begins_with_known,
    is_named_organization,
    is_organization,
)
from mdcatalog.extract.part_names import part_role
from mdcatalog.extract.people import school_and_teacher, schools_and_teachers, workplaces
from mdcatalog.extract.person_names import is_known_person, is_name
from mdcatalog.extract.reading_days import is_of_reading
from mdcatalog.extract.sound import sound_venue, without_impact
from mdcatalog.extract.told import ToldReader
from mdcatalog.extract.value_sense import field_of_value
from mdcatalog.extract.venues import is_dated_venue, is_preprint, venue_like, year_of
from mdcatalog.headers import header_spellings
from mdcatalog.models import FieldRule
from mdcatalog.patterns import lazy_pattern
from mdcatalog.values import (
    find_counts,
    find_date,
    find_term,
    find_year,
    is_absent,
    parse_count,
    parse_date,
    parse_mark,
    parse_ordinal,
    parse_year,
    split_number_and_stars,
    split_terms,
    without_positions,
)
from mdcatalog.vocabulary import (
    FIELDS,
    NO_ORGANIZATIONS,
    NOTE_COLUMNS,
    PRESENTERS,
    VENUE_HEADERS,
    VENUE_WORDS,
    YEAR_HEADERS,
    fold,
    role_of,
)

# Labels in the singular: what follows is one topic, commas and all.
_ONE_TAG = frozenset(
    [
        *("topic", "category", "area", "domain", "field", "subject", "type"),
        *("主题", "类别", "分类", "类型", "领域", "方向"),
    ]
)
_SCHOOLS = ("organizations", "speakers")
_LONGEST_BUTTON = 12
_MOST_NAMED = 6  # words
# What stands between several names, or around where somebody works.
_JOINED = frozenset(";；、/()（）")
_ASIDE_BEHIND = lazy_pattern(r"\s+\([^()]*\)$")  # `Lecture 1 (Jan 5)`
# `F2015`, `2017-2018`
_TERM = lazy_pattern(
    r"(?:Sp?|Su|Fa?|Wi?|SS|WS|AY)\s?'?((?:19|20)\d\d)|((?:19|20)\d\d)\s?[-–/]\s?(?:(?:19|20)?\d\d)"
)
_TERMS = frozenset(("term", "semester", "quarter", "学期", "開講", "학기", "semestre"))
_MEETING = frozenset(("date", "when", "time", "day", "日期", "时间", "날짜", "日付"))
_AUTHORS = frozenset(map(fold, FIELDS["authors"]))
# `130+70`, `40CT+120MRI`, `10K/2K/1K`
_THINGS = frozenset(("dataset", "tool"))
_SEVERAL_COUNTS = lazy_pattern(
    r"[~≈约]?\d[\d.,]*\s?[kKmMwW万千]?[A-Za-z]{0,5}(?:\s*[+/／]\s*\d[\d.,]*\s?[kKmMwW万千]?[A-Za-z]{0,5}){1,4}$"
    # `590.326`, `500.000 (QUAY-4), 405.000 (QUAY-6)`
    r"|\d{1,3}(?:[.,]\d{3})+(?:$|(?= ?\([^()]{1,24}\)(?:, |$)))"
)
# `Example Labs (Doe et al.)`
_PEOPLE_BEHIND = lazy_pattern(r"\s*[(（][^()（）]* et al\.?[)）]")
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
# `presented by Jane Doe`: the day beside it is that of the meeting
_PRESENTED = lazy_pattern(
    r"\b(?:presented|led|moderated|discussion lead) by\b|\bpresenter:|(?:汇报|报告|分享|领读)人",
    re.IGNORECASE,
)


_CIRCLES = str.maketrans("●○", "★☆")
_STARS_FIRST = lazy_pattern(
    r"(?P<count>\d[\d.,]*\s?[kKmM万]?)\+?\s*(?:(?:stars?|★|⭐)\s*)?/\s*\d[\d.,]*\s?[kKmM万]?\+?\s*(?:forks?)?$",
    re.IGNORECASE,
)
_JOINTS_BEHIND = frozenset((" /", " |", " ·", " •"))


class FieldReader(FilledFields):
    """Fills the values of one record of a kind from its entry."""

    def read(self) -> dict[str, Any]:
        """The fields' values, ``extra`` among them."""
        marks = self.entry.values.get("marks") or {}
        cited = self.entry.values.get("year")
        paper = self.rules.kind.name == "paper"
        in_row = self.entry.block == "table_row"
        badges = badge_fields(self.entry)
        if badges and paper:
            badges = list(with_venues(badges))
        for labelled in (*self.entry.fields, *badges):
            if labelled.label == "date" and cited and str(cited) not in labelled.text:
                self._keep(labelled.label, labelled.text)  # when it was read, not written
                continue
            dated = labelled.label == "date" or (in_row and fold(labelled.label) in _MEETING)
            if paper and dated and is_of_reading(self.entry, labelled.text):
                self._keep(labelled.label, labelled.text)
                continue
            if paper and is_day_of_log(self.entry, labelled.label):
                self._keep(labelled.label, labelled.text.strip())
                continue
            if fold(labelled.label) in _MEETING and self._is_presented():
                self._keep(labelled.label, labelled.text.strip())  # when it was talked about
                continue
            self._field(labelled, labelled.label in marks)  # type: ignore[operator]
        told = ToldReader(self.rules, self.entry, self.values, self.extra)
        told.own()
        told.cited_model()
        if self.rules.kind.name in _THINGS:
            read_lines(self.values, self.rules.names)
        if self.rules.kind.name == "dataset":
            size_in_hours(self.values, self.extra)
            read_dataset_facts(self.values, self.entry)
            size_with_unit(self.values, self.entry.fields)
        if (venue := self.values.get("venue")) and any(map(str.isdigit, venue[-2:])):
            self.values["venue"], impact = without_impact(venue)
            if impact:
                self.extra.setdefault("IF", impact)
        if venue and ")" in venue:
            self.values["venue"], edited_by = without_editors_before(self.values["venue"])
            if edited_by:
                self.extra.setdefault("Editors", edited_by)
        if self.extra and "duration_seconds" in self.rules.names:
            length_in_minutes(self.values, self.extra)
        if (venue := self.values.get("venue")) and (sound := sound_venue(venue)) != venue:
            self.values["venue"] = sound
        told.headed()
        if self.extra:
            told.month()
            told.given_at()
        told.held()
        told.year()
        return self.values

    def _is_presented(self) -> bool:
        """Whether somebody presented what this kind knows no speakers of."""
        if "speakers" in self.rules.fields:
            return False
        return _PRESENTED.search(self.entry.description) is not None or any(
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
        if text[-2:] in _JOINTS_BEHIND:
            text = text[:-2].rstrip()  # `발표자: 김민수 / [영상](…)`
        if rule is None:
            if not (is_mark and self._is_ticked(labelled.label, text)):
                self._unruled(labelled, text)
            return
        if rule.name == "number":
            number, stars = split_number_and_stars(text)
            if number is None and stars is None:
                number = parse_ordinal(_ASIDE_BEHIND.sub("", text))
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
        if rule.name == "tags" and self._tells_task(labelled):
            self._set("description", text)
            return
        if rule.name == "description" and labelled.links and _holds_links_alone(labelled):
            return  # what they are called is said of them
        if (
            rule.is_list
            and heads_counts(labelled.label)
            and (rule.name == "tags" or any(map(str.isdigit, text)))
        ):
            self._keep(labelled.label, text)  # `#Tasks` counts them, and names none
            return
        if rule.name == "examples" and is_bound(text) and self._set("size", text):
            return
        if rule.name in _SCHOOLS and self._schools_and_teachers(text, labelled.label):
            return
        if rule.name == "organizations" and fold(text) in NO_ORGANIZATIONS:
            self._keep(labelled.label, text)
            return
        if rule.name == "organizations" and " et al" in text:
            makers = _PEOPLE_BEHIND.sub("", text)
            named = makers.partition(" et al")[0]
            if makers != text or (
                " " in named
                and is_name(named.split(",")[0])
                and not (is_organization(named) or begins_with_known(named))
            ):
                self._keep(labelled.label, text)  # who made it is people, at least in brackets
                text = makers if makers != text else ""
            if not text:
                return
        self._fill(rule, text, labelled.label)

    def _fill(self, rule: FieldRule, text: str, label: str) -> None:
        """Read a text into the field of a rule, into another that it fills, or into `extra`."""
        if rule.name == "description" and not any(map(str.isalnum, text)):
            return  # brackets that links left: `[] []`
        published = rule.name == "organizations" and "venue" in self.rules.names
        placed = published and (is_dated_venue(text) or is_preprint(text))
        if placed and self._set("venue", text):
            return  # `Publisher: NeurIPS 2021`, `Publisher: arXiv`
        value = self._parse(rule, text, label)
        date = parse_date(text) if rule.name == "venue" else None
        if date and "published" in self.rules.fields:  # `发表`: `2023.04`, `2023`
            alone = len(date) == len("2023") and "year" in self.rules.names
            self._set("year" if alone else "published", int(date) if alone else date)
            return
        if rule.name == "venue":
            value = self._without_month(text) or value
        if value in (None, [], ""):
            if rule.name == "date" and self._set_length(text):
                return
            if rule.column.split == "names" and self._are_companies(text):
                return  # `Authors` over `Disney`
            placed = rule.name == "published" and "venue" in self.rules.names and venue_like(text)
            if placed and self._set("venue", text):
                return  # `ACL 2021` below `Published`
            counts = rule.name == "examples" and _SEVERAL_COUNTS.match(text) is not None
            if counts and "size" in self.rules.names and self._set("size", text):
                return  # `130+70` below `Samples`: how large its parts are
            self._keep(label, text)
            self.unreadable.append(label)
        elif not self._set(rule.name, value):
            self._keep(label, text)

    def _unruled(self, labelled: Labelled, text: str) -> None:
        if not labelled.label or not text:
            return
        recorded = labelled.links and role_of(labelled.label) == "video"
        if recorded and (self._set_length(text) or self._set_length_behind(labelled, text)):
            return  # `[▶](…) (52 min)`, `[YT](…) (1:12:30)` below `Video`
        spellings = header_spellings(labelled.label)
        if spellings[0] in VENUE_WORDS and "venue" in self.rules.names and parse_year(text):
            self._set("venue", f"{labelled.label} {text}")  # the badge `ACL-2023`
            return
        year = None
        if spellings[0] in _TERMS and "date" in self.rules.fields:
            year = find_term(text) or parse_year(text)  # `Term` over `Spring 2023`
        elif spellings[0] in YEAR_HEADERS:
            term = _TERM.fullmatch(text) if parse_year(text) is None else None
            year = int(term[1] or term[2]) if term else parse_year(text)
        for name in ("date", "published"):
            if year and name in self.rules.fields and self._set(name, str(year)):
                return  # a kind without a field for the year alone
        if "examples" in self.rules.names and self._counts_examples(labelled.label):
            count = parse_count(text)
            if is_bound(text) and self._set("size", text):
                return
            if count is not None and self._set("examples", count):
                return
            parts = count is None and any(map(str.isdigit, text))
            if parts and self._set("size", text):
                return  # `1440 for speech, 1012 for song`
        when = self._date(text, labelled.label) if heads_dates(spellings[0]) else None
        if when and self._set("date" if "date" in self.rules.fields else "published", when):
            return
        if spellings[0] in VENUE_HEADERS and "year" in self.rules.names and venue_like(text):
            self._set("year", year_of(text))  # where data were presented says when
        if (
            self.rules.kind.name == "paper"
            and not (labelled.links and fold(text) == "arxiv")  # `Links: [arXiv](…)`
            and states_venue(spellings[0], text)
            and self._set("venue", self._without_month(text) or text)
        ):
            return  # `Record: ICML`
        if spellings[0] in TITLE_WORDS or spellings[0] in self.rules.titles:
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
        elif labelled.links and _only_leads(labelled):
            return
        if spellings[0] in _AUTHORS and "organizations" in self.rules.fields:
            makers = institution_of_authors(self.entry, text)
            if makers and self._set("organizations", makers):
                return  # `Authors` over `Google Research`, of a thing that has none
        if spellings[0] in NOTE_COLUMNS and self._is_all_said(labelled):
            self._set("description", text)
            return
        found = field_of_value(labelled.label, text, self.rules.names)
        if found and self._set(*found):
            return
        self._keep(labelled.label, text)

    def _counts_examples(self, label: str) -> bool:
        """Whether a header counts what data consist of; where it names it alone, as no other."""
        if counts_examples(label):
            return True
        labels = [other.label for other in self.entry.fields if other.text]
        return counts_alone(label) and not any(
            other != label and (counts_alone(other) or counts_examples(other)) for other in labels
        )

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
                    if "organizations" in self.rules.fields and (places := workplaces(text)):
                        self._set("organizations", places)
                        if not names:
                            return None
                return self._people(names)
            if rule.name == "tags" and parse_count(text) is not None and not parse_year(text):
                return None  # a column `#Tasks` counts; it names no topics
            if rule.name == "tags" and fold(label) in _ONE_TAG:
                return [text]
            if rule.name == "tags" and all(word[0] == "#" for word in text.split()):
                return [tag for word in text.split() for tag in word.split("#") if tag]
            terms = split_terms(text)
            return split_languages(terms) if rule.name == "languages" else terms
        parser = rule.parser
        if parser is None:
            if rule.name == "license":
                first, stop, _ = text.partition(". ")
                if stop and is_license(first):  # `MIT. Written in C.`
                    self._keep(label, text)
                    return first
                return text.rstrip(" .。") if any(map(str.isalpha, text)) else None  # not `88,274`
            if rule.name == "size" and text[0] in "-–—?" and not any(map(str.isdigit, text)):
                return None  # `- questions`
            return text
        if parser is parse_date:
            return self._date(text, label)
        if rule.name == "importance":
            text = text.translate(_CIRCLES)  # `●●○`
        value = parser(text)
        if value is None and rule.name == "stars" and (starred := _STARS_FIRST.match(text)):
            self._keep(label, text)  # `20k+ stars / 2.5k+ forks`
            return parse_count(starred["count"])
        unit = _HEADER_UNIT.search(label)
        if unit and isinstance(value, int):
            value *= _UNITS[unit.group(1).lower()]
        if value is None and parser is parse_count:
            counts = find_counts(text)
            value = counts[0].value if len(counts) == 1 else None
        if value is None and rule.name == "year":
            span = find_year(text)
            date = None if span else find_date(text)  # `arXiv 2025.10`
            value = span.value if span else int(date.value[:4]) if date else None
        return value

    def _schools_and_teachers(self, text: str, label: str) -> bool:
        """Take a text that names who teaches and where: ``University/Instructor(s)``."""
        if "speakers" not in self.rules.fields or school_and_teacher(text):
            return False
        if workplaces(text):
            return False  # `Jane Doe, Professor of Tides, University of Quays`
        rules = [self.rules.by_word.get(spelling) for spelling in header_spellings(label)]
        named = {rule.name for rule in rules if rule}
        both = named.issuperset(_SCHOOLS)
        if not both and "," not in text and "，" not in text:
            if is_known_person(text):
                return self._set("speakers", [text])  # whose channel it is
            apart = _JOINED.isdisjoint(text) and "organizations" not in named
            if not apart or not is_named_organization(text):
                return False
            return self._set("organizations", [text])  # `Author` over `Stanford`
        found = schools_and_teachers(text, both=both)
        if found is None:
            if both:
                self._keep(label, text)
            return both
        for name, value in zip(_SCHOOLS, found, strict=True):
            if value:
                self._set(name, value)
        return True


def _holds_links_alone(labelled: Labelled) -> bool:
    """Whether a cell is several links and no words, or one of a word or two: ``[试用链接](…)``."""
    links = [link for link in labelled.links if link.text and not link.image]
    if not links or (len(links) == 1 and len(labelled.text) > _LONGEST_BUTTON):
        return False
    rest = labelled.text
    for link in links:
        rest = rest.replace(link.text, " ", 1)
    return not any(map(str.isalnum, rest))


def _only_leads(labelled: Labelled) -> bool:
    """Whether a cell is nothing but links that name no thing: ``[chat](…)`` below `Discussion`."""
    texts = [link.text for link in labelled.links]
    return fold(labelled.text) == fold("".join(texts)) and not any(map(_names_thing, texts))


def _names_thing(text: str) -> bool:
    """Whether a link in a cell is called by what it names: ``[Linear Ropes](…)``."""
    named = 1 < len(text.split()) <= _MOST_NAMED and any(map(str.isalpha, text))
    return named and part_role(text) is None
