"""Sections that are about one thing: a heading, labelled lines, text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from mdcatalog.extract.bar_facts import take_bar_facts, take_level
from mdcatalog.extract.bodies import BodyReader
from mdcatalog.extract.bylines_below import take_byline
from mdcatalog.extract.cited_titles import take_citation
from mdcatalog.extract.counted_headings import counted_words, counts_things, size_told
from mdcatalog.extract.credits import organizations_in
from mdcatalog.extract.credits_below import take_bulleted
from mdcatalog.extract.entries import Entry, Labelled, Place, found_links, split_lines
from mdcatalog.extract.fact_lines import take_fact_line
from mdcatalog.extract.full_titles import take_title
from mdcatalog.extract.instructions import is_template, names_code, sums_list_up
from mdcatalog.extract.items import read_entry
from mdcatalog.extract.labels import is_known_label, role_of_label
from mdcatalog.extract.leading import take_leading
from mdcatalog.extract.lessons import LESSON, lesson_of
from mdcatalog.extract.naming import heading_kinds
from mdcatalog.extract.numbered_leads import numbered_leads
from mdcatalog.extract.paragraph_shapes import holds_linked_names
from mdcatalog.extract.person_names import is_name
from mdcatalog.extract.presented_talks import add_presented, presented_talk, take_hash_tags
from mdcatalog.extract.published import take_date, take_venue
from mdcatalog.extract.role_bullets import is_led_by_roles
from mdcatalog.extract.section_shapes import (
    heading_text,
    is_aspect_section,
    leads_by_name,
    lists_addresses,
    only_piece,
    shows_address,
    shows_roles,
)
from mdcatalog.extract.shapes import head_of, is_label_list
from mdcatalog.extract.single_sections import ASIDE, is_linked, may_be_entry
from mdcatalog.extract.titles import heading_title, is_role_link, title_text
from mdcatalog.extract.told_data import is_told_data
from mdcatalog.extract.told_headings import told_heading
from mdcatalog.extract.weights import EXCLUDED
from mdcatalog.headers import header_spellings
from mdcatalog.links import identify
from mdcatalog.patterns import lazy_pattern
from mdcatalog.tree import (
    Block,
    Comment,
    Footnote,
    Inlines,
    Link,
    List,
    Paragraph,
    Rule,
    Section,
    Text,
    walk_blocks,
)
from mdcatalog.values import parse_year
from mdcatalog.vocabulary import (
    HEADINGS,
    PROSE_HEADERS,
    fold,
    heading_key,
    lists_references,
)

# `Lecture 1a - Introduction [Jane Doe]`
_SPEAKER = re.compile(r"(?<=\w)\s*\[([^\[\]]+ [^\[\]]+)\]$")
_ET_CETERA = re.compile(r"\s*(?:等|et\.? al\.?|etc\.?)$")
# `[2022] `, `(NeurIPS 2022) `, `NeurIPS 2022: ` before the words of a heading
_LED = lazy_pattern(
    r"\W{0,3}[\[(【][^\[\]()【】]{0,30}(?:(?:19|20)\d\d|['’ ]\d\d)[^\[\]()【】]{0,12}[\])】]\s*\w"
    r"|[A-Za-z][\w&’' -]{1,30}(?:19|20)\d\d\s*[:：|]"
)
_LEAST_BLANK = 2
_SURELY = 3.0
_LEAST_CITED = 3  # pieces: names, a title set apart, a link
_LEAST_TITLE = 3
_CLOSING = frozenset(")）]】")
_MAX_PROSE = 2500
_MAX_SHORT = 400
# `## 3. Title`, `### [3] Title`; a part's number (`2.1 Title`) is that of the document's.
_OWN_NUMBER = lazy_pattern(
    r"\W*?(?:\[(\d{1,3})\]|#?(\d{1,3})(?:[.)、．](?!\d)|\s*[:：]\s|\s+[-–—]\s))\s*"
)
# Latin endings in the singular: a heading in the plural heads a list.
_ONE_THING = frozenset({"dataset", "corpus", "benchmark", "course", "toolkit", "database"})


@dataclass
class SectionReading:
    """A section as one entry, and how strongly it speaks for being one (0 to 3)."""

    section: Section
    entry: Entry
    strength: float


def likely_records(
    readings: Sequence[SectionReading | None], *, promised: bool
) -> list[SectionReading]:
    """Those of sibling sections that speak for being records; like siblings are judged alike.

    ``promised`` where a heading above says that records follow.
    """
    named = [r for r in readings if r and not (names_code(r.entry.title) or is_template(r.entry))]
    present = [reading for reading in named if not sums_list_up(reading.entry)]
    bodied = [r for r in present if r.strength > 0]
    strong = [r for r in bodied if r.strength >= 1.5]
    candidates = list(strong)
    if len(strong) * 3 >= len(bodied) * 2 and len(strong) >= 2:
        level = _level(strong[0])
        candidates = [r for r in bodied if r.strength >= 0.8 or level > 1]
    elif len(strong) * 2 >= len(bodied) and len(strong) >= 2:
        candidates = [r for r in bodied if r.strength >= 0.8]
    elif promised:
        medium = [r for r in bodied if r.strength >= 0.8 or _is_named_thing(r)]
        if strong and len(strong) * 2 >= len(bodied) and _level(strong[0]) > 1:
            candidates = bodied
        elif strong or (len(medium) >= 2 and len(medium) * 2 >= len(present)):
            candidates = medium
    return candidates


def _is_named_thing(reading: SectionReading) -> bool:
    """Whether words stand below a name with its short form: ``Quay Mooring Corpus (QMC)``."""
    short = _SHORT_FORM.search(reading.entry.title)
    if short is None or reading.section.sections:
        return False
    if not _names_itself(reading.entry.title[: short.start()]):
        return False
    return all(isinstance(block, Paragraph) for block in reading.section.blocks)


_MOST_FACTS = 4
_SHORT_FORM = re.compile(r"\s*[(（][A-Z][\w+-]{1,11}[)）]$")


def _level(reading: SectionReading) -> int:
    return reading.section.heading.level if reading.section.heading else 1


def blocks_below(section: Section) -> list[Block]:
    """All blocks of a section and its subsections, those inside lists and quotes too."""
    blocks: list[Block] = []
    pending = [section]
    while pending:
        current = pending.pop()
        blocks.extend(walk_blocks(current.blocks))
        pending.extend(current.sections)
    return blocks


def aspect_sections(section: Section) -> list[Section]:
    """Subsections that are aspects (overview, resources …) of what the section is about."""
    return [child for child in section.sections if is_aspect_section(child)]


def read_section(
    section: Section, path: tuple[str, ...], *, sure: bool = False
) -> SectionReading | None:
    """The section as an entry; ``None`` where it cannot be one, unless it is ``sure`` to be."""
    if section.heading is None:
        return None
    heading = heading_text(section)
    alias = _alias_behind(section.heading.content)
    about = told_heading(section.heading.content)
    called = about.name if about else _name_in(section) or heading.removesuffix(f"({alias})")
    led, name = _behind_leading(called)
    title, duration, date = heading_title(name)
    if not title or title.startswith("http") or parse_year(title):
        return None
    if not any(map(str.isalpha, title)) and _leads_within(section.heading.content):
        return None  # `### 3.[Ropes](#ropes)`
    aspects = aspect_sections(section)
    presented = presented_talk(section)
    told = section._replace(blocks=presented.blocks) if presented else section
    if not sure and not may_be_entry(told, heading, duration is not None, aspects):
        return None
    blocks: list[Block] = [b for b in told.blocks if not isinstance(b, (Rule, Comment, Footnote))]
    entry = Entry("section", section.start, section.end, path)
    entry.values.update(led.values)
    entry.fields.extend(led.fields)
    entry.tags.extend([*led.tags, *filter(None, [alias])])
    title = _cited_title(entry, take_venue(entry, title))
    entry.title = title = take_date(entry, title) if title.endswith((")", "）")) else title
    entry.citation = False  # a venue in a heading is no citation
    entry.values["heading"] = title
    if is_told_data(told, heading):
        entry.values["of_kind"] = "dataset"
    links = [piece for piece in section.heading.content if isinstance(piece, Link)]
    _add_links(entry, section.heading.content, apart=bool(_name_in(section)))
    entry.add_value("duration_seconds", duration)
    entry.add_value("heading_date", date)
    _take_lesson(entry, title, heading)
    _take_makers(entry, section)
    if not links and blocks and _take_citation(entry, blocks[0]):
        del blocks[0]
    take_hash_tags(entry, blocks)
    take_bulleted(entry, blocks)
    take_fact_line(entry, blocks)
    take_byline(entry, blocks)
    if is_led_by_roles(blocks, heading):
        entry.values["led"] = True
    body = BodyReader(entry)
    body.read(blocks)
    inner = list(section.sections)
    while inner:
        child = inner.pop(0)
        if child.heading:
            piece = only_piece(child.heading.content)
            place: Place = "field" if piece and shows_address(piece) else "body"
            entry.links.extend(found_links(child.heading.content, place))
        body.close()
        if child.heading and counts_things(heading_text(child)):
            _take_counted(entry, heading_text(child))
            body.paragraph(child.heading.content, child.start)
        if lists_references(heading_text(child)):
            body.references(child.blocks)
        else:
            body.read(child.blocks)
        inner = [*child.sections, *inner]
    body.finish()
    if about:
        entry.description = "\n".join(filter(None, (about.words, entry.description)))
    strength = _strength(told, entry, body, bool(links), aspects, heading)
    take_title(entry)
    if entry.values.get("linked_title") and (aside := ASIDE.search(title)):
        # `### QuayNet（MIT）` over `Paper: [The Title](…)`
        entry.add_value("organizations", organizations_in(aside["words"]))
    if presented:
        add_presented(entry, presented)
        strength = _SURELY
    return SectionReading(section, entry, strength)


def _take_counted(entry: Entry, heading: str) -> None:
    """``#### 104万个词条(519M)``: how much there is of what stands above."""
    entry.values["counted"] = True
    entry.fields.append(Labelled("examples", counted_words(heading)))
    if size := size_told(heading):
        entry.fields.append(Labelled("size", size))


