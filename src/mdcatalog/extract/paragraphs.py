"""Paragraphs that are entries: a citation, a title over labelled lines, a block of HTML."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from mdcatalog.extract.alike_lines import beside_alike
from mdcatalog.extract.below_titles import NUMBERED, take_below, take_quotation
from mdcatalog.extract.cited_lines import is_credit_line, told_parts
from mdcatalog.extract.course_names import is_school_and_number, makers_of
from mdcatalog.extract.days_in_place import is_day_alone
from mdcatalog.extract.entries import Entry, link_count, split_lines
from mdcatalog.extract.enumerations import enumerates
from mdcatalog.extract.full_titles import keep_subtitle, take_title
from mdcatalog.extract.headed_lines import HeadedLines, headed_lines
from mdcatalog.extract.items import read_entry
from mdcatalog.extract.kinds import Decision
from mdcatalog.extract.labels import is_known_label, split_label, states_title
from mdcatalog.extract.leading import venue_before_link
from mdcatalog.extract.line_lists import (
    ends_alike,
    is_line_list,
    is_link_bar,
    read_enumeration,
    read_line_list,
)
from mdcatalog.extract.link_evidence import FULL_TITLE_WORDS
from mdcatalog.extract.naming import heading_kinds, heads_kind
from mdcatalog.extract.numbered_paragraphs import beside_linked, read_numbered
from mdcatalog.extract.numbered_titles import numbers_a_title, read_numbered_title, title_of_line
from mdcatalog.extract.paragraph_shapes import (
    numbers_a_link,
    numbers_an_address,
)
from mdcatalog.extract.part_names import part_role
from mdcatalog.extract.person_names import FULL_NAME_WORDS, is_name
from mdcatalog.extract.promises import leads_by_title
from mdcatalog.extract.prose import (
    MAX_TITLE,
    is_bold_line,
    is_prose,
    is_reference,
    is_sign,
    is_titled_line,
    line_words,
    may_be_citation,
)
from mdcatalog.extract.published import take_date, take_venue
from mdcatalog.extract.repository_names import named_in_line
from mdcatalog.extract.ruled_cards import card_below
from mdcatalog.extract.shapes import head_of, is_label_list, label_before_link
from mdcatalog.extract.stated_titles import read_stated, states_linked_title
from mdcatalog.extract.titled_parts import is_bold_title, titled_parts
from mdcatalog.extract.titles import is_role_link, title_text
from mdcatalog.extract.titles_over_credits import read_titles_over_credits
from mdcatalog.extract.venues import venue_like
from mdcatalog.extract.word_evidence import NUMBERED_COURSE
from mdcatalog.extract.work_links import announces_links, read_work_links
from mdcatalog.links import host_role, is_web
from mdcatalog.tree import (
    Block,
    Image,
    Inline,
    Link,
    List,
    Paragraph,
    Text,
    block_links,
    is_link,
    plain_text,
)
from mdcatalog.vocabulary import AUTHOR_NOTES, is_aspect, is_remark, is_sort

_LEAST_RUN, _LEAST_ALIKE = 4, 2
_SHORT_REMARK = 120
_LEAST_LINES = 2
_MOST_OF_ONE = 3  # lines: a numbered title, its links, words about it
_FILE = re.compile(
    r"[\w.@-]+\.(?:zip|tar|t?gz|bz2|xz|7z|rar|jsonl?|csv|tsv|parquet|h5|npz?|pkl|txt)"
)
_FULL_TITLE = 4  # words of a link that is a title
_MOST_CREDITS = 6  # bullets: names, a venue, a year, links
_MAX_CAPTION = 100
_ET_AL = re.compile(r"\bet\.? al\b")
_DIGITS = "0123456789"
_AROUND_VENUE = " \t.,;()[]-–—"
_DESCRIBED = re.compile(r"\s*(?:[-–—|｜]{1,3}\s|[:：]\s*\w)")
_NAME_AND_SENTENCE = re.compile(r"\S.{0,80}?\s[-–—|｜]{1,3}\s+\w.*[.。]")


def read_paragraph(
    blocks: Sequence[Block], index: int, path: tuple[str, ...]
) -> tuple[int, list[Entry]]:
    """Entries that begin with the paragraph at ``index``, and how many blocks they take."""
    used, entries = _read_paragraph(blocks, index, path)
    if len(entries) == 1:
        used += take_quotation(entries[0], blocks, index + used)
    return used, entries


def _read_paragraph(
    blocks: Sequence[Block], index: int, path: tuple[str, ...]
) -> tuple[int, list[Entry]]:
    paragraph = blocks[index]
    assert isinstance(paragraph, Paragraph)
    if parts := titled_parts(paragraph):
        return 1, [entry for part in parts for entry in read_paragraph([part], 0, path)[1]]
    if states_linked_title(paragraph) and (stated := read_stated(blocks, index, path))[1]:
        return stated
    lines = split_lines(paragraph.content)
    if not lines or not line_words(lines[0]):
        return 1, []
    if announces_links(paragraph):
        return 1, read_work_links(paragraph, path)
    if len(lines) > 1 and (headed := headed_lines(paragraph.content)) and headed.makers:
        return 1, _read_headed(headed, path)
    if len(lines) > 1 and (credited := read_titles_over_credits(blocks, index, lines, path)):
        return 1, credited
    named = read_enumeration(paragraph, lines, path)
    if named or is_link_bar(lines):
        return 1, named
    if numbers_a_title(paragraph) and not (len(lines) > _MOST_OF_ONE and is_line_list(paragraph)):
        return 1, [read_numbered_title(paragraph, path)]
    if following := card_below(blocks, index) or _facts_after(blocks, index, lines):
        return 1 + len(following), [_read_facts(paragraph, following, lines, path)]
    if numbered := read_numbered(blocks, index, path):
        return numbered
    if each := read_line_list(paragraph, lines, path):
        return 1, each
    return _read_one(blocks, index, lines, path)


def _read_headed(headed: HeadedLines, path: tuple[str, ...]) -> list[Entry]:
    """The courses of a school, one a line below its name."""
    entries: list[Entry] = []
    for line in headed.lines:
        at = next(piece.line for piece in line if isinstance(piece, Link))
        entry = read_entry(tuple(line), [], "paragraph", at, at, (*path, headed.label))
        entry.values["marked"] = True
        entries.append(entry)
    give_school(entries, headed.makers)
    return entries


def give_school(entries: Sequence[Entry], makers: list[str]) -> None:
    """Note for each entry the school that heads it, which gives a course that names no other."""
    for entry in entries:
        entry.values.setdefault("school", makers)


def _read_facts(
    paragraph: Paragraph,
    following: Sequence[Block],
    lines: list[list[Inline]],
    path: tuple[str, ...],
) -> Entry:
    """The entry of a title over facts about it."""
    block = "html" if paragraph.html else "paragraph"
    end = following[-1].end
    entry = read_entry(paragraph.content, list(following), block, paragraph.start, end, path)
    if len(lines) == 1 and len(lines[0]) == 1:
        keep_subtitle(entry, lines[0][0])
    take_title(entry)
    entry.values["marked"] = True
    return entry


def _read_one(
    blocks: Sequence[Block], index: int, lines: list[list[Inline]], path: tuple[str, ...]
) -> tuple[int, list[Entry]]:
    """The one thing that a paragraph names, if it is no prose."""
    paragraph = blocks[index]
    assert isinstance(paragraph, Paragraph)
    told = told_parts(list(paragraph.content))
    if told and told.title is None and told.citation.authors:
        return 1, []  # of what the heading names
    prose = is_prose(paragraph, lines)
    placed = prose and venue_before_link(paragraph.content)
    below = index > 0 and isinstance(blocks[index - 1], List)  # of the last item, as often
    whole = prose and not below and told is not None and bool(told.citation.authors)
    alike = beside_alike(blocks, index)
    prose = prose and not alike
    if prose and not (whole or placed or may_be_citation(paragraph) or is_reference(paragraph)):
        return 1, []
    kind = "html" if paragraph.html else "paragraph"
    content = tuple(named_in_line(list(paragraph.content)))
    entry = read_entry(content, [], kind, paragraph.start, paragraph.end, path)
    if len(content) == len(lines[0]) and numbers_an_address(paragraph):
        entry.set_apart()
    cited = entry.citation and entry.values["marked"] and "authors" in entry.values
    if prose and not (whole or cited or placed):
        return 1, []
    if is_title_over_labels(paragraph) and not (
        any(x.place == "title" for x in entry.links) or _says_more(lines[0])
    ):
        # the lines say where the title ends; a colon in it does not
        above = [line for line in lines if split_label(line) is None or line is lines[0]]
        title = take_date(entry, take_venue(entry, title_of_line(entry, above[0])))
        entry.title = title or entry.title
        entry.description = " ".join(map(title_text, above[1:]))
    if (heads_links(blocks, index) and _is_set_apart(lines[0])) or (
        alike or ends_alike(blocks, index)
    ):
        entry.set_apart()
    take_title(entry)
    numbered = " " in entry.title and numbers_a_link(paragraph)  # `3、[Star Count](…)` is a name
    if not entry.title or (names_no_thing(entry.title, numbered) and not entry.citation):
        return 1, []
    full = len(entry.title.split()) in FULL_NAME_WORDS
    person = full and entry.values.get("authors") and is_name(entry.title)
    person = person and "venue" not in entry.values  # `Jane Doe, "Mooring At Scale", ICML 2020`
    if (person and not any(link.place == "title" for link in entry.links)) or _ET_AL.search(
        entry.title
    ):
        return 1, []  # who wrote what the heading names
    return 1 + take_below(entry, blocks, index, lines[0]), [entry]


def _says_more(line: list[Inline]) -> bool:
    """Whether a line is a name and a sentence about it: ``**Name** | What it is.``"""
    if isinstance(line[0], Text) and line[0].strong and not is_bold_line(line):
        return _DESCRIBED.match(title_text(line[1:])) is not None
    return _NAME_AND_SENTENCE.fullmatch(line_words(line)) is not None


def opens_in_bold(paragraph: Paragraph) -> bool:
    """Whether a paragraph's first line is a linked name in bold, or one in bold with its links."""
    content = paragraph.content
    first = content[0] if content else None
    if first is not None and len(content) > 1 and is_sign(first):
        first = content[1]  # `:camera: **The Title**`
    if isinstance(first, Link):
        return first.strong and not is_role_link(first)
    if not isinstance(first, Text) or not first.strong:
        return False
    line = split_lines(paragraph.content)[0]
    return split_label(line) is None and is_titled_line(line)


