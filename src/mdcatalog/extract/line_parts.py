"""A line of a citation parted at all that parts anything: stops, dashes, bars, brackets, quotes.

Commas part nothing here: names and the words of a title hold them as well.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from mdcatalog.extract.labels import is_known_label
from mdcatalog.extract.person_names import is_known_person, with_commas
from mdcatalog.extract.titles import is_role_link, link_venue
from mdcatalog.patterns import lazy_pattern
from mdcatalog.tree import Break, CodeSpan, Inline, Link, Text
from mdcatalog.values.text import WHITE

# Each piece that is no plain text is one character here, of those that stand for nothing.
_FIRST, _LAST = 0xE000, 0xE0FF
_PIECE = f"[{chr(_FIRST)}-{chr(_LAST)}]"
_END = "\uf8ff"  # where links stood
_MARKS = "\U0001f300-\U0001faff\u2190-\u21ff\u2600-\u26ff\u2700-\u27bf\ufe0f\u200d"
_STARS = frozenset("⭐★☆✡")
# `Paper: `, `Code: ` before a link
_LABEL = re.compile(rf"((?:[^\W\d_]+ )?)([^\W\d_]+)\s*[:：]\s*(?={_END})")
_MAY_LABEL = re.compile(rf"[:：]\s*{_END}")
# links, what parts them, and the brackets around them
_LINKS = re.compile(rf"[\s{_MARKS}]*[\[(（【{{]*\s*(?:{_END}[\s,;/|·+&、，{_MARKS}]*)+[\])）】}}]*")
_INITIALS = re.compile(r"\b[A-Z]\. [A-Z]")
_SIGNS = ("19", "20", ",", ";", " and ", " al", "&", "'", "’", "，", "；")
_SENTENCE = re.compile(r"(?:[a-z]{2,} ){4}")
# A document type, a journal by its short words, titles of people: other rules know more of them.
_FOREIGN = lazy_pattern(
    r"\[[A-Z]{1,2}(?:/OL)?\]|\b[A-Z][a-z]{2,6}\. [A-Z][a-z]{2,6}\.|\b(?:Prof|Dr)\."
)
# What parts begin or end with; most letters are passed over at the first look.
_JOINT = re.compile(
    rf"(?=[\s|｜•;；。，,.:：·—\"“《(（\[【)）\]】{_END}{_PIECE[1:-1]}])(?:"
    rf"\s+[-–—−]{{1,2}}\s+|\s*——\s*|\s*[|｜•;；。，{_END}\n]\s*|\s+·\s+"
    r"|(?=[.])(?<=[\w)）]{2})(?<!\bvs)(?<!\bSt)(?<!\bDr)(?<!\bMr)(?<!\bProf)(?<!\bNo)(?<!\bVol)(?<!\bProc)"
    rf"(?<!\bInt)(?<!\bJr)(?<!\band[A-Z])[.](?:\s+(?=[^\W_a-z]|[\"“‘(\[]|by\s)|\s*(?={_PIECE}))"
    rf"|[\s,，.:：]*(?P<open>[(（\[【\"“])?(?P<piece>{_PIECE})[\s,，.]*(?(open)[)）\]】\"”]?)[\s,，.]*"
    r"(?P<colon>[:：]?)"
    r"[\s,，.:：]*"
    r"|[\s,，.]*[(（\[【](?P<group>[^()（）\[\]【】\ue000-\uf8ff]{2,200})[)）\]】][\s,，.:：]*"
    r"|[\s,，.]*[\"“《](?P<quoted>[^\"“”《》]{8,300})[\"”》][\s,，.]*"
    r"|\s+[(（\[【](?=\S)|[)）\]】](?=$|[\s,，.]))"  # of brackets with such a piece in them
)
_NUMBER = re.compile(r"\s*\[(\d{1,3})\][\s.:]*")  # of a reference
_EDGES = WHITE + ",.;:，。；：、|-–—"
_EDGES_AND_GROUP = _EDGES + "[]()（）【】"
_AFTER_STOP = _EDGES_AND_GROUP.replace(".", "")
_INITIAL_AT_END = re.compile(r"(?:^|[\s.,-])[A-Z]$")
_LONGEST_NAME = 40
_LEADING = ("-", "–", "—")
_LONGEST = 1200
_LONG, _MOST_RUNS = 250, 4  # characters; runs of small words, which long titles have as well
_MOST_PIECES = 40


class Part(NamedTuple):
    """A part of a line: its words, and the piece it is where it is set apart."""

    text: str
    piece: Inline | None = None
    quoted: bool = False
    heads: bool = False  # a colon stands behind it


def line_parts(pieces: list[Inline]) -> list[Part]:
    """The parts of a line, in order; none where it surely is no citation.

    Links that only name roles, and the labels before them, are no parts.
    """
    line = _words(pieces)
    parts: list[Part] = []
    number = _NUMBER.match(line)
    position = number.end() if number else 0
    if number:
        parts.append(Part(number[1]))
    for joint in _JOINT.finditer(line, position) if line else ():
        end = joint.start() + line.startswith(".", joint.start())  # that of an initial, perhaps
        if text := stripped(line[position:end]):
            parts.append(Part(text))
        position = joint.end()
        if joint["piece"]:
            piece = pieces[ord(joint["piece"]) - _FIRST]
            assert isinstance(piece, (Text, CodeSpan, Link))
            text = (link_venue(piece.text) if is_role_link(piece) else "") or piece.text
            parts.append(Part(stripped(text), piece, heads=bool(joint["colon"])))
        elif joint["group"]:
            parts.append(Part(stripped(joint["group"])))
        elif joint["quoted"]:
            parts.append(Part(stripped(joint["quoted"]), quoted=True))
    if text := stripped(line[position:]):
        parts.append(Part(text))
    return parts


def stripped(text: str) -> str:
    """A part without marks and brackets around it; the full stop of an initial stays.

    So does the bracket that closes one within: ``World Wide Quay Conference (ICWQ)``.
    """
    shown = text.strip(_EDGES_AND_GROUP)
    if "(" in shown and shown.count("(") == shown.count(")") + 1:
        end = text.index(shown) + len(shown)
        return shown + text[end : end + 1] if text[end : end + 1] == ")" else shown
    if shown[-1:].isupper() and _INITIAL_AT_END.search(shown):
        return f"{shown}." if text.rstrip(_AFTER_STOP).endswith(".") else shown
    return shown


def _words(pieces: list[Inline]) -> str:
    """The words of a line, each piece that is no plain text as one character.

    Nothing where the line is no citation: that is known soonest of most lines.
    """
    if not pieces or len(pieces) > _MOST_PIECES:
        return ""
    shown: list[str] = []
    plain: list[str] = []
    apart = titled = False  # italics or code; a title that is linked or in bold
    for index, piece in enumerate(pieces):
        kind = type(piece)
        if kind is Text:
            text = piece.text  # type: ignore[union-attr]
            strong, emphasis = piece.strong, piece.emphasis  # type: ignore[union-attr]
            if (strong or emphasis) and any(map(str.isalnum, text)):
                apart = apart or emphasis or any(map(str.isdecimal, text))
                titled = titled or strong
                shown.append(chr(_FIRST + index))
            else:
                text = with_commas(text)  # `Ann Lee · Bob Roe`: one part
                plain.append(text)
                shown.append(text)
        elif kind is Break:
            shown.append("\n")
        elif kind is CodeSpan:
            apart = apart or any(map(str.isdecimal, piece.text))  # type: ignore[union-attr]
            shown.append(chr(_FIRST + index))
        elif kind is Link and not is_role_link(piece):
            titled = True
            shown.append(chr(_FIRST + index))
        elif kind is Link and link_venue(piece.text):  # type: ignore[union-attr]
            # `The Title [ICML 2020](…)` says where the paper appeared; a link in front is a title
            apart = apart or any(map(str.isalnum, "".join(plain)))
            shown.append(chr(_FIRST + index))
        else:
            shown.append(_END)
    words = "".join(plain)
    if titled and _SENTENCE.search(words):
        return ""
    if len(words) > _LONG and len(_SENTENCE.findall(words)) > _MOST_RUNS:
        return ""  # prose
    line = "".join(shown)
    first = pieces[0].text if type(pieces[0]) is Text else ""
    if not (apart or _may_cite(words, plain, first)) or len(line) > _LONGEST:
        return ""
    if not _STARS.isdisjoint(words) or (("[" in words or ". " in words) and _FOREIGN.search(line)):
        return ""
    if _END in line:
        if (":" in words or "：" in words) and _MAY_LABEL.search(line):
            line = _LABEL.sub(_without_label, line)
        line = _LINKS.sub(_END, line)
    return line


def _may_cite(words: str, plain: list[str], first: str) -> bool:
    """Whether plain words may be those beside a title: a year, a mark of names, a name alone.

    A dash parts the two in the ``first`` words: ``Jane Doe - [Title](…)``, ``Title - Jane Doe``.
    """
    for sign in _SIGNS:
        if sign in words:
            return True
    if " - " in first or first.rstrip()[-1:] in _LEADING or _INITIALS.search(words):
        return True
    short = (text.partition(". ")[0].strip(_EDGES) for text in plain if len(text) < _LONGEST_NAME)
    return any(map(is_known_person, short))


def _without_label(match: re.Match[str]) -> str:
    """What stands before a link without the label that leads to it: ``ICML 2020 Paper: ``."""
    before, last = match[1], match[2]
    if is_known_label(before + last):
        return ""
    return before if is_known_label(last) else match[0]