def _take_lesson(entry: Entry, title: str, heading: str) -> None:
    """Put who speaks, the level and the number that a heading tells into the entry."""
    speaker = _SPEAKER.search(title)
    if speaker and is_name(speaker[1]):
        entry.add_value("speakers", [speaker[1]])
        entry.title = title = title[: speaker.start()].rstrip()
    levelled = take_level(entry, title)
    if levelled == title and ("|" in title or "｜" in title):
        levelled = take_bar_facts(entry, title)
    entry.title = title = levelled
    lesson = LESSON.match(heading)
    if lesson:
        entry.values["lesson"] = True
        entry.title = _without(LESSON, title)
        entry.add_value("number", lesson_of(lesson.group()))
    elif numbered := _OWN_NUMBER.match(heading):
        entry.add_value("number", int(numbered[1] or numbered[2]))
        entry.title = _without(_OWN_NUMBER, title)  # `2.C++ for all`


def _behind_leading(heading: str) -> tuple[Entry, str]:
    """``[2022] The Title``, ``NeurIPS 2022: The Title``: what stands first, and the other words."""
    led = Entry("section", 0, 0, ())
    if _LED.match(heading) is None:
        return led, heading
    pieces = take_leading(led, [Text(heading)])
    title = title_text(pieces).strip()
    return (
        (led, title)
        if len(title.split()) >= _LEAST_TITLE
        else (Entry("section", 0, 0, ()), heading)
    )


