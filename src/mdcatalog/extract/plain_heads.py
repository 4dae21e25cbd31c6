"""Titles that are only text: where in running words they end."""

from __future__ import annotations

import re

from mdcatalog.extract.bibliography import leading_names, read_reference
from mdcatalog.extract.comma_citations import comma_citation
from mdcatalog.extract.course_credits import is_course_number
from mdcatalog.extract.events_behind import given_at_event
from mdcatalog.extract.head_parts import Head, cut_text
from mdcatalog.extract.organizations import is_organization
from mdcatalog.extract.part_names import begins_versions
from mdcatalog.extract.person_names import is_name, names_like
from mdcatalog.extract.plain_citations import plain_citation, surnames_first
from mdcatalog.extract.publishers import publisher_behind
from mdcatalog.extract.reference_heads import running_on
from mdcatalog.extract.shapes import in_brackets
from mdcatalog.extract.titles import is_role_link, title_text
from mdcatalog.extract.venue_heads import (
    NO_VENUE,
    split_at_bold_venue,
    split_at_plain_venue,
    split_at_venue,
    split_at_year,
    with_bold_joined,
)
from mdcatalog.extract.venues import is_title_case, venue_like
from mdcatalog.extract.venues_behind import venue_at_end
from mdcatalog.links import host_role
from mdcatalog.patterns import lazy_pattern
from mdcatalog.tree import Break, CodeSpan, Image, Inline, Link, Text, is_link
from mdcatalog.values import counts_lessons, parse_ordinal, split_names
from mdcatalog.values.text import CJK
from mdcatalog.vocabulary import role_of

_YEAR_IN_BARS = re.compile(r"\s*[|｜]\s*(?P<year>(?:19|20)\d\d)$")
_COLONS = frozenset(":：")
_BRACKETS = frozenset("([（【")
_AFTER_ORDINAL = frozenset(":：-–—.")

# What parts no title where links behind it lead to a paper, or to code alone.
_JOINTS = {"paper": frozenset(":,-–"), "code": frozenset(":,")}

# Roles of links behind titles, where a name and a remark have others.
_OF_TITLES = frozenset({"paper", "slides", "video"})

_NOT_IN_BRACKETS = frozenset(",，;；。-–—:")

# Where a title ends in running text.
PLAIN_SEPARATOR = lazy_pattern(
    # a run of spaces is tried from its beginning alone, and from behind a comma that took one
    r"(?:(?<!\s)|(?<=[,;]\s))"
    r"(?:\s+[-–—−|]{1,3}\s+|\s*——+\s*|\s*[：]\s*|\s*:\s+|\s*:$|\s*[，。；\[【])"
    r"|:(?<=[A-Za-z]{3}:)(?=[a-z]+ [a-z]|[\u4e00-\u9fff])"  # `RopeKit:the open toolbox`
    r"|,\s|;\s"
    r"|(?<=\w)(?<!\bvs)(?<!\bv)(?<!\bSt)(?<!\bDr)(?<!\bMr)(?<!\bProf)(?<!\bNo)(?<!\bVol)(?<!\bUniv)"
    r"[.]\s+(?=[A-Z])"
)
_LONGEST_LESSON = 60
_LONGEST_LATIN = 30
_LEAST_WORDS = 2
_NEAR = 6  # characters


