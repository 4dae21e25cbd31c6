"""Groups in brackets before a title: ``[2016][Google][W&D] The Title``, ``【谷歌】[标题](…)``."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mdcatalog.extract.aliases_before import alias_before
from mdcatalog.extract.asides import LEADING_GROUP, dated_venue
from mdcatalog.extract.cjk_credits import is_sure_name, teacher_alone
from mdcatalog.extract.course_names import is_school, makers_of, person_and_makers
from mdcatalog.extract.dated_groups import dated_groups
from mdcatalog.extract.entries import Entry
from mdcatalog.extract.korean_credits import korean_teacher
from mdcatalog.extract.organizations import is_named_organization, is_organization
from mdcatalog.extract.person_names import is_known_person
from mdcatalog.extract.prizes import PRIZED
from mdcatalog.extract.published import publish
from mdcatalog.extract.titles import is_role_link
from mdcatalog.patterns import lazy_pattern
from mdcatalog.tree import Inline, Link, Text
from mdcatalog.values import parse_date
from mdcatalog.values.names import without_honorific, without_stop
from mdcatalog.values.text import CJK
from mdcatalog.vocabulary import VENUE_WORDS, fold, role_of

_OPENINGS = frozenset("[【")
_GROUP = re.compile(
    r"\s*(?:\[(?P<square>\w[^\[\]【】\n]{0,29})\](?!\()|【(?P<black>\w[^\[\]【】\n]{0,29})】)"
)
_ROUND = frozenset("(（")
_CENTURY_STARTS = frozenset("12")
# `(Journal) The Longer Title`, `(may help) The Longer Title`: a title may begin `(Almost) …`
_REMARK = lazy_pattern(
    r"\s*[(（](?P<remark>(?i:(?:journal|conference|workshop|extended|short|long)"
    r"(?: version| paper)?|optional|(?:highly |strongly )?recommended|must[- ]read|important"
    r"|classic|may(?:be)? help|may be useful|to read|todo"
    r"|可选|选读|必读|推荐|重要|经典|期刊|会议))[)）]\s*"
    r"(?=[A-Z一-鿿](?:\S+ ){2}|[一-鿿]{5})"
)
_JOINT = re.compile(r"\s*[-–—:：|]\s*")
_PARTS = re.compile(r"\s*(?:[,，、&+/()（）]|\band\b)\s*")
_YEAR = re.compile(r"(?:19|20)\d\d")
_CREDITED = re.compile(r"(?:19|20)\d\d|\bet al")
_MARKS = frozenset(":：-–—")
_BETWEEN = re.compile(r"\s*[:：,|–—-]?\s*")
_FRONT = re.compile(r"https?://[^/?#]+/?(?:[a-z]{2}(?:[_-][A-Za-z]{2})?/?)?")  # `https://x.it/en`
_BRACKETED = re.compile(r"\s*[(（](?P<name>[^()（）]{2,60})[)）]\s*[:：–—-]?\s*")
_LATIN = "\u2fff"  # behind it stand the characters of the East
_BESIDE_PEOPLE = frozenset((",", "&", "and", ", and", "、"))
_SCHOOL_WORDS = ("niversit", "ollege", "nstitute of Technology", "cademy", "大学", "学院")
_LONGEST_TEACHER = 10
_KOREAN_COURTESY = ("교수", "교수님", "박사님", "선생님", "강사님")
_LEAST_PIECES = 2
# `[20.05]`, of a year of this list's time: `[31.12]` and `[05.11]` are days
_SHORT_MONTH = re.compile(r"[12]\d[./-](?:0[1-9]|1[0-2])")
_DAY = re.compile(r"[0-3]\d[./-][0-3]\d")
_LENGTH_OF_DAY = len("20.05")
_NUMBER = re.compile(r"arxiv\.org/(?:abs|pdf)/(\d{4})\.\d{4,5}")
_LEAST_WORDS = 3
_LEAST_CJK = 5
_LONGEST_NAMED = 24
_ALL_OPENINGS = _OPENINGS | _ROUND
_COMMAS = re.compile(r"\s*[,，;；]\s*")


def take_groups(entry: Entry, pieces: list[Inline], *, led: bool = False) -> list[Inline]:
    """The pieces behind groups in brackets, whose values are put into the entry.

    A year, a date, a venue and organisations are what they are; other short names are tags. A
    single name is one only before the words of a title, since `[Name] is what it does` and
    `[Name] - what it does` are about it; ``led`` where a date or a venue stood before it.
    """
    pieces = _with_groups_joined(pieces)
    first = pieces[0] if pieces else None
    if not isinstance(first, Text):
        return pieces
    opening = first.text.lstrip()[:1]
    if opening in _CENTURY_STARTS and (dated := _behind_dated(entry, first.text)):
        return [first._replace(text=dated), *pieces[1:]]
    if opening in _ROUND and (remark := _REMARK.match(first.text)):
        entry.tags.append(remark["remark"])
        return [first._replace(text=first.text[remark.end() :]), *pieces[1:]]
    if opening in _ROUND and (alias := alias_before(pieces)):
        entry.tags.append(alias)
        return pieces[1:]
    if opening not in _OPENINGS:
        return pieces
    groups, rest = _split_groups(first.text)
    behind = next((p for p in pieces[1:] if not isinstance(p, Text) or p.text.strip()), None)
    marked = first.strong or any(is_role_link(piece) for piece in pieces[1:])
    words = rest
    if groups and _is_title(behind) and _JOINT.fullmatch(rest) and _meaning(groups[0]) != "role":
        words = ""  # `[Tag] | [The Title](…)`
    if not rest and first.strong and isinstance(behind, Text) and not behind.strong:
        words = behind.text.strip()  # `**[ACID]** The Title [[paper](…)]`
    if not groups or not (words or _is_title(behind)):
        return pieces
    if not _are_taken(groups, words, led=led, marked=marked, black="【" in first.text):
        return pieces
    rest = _add_groups(entry, groups, rest)
    return [first._replace(text=rest), *pieces[1:]] if rest else pieces[1:]


def _with_groups_joined(pieces: list[Inline]) -> list[Inline]:
    """``**[Quay]** [2016] The Title``: the pieces with the groups in bold and plain in one text."""
    first, behind = pieces[:2] if len(pieces) > 1 else (None, None)
    if not isinstance(first, Text) or not isinstance(behind, Text) or not first.strong:
        return pieces
    if behind.strong or behind.text.lstrip()[:1] not in _OPENINGS:
        return pieces
    if first.text.lstrip()[:1] not in _OPENINGS or _split_groups(first.text)[1]:
        return pieces
    return [behind._replace(text=f"{first.text} {behind.text.lstrip()}"), *pieces[2:]]


def behind_venue_and_maker(entry: Entry, pieces: list[Inline]) -> list[Inline]:
    """``(ICLR 2018, Google) The Title``: the pieces behind where and by whom it was published.

    A prize behind the venue (``（NAACL 2018 最佳论文，QuayNLP）``) and what else is named are tags.
    """
    first = pieces[0] if pieces else None
    if not isinstance(first, Text) or first.text.lstrip()[:1] not in _ALL_OPENINGS:
        return pieces
    match = LEADING_GROUP.match(first.text)
    if match is None or not (first.text[match.end() :].strip() or len(pieces) > 1):
        return pieces
    prized = PRIZED.fullmatch(match["venue"])
    venue, *others = _COMMAS.split(prized["venue"] if prized else match["venue"])
    others.extend(_COMMAS.split(prized["others"].lstrip(",，;； ")) if prized else ())
    others = [*filter(None, others)]
    makers = [name for name in others if is_named_organization(name)]
    if (
        not (prized or makers)
        or not dated_venue(venue)
        or max(map(len, others), default=0) > _LONGEST_NAMED
    ):
        return pieces
    publish(entry, venue)
    entry.citation = True
    entry.add_value("organizations", makers)
    entry.tags.extend([prized["prize"]] if prized else ())
    entry.tags.extend(name for name in others if name not in makers)
    rest = first.text[match.end() :]
    return [first._replace(text=rest), *pieces[1:]] if rest.strip() else pieces[1:]


def take_maker(entry: Entry, pieces: list[Inline]) -> list[Inline]:
    """``Stanford: [The Title](…)``: the pieces behind the name of an organisation.

    Or behind somebody and where they work: ``Jane Doe (MIT): [The Title](…)``.
    """
    first = pieces[0] if len(pieces) > 1 else None
    if not isinstance(first, Text) or first.text.rstrip()[-1:] not in _MARKS:
        return pieces
    link = pieces[1]
    if not isinstance(link, Link) or is_role_link(link):
        return pieces
    name = first.text.strip().rstrip(":：-–—").rstrip()
    if name.endswith((")", "）")):
        if placed := person_and_makers(name):
            entry.add_value("authors", [placed[0]])
            entry.add_value("organizations", placed[1])
        return pieces[1:] if placed else pieces
    if first.text[:1] > _LATIN and not role_of(name) and (who := _person(name)):
        entry.add_value("authors", [who])
        return pieces[1:]
    if not is_named_organization(name) or not _leads_alone(pieces):
        return pieces
    if not _may_give(name, link):
        return pieces  # `Google: [Cloud](…)`
    entry.add_value("organizations", [name])
    return pieces[1:]


def _person(name: str) -> str | None:
    """``林軒田教授``, ``김부두 교수님``, ``山田太郎``: the person whom words name, if for sure."""
    if is_named_organization(name):
        return None  # `美团：[标题](…)`
    if is_sure_name(name):
        return name
    plain = without_honorific(name)
    if plain != name and is_sure_name(plain):
        return plain
    if name.endswith(_KOREAN_COURTESY):
        return next(iter(korean_teacher(name)[0]), None)
    return teacher_alone(name)


def behind_teacher(entry: Entry, pieces: list[Inline]) -> list[Inline]:
    """``张某某：力学 https://…``: the pieces behind the name of who gives a course, and a colon."""
    first = pieces[0] if pieces else None
    if not isinstance(first, Text) or first.text[:1] <= "一":
        return pieces
    name, colon, words = first.text[:_LONGEST_TEACHER].replace(":", "：").partition("：")
    if not colon or not words.strip() or not is_sure_name(name.strip()):
        return pieces
    entry.add_value("authors", [name.strip()])
    return [first._replace(text=first.text[len(name) + 1 :].lstrip()), *pieces[1:]]