def _cited_title(entry: Entry, title: str) -> str:
    """``The Title (Doe et al., ICML 2020)``, ``The Title [Doe+, ICML'20]``: the title alone."""
    closed = title[-1:] in _CLOSING and "+" in title
    if not (closed or " al." in title or " al " in title):
        return title
    return take_citation(entry, title)


# `(RopeNet)` behind a linked title
_FULL_TITLE = 2  # spaces
_ALIAS = re.compile(r"\s+\((?P<alias>[A-Z][\w.+-]*(?: [A-Z\d][\w.+-]*)?)\)\s*")


def _alias_behind(heading: Inlines) -> str:
    """What a paper is called for short, in brackets behind its linked title in full."""
    last, before = heading[-1:], heading[-2:-1]
    if not last or not before or type(last[0]) is not Text or type(before[0]) is not Link:
        return ""
    told = _ALIAS.fullmatch(last[0].text)
    full = before[0].text.count(" ") >= _FULL_TITLE and not is_role_link(before[0])
    named = told is not None and (
        any(map(str.isupper, told["alias"][1:])) or told["alias"].isalnum()
    )
    return told["alias"] if told and full and named else ""


def _without(pattern: re.Pattern[str], title: str) -> str:
    """The title without what a pattern finds where it begins, unless that is all of it."""
    found = pattern.match(title)
    return (title[found.end() :] if found else title) or title