# `Title, Jane Doe, 2019`, `Title, TETCI, 2018`, `Title, 2020`
_YEAR_BEHIND = lazy_pattern(
    r"(?P<title>.{8,}?[\w?!)]),\s+(?:(?P<who>[A-Z][^,]{1,40}?),\s+)?(?P<year>(?:19|20)\d\d)"
    r"(?P<remark>\s*[(（][^()（）]{2,60}[)）])?"
)
_ENDS_IN_INITIAL = re.compile(r"[-–—,;]\s[A-Z]$")
# `Title, Lee et al.`
_NAMES_ET_AL = lazy_pattern(
    r"(?P<title>.{6,}?),\s+(?P<names>[^,]{2,40}(?:, [^,]{2,40}){0,6}?,? et\.? al\.?)"
)
# `Lee et al.`, `Lee & Roe`
_ENDS_IN_OTHERS = re.compile(r"\bet\.? al\.?$")
_PAIR = re.compile(r"[^\W\d_a-z][\w'’-]+ & [^\W\d_a-z][\w'’-]+")
# `Caffe: Deep learning framework by …`: a name without a number, and a sentence about it
_NAME_AND_REMARK = re.compile(
    r"(?P<name>[A-Za-z.+-]+(?:\d[\w.-]*)?(?: [A-Za-z.+-]+)?)"
    r"(?::\s+|(?<=[A-Za-z]{3}):(?=[a-z]))(?P<remark>\S+(?: \S+){2,})"
)
# `RopeKit is a library for …`, `QL, TC-Eval is an evaluation suite`: a name and what it is
_SAID_TO_BE = lazy_pattern(
    r"(?P<maker>[A-Z]{2,6}, )?"
    r"(?!(?:This|That|It|Here|There|What|Which|Who|He|She|One) )"
    r"(?P<name>[A-Z][\w.+-]*(?: [A-Z][\w.+-]*){0,2}) "
    r"(?P<remark>is (?:an?|the) \S+(?: \S+){2,})"
)
# `Paxos Made Simple, SIGACT News 2001`
_VENUE_BEHIND = lazy_pattern(
    r"(?P<title>.{8,}?(?:[\w?!)]|\bal\.)),\s+"
    rf"(?P<venue>{NO_VENUE}[A-Z][\w&./' -]{{1,40}}?\s(?:19|20)\d\d)"
)
#: The same at the end of a title that is set apart.
VENUE_AT_END = lazy_pattern(
    r"\s?[(（\[](?P<venue>(?:19|20)\d\d [A-Z]{2,}\w*"
    rf"|{NO_VENUE}[A-Za-z](?:[\w&’',，. -]|(?<=\d)\(\d{{1,3}}\)){{1,60}}?'?\d\d"
    r"(?:,? [A-Z]\w+){0,2})[)）\]]$"
)

_TERM_AT_END = re.compile(r"\b(?:Spring|Summer|Fall|Autumn|Winter) (?:19|20)\d\d$")
_NUMBER_OF_COURSE = lazy_pattern(r"[A-Z]{2,5}[ -]?\d{2,4}[A-Z]?(?=\W)")
_LONGEST_SCHOOL = 40


# `Speech: Jane Doe et al. (2019), The Title`, `음성 : Jane Doe 외(2019), …`: what it is of is first
_TOPIC_AND_CITED = lazy_pattern(
    r"(?P<topic>[^\W\d_][^:：,.()]{1,24}?)\s*[:：]\s+"
    r"(?P<names>[^:：()]{3,120}?(?:\bet\.? al\.?|\s외|등|等|ら))\s*"
    r"\((?P<year>(?:19|20)\d\d)\)[,.:]?\s+(?P<title>\S.{3,})"
)


_LATIN_NAME_THEN_CJK = lazy_pattern(
    r"^([A-Za-z][\w.+\-]*(?: [A-Z][\w.+\-]*)*)\s+(?=[\u4e00-\u9fff])"
    # `Quay Labs 開源 TideEval …`: who made it comes first, and is not what it is called
    r"(?!(?:开源|開源|发布|發布|推出|提出|释出|釋出)了?\s?[A-Za-z])"
)


def plain_head(
    before: list[Inline], pieces: list[Inline], *, published: bool = False
) -> Head | None:
    """A title that is only text: up to a year, a separator, a link or italics.

    ``published`` where a venue stood before it: then it is a paper's, which may hold a colon.
    """
    cited = _cited_head(before, pieces)
    if cited:
        return cited
    bold = split_at_bold_venue(pieces)
    if bold:
        return bold._replace(before=before)
    pieces = with_bold_joined(pieces)
    year = split_at_year(pieces)
    if year:
        return year._replace(before=before)
    venue = split_at_venue(pieces) or split_at_plain_venue(pieces)
    if venue:
        return venue._replace(before=before)
    whole = _whole_line(before, pieces) or _lesson_line(before, pieces)
    if whole:
        return _without_year(whole)
    roles = {_role(piece) for piece in pieces if isinstance(piece, Link) and is_role_link(piece)}
    joints = _JOINTS["paper"] if "paper" in roles or published else _JOINTS["code"]
    latin_colon = bool(published or roles & {"paper", "code"})
    for index, piece in enumerate(pieces):
        if isinstance(piece, (Break, Image)) or (
            isinstance(piece, Link)
            and index
            and (
                is_role_link(piece)
                or begins_versions(pieces, index)
                or _is_closed(pieces[index - 1])
            )
        ):
            return _head_at(before, pieces, index)
        if isinstance(piece, Text) and piece.emphasis and index:
            return _head_at(before, pieces, index)
        if not isinstance(piece, Text):
            continue
        cut = _separator_in(pieces, index, joints if latin_colon else frozenset())
        if cut is not None:
            left, right = cut_text(pieces, index, cut)
            return Head(before, left, right, False)
    return Head(before, pieces, [], False)


