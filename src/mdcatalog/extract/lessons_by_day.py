"""Lessons of a course that headings name behind their days: ``### Aug 17: Ropes``.

Below each stands what it brings with it: what is read for it, shown in it, handed in by then.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from mdcatalog.extract.days_in_place import behind_day
from mdcatalog.extract.entries import FoundLink, Labelled, found_links, split_lines
from mdcatalog.extract.labels import role_of_label
from mdcatalog.extract.lessons import teaches
from mdcatalog.extract.log_leads import tell_of_papers
from mdcatalog.extract.part_names import part_role
from mdcatalog.extract.section_shapes import heading_text
from mdcatalog.extract.sections import SectionReading, blocks_below, read_section
from mdcatalog.extract.shapes import head_of
from mdcatalog.extract.titles import is_role_link
from mdcatalog.patterns import lazy_pattern
from mdcatalog.tree import (
    Block,
    Inline,
    Link,
    List,
    Paragraph,
    Section,
    Text,
    block_inlines,
    plain_text,
    walk_blocks,
)
from mdcatalog.values import DateOrder, infer_date_order
from mdcatalog.vocabulary import (
    COURSEWORK_COLUMNS,
    SCHEDULES,
    fold,
    heading_key,
    is_coursework,
    is_no_lesson,
)

_LEAST = 3
_SURELY = 3.0
_SHOWN = frozenset({"slides", "video", "code", "demo"})
_WORK = "work"
# `Optional advanced reading:`, `**Readings**`
_LABEL = lazy_pattern(r"\s*(?P<label>[^\W\d_][^:：.!?]{2,40}?)\s*[:：]")
_READ = lazy_pattern(r"reading|textbook|阅读|閱讀|読み物|읽기|чтение|lecturas")


def lessons_by_day(
    sections: Sequence[Section], path: tuple[str, ...], title: str = ""
) -> list[SectionReading | None]:
    """The readings of sections beside each other that are a course's schedule; none for others.

    Two thirds of the headings begin with a day, and most of the days bring something with them:
    work to hand in, unless what is above is called a course or its schedule. The days off are no
    lessons.
    """
    parted = [behind_day(heading_text(section)) for section in sections]
    dated = [at for at, (day, _) in enumerate(parted) if day]
    if len(dated) < _LEAST or len(dated) * 3 < len(sections) * 2:
        return []
    above = (*([title] if title and title not in path else []), *path)
    if tell_of_papers(above):
        return []
    brought = [_brought(sections[at].blocks) for at in dated if not _is_free(parted[at][1])]
    handed_in = sum(_WORK in sorts for sorts in brought)
    if sum(map(bool, brought)) * 2 < len(brought) or not (handed_in > 1 or _heads_lessons(above)):
        return []
    order = infer_date_order([day for day, _ in parted if day])
    readings: list[SectionReading | None] = []
    for section, (day, name) in zip(sections, parted, strict=True):
        if not day:
            readings.append(read_section(section, path))
        elif _is_free(name):
            readings.append(None)
        else:
            readings.append(_lesson(section, day, order, path))
    return readings


def _heads_lessons(path: tuple[str, ...]) -> bool:
    return teaches(path) or (bool(path) and heading_key(path[-1]) in SCHEDULES)


def _is_free(name: str) -> bool:
    return is_no_lesson(name.strip(), linked=False)


def _lesson(
    section: Section, day: str, order: DateOrder, path: tuple[str, ...]
) -> SectionReading | None:
    """A lesson: the words below its heading tell of it, and what comes with it is linked.

    What is read for it is another thing, and names no title, author or venue of the lesson.
    """
    heading = section.heading
    if heading is None:
        return None
    own = section._replace(heading=heading._replace(content=_without_day(heading.content)))
    at = next((i for i, b in enumerate(own.blocks) if not _tells(b)), len(own.blocks))
    reading = read_section(own._replace(blocks=own.blocks[:at], sections=()), path, sure=True)
    if reading is None:
        return None
    entry = reading.entry
    below = [*walk_blocks(own.blocks[at:])]
    below.extend(block for child in own.sections for block in blocks_below(child))
    for content in (content for block in below for content in block_inlines(block)):
        entry.links.extend(_links(content))
    entry.values["date_orders"] = {"date": order}
    entry.values["lesson"] = entry.values["by_day"] = True
    entry.fields.append(Labelled("date", day))
    return SectionReading(own, entry, _SURELY)


def _tells(block: Block) -> bool:
    """Whether a block is words about a lesson, and nothing that comes with it."""
    return isinstance(block, Paragraph) and not _brought([block])


def _links(content: Sequence[Inline]) -> list[FoundLink]:
    """The links of a bullet, below what it is labelled; one by itself may say its role."""
    labelled = _LABEL.match(plain_text(tuple(content)))
    label = labelled["label"] if labelled else ""
    if not is_reading(label) and role_of_label(label) not in _SHOWN:
        label = ""
    alone = all(map(is_role_link, content))
    return found_links(content, "field" if label or alone else "body", label)


def is_reading(label: str) -> bool:
    """Whether a label says that something is to be read: ``Optional readings``, ``阅读材料``."""
    folded = fold(label)
    return bool(_READ.search(folded)) and (
        folded in COURSEWORK_COLUMNS or folded.rpartition(" ")[2] in COURSEWORK_COLUMNS
    )


def _without_day(content: Sequence[Inline]) -> tuple[Inline, ...]:
    """The pieces of a heading behind the day in the first of them."""
    first = content[0]
    if not isinstance(first, (Text, Link)):
        return tuple(content)
    rest = behind_day(first.text)[1]
    return (first._replace(text=rest), *content[1:]) if rest else tuple(content[1:])


def _brought(blocks: Sequence[Block]) -> set[str]:
    """The sorts of what a lesson brings with it, as its bullets and lines begin with them."""
    return {sort for line in _lines(blocks) if (sort := _sort_of(line))}


def _lines(blocks: Sequence[Block]) -> Iterable[Sequence[Inline]]:
    for block in blocks:
        if isinstance(block, List):
            yield from map(head_of, block.items)
        elif isinstance(block, Paragraph):
            yield from split_lines(block.content)


def _sort_of(line: Sequence[Inline]) -> str:
    """What sort of thing a line gives for a lesson; an empty text where it is of none."""
    text = plain_text(tuple(line)).strip()
    if is_coursework(text):
        return _WORK
    labelled = _LABEL.match(text)
    if labelled:
        label = fold(labelled["label"])
        last = label.rpartition(" ")[2]
        if label in COURSEWORK_COLUMNS or last in COURSEWORK_COLUMNS:
            return last
    first = line[0] if line else None
    role = part_role(first.text) if isinstance(first, Link) else None
    return role if role is not None and role in _SHOWN else ""
