"""What stands before a title: stars, a date, a sort, a venue with its year."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mdcatalog.extract.arxiv_numbers import behind_arxiv_number
from mdcatalog.extract.asides import leading_sort, leading_value
from mdcatalog.extract.behind import with_years
from mdcatalog.extract.bold_names import leads_to_paper
from mdcatalog.extract.entries import Entry, Labelled, found_links
from mdcatalog.extract.italic_leads import behind_italics, with_venue_plain
from mdcatalog.extract.leading_groups import (
    behind_teacher,
    behind_venue_and_maker,
    credit_in_bold,
    take_groups,
    take_maker,
)
from mdcatalog.extract.licensed_links import behind_license
from mdcatalog.extract.links_first import behind_links
from mdcatalog.extract.part_names import part_role
from mdcatalog.extract.person_names import names_like
from mdcatalog.extract.placed_links import take_place
from mdcatalog.extract.published import publish
from mdcatalog.extract.reading_days import behind_presenter, behind_verb
from mdcatalog.extract.short_names import told_kinds
from mdcatalog.extract.titles import is_role_link, link_venue, title_text
from mdcatalog.extract.venue_first import take_placed_title
from mdcatalog.extract.venues import is_title_case, venue_like
from mdcatalog.extract.venues_behind import year_of_venue
from mdcatalog.patterns import lazy_pattern
from mdcatalog.tree import Break, CodeSpan, Inline, Link, Text
from mdcatalog.values import parse_date, parse_stars
from mdcatalog.values.text import CJK
from mdcatalog.vocabulary import SHORT_VENUES, VENUE_WORDS, fold, role_of

# Stars that the list's author gives: `:star:`, ⭐, ★★★☆☆; not `⭐ 12k`, which are counted.
_STARS = lazy_pattern(
    r"\s*(?P<open>[\[(【])?(?P<stars>(?::star2?:\s*|[⭐🌟★☆✡]\ufe0f?\s*)+)"
    r"(?(open)[\])】]\s*|(?![\d\s]))"
)
_STAR_STARTS = frozenset(":⭐🌟★☆✡")
_OPENINGS = frozenset("[(【")
# `CoRL 2023, Title`, `arXiv 2024.08, Title`, `ICML'21: Title`, `NeurIPS 2020 - Title`
_VENUE = lazy_pattern(
    r"\s*(?P<venue>(?P<name>[A-Za-z][\w&'’./ -]{1,30}?)[ '’-]?(?:(?:19|20)\d\d|['’]\d\d)"
    r"(?:[./-]\d{1,2})?)(?P<track>,? \(?(?:(?:oral|poster|spotlight|highlight|workshops?"
    r"|submission|best|student|outstanding|distinguished|paper|award|finalist|candidate|findings|long|short|main|"
    r"demo|track|industry|runner-up|honou?rable|mention|accepted)\b ?)+\)?)?"
    r"(?P<joint>\s*[,，:：|]\s*|\s+[-–—]\s+|\.\s+)(?=[^\W\d_]|\d[A-Z]|$)",
    re.IGNORECASE,
)
# `Jane Doe: ICML 2020` before a linked title
_WHO_AND_VENUE = lazy_pattern(
    r"\s*(?P<who>[^:：]{2,30})[:：]\s*(?P<venue>[A-Za-z][\w&'’./ -]{1,30}?[ '’-]?"
    r"(?:(?:19|20)\d\d|['’]\d\d))\s*[:：,-]?\s*"
)
_INITIALISM = re.compile(r"[A-Z][A-Z-]*[A-Z]")
# `20-OSDI-Title`, `16-NSDI: Title`, `2018KDD: Title`
_SHORT_YEAR = lazy_pattern(
    r"\s*(?:(?P<year>(?:19|20)?\d\d)-|(?P<glued>(?:19|20)\d\d)(?=[A-Z]))"
    r"(?P<venue>(?:[A-Z]|arX)[A-Za-z&]{1,11})\s*[-–:：]\s*(?=[^\W\d_]|\d[A-Z])"
)
# `1901.Title`, `[2103] Title`: the month in which arXiv numbers begin
_ARXIV_MONTH = re.compile(
    r"\s*(?P<open>[\[(])?(?P<year>[0-2]\d)(?P<month>0[1-9]|1[0-2])(?(open)[\])]|[.、])\s*(?=[^\W\d])"
)
_ABBREVIATED = SHORT_VENUES | {"atc", "arxiv"}
_LEAST_TITLE = 8
_FEW_WORDS = 3
_SMALL = frozenset({"of", "on", "and", "for", "the", "in", "at", "to"})
_NO_NAMES = frozenset({"in", "at", "on", "we", "i", "since", "from", "class", "until", "by", "my"})
# `🔥 NEW! [The Title](…)`
_NEWS = lazy_pattern(r"\W*(new|updated?)\W*", re.IGNORECASE)
_LONGEST_NEWS = 16
# `Required: The Title`, `Optional reading: …`
_NEED = lazy_pattern(
    r"(?P<need>(?:required|optional|recommended|compulsory|mandatory|must[- ]read|suggested)"
    r"(?: reading)?|必读|必看|选读|选看|推荐阅读|延伸阅读|扩展阅读)\s*[:：]\s*",
    re.IGNORECASE,
)
_LEAST_PIECES = 2
_LEAST_WORDS = 4
_LONGEST_TAG = 24
_LONGEST_EMOJI = 8
_MARKS = frozenset("*+!★☆^#-")
_FIRST_SIGN = 0x2100
_BRACKETED = 3  # pieces of a link in brackets: the brackets and the link


def take_leading(entry: Entry, pieces: list[Inline]) -> list[Inline]:
    """Put what stands before the title into the entry; returns the pieces without it."""
    pieces = behind_arxiv_number(entry, pieces)
    if pieces and isinstance(pieces[0], Link):
        credited = credit_in_bold(pieces) if len(pieces) > _LEAST_PIECES else pieces
        if credited is not pieces:  # `[Pier University](https://pier.edu): [Ropes](…)`
            entry.links.extend(found_links(pieces[:1], "body"))
            return take_maker(entry, credited)
        # all that can stand before a link is a link
        return _take_dated_link(entry, behind_links(entry, _take_arxiv_month(entry, pieces)))
    if len(pieces) > 1 and isinstance(pieces[0], Text) and not pieces[0].text.strip():
        pieces = pieces[1:]  # behind an anchor
    if pieces:
        pieces = credit_in_bold(with_venue_plain(_take_bold_name(entry, pieces)))
        pieces = _with_group_joined(_take_code_tags(entry, _without_emoji(_without_mark(pieces))))
    pieces = _take_links(entry, _take_need(entry, take_stars(entry, pieces)))
    pieces = behind_license(entry, _take_dated_link(entry, pieces))
    pieces = behind_venue_and_maker(entry, _take_arxiv_month(entry, pieces))
    placed = take_place(entry, pieces)
    if placed is not pieces:
        return placed
    pieces, date, sort = leading_sort(pieces)
    if sort:
        entry.values["sort"] = sort
    else:
        pieces, date = leading_value(pieces)
    if date:
        entry.fields.append(date)
        pieces = behind_verb(entry, behind_presenter(entry, pieces))
        return take_groups(entry, _take_links(entry, pieces), led=True)
    pieces = behind_italics(entry, pieces)
    behind = behind_verb(entry, pieces)
    if behind is not pieces:
        return behind
    placed = take_placed_title(entry, pieces)
    if placed is not pieces:
        return placed
    return take_maker(entry, behind_teacher(entry, take_groups(entry, _take_venue(entry, pieces))))


def _take_code_tags(entry: Entry, pieces: list[Inline]) -> list[Inline]:
    """```` `视频` [Title](…) ````: the pieces behind words in code before a title set apart."""
    if not isinstance(pieces[0], CodeSpan):
        return pieces
    tags: list[str] = []
    rest = pieces = with_years(pieces)
    while rest and isinstance(rest[0], CodeSpan) and 0 < len(rest[0].text) <= _LONGEST_TAG:
        tag = rest[0].text.strip()
        tags.append(tag[1:-1].strip() if tag[:1] == "[" and tag[-1:] == "]" else tag)
        rest = rest[1:]
        if rest and isinstance(rest[0], Text) and not rest[0].text.strip():
            rest = rest[1:]
    first = rest[0] if rest else None
    linked = isinstance(first, Link) and not is_role_link(first)
    if not (
        linked or (isinstance(first, Text) and (first.strong or _is_titled(entry, first, rest)))
    ):
        return pieces
    entry.tags.extend(tags)
    if isinstance(first, Text) and not first.strong:
        rest = [first._replace(text=first.text.lstrip(" :：-–—")), *rest[1:]]
    return rest


def _is_titled(entry: Entry, first: Text, pieces: list[Inline]) -> bool:
    """Whether plain words behind tags are a paper's title in full: ```` `NLP` The Title ````."""
    words = first.text.lstrip(" :：-–—")
    long = len(words.split()) >= _LEAST_WORDS or len(CJK.findall(words)) > _LEAST_WORDS
    if not long or not (words[0].isupper() or not words[0].isascii()):
        return False
    return leads_to_paper(pieces) and told_kinds(entry.section) <= {"paper"}


