"""A whole tree to records, ledger, coverage and notes: the order in which readers are asked."""

from __future__ import annotations

from collections.abc import Sequence

from mdcatalog.diagnostics import Note
from mdcatalog.extract import paragraphs
from mdcatalog.extract.bare_names import (
    named_lists,
)
from mdcatalog.extract.bold_headings import bold_sections
from mdcatalog.extract.comma_lines import holds_cited
from mdcatalog.extract.course_names import makers_of
from mdcatalog.extract.credited_titles import read_credited_paragraphs
from mdcatalog.extract.dated_headings import headed_venue, headed_year
from mdcatalog.extract.done_headings import note_done
from mdcatalog.extract.entries import Entry
from mdcatalog.extract.folds import read_details
from mdcatalog.extract.folds_by_name import folds_by_name, read_named_fold
from mdcatalog.extract.gathering import Gatherer
from mdcatalog.extract.grids import grid_items
from mdcatalog.extract.introductions import told_subject, without_advertisement
from mdcatalog.extract.items import ListReading, read_list
from mdcatalog.extract.kind_marks import kind_marks, note_marks
from mdcatalog.extract.kind_of_many import kind_of_many
from mdcatalog.extract.kinds import (
    decide_each,
    entry_scores,
    may_be,
)
from mdcatalog.extract.lesson_readings import heads_readings, note_lessons, part_rest
from mdcatalog.extract.lessons import lesson_items, read_lessons, stand_in_contents
from mdcatalog.extract.lessons_by_day import lessons_by_day
from mdcatalog.extract.line_ticks import line_ticks
from mdcatalog.extract.linked_lessons import heads_lessons
from mdcatalog.extract.listed_paragraphs import list_paragraphs
from mdcatalog.extract.listed_tables import part_tables
from mdcatalog.extract.logged_sections import take_logs
from mdcatalog.extract.marked_paragraphs import read_marked, take_marked
from mdcatalog.extract.named_pictures import may_show_pictures, with_named_pictures
from mdcatalog.extract.names_and_remarks import part_all_remarks, part_remarks
from mdcatalog.extract.names_over_prose import titled_runs
from mdcatalog.extract.naming import heading_kinds
from mdcatalog.extract.nested_headings import part_bold, part_things
from mdcatalog.extract.nicknames import part_nicknames
from mdcatalog.extract.promised_names import (
    folded_names,
    named_sections,
    topics_over_names,
)
from mdcatalog.extract.promises import (
    below_heading,
    is_cited,
    is_contents,
    leads_by_title,
    leads_to_link,
    lists_recordings,
    lists_things,
    may_list,
    papers_below,
    promises,
    speaks,
)
from mdcatalog.extract.prose import is_bold_line
from mdcatalog.extract.provided_courses import provided_courses
from mdcatalog.extract.published import share_credits
from mdcatalog.extract.reading import Found, Reading, add_footnotes, leave_untitled
from mdcatalog.extract.repeated_names import may_repeat
from mdcatalog.extract.row_records import (
    note_table,
    read_table,
    record_rows,
)
from mdcatalog.extract.school_lists import courses_of_schools
from mdcatalog.extract.section_records import (
    heads_document,
    take_credits,
    take_numbers,
    titled_beside,
    told_beside,
    without_contents,
)
from mdcatalog.extract.section_shapes import heading_text
from mdcatalog.extract.sections import SectionReading, blocks_below, likely_records, read_section
from mdcatalog.extract.shapes import head_of
from mdcatalog.extract.shared_tags import share_topics
from mdcatalog.extract.stated import UnknownKindError, stated_kind
from mdcatalog.extract.talk_headings import take_talks
from mdcatalog.extract.told_events import date_talks, event_date
from mdcatalog.extract.told_terms import told_term
from mdcatalog.extract.topics_named_like_parts import things_below
from mdcatalog.extract.worded_addresses import read_worded, worded_runs
from mdcatalog.extract.years_and_names import named_years
from mdcatalog.extract.years_before import take_leads, without_leads, years_before
from mdcatalog.tree import (
    Block,
    Comment,
    Details,
    List,
    Paragraph,
    Quote,
    Section,
    Table,
    plain_text,
    walk_blocks,
)
from mdcatalog.values import find_year
from mdcatalog.vocabulary import (
    asks,
    is_aspect,
    is_navigation,
    is_no_list,
    is_topic_too,
    keeps_log,
    lists_references,
    tells_preparation,
)


