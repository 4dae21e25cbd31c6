"""The pieces of a title and those around it, and titles that stand in quotation marks."""

from __future__ import annotations

import re
from typing import NamedTuple

from mdcatalog.extract.bibliography import leading_names
from mdcatalog.extract.organizations import is_organization
from mdcatalog.extract.person_names import ET_AL, PERSON_WORDS, is_name, names_like
from mdcatalog.extract.placed_names import placed_names
from mdcatalog.extract.titles import is_role_link, title_text
from mdcatalog.extract.venues import is_title_case, venue_like
from mdcatalog.extract.venues_behind import is_no_venue
from mdcatalog.patterns import lazy_pattern
from mdcatalog.tree import Inline, Link, Text
from mdcatalog.values import split_names
from mdcatalog.vocabulary import VENUE_WORDS, fold, role_of

_LONGEST_NAMES = 400
_LONGEST_NAME = 32
_NAME_WORDS = 3
_MOST_GIVEN = 3
_AND = re.compile(r"\b(?:and|y|und|et)\b|&")
_QUOTED = lazy_pattern(r"[\"“”„«]([^\"“”„«»]+)(?=[\"”“»])")
_SHORTEST_QUOTED, _LONGEST_QUOTED = 8, 300
_QUOTE = re.compile(r"[\"“”„«]")
_CLOSING_QUOTE = re.compile(r"\s*(?:[,.]\s*)?[\"”]")
_CREDITED = re.compile(r"et al|\d{4}")
_ANGLES = {"<": ">", "《": "》"}
_STRAY = " \t)"  # `<[Title](…))>`: a bracket too many


class Head(NamedTuple):
    """The pieces of a title and those behind it, with any words before the title."""

    before: list[Inline]
    title: list[Inline]
    rest: list[Inline]
    strong: bool  # the title was set in bold, linked or quoted: it is surely a title
    venue: str = ""  # where it was published, where that ends the title
    authors: tuple[str, ...] = ()  # the names that stood before the title
    year: int | None = None  # the year that stood with them
    alias: str = ""  # the short name before it
    published: str | None = None  # the month in which it was published


def without_angles(pieces: list[Inline]) -> list[Inline]:
    """``<[Title](…)> by Jane Doe``: the pieces without the brackets right round a linked title.

    The closing one may be missing: ``<[Title](…) by Jane Doe``. A name in bold may stand before
    the opening one: ``**[TIDE]** <[Title](…)>``.
    """
    first = pieces[0]
    if isinstance(first, Text) and first.strong and len(pieces) > 2:
        behind_name = without_angles(pieces[1:])
        if len(behind_name) == len(pieces) - 1 and behind_name[0] is pieces[1]:
            return pieces
        joint = [] if isinstance(behind_name[0], Text) else [Text(" ")]
        return [first, *joint, *behind_name]
    opened = first.text.rstrip() if isinstance(first, Text) else ""
    if opened[-1:] not in _ANGLES or not isinstance(first, Text):
        return pieces
    if len(pieces) == 1 or not isinstance(pieces[1], Link) or is_role_link(pieces[1]):
        return pieces
    before: list[Inline] = [first._replace(text=opened[:-1])] if opened[:-1].strip() else []
    behind = pieces[2] if len(pieces) > 2 else None
    closing = _ANGLES[opened[-1]]
    if isinstance(behind, Text) and behind.text.lstrip(_STRAY).startswith(closing):
        rest = behind.text.lstrip(_STRAY)[1:]
        return [*before, pieces[1], *([behind._replace(text=rest)] if rest else []), *pieces[3:]]
    return pieces if before or closing != ">" else pieces[1:]


def without_site(pieces: list[Inline]) -> list[Inline]:
    """``[GitHub - owner/name: What it is](…)``: the pieces without the name of the site."""
    first = pieces[0] if pieces else None
    if not isinstance(first, Link) or first.text[:9] != "GitHub - " or "/" not in first.text:
        return pieces
    return [first._replace(text=first.text.removeprefix("GitHub - ")), *pieces[1:]]


def cut_text(pieces: list[Inline], index: int, offset: int) -> tuple[list[Inline], list[Inline]]:
    """The pieces before and after a character of the text piece at ``index``."""
    piece = pieces[index]
    assert isinstance(piece, Text)
    left = [*pieces[:index]]
    if piece.text[:offset]:
        left.append(piece._replace(text=piece.text[:offset]))
    right: list[Inline] = []
    if piece.text[offset:]:
        right.append(piece._replace(text=piece.text[offset:]))
    return left, [*right, *pieces[index + 1 :]]


