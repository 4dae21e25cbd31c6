"""Titles that hold more than a name: ``[Kestrel - A solver](…)``, ``[Quay Mail [Kaggle]](…)``."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mdcatalog.extract.labels import is_known_label
from mdcatalog.extract.organizations import is_organization
from mdcatalog.extract.own_links import RoleLink
from mdcatalog.patterns import lazy_pattern
from mdcatalog.values.text import CJK

CLOSING = frozenset(")]）】")
# Kinds whose things have names of a few words: what a dash or colon parts off is a remark.
_NAMED = frozenset({"tool", "dataset"})
# `[Kestrel - A solver for sparse systems](…)`, `**Kestrel : sparse systems solved**` as a whole
_PARTED = re.compile(
    r"(?P<name>[^\s:：]+(?: [^\s:：]+){0,2}) (?P<mark>[-–—:]) (?P<remark>\S+(?: \S+){2,})"
)
# `[kestrel: sparse systems solver](…)`; not `Kestrel: A Dataset of Sparse Systems`, a full name
_AFTER_COLON = lazy_pattern(
    r"(?P<name>[^\s:：]{2,}): (?P<remark>(?:(?:[Aa]n?|[Tt]he) )?[a-z][\w'’-]*,?(?: \S+)+)"
    r"|(?P<latin>[A-Za-z][\w.+-]+)(?:: |：)(?P<words>[一-鿿][^:：]{5,})"
)
# `DockSet (scans of docks from ten ports)`
_IN_BRACKETS = lazy_pattern(
    r"(?P<name>\S[^()（）]{1,60}?)\s*(?:\((?P<half>[^()（）]{6,120})\)|（(?P<full>[^()（）]{6,120})）)"
)
_LEAST_TOLD, _LEAST_PARTS, _LEAST_CJK = 4, 3, 6  # words, words, characters
_LEAST_LETTERS = 4
_ARTICLES = ("A ", "An ", "The ", "a ", "an ", "the ")
_SITE = re.compile(r"\s*[\[(（【]([A-Za-z][\w. ]{2,20})[\])）】]$")


def name_and_remark(title: str, kind: str) -> tuple[str, str]:
    """The name of a tool or of data, and what its title says of it behind a dash or a colon."""
    if kind not in _NAMED:
        return title, ""
    if said := _PARTED.fullmatch(title):
        if kind == "dataset" and said["mark"] != ":" and _is_capitalised(said["remark"]):
            return title, ""  # `[Quay Mail - Threads and Replies](…)`
        return said["name"], said["remark"]
    if title.endswith((")", "）")) and (said := _IN_BRACKETS.fullmatch(title)):
        told = said["half"] or said["full"]
        if _tells(told, said["name"]):
            return said["name"], told.strip()
    if (": " in title or "：" in title) and (said := _AFTER_COLON.fullmatch(title)):
        name = said["name"] or said["latin"]
        if not is_known_label(name):
            return name, said["remark"] or said["words"]
    return title, ""


def _tells(told: str, name: str) -> bool:
    """Whether words in brackets behind a name are about it, and no other name, maker or language.

    ``scans of docks from ten ports``, ``EU scans, used in related studies``,
    ``악평과 선평을 구분해 놓은 데이터``.
    """
    words = told.split()
    if told.isascii():
        first, _, behind = told.partition(", ")
        noun = first.rsplit(maxsplit=1)[-1]  # a name in full would end in a capital
        goes_on = noun.isalpha() and noun.islower() and behind[:1].islower()
        return (words[0][0].islower() or goes_on) and len(words) >= _LEAST_TOLD
    if is_organization(told) or not CJK.search(told):
        return False
    if len(words) >= _LEAST_PARTS:
        return True
    return name.isascii() and len(told) >= _LEAST_CJK


def _is_capitalised(remark: str) -> bool:
    """Whether all longer words of a remark begin in upper case, as those of names do."""
    if remark.startswith(_ARTICLES) or not remark.isascii():
        return False
    longer = [word for word in re.findall(r"[^\W\d_]+", remark) if len(word) >= _LEAST_LETTERS]
    return len(longer) > 1 and all(word[0].isupper() for word in longer)


def without_site_of(title: str, links: Sequence[RoleLink]) -> str:
    """``Quay Reviews [Kaggle]`` that leads to Kaggle: the title without where it is kept."""
    told = _SITE.search(title)
    if told is None or not told.start():
        return title
    site = told[1].replace(" ", "").lower()
    kept = any(link["site"] == site for link in links if link["rel"] in ("main", "video"))
    return title[: told.start()] if kept else title
