"""Facts at the margin behind the name they are about: ``- Rope corpus`` over ``- 地址：https://…``."""

from __future__ import annotations

from functools import lru_cache

from mdcatalog.extract.labels import LabelledLine, role_of_label, split_label, states_title
from mdcatalog.extract.shapes import has_web_link, head_of
from mdcatalog.extract.titles import are_role_links
from mdcatalog.headers import header_spellings
from mdcatalog.tree import Item, Link, List, plain_text
from mdcatalog.vocabulary import FIELDS, PROSE_HEADERS, fold

_FACTS = (
    *("authors", "organizations", "venue", "year", "published", "citations", "size", "examples"),
    *("languages", "license", "stars", "duration"),
)
_LEAST_NAMES = 2
_LONGEST_NAME = 100
_ENDS = (".", "。", "!", "！", "?", "？", ":", "：")


@lru_cache(maxsize=1)
def _fact_words() -> frozenset[str]:
    return frozenset(fold(word) for name in _FACTS for word in FIELDS[name]) | PROSE_HEADERS


def is_fact_label(label: str) -> bool:
    """Whether a label says what is told of a thing, and names none: ``数据规模``, ``License``."""
    return header_spellings(label)[0] in _fact_words()


def with_labels_joined(block: List) -> List:
    """The list with such items put below the name that stands right above them.

    A name is words alone that lead nowhere, over facts at most; there have to be two items at least
    that are no such facts, or the list tells of what heads it.
    """
    told = [_is_fact(item) for item in block.items]
    if True not in told[1:] or told.count(False) < _LEAST_NAMES:
        return block
    made: list[Item] = []
    for item, fact in zip(block.items, told, strict=True):
        above = made[-1] if made else None
        if fact and above is not None and _is_bare_name(above):
            made[-1] = _joined(above, item)
        else:
            made.append(item)
    return block._replace(items=tuple(made)) if len(made) < len(told) else block


def _is_fact(item: Item) -> bool:
    """Whether an item is a label and where it leads or what it says."""
    line = split_label(head_of(item)) if len(item.blocks) == 1 else None
    if line is None or states_title(line) or not plain_text(tuple(line.value)).strip():
        return False
    return (
        _leads(line) if any(isinstance(p, Link) for p in line.value) else is_fact_label(line.label)
    )


def _leads(line: LabelledLine) -> bool:
    """Whether a label stands before nothing but links that name roles: ``Paper: [pdf](…)``."""
    return role_of_label(line.label) is not None and are_role_links(line.value)


def _is_bare_name(item: Item) -> bool:
    head = head_of(item)
    text = plain_text(head).strip()
    below = item.blocks[1:]
    if not 0 < len(text) <= _LONGEST_NAME or has_web_link(head) or _is_fact(item):
        return False
    if not below and (text.endswith(_ENDS) or split_label(head)):
        return False
    return all(isinstance(x, List) and all(map(_is_fact, x.items)) for x in below)


def _joined(above: Item, fact: Item) -> Item:
    last = above.blocks[-1]
    if isinstance(last, List):
        last = last._replace(items=(*last.items, fact), end=fact.end)
        return above._replace(blocks=(*above.blocks[:-1], last), end=fact.end)
    below = List(start=fact.start, end=fact.end, items=(fact,))
    return above._replace(blocks=(*above.blocks, below), end=fact.end)
