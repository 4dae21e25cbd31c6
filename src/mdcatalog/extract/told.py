"""What is told of a thing without a label: a citation, a byline, tags, the headings above it."""

from __future__ import annotations

import re
from typing import Any

from mdcatalog.extract.asides import duration_behind
from mdcatalog.extract.cjk_credits import (
    is_sure_name,
    school_and_teacher_told,
    school_and_teachers,
    school_seen,
)
from mdcatalog.extract.course_credits import Credits, course_credits, schools_in_numbers
from mdcatalog.extract.course_names import (
    is_given,
    is_school,
    plain_name,
    teachers_of,
    term_year,
)
from mdcatalog.extract.credit_fields import (
    part_makers,
    read_cell,
    read_description,
    read_people,
    read_school_behind,
    take_license,
    teachers_beside,
)
from mdcatalog.extract.credits import (
    guest_named,
    guest_with_office,
    parted,
    speakers_told,
    teacher_and_school,
)
from mdcatalog.extract.dataset_facts import is_size
from mdcatalog.extract.dated_speakers import take_dated_speaker
from mdcatalog.extract.entries import badge_tags
from mdcatalog.extract.guests import guest_behind
from mdcatalog.extract.headed_sites import headed_site
from mdcatalog.extract.lengths import take_length
from mdcatalog.extract.licenses import (
    is_license,
    license_among,
    license_of_line,
    license_told,
)
from mdcatalog.extract.makers_first import maker_of_data
from mdcatalog.extract.makers_in_titles import maker_behind_name, owner_in_title
from mdcatalog.extract.makers_told import (
    course_school,
    headed_in_full,
    headed_school,
    makers_before_link,
    makers_told,
    teacher_of_platform,
)
from mdcatalog.extract.names_behind_venues import part_data_name
from mdcatalog.extract.organizations import is_organization
from mdcatalog.extract.person_names import is_known_person
from mdcatalog.extract.prizes import part_prize
from mdcatalog.extract.reading_days import is_of_reading
from mdcatalog.extract.software_facts import license_and_languages
from mdcatalog.extract.speakers_alone import take_speaker_alone
from mdcatalog.extract.talks import talk_told
from mdcatalog.extract.titles import strip_marks
from mdcatalog.extract.told_behind_titles import (
    Given,
    given_in,
    talk_behind_name,
    title_behind_teacher,
    without_told,
)
from mdcatalog.extract.told_dates import ToldDates, year_at_end
from mdcatalog.extract.told_papers import (
    read_cited,
    read_maker_first,
    read_opening,
    read_words_beside_venue,
)
from mdcatalog.extract.venues import (
    venue_like,
    without_preprint,
    year_of,
)
from mdcatalog.patterns import lazy_pattern
from mdcatalog.values import (
    find_term,
    find_year,
    lesson_number,
    parse_date,
    parse_duration,
    parse_year,
)
from mdcatalog.vocabulary import ORGANIZATIONS, VENUE_WORDS, fold, role_of

# Values that the reader of a block reads itself.
_READ_BEFORE = frozenset(
    [
        *("authors", "speakers", "organizations", "venue", "year", "published"),
        *("duration_seconds", "number", "importance"),
    ]
)
_LICENSE_CLOSED = lazy_pattern(
    r"(?P<words>[^\n]*?)\s*[(（\[](?P<name>[^()（）\[\]\n]{2,30})[)）\]]"
)
_LICENSE_LAST = lazy_pattern(
    r"(?P<words>.*\S)\s+[-–—|·]\s+(?P<name>[A-Za-z][\w. +-]{1,24})", re.DOTALL
)
_CLOSING = frozenset(")）]")
_LAST_MARKS = (" - ", " – ", " — ", " | ", " · ")
# what tells that names are those of authors
_CITED = frozenset(("by", "byline", "venue", "year", "published"))
# the words of a term, where a description opens with it: `(Spring semester 2019)`
_TERM = 24
_TERM_ALONE = re.compile(r"[A-Za-z]+(?: [A-Za-z]+)? \d{4}|\d{4}(?: [A-Za-z]+){1,2}")
_INITIALISM = re.compile(r"[A-Z][A-Za-z]*[A-Z]")
_LONGEST_END = 40
_NOT_YET = "preprint"  # stands where others have their venue; `arXiv` may be a topic beside one


