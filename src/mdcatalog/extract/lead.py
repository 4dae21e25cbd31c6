"""The lead of an item or paragraph: its title, and what the words behind it say."""

from __future__ import annotations

import re

from mdcatalog.extract.asides import (
    LEADING_GROUP,
    dated_venue,
    leading_sort,
    leading_value,
    values_beside,
)
from mdcatalog.extract.bibliography import leading_names
from mdcatalog.extract.citations import (
    Citation,
    names_end_dated,
    names_like,
    read_citation,
    venue_like,
)
from mdcatalog.extract.credits import organizations_in
from mdcatalog.extract.entries import Entry, FoundLink, found_links
from mdcatalog.extract.heads import is_space, split_head, stacked_head
from mdcatalog.extract.labels import inline_label, is_known_label, split_label
from mdcatalog.extract.naming import title_kinds
from mdcatalog.extract.plain_heads import VENUE_AT_END, Head, lists_names
from mdcatalog.extract.titles import (
    clean_title,
    is_role_link,
    link_venue,
    strip_item_number,
    title_text,
)
from mdcatalog.tree import Break, CodeSpan, FootnoteReference, Image, Inline, Link, Text
from mdcatalog.values import find_year, parse_date, parse_ordinal, parse_stars, split_names
from mdcatalog.values.text import WHITE
from mdcatalog.vocabulary import VENUE_WORDS, fold, is_named_like_role, is_sort, role_of

_BYLINE = re.compile(
    r"[\s,\[\]()–—-]*\b[Bb]y\s+(?P<names>[^\W\d_][^()\[\]:;|]{3,120}?)\s*"
    r"(?=$|[(\[|;:]|\.\s|\s[-–—@]\s|\s(?:in|from|at|of)\s)"
)
_EMPTY_GROUPS = re.compile(
    r"[\[(（【{]{1,3}\s{0,4}[,;|/、，·\s]{0,12}[\])）】}]{1,3}|(?<=\s)[|;/·]+(?=\s|$)"
)
_GROUP_START = re.compile(r"[\[(（【{|;/·]")  # what any of the empty groups begins with
_LEADING = WHITE + "-–—−:：|,，;；.。~→>·•*=}"
_TRAILING = WHITE + "-–—|,，;；:：[(（/·&"
_ASIDE_NAME = re.compile(r"[\w.+\-]+(?: [\w.+\-]+){0,3}")
# The entry's own number: [12], 3.
_LONGEST_ORDINAL = 24
_LEAST_TITLE = 3
# `Title (2015)`, `Title (2015-12)`
_DATE_BEHIND_TITLE = re.compile(
    r"\s*[(（\[]((?:19|20)\d\d(?:[-./]\d{1,2}(?:[-./]\d{1,2})?)?)[)）\]]$"
)
_LEAST_DATED = 9
_LONGEST_CREDIT = 400
_UNPUBLISHED = frozenset(("unpublished", "book", "thesis", "blog post", "manuscript"))
# A venue by its short name: `SDM 2018`, `MLGWorkshop 2016`
_SHORT_NAME = re.compile(
    r"[A-Z]+[A-Za-z&@]*[A-Z]\w* ?'?\d{2,4}$|[A-Z]{2,}\w* (?:Workshop|Findings)"
)
# `… in Coursera (2012)`
_YEAR_AT_END = re.compile(r"[(（]((?:19|20)\d\d)[)）]\s*\.?\s*$")
_LONGEST_CREDITS = 40
_OWN_NUMBER = re.compile(
    r"\s*(?:\[?(\d{1,4})\]?\s*(?:[-–—:：|.、)）]\s*)?$|(\d{1,3})[.)、](?:\s|(?=[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]|[A-Z][A-Za-z])))"
)
# Stars that the list's author gives: `:star:`, ⭐, ★★★☆☆.
_STARS_AT_END = re.compile(r"(?:\s*(?::star2?:|[⭐🌟★☆✡]\ufe0f?))+\s*$")
# ` (★ 12K) - what it is`, `：说明`: words about what stands before them.
_REMARK_BEHIND = re.compile(r"\s*(?:[(（][^()（）]*[)）]\s*)?(?:[-–—]+\s|[:：])\s*\w")
_STAR_ENDS = frozenset(":⭐🌟★☆✡\ufe0f")
_TAG_BEFORE_BAR = re.compile(r"\s*\[([^\[\]]{1,40})\]\s*\|\s*")
_SENTENCE = re.compile(r"[。！？]|[一-鿿]{8}")  # what no names and no venue hold
_NAMES_AND_YEAR = re.compile(r"(?P<names>.+?)[,，]\s*(?P<year>(?:19|20)\d\d)\.?")
_PIPE_PARTS = re.compile(r"\s*\|\s*")
# The words that lead to a link which stands elsewhere: "项目地址是：", "available at:".
_LINK_LEAD = re.compile(
    r"[，,。；;]?\s*[^，。；,;\s]{0,6}(?:地址|链接|网址|主页)(?:是|为|如下|见)?\s*[:：]?\s*$"
    r"|[,;]?\s*(?:is )?(?:available|released|found) (?:at|here|on)\s*:?\s*$",
    re.IGNORECASE,
)
_BEHIND_ORDINAL = re.compile(r"[:：]|\s[-–—]\s")
_LINK_LEAD_ENDS = ("地址", "链接", "网址", "主页", "是", "为", "如下", "见", "at", "here", "on")
_SPACE_BEFORE_STOP = re.compile(r" (?=[.,;。，；]+(?: |$))")
_YEAR_FIRST = re.compile(r"\s*[,.]?\s*[(（\[]\s*(?:\w{3,9}\.?,?\s+)?(?:19|20)\d{2}")
_YEAR_BEHIND_NAMES = re.compile(r",\s*((?:19|20)\d\d)$")
_NAMES_ET_AL = re.compile(r"^[\s.,]*\S+(?:\s\S+){0,40}?,?\s+et\.? al")


