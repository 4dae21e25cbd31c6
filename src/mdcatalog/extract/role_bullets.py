"""Names over bullets that lead to what they name, and to its terms, paper or code.

``- Any data from [the Tide Store](…)`` over ``- [Terms of use](…)``, below ``**Tide Store**``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from mdcatalog.extract.naming import heads_many
from mdcatalog.extract.shapes import head_of
from mdcatalog.tree import Block, Inline, Link, List, Text, plain_text
from mdcatalog.values.text import CJK
from mdcatalog.vocabulary import FIELDS, fold, role_of

_LICENSES = frozenset(map(fold, FIELDS["license"]))
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
