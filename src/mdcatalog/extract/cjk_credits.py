"""Schools and teachers in Chinese, written in one: ``北大张三``, ``台大李四、王五 老师``."""

from __future__ import annotations

import re
from typing import NamedTuple

from mdcatalog.extract.east_names import is_eastern_name
from mdcatalog.extract.person_names import is_cjk_word
from mdcatalog.patterns import lazy_pattern
from mdcatalog.vocabulary import ORGANIZATIONS, SCHOOLS, TEACHERS

#: The surnames that most have; most other words of two or three characters begin otherwise.
_SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹"
    "孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤李張劉陳楊黃趙吳孫馬許鄭羅韓馮鄧蕭葉蘇呂盧鍾譚陸韋鄒龍賀顧龔錢嚴湯俞简温"
    "文耿苗欧倪樊殷施柯翁洪庄聂"
)
_CJK_SCHOOLS = sorted((name for name in SCHOOLS if name[0] >= "一"), key=len, reverse=True)
_KNOWN_SCHOOL = rf"(?:{'|'.join(map(re.escape, _CJK_SCHOOLS))})(?:大学)?"
_SCHOOL = rf"(?:[一-鿿]{{2,8}}(?:大学|大學)|{_KNOWN_SCHOOL})"
_LATIN_SCHOOL = r"[A-Z][A-Za-z]{1,9}"
_NAME = rf"[{_SURNAMES}][一-鿿]{{1,2}}"
_ONE_NAME = lazy_pattern(_NAME)
_TITLES = ("老师", "老師", "教授", "博士")
_NAME_LENGTHS = (2, 3)
_TITLE = r"(?:\s*(?:老师|教授|博士|老師|院士))?"
# `北大张三`, `清华大学 张三、李四 老师`, `哈佛公开课`
_WHOLE = lazy_pattern(
    rf"(?P<school>{_SCHOOL})的?\s?[-–—·]?\s*(?:(?P<names>{_NAME}(?:\s*[、,，&和与]\s*{_NAME})*){_TITLE})?"
    r"\s*(?:的?公开课|公開課)?"
)
# `张三 北京大学`
_WHOLE_TURNED = lazy_pattern(
    rf"(?P<names>{_NAME}(?:\s*[、,，&和与]\s*{_NAME})*){_TITLE}\s*[,，、 ]\s*(?P<school>{_SCHOOL})"
)
_LATIN_WHOLE = lazy_pattern(rf"(?P<school>{_LATIN_SCHOOL})\s*(?:公开课|公開課)")
# `台大李四 机器学习`: with three characters a name is no word of the title
_BEFORE = lazy_pattern(
    rf"(?P<school>{_SCHOOL})(?P<names>[{_SURNAMES}][一-鿿]{{2}}){_TITLE}(?:[\s:：《「|｜-])"
)
# `(强推 双字)2021版…`, `【北交】…`: marks and praise before a title
_GROUPS = lazy_pattern(r"(?:\s*[(（【\[][^()（）【】\[\]]{1,12}[)）】\]])+\s*")
_GROUP = lazy_pattern(r"[(（【\[]([^()（）【】\[\]]+)[)）】\]]")
_GIVEN_BY = lazy_pattern(r"(?P<name>[一-鿿]{2,4}?)(?:老师|老師|教授)?(?:亲授|主讲|讲授|親授|主講)")
_YEAR_FIRST = lazy_pattern(r"(?P<year>20[012]\d)(?:版|年版?|最新版?)?\s*(?=[一-鿿])")
_PRAISE = lazy_pattern(r"(?:最新|全新|经典|官方|完整版?|合集)\s*")
# `浙江大学-…`, `斯坦福CS231n…`, `麻省理工学院 MIT 18.06 …`; a long name is no word of a title
_SCHOOL_FIRST = lazy_pattern(
    rf"(?P<school>{_SCHOOL}|[一-鿿]{{2,6}}理工学院)(?:大学)?"
    r"(?=\s*[-–—:：|｜·]\s*\w|\s+[A-Z一-鿿]|[A-Z]{2,5}\s?\d|的?公开课|\s*[“《「])"
    # `海港大学计算机系统基础`: before what courses are called, not of students or a press
    r"|(?P<known>(?![如怎为什我你他在考读国全各一世评哪当]|上(?!海)|[美英日]国?大|中国大学|名牌|重点|海外)"
    r"[一-鿿]{2,4}大学)(?![生城路里校毕招的]|出版|录取|排名|考研|图书)"
    r"(?=[一-鿿A-Z ]{2,12}(?:课程?|课堂|原理|基础|导论|概论|教程))"
)
_TERM_FIRST = lazy_pattern(
    r"(?P<year>20[012]\d)\s?年?\s?(?:春|夏|秋|冬)季?(?:学期)?\s?[:：|｜-]\s?(?=[一-鿿])"
)
# `操作系统原理-2024`, `…教授-2024 春`
_YEAR_LAST = lazy_pattern(
    r"(?<=[一-鿿)）》])\s?[-–—_]\s?(?P<year>20[012]\d)\s?年?\s?(?:[春夏秋冬]季?)?(?:学期)?$"
)
# `…在线课-汪某`, `… 汪某某`: behind the school and the name of its course
_TEACHER_LAST = lazy_pattern(
    rf"(?<=[一-鿿])(?:\s?[-–—]\s?(?P<name>{_NAME})|\s(?P<apart>[{_SURNAMES}][一-鿿]{{2}}))$"
)
_LEAST_COURSE = 4  # characters: `马原` behind a school is a course
# `计算机组成 2023-张某某`
_YEAR_AND_TEACHER = lazy_pattern(rf"(?<!\d)(?P<year>20[012]\d)年?\s?[-–—]\s?(?P<name>{_NAME})$")
# `清华 操作系统原理(向勇、陈渝)`
_TEACHERS_BEHIND = lazy_pattern(
    rf"[(（]\s*(?P<names>{_NAME}(?:\s*[、,，&和与]\s*{_NAME}){{0,5}}){_TITLE}\s*[)）]$"
)
_DOMAIN = lazy_pattern(r"[A-Za-z]{4,}\.ai(?![A-Za-z])")
# Words about a course that begin with who gives it: `清华王一老师的课程`, `该课程来自赵二教授`,
# `台大教授李三主讲`, `复旦大学公开课`; `国内大学的课程` names nobody
_LEAD = (
    r"(?:(?:强烈|非常|特别)?(?:推荐|安利|强推)(?:一下|大家|观看|学习)?)?"
    r"(?:(?:这门|这个|该|本)?(?:课程?|视频|系列|公开课)?(?:同样|也)?(?:来自|出自|由|是|为)于?\s*)?"
)
_TELLS_SCHOOL = (
    r"(?!推荐|强烈|安利|国[内外]|[各多几两]|[美英日]国?大|[著知]名|名[牌校]|[一顶]|海外|全国|世界)"
    rf"(?:(?:(?![是由自的在门课])[一-鿿]){{2,8}}?(?:大学|大學)|{_KNOWN_SCHOOL})"
)
_TELLS_BY = lazy_pattern(
    rf"{_LEAD}(?P<school>{_TELLS_SCHOOL})?的?(?P<name>{_NAME})\s?(?:老师|老師|教授|博士|院士|讲师)"
    rf"|{_LEAD}(?P<of>{_TELLS_SCHOOL})(?:的?(?:教授|老师|老師)(?P<titled>{_NAME}?)(?:主讲|讲授|讲解|制作|授课|开设)"
    r"|(?=[^，。；,;]{0,12}?(?:公开课|公開課|慕课|MOOC|课程)))"
)
_AND = re.compile(r"\s*[、,，&和与]\s*")
# `由清华大学老师王一和赵二授课`, `李三老师授课的视频`, `那时候看的是钱四老师`
_GIVEN = lazy_pattern(
    rf"由\s*(?:{_TELLS_SCHOOL})?的?(?:老师|教授)?\s*(?P<names>{_NAME}?(?:\s*[、,，和与]\s*{_NAME}?){{0,4}})"
    r"\s*(?:两位|几位)?(?:老师|教授|博士)?(?:授课|讲授|主讲|讲解|执教|开设|录制)"
    rf"|(?<![比像如])(?![一-鿿]?国[内外])(?P<name>{_NAME}?)\s?(?:老师|老師|教授)(?!们|的(?:书|教材|著作|学生|论文|作品))"
)
# `Jane Doe 教授主讲`
_LATIN_GIVEN = lazy_pattern(
    r"(?<![A-Za-z])(?P<name>[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){1,3})\s?(?:教授|老师|博士)?"
    r"(?:主讲|讲授|讲解)"
)
# `李老师`: by the surname alone
_SURNAME_ONLY = lazy_pattern(rf"[{_SURNAMES}](?:老师|老師|教授)")
_NAME_FIRST = lazy_pattern(
    rf"[【\[（(]?(?P<name>{_NAME}?)(?:(?P<titled>老师|老師|教授)[】\])）]?[\s:：的·|-]*|[:：]\s*)(?=\S)"
)
_TITLED_ALONE = lazy_pattern(rf"(?P<name>{_NAME}?)\s?(?P<titled>老师|老師|教授|博士)?")
# `去看哈工大这门课`
_SEEN = lazy_pattern(
    rf"[看听学]{_KNOWN_SCHOOL}(?=(?:[这那]门|的|版|老师|公开课)[^，。；,;]{{0,14}}?(?:课|视频|教程))"
)
_STAFF = lazy_pattern(r"(?<=[学院])的?(?:老师|老師|教授|师生|同学|学生|学长|学姐)(?:们)?$")
_PRAISE_BEFORE = lazy_pattern(
    r"^(?:(?:强烈|非常|特别|首先|最后|个人)*(?:推荐|安利|强推)(?:一下|大家|观看|学习)?|[这本]课?是)"
)
_ENDS_WORDS = frozenset(
    "版课班集场等的网馆论节篇派大乎行选体系院所部室员生家学"  # `汪洋版`, which is nobody
)
_LEAST_SURE = 3  # characters: fewer may as well be a word
_READ = 300
_LONGEST = 40
_OPENINGS = frozenset("(（【[")