def fill_head(entry: Entry, pieces: list[Inline]) -> bool:
    """Read a head into the entry: title, citation, tags, description, links.

    Returns whether the title was marked as one (linked, bold, quoted, dated).
    """
    pieces = _behind_title_label(entry, pieces)
    pieces, date, sort = leading_sort(pieces)
    if sort:
        entry.values["sort"] = sort
    else:
        pieces, date = leading_value(pieces)
    if date:
        entry.fields.append(date)
    opening = title_text(pieces[:1]) if pieces else ""
    number = _OWN_NUMBER.match(opening)
    ordinal = _BEHIND_ORDINAL.split(opening[:_LONGEST_ORDINAL], maxsplit=1)
    if number:
        entry.add_value("number", int(number.group(1) or number.group(2)))
    elif len(ordinal) > 1 and not ordinal[0].strip().isdigit():
        entry.add_value("number", parse_ordinal(ordinal[0]))
    piped = _read_piped(entry, pieces)
    if piped:
        return True
    named = _named_like_a_role(pieces)
    head = named or stacked_head(pieces) or split_head(pieces)
    if head is None:
        entry.links.extend(found_links(pieces, "field"))
        return False
    if named is None and all(is_role_link(piece) or is_space(piece) for piece in head.title):
        entry.links.extend(found_links(pieces, "field"))
        return False
    title = clean_title(strip_item_number(title_text(head.title)))
    title = take_date(entry, title)
    title = _take_alias(entry, title)
    title = take_venue(entry, title, sure=head.strong or entry.citation)
    entry.title = title if any(map(str.isalnum, title)) else ""
    _add_venue(entry, head.venue)
    entry.add_value("authors", list(head.authors))
    entry.add_value("year", head.year)
    entry.citation = entry.citation or bool(head.authors)
    entry.links.extend(found_links(head.before, "field"))
    entry.links.extend(found_links(head.title, "title"))
    _fill_rest(entry, head)
    _read_link_titles(entry, head)
    return head.strong


def _add_venue(entry: Entry, venue: str) -> None:
    """Where a thing was published; what says its sort instead (``Book 2011``) is no venue."""
    found = find_year(venue)
    name = venue[: found.start].strip() if found else venue
    if found and (is_sort(name) or fold(name) in _UNPUBLISHED):
        entry.values["sort"] = name
        entry.add_value("year", found.value)
    elif venue:
        entry.add_value("venue", venue)
        entry.citation = True


