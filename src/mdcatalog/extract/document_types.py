"""The mark of GB/T 7714 behind a title: ``**The Title[C]**. The Conference, 2016: 3-5``."""

from __future__ import annotations

import re

from mdcatalog.extract.bibliography import DOCUMENT_TYPE, read_source
from mdcatalog.extract.entries import Entry
from mdcatalog.extract.head_parts import Head
from mdcatalog.extract.slashed_citations import slashed_source
from mdcatalog.extract.titles import title_text
from mdcatalog.tree import Break, Inline, Link, Text

_MARKS = " \t*\"“”'’.*"  # what stands between the words of a title, the mark, and what follows
_BEHIND_TITLE = re.compile(rf"{DOCUMENT_TYPE.pattern}[*\"”'’.\s]*$")
_BOOK = re.compile(r"\s*\[M(?:/OL)?\]\s*(?:\.|$)\s*")


def take_document_type(entry: Entry, head: Head) -> Head:
    """The head without such a mark; what stands behind the mark is where the thing appeared.

    The mark may stand in the title, or in the words behind a title that is linked or bold.
    """
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


def _take_source(entry: Entry, head: Head, behind: Text) -> Head:
    """``Doe J. [The Title](…) // Journal of Piers. 2021. Vol. 5``: the head without its source."""
    source = slashed_source(behind.text.lstrip(_MARKS)[len("// ") :], sure=False)
    if source is None:
        return head
    entry.add_value("venue", source[0])
    entry.add_value("year", source[1])
    entry.citation = True
    return head._replace(rest=head.rest[1:])
