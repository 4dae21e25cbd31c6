"""The lead of an item or paragraph: its title, and what the words behind it say."""

from __future__ import annotations

import re

from mdcatalog.extract.around import citation_around
from mdcatalog.extract.asides import MONTH, leading_value, values_beside
from mdcatalog.extract.bare_titles import is_boxed_title, title_within
from mdcatalog.extract.bars import read_piped
from mdcatalog.extract.behind import rest_links, rest_text, take_tags, tidy
from mdcatalog.extract.citations import Citation
from mdcatalog.extract.credits import organizations_in
from mdcatalog.extract.credits_alone import take_makers
from mdcatalog.extract.document_types import take_document_type
from mdcatalog.extract.entries import Entry, found_links
from mdcatalog.extract.head_parts import Head, without_angles, without_site
from mdcatalog.extract.head_titles import read_title
from mdcatalog.extract.heads import is_space, split_head, stacked_head
from mdcatalog.extract.labels import split_label
from mdcatalog.extract.leading import take_leading
from mdcatalog.extract.naming import title_kinds
from mdcatalog.extract.organizations import is_named_organization
from mdcatalog.extract.particles import is_request
from mdcatalog.extract.person_names import is_name, names_like
from mdcatalog.extract.published import (
    add_names,
    add_venue,
    names_publisher,
    note_check_mark,
    note_numbers,
    take_date_alone,
)
from mdcatalog.extract.remarks import names_behind_links
from mdcatalog.extract.shapes import label_before_link
from mdcatalog.extract.short_names import behind_short_name
from mdcatalog.extract.stars_behind import take_stars
from mdcatalog.extract.titles import (
    is_role_link,
    link_venue,
    same_name,
    title_text,
)
from mdcatalog.extract.told_groups import take_chinese_credits, take_told_end, take_told_group
from mdcatalog.extract.told_lines import with_told_lines
from mdcatalog.extract.venues import split_venue, venue_like
from mdcatalog.patterns import lazy_pattern
from mdcatalog.tree import Break, Inline, Link, Text
from mdcatalog.values import parse_ordinal, parse_year, split_names
from mdcatalog.vocabulary import is_named_like_role, role_of

_BYLINE = re.compile(
    r"[\s,\[\]()–—-]*\b[Bb]y\s+(?:(?:Prof(?:essors?|s?\.)?|Dr\.)\s+)?(?P<names>[^\W\d_][^()\[\]:;|]{2,120}?)\s*"
    r"(?=$|[(\[|;:]|(?<!\b[A-Z])\.\s|\s[-–—@]\s|\s(?:in|from|at|of)\s)"
)
# `(Stanford) @ Coursera` before `by Jane Doe`
_GROUPS = lazy_pattern(
    r"(?:[\s,–—-]*(?:\([^()]{1,60}\)|@\s?[\w.]+|on (?:Coursera|edX|EdX|Udacity|Udemy|YouTube)\b))+"
)
# `by Doe, Roe, and Poe`
_SURNAMES = lazy_pattern(r"[A-Z][\w'’-]+(?:, [A-Z][\w'’-]+)*,? (?:and|&) [A-Z][\w'’-]+")
_BYLINE_AT_END = re.compile(r"(?:^|(?<=[\s)]))by\s+(?P<names>[^\W\d_][^()\[\]:;|]{3,80})$")
_ASIDE_NAME = re.compile(r"[\w.+\-]+(?: [\w.+\-]+){0,3}")
_LONGEST_ORDINAL = 24
_LEAST_TITLE = 3
_LEAST_COLONS = 2
# `… in Coursera (2012)`
_YEAR_AT_END = re.compile(r"[(（]((?:19|20)\d\d)[)）]\s*\.?\s*$")
# `(Jane Doe and John Roe, 2015)`, `(Doe et al., 2019a)`; a month or a term is nobody's name
_CREDIT_GROUP = lazy_pattern(
    rf"\s*[(（](?P<names>(?!(?:{MONTH}|Spring|Summer|Fall|Autumn|Winter)[ ,])"
    r"[^\W\d_][^()（）\d]{2,400}?)(?:,?\s+|\s*[，、]\s*)(?P<year>(?:19|20)\d\d)(?:[a-z]|年)?[)）]"
)
_JAPANESE_NAME = lazy_pattern(
    r"[一-鿿]{1,3} ?[一-鿿ぁ-んァ-ヶ]{1,4}(?:、[一-鿿]{1,3} ?[一-鿿ぁ-んァ-ヶ]{1,4}){0,9}(?:ら|他)?"
)
_LONGEST_CREDITS = 40
# The entry's own number: [12], 3.
_OWN_NUMBER = lazy_pattern(
    r"\s*(?:\[?(\d{1,4})\]?\s*(?:[-–—:：|.、)）]\s*)?$|(\d{1,3})[.)、](?:\s|(?=[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]|[A-Z][A-Za-z]|[a-z]{3})))"
)
# ` (★ 12K) - what it is`, `：说明`: words about what stands before them.
_REMARK_BEHIND = lazy_pattern(
    r"\s*(?:[(（][^()（）]*[)）]\s*)?(?:[-–—]+\s|[:：])\s*\w|\s+is (?:an?|the|one|another) \w"
)
_BEHIND_ORDINAL = re.compile(r"[:：]|\s[-–—]\s")
# `:heavy_check_mark:`; stars are read before
_SHORTCODE = lazy_pattern(r"(?<![\w:]):(?!star)[a-z][a-z0-9_+-]+:(?![\w:])")
# `3: `, and `L2: ` too, which is a norm as well as a lesson
_LETTER_AND_DIGITS = re.compile(r"[^\W\d_]?\d+")
_YEAR_BEHIND_NAMES = re.compile(r",\s*((?:19|20)\d\d)\.?$")


