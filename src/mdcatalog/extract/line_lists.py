"""Paragraphs that are lists: an item a line, where a bullet would have done."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from mdcatalog.extract.alike_lines import alike_items, runs_on, without_number
from mdcatalog.extract.entries import Entry, split_lines
from mdcatalog.extract.enumerations import may_be_person, named_apart, named_with_remarks
from mdcatalog.extract.items import read_entry
from mdcatalog.extract.labels import is_known_label
from mdcatalog.extract.link_evidence import host_of
from mdcatalog.extract.part_names import part_role
from mdcatalog.extract.repository_names import named_in_line
from mdcatalog.extract.titles import is_role_link, title_text
from mdcatalog.links import host_role
from mdcatalog.tree import Block, Break, Image, Inline, Link, Paragraph, Text
from mdcatalog.values.text import CJK
from mdcatalog.vocabulary import fold, role_of

_LEAST_LINES = 2
_LEAST_ENDING = 3  # items of which only the link behind them says that they are any
_LEAST_BAR = 3
_LONG_NAME = 10
_LONGEST_NAME = 120
_LONGEST_TITLE = 400
_BARS = frozenset("|｜·•")
_COMMAS = frozenset(",，、;；")
_SHORTCODE = re.compile(r":[a-z0-9_+-]+:")

# Marks, and the number that the author has given a line: `• `, `(2) `, `③ `
_NUMBERING = re.compile(
    r"[\W_]*(?:[(（\[]?\d{1,3}[.)、）\]:：]|[\u2460-\u249b]|\d\ufe0f?\u20e3)?[\W_]*"
)
_NUMBERED_NAME = re.compile(r"\W*\d{1,3}[.)、）\]]\s?(?=[A-Za-z])[\w.+-]{2,40}\s*[:：]?\s*")
_NUMBER = re.compile(r"\W*(?:\d{1,3}[.)、）\]](?!\d)|[\u2460-\u249b])")

_PLAIN = re.compile(r"[\W_]+")
_SHORTEST_NAME = 3
_FEW_WORDS = 3

_Line = list[Inline]


def read_line_list(paragraph: Paragraph, lines: list[_Line], path: tuple[str, ...]) -> list[Entry]:
    """An entry for each item of a paragraph that is a list; none for any other paragraph."""
    items = _parts(lines)
    if not items:
        return []
    block = "html" if paragraph.html else "paragraph"
    entries: list[Entry] = []
    spans = _spans(items, paragraph)
    numbered = [without_number(item[0]) for item in items]
    for item, (number, first), (start, end) in zip(items, numbered, spans, strict=True):
        pieces = [piece for line in (first, *item[1:]) for piece in (*line, Break(hard=True))][:-1]
        entry = read_entry(tuple(pieces), [], block, start, end, path)
        entry.set_apart()
        entry.values["listed"] = True
        entry.add_value("number", number)
        if entry.title:
            entries.append(entry)
    return entries


def read_enumeration(
    paragraph: Paragraph, lines: list[_Line], path: tuple[str, ...]
) -> list[Entry]:
    """An entry for each of the linked names that are all of a line: ``[A](…), [B](…), [C](…)``.

    What they are called together is a tag of each: ``Editors: [A](…), [B](…), [C](…)``.

    None where they may be people.
    """
    block = "html" if paragraph.html else "paragraph"
    if len(lines) == 1 and (remarked := named_with_remarks(lines[0])):
        told = [read_entry(h, [], block, paragraph.start, paragraph.end, path) for h in remarked]
        for entry in told:
            entry.values["marked"] = True
        return told
    groups = [*map(named_apart, lines)]
    if not groups or not all(groups):
        row = lines[0] if _is_row(lines, _COMMAS) else []
        groups = [("", [piece for piece in row if isinstance(piece, Link)])]
    if any(may_be_person(link.text) for group in groups if group for link in group[1]):
        return []
    entries: list[Entry] = []
    for label, links in filter(None, groups):
        for link in links:
            entry = read_entry((link,), [], block, link.line, link.line, path)
            entry.values["marked"] = True
            entry.tags.extend([label] if label else [])
            entries.append(entry)
    return entries


def is_line_list(paragraph: Paragraph) -> bool:
    """Whether a paragraph is a list, an item a line."""
    types = [*map(type, paragraph.content)]
    if Break not in types or types.count(Link) < _LEAST_LINES:
        return False
    return bool(_parts(split_lines(paragraph.content)))


def ending_name(block: Block) -> str | None:
    """What the link is called that a paragraph of words ends in: ``A talk. [Video](…)``.

    A word such as ``here`` may end a sentence; it counts in brackets alone.
    """
    if not isinstance(block, Paragraph) or Link not in map(type, block.content):
        return None
    line: _Line = [piece for piece in block.content if not isinstance(piece, Break)]
    if not line or _sort(line) != "ending" or len(title_text(line)) > _LONGEST_TITLE:
        return None
    first = next(i for i, piece in enumerate(line) if isinstance(piece, Link))
    link = line[first]
    assert isinstance(link, Link)
    before = title_text(line[:first]).rstrip()
    bracketed = link.text.startswith("[") or before.endswith(("[", "(", "（", "【"))
    telling = role_of(link.text) not in (None, "main", "reference", "project")
    return fold(link.text) or None if bracketed or telling else None


def ends_alike(blocks: Sequence[Block], index: int) -> bool:
    """Whether a paragraph and one beside it end in links that are called alike."""
    name = ending_name(blocks[index])
    if name is None:
        return False
    beside = (*blocks[max(index - 1, 0) : index], *blocks[index + 1 : index + 2])
    return any(ending_name(block) == name for block in beside)


def is_link_bar(lines: list[_Line]) -> bool:
    """Whether a paragraph is links on one line: it only leads about, or only names things."""
    return _is_row(lines, _BARS) or _is_row(lines, _COMMAS)


def _is_row(lines: list[_Line], separators: frozenset[str]) -> bool:
    """Whether a paragraph is linked names on one line, and nothing between but separators."""
    if len(lines) != 1 or len(lines[0]) < _LEAST_BAR or not isinstance(lines[0][0], Link):
        return False
    parted = [piece.text.strip() for piece in lines[0] if isinstance(piece, Text)]
    if not parted or not all(text in separators for text in parted):
        return False
    return sum(1 for p in lines[0] if isinstance(p, Link) and not is_role_link(p)) > 1


def _parts(lines: list[_Line]) -> list[list[_Line]]:
    """The lines of each item, by how lines begin and end or by their being alike."""
    lines = [*map(named_in_line, lines)]
    return _items(lines) or alike_items(lines)


def _items(lines: list[_Line]) -> list[list[_Line]]:
    """The lines of each item; empty where the lines are no list.

    Items begin with a linked name (``🔸 [Zsh](…) - a shell``), or end in links that are called
    alike (``A talk on shells. [Video](…)``), or are names and their addresses. Links that name
    a role and a few lines of words belong to the item above them.
    """
    if len(lines) < _LEAST_LINES:
        return []
    sorts: list[str] = []
    for line in lines:
        sorts.append(_sort(line))
        if sorts[-1] == "prose":
            return []
    if "bare" in sorts:
        if "ending" not in sorts:
            return [[line] for line in lines] if _names_addresses(lines, sorts) else []
        sorts = ["ending" if sort == "bare" else sort for sort in sorts]
    mixed = "named" in sorts and ("ending" in sorts or "words" in sorts)
    if mixed and (alike := alike_items(lines)):
        return alike  # what is said of a linked name stands on a line of its own
    items: list[list[_Line]] = []
    told = 0
    for index, (line, sort) in enumerate(zip(lines, sorts, strict=True)):
        over_links = sort == "words" and sorts[index + 1 : index + 2] == ["roles"]
        if sort in ("named", "ending") or over_links:
            items.append([line])
        elif items:
            items[-1].append(line)
            told += sort == "words"
        elif sort == "roles" or not title_text(line).rstrip().endswith((":", "：")):
            return []  # only a line that announces them stands above the first
    weak = told or ("ending" in sorts and not all(_is_numbered(item[0]) for item in items))
    least = _LEAST_ENDING if weak else _LEAST_LINES
    if len(items) < least or told * 3 > len(items):
        return []
    if "ending" not in sorts and sorts.count("named") < least:
        return []
    return items if _are_called_alike(lines, sorts) else []


def _is_numbered(line: _Line) -> bool:
    """Whether the author has given a line a number, as the items of a list have them."""
    return bool(_NUMBER.match(_shown(line)))


def _names_addresses(lines: list[_Line], sorts: list[str]) -> bool:
    """Whether lines are names of things and their addresses, rather than the parts of one thing.

    ``训练集：https://…`` over ``测试集：https://…`` are: short names, and all on one host.
    """
    if set(sorts) == {"bare"} and all(map(_is_numbered, lines)):
        return True
    if set(sorts) != {"bare"}:
        return False
    names = {fold(_shown(line)) for line in lines}
    if len(lines) < _LEAST_ENDING:
        recorded = len(names) == len(lines) and all(map(_names_recording, lines))
        return recorded or _are_repositories(lines)
    if len(names) < len(lines):
        return False
    hosts = {host_of(piece.url) for line in lines for piece in line if isinstance(piece, Link)}
    return len(hosts) == len(lines) or all(map(_is_long, names)) or _are_repositories(lines)


def _are_repositories(lines: list[_Line]) -> bool:
    """``RopeSeg: https://github.com/harbour/ropeseg``: each line called as its address is."""
    links = [piece for line in lines for piece in line if isinstance(piece, Link)]
    if len(links) > len(lines) or len({link.url for link in links}) < len(lines):
        return False
    return all(map(_is_called_as_address, lines))


