"""Where and when a thing was published, as its title says."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from mdcatalog.extract.asides import (
    LEADING_GROUP,
    MONTH,
    dated_venue,
)
from mdcatalog.extract.citation_parts import Citation, names_then_venue
from mdcatalog.extract.cjk_credits import is_cjk_name
from mdcatalog.extract.course_names import makers_of, may_be_teachers
from mdcatalog.extract.east_names import is_eastern_name
from mdcatalog.extract.entries import Entry, FoundLink
from mdcatalog.extract.lengths import share_lengths
from mdcatalog.extract.naming import heading_kinds
from mdcatalog.extract.organizations import is_named_organization, is_organization
from mdcatalog.extract.person_names import PERSON_WORDS, is_name, names_like
from mdcatalog.extract.plain_heads import VENUE_AT_END
from mdcatalog.extract.shared_events import share_events
from mdcatalog.extract.titles import title_text
from mdcatalog.extract.venues import (
    STOP_WORDS,
    is_dated_venue,
    split_venue,
    venue_like,
    year_of,
)
from mdcatalog.extract.venues_behind import venue_at_end, year_of_venue
from mdcatalog.patterns import lazy_pattern
from mdcatalog.tree import Inline, Link, Text
from mdcatalog.values import find_year, parse_date, split_names
from mdcatalog.vocabulary import VENUE_WORDS, fold, is_sort

# `Title (2015)`, `Title (2015-12)`
_DATE_BEHIND_TITLE = lazy_pattern(
    r"\s*[(（\[]((?:19|20)\d\d(?:[-./]\d{1,2}(?:[-./]\d{1,2})?)?)[)）\]]$"
)
# behind a title of four words or more
_YEAR_BEHIND = re.compile(
    r"(?=[,，.])(?<=\w)(?<!\d)(?<!\d(?:st|nd|rd|th))(?<=.{16})(?:[,，]\s*|\.\s)((?:19|20)\d\d)$"
)
# `The Talk 2014/11/05`, `The Talk - 2014-11-05`
_DAY_BEHIND = lazy_pattern(
    r"(?P<before>[^\s,|–—-]+)(?:\s+[-–—|]\s*|\s*,\s*|\s+)"
    r"(?P<date>(?:19|20)\d\d(?P<mark>[-./])\d{1,2}(?P=mark)\d{1,2})$"
)
# `Changes since 2014-11-05`
_BEFORE_DAYS = STOP_WORDS | frozenset(
    ("after", "before", "since", "till", "until", "at", "vs", "v", "version", "release", "updated")
)
_MONTH_AT_END = re.compile(rf"\b{MONTH}$", re.IGNORECASE)
# `Title (2018), Jane Doe and John Roe`
_CREDIT_BEHIND_TITLE = lazy_pattern(
    r"(?P<title>.{4,}?)\s*\((?P<year>(?:19|20)\d\d)\)[\s,.;–-]+(?P<names>[^\W\d_][^\d()]{3,120})"
)
# `Title, arXiv:2101.00001`, `Title (arXiv 2101.00001)`
_ARXIV_BEHIND = lazy_pattern(
    r"[\s,.;|–—-]*[(（\[]?\s*\b(?P<venue>arXiv)(?: preprint)?(?: arXiv)?[\s:：]*"
    r"\d{4}\.\d{4,5}(?:v\d+)?\s*[)）\]]?$",
    re.IGNORECASE,
)
_YEAR_ONLY = re.compile(r"(?:19|20)\d\d$")
_MAKERS = re.compile(r"\s*[-/&+]\s*")
_LEAST_WORDS = 3
_LEAST_DATE, _LONGEST_DATE = len("2021"), len("September 30, 2021.") + 1
# `2021`, `2021.06`, `2021-06-30`, `June 2021`, `Sep 30, 2021`
_DATE_ALONE = lazy_pattern(
    rf"(?:{MONTH}\s+(?:\d{{1,2}}(?:st|nd|rd|th)?,?\s+)?)?(?:19|20)\d\d"
    r"|(?:19|20)\d\d[-./年]\d{1,2}(?:[-./月]\d{1,2})?|(?:19|20)\d\d年\d{1,2}月(?:\d{1,2}日)?",
    re.IGNORECASE,
)
_RECURRING = 3
_LONGEST_NAME = 40
_LEAST_DATED = 9
_LEAST_NAMED = 3
_FEW = 1
_BRACKETS = " []【】()（）"
_LEAST_CJK, _LONGEST_CJK = 5, 5
_CITED = frozenset(("venue", "year", "published"))
_PARTS_NAMES = re.compile(r"[,&]|\band\b|\bet al|\.")
_UNPUBLISHED = frozenset(("unpublished", "book", "thesis", "blog post", "manuscript"))
# A venue by its short name: `SDM 2018`, `MLGWorkshop 2016`
_SHORT_NAME = lazy_pattern(
    r"[A-Z]+[A-Za-z&@]*[A-Z]\w*? ?'?(?:(?:19|20)\d\d|\d\d)$|[A-Z]{2,}\w* (?:Workshop|Findings)"
)
_OPENINGS = frozenset("[【(（")
# `[ALBEF][NeurIPS 21]Align before Fuse`, `【NSDI 24】Title`
_ALIAS_ALONE = re.compile(r"[A-Z][A-Za-z-]*[A-Z][\w-]{0,3}")
_ALIAS = re.compile(r"\[(?P<alias>[^\[\]]{1,24})\]\s*(?=[\[(])")


def add_venue(entry: Entry, venue: str) -> None:
    """Where a thing was published; what says its sort instead (``Book 2011``) is no venue."""
    if "rxiv" in venue.lower() and any(map(str.isdigit, venue)):
        preprint = split_venue(venue)  # `arXiv preprint arXiv:1812.08434`
        entry.add_value("published", preprint.published)
        venue = preprint.name or venue
    found = find_year(venue)
    name = venue[: found.start].strip() if found else venue
    if found and (is_sort(name) or fold(name) in _UNPUBLISHED):
        entry.values["sort"] = name
        entry.add_value("year", found.value)
    elif (
        venue
        and found
        and found.end == len(venue)
        and (
            _PARTS_NAMES.search(name) or len(name.split()) > PERSON_WORDS[0]
        )  # `Applied Sciences 2021`
        and names_like(name.strip(" ,"), strict=False)
    ):
        add_names(entry, split_names(name.strip(" ,")))  # `(Jane Doe and Ann Lee, 2013)`
        entry.add_value("year", found.value)
        entry.citation = True
    elif venue:
        if "et al" in name[-8:]:  # names behind a title, in place of a venue: `Doe et al.`
            add_names(entry, split_names(name))
        elif not _add_maker(entry, venue):
            entry.add_value("venue", venue)
        entry.citation = True


def _add_maker(entry: Entry, group: str) -> bool:
    """``(Google 2016)``, ``(MIT-IBM, 2019)``: who made a thing and when; whether that is said."""
    found = find_year(group) if group[-1:].isdigit() else None
    if found is None or found.end != len(group) or not (_YEAR_ONLY.match(group, found.start)):
        return False
    name = group[: found.start].strip(" ,，")
    parts = [part for part in _MAKERS.split(name) if part]
    if not any(map(is_named_organization, parts)) or venue_like(group):
        return False
    told = [part.strip() for part in name.split(",")]
    makers = [maker for part in told for maker in makers_of(part)]
    people = [who for part in told if not makers_of(part) for who in may_be_teachers(part)]
    if people and len(makers) + len(people) >= len(told):  # `(Pier University, Jane Doe, 2012)`
        entry.add_value("authors", people)
        entry.add_value("organizations", makers)
    entry.add_value("organizations", [name])
    entry.add_value("year", found.value)
    return True


def add_names(entry: Entry, names: list[str]) -> None:
    """Who wrote a thing, or where it was made: ``(Jane Doe, 2013)``, ``(Google, 2019)``."""
    entry.add_value("organizations" if all(map(is_organization, names)) else "authors", names)


def publish(entry: Entry, text: str) -> None:
    """Put what a text says of where and when a thing was published into its entry."""
    found = split_venue(text)
    entry.add_value("venue", found.name)
    entry.add_value("published", found.published)
    entry.add_value("year", found.year)


def note_numbers(entry: Entry, pieces: Sequence[Inline]) -> None:
    """Keep the words of a head that may spell out an identifier: ``arXiv:2101.00001``."""
    texts = [piece.text for piece in pieces if type(piece) is Text or type(piece) is Link]
    written = "".join(texts)
    if _may_number(written) and any(map(_may_number, texts)):
        entry.values["written"] = written


_CHECK_MARKS = tuple("✔✓☑")


def note_check_mark(entry: Entry, pieces: Sequence[Inline]) -> None:
    """``✔ Title``: the mark of what has been done; ✅ praises as often, and says nothing."""
    first = pieces[0] if pieces else None
    if isinstance(first, Text) and first.text.lstrip()[:1] in _CHECK_MARKS:
        entry.values.setdefault("checked", True)


def _may_number(text: str) -> bool:
    return "rXiv" in text or "rxiv" in text or "10." in text or " abs/" in text


# What stands behind the title of a book: an edition, and who published it.
_PUBLISHER = lazy_pattern(
    r"\W*(?:\d+(?:st|nd|rd|th) ed[^.)]{0,10}\W+)?"
    r"(?:[A-Z][\w .]{2,24}(?:, [A-Z]\w+)?: )?(?:[A-Z][\w&.'’ -]{0,40} )?"
    r"(?:Press|Springer|Elsevier|Wiley|Pearson|Addison[ -]Wesley|McGraw[ -]Hill|O['’]Reilly|Packt|"
    r"Manning|Apress|Routledge|Morgan Kaufmann|Prentice[ -]Hall|Birkhäuser|Oxford|CRC)\b"
)


def names_publisher(behind: list[Inline]) -> bool:
    """Whether what stands behind a cited title is the publisher of a book."""
    return _PUBLISHER.match(title_text(behind)[:120]) is not None


def take_date(entry: Entry, title: str) -> str:
    """``Title (2015)``, ``Title (2015-12)``, ``A Longer Title, 2015``: without its date."""
    behind = _YEAR_BEHIND.search(title) if title[-1:].isdigit() else None
    if behind and not _MONTH_AT_END.search(title[: behind.start()]):
        entry.add_value("year", int(behind[1]))
        return title[: behind.start()]
    day = _DAY_BEHIND.search(title) if title[-1:].isdigit() else None
    if day and day["before"].casefold() not in _BEFORE_DAYS and (date := parse_date(day["date"])):
        entry.add_value("year", int(date[:4]))
        entry.add_value("published", date)
        return title[: day.end("before")]
    dated = _DATE_BEHIND_TITLE.search(title) if title.endswith((")", "）", "]")) else None
    if dated is None or len(title) <= _LEAST_DATED:
        return title
    entry.add_value("year", int(dated[1][:4]))
    if title[: dated.start()].rstrip(" ,.").endswith("et al"):
        entry.add_value("authors", split_names(title[: dated.start()]))
        return title  # `Doe et al. (2017)` is all that it is called by
    if len(dated[1]) > len("2015"):
        entry.add_value("published", parse_date(dated[1]))
    return title[: dated.start()].rstrip(" ,.")


def take_date_alone(entry: Entry, words: str) -> str:
    """``[Title](…), 2021.``, ``[Title](…) - June 2021``: the words, unless they are but a date."""
    last = words.rstrip(" .。")[-1:]
    if not _LEAST_DATE <= len(words) <= _LONGEST_DATE or not (last.isdigit() or last in "年月日"):
        return words
    text = words.strip(" .。,，()（）[]").removesuffix("年").rstrip()
    if _DATE_ALONE.fullmatch(text) is None:
        return words
    date = parse_date(text) if len(text) > _LEAST_DATE else text
    if date is None or str(entry.values.get("year", date))[:4] != date[:4]:
        return words
    if len(date) > _LEAST_DATE:
        entry.add_value("published", date)  # the venue may be of another year
    else:
        entry.add_value("year", int(date))
        entry.values["date_alone"] = True
    return ""


def take_credit(entry: Entry, title: str) -> str:
    """``Title (2018), Jane Doe``: the title without the year and the names behind it."""
    if "(20" not in title and "(19" not in title:
        return title
    credit = _CREDIT_BEHIND_TITLE.fullmatch(title)
    if credit is None or not names_like(credit["names"], strict=False):
        return title
    entry.add_value("year", int(credit["year"]))
    entry.add_value("authors", split_names(credit["names"]))
    entry.values["credited"] = True
    return credit["title"].rstrip(" ,.")


def share_credits(entries: Sequence[Entry]) -> None:
    """A name behind a title, in a list whose other titles have a year and names behind them.

    ``[Title, Jane Doe](…)`` where others are ``[Title (2018), John Roe](…)``; ``[Title](…), Jane
    Doe`` where others have both anywhere.
    """
    share_events(entries)
    share_lengths(entries)
    share_leads(entries)
    share_names(entries)
    _take_recurring(entries)
    dated = sum(1 for e in entries if "authors" in e.values and "year" in e.values)
    if not dated or dated * 3 < len(entries):
        return
    credited = sum(1 for entry in entries if "credited" in entry.values)
    for entry in entries:
        if "authors" in entry.values or "byline" in entry.values:
            continue
        name = entry.description
        if 0 < len(name) < _LONGEST_NAME and len(name.split()) in PERSON_WORDS and is_name(name):
            entry.add_value("authors", [name])
            entry.description = ""
            continue
        title, _, name = entry.title.rpartition(", ")
        inside = title and " " in name and credited * 3 >= len(entries)
        if inside and is_name(name) and not is_name(title):
            entry.title = title
            entry.add_value("authors", [name])


def share_names(entries: Sequence[Entry]) -> None:
    """A person's name is all that is said of most things: ``[The Talk](…) [27:05] - Jane Doe``."""
    named = [
        entry
        for entry in entries
        if "authors" not in entry.values and _is_person(entry.description.strip(_BRACKETS))
    ]
    if not named:
        return
    shared = len(named) + sum(1 for entry in entries if "shared" in entry.values)
    alone = sum(map(_has_one_author, entries))  # names that are known were taken one by one
    said = sum(1 for entry in entries if entry.description or "authors" in entry.values)
    most = (shared + alone) * 3 >= (
        said if alone and shared + alone > 2 * _FEW else len(entries)
    ) * 2
    if shared + alone < _LEAST_NAMED or not most:
        return
    if len(named) > _LEAST_NAMED and len({e.description for e in named}) * 2 <= len(named):
        return  # the same words again and again are no names
    for entry in named:
        entry.values["shared"] = True
        entry.add_value("authors", [entry.description.strip(_BRACKETS)])
        entry.description = ""