def _add_links(entry: Entry, heading: Inlines, *, apart: bool) -> None:
    """The links of a heading; those that name a role stand ``apart`` from its words, or do not."""
    for piece in heading:
        beside = apart and is_role_link(piece)
        entry.links.extend(found_links([piece], "field" if beside else "title"))


def _leads_within(heading: Inlines) -> bool:
    """Whether a heading leads to other places in the document and nowhere else."""
    links = [piece for piece in heading if isinstance(piece, Link)]
    return bool(links) and all(link.url.startswith("#") for link in links)


def _name_in(section: Section) -> str:
    """``GPT-3 [[paper](…)]``: a heading's words before links that only name a role, if any."""
    content = section.heading.content if section.heading else ()
    first = next((at for at, piece in enumerate(content) if is_role_link(piece)), 0)
    behind = [piece for piece in content[first:] if not is_role_link(piece)]
    if not first or any(map(str.isalnum, title_text(behind))):
        return ""
    return title_text((*content[:first], *behind))


def _take_citation(entry: Entry, block: Block) -> bool:
    """Take a citation in full right below a heading that is the short name of what it cites."""
    if not isinstance(block, Paragraph) or len(block.content) < _LEAST_CITED:
        return False
    cited = read_entry(block.content, [], "section", block.start, block.end, entry.section)
    names = cited.values.get("authors")
    if not (cited.citation and cited.values["marked"] and names and cited.description == ""):
        return False
    if len(cited.title.split()) < _LEAST_TITLE or len(entry.title) >= len(cited.title):
        return False
    if entry.title not in cited.title:
        entry.tags.append(entry.title)
    entry.title, entry.citation = cited.title, True
    entry.links.extend(cited.links)
    for name in ("authors", "venue", "year", "published"):
        entry.add_value(name, cited.values.get(name))
    return True


def _take_makers(entry: Entry, section: Section) -> None:
    """``[Course site](…) (MIT)``: who stands behind a linked name is no part of it."""
    aside = ASIDE.search(entry.title)
    if aside is None or not is_linked(section):
        return
    makers = organizations_in(_ET_CETERA.sub("", aside["words"]))
    if makers and entry.title[: aside.start()].strip():
        entry.title = entry.title[: aside.start()].strip()
        makers = [maker for maker in makers if not _is_where_kept(maker, entry)]
        entry.add_value("organizations", makers or None)


def _is_where_kept(maker: str, entry: Entry) -> bool:
    """Whether what may be a maker is the site to which the name leads: ``[Quay](…) (Kaggle)``.

    Not where it owns what is there: ``[quay](https://github.com/github/quay) (GitHub)``.
    """
    site = fold(maker).replace(" ", "")
    things = [identify(link.url) for link in entry.links if link.place == "title"]
    kept = [thing for thing in things if thing.site == site]
    return bool(kept) and not any(f"/{site}" in f"/{thing.id or ''}".lower() for thing in kept)


