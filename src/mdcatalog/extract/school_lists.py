"""Courses without a link in bullets below their schools: ``- MIT`` over ``- Ropes: what it is``."""

from __future__ import annotations

from collections.abc import Sequence

from mdcatalog.extract.course_names import is_school, makers_of
from mdcatalog.extract.entries import Entry
from mdcatalog.extract.instructions import is_sentence
from mdcatalog.extract.items import ListReading, read_list
from mdcatalog.extract.labels import is_known_label
from mdcatalog.extract.naming import heading_kinds, heads_many
from mdcatalog.extract.shapes import head_of
from mdcatalog.tree import Item, List, block_links, plain_text

_COURSES = (("lecture", 1.0),)
_LEAST_SCHOOLS = 2
_LONGEST = 80


def courses_of_schools(
    block: List, headings: Sequence[str], path: tuple[str, ...]
) -> ListReading | None:
    """What stands below the items of a list without a link, most of which are schools.

    The heading has to name courses, and nothing else; a name that nobody knows among the schools
    (``- Other``) heads courses as they do. A school may also be the heading below that.
    """
    if not headings or len(block.items) < _LEAST_SCHOOLS:
        return None
    if is_school(headings[0]) and _names_courses(headings[1:2]):
        return _courses_alone(block, headings[0], path)
    if not _names_courses(headings[:1]):
        return None
    names = [" ".join(plain_text(head_of(item)).split()) for item in block.items]
    schools = sum(map(is_school, names))
    if schools < _LEAST_SCHOOLS or schools * 2 < len(names) or any(block_links([block])):
        return None
    courses = ListReading()
    for item, name in zip(block.items, names, strict=True):
        for below in item.blocks[1:]:
            if not isinstance(below, List):
                continue
            named = tuple(item for item in below.items if not _is_sentence(item))
            reading = read_list(below._replace(items=named), path)
            makers = makers_of(name)
            for entry in filter(_is_course, reading.entries):
                if makers:
                    entry.values["school"] = makers
                courses.entries.append(entry)
    return courses


def _names_courses(heading: Sequence[str]) -> bool:
    """Whether a heading, the only one here, names courses and nothing else, in the plural."""
    if not heading or heading_kinds(heading[0]) != _COURSES:
        return False
    return not heading[0].isascii() or heads_many(heading[0])


def _courses_alone(block: List, school: str, path: tuple[str, ...]) -> ListReading | None:
    """The courses right below the heading of a school, if no bullet is anything else."""
    if any(block_links([block])) or any(map(_is_sentence, block.items)):
        return None
    courses = read_list(block, path)
    if not all(map(_is_course, courses.entries)):
        return None
    for entry in courses.entries:
        entry.values["school"] = makers_of(school)
    return courses


def _is_sentence(item: Item) -> bool:
    text = plain_text(head_of(item)).rstrip()
    return (
        text.endswith((".", "。", "!", "！", "?", "？"))
        or "，" in text.replace(":", "：").partition("：")[0]
    )


def _is_course(entry: Entry) -> bool:
    """Whether an item is called as a course may be: by a short name, no sentence, no label."""
    named = 0 < len(entry.title) <= _LONGEST and not is_known_label(entry.title)
    return named and not is_sentence(entry)