def caption_of(paragraph: Paragraph) -> str:
    """The text of a short paragraph that heads what follows it; else empty.

    ``*(Tutorials)*``, ``Libraries for working with dates.``: what it names, the list holds.
    """
    text = " ".join(plain_text(paragraph.content).split())
    if not text or len(text) > _MAX_CAPTION or Link in map(type, paragraph.content):
        return ""
    return text.rstrip(".。:： ")


def heads_sections(block: Block) -> bool:
    """Whether a line in bold names the kind of what stands below the headings that follow it.

    ``**Publications**`` right over ``### The Title``.
    """
    if not isinstance(block, Paragraph) or not is_bold_line(list(block.content)):
        return False
    caption = caption_of(block)
    listed = caption.lower().endswith(" list") and bool(heading_kinds(caption))
    return bool(caption) and (listed or heads_kind(caption))


def names_no_thing(text: str, linked: bool = False) -> bool:
    """Whether words set apart only head a part of what is told about something else.

    Where they are a ``linked`` title, what is a label elsewhere may be a name.
    """
    file = _FILE.fullmatch(text.strip()) is not None  # a part of the data that the heading names
    label = not linked and is_known_label(text)
    told = not linked and is_remark(text)
    if is_aspect(text.rstrip(_DIGITS)) or label or is_sort(text) or file or told:
        return True
    return len(text) < MAX_TITLE and AUTHOR_NOTES.found_in(text)  # `* denotes equal contribution`


