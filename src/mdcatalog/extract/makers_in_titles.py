"""Who made a thing, where what it is called says so: ``RopeKit (Hugging Face)``."""

from __future__ import annotations

import re

from mdcatalog.extract.course_names import makers_of
from mdcatalog.extract.licenses import is_license
from mdcatalog.patterns import lazy_pattern

_IN_BRACKETS = lazy_pattern(r"(?<=\S)\s*[(（](?P<maker>[^()（）]{2,40})[)）]$")
_OWNER_HANGUL = lazy_pattern(r"(?P<maker>[^,.·:]{2,24}?)의 \S")
# one Latin name and no more: `港口大学LaTeX模板` is for that school
_SCHOOL_BEFORE = lazy_pattern(
    r"(?P<maker>[一-鿿]{2,8}(?:大学|大學))\s?(?!LaTeX|PPT|Beamer|App)[A-Za-z][\w.+-]*",
    re.IGNORECASE,
)


def maker_behind_name(title: str) -> str:
    """``RopeKit (Hugging Face)``: who made it, in brackets at the end of what it is called."""
    if title[-1:] not in (")", "）"):
        return ""
    match = _IN_BRACKETS.search(title)
    maker = match["maker"] if match else ""
    return maker if maker and makers_of(maker) == [maker] and not is_license(maker) else ""


def owner_in_title(title: str) -> list[str]:
    """Whose thing a title says it is: ``OpenAI의 Whisper``, ``港口大学RopeKit``."""
    match = _OWNER_HANGUL.match(title) if "의 " in title else _SCHOOL_BEFORE.fullmatch(title)
    return makers_of(match["maker"]) if match else []
