"""Names without a link and what is said of them: ``Quaynet -- a large corpus [paper] [code]``.

By itself such a line may be the title of a paper (``Quaynet: a large corpus for ships``). The
heading above, and the lines around it that are parted alike, say that it is not.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from mdcatalog.extract.entries import Entry
from mdcatalog.extract.head_titles import take_languages
from mdcatalog.extract.items import ListReading
from mdcatalog.extract.naming import heading_kinds
from mdcatalog.extract.titles import clean_title
from mdcatalog.extract.venues import STOP_WORDS, is_title_case
from mdcatalog.patterns import lazy_pattern
from mdcatalog.values import parse_ordinal
from mdcatalog.values.text import CJK

_THINGS = frozenset({"dataset", "tool", "lecture"})
_SEPARATOR = lazy_pattern(
    r"\s+(?P<dash>[-–—−|·]{1,3}|::|[=-]>|[=~→⟶⇒])\s+"
    r"|(?<=[\w\"”》)）])\s*(?P<rule>——+)\s*|\s*(?P<wide>[：；。])\s*"
    r"|(?<!\bUniv)(?<!\bInst)(?<!\bDept)(?P<mark>[:;,.])\s+|\s*(?P<open>[(（])(?=[^()（）]{8,}[)）]$)"
)
_OPENING, _CLOSING = "(（", ")）"
_MARKS = frozenset(":;,.：；。|·-–—−(（=~→⟶⇒")
_LEAST_TITLE = 4  # words of a title, and of a sentence behind it
_LEAST_REMARK = 3
_LONGEST_NAME = 4  # words
_LONGEST_COURSE = 8
_LONGEST_CHARS = 40
_LONGEST_LINE = 500
_LONGEST_CJK, _LEAST_CJK = 14, 4  # characters
_LEAST_ALIKE = 2
_NEAR = 6  # characters
_LONGEST_SMALL = 3  # letters of a word that is small in titles, too
_ARTICLES = frozenset({"a", "an", "the"})
_OF_CITATIONS = ("authors", "venue", "year", "published", "byline", "sort")


class _Parted(NamedTuple):
    """A title parted in two, and the mark that parts it."""

    mark: str
    name: str
    remark: str


def part_all_remarks(reading: ListReading, headings: Sequence[str]) -> list[Entry]:
    """Do so in a list and those in it, each below its label; returns all their entries."""
    entries = [entry for entry in reading.entries if entry.title]
    for label, inner in reading.groups:
        below = part_all_remarks(inner, (label, *headings) if label else headings)
        if not heading_kinds(label):
            entries.extend(below)  # their kind is that of the others, so are their marks
    part_remarks(entries, headings)
    return entries


def part_remarks(entries: Sequence[Entry], headings: Sequence[str]) -> None:
    """Move what is said of plain names, in a list of them, from their titles to descriptions."""
    plain = [entry for entry in entries if _is_plain(entry)]
    if not plain:
        return
    named = next((kinds for kinds in map(heading_kinds, headings) if kinds), ())
    kinds = {kind for kind, share in named if share == 1.0}
    things = kinds & _THINGS if "paper" not in kinds else set()
    parted = [(entry, _parted(entry.title, things)) for entry in plain]
    if not any(found for _, found in parted):
        return
    # those whose remark was told from the name before are like them
    told = [entry for entry in entries if entry.description and not _is_marked(entry)]
    mark = None if things else _common_mark(parted, entries)
    if not (things or mark):
        return
    alike = sum(1 for _, found in parted if found) + len(told)
    for entry, found in parted:
        if found is None or (mark and found.mark != mark):
            continue
        if things and alike < _LEAST_ALIKE and not (len(plain) == 1 and _is_told_of_name(found)):
            continue
        name = clean_title(found.name)
        entry.title = take_languages(entry, name) if name.endswith(")") else name
        ended = "" if found.mark in _OPENING else str(entry.values.get("ended", ""))
        remark = found.remark.removesuffix(ended) + ended
        entry.description = "\n".join(filter(None, (remark, entry.description)))
        entry.values["remark_behind"] = found.mark


def _common_mark(
    parted: Sequence[tuple[Entry, _Parted | None]], entries: Sequence[Entry]
) -> str | None:
    """The mark that parts most of the titles of a list in two, those parted before included."""
    before = [str(e.values["remark_behind"]) for e in entries if "remark_behind" in e.values]
    marks = Counter([*(found.mark for _, found in parted if found), *before])
    mark, alike = marks.most_common(1)[0]
    most = alike >= _LEAST_ALIKE and alike * 3 >= (len(parted) + len(before)) * 2
    return mark if most else None


def _is_plain(entry: Entry) -> bool:
    """Whether an entry is titled by words alone, which no citation explains."""
    values = entry.values
    if _is_marked(entry) or entry.citation or not entry.links:
        return False
    if len(entry.title) > _LONGEST_LINE or _MARKS.isdisjoint(entry.title):
        return False
    if any(name in values for name in _OF_CITATIONS):
        return False
    return all(link.place != "title" for link in entry.links)


def _is_marked(entry: Entry) -> bool:
    """Whether a title is set apart, and not just by its place in a list of lines."""
    return bool(entry.values.get("marked")) and not entry.values.get("plain")


def _parted(title: str, things: set[str]) -> _Parted | None:
    """The title parted where a name of one of the ``things``, or a full title, ends."""
    for match in _SEPARATOR.finditer(title):
        name, remark = title[: match.start()].strip(), title[match.end() :].strip()
        if match["open"]:
            remark = remark.rstrip(_CLOSING).strip()
        if not name or not remark or parse_ordinal(name) is not None:
            continue
        if name.count("(") > name.count(")") and not match["open"]:
            continue  # `mastkit (Windows, Linux): draws masts`
        if (things and _names_thing(name, things) and _tells(remark)) or (
            match["mark"] != "," and _is_full_title(name) and _is_sentence(remark)
        ):
            return _Parted(match.group().strip(), name, remark)
    return None


def _names_thing(name: str, things: set[str]) -> bool:
    """Whether words may be the name of a tool or of data, or the title of a course."""
    if "lecture" in things and any(map(str.isdigit, name.rpartition(" ")[2])):
        return False  # `CS50`, the number of a course
    if CJK.search(name):
        return len(name) <= _LONGEST_CJK
    words = name.split()
    if words[-1] in STOP_WORDS or _begins_sentence(words):
        return False
    if things == {"lecture"}:
        return len(words) <= _LONGEST_COURSE and is_title_case(name)
    return len(words) <= _LONGEST_NAME and len(name) <= _LONGEST_CHARS


def _begins_sentence(words: list[str]) -> bool:
    """Whether words begin as no name does: ``An additional``, ``For more``, but ``The Pile``."""
    named = words[0] == "The" and len(words) > 1 and words[1][:1].isupper()
    return words[0].lower() in STOP_WORDS and not named


def _tells(remark: str) -> bool:
    """Whether words say what a thing is, and are no part of a title."""
    if CJK.search(remark):
        return len(CJK.findall(remark)) >= _LEAST_CJK
    words = remark.split()
    does = words[0].islower() and words[0].endswith("s") and len(words[0]) > _LONGEST_SMALL
    least = _LEAST_REMARK - (words[0] in _ARTICLES or does)  # `an editor`, `draws knots`
    return len(words) >= least and not is_title_case(remark)


def _is_full_title(name: str) -> bool:
    words = name.split()
    small = any(len(w) > _LONGEST_SMALL and w.islower() and w not in STOP_WORDS for w in words)
    return len(words) >= _LEAST_TITLE and words[-1] not in STOP_WORDS and not small


def _is_sentence(remark: str) -> bool:
    """Whether words behind a title are no more of it, up to where they may be parted again."""
    if CJK.search(remark[:_NEAR]):
        return _tells(remark)
    first = _SEPARATOR.split(remark, maxsplit=1)[0]
    words = first.split()
    small = sum(word.islower() and word not in STOP_WORDS for word in words[1:])
    return len(words) >= _LEAST_TITLE and small >= _LEAST_ALIKE and not is_title_case(first)


def _is_told_of_name(found: _Parted) -> bool:
    """Whether words behind a name are about it, where no other line is like this one."""
    word = found.remark.split(None, 1)[0]
    if word.islower() or word.lower() in _ARTICLES or CJK.search(found.remark):
        return True
    return " " not in found.name and not is_title_case(found.name + " " + found.remark)