def is_cjk_name(text: str) -> bool:
    """Whether a text is a surname and one or two characters, and no known word: ``张三``.

    ``高清`` and ``程序员`` begin with surnames as well.
    """
    return (
        len(text) in _NAME_LENGTHS
        and _ONE_NAME.fullmatch(text) is not None
        and not text.endswith(_TITLES)
        and text[-1] not in "系版课院班"
        and not is_cjk_word(text)
    )


def is_sure_name(text: str) -> bool:
    """Whether a text is a name for sure: of three characters, or of a teacher who is known."""
    return (
        text in TEACHERS
        or is_eastern_name(text)
        or (len(text) >= _LEAST_SURE and is_cjk_name(text))
    )


def teacher_alone(text: str) -> str | None:
    """The teacher that a text is and nothing else: ``张某某``, ``张三老师``, ``张老师`` in full."""
    if not text or text[0] <= "ぁ" or len(text) > len("佐々木 太郎 先生"):
        return None
    if is_eastern_name(text):
        return text
    if _SURNAME_ONLY.fullmatch(text):
        return text
    match = _TITLED_ALONE.fullmatch(text)
    name = match["name"] if match else ""
    if match and match["titled"]:
        return name if is_cjk_name(name) else None
    return text if is_sure_name(text) else None