def _is_closed(piece: Inline) -> bool:
    """Whether a text ends in a title's closing mark: ``《名字》 [Coursera](…)``."""
    return isinstance(piece, Text) and piece.text.rstrip()[-1:] in ("》", "」", "』")


def below_topic(text: str) -> re.Match[str] | None:
    """``Speech: Jane Doe et al. (2019), The Title``: its parts, where a text is such a line."""
    found = _TOPIC_AND_CITED.fullmatch(text.strip(" (")) if "(" in text else None
    return found if found and names_like(found["names"], strict=False) else None


def _role(link: Link) -> str | None:
    """The role that a link's text names, or its address where it shows a picture or nothing."""
    if link.text.strip():
        return role_of(link.text)
    return "paper" if host_role(link.url) == "paper" or link.url.endswith(".pdf") else None


def _separator_in(pieces: list[Inline], index: int, joints: frozenset[str]) -> int | None:
    """Where in a text piece the title ends; ``joints`` are the marks that part nothing here."""
    piece = pieces[index]
    assert isinstance(piece, Text)
    numbered = False
    latin = _LATIN_NAME_THEN_CJK.match(piece.text) if not index else None
    for match in PLAIN_SEPARATOR.finditer(piece.text):
        mark = match.group().strip()
        before_it = piece.text[: match.start()]
        if latin and _goes_on(piece.text[latin.end() : match.start()]):
            break
        glued = match.group() == ":"  # `RopeKit:the open toolbox` is no title
        if mark in joints and not glued and not _meets_cjk(piece.text, match):
            continue
        if (not index and not before_it.strip()) or before_it.count("《") > before_it.count("》"):
            continue
        if mark in _NOT_IN_BRACKETS and _is_open(before_it):
            continue
        coded = mark in _COLONS and not index and is_course_number(before_it)
        counted = mark in _AFTER_ORDINAL and (
            parse_ordinal(before_it) is not None or counts_lessons(before_it)
        )
        if coded or counted:
            numbered = True  # `Lecture 3: Title, with commas`
            continue
        if numbered and mark == ",":
            continue
        if mark in ".," and _is_within_course(piece.text, match, index):
            continue
        return match.start()
    return latin.end() if latin and len(piece.text) > _LONGEST_LATIN else None


def _meets_cjk(text: str, match: re.Match[str]) -> bool:
    """Whether Chinese or Japanese stands beside a mark, which joins no title in Latin then."""
    behind = text[match.end() : match.end() + _NEAR]
    return CJK.search(behind) is not None or CJK.search(text, 0, match.start()) is not None


def _is_within_course(text: str, stop: re.Match[str], index: int) -> bool:
    """``KAIST, CS101 Fall 2021. Tides``: a course's number or title behind its school or term."""
    before = text[: stop.start()]
    if before[-1:].isdecimal():
        return stop.group()[0] == "." and _TERM_AT_END.search(before) is not None
    if index or stop.group()[0] != "," or len(before) > _LONGEST_SCHOOL:
        return False
    number = _NUMBER_OF_COURSE.match(text, stop.end())
    return number is not None and is_organization(before)