def _is_called_as_address(line: _Line) -> bool:
    """Whether the words before an address are called as its last part is."""
    at = next((i for i, piece in enumerate(line) if isinstance(piece, Link)), 0)
    link = line[at]
    name = _PLAIN.sub("", _NUMBERING.sub("", _shown(line[:at]), count=1).casefold())
    if not isinstance(link, Link) or len(name) < _SHORTEST_NAME or is_known_label(name):
        return False
    end = _PLAIN.sub("", link.url.rstrip("/").rpartition("/")[2].casefold())
    return bool(end) and (name in end or end in name)


def _names_recording(line: _Line) -> bool:
    """Whether a line is the name of a recording and its address: ``Ropes 12:31 https://…``."""
    name = _shown(line).strip()
    linked = any(isinstance(x, Link) and host_role(x.url) == "video" for x in line)
    return linked and _is_long(name) and role_of(name) is None


def _is_long(name: str) -> bool:
    """Whether a name is longer than what the parts of a thing are called."""
    return len(name) + len(CJK.findall(name)) >= _LONG_NAME


def _are_called_alike(lines: list[_Line], sorts: list[str]) -> bool:
    """Whether the links that end lines mostly have one text: those of one thing have several."""
    ending = [line for line, sort in zip(lines, sorts, strict=True) if sort == "ending"]
    if not ending:
        return True
    texts = Counter(next(p.text for p in line if isinstance(p, Link)).casefold() for line in ending)
    text, number = texts.most_common(1)[0]
    return bool(text) and number * 3 >= len(ending) * 2