def share_leads(entries: Sequence[Entry]) -> None:
    """``Jane Doe - [The Talk](…)``: names before linked titles, in most of a list."""
    led = [(entry, link) for entry in entries if (link := _led_by_person(entry))]
    alone = sum(map(_has_one_author, entries))
    if not led or len(led) + alone < _LEAST_NAMED or (len(led) + alone) * 3 < len(entries) * 2:
        return
    if len({link.text for _, link in led}) * 2 <= len(led):
        return  # `[Homepage](…)` of each
    for entry, link in led:
        entry.add_value("authors", [entry.title])
        entry.title, entry.description = link.text.strip(), ""
        at = entry.links.index(link)
        entry.links[at] = link._replace(place="title")


def _led_by_person(entry: Entry) -> FoundLink | None:
    """The link that is all that is said of a thing which is called as a person is."""
    said = entry.description.strip()
    if "authors" in entry.values or not said or not _is_person(entry.title):
        return None
    links = [link for link in entry.links if not link.image and link.text.strip() == said]
    whole = " " in said or (not said.isascii() and len(said) >= _LEAST_CJK)
    if len(links) != 1 or not whole or is_organization(said) or _is_person(said):
        return None
    return links[0] if not any(link.place == "title" for link in entry.links) else None


def _is_person(text: str) -> bool:
    """Whether words may be the name of one person, in full."""
    if not text.isascii() and not any(map(str.isspace, text)) and len(text) <= _LONGEST_CJK:
        return is_cjk_name(text) or is_eastern_name(text)
    return len(text.split()) in PERSON_WORDS and is_name(text) and not is_organization(text)


