"""Cells of names on lines of their own: which line goes on with the name above it."""

from __future__ import annotations

from mdcatalog.extract.heads import is_space
from mdcatalog.tree import Break, CodeSpan, Inline, Inlines, Text

_PARTED, _JOINED = Text("；"), Text(" ")
# `海港大<br>結び目研究グループ`: a part of what is named above it, where no school stands in it
_PARTS = (
    *("研究室", "研究グループ", "グループ", "講座", "研究チーム"),
    *("课题组", "教研室", "研究组", "實驗組", "연구실", "연구팀"),
)
_WHOLES = ("大学", "大學", "公司", "学院", "研究所", "研究院", "集团", "株式会社", "대학교", "病院")
_OPENING = ("(", "（")


def with_names_parted(content: Inlines) -> Inlines:
    """A cell of a column of names, with a semicolon where a name ends.

    A line in brackets, and a part of the body above it, go on with that: ``Labs<br>(Harbour)``.
    """
    spans = CodeSpan in map(type, content)  # `` `ropes` `CIKM2022` ``: each is one
    return tuple(
        _joint(content[at + 1] if at + 1 < len(content) else None)
        if isinstance(piece, Break)
        else _PARTED
        if spans and is_space(piece)
        else piece
        for at, piece in enumerate(content)
    )


def _joint(behind: Inline | None) -> Text:
    """What stands in place of a line's end before a piece."""
    words = behind.text.strip() if isinstance(behind, Text) else ""
    if words.startswith(_OPENING):
        return _JOINED
    part = words.endswith(_PARTS) and not any(whole in words for whole in _WHOLES)
    return _JOINED if part else _PARTED
