"""The lead of an item or paragraph: its title, and what the words behind it say."""

from __future__ import annotations

import re

from mdcatalog.extract.arxiv_numbers import without_number_between
from mdcatalog.extract.asides import leading_value
from mdcatalog.extract.bare_titles import is_boxed_title, note_subtitle, title_within
from mdcatalog.extract.bars import read_piped, with_bars
from mdcatalog.extract.behind import rest_text, tidy
from mdcatalog.extract.bold_names import is_one_title, plain_name
from mdcatalog.extract.citation_counts import without_citation_counts, without_counts_set_apart
from mdcatalog.extract.citation_notes import without_notes_on_names
from mdcatalog.extract.cited_bylines import take_cited_byline
from mdcatalog.extract.coded_names import code_before_name
from mdcatalog.extract.credited_cells import take_placed
from mdcatalog.extract.dated_lessons import take_day
from mdcatalog.extract.document_types import take_document_type
from mdcatalog.extract.entries import Entry, found_links
from mdcatalog.extract.events_behind import take_event_first
from mdcatalog.extract.file_formats import without_formats
from mdcatalog.extract.gapped_names import read_gapped
from mdcatalog.extract.head_parts import Head, without_angles, without_site
from mdcatalog.extract.head_rest import emphasised_parts, fill_rest
from mdcatalog.extract.head_titles import read_title
from mdcatalog.extract.heads import is_space, split_head, stacked_head
from mdcatalog.extract.keys_behind import title_before_key
from mdcatalog.extract.labels import split_label
from mdcatalog.extract.labels_behind import head_before_labels, plain_labels
from mdcatalog.extract.labels_within import take_labels_within
from mdcatalog.extract.leading import take_leading
from mdcatalog.extract.link_evidence import is_front_page
from mdcatalog.extract.names_in_titles import WHOLE
from mdcatalog.extract.names_set_apart import behind_names_in_link, with_plain_names
from mdcatalog.extract.naming import heading_kinds, title_kinds
from mdcatalog.extract.particles import is_request
from mdcatalog.extract.person_names import names_like
from mdcatalog.extract.published import (
    add_venue,
    names_publisher,
    note_check_mark,
    note_numbers,
)
from mdcatalog.extract.quoted_references import behind_tags
from mdcatalog.extract.reference_heads import plain_names
from mdcatalog.extract.reference_leads import read_leads
from mdcatalog.extract.repository_names import named_by_address
from mdcatalog.extract.shapes import label_before_link
from mdcatalog.extract.short_names import behind_short_name
from mdcatalog.extract.slashed_facts import take_slashed_facts
from mdcatalog.extract.sound import is_no_title
from mdcatalog.extract.stars_behind import without_stars
from mdcatalog.extract.title_bylines import take_byline_of_title
from mdcatalog.extract.titles import (
    is_role_link,
    link_venue,
    same_name,
    title_text,
)
from mdcatalog.extract.translated_titles import without_translation
from mdcatalog.extract.whole_heads import read_whole
from mdcatalog.links import host_role
from mdcatalog.patterns import lazy_pattern
from mdcatalog.tree import Inline, Link, Text
from mdcatalog.values import parse_ordinal, parse_year, split_names
from mdcatalog.values.text import SHORTCODE
from mdcatalog.vocabulary import is_named_like_role, role_of

_LONGEST_ORDINAL = 24
_COLONS = (":", "：")
_DASHES = frozenset("-–—|")
_STOPS = frozenset(".。")
_PAIR = 2
_AROUND_ORDINAL = " \t:：.-–—"
_LEAST_TITLE = 3
_LEAST_COLONS = 2
_LONGEST_CREDITS = 40
# what a paper, a video, a data set may be, before what it is called
_ANNOUNCING = frozenset(
    [
        *("추천", "관련", "주요", "기타", "대표", "おすすめ", "関連", "推荐", "相关", "主要"),
        *(
            "original",
            "official",
            "survey",
            "review",
            "related",
            "main",
            "recommended",
            "reference",
        ),
        *(
            "background",
            "key",
            "first",
            "new",
            "latest",
            "best",
            "seminal",
            "important",
            "relevant",
        ),
        *(
            "additional",
            "further",
            "suggested",
            "required",
            "optional",
            "supplementary",
            "research",
        ),
        *("conference", "journal", "workshop", "technical", "white", "arxiv", "position", "demo"),
        *("award", "companion", "our", "the", "this", "base", "full", "short", "long", "source"),
        *(
            "foundational",
            "must-read",
            "read",
            "selected",
            "featured",
            "useful",
            "extra",
            "similar",
        ),
    ]
)
# The entry's own number: [12], 3.
_OWN_NUMBER = lazy_pattern(
    r"\s*(?:\[?(\d{1,4})\]?\s*(?:[-–—:：|.、)）]\s*)?$|(\d{1,3})[.)、](?:\s|(?=[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]|[A-Z][A-Za-z]|[a-z]{3})))"
)
_KEY = re.compile(r"\s*\[(\d{1,3})\]\s+\S")  # `[12] Doe et al.: …`
# ` (★ 12K) - what it is`, `：说明`: words about what stands before them.
_REMARK_BEHIND = lazy_pattern(
    r"\s*(?:[(（][^()（）]*[)）]\s*)?(?:[-–—]+\s|[:：])\s*\w|,\s[A-Z]"
    r"|\s+is (?:an?|the|one|another) \w"
)
_BEHIND_ORDINAL = re.compile(r"[:：]|\s[-–—]\s")
# `3: `, and `L2: ` too, which is a norm as well as a lesson
_LETTER_AND_DIGITS = re.compile(r"[^\W\d_]?\d+")


