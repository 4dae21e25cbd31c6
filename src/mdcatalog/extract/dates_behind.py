"""When a thing appeared and from whom, right behind its title: ``, Feb 2022, from Google``."""

from __future__ import annotations

from mdcatalog.extract.asides import MONTH
from mdcatalog.extract.course_names import makers_of
from mdcatalog.extract.entries import Entry
from mdcatalog.extract.person_names import names_like
from mdcatalog.extract.venues import is_dated_venue, is_title_case, venue_like
from mdcatalog.patterns import lazy_pattern
from mdcatalog.tree import CodeSpan, Inlines, Text
from mdcatalog.values import parse_date, parse_year, split_names

_SOON = 40
_NEAR = 8
_DATE = lazy_pattern(
    rf"[\s,，(–—-]*(?P<date>(?:\d{{1,2}} )?{MONTH} (?:\d{{1,2}},? )?(?:19|20)\d\d)\s*(?=[,，.;]|$)"
)
# `from OpenAI`, `from Stability.AI & LMU Munich. What it is`
_FROM = lazy_pattern(
    r"[\s,，;]*from (?P<makers>[A-Z](?:[^,，.;:()\[\]]|\.(?=\w)){1,100})(?=[,，.;(]|$)"
)
_JOINT = lazy_pattern(r"\s*(?:&|/|\band\b)\s*")
_LONGEST_MAKER = 6


def take_dated_makers(entry: Entry, words: str) -> str:
    """``, Feb 2021, from OpenAI, ICML 2021.``: the words behind the month and the makers.

    A month alone is left where it is all of the words. So ``，Google 2017，what it is``.
    """
    if "20" not in words[:_SOON] and "19" not in words[:_SOON]:
        return words
    if (behind := _behind_makers(entry, words)) is not None:
        return behind
    if "by " in words[:_NEAR].lower() and (behind := _behind_maker_and_day(entry, words)):
        return behind
    found = _DATE.match(words)
    date = parse_date(found["date"]) if found else None
    if found is None or date is None or not words[found.end() :].strip(" ,.;，"):
        return words
    entry.add_value("published", date)
    rest = words[found.end() :]
    told = _FROM.match(rest)
    makers = [maker for maker in _JOINT.split(told["makers"].strip()) if maker] if told else []
    if told and all(map(_may_make, makers)):
        entry.add_value("organizations", makers)
        rest = rest[told.end() :]
    return rest


# `，Google 2017，what it is`, `, Pier University, 2017, what it is`
_MAKERS_DATED = lazy_pattern(
    r"[\s:：]*[,，]\s*(?P<makers>[^,，.。:;()（）\[\]\d]{2,60}?)\s*[,，]?\s*(?P<year>(?:19|20)\d\d)年?\s*"
    r"(?:[,，。;；]\s*|\.\s+|$)"
)


def _behind_makers(entry: Entry, words: str) -> str | None:
    """The words behind makers and a year, where these open them and are no venue."""
    found = _MAKERS_DATED.match(words)
    makers = makers_of(found["makers"].strip()) if found else []
    if found is None or not makers or venue_like(f"{found['makers'].strip()} {found['year']}"):
        return None
    if "organizations" in entry.values or "authors" in entry.values:
        return None
    entry.add_value("organizations", makers)
    entry.add_value("year", int(found["year"]))
    return words[found.end() :]


# `by 小船, 2019 年 3 月，共 300w+ 轮对话`, `by Pier Lab, March 2019, 30k dialogues`
_BY_AND_DAY = lazy_pattern(
    r"[\s,，–—-]*[Bb]y (?P<maker>[^\s,，.。:;()（）\[\]\d][^,，。:;()（）\[\]\d]{1,60}?)\s?[,，]\s?"
    rf"(?P<date>(?:\d{{1,2}} )?{MONTH} (?:\d{{1,2}},? )?(?:19|20)\d\d"
    r"|(?:19|20)\d\d(?:\s?年\s?\d{1,2}\s?月(?:\s?\d{1,2}\s?日)?|[-./]\d{1,2}(?:[-./]\d{1,2})?))"
    r"\s?[,，。;；]\s*(?=\S)"
)


def _behind_maker_and_day(entry: Entry, words: str) -> str | None:
    """The words behind who made a thing and the day or month that it is of."""
    found = _BY_AND_DAY.match(words)
    date = parse_date(found["date"]) if found else None
    if found is None or date is None or "organizations" in entry.values:
        return None
    name = found["maker"]
    if not makers_of(name) and names_like(name, strict=False):
        comma = "" if words[found.end()].isupper() else ","
        entry.values["byline"] = (split_names(name), f"by {name}{comma}")
    else:
        entry.add_value("organizations", makers_of(name) or [name])
    entry.add_value("published", date)
    return words[found.end() :]


# `[2014/2015]`, `(2018-19)`, `2021/22`; `2011/12` may be a month
_SCHOOL_YEAR = lazy_pattern(
    r"[\s,，.–—-]*(?P<open>[\[(（【]?)\s*(?P<year>(?:19|20)\d\d)\s?[/–-]\s?"
    r"(?P<next>(?:19|20)\d\d|\d\d)\s*(?:学年|學年)?\s*(?P<close>[\])）】]?)"
    r"(?=\s*(?:$|[,，.;|(\[（-]|by\s))"
)
_MONTHS = 12
_PAIR = 2


def take_school_year(entry: Entry, words: str) -> str:
    """``[2014/2015]``: the words behind the year in which a course was given."""
    if "20" not in words[:_NEAR] and "19" not in words[:_NEAR]:
        return words
    found = _SCHOOL_YEAR.match(words)
    if found is None or bool(found["open"]) != bool(found["close"]):
        return words
    year, behind = int(found["year"]), int(found["next"])
    if behind not in (year + 1, (year + 1) % 100) or behind <= _MONTHS:
        return words
    entry.add_value("year", year)
    return words[found.end() :]


def year_in_brackets(head: Inlines) -> Inlines:
    """``The Title `2015```: a year in code behind words alone stands in brackets as well."""
    if len(head) < _PAIR or type(head[-1]) is not CodeSpan:
        return head
    before, year = head[-_PAIR], head[-1].text.strip()
    if type(before) is not Text or len(year) != len("2015") or parse_year(year) is None:
        return head
    joined = before._replace(text=f"{before.text.rstrip()} ({year})")
    return (*head[:-_PAIR], joined) if before.text.strip() and not before.strong else head


def _may_make(maker: str) -> bool:
    """Whether words may name a company or a school: a few of them, in capitals."""
    return maker[:1].isupper() and len(maker.split()) <= _LONGEST_MAKER and is_title_case(maker)


# `The Full Title  2016`: a year behind a wide gap
_BEHIND_GAP = lazy_pattern(r"(?<=\w)[ \t]{2,8}(?P<year>(?:19|20)\d\d)$")
_LEAST_SPACES = 2


def without_year_behind_gap(entry: Entry, title: str) -> str:
    """``The Full Title  2016``: the title without the year that a wide gap parts from it.

    One behind the name of a venue belongs to that: ``Findings of ICML  2016``.
    """
    title = title.rstrip()
    found = _BEHIND_GAP.search(title, max(0, len(title) - _SOON)) if title[-1:].isdigit() else None
    if found is None:
        return title
    before = title[: found.start()]
    last = before.rpartition(" ")[2]
    if before.count(" ") < _LEAST_SPACES or is_dated_venue(f"{last} {found['year']}"):
        return title
    entry.add_value("year", int(found["year"]))
    return before
