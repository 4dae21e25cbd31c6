"""Papers are read whatever the style in which their list is written; see ``styles``.

What is not read yet stands in ``data/styles.txt``, one style a line, and turns red as soon as it is
read: then its line goes.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from mdcatalog import extract
from mdcatalog.models import Paper
from styles import LINKS, WORKS, Style, Work, initials, reversed_name, sample, written

UNREAD = frozenset(
    line
    for line in (Path(__file__).parent / "data/styles.txt").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
)


def folded(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).casefold()


def expected_authors(style: Style, work: Work) -> list[str]:
    if style.authors == "none":
        return []
    if style.authors == "et al":
        return [work.authors[0]]
    if style.authors == "surname et al":
        return [work.authors[0].split()[-1]]
    write = {"initials": initials, "reversed": reversed_name}.get(style.authors, str)
    return [write(name) for name in work.authors]


def differences(style: Style, work: Work, paper: Paper | None) -> list[str]:
    """What of a paper is not as its list says."""
    if paper is None:
        return [f"{work.title}: no record"]
    told: list[str] = []
    authors = expected_authors(style, work)
    if list(map(folded, paper.authors)) != list(map(folded, authors)):
        told.append(f"{work.title}: authors {paper.authors}, expected {authors}")
    year = None if style.venue == "none" else work.year
    if paper.year != year:
        told.append(f"{work.title}: year {paper.year}, expected {year}")
    venue = "" if style.venue in ("none", "year alone") else folded(work.venue)
    if folded(paper.venue or "").rstrip("0123456789") != venue:
        told.append(f"{work.title}: venue {paper.venue!r}, expected {venue!r}")
    roles = {link.url: link.rel for link in paper.links}
    if roles != {work.pdf: "main", work.code: "code"}:
        told.append(f"{work.title}: links {roles}")
    if paper.description:
        told.append(f"{work.title}: description {paper.description!r}, expected none")
    return told


@pytest.mark.parametrize("style", list(sample(300)), ids=str)
def test_papers_are_read_in_every_style(style: Style) -> None:
    text = written(style)
    extraction = extract(text, document="list.md")
    papers = {folded(paper.title): paper for paper in extraction.papers}
    told = [d for w in WORKS for d in differences(style, w, papers.get(folded(w.title)))]
    if len(extraction.papers) > len(WORKS):
        told.append(f"{len(extraction.papers)} papers, expected {len(WORKS)}")
    if str(style) in UNREAD:
        assert told, f"This style is read now; take it out of data/styles.txt: {style}"
        pytest.xfail("not read yet")
    assert not told, "\n".join([text, *told])


def test_every_unread_style_is_in_the_sample() -> None:
    assert {str(style) for style in list(sample(300))} >= UNREAD


def test_links_are_written_in_every_style() -> None:
    assert {style.links for style in list(sample(300))} == set(LINKS)
