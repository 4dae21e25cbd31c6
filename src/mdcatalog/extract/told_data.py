"""Sections whose first sentence says that what heads them is data: ``The RACE dataset is …``.

Pages on what is best at a task tell of each data set below its name, over a table of the papers
with results on it.
"""

from __future__ import annotations

import re

from mdcatalog.patterns import lazy_pattern
from mdcatalog.tree import Block, Image, Link, Paragraph, Section, Table, block_links, plain_text
from mdcatalog.values.text import CJK
from mdcatalog.vocabulary import fold

_NOUN = r"(?:data ?sets?|corpus|corpora|benchmarks?|treebanks?|test (?:suite|set)s?)"
# `The RACE dataset is`, `MS MARCO aka Reading Comprehension Dataset, was`: down to its verb
_SUBJECT = lazy_pattern(
    r"(?:the )?(?P<subject>[^.!?:;\n]{2,120}?),? "
    r"(?P<verb>is|are|was|were|contains?|consists?|provides?|comprises?|covers?|has|includes?)\b"
    r"(?P<told>[^.!?\n]{0,200})",
    re.IGNORECASE,
)
_ENDS_AS_DATA = lazy_pattern(rf"\b{_NOUN}(?: \([^()]{{2,20}}\))?$", re.IGNORECASE)
# ` a challenging QA dataset`, ` a set of two reading comprehension datasets`
_NO_HEAD = "that|which|who|on|about|of|for|in|from|with|is|are|to"  # `a tool that reads the data`
_CALLED = lazy_pattern(
    rf" (?:an?|the|one of the)(?: (?!(?:{_NO_HEAD})\b)[\w/&'’-]+,?){{0,6}}?"
    rf" (?:(?:set|collection|suite) of(?: [\w/&'’-]+){{1,4}} )?{_NOUN}\b"
    r"(?! (?:for|of) (?:the|each|this) )?",
    re.IGNORECASE,
)
_LINKING = frozenset(("is", "are", "was", "were"))
_LONGEST_NAME, _LONGEST_SUBJECT = 60, 8  # characters; words besides the name


def is_told_data(section: Section, heading: str) -> bool:
    """Whether the first sentence below a heading says that what it names is data.

    Some link leads to it; a heading over others is of several things.
    """
    first = section.blocks[0] if section.blocks else None
    if section.sections or not isinstance(first, Paragraph) or first.html:
        return False
    if not 0 < len(heading) <= _LONGEST_NAME or CJK.search(heading):
        return False
    told = _SUBJECT.match(" ".join(plain_text(first.content).split()))
    if told is None or not _names(told["subject"], heading):
        return False
    if not any(not isinstance(link, Image) for link in block_links(section.blocks)):
        return False
    if _ENDS_AS_DATA.search(told["subject"]):
        return True
    return told["verb"].lower() in _LINKING and _CALLED.match(told["told"]) is not None


def part_results(section: Section, heading: str) -> tuple[Section, tuple[Block, ...]]:
    """The section down to the first table that leads anywhere, and that table with all behind it.

    As it is where what heads it is not told to be data.
    """
    at = next((at for at, block in enumerate(section.blocks) if _leads_out(block)), 0)
    if not at or not is_told_data(section, heading):
        return section, ()
    blocks = section.blocks[:at]
    return section._replace(blocks=blocks, end=blocks[-1].end), section.blocks[at:]


def _leads_out(block: Block) -> bool:
    """Whether a block is a table with links in its rows."""
    return isinstance(block, Table) and any(
        Link in map(type, cell.content) for row in block.rows for cell in row.cells
    )


def _names(subject: str, heading: str) -> bool:
    """Whether a subject is what a heading says, short or in full: ``Quay Corpus (QC)``."""
    name = fold(heading)
    words = fold(subject)
    at = words.find(name)
    if at < 0 or (at and words[at - 1].isalnum()) or words[at + len(name) :][:1].isalnum():
        return False
    beside = words[:at] + words[at + len(name) :]
    return len(beside.split()) <= _LONGEST_SUBJECT
