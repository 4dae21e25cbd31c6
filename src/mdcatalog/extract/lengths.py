"""How long a course or talk takes, in the words about it: ``~ 4 hours``, ``（约 20 小时）``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from mdcatalog.extract.credits_alone import credits_alone
from mdcatalog.extract.entries import Entry, Labelled
from mdcatalog.links import host_role
from mdcatalog.patterns import lazy_pattern
from mdcatalog.values import parse_duration

_HOURS = r"(?:h|hrs?|hours?|heures?|horas?|stunden|小时|小時|時間|시간)"
_MINUTES = r"(?:(?-i:m)|mins?|minutes?|minutos?|minuten|分钟|分鐘|分|분)"
_ABOUT = (
    r"(?:~|≈|≃|∼|about|approx(?:imately|\.)?|around|circa|ca\.|estimated"
    r"|约|約|大约|共|总共|全长|약|총)"
)
# between separators, in brackets or behind a word that says that it is no exact number
_LABEL = r"(?:total )?(?:duration|length|runtime|effort|时长|时间|總時長|总时长)"
_BEHIND = (
    r"of (?:videos?|content|materials?|lectures?|study|learning|instruction)"
    r"|total|long|in total|to (?:complete|finish)|on[- ]demand video"
)
_LENGTH = lazy_pattern(
    rf"(?P<before>^|[(（\[，;；|·。•]|,(?!\d)|[./]\s|\s[-–—]|(?P<sure>[(（\[]?\s*{_ABOUT})"
    rf"|(?P<bare>(?<=[\w)）])\s))\s*(?:{_ABOUT}\s*)?(?:{_LABEL}\s*[:：]?\s*(?:{_ABOUT}\s*)?)?"
    rf"(?P<value>\d{{1,3}}(?:\.\d)?\s?{_HOURS}(?:,?\s?\d{{1,2}}\s?{_MINUTES})?"
    rf"|\d{{1,3}}\s?{_MINUTES})(?:\s(?:{_BEHIND}))?"
    r"(?=\s*(?:$|[)）\],，;；|·。/•]|\.(?:\s|$)|\s[-–—]\s))",
    re.IGNORECASE,
)
_PLUS = re.compile(r"(?<=\d)\s?\+(?=\s?[^\W\d_])")
_EACH = re.compile(r"week|/wk|\beach\b|\bevery\b|\bper\b|\bdays?\b|每|周|天", re.IGNORECASE)
_UNITS = re.compile(r"\d\s?(?:[hmHM]|小|分|時|시|분|stu)", re.IGNORECASE)
# how a title may end that tells a length
_ENDS = frozenset("hHsrn.)）]时時分鐘钟間시간")
_CLOSING = ")）]"
_CLOCK = 4
# no time of day, and no verse
_CLOCKED = lazy_pattern(
    r"(?P<title>.*[^\W\d].*?)(?<!\bat)(?<!@)\s*(?:[-–—|·,，]\s*|\s)"
    r"(?P<clock>(?:\d{1,2}:)?\d{1,2}:[0-5]\d)"
)
# `[26.25]`, `(1.03.30)`
_DOTTED = lazy_pattern(r"[(（\[](?P<clock>(?:\d{1,2}\.)?\d{1,2}\.[0-5]\d)[)）\]]")
_DOTTED_ENDS = frozenset(")）]")
_LEAST_TIMED = 2
_LONGEST = 300


def take_length(values: dict[str, Any], entry: Entry) -> None:
    """Put the length that the words about a talk tell, or the end of its title, into its values."""
    if "duration_seconds" in values:
        return
    length, entry.description = length_told(entry.description)
    if not length and entry.title[-1:] in _ENDS:
        length, entry.title = length_told(entry.title, titled=True)
    if not length and entry.title[-1:].isdecimal() and ":" in entry.title[-_CLOCK:]:
        length, entry.title = _clocked(entry)
    if length:
        values["duration_seconds"] = length


def share_lengths(entries: Sequence[Entry]) -> None:
    """Read ``[26.25]`` behind a talk as its length, where most others have ``[26:25]`` there."""
    dotted = [
        (entry, match["clock"])
        for entry in entries
        if entry.description[-1:] in _DOTTED_ENDS
        and (match := _DOTTED.fullmatch(entry.description))
    ]
    if not dotted:
        return
    timed = sum(any(told.label == "duration" for told in entry.fields) for entry in entries)
    if timed < _LEAST_TIMED or timed * 2 < len(entries):
        return
    for entry, clock in dotted:
        entry.fields.append(Labelled("duration", clock.replace(".", ":")))
        entry.description = ""


def _clocked(entry: Entry) -> tuple[int | None, str]:
    """The length at the end of the title of a recording, and the rest: ``Ropes at Sea 45:02``."""
    found = _CLOCKED.fullmatch(entry.title)
    if found is None or not any(host_role(link.url) == "video" for link in entry.links):
        return None, entry.title
    return parse_duration(found["clock"]), found["title"]


def length_told(text: str, *, titled: bool = False) -> tuple[int | None, str]:
    """The length in seconds that the first line of a text tells, and the text without it.

    Of what is ``titled`` so only the end tells it.

    >>> length_told("~ 4 hours."), length_told("2 hours a week")
    ((14400, ''), (None, '2 hours a week'))
    """
    line, newline, below = text.partition("\n")
    plain = _PLUS.sub("", line) if "+" in line or "＋" in line else line
    if len(line) > _LONGEST or not _UNITS.search(plain) or _EACH.search(line):
        return None, text
    line = _PLUS.sub("", line)
    found = list(_LENGTH.finditer(line))
    if len(found) != 1:
        return None, text  # `Part 1: 2 hours, part 2: 3 hours`
    match = found[0]
    before, behind = line[: match.start()], line[match.end() :]
    if titled and (not before or behind.strip(" .)）]")):
        return None, text
    seconds = parse_duration(match["value"])
    if seconds is None:
        return None, text
    opened = match.group().lstrip()[:1] in ("(", "（", "[")
    if match["bare"] is not None and not match["sure"]:
        told, left = credits_alone(before)
        if told is None or left or behind.strip(" .。"):
            return None, text  # `Build a boat in 24 hours`
    if opened:
        if behind.lstrip()[:1] in _CLOSING:
            behind = behind.lstrip()[1:]
        else:  # `(10 hours, free)`
            before, behind = f"{before.rstrip()} (", behind.lstrip(" ,，;；|·")
    elif before and not behind.strip(" .。"):
        behind = ""
    rest = f"{before.rstrip()}{behind}".strip(" ,，;；|·~-–—")
    if rest.startswith("."):
        rest = rest.lstrip(". ")
    return seconds, f"{rest}{newline}{below}".strip()