def _tells_source(entry: Entry) -> bool:
    """Whether a full title stands beside where and when it appeared: ``The Title (ICML 2020)``."""
    values = entry.values
    told = "venue" in values or "authors" in values
    return told and "year" in values and entry.title.count(" ") >= _LEAST_TITLE


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
    if not entry.links and _is_left_blank(entry):
        return 0.0
    if body.known_labels >= 2 and (entry.links or _tells_facts(entry)):
        return 3.0 if (section.heading and not section.sections) or aspects else 2.0
    if body.known_labels and body.link_labels:
        return 2.0
    web = [link for link in entry.links if not link.image and link.url.startswith("http")]
    own = len(aspects) == len(section.sections)  # all that stands below is about the one thing
    labelled = (
        "led" in entry.values
        or _tells_over_roles(section.blocks, heading)
        or (own and any(map(_lists_roles, section.blocks)))
        or any(link.label and role_of_label(link.label) for link in web)
        or (
            sum(shows_roles(b) for b in section.blocks if isinstance(b, Paragraph)) == 1
            and not holds_linked_names(section.blocks, heading)
            and (body.known_labels > 0 or not any(map(_is_bold, section.blocks)))
        )
    )
    has_body = body.words > 0 or any(not isinstance(b, Rule) for b in section.blocks)
    if labelled and body.words < _MAX_PROSE:
        return 1.5
    most = len(aspects) * 2 > len(section.sections)
    if web and most and any(counts_things(heading_text(child)) for child in aspects):
        return 1.5  # how much there is of it, and where
    if web and ("facts_below" in entry.values or (entry.citation and "authors" in entry.values)):
        return 1.5  # names below a title, and where it is
    if linked and ((has_body and body.words) or (own and told_heading(_heading_of(section)))):
        return 1.5
    if web and is_linked(section) and not section.blocks and not section.sections:
        return 1.5  # a name and its address, and nothing below
    if web and body.closed and body.words < _MAX_SHORT and not section.sections:
        return 1.5  # `What it is. [Website](…), [Paper](…)`
    if web and "venue" in entry.values:
        return 1.5  # `Title (2023 ACL)`
    if not web and (body.words or body.known_labels) and own and _tells_source(entry):
        return 1.5
    if web and _opens_with_address(section) and own:
        return 1.5
    if web and has_body and body.words < _MAX_PROSE and own:
        listed = any(isinstance(b, List) and len(b.items) > 1 for b in section.blocks)
        itself = _names_itself(heading) and body.words < _MAX_SHORT and not listed
        return 1.5 if itself else 0.8
    if body.words and body.words < _MAX_PROSE and own:
        return 0.3
    return 0.0


def _heading_of(section: Section) -> Inlines:
    """What a section is headed by; nothing where it has no heading."""
    return section.heading.content if section.heading else ()


def _is_left_blank(entry: Entry) -> bool:
    """Whether labels stand before nothing, to be filled in: ``**Title:**``, ``**Authors:**``."""
    told = [x for x in entry.fields if header_spellings(x.label)[0] not in PROSE_HEADERS]
    blank = sum(1 for labelled in told if not (labelled.text or labelled.links))
    return blank >= _LEAST_BLANK and blank == len(told)


def _tells_facts(entry: Entry) -> bool:
    """Whether a label says more than words about something: ``Date: …``, not ``Why: …``."""
    return any(
        is_known_label(told.label) and header_spellings(told.label)[0] not in PROSE_HEADERS
        for told in entry.fields
    )


def _is_bold(block: Block) -> bool:
    """Whether a paragraph has words in bold, which may name things of their own."""
    return isinstance(block, Paragraph) and any(
        isinstance(piece, (Text, Link)) and piece.strong for piece in block.content
    )


def _lists_roles(block: Block) -> bool:
    """``- Where: Pier Conf 2020`` over ``- [Slides](…), [Video](…)``: facts, and links by role."""
    if not isinstance(block, List) or len(block.items) > _MOST_FACTS or not is_label_list(block):
        return False
    heads = [head_of(item) for item in block.items if len(item.blocks) == 1]
    links = [[piece for piece in head if isinstance(piece, Link)] for head in heads]
    several = [found for found in links if len(found) > 1 or (found and len(heads) > 1)]
    return any(all(map(is_role_link, found)) for found in several)


def _tells_over_roles(blocks: Sequence[Block], heading: str) -> bool:
    """Whether blocks are words about a thing over bullets that lead to it, by role or by name."""
    if any(numbered_leads(block, heading) for block in blocks):
        return True
    return (
        len(blocks) > 1
        and isinstance(blocks[-1], List)
        and (
            shows_roles(blocks[-1])
            or leads_by_name(blocks[-1], heading)
            or lists_addresses(blocks[-1])
        )
        and all(isinstance(b, Paragraph) and not shows_roles(b) for b in blocks[:-1])
    )


def _opens_with_address(section: Section) -> bool:
    """Whether the first line below a heading is nothing but the address of what it names."""
    first = section.blocks[0] if section.blocks else None
    content: Inlines = ()
    if isinstance(first, Paragraph):
        content = first.content
    elif first is None and section.sections and section.sections[0].heading:
        content = section.sections[0].heading.content
    lines = split_lines(content)
    piece = only_piece(lines[0]) if lines else None
    return piece is not None and shows_address(piece)


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
