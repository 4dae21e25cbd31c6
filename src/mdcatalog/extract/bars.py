"""Items whose parts stand between bars: ``2022 | Title | Authors | Venue | PDF``."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mdcatalog.extract.course_names import may_be_teachers, term_year
from mdcatalog.extract.entries import Entry, Labelled, found_links, holds_bar
from mdcatalog.extract.labels import is_known_label
from mdcatalog.extract.link_evidence import host_of
from mdcatalog.extract.organizations import is_named_organization, is_organization
from mdcatalog.extract.parted_facts import add_facts, meaning_of, parted_facts
from mdcatalog.extract.person_names import is_known_person, names_like
from mdcatalog.extract.published import add_venue, take_date
from mdcatalog.extract.short_names import told_kinds
from mdcatalog.extract.titles import (
    clean_title,
    is_role_link,
    title_text,
)
from mdcatalog.extract.venues import is_title_case, venue_like
from mdcatalog.patterns import lazy_pattern
from mdcatalog.tree import FootnoteReference, Image, Inline, Link, Text
from mdcatalog.values import find_year, parse_date, parse_duration, split_names
from mdcatalog.values.text import CJK
from mdcatalog.vocabulary import fold, role_of

#: Names of one thing, in characters; a longer text is no list of names.
LONGEST_CREDIT = 400
_TAG_BEFORE_BAR = re.compile(r"\s*\[([^\[\]]{1,40})\]\s*\|\s*")
_SENTENCE = lazy_pattern(r"[。！？]|[一-鿿]{8}")  # what no names and no venue hold
# `Young et al,2010`, `et al Young,2010`
_NAMES_AND_YEAR = re.compile(
    r"(?:et\.? al\.?,?\s+(?=[A-Z]))?(?P<names>.+?)[,，]\s*(?P<year>(?:19|20)\d\d)\.?"
)
# `……方法 Ann Young et al,2014`: behind Chinese words without a bar
_TOLD_AND_NAMES = lazy_pattern(
    r"(?P<told>.*[一-鿿。！）])\s(?P<names>(?:[A-Z][\w.'’-]*\s){1,4}et\.? al\.?)[,，]\s*"
    r"(?P<year>(?:19|20)\d\d)"
)
_YEAR = re.compile(r"(?:19|20)\d{2}")
_LEAST_WORDS = 2
_THINGS = frozenset(("dataset", "tool"))
_LEAST_PARTS = 2
_WIDE_BARS = "｜／"
_LEAST_TITLE = 4
# `18 週`, `24 lectures`: no venue
_HOW_MUCH = lazy_pattern(
    r"[约約共]?\s?\d{1,3}\s?(?:[週周讲講集节節課课]|课时|課時|学时|學時|weeks?|lectures?|videos?|units?|hours?)",
    re.IGNORECASE,
)
_LONGEST_TERM = 14
_NAME_AND_REMARK = 2  # parts
_TITLE_AND_ROLES = 5  # pieces: a title, a link, a bar, another
_NAME_WORDS, _MOST_NAME_WORDS = 3, 7  # spaces in it
_MEASURED = frozenset(("size", "examples"))
# `Gulls in the Wild (2018)`
_YEAR_BEHIND = re.compile(r"(?<=\S)\s*[(（](?:19|20)\d\d[)）]$")
# `32 GB`, `44.1 kHz`, `640 x 480`: no name of anybody, and no venue
_MEASURE = lazy_pattern(
    r"[~≈<>约]?\s?\d[\d.,]*\s?[x×]\s?\d[\d.,]*(?:\s?px)?"
    r"|[~≈<>约]?\s?\d[\d.,]*\+?(?:\s?(?:[KMGTP]i?B|bytes|[kMG]?Hz|fps|FPS|bits?|kbps|dpi|px|min|hrs?|ms)"
    r"|\s(?:hours?|minutes?|seconds?|frames?|channels?|classes|images|samples))"
)
_LONGEST_DATED = 60  # characters of a year, or of names and a year
_LONGEST_CJK_NAME = 5
_LONGEST_WORD = 8  # a longer part without spaces may be a title in Chinese
_IN_BRACKETS = re.compile(r"\[[^\[\]]*\]|\([^()]*\)")
_LABELLED = lazy_pattern(r"(?P<label>[^\W\d_][^:：|]{1,23}?)\s*[:：]\s*(?P<value>\S.*)")
_AROUND = " |-–—:："
_PIPE_PARTS = re.compile(r"\s*\|\s*")


def with_bars(entry: Entry, pieces: list[Inline]) -> list[Inline]:
    """``Name｜What it is｜https://…`` below data and tools: the pieces with plain bars."""
    bar = next((b for b in _WIDE_BARS if any(type(p) is Text and b in p.text for p in pieces)), "")
    # `形態素／構文` is a word: slashes part where one stands before the address
    if not bar or (bar != _WIDE_BARS[0] and not _ends_before_address(pieces, bar)):
        return pieces
    if not _below_things(entry):
        return pieces
    return [
        piece._replace(text=piece.text.replace(bar, " | ")) if type(piece) is Text else piece
        for piece in pieces
    ]


