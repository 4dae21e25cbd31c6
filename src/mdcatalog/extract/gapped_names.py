"""Names with their dates behind a wide gap, and facts between bars behind them.

``**Quay Logs  2018-6 | All | EN | [Paper](…) | [Dataset](…)**``: two spaces part what the thing is
called from when it appeared. A month that nobody knows may be an `X` there, and a date that was
never filled in what its field is called: ``Release Time``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from mdcatalog.extract.entries import Entry, found_links
from mdcatalog.extract.header_sense import heads_dates
from mdcatalog.extract.parted_facts import add_facts, meaning_of
from mdcatalog.extract.person_names import names_like
from mdcatalog.extract.titles import clean_title, is_role_link
from mdcatalog.extract.venues import venue_like
from mdcatalog.headers import header_spellings
from mdcatalog.tree import Inline, Link, Text
from mdcatalog.values import parse_date, parse_year
from mdcatalog.vocabulary import FIELDS, fold, role_of

_GAP = "  "
_LONGEST_NAME, _MOST_NAME_WORDS = 80, 6
_LONGEST_DATE = 20
_MOST_TAG_WORDS = 3
_UNKNOWN_MONTH = re.compile(r"(?P<year>(?:19|20)\d\d)[-./](?:[xX]{1,2}|[?？]{1,2})")
_DATES = frozenset(fold(word) for name in ("published", "date", "year") for word in FIELDS[name])


def read_gapped(entry: Entry, pieces: list[Inline]) -> bool:
    """Read a line of such a name and its facts into the entry; whether it is one."""
    first = pieces[0] if pieces else None
    if not isinstance(first, Text) or _GAP not in first.text or "|" not in first.text:
        return False
    head, _, rest = first.text.partition("|")
    name, gap, told = head.strip().rpartition(_GAP)
    name, told = name.strip(), told.strip()
    if not (gap and name) or len(name) > _LONGEST_NAME or name.count(" ") >= _MOST_NAME_WORDS:
        return False
    date = _date_of(told)
    if date is None and not _names_date(told):
        return False
    behind: list[Inline] = [first._replace(text=rest), *pieces[1:]]
    if not all(isinstance(x, Text) or _is_labelled(x) for x in behind):
        return False
    parts = list(_parts(behind))
    if any(venue_like(part) or (names_like(part) and not part.isupper()) for part in parts):
        return False  # `**Mooring Ships  2019 | Jane Doe | ICML**` is a paper
    entry.title, entry.values["gapped"] = clean_title(name), True
    if date:
        entry.add_value("year", int(date[:4]))
        entry.add_value("published", date if len(date) > len("2018") else None)
    facts = [(field, part) for part in parts if (field := meaning_of(part))]
    add_facts(entry, facts)
    left = [part for part in parts if not meaning_of(part)]
    entry.tags.extend(part for part in left if part.count(" ") < _MOST_TAG_WORDS)
    entry.description = ", ".join(part for part in left if part.count(" ") >= _MOST_TAG_WORDS)
    _add_links(entry, behind)
    return True


def _date_of(told: str) -> str | None:
    """The date that words are, without a month that is not known."""
    if not told[-1:].isalnum() or len(told) > _LONGEST_DATE:
        return None
    unknown = _UNKNOWN_MONTH.fullmatch(told)
    if unknown:
        return unknown["year"]
    year = parse_year(told)
    return str(year) if year else parse_date(told)


def _names_date(told: str) -> bool:
    """Whether words are what a date is called, where it was never filled in."""
    spelling = header_spellings(told)[0] if told else ""
    return spelling in _DATES or (bool(spelling) and heads_dates(spelling))


def _is_labelled(piece: Inline) -> bool:
    """Whether a link is called by its role, or stands behind it: ``[Website] www.example.org``."""
    return isinstance(piece, Link) and (piece.bare or is_role_link(piece))


def _parts(pieces: list[Inline]) -> Iterator[str]:
    """What stands between the bars, but for the names of roles."""
    for piece in pieces:
        for part in piece.text.split("|") if isinstance(piece, Text) else ():
            if (part := part.strip()) and _role_name(part) is None:
                yield part


def _role_name(part: str) -> str | None:
    """What is in the brackets before a bare address: ``[Website]``."""
    name = part.strip("[]: ")
    return name if part.startswith("[") and role_of(name) else None


def _add_links(entry: Entry, pieces: list[Inline]) -> None:
    label = ""
    for piece in pieces:
        if isinstance(piece, Text):
            label = _role_name(piece.text.rpartition("|")[2].strip()) or ""
        else:
            entry.links.extend(found_links([piece], "field", label))