# `[ALBEF][NeurIPS 21]Align before Fuse`
_ALIAS = re.compile(r"\[(?P<alias>[^\[\]]{1,24})\](?=\[)")
# `Neighbor Learning AAAI2023`
_VENUE_GLUED = re.compile(r"[\s,]+(?P<venue>(?P<name>[A-Za-z]{3,12})[ -]?'?(?:19|20)?\d\d)$")


def take_date(entry: Entry, title: str) -> str:
    """``Title (2015)``, ``Title (2015-12)``: the title without its date."""
    dated = _DATE_BEHIND_TITLE.search(title) if title.endswith((")", "）", "]")) else None
    if dated is None or len(title) <= _LEAST_DATED:
        return title
    entry.add_value("year", int(dated[1][:4]))
    if len(dated[1]) > len("2015"):
        entry.add_value("published", parse_date(dated[1]))
    return title[: dated.start()].rstrip(" ,.")


def _take_alias(entry: Entry, title: str) -> str:
    """A title without the short name and the venue in brackets before it."""
    if not title.startswith("["):
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


def take_venue(entry: Entry, title: str, *, sure: bool = True) -> str:
    """``**Title (ICML 2018)**``: the title without where it was published.

    Brackets are read only where it is ``sure`` that they stand behind a title.
    """
    glued = _VENUE_GLUED.search(title) if title[-1:].isdecimal() else None
    if glued and fold(glued["name"]) in VENUE_WORDS and " " in title[: glued.start()]:
        entry.add_value("venue", glued["venue"])
        entry.citation = True
        return title[: glued.start()]
    closed = sure and title.endswith((")", "）", "]"))
    published = VENUE_AT_END.search(title) if closed else None
    if published is None or not (
        venue_like(published["venue"]) or _SHORT_NAME.match(published["venue"])
    ):
        return title
    entry.add_value("venue", published["venue"])
    year = find_year(published["venue"])
    entry.add_value("year", year.value if year else None)
    entry.citation = True
    return title[: published.start()].rstrip(" ,.")


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
    if not isinstance(first, Text) or not first.strong:
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
    first = next((i for i, piece in enumerate(pieces) if not is_space(piece)), 0)
    name = pieces[first] if pieces else None
    if not isinstance(name, Link) or name.bare or not is_named_like_role(name.text):
        return None
    rest = pieces[first + 1 :]
    if any(isinstance(piece, Link) and not piece.bare for piece in rest):
        return None
    if not _REMARK_BEHIND.match(title_text(rest)):
        return None
    return Head(pieces[:first], [name], rest, True)


def _read_piped(entry: Entry, pieces: list[Inline]) -> bool:
    """``2022 | Title | Authors | Venue | PDF``: parts between bars, told apart by what they are."""
    if not any(isinstance(piece, Text) and "|" in piece.text for piece in pieces):
        return False
    shown = [piece for piece in pieces if not isinstance(piece, (Image, FootnoteReference))]
    name = ""
    if isinstance(shown[0], Text) and shown[0].strong and shown[0].text.strip().startswith("["):
        name, shown = shown[0].text.strip(" []"), shown[1:]
    elif isinstance(shown[0], Text) and (tagged := _TAG_BEFORE_BAR.match(shown[0].text)):
        name, rest = tagged[1].strip(), shown[0].text[tagged.end() :]
        shown = [*([shown[0]._replace(text=rest)] if rest.strip() else []), *shown[1:]]
    text = title_text(shown)
    parts = [part for part in (p.strip() for p in _PIPE_PARTS.split(text)) if part]
    parts = [found for part in parts for found in _split_dated_names(part)]
    named = any(names_like(part, strict=False) for part in parts[1:])
    if len(parts) < 3 or not (find_year(parts[0]) or named):
        return False
    if name:
        entry.tags.append(name)
    left = [part for part in parts if part and (role_of(part) is None or venue_like(part))]
    if role_of(left[-1]) and len(left) > 3 and venue_like(left[-2]):
        left.pop()  # a link's text at the end, behind the venue
    for part in list(left):
        if re.fullmatch(r"(?:19|20)\d{2}", part):
            entry.add_value("year", int(part))
            left.remove(part)
    titles = [part for part in left if not names_like(part) and not venue_like(part)]
    titled = (
        left[0] if left and len(left[0].split()) > 2 else max(titles or left, key=len, default="")
    )
    for part in left:
        if part == titled:
            continue
        if names_like(part, strict=False) or (
            "authors" not in entry.values
            and not venue_like(part)
            and left.index(part) > left.index(titled)
            and len(part) <= _LONGEST_CREDIT
            and not _SENTENCE.search(part)
        ):
            entry.add_value("authors", split_names(part))
        elif _SENTENCE.search(part) or len(part) > _LONGEST_CREDIT:
            entry.description = "\n".join(filter(None, (entry.description, part)))
        elif venue_like(part) or left.index(part) > left.index(titled):
            entry.add_value("venue", part if any(map(str.isalnum, part)) else None)
    entry.title = clean_title(titled)
    entry.citation = True
    for piece in pieces:
        place = (
            "title" if isinstance(piece, Link) and piece.text and piece.text in titled else "field"
        )
        entry.links.extend(found_links([piece], place))  # type: ignore[arg-type]
    return bool(entry.title)