def fill_head(
    entry: Entry, pieces: list[Inline], *, whole: bool = False, published: bool = False
) -> bool:
    """Read a head into the entry: title, citation, tags, description, links.

    All of it is the title where it is said to be the ``whole``; ``published`` where what stands
    below leads to a paper. Returns whether the title was marked as one (linked, bold, quoted,
    dated).
    """
    if pieces and is_request(pieces):
        entry.links.extend(found_links(pieces, "body"))
        return False
    pieces = without_notes_on_names(entry, without_translation(entry, pieces))
    pieces = with_plain_names(pieces, entry.section) if len(pieces) > 1 else pieces
    pieces = behind_names_in_link(entry, read_leads(entry, pieces))
    pieces = without_counts_set_apart(entry, without_formats(pieces))
    pieces = without_number_between(entry, pieces)
    if entry.block == "list_item":
        pieces = take_slashed_facts(entry, pieces)
    pieces = without_stars(entry, without_citation_counts(entry, pieces))
    pieces = behind_tags(entry, plain_labels(_without_shortcodes(pieces)))
    if (
        len(pieces) > 1
        and isinstance(set_apart := pieces[0], Text)
        and (set_apart.strong or set_apart.emphasis)
    ):
        pieces = plain_names(pieces)
    if entry.block == "list_item":
        pieces = take_event_first(entry, named_by_address(entry, take_day(entry, pieces)))
    if read_gapped(entry, pieces):
        return True
    pieces = take_labels_within(entry, with_bars(entry, take_cited_byline(entry, pieces)))
    if not whole and len(pieces) > _PAIR:
        pieces = _with_plain_name(entry, pieces)
    whole_line = not (whole or _is_data_by_venue(entry, pieces))
    if whole_line and len(pieces) > 1 and read_whole(entry, pieces):
        if isinstance(pieces[0], Text) and pieces[0].strong:
            _take_number(entry, pieces)  # `**3. The Title**` over names and links
        return True
    given, pieces = pieces, _from_title_on(entry, pieces)
    if not whole and pieces is not given and _PAIR < len(pieces) < len(given):
        pieces = _with_plain_name(entry, pieces)  # `` `2022/01` **QUAY**: The Full Title. ``
    if whole_line and pieces is not given and len(pieces) > 1 and read_whole(entry, pieces):
        return True
    _take_number(entry, pieces)
    if not whole and read_piped(entry, pieces):
        return True
    head = _head_of(entry, pieces, whole=whole, published=published)
    if head is None:
        entry.links.extend(found_links(pieces, "field"))
        return False
    head = take_document_type(entry, take_byline_of_title(entry, _with_group_whole(head)))
    title = read_title(entry, head)
    named = any(map(str.isalnum, title)) and not is_no_title(title)
    entry.title = title if named else ""
    last = head.title[-1] if named and not head.strong else None
    if isinstance(last, Text) and (ended := last.text.rstrip()[-1:]) in _STOPS:
        entry.values["ended"] = ended
    if head.venue:
        add_venue(entry, head.venue)
    if head.authors:
        entry.add_value("authors", list(head.authors))
        entry.citation = True
    entry.add_value("year", head.year)
    entry.add_value("published", head.published)
    if head.before:
        entry.links.extend(found_links(head.before, "field"))
    entry.links.extend(found_links(head.title, "title"))
    note_numbers(entry, pieces)
    if head.rest or head.before or head.authors:
        fill_rest(entry, _take_own_link(entry, head))
        if entry.description and not head.strong:
            note_subtitle(entry, head)
    _read_link_titles(entry, head)
    title_piece = head.title[0] if head.authors and head.title else None
    cited = isinstance(title_piece, Text) and title_piece.emphasis
    cited = cited or bool(head.before and entry.citation and "authors" in entry.values)
    if cited and names_publisher(head.rest):
        entry.values["sort"] = "book"
    return head.strong


