"""The weights of evidence for kinds, in one table."""

from __future__ import annotations

from dataclasses import dataclass, field

#: Weights of evidence. Each line: what was seen, and how much it says for which kind.
WEIGHTS: dict[str, dict[str, float]] = {
    # the headings above, the nearest first; the weight goes to the kinds they name
    # and, below what is left over (`Miscellaneous`), the nearest that does: papers are told from
    # what stands beside them by their own evidence, names of tools and data often have none
    "heading": {"nearest": 3.0, "next": 1.5, "others": 0.7, "rest": 2.0, "rest of papers": 1.5},
    # the header of a table's title column names a kind; other headers belong to one kind only
    "title-header": {"named": 3.0},
    "header": {"lecture": 1.5, "paper": 1.5, "dataset": 1.2, "tool": 1.0},
    # a heading names a conference (`CVPR 2024`)
    "heading-venue": {"paper": 1.5},
    "title-label": {"named": 3.0},
    "linked-title": {"paper": 2.0},
    # the shape of the entry
    "citation": {"paper": 4.0},
    # a workshop or a contest by its name, with its own site: where it is held is no citation
    "event": {"person": 2.5, "paper": -3.0},
    # a label that leads to a download: data and software are fetched, papers are read
    "download": {"dataset": 1.7, "tool": 1.2, "paper": -2.0},
    # what was given at a conference, as its venue says: `Tutorial at KDD 2010`
    "session": {"lecture": 4.0},
    "byline": {"paper": 2.0},  # names alone
    "title-marks": {"paper": 1.2},  # `《The Full Title》`
    "read-log": {"paper": 2.0},  # below a heading for a log of papers
    "duration": {"lecture": 4.0},
    "lesson": {"lecture": 3.0},
    "course-labels": {"lecture": 3.0},
    # a heading that is a school, a colon and a name: `清华大学：绳索`
    "school-first": {"lecture": 1.5},
    "course-link": {"lecture": 2.0},  # beside it: `[Course page](…)`
    # or a book: `出版社`, `ISBN`
    "book-label": {"book": 3.0},
    # a title that ends in its edition (`4th Edition`, `第二版`); half as much where it is not cited
    "edition": {"book": 8.0},
    # a citation beside a link to a shop or a catalogue of books
    "book-link": {"book": 4.5},
    # where the title links to
    "title-host:paper": {"paper": 2.5},
    "title-host:code": {"tool": 1.5},
    # which is called after the data it holds: `…/harbour-dataset`
    "repositories": {"tool": 1.0},
    "repository-of-data": {"dataset": 1.5, "tool": -0.5},
    # a folder or a file of a repository may hold anything
    "title-host:part": {"tool": 0.7},
    # but a page of Markdown is somebody's notes
    "title-host:page": {"article": 1.5},
    "title-host:pdf": {"paper": 2.0, "tool": -2.5},
    # a year in brackets behind the title, as behind nothing but a paper or a book
    "dated-title": {"paper": 0.7},
    # a column of years beside titles of many words
    "dated-titles": {"paper": 0.8},
    # rows that say where each was published: `Model | Venue | Paper` lists the papers
    "published-rows": {"paper": 1.5, "tool": -1.5},
    "title-host:model": {"tool": 2.0},
    "title-host:dataset": {"dataset": 3.0},
    # a contest, which brings its data
    "title-host:contest": {"dataset": 2.0, "person": 1.0},
    "title-host:video": {"lecture": 3.0},
    # a site of slides, where talks are kept
    "title-host:slides": {"lecture": 3.5},
    "title-host:explainer": {"article": 2.0},
    "title-host:book": {"book": 4.0},
    # a file in the folder of one: `…/book/chapter.pdf`
    "title-host:in-book": {"book": 2.0},
    "title-host:encyclopedia": {"article": 2.0, "lecture": -2.0},
    "title-host:social": {"person": 2.5},
    # a sentence that leads to a blog is a post about something, not the thing
    "sentence-on-blog": {"article": 2.0, "tool": -2.5},
    "title-host:demo": {"tool": 1.0},
    "title-host:course": {"lecture": 2.5},
    # a site of courses as a whole, which under platforms is one
    "site-itself": {"tool": 1.0},
    # a short name that leads to a site, and beside it only to its repository
    "site-and-code": {"tool": 1.2},
    # a site as a whole, called by a short name and nothing beside it, is no paper
    "front-page": {"paper": -4.0},
    # links beside the title, by role
    "role:paper": {"paper": 2.0},
    "column:paper": {"paper": 1.2},
    # a column of recordings or slides
    "column:video": {"lecture": 1.2},
    "column:slides": {"lecture": 0.8},
    # a column that counts weeks or lessons
    "column:lesson": {"lecture": 1.0},
    # when, by whom, with which slides: two of these columns make a schedule
    "schedule": {"lecture": 2.0},
    # a name before who provides it, among those of platforms of courses
    "provided": {"lecture": 3.5},
    # a row for each lesson, with its day, its topic and what is read for it or handed in
    "timetable": {"lecture": 3.0},
    # a title of many words beside a link to a paper: names of software are short
    "full-title": {"paper": 1.5},
    # the same where it is the title that links to the paper, whatever the list holds
    "linked-full-title": {"tool": -1.5},
    # what a column of formats, a tag or a static badge says the thing is
    "sort": {"named": 8.0},
    "tag": {"named": 4.0},
    # a picture sign before it that a legend explains (`🎥 = video`), or none
    "legend": {"named": 8.0},
    "mark": {"named": 2.5},
    "role:code": {"paper": 0.2, "tool": 0.4, "dataset": 0.2},
    "role:dataset": {"dataset": 0.8},
    # a licence of software in a tag: `AGPL-3.0`
    "license-tag": {"tool": 1.5},
    # a title in full that calls itself one: `…: A Survey`, `A Review of …`
    "survey": {"paper": 2.0},
    "role:video": {"lecture": 1.0},
    "role:slides": {"lecture": 0.7},
    "role:main": {"tool": 0.2, "dataset": 0.2},
    # words in the title, and in the first words about it
    "title-words:paper": {"paper": 0.5},
    "title-words:lecture": {"lecture": 2.0},
    # a title that is a course's number and its name: `Stanford CS144: Computer Networks`
    "numbered-course": {"lecture": 1.5},
    "title-words:dataset": {"dataset": 1.5},
    # the title ends in the word: `千言数据集`, `Penn Treebank Corpus`
    "title-ends:dataset": {"dataset": 2.0},
    "title-words:tool": {"tool": 1.0},
    "title-words:book": {"book": 6.0},
    "title-words:article": {"article": 1.0},
    "words:lecture": {"lecture": 0.7},
    "words:dataset": {"dataset": 0.7},
    "words:tool": {"tool": 1.5},
    # a description that begins by saying that the thing is data
    "says:dataset": {"dataset": 2.0},
    # or is a phrase of which data are the head, in languages where it stands last
    "headed:dataset": {"dataset": 3.5, "tool": -2.0},
    # or counts what it holds: `7000 多条评论数据`
    "counts:dataset": {"dataset": 2.0},
    # a name with the title of its paper beside it: what the headings say, and no meeting
    "own-paper": {"named": 2.0},
    "published-thing": {"person": -3.0},
    # or a book: `这本书由…`, `This book …`
    "says:book": {"book": 4.0},
    # or a tool
    "says:tool": {"tool": 0.7},
    # what a description begins with is done to data: `Label and clean …`
    "works-on-data": {"tool": 1.2},
    "collection": {"list": 2.8},
    # a list by its name (`awesome-mooring`) is no software; data may be called so
    "awesome": {"tool": -2.0, "paper": -2.0},
    "described-collection": {"list": 5.0},
    "marked-book": {"book": 9.0},
    # `(Blog)` ends what is said of it
    "marked-article": {"article": 9.0},
}