def _below_things(entry: Entry) -> bool:
    """Whether the nearest heading that names a kind names data or tools, and nothing else."""
    kinds = told_kinds(entry.section)
    return bool(kinds) and kinds <= _THINGS


def _ends_before_address(pieces: list[Inline], bar: str) -> bool:
    """Whether the first words end in a bar before a bare address: ``Name／Maker／https://…``."""
    first, link = pieces[:2] if len(pieces) > 1 else (None, None)
    if not isinstance(first, Text) or not isinstance(link, Link):
        return False
    return link.bare and first.text.rstrip().endswith(bar)


def read_piped(entry: Entry, pieces: list[Inline]) -> bool:
    """``2022 | Title | Authors | Venue | PDF``: parts between bars, told apart by what they are."""
    if not holds_bar(pieces):
        return False
    shown = [piece for piece in pieces if not isinstance(piece, (Image, FootnoteReference))]
    name = ""
    if isinstance(shown[0], Text) and shown[0].strong and shown[0].text.strip().startswith("["):
        name, shown = shown[0].text.strip(" []"), shown[1:]
    elif isinstance(shown[0], Text) and (tagged := _TAG_BEFORE_BAR.match(shown[0].text)):
        name, rest = tagged[1].strip(), shown[0].text[tagged.end() :]
        shown = [*([shown[0]._replace(text=rest)] if rest.strip() else []), *shown[1:]]
    text = title_text(_without_roles_behind(shown))
    if "|" not in _IN_BRACKETS.sub("", text):
        return False  # `[[pdf](…) | [code](…)]`: the bars part links
    links = {piece.text.strip() for piece in shown if isinstance(piece, Link)}
    if _takes_facts(entry, shown, links):
        return True
    if isinstance(shown[0], Link) and parted_facts(title_text(shown[1:]).strip(_AROUND)):
        return False  # `[Name](…) | 12 GB | CC BY 4.0`: what is told of data
    parts = [part for part in (p.strip() for p in _PIPE_PARTS.split(text)) if part]
    parts = [found for part in parts for found in _split_dated_names(part)]
    if len(parts) > 1 and len(parts[0]) > _LONGEST_DATED and _are_links(parts[1:], links):
        return False  # `**Title** by Jane Doe. What it is. [paper](…) | :dvd: [data](…)`
    if _joins_role(shown) or _parts_roles(shown):
        return False  # `The Title [Paper](…) | [Code](…): what it is`: the bars part links
    if _takes_labelled(entry, shown, parts, links):
        return True
    if _takes_name_and_title(entry, shown, parts, links):
        return True
    if _takes_name_and_remark(entry, shown, parts, links):
        return True
    # names are plain text: `[Paper](…) | [Eval Tool](…)` leads about
    named = any(
        names_like(part, strict=False) or is_organization(part)
        for part in parts[1:]
        if part not in links
    )
    if len(parts) < 3 or not (find_year(parts[0]) or named):
        return False
    if isinstance(shown[0], Link) and not named and _are_links(parts[1:], links):
        told = (names_like(p, strict=False) or venue_like(p) or find_year(p) for p in parts[1:])
        if not any(told):
            return False  # `[Title](…) [Spring 2020] by [Jane Doe](…) | [YouTube](…) | [CDS](…)`
    if sum(1 for part in parts if role_of(part) is None or venue_like(part)) < _LEAST_PARTS:
        return False  # `[Title](…), Names, Venue | [code](…) | [bibtex](…)`
    if name:
        entry.tags.append(name)
    called = _called_by_hosts(shown[1:])
    first = shown[0] if isinstance(shown[0], Text) and shown[0].strong else None
    bold = first.text.strip() if first else ""
    titled = _fill_parts(entry, [part for part in parts if part not in called], bold)
    entry.title = clean_title(take_date(entry, titled))
    cited = {"authors", "venue"} & entry.values.keys()
    # `Title | Pier University | 2012` is a course as well
    sized = any(told.label == "size" for told in entry.fields)
    entry.citation = bool(cited) or not (sized or "organizations" in entry.values)
    for piece in pieces:
        place = (
            "title" if isinstance(piece, Link) and piece.text and piece.text in titled else "field"
        )
        entry.links.extend(found_links([piece], place))  # type: ignore[arg-type]
    return bool(entry.title)


