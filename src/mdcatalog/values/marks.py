"""Marks (yes or no), stars, and a number with stars glued to it."""

from __future__ import annotations

import re

from mdcatalog.patterns import lazy_pattern
from mdcatalog.values.counts import cjk_number
from mdcatalog.values.text import bare, fold, words

_MARKS: dict[str, bool] = dict.fromkeys(
    words("""
    ✅ ✔ ☑ ✓ √ 🗸 ○ ◯ 〇 ⭕ ◎ o [x] yes y true done 是 对 對 有 已完成 完成 已读 はい 済 예 네 완료
    :white_check_mark:
    :heavy_check_mark: :ballot_box_with_check: :o: &check; &#10003; &#10004;
"""),
    True,
) | dict.fromkeys(
    words("""
    ❌ ❎ ✗ ✘ ☐ ✖ × ✕ ⬜ 🔲 ◻ [] no n false todo 否 不是 不 未完成 未读
    いいえ 未 아니오 아니요 미완료 :x:
    :negative_squared_cross_mark: :heavy_multiplication_x: :white_large_square:
    :no_entry: &cross; &#10007; &#10060;
"""),
    False,
)


def parse_mark(text: str) -> bool | None:
    """A tick or a yes is True, a cross, an empty box or a no is False, any other text None.

    A lone letter ``x`` is None: some tables tick with it, others cross out.
    """
    if len(text) > 40:
        return None
    key = bare(text).lower().removeprefix("- ").strip()
    return _MARKS.get(key if key[:1] != "[" else key.replace(" ", ""))


_STAR = "✡⭐🌟★✪✭✮✯⭑🔯"
_STARS = lazy_pattern(
    rf"(?P<number>\d{{1,6}})?\s*[.、)]?\s*"
    rf"(?:(?P<stars>(?:[{_STAR}]|:star2?:|:sparkles:|\s)+)(?P<empty>[☆✩✰⚝\s]*)(?:[x×*]\s*(?P<times>\d))?)?"
)


def split_number_and_stars(text: str) -> tuple[int | None, int | None]:
    """A number and the stars glued to it: ``1✡✡✡`` is (1, 3), ``✡✡`` (None, 2), ``7`` (7, None)."""
    if len(text) > 120:
        return None, None
    match = _STARS.fullmatch(bare(fold(text)).strip())
    if match is None:
        return None, None
    number = int(match["number"]) if match["number"] else None
    found = len(re.findall(rf"[{_STAR}]|:star2?:|:sparkles:", match["stars"] or ""))
    if match["times"]:
        found = int(match["times"]) if found == 1 else 0
    return number, found or None


_ORDINAL = re.compile(
    r"(?:第|제|no\.?|week|wk|day|lecture|lect|lec|lesson|episode|module|class|session|unit|chapter|part"
    r"|hw|homework|assignment|tutorial|tut|lab|seminar|talk|meeting|recitation|vorlesung|aula|clase"
    r"|séance|лекция|урок|занятие|неделя|作业|l|w)?"
    r"\s*[#.]?\s*(\d{1,4})\s*"
    r"(?:周|週|讲|講|课|課|次|回|期|章|节|節|集|部分|주차|회차|강|차시)?[.、:：]?",
    re.IGNORECASE,
)


_DIGIT = re.compile(r"\d")
_CJK_ORDINAL = lazy_pattern(
    r"第([一二三四五六七八九十百]{1,5})(?:周|讲|课|次|回|期|章|节|集|部分|单元)"
)


def parse_ordinal(text: str) -> int | None:
    """The number in what numbers a row: ``Week 3``, ``第5讲``, ``第三章``, ``#12``; else None."""
    cjk = _CJK_ORDINAL.fullmatch(bare(text)) if text.lstrip()[:1] == "第" else None
    if cjk:
        return cjk_number(cjk[1])
    if len(text) > 24 or not _DIGIT.search(text):
        return None
    text = bare(fold(text)).strip()
    if text[0:1] in ("[", "(") and text[1:-1].isdecimal() and text[-1] in ("]", ")"):
        return int(text[1:-1])  # `[12]`, as references are numbered
    match = _ORDINAL.fullmatch(text)
    return int(match[1]) if match else None


# `Lecture 2-3`, `第3~4讲`: several lessons in one
_LESSONS = lazy_pattern(
    r"(?:第\s*)?(?:lectures?|lecs?|lessons?|weeks?|sessions?|class(?:es)?|episodes?)?\.?\s*#?\d{1,3}"
    r"\s?[-–~～&至到]\s?\d{1,3}\s*(?:讲|講|课|課|回|周|週|강|주차)?",
    re.IGNORECASE,
)


def counts_lessons(text: str) -> bool:
    """Whether a text is what numbers several lessons: ``Lecture 2-3``, ``第3~4讲``."""
    if len(text) > 24 or (text[:1].isdecimal() and text[-1:].isdecimal()):
        return False  # `2019-2020`
    return _LESSONS.fullmatch(text.strip()) is not None


# `lec0：`, `Lecture 3: `, `L05 - `, `第3讲 `: what numbers a lesson in front of its title
_LESSON_FIRST = lazy_pattern(
    r"(?:第\s*(?P<cjk>\d{1,3}|[一二三四五六七八九十百]{1,5})\s*(?:周|週|讲|講|课|課|次|回|期|集|节|節|课时)\s*[:：.、\-–—|]?"
    r"|(?:lecture|lec|lesson|episode|module|class|session|unit|week|day|tutorial|seminar|lab|l|w)"
    r"[\s#._-]{0,2}(?P<number>\d{1,3})"
    r"\s*(?:[:：|、]|\.\s|[-–—]+\s))\s*(?=\S)",
    re.IGNORECASE,
)


def leading_ordinal(text: str) -> int | None:
    """The number of a lesson in front of its title: ``Lecture 3: Trees``, ``第3讲 树``."""
    if not any(map(str.isdecimal, text[:14])) and text[:1] != "第":
        return None
    match = _LESSON_FIRST.match(text)
    return _lesson_of(match) if match else None


# `CS 2: Lecture 4: Trees`, `Course - Lecture 10 | Trees`, `树与图 第3讲`: within a title
_LESSON_WITHIN = lazy_pattern(
    r"(?:第\s*(?P<cjk>\d{1,3}|[一二三四五六七八九十百]{1,5})\s*(?:讲|講|课|課)(?!程)"
    r"|(?<![\w-])(?:lecture|lec|lesson)\s?#?(?P<number>\d{1,3})(?!\d)(?P<ends>\s*(?:$|[:：|()\[.,]|[-–—]\s))?)",
    re.IGNORECASE,
)


def lesson_number(title: str) -> int | None:
    """The number of a lesson, in front of its title or within it: ``CS 2 | Lecture 4: Trees``."""
    number = leading_ordinal(title)
    if number is not None or not ("第" in title or any(map(str.isdecimal, title))):
        return number
    found = list(_LESSON_WITHIN.finditer(title))
    told = len(found) == 1 and (found[0]["cjk"] or found[0]["ends"] is not None)
    return _lesson_of(found[0]) if told else None


def _lesson_of(match: re.Match[str]) -> int | None:
    found: str = match["number"] or match["cjk"]
    return int(found) if found.isdecimal() else cjk_number(found)


def parse_stars(text: str) -> int | None:
    """The number of stars given: ✡✡✡, ⭐⭐, ``:star:``, ★★★☆☆ are 3, 2, 1, 3.

    Outlined stars alone (☆☆☆) are None: they may be three given, or three withheld.
    """
    number, stars = split_number_and_stars(text)
    return stars if number is None else None
