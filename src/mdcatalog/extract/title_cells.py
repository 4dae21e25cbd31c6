"""The cell of a table that holds the title: what is title there, and what stands beside it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mdcatalog.extract.access_codes import without_access_code
from mdcatalog.extract.arxiv_numbers import behind_arxiv_number
from mdcatalog.extract.asides import dated_venue, leading_value
from mdcatalog.extract.behind import take_tags, tidy
from mdcatalog.extract.cell_lines import take_told
from mdcatalog.extract.cited_titles import take_citation
from mdcatalog.extract.credited_cells import take_credits_around
from mdcatalog.extract.entries import Entry, Labelled, Place, break_lines, found_links, running_text
from mdcatalog.extract.groups_behind import take_group_behind
from mdcatalog.extract.head_titles import is_words_alone
from mdcatalog.extract.italic_journals import take_journal
from mdcatalog.extract.leading import take_stars
from mdcatalog.extract.leading_groups import behind_groups, take_groups
from mdcatalog.extract.plus_names import with_others_spelt
from mdcatalog.extract.published import (
    note_check_mark,
    note_numbers,
    publish,
    take_alias,
    take_date,
)
from mdcatalog.extract.titles import (
    clean_title,
    is_role_link,
    strip_item_number,
    title_text,
)
from mdcatalog.patterns import lazy_pattern
from mdcatalog.tree import (
    CodeSpan,
    Image,
    Inline,
    Inlines,
    Link,
    Text,
)
from mdcatalog.values import (
    is_absent,
    parse_year,
)
from mdcatalog.values.text import CJK
from mdcatalog.vocabulary import VENUE_WORDS, fold

_EMPTIED_ASIDE = re.compile(r"\s+[(（][^()（）]{0,40}\s[)）]\s*$")
_BOXED = re.compile(r"\[[^\[\]]+\]")
_BRACKET_START = re.compile(r"^\s*[(（]")
# `1) Title`, `[12] Title`: a row numbered in its title's cell.
_CELL_NUMBER = lazy_pattern(
    r"\s*(?:\[(\d{1,4})\]|#?(\d{1,3})(?:[.)、](?=\s)|(?<=#\d)\s+|(?<=#\d\d)\s+))"
)
_REFERENCE = re.compile(r"\s*\[(\d{1,4})\]\s*")
# What is left of `Name([链接](…))`
_EMPTIED = re.compile(r"(?<=\w)\s*[(（]\s*[)）]$")
_HASHED = re.compile(r"\A#\d{1,3}\s+(?=\S)")
_REMARK = re.compile(r"^\s+[-–—]{1,2}\s+")
_VENUE_BEHIND = re.compile(
    r"[,.]?\s+[(（]?(?P<venue>[A-Z][A-Za-z]{0,12}[A-Z][A-Za-z]{0,12})[)）]?\s*\.?\s*"
)
_WIDE_GAP = re.compile(r"\s{2,}(?=\S)|\s[●•]\s")
_LONGEST_TITLE = 200
_FOOTNOTE = frozenset("*†‡§¶")
_LEAST_PARTED = 2
_LEAST_REMARK = 4
_LEAST_SPACES, _LEAST_CHARACTERS = 2, 4
_OPENING = frozenset("(（[【/、，")
_CLAUSES = re.compile(r"[，。：；]")

_LEAST_JOINED = 3  # pieces: two links and the bar between them
_BARS = frozenset(("|", "｜", "/", "／", "¦"))


# `(v1.1)` behind a link
_VERSION = lazy_pattern(
    r"\s*[(（](?P<version>[vV]er(?:sion)?\.? ?\d+(?:\.\d+)*|[vV]\d+(?:\.\d+)*)[)）]\s*"
)


def _without_version(entry: Entry, content: Inlines) -> Inlines:
    """``[Pier Voices](…) (v1.1)``: which version is linked is no part of its name."""
    last = content[-1] if len(content) > 1 else None
    if not isinstance(last, Text) or not isinstance(content[-2], Link):
        return content
    version = _VERSION.fullmatch(last.text)
    if version is None or is_role_link(content[-2]):
        return content
    entry.fields.append(Labelled("version", version["version"], line=entry.start))
    return content[:-1]


def fill_title(entry: Entry, content: Inlines, *, credited: str = "") -> bool:
    """Title and the links of its cell; text behind a break that is no title is description.

    ``credited`` tells where names stand beside the titles of the column.
    """
    content = take_credits_around(entry, with_others_spelt(content), credited)
    content = _without_version(entry, content)
    if len(content) == 1 and is_name_alone(content[0]):
        note_numbers(entry, content)
        entry.title = title_text(content)
        entry.links.extend(found_links(content, "title"))
        return True
    if content and isinstance(content[-1], CodeSpan):
        pieces, tags = take_tags(list(content))
        if title_text(pieces).strip():
            entry.tags.extend(tags)
            content = tuple(pieces)
    lines = break_lines(content)
    lines = take_told(entry, [line for line in lines if line])
    if lines:
        lines = _take_leading(entry, lines)
    note_numbers(entry, content)
    note_check_mark(entry, content)
    named, rest = _name_and_rest(lines)
    named = _without_marks(entry, _without_footnote_mark(named))
    plain = behind_groups(entry, title_text(named).strip())
    plain = _HASHED.sub("", plain, count=1)  # `#12 Title`
    plain = without_access_code(
        entry, _EMPTIED.sub("", plain) if plain.endswith((")", "）")) else plain
    )
    title = clean_title(strip_item_number(_without_open_aside(plain))) if named else ""
    if not title:
        fallback = next((p for p in content if isinstance(p, Link) and p.text and not p.bare), None)
        title = clean_title(fallback.text) if fallback else clean_title(title_text(content))
        named = [fallback] if fallback else named
    if not title or is_absent(title):
        return False
    title = take_alias(entry, title)
    entry.title = take_date(
        entry, take_group_behind(entry, take_citation(entry, title), venues=False)
    )
    title_links = {id(piece) for piece in named}
    for piece in content:
        if isinstance(piece, (Link, Image)):
            place: Place = "title" if id(piece) in title_links else "field"
            entry.links.extend(found_links([piece], place))
    words = [piece for piece in rest if not (is_role_link(piece) or _is_boxed(piece))]
    aside = tidy(running_text(words)) if words else ""
    if aside and not _BRACKET_START.match(aside):
        entry.fields.append(Labelled("", aside, (), entry.start))
    return True


def _take_leading(entry: Entry, lines: list[list[Inline]]) -> list[list[Inline]]:
    """The lines of a cell without what stands before the title: a date, groups, its number."""
    lines[0], dated = leading_value(behind_arxiv_number(entry, lines[0]))
    if dated:
        entry.fields.append(dated)
    lines[0] = take_groups(entry, lines[0], led=dated is not None)
    lines[0] = _without_reference(entry, take_stars(entry, lines[0]) or lines[0])
    number = _CELL_NUMBER.match(title_text(lines[0]))
    if number and not (number[1] and parse_year(number[1])):
        entry.add_value("number", int(number[1] or number[2]))
    lines[0] = _without_alias(entry, take_journal(entry, lines[0]))
    if len(lines[0]) > 1:
        lines[0] = _without_venue(entry, lines[0])
    return _without_remark(lines)


def _without_venue(entry: Entry, line: list[Inline]) -> list[Inline]:
    """``[The Title](…), JMLR``: a line without the venue behind its linked title."""
    last, before = line[-1], line[-2]
    if type(last) is not Text or type(before) is not Link or is_role_link(before):
        return line
    told = _VENUE_BEHIND.fullmatch(last.text)
    if told is None or fold(told["venue"]) not in VENUE_WORDS:
        return line
    entry.add_value("venue", told["venue"])
    return line[:-1]


def is_name_alone(piece: Inline) -> bool:
    """Whether all that a cell holds is a title of words alone, which the rules leave as it is."""
    if not isinstance(piece, (Text, Link)) or is_role_link(piece) or not is_words_alone(piece.text):
        return False
    coded = "assword" in piece.text or "ccess code" in piece.text
    return not coded and not is_absent(piece.text)


def _name_and_rest(lines: list[list[Inline]]) -> tuple[list[Inline], list[Inline]]:
    """The pieces of a cell's lines that name the thing, and the others."""
    named: list[Inline] = []
    rest: list[Inline] = []
    for line in lines:
        words = [piece for piece in line if not is_role_link(piece)]
        if sum(isinstance(piece, Link) for piece in words) > 1:
            words = _without_boxed(words)
        if not named and len(words) >= _LEAST_JOINED and joined_by_bars(words):
            named = words[:1]
            continue
        text = title_text(words).strip()
        if not text and all(isinstance(piece, Text) for piece in line):
            continue  # between paragraphs of an HTML cell
        if (
            (named and (not text or _BRACKET_START.match(text) or _is_aside(words)))
            or (not text and not named)
            or (Link in map(type, named) and (not rest or Link in map(type, words)))
            or (text and _ends_in_bold(named) and not _is_bold(words[0]))
        ):
            rest.extend([Text(" "), *line] if rest else line)
        else:
            named.extend([Text(" "), *words] if named else words)
            taken = set(map(id, words))
            rest.extend(p for p in line if isinstance(p, Link) and id(p) not in taken)
    return named, rest