def teacher_first(title: str) -> str | None:
    """The teacher that a title begins with: ``张三老师 力学``, ``张某某：力学``."""
    match = _NAME_FIRST.match(title) if title[:1] > "一" or title[:1] in _OPENINGS else None
    if match is None:
        return None
    name: str = match["name"]
    return name if (is_cjk_name(name) if match["titled"] else is_sure_name(name)) else None


def teachers_told(text: str) -> list[str]:
    """Who gives a course, where running text in Chinese says so of one or of several together."""
    if "讲" in text[:_READ] and (latin := _LATIN_GIVEN.search(text[:_READ])):
        return [latin["name"]]
    if "老师" not in text and "教授" not in text and "由" not in text:
        return []
    alone: list[str] = []
    for match in _GIVEN.finditer(text[:_READ]):
        names = _AND.split(match["names"] or match["name"])
        if not all(map(is_cjk_name, names)):
            continue
        if match["names"]:
            return names
        alone.extend(names)
    return alone[:1] if len(set(alone)) == 1 else []


def school_seen(text: str) -> str | None:
    """The school whose course a text says to watch: ``去看哈工大这门课``."""
    match = _SEEN.search(text, 0, _READ) if text else None
    return match.group()[1:] if match else None


def plain_maker(maker: str) -> str:
    """A maker without words of praise before it and its staff behind it.

    >>> plain_maker("强烈推荐武汉大学"), plain_maker("大连海事大学老师")
    ('武汉大学', '大连海事大学')
    """
    return _STAFF.sub("", _PRAISE_BEFORE.sub("", maker)).removesuffix("が")


def school_and_teachers(text: str) -> tuple[list[str], list[str]] | None:
    """The school and the teachers that a text is and nothing else.

    ``北大张三`` is ``['北大'], ['张三']``; ``哈佛公开课`` has no teacher.
    """
    if text.isascii() or len(text) > _LONGEST:
        return None
    match = _WHOLE.fullmatch(text.strip()) or _WHOLE_TURNED.fullmatch(text.strip())
    if match is None:
        latin = _LATIN_WHOLE.fullmatch(text.strip())
        known = latin is not None and latin["school"].casefold() in SCHOOLS
        return ([latin["school"]], []) if latin and known else None
    names = match["names"]
    if not names and match["school"] == text.strip():
        return None  # a school alone is read as other organisations are
    teachers = _AND.split(names) if names else []
    if any(name[-1] in _ENDS_WORDS for name in teachers):
        return None  # `金融系 北京大学`
    return ([match["school"]], teachers) if all(map(is_cjk_name, teachers)) else None


