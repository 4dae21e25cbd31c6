"""Whether a section is about one thing, or holds a list of things."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mdcatalog.extract.addressed_lines import is_addressed_list
from mdcatalog.extract.alike_lines import beside_alike
from mdcatalog.extract.bare_titles import shows_full_title
from mdcatalog.extract.captioned_lines import is_captioned
from mdcatalog.extract.cited_lines import is_citation
from mdcatalog.extract.counted_headings import counts_things
from mdcatalog.extract.course_tables import numbers_courses
from mdcatalog.extract.credited_titles import read_credited_paragraphs
from mdcatalog.extract.entries import split_lines
from mdcatalog.extract.facts_tables import (
    is_facts_row,
    is_facts_table,
    is_own_row,
    is_statistics,
)
from mdcatalog.extract.full_titles import KIND_TITLES, TITLE_WORDS
from mdcatalog.extract.labelled_sections import tells_facts
from mdcatalog.extract.labels import role_of_label, split_label
from mdcatalog.extract.leading import venue_before_link
from mdcatalog.extract.lessons import LESSON, lists_lessons
from mdcatalog.extract.line_lists import ends_alike, is_line_list
from mdcatalog.extract.named_again import names_again
from mdcatalog.extract.naming import heads_many
from mdcatalog.extract.numbered_leads import numbered_leads
from mdcatalog.extract.numbered_titles import begins_with_number, numbers_a_title
from mdcatalog.extract.paragraph_shapes import (
    is_linked_name,
    names_a_link,
    numbers_a_link,
    numbers_an_address,
    opens_with_link,
    opens_with_title,
)
from mdcatalog.extract.paragraphs import (
    heads_links,
    is_convincing,
    is_title_over_labels,
    opens_in_bold,
    read_paragraph,
)
from mdcatalog.extract.part_names import part_role
from mdcatalog.extract.prose import repeats_its_name
from mdcatalog.extract.provided_courses import lists_provided
from mdcatalog.extract.reference_heads import cites_in_full
from mdcatalog.extract.repository_names import lists_repositories
from mdcatalog.extract.role_bullets import is_led_by_roles
from mdcatalog.extract.shapes import (
    head_of,
    is_label_list,
    is_labelled,
    is_titled,
)
from mdcatalog.extract.signed_paragraphs import leads_with_address
from mdcatalog.extract.software_facts import MOST_FACTS, software_facts
from mdcatalog.extract.stated_titles import states_linked_title, states_own_title
from mdcatalog.extract.titles import is_role_link
from mdcatalog.headers import header_spellings
from mdcatalog.patterns import lazy_pattern
from mdcatalog.tree import (
    Block,
    Comment,
    Details,
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
from mdcatalog.vocabulary import (
    PROSE_HEADERS,
    TITLE_FALLBACK,
    fold,
    is_aspect,
    is_navigation,
    lists_references,
    role_of,
)

# Capitals or a number, as names have them: `CoNLL 2012`
_PROPER = lazy_pattern(r"[A-Z][A-Za-z]*[A-Z]|[A-Z][a-z]+\w* \d{4}")
# An item that ends in the name of a document's file: `Name of a paper (Venue 2020).pdf`
_DOCUMENT = re.compile(r"\w.* .*\.pdf\s*$", re.IGNORECASE)
_TOPICS = frozenset(map(fold, TITLE_FALLBACK))
_LEAST_FACTS = 2
_MOST_PARTS = 6
_FEW, _LEAST_NAME = 2, 3
_FIRST_ITEMS = 4  # that show what a list holds
_LEAST_NOTES = 4  # blocks
_LEAST_SENTENCE = 20


def heading_text(section: Section) -> str:
    """A section's heading as a reader sees it, without the way back to the contents beside it."""
    if section.heading is None:
        return ""
    content = section.heading.content
    if len(content) > 1:
        content = tuple([piece for piece in content if not _leads_back(piece)]) or content
    return " ".join(plain_text(content).split())


def _leads_back(piece: Inline) -> bool:
    """Whether a piece of a heading leads to the contents: ``[Back ⇈](#contents)``."""
    return (
        type(piece) is Link
        and piece.url.startswith("#")
        and (is_navigation(piece.text) or not any(map(str.isalnum, piece.text)))
    )


def is_aspect_section(section: Section) -> bool:
    """Whether a section is an aspect of the one above; its address may be set as a heading."""
    content = section.heading.content if section.heading else ()
    heading = heading_text(section)
    aspect = heading.rpartition(" - ")[2].strip()  # `Name - Files`
    return (
        is_aspect(heading)
        or is_aspect(aspect)
        or lists_references(heading)
        or counts_things(heading)
        or (len(content) == 1 and shows_address(content[0]) and not section.sections)
    )


