"""Sections that are about one thing: a heading, labelled lines, text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from mdcatalog.extract.bodies import BodyReader
from mdcatalog.extract.citations import is_name
from mdcatalog.extract.entries import Entry, Place, found_links, split_lines
from mdcatalog.extract.full_titles import KIND_TITLES, TITLE_WORDS, take_title
from mdcatalog.extract.labels import role_of_label, split_label
from mdcatalog.extract.naming import heading_kinds
from mdcatalog.extract.paragraphs import (
    heads_links,
    is_convincing,
    is_title_over_labels,
    names_a_link,
    numbers_a_link,
    opens_with_link,
    read_paragraph,
)
from mdcatalog.extract.published import take_venue
from mdcatalog.extract.shapes import head_of, is_label_list, is_labelled, is_titled
from mdcatalog.extract.titles import heading_title, is_role_link
from mdcatalog.extract.weights import EXCLUDED
from mdcatalog.tree import (
    Block,
    Comment,
    Details,
    Footnote,
    Image,
    Inline,
    Item,
    Link,
    List,
    Paragraph,
    Quote,
    Rule,
    Section,
    Table,
    Text,
    block_links,
    plain_text,
)
from mdcatalog.values import parse_duration, parse_ordinal
from mdcatalog.vocabulary import (
    HEADINGS,
    TITLE_FALLBACK,
    fold,
    header_spellings,
    heading_key,
    is_aspect,
    is_no_list,
    is_sort,
    role_of,
)

# `第 3 讲：…`, `Lecture 5 - …`: the heading of one of a course's lessons.
_LESSON = re.compile(
    r"(?:第\s*\d{1,3}\s*[讲講课課集期回]|(?:lecture|lesson|episode|talk)\s*#?\d{1,3}(?!\d))\s*[:：\-–—.、]?\s*(?=\S)",
    re.IGNORECASE,
)
# `Lecture 1a - Introduction [Jane Doe]`
_SPEAKER = re.compile(r"(?<=\w)\s*\[([^\[\]]+ [^\[\]]+)\]$")
# Capitals or a number, as names have them: `CoNLL 2012`
_PROPER = re.compile(r"[A-Z][A-Za-z]*[A-Z]|[A-Z][a-z]+\w* \d{4}")
_MAX_PROSE = 2500
_MAX_SHORT = 400
_TOPICS = frozenset(map(fold, TITLE_FALLBACK))
_LEAST_FACTS = 2
# Latin endings in the singular: a heading in the plural heads a list.
_ONE_THING = frozenset({"dataset", "corpus", "benchmark", "course", "toolkit", "database"})


@dataclass
class SectionReading:
    """A section as one entry, and how strongly it speaks for being one (0 to 3)."""

    section: Section
    entry: Entry
    strength: float


def heading_text(section: Section) -> str:
    """A section's heading as a reader sees it."""
    return " ".join(plain_text(section.heading.content).split()) if section.heading else ""


def aspect_sections(section: Section) -> list[Section]:
    """Subsections that are aspects (overview, resources …) of what the section is about."""
    return [child for child in section.sections if _is_aspect(child)]


def _is_aspect(section: Section) -> bool:
    """Whether a section is an aspect of the one above; its address may be set as a heading."""
    content = section.heading.content if section.heading else ()
    return is_aspect(heading_text(section)) or (
        len(content) == 1 and _shows_address(content[0]) and not section.sections
    )


def read_section(section: Section, path: tuple[str, ...]) -> SectionReading | None:
    """The section as an entry; ``None`` where it cannot be one."""
    if section.heading is None:
        return None
    heading = heading_text(section)
    title, duration, date = heading_title(heading)
    if not title or title.startswith("http"):
        return None
    aspects = aspect_sections(section)
    if not _may_be_entry(section, heading, duration is not None, aspects):
        return None
    blocks = [b for b in section.blocks if not isinstance(b, (Rule, Comment, Footnote))]
    entry = Entry("section", section.start, section.end, path)
    entry.title = title = take_venue(entry, title)
    entry.citation = False  # a venue in a heading is no citation
    entry.values["heading"] = title
    links = [piece for piece in section.heading.content if isinstance(piece, Link)]
    entry.links.extend(found_links(section.heading.content, "title"))
    entry.add_value("duration_seconds", duration)
    entry.add_value("heading_date", date)
    speaker = _SPEAKER.search(title)
    if speaker and is_name(speaker[1]):
        entry.add_value("speakers", [speaker[1]])
        entry.title = title = title[: speaker.start()].rstrip()
    lesson = _LESSON.match(heading)
    if lesson:
        entry.values["lesson"] = True
        entry.title = _LESSON.sub("", title, count=1) or title
        entry.add_value("number", parse_ordinal(lesson.group().strip(" :：-–—.")))
    body = BodyReader(entry)
    body.read(blocks)
    inner = list(section.sections)
    while inner:
        child = inner.pop(0)
        if child.heading:
            place: Place = "field" if _shows_address(child.heading.content[0]) else "body"
            entry.links.extend(found_links(child.heading.content, place))
        body.close()
        body.read(child.blocks)
        inner = [*child.sections, *inner]
    body.finish()
    strength = _strength(section, entry, body, bool(links), aspects, heading)
    take_title(entry)
    return SectionReading(section, entry, strength)