def fill_head(entry: Entry, pieces: list[Inline], *, whole: bool = False) -> bool:
    """Read a head into the entry: title, citation, tags, description, links.

    All of it is the title where it is said to be the ``whole``. Returns whether the title was
    marked as one (linked, bold, quoted, dated).
    """
    if pieces and is_request(pieces):
        entry.links.extend(found_links(pieces, "body"))
        return False
    pieces = _from_title_on(entry, _without_shortcodes(pieces))
    opening = title_text(pieces[:1]) if pieces else ""
    number = _OWN_NUMBER.match(opening) if not opening[:1].isalpha() else None
    behind = _BEHIND_ORDINAL.search(opening, 0, _LONGEST_ORDINAL)
    ordinal = opening[: behind.start()] if behind else ""
    if number:
        value = int(number.group(1) or number.group(2))
        # `*[2020]* [The Title](…)` is dated
        entry.add_value("year" if parse_year(str(value)) else "number", value)
    elif behind and not _LETTER_AND_DIGITS.fullmatch(ordinal.strip()):
        entry.add_value("number", parse_ordinal(ordinal))
    if not whole and read_piped(entry, pieces):
        return True
    head = _head_of(entry, pieces, whole=whole)
    if head is None:
        entry.links.extend(found_links(pieces, "field"))
        return False
    head = take_document_type(entry, _take_byline_of_title(entry, head))
    title = read_title(entry, head)
    entry.title = title if any(map(str.isalnum, title)) else ""
    if head.venue:
        add_venue(entry, head.venue)
    if head.authors:
        entry.add_value("authors", list(head.authors))
        entry.citation = True
    entry.add_value("year", head.year)
    if head.before:
        entry.links.extend(found_links(head.before, "field"))
    entry.links.extend(found_links(head.title, "title"))
    note_numbers(entry, pieces)
    if head.rest or head.before or head.authors:
        _fill_rest(entry, _take_own_link(entry, head))
    _read_link_titles(entry, head)
    title_piece = head.title[0] if head.authors and head.title else None
    cited = isinstance(title_piece, Text) and title_piece.emphasis
    cited = cited or bool(head.before and entry.citation and "authors" in entry.values)
    if cited and names_publisher(head.rest):
        entry.values["sort"] = "book"
    return head.strong