def _facts_after(blocks: Sequence[Block], index: int, lines: list[list[Inline]]) -> list[Block]:
    """The blocks behind a title that are nothing but labelled lines about it."""
    if index + 1 >= len(blocks) or not _may_tell(blocks[index + 1]):
        return []
    text = line_words([piece for line in lines for piece in line])
    if len(text) > MAX_TITLE or len(lines) > 3 or text.endswith((":", "：", "。")):
        return []
    labelled = split_label(lines[0])
    if labelled and is_known_label(labelled.label) and not states_title(labelled):
        return []
    if names_no_thing(text) or is_day_alone(text):
        return []
    if makers_of(text) and _begins_with_name(blocks[index + 1]):
        return []
    if len(lines) == 1 and enumerates(lines[0]):
        return []  # so may be what stands below
    bold, apart = is_bold_line(lines[0]), _is_set_apart(lines[0]) and not heads_kind(text)
    linked = any(isinstance(piece, Link) and not is_role_link(piece) for piece in lines[0])
    # a name and its address: what is labelled below is as often the next such line
    addressed = any(isinstance(piece, Link) and piece.bare for piece in lines[0])
    taken: list[Block] = []
    for at in range(index + 1, len(blocks)):  # a slice would copy all that follows each time
        block = blocks[at]
        if (
            (isinstance(block, List) and not taken and _tells_of_title(block))
            or (
                isinstance(block, Paragraph)
                and not (addressed or numbers_a_link(block) or label_before_link(block.content))
                and _only_labels(block)
                and not is_line_list(block)
            )
            or (
                apart
                and isinstance(block, Paragraph)
                and _only_links(block)
                # below a linked title a linked name is the next one
                and not (linked and any(map(_is_named_link, block.content)))
            )
        ) and not (linked and isinstance(block, Paragraph) and opens_in_bold(block)):
            taken.append(block)
        else:
            break
    listed = bool(taken) and linked and bold and isinstance(taken[-1], List)
    links = [link for block in taken for link in _links_of(block)]
    led = listed or not all(link.url.startswith("#") for link in links)
    if not led and (links or not beside_linked(blocks, index)):
        return []
    return taken if bold or linked or len(text) <= 160 else []


