"""Lists of titles without a link over who wrote them: in bullets, in paragraphs, as headings.

``- [ ] The Title`` over ``Ann Lee · Bob Roe``. One such pair may be a task and who is to do it,
or a committee and who sits on it; where nearly all items of a list are pairs, and the second
lines are names, the first ones are titles.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from mdcatalog.extract.credited_pairs import (
    Credited,
    credited,
    fill_credited,
    is_cased,
    is_full,
    is_numbered,
)
from mdcatalog.extract.entries import Entry, split_lines
from mdcatalog.extract.log_leads import LEAD
from mdcatalog.extract.naming import heading_kinds, names_conference
from mdcatalog.extract.people_lines import who_in
from mdcatalog.extract.weights import EXCLUDED
from mdcatalog.models import BlockName
from mdcatalog.patterns import lazy_pattern
from mdcatalog.tree import Block, Break, Comment, Item, Link, List, Paragraph, Section, Text

_FEW, _LEAST = 2, 3
_MOST_LINES = 8
# a part of the programme of a conference
_PROGRAMME = lazy_pattern(
    r"\b(?:orals?|posters?|spotlights?|sessions? \w|proceedings|accepted|conference|symposium"
    r"|presentations)\b|发表论文|录用",
    re.IGNORECASE,
)
# what else stands over names: meetings, who did what, works of other sorts
_OTHERS = lazy_pattern(
    r"\b(?:meetings?|minutes|agenda|notes?|thanks|acknowledge?ments?|contribut\w+|credits|team"
    r"|members?|people|songs?|music|albums?|movies?|films?|recipes?|tasks?|to-?dos?|roadmap|sprint"
    r"|change ?log|releases?|news|updates?|games?|poems?|staff|projects?|issues?)\b"
    r"|会议|會議|致谢|謝辞|成员|团队|任务|贡献|議事録|회의",
    re.IGNORECASE,
)


def read_credited(items: Sequence[Item], section: tuple[str, ...]) -> list[Entry | None]:
    """An entry for each item of a list that is a title over who wrote it; none where few are."""
    if not any(map(_may_be_pair, items[:_LEAST])):
        return []
    if not any(credited(item.blocks) for item in items[:_LEAST]):
        return []
    pairs = [credited(item.blocks) for item in items]
    if not _are_titles(pairs, section):
        return []
    return [
        _item_entry(pair, item, section) if pair else None
        for pair, item in zip(pairs, items, strict=True)
    ]


def read_credited_paragraphs(
    blocks: Sequence[Block], index: int, path: tuple[str, ...]
) -> tuple[int, list[Entry]]:
    """Entries for paragraphs that are titles over who wrote them, and how many blocks they take.

    Words about each may stand below. Two blocks are a title apart and the names below it.
    """
    if (only := blocks[index]) and isinstance(only, Paragraph) and (each := _alternating(only)):
        taken, parted = read_credited_paragraphs(each, 0, path)
        return int(bool(taken)), parted  # of one paragraph
    found: list[tuple[int, int, Credited]] = []
    at = index
    while at < len(blocks):
        if pair := _paragraph_pair(blocks, at):
            found.append((at, at + 1 + len(pair[0]), pair[1]))
            at += 1 + len(pair[0])
            if len(found) == _LEAST and not _are_titles([one for *_, one in found], path):
                break  # however many follow
        elif found and at - found[-1][1] < _FEW and _is_words(blocks[at]):
            at += 1
        else:
            break
    if len(found) < _FEW or not _are_titles([one for *_, one in found], path):
        return 0, []
    entries: list[Entry] = []
    ends = [start for start, *_ in found[1:]] + [at]
    for (start, below, one), end in zip(found, ends, strict=True):
        first = blocks[start]
        html = isinstance(first, Paragraph) and first.html
        kind: BlockName = "html" if html else "paragraph"
        entry = Entry(kind, first.start, blocks[end - 1].end, path)
        fill_credited(entry, one._replace(blocks=list(blocks[below:end])))
        entries.append(entry)
    return at - index, entries


def _alternating(paragraph: Paragraph) -> list[Paragraph]:
    """A paragraph for each title and the names below it, where one holds nothing but several."""
    kinds = [*map(type, paragraph.content)]
    if kinds.count(Break) < _LEAST or kinds[0] is not Text or Link in kinds:
        return []
    lines = split_lines(paragraph.content)
    if len(lines) % 2 or not all((who := who_in(line)) and who.sure for line in lines[1::2]):
        return []
    if any(map(who_in, lines[::2])):
        return []
    lined = len(lines) == paragraph.end - paragraph.start + 1
    parts: list[Paragraph] = []
    for at in range(0, len(lines), 2):
        content = (*lines[at], Break(hard=True), *lines[at + 1])
        start = paragraph.start + at if lined else paragraph.start
        parts.append(Paragraph(content, start, start + 1 if lined else paragraph.end))
    return parts


def _paragraph_pair(blocks: Sequence[Block], at: int) -> tuple[list[Block], Credited] | None:
    """A title over names that begins at a paragraph, and the paragraph below that it takes."""
    block = blocks[at]
    if not isinstance(block, Paragraph) or not block.content:
        return None
    kinds = [*map(type, block.content)]
    if kinds[0] is not Text or Link in kinds or block.end - block.start > _MOST_LINES:
        return None
    if Break in kinds:
        pair = credited([block])
        return ([], pair) if pair else None
    below = blocks[at + 1] if at + 1 < len(blocks) else None
    if not isinstance(below, Paragraph) or below.end - below.start > _MOST_LINES:
        return None
    first = block.content[0]
    if not isinstance(first, Text) or not (
        first.strong or first.emphasis or is_numbered(first.text)
    ):
        return None
    pair = credited([block, below])
    return ([below], pair) if pair else None


def _is_words(block: Block) -> bool:
    """Whether a block is words about what stands above it."""
    if not isinstance(block, Paragraph):
        return False
    return all(isinstance(piece, (Text, Break)) for piece in block.content)


def read_credited_sections(
    sections: Sequence[Section], path: tuple[str, ...]
) -> list[Entry | None]:
    """An entry for each section whose heading is a title over who wrote it; none where few are."""
    if len(sections) < _FEW:
        return []
    pairs = [_section_pair(section) for section in sections]
    if not any(pairs) or not _are_titles(pairs, path):
        return []
    entries: list[Entry | None] = []
    for section, pair in zip(sections, pairs, strict=True):
        entries.append(Entry("section", section.start, section.end, path) if pair else None)
        if pair and (entry := entries[-1]):
            fill_credited(entry, pair)
    return entries


def _section_pair(section: Section) -> Credited | None:
    """The heading of a section over the line below it, where that says who and no more."""
    first = next((b for b in section.blocks if not isinstance(b, Comment)), None)
    heading = section.heading
    if heading is None or section.sections or not isinstance(first, Paragraph):
        return None
    if not heading.content or any(not isinstance(piece, Text) for piece in heading.content):
        return None
    lines = split_lines(first.content)
    if not lines or any(isinstance(block, List) for block in section.blocks):
        return None
    above = Paragraph(heading.content, heading.start, heading.end)
    own = list(section.blocks[section.blocks.index(first) :])
    return credited([above, *own])


def _item_entry(pair: Credited, item: Item, section: tuple[str, ...]) -> Entry:
    entry = Entry("list_item", item.start, item.end, section)
    if item.ordinal is not None:
        entry.add_value("number", item.ordinal)
    fill_credited(entry, pair)
    if item.checked is not None:
        entry.values["checked"] = item.checked
    return entry


def _may_be_pair(item: Item) -> bool:
    """Whether an item can be a title over another line; known of most at once."""
    first = item.blocks[0] if item.blocks else None
    if not isinstance(first, Paragraph) or not first.content or type(first.content[0]) is Link:
        return False
    if len(item.blocks) > 1:
        return True
    kinds = {*map(type, first.content)}
    return Break in kinds or kinds == {Text}


def _are_titles(pairs: Sequence[Credited | None], section: tuple[str, ...]) -> bool:
    """Whether lines over names are titles: nearly all are such pairs, and most names are sure."""
    found = [pair for pair in pairs if pair]
    sure = sum(pair.who.sure for pair in found)
    if len(found) * 3 < len(pairs) * 2 or not sure or sure * 2 < len(found):
        return False
    full = sum(is_full(pair.title) for pair in found)
    if _promised(section):
        alone = len(found) == 1 and len(found[0].who.names) <= _FEW
        return full * 2 >= len(found) and not alone
    if len(found) < _LEAST or any(map(_OTHERS.search, section)):
        return False
    cased = sum(is_cased(pair.title) for pair in found)
    return (
        sure == full == len(found)
        and not any(map(_is_dated, found))
        and cased * 3 >= len(found) * 2
    )


def _is_dated(pair: Credited) -> bool:
    """Whether a day stands before a title, as before meetings."""
    first = pair.title[0]
    lead = LEAD.match(first.text) if isinstance(first, Text) else None
    return lead is not None and bool(lead["boxed"] or lead["day"] or lead["dated"])


def _promised(section: tuple[str, ...]) -> bool:
    """Whether the nearest heading that says what follows says papers or talks, or a conference."""
    if section and _PROGRAMME.search(section[-1]):
        return True
    for heading in reversed(section):
        if names_conference(heading):
            return True
        if kinds := heading_kinds(heading):
            return any(kind not in EXCLUDED for kind, _ in kinds)
    return False
