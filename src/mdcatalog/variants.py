"""Traditional and Japanese characters and the simplified ones that they are compared as."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path


def _in_gb2312(character: str) -> bool:
    try:
        character.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True


@lru_cache(maxsize=1)
def simplified() -> dict[int, str]:
    """A table for ``str.translate``; see ``variants.txt`` for where it is from.

    A character that GB 2312 has is a simplified one already, whatever else it is a form of.
    """
    table: dict[int, str] = {}
    for line in Path(__file__).with_suffix(".txt").read_text("utf-8").splitlines():
        if not line.startswith("#"):
            pairs = zip(line[::2], line[1::2], strict=True)
            table.update((ord(form), plain) for form, plain in pairs if not _in_gb2312(form))
    return table