def joined_by_bars(pieces: Sequence[Inline]) -> bool:
    """Whether pieces are links with names and a bar between each: ``[A](…)｜[B](…)｜[C](…)``.

    The first is the thing, and the others lead to more of it; names of one page are its own.
    """
    urls: list[str] = []
    for at, piece in enumerate(pieces):
        if at % 2:
            if type(piece) is not Text or piece.text.strip() not in _BARS:
                return False
        elif type(piece) is not Link or piece.bare or not piece.text:
            return False
        else:
            urls.append(piece.url)
    return len(urls) > 1 and len(pieces) % 2 == 1 and len(set(urls)) == len(urls)


def _without_footnote_mark(named: list[Inline]) -> list[Inline]:
    """``[Quay](…)* ([paper](…))``: a name without the mark behind its link."""
    behind = named[1] if len(named) > 1 and isinstance(named[0], Link) else None
    if not isinstance(behind, Text) or behind.text[:1] not in _FOOTNOTE:
        return named
    return [named[0], behind._replace(text=behind.text.lstrip("*†‡§¶")), *named[2:]]


# `[Dock](…) [paid]`
_MARK = re.compile(r"\s*[\[【](?P<mark>[^\[\]【】()（）]{2,24})[\]】]\s*")
_MOST_MARK_WORDS = 2


