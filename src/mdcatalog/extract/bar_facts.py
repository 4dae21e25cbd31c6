"""What stands behind bars or in brackets behind a name: its level, how much of it there is."""

from __future__ import annotations

import re

from mdcatalog.extract.entries import Entry
from mdcatalog.patterns import lazy_pattern
from mdcatalog.values import is_absent
from mdcatalog.vocabulary import LEVELS, fold

_ASIDE = re.compile(r"\s*[(（][^()（）]{2,60}[)）]\s*[:：]?\s*$")
_LEVEL_IN_BRACKETS = re.compile(r"\s*[(（【\[](?P<level>[^()（）【】\[\]]{1,16})[)）】\]]$")
# `2M`, `49k+`, `3.5 万条`; a number alone may be a year, a part or a version, and `7B` counts what
# a model has learnt
_SCALED = lazy_pattern(
    r"[~≈约]?\s?\d[\d.,]*\s?(?:[kKMwW]|[千百十]?[万萬亿億])\+?\s?[条個个對对句篇]?"
)
# `Tidal-125M|350M`: models of one name, each called by its size
_SIZED_NAME = lazy_pattern(r"[ _-]\d[\d.]*[kKMB]?$")
_LONGEST_FACT, _MOST_WORDS = 30, 3


def take_bar_facts(entry: Entry, title: str) -> str:
    """``Quay|2M|SI``, ``Tides ｜ 核心（方向 01）``: the name; what stands behind its bars are tags.

    They are where one of them is a level, a count with its scale, or said to be absent; other words
    there may be part of the name, or what it is called in another language. Brackets round the name
    are none of it (``(harbour/quay)|2M|EN``).
    """
    name, *facts = (part.strip() for part in title.replace("｜", "|").split("|"))
    if not name or not facts or not all(facts):
        return title
    if fold(_ASIDE.sub("", facts[-1])) in LEVELS:
        name, _, level = title.replace("｜", "|").rpartition("|")
        entry.tags.append(level.strip())
        return title[: len(name)].strip()
    counted = any(_SCALED.fullmatch(fact) or is_absent(fact) for fact in facts)
    if not counted or not all(map(_is_short, facts)):
        return title
    if all(fact[0].isdigit() for fact in facts) and _SIZED_NAME.search(name):
        return title
    entry.tags.extend(fact for fact in facts if not is_absent(fact))
    return name[1:-1].strip() if name[0] in "(（" and name[-1] in ")）" else name


def _is_short(fact: str) -> bool:
    return len(fact) <= _LONGEST_FACT and len(fact.split()) <= _MOST_WORDS


def take_level(entry: Entry, title: str) -> str:
    """``Tides【选修】``, ``Tides (Advanced)``: the name; a level in brackets behind it is a tag."""
    closed = _LEVEL_IN_BRACKETS.search(title) if title.endswith((")", "）", "】", "]")) else None
    if closed is None or fold(closed["level"]) not in LEVELS or not title[: closed.start()].strip():
        return title
    entry.tags.append(closed["level"])
    return title[: closed.start()].strip()
