"""Papers and lectures as bibliographies see them; BibTeX and CSL-JSON write them out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Literal

from mdcatalog.export.facts import main_url
from mdcatalog.export.selection import Selection
from mdcatalog.models import Record

KINDS = ("paper", "lecture")

_CONFERENCE = re.compile(
    r"\b(proc(eedings)?|conf(erence)?|workshops?|symposium|findings|NeurIPS|NIPS|ICML|ICLR|"
    r"[NE]?A?ACL|EMNLP|COLING|CVPR|ICCV|ECCV|WACV|BMVC|AAAI|IJCAI|KDD|WWW|SIGIR|SIGGRAPH|SIGMOD|"
    r"VLDB|SIGCOMM|OSDI|SOSP|NSDI|ASPLOS|MLSys|ISCA|MICRO|INTERSPEECH|ICASSP|ICRA|IROS|CoRL|RSS|"
    r"AISTATS|UAI|COLT|CHI|UIST|MICCAI|LREC|CoNLL|ACM MM|RecSys|WSDM|CIKM|ICSE|USENIX|STOC|FOCS)\b"
    r"|会议",
    re.IGNORECASE,
)
_JOURNAL = re.compile(
    r"\b(journal|transactions|trans\.|letters|annals|magazine|bulletin|nature|science|cell|pnas|"
    r"t-?pami|tacl|jmlr|tmlr|ijcv|lancet|neural computation|jama)\b|学报|期刊|杂志",
    re.IGNORECASE,
)
_ARXIV = re.compile(r"\barxiv\b|\bcorr\b|preprint", re.IGNORECASE)
_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_NOT_IN_KEYS = re.compile(r"[^A-Za-z0-9:./_+-]+")

Venue = Literal["conference", "journal", "preprint", "other"]


@dataclass(frozen=True)
class Reference:
    """A paper or lecture with what a bibliography says of it; ``date`` is year, month, day."""

    key: str
    record: Record
    title: str
    authors: list[str]
    date: tuple[int, ...]
    venue: str | None
    venue_sort: Venue
    url: str | None
    identifiers: dict[str, str]
    duration: str | None = None
    organizations: list[str] = field(default_factory=list)

    @property
    def is_lecture(self) -> bool:
        """Whether it is a lecture."""
        return self.record.kind == "lecture"


def references(selection: Selection) -> Iterator[Reference]:
    """The papers and lectures, each under a key that no other has."""
    taken: set[str] = set()
    for record in selection.records(*KINDS):
        # a record's id is the same for ever, so the key that is made of it is, too
        base = _NOT_IN_KEYS.sub("-", record.id).strip("-") or record.kind
        key, number = base, 1
        while key.lower() in taken:
            number += 1
            key = f"{base}-{number}"
        taken.add(key.lower())
        yield _reference(key, record)


def _reference(key: str, record: Record) -> Reference:
    values: dict[str, Any] = {name: getattr(record, name) for name in type(record).model_fields}
    venue = values.get("venue")
    seconds = values.get("duration_seconds")
    return Reference(
        key,
        record,
        one_line(record.title),
        [one_line(name) for name in values.get("authors") or values.get("speakers") or []],
        _date(values),
        one_line(venue) if venue else None,
        _venue_sort(venue),
        main_url(record),
        record.identifiers,
        clock(seconds) if seconds is not None else None,
        [one_line(name) for name in values.get("organizations", [])],
    )


def _date(values: dict[str, Any]) -> tuple[int, ...]:
    """What is known of the date; a year that contradicts the date stands alone."""
    match = _DATE.match(values.get("published") or values.get("date") or "")
    date = tuple(int(part) for part in match.groups() if part) if match else ()
    year = values.get("year")
    return date if year is None or (date and date[0] == year) else (year,)


def _venue_sort(venue: str | None) -> Venue:
    if not venue:
        return "other"
    for pattern, sort in ((_ARXIV, "preprint"), (_CONFERENCE, "conference"), (_JOURNAL, "journal")):
        if pattern.search(venue):
            return sort  # type: ignore[return-value]
    return "other"


def one_line(text: str) -> str:
    """The text without line ends and control characters."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


def clock(seconds: int) -> str:
    """A length as people write it: ``1:20:38``."""
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"


@dataclass
class Missing:
    """How many entries lack what a bibliography wants."""

    authors: int = 0
    dates: int = 0
    total: int = 0

    def count(self, reference: Reference) -> None:
        """Count an entry."""
        self.total += 1
        self.authors += not reference.authors
        self.dates += not reference.date

    def notes(self) -> list[str]:
        """What the user is told."""
        counts = [(self.authors, "author"), (self.dates, "year")]
        said = [f"{count} without {what}" for count, what in counts if count]
        return [f"of {self.total} entries {' and '.join(said)}; nothing was made up"] * bool(said)