def school_and_teachers_before(title: str) -> tuple[list[str], list[str]] | None:
    """The same where a title begins with it: ``台大李四 机器学习``."""
    match = _BEFORE.match(title) if not title.isascii() else None
    return ([match["school"]], [match["names"]]) if match and is_cjk_name(match["names"]) else None


def school_and_teacher_told(text: str) -> tuple[list[str], list[str]]:
    """The school and the teacher that words about a course in Chinese begin with.

    ``清华王一老师的课程`` is ``['清华'], ['王一']``, ``复旦大学公开课`` has no teacher.
    """
    match = _TELLS_BY.match(text) if text and not text[0].isascii() else None
    if match is None:
        return [], []
    school, name = match["school"] or match["of"], match["name"] or match["titled"]
    if name and not is_cjk_name(name):
        return [], []
    return [school] * bool(school), [name] * bool(name)


class Marked(NamedTuple):
    """What a title says of a course within marks and words that are written in one."""

    schools: list[str]
    teachers: list[str]
    year: int | None


def marked_credits(title: str) -> Marked:
    """School, teacher and year at the head of a title as sites of videos have them.

    ``(强推)浙江大学-机器学习``, ``【北交】图像处理``, ``2021版吴恩达深度学习``;
    of teachers within it only those that are known.
    """
    found = Marked([], [], None)
    marks = _GROUPS.match(title) if title[:1] in _OPENINGS else None
    for mark in _GROUP.findall(marks.group()) if marks else ():
        given = _GIVEN_BY.fullmatch(mark)
        if given and not is_cjk_word(given["name"]):
            found.teachers.append(given["name"])
        elif mark in SCHOOLS or mark.endswith(("大学", "大學")):
            found.schools.append(mark)
        elif told := school_and_teachers(mark):  # `(北大张三)…`
            found.schools.extend(told[0])
            found.teachers.extend(told[1])
    rest = title[marks.end() :] if marks else title
    year = _TERM_FIRST.match(rest) or _YEAR_FIRST.match(rest) if rest[:1] == "2" else None
    rest = rest[year.end() :] if year else rest
    praise = _PRAISE.match(rest)
    school = _SCHOOL_FIRST.match(rest, praise.end() if praise else 0)
    if school and not found.schools:
        found.schools.append(school["school"] or school["known"])
    if school and not found.teachers and title.rstrip()[-1:] in ")）":
        found.teachers.extend(teachers_behind(title))
    site = _DOMAIN.search(title) if ".ai" in title else None
    if site and not found.schools and site.group().casefold() in ORGANIZATIONS:
        found.schools.append(site.group())
    behind = _YEAR_AND_TEACHER.search(title) if "20" in title else None
    if behind and is_cjk_name(behind["name"]):
        year = behind
        found.teachers.extend([behind["name"]] if not found.teachers else [])
    if not found.teachers:
        found.teachers.extend(name for name in TEACHERS if name in title)
    return found._replace(year=int(year["year"]) if year else None)


def closing_year(title: str) -> tuple[str, int]:
    """A title in Chinese without the year or term that it ends in, and that; 0 for none."""
    found = _YEAR_LAST.search(title) if "20" in title[-12:] and not title.isascii() else None
    return (title[: found.start()], int(found["year"])) if found else (title, 0)


def closing_teacher(title: str, schools: list[str]) -> list[str]:
    """Who gives a course, behind its title that its school begins: ``海港大学潮汐导论-汪某``."""
    found = _TEACHER_LAST.search(title) if schools else None
    name = (found["name"] or found["apart"]) if found else ""
    if found is None or not is_cjk_name(name) or (found["apart"] and name[-1] in _ENDS_WORDS):
        return []
    course = title[: found.start()].replace(schools[0], "", 1)
    return [name] if len(course) >= _LEAST_COURSE else []


def teachers_behind(title: str) -> list[str]:
    """Who gives a course, in brackets behind its title: ``数据结构(张某某)``.

    Several names, one of three characters or before 老师: two may as well be a level.
    """
    match = _TEACHERS_BEHIND.search(title.rstrip())
    names = _AND.split(match["names"]) if match else []
    titled = match is not None and match.group().rstrip(" )）").endswith(_TITLES)
    sure = titled or len(names) > 1 or (bool(names) and len(names[0]) > min(_NAME_LENGTHS))
    if len(names) == 1 and not titled and names[0][-1] in _ENDS_WORDS:
        return []
    return names if sure and all(map(is_cjk_name, names)) else []