def _is_named_link(piece: Inline) -> bool:
    return isinstance(piece, Link) and not is_role_link(piece) and not piece.bare


def _begins_with_name(block: Block) -> bool:
    """Whether a block begins with a linked name, as what stands below its school does."""
    first = block.content[0] if isinstance(block, Paragraph) and block.content else None
    return isinstance(first, Link) and not is_role_link(first) and part_role(first.text) is None


def _tells_of_title(block: List) -> bool:
    """Whether a list is labelled lines, or who wrote a paper and where it appeared.

    Not where names stand before linked titles of several papers.
    """
    labels = is_label_list(block)
    if labels or len(block.items) > _MOST_CREDITS:
        return labels
    heads = [head_of(item) for item in block.items]
    if sum(any(map(_is_full_link, head[1:])) for head in heads) > 1:
        return False
    return any(map(_is_credit, heads))


def _is_full_link(piece: Inline) -> bool:
    return _is_named_link(piece) and len(plain_text((piece,)).split()) >= _FULL_TITLE


def _is_credit(head: Sequence[Inline]) -> bool:
    """Whether a bullet is who wrote a paper and where it appeared; one with an address is more."""
    return not any(isinstance(x, Link) and x.bare for x in head) and is_credit_line(head)


def _may_tell(block: Block) -> bool:
    """Whether a block can be facts or links: a list, or a paragraph with a colon or no words."""
    if not isinstance(block, Paragraph):
        return isinstance(block, List)
    for piece in block.content:
        if isinstance(piece, Text) and (":" in piece.text or "：" in piece.text):
            return True
    return _only_links(block)


def heads_links(blocks: Sequence[Block], index: int) -> bool:
    """Whether the paragraph at ``index`` is a title with nothing but its links below it."""
    paragraph = blocks[index]
    assert isinstance(paragraph, Paragraph)
    lines = split_lines(paragraph.content)
    if not lines or not line_words(lines[0]) or any(map(is_link, lines[0])):
        return False
    below = [piece for line in lines[1:] for piece in line]
    if below:
        return not line_words(below) and any(map(is_role_link, below))
    return bool(_facts_after(blocks, index, lines))


