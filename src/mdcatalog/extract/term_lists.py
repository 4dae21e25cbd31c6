"""Lists of terms in Markdown, made lists: a name on a line, and behind ``:`` below it what it is.

CommonMark knows no such lists: each of them arrives as a paragraph of its lines.
"""

from __future__ import annotations

from collections.abc import Sequence

from mdcatalog.extract.made_lists import line_paragraphs, list_runs
from mdcatalog.patterns import lazy_pattern
from mdcatalog.tree import Block, Inlines, Item, List, Paragraph, Text, plain_text

_TOLD = lazy_pattern(r"\s*:(?:\s+|$)")
_LONGEST = 160
_STOPS = ".。:：;；,，"


def list_terms(blocks: Sequence[Block]) -> Sequence[Block]:
    """The blocks with each run of paragraphs that are terms and what they are made one list.

    ``PierNet`` over ``: Images of piers. [home page](…)``; several such lines may follow a term.
    """
    told = [bool(_items(block)) for block in blocks]
    return list_runs(blocks, told, _listed) if any(told) else blocks


def _listed(run: Sequence[Block]) -> List:
    items = [item for block in run for item in _items(block)]
    return List(tuple(items), items[0].start, items[-1].end)


def _items(block: Block) -> list[Item]:
    """The terms of a paragraph, each before what is told of it; none if it is something else.

    The first words told of a term stand behind it on the item's line, the others below, so that
    an item is what a bullet would be: ``- **PierNet**: Images of piers.``
    """
    lines = [] if type(block) is not Paragraph else line_paragraphs(block)
    terms: list[list[Paragraph]] = []
    for at, line in enumerate(lines):
        if _told(line) is not None:
            if not terms:
                return []
            terms[-1].append(line)
        elif at + 1 < len(lines) and _told(lines[at + 1]) is not None and _is_term(line):
            terms.append([line])
        else:
            return []  # words over several lines
    return [_item(term, told) for term, *told in terms]


def _item(term: Paragraph, told: list[Paragraph]) -> Item:
    named = [
        piece._replace(strong=True) if type(piece) is Text else piece for piece in term.content
    ]
    first, *others = [(_told(line) or (), line.start) for line in told]
    head = Paragraph((*named, Text(": "), *first[0]), term.start, told[0].end)
    below = tuple(
        Item((Paragraph(content, line, line),), line, line) for content, line in others if content
    )
    nested = (List(below, below[0].start, below[-1].end),) if below else ()
    return Item((head, *nested), term.start, told[-1].end)


def _is_term(line: Paragraph) -> bool:
    """Whether a line is short and ends no sentence."""
    text = plain_text(line.content).strip()
    return 0 < len(text) <= _LONGEST and text[-1] not in _STOPS


def _told(line: Paragraph) -> Inlines | None:
    """What is told behind the colon that opens a line; ``None`` where none does."""
    first = line.content[0] if line.content else None
    if type(first) is not Text or first.strong:
        return None
    match = _TOLD.match(first.text)
    if match is None:
        return None
    rest = first.text[match.end() :]
    return (first._replace(text=rest), *line.content[1:]) if rest else line.content[1:]