def _head_of(entry: Entry, pieces: list[Inline], *, whole: bool) -> Head | None:
    """Where the title of a head is; ``None`` where it has none."""
    named = _named_like_a_role(pieces)
    if len(pieces) == 1 and is_boxed_title(pieces[0]):
        entry.values["boxed"] = whole = True
    head = Head([], pieces, [], True) if whole else None
    # a title within words, or over its addresses, does not begin with a link
    worded = bool(pieces) and not isinstance(pieces[0], Link)
    within = title_within(pieces) if worded and not (head or named) else None
    head = head or named or within or (stacked_head(pieces) if worded else None)
    head = head or split_head(pieces, published=_is_published(entry))
    if within:
        entry.values["within"] = True
        entry.tags.extend(filter(None, [within.alias]))
    if head is None or (named is None and _shows_no_title(head.title)):
        return None
    return head


def _without_shortcodes(pieces: list[Inline]) -> list[Inline]:
    """The pieces without emoji written as words (``:thumbsup:``) in the text they begin with."""
    first = pieces[0] if pieces else None
    if not isinstance(first, Text) or first.text.count(":") < _LEAST_COLONS:
        return pieces
    plain = _SHORTCODE.sub("", first.text)
    return pieces if plain == first.text else [first._replace(text=plain), *pieces[1:]]


def _from_title_on(entry: Entry, pieces: list[Inline]) -> list[Inline]:
    """The pieces behind what stands before a title, which is put into the entry."""
    if not pieces or isinstance(pieces[0], Link):
        return take_leading(entry, without_site(pieces))  # all else that can stand there is text
    note_check_mark(entry, pieces)
    pieces = _behind_title_label(entry, without_angles(pieces))
    return behind_short_name(entry, take_leading(entry, pieces))


def _shows_no_title(pieces: list[Inline]) -> bool:
    """Whether the pieces of a title are nothing but links that name roles, and space."""
    for piece in pieces:
        if not (is_role_link(piece) or is_space(piece)):
            return False
    return True


def _is_published(entry: Entry) -> bool:
    """Whether a venue or a link to a paper stood before the title."""
    if "venue" in entry.values:
        return True
    return bool(entry.links) and any(role_of(link.text) == "paper" for link in entry.links)


def _take_own_link(entry: Entry, head: Head) -> Head:
    """``**R**: [R](…), free``: the link behind a name in bold that says the name once more."""
    name = head.title[0]
    if not isinstance(name, Text) or not name.strong or not head.rest:
        return head
    if Link in map(type, head.title):
        return head
    at = 0 if isinstance(head.rest[0], Link) else 1
    link = head.rest[at] if at < len(head.rest) else None
    if not isinstance(link, Link) or is_role_link(link):
        return head
    if any(map(str.isalnum, title_text(head.rest[:at]))) or not same_name(entry.title, link.text):
        return head
    entry.links.extend(found_links([link], "title"))
    return head._replace(rest=head.rest[at + 1 :])


def _read_link_titles(entry: Entry, head: Head) -> None:
    """``[Title](https://… "A. One, B. Two")``: names in quotes behind the address, or a remark."""
    for piece in head.title:
        if not isinstance(piece, Link) or not piece.title or piece.title == piece.text:
            continue
        if "authors" not in entry.values and names_like(piece.title, strict=False):
            entry.add_value("authors", split_names(piece.title))
            entry.citation = True
        elif not entry.description:
            entry.description = piece.title


def _behind_title_label(entry: Entry, pieces: list[Inline]) -> list[Inline]:
    """``**Survey paper**: Title``: the pieces of the title where a label in bold announces it."""
    first = pieces[0] if pieces else None
    if not isinstance(first, Text):
        return pieces
    if label := label_before_link(pieces):
        entry.values["title_label"] = label
        return pieces[1:]
    if not first.strong:
        return pieces
    labelled = split_label(pieces)
    if labelled is None or not title_kinds(labelled.label):
        return pieces
    if len(title_text(labelled.value).split()) < _LEAST_TITLE or is_role_link(labelled.value[0]):
        return pieces
    entry.values["title_label"] = labelled.label
    return labelled.value