def _has_one_author(entry: Entry) -> bool:
    """Whether one name is all that is said of a thing besides its title."""
    names = entry.values.get("authors")
    alone = isinstance(names, list) and len(names) == 1 and " " in names[0]
    return alone and not entry.description and _CITED.isdisjoint(entry.values)


def _take_recurring(entries: Sequence[Entry]) -> None:
    """``Title, Jane Doe`` where several titles of a list end in the same name."""
    ends = [entry.title.rpartition(", ") for entry in entries]
    names = Counter(name for title, _, name in ends if title and " " in name and is_name(name))
    for entry, (title, _, name) in zip(entries, ends, strict=True):
        if title and names[name] >= _RECURRING and "authors" not in entry.values:
            entry.values["recurring"] = f", {name}"
            entry.title = title
            entry.add_value("authors", [name])


def take_alias(entry: Entry, title: str) -> str:
    """A title without the short name and the venue in brackets before it."""
    if title[:1] not in _OPENINGS:
        return title
    alias = _ALIAS.match(title)
    rest = title[alias.end() :] if alias else title
    venue = LEADING_GROUP.match(rest)
    if venue is None or not rest[venue.end() :].strip() or not dated_venue(venue["venue"]):
        return title
    if alias:
        entry.tags.append(alias["alias"])
    entry.add_value("venue", venue["venue"])
    entry.citation = True
    return rest[venue.end() :].strip()