def _without_marks(entry: Entry, named: list[Inline]) -> list[Inline]:
    """``[Dock](…) [paid]``: a name without the mark behind it, which is a tag, or its venue."""
    before, last = named[-2:] if len(named) > 1 else (None, None)
    if not isinstance(last, Text) or not isinstance(before, (Text, Link)):
        return named
    match = _MARK.fullmatch(last.text) if "[" in last.text or "【" in last.text else None
    if match is None or last.strong or not (isinstance(before, Link) or before.strong):
        return named
    mark = match["mark"].strip()
    if dated_venue(mark):
        publish(entry, mark)
        entry.citation = True
    elif len(mark.split()) > _MOST_MARK_WORDS or any(map(str.isdigit, mark)):
        return named  # `[The Title](…) [Part 2]`
    else:
        entry.tags.append(mark)
    return named[:-1]


def _without_boxed(words: list[Inline]) -> list[Inline]:
    """``[The Course](…) [[caltech]](…)``: the words without links in brackets behind a title."""
    first = next(at for at, piece in enumerate(words) if isinstance(piece, Link))
    return [piece for at, piece in enumerate(words) if at <= first or not _is_boxed(piece)]


def _is_boxed(piece: Inline) -> bool:
    """Whether a link's text stands in brackets: ``[[caltech]](…)``."""
    return isinstance(piece, Link) and _BOXED.fullmatch(piece.text) is not None