def _leads_alone(pieces: list[Inline]) -> bool:
    """Whether behind a name and a link no other links name things; ``by`` stands before people."""
    for at, piece in enumerate(pieces[2:], 2):
        if isinstance(piece, Link) and not is_role_link(piece):
            before = pieces[at - 1]
            if isinstance(before, Text) and (
                "by " in before.text or before.text.strip() in _BESIDE_PEOPLE
            ):
                continue
            return False
    return True


def _may_give(name: str, link: Link) -> bool:
    """Whether an organisation may give what is linked: a school anything, others a full title."""
    taught = is_school(name) or any(map(name.__contains__, _SCHOOL_WORDS))
    full = len(link.text.split()) >= _LEAST_WORDS
    east = name[:1] > _LATIN and link.text[:1] > _LATIN and name not in link.text
    return taught or full or (east and len(link.text) >= _LEAST_CJK)


def credit_in_bold(pieces: list[Inline]) -> list[Inline]:
    """``**MIT** [Ropes](…)``, ``*Jane Doe*: [Ropes](…)``: the same with who gives it plain.

    Also in brackets (``(MIT) [Ropes](…)``), or linked to the site of the school.
    """
    if len(pieces) < _LEAST_PIECES:
        return pieces
    first = pieces[0]
    at = 2
    name = ""
    if isinstance(first, Link):
        name = first.text.strip() if leads_to_front(first) else ""
    elif isinstance(first, Text) and (first.strong or first.emphasis):
        name = first.text.strip().rstrip(":：,").rstrip()
    elif isinstance(first, Text) and (bracketed := _BRACKETED.fullmatch(first.text)):
        name, at = bracketed["name"], 1
    if not name or len(pieces) <= at:
        return pieces
    second = pieces[1]
    if at > 1 and not (isinstance(second, Text) and _BETWEEN.fullmatch(second.text)):
        return pieces
    link = pieces[at]
    if not isinstance(link, Link) or is_role_link(link) or leads_to_front(link):
        return pieces
    if isinstance(first, Text) and first.strong and is_school(name):
        return [Text(f"{name}: "), *pieces[at:]]
    person = is_known_person(name) and len(link.text.split()) > 1 and not isinstance(first, Link)
    maker = makers_of(name) == [name] and _may_give(name, link)
    if not (person or maker) or not _leads_alone(pieces[at - 1 :]):
        return pieces
    return [Text(f"{name}: "), *pieces[at:]]


