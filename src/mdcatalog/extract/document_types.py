"""What a reference says behind a title of what sort of work it is.

The mark of GB/T 7714 (``**The Title[C]**. The Conference, 2016: 3-5``), and the form of a work in
the style of psychologists (``*The Title* [Conference session]. PierCon, Bergen.``).
"""

from __future__ import annotations

import re

from mdcatalog.extract.bibliography import DOCUMENT_TYPE, read_source
from mdcatalog.extract.entries import Entry
from mdcatalog.extract.head_parts import Head
from mdcatalog.extract.slashed_citations import slashed_source
from mdcatalog.extract.titles import title_text
from mdcatalog.patterns import lazy_pattern
from mdcatalog.tree import Break, Inline, Link, Text
from mdcatalog.vocabulary import FORMS, fold

_MARKS = " \t*\"“”'’.*"  # what stands between the words of a title, the mark, and what follows
_BEHIND_TITLE = re.compile(rf"{DOCUMENT_TYPE.pattern}[*\"”'’.\s]*$")
_BOOK = re.compile(r"\s*\[M(?:/OL)?\]\s*(?:\.|$)\s*")

_FORM_BEHIND = lazy_pattern(r"\[(?P<form>[^\[\]\n]{3,80})\][.\s]*$")
_FORM_FIRST = lazy_pattern(
    r"[\s.]*(?P<before>(?:\([^()]{1,40}\)\s*)?)\[(?P<form>[^\[\]\n]{3,80})\](?:\.\s*|\s+|$)"
)
_AROUND_SOURCE = " \t\n.,;"
_THESIS = "thesis"
_PAIR = 2


def _is_year(piece: Inline) -> bool:
    """``(2022)``: the year of a reference, which stood before its title."""
    return isinstance(piece, Text) and piece.text.strip(" .()").isdecimal()


def take_document_type(entry: Entry, head: Head) -> Head:
    """The head without such a mark; what stands behind the mark is where the thing appeared.

    The mark may stand in the title, or in the words behind a title that is linked or bold.
    """
    cited = head.authors or head.year or any(map(str.isalnum, title_text(head.before)))
    if cited and (formed := _take_form(entry, head)):
        return formed
    last = head.title[-1]
    text = last.text.rstrip(_MARKS) if isinstance(last, (Text, Link)) else ""
    behind = head.rest[0] if head.rest else None
    title, rest = head.title, head.rest
    if text.endswith("]") and isinstance(last, (Text, Link)):
        mark = _BEHIND_TITLE.search(text) or _BOOK.search(text)
        if mark is None or not text[: mark.start()].strip():
            return head
        title = [*title[:-1], last._replace(text=text[: mark.start()].rstrip())]
    elif isinstance(behind, Text) and behind.text.lstrip(_MARKS).startswith("["):
        told = behind.text.lstrip(_MARKS)
        mark = DOCUMENT_TYPE.match(told) or _BOOK.match(told)
        if mark is None:
            return head
        rest = [behind._replace(text=told[mark.end() :]), *rest[1:]]
    elif isinstance(behind, Text) and behind.text.lstrip(_MARKS).startswith("// "):
        return _take_source(entry, head, behind)
    else:
        return head
    end = next((i for i, piece in enumerate(rest) if isinstance(piece, (Link, Break))), len(rest))
    source = read_source(title_text(rest[:end]).lstrip(_MARKS))
    if source.year is None:
        named = any(map(str.isalnum, title_text(head.before))) or head.authors
        return head._replace(title=title, rest=rest) if named else head
    if "[M" in mark.group():
        entry.values["sort"] = "book"
    entry.add_value("venue", source.venue)
    entry.add_value("year", source.year)
    entry.citation = True
    left: list[Inline] = [Text(source.rest)] if source.rest.strip() else []
    return head._replace(title=title, rest=[*left, *rest[end:]])


def _take_form(entry: Entry, head: Head) -> Head | None:
    """The head without the form of the work; of a paper all words behind it are its source.

    ``*The Title* [Conference session]. PierCon, Bergen. https://…``; a thesis says its school in
    the brackets: ``[Doctoral dissertation, Pier University]``.
    """
    last, title, rest = head.title[-1], head.title, head.rest
    mark: re.Match[str] | None = None
    if isinstance(last, Text) and last.text.rstrip(" .").endswith("]"):
        mark = _FORM_BEHIND.search(last.text)
        if mark and last.text[: mark.start()].strip():
            title = [*title[:-1], last._replace(text=last.text[: mark.start()].rstrip())]
    for at, piece in enumerate(rest[:_PAIR] if mark is None else ()):
        if isinstance(piece, Text) and (mark := _FORM_FIRST.match(piece.text)):
            told = f"{mark['before']} {piece.text[mark.end() :]}"
            rest = [*rest[:at], piece._replace(text=told), *rest[at + 1 :]]
            break
    form = mark["form"].strip() if mark else ""
    kind = FORMS.get(fold(form.partition(",")[0]))
    if kind is None:
        return None
    if kind == _THESIS:
        entry.add_value("venue", form)
    elif kind == "paper":
        dated = 1 if rest and _is_year(rest[0]) else 0
        end = next((i for i, x in enumerate(rest) if isinstance(x, (Link, Break))), len(rest))
        entry.add_value("venue", title_text(rest[dated:end]).strip(_AROUND_SOURCE))
        rest = [*rest[:dated], *rest[end:]]
    else:
        entry.values["sort"] = kind
    entry.citation = True
    return head._replace(title=title, rest=rest)


def _take_source(entry: Entry, head: Head, behind: Text) -> Head:
    """``Doe J. [The Title](…) // Journal of Piers. 2021. Vol. 5``: the head without its source."""
    source = slashed_source(behind.text.lstrip(_MARKS)[len("// ") :], sure=False)
    if source is None:
        return head
    entry.add_value("venue", source[0])
    entry.add_value("year", source[1])
    entry.citation = True
    return head._replace(rest=head.rest[1:])