def _cited_head(before: list[Inline], pieces: list[Inline]) -> Head | None:
    """A reference in running text, its names and venue behind the title as in other heads."""
    first = pieces[0]
    if not isinstance(first, Text):
        return None
    text, end = running_on(pieces)
    topic = below_topic(text)
    if topic:
        names = tuple(split_names(topic["names"]))
        told_of: list[Inline] = [Text(f" - {topic['topic']}"), *pieces[end:]]
        return Head(before, [Text(topic["title"])], told_of, True, "", names, int(topic["year"]))
    told = surnames_first(text)
    reference = read_reference(text) if told is None else None
    if reference:
        return Head(
            before,
            [Text(reference.title)],
            [Text(f" | {reference.rest}"), *pieces[end:]],
            True,
            reference.venue,
            tuple(reference.names),
            reference.year,
        )
    found = leading_names(text) if told is None else None
    italic = pieces[end] if end < len(pieces) else None
    named = found is not None and found.sure and not text[found.end :].strip()
    if found and named and isinstance(italic, Text) and italic.emphasis:
        own = tuple(found.names)  # `Bishop, C. M. (2006). *Title*. Publisher.`
        publisher, behind = publisher_behind(pieces[end + 1 :])
        return Head(before, [italic], behind, True, publisher, own, found.year)
    told = told or plain_citation(text)
    if told:
        tail = Text(text[len(text.rstrip(" .,;[(（")) :])
        names = tuple(told.names)
        return Head(
            before, [Text(told.title)], [tail, *pieces[end:]], True, told.venue, names, told.year
        )
    cited = comma_citation(first.text)
    if cited is None:
        return None
    credits, title, rest = cited
    credit = [Text(" "), Text(credits, emphasis=True), Text(f" | {rest}")]
    return Head(before, [Text(title)], [*credit, *_without_closing(pieces)], True)


def _without_closing(pieces: list[Inline]) -> list[Inline]:
    """The pieces behind the first without the bracket that closes the one it ends in."""
    first, behind = pieces[0], pieces[1:]
    if not isinstance(first, Text) or not first.text.rstrip().endswith(("[", "(", "（")):
        return behind
    last = behind[-1] if behind else None
    if isinstance(last, Text) and last.text.strip(" .") in ("]", ")", "）"):
        return behind[:-1]
    return behind


def _is_open(text: str) -> bool:
    """Whether a text ends inside a bracket."""
    return text.count("(") + text.count("（") > text.count(")") + text.count("）")


def _goes_on(text: str) -> bool:
    """Whether what follows a Latin name is the sentence about it and no part of the name."""
    return len(text) > 14 or text[:1] in "在是由为对将该从把被其"


def _whole_line(before: list[Inline], pieces: list[Inline]) -> Head | None:
    """Latin text followed by nothing but role links: title, or title and names."""
    end = 0
    while end < len(pieces) and isinstance(pieces[end], (Text, CodeSpan)):
        end += 1
    words = title_text(pieces[:end]).rstrip()
    bracketed = words.endswith("[")  # `Title [[acmdl](…), [pdf](…)]`
    text = words.rstrip(" ([（【{,-–—:：|")
    if (
        not text
        or CJK.search(text)
        or len(text) > 300
        or any(
            isinstance(piece, Text) and (piece.emphasis or piece.strong) for piece in pieces[:end]
        )
    ):
        return None
    behind_names = venue_at_end(text) if text[-1].isdecimal() else None
    credited = _names_at_end(behind_names[0]) if behind_names else None
    if behind_names and credited:  # `The Title. A. One, B. Two. ICML 2020 [[pdf](…)]`
        authors = tuple(split_names(credited[1]))
        return Head(before, [Text(credited[0])], pieces[end:], True, behind_names[1], authors)
    tail = _names_at_end(text)
    behind = [
        piece
        for index, piece in enumerate(pieces[end:], end)
        if not (is_role_link(piece) or (bracketed and isinstance(piece, Link)))
        and not in_brackets(pieces, index)
    ]
    if any(ch.isalnum() for ch in title_text(behind)) or (end == len(pieces) and not tail):
        return None
    if tail:
        title, names = tail
        return Head(
            before, [Text(title)], [Text(" "), Text(names, emphasis=True), *pieces[end:]], True
        )
    behind = [Text(words[len(text) :]), *pieces[end:]]  # the bracket that the links stand in
    published = _published_line(text, before, behind) if end < len(pieces) else None
    if published:
        return published
    if re.search(r"\s[-–—]\s|\.\s", text):
        return None
    return _name_told(before, text, words[len(text) :], pieces[end:])


