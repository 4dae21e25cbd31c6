"""Facts parted by commas, bars or dots: ``(12 GB, 25,000 images, CC BY 4.0, English, 2019)``."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from itertools import islice
from typing import Any

from mdcatalog.extract.course_names import makers_of
from mdcatalog.extract.dataset_facts import examples_told
from mdcatalog.extract.dataset_languages import are_languages
from mdcatalog.extract.entries import Entry, Labelled
from mdcatalog.extract.licenses import is_license, license_of_line
from mdcatalog.extract.software_facts import are_programming_languages
from mdcatalog.patterns import lazy_pattern
from mdcatalog.values import parse_date, parse_year
from mdcatalog.values.text import CACHE

_SEPARATORS = (" · ", " • ", " | ", "；", "; ", " / ", "，", "、", ", ")
_SEPARATED = re.compile("|".join(map(re.escape, _SEPARATORS)))
# what may part facts from words beside them, of which some are none
_SURE = frozenset((" · ", " • ", " | "))
_GROUP = lazy_pattern(r"\s*[(（\[](?P<told>[^()（）\[\]]{6,160})[)）\]]")
_SIZE = lazy_pattern(
    r"(?:about |approx(?:\.|imately) |over |more than |around |~|≈|>|约|超过)?\s*"
    r"\d[\d.,]*\s?(?:(?:[KMGTP]i?B|bytes)\+?"
    r"(?: (?:compressed|uncompressed|zipped|in total|of data))?"
    r"|[kKmMbB]?\+? ?(?:hours|hrs|小时|小時)(?: of \w+)?"
    r"|(?:[kKmMbBTt]|万|亿| million| billion| trillion)?\+? ?(?:tokens|words|词|字)\+?)",
    re.IGNORECASE,
)
#: `9.8k★`, `⭐ 1234`, `1.2k stars`
STARRED = lazy_pattern(
    r"(?:\d[\d.,]*[kK万]\+?|\d{3,6}\+?|\d{1,3},\d{3}\+?)\s?(?:(?:GitHub )?stars|[★⭐🌟]\ufe0f?)"
    r"|(?:[★⭐🌟]\ufe0f?|stars:)\s?\d[\d.,]*[kK万]?\+?"
)
_COUNTED = re.compile(r"(?:~|约|共|超过|over |about |more than )?\s*\d")
_LONGEST_PART, _LONGEST_COUNT = 60, 40
_LONGEST = 400
_LEAST = 2
_MOST_GROUPS = 2
_MOST_UNKNOWN = 3  # words
_MOST_SPACES = 7  # in a fact: `Creative Commons Attribution 4.0 International License`
_SCHOOL_OR_LICENSE = "mit"
_HOURS = re.compile(r"(?:hours|hrs|小时|小時)$")
_OF_COURSES = frozenset(("size", "organizations", "published"))
_OF_DATA = frozenset(("size", "examples", "license", "stars"))
_MANY = frozenset(("languages", "organizations", "Programming language"))
_AROUND = " \t.。-–—:：|·•,;，；"

Fact = tuple[str, str]


_STAR_WORDS = frozenset(("Star", "star"))
_STARS_LED = lazy_pattern(
    r"\s*[Ss]tars?(?:数|數)?\s*[:：]?\s*(?P<count>\d[\d.,]*\s?[kK万]?\+?)(?![\w%])\s*[,，;；|]?\s*"
)


def take_parted_facts(entry: Entry, words: str) -> str:
    """Put facts behind a title into the entry; returns the words without them.

    They are all of the words, all of a group in brackets, or all of the last sentence. Between bars
    or dots something else may stand among them, and is kept.
    """
    if words.lstrip()[:4] in _STAR_WORDS and (starred := _STARS_LED.match(words)):
        entry.fields.append(Labelled("stars", starred["count"]))  # `Star 1.2k 港口大学开源`
        words = words[starred.end() :]
    if len(words) > _LONGEST or _SEPARATED.search(words) is None:
        return words
    line, broken, below = words.lstrip().partition("\n")
    if not broken:
        words = line
    grouped = "(" in line or "（" in line or "[" in line
    for match in islice(_GROUP.finditer(line), _MOST_GROUPS) if grouped else ():
        if (left := take_facts(entry, match["told"])) is not None:
            kept = f" ({left})" if left else ""
            return f"{line[: match.start()]}{kept}{line[match.end() :]}{broken}{below}"
    if not broken and (left := take_facts(entry, words)) is not None:
        return left
    head, stop, last = words.rstrip(" .。").rpartition("\n" if broken else ". ")
    if stop and head.strip() and (left := take_facts(entry, last)) is not None:
        return f"{head}{stop if broken else '. '}{left}"
    return words


def take_facts(entry: Entry, text: str) -> str | None:
    """Put the facts that a text consists of into the entry; what is left, or ``None``."""
    found = parted_facts(text)
    if found is None:
        return None
    facts, left = found
    add_facts(entry, facts)
    return left


def add_facts(entry: Entry, facts: list[Fact]) -> None:
    """Put facts into the entry, several of one field as one."""
    joined: dict[str, str] = {}
    for field, told in facts:
        joined[field] = f"{joined[field]}, {told}" if field in joined else told
    if "size" not in joined and "examples" in joined:
        joined["size"] = joined.pop("examples")  # its number is read from it
    for field, told in joined.items():
        if field == "organizations":
            entry.add_value(
                field, [one for f, part in facts if f == field for one in makers_of(part)]
            )
        elif field == "stars":
            entry.fields.append(Labelled(field, count_of_stars(told)))
        elif field == "Updated":
            entry.fields.append(Labelled(field, told.rpartition(" ")[2]))
        elif field == "published":
            date = parse_date(told) or str(parse_year(told) or told)
            entry.add_value("year", int(date[:4]))
            entry.add_value("published", date if len(date) > len("2023") else None)
        else:
            entry.fields.append(Labelled(field, told))


# `updated 2024-03`, `last commit: 2024-03-05`
_UPDATED = lazy_pattern(
    r"(?:last )?(?:updated?|commit|push|release)(?: on)?:? (?:19|20)\d\d[-./]\d\d?(?:[-./]\d\d?)?",
    re.IGNORECASE,
)
_SAYS_OF_WHAT = re.compile(r"\d.*[a-z] (?:of|from) [a-z]")


def parted_facts(text: str) -> tuple[list[Fact], str] | None:
    """The facts that a text consists of, and what stands among them; ``None`` for other texts."""
    text = text.strip(_AROUND)
    mark = next((mark for mark in _SEPARATORS if mark in text), None)
    if mark is None or len(text) > _LONGEST:
        return None
    parts = text.split(mark)
    if mark not in _SURE and any(part.count(" ") > _MOST_SPACES for part in parts):
        return None  # most are sentences
    facts: list[Fact] = []
    left: list[str] = []
    for part in parts:
        part = part.strip(" \t.。")
        field = meaning_of(part)
        if field:
            facts.append((field, part))
            if field == "examples" and _SAYS_OF_WHAT.search(part):
                left.append(part)  # `12,000 images of ropes` says what they are as well
        elif mark not in _SURE or not 0 < len(part.split()) <= _MOST_UNKNOWN:
            return None
        else:
            left.append(part)
    counted = Counter(field for field, _ in facts)
    if len(counted) < _LEAST or any(n > 1 for field, n in counted.items() if field not in _MANY):
        return None
    facts = [(_as_school(field, part, counted), part) for field, part in facts]
    told = {field for field, _ in facts}
    if not _OF_DATA & told and "organizations" not in told:
        return None
    if told <= _OF_COURSES and any(_HOURS.search(part) for field, part in facts if field == "size"):
        return None  # `(清华大学，约 20 小时)`: who gives a course, and how long it is
    if (
        "license" in told
        and told <= {"license", "organizations", "published"}
        and not any(
            part[-1:].isdigit() or "icen" in part for field, part in facts if field == "license"
        )
    ):
        return None  # `(MIT, 2019)`: who made it, or under which terms
    return facts, f"{mark.strip()} ".join(left) if mark in ", ; " else ", ".join(left)


def _as_school(field: str, part: str, counted: Counter[str]) -> str:
    """The field of ``MIT``: beside another licence it is the school."""
    if field == "license" and counted["license"] > 1 and part.lower() == _SCHOOL_OR_LICENSE:
        return "organizations"
    return field


def count_of_stars(told: str) -> str:
    """The count in ``⭐ 1.2k``, ``1.2k stars``."""
    return told.strip(" ★⭐🌟\ufe0f").removesuffix("stars").removesuffix("GitHub ").strip(" :")


@lru_cache(CACHE)
def meaning_of(part: str) -> str | None:
    """The field that a part fills for sure."""
    if not 0 < len(part) <= _LONGEST_PART or part[0] in "([（【" or part[-1] in ")]）】":
        return None
    if any(map(str.isdigit, part)):
        if STARRED.fullmatch(part):
            return "stars"
        if _SIZE.fullmatch(part):
            return "size"
        if parse_year(part) or parse_date(part):
            return "published"
        if _UPDATED.fullmatch(part):
            return "Updated"
        if len(part) <= _LONGEST_COUNT and _COUNTED.match(part) and examples_told(part):
            return "examples"
    if is_license(part) or license_of_line(part):
        return "license"
    if are_languages(part):
        return "languages"
    if are_programming_languages(part):
        return "Programming language"
    return "organizations" if makers_of(part) else None


_FACTS_AT_END = lazy_pattern(
    r"(?<=\S)\s*(?:\((?P<half>[^()（）]{2,60})\)|（(?P<full>[^()（）]{2,60})）)$"
)
# `港口语料 178 小时 400 人`, `Quay Corpus, 260 hours`
_HOURS_AT_END = lazy_pattern(
    r"(?<=\S)[,，]?\s+(?P<size>\d[\d,.]*\+?\s?(?:小时|小時|時間|hours|hrs))"
    r"(?:[\s,，]+(?P<who>\d[\d,.]*\+?\s?(?:人|speakers)))?$"
)
_HOUR_ENDS = ("时", "時", "間", "人", "s")
_TELLING = frozenset(("size", "examples", "license"))


def without_facts(title: str, values: dict[str, Any]) -> str:
    """``港口语料（1 万张图片）``: the name of data without such facts behind it, which it gets."""
    match = _FACTS_AT_END.search(title)
    if match is None:
        return title
    told = (match["half"] or match["full"]).strip()
    found = parted_facts(told)
    facts = found[0] if found and not found[1] else [(meaning_of(told) or "", told)]
    if not all(field in _TELLING for field, _ in facts):
        return title
    for field, text in facts:
        if field == "examples":
            values.setdefault("examples", examples_told(text))
            field = "size"
        values.setdefault(field, text)
    return title[: match.start()]


def without_hours(title: str, values: dict[str, Any]) -> str:
    """``港口语料 178 小时 400 人``: the name of data without how many hours of them there are.

    Who speaks in them is said of them.
    """
    hours = _HOURS_AT_END.search(title) if title.endswith(_HOUR_ENDS) else None
    if hours is None or "size" in values:
        return title
    values["size"] = hours["size"]
    if hours["who"]:
        said = (hours["who"], values.get("description"))
        values["description"] = ", ".join(str(words) for words in said if words)
    return title[: hours.start()]
