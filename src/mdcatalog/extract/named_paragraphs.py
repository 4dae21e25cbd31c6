"""Paragraphs that begin with a name in bold and end in its address, which are items of a list.

``**Quay**. Ties ropes. <https://quay.io>``: the address is called by the name.
"""

from __future__ import annotations

from collections.abc import Sequence

from mdcatalog.extract.labels import is_known_label
from mdcatalog.extract.made_lists import as_list, list_runs
from mdcatalog.tree import Block, Break, Link, List, Paragraph, Text
from mdcatalog.vocabulary import is_sort

_MOST_WORDS = 4  # of a name
_LEAST_LETTERS = 3
_LEAST_PIECES = 3  # the name, words, the address
_COLONS = (":", "：")


def list_named(blocks: Sequence[Block]) -> Sequence[Block]:
    """The blocks with each run of such paragraphs made a list, one item for each."""
    told = [_is_named(block) for block in blocks]
    return list_runs(blocks, told, _listed) if any(told) else blocks


def _listed(run: Sequence[Block]) -> List | None:
    return as_list(run) if sum(map(_is_called_so, run)) * 2 >= len(run) else None


def lists_named(blocks: Sequence[Block], heading: str) -> bool:
    """Whether such paragraphs stand below a heading that names another thing."""
    return any(
        _is_named(block) and _is_called_so(block) and not _is(block, heading) for block in blocks
    )


def _is(block: Block, heading: str) -> bool:
    assert isinstance(block, Paragraph)
    first = block.content[0]
    return isinstance(first, Text) and first.text.strip().casefold() in heading.casefold()


def _is_named(block: Block) -> bool:
    """Whether a paragraph is a name in bold, words and one address, which ends it."""
    if type(block) is not Paragraph or block.html or len(block.content) < _LEAST_PIECES:
        return False
    first, last = block.content[0], block.content[-1]
    if type(first) is not Text or not first.strong or type(last) is not Link:
        return False
    if not last.bare or any(type(piece) is Link for piece in block.content[:-1]):
        return False
    name = first.text.strip()
    if name.endswith(_COLONS) or len(name.split()) > _MOST_WORDS:
        return False
    if is_known_label(name) or is_sort(name):
        return False
    behind = [piece for piece in block.content[1:-1] if type(piece) is not Break]
    words = "".join(piece.text for piece in behind if type(piece) is Text).strip()
    return bool(words) and not words.startswith(_COLONS)


def _is_called_so(block: Block) -> bool:
    """Whether the address at the end is called by the name."""
    assert isinstance(block, Paragraph)
    first, last = block.content[0], block.content[-1]
    if not isinstance(first, Text) or not isinstance(last, Link):
        return False
    name = "".join(filter(str.isalnum, first.text.casefold()))
    address = "".join(filter(str.isalnum, last.url.casefold()))
    return len(name) >= _LEAST_LETTERS and name in address