def _named_like_a_role(pieces: list[Inline]) -> Head | None:
    """``[PyPI](…) - the package index``: a thing that is called as links elsewhere are."""
    first = 0
    while first < len(pieces) and is_space(pieces[first]):
        first += 1
    name = pieces[first] if first < len(pieces) else None
    if not isinstance(name, Link) or name.bare:
        return None
    if not is_named_like_role(name.text) and (" " in name.text or link_venue(name.text) is None):
        return None  # `[MLSys-NYU-2022](…) - a course` is called so, too
    rest = pieces[first + 1 :]
    if any(isinstance(piece, Link) and not piece.bare for piece in rest):
        return None
    if not _REMARK_BEHIND.match(title_text(rest)):
        return None
    return Head(pieces[:first], [name], rest, True)


def _fill_rest(entry: Entry, head: Head) -> None:
    rest = head.rest
    emphasised: list[str] = []
    if len(rest) == 1 and isinstance(rest[0], Text) and not rest[0].emphasis:
        words = rest[0].text  # words alone, as behind most titles
    else:
        rest, tags = take_tags(with_told_lines(rest) if Break in map(type, rest) else rest)
        entry.tags.extend(tags)
        entry.links.extend(rest_links(rest))
        emphasised = _emphasised(rest)
        words = rest_text(rest)
    if ":" in words:
        words = _SHORTCODE.sub(" ", words)
    for name in names_behind_links(rest) if emphasised and head.strong else ():
        if name not in emphasised:
            continue
        emphasised.remove(name)
        words = words.replace(name, " ", 1)
        entry.tags.append(name.strip())
    words = take_stars(entry, words, rest)
    words, beside = values_beside(words)
    entry.fields.extend(beside)
    words = take_chinese_credits(entry, take_told_end(entry, take_told_group(entry, words)))
    words = _take_credit_group(entry, _take_byline(entry, take_makers(entry, words)))
    for piece in rest:
        if isinstance(piece, Link) and (place := link_venue(piece.text)):
            found = split_venue(place)
            entry.add_value("venue", found.name)
            entry.add_value("published", found.published)
            entry.citation = True
    before = title_text(head.before).strip() if head.before else ""
    dated = "venue" in entry.values or (
        bool(entry.fields) and any(told.label in ("date", "venue") for told in entry.fields)
    )
    citation = citation_around(before, words, emphasised, head, dated)
    if citation is not None:
        words = _add_citation(entry, citation, words, sure=head.strong)
    ending = _YEAR_AT_END.search(words)
    if ending:
        entry.add_value("year", int(ending[1]))
    description = take_date_alone(entry, tidy(words))
    if entry.citation and "(" in words and _ASIDE_NAME.fullmatch(description):
        if "organizations" not in entry.values and is_named_organization(description):
            entry.add_value("organizations", [description])  # where those who gave it are
        else:
            entry.tags.append(description)  # the short name of the thing: (**ELMo**)
    elif description:
        entry.description = description


def _take_byline_of_title(entry: Entry, head: Head) -> Head:
    """``Stanford NLP ([CS224d](…)) by Jane Doe``: the head without the names behind its link."""
    last = head.title[-1]
    if not isinstance(last, Text) or last.strong or Link not in map(type, head.title):
        return head
    match = _BYLINE_AT_END.search(last.text)
    if match is None or not names_like(match["names"], strict=False):
        return head
    entry.values["byline"] = (split_names(match["names"]), match.group().strip())
    return head._replace(title=[*head.title[:-1], last._replace(text=last.text[: match.start()])])


def _add_citation(entry: Entry, citation: Citation, words: str, *, sure: bool) -> str:
    """Put what a citation says into the entry; returns the words that it leaves."""
    if citation:
        entry.citation = True
        entry.add_value("authors", citation.authors)
        entry.add_value("venue", citation.venue)
        entry.add_value("published", citation.published)
        words = citation.rest
    entry.add_value("organizations", citation.organizations)
    entry.add_value("published", citation.published)
    if citation.year and (citation or sure):
        entry.add_value("year", citation.year)
    if (citation.year and sure) or citation.organizations:
        words = citation.rest
    return words