def _ends_in_bold(named: list[Inline]) -> bool:
    """Whether a title is set in bold to its end: what is not, below it, is about it."""
    last = next((p for p in reversed(named) if not isinstance(p, Text) or p.text.strip()), None)
    return isinstance(last, Text) and last.strong


def _is_bold(piece: Inline) -> bool:
    return isinstance(piece, (Text, Link)) and piece.strong


def _without_reference(entry: Entry, line: list[Inline]) -> list[Inline]:
    """``[3] The Title``: the pieces without the number in brackets, which is the row's own."""
    first = line[0]
    match = _REFERENCE.match(first.text) if isinstance(first, Text) and "[" in first.text else None
    if match is None or not isinstance(first, Text):
        return line
    rest = first.text[match.end() :]
    if not rest and len(line) < _LEAST_PARTED:
        return line
    entry.add_value("number", int(match[1]))
    return [first._replace(text=rest), *line[1:]] if rest else line[1:]


def _without_alias(entry: Entry, line: list[Inline]) -> list[Inline]:
    """``The Title | **Short**``: the pieces of the title; the short name behind it is a tag."""
    if len(line) < _LEAST_PARTED:
        return line
    before, last = line[-2:]
    if not (isinstance(last, Text) and last.strong and isinstance(before, Text)):
        return line
    text = before.text.rstrip()
    name = last.text.strip()
    if not text.endswith(("|", "｜")) or len(text) < len(name) or " " in name:
        return line
    entry.tags.append(name)
    return [*line[:-2], before._replace(text=text[:-1].rstrip())]


def _without_remark(lines: list[list[Inline]]) -> list[list[Inline]]:
    """The lines with what follows a title within its line put on one of its own.

    ``**Title** - what it is about``: a title in bold or linked ends where it does, and a text
    too long for a title at its first wide gap.
    """
    first = lines[0] if lines else []
    if len(first) > 1 and _tells_in_chinese(first[0], first[1]):
        return [first[:1], [replace_emphasis(first[1]), *first[2:]], *lines[1:]]
    for index, piece in enumerate(first):
        if not isinstance(piece, Text) or piece.strong:
            continue
        anchored = index > 0 and any(
            isinstance(p, (Text, Link)) and (p.strong or isinstance(p, Link)) for p in first[:index]
        )
        pattern = _REMARK if anchored else _WIDE_GAP
        match = pattern.search(piece.text)
        if match is None or (not anchored and len(piece.text) < _LONGEST_TITLE):
            continue
        head = piece._replace(text=piece.text[: match.start()])
        tail = piece._replace(text=piece.text[match.end() :])
        if len(tail.text.split()) < _LEAST_REMARK:
            continue
        remark = [tail, *first[index + 1 :]]
        return [[*first[:index], head], [replace_emphasis(remark[0]), *remark[1:]], *lines[1:]]
    return lines


def _tells_in_chinese(title: Inline, behind: Inline) -> bool:
    """Whether clauses in Chinese stand right behind a linked title in full without any."""
    if type(title) is not Link or type(behind) is not Text or title.text.count(" ") < _LEAST_SPACES:
        return False
    text = behind.text
    if text.isascii() or text.lstrip()[:1] in _OPENING or CJK.search(title.text):
        return False
    return _CLAUSES.search(text) is not None and len(CJK.findall(text)) >= _LEAST_CHARACTERS


def replace_emphasis(piece: Inline) -> Inline:
    """A text set in italics, which tells a remark from a title."""
    return piece._replace(emphasis=True) if isinstance(piece, Text) else piece


def _without_open_aside(text: str) -> str:
    """A title without a parenthesis behind it that held only a remark on a footnote's link."""
    match = _EMPTIED_ASIDE.search(text) if text.rstrip().endswith((")", "）")) else None
    return text[: match.start()] if match else text


def _is_aside(words: list[Inline]) -> bool:
    texts = [piece for piece in words if isinstance(piece, Text) and piece.text.strip()]
    return bool(texts) and all(piece.emphasis for piece in texts)
