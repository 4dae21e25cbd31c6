"""Who gives a course, as titles in Korean name teachers: ``항구대 김부두 교수님의 밧줄``."""

from __future__ import annotations

from mdcatalog.extract.east_names import KOREAN_SURNAMES, is_eastern_name
from mdcatalog.patterns import lazy_pattern
from mdcatalog.vocabulary import SCHOOLS

_ACADEMIC = r"(?:명예\s?)?(?:교수|박사|선생|강사)님?"
# `김부두 교수님의`, `김부두교수 강의`, `존 도 교수님`, `김부두님의`
_TEACHER = lazy_pattern(
    r"(?:^|(?<=[\s(（\[【|·:：-]))"
    r"(?P<name>[가-힣]{1,5}(?: (?!교수|박사|선생|강사)[가-힣]{1,2})?)"
    rf"\s?(?:(?P<titled>{_ACADEMIC})|님)(?=의|이|께서|\s|$|[)）\]】,])"
)
_SCHOOL = (
    r"[가-힣]{1,6}(?:대학교|대학원|과학기술원|과기대|공대|교대|사이버대|아카데미)"
    r"|[가-힣]{2,4}(?<![시세상현확기최무군증침절])대"
)
_SCHOOL_BEFORE = lazy_pattern(
    rf"(?:^|(?<=\s))(?P<school>{_SCHOOL})(?:\s[가-힣]{{2,9}}(?:학과|학부|대학|과))?\s*$"
)
# `항구대 밧줄 캠프`, `항구대학교 교수님께서 올린 밧줄 강의`
_SCHOOL_FIRST = lazy_pattern(
    rf"(?P<school>{_SCHOOL})\s(?=.*(?:강의|강좌|수업|캠프|특강|세미나|교수님))"
)
# what stands before 교수 and names nobody
_NO_NAMES = frozenset(
    ("지도", "담당", "전임", "주임", "전공", "초빙", "조교", "부교", "석좌", "학과", "정년")
)
_ENDS_NO_NAME = (
    "대",
    "학",
    "과",
    "부",
    "원",
    "교",
    "팀",
    "실",
    "소",
    "회",
    "장",
    "들",
    "의",
    "은",
    "는",
)
_IN_FULL = 3  # syllables of most names


def korean_teacher(title: str) -> tuple[list[str], list[str]]:
    """The teacher whom a title in Korean names with a courtesy, and the school before that one."""
    match = _TEACHER.search(title) if "님" in title or "교수" in title else None
    name = _name(match["name"], titled=match["titled"] is not None) if match else ""
    if match is None or not name:
        school = _SCHOOL_FIRST.match(title)
        return [], [school["school"]] if school else _known_first(title)
    before = title[: match.end("name") - len(name)]
    school = _SCHOOL_BEFORE.search(before)
    return [name], [school["school"]] if school else _known_first(before)


def _known_first(title: str) -> list[str]:
    """``하버드 통계 강의``, ``칸 아카데미의 선형대수``: a school that is known before a title."""
    words = title.split(" ", 2)[:2]
    for name in (" ".join(words), words[0]):
        for known in (name, name.removesuffix("의")):
            if known in SCHOOLS and known != title:
                return [known]
    return []


def _name(words: str, *, titled: bool) -> str:
    """The name that words before a courtesy end in: of two parts, in full, or by its surname."""
    first, _, last = words.rpartition(" ")
    apart = len(last) == 1 or (len(last) < _IN_FULL and last[0] not in KOREAN_SURNAMES)
    if first and apart and titled and not first.endswith(_ENDS_NO_NAME):
        return words  # `앤드류 응`
    if is_eastern_name(last):
        return last
    if not titled or last in _NO_NAMES or last.endswith(_ENDS_NO_NAME):
        return ""
    return last if 1 < len(last) <= _IN_FULL and last[0] in KOREAN_SURNAMES else ""