def _with_group_whole(head: Head) -> Head:
    """``[The Title](…) (Spring 2019, videos [here](…))``: the head with no group parted by its end.

    What opens at the end of the title and closes behind it is behind the title.
    """
    last = head.title[-1] if len(head.title) > 1 else None
    if type(last) is not Text or not head.rest or "(" not in last.text or ")" in last.text:
        return head
    start = last.text.index("(")
    if ")" not in title_text(head.rest):
        return head
    told, _, leading = last.text[start:].rpartition(",")
    if any(map(str.isdigit, leading)) or not is_role_link(head.rest[0]):
        told = last.text[start:]  # else the words before a link are about it: `videos [here](…)`
    opened = [last._replace(text=told)] if told else []
    before = last._replace(text=last.text[:start])
    return head._replace(title=[*head.title[:-1], before], rest=[*opened, *head.rest])


def _with_plain_name(entry: Entry, pieces: list[Inline]) -> list[Inline]:
    """``**QUAY**: The Full Title. NeurIPS 2023 [[paper](…)]``: the pieces with a plain name.

    As it is where the name does not begin the title of a paper.
    """
    plain = plain_name(pieces)
    if plain is None:
        return pieces
    tried = Entry(block=entry.block, start=entry.start, end=entry.end, section=entry.section)
    fill_head(tried, plain)
    if is_one_title(tried):
        return plain
    if not (tried.description or tried.fields or tried.tags):
        entry.values[WHOLE] = tried.title  # as it may be by what others of the document are
    return pieces


def _take_number(entry: Entry, pieces: list[Inline]) -> None:
    """``[12] ``, ``Lecture 3: ``: the number that a head opens with, or its year."""
    opening = title_text(pieces[:1]) if pieces else ""
    number = _OWN_NUMBER.match(opening) if not opening[:1].isalpha() else None
    first = pieces[0] if opening[:1].isdigit() else None
    if isinstance(first, Text) and (keyed := _KEY.match(first.text)):
        entry.add_value("number", int(keyed[1]))
    behind = _BEHIND_ORDINAL.search(opening, 0, _LONGEST_ORDINAL)
    ordinal = opening[: behind.start()] if behind else ""
    if number:
        value = int(number.group(1) or number.group(2))
        # `*[2020]* [The Title](…)` is dated
        entry.add_value("year" if parse_year(str(value)) else "number", value)
    elif behind and not _LETTER_AND_DIGITS.fullmatch(ordinal.strip()):
        entry.add_value("number", parse_ordinal(ordinal))


def _head_of(entry: Entry, pieces: list[Inline], *, whole: bool, published: bool) -> Head | None:
    """Where the title of a head is; ``None`` where it has none."""
    named = _named_like_a_role(entry, pieces)
    if len(pieces) == 1 and is_boxed_title(pieces[0]):
        entry.values["boxed"] = whole = True
    head = Head([], pieces, [], True) if whole else None
    if len(pieces) > 1 and not (head or named):
        head = code_before_name(pieces, entry.section)
    # a title within words, or over its addresses, does not begin with a link
    worded = bool(pieces) and not isinstance(pieces[0], Link)
    within = title_within(pieces) if worded and not (head or named) else None
    if worded and not (head or named or within) and len(pieces) > 1:
        head = title_before_key(entry, pieces)
    if not (head or named or within) and worded and (head := stacked_head(pieces)):
        # over addresses alone it may be a name and what it is
        entry.values["plain"] = not head.venue and Text not in map(type, head.rest)
    head = head or named or within
    if head is None:
        plain = worded and isinstance(pieces[0], Text) and not pieces[0].strong
        published = (published and plain) or _is_published(entry)
        head = head_before_labels(pieces, lambda found: split_head(found, published=published))
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
    plain = SHORTCODE.sub("", first.text)
    return pieces if plain == first.text else [first._replace(text=plain), *pieces[1:]]


def _from_title_on(entry: Entry, pieces: list[Inline]) -> list[Inline]:
    """The pieces behind what stands before a title, which is put into the entry."""
    if not pieces or isinstance(pieces[0], Link):
        return take_leading(entry, without_site(pieces))  # all else that can stand there is text
    note_check_mark(entry, pieces)
    pieces = take_placed(entry, pieces)
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
    numbered = _behind_ordinal(entry, first, pieces)
    if numbered is not pieces:
        return numbered
    labelled = split_label(pieces)
    if labelled is None or not title_kinds(labelled.label):
        return pieces
    if len(title_text(labelled.value).split()) < _LEAST_TITLE or is_role_link(labelled.value[0]):
        return pieces
    if _is_name_of_data(labelled.label, labelled.value):
        return pieces
    entry.values["title_label"] = labelled.label
    return labelled.value


