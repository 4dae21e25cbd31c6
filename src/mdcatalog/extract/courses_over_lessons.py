"""Courses without a link over lessons: ``- [MIT] Ropes by Jane Doe`` over ``- Lecture 1: …``."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mdcatalog.extract.course_credits import course_credits
from mdcatalog.extract.course_names import makers_of
from mdcatalog.extract.entries import Entry
from mdcatalog.extract.lessons import LESSON
from mdcatalog.patterns import lazy_pattern

_LEAST = 2  # lessons
_LEAST_TITLE = 2  # words
_GROUP = lazy_pattern(r"\s*[\[【(（](?P<maker>[^\[\]【】()（）]{2,60})[\]】)）]\s*(?=\S)")
_WORD = re.compile(r"\w+")


def heads_course(label: str, lessons: Sequence[Entry]) -> bool:
    """Whether an item over lessons, which are counted, names their course and who gives it.

    Each lesson is given by them that give the course. A topic over lessons is no course.
    """
    if len(lessons) < _LEAST or not all(LESSON.match(entry.title) for entry in lessons):
        return False
    group = _GROUP.match(label)
    makers = makers_of(group["maker"]) if group else []
    title = label[group.end() :] if group and makers else label
    told = course_credits(title) if len(_WORD.findall(title)) >= _LEAST_TITLE else None
    makers = makers or (told.organizations if told else [])
    teachers = told.speakers if told else []
    if makers_of(label) or not (makers or teachers):
        return False
    for lesson in lessons:
        lesson.values["school"] = makers
        lesson.values["teachers"] = teachers
    return True