# `ICML 2020: The Title`, `ICML'20 The Title`; no `ICML 2020 Tutorial`
_VENUE_IN_FRONT = lazy_pattern(
    r"(?:(?P<marked>[A-Z][\w&. -]{1,24}(?:19|20)\d\d)\s*[:：|]"
    r"|(?P<short>[A-Z]\w{2,10}\s?['’]\d\d)[:：|]?"
    r"|[\[【(（](?P<boxed>[A-Z][\w&. '’-]{1,24}\d\d)[\]】)）])\s+"
    r"(?!Workshop|Tutorial|Keynote|Challenge|Task|Shared|Competition|Overview|Best|Proceedings"
    r"|Accepted|Papers?\b)(?=[A-Z\"“])"
)
_LEAST_BEHIND = 3  # words
_DATA = (("dataset", 1.0),)
_BEGINNING = 30


def _take_venue_in_front(entry: Entry, title: str) -> str:
    """``ICML 2020: The Title``, ``[ICML 2020] Name``: the title without where it was published."""
    match = _VENUE_IN_FRONT.match(title)
    if match is None:
        return title
    venue = match["marked"] or match["short"] or match["boxed"]
    if not match["boxed"] and title.count(" ", match.end()) < _LEAST_BEHIND - 1:
        return title
    if entry.section and heading_kinds(entry.section[-1]) == _DATA:
        return title  # `WMT'14 En-De` below `Corpora`: what data are called
    year = year_of(venue)
    if year is None or not venue_like(venue) or not is_dated_venue(venue.replace("’", "'")):
        return title
    entry.add_value("venue", venue)
    entry.add_value("year", year)
    entry.citation = True
    return title[match.end() :]