def _name_told(before: list[Inline], text: str, tail: str, behind: list[Inline]) -> Head:
    """``Caffe: a framework …``, ``RopeKit is a library …``: a name and what it is, or a title."""
    roles = {_role(piece) for piece in behind if isinstance(piece, Link)}
    if roles & _OF_TITLES:
        return Head(before, [Text(text)], behind, False)
    named = _NAME_AND_REMARK.fullmatch(text)
    if named and not is_title_case(named["remark"]):
        return Head(before, [Text(named["name"])], [Text(named["remark"] + tail), *behind], False)
    said = _SAID_TO_BE.fullmatch(text) if " is " in text else None
    if said and not is_title_case(said["remark"]):
        told = Text(f" - {text if said['maker'] else said['remark']}{tail}")
        return Head(before, [Text(said["name"])], [told, *behind], False)
    return Head(before, [Text(text)], behind, False)


def _published_line(text: str, before: list[Inline], behind: list[Inline]) -> Head | None:
    """``Title, SIGACT News 2001``, ``Title, Jane Doe, 2019``: what its end says of it."""
    if given := given_at_event(text):
        names, year = tuple(given.names), given.year
        return Head(before, [Text(given.title)], behind, True, given.event, names, year)
    published = _VENUE_BEHIND.fullmatch(text)
    if published and len(published["title"].split()) > 1:
        title = published["title"]
        names = ()
        if credited := _NAMES_ET_AL.fullmatch(title):
            title, names = credited["title"], tuple(split_names(credited["names"]))
        return Head(before, [Text(title)], behind, True, published["venue"], names)
    dated = _YEAR_BEHIND.fullmatch(text)
    if dated is None or len(dated["title"].split()) < _LEAST_WORDS:
        return None
    who = dated["who"] or ""
    authors: tuple[str, ...] = (who,) if is_name(who) and " " in who else ()
    if _ENDS_IN_OTHERS.search(who) or (_PAIR.fullmatch(who) and not venue_like(who)):
        authors = tuple(split_names(who))
    rest = [Text(dated["remark"] or ""), *behind]
    year = int(dated["year"])
    return Head(before, [Text(dated["title"])], rest, True, "" if authors else who, authors, year)


def _lesson_line(before: list[Inline], pieces: list[Inline]) -> Head | None:
    """A short text and nothing behind it but slides and recordings: what a lesson is called."""
    first = pieces[0]
    if not isinstance(first, Text) or first.strong or not 0 < len(first.text) <= _LONGEST_LESSON:
        return None
    behind = pieces[1:]
    roles = {role_of(piece.text) for piece in behind if isinstance(piece, Link)}
    if not roles & {"slides", "video"} or not all(map(is_role_link, filter(is_link, behind))):
        return None
    if any(map(str.isalnum, title_text(p for p in behind if not is_link(p)))):
        return None
    return Head(before, [first._replace(text=first.text.rstrip(" ([（【,-–—:：|"))], behind, False)


def _without_year(head: Head) -> Head:
    """``Title | 2019 | [slides](…)``: the year behind a bar is none of the title."""
    last = head.title[-1]
    dated = _YEAR_IN_BARS.search(last.text) if isinstance(last, Text) else None
    if dated is None or head.year is not None or not isinstance(last, Text):
        return head
    title = [*head.title[:-1], last._replace(text=last.text[: dated.start()])]
    return head._replace(title=title, year=int(dated["year"]))


def _names_at_end(text: str) -> tuple[str, str] | None:
    """A title and the names behind it: ``Title, A. Author et al.``, ``Title by A. Author``."""
    title, by, names = text.rpartition(" by ")
    if by and names[1:2] == "." and len(title.split()) > 1 and names_like(names):
        return title, names
    for match in re.finditer(r"([,.])\s+", text):
        title, names = text[: match.start()], text[match.end() :]
        if len(title.split()) < 2 or not names_like(names):
            continue
        if match.group(1) == "." and _ENDS_IN_INITIAL.search(title):
            continue  # `Mooring Ships — C. Doe et al.`: the stop is that of an initial
        sure = re.search(r"\bet\.? al\b|(?<![^\W\d_])[^\W\d_]\.", names)
        if sure or (match.group(1) == "." and len(split_names(names)) > 1):
            return title, names
    return None


def _head_at(before: list[Inline], pieces: list[Inline], index: int) -> Head:
    """The head whose title ends before a piece; a bracket that opens there is behind it."""
    last = pieces[index - 1] if index else None
    if isinstance(last, Text) and (words := last.text.rstrip())[-1:] in _BRACKETS and words[:-1]:
        left, right = cut_text(pieces, index - 1, len(words) - 1)
        return Head(before, left, right, False)
    return Head(before, pieces[:index], pieces[index:], False)