class ToldReader(ToldDates):
    """Fills what the labels of an entry have left open from what else is said of it."""

    def own(self) -> None:
        """What the reader of the block has read already: a citation, a duration, a box."""
        values = self.entry.values
        fields = self.rules.names
        if "authors" in values:
            part_makers(self.entry)
        part_prize(self.entry)
        for name in values:
            if name in _READ_BEFORE and name in fields and name not in self.values:
                self.values[name] = values[name]
                if name == "organizations" and self.rules.kind.name == "tool":
                    take_license(self.values, self.entry)
        if "published" in values and "published" not in fields and "date" in fields:
            self.values.setdefault("date", values["published"])
        if "year" in values and "year" not in fields and "date" in fields:
            self.values.setdefault("date", str(values["year"]))
        elif "published" in fields and "year" not in fields and _is_dated(values):
            self.values.setdefault("published", str(values["year"]))
        given = self._credits(fields)
        if (done := values.get("checked", values.get("done"))) is not None:
            for name in ("completed", "recorded"):
                if name in fields:
                    self.values.setdefault(name, done)
        if self.rules.kind.name == "lecture":
            self._lecture(given)
            term, dated = self.entry.description.strip(" .()"), str(self.values.get("date", ""))
            alone = 0 < len(term) <= _TERM and _TERM_ALONE.fullmatch(term)
            if dated and alone and term_year(term) == int(dated[:4]):
                self.entry.description = ""  # `Spring 2019`, which is its date
        if self.rules.kind.name == "paper":
            if "venue" not in self.values:
                read_opening(self.values, self.entry)
            if "authors" not in self.values:
                read_cited(self.values, self.entry)
            read_words_beside_venue(self.values, self.entry)
            read_maker_first(self.values, self.entry)
            part_data_name(self.values, self.entry)
        date = values.get("heading_date")
        if date:
            name = "date" if "date" in fields else "published"
            if name in fields:
                self.values.setdefault(name, date)
        self._tags()
        if "venue" in fields and self.entry.description[:2] in ("19", "20"):
            self.published_first()
        if "venue" in fields and "20" in self.entry.description[-_LONGEST_END:]:
            self.ends_dated()
        told = self.entry.description or self.values.get("description")
        if told and "license" in fields and "license" not in self.values:
            self._license()
        if self.entry.description:
            described = self.values.get("description")
            if described and described != self.entry.description:
                self.values["description"] = f"{described}\n{self.entry.description}"
            else:
                self.values["description"] = self.entry.description

    def _credits(self, fields: Any) -> Credits | None:
        """Who made or gave the thing; the credits of a course are returned."""
        self._keep_beside(self._people(self.entry.values, fields), fields)
        if "duration_seconds" in fields:
            take_length(self.values, self.entry)
        led = None
        if "speakers" in fields and self.entry.description:
            led = title_behind_teacher(self.entry.title, self.entry.description)
            led = led or (talk_behind_name(self.entry) if "date" in self.values else None)
        if led:
            self.entry.title, rest, who = led
            self._take_given(who)
            self.entry.description = rest.strip("()")
        given = course_credits(self.entry.title) if "speakers" in fields else None
        if self.entry.description and "speakers" in fields:
            take_dated_speaker(self.values, self.entry)
        self._makers(fields, given)
        if self.entry.description:
            read_people(self.values, self.entry, fields)
        if "speakers" in fields:
            words = self.entry.description or str(self.values.get("description") or "")
            told = speakers_told(self.entry.description)
            if invited := guest_behind(self.entry.title):
                self.entry.title, told = invited.title, told or invited.names
                if invited.makers:
                    self.values.setdefault("organizations", invited.makers)
            guest = "" if told else guest_named(self.entry.title)
            told = told or ([guest] if guest else [])
            schools, teachers = school_and_teacher_told(words)
            if not told and (both := teacher_and_school(words)):
                told, schools = [both[0]], both[1] or schools
            if not told and (office := guest_with_office(self.entry.title)):
                told, schools = [office[0]], schools or [office[1]]
            talk = talk_told(self.entry.title)
            told = told or ([talk.speaker] if talk.speaker else [])
            if talk.year and "date" in fields:
                self.values.setdefault("date", str(talk.year))
                self.extra.setdefault("venue", talk.event)
            people = told or (given.speakers if given else [])
            if not (people or teachers or "speakers" in self.values):
                teachers = teachers_beside(self.entry, words)
            if not (schools or words.isascii()) and (seen := school_seen(words)):
                schools = [seen]
            if people or teachers:
                self.values.setdefault("speakers", people or teachers)
            if schools:
                self.values.setdefault("organizations", schools)
        self._byline(fields)
        if "duration_seconds" in fields:
            take_length(self.values, self.entry)  # behind who gives it
        if "speakers" in fields:
            if alone := given_in(self.entry.description):  # `Jane Doe — Spring 2022`
                self._take_given(alone)
            title = self.entry.title
            linked = any(link.text == title for link in self.entry.links if link.place == "title")
            date = str(self.values.get("date") or (given.date if given else None) or "")
            self.entry.title = without_told(title, self.values, date, linked=linked)
        return given

    def _take_given(self, told: Given) -> None:
        """Who gives a course, where and when, in place of the words that say no more."""
        self.values.setdefault("speakers", told.speakers)
        if told.organizations:
            self.values.setdefault("organizations", told.organizations)
        if told.date:
            self.values.setdefault("date", told.date)
        if told.event:
            self.extra.setdefault("venue", f"{told.event.strip()} {told.date}")
        self.entry.description = ""

    def _tags(self) -> None:
        """The tags that fill no other field."""
        labelled = self.values.get("tags", [])
        tags = [tag for tag in labelled if not self._tag_value(tag, labelled=True)]
        for tag in (*self.entry.tags, *badge_tags(self.entry)):
            if tag == self.entry.values.get("named") or not self._tag_value(tag):
                tags.append(tag)  # `DAC` may be the short name of a thing, and no venue
        if tags:
            self.values["tags"] = list(dict.fromkeys(tags))

    def _license(self) -> None:
        told = self.entry.description.strip(" .")
        if is_license(told) and any(map(str.isdigit, told)):
            self.values["license"], self.entry.description = told, ""  # `… - Apache 2.0`
            return
        if "\n" in told:  # a bullet, or a line, of its own
            words, _, last = told.rpartition("\n")
            if name := license_of_line(last):
                self.values["license"], self.entry.description = name, words.rstrip()
                return
        ended = _LICENSE_LAST.fullmatch(told) if any(map(told.__contains__, _LAST_MARKS)) else None
        tool = self.rules.kind.name == "tool"
        if ended and is_license(ended["name"]) and (tool or any(map(str.isdigit, ended["name"]))):
            self.values["license"], self.entry.description = ended["name"], ended["words"]
            return  # `Fast storage - Apache-2.0`
        closed = _LICENSE_CLOSED.fullmatch(told) if tool and told[-1:] in _CLOSING else None
        if closed and not find_year(closed["name"]):
            both = license_and_languages(closed["name"])
            if both:  # `A viewer of quays (MIT)`, `… [MIT/Unlicense, Rust]`
                self.values["license"], self.entry.description = both[0], closed["words"]
                if both[1]:
                    self.extra.setdefault("Programming language", both[1])
                return
        told = told or str(self.values.get("description") or "")
        name = license_told(told) or license_among(told)
        if name:
            self.values["license"] = name

    def _people(self, values: dict[str, Any], fields: Any) -> dict[str, Any]:
        """Put authors where this kind has them; returns the values that are left."""
        names: Any = values.get("authors")
        if not names or "authors" in fields:
            return values
        if "organizations" in fields and all(map(is_organization, names)):
            self.values.setdefault("organizations", names)  # `*UC Berkeley*` behind a course
            return {name: value for name, value in values.items() if name != "authors"}
        if "speakers" in fields and _are_two_words(names) and not values.get("venue"):
            # `Sorting and Searching`: of a lesson that is what it is about as often
            told = " and ".join(names)
            self.entry.description = f"{told}. {self.entry.description}".rstrip(". ")
        elif "speakers" in fields:
            self.values.setdefault("speakers", [*map(plain_name, names)])
        return values

    def _makers(self, fields: Any, given: Credits | None) -> None:
        if given and given.organizations:
            self.values.setdefault("organizations", given.organizations)
        if "organizations" in fields and "organizations" not in self.values:
            if self.entry.description:
                read_description(self.values, self.entry, self.rules.kind.name, fields)
            else:
                read_cell(self.values, fields)
            if "organizations" not in self.values:
                self._makers_told()
        elif "speakers" in fields and self.entry.description:
            read_school_behind(self.values, self.entry, fields)
        makers = self.values.get("organizations")
        if makers and any("," in maker or "，" in maker for maker in makers):
            # `(Example University, Coursera)`
            self.values["organizations"] = [p for maker in makers for p in parted(maker)]

    def _makers_told(self) -> None:
        told = self.entry.description or self.values.get("description") or ""
        makers = makers_told(self.entry, told) if told else []
        if not makers and told and self.rules.kind.name == "dataset":
            makers = maker_of_data(self.entry, told)
        if not makers and not self.entry.title.isascii():
            makers = owner_in_title(self.entry.title)
        if not makers and " " in self.entry.title:
            makers = makers_before_link(self.entry)
        if not makers and self.rules.kind.name == "tool":
            maker = maker_behind_name(self.entry.title)  # `Quay Faces (Kaggle)` are data from there
            makers = [maker] if maker else []
        if makers:
            self.values["organizations"] = makers

    def _lecture(self, given: Credits | None) -> None:
        """The number and the date of a lesson."""
        if self.entry.block == "table_row" and "speakers" not in self.values:
            self._beside_links()
        take_speaker_alone(self.values, self.entry)
        if "organizations" not in self.values:
            if makers := course_school(self.entry, self.extra) or self.entry.values.get("school"):
                self.values["organizations"] = makers
            elif numbered := schools_in_numbers(self.extra):
                self.values["organizations"] = numbered
            elif school := headed_school(self.entry.section) or headed_site(self.entry):
                self.values["organizations"] = [school]
        elif full := headed_in_full(self.entry.section, self.values["organizations"]):
            self.values["organizations"] = [full]  # `MIT6.036: …` below the school's name
        if "speakers" not in self.values and (names := self.entry.values.get("teachers")):
            self.values["speakers"] = names
        if "speakers" not in self.values and (person := teacher_of_platform(self.extra)):
            self.values["speakers"] = person
        if "number" not in self.values:
            number = lesson_number(self.entry.title)
            if number is not None:
                self.values["number"] = number
        if "duration_seconds" not in self.values:
            _, length = duration_behind(str(self.values.get("description") or ""))
            if length:  # `For beginners (1 hour)`
                self.values["duration_seconds"] = parse_duration(length.text)
        if "date" not in self.values:
            term = find_term(self.entry.title) or find_term(self.entry.description[:_TERM])
            when = str(term) if term else given.date if given else None
            when = when or year_at_end(self.entry.title)
            if when:
                self.values["date"] = when

    def _beside_links(self) -> None:
        """``[B站](…) 北大张三``: who gives a course, where a cell says it beside a recording."""
        for labelled in self.entry.fields:
            words = labelled.text
            if not labelled.links or not words or words == labelled.links[0].text:
                continue
            parts = [school_and_teachers(link.text) for link in labelled.links]
            for link in labelled.links:
                words = words.replace(link.text, " ", 1)
            words = words.strip(" 和与及,，、;；/|")
            told = next(filter(None, (school_and_teachers(words), *parts)), None)
            if told is None and words.isascii():
                told = ([], teachers_of(words, sure=False))
            for name, values in zip(("organizations", "speakers"), told or (), strict=False):
                if values:
                    self.values.setdefault(name, values)

    def _keep_beside(self, values: dict[str, Any], fields: Any) -> None:
        """Of a citation, what this kind has no field for: the authors of a dataset, a venue."""
        for name, instead in (("authors", "speakers"), ("venue", ""), ("year", "date")):
            value = values.get(name)
            if name == "year" and str(self.values.get("published", "")).startswith(str(value)):
                continue
            if value and name not in fields and instead not in fields:
                if name == "authors" and self._are_words(value):
                    continue
                text = ", ".join(map(str, value)) if isinstance(value, list) else str(value)
                self.extra.setdefault(name, text)

    def _are_words(self, names: Any) -> bool:
        """Put what reads as names back where it is said of a tool: ``Simple, Fast Web Server``."""
        values = self.entry.values
        if self.rules.kind.name != "tool" or len(names) == 1 or not _CITED.isdisjoint(values):
            return False
        if any(is_given(name.split()[0]) or "." in name for name in names if name):
            return False
        if not all(map(str.isascii, names)):
            return False
        told = ", ".join(names)
        self.entry.description = "\n".join(filter(None, (told, self.entry.description)))
        return True

    def _byline(self, fields: Any) -> None:
        """Who a thing is by: its authors, its speakers, or words of its description."""
        byline: Any = self.entry.values.get("byline") or ((), "")
        names, text = byline
        if not names:
            return
        for field in ("authors", "speakers"):
            if field in fields:
                self.values.setdefault(field, [plain_name(name) for name in names])
                return
        described = self.entry.description
        stop = "." if described[:1].isupper() and text[-1:] != "." else ""
        self.entry.description = f"{text}{stop} {described}".strip()

    def _tag_value(self, tag: str, *, labelled: bool = False) -> bool:
        """Read a tag that is a duration or a year; a year stays a tag as well.

        Who made a thing and when is read where no label says that it is a tag.
        """
        fields = self.rules.names
        if "duration_seconds" in fields and (seconds := parse_duration(tag)) is not None:
            self.values.setdefault("duration_seconds", seconds)
            return True
        if "license" in fields:
            name = tag if tag[:1].isascii() else strip_marks(tag)  # `❗️GPL-3.0`
            if is_license(name):
                self.values.setdefault("license", name)
                return True
        if "speakers" in fields and not labelled and is_school(tag):
            self.values.setdefault("organizations", [tag])
            return True
        if "speakers" in fields and not labelled and (is_known_person(tag) or is_sure_name(tag)):
            self.values.setdefault("speakers", [tag])
            return True
        cited = "venue" in fields
        if not any(map(str.isdigit, tag)):
            return cited and not labelled and self._is_credit(tag)
        made = self.rules.kind.name in _MADE
        if (
            (cited or made)
            and "published" not in self.values
            and not labelled
            and (date := parse_date(tag))
            and "-" in date
        ):
            if is_of_reading(self.entry, tag):
                self.extra.setdefault("date", tag)
            else:
                self.values["published"] = date
            return True
        if cited and year_of(tag) and (venue_like(tag) or _INITIALS_AND_YEAR.fullmatch(tag)):
            if "rXiv" in self.values.get("venue", ""):
                self.values["venue"] = without_preprint(f"{self.values['venue']}, {tag}")
            self.values.setdefault("venue", tag)
            return True
        year = parse_year(tag) or ("speakers" in fields and term_year(tag)) or None
        if year is not None:
            if "year" in fields:
                self.values.setdefault("year", year)
            elif "date" in fields:
                self.values.setdefault("date", str(year))
        elif "size" in fields and not labelled and "size" not in self.values and is_size(tag):
            self.values["size"] = tag
            return True
        return False

    def _is_credit(self, tag: str) -> bool:
        """Read a tag of a paper that is the short name of its venue, or its maker: ``ICML``."""
        name = fold(tag)
        short = name in VENUE_WORDS and _INITIALISM.match(tag) and role_of(tag) is None
        if short or name == _NOT_YET:
            return bool(self.values.setdefault("venue", tag) == tag)
        if name in ORGANIZATIONS:
            makers = self.values.setdefault("organizations", [])
            self.values["organizations"] = list(dict.fromkeys([*makers, tag]))
            return True
        return False


# `FnTML 2021`: a venue that nobody knows, by its capitals and its year
_INITIALS_AND_YEAR = re.compile(r"[A-Z][A-Za-z&-]*[A-Z][A-Za-z&-]*[ '’-](?:19|20)\d\d")

_MADE = ("tool", "dataset")  # kinds that come out on a day, and are not cited by a venue


def _is_dated(values: dict[str, Any]) -> bool:
    """Whether a year is that of the thing itself, and not of a paper about it."""
    made = "organizations" in values and "year" in values and "authors" not in values
    return "date_alone" in values or (made and "venue" not in values)


def _are_two_words(names: list[str]) -> bool:
    """Whether names are two, and of each the surname alone, if they are any."""
    alone = all(" " not in name and name.isascii() for name in names)
    return alone and len(names) == len(("one", "other"))