def _without_mark(pieces: list[Inline]) -> list[Inline]:
    """```` `*` Doe, Jane. "The Title." ````: the pieces behind a mark in code."""
    mark, behind = pieces[0], pieces[1] if len(pieces) > 1 else None
    if not isinstance(mark, CodeSpan) or mark.text.strip() not in _MARKS:
        return pieces
    if not isinstance(behind, Text):
        return pieces[1:] if isinstance(behind, Link) else pieces
    if not behind.text.strip():
        return pieces[2:] or pieces
    if not behind.text.lstrip()[:1].isupper():
        return pieces  # `+` adds two numbers
    return [behind._replace(text=behind.text.lstrip()), *pieces[2:]]


def _without_emoji(pieces: list[Inline]) -> list[Inline]:
    """``📖 **Survey** [Title](…)``: the pieces behind a picture sign before what is set apart."""
    first = pieces[0]
    if not isinstance(first, Text) or len(first.text) > _LONGEST_EMOJI or len(pieces) < 2:
        return pieces
    signs = first.text.strip()
    if not signs or any(ord(ch) < _FIRST_SIGN or ch in _STAR_STARTS for ch in signs):
        return pieces
    return pieces if any(map(str.isalnum, signs)) or signs[0] in "「『《【“（" else pieces[1:]