def _take_credit_group(entry: Entry, words: str) -> str:
    """``(Jane Doe, John Roe, and A. Poe, 2015)`` behind a title: who wrote it, and when."""
    if "(" not in words[:8] and "（" not in words[:8]:
        return words
    match = _CREDIT_GROUP.match(words)
    if match is None or "authors" in entry.values:
        return words
    names = " ".join(match["names"].split())
    named = names_like(names, strict=False) or (is_name(names) and not venue_like(names))
    if not named and _JAPANESE_NAME.fullmatch(names) is None:
        return words
    add_names(entry, split_names(names))
    entry.add_value("year", int(match["year"]))
    entry.citation = True
    return words[match.end() :]


def _emphasised(pieces: list[Inline]) -> list[str]:
    """The runs in italics, links in them included: `*[Jane Doe](…), John Roe*` is one."""
    runs: list[str] = []
    going = False
    for piece in pieces:
        if isinstance(piece, (Text, Link)) and piece.emphasis and not piece.strong:
            if going:
                runs[-1] += piece.text
            elif isinstance(piece, Text) or not is_role_link(piece):
                runs.append(piece.text)
                going = True
        else:
            going = False
    return runs


def read_credits(entry: Entry, pieces: list[Inline]) -> bool:
    """A line below a title that is who, when and where: ``[2021.07] [[Paper](…)] *Names*``.

    Returns whether it was such a line; then its values and links are in the entry.
    """
    if "authors" not in entry.values and _is_italic_names(pieces):
        entry.add_value("authors", split_names(title_text(pieces)))
        return True
    pieces, date = leading_value(pieces)
    words = rest_text([p for p in pieces if not (isinstance(p, (Text, Link)) and p.emphasis)])
    runs = _emphasised(pieces)
    if not runs or not any(map(is_role_link, pieces)) or len(tidy(words)) > _LONGEST_CREDITS:
        return False
    if not names_like(runs[0], strict=False):
        return False
    if date:
        entry.fields.append(date)
    described = entry.description
    entry.description = ""
    _fill_rest(entry, Head([], [], pieces, True))
    entry.description = "\n".join(part for part in (described, entry.description) if part)
    return True


def credit_line(pieces: list[Inline]) -> Entry | None:
    """What a line says that is nothing but who, where, when, and links that name a role.

    ``*Ann Lee, Bob Roe* | NeurIPS 2020 | [Paper](…)``, ``NeurIPS 2020 [[Code](…)]``.
    """
    links = [piece for piece in pieces if isinstance(piece, Link)]
    if not any(map(str.isalpha, rest_text(pieces))) or not all(map(is_role_link, links)):
        return None
    told = Entry("section", 0, 0, ())
    _fill_rest(told, Head([], [], pieces, True))
    if told.description or told.tags or told.fields or "venue" not in told.values:
        return None
    names = told.values.get("authors")
    named = isinstance(names, list) and sum(" " in str(name) for name in names) * 2 > len(names)
    return told if (named if names else links) else None


def _is_italic_names(pieces: list[Inline]) -> bool:
    """Whether a line below a title is names in italics and nothing else."""
    if not all(isinstance(p, Text) and (p.emphasis or not p.text.strip()) for p in pieces):
        return False
    return names_like(title_text(pieces), strict=False)


def _take_byline(entry: Entry, words: str) -> str:
    """``by **Jane Doe & John Roe** (a remark)``: who made it, and the words without that."""
    groups = (
        _GROUPS.match(words) if words.lstrip()[:1] in ("(", "@", "o") and "by " in words else None
    )
    start = groups.end() if groups else 0
    match = _BYLINE.match(words, start)
    if match is None:
        return words
    year = _YEAR_BEHIND_NAMES.search(match["names"])
    names = match["names"][: year.start()] if year else match["names"]
    makers = organizations_in(names)
    if makers:  # `by MIT and NVIDIA (2022)`
        entry.add_value("organizations", makers)
    elif names_like(names, strict=False) or _SURNAMES.fullmatch(names):
        people = split_names(names)
        while len(people) > 1 and is_named_organization(people[-1]):
            entry.add_value("organizations", [people.pop()])  # `by Jane Doe, Google`
        entry.values["byline"] = (people, match.group().strip())
        entry.citation = entry.citation or bool(year and names.rstrip(" .").endswith("et al"))
    else:
        return words
    entry.add_value("year", int(year[1]) if year else None)
    return words[:start] + words[match.end() :]