def _is_set_apart(line: list[Inline]) -> bool:
    """Whether a line is bold, or numbered by its author; where it appeared may stand behind it."""
    words = line_words(line)
    if is_bold_line(line) or NUMBERED.match(words) is not None:
        return True
    title, last = line[:-1], line[-1]
    if not isinstance(last, Text) or last.strong or not is_bold_title(title):
        return False
    return venue_like(last.text.strip(_AROUND_VENUE))


def _links_of(block: Block) -> list[Link]:
    return [link for link in block_links([block]) if isinstance(link, Link)]


def _only_links(paragraph: Paragraph) -> bool:
    """Whether a paragraph shows nothing but links and pictures, however they are parted."""
    shown = any(isinstance(piece, (Link, Image)) for piece in paragraph.content)
    return shown and not any(
        ch.isalnum() for piece in paragraph.content if isinstance(piece, Text) for ch in piece.text
    )


def _only_labels(paragraph: Paragraph) -> bool:
    lines = split_lines(paragraph.content)
    for line in lines:
        label = split_label(line)
        if label is None or not is_known_label(label.label):
            return False
    return bool(lines)


def is_title_over_labels(paragraph: Paragraph) -> bool:
    """Whether a paragraph is a title on one or two lines and below it labelled lines alone."""
    lines = split_lines(paragraph.content) if len(paragraph.content) >= _LEAST_LINES else []
    if len(lines) < _LEAST_LINES:
        return False
    labelled = [split_label(line) for line in lines]
    known = [label is not None and is_known_label(label.label) for label in labelled]
    first = known.index(True) if True in known else 0
    return 1 <= first <= 2 and all(known[first:])


def is_convincing(entry: Entry, promised: bool) -> bool:
    """Whether a paragraph says enough of itself to be a record."""
    if entry.citation or entry.fields or entry.values.get("authors") or "lesson" in entry.values:
        return bool(entry.title)
    roles = sum(1 for link in entry.links if link.place == "field" and not link.image)
    if entry.values.get("marked") and roles:
        return True
    if "told_below" in entry.values or (entry.values.get("title_label") and link_count(entry)):
        return True
    if any(map(str.isdigit, entry.title)) and _is_numbered_course(entry):
        return True
    if entry.values.get("listed") and any(link.place == "title" for link in entry.links):
        return True
    short = len(entry.title) <= (120 if entry.values.get("marked") else 40)
    return promised and link_count(entry) > 0 and short


def _is_numbered_course(entry: Entry) -> bool:
    """Whether a linked title is a school's course by number and name: ``Pier CS144: Networks``."""
    course = NUMBERED_COURSE.match(entry.title)
    named = course is None and is_school_and_number(entry.title)
    link = next((link for link in entry.links if link.place == "title"), None)
    if not (course or named) or link is None or not link.text.strip().startswith(entry.title):
        return False
    # a page beside the document is one of its own course as often
    if course is None:
        return is_web(link.url)
    return is_web(link.url) or bool(course["school"] and makers_of(course["school"].strip()))


def is_run_of_names(entries: Sequence[Entry]) -> bool:
    """Whether paragraphs one below the other are linked names, one each, as a list has them."""
    if len(entries) < _LEAST_RUN:
        return False
    named = sum(1 for e in entries if leads_by_title(e) and len(e.description) <= _SHORT_REMARK)
    return named * 4 >= len(entries) * 3


def common_kind(decisions: Sequence[Decision]) -> str | None:
    """The one kind that several things of a run are for sure, where the others may be it too."""
    kinds = Counter(decision.kind for decision in decisions if decision.kind)
    kind, number = kinds.most_common(1)[0] if len(kinds) == 1 else ("", 0)
    return kind if number >= _LEAST_ALIKE and number * 4 >= len(decisions) else None


def is_sure(entry: Entry, promised: bool) -> bool:
    """The same, or whether it is a full title that is linked, on a site of papers, and no more."""
    if is_convincing(entry, promised):
        return True
    link = entry.links[0] if len(entry.links) == 1 else None
    if link is None or link.place != "title" or entry.description:
        return False
    full = len(entry.title.split()) >= FULL_TITLE_WORDS and len(link.text) >= len(entry.title)
    return full and host_role(link.url) == "paper"
