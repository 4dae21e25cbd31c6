"""Headings that are stages of a plan: ``第二阶段：绳结（4 周）``, ``Phase 1: Basics (4 weeks)``.

What is learnt in a stage stands below it: its length is no talk's, and it is no course.
"""

from __future__ import annotations

import re

from mdcatalog.extract.shapes import head_of
from mdcatalog.extract.titles import is_role_link
from mdcatalog.patterns import lazy_pattern
from mdcatalog.tree import Inlines, Link, List, Section, plain_text
from mdcatalog.vocabulary import role_of

_STAGE = lazy_pattern(
    r"\W{0,4}(?:第\s?(?:\d{1,2}|[一二三四五六七八九十]{1,3})\s?(?:阶段|階段|步|个月|月|周|週|天|部分|学期|年|段階|ステップ)"
    r"|(?:阶段|階段|步骤|ステップ|フェーズ|단계)\s?(?:\d{1,2}|[一二三四五六七八九十])|\d{1,2}\s?단계"
    r"|(?:phase|stage|step|level|month|week|semester|quarter|year|term|sprint|milestone)s?"
    r"\s?#?(?:\d{1,2}|[ivx]{1,4}|one|two|three|four|five|six)\b)",
    re.IGNORECASE,
)
_LEAST = 2
_ADDRESS = re.compile(r"https?://\S+")
_AROUND = " \t-–—:：[](（）)"


def is_stage_of_things(section: Section, heading: str) -> bool:
    """Whether a heading is a stage, and bullets below it lead to things, each by its own name."""
    if _STAGE.match(heading) is None:
        return False
    named = sum(
        _leads_by_name(head_of(item))
        for block in section.blocks
        if isinstance(block, List)
        for item in block.items
    )
    return named >= _LEAST


def _leads_by_name(head: Inlines) -> bool:
    """Whether a bullet has a link and words that call it by more than its role."""
    at = next((at for at, piece in enumerate(head) if isinstance(piece, Link)), None)
    if at is None:
        return False
    label = plain_text(head[:at]).strip(_AROUND)
    if label and role_of(label) is not None:
        return False  # `视频：[…](…)` is of what the heading names
    if not is_role_link(head[at]):
        return True
    name = _ADDRESS.sub("", plain_text(head)).strip(_AROUND)
    return bool(name) and role_of(name) is None
