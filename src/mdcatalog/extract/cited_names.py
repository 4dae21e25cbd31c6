"""A name and its links on a line, and what it is the name of in a citation below."""

from __future__ import annotations

from mdcatalog.extract.course_names import makers_of
from mdcatalog.extract.entries import Entry
from mdcatalog.extract.person_names import is_name
from mdcatalog.extract.plain_citations import PlainCitation, plain_citation
from mdcatalog.extract.titles import same_name
from mdcatalog.links import host_sort
from mdcatalog.patterns import lazy_pattern
from mdcatalog.tree import Block, Inlines, Link, Paragraph, Text

_LEAST_PAIRS = 3
_LONGEST = 500  # characters of a citation
# `SPP, Microsoft Research`; `Microsoft (PReLU)`
_NAME_AND_MAKER = lazy_pattern(r"(?P<name>[^,]+), (?P<maker>[^,]+)")
_MAKER_AND_NAME = lazy_pattern(r"(?P<maker>[^()]+?) \((?P<name>[^()]+)\)")


def citation_below(head: Inlines, block: Block) -> PlainCitation | None:
    """The citation that a paragraph below the short name of a linked paper is as a whole.

    ``[Original TRAM paper](https://…)`` over ``Tidal Memory. Jane Doe and Ann Lee. 2008. PRL.``;
    below the name of anything else it is what that is cited by.
    """
    if not isinstance(block, Paragraph) or block.html or len(block.content) != 1:
        return None
    told, link = block.content[0], head[0] if len(head) == 1 else None
    if not isinstance(told, Text) or not isinstance(link, Link) or link.bare:
        return None
    if len(told.text) > _LONGEST or not any(map(str.isdigit, told.text)):
        return None
    return plain_citation(told.text) if host_sort(link.url) == "paper" else None


def cite(entry: Entry, told: PlainCitation) -> None:
    """Put what a citation below an entry says into it; what it was called stays a tag."""
    if not same_name(entry.title, told.title):
        entry.tags.append(entry.title)
    entry.title = told.title
    entry.add_value("authors", told.names)
    entry.add_value("venue", told.venue)
    entry.add_value("year", told.year)
    entry.citation = True


def join_citations(entries: list[Entry], *, told: bool) -> None:
    """``R-CNN [[Paper](…)]`` and a bullet behind it with the citation alone are one item.

    The citation is meant to be further in, by less than Markdown asks for: so only in a list
    where it is ``told`` so of others, or where most items are such pairs.
    """
    pairs = [
        at
        for at, cited in enumerate(entries)
        if at and cited.citation and not cited.links and _is_name_of(entries[at - 1], cited)
    ]
    if not pairs or not (told or (len(pairs) >= _LEAST_PAIRS and len(pairs) * 3 > len(entries))):
        return
    for at in reversed(pairs):
        name, cited = entries[at - 1], entries[at]
        cited.links = name.links
        cited.start = name.start
        for value in ("number", "checked"):
            if value in name.values:
                cited.values[value] = name.values[value]
        name_citation(cited, name)
        del entries[at - 1]


def spells_out(name: Entry, cited: Entry) -> bool:
    """``TideNet: Seeing Tides, ICLR 2014`` below ``TideNet, Pier Labs``: the name and its venue."""
    if "venue" not in cited.values or ":" not in cited.title:
        return False
    title, _ = _name_and_makers(name)
    return bool(title) and cited.title.startswith(f"{title}: ")


def _is_name_of(name: Entry, cited: Entry) -> bool:
    """Whether an item is no more than a name and links, over a citation with its authors."""
    if not name.links or not (cited.values.get("authors") or spells_out(name, cited)):
        return False
    if name.citation or name.fields or name.description:
        return False
    return all(link.place == "field" for link in name.links)


def name_citation(cited: Entry, name: Entry) -> bool:
    """A name over a citation is a tag of it, or its title where it is nothing but names.

    Who made it may stand beside the name: ``SPP, Microsoft Research``. Returns whether it is one:
    with its authors, or where it spells the name out.
    """
    if not (cited.values.get("authors") or spells_out(name, cited)):
        return False
    title, makers = _name_and_makers(name)
    cited.add_value("organizations", makers)
    authors = cited.values.get("authors")
    if title and isinstance(authors, list) and len(authors) > 1 and is_name(cited.title):
        authors.append(cited.title)
        cited.title = title
    elif title and title not in cited.title:
        cited.tags.append(title)
    return True


def _name_and_makers(name: Entry) -> tuple[str, list[str]]:
    """What the name is, and the organisations that stand beside it."""
    told = name.values.get("authors")
    if isinstance(told, list) and (makers := [who for who in told if makers_of(str(who))]):
        return name.title, makers
    match = _NAME_AND_MAKER.fullmatch(name.title) if "," in name.title else None
    if match is None and name.title.endswith(")"):
        match = _MAKER_AND_NAME.fullmatch(name.title)
    makers = makers_of(match["maker"]) if match else []
    return (match["name"], makers) if match and makers else (name.title, [])
