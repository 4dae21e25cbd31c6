"""Lectures and the papers they are about: connected, never merged."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from mdcatalog.links import identifiers
from mdcatalog.models import Lecture, Paper, Record
from mdcatalog.resolve.copies import replaced
from mdcatalog.resolve.facts import identity_facts, is_full_title, title_key

_Names = Mapping[tuple[str, str], str]


def connect(records: Sequence[Record]) -> list[Record]:
    """The records with ``lecture.papers`` and ``paper.lectures`` filled.

    A lecture is about a paper that it links to as such, or that links to it as a video, or
    whose full title it bears (or gives to such a link), where only one paper has that title.
    """
    papers = [record for record in records if isinstance(record, Paper)]
    lectures = [record for record in records if isinstance(record, Lecture)]
    if not papers or not lectures:
        return list(records)
    pairs = set(_pairs(papers, lectures))
    papers_of: dict[str, list[str]] = defaultdict(list)
    lectures_of: dict[str, list[str]] = defaultdict(list)
    for lecture, paper in sorted(pairs):
        papers_of[lecture].append(paper)
        lectures_of[paper].append(lecture)
    result: list[Record] = []
    for record in records:
        if isinstance(record, Lecture) and papers_of[record.id] != record.papers:
            record = replaced(record, papers=papers_of[record.id])
        elif isinstance(record, Paper) and lectures_of[record.id] != record.lectures:
            record = replaced(record, lectures=lectures_of[record.id])
        result.append(record)
    return result


def _pairs(papers: Sequence[Paper], lectures: Sequence[Lecture]) -> Iterator[tuple[str, str]]:
    paper_names, lecture_names = _names(papers), _names(lectures)
    titles: dict[str, list[str]] = defaultdict(list)
    for paper in papers:
        for title in {title_key(title) for title in _titles(paper)}:
            titles[title].append(paper.id)
    for lecture in lectures:
        for link in lecture.links:
            if link.rel == "paper":
                for found in _named(link.url, paper_names):
                    yield lecture.id, found
        for title in _spoken_titles(lecture):
            same = titles.get(title_key(title), [])
            if len(same) == 1:
                yield lecture.id, same[0]
    for paper in papers:
        for link in paper.links:
            if link.rel in ("video", "explainer"):
                for found in _named(link.url, lecture_names):
                    yield found, paper.id


def _names(records: Sequence[Record]) -> _Names:
    return {
        pair: record.id for record in records for pair in identity_facts(record.identifiers).items()
    }


def _named(url: str, names: _Names) -> Iterator[str]:
    for pair in identity_facts(dict(identifiers(url))).items():
        if pair in names:
            yield names[pair]


def _titles(paper: Paper) -> Iterator[str]:
    """The full titles that sources give a paper."""
    if is_full_title(paper.title):
        yield paper.title
    for conflict in paper.conflicts:
        if conflict.field == "title":
            yield from (
                entry.value
                for entry in conflict.values
                if isinstance(entry.value, str) and is_full_title(entry.value)
            )


def _spoken_titles(lecture: Lecture) -> Iterator[str]:
    """The full titles that a lecture gives for what it is about."""
    if is_full_title(lecture.title):
        yield lecture.title
    for link in lecture.links:
        if link.rel == "paper" and link.text and is_full_title(link.text):
            yield link.text