def lists_below(section: Section) -> bool:
    """Whether a subsection lists items; the links of an aspect (resources …) are no items."""
    if is_aspect_section(section):  # a course's schedule lists its lessons
        here = any(
            (isinstance(block, Table) and _is_schedule(block))
            or (isinstance(block, List) and _names_things(block))
            for block in section.blocks
        )
    else:
        here = lists_items(section.blocks)
    return here or any(map(lists_below, section.sections))


def _names_things(block: List) -> bool:
    """Whether bullets begin with linked names, with links of their own behind most of them.

    ``[The Course](…) ([video](…), [code](…))``: each is more than a resource.
    """
    own = 0
    for item in block.items:
        head = head_of(item)
        if head and isinstance(head[0], Link) and not is_role_link(head[0]):
            below = block_links(item.blocks[1:])
            own += any(map(is_role_link, head[1:])) or any(map(is_role_link, below))
    return own > 1 and own * 2 > len(block.items)


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


def only_piece(content: Sequence[Inline]) -> Inline | None:
    """The piece that is all that a heading or a line shows; ``None`` where several do."""
    shown = [piece for piece in content if plain_text((piece,)).strip()]
    return shown[0] if len(shown) == 1 else None


def shows_address(piece: Inline) -> bool:
    """Whether a link shows the address that it leads to."""
    return isinstance(piece, Link) and (piece.bare or piece.text.strip().startswith("http"))


def lists_items(blocks: Sequence[Block], linked: bool = False, heading: str = "") -> bool:
    """Whether blocks hold tables or lists of items rather than facts about one thing.

    Below a ``linked`` heading, words in bold head the parts of what is said about its thing.
    """
    if heading and not linked and _links_each(blocks, heading):
        return True
    if heading and is_led_by_roles(blocks, heading):
        return False
    if lists_lessons(blocks):
        return True
    if sum(map(leads_with_address, blocks)) > 1:
        return True
    named = titled = led = folded = titles = 0
    for index, block in enumerate(blocks):
        if isinstance(block, Details) and Link in map(type, block.summary):
            return True
        folded += isinstance(block, Details) and bool(block.summary)
        if folded > 1:
            return True  # `<details><summary>The Title (KDD 2018)</summary>`, one after the other
        if isinstance(block, (Details, Quote)) and lists_items(block.blocks):
            return True
        if isinstance(block, Paragraph) and not linked:
            if not index and read_credited_paragraphs(blocks, index, ())[0]:
                return True
            if is_line_list(block) or states_linked_title(block) or numbers_an_address(block):
                return True
            if is_addressed_list(block) or is_captioned(block):
                return True
            # a section that begins with linked names, one paragraph each, is a list of them
            led += led == index and is_linked_name(block, heading)
            if led > 1 and not LESSON.match(heading):
                return True
            titles += opens_with_title(block, heading)
            numbered = begins_with_number(block) and is_title_over_labels(block)
            if numbered or titles > 1 or (titles and not index and len(blocks) == 1):
                return True
            if ends_alike(blocks, index) or beside_alike(blocks, index):
                return True
            named += names_a_link(block)
            titled += (
                is_citation(block.content)
                or cites_in_full(block.content)
                or states_own_title(block)
                or is_title_over_labels(block)
                or heads_links(blocks, index)
                or numbers_a_link(block)
                or numbers_a_title(block)
                or opens_with_link(block)
                or repeats_its_name(list(block.content))
                or (opens_in_bold(block) and not LESSON.match(heading))
            )
            if titled > 1 or venue_before_link(block.content):
                return True
            if named > 2 or (named and len(blocks) == 1 and _is_named_apart(block, heading)):
                return True
            if block.html or _begins_in_bold(block):
                _, entries = read_paragraph(blocks, index, ())
                if any(is_convincing(entry, promised=False) for entry in entries):
                    return True
        if isinstance(block, Table) and _lists_rows(block, blocks, index, heading):
            return True
        if isinstance(block, List) and linked and names_again(block, heading):
            continue
        if isinstance(block, List) and heading and lists_repositories(block, heading):
            return True
        if isinstance(block, List) and lists_provided(block):
            return True
        if isinstance(block, List) and _is_item_list(block, blocks, index, linked):
            told = index and not linked and len(block.items) <= MOST_FACTS
            own = software_facts(block, heading) or leads_by_name(block, heading)
            return not ((told and own) or numbered_leads(block, heading))
    return False


