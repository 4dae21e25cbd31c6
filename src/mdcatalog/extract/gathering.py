"""What the reader of a document gathers: items that are records, and those yet undecided."""

from __future__ import annotations

from collections.abc import Sequence

from mdcatalog.diagnostics import Note
from mdcatalog.extract.bare_names import (
    bold_names_among_linked,
    lists_bare_names,
    lists_bold_names,
    names_among_linked,
    part_expansions,
)
from mdcatalog.extract.bare_titles import bare_titles
from mdcatalog.extract.comma_makers import share_comma_makers
from mdcatalog.extract.dated_code import released
from mdcatalog.extract.entries import Entry, has_links
from mdcatalog.extract.folds_by_name import fold_scores, kinds_of_folds
from mdcatalog.extract.group_evidence import Context
from mdcatalog.extract.items import (
    ListReading,
)
from mdcatalog.extract.kind_marks import Mark
from mdcatalog.extract.kinds import (
    Decision,
    decide_each,
    entry_scores,
)
from mdcatalog.extract.names_beside_papers import settle_names
from mdcatalog.extract.names_in_titles import share_named_titles
from mdcatalog.extract.nested_papers import names_papers
from mdcatalog.extract.promised_names import (
    documents_software,
    part_statuses,
    promised_names,
)
from mdcatalog.extract.promises import (
    is_item,
    leads_about,
    promises,
)
from mdcatalog.extract.published import share_names
from mdcatalog.extract.reading import Found, Reading, counted
from mdcatalog.extract.repeated_names import settle_repeated
from mdcatalog.extract.row_records import (
    TableReading,
    settle_tables,
)
from mdcatalog.extract.section_records import (
    settle_sections,
)
from mdcatalog.extract.sections import SectionReading
from mdcatalog.extract.settling import Settler
from mdcatalog.extract.shared_makers import share_makers
from mdcatalog.extract.shared_slots import share_venues
from mdcatalog.extract.stated import name_by_link
from mdcatalog.extract.told_speakers import share_speakers
from mdcatalog.extract.years_before import Lead
from mdcatalog.models import KINDS, Record
from mdcatalog.source import Document
from mdcatalog.tree import (
    List,
    Tree,
)
from mdcatalog.vocabulary import (
    is_navigation,
    role_of,
)


def _leads_to_site(entry: Entry) -> bool:
    """``ShipKit：[官网](…)``: whether a name leads to nothing but its own site."""
    roles = {role_of(link.text) for link in entry.links}
    return bool(roles) and roles <= {"project", "main"}


