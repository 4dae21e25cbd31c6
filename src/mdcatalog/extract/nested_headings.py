"""Things of their own below what a heading names: linked headings, and the rows of a table."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from mdcatalog.extract.labels import role_of_label, split_label
from mdcatalog.extract.lessons import LESSON, part_lessons
from mdcatalog.extract.link_evidence import host_of
from mdcatalog.extract.part_names import part_role
from mdcatalog.extract.section_shapes import (
    heading_text,
    is_aspect_section,
    is_item_table,
    only_piece,
)
from mdcatalog.extract.shapes import head_of
from mdcatalog.links import host_role, identify
from mdcatalog.tree import (
    Block,
    Heading,
    Inlines,
    Link,
    List,
    Paragraph,
    Section,
    Table,
    Text,
    block_links,
    plain_text,
)
from mdcatalog.vocabulary import is_sort

_LEAST_WITHIN = 2
_LONGEST_NAME = 4  # words
_LEAST_PARTED = 2


def part_things(section: Section) -> tuple[Section, tuple[Section, ...]]:
    """A section below a linked heading up to the first thing of its own below it, and the rest.

    ``#### [Quaylib for Go](https://go.quaylib.example.org)`` below ``### [Quaylib](https://…)``;
    most of them lead to other sites than it, or to other repositories: else they are its parts.
    So are lessons, below any heading.
    """
    if not section.sections:
        return section, ()
    link = _linked_name(section)
    if link is None or LESSON.match(heading_text(section)):
        return part_lessons(section)
    first = next((at for at, below in enumerate(section.sections) if _holds_thing(below)), None)
    if first is None:
        return section, ()
    things = section.sections[first:]
    named = [found for below in things for found in _names_within(below)]
    elsewhere = sum(_place(found.url) != _place(link.url) for found in named)
    if len(named) < _LEAST_WITHIN or elsewhere * 2 <= len(named):
        return section, ()
    kept = section.sections[:first]
    last = kept or section.blocks or (section.heading,)
    end = max(part.end for part in last if part is not None)
    return section._replace(sections=kept, end=end), things


def part_bold(section: Section) -> tuple[Section, ...]:
    """A section below a linked name, and those that a linked name in bold heads as one does.

    ``[**Ropewalk**](https://ropewalk.example.org)``, a paragraph of its own over a list of what is
    said of it, below ``#### [Quaylib](https://…)`` over one.
    """
    link = _linked_name(section) if section.blocks and not section.sections else None
    heads = _bold_heads(section.blocks, link) if link and section.heading else []
    if not heads or section.heading is None:
        return (section,)
    parts: list[Section] = []
    own = section.blocks[: heads[0]]
    end = own[-1].end if own else section.heading.end
    parts.append(section._replace(blocks=own, end=end))
    for at, head in enumerate(heads):
        line = section.blocks[head]
        assert isinstance(line, Paragraph)
        below = section.blocks[head + 1 : heads[at + 1] if at + 1 < len(heads) else None]
        heading = Heading(section.heading.level, line.content, line.start, line.end)
        parts.append(Section(heading, below, (), line.start, below[-1].end))
    return tuple(parts)


def _bold_heads(blocks: Sequence[Block], link: Link) -> list[int]:
    """Where paragraphs are nothing but a linked name in bold that leads elsewhere, over a list."""
    found: list[int] = []
    for at, block in enumerate(blocks[:-1]):
        if not isinstance(block, Paragraph) or not isinstance(blocks[at + 1], List):
            continue
        piece = only_piece(block.content)
        if not isinstance(piece, Link) or not piece.strong or part_role(piece.text):
            continue
        if role_of_label(piece.text) is None and _place(piece.url) != _place(link.url):
            found.append(at)
    return found


def part_table(section: Section) -> tuple[Section, tuple[Block, ...]]:
    """A section that begins with labelled facts up to the table of things below it, and the rest.

    ``- Code: https://…`` below ``## TideNet``, over a table of the models made from it; the words
    right above the table head it.
    """
    blocks = section.blocks
    if section.sections or len(blocks) < _LEAST_PARTED or not isinstance(blocks[0], List):
        return section, ()
    at = next((at for at, block in enumerate(blocks) if isinstance(block, Table)), 0)
    table = blocks[at]
    if not isinstance(table, Table) or not is_item_table(table) or not _leads_by_label(blocks[0]):
        return section, ()
    at -= isinstance(blocks[at - 1], Paragraph)
    return section._replace(blocks=blocks[:at], end=blocks[at - 1].end), blocks[at:]


_REPOSITORY = re.compile(r"https?://(?:www\.)?(?:github|gitlab|gitee)\.com/([\w.-]+)/[\w.-]+/?$")
_NUMBER = re.compile(r"\s*\d{1,3}\s?[.、)）]\s*")


def part_list(section: Section) -> tuple[Section, tuple[Block, ...]]:
    """A section of a linked repository up to the list of other repositories below it, and the rest.

    Words about it stand between the two, and each item is named: ``- **Quay-7B**`` over its
    address. Those of one owner alone are its parts.
    """
    blocks = section.blocks
    link = _linked_name(section, numbered=True) if not section.sections else None
    own = _REPOSITORY.match(link.url) if link else None
    at = next((at for at, block in enumerate(blocks) if not isinstance(block, Paragraph)), 0)
    lists = [block for block in blocks[at:] if isinstance(block, List)]
    if link is None or own is None or not at or len(lists) < len(blocks) - at:
        return section, ()
    owners: set[str] = set()
    items = [item for block in lists for item in block.items]
    for item in items:
        found = [_REPOSITORY.match(x.url) for x in block_links(item.blocks)]
        others = [match for match in found if match and _place(match.group()) != _place(link.url)]
        if not others or not _is_named(head_of(item)):
            return section, ()
        owners.update(match[1].lower() for match in others)
    if len(items) < _LEAST_WITHIN or owners == {own[1].lower()}:
        return section, ()
    return section._replace(blocks=blocks[:at], end=blocks[at - 1].end), blocks[at:]


def _is_named(head: Inlines) -> bool:
    """Whether an item begins with a name that is linked or in bold, and no label."""
    first = head[0] if head else None
    if isinstance(first, Link):
        return not first.bare and part_role(first.text) is None
    named = isinstance(first, Text) and first.strong
    return named and role_of_label(plain_text((first,)).strip(" :：")) is None  # type: ignore[arg-type]


def _leads_by_label(block: List) -> bool:
    """Whether bullets are labelled, and lead to a thing by the roles that their labels name."""
    labels = [split_label(head_of(item)) for item in block.items]
    roles = sum(1 for label in labels if label and role_of_label(label.label) is not None)
    return roles > 1 and roles == len(labels)


def _linked_name(section: Section, *, numbered: bool = False) -> Link | None:
    """The link that the whole of a heading is, if its text is a name and says no role.

    It may be ``numbered``.
    """
    content = section.heading.content if section.heading else ()
    shown = [piece for piece in content if any(map(str.isalnum, plain_text((piece,))))]
    if numbered and len(shown) > 1 and _NUMBER.fullmatch(plain_text(shown[:1])):
        shown = shown[1:]
    link = shown[0] if len(shown) == 1 else None
    if not isinstance(link, Link) or link.bare or part_role(link.text) or is_sort(link.text):
        return None
    name = link.text.split(" - ")[0]
    return link if len(name.split()) <= _LONGEST_NAME else None


def _names_within(section: Section) -> Iterator[Link]:
    """The linked names that a section and those below it have for headings."""
    link = _linked_name(section)
    if link is not None and not is_aspect_section(section) and (section.blocks or section.sections):
        yield link
    for below in section.sections:
        yield from _names_within(below)


def _holds_thing(section: Section) -> bool:
    return next(_names_within(section), None) is not None


def _place(url: str) -> str:
    """What tells one thing's site from another's: a host, or the repository on one of code."""
    thing = identify(url) if host_role(url) == "code" else None
    return thing.id if thing and thing.id else host_of(url)