def quoted_title(pieces: list[Inline]) -> Head | None:
    """A head whose title stands in quotes, perhaps in bold inside them."""
    for index, piece in enumerate(pieces[:12]):
        if not isinstance(piece, Text):
            continue
        if not _QUOTE.search(piece.text):
            continue
        found = _quoted(piece.text)
        if found and len(found[1].split()) >= 2:
            start, words, end = found
            left, right = cut_text(pieces, index, end)
            last = left[-1]
            assert isinstance(last, Text)
            left[-1] = last._replace(text=last.text[:start])
            return Head(left, [piece._replace(text=words)], right, True)
        if re.search(r"[\"“]\s*$", piece.text) and index + 2 < len(pieces):
            closing = pieces[index + 2]
            inner = pieces[index + 1]
            if (
                isinstance(closing, Text)
                and _CLOSING_QUOTE.match(closing.text)
                and isinstance(inner, (Text, Link))
            ):
                quote = _CLOSING_QUOTE.match(closing.text)
                assert quote is not None
                rest = [closing._replace(text=closing.text[quote.end() :]), *pieces[index + 3 :]]
                opened = piece._replace(text=re.sub(r"[\"“]\s*$", "", piece.text))
                return Head([*pieces[:index], opened], [inner], rest, True)
    return None


# `Doe 2012`, `Doe and Roe, 2012`, `Doe et al. (2012)`; no `ImageNet 2012`
_NAME = r"(?:Mc|Mac|De|O['’])?[A-Z][^\W\d_A-Z]+(?:-[A-Z][^\W\d_A-Z]+)?"
_KEY = lazy_pattern(
    rf"(?P<names>{_NAME}(?:(?:,? (?:and|&) |, ){_NAME}){{0,3}}(?:,? et\.? al\.?)?),? "
    r"[(]?(?P<year>(?:19|20)\d\d)[a-z]?[)]?"
)
_LEAST_QUOTED = 4
# what a sentence before a quotation holds, and no list of names
_SENTENCE = lazy_pattern(r"\b(?:is|are|was|were|has|have|which|that|this|these|our|we)\b")


def keyed_title(pieces: list[Inline]) -> Head | None:
    """``[Doe and Roe 2012](…) "The Full Title"``: names and a year are linked for the title.

    Without quotation marks what follows may as well be said of it.
    """
    link, behind = pieces[0], pieces[1] if len(pieces) > 1 else None
    if not isinstance(link, Link) or not isinstance(behind, Text) or not link.text[-2:-1].isdigit():
        return None
    key = _KEY.fullmatch(link.text.strip("[]() "))
    opened = behind.text.lstrip(" :,.-–—")
    if key is None or opened[:1] not in ('"', "“") or (found := _quoted(opened)) is None:
        return None
    start, words, end = found
    if start or len(words.split()) < _LEAST_QUOTED:
        return None
    rest = opened[end:]
    following = [behind._replace(text=rest), *pieces[2:]] if rest else list(pieces[2:])
    title: list[Inline] = [link._replace(text=words)]
    return Head(
        [], title, following, True, authors=tuple(split_names(key["names"])), year=int(key["year"])
    )


def _quoted(text: str) -> tuple[int, str, int] | None:
    """Where the first words in quotes begin, they themselves, and where they end with the quote.

    >>> _quoted('see "Tides of Piers," 2019')
    (4, 'Tides of Piers', 21)
    """
    for match in _QUOTED.finditer(text):
        whole = match[1].strip()
        words = whole[:-1].rstrip() if whole.endswith((",", ".")) else whole
        words = words if len(words) >= _SHORTEST_QUOTED else whole
        if _SHORTEST_QUOTED <= len(words) <= _LONGEST_QUOTED:
            return match.start(), words, match.end() + 1
    return None


def quote_is_title(pieces: list[Inline], head: Head) -> bool:
    """A quotation is a title where names or nothing stand before it."""
    before = title_text(head.before).strip()
    if not before:
        return True
    if any(isinstance(piece, Link) and not is_role_link(piece) for piece in head.before):
        return False
    if lists_names(before) or placed_names(before) or is_surname_first(before):
        return True
    opening = head.before[0]
    if isinstance(opening, Text) and opening.strong and not _CREDITED.search(opening.text):
        return False  # `**The Title** by Doe et al. (2012). Data of the "Harbour Race".`
    # a quotation behind links stands in what is said of the thing
    return Link not in map(type, head.before) and _CREDITED.search(before) is not None


