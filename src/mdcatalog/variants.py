"""Traditional and Japanese characters and the simplified ones that they are compared as."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path


@lru_cache(maxsize=1)
def simplified() -> dict[int, str]:
    """A table for ``str.translate``; see ``variants.txt`` for where it is from.

    A character that GB 2312 has is a simplified one already, whatever else it is a form of.
    """
    text = Path(__file__).with_name("variants.txt").read_text("utf-8")
    pairs = "".join(line for line in text.splitlines() if not line.startswith("#"))
    forms, plain = pairs[::2], pairs[1::2]
    known = frozenset(forms.encode("gb2312", "ignore").decode("gb2312"))
    return {ord(form): char for form, char in zip(forms, plain, strict=True) if form not in known}
