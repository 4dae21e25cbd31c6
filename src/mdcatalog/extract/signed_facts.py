"""Lines that begin with a picture of what they tell: ``🧑‍🏫 Jane Doe``, ``⏳ 6.5h``."""

from __future__ import annotations

from collections.abc import Sequence

from mdcatalog.extract.course_names import makers_of
from mdcatalog.extract.entries import Entry, Labelled
from mdcatalog.extract.person_names import FULL_NAME_WORDS, is_name
from mdcatalog.patterns import lazy_pattern
from mdcatalog.tree import Inline, Text, plain_text
from mdcatalog.values import parse_duration, split_names

# somebody, of whatever skin, and what they work as: `👩🏽‍🏫`, `🧑‍💻`
_WHO = lazy_pattern(
    r"(?:[\U0001f464\U0001f465\U0001f468\U0001f469\U0001f9d1][\U0001f3fb-\U0001f3ff]?"
    r"(?:\u200d[\U0001f3eb\U0001f393\U0001f4bb\U0001f52c\U0001f4bc]\ufe0f?)?"
    r"|\U0001f3a4|\U0001f5e3)\ufe0f?\s+(?=\S)"
)
_HOW_LONG = lazy_pattern(r"[\u231a\u231b\u23f0-\u23f3\U0001f550-\U0001f567]\ufe0f?\s*(?=\S)")
_BELOW_SIGNS = "\u2300"  # no letter of ours begins beyond, and hardly any line does
# `QuayAI`: one word, and a capital in it
_COINED = lazy_pattern(r"[A-Z][a-z]+[A-Z][A-Za-z]*")
_LONGEST = 100


def take_signed(entry: Entry, line: Sequence[Inline]) -> bool:
    """Take a line that is the picture of somebody or of a clock before who or how long."""
    first = line[0] if line else None
    if not isinstance(first, Text) or first.text.lstrip()[:1] < _BELOW_SIGNS:
        return False
    text = " ".join(plain_text(line).split())
    if len(text) > _LONGEST:
        return False
    if (clock := _HOW_LONG.match(text)) and parse_duration(text[clock.end() :]) is not None:
        entry.fields.append(Labelled("duration", text[clock.end() :]))
        return True
    who = _WHO.match(text)
    return who is not None and _take_who(entry, text[who.end() :])


def _take_who(entry: Entry, text: str) -> bool:
    """Take names in full, of people or of who they work for."""
    makers = [text] if _COINED.fullmatch(text) else makers_of(text)
    if makers:
        entry.fields.append(Labelled("organizations", text))
        return True
    names = split_names(text)
    full = all(len(name.split()) in FULL_NAME_WORDS and is_name(name) for name in names)
    if not names or not full:
        return False
    entry.fields.append(Labelled("authors", text))
    return True