def _is_name_of_data(label: str, value: list[Inline]) -> bool:
    """Whether a label in bold is itself a name, and what follows is said of it.

    ``**Visible Quay Project**: scans of quays``, ``**Tide Data**: Lisbon and the sea``; not
    ``**Survey Paper**: The Title``, which is what anything may be called.
    """
    told = value[0]
    if not isinstance(told, Text) or told.strong or " " not in label.strip():
        return False
    words = label.split()
    if told.text.lstrip()[:1].islower() or told.text.lstrip()[:1].isdigit():
        return words[0][:1].isupper() or any(map(str.isupper, label))
    if not label.isascii():
        # `항구 감성 말뭉치: …`, not `추천 데이터셋: …`
        return title_kinds(label) == ("dataset",) and words[0] not in _ANNOUNCING
    return all(word[:1].isupper() for word in words) and _ANNOUNCING.isdisjoint(
        word.lower() for word in words[:-1]
    )


def _behind_ordinal(entry: Entry, first: Text, pieces: list[Inline]) -> list[Inline]:
    """``**Lecture 1**: The Title``, ``**Week 2** [The Title](…)``: what follows."""
    behind = pieces[1] if len(pieces) > 1 else None
    if not isinstance(behind, Text):
        return pieces
    heads = first.text.rstrip().endswith(_COLONS) or behind.text.lstrip().startswith(_COLONS)
    ordinal = first.text.strip(_AROUND_ORDINAL)
    if not heads and ordinal[:1].isalpha():
        link = pieces[_PAIR] if len(pieces) > _PAIR else None
        heads = behind.text.lstrip()[:1] in _DASHES or (
            behind.text.isspace() and isinstance(link, Link) and not is_role_link(link)
        )
    number = parse_ordinal(ordinal) if heads and not ordinal.isdecimal() else None
    told = behind.text.lstrip(_AROUND_ORDINAL)
    if number is None or not (told or len(pieces) > _PAIR):
        return pieces
    entry.add_value("number", number)
    return [behind._replace(text=told), *pieces[2:]] if told else pieces[2:]


def _named_like_a_role(entry: Entry, pieces: list[Inline]) -> Head | None:
    """``[PyPI](…) - the package index``: a thing that is called as links elsewhere are.

    So is one alone that leads to a site as a whole. Below ``Datasets`` also one that is called as
    a venue is: ``[TREC 2007](…) - spam and ham``, ``[ICDAR2015](…)`` alone.
    """
    first = 0
    while first < len(pieces) and is_space(pieces[first]):
        first += 1
    name = pieces[first] if first < len(pieces) else None
    if not isinstance(name, Link) or name.bare:
        return None
    if not is_named_like_role(name.text) and link_venue(name.text) is None:
        return None
    if " " in name.text and not is_named_like_role(name.text) and not _below_data(entry):
        return None  # `[MLSys-NYU-2022](…) - a course` is called so, too
    rest = pieces[first + 1 :]
    if any(isinstance(piece, Link) and not piece.bare for piece in rest):
        return None
    site = not rest and is_named_like_role(name.text) and is_front_page(name.url)
    data = not rest and host_role(name.url) != "paper" and _below_data(entry)
    if not (site or data) and not _REMARK_BEHIND.match(title_text(rest)):
        return None
    return Head(pieces[:first], [name], rest, True)


def _is_data_by_venue(entry: Entry, pieces: list[Inline]) -> bool:
    """Whether a line below ``Datasets`` begins with a link that is called as a venue is."""
    link = pieces[0] if pieces else None
    if type(link) is not Link or link_venue(link.text) is None or not _below_data(entry):
        return False
    if _named_like_a_role(entry, pieces) is None:
        return False
    entry.values["data_by_venue"] = True
    return True


def _below_data(entry: Entry) -> bool:
    """Whether the headings above an item name data and nothing else."""
    told = next((kinds for h in reversed(entry.section) if (kinds := heading_kinds(h))), ())
    return told == (("dataset", 1.0),)


def read_credits(entry: Entry, pieces: list[Inline]) -> bool:
    """A line below a title that is who, when and where: ``[2021.07] [[Paper](…)] *Names*``.

    Returns whether it was such a line; then its values and links are in the entry.
    """
    if "authors" not in entry.values and _is_italic_names(pieces):
        entry.add_value("authors", split_names(title_text(pieces)))
        return True
    pieces, date = leading_value(pieces)
    words = rest_text([p for p in pieces if not (isinstance(p, (Text, Link)) and p.emphasis)])
    runs = emphasised_parts(pieces)
    if not runs or not any(map(is_role_link, pieces)) or len(tidy(words)) > _LONGEST_CREDITS:
        return False
    if not names_like(runs[0], strict=False):
        return False
    if date:
        entry.fields.append(date)
    described = entry.description
    entry.description = ""
    fill_rest(entry, Head([], [], pieces, True))
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
    fill_rest(told, Head([], [], pieces, True))
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
