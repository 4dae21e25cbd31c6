"""Short names that lead to no paper, each with its paper beside: ``[Quay](…) - [paper](…)``.

Where most of those in a document are tools, the others are: the papers are about them. What they
stand below says otherwise where it names papers, and no heading above that names tools.
"""

from __future__ import annotations

from collections.abc import Sequence

from mdcatalog.extract.naming import heading_kinds
from mdcatalog.extract.reading import Found
from mdcatalog.links import host_sort
from mdcatalog.vocabulary import role_of

_LEAST = 6  # tools
_NAME_WORDS = 2
_LONGEST_NAME = 24


def settle_names(found: Sequence[Found]) -> None:
    """Make tools of such names that are papers only by the links beside them."""
    alike = [one for one in found if one.kind in ("tool", "paper") and _is_name_with_paper(one)]
    papers = [one for one in alike if one.kind == "paper"]
    tools = len(alike) - len(papers)
    if not papers or tools < _LEAST or tools < len(papers) * 2:
        return
    for one in papers:
        if _may_be_tool(one.entry.section):
            one.kind = "tool"


def _is_name_with_paper(one: Found) -> bool:
    entry = one.entry
    if entry.block != "list_item" or entry.citation or "venue" in entry.values:
        return False
    if len(entry.title.split()) > _NAME_WORDS or len(entry.title) > _LONGEST_NAME:
        return False
    links = [link for link in entry.links if not link.image]
    if not links or links[0].place != "title" or links[0].url.lower().endswith(".pdf"):
        return False
    if host_sort(links[0].url) not in (None, "code", "project"):
        return False
    return any(link.place != "title" and role_of(link.text) == "paper" for link in links[1:])


def _may_be_tool(section: tuple[str, ...]) -> bool:
    """Whether the headings over an item leave it open, or one of them names tools."""
    named = [{kind for kind, _ in heading_kinds(heading)} for heading in section]
    return any("tool" in kinds for kinds in named) or not any("paper" in kinds for kinds in named)
