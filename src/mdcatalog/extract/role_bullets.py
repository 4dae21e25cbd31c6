"""Names over bullets that lead to what they name, and to its terms, paper or code.

``- Any data from [the Tide Store](…)`` over ``- [Terms of use](…)``, below ``**Tide Store**``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from mdcatalog.extract.entries import Entry
from mdcatalog.extract.enumerations import lists_apart
from mdcatalog.extract.naming import heads_many
from mdcatalog.extract.part_names import part_role
from mdcatalog.extract.shapes import belongs_to_parent, has_web_link, head_of
from mdcatalog.tree import Block, Inline, Inlines, Link, List, Text, plain_text
from mdcatalog.values.text import CJK
from mdcatalog.vocabulary import FIELDS, TERMS, fold, role_of

_LICENSES = frozenset(map(fold, FIELDS["license"]))
_LONGEST_LABEL = 16
_LEAST_SPACES = 4
_MOST = 6  # bullets
_WORDS = re.compile(r"[^\W_]{3,}|[一-鿿]{2}")
# what names of most data hold
_GENERAL = frozenset(("data", "dataset", "datasets", "the", "and", "for", "数据", "数据集"))


def is_led_by_roles(blocks: Sequence[Block], name: str) -> bool:
    """Whether such bullets are all that stands below a name, and the first leads to it."""
    block = blocks[0] if len(blocks) == 1 else None
    if not isinstance(block, List) or not 1 < len(block.items) <= _MOST or heads_many(name):
        return False
    heads = [head_of(item) for item in block.items if len(item.blocks) == 1]
    if len(heads) < len(block.items) or not all(map(_holds_one_link, heads)):
        return False
    others = [head for head in heads if not _names_role(head)]
    return len(others) == 1 and others[0] is heads[0] and _is_about(plain_text(heads[0]), name)


def tells_of(block: List, parent: Inlines) -> bool:
    """Whether bullets below an item are about it, rather than things of their own.

    Terms of use alone say nothing of the bullets beside them, and neither do words over several
    names (``Kits for it: [Knotter](…), [Splicer](…), [Ropewalk](…)``).
    """
    if lists_apart(block) or _are_papers_below(block, parent):
        return False
    if not has_web_link(parent) and 1 < len(block.items) <= _MOST:
        if is_led_by_roles((block,), plain_text(parent)):
            return True
        heads = [head_of(item) for item in block.items]
        if _are_kept_parts(heads, parent):
            return True
        terms = sum(_holds_one_link(head) and _names_terms(head) for head in heads)
        if 0 < terms < len(heads) and not any(
            _holds_one_link(head) and _names_role(head) and not _names_terms(head) for head in heads
        ):
            return False
    return belongs_to_parent(block, parent)


def _are_kept_parts(heads: Sequence[Inlines], parent: Inlines) -> bool:
    """``[HuggingFace Dataset](…)`` and ``[Notebook](…) (how it was made)`` below a name.

    Each begins with a link called by a part, and one at least by where data or code are kept.
    """
    links = [head[0] if head else None for head in heads]
    if heads_many(plain_text(parent)) or role_of(plain_text(parent)) is not None:
        return False
    roles = [part_role(link.text) if isinstance(link, Link) else None for link in links]
    return all(roles) and not {"dataset", "code"}.isdisjoint(roles) and len(set(links)) > 1


def _are_papers_below(block: List, parent: Inlines) -> bool:
    """``- 论文`` over ``The Full Title ICML2018 [Paper](…) [Note](…)``, a paper a bullet."""
    label = plain_text(parent).strip(" :：")
    if len(label) > _LONGEST_LABEL or role_of(label) != "paper" or has_web_link(parent):
        return False
    return all(_is_titled_paper(head_of(item)) for item in block.items)


def _is_titled_paper(head: Inlines) -> bool:
    first = head[0] if len(head) > 1 else None
    if not isinstance(first, Text) or first.text.count(" ") < _LEAST_SPACES:
        return False
    links = [piece for piece in head if isinstance(piece, Link)]
    return bool(links) and role_of(links[0].text) == "paper"


def note_led(entry: Entry, own: Sequence[Block]) -> None:
    """Keep in mind that the first bullet below an item leads to it."""
    if is_led_by_roles(own, entry.title):
        entry.values["led"] = True


def _names_terms(head: Sequence[Inline]) -> bool:
    link = next(piece for piece in head if isinstance(piece, Link))
    return fold(link.text) in TERMS or fold(link.text) in _LICENSES


def _holds_one_link(head: Sequence[Inline]) -> bool:
    return sum(isinstance(piece, Link) for piece in head) == 1


def _names_role(head: Sequence[Inline]) -> bool:
    """Whether a line is a link that names what it leads to: ``[Terms of use](…)``."""
    link = next(piece for piece in head if isinstance(piece, Link))
    if any(isinstance(p, Text) and any(map(str.isalnum, p.text)) for p in head):
        return False
    return not link.bare and (role_of(link.text) is not None or fold(link.text) in _LICENSES)


def _is_about(words: str, name: str) -> bool:
    """Whether words hold one of a name's that tells it from others, or are called as it is."""
    told = {fold(word) for word in _parts(name)} - _GENERAL
    return bool(told & {fold(word) for word in _parts(words)})


def _parts(text: str) -> list[str]:
    """The words of a text, and each two characters of Chinese beside each other."""
    if CJK.search(text) is None:
        return _WORDS.findall(text)
    pairs = [text[at : at + 2] for at in range(len(text) - 1)]
    return [*_WORDS.findall(text), *filter(CJK.search, pairs)]
