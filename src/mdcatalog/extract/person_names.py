"""Names of people: whether a text is one, or a list of them."""

from __future__ import annotations

import re
from functools import lru_cache

from mdcatalog.extract.east_names import is_eastern_name
from mdcatalog.extract.venues import STOP_WORDS
from mdcatalog.patterns import lazy_pattern
from mdcatalog.values import part_at_marks, split_names
from mdcatalog.values.names import may_end_in_et_al
from mdcatalog.values.text import CJK, words
from mdcatalog.vocabulary import (
    GIVEN_NAMES,
    NO_CHINESE_NAMES,
    NO_NAMES,
    ORGANIZATION_WORDS,
    PLACES,
    fold,
)

_LETTER = r"[^\W\d_]"
#: Words in small letters within names.
PARTICLES = frozenset(words("de van von der den la le di da del bin ibn al el ter dos du y"))
_NAME_WORD = re.compile(
    rf"^(?:(?:[dlst]['’]|[ae]l-)?[^\W\d_a-zß-öø-ÿа-яё][\w.'’´`\-–]*|(?:{'|'.join(sorted(PARTICLES))})"
    rf"|{_LETTER}\.(?:-?{_LETTER}\.)*)$"
)
_INITIAL = re.compile(r"^[^\W\d_]\.")
_LONE_INITIAL = re.compile(r"[^\W\d_], ?\w+ [A-Z]$")  # `Le, Quoc V`
# What parts names; `by` before a name and `et al.` behind it are words as well.
_PARTED = re.compile(r"[,;&|/]|\band\b", re.IGNORECASE)
_LONGEST_NAME = 10
_MOST_WORDS = 5
_LONGEST_PLACE = 20
_MOST_PLACES = 3  # a city, its state and its country
#: How many words most people's names have, and names in full.
PERSON_WORDS = (2, 3)
FULL_NAME_WORDS = (2, 3, 4)

ET_AL = re.compile(
    r"[,\s]*(?:(?:\band\s+)?\bet\.?\s*al\b\.?|(?<=\s)(?-i:al)\b\.?|\band others\b|等人?)[\s,.]*$",
    re.IGNORECASE,
)
# The number of an affiliation or a note behind a name: `Jane Doe1, John Roe1,2`.
_NOTE_MARKS = re.compile(r"(?<=[a-z])\d(?:,\d)*(?=\s*(?:,|;|and\b|$))")
# `IAAQ Weir, A Quayson`: initials without stops before a surname, as search engines write them
_INITIALS_BEFORE = lazy_pattern(r"[A-Z]{1,4} (?!the\b)(?:[a-z]{1,3} )?[A-Z][^\W\d_][\w'’-]*")
_FEW_INITIALS = 2
_LEAST_ALIKE = 3
# Small words that are nobody's name with a capital either (`An`, `In` and `To` are).
_NO_NAMES = frozenset(
    [
        "the",
        "of",
        "for",
        "with",
        "from",
        "this",
        "that",
        "these",
        "using",
        "via",
        "your",
        "what",
        "why",
    ]
)


@lru_cache(maxsize=4096)
def names_like(text: str, *, strict: bool = True) -> bool:
    """Whether a text reads as a list of people's names.

    A single name of two plain words (``Long Beach``) is one only where not ``strict``.
    """
    text = text.strip().strip("*_ .,;")
    if any(map(str.isdigit, text)):
        text = _NOTE_MARKS.sub("", part_at_marks(text))
    if not text or len(text) > 2000 or any(map(str.isdigit, text)):
        return False
    if text.isascii() and len(text.split()) > _LONGEST_NAME and not _PARTED.search(text):
        return False  # one name, and too many words for it
    had_et_al = may_end_in_et_al(text) and ET_AL.search(text) is not None
    if had_et_al:
        text = ET_AL.sub("", text)
    names = split_names(text)
    if not names or names[-1].startswith(('"', "“")):  # the title that closes a citation
        return False
    good = sum(map(is_name, names))
    if good < len(names) and len(names) >= _LEAST_ALIKE and _have_initials_before(names):
        return True
    if good and not had_et_al and are_places(names):
        return False  # `Berlin, Germany`, where it was given
    if len(names) == 1:
        words = names[0].split()
        lone = _LONE_INITIAL.search(names[0]) is not None
        if had_et_al or lone or any(_INITIAL.match(word) for word in words):
            return bool(good)
        person = len(words) in (2, 3) or not names[0].isascii()
        person = person and not ORGANIZATION_WORDS.found_in(names[0])
        return bool(good) and not strict and person
    whole = sum(" " in name or not name.isascii() for name in names)
    # `et al.` says as much as a name that is none of the known shapes takes away
    return good >= max(2, (0.6 if had_et_al else 0.8) * len(names)) and (
        had_et_al or whole * 2 >= len(names) or len(names) == 2
    )