def _with_group_joined(pieces: list[Inline]) -> list[Inline]:
    """``(*arXiv 2023.02*) Title``: the pieces with a group in italics made one text."""
    if len(pieces) < _BRACKETED:
        return pieces
    opening, inner, closing = pieces[:_BRACKETED]
    if not isinstance(opening, Text) or opening.text.strip() not in ("(", "[", "（", "【"):
        return pieces
    if not isinstance(inner, Text) or not isinstance(closing, Text):
        return pieces
    if inner.strong or closing.text[:1] not in (")", "]", "）", "】"):
        return pieces
    joined = opening._replace(text=f"{opening.text}{inner.text}{closing.text}")
    return [joined, *pieces[_BRACKETED:]]


def _take_bold_name(entry: Entry, pieces: list[Inline]) -> list[Inline]:
    """``(**SeaPort**) The Longer Title``: the pieces behind a short name in bold in brackets."""
    if len(pieces) < _BRACKETED:
        return pieces
    opening, name, closing = pieces[:_BRACKETED]
    if not isinstance(opening, Text) or opening.text.strip() not in ("(", "（"):
        return pieces
    if not isinstance(name, Text) or not name.strong or not isinstance(closing, Text):
        return pieces
    title = closing.text[1:].lstrip(" :：-–—")
    if closing.text[:1] not in (")", "）") or len(name.text) > _LONGEST_TAG:
        return pieces
    if title.count(" ") < _LEAST_WORDS - 1 or not title[0].isupper() or venue_like(name.text):
        return pieces
    entry.tags.append(name.text.strip())
    return [closing._replace(text=title), *pieces[_BRACKETED:]]


def take_stars(entry: Entry, pieces: list[Inline]) -> list[Inline]:
    """``⭐ The Title``: the pieces without the stars before a title, which are a value."""
    first = pieces[0] if pieces else None
    if not isinstance(first, Text) or first.text.lstrip()[:1] not in _STAR_STARTS | _OPENINGS:
        return pieces
    match = _STARS.match(first.text)
    if match is None:
        return pieces
    entry.add_value("importance", parse_stars(match["stars"].strip()))
    rest = first.text[match.end() :]
    return [first._replace(text=rest), *pieces[1:]] if rest.strip() else pieces[1:]