# `The Longer Title - PKU2017`; a year alone behind a dash may end a title
_MAKER_AND_YEAR = lazy_pattern(
    r"(?P<title>\S+(?:[ \u3000]\S+){2,}|[^\x00-\u024f]\S{5,})\s+[-–—]\s+"
    r"(?P<maker>[A-Z][A-Za-z&]{1,24}) ?(?P<year>(?:19|20)\d\d)"
)


def _made_and_dated(entry: Entry, title: str) -> str:
    """A title without its maker, who is known, and the year behind a dash; else nothing."""
    told = _MAKER_AND_YEAR.fullmatch(title)
    if told is None or not is_organization(told["maker"]):
        return ""
    entry.add_value("organizations", [told["maker"]])
    entry.add_value("year", int(told["year"]))
    return told["title"]


def _short_name_before(group: str, title: str) -> tuple[str, str] | None:
    """``WSC, AAAI workshop, 2011`` behind ``Winograd Schema Challenge``: its short name, the rest.

    One word in capitals that is no venue, and begins as a word of the title does.
    """
    alias, _, place = (part.strip() for part in group.partition(","))
    if not _ALIAS_ALONE.fullmatch(alias) or fold(alias) in VENUE_WORDS or not place:
        return None
    if not venue_like(place) or alias[0] not in {word[0] for word in title.split()}:
        return None
    return alias, place


