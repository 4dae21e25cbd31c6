"""The term that a document's title or introduction tells: ``Lectures for Ropes, Spring 2023``.

Days without a year in a schedule below are of it.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from mdcatalog.extract.introductions import opening_blocks
from mdcatalog.extract.section_shapes import heading_text
from mdcatalog.patterns import lazy_pattern
from mdcatalog.tree import Paragraph, Section, Table, plain_text, walk_blocks
from mdcatalog.values import parse_day

_TERM = (
    r"(?:(?P<{0}>fall|autumn)|spring|summer|winter"
    r"|(?:(?:1st|2nd|first|second|summer|winter) )?(?:semester|term|quarter))"
)
# `Spring 2023`, `2023 Fall`, `2023年春`, `2023 秋季学期`, `2023년 2학기`, `2023年度後期`
_TOLD = lazy_pattern(
    rf"\b{_TERM.format('fall')}(?:,| of)?[ '’](?P<year>20\d\d)(?![\d-]|\s?[-–—/~]\s?\d)"
    rf"|(?<![\d-])(?<!\d[–—/~])(?P<first>20\d\d)(?:,? {_TERM.format('autumn')}\b"
    r"|\s?(?:[年년]度?|학년도)?\s?[(（]?\s?(?:春|夏|(?P<later>秋|第?[二下2]学期|第?[2二]學期|2학기|後期)"
    r"|冬|第?[一上1]学期|第?[1一]學期|1학기|前期))",
    re.IGNORECASE,
)
_LONGEST = 600
_SCANT = 4  # a text of fewer characters says no term


class Term(NamedTuple):
    """The year of a term, and whether the term goes on into the next."""

    year: int
    ends_later: bool

    def day(self, text: str) -> str | None:
        """A day without its year: ``February 10``."""
        day = parse_day(text, self.year)
        early = day is not None and day[5:7] in ("01", "02")
        return parse_day(text, self.year + 1) if early and self.ends_later else day


def told_term(root: Section) -> Term | None:
    """The only term that the title and the words before the first table tell."""
    told: set[Term] = set()
    texts = [heading_text(section) for section in root.sections[:1]]
    for block in opening_blocks(root):
        if isinstance(block, Table):
            break
        texts.extend(
            plain_text(inner.content)[:_LONGEST]
            for inner in walk_blocks((block,))
            if isinstance(inner, Paragraph)
        )
    for text in texts:
        if len(text) > _SCANT and "20" in text:
            for match in _TOLD.finditer(text):
                year = int(match["year"] or match["first"])
                told.add(Term(year, bool(match["fall"] or match["autumn"] or match["later"])))
    return told.pop() if len(told) == 1 else None