def _take_need(entry: Entry, pieces: list[Inline]) -> list[Inline]:
    """``Required: The Title``, ``NEW! [Title](…)``: the pieces behind the word, which is a tag."""
    first = pieces[0] if pieces else None
    if len(pieces) > 1 and isinstance(first, Text) and len(first.text) < _LONGEST_NEWS:
        behind = pieces[1]
        apart = isinstance(behind, Link) or (isinstance(behind, Text) and behind.strong)
        marked = not first.text.replace(" ", "").isalpha()
        if apart and marked and (news := _NEWS.fullmatch(first.text)):
            entry.tags.append(news[1])
            return pieces[1:]
    match = _NEED.match(first.text) if isinstance(first, Text) else None
    if match is None or not isinstance(first, Text):
        return pieces
    rest = first.text[match.end() :]
    if not (rest or len(pieces) > 1):
        return pieces
    entry.tags.append(match["need"])
    return [first._replace(text=rest), *pieces[1:]] if rest else pieces[1:]


def _take_arxiv_month(entry: Entry, pieces: list[Inline]) -> list[Inline]:
    """``1901.The Title`` where a link or a heading says the same: the pieces behind the month."""
    first = pieces[0] if pieces else None
    if not isinstance(first, (Text, Link)) or not (match := _ARXIV_MONTH.match(first.text)):
        return pieces
    month, year = f"{match['year']}{match['month']}.", f"20{match['year']}"
    # the number of a preprint, or that of an article: `…/j.harbour.2021.01.001`
    said = (f"/{month}", f"{year}.{match['month']}.")
    linked = any(isinstance(p, Link) and any(map(p.url.__contains__, said)) for p in pieces)
    if not linked and not any(year in heading for heading in entry.section):
        return pieces
    entry.add_value("published", f"{year}-{match['month']}")
    return [first._replace(text=first.text[match.end() :]), *pieces[1:]]


def _take_links(entry: Entry, pieces: list[Inline]) -> list[Inline]:
    """``[[CVPR2021](…)] [[pdf](…)] The Title``: the pieces behind links in brackets."""
    taken: list[Link] = []
    rest = pieces
    while len(rest) >= _BRACKETED:
        opening, link, closing = rest[:_BRACKETED]
        if not (isinstance(opening, Text) and opening.text.strip() == "["):
            break
        if not (isinstance(link, Link) and isinstance(closing, Text)):
            break
        behind = closing.text.lstrip()
        if not behind.startswith("]") or not (is_role_link(link) or _names_place(link.text)):
            break
        taken.append(link)
        behind = behind[1:].lstrip(" ,:：-–|")
        rest = [closing._replace(text=behind), *rest[_BRACKETED:]] if behind else rest[_BRACKETED:]
    first = rest[0] if taken and rest else None
    if isinstance(first, Link) and is_role_link(first):
        return pieces
    if first is None or len(title_text([first]).strip()) < _LEAST_TITLE:
        return pieces  # nothing but links, or a word between them
    for link in taken:
        entry.links.extend(found_links([link], "field"))
        if venue := link_venue(link.text) or (_names_place(link.text) and link.text.strip()):
            entry.add_value("venue", venue)
            entry.add_value("year", year_of_venue(venue))
            entry.citation = True
    return rest


def _take_dated_link(entry: Entry, pieces: list[Inline]) -> list[Inline]:
    """``[2023-03-09](notes.md): [The Title](…)``: the pieces behind a link that is a date."""
    first = pieces[0] if len(pieces) > 1 else None
    if not isinstance(first, Link) or not first.text[:1].isdigit():
        return pieces
    rest = pieces[1:]
    while rest and (
        isinstance(rest[0], Break)
        or (isinstance(rest[0], Text) and not any(map(str.isalnum, rest[0].text)))
    ):
        rest = rest[1:]
    date = parse_date(first.text.strip())
    if date is None or len(date) <= len("2023") or not rest or not isinstance(rest[0], Link):
        return pieces
    entry.links.extend(found_links([first], "field"))
    entry.fields.append(Labelled("date", first.text))
    return rest


def _names_place(text: str) -> bool:
    """Whether a link's text is the short name of a venue: ``TPAMI``; not ``arXiv``, a paper's."""
    return fold(text) in VENUE_WORDS and role_of(text) is None and text.strip()[:1].isupper()


