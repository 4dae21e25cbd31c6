"""What lists put before references in full, and what some styles put behind their year.

``**Rope Factor (RF)**. Doe, J. and Roe, R., 2000, May. The Title. *The Journal*, 29(2).``: the
name is what the list's author calls the method, the month is that of the paper.
"""

from __future__ import annotations

from mdcatalog.extract.bibliography import leading_names, read_reference
from mdcatalog.extract.entries import Entry
from mdcatalog.extract.person_names import names_like
from mdcatalog.extract.short_names import told_kinds
from mdcatalog.extract.titles import same_name
from mdcatalog.patterns import lazy_pattern
from mdcatalog.tree import Inline, Text
from mdcatalog.values import parse_date

_MONTHS = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)"
)
# `, 2000, May. `, ` (2019, September 5). `
_MONTH = lazy_pattern(
    rf"(?<=[.,\s(])(?P<year>(?:19|20)\d\d), (?P<month>{_MONTHS})\.?(?: (?P<day>\d{{1,2}}))?"
    r"(?=\)?[.,]\s)"
)
_LONGEST_NAMES = 400  # characters
_LONGEST_NAME, _NAME_WORDS = 60, 6
_LEAST_TITLE = 2  # words
_AROUND = " \t.:：-–—"


def read_leads(entry: Entry, pieces: list[Inline]) -> list[Inline]:
    """The pieces of a reference without a name in bold before it and the month behind its year."""
    rest = _behind_name(entry, pieces)
    first = rest[0] if rest else None
    if not isinstance(first, Text) or first.strong or first.emphasis or ", " not in first.text:
        return rest
    dated = _MONTH.search(first.text, 0, _LONGEST_NAMES)
    if dated is None:
        return rest
    text = first.text[: dated.end("year")] + first.text[dated.end() :]
    found = leading_names(text)
    if found is None or not found.sure or found.year != int(dated["year"]):
        return rest
    told = parse_date(" ".join(filter(None, (dated["month"], dated["day"], dated["year"]))))
    entry.add_value("published", told or parse_date(f"{dated['month']} {dated['year']}"))
    return [first._replace(text=text), *rest[1:]]


def _behind_name(entry: Entry, pieces: list[Inline]) -> list[Inline]:
    """The pieces behind a name in bold, where those are a reference; the name is a tag then.

    Below data and tools such a name is that of the thing.
    """
    first, behind = (pieces[0], pieces[1]) if len(pieces) > 1 else (None, None)
    if not (isinstance(first, Text) and first.strong and isinstance(behind, Text)):
        return pieces
    name, text = first.text.strip(_AROUND), behind.text.lstrip(_AROUND)
    if behind.strong or behind.emphasis or not 0 < len(name) <= _LONGEST_NAME:
        return pieces
    if len(name.split()) > _NAME_WORDS or names_like(name) or not _is_reference(text):
        return pieces
    if not told_kinds(entry.section) <= {"paper"}:
        return pieces
    reference = read_reference(_without_month(text))
    if reference is None or not same_name(name, reference.title):
        entry.tags.append(name)
    return [behind._replace(text=text), *pieces[2:]]


def _without_month(text: str) -> str:
    return _MONTH.sub(lambda dated: dated["year"], text)


def _is_reference(text: str) -> bool:
    """Whether a text is names, a year and a title."""
    found = leading_names(_without_month(text)) if "," in text[:_LONGEST_NAMES] else None
    if found is None or not found.sure or found.year is None:
        return False
    reference = read_reference(_without_month(text))
    return reference is not None and len(reference.title.split()) >= _LEAST_TITLE