def _lists_rows(table: Table, blocks: Sequence[Block], index: int, heading: str) -> bool:
    """Whether a table among ``blocks`` lists things, rather than the one that a heading names.

    Where nothing but the row itself links to it, the row says all that there is.
    """
    own = heading and is_own_row(table, heading) and _links_more(blocks, index)
    if heading and index and is_statistics(table) and tells_facts(blocks[:index]):
        return False  # `Subset | Hours | Speakers` below labelled facts
    return not own and is_item_table(table) and not (heading and is_facts_row(table))


def _links_more(blocks: Sequence[Block], index: int) -> bool:
    """Whether paragraphs around a block, the only one that is none, link to anything."""
    others = [*blocks[:index], *blocks[index + 1 :]]
    links = any(not isinstance(link, Image) for link in block_links(others))
    return links and all(isinstance(block, (Paragraph, Comment, Rule)) for block in others)


def leads_by_name(block: Block, heading: str) -> bool:
    """Whether bullets are nothing but links that are called as a heading is, and more.

    ``[TideNet 2017, in French](…)`` below words about ``TideNet``.
    """
    if not isinstance(block, List) or len(block.items) > _FEW or len(heading) < _LEAST_NAME:
        return False
    for item in block.items:
        piece = only_piece(head_of(item)) if len(item.blocks) == 1 else None
        if not isinstance(piece, Link) or not piece.text.startswith(heading):
            return False
        behind = piece.text[len(heading) : len(heading) + 1]
        if behind.isalnum() and behind.isascii():
            return False  # `TideNetwork`
    return True


def _is_item_list(block: List, blocks: Sequence[Block], index: int, linked: bool) -> bool:
    """Whether a list among ``blocks`` holds items, rather than facts or the parts of one thing."""
    if _is_labelled_part(blocks, index) or (linked and _ends_notes(blocks, index)):
        return False
    if sum(map(_tells_facts, block.items)) > 1:
        return True
    if is_label_list(block) or (index and _lists_parts(block, blocks[:index])):
        return False
    if index and lists_addresses(block):
        return False
    first = block.items[:_FIRST_ITEMS]
    if len(first) > 1 and sum(cites_in_full(head_of(item)) for item in first) * 2 >= len(first):
        return True
    links = 0
    for item in block.items:
        links += _may_be_thing(item, linked=linked)
        if links * 2 > len(block.items):
            return True
    titles = sum(1 for item in block.items if shows_full_title(head_of(item)))
    return titles > 2 and (titles + links) * 2 > len(block.items)


def _may_be_thing(item: Item, *, linked: bool) -> bool:
    """Whether an item leads somewhere, or is titled as things are."""
    head = head_of(item)
    if Link in map(type, head):
        return not _is_linked_sentence(head)
    if not linked and is_titled(head):
        return True
    if _DOCUMENT.search(plain_text(head)):
        return True
    return any(not isinstance(link, Image) for link in block_links(item.blocks))


def _is_linked_sentence(head: Sequence[Inline]) -> bool:
    """Whether a linked sentence in Chinese or Japanese is all: ``[…ですが、…です。](…)``."""
    text = last.text.rstrip(" )）") if type(last := head[-1]) is Link else ""
    if not text.endswith("。") or len(text) <= _LEAST_SENTENCE or only_piece(head) is not last:
        return False
    return "、" in text or "，" in text


def _links_each(blocks: Sequence[Block], heading: str) -> bool:
    """Whether linked names, one paragraph each, are all that a heading in the plural stands over.

    ``[Quays](…)`` below ``### Datasets with tides``; words about them may stand above the first.
    """
    told = len(blocks) > 1 and isinstance(blocks[0], Paragraph) and not _opens_in_link(blocks[0])
    if not blocks or not _opens_in_link(blocks[told]) or not heads_many(heading):
        return False
    if told and any(not isinstance(link, Image) for link in block_links(blocks[:1])):
        return False
    return all(isinstance(b, Paragraph) and is_linked_name(b, heading) for b in blocks[told:])


def _opens_in_link(block: Block) -> bool:
    return isinstance(block, Paragraph) and bool(block.content) and type(block.content[0]) is Link


def _ends_notes(blocks: Sequence[Block], index: int) -> bool:
    """Whether a few links stand below long notes on what a linked heading names.

    Notes hold bullets themselves; the words above a list of things do not.
    """
    block, above = blocks[index], blocks[:index]
    if len(above) < _LEAST_NOTES or not isinstance(block, List) or len(block.items) > _MOST_PARTS:
        return False
    if not any(isinstance(b, List) for b in above):
        return False
    return not any(not isinstance(link, Image) for link in block_links(above))


