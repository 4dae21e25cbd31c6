"""The body of a section or item: labelled lines, the text between them, links."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from mdcatalog.extract.behind import tidy
from mdcatalog.extract.body_lines import (
    after_links,
    is_lone_link,
    only_links,
    read_prose,
    split_bars,
    without_closing_links,
    without_signed_counts,
)
from mdcatalog.extract.credit_lines import take_names
from mdcatalog.extract.entries import (
    Entry,
    Labelled,
    found_links,
    running_text,
    split_lines,
)
from mdcatalog.extract.facts_tables import is_facts_row, is_facts_table, is_own_row
from mdcatalog.extract.label_links import label_links, named_by, next_label
from mdcatalog.extract.labelled_papers import label_of_papers, note_paper
from mdcatalog.extract.labels import (
    is_known_label,
    label_alone,
    role_of_label,
    split_label,
    states_title,
)
from mdcatalog.extract.labels_behind_items import part_labels
from mdcatalog.extract.lead import credit_line
from mdcatalog.extract.numbered_leads import numbered_leads, speaker_of
from mdcatalog.extract.parted_facts import take_facts
from mdcatalog.extract.shapes import (
    head_of,
    is_label_list,
    names_title,
    split_short_label,
)
from mdcatalog.extract.signed_facts import take_signed
from mdcatalog.extract.software_facts import MOST_FACTS, software_facts
from mdcatalog.extract.venue_lines import take_venue_line
from mdcatalog.extract.venues import is_dated_venue
from mdcatalog.extract.whole_heads import take_credit_line
from mdcatalog.headers import header_spellings
from mdcatalog.links import host_role
from mdcatalog.models import KINDS, rules_of
from mdcatalog.tree import (
    Block,
    CodeBlock,
    Details,
    Heading,
    Image,
    Inline,
    Inlines,
    Link,
    List,
    Paragraph,
    Quote,
    Table,
    Text,
    block_inlines,
    plain_text,
)
from mdcatalog.values import parse_duration
from mdcatalog.vocabulary import FACT_HEADERS, fold, is_navigation, role_of

_PROSE_FIELDS = frozenset({"description", "highlights", "technique"})
_NO_WORDS = frozenset((Link, Image))
_LONGEST_NAME = 12  # characters of what a link by itself is called in one word: `Kaggle下载`


@lru_cache(maxsize=1024)  # labels recur
def _is_prose_label(label: str) -> bool:
    """Whether what a label stands for may go on over several paragraphs."""
    for spelling in header_spellings(label):
        for model in KINDS:
            rule = rules_of(model).by_word.get(spelling)
            if rule:
                return rule.name in _PROSE_FIELDS
    return role_of_label(label) is None


def _only_unfolds(piece: Inline) -> bool:
    """``<summary>Preview</summary>``: whether words only say that there is more to unfold."""
    return isinstance(piece, Text) and is_navigation(piece.text)


def _are_links(content: Inlines) -> bool:
    """Whether a line is nothing but links, whatever they say."""
    words = [piece for piece in content if not isinstance(piece, Link)]
    return len(words) < len(content) and not any(map(str.isalnum, plain_text(words)))


def _states_name(lines: list[list[Inline]]) -> bool:
    """Whether the first of labelled lines is what the thing is called: ``Name: SQuAD``."""
    if len(lines) < 2:
        return False
    first = split_label(lines[0], any_label=True)
    if first is None or is_known_label(first.label) or not states_title(first):
        return False
    second = split_label(lines[1])
    return second is not None and is_known_label(second.label)


_VENUE_WORDS = 4


class BodyReader:
    """Collects an entry's fields and description while the blocks of its body go by."""

    def __init__(self, entry: Entry) -> None:
        self.entry = entry
        self.paragraphs: list[str] = []
        self.open: tuple[Labelled, list[str]] | None = None
        self.labels = 0
        self.known_labels = 0
        self.link_labels = 0
        self.words = 0
        self.closed = False  # links that name roles close a sentence of it

    def read(self, blocks: Iterable[Block]) -> None:
        """Read the blocks in order."""
        for block in blocks:
            if isinstance(block, Paragraph):
                if block.html and len(block.content) == 1 and _only_unfolds(block.content[0]):
                    continue
                self.paragraph(block.content, block.start)
            elif isinstance(block, List):
                self._list(block)
            elif isinstance(block, (Quote, Details)):
                if isinstance(block, Details):
                    self.entry.links.extend(found_links(block.summary, "body"))
                self.read(block.blocks)
            elif isinstance(block, Table) and is_facts_table(block):
                self._facts(block)
            elif isinstance(block, Table) and is_own_row(block, self.entry.title):
                self._own_row(block)
            elif isinstance(block, Table) and is_facts_row(block):
                labels, known = self.labels, self.known_labels
                self._own_row(block)
                self.labels, self.known_labels = labels, known  # they make no thing of a heading
            elif isinstance(block, (Heading, Table)):
                for content in block_inlines(block):
                    self.entry.links.extend(found_links(content, "body"))
            elif isinstance(block, CodeBlock):
                self.words += len(block.text)

    def references(self, blocks: Iterable[Block]) -> None:
        """Read the blocks below a heading for references: links alone are no words about it."""
        for block in blocks:
            if not isinstance(block, List):
                self.read([block])
                continue
            for item in block.items:
                head = head_of(item)
                linked = len(item.blocks) == 1 and _are_links(head)
                if linked:
                    for link in found_links(head, "body"):
                        code = host_role(link.url) == "code"
                        self.entry.links.append(link._replace(place="field") if code else link)
                    self.words += len(plain_text(head))
                else:
                    self.read([block._replace(items=(item,))])

    def _facts(self, table: Table) -> None:
        """A table of labels beside what they stand for: its rows are labelled lines."""
        heads = [fold(plain_text(cell.content)) for cell in table.header]
        named = not heads[0] or all(head in FACT_HEADERS for head in heads)
        rows = [row.cells for row in table.rows]
        lines = [row.start for row in table.rows]
        if not named:
            rows, lines = [table.header, *rows], [table.start, *lines]
        for cells, line in zip(rows, lines, strict=True):
            label, value = (cell.content for cell in cells)
            if value:
                self._label(plain_text(label).strip(), list(value), line)
        self.close()

    def _own_row(self, table: Table) -> None:
        """What the columns of the entry's own row hold are labelled lines."""
        row = table.rows[0]
        for head, cell in zip(table.header, row.cells, strict=False):
            label = plain_text(head.content).strip()
            linked = any(isinstance(piece, Link) for piece in cell.content)
            if names_title(cell.content, self.entry.title) and (
                not linked or not role_of_label(label)
            ):
                self.entry.links.extend(found_links(cell.content, "title"))
            elif label and cell.content:
                self._label(label, list(cell.content), row.start)
        self.close()

    def _list(self, block: List) -> None:
        if self.entry.block == "section" and (self._software(block) or self._course(block)):
            return
        facts = is_label_list(block)
        for item in block.items:
            marker = f"{item.ordinal}. " if item.ordinal is not None else ""
            for number, inner in enumerate(item.blocks):
                if isinstance(inner, Paragraph):
                    first = marker if not number else ""
                    own: Inlines = inner.content
                    behind: Inlines = ()
                    if not facts and item is block.items[-1]:
                        own, behind = part_labels(own)
                    self.paragraph(own, inner.start, first, item=True, labels=facts)
                    if behind:
                        self.paragraph(behind, inner.end)
                elif isinstance(inner, List) and self._papers(head_of(item), inner):
                    continue
                else:
                    before = len(self.entry.links)
                    self.read([inner])
                    if isinstance(inner, List) and len(self.entry.links) > before:
                        self._label_below(head_of(item), before)
            if facts and self.open and self.open[1]:
                self.close()  # a fact of a list ends with its item

    def _papers(self, head: Inlines, block: List) -> bool:
        """``论文：`` over bullets with linked titles: the first is what the label leads to."""
        label = label_of_papers(head, block)
        if not label:
            return False
        self._label(label, list(head_of(block.items[0])), block.items[0].start)
        self.close()
        for item in block.items[1:]:
            self.paragraph(head_of(item), item.start, item=True, labels=False)
        self.read(inner for item in block.items for inner in item.blocks[1:])
        return True

    def _software(self, block: List) -> bool:
        """Take bullets that tell of a program: its languages, which lead to it, and others."""
        told = len(block.items) <= MOST_FACTS and self.words
        facts = software_facts(block, self.entry.title) if told else []
        for fact in facts:
            if fact.label == "code":
                self.entry.links.extend(found_links(fact.content, "field"))
                self.known_labels += 1
            elif fact.label:
                self._label(fact.label, list(fact.content), block.start)
            else:
                self.paragraph(fact.content, block.start, item=True)
        return bool(facts)

    def _course(self, block: List) -> bool:
        """Take bullets that lead to a course and are called by its number, as the heading is."""
        heading = str(self.entry.values.get("heading", ""))
        leads = numbered_leads(block, heading)
        for lead in leads:
            self.entry.links.extend(found_links([lead.link], "field", lead.label))
        if speaker := speaker_of(leads, heading):
            self.entry.add_value("speakers", [speaker])
        return bool(leads)

    def _label_below(self, head: Inlines, first: int) -> None:
        """``笔记：`` over bullets that are addresses: what it says holds for those links."""
        links, label = self.entry.links, label_alone(head)
        if not label:
            return
        for at, link in enumerate(links[first:], first):
            if not (link.text or link.label or link.image):
                links[at] = named_by(link._replace(label=label, place="field"), label)

    def paragraph(
        self,
        content: tuple[Inline, ...],
        line: int,
        marker: str = "",
        *,
        item: bool = False,
        labels: bool = True,
    ) -> None:
        """Read a paragraph line by line: labelled lines are fields, the others text."""
        told = [line for line in split_lines(content) if not self._facts_between(line)]
        lines = [part for line in told for part in split_bars(line)]
        plain: list[list[Inline]] = []
        stated = lines[0] if labels and not item and _states_name(lines) else None
        for pieces in lines:
            any_label = item or pieces is stated
            labelled = split_label(pieces, any_label=any_label, listed=item) if labels else None
            short = split_short_label(pieces)
            if short and not (labelled and is_known_label(labelled.label)):
                self._flush(plain, marker, item)
                plain = []
                self.entry.links.extend(label_links(short[1], short[0]))
            elif labelled:
                self._flush(plain, marker, item)
                plain = []
                self._label(labelled.label, labelled.value, line)
            else:
                plain.append(pieces)
        self._flush(plain, marker, item)

    def _flush(self, lines: list[list[Inline]], marker: str, item: bool) -> None:
        texts: list[str] = []
        for pieces in lines:
            if self._duration(pieces) or take_signed(self.entry, pieces):
                continue
            if not (item or self.words or texts) and (
                self._cited(pieces)
                or take_venue_line(self.entry, pieces)
                or self._names(pieces)
                or self._credits(pieces)
            ):
                continue
            pieces, behind = without_closing_links(without_signed_counts(pieces))
            self.entry.links.extend(behind)
            self.closed = self.closed or bool(behind)
            links, text = read_prose(pieces)
            alone = only_links(pieces)
            if not text or alone:  # links by themselves are the thing's own
                links = [link._replace(place="field") for link in links]
            self.entry.links.extend(links)
            short = item or (len(text) <= _LONGEST_NAME and " " not in text)
            if text and short and not alone and is_lone_link(pieces):
                self.words += len(text)  # it says something of the link
            elif text and not alone:
                texts.append(text)
        if not texts:
            return
        text = marker + "\n".join(texts)
        self.words += len(text)
        if self.open:
            self.open[1].append(text)
        elif item and self.paragraphs:
            self.paragraphs[-1] += "\n" + text
        else:
            self.paragraphs.append(text)

    def _facts_between(self, pieces: list[Inline]) -> bool:
        """Take a line that is facts and nothing else: ``12 GB · CC BY 4.0 · English``."""
        if not _NO_WORDS.isdisjoint(map(type, pieces)) or self.open:
            return False
        taken = take_facts(self.entry, plain_text(pieces)) == ""
        self.known_labels += taken
        return taken

    def _duration(self, pieces: list[Inline]) -> bool:
        if not _NO_WORDS.isdisjoint(map(type, pieces)):
            return False
        text = plain_text(pieces)
        if len(text) > 24:
            return False
        seconds = parse_duration(text)
        if seconds is None or (":" not in text and "duration_seconds" in self.entry.values):
            return False
        self.entry.add_value("duration_seconds", seconds)
        return True

    def _names(self, pieces: list[Inline]) -> bool:
        """Take a line of nothing but who made what a heading names, with the links in it."""
        if self.entry.block != "section" or not take_names(self.entry, pieces):
            return False
        self.entry.links.extend(found_links(pieces, "body"))
        return True

    def _cited(self, pieces: list[Inline]) -> bool:
        """Take ``Jane Doe, John Roe. KDD 2018. [[Paper](…)]`` below a heading or a title."""
        if "venue" in self.entry.values or "authors" in self.entry.values:
            return False
        return take_credit_line(self.entry, pieces)

    def _credits(self, pieces: list[Inline]) -> bool:
        """Take ``*Names* | NeurIPS 2020 | [Paper](…)`` below a heading, which is no description."""
        if "venue" in self.entry.values or "authors" in self.entry.values:
            return False
        told = credit_line(pieces)
        if told is None:
            return False
        for name, value in told.values.items():
            self.entry.add_value(name, value)
        self.entry.links.extend(told.links)
        # what is read is a paper; a talk has its conference too
        papers = any(role_of(link.text) == "paper" for link in told.links if link.text)
        self.entry.citation = self.entry.citation or papers or not told.links
        return True

    def _label(self, label: str, value: list[Inline], line: int) -> None:
        self.close()
        self.labels += 1
        known = is_known_label(label)
        self.known_labels += known
        links = tuple(label_links(value, label))
        self.entry.links.extend(links)
        text = running_text(value)
        role = role_of_label(label)
        if role and links and not _is_prose_label(label):
            self.link_labels += 1
            trailing = tidy(after_links(value[: next_label(value)]))
            self.entry.fields.append(Labelled(label, "" if trailing else text, links, line))
            venue = trailing.strip("()（） ") if trailing and role == "paper" else ""
            if venue and venue.count(" ") < _VENUE_WORDS and is_dated_venue(venue):
                self.entry.fields.append(Labelled("venue", venue, (), line))
            elif trailing:
                self.words += len(trailing)
                self.paragraphs.append(trailing)
                if role == "paper":
                    note_paper(self.entry, value, trailing)
            return
        labelled = Labelled(label, text, links, line)
        if (_is_prose_label(label) and not links) or (text and _is_prose_label(label)):
            self.open = (labelled, [text] if text else [])
        else:
            self.entry.fields.append(labelled)

    def close(self) -> None:
        """End the open label, if there is one."""
        if self.open:
            labelled, texts = self.open
            self.entry.fields.append(labelled._replace(text="\n\n".join(texts)))
            self.open = None

    def finish(self) -> None:
        """End the body: what is not labelled becomes the description."""
        self.close()
        description = "\n\n".join(self.paragraphs)
        if description and not self.entry.description:
            self.entry.description = description