class Gatherer:
    """What is known of a document while it is read, and which items of its lists are records."""

    def __init__(
        self,
        tree: Tree,
        document: Document,
        subject: str = "",
        kinds: Sequence[type[Record]] = KINDS,
    ) -> None:
        """``subject`` is what the front matter calls the document."""
        self.tree = tree
        self.document = document
        self.reading = Reading()
        # items of which nothing says what they are, list by list
        self._open: list[list[tuple[Entry, Decision]]] = []
        # where items stand that are of sorts that give no record
        self._excluded: list[tuple[str, ...]] = []
        self._open_tables: list[TableReading] = []
        self._repeated: list[tuple[TableReading, str]] = []  # of names that others may have
        self._open_sections: list[tuple[SectionReading, Decision]] = []
        # the kinds that the rows below a header are
        self._tables: dict[tuple[str, ...], set[str]] = {}
        self._title = ""
        self._told = ""
        self._marks: dict[int, Mark] = {}
        self._leads: dict[int, Lead] = {}  # what items begin with, by their lines
        self._subject = subject
        self._kinds = kinds
        self._software: bool | None = None  # whether the document is that of a program
        self._named: set[int] = set()  # lists of bare names, by identity
        self._folds: frozenset[int] = frozenset()  # about one thing each, by identity
        self._open_folds: list[list[tuple[Entry, Decision]]] = []
        self._stated: str | None = None  # what a comment says the entries below it are

    def _context(self, headings: tuple[str, ...]) -> Context:
        above = self._with_title(headings)
        return Context(headings=above, told=self._told, stated=self._stated)

    def _with_title(self, headings: tuple[str, ...]) -> tuple[str, ...]:
        above = self._titled(headings)
        return (*above, self._subject) if self._subject and self._subject not in above else above

    def _titled(self, headings: tuple[str, ...]) -> tuple[str, ...]:
        if self._title and self._title not in headings:
            return (*headings, self._title)
        return headings

    def _list_reading(
        self,
        reading: ListReading,
        headings: tuple[str, ...],
        *,
        named: bool = False,
        below: bool = False,
    ) -> None:
        """``below`` where the nearest of the headings is an item that the list stands below."""
        for entry in reading.entries if self._stated else ():
            name_by_link(entry)
            entry.values["stated"] = True
        entries = [entry for entry in reading.entries if entry.title]
        self._missed(
            "item-without-record", [e for e in reading.entries if not e.title and has_links(e)]
        )
        decisions = decide_each([*map(entry_scores, entries)], self._context(headings))
        linked = sum(map(has_links, entries))
        missed: dict[str, list[Entry]] = {}
        passed: list[Entry] = []  # sentences with a bullet among the items
        undecided: list[tuple[Entry, Decision]] = []
        if named := named or lists_bare_names(entries, headings):
            part_expansions(entries)
        named = named or (lists_bold_names(entries, headings) and not self._documents_software())
        promised_ones: Sequence[Entry] = ()
        if not (named or linked):
            promised_ones = self._names_promised(entries, headings, reading, below)
            part_statuses(promised_ones)
        elif linked and not named:
            above = self._titled(headings)
            promised_ones = names_among_linked(entries, above)
            if not promised_ones and (bold := bold_names_among_linked(entries, above)):
                promised_ones = bold if not self._documents_software() else ()
        sure = {id(entry) for entry in promised_ones}
        titles = bare_titles(entries, self._titled(headings))
        promised = promises(self._titled(headings))
        papers = below and names_papers(headings[0])
        about = leads_about(entries, decisions, papers=papers) if not self._stated else ()
        for index, (entry, decision) in enumerate(zip(entries, decisions, strict=True)):
            if index in about or not (
                (named and not is_navigation(entry.title))
                or id(entry) in sure
                or index in titles
                or (released(entry) and not entry.links)
                or is_item(
                    entry, linked, len(entries), promised=promised, stated=bool(self._stated)
                )
            ):
                passed.append(entry)
                continue
            unclear = decision.reason == "kind-unclear"
            marked = "title_marks" in entry.values and decision.kind is None
            open_to_others = (
                any(link.place == "title" for link in entry.links)
                or (released(entry) and not entry.links)
                or _leads_to_site(entry)
            )
            if marked or (unclear and open_to_others):
                undecided.append((entry, decision))
                continue
            if decision.kind is None:
                missed.setdefault(decision.reason, []).append(entry)
                self._excluded.append(entry.section)
                continue
            self.reading.items.recorded += "same_item" not in entry.values
            self.reading.found.append(Found(entry, decision.kind))
        if len(passed) < len(entries):
            missed["item-without-record"] = passed
        for code, left in missed.items():
            self._missed(code, left)
        if undecided:
            self._open.append(undecided)
        for label, inner in reading.groups:
            self._list_reading(inner, (label, *headings) if label else headings, below=bool(label))

    def _named_folds(self, entries: list[Entry], headings: tuple[str, ...]) -> None:
        """Folds about one thing each, by the evidence of each alone: lists beside them have own."""
        context = self._context(headings)
        each = [decide_each([fold_scores(entry)], context)[0] for entry in entries]
        self._open_folds.append([*zip(entries, each, strict=True)])

    def _names_promised(
        self,
        entries: Sequence[Entry],
        headings: tuple[str, ...],
        reading: ListReading,
        below: bool,
    ) -> list[Entry]:
        """The names of what a heading says, in a list that heads no lists of its own."""
        if (reading.over_lists + len(reading.groups)) * 2 > len(entries):
            return []  # topics, of things that may be any
        named = promised_names(entries, headings, below=below)
        return named if named and not self._documents_software() else []

    def _documents_software(self) -> bool:
        if self._software is None:
            self._software = documents_software(self.tree.root)
        return self._software

    def _missed(self, code: str, left: list[Entry]) -> None:
        if not left:
            return
        lines = ", ".join(str(entry.start) for entry in left[:20])
        lines = f"line {lines}" if len(left) == 1 else f"lines {lines}"
        message = f"{counted(left, 'item')} no record ({lines})."
        self.reading.notes.append(Note(code, message, left[0].start, left[-1].end))

    def _settle(self) -> None:
        """What nothing says the kind of is what all around it is."""
        settle_tables(self.reading, self._open_tables, self._tables)
        settle_sections(self.reading, self._open_sections)
        folds = kinds_of_folds(self._open_folds)
        self.reading.found.extend(Found(entry, kind) for entry, kind in folds if kind)
        self._missed("kind-unclear", [entry for entry, kind in folds if not kind])
        lectures = [found.entry for found in self.reading.found if found.kind == "lecture"]
        share_names(lectures)
        by_section: dict[tuple[str, ...], list[Entry]] = {}
        for entry in lectures:
            by_section.setdefault(entry.section, []).append(entry)
        for talks in by_section.values():
            share_speakers(talks)
        settler = Settler(self.reading.found, self._excluded)
        settled: list[Found] = []
        for undecided in self._open:
            unclear: list[Entry] = []
            for entry, decision in undecided:
                if kind := settler.kind_of(entry, decision):
                    settled.append(Found(entry, kind))
                else:
                    unclear.append(entry)
            self._missed("kind-unclear", unclear)
        self.reading.items.recorded += sum(
            "same_item" not in f.entry.values and f.entry.block == "list_item" for f in settled
        )
        self.reading.found.extend(settled)
        settle_names(self.reading.found)
        settle_repeated(self.reading, self._repeated)
        made = ("paper", "lecture")
        share_makers([f.entry for f in self.reading.found if f.kind in made and f.entry.tags])
        share_comma_makers([f.entry for f in self.reading.found if f.kind in ("dataset", "tool")])
        share_named_titles([f.entry for f in self.reading.found if f.kind == "paper"])
        share_venues([f.entry for f in self.reading.found if f.kind == "paper"])

    def _silent_list(self, block: List) -> None:
        message = f"{counted(block.items, 'item')} no record."
        note = Note("list-without-records", message, block.start, block.end)
        self.reading.notes.append(note)
