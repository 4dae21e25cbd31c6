"""What lists note in brackets within citations, which is neither a name nor part of a venue.

``Jane Doe\\*, John Roe\\* (\\*equal contribution). ICML 2019 [Oral].``
"""

from __future__ import annotations

import re

from mdcatalog.extract.bold_names import leads_to_paper
from mdcatalog.extract.entries import Entry
from mdcatalog.extract.organizations import is_organization
from mdcatalog.extract.person_names import is_name
from mdcatalog.tree import Inline, Text
from mdcatalog.vocabulary import AUTHOR_NOTES, BESIDE_PRIZES, PRIZES

_NOTE = re.compile(r"[(（\[](?P<note>[^()（）\[\]]{2,60})[)）\]]")
_MARKS = " \t\n*†‡§+#:;,.-–=^0123456789\\"
# words that may stand beside such a note: `* denotes equal contribution`, `in alphabetical order`
_BESIDE = re.compile(
    r"\b(?:denotes?|indicates?|means?|in|with|all|by|the|and|authors?|are|listed|ordered|order)\b",
    re.IGNORECASE,
)
# `John Roe*. ICML 2019`: the mark that such a note explains, before a stop
_MARKED_STOP = re.compile(r"(?<=[a-z]{2})[*†‡§]{1,3}(?=\.(?:\s|$))")
# `(Jane Doe+)`: she and others; `Quay+` is a name of its own, and `C++` too
_AND_MORE = re.compile(
    r"(?P<before>(?:^|[(（,，.;]|\band\b)\s{0,4})(?P<name>[A-Z][\w'’.-]{0,24}"
    r"(?: [A-Z][\w'’.-]{0,24}){0,2} [A-Z][a-z][\w'’-]{0,24})\+(?=\s{0,4}(?:[),，;）]|\.(?:\s|$)|$))"
)
_PARTED = " \t\n,;."
_WORDS = re.compile(r"[\s/&,-]+")


def without_notes_on_names(entry: Entry, pieces: list[Inline]) -> list[Inline]:
    """The pieces without remarks in brackets on whose the work is, which are tags.

    What says more than that is left where it is. A plus behind a name says ``et al.``.
    """
    texts = [piece.text for piece in pieces if type(piece) is Text]
    if any("+" in text for text in texts) and leads_to_paper(pieces):
        pieces = [_with_others(p) if isinstance(p, Text) else p for p in pieces]
    for text in texts:
        if _may_note(text) and AUTHOR_NOTES.found_in(text):
            break
    else:
        return pieces
    return [_without_notes(entry, p) if isinstance(p, Text) else p for p in pieces]


def _may_note(text: str) -> bool:
    return "(" in text or "[" in text or "（" in text or "【" in text


def _with_others(piece: Text) -> Text:
    """``The Title (Jane Doe+)``: the words with ``et al.`` for the plus."""
    if "+" not in piece.text:
        return piece
    return piece._replace(text=_AND_MORE.sub(_named_in_full, piece.text))


def _named_in_full(match: re.Match[str]) -> str:
    name = match["name"]
    if not is_name(name) or is_organization(name):
        return match.group()
    return f"{match['before']}{name} et al."


def _without_notes(entry: Entry, piece: Text) -> Text:
    kept: list[str] = []
    end = 0
    for match in _NOTE.finditer(piece.text):
        note = match["note"].strip(_MARKS)
        if _says_whose(note):
            entry.tags.append(note)
            kept.append(piece.text[end : match.start()].rstrip())
            end = match.end()
    if not kept:
        return piece
    behind = piece.text[end:]
    text = "".join((*kept, f" {behind}" if behind[:1].isalnum() else behind))
    return piece._replace(text=_MARKED_STOP.sub("", text))


def _says_whose(note: str) -> bool:
    """Whether a remark says how the work was shared, and nothing else."""
    left, end = "", 0
    for word in AUTHOR_NOTES.finditer(note):
        left += note[end : word.start()]
        end = word.end()
    return end > 0 and not any(map(str.isalpha, _BESIDE.sub("", left + note[end:])))


def take_track_at_end(entry: Entry, words: str) -> str:
    """``ICML 2019 [Oral].``: the words behind a title without such a group, which is a tag."""
    text, start = words.rstrip(_PARTED), -1
    while (
        text.endswith("]") and (start := text.rfind("[")) > 0 and not text[start + 1 : -1].strip()
    ):
        text = text[:start].rstrip(_PARTED)  # where a link stood in brackets: `[Oral]. [ ]`
    start = start if text.endswith("]") else -1
    before = words[:start].rstrip(_PARTED) if start > 0 else ""
    if not any(map(str.isalpha, before)):
        return words
    track = text[start + 1 : -1].strip()
    parts = {part for part in _WORDS.split(track.lower()) if part}
    if PRIZES.isdisjoint(parts) or not parts <= PRIZES | BESIDE_PRIZES:
        return words
    entry.tags.append(track)
    return before