def _sort(line: _Line) -> str:
    """What a line is: ``named``, ``ending``, ``roles``, ``words``, or else ``prose``."""
    first = next((i for i, piece in enumerate(line) if isinstance(piece, Link)), None)
    if first is None:
        return "words"
    link = line[first]
    assert isinstance(link, Link)
    before = _shown(line[:first])
    behind = any(map(str.isalnum, _shown([p for p in line[first:] if not isinstance(p, Link)])))
    role = is_role_link(link) or part_role(link.text) is not None
    if _NUMBERING.fullmatch(before):
        if role:
            return "prose" if behind else "roles"
        return "named" if _leads_out(link) else "prose"
    label = before.strip().rstrip(":： ")
    if behind and link.bare and _NUMBERED_NAME.fullmatch(before) and not is_known_label(label):
        return "bare"  # `1.quay https://… a tool for quays`
    if behind and link.bare and label.count(" ") < _FEW_WORDS and _is_called_as_address(line):
        return "bare"  # `RopeSeg https://github.com/harbour/ropeseg a tool for ropes`
    if behind or not role or is_known_label(label):
        return "prose"
    if link.bare and first == len(line) - 1 and len(label) < _LONGEST_NAME:
        return "bare"
    if before.rstrip().endswith((":", "：")) or runs_on(before):
        return "prose"
    return "ending" if all(is_role_link(p) for p in line if isinstance(p, Link)) else "prose"


def _shown(pieces: _Line) -> str:
    """The words of pieces, marks that are pictures by name left out."""
    return _SHORTCODE.sub("", title_text(pieces))


def _leads_out(link: Link) -> bool:
    """Whether a link leads out of the document's own files, or to a document to be read."""
    return link.url.startswith(("http:", "https:", "//")) or link.url.lower().endswith(".pdf")


def _spans(items: list[list[_Line]], paragraph: Paragraph) -> list[tuple[int, int]]:
    """The first and last line of each item: those of its links, and of the words around them."""
    spans: list[tuple[int, int]] = []
    following = [*(_line_numbers(item[0]) for item in items[1:]), []]
    for item, below in zip(items, following, strict=True):
        numbers = [number for line in item for number in _line_numbers(line)]
        above = spans[-1][1] + 1 if spans else paragraph.start
        start = numbers[0] if _line_numbers(item[0]) else min(above, numbers[0])
        end = numbers[-1]
        if not _line_numbers(item[-1]):  # words alone: only the next item tells where they end
            end = max(end, below[0] - 1) if below else paragraph.end
        spans.append((start, end))
    return spans


def _line_numbers(line: _Line) -> list[int]:
    return [piece.line for piece in line if isinstance(piece, (Link, Image))]
