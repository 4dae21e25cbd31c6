"""One document, from text to its extraction; a pure function of its arguments."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from mdcatalog import models
from mdcatalog.diagnostics import Note
from mdcatalog.extract.entries import Entry
from mdcatalog.extract.reader import Reader
from mdcatalog.extract.reading import Reading
from mdcatalog.extract.records import (
    build_record,
    mark_icons,
    with_unique_ids,
    without_shared_names,
)
from mdcatalog.extract.section_shapes import heading_text
from mdcatalog.extract.session_parts import tell_sessions
from mdcatalog.extract.told_by import take_told_by
from mdcatalog.links import is_web, open_proxies
from mdcatalog.markdown import Parsed, parse
from mdcatalog.models import Record
from mdcatalog.source import Document
from mdcatalog.tree import Image, Link, block_links, inline_links, walk_sections


@dataclass(frozen=True)
class Extraction:
    """What one document holds: its records by kind, itself, and what was noticed."""

    document: models.Document
    records: tuple[Record, ...] = ()
    diagnostics: tuple[models.Diagnostic, ...] = ()

    def of_kind(self, kind: str) -> list[Record]:
        """The records of a kind, in order of occurrence."""
        return [record for record in self.records if record.kind == kind]

    @property
    def papers(self) -> list[models.Paper]:
        """The papers, in order of occurrence."""
        return [record for record in self.records if isinstance(record, models.Paper)]

    @property
    def lectures(self) -> list[models.Lecture]:
        """The lectures, in order of occurrence."""
        return [record for record in self.records if isinstance(record, models.Lecture)]

    @property
    def datasets(self) -> list[models.Dataset]:
        """The datasets, in order of occurrence."""
        return [record for record in self.records if isinstance(record, models.Dataset)]

    @property
    def tools(self) -> list[models.Tool]:
        """The tools, in order of occurrence."""
        return [record for record in self.records if isinstance(record, models.Tool)]


@dataclass
class Stages:
    """The stages of one document, for those who want to look inside."""

    document: Document
    repaired: Any
    parsed: Parsed
    reading: Reading
    notes: list[Note] = field(default_factory=list)
    damaged: bool = True
    """Whether the text as it was given may have needed repair."""


def run_stages(document: Document, *, kinds: Sequence[type[Record]] = models.KINDS) -> Stages:
    """Repair, parse and read a document, short of building records."""
    from mdcatalog.repair import Repaired, looks_damaged, repair

    damaged = looks_damaged(document.text)
    repaired = repair(document.text) if damaged else Repaired(document.text)
    sound = (
        document
        if repaired.text == document.text
        else Document(document.name, repaired.text, document.encoding, document.sha256)
    )
    parsed = parse(sound.text)
    subject = parsed.front_matter.get("title")
    subject = subject if isinstance(subject, str) else ""
    reading = Reader(parsed.tree, sound, subject, kinds).read()
    return Stages(sound, repaired, parsed, reading, [*parsed.notes, *reading.notes], damaged)


def extract_document(
    document: Document, *, kinds: Sequence[type[Record]] = models.KINDS
) -> Extraction:
    """The records of a document, in order of occurrence and not merged with one another."""
    stages = run_stages(document, kinds=kinds)
    models_of = {model.kind_info.name: model for model in kinds}
    notes = stages.notes
    built: list[Record] = []
    for found in stages.reading.found:
        model = models_of.get(found.kind)
        if model is None:
            continue
        take_told_by(found.entry, found.kind)
        tell_sessions(found.entry, found.kind)
        result = build_record(found.entry, model, document.name)
        record = result.record
        if stages.repaired.inferred:
            record = _with_inferred(record, found.entry, stages)
        built.append(record)
        if result.ambiguous_date:
            message = "Day and month cannot be told apart here; the month was taken to be first."
            notes.append(Note("date-ambiguous", message, found.entry.start, found.entry.end))
        for label in result.unreadable:
            message = f"The value under {label!r} could not be read; its text is in extra."
            notes.append(Note("value-unreadable", message, found.entry.start, found.entry.end))
    mark_icons(built)
    records = with_unique_ids(without_shared_names(built))
    if stages.damaged:
        notes.extend(_repair_notes(stages.repaired))
    if not document.text.strip():
        notes.append(Note("document-empty", "The document holds no text.", 1))
    described = _describe(document, stages, records)
    diagnostics = tuple(
        models.Diagnostic(
            code=note.code,
            severity=note.severity,
            message=note.message,
            document=document.name,
            line=note.line,
            end_line=note.end_line,
        )
        for note in sorted(notes, key=lambda note: (note.line or 0, note.code))
    )
    return Extraction(described, tuple(records), diagnostics)


def _repair_notes(repaired: Any) -> Iterable[Note]:
    for step in repaired.steps:
        if step.inferred:
            message = (
                f"{step.inferred} characters whose bytes were lost were inferred, "
                f"{step.uncertain} of them uncertain ({step.codec})."
            )
            yield Note("text-inferred", message, step.start_line, step.end_line)
        else:
            message = f"{step.count} characters repaired ({step.fixer})."
            yield Note("text-repaired", message, step.start_line, step.end_line)
    yield from _damage_left(repaired.text)


def _damage_left(text: str) -> Iterable[Note]:
    """A note for each run of lines that are damaged still."""
    from mdcatalog.repair import looks_damaged

    if not looks_damaged(text):
        return
    lines = text.split("\n")
    damaged = {number for number, line in enumerate(lines, 1) if looks_damaged(line)}
    message = "Encoding damage that could not be undone remains here."
    for start in sorted(damaged):
        if start - 1 in damaged:
            continue
        end = start
        while end + 1 in damaged:
            end += 1
        yield Note("text-damaged", message, start, end)


def _with_inferred(record: Record, entry: Entry, stages: Stages) -> Record:
    """Name the fields whose text holds a character that was inferred.

    A character is looked for together with its neighbours on the repaired line.
    """
    characters = [c for c in stages.repaired.inferred if entry.start <= c.line <= entry.end]
    if not characters:
        return record
    contexts: list[str] = []
    for character in characters:
        line = stages.document.lines[character.line - 1]
        contexts.append(line[max(0, character.column - 1) : character.column + 2])
    names = [
        name
        for name in type(record).model_fields
        if name
        not in ("id", "kind", "sources", "links", "identifiers", "section", "conflicts", "inferred")
        and _holds(getattr(record, name), contexts)
    ]
    return record.model_copy(update={"inferred": names})


def _holds(value: Any, contexts: list[str]) -> bool:
    if isinstance(value, str):
        return any(context in value for context in contexts)
    if isinstance(value, (list, tuple)):
        return any(_holds(item, contexts) for item in value)
    if isinstance(value, dict):
        return any(_holds(item, contexts) for item in (*value.keys(), *value.values()))
    return False


# -- the document and its ledger -----------------------------------------------------------------


def _describe(document: Document, stages: Stages, records: Sequence[Record]) -> models.Document:
    recorded = {link.url for record in records for link in record.links}
    ledger: dict[str, models.UnclaimedLink] = {}
    urls: set[str] = set()
    seen: set[str] = set()
    for link in _all_links(stages.parsed):
        if link.url in seen:
            continue
        seen.add(link.url)
        url = open_proxies(link.url.strip())
        if not is_web(url):
            continue
        urls.add(url)
        if url in recorded or url in ledger:
            continue
        text = link.alt if isinstance(link, Image) else link.text
        ledger[url] = models.UnclaimedLink(url=url, text=text or None, line=link.line)
    urls.update(filter(is_web, recorded - urls))  # addresses that a row has in code
    reading = stages.reading
    coverage = models.Coverage(
        rows=models.Claimed(total=reading.rows.total, recorded=reading.rows.recorded),
        items=models.Claimed(total=reading.items.total, recorded=reading.items.recorded),
        links=models.ClaimedLinks(
            total=len(urls), recorded=len(urls) - len(ledger), unclaimed=len(ledger)
        ),
    )
    return models.Document(
        path=document.name,
        title=_title(stages.parsed),
        front_matter=stages.parsed.front_matter,
        encoding=document.encoding,
        repairs=[
            models.Repair(
                fixer=step.fixer,
                codec=step.codec,
                start_line=step.start_line,
                end_line=step.end_line,
                count=step.count,
                inferred=step.inferred,
                uncertain=step.uncertain,
            )
            for step in stages.repaired.steps
        ],
        sha256=document.sha256,
        coverage=coverage,
        unclaimed_links=sorted(ledger.values(), key=lambda entry: entry.line),
    )


def _all_links(parsed: Parsed) -> list[Link | Image]:
    links: list[Link | Image] = []
    for section in walk_sections(parsed.tree.root):
        if section.heading:
            links.extend(inline_links(section.heading.content))
        links.extend(block_links(section.blocks))
    links.extend(parsed.definitions)  # those that nothing refers to are seen here alone
    return links


def _title(parsed: Parsed) -> str | None:
    """The front matter's title, else the first heading of the highest level that begins it."""
    title = parsed.front_matter.get("title")
    if isinstance(title, str) and title.strip():
        return title.strip()
    sections = parsed.tree.root.sections
    for section in sections:
        if section.heading and section.heading.level == 1:
            return re.sub(r"\s+", " ", heading_text(section)) or None
    return heading_text(sections[0]) or None if sections else None