def _may_be_entry(section: Section, heading: str, timed: bool, aspects: list[Section]) -> bool:
    """Whether the section can be about one thing at all; decided before its body is read."""
    if is_no_list(heading) or is_aspect(heading) or is_sort(heading):
        return False
    if timed or _has_duration_line(section):
        return True
    if section.sections and len(aspects) * 2 < len(section.sections):
        return False
    linked = _is_linked(section)
    return not _blocks_list_items(section.blocks, linked, heading) and not any(
        map(_lists_below, section.sections)
    )


def _is_linked(section: Section) -> bool:
    """Whether the whole of a heading is a link to what it names."""
    pieces = section.heading.content if section.heading else ()
    shown = [piece for piece in pieces if plain_text((piece,)).strip()]
    return len(shown) == 1 and isinstance(shown[0], Link) and not is_role_link(shown[0])


def _lists_below(section: Section) -> bool:
    """Whether a subsection lists items; the links of an aspect (resources …) are no items."""
    if _is_aspect(section):  # a course's schedule lists its lessons
        here = any(isinstance(block, Table) and _is_schedule(block) for block in section.blocks)
    else:
        here = _blocks_list_items(section.blocks)
    return here or any(map(_lists_below, section.sections))


def _is_schedule(table: Table) -> bool:
    """Whether a table has a row for each lesson, with its topic."""
    return (
        len(table.header) > 2
        and len(table.rows) > 2
        and any(
            spelling in _TOPICS
            for cell in table.header
            for spelling in header_spellings(plain_text(cell.content))[:1]
        )
    )


def _has_duration_line(section: Section) -> bool:
    for block in section.blocks:
        if not isinstance(block, Paragraph):
            continue
        for line in split_lines(block.content):
            if len(line) == 1 and isinstance(line[0], Text) and len(line[0].text) <= 24:
                text = line[0].text
                if any(map(str.isdigit, text)) and parse_duration(text) is not None:
                    return True
    return False


def _strength(
    section: Section,
    entry: Entry,
    body: BodyReader,
    linked: bool,
    aspects: list[Section],
    heading: str,
) -> float:
    if "duration_seconds" in entry.values:
        return 3.0
    if "lesson" in entry.values and (body.words or body.known_labels or entry.links):
        return 1.5
    if body.known_labels >= 2:
        return 3.0 if (section.heading and not section.sections) or aspects else 2.0
    if body.known_labels and body.link_labels:
        return 2.0
    web = [link for link in entry.links if not link.image and link.url.startswith("http")]
    labelled = any(link.label and role_of_label(link.label) for link in web) or (
        sum(map(_shows_roles, section.blocks)) == 1
        and (body.known_labels > 0 or not any(map(_is_bold, section.blocks)))
    )
    has_body = body.words > 0 or any(not isinstance(b, Rule) for b in section.blocks)
    if labelled and body.words < _MAX_PROSE:
        return 1.5
    if linked and has_body and body.words:
        return 1.5
    if web and _is_linked(section) and not section.blocks and not section.sections:
        return 1.5  # a name and its address, and nothing below
    if web and "venue" in entry.values:
        return 1.5  # `Title (2023 ACL)`
    if web and _opens_with_address(section) and len(aspects) == len(section.sections):
        return 1.5
    if web and has_body and body.words < _MAX_PROSE and not section.sections:
        listed = any(isinstance(b, List) and len(b.items) > 1 for b in section.blocks)
        itself = _names_itself(heading) and body.words < _MAX_SHORT and not listed
        return 1.5 if itself else 0.8
    if body.words and body.words < _MAX_PROSE and not section.sections:
        return 0.3
    return 0.0


def _is_bold(block: Block) -> bool:
    """Whether a paragraph has words in bold, which may name things of their own."""
    return isinstance(block, Paragraph) and any(
        isinstance(piece, (Text, Link)) and piece.strong for piece in block.content
    )