def _take_venue(entry: Entry, pieces: list[Inline]) -> list[Inline]:
    """Take a venue and its year without brackets before the title."""
    first = pieces[0] if pieces else None
    if not isinstance(first, Text) or first.emphasis or not any(map(str.isdigit, first.text[:40])):
        return pieces
    rest = first.text
    following = pieces[1] if len(pieces) > 1 else None
    named = isinstance(following, Link) and not (following.bare or is_role_link(following))
    track = ""
    if match := _SHORT_YEAR.match(rest):
        if not (venue_like(match["venue"]) or fold(match["venue"]) in _ABBREVIATED):
            return pieces  # `10-NLP-Tasks`, `20-AI-Trends`
        entry.add_value("venue", match["venue"])
        entry.add_value("year", _century(int(match["year"] or match["glued"])))
    elif named and (match := _WHO_AND_VENUE.fullmatch(rest)) and venue_like(match["venue"]):
        entry.tags.append(match["who"].strip())  # who presents it, or its short name
        publish(entry, match["venue"])
    elif (match := _VENUE.match(rest)) and _is_venue(match, named and match.end() == len(rest)):
        publish(entry, match["venue"])
        track = (match["track"] or "").strip(" ,()")
    else:
        return pieces
    rest = rest[match.end() :]
    bold = isinstance(following, Text) and (following.strong or not rest)
    if len(rest) < _LEAST_TITLE and not (named or bold):
        for name in ("venue", "published", "year"):
            entry.values.pop(name, None)
        return pieces  # `NeurIPS 2019: A`: the venue is what is named
    entry.citation = True
    entry.tags.extend(filter(None, [track]))
    return [first._replace(text=rest), *pieces[1:]] if rest.strip() else pieces[1:]


def venue_before_link(pieces: Sequence[Inline]) -> bool:
    """Whether pieces are a venue, its year and a comma before a linked title."""
    if len(pieces) < _LEAST_PIECES or not isinstance(pieces[0], Text):
        return False
    text, link = pieces[0].text, pieces[1]
    if not isinstance(link, Link) or link.bare or not any(map(str.isdigit, text)):
        return False
    match = _VENUE.fullmatch(text)
    if match is None or is_role_link(link) or not _is_venue(match, True):
        return False
    return _is_name(match["name"]) and _may_be_title(link.text) and not _tells_more(pieces[2:])


def _is_name(text: str) -> bool:
    """Whether words are a name as a whole: not ``We met at ICML``, ``In ICML``, ``Class of``."""
    words = text.split()
    first, last = words[0].casefold(), words[-1].casefold()
    whole = all(word[:1].isupper() or fold(word) in _SMALL for word in words)
    known = len(words) == 1 or venue_like(text) or is_title_case(text)
    return whole and known and first not in _NO_NAMES and last not in _SMALL


def _may_be_title(text: str) -> bool:
    """Whether a link's text has the words of a title: not ``we``, ``our photos``, ``ICLR 2022``."""
    if CJK.search(text):
        return len(text) > _FEW_WORDS
    words = text.split()
    return (
        len(words) >= _FEW_WORDS
        and not words[0][:1].islower()
        and not _VENUE.fullmatch(text)
        and part_role(text) is None
    )


def _tells_more(behind: Sequence[Inline]) -> bool:
    """Whether a sentence goes on behind a link, or another title follows it."""
    words = title_text(behind).lstrip()[:1]
    more = any(
        isinstance(p, Link) and not is_role_link(p) and len(p.text.split()) >= _FEW_WORDS
        for p in behind
    )
    return words.isalpha() or more


def _is_venue(match: re.Match[str], apart: bool) -> bool:
    """Whether the words before a year are a venue; a comma shows that an initialism is.

    So is any name that is ``apart``: with the linked title right behind it.
    """
    if ". " in match["name"] and match["joint"][0] == ".":
        title, _, place = match["name"].rpartition(". ")
        if len(title.split()) > 1 and venue_like(place):
            return False  # `The Title. ICML 2015. Jane Doe`
    if venue_like(match["name"]):
        return True
    comma = match["joint"].strip() in (",", "，")
    if comma and apart and len(match["name"].split()) > 1 and is_title_case(match["name"]):
        return not names_like(match["name"], strict=False)
    return match["joint"].strip() in ",，" and _INITIALISM.fullmatch(match["name"]) is not None


def _century(year: int) -> int:
    if year > 99:
        return year
    return 1900 + year if year > 50 else 2000 + year
