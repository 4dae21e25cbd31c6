"""Folds one below the other, each about the thing that its summary and the first link in it name.

``<details><summary>RopeKit</summary>`` over ``- [**RopeKit**](https://…) - ties knots``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from mdcatalog.extract.entries import Entry, Labelled
from mdcatalog.extract.items import read_entry
from mdcatalog.extract.kinds import Decision, entry_scores, may_be
from mdcatalog.extract.labels import role_of_label
from mdcatalog.extract.naming import heads_kind
from mdcatalog.extract.shapes import head_of
from mdcatalog.extract.titles import is_role_link
from mdcatalog.extract.weights import Scores
from mdcatalog.links import host_role
from mdcatalog.tree import (
    Block,
    Details,
    Inlines,
    Link,
    List,
    Paragraph,
    Section,
    Text,
    block_links,
    plain_text,
    walk_blocks,
    walk_sections,
)
from mdcatalog.vocabulary import asks, fold, is_navigation

_LEAST = 3
_LONGEST_NAME = 60
_LONGEST_AROUND = 80
_MOST_LINKS = 6


def folds_by_name(root: Section) -> frozenset[int]:
    """Which folds of a document, by identity, are about one thing each that their summary names.

    Two thirds of them begin with a link that is called so; others lead to what they name by links
    that say their role, or are called by more.
    """
    blocks = (block for section in walk_sections(root) for block in walk_blocks(section.blocks))
    folds = [block for block in blocks if isinstance(block, Details)]
    if len(folds) < _LEAST:
        return frozenset()
    about_one = [block for block in folds if _is_about_one(block)]
    repeated = sum(map(_leads_by_name, about_one))
    if repeated < _LEAST or repeated * 3 < len(folds) * 2:
        return frozenset()
    return frozenset(map(id, about_one))


def _name(block: Details) -> str:
    name = " ".join(plain_text(block.summary).split())
    if not 0 < len(name) <= _LONGEST_NAME or name[-1] in "?？" or asks(name):
        return ""
    if is_navigation(name) or heads_kind(name):
        return ""
    return name


def _head(blocks: Sequence[Block]) -> tuple[Inlines, list[Block]]:
    """What a fold begins with: its first paragraph or bullet, and the blocks below that."""
    first = blocks[0] if blocks else None
    if isinstance(first, Paragraph):
        return first.content, list(blocks[1:])
    if isinstance(first, List) and first.items:
        item = first.items[0]
        rest = first._replace(items=first.items[1:])
        below = [*item.blocks[1:], *([rest] if rest.items else []), *blocks[1:]]
        return head_of(item), below
    return (), list(blocks)


def _leads_by_name(block: Details) -> bool:
    """Whether a fold begins with a link that is called as its summary is."""
    head, _ = _head(block.blocks)
    name = _name(block)
    return bool(name and head) and type(head[0]) is Link and fold(head[0].text) == fold(name)


def _is_about_one(block: Details) -> bool:
    """Whether all of a fold is about what its summary names, and leads to no other thing."""
    name = fold(_name(block))
    head, rest = _head(block.blocks)
    first = head[0] if head else None
    if not name or type(first) is not Link or len(block_links(block.blocks)) > _MOST_LINKS:
        return False
    if not is_role_link(first) and not (
        name in fold(first.text) and len(first.text) <= _LONGEST_AROUND
    ):
        return False
    return not any(map(_lists_others, rest))


def _lists_others(block: Block) -> bool:
    """Whether a list holds linked names, which are things of their own."""
    if not isinstance(block, List):
        return isinstance(block, Details)
    for item in block.items:
        head = head_of(item)
        if head and type(head[0]) is Link and not is_role_link(head[0]):
            return True
        if any(map(_lists_others, item.blocks[1:])):
            return True
    return False


def read_named_fold(block: Details, section: tuple[str, ...]) -> Entry:
    """The thing that a fold names, by what it begins with and what is said below that."""
    name = _name(block)
    head, rest = _head(block.blocks)
    if _leads_by_name(block):
        entry = read_entry(head, rest, "html", block.start, block.end, section)
    else:
        whole = list(block.blocks)
        entry = read_entry((Text(name),), whole, "html", block.start, block.end, section)
    entry.title = name
    entry.values["marked"] = True
    return entry


def fold_scores(entry: Entry) -> Scores:
    """The evidence in a fold: a paper below it that is called otherwise is not what it names."""
    scores = entry_scores(entry)
    if _leads_by_title(entry) and any(_is_other_paper(entry, told) for told in entry.fields):
        scores.total.pop("paper", None)
    return scores


def _is_other_paper(entry: Entry, told: Labelled) -> bool:
    """Whether a label leads to a paper that is called by other words: ``Paper: [Title](…)``."""
    titled = told.links and told.text.count(" ") >= _LEAST
    if not titled or role_of_label(told.label) != "paper":
        return False
    return fold(entry.title) not in fold(told.text)


def _leads_by_title(entry: Entry) -> bool:
    """Whether the name of a fold leads somewhere, and not to a site of papers."""
    link = next((x for x in entry.links if x.place == "title" and not x.image), None)
    return link is not None and host_role(link.url) != "paper"


def kinds_of_folds(
    groups: Sequence[Sequence[tuple[Entry, Decision]]],
) -> list[tuple[Entry, str | None]]:
    """The kinds of folds: those of which nothing says it are what most beside them are.

    Where nothing is said of those beside them either, what most of the document are.
    """
    whole = _common_kind([decision for group in groups for _, decision in group])
    told: list[tuple[Entry, str | None]] = []
    for group in groups:
        common = _common_kind([decision for _, decision in group])
        if common is None and not any(decision.kind for _, decision in group):
            common = whole
        for entry, decision in group:
            open_to_it = common is not None and may_be(decision, common)
            told.append((entry, common if open_to_it else decision.kind))
    return told


def _common_kind(decisions: Sequence[Decision]) -> str | None:
    """What three in four of the folds are of which anything says it, three at least."""
    kinds = Counter(decision.kind for decision in decisions if decision.kind)
    kind, number = kinds.most_common(1)[0] if kinds else ("", 0)
    return kind if number >= _LEAST and number * 4 >= kinds.total() * 3 else None
