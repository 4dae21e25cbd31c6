"""Lines and paragraphs that are items by being alike: a name, its links, words about it."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from mdcatalog.extract.entries import split_lines
from mdcatalog.extract.labels import is_known_label, role_of_label
from mdcatalog.extract.labels_behind import label_at_end, plain_labels
from mdcatalog.extract.part_names import part_role
from mdcatalog.extract.titles import is_role_link, title_text
from mdcatalog.patterns import lazy_pattern
from mdcatalog.tree import Block, Break, CodeSpan, Image, Inline, Link, Paragraph, Text
from mdcatalog.values.text import SHORTCODE
from mdcatalog.vocabulary import is_aspect, is_sort, role_of

# An item, by what its lines are: `N` a linked name, `B` a name in bold, `P` words and the links
# beside them, `W` words alone, `R` links alone. What is said of it and its links may follow.
_NAMED = re.compile(r"[NB][WP]?R?")
_ITEM = re.compile(r"[NB][WP]?R?|P[WR]?|WW?R|WP")
_OF_NAMES = re.compile(r"(?:[NB][WP]?R?){2,}")
# Words begin no item by themselves: each has to have the same lines.
_OF_WORDS = re.compile(r"(?:PR){2,}|(?:PW){2,}|P{2,}|(?:WR){2,}|(?:WWR){2,}|(?:WP){2,}")
_PERIODS = {"PR": 2, "PW": 2, "P": 1, "WR": 2, "WWR": 3, "WP": 2}

_NAMES_TOLD = "NWNW"
_LEAST, _LEAST_UNSURE = 2, 3
_LONGEST_NAME = 90
_LONGEST_TITLE = 200
_LONGEST_TOLD = 500
_LONGEST_LINE = 60  # pieces
_LONGEST_NUMBERING = 40
_REACH = 12
_NUMBERING = re.compile(
    r"[\W_]*(?:[(（\[]?\d{1,3}[.)、）\]:：](?!\d)|[\u2460-\u249b]|\d\ufe0f?\u20e3)?[\W_]*"
)
_OWN_NUMBER = re.compile(r"\W*?(?:[(（\[]?(\d{1,3})[.)、）\]](?!\d)|([\u2460-\u2473]))\s*")
_OPENING = frozenset("([（【《「『“‘\"'<")
# What parts links from each other, and closes them
_BETWEEN = " \t\n,;|/·•()[]（）【】，、；｜&+-–—"
# What sets off the words behind links from the name before them: no words of a sentence
_SET_OFF = re.compile(r"[\s)\]）】]*(?:[-–—|｜]{1,3}\s|[:：,，.。(（]|——)")
_DESCRIBED = re.compile(r"\s*(?:[-–—|｜]{1,3}\s|[:：,，.。(（]|——)")
# A sentence that runs on to the link in it: `The code is on [GitHub](…)`
_RUNS_ON = lazy_pattern(
    r"(?:^|[\s(])(?:an?|the|this|that|our|its|their|your|my|is|are|was|be|on|in|at|of|to|for|from|by"
    r"|with|via|and|or|see|read|visit|follow|check|use|under|also|over|out)\s*$"
    r"|[见看在是请读的有和与到从及のをはがで및는은을를]\s*$|(?<![강회정논])의\s*$",
    re.IGNORECASE,
)
_UNTOLD = frozenset({"main", "reference"})
_ENDS_SENTENCE = (".", "。", "!", "！", "?", "？", ";", "；", ",", "，")

_Line = Sequence[Inline]


class _Shape(NamedTuple):
    """What a line is, and the roles that its links are called by."""

    letter: str
    roles: tuple[str, ...] = ()
    apart: bool = True  # its name is all that it says, or is set off from the words behind it
    told: bool = False  # it says more than a name


class Alike(NamedTuple):
    """How an item begins, and the roles of its links."""

    letter: str
    roles: tuple[str, ...]


def alike_items(lines: Sequence[list[Inline]]) -> list[list[list[Inline]]]:
    """The lines of each item of a paragraph, where all are alike; none for any other lines.

    ``**Name** Website: <…> Paper: <…>`` a line; or a name, a line about it, a line of links.
    """
    shapes: list[_Shape] = []
    for line in lines:
        shape = _shape_of(line)
        if shape is None:
            return []
        shapes.append(shape)
    if shapes[0].letter == "W" and title_text(lines[0]).rstrip().endswith((":", "：")):
        lines, shapes = lines[1:], shapes[1:]  # it announces them
    letters = "".join(shape.letter for shape in shapes)
    lengths = _lengths(letters)
    if not lengths:
        return []
    items: list[list[list[Inline]]] = []
    roles: list[tuple[str, ...]] = []
    at = 0
    for length in lengths:
        own = shapes[at : at + length]
        if not _may_be_item(lines[at], own):
            return []
        items.append(list(lines[at : at + length]))
        roles.append(tuple(role for shape in own for role in shape.roles))
        at += length
    return items if _are_alike(letters, roles) else []


def beside_alike(blocks: Sequence[Block], index: int) -> bool:
    """Whether a paragraph is one item by its lines, and one beside it is such an item too.

    A name set apart with several sorts of links beside it needs none.
    """
    own = _item_of(blocks[index])
    if own is None:
        return False
    if own.letter in "NB" and len({*own.roles} - _UNTOLD) > 1:
        return True
    for at in (index - 1, index + 1):
        if 0 <= at < len(blocks):
            other = _item_of(blocks[at])
            if other and other.letter == own.letter and not set(own.roles).isdisjoint(other.roles):
                return True
    return False


def runs_on(before: str) -> bool:
    """Whether words before a link are a sentence that runs on to it: ``To moor, see the``."""
    return _RUNS_ON.search(before[-_REACH:]) is not None


def without_number(line: list[Inline]) -> tuple[int | None, list[Inline]]:
    """A line's own number, and the line without that and the marks in front of it."""
    first = line[0]
    if not isinstance(first, Text):
        return None, line
    number = _OWN_NUMBER.match(first.text)
    rest = first.text[number.end() :] if number else first.text
    if not any(map(str.isalnum, rest)) and _OPENING.isdisjoint(rest):
        rest = ""  # `🔸 `, `• `
    if (number is None and rest == first.text) or not (rest or line[1:]):
        return None, line
    value = int(number[1] or unicodedata.numeric(number[2])) if number else None
    return value, [*([first._replace(text=rest)] if rest else []), *line[1:]]


