"""Who gives a course, as titles in Japanese and Chinese name teachers at an end of theirs.

``機械学習 港湾大学 山田 太郎 先生``, ``(山田太郎先生の資料)``, ``绳索入门-张某某``.
"""

from __future__ import annotations

from mdcatalog.extract.cjk_credits import is_cjk_name
from mdcatalog.extract.east_names import is_eastern_name
from mdcatalog.patterns import lazy_pattern
from mdcatalog.values.text import CJK

_WITH_COURTESY = lazy_pattern(
    r"(?:^|(?<=[\s\u3000(（【「|｜・:：]))"
    r"(?P<name>[一-鿿々]{1,4}(?:[ \u3000][一-鿿々ぁ-んァ-ヶ]{1,4})?)"
    r"\s?(?:先生|(?:准|助)?教授)(?=の|\s*$|[)）】」])"
)
_NO_PERSON = ("大学", "大學", "教授", "学部", "研究", "学科", "講座", "高校")
_SCHOOL = lazy_pattern(
    r"(?:^|(?<=[\s\u3000(（|｜・]))(?P<school>[一-鿿]{2,6}(?:大学院?|高専))(?=[\s\u3000])"
)
_AT_END = lazy_pattern(r"(?<=[\w)）》])\s?[-–—:：|｜]\s?(?P<name>[一-鿿]{3})$")
_LEAST_BEFORE = 4  # characters of what is given
_SPACES = (" ", "\u3000")


def with_courtesy(title: str) -> tuple[list[str], list[str]]:
    """The teacher that 先生 or 教授 stands behind, and the school before; none where none does.

    A name that nobody knows has to be in two parts.
    """
    match = _WITH_COURTESY.search(title) if "先生" in title or "教授" in title else None
    name = match["name"] if match else ""
    if not name or any(map(name.__contains__, _NO_PERSON)):
        return [], []
    if not (is_eastern_name(name) or any(map(name.__contains__, _SPACES))):
        return [], []
    school = _SCHOOL.search(title[: match.start()]) if match else None
    return [name], [school["school"]] if school else []


def teacher_at_end(title: str) -> str | None:
    """``绳索入门-张某某``, ``如何泊船：张某某``: a name of three characters behind a mark."""
    match = _AT_END.search(title) if title[-1:] > "一" else None
    if match is None or not is_cjk_name(match["name"]):
        return None
    return match["name"] if len(CJK.findall(title[: match.start()])) >= _LEAST_BEFORE else None