THRESHOLD = 2.0

#: Fields that say more for their kind than the rest, whether a header or a label fills them, and
#: those that say less: courses and websites are praised as well.
TELLING: dict[str, float] = {
    "duration_seconds": 4.0,
    "views": 3.0,
    "speakers": 2.0,
    "citations": 3.0,
    "venue": 2.0,
    "recorded": 1.5,
    "importance": 0.3,
    "highlights": 0.5,
}

#: Sorts that give no record.
EXCLUDED = ("book", "article", "person", "list")

_PRIORITY = ("paper", "dataset", "lecture", "tool", "book", "article", "person", "list")

_ROUNDING = 0.001

_RANKS = {kind: rank for rank, kind in enumerate(_PRIORITY)}


@dataclass(slots=True)
class Scores:
    """The evidence for each kind."""

    total: dict[str, float] = field(default_factory=dict)
    #: Of the evidence for a paper, what a link to one gives beside a title that leads elsewhere.
    beside: float = 0.0
    #: The same beside a name that is its repository's, not linked itself: `QuayKit [pdf] [code]`.
    beside_code: float = 0.0
    #: Whether the entry is a short name that leads to a site, and no more is known of it.
    name: bool = False

    def add(self, evidence: str, kind: str | None = None, factor: float = 1.0) -> None:
        """Count one piece of evidence; ``kind`` where the table leaves it to the words seen."""
        weights, total = WEIGHTS[evidence], self.total
        if kind is not None:
            weight = weights.get("named", weights.get("nearest", 0.0))
            total[kind] = total.get(kind, 0.0) + weight * factor
        else:
            for name, weight in weights.items():
                total[name] = total.get(name, 0.0) + weight * factor

    def plus(self, *others: dict[str, float]) -> Scores:
        """These and other evidence together."""
        total = dict(self.total)
        for other in others:
            for kind, weight in other.items():
                total[kind] = total.get(kind, 0.0) + weight
        return Scores(total)

    def best(self) -> tuple[str | None, float]:
        """The kind with the most evidence."""
        best, most = None, 0.0
        for kind, weight in self.total.items():
            if best is not None and weight < most - _ROUNDING:
                continue  # rounded, it is less as well
            weight = round(weight, 3)
            if best is None or weight > most or (weight == most and _rank(kind) < _rank(best)):
                best, most = kind, weight
        return best, self.total[best] if best else 0.0


def _rank(kind: str) -> int:
    return _RANKS.get(kind, len(_PRIORITY))
