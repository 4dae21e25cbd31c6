"""Schools and teachers in Chinese, written in one: ``北大张三``, ``台大李四、王五 老师``."""

from __future__ import annotations

import re

from mdcatalog.patterns import lazy_pattern
from mdcatalog.vocabulary import SCHOOLS

#: The surnames that most have; other words of two or three characters begin otherwise.
SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹"
    "孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤李張劉陳楊黃趙吳孫馬許鄭羅韓馮鄧蕭葉蘇呂盧鍾譚陸韋鄒龍賀顧龔錢嚴湯俞简温"
    "文耿苗欧倪樊殷施柯翁洪庄聂"
)
_CJK_SCHOOLS = sorted((name for name in SCHOOLS if not name.isascii()), key=len, reverse=True)
_SCHOOL = rf"(?:[一-鿿]{{2,8}}(?:大学|大學)|(?:{'|'.join(map(re.escape, _CJK_SCHOOLS))})(?:大学)?)"
_LATIN_SCHOOL = r"[A-Z][A-Za-z]{1,9}"
_NAME = rf"[{SURNAMES}][一-鿿]{{1,2}}"
_TITLE = r"(?:\s*(?:老师|教授|博士|老師|院士))?"
# `北大张三`, `清华大学 张三、李四 老师`, `哈佛公开课`
_WHOLE = lazy_pattern(
    rf"(?P<school>{_SCHOOL})的?\s*(?:(?P<names>{_NAME}(?:\s*[、,，&和与]\s*{_NAME})*){_TITLE})?"
    r"\s*(?:的?公开课|公開課)?"
)
_LATIN_WHOLE = lazy_pattern(rf"(?P<school>{_LATIN_SCHOOL})\s*(?:公开课|公開課)")
# `台大李四 机器学习`: with three characters a name is no word of the title
_BEFORE = lazy_pattern(
    rf"(?P<school>{_SCHOOL})(?P<names>[{SURNAMES}][一-鿿]{{2}}){_TITLE}(?:[\s:：《「|｜-])"
)
_AND = re.compile(r"\s*[、,，&和与]\s*")
_LONGEST = 40


def school_and_teachers(text: str) -> tuple[list[str], list[str]] | None:
    """The school and the teachers that a text is and nothing else.

    ``北大张三`` is ``['北大'], ['张三']``; ``哈佛公开课`` has no teacher.
    """
    if text.isascii() or len(text) > _LONGEST:
        return None
    match = _WHOLE.fullmatch(text.strip())
    if match is None:
        latin = _LATIN_WHOLE.fullmatch(text.strip())
        known = latin is not None and latin["school"].casefold() in SCHOOLS
        return ([latin["school"]], []) if latin and known else None
    names = match["names"]
    if not names and match["school"] == text.strip():
        return None  # a school alone is read as other organisations are
    return [match["school"]], _AND.split(names) if names else []


def school_and_teachers_before(title: str) -> tuple[list[str], list[str]] | None:
    """The same where a title begins with it: ``台大李四 机器学习``."""
    match = _BEFORE.match(title) if not title.isascii() else None
    return ([match["school"]], [match["names"]]) if match else None
