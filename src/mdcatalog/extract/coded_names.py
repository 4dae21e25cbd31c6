"""Courses whose number is set apart from their name: ``[CS 61C](…) **Great Ideas**``."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mdcatalog.extract.course_credits import is_course_number
from mdcatalog.extract.course_names import (
    dated_makers,
    is_school,
    makers_of,
    may_be_teachers,
    teachers_of,
    term_year,
)
from mdcatalog.extract.head_parts import Head
from mdcatalog.extract.naming import heading_kinds
from mdcatalog.extract.venues import is_title_case
from mdcatalog.patterns import lazy_pattern
from mdcatalog.tree import Inline, Link, Text
from mdcatalog.vocabulary import role_of

# `CS 61C`, `15-213`, `6.824`, `6.S191`, `ECE/CS 552`, `CSCI-GA.2270-001`, `CIS 4930 / CIS 5930`
_COURSE_CODE = lazy_pattern(
    r"(?:[A-Z][A-Za-z]{0,4}(?:/[A-Z]+|-[A-Z]{2})?[ .-]?\d{1,4}(?:[.-]\d{1,4})?"
    r"|\d{1,2}[.-]\w?\d{2,3})"
    r"[A-Za-z]{0,3}(?:(?:[/&,]| / | & ) ?\w+(?: \d{2,4})?)?"
)
_LONGEST_CODE = 24
_TWO = 2
# what parts a number from a name behind it
_MARK = re.compile(r"\s*[:：]\s*|\s+[-–—|]\s+|\s+")
# what may end a name in running words
_END = lazy_pattern(r"\s*[(（\[{]|\s+[-–—|]\s+|[,.;]\s|\s+by\s|\s*$")
_COMMA = re.compile(r"[,;]\s+")
# no names of courses begin so
_NO_NAMES = frozenset(
    [
        *("a", "an", "by", "with", "is", "was", "at", "from", "in", "on", "and", "or"),
        *("taught", "my", "our", "your", "this", "these", "see", "great", "good", "nice"),
        *("course", "class", "lecture", "lectures", "homework", "assignment", "lab", "labs"),
        *("final", "midterm", "exam", "exams", "recommended", "archived", "old", "new"),
    ]
)
_LEAST_WORDS = 2


def is_coded_name(code: str, name: str) -> bool:
    """Whether what is linked is a course's number, and what is in bold behind it no credit."""
    return _COURSE_CODE.fullmatch(code.strip()) is not None and not _is_credit(name.strip())


def code_before_name(pieces: Sequence[Inline], section: Sequence[str]) -> Head | None:
    """``**CS231n** - Convolutional Networks``, ``Stanford [CS236](…) - Generative Models``.

    A number that is linked or in bold, its school before it or not, is no title where a name
    follows: words in capitals that are neither who gives the course nor where nor when.
    """
    at = 1 if _stands_before(pieces) else 0
    code = pieces[at] if at + 1 < len(pieces) else None
    if not isinstance(code, (Text, Link)) or len(code.text) > _LONGEST_CODE:
        return None
    number = code.text.strip(" :：")
    if not any(map(str.isdigit, number)) or not (isinstance(code, Link) or code.strong):
        return None
    behind = pieces[at + 1]
    if not isinstance(behind, Text) or behind.strong or behind.emphasis:
        return None
    mark = _MARK.match(behind.text)
    closed = code.text.rstrip().endswith((":", "："))
    if (mark is None and not closed) or not _numbers_course(number, section):
        return None
    start = mark.end() if mark else 0
    end = start + _name_end(behind.text[start:])
    name = behind.text[start:end]
    if not _names_course(name):
        return None
    title = [*pieces[: at + 1], behind._replace(text=behind.text[:end])]
    rest = [behind._replace(text=behind.text[end:])] if behind.text[end:].strip() else []
    return Head([], title, [*rest, *pieces[at + _TWO :]], True)


def _stands_before(pieces: Sequence[Inline]) -> bool:
    """Whether a head begins with the name of a school and a linked number behind it."""
    first, second = pieces[:_TWO] if len(pieces) > _TWO else (None, None)
    if not isinstance(first, Text) or not isinstance(second, Link) or first.strong:
        return False
    return first.text[-1:].isspace() and is_school(first.text.strip())


def _numbers_course(number: str, section: Sequence[str]) -> bool:
    """Whether words are a course's number for sure, or as any below a heading for courses.

    ``GPT-2``, ``ISO 9001`` are none elsewhere.
    """
    if is_course_number(number):
        return True
    if _COURSE_CODE.fullmatch(number) is None:
        return False
    told = next((kinds for h in reversed(section) if (kinds := heading_kinds(h))), ())
    return told == (("lecture", 1.0),)


def _name_end(text: str) -> int:
    """Where the name of a course ends: before a bracket, a dash, a stop, and who gives it.

    Commas within a name part nothing: ``Ropes, Knots and Piers, MIT``.
    """
    end = len(text.rstrip())
    for joint in _END.finditer(text):
        if joint.group()[:1] not in ",;":
            end = joint.start()
            break
    commas = list(_COMMA.finditer(text, 0, end)) if "," in text or ";" in text else []
    for comma in reversed(commas):
        told = text[comma.end() : end].strip()
        if not (_is_credit(told) or may_be_teachers(told)):
            break
        end = comma.start()
    return end


def _names_course(name: str) -> bool:
    """Whether words behind a number are the name of a course."""
    words = name.split()
    if len(words) < _LEAST_WORDS or not name[:1].isupper() or words[0].lower() in _NO_NAMES:
        return False
    if role_of(name) is not None or not is_title_case(name):
        return False
    return not (_is_credit(name) or may_be_teachers(name))


def _is_credit(words: str) -> bool:
    """Whether words are who gives a course, where, or when: ``by Jane Doe``, ``Spring 2020``."""
    if term_year(words) is not None or makers_of(words) or dated_makers(words)[0]:
        return True
    return bool(teachers_of(words, sure=True))
