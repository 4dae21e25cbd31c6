"""Labelled values within a line, behind its title: ``绳结之美 主讲：张三 时长：45分钟 https://…``."""

from __future__ import annotations

from mdcatalog.extract.entries import Entry, Labelled
from mdcatalog.extract.person_names import is_name
from mdcatalog.patterns import lazy_pattern
from mdcatalog.tree import Inline, Text
from mdcatalog.values import parse_date, parse_duration, parse_year, split_names
from mdcatalog.vocabulary import FIELDS, fold

#: Labels of authors and speakers.
PEOPLE_LABELS = frozenset(fold(word) for name in ("authors", "speakers") for word in FIELDS[name])
_TIMES = frozenset(fold(word) for name in ("date", "duration", "year") for word in FIELDS[name])
_NAMED = frozenset(
    fold(word) for name in ("venue", "organizations", "license") for word in FIELDS[name]
)
# the last label of the words, and what stands behind it to their end
_LAST = lazy_pattern(
    r"(?P<title>.*\S)[\s,，|｜;；(（\[【–—-]+(?P<label>[^\W\d_]{2,12}(?: [^\W\d_]{1,10})?)"
    r"\s?[:：]\s*"
    r"(?P<value>[^:：()（）\[\]【】|｜]{2,80}?(?::\d\d){0,2}(?:[(（][^()（）:：]{2,30}[)）][^:：()（）]{0,30}?)?)"
    r"[)）\]】,，;；|｜。.]*\s*",
)
_GROUP_BEHIND = lazy_pattern(r"\s*[(（][^()（）]{2,30}[)）]\s*$")
_LONGEST = 240
_LONGEST_NAME = 40
_OPENING = "(（[【,，|｜;；"


def take_labels_within(entry: Entry, pieces: list[Inline]) -> list[Inline]:
    """The pieces without labelled values at the end of the words before the first link."""
    first = pieces[0] if pieces else None
    if not isinstance(first, Text) or first.emphasis or len(first.text) > _LONGEST:
        return pieces
    text = first.text
    found: list[Labelled] = []
    while "：" in text or ":" in text:
        match = _LAST.fullmatch(text)
        label = fold(match["label"]) if match else ""
        told = _dated(match["value"]) if match and label in PEOPLE_LABELS else None
        value, day = told or (match["value"] if match else "", "")
        if match is None or not _is_told(label, value):
            break
        if match["label"][0].islower() and match["label"].isascii():
            between = text[match.end("title") : match.start("label")]
            if not any(sign in _OPENING for sign in between):
                break  # `All the time: 3 days`
        if day:
            found.insert(0, Labelled("date", day))
        found.insert(0, Labelled(match["label"], value))
        text = match["title"]
    if not found:
        return pieces
    entry.fields.extend(found)
    return [first._replace(text=f"{text} "), *pieces[1:]]


def _dated(value: str) -> tuple[str, str] | None:
    """``张三，2022 年 5 月 3 日``: people and the day behind them."""
    for comma in ("，", ","):
        names, _, day = value.rpartition(comma)
        if names and parse_date(day.strip()):
            return names.strip(), day.strip()
    return None


def _is_told(label: str, value: str) -> bool:
    """Whether a label has a field, and behind it stands what may fill that."""
    value = value.strip()
    if label in PEOPLE_LABELS:
        names = split_names(_GROUP_BEHIND.sub("", value))
        return bool(names) and all(map(is_name, names))
    if label in _TIMES:
        return bool(parse_date(value) or parse_year(value)) or parse_duration(value) is not None
    return label in _NAMED and len(value) <= _LONGEST_NAME