def _called_by_hosts(pieces: Sequence[Inline]) -> set[str]:
    """What links are called that are called by where they lead: ``[zenodo](https://zenodo.org/…)``."""
    links = [piece for piece in pieces if isinstance(piece, Link) and piece.text.strip()]
    return {x.text.strip() for x in links if fold(x.text) in host_of(x.url).split(".")}


def _joins_role(shown: Sequence[Inline]) -> bool:
    """Whether the first link names a role and stands right behind words, before the first bar."""
    at = next((at for at, piece in enumerate(shown) if isinstance(piece, Link)), 0)
    return at > 0 and is_role_link(shown[at]) and "|" not in title_text(shown[:at])


def _parts_roles(shown: Sequence[Inline]) -> bool:
    """``[Title](…) [video](…) | [code](…): what it is``: whether the first bar parts roles."""
    if len(shown) < _TITLE_AND_ROLES or not isinstance(shown[0], Link):
        return False
    _, gap, link, bar, other = shown[:_TITLE_AND_ROLES]
    between = isinstance(bar, Text) and bar.text.strip() == "|" and not title_text([gap]).strip()
    return between and is_role_link(link) and is_role_link(other)


def _without_roles_behind(pieces: Sequence[Inline]) -> list[Inline]:
    """The pieces without links that name roles right behind words: ``| Jane Doe [video](…)``."""
    kept: list[Inline] = []
    worded = False
    for piece in pieces:
        if not (worded and isinstance(piece, Link) and is_role_link(piece)):
            kept.append(piece)
        if isinstance(piece, Text) and piece.text.strip():
            worded = piece.text.rstrip()[-1:].isalnum()
    return kept


def _takes_labelled(
    entry: Entry, shown: Sequence[Inline], parts: list[str], links: set[str]
) -> bool:
    """``The Title | Venue: ICML 2020 | [paper]``: a title, and facts with a label each."""
    told = [_LABELLED.fullmatch(part) for part in parts[1:] if part not in links]
    if not told or parts[0].count(" ") < _LEAST_WORDS or _LABELLED.fullmatch(parts[0]):
        return False
    if not all(match and is_known_label(match["label"]) for match in told):
        return False
    entry.title = clean_title(parts[0])
    entry.fields.extend(Labelled(match["label"], match["value"]) for match in told if match)
    for piece in shown:
        titled = isinstance(piece, Link) and piece.text.strip() == parts[0]
        entry.links.extend(found_links([piece], "title" if titled else "field"))
    return True