def _shows_roles(block: Block) -> bool:
    """Whether a paragraph is nothing but links, whose texts name their roles (``[Paper](…)``)."""
    if not isinstance(block, Paragraph):
        return False
    words = plain_text(tuple(p for p in block.content if not isinstance(p, Link)))
    roles = [p for p in block.content if isinstance(p, Link) and role_of(p.text)]
    return bool(roles) and not any(map(str.isalnum, words))


def _opens_with_address(section: Section) -> bool:
    """Whether the first line below a heading is nothing but the address of what it names."""
    below = [*section.blocks, *section.sections]
    first = below[0] if below else None
    if isinstance(first, Section) and first.heading:
        first = Paragraph(first.heading.content, first.start, first.end)
    if not isinstance(first, Paragraph):
        return False
    pieces = [p for p in split_lines(first.content)[0] if plain_text((p,)).strip()]
    return len(pieces) == 1 and _shows_address(pieces[0])


def _shows_address(piece: Inline) -> bool:
    """Whether a link shows the address that it leads to."""
    return isinstance(piece, Link) and (piece.bare or piece.text.strip().startswith("http"))


def _names_itself(heading: str) -> bool:
    """Whether a heading is a name that ends in its kind: ``中华古诗词数据库``, ``Foo Dataset``."""
    key = heading_key(heading)
    for kind, _ in heading_kinds(heading):
        if kind in EXCLUDED:
            continue
        endings = [w for w in map(fold, HEADINGS[kind]) if not w.isascii() or w in _ONE_THING]
        if any(key.endswith(word) and len(key) >= len(word) + 2 for word in endings):
            return True
    return False


def _blocks_list_items(blocks: Sequence[Block], linked: bool = False, heading: str = "") -> bool:
    """Whether blocks hold tables or lists of items rather than facts about one thing.

    Below a ``linked`` heading, words in bold head the parts of what is said about its thing.
    """
    named = titled = 0
    for index, block in enumerate(blocks):
        if isinstance(block, Details) and Link in map(type, block.summary):
            return True
        if isinstance(block, (Details, Quote)) and _blocks_list_items(block.blocks):
            return True
        if isinstance(block, Paragraph) and not linked:
            named += names_a_link(block)
            titled += (
                is_title_over_labels(block)
                or heads_links(blocks, index)
                or numbers_a_link(block)
                or opens_with_link(block)
            )
            if titled > 1:
                return True
            if named > 2 or (named and len(blocks) == 1 and _is_named_apart(block, heading)):
                return True
            if block.html or _begins_in_bold(block):
                _, entries = read_paragraph(blocks, index, ())
                if any(is_convincing(entry, promised=False) for entry in entries):
                    return True
        if isinstance(block, Table) and _is_item_table(block):
            return True
        if isinstance(block, List) and sum(map(_tells_facts, block.items)) > 1:
            return True
        if isinstance(block, List) and not is_label_list(block):
            links = sum(
                1
                for item in block.items
                if (is_titled(head_of(item)) and not linked)
                or any(not isinstance(x, Image) for x in block_links(item.blocks))
            )
            if links * 2 > len(block.items) or (len(block.items) == 1 and links):
                return True
    return False


def _is_named_apart(paragraph: Paragraph, heading: str) -> bool:
    """Whether a paragraph names a thing by a proper name, below a heading that has none."""
    name = plain_text(paragraph.content[:1])
    return _PROPER.search(name) is not None and re.search(r"[A-Za-z]", heading) is None


def _tells_facts(item: Item) -> bool:
    """Whether an item is a name, and in a list below it labelled facts about what it names."""
    return not split_label(list(head_of(item)), any_label=True) and any(
        isinstance(block, List)
        and sum(1 for inner in block.items if is_labelled(head_of(inner))) >= _LEAST_FACTS
        for block in item.blocks[1:]
    )


def _is_item_table(table: Table) -> bool:
    """Whether a table lists things; one of two columns may be facts about one thing."""
    if len(table.header) > 2:
        return bool(table.rows)
    named = sum(
        1 for row in table.rows if row.cells and any(map(_is_named_link, row.cells[0].content))
    )
    if named > 1 and named * 2 > len(table.rows):
        return True
    return bool(table.rows) and any(
        spelling in TITLE_WORDS or spelling in KIND_TITLES
        for cell in table.header
        for spelling in header_spellings(plain_text(cell.content))[:1]
    )


def _is_named_link(piece: Inline) -> bool:
    return isinstance(piece, Link) and not is_role_link(piece)


def _begins_in_bold(paragraph: Paragraph) -> bool:
    """Whether a paragraph begins with bold words that are no label."""
    lines = split_lines(paragraph.content)
    first = lines[0][0] if lines else None
    if not isinstance(first, (Text, Link)) or not first.strong:
        return False
    return split_label(lines[0]) is None