_PARTING = re.compile("[;·•∙⋅]")


def with_commas(text: str) -> str:
    """``Ann Lee · Bob Roe``, ``Ann Lee; Bob Roe`` with commas between; any other text as it is."""
    if _PARTING.search(text) is None or not names_like(text):
        return text
    start, end = len(text) - len(text.lstrip()), len(text.rstrip())
    names = split_names(text)
    if any("," in name for name in names):
        return text  # `Lee, A.; Roe, B.`
    return f"{text[:start]}{', '.join(names)}{text[end:]}"


def _have_initials_before(names: list[str]) -> bool:
    """Whether initials without stops stand before all surnames: ``IAAQ Weir, A Quayson, BC Lock``.

    Most are short; ``ETH Zurich`` is no name beside them, nor is what a word says.
    """
    if not all(" " in name and not name.isupper() for name in names):
        return False
    short = 0
    for name in names:
        initials, _, surname = name.partition(" ")
        if not _INITIALS_BEFORE.fullmatch(name) or fold(surname) in PLACES:
            return False
        if not all(map(_is_name_word, surname.split())) or ORGANIZATION_WORDS.found_in(name):
            return False
        short += len(initials) <= _FEW_INITIALS
    return short * 2 > len(names)


def are_places(names: list[str]) -> bool:
    """Whether all of the names that a text lists are places."""
    few = 0 < len(names) <= _MOST_PLACES
    return few and all(len(name) <= _LONGEST_PLACE and fold(name) in PLACES for name in names)


# A shortened word of a journal's name; those of names have two letters, or are these.
_ABBREVIATION = lazy_pattern(r"\b(?!Prof|Chr|Geo|Alex|Wm|Thos)[A-Z][a-z]{2,}\.(?=\s|$)")
_CJK_NAME = lazy_pattern(r"[一-鿿]{2,3}|[가-힣]{2,4}")


_FILE_ENDS = (".py", ".js", ".ts", ".md", ".sh", ".json", ".yaml", ".yml", ".txt", ".pdf", ".csv")


def is_name(name: str) -> bool:
    """Whether a text may be the name of a person: two to five capitalised words, or CJK."""
    if "_" in name or name.endswith(_FILE_ENDS):
        return False  # `Code_Gen_Guide.py`
    if not name.isascii() and CJK.search(name):
        if is_eastern_name(name):
            return True
        return _CJK_NAME.fullmatch(name) is not None and not is_cjk_word(name)
    if ". " in name and name.isupper():
        name = name.title()  # `JANE C. DOE`: without an initial, capitals are no name
    words = name.replace(",", " ").split()
    if len(words) > 1 and "." in name and _ABBREVIATION.search(name):
        return False  # `Expert Syst. Appl.`
    if len(words) > _MOST_WORDS:  # `G. E. A. P. A. Batista`: initials may be more
        spelt = sum(1 for word in words if len(word) != _TWO or word[1] != ".")
        if len(words) > _MOST_WORDS + _TWO or spelt > _TWO:
            return False
    return bool(words) and all(map(_is_name_word, words))


# What ends words, and the words for what somebody did (`看完`, `学习了`)
_ENDINGS = frozenset("版稿学课类生员化性型式法论集级的与和史率网图表书组器机体数值域层库包展件者界")
_DONE = ("了", "完")
_TWO = 2


def is_cjk_word(text: str) -> bool:
    """Whether two or three Chinese characters are a known word: ``高清``, ``程序员``, ``看完``."""
    if text.isascii() or len(text) not in (_TWO, _TWO + 1):
        return False
    text = fold(text)
    if text in NO_CHINESE_NAMES or text.endswith(_DONE):
        return True
    return len(text) > _TWO and text[_TWO] in _ENDINGS and text[:_TWO] in NO_CHINESE_NAMES


_OWNING = ("'s", "’s")  # `Jane Doe's Course`


@lru_cache(maxsize=4096)
def _is_name_word(word: str) -> bool:
    shouted = len(word) > 2 and word.isupper() and "." not in word and word != "III"
    if shouted or not _NAME_WORD.match(word) or word.endswith(_OWNING):
        return False
    low = word.lower()
    return word not in STOP_WORDS and low not in _NO_NAMES and low not in NO_NAMES


def is_known_person(text: str) -> bool:
    """Whether a text is a name in full that begins with a name which parents give."""
    words = text.split()
    full = len(words) in (2, 3) and "," not in text and fold(words[0]) in GIVEN_NAMES
    return full and is_name(text)
