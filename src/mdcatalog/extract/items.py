"""Lists: which items are records, which belong to the item or the line above them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest

from mdcatalog.extract.bare_titles import join_subtitle
from mdcatalog.extract.bodies import BodyReader
from mdcatalog.extract.body_lines import split_bars
from mdcatalog.extract.bold_names import name_published
from mdcatalog.extract.boxed_names import name_boxed, note_boxed
from mdcatalog.extract.cited_lines import is_credit_line
from mdcatalog.extract.cited_names import citation_below, cite, join_citations, name_citation
from mdcatalog.extract.comma_lines import read_comma_cited
from mdcatalog.extract.course_names import makers_of
from mdcatalog.extract.courses_over_lessons import heads_course
from mdcatalog.extract.credited_titles import read_credited
from mdcatalog.extract.credits_below import add_credits, credits_below
from mdcatalog.extract.credits_in_place import share_credits_in_place
from mdcatalog.extract.dates_behind import year_in_brackets
from mdcatalog.extract.entries import Entry, Labelled, running_text
from mdcatalog.extract.enumerations import named_apart, named_together, topic_over_names
from mdcatalog.extract.full_titles import take_title
from mdcatalog.extract.headed_lines import HeadedLines, bulleted_lines, headed_lines
from mdcatalog.extract.kind_of_many import kind_of_many
from mdcatalog.extract.label_links import label_links, leads_to_paper
from mdcatalog.extract.labels import (
    is_all_bold,
    is_known_label,
    split_bold_line,
    split_label,
    states_title,
)
from mdcatalog.extract.labels_joined import with_labels_joined
from mdcatalog.extract.lead import fill_head
from mdcatalog.extract.leading_groups import without_days
from mdcatalog.extract.lines_of_credits import take_lines_of_credits
from mdcatalog.extract.links_above import with_links_above
from mdcatalog.extract.logged_items import read_logged, without_counts
from mdcatalog.extract.marked_titles import mark_title
from mdcatalog.extract.names_over_counts import name_counted
from mdcatalog.extract.names_over_titles import name_over_title, with_title_below
from mdcatalog.extract.nested_papers import heads_papers, leads_out, lists_papers
from mdcatalog.extract.nicknames import part_nicknames
from mdcatalog.extract.own_notes import share_surnames
from mdcatalog.extract.placed_links import share_places
from mdcatalog.extract.plus_names import with_others_spelt
from mdcatalog.extract.published import share_credits
from mdcatalog.extract.repository_names import note_repositories
from mdcatalog.extract.role_bullets import note_led, tells_of
from mdcatalog.extract.shapes import (
    has_web_link,
    head_of,
    is_titled,
    part_facts,
)
from mdcatalog.extract.shared_makers import share_last_makers
from mdcatalog.extract.shared_slots import share_slots
from mdcatalog.extract.shared_tags import share_topics
from mdcatalog.extract.titles_among_labels import with_labels_below
from mdcatalog.extract.told_beside import take_beside
from mdcatalog.extract.told_sentences import name_by_sentence
from mdcatalog.extract.unlinked_papers import holds_no_links, read_titles
from mdcatalog.extract.venue_first import is_placed_title, stands_apart
from mdcatalog.extract.years_in_place import with_years_behind
from mdcatalog.headers import header_spellings
from mdcatalog.tree import (
    Block,
    Break,
    Inline,
    Inlines,
    Item,
    Link,
    List,
    Text,
    plain_text,
)
from mdcatalog.vocabulary import (
    AUTHORS,
    PAPER_HEADERS,
    PROSE_HEADERS,
    VENUE_HEADERS,
    role_of,
)

_LEAST_NUMBERED = 2
_LONGEST_LABEL = 60
_LEAST_REPEATED = 3
_LEAST_TOGETHER = 3  # pieces: two links with what joins them
_TITLED = ("paper", "lecture")


@dataclass(slots=True)
class ListReading:
    """The entries of a list; nested lists of records follow the item that holds them."""

    entries: list[Entry] = field(default_factory=list)
    groups: list[tuple[str, ListReading]] = field(default_factory=list)
    silent: list[Item] = field(default_factory=list)
    cited_below: int = 0  # items that are a name over a bullet with the citation
    over_lists: int = 0  # items over several bullets that are about them

    def all_entries(self) -> Iterator[Entry]:
        """The entries of the list and of those below its items."""
        yield from self.entries
        for _, below in self.groups:
            yield from below.all_entries()


def read_list(block: List, section: tuple[str, ...]) -> ListReading:
    """Entries for the items of a list."""
    block = with_labels_joined(block)
    reading, written = ListReading(), block.items
    block = with_years_behind(with_labels_below(block), section)
    block, beside = take_beside(with_links_above(block), section)
    given, block = block, name_boxed(block, section)
    items = _with_own_numbers(block.items)
    for item, told in zip_longest(items, read_credited(items, section)):
        if told:
            reading.entries.append(told)
        else:
            _read_item(item, section, reading)
    if holds_no_links(block, section):
        read_titles(block, reading.entries)
    read_logged(items, reading.entries, section)
    without_counts(reading.entries)
    share_topics(reading.entries, written)
    part_nicknames(reading.entries)
    join_citations(reading.entries, told=bool(reading.cited_below))
    share_credits(reading.entries)
    share_last_makers(reading.entries)
    beside.give(reading.entries)
    without_days(reading.entries)
    share_places(reading.entries)
    share_slots(reading.entries)
    share_credits_in_place(items, reading.entries)
    share_surnames(items, reading.entries)
    part_sources(reading.entries)
    note_repositories(reading.entries)
    note_boxed(given, block, reading.entries)
    name_counted(items, reading.entries, section)
    return reading


def _with_own_numbers(items: Sequence[Item]) -> Sequence[Item]:
    """Items without their number where all have the same: ``1.`` on each leaves it to Markdown."""
    if len(items) < _LEAST_NUMBERED or items[0].ordinal is None:
        return items
    same = len({item.ordinal for item in items}) == 1
    return [item._replace(ordinal=None) for item in items] if same else items


def part_sources(entries: list[Entry]) -> None:
    """Links that most items of a list repeat beside their own lead to where the things were found.

    ``- https://github.com/harbour/all-data`` below each name: it is none of them.
    """
    beside = [entry for entry in entries if len(entry.links) > 1]
    if len(beside) < _LEAST_REPEATED or len(beside) * 2 < len(entries):
        return
    held = Counter(url for e in beside for url in {x.url for x in e.links if x.place == "field"})
    sources = {u for u, n in held.items() if n >= _LEAST_REPEATED and n * 2 > len(entries)}
    for entry in beside if sources else ():
        if not all(link.url in sources for link in entry.links):
            entry.links = [
                x._replace(place="body") if x.url in sources and not x.label else x
                for x in entry.links
            ]


def _read_item(item: Item, section: tuple[str, ...], reading: ListReading) -> None:
    head = head_of(item)
    rest: Sequence[Block] = item.blocks[1:] if head else item.blocks
    rest = with_title_below(head, rest, section) if rest else rest
    linked = bool(rest) and has_web_link(head)
    own: list[Block] = []
    nested: list[List] = []
    papers, named = False, linked and any(isinstance(x, List) for x in rest) and heads_papers(head)
    for block in rest:
        if isinstance(block, List) and (named or (papers := linked and lists_papers(block))):
            nested.append(block)
        elif isinstance(block, List) and (
            not tells_of(block, head) or (not linked and stands_apart(block, head))
        ):
            facts, things = part_facts(block, head)
            own.extend([facts] if facts else [])
            nested.append(things)
        else:
            own.append(block)
    cited = _citation_below(head, own, item, section) if own else None
    if cited:
        reading.entries.append(cited)
        reading.cited_below += 1
        return
    if not rest and len(head) > _LEAST_TOGETHER and (together := named_together(head)):
        _add_together(reading, item, section, together)
        return
    if not rest and len(head) > _LEAST_TOGETHER:
        group = named_apart(head)
        if group:
            _add_enumerated(reading, item, section, *group)
            return
    if not rest and len(head) > _LEAST_TOGETHER and section:
        topic = topic_over_names(head) if kind_of_many(section[-1]) in _TITLED else None
        if topic:
            _add_enumerated(reading, item, section, *topic)
            return
    if not rest and len(head) >= _LEAST_TOGETHER and (lines := headed_lines(head)):
        reading.groups.append(_read_lines(item, section, lines))
        return
    if not rest and len(head) > _LEAST_TOGETHER and (beside := bulleted_lines(head)):
        _add_beside(reading, item, section, beside)
        return
    end = item.end
    if nested:
        end = max(item.start, nested[0].start - 1)
    within = papers and not leads_out(head)
    group_only = bool(nested) and not own and (not linked or within or named)
    if head and not (group_only and not is_placed_title(head)):
        told = citation_below(head, own[0]) if own else None
        own = own[1:] if told else own
        entry = read_entry(head, own, "list_item", item.start, end, section)
        if told:
            cite(entry, told)
        if own:
            take_title(entry)
            note_led(entry, own)
        mark_title(entry, head)
        read_comma_cited(entry, head)
        if rest:
            name_by_sentence(entry, head)
        if item.checked is not None:
            entry.values["checked"] = item.checked
        if item.ordinal is not None:
            entry.add_value("number", item.ordinal)
        reading.entries.append(entry)
        reading.over_lists += any(isinstance(block, List) and len(block.items) > 1 for block in own)
    elif not nested:
        reading.silent.append(item)
    if nested:
        label = _label_of(head)
        below = [(label, read_list(block, section)) for block in nested]
        reading.groups.extend(below)
        lessons = [entry for _, group in below for entry in group.entries]
        if group_only and heads_course(label, lessons):
            course = read_entry(head, [], "list_item", item.start, end, section)
            course.values["over_lessons"] = True
            reading.entries.append(course)
        elif makers := makers_of(label):
            for entry in lessons:
                entry.values["school"] = makers  # `- **Pier University**` over its courses


def _label_of(head: Inlines) -> str:
    """What heads a list below an item; words in bold without the sentences behind their colon.

    ``**Typesetting**: better than …, which matters for papers`` says nothing of the things below.
    """
    label = " ".join(plain_text(head).split())
    first = head[0] if head and len(label) > _LONGEST_LABEL else None
    if isinstance(first, Text) and first.strong:
        bold, behind = first.text.strip(), label[len(first.text.strip()) :].lstrip()
        if bold.endswith((":", "：")) or behind[:1] in (":", "："):
            return bold
    return label


def _add_together(
    reading: ListReading, item: Item, section: tuple[str, ...], heads: list[tuple[Inline, ...]]
) -> None:
    """Each of the things of which an item says the same."""
    for head in heads:
        entry = read_entry(head, [], "list_item", item.start, item.end, section)
        if head is not heads[0]:
            entry.values["same_item"] = True
        reading.entries.append(entry)


def _add_enumerated(
    reading: ListReading, item: Item, section: tuple[str, ...], label: str, links: list[Link]
) -> None:
    """Each of the things that an item names one after the other, tagged by what it calls them."""
    for link in links:
        entry = read_entry((link,), [], "list_item", item.start, item.end, section)
        entry.tags.append(label)
        if link is not links[0]:
            entry.values["same_item"] = True
        reading.entries.append(entry)


def _add_beside(
    reading: ListReading, item: Item, section: tuple[str, ...], lines: list[list[Inline]]
) -> None:
    """Each line of an item that is written as one of its own."""
    for at, line in enumerate(lines, item.start):
        entry = read_entry(tuple(line), [], "list_item", at, at, section)
        if at > item.start:
            entry.values["same_item"] = True
        reading.entries.append(entry)


def _read_lines(
    item: Item, section: tuple[str, ...], headed: HeadedLines
) -> tuple[str, ListReading]:
    """The things of an item, one a line, below what heads them."""
    below = ListReading()
    for behind, line in enumerate(headed.lines, 1):
        link = next((piece for piece in line if isinstance(piece, Link)), None)
        at = link.line if link else item.start + behind
        entry = read_entry(tuple(line), [], "list_item", at, at, (*section, headed.label))
        if headed.makers:
            entry.values["school"] = headed.makers
        if below.entries:
            entry.values["same_item"] = True
        below.entries.append(entry)
    return headed.label, below


def _citation_below(
    head: Inlines, own: list[Block], item: Item, section: tuple[str, ...]
) -> Entry | None:
    """``LSTM [paper](…)`` over a bullet with the citation: the citation names the thing."""
    if len(own) != 1 or not isinstance(own[0], List) or len(own[0].items) != 1:
        return None
    inner = own[0].items[0]
    if len(inner.blocks) != 1 or is_titled(head):
        return None
    if is_credit_line(head_of(inner)):
        return None  # the title is what stands above
    entry = read_entry(head_of(inner), [], "list_item", item.start, item.end, section)
    if not (entry.citation and entry.title):
        return None
    name = read_entry(head, [], "list_item", item.start, item.end, section)
    if not name_citation(entry, name):
        return None
    entry.links = [*name.links, *entry.links]
    return entry


def read_entry(
    head: Inlines, rest: list[Block], block: str, start: int, end: int, section: tuple[str, ...]
) -> Entry:
    """An entry from a head and the blocks that belong to it."""
    entry = Entry(block, start, end, section)  # type: ignore[arg-type]
    head = year_in_brackets(with_others_spelt(head))
    if named := name_over_title(head, rest, section):
        head, rest = named.head, named.rest
        entry.tags.extend(filter(None, [named.name]))
    # one line, as most heads are, or several
    lined = Break in map(type, head)
    title_pieces, labelled = split_labelled_lines(join_quotations(head)) if lined else ([*head], [])
    stated = _stated_title(entry, title_pieces) if labelled or rest else None
    title_pieces = stated or (
        name_published(title_pieces, labelled, section) if labelled else title_pieces
    )
    credited = credits_below(rest) if rest and List in map(type, rest) else None
    # who and where are told below: the line above them is the title, whatever its colons
    whole = bool(credited or stated or (rest and _tell_of_paper(rest)))
    whole = whole and Link not in map(type, title_pieces)
    published = (rest or labelled) and leads_to_paper(labelled, rest)
    marked = fill_head(entry, title_pieces, whole=whole, published=bool(published))
    entry.values["marked"] = marked
    told = str(entry.values.get("subtitle", ""))
    if told and not told[0].islower() and _names_authors(labelled, rest):
        join_subtitle(entry)  # `Quayd: A Tidal System` over `Authors: …`
    for label, value in labelled:
        _add_label(entry, label, value, start)
    rest = take_lines_of_credits(entry, rest, marked=marked)
    if credited:
        add_credits(entry, credited)
        rest = credited.rest
    if rest:
        description = entry.description
        entry.description = ""
        body = BodyReader(entry)
        body.read(rest)
        body.finish()
        entry.description = "\n".join(part for part in (description, entry.description) if part)
    return entry


def _names_authors(labelled: list[tuple[str, list[Inline]]], rest: list[Block]) -> bool:
    """Whether a label below a title says who wrote it: ``Authors: …``, in its lines or a bullet."""
    labels = [label for label, _ in labelled]
    for block in rest:
        for item in block.items if isinstance(block, List) else ():
            told = split_label(list(head_of(item)))
            labels.extend([told.label] if told else [])
    return any(not AUTHORS.isdisjoint(header_spellings(label)[:2]) for label in labels)


def _tell_of_paper(rest: list[Block]) -> bool:
    """Whether labels below a head are those of a paper: ``Paper: …`` beside ``Authors: …``."""
    labels = [
        label.label
        for block in rest
        if isinstance(block, List)
        for item in block.items
        if (label := split_label(head_of(item)))
    ]
    told = {spelling for label in labels for spelling in header_spellings(label)[:1]}
    return not told.isdisjoint(PAPER_HEADERS) and any(role_of(x) == "paper" for x in labels)


def _stated_title(entry: Entry, pieces: list[Inline]) -> list[Inline] | None:
    """``论文题目：标题`` over what else is said of it: the pieces of the title."""
    line = split_label(pieces, any_label=True)
    if line is None or not states_title(line):
        return None
    entry.values["title_label"] = line.label
    return line.value


def join_quotations(content: Inlines) -> Inlines:
    """The content, with a quotation that is broken over source lines made one text."""
    joined: list[Inline] = []
    for piece in content:
        before = joined[-2] if len(joined) > 1 else None
        if (
            isinstance(piece, Text)
            and isinstance(before, Text)
            and isinstance(joined[-1], Break)
            and not joined[-1].hard
            and piece._replace(text="") == before._replace(text="")
            and _leaves_open(before.text)
        ):
            joined[-2:] = [before._replace(text=f"{before.text.rstrip()} {piece.text.lstrip()}")]
        else:
            joined.append(piece)
    return tuple(joined)


def _leaves_open(text: str) -> bool:
    """Whether a text ends inside a quotation."""
    return text.count('"') % 2 == 1 or text.rfind("“") > text.rfind("”")


def split_labelled_lines(content: Inlines) -> tuple[list[Inline], list[tuple[str, list[Inline]]]]:
    """The pieces of the title's lines, and the labelled lines below them."""
    lines: list[list[Inline]] = [[]]
    for piece in content:
        if isinstance(piece, Break):
            lines.append([piece])
        else:
            lines[-1].append(piece)
    title: list[Inline] = []
    labelled: list[tuple[str, list[Inline]]] = []
    in_bold = False  # whether the labelled line above is in bold, its value as well
    for line in lines:
        words = line[1:] if line and isinstance(line[0], Break) else line
        split = split_label(words)
        if split is None and in_bold and (told := split_bold_line(words)):
            labelled.append((told.label, told.value))
            continue
        in_bold = bool(split) and is_all_bold(words)
        if split and title and (split.bold or is_known_label(split.label)):
            for part in split_bars(line[1:] if isinstance(line[0], Break) else line):
                told = split_label(part)
                if told:
                    labelled.append((told.label, told.value))
                else:
                    title.extend([Text(" "), *part])  # `Authors: Jane Doe | [Paper](…)`
        elif labelled and Link not in map(type, line) and _goes_on(line, *labelled[-1]):
            labelled[-1][1].extend(line)
        else:
            title.extend(line)
    return title, labelled


def _goes_on(line: list[Inline], label: str, value: list[Inline]) -> bool:
    """Whether a line below a labelled one is more of its value: ``<br>`` ends all but prose.

    A venue ends with its year.
    """
    first = line[0]
    words = [piece for piece in line if isinstance(piece, Text) and piece.text.strip()]
    if words and all(piece.emphasis for piece in words):
        return False  # names in italics below `Team: …`
    if not (isinstance(first, Break) and first.hard):
        last: Inline | None = value[-1] if value else None
        ended = isinstance(last, Text) and last.text.rstrip()[-1:].isdigit()
        return not (ended and header_spellings(label)[0] in VENUE_HEADERS)
    return header_spellings(label)[0] in PROSE_HEADERS or not is_known_label(label)


def _add_label(entry: Entry, label: str, value: list[Inline], line: int) -> None:
    links = tuple(label_links(value, label))
    entry.links.extend(links)
    entry.fields.append(Labelled(label, running_text(value), links, line))
