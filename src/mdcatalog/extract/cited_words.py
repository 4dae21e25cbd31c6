"""Who wrote a paper and when, within what is said of it: ``… (Doe, Roe & Lee, 2019)``."""

from __future__ import annotations

import re
from typing import NamedTuple

from mdcatalog.extract.organizations import is_organization
from mdcatalog.extract.person_names import is_name, names_like
from mdcatalog.extract.venues import venue_like
from mdcatalog.patterns import lazy_pattern
from mdcatalog.values import split_names

# `(Tan & Le, 2019)` at either end of a text, or all that closes its first sentences
_GROUP = lazy_pattern(
    r"\((?P<names>[^\W\d_][^()\d:：]{2,200}?),?\s+(?P<year>(?:19|20)\d\d)[a-z]?\)[\s.。]*"
)
# `Authors: Jane Doe, John M. Roe & Ann Lee (2018).`
_LABELLED = lazy_pattern(
    r"(?:^|(?<=[.;。；]\s)|(?<=[.;。；]))\s*Authors?\s*[:：]\s*(?P<names>[^\W\d_][^():：\n]{3,600}?)"
    r"(?:\s*\((?P<year>(?:19|20)\d\d)[a-z]?\))?(?:(?<!\b[A-Z])[.。](?=\s|$)|\n|$)"
)
# `Doe, Roe, Lee (2006). `
_OPENING = lazy_pattern(
    r"(?P<names>[^\W\d_][^()\d:：.]{2,200}?),?\s+\((?P<year>(?:19|20)\d\d)[a-z]?\)\s*(?:[.。:]\s+|$)"
)
# `Doe et al.によって2019年に発表され`, `Doe 등이 2019년에 발표`, `由Doe等人于2019年提出`
_TOLD = lazy_pattern(
    r"(?:由\s?|이 논문은 )?"
    r"(?P<names>[A-Z][a-zA-ZÀ-ɏ'’-]+(?:(?:, | (?:and|&) )[A-Z][a-zA-ZÀ-ɏ'’-]+){0,4})"
    r"(?:\s?(?:et\.? al\.?|ら|氏ら|等人?|등))?\s?"
    r"(?:(?:によって|により|が)、?\s?(?P<ja>(?:19|20)\d\d)年\d{0,2}月?に(?:発表|提案|公開|報告)"
    r"|[이가]\s(?P<ko>(?:19|20)\d\d)년에\s?(?:발표|제안|공개|보고)"
    r"|[于在]?\s?(?P<zh>(?:19|20)\d\d)\s?年(?:发表|提出|發表|发布|發布))"
)
_OTHERS_EAST = re.compile(r"et\.? al|ら|等|등")
_STOPS = frozenset(".。!?！？;；")
_JOINED = re.compile(r"\s(?:&|and)\s|\bet\.? al\b")
_MOST_WORDS = 4  # of a name


class CitedWords(NamedTuple):
    """The names and the year that words hold, and the words without them."""

    names: list[str]
    year: int | None
    rest: str


def cited_in_words(text: str) -> CitedWords | None:
    """The authors that a description names: behind ``Authors:``, or in brackets with a year.

    Such a group begins the description, or ends it behind a full stop: within a sentence another
    paper is cited. Its names are surnames as often as whole names.
    """
    if "uthor" in text and (match := _LABELLED.search(text)):
        names = match["names"].strip()
        if names_like(names) or _are_surnames(names):
            return _taken(text, match)
    if "年" in text or "년" in text:
        match = _TOLD.match(text)
        year = match and (match["ja"] or match["ko"] or match["zh"])
        if match and year and _may_write(match):
            return CitedWords(split_names(match["names"]), int(year), text)
    if "(" not in text or not any(map(str.isdigit, text)):
        return None
    for match in (_OPENING.match(text), *_GROUP.finditer(text)):
        if match is None:
            continue
        before = text[: match.start()].rstrip()
        if before and (match.end() < len(text) or before[-1] not in _STOPS):
            continue
        if _are_surnames(match["names"]) and not venue_like(match["names"]):
            return _taken(text, match)
    return None


def _may_write(match: re.Match[str]) -> bool:
    """Whether who published something are people: several, or one with others; no company."""
    names = split_names(match["names"])
    several = len(names) > 1 or _OTHERS_EAST.search(match.group()) is not None
    return several and all(map(is_name, names)) and not any(map(is_organization, names))


def _taken(text: str, match: re.Match[str]) -> CitedWords:
    year = int(match["year"]) if match["year"] else None
    kept = [text[: match.start()].strip(), text[match.end() :].strip()]
    return CitedWords(split_names(match["names"].strip(" .")), year, " ".join(filter(None, kept)))


def _are_surnames(text: str) -> bool:
    """Whether a text is names, each one word at least, and the last joined to those before it."""
    names = split_names(text)
    if _JOINED.search(text) is None and len(names) < len(("Doe", "Roe", "Lee")):
        return False
    return bool(names) and all(
        len(name.split()) <= _MOST_WORDS and is_name(name) and name[:1].isupper() for name in names
    )