def _item_of(block: Block) -> Alike | None:
    """How a paragraph begins that is one item with links called by their roles."""
    if not isinstance(block, Paragraph) or len(block.content) > _LONGEST_LINE:
        return None
    if Link not in map(type, block.content):
        return None
    told = sum([len(piece.text) for piece in block.content if type(piece) is Text])
    if told > _LONGEST_TOLD + _LONGEST_TITLE:
        return None
    lines = split_lines(block.content)
    shapes: list[_Shape] = []
    for line in lines if len(lines) <= _LEAST_UNSURE else ():
        shape = _shape_of(line)
        if shape is None:
            return None
        shapes.append(shape)
    letters = "".join(shape.letter for shape in shapes)
    roles = tuple(role for shape in shapes for role in shape.roles)
    if not roles or not _ITEM.fullmatch(letters) or not _may_be_item(lines[0], shapes):
        return None
    return Alike(letters[0], roles)


def _lengths(letters: str) -> list[int]:
    """How many lines each item has; none where the lines are no items."""
    if _OF_NAMES.fullmatch(letters):
        return [len(found.group()) for found in _NAMED.finditer(letters)]
    if _OF_WORDS.fullmatch(letters):
        unit = letters[: letters.index(letters[-1]) + 1]
        period = _PERIODS[unit]
        return [period] * (len(letters) // period)
    return []


def _are_alike(letters: str, roles: Sequence[tuple[str, ...]]) -> bool:
    """Whether items are enough, and have links that are called alike or names that lead there."""
    linked = letters[0] == "N" and "B" not in letters
    bare = sum(1 for own in roles if not own)
    if bare and not linked:
        return False
    told = Counter(role for own in roles for role in set(own))
    if not linked and max(told.values(), default=0) * 3 < len(roles) * 2:
        return False
    sure = letters[0] in "NB" or len(set(letters)) > 1 or min(map(len, roles)) > 1
    sure = sure and (not bare or letters == _NAMES_TOLD)
    return len(roles) >= (_LEAST if sure else _LEAST_UNSURE)


def _may_be_item(first: _Line, shapes: Sequence[_Shape]) -> bool:
    """Whether the line that an item begins with names a thing, rather than what is below it."""
    words = SHORTCODE.sub("", title_text(first)).strip()
    if shapes[0].letter == "W":
        ended = words.endswith((*_ENDS_SENTENCE, ":", "："))
        return len(words) <= _LONGEST_TITLE and not (ended and len(shapes) > _LEAST)
    if len(shapes) > 1 and shapes[0].told and shapes[1].letter == "P":
        return False  # the line below is told of something else
    return shapes[0].apart or (len(shapes) == 1 and bool(shapes[0].roles))


def _shape_of(line: _Line) -> _Shape | None:
    """What a line is; ``None`` for running text."""
    if len(line) > _LONGEST_LINE:
        return None
    line = plain_labels([*line])
    start = _opening(line)
    if start == len(line):
        return None
    first = line[start]
    if isinstance(first, Link) and not is_role_link(first) and part_role(first.text) is None:
        if not first.url.startswith(("http:", "https:", "//")):
            return None
        return _told(line, start + 1, "N", named=True)
    if isinstance(first, Text) and first.strong:
        end = start
        while end < len(line) and _is_bold(line[end]):
            end += 1
        name = title_text(line[start:end]).strip().rstrip(":： ")
        if is_known_label(name):
            return _told(line, 0, "B", named=False)
        if not name or len(name) > _LONGEST_TITLE or is_aspect(name) or is_sort(name):
            return None
        return _told(line, end, "B", named=True)
    return _told(line, start, "P", named=False)


def _opening(line: _Line) -> int:
    """Where the words of a line begin: behind its number, marks and pictures."""
    for index, piece in enumerate(line):
        if isinstance(piece, Text):
            if len(piece.text) > _LONGEST_NUMBERING or not _NUMBERING.fullmatch(
                SHORTCODE.sub("", piece.text)
            ):
                return index
        elif not isinstance(piece, (Image, Break)):
            return index
    return len(line)


def _is_bold(piece: Inline) -> bool:
    return isinstance(piece, Text) and (piece.strong or not piece.text.strip())


def _told(line: _Line, start: int, letter: str, *, named: bool) -> _Shape | None:
    """What a line says behind its name, or of what is named above it."""
    roles: list[str] = []
    words = ["", "", ""]  # before the links, between them, and behind them
    text = ""
    for piece in line[start:]:
        if isinstance(piece, Link):
            role, text = _role_of(piece, text)
            if role is None:
                return None
            words[min(len(roles), 1)] += text
            roles.append(role)
            text = ""
        elif isinstance(piece, (Text, CodeSpan)):
            text += piece.text
    words[2 if roles else 0] += text
    before, between, behind = words
    if between.strip(_BETWEEN + ":：") or len(before) + len(behind) > _LONGEST_TOLD:
        return None
    around = _worded(before), _worded(behind)
    if all(around) and (named or not _is_name(before) or not _SET_OFF.match(behind)):
        return None
    if named:
        told = before if around[0] else behind
        described = any(around)
        apart = not described or _DESCRIBED.match(told) is not None
        return _Shape(letter, tuple(roles), apart, described)
    if not any(around):
        return _Shape("R", tuple(roles)) if roles else None
    if not around[0]:
        return None  # `[Docs](…) are here`
    if not roles:
        return _Shape("W")
    if len(roles) == 1 and roles[0] in _UNTOLD:
        return None  # `It is told [here](…)`
    return _Shape("P", tuple(roles), _is_name(before) and not around[1])


def _worded(text: str) -> bool:
    return any(map(str.isalnum, text))


def _is_name(text: str) -> bool:
    """Whether words before links can be a name: few, and no sentence."""
    name = _NUMBERING.sub("", text, count=1).strip(_BETWEEN)
    return 0 < len(name) <= _LONGEST_NAME and not name.endswith(_ENDS_SENTENCE)


def _role_of(link: Link, before: str) -> tuple[str | None, str]:
    """What a link is called, by its text or by the label before it, and the words without that."""
    if label := label_at_end(before):
        return role_of_label(label.text), before[: label.start]
    if link.bare or not is_role_link(link) or runs_on(before):
        return None, before
    shown = link.text or (link.images[0].alt if link.images else "")
    return role_of(shown), before
