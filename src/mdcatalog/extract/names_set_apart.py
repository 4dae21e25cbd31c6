"""One of the names before a title set apart: ``Jane Doe, **Ann Lee**, J. Roe. [The Title](…)``.

People mark their own name so in the list of what they wrote. It is as plain as the names beside
it, wherever it stands among them, if a title follows that is marked as one or whose source shows
where it ends. Within a link it is the title that is set apart: ``[Jane Doe: **The Title**](…)``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from mdcatalog.extract.bibliography import read_reference
from mdcatalog.extract.bold_names import leads_to_paper
from mdcatalog.extract.course_names import is_given, may_be_teachers
from mdcatalog.extract.entries import Entry
from mdcatalog.extract.full_references import full_reference
from mdcatalog.extract.organizations import is_organization
from mdcatalog.extract.person_names import is_known_person, is_name, names_like
from mdcatalog.extract.reference_heads import running_on
from mdcatalog.extract.short_names import told_kinds
from mdcatalog.extract.titles import is_role_link
from mdcatalog.extract.venues import venue_like
from mdcatalog.tree import Break, Inline, Link, Text
from mdcatalog.values import split_names
from mdcatalog.vocabulary import KIND_WORDS

_LONGEST_NAME, _LONGEST_NAMES = 40, 900
_LEAST_TITLE = 3  # words
_MOST = 9  # names set apart: those of a group
_MARKS = " \t\n.,;:&*†‡§^"
_NOTES = " *†‡§"
_JOINING = (",", ";", "&", " and")
_JOINED = (" ,", " ;", " &", " and ", " et al")
_QUOTES = ('"', "“")
_MARKED = re.compile(r"(?:^|(?<=[^\W\d_A-Z]{2}))\\?[*†‡]{1,3}(?=[,;.]|\s(?:and|&)\s|$)")
_LEAST_MARKS = 2
_PARTING = (":", "：", "-", "–", "—", "|")
_AROUND_NAMES = " \t:：-–—|"
_YEAR_BEHIND = re.compile(r"[\s,]*\(?(?:19|20)\d\d[a-z]?\)?[\s.,:]*$")
_KEY = re.compile(r"^\s*\[[A-Z]{1,3}\d{1,3}\]\s*")  # `[C4] `, as people number what they wrote
# what stands behind the last name, if anything
_ENDING = ("", "\n", ".", ":", "(", *_QUOTES)


def with_plain_names(pieces: list[Inline], section: tuple[str, ...]) -> list[Inline]:
    """The pieces with the names before a title in one plain text; as they are without such."""
    pieces = _without_marks(pieces)
    for piece in pieces:
        if type(piece) is Text and (piece.strong or piece.emphasis):
            break
    else:
        return pieces
    apart = [at for at in range(len(pieces)) if _is_set_apart(pieces, at)]
    if not apart or len(apart) > _MOST:
        return pieces
    end = apart[-1] + 1
    if end < len(pieces) and _is_plain(pieces[end]):
        end += 1
    while end + 1 < len(pieces) and isinstance(pieces[end], Break) and _is_plain(pieces[end + 1]):
        end += 2  # names over lines of the source
    if not all(at in apart or _is_plain(piece) for at, piece in enumerate(pieces[:end])):
        return pieces
    text = "".join("\n" if isinstance(p, Break) else _words_of(p) for p in pieces[:end])
    plain: list[Inline] = [Text(text), *pieces[end:]]
    own = [_words_of(pieces[at]).strip(_MARKS) for at in apart]
    return plain if _cites(plain, text, own, section) else pieces


def behind_names_in_link(entry: Entry, pieces: list[Inline]) -> list[Inline]:
    """``[Jane Doe: **The Title**](…)``: the pieces with a link that is called by its title alone.

    The bold type says what of the text the title is; before it nothing but people stands.
    """
    link = pieces[0] if pieces else None
    if type(link) is not Link or not link.bold or not link.text.endswith(link.bold):
        return pieces
    before = link.text.removesuffix(link.bold).rstrip()
    if before[-1:] not in _PARTING:
        return pieces
    names = may_be_teachers(before.rstrip(_AROUND_NAMES))
    if not names or not any(map(_begins_given, names)):
        return pieces
    entry.add_value("authors", names)
    return [link._replace(text=link.bold, strong=True, bold=""), *pieces[1:]]


def _begins_given(name: str) -> bool:
    """Whether the first word of a name that is no initial is a name that parents give."""
    words = [word for word in name.split() if not word.endswith(".")]
    return len(words) > 1 and is_given(words[0])


def _without_marks(pieces: list[Inline]) -> list[Inline]:
    """The pieces without the marks of notes on several names: ``Jane Doe*, John Roe*. Title``."""
    for piece in pieces:
        if type(piece) is Text and ("*" in piece.text or "†" in piece.text or "‡" in piece.text):
            break
    else:
        return pieces
    if sum(len(_MARKED.findall(p.text)) for p in pieces if isinstance(p, Text)) < _LEAST_MARKS:
        return pieces
    return [p._replace(text=_MARKED.sub("", p.text)) if isinstance(p, Text) else p for p in pieces]


def _words_of(piece: Inline) -> str:
    return piece.text if isinstance(piece, Text) else ""


def _is_plain(piece: Inline) -> bool:
    if isinstance(piece, Text):
        return not (piece.strong or piece.emphasis)
    return isinstance(piece, Break) and not piece.hard


def _is_set_apart(pieces: Sequence[Inline], at: int) -> bool:
    """Whether a piece is a name in bold or italics that is joined to other names."""
    piece = pieces[at]
    if not isinstance(piece, Text) or not (piece.strong or piece.emphasis):
        return False
    name = piece.text.strip(_MARKS)
    if not 0 < len(name) <= _LONGEST_NAME or " " not in name or not is_name(name):
        return False
    behind = _words_of(pieces[at + 1]) if at + 1 < len(pieces) else ""
    # the mark of a note may stand between: `**Ann Lee** \\*, Jane Doe`
    behind = f" {behind.lstrip(_NOTES)}"
    joined = piece.text.rstrip().endswith(",") or behind.startswith(_JOINED)
    if not at:
        return joined
    before = _words_of(pieces[at - 1]).rstrip(_NOTES)
    if at == 1 and _KEY.fullmatch(f"{before} "):
        return joined
    return before.endswith(_JOINING) and (joined or behind[1:2] in _ENDING)


def _cites(pieces: list[Inline], text: str, own: Sequence[str], section: tuple[str, ...]) -> bool:
    """Whether a text in front is names, own ones among them, and what follows is a title."""
    opening = min((at for quote in _QUOTES if (at := text.find(quote)) > 0), default=len(text))
    if opening < len(text) or (len(pieces) > 1 and _is_title(pieces[1])):
        if opening > _LONGEST_NAMES:
            return False
        names = _YEAR_BEHIND.sub("", _KEY.sub("", text[:opening]))
        papers = leads_to_paper(pieces) or "paper" in told_kinds(section)
        known = any(is_known_person(name.strip(_MARKS)) for name in split_names(names))
        return (papers or known) and _are_people(names, own)
    line = _KEY.sub("", running_on(pieces, italic=True)[0])
    reference = full_reference(line) or read_reference(line)
    if reference is None or reference.title.count(" ") + 1 < _LEAST_TITLE:
        return False
    listed = {name.strip(_MARKS) for name in reference.names}
    return listed.issuperset(own) and not venue_like(reference.title)


def _is_title(piece: Inline) -> bool:
    """Whether a piece behind names is set apart as titles are."""
    if isinstance(piece, Link):
        return not is_role_link(piece) and piece.text.count(" ") + 1 >= _LEAST_TITLE
    if not isinstance(piece, Text) or not (piece.strong or piece.emphasis):
        return False
    return piece.text.strip().count(" ") + 1 >= _LEAST_TITLE and not venue_like(piece.text)


def _are_people(text: str, own: Sequence[str]) -> bool:
    """Whether a text is a list of people, and what is set apart in it names nothing else."""
    if not names_like(text):
        return False
    return not any(is_organization(name) or KIND_WORDS.named(name) for name in own)