def leads_to_front(piece: Inline) -> bool:
    """Whether a link leads to a site as a whole, as that of a school does."""
    return isinstance(piece, Link) and not piece.bare and _FRONT.fullmatch(piece.url) is not None


def behind_groups(entry: Entry, title: str) -> str:
    """The text of a linked title behind groups in brackets: ``[[2016][W&D] The Title](…)``."""
    opening = title.lstrip()[:1]
    if opening in _CENTURY_STARTS:
        return _behind_dated(entry, title) or title
    if opening not in _OPENINGS:
        return title
    groups, rest = _split_groups(title)
    if not (
        groups and rest and _are_taken(groups, rest, led=False, marked=True, black="【" in title)
    ):
        return title
    return _add_groups(entry, groups, rest)


def _behind_dated(entry: Entry, text: str) -> str:
    """A title behind its year and groups (``2019 (Google) (KDD) [W&D] The Title``), or nothing."""
    told = dated_groups(text)
    if told is None:
        return ""
    entry.add_value("year", told.year)
    entry.add_value("venue", told.venue or None)
    entry.add_value("organizations", told.makers or None)
    entry.tags.extend(told.tags)
    entry.citation = entry.citation or bool(told.venue)
    return text[told.end :]


def _are_taken(groups: list[str], rest: str, *, led: bool, marked: bool, black: bool) -> bool:
    """Whether groups before words, or before a linked title, say something of it."""
    if led or len(groups) > 1:
        return True
    group = groups[0]
    meaning = _meaning(group)
    if meaning == "number":
        return False
    if meaning not in ("", "role"):
        return True
    if not rest:
        return len(group) > 1 and any(map(str.isalpha, group))
    if not marked or _CREDITED.search(group):
        return False  # `[Doe et al., 2016] The Title`
    if black:  # `【Quay】教程` is read as a whole
        return rest[0] == "《" or (
            not CJK.search(rest[:1]) and rest[0].isupper() and rest.count(" ") >= _LEAST_WORDS
        )
    if CJK.search(rest):
        return rest[0].isalnum() and len(rest) >= _LEAST_CJK
    return (rest[0].isupper() or rest[0].isdigit()) and len(rest.split()) >= _LEAST_WORDS