# `CS7641`: the number of a course
_COURSE = re.compile(r"[A-Z]{2,6}[ -]?\d{3,5}[A-Za-z]{0,2}")


def take_venue(entry: Entry, title: str, *, sure: bool = True) -> str:
    """``**Title (ICML 2018)**``: the title without where it was published.

    Brackets are read only where it is ``sure`` that they stand behind a title.
    """
    if "Xiv" in title or "xiv" in title:
        number = _ARXIV_BEHIND.search(title)
        if number and " " in title[: number.start()].strip():  # the number is an identifier
            title = title[: number.start()]
            entry.add_value("venue", number["venue"])
            entry.citation = True
    if "venue" not in entry.values and any(map(str.isdigit, title[:_BEGINNING])):
        title = _take_venue_in_front(entry, title)
    if title[-4:-2] in ("19", "20") and (made := _made_and_dated(entry, title)):
        return made
    behind = venue_at_end(title)
    if behind:
        title, venue = behind
        entry.add_value("venue", venue)
        entry.add_value("year", year_of_venue(venue))
        entry.citation = True
        return title
    closed = sure and title.endswith((")", "）", "]"))
    published = VENUE_AT_END.search(title) if closed else None
    if published and len(title.split()) > _LEAST_WORDS and _add_maker(entry, published["venue"]):
        return title[: published.start()].rstrip(" ,.|–—:-")
    if published is None or not (
        venue_like(published["venue"]) or _SHORT_NAME.match(published["venue"])
    ):
        return title
    if _COURSE.fullmatch(published["venue"]) and find_year(published["venue"]) is None:
        return title
    told = Citation()
    group = published["venue"]
    if "," in group and (named := _short_name_before(group, title[: published.start()])):
        alias, group = named
        entry.tags.append(alias)
    elif "," in published["venue"] and names_then_venue(told, published["venue"]):
        entry.add_value("authors", told.authors or None)  # `(Jane Doe, ICML 2019)`
    entry.add_value("venue", told.venue if told.authors else group)
    year = find_year(published["venue"])
    entry.add_value("year", year.value if year else None)
    entry.citation = True
    return title[: published.start()].rstrip(" ,.|–—:-")
