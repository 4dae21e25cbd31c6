"""References in Chinese, Japanese and Korean, as journals there ask for them.

``王小明、李小華（2019）。港口之研究。《資訊學報》，12(3)，45-60。`` (APA),
``山田太郎, 鈴木花子: 港湾の検出, 情報処理学会論文誌, Vol.60, No.3, pp.45-60, 2019.`` (IPSJ),
``김부두, 이항구, "항구의 검출," 정보과학회논문지, 제46권, 제3호, pp.45-60, 2019.`` (KIISE).
"""

from __future__ import annotations

from typing import NamedTuple

from mdcatalog.extract.cjk_credits import is_cjk_name
from mdcatalog.extract.east_names import KOREAN_SURNAMES, is_eastern_name
from mdcatalog.patterns import lazy_pattern

_NAME = (
    r"(?:[一-鿿々]{1,6}(?:[ \u3000]?[ぁ-んァ-ヶ]{1,5}|[ \u3000][一-鿿々]{1,4})?|[가-힣]{2,4}"
    r"|[A-Z][\w.'-]*(?: [A-Z][\w.'-]*){1,3})"
)
_NAMES = (
    rf"(?P<names>{_NAME}(?:\s*(?:[、，,;；・･]|and|與|和|及|과|와)\s*{_NAME}){{0,11}}"
    r"(?:\s*(?:ほか|他|ら|等人?|외(?:\s?\d+[인명])?|등))?)"
)
_OPEN, _CLOSE = r"[〈《「『\"“]", r"[〉》」』\"”]"
# 12(3)，45-60 · 第46卷第3期 · Vol.60, No.3, pp.45-60 · 제46권, 제3호
_NUMBERS = (
    r"(?:[\s\d,，.．、。:：()（）~～–—-]|[A-Z](?=[\d-])|(?<=-)[A-Z]|[Vv]ol|[Nn]o|pp?(?=[. ]?\d)"
    r"|第|제|卷|巻|권|期|号|號|호|頁|页|쪽|ページ|페이지)*"
)
_APA = lazy_pattern(
    rf"{_NAMES}\s*[(（](?P<year>(?:19|20)\d\d)[a-z]?(?:年)?[)）]\s*[.。．,，:：]?\s*"
    rf"(?:{_OPEN}(?P<set>[^〈〉《》「」『』]{{4,120}}?){_CLOSE}|(?P<title>[^。．.《『〈]{{4,120}}?))"
    r"\s*[.。．,，]\s*"
    rf"(?:{_OPEN}(?P<journal>[^〈〉《》「」『』]{{2,60}}){_CLOSE}|(?P<place>[^,，.。．\d]{{2,40}}))"
    rf"(?P<rest>{_NUMBERS})[\s.。．,，]*"
)
_BY_COMMAS = lazy_pattern(
    rf"{_NAMES}\s*(?:[:：]\s*(?P<title>[^,，:：]{{4,120}}?)[,，.．]\s*"
    rf"|[,，.．:：]?\s*{_OPEN}(?P<set>[^\"“”〈〉《》「」『』]{{4,120}}?)[,，.]?{_CLOSE}[,，.．]?\s*)"
    rf"(?:{_OPEN}(?P<journal>[^〈〉《》「」『』]{{2,60}}){_CLOSE}|(?P<place>[^,，.．]{{2,60}}?)[,，.．])\s*"
    rf"(?P<rest>{_NUMBERS})[\s,，.．(（]*(?P<year>(?:19|20)\d\d)(?:年|[年.]\s?\d{{1,2}}月?)?[)）]?[\s.。．]*"
)
_JOINTS = lazy_pattern(r"\s*(?:[、，,;；・･]|\band\b|與|和|及|과|와)\s*")
_OTHERS = lazy_pattern(r"\s*(?:ほか|他|ら|等人?|외(?:\s?\d+[인명])?|등)$")
_LONGEST, _LEAST = 400, 16
_FIRST_EAST = "\u2e80"


class EastReference(NamedTuple):
    """What such a reference says."""

    names: tuple[str, ...]
    title: str
    venue: str
    year: int


def east_reference(text: str) -> EastReference | None:
    """The reference that a text is as a whole; ``None`` where it is none."""
    text = " ".join(text.split())
    if not _LEAST <= len(text) <= _LONGEST or text[0] < _FIRST_EAST:
        return None
    if not ("20" in text or "19" in text):
        return None
    match = _APA.fullmatch(text) or _BY_COMMAS.fullmatch(text)
    if match is None:
        return None
    names = tuple(filter(None, _JOINTS.split(_OTHERS.sub("", match["names"]))))
    if not names or not all(map(_may_be_person, names)):
        return None
    told = match.groupdict()
    venue = (told.get("journal") or match["place"]).strip()
    title = (match["set"] or match["title"]).strip()
    return EastReference(names, title, venue, int(match["year"]))


def _may_be_person(name: str) -> bool:
    if name[0] < _FIRST_EAST or " " in name or "\u3000" in name:
        return True
    if is_eastern_name(name) or is_cjk_name(name):
        return True
    if "가" <= name[0] <= "힣":
        return name[0] in KOREAN_SURNAMES
    return len(name) in (2, 3, 4) and not name.endswith(_NO_ENDS)


_NO_ENDS = (
    "大学",
    "大學",
    "学会",
    "學會",
    "協会",
    "協會",
    "会社",
    "公司",
    "研究",
    "編集",
    "委員",
    "省庁",
    "政府",
)