def _split_dated_names(part: str) -> list[str]:
    """``Young et al,2010``: the names and the year; any other part whole."""
    match = _NAMES_AND_YEAR.fullmatch(part)
    if match is None or not names_like(match["names"], strict=False):
        return [part]
    return [match["names"], match["year"]]


def _fill_rest(entry: Entry, head: Head) -> None:
    rest, tags = take_tags(head.rest)
    entry.tags.extend(tags)
    entry.links.extend(_rest_links(rest))
    emphasised = _emphasised(rest)
    words = rest_text(rest)
    stars = _STARS_AT_END.search(words) if words.rstrip()[-1:] in _STAR_ENDS else None
    if stars:
        entry.add_value("importance", parse_stars(stars.group().strip()))
        words = words[: stars.start()]
    words, beside = values_beside(words)
    entry.fields.extend(beside)
    words = _take_byline(entry, words)
    for piece in rest:
        if isinstance(piece, Link) and (venue := link_venue(piece.text)):
            entry.add_value("venue", venue)
            entry.citation = True
    before = title_text(head.before).strip()
    dated = any(labelled.label == "date" for labelled in entry.fields)
    citation = _citation(before, words, emphasised, head, dated)
    if citation:
        entry.citation = True
        entry.add_value("authors", citation.authors)
        entry.add_value("organizations", citation.organizations)
        entry.add_value("venue", citation.venue)
        entry.add_value("published", citation.published)
        words = citation.rest
    entry.add_value("published", citation.published)
    if citation.year and (citation or head.strong):
        entry.add_value("year", citation.year)
        if not citation:
            words = citation.rest
    ending = _YEAR_AT_END.search(words)
    if ending:
        entry.add_value("year", int(ending[1]))
    description = tidy(words)
    if entry.citation and "(" in words and _ASIDE_NAME.fullmatch(description):
        entry.tags.append(description)  # the short name of the thing: (**ELMo**)
    elif description:
        entry.description = description


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


def _take_byline(entry: Entry, words: str) -> str:
    """``by **Jane Doe & John Roe** (a remark)``: who made it, and the words without that."""
    match = _BYLINE.match(words)
    if match is None:
        return words
    year = _YEAR_BEHIND_NAMES.search(match["names"])
    names = match["names"][: year.start()] if year else match["names"]
    makers = organizations_in(names)
    if makers:  # `by MIT and NVIDIA (2022)`
        entry.add_value("organizations", makers)
    elif names_like(names, strict=False):
        entry.values["byline"] = (split_names(names), match.group().strip())
    else:
        return words
    entry.add_value("year", int(year[1]) if year else None)
    return words[match.end() :]


def _citation(before: str, words: str, emphasised: list[str], head: Head, dated: bool) -> Citation:
    """The citation around a title, if there is evidence of one: names, italics, a year, a venue."""
    citation = Citation()
    looks = (
        bool(emphasised or head.authors)
        or bool(_YEAR_FIRST.match(words))
        or (" al" in words and bool(_NAMES_ET_AL.match(words)))
        or bool(before and lists_names(before))
        or (
            len(words) < 160
            and venue_like(words.lstrip(_LEADING)[:80].split(". ")[0].split("[")[0])
        )
        or (len(words) < _LONGEST_CREDIT and names_end_dated(words))
        or names_like(
            words.lstrip(_LEADING).split(". ")[0].split("(")[0].split("[")[0][:400],
            strict=not dated,
        )
    )
    if not looks:
        return citation
    citation = read_citation(words, emphasised, dated=dated, authors=head.authors)
    if before and not citation.authors:
        found = leading_names(before + " ")
        if found and found.sure and not before[found.end :].strip():
            citation.authors = found.names
            citation.year = citation.year or found.year
        elif lists_names(before) or re.search(r"et\.? al", before):
            citation.authors = split_names(before.strip(" ,:;"))
    return citation


