"""The short name in brackets before a title: ``(QRCA) [The Longer Title](…)``."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mdcatalog.extract.asides import dated_venue
from mdcatalog.extract.bold_names import leads_to_paper
from mdcatalog.extract.course_names import is_school, makers_of
from mdcatalog.extract.organizations import is_named_organization
from mdcatalog.extract.titles import is_role_link
from mdcatalog.tree import Inline, Link, Text
from mdcatalog.vocabulary import VENUE_WORDS, fold, role_of

_ALIAS = re.compile(r"\s*[(（](?P<alias>[^()（）\d][^()（）]{1,23})[)）]\s*[:：]?\s*")
_SHORT_NAME = re.compile(r"[A-Z][\w-]*[A-Z]")
_LEAST_WORDS = 3
_LONGEST = 2  # words


def alias_before(pieces: Sequence[Inline]) -> str:
    """``(QRCA) [The Longer Title](…)``: the short name in round brackets before a linked title.

    Or in bold before a plain one: ``**(QRCA)** The Longer Title. [[paper](…)]``. No venue, nobody
    who made it, and no role.
    """
    first, title = pieces[0], pieces[1] if len(pieces) > 1 else None
    if not isinstance(first, Text) or not isinstance(title, (Link, Text)) or is_role_link(title):
        return ""
    if isinstance(title, Text) and not (first.strong and _is_plain_title(title, pieces)):
        return ""
    match = _ALIAS.fullmatch(first.text)
    alias = match["alias"] if match else ""
    if len(title.text.split()) < _LEAST_WORDS or not _SHORT_NAME.search(alias):
        return ""
    if len(alias.split()) > _LONGEST or fold(alias) in VENUE_WORDS or dated_venue(alias):
        return ""
    if role_of(alias) or is_named_organization(alias) or makers_of(alias) or is_school(alias):
        return ""
    return alias


def _is_plain_title(words: Text, pieces: Sequence[Inline]) -> bool:
    """Whether plain words are a paper's title, and not what is said of a tool: it leads to one."""
    if words.strong or not words.text.lstrip()[:1].isupper():
        return False
    return leads_to_paper(pieces)