def quote_goes_on(pieces: list[Inline], head: Head) -> Head | None:
    """``"Why Do Ships Sail?" Explaining Any Tide``: the quotation with the title's other words.

    Its mark, or a colon behind it (``"Ships": A Study of Tides``), shows that it begins a title.
    """
    behind = head.rest[0] if head.rest else None
    if not isinstance(behind, Text) or behind.strong or behind.emphasis:
        return None
    told = behind.text.rstrip(" [(（【")
    quoted = title_text(head.title).strip()
    words = told.lstrip(" :：")
    if (told[:1] not in (":", "：") and quoted[-1:] not in ("?", "!")) or ". " in told:
        return None
    if len(words.split()) < _NAME_WORDS or not words[:1].isupper() or not is_title_case(words):
        return None
    if venue_like(words) or names_like(words, strict=False) or any(map(str.isdigit, words)):
        return None
    colon = told[:1] if told[:1] in (":", "：") else ""
    opening, closing = "“”" if any(isinstance(p, Text) and "“" in p.text for p in pieces) else '""'
    whole = Text(f"{opening}{quoted}{closing}{colon} {words}", strong=True)
    return head._replace(
        title=[whole], rest=[behind._replace(text=behind.text[len(told) :]), *head.rest[1:]]
    )


_ASIDE = re.compile(r"\s*(?P<aside>[(（][^()（）]{1,16}[)）])\s*[:：]$")


def name_before_quote(head: Head) -> Head | None:
    """``**ACID**: "The Full Title", *venue*``: the short name begins the title that is quoted.

    Behind a dash as well where the name is in bold.
    """
    if any(isinstance(piece, Link) for piece in head.before):
        return None
    name = title_text(head.before).strip()
    quoted = title_text(head.title).strip()
    first = head.before[0] if head.before else None
    if isinstance(first, Text) and first.strong and name.endswith(("—", "–", " -")):
        name = f"{name.rstrip(' —–-')}:"
    elif isinstance(first, Text) and first.strong and name == first.text.strip() and name.isalnum():
        name = f"{name}:" if quoted[:1].isupper() and is_title_case(quoted) else name
    if not name.endswith((":", "：")) or not 1 < len(name) <= _LONGEST_NAME or '"' in name:
        return None
    aside = _ASIDE.search(name)  # `**Quay** (137B): "The Full Title"`
    name = f"{name[: aside.start()]}:" if aside else name
    words = len(name.split())
    if words > _NAME_WORDS or len(quoted.split()) <= words or role_of(name.rstrip(":： ")):
        return None
    whole = quoted if quoted.startswith(name.rstrip(":：")) else f"{name} {quoted}"
    link = next((piece for piece in head.title if isinstance(piece, Link)), None)
    title: Inline = link._replace(text=whole) if link else Text(whole, strong=True)
    rest = [*head.rest, Text(f" {aside['aside']}")] if aside else head.rest
    return head._replace(before=[], title=[title], rest=rest)


def lists_names(before: str) -> bool:
    """Whether the words before a title are names, or words parted by commas up to the title."""
    found = leading_names(before + " ")
    if found and found.sure and not before[found.end :].strip():
        return True
    names = before.strip(" .,:;")
    listed = before.rstrip().endswith(",") and "," in names and len(names) < _LONGEST_NAMES
    listed = listed and _SENTENCE.search(names) is None
    alone = before.rstrip().endswith(",") and len(names.split()) in PERSON_WORDS and is_name(names)
    return listed or alone or names_like(names)


_SURNAME_FIRST = lazy_pattern(r"[A-Z][^\W\d_]*[a-z](?:[-’'][A-Z][a-z]+)?, (?P<initials>[A-Z]{2,3})")


def is_surname_first(before: str) -> bool:
    """Whether words are a surname and initials without stops: ``Doe, JCR``, but no ``Doe, MIT``."""
    found = _SURNAME_FIRST.fullmatch(before.rstrip(" .,:")) if before[:1].isupper() else None
    if found is None or is_organization(before.partition(",")[0]):
        return False
    initials = found["initials"]
    return not (is_no_venue(initials) or fold(initials) in VENUE_WORDS)


def turned_round(before: str) -> str | None:
    """``Doe, Jane Ann Mary.``, ``Doe, Jane Roe, et al.``: one name, its surname first."""
    others = ET_AL.search(before)
    told = before[: others.start()] if others else before.rstrip()
    if not others and not told.endswith("."):
        return None
    surname, _, given = told.strip(" .").partition(", ")
    if " " in surname or "," in given or min(map(len, given.split()), default=0) <= 1:
        return None
    if "." in given or not 1 < len(given.split()) <= _MOST_GIVEN:
        return None
    if not (is_name(surname) and is_name(given)) or _AND.search(given) or is_organization(surname):
        return None
    return f"{surname}, {given}"