def take_tags(pieces: list[Inline]) -> tuple[list[Inline], list[str]]:
    """Inline code that stands by itself is a tag; inside a sentence it is part of it."""
    if CodeSpan not in map(type, pieces):
        return pieces, []
    kept: list[Inline] = []
    tags: list[str] = []
    for index, piece in enumerate(pieces):
        if isinstance(piece, CodeSpan) and _stands_alone(pieces, index):
            tags.append(piece.text.strip())
        else:
            kept.append(piece)
    return kept, [tag for tag in tags if tag and not tag.startswith(("http", "$", "pip "))]


def _stands_alone(pieces: list[Inline], index: int) -> bool:
    def words_at(step: int) -> bool:
        position = index + step
        while 0 <= position < len(pieces):
            piece = pieces[position]
            if isinstance(piece, Text):
                text = piece.text.strip()
                edge = text[-1:] if step < 0 else text[:1]
                if text:
                    return edge.isalnum()
            elif isinstance(piece, CodeSpan):
                pass
            else:
                return False
            position += step
        return False

    return not words_at(-1) and not words_at(1)


def _rest_links(pieces: list[Inline]) -> list[FoundLink]:
    """The links behind a title: role links are fields, links inside sentences are body.

    A label before a link (``Code: [x](…)``) holds for the links up to the next words.
    """
    found: list[FoundLink] = []
    text = ""
    label = ""
    silent = not any(
        isinstance(piece, (Text, CodeSpan)) and any(map(str.isalnum, piece.text))
        for piece in pieces
    )
    for piece in pieces:
        if isinstance(piece, Text):
            stripped = piece.text.strip(" ,，、/|&;；()（）[]【】+")
            if stripped:
                label = inline_label(piece.text) or ""
                if label and not is_known_label(label) and len(label) > 12:
                    label = ""
            text += piece.text
        elif isinstance(piece, Break):
            label, text = "", text + "\n"
        elif isinstance(piece, (Link, Image)):
            own = silent or label or is_role_link(piece) or isinstance(piece, Image)
            place = "field" if own else "body"
            found.extend(found_links([piece], place, label, text))  # type: ignore[arg-type]
            text += piece.text if isinstance(piece, Link) else ""
    return found


def rest_text(pieces: list[Inline]) -> str:
    """The words behind a title, without role links, their labels and the brackets left empty."""
    kept: list[Inline] = []
    for piece in pieces:
        if is_role_link(piece) or isinstance(piece, (Image, FootnoteReference)):
            if kept and isinstance(last := kept[-1], Text):
                label = inline_label(last.text)
                if label and is_known_label(label):
                    cut = last.text.rfind(label)
                    kept[-1] = last._replace(text=last.text[:cut].rstrip("*_ "))
            kept.append(Text(" "))
        elif isinstance(piece, Break):
            kept.append(Text("\n" if piece.hard else " "))
        else:
            kept.append(piece)
    return "".join(piece.text for piece in kept if isinstance(piece, (Text, CodeSpan, Link)))


def tidy(text: str) -> str:
    """A description without what role links left behind: empty brackets, separators, marks."""
    previous = None
    while previous != text:
        previous = text
        if _GROUP_START.search(text):
            text = _EMPTY_GROUPS.sub(" ", text)
        text = " ".join(text.rstrip(_TRAILING).lstrip(_LEADING).split())
    if text.rstrip(": ：").lower().endswith(_LINK_LEAD_ENDS):
        text = _LINK_LEAD.sub("", text)
    text = _SPACE_BEFORE_STOP.sub("", text)
    if not any(map(str.isalnum, text)):
        return ""
    if text.startswith("(") and text.endswith(")") and text.count("(") == 1:
        text = text[1:-1].strip()
    return text