def _split_groups(text: str) -> tuple[list[str], str]:
    """The texts of the groups that a text begins with, and the words behind them."""
    groups: list[str] = []
    end = 0
    while match := _GROUP.match(text, end):
        groups.append((match["square"] or match["black"]).strip())
        end = match.end()
    return groups, text[end:].lstrip()


def _is_title(piece: Inline | None) -> bool:
    """Whether a title is what stands behind groups: a link that names no role, words in bold."""
    if isinstance(piece, Link):
        return not is_role_link(piece)
    return isinstance(piece, Text) and piece.strong


def _add_groups(entry: Entry, groups: list[str], rest: str) -> str:
    """Put groups into the entry; returns the words behind them and behind a mark after them."""
    for group in groups:
        _add(entry, group, _meaning(group))
    joint = _JOINT.match(rest)
    return rest[joint.end() :] if joint else rest


def _meaning(group: str) -> str:
    """The field that a group fills, ``role`` where it is called as links are, else nothing."""
    if _YEAR.fullmatch(group):
        return "year"
    if group.isdigit():
        return "number"
    if group[0].isdigit() and (parse_date(group) or _SHORT_MONTH.fullmatch(group)):
        return "date"
    if dated_venue(group) or (fold(group) in VENUE_WORDS and not group.islower()):
        return "venue"
    if group[0].islower():
        return ""
    if all(map(is_organization, _makers(group))):
        return "organizations"
    return "role" if role_of(group) else ""


def _makers(group: str) -> list[str]:
    """The names of a group: ``Google & MIT``, ``Udacity (Georgia Tech.)``."""
    return [without_stop(part) for part in _PARTS.split(group) if part]


def _add(entry: Entry, group: str, meaning: str) -> None:
    """Put one group into the entry."""
    if meaning in ("year", "number"):
        entry.add_value(meaning, int(group))
    elif meaning == "date":
        entry.add_value("published", parse_date(group) or parse_date(f"20{group}"))
        if len(group) == _LENGTH_OF_DAY and "published" in entry.values:
            entry.values["short_month"] = True
    elif meaning == "venue":
        entry.add_value("venue", group)
        entry.citation = True
    elif meaning == "organizations":
        entry.add_value("organizations", _makers(group))
    elif not meaning and _DAY.fullmatch(group):
        entry.values["short_day"] = True
    elif not meaning:
        entry.tags.append(group)


def without_days(entries: Sequence[Entry]) -> None:
    """``[24.12] Title`` in a list with ``[31.12] Title`` is a day in December as well."""
    months = [entry for entry in entries if "short_month" in entry.values]
    days = bool(months) and any("short_day" in entry.values for entry in entries)
    for entry in months:
        if days or _is_before_number(entry):
            entry.values.pop("published", None)


def _is_before_number(entry: Entry) -> bool:
    """Whether the number of its preprint is of a later month than an entry's."""
    month = str(entry.values.get("published", ""))[2:].replace("-", "")
    return any(match[1] > month for link in entry.links if (match := _NUMBER.search(link.url)))