def _takes_facts(entry: Entry, shown: Sequence[Inline], links: set[str]) -> bool:
    """``**Name** | Maker | 500 hours | [Download](…)`` below data or tools: a name, and its facts.

    What is none of them is said of the thing.
    """
    if not _below_things(entry):
        return False
    name, *told = (part for part in map(str.strip, title_text(shown).split("|")) if part)
    written, name = name, _YEAR_BEHIND.sub("", name)
    called = _called_by_hosts(shown)
    told = [part for part in told if not (part in links and (role_of(part) or part in called))]
    facts = [(field, part) for part in told if (field := meaning_of(part))]
    first = shown[0]
    apart = isinstance(first, Link) or (isinstance(first, Text) and first.strong)
    measured = apart and any(field in _MEASURED for field, _ in facts)  # of data, surely
    if not facts or name.count(" ") > (_MOST_NAME_WORDS if measured else _NAME_WORDS):
        return False
    if not (apart or len(facts) * 2 >= len(told)):
        return False
    if find_year(name) and len(name) == len("2022"):
        return False
    entry.title = clean_title(take_date(entry, written))
    add_facts(entry, facts)
    entry.description = ", ".join(part for part in told if not meaning_of(part))
    for piece in shown:
        titled = isinstance(piece, Link) and piece.text.strip() in (name, written)
        entry.links.extend(found_links([piece], "title" if titled else "field"))
    return True


def _takes_name_and_title(
    entry: Entry, shown: Sequence[Inline], parts: list[str], links: set[str]
) -> bool:
    """``**Name** | The Full Title | 2022.12 | Venue | [paper](…)``: a short name and the title."""
    told = [part for part in parts if part not in links]
    first = shown[0]
    if len(told) <= _NAME_AND_REMARK or not isinstance(first, Text) or not first.strong:
        return False
    name, title, *facts = told
    if first.text.strip() != name or name.count(" ") >= _NAME_WORDS:
        return False
    if len(title.split()) < _LEAST_TITLE or not is_title_case(title) or names_like(title):
        return False
    dates = [parse_date(part) for part in facts]
    if not all(date or venue_like(part) for date, part in zip(dates, facts, strict=True)):
        return False
    entry.title, entry.citation = clean_title(title), True
    entry.tags.append(name)
    for date, part in zip(dates, facts, strict=True):
        if date is None:
            add_venue(entry, part)
        else:
            entry.add_value("published" if len(date) > len("2023") else "year", date)
            entry.add_value("year", int(date[:4]))
    entry.links.extend(found_links([x for x in shown if isinstance(x, Link)], "field"))
    return True


def _takes_name_and_remark(
    entry: Entry, shown: Sequence[Inline], parts: list[str], links: set[str]
) -> bool:
    """``Name | What it is | [Download](…)``: a short name, words about it, and where it is."""
    told = [part for part in parts if part not in links]
    named: list[Inline] = [piece for piece in shown if isinstance(piece, Link)]
    if len(told) != _NAME_AND_REMARK or not links or not all(map(is_role_link, named)):
        return False
    if not links.issubset(parts):
        return False  # `Name | what it is [Link](…)`
    name, remark = told
    words = remark.count(" ") + 1 if remark.isascii() else len(remark)
    if name.count(" ") >= _NAME_WORDS or words < _NAME_WORDS or names_like(remark, strict=False):
        return False
    both = f"{name} {remark}"
    if find_year(both) or " et al" in both or venue_like(remark) or is_organization(remark):
        return False
    entry.title, entry.description = clean_title(name), remark
    entry.links.extend(found_links(named, "field"))
    return True