def _is_about_list(heading: str) -> bool:
    """Whether paragraphs below a heading tell of the list or of its readers, and list nothing."""
    return is_no_list(heading) or asks(heading) or tells_preparation(heading)


class Reader(Gatherer):
    """Walks the sections of one document."""

    def read(self) -> Reading:
        """Read the whole tree."""
        root = without_advertisement(self.tree.root)
        if may_show_pictures(self.document.text):
            root = with_named_pictures(root)
        self.tree = self.tree._replace(root=root)
        first = self.tree.root.sections[0] if self.tree.root.sections else None
        # the document's own title is evidence for all of it, whatever levels its headings have;
        # the first of several headings below level 1 is no title
        peers = [section.heading.level for section in self.tree.root.sections if section.heading]
        name = heading_text(first) if first else ""
        titled = bool(peers) and (
            peers.count(peers[0]) == 1
            or (peers[0] == 1 and not lists_things(first))
            or name[:7].lower() == "awesome"  # whatever list stands between it and the others
        )
        self._title = name if titled else ""
        self._told = told_subject(self.tree.root)
        self._marks = kind_marks(self.document.text)
        self._leads = {**years_before(self.tree.root), **named_years(self.tree.root)}
        if "<details" in self.document.text:
            self._folds = folds_by_name(self.tree.root)
        self._section(self.tree.root, (), ())
        self._settle()
        leave_untitled(self.reading, self.tree)
        venue = headed_venue((self._title,)) if self._title else None
        term = told_term(self.tree.root)
        note_done(self.reading.found, line_ticks(self.document.text))
        for found in self.reading.found:
            if term and found.kind == "lecture":
                found.entry.values["term"] = term
            if venue and not any(map(find_year, found.entry.section)):
                found.entry.values["titled"] = venue  # `# CVPR 2025 Papers` beside other headings
            if self.tree.footnotes:
                add_footnotes(found.entry, self.tree, self.document)
        self.reading.found.sort(key=lambda found: (found.entry.start, found.entry.end))
        return self.reading

    # -- sections -------------------------------------------------------------------------

    def _section(self, section: Section, path: tuple[str, ...], above: tuple[str, ...]) -> None:
        """``path`` are the headings outside this section, ``above`` the same, nearest first."""
        text = heading_text(section)
        inside = (*path, text) if section.heading and text else path
        headings = below_heading(text, above) if section.heading and text else above
        stated = self._stated
        if section.heading and text:
            self._named.update(map(id, named_lists(section, text)))
        below = self._blocks(section.blocks, inside, headings)
        self._children(section.sections, inside, below)
        self._stated = stated

    def _children(
        self, sections: Sequence[Section], path: tuple[str, ...], headings: tuple[str, ...]
    ) -> None:
        sections = [part for child in sections for part in part_bold(child)]
        parted = [part_things(child) for child in sections]
        tabled = [part_rest(own) for own, _ in parted]
        lessons = lessons_by_day([own for own, _ in tabled], path, self._title)
        readings = lessons or [read_section(own, path) for own, _ in tabled]
        note_lessons(tabled, readings)
        take_numbers(readings)
        take_talks(readings)
        take_marked(readings)
        take_credits(readings, path)
        part_nicknames([reading.entry for reading in readings if reading])
        take_logs(readings, path, self._title)
        chosen = self._choose(readings, headings)
        if not path and len(chosen) == 1 and heads_document(readings):
            chosen.clear()
        rest = zip(parted, tabled, strict=True)
        for child, ((_, things), (_, blocks)), reading in zip(
            sections, rest, readings, strict=True
        ):
            kind = chosen.get(id(reading)) if reading else None
            if reading is None or kind is None:
                self._section(child, path, headings)
                continue
            self._record_section(reading, kind)
            if things or blocks:
                text = heading_text(child)
                below = below_heading(text, headings)
                read = kind == "lecture" and heads_readings(blocks)
                self._blocks(
                    blocks, (*path, text), below_heading("Readings", below) if read else below
                )
                self._children(things, (*path, text), below)

    def _choose(
        self, readings: Sequence[SectionReading | None], headings: tuple[str, ...]
    ) -> dict[int, str]:
        """The sections that are records, and their kinds; like siblings are judged alike."""
        readings = without_contents(readings)
        promised = promises(self._titled(headings))
        candidates = likely_records(readings, promised=promised)
        if promised:
            candidates = [*candidates, *titled_beside(readings, candidates)]
        candidates = [*candidates, *told_beside(readings, candidates)]
        named = named_sections(readings, headings)
        if named and not self._documents_software():
            candidates = [*candidates, *(r for r in named if r not in candidates)]
        chosen: dict[int, str] = {}
        if not candidates or (headings and keeps_log(headings[0])):
            return chosen
        context = self._context(headings)
        decisions = decide_each([entry_scores(r.entry) for r in candidates], context)
        for reading, decision in zip(candidates, decisions, strict=True):
            if decision.kind is not None:
                chosen[id(reading)] = decision.kind
            elif "number" in reading.entry.values:
                self._open_sections.append((reading, decision))
        return chosen

    def _record_section(self, reading: SectionReading, kind: str) -> None:
        entry = reading.entry
        if kind == "lecture" and not {"duration_seconds", "by_day"}.isdisjoint(entry.values):
            section = reading.section
            heading_end = section.heading.end if section.heading else section.start
            entry.notes = self.document.excerpt(heading_end + 1, section.end).strip() or None
        self.reading.found.append(Found(entry, kind))
        for block in blocks_below(reading.section):
            if isinstance(block, Table):
                self.reading.rows.total += len(block.rows)
                self.reading.rows.recorded += len(block.rows)
            elif isinstance(block, List):
                self.reading.items.total += len(block.items)
                self.reading.items.recorded += len(block.items)

    # -- blocks ---------------------------------------------------------------------------

    def _blocks(
        self, blocks: Sequence[Block], path: tuple[str, ...], headings: tuple[str, ...]
    ) -> tuple[str, ...]:
        """Read blocks; returns the headings of what follows them, which a caption may end in."""
        blocks = list_paragraphs(blocks, path)
        index = 0
        group: list[Entry] = []
        named: list[Entry] = []  # folds about one thing each
        above, over, day = headings, headings, ""  # over the next block, over the paragraphs
        folded: dict[tuple[str, ...], bool] = {}
        headed = self._bold_sections(blocks, path, headings)
        worded = worded_runs(blocks, headings)
        titled = titled_runs(blocks, headings, path)
        while index < len(blocks):
            block = blocks[index]
            before = len(self.reading.found)
            if index in headed:
                index = headed[index]
                continue
            if isinstance(block, Table) and (grid := grid_items(block)):
                self._list(grid, path, above, silent=False)
            elif isinstance(block, Table):
                self._table(block, path, above)
                date_talks(self.reading.found[before:], day)
            elif isinstance(block, List):
                told = event_date(blocks, index)
                day = told or day
                self._list(block, path, above, silent=told is not None)
            elif isinstance(block, Details) and id(block) in self._folds:
                named.append(read_named_fold(block, path))
                self._count_items(block.blocks, recorded=True)
            elif isinstance(block, Details):
                if above not in folded:  # all folds are looked at once, not by each of them
                    folded[above] = folded_names(blocks, above)
                entry, inner = read_details(block, path, named=folded[above])
                if entry:
                    group.append(entry)
                    self._count_items(block.blocks, recorded=True)
                else:
                    summary = " ".join(plain_text(block.summary).split())
                    self._blocks(inner, path, below_heading(summary, above) if summary else above)
                    self._headed(summary, before)
            elif isinstance(block, Comment):
                self._state(block)
            elif isinstance(block, Quote):
                self._blocks(block.blocks, path, above)
            elif index in worded:
                used, run = worded[index]
                group.extend(read_worded(run, path))
                index += used - 1
            elif index in titled:
                used, entries = titled[index]
                group.extend(entries)
                index += used - 1
            elif isinstance(block, Paragraph):
                lessons = read_lessons(blocks, index, path)
                used, entries = lessons or read_marked(blocks, index, path) or (0, [])
                if not entries:
                    used, entries = read_credited_paragraphs(blocks, index, path)
                if not entries:
                    used, entries = paragraphs.read_paragraph(blocks, index, path)
                group.extend(entries)
                caption = paragraphs.caption_of(block) if not entries else ""
                if caption:
                    if is_bold_line(list(block.content)) and heading_kinds(caption):
                        self._paragraph_group(group, over)
                        group, over = [], below_heading(caption, headings)
                    above = below_heading(caption, headings)
                elif above is not headings and (makers := makers_of(above[0])):
                    paragraphs.give_school(entries, makers)
                for extra in blocks[index + 1 : index + used]:
                    self._count_items([extra], recorded=bool(entries))
                index += used - 1
            if above is not headings:
                self._headed(above[0], before)
            index += 1
        self._paragraph_group(group, over)
        if named:
            self._named_folds(named, headings)
        return above if blocks and paragraphs.heads_sections(blocks[-1]) else headings

    def _bold_sections(
        self, blocks: Sequence[Block], path: tuple[str, ...], headings: tuple[str, ...]
    ) -> dict[int, int]:
        """Record what titles in bold head; where in the blocks each begins and ends."""
        if headings and tells_preparation(headings[0]):
            return {}
        above = headings
        below: dict[tuple[str, ...], list[tuple[int, Section]]] = {}
        parted = bold_sections(blocks)
        if not parted and headings and kind_of_many(headings[0]):
            parted = bold_sections(blocks, promised=True)
        for at, section in parted:
            over = blocks[at - 1] if at else None
            if isinstance(over, Paragraph) and paragraphs.heads_sections(over):
                above = below_heading(paragraphs.caption_of(over), headings)
            below.setdefault(above, []).append((at, section))
        ends: dict[int, int] = {}
        for over_them, parts in below.items():
            readings = [read_section(section, path) for _, section in parts]
            chosen = self._choose(readings, over_them)
            for (at, section), reading in zip(parts, readings, strict=True):
                if reading and (kind := chosen.get(id(reading))):
                    self._record_section(reading, kind)
                    ends[at] = at + 1 + len(section.blocks)
        return ends

    def _headed(self, caption: str, before: int) -> None:
        """What a caption says of all that was found below it: ``AAAI 2020``, ``**2022**``."""
        if makers := makers_of(caption):
            paragraphs.give_school([found.entry for found in self.reading.found[before:]], makers)
        venue, year = headed_venue((caption,)), headed_year((caption,))
        for found in self.reading.found[before:] if venue or year else ():
            if venue:
                found.entry.values["headed"] = venue
            else:
                found.entry.values.setdefault("headed_year", year)

    def _state(self, comment: Comment) -> None:
        try:
            kind = stated_kind(self.document.excerpt(comment.start, comment.end), self._kinds)
        except UnknownKindError as error:
            message = f"There is no kind {str(error)!r}; the comment was not followed."
            self.reading.notes.append(Note("kind-unknown", message, comment.start, comment.end))
        else:
            self._stated = kind or self._stated

    def _count_items(self, blocks: Sequence[Block], *, recorded: bool) -> None:
        for block in walk_blocks(blocks):
            if isinstance(block, List):
                self.reading.items.total += len(block.items)
                self.reading.items.recorded += len(block.items) if recorded else 0

    def _paragraph_group(self, entries: list[Entry], headings: tuple[str, ...]) -> None:
        told = headings and stand_in_contents(entries, headings[0], self.tree.root)
        if headings and not told and _is_about_list(headings[0]):
            entries = list(filter(is_cited, entries)) if lists_references(headings[0]) else []
        if not entries:
            return
        share_credits(entries)
        share_topics(entries)
        part_nicknames(entries)
        part_remarks(entries, self._titled(headings))
        decisions = decide_each([*map(entry_scores, entries)], self._context(headings))
        run = not (headings and is_aspect(headings[0])) and paragraphs.is_run_of_names(entries)
        common = paragraphs.common_kind(decisions) if run else None
        promised = run or promises(self._titled(headings))
        for entry, decision in zip(entries, decisions, strict=True):
            if is_navigation(entry.title) or leads_to_link(entry) or speaks(entry):
                continue
            if is_no_list(entry.title) and not entry.citation:
                continue  # `Special thanks to: [Quay](https://…)`
            if decision.kind and (
                "title_marks" in entry.values or paragraphs.is_sure(entry, promised)
            ):
                self.reading.found.append(Found(entry, decision.kind))
            elif common and may_be(decision, common):
                self.reading.found.append(Found(entry, common))
            elif "title_marks" in entry.values or (run and decision.reason == "kind-unclear"):
                self._open.append([(entry, decision)])

    def _lessons(self, block: List, path: tuple[str, ...], headings: tuple[str, ...]) -> bool:
        """Record lessons and courses without a link, unless what is above says otherwise."""
        if courses := courses_of_schools(block, headings, path):
            part_all_remarks(courses, self._titled(headings))
        entries = courses.entries if courses else provided_courses(block, path)
        entries = entries or lesson_items(block, path)
        if not entries or (
            headings
            and is_no_list(headings[0])
            and not stand_in_contents(entries, headings[0], self.tree.root)
        ):
            return False
        decisions = decide_each([*map(entry_scores, entries)], self._context(headings))
        if any(decision.kind != "lecture" for decision in decisions):
            return False
        self.reading.items.recorded += len(entries)
        self.reading.found.extend(Found(entry, "lecture") for entry in entries)
        return True

    # -- tables ---------------------------------------------------------------------------

    def _table(self, table: Table, path: tuple[str, ...], headings: tuple[str, ...]) -> None:
        notes = self.reading.notes
        if table.recovered:
            reasons = ", ".join(table.recovered)
            notes.append(
                Note(
                    "table-recovered", f"Table read in spite of: {reasons}.", table.start, table.end
                )
            )
        context = self._context(headings)
        read = read_table(table, path, headings, context)
        self.reading.rows.total += len(read.table.rows)
        if read.decision.kind is not None:
            record_rows(self.reading, read, stated=bool(self._stated))
            kinds = {one.kind for one in read.each if one.kind}
            self._tables.setdefault(read.headers, set()).update(kinds)
        elif read.decision.reason == "kind-unclear":
            self._open_tables.append(read)
        elif kind := may_repeat(read, headings):
            self._repeated.append((read, kind))
        else:
            note_table(self.reading, read)

    # -- lists ----------------------------------------------------------------------------

    def _list(
        self, block: List, path: tuple[str, ...], headings: tuple[str, ...], *, silent: bool
    ) -> None:
        self._count_items([block], recorded=False)
        unlisted = bool(headings) and is_no_list(headings[0])
        unlisted = unlisted and not any(map(holds_cited, block.items))  # below `## 目录`
        unlisted = unlisted and not (heads_lessons(block, path) or lists_recordings(block))
        topic = unlisted and is_topic_too(headings[0])
        barred = unlisted and not (topic or may_list(headings[0]))
        if silent or barred or is_contents(block):
            if silent or self._stated or not self._lessons(block, path, headings):
                self._silent_list(block)
            return
        block, tabled = part_tables(block)
        for item in tabled:
            label = " ".join(plain_text(head_of(item)).split())
            inside = below_heading(label, headings) if label else headings
            self._blocks(item.blocks[1 if label else 0 :], path, inside)
        if not block.items:
            return
        if not self._stated and self._lessons(block, path, headings):
            return
        if self._leads:
            block = without_leads(block, self._leads)
        if topics := topics_over_names(block, headings):
            reading = ListReading(groups=[(name, read_list(inner, path)) for name, inner in topics])
        else:
            reading = read_list(block, path)
        if self._marks:
            note_marks(reading.all_entries(), self._marks)
        if self._leads:
            take_leads(reading.all_entries(), self._leads)
        part_all_remarks(reading, self._titled(headings))
        if topic:
            context = self._context(headings[1:])
            reading = ListReading(things_below(reading.entries, context))
            headings = headings[1:] if reading.entries else headings
        elif unlisted:
            reading = ListReading(papers_below(reading.entries, headings[0]))
        elif headings and tells_preparation(headings[0]):
            # `1. **Know the ropes**, for example from [this](https://…)`
            reading.entries = [e for e in reading.entries if leads_by_title(e)]
        before = len(self.reading.found) + len(self.reading.notes) + len(self._open)
        named = id(block) in self._named
        captioned = named and len(headings) > 1 and path[-1:] != headings[:1]
        # `**Code**` over bare names is what they are for, whatever else is called so
        self._list_reading(reading, headings[1:] if captioned else headings, named=named)
        if len(self.reading.found) + len(self.reading.notes) + len(self._open) == before:
            self._silent_list(block)