def _is_labelled_part(blocks: Sequence[Block], index: int) -> bool:
    """Whether a list stands below a label, in a section that begins with the thing's address.

    ``**URL**: https://…`` and further down ``**Pages to begin with**:`` over a list of links.
    """
    first, above = blocks[0], blocks[index - 1] if index > 1 else None
    if not isinstance(first, Paragraph) or not isinstance(above, Paragraph):
        return False
    label = split_label(list(above.content))
    if label is None or not label.bold or plain_text(tuple(label.value)).strip():
        return False
    address = split_label(list(first.content))
    return (
        address is not None
        and role_of_label(address.label) in ("main", "project")
        and len(address.value) == 1
        and isinstance(address.value[0], Link)
    )


def _lists_parts(block: List, above: Sequence[Block]) -> bool:
    """Whether a list below a description links to the parts of the thing described.

    ``[Implementation for R](…)`` over ``[Manuscript: Doe 2021](…)``: links that each name a
    role, and not all the same one; manuscripts alone would be a list of them.
    """
    if not 1 < len(block.items) <= _MOST_PARTS:
        return False
    roles: set[str | None] = set()
    for item in block.items:
        piece = only_piece(head_of(item)) if len(item.blocks) == 1 else None
        roles.add(part_role(piece.text) if isinstance(piece, Link) and not piece.bare else None)
    told = any(isinstance(b, Paragraph) and plain_text(b.content) for b in above)
    return told and len(roles) > 1 and None not in roles


def lists_addresses(block: List) -> bool:
    """Whether a few bullets are nothing but links, an address among them that names nothing."""
    if len(block.items) > _FEW:
        return False
    pieces = [only_piece(head_of(item)) for item in block.items if len(item.blocks) == 1]
    links = [piece for piece in pieces if isinstance(piece, Link)]
    return len(links) == len(block.items) and any(map(shows_address, links))


def _is_named_apart(paragraph: Paragraph, heading: str) -> bool:
    """Whether a paragraph names a thing by a proper name, below a heading that has none."""
    name = plain_text(paragraph.content[:1])
    return _PROPER.search(name) is not None and re.search(r"[A-Za-z]", heading) is None


def _tells_facts(item: Item) -> bool:
    """Whether an item is a name, and in a list below it labelled facts about what it names."""
    below = [block for block in item.blocks[1:] if isinstance(block, List)]
    return (
        bool(below)
        and not split_label(head_of(item), any_label=True)
        and any(
            sum(1 for inner in block.items if is_labelled(head_of(inner))) >= _LEAST_FACTS
            for block in below
        )
    )


def is_item_table(table: Table) -> bool:
    """Whether a table lists things; one of two columns may be facts about one thing."""
    if len(table.header) > 2:
        return bool(table.rows)
    named = sum(
        1 for row in table.rows if row.cells and any(map(_is_named_link, row.cells[0].content))
    )
    if named > 1 and named * 2 > len(table.rows):
        return True
    if not table.header and _links_numbered_rows(table):
        return True
    if table.header and (_describes_links(table) or numbers_courses(table)):
        return True
    return bool(table.rows) and any(
        spelling in TITLE_WORDS or spelling in KIND_TITLES
        for cell in table.header
        for spelling in header_spellings(plain_text(cell.content))[:1]
    )


def _describes_links(table: Table) -> bool:
    """Whether each row describes what it links to: ``Description | Link`` over two or more."""
    told = any(
        not PROSE_HEADERS.isdisjoint(header_spellings(plain_text(cell.content)))
        for cell in table.header
    )
    return (
        told
        and len(table.rows) > 1
        and not is_facts_table(table)
        and all(any(Link in map(type, cell.content) for cell in row.cells) for row in table.rows)
    )


def _links_numbered_rows(table: Table) -> bool:
    """Whether each row is a number or a picture, and beside it words with a link."""
    return len(table.rows) > 1 and all(
        len(row.cells) > 1
        and not any(map(str.isalpha, plain_text(row.cells[0].content)))
        and Link in map(type, row.cells[1].content)
        for row in table.rows
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


def shows_roles(block: Block) -> bool:
    """Whether a block is nothing but links, whose texts name their roles (``[Paper](…)``)."""
    if isinstance(block, List):
        return len(block.items) <= _MOST_PARTS and all(map(_shows_role, block.items))
    if not isinstance(block, Paragraph):
        return False
    words = plain_text(tuple(p for p in block.content if not isinstance(p, Link)))
    roles = [p for p in block.content if isinstance(p, Link) and role_of(p.text)]
    return bool(roles) and not any(map(str.isalnum, words))


def _shows_role(item: Item) -> bool:
    """Whether an item is nothing but a link that names its role: ``- [GitHub](…)``."""
    only = item.blocks[0] if len(item.blocks) == 1 else None
    piece = only_piece(only.content) if isinstance(only, Paragraph) else None
    return isinstance(piece, Link) and not piece.bare and role_of(piece.text) is not None