def _fill_parts(entry: Entry, parts: list[str], bold: str) -> str:
    """Tell the parts apart: years, names, a venue, a remark; returns the title among them.

    What is ``bold`` before all others is the title, but for names.
    """
    left = [part for part in parts if part and (role_of(part) is None or venue_like(part))]
    if role_of(left[-1]) and len(left) > 3 and venue_like(left[-2]):
        left.pop()  # a link's text at the end, behind the venue
    _take_values(entry, left)
    titles = [part for part in left if not names_like(part) and not venue_like(part)]
    taught = any(map(is_organization, left))  # beside a school a name is a teacher's
    telling = (
        part
        for part in titles
        if (len(part.split()) > 1 or len(part) > _LONGEST_WORD)
        and not (is_known_person(part) or (taught and may_be_teachers(part)))
    )
    whole = left[0] if left and len(left[0].split()) > _LEAST_WORDS else ""
    if left and left[0] == bold and not names_like(bold):
        whole = bold
    titled = whole or next(telling, "") or next(iter(titles or left), "")
    # where names are sure of themselves, a remark is none
    sure = any(part != titled and names_like(part) for part in left)
    for part in left:
        if part == titled:
            continue
        if is_organization(part) and not names_like(part):
            entry.add_value("organizations", [part])
            continue
        if names_like(part, strict=sure) or (
            not sure
            and "authors" not in entry.values
            and not venue_like(part)
            and left.index(part) > left.index(titled)
            and len(part) <= LONGEST_CREDIT
            and not _SENTENCE.search(part)
            and _may_be_people(part)
        ):
            if "authors" in entry.values:
                entry.tags.append(part)
            entry.add_value("authors", split_names(part))
        elif (
            _SENTENCE.search(part)
            or len(part) > LONGEST_CREDIT
            or ((sure or not _may_be_people(part)) and CJK.search(part))
        ) and not venue_like(part):
            entry.description = "\n".join(filter(None, (entry.description, part)))
        elif is_named_organization(part):
            entry.add_value("organizations", [part])
        elif _HOW_MUCH.fullmatch(part):
            entry.description = "\n".join(filter(None, (entry.description, part)))
        elif venue_like(part) or left.index(part) > left.index(titled):
            entry.add_value("venue", part if any(map(str.isalnum, part)) else None)
    return titled


def _may_be_people(part: str) -> bool:
    """Whether names in characters, if there are any, are as short as those of people."""
    names = split_names(part) if CJK.search(part) else []
    return all(len(name) <= _LONGEST_CJK_NAME for name in names if not name.isascii())


def _take_values(entry: Entry, left: list[str]) -> None:
    """Take parts that are a year, a length or a measure out of those that may be more."""
    for part in list(left):
        if _YEAR.fullmatch(part) or (len(part) <= _LONGEST_TERM and term_year(part)):
            entry.add_value("year", term_year(part))
            left.remove(part)
        elif part[:1].isdigit() and len(left) > 1 and parse_duration(part) is not None:
            entry.fields.append(Labelled("duration", part))
            left.remove(part)
        elif part[-1:].isalnum() and len(left) > 1 and _MEASURE.fullmatch(part):
            if meaning_of(part) == "size":
                entry.fields.append(Labelled("size", part))
            else:
                entry.description = ", ".join(filter(None, (entry.description, part)))
            left.remove(part)


def _are_links(parts: list[str], links: set[str]) -> bool:
    """Whether all parts are links, with nothing beside them but emoji written as words.

    Bars may stand within a link too: ``[:dvd: data | :computer: site](…)``.
    """
    named = {part.rpartition(":")[2].strip() for link in links for part in link.split("|")}
    return all(part.rpartition(":")[2].strip() in named for part in parts)


def _split_dated_names(part: str) -> list[str]:
    """``Young et al,2010``: the names and the year; any other part whole.

    What is told in Chinese before them is a part of its own.
    """
    chinese = not part.isascii() and " al" in part
    behind = _TOLD_AND_NAMES.fullmatch(part) if chinese else None
    if behind and names_like(behind["names"], strict=False):
        return [behind["told"], behind["names"], behind["year"]]
    match = _NAMES_AND_YEAR.fullmatch(part)
    if match is None or not names_like(match["names"], strict=False):
        return [part]
    return [match["names"], match["year"]]
