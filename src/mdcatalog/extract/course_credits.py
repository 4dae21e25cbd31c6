"""Who gives a course, where and when, as the end of its title says: ``… - Jane Doe - MIT``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from mdcatalog.extract.campuses import is_before_campus, stands_behind_school
from mdcatalog.extract.cjk_credits import (
    closing_teacher,
    closing_year,
    is_cjk_name,
    marked_credits,
    school_and_teachers,
    school_and_teachers_before,
    teacher_alone,
    teacher_first,
    teachers_behind,
)
from mdcatalog.extract.course_names import (
    dated_makers,
    is_school,
    makers_of,
    may_be_teachers,
    teachers_of,
    term_year,
)
from mdcatalog.extract.courtesy import teacher_at_end, with_courtesy
from mdcatalog.extract.east_names import is_eastern_name
from mdcatalog.extract.given_by import given_at_end
from mdcatalog.extract.korean_credits import korean_teacher
from mdcatalog.extract.organizations import is_named_organization
from mdcatalog.extract.person_names import (
    FULL_NAME_WORDS,
    PERSON_WORDS,
    is_known_person,
    is_name,
)
from mdcatalog.patterns import lazy_pattern
from mdcatalog.values import find_date
from mdcatalog.vocabulary import ORGANIZATIONS, SCHOOLS, fold

# also `(` of a group that ends the title, and what stands before `by`
_JOINT = lazy_pattern(
    r"\s[-–—|·•]+\s+|\s*[,，;；]\s*|\s*[(（\[【](?=[^()（）\[\]]*[)）\]】]\s*$)"
    r"|\s+(?=(?:[Bb]y|with)\s+[A-Z])|(?<=[》」）])\s*[-–—|·]+\s*|\s+[@/]\s*(?=\w)"
    r"|(?<=[一-鿿])\s+(?=[一-鿿]{2,8}(?:大学|大學)$)|(?<=》)\s*(?=[一-鿿]{2,3}(?:\s|$))"
)
_MAY_JOIN = re.compile(r"[-–—|·•,，;；(（\[【@/]|[Bb]y\s|with\s[A-Z]|大[学學]$")
_SITES = frozenset(
    [
        *("youtube", "bilibili", "video", "videos", "lectures", "video lectures", "vimeo"),
        *("playlist", "ted", "tedx", "ted talk", "tedx talks", "talks at google"),
        "google tech talks",
    ]
)
# `A Course by Jane Doe - Lecture 1: …`
_BY_WITHIN = lazy_pattern(r"\sby\s+(?P<names>[A-Z][^:|()–—\d]{3,60}?)(?=\s+[-–—|(]|:)")
# `PyCon 2018`: where a talk was given
_EVENT = lazy_pattern(r"[A-Z][\w.]*(?: [A-Z][\w.]*){0,3} (?:19|20)\d\d")
_DASH = re.compile(r"\s(?:[-–—|]|--|———?)\s+")
_FIRST_JOINT = re.compile(r"\s(?:[-–—|]+)\s+|[,:：]\s")
_FIRST_MARK = re.compile(r"\s*[:：「『《|｜]|\s[-–—/]\s")
_LONGEST_EASTERN = 12
_LEAST_TITLE = 2  # words behind who gives it
_DASHES = frozenset("-–—|·•")
_COMMAS = frozenset(",，")
_BEFORE_LAST = re.compile("[:：]|[-–—]+")
_STATE = 2  # letters: `NY`
# The number of a course behind its school: `MIT 6.006`, `Stanford CS224N`, `CMU 15-445/645`
_COURSE = lazy_pattern(
    r"(?:(?:[A-Z]{2,6}|[A-Z][a-z]{2,4})[ -]?\d[\w/.-]*|\d+[.-]\w+(?:\.\w+)?(?:/\d[\w.-]*)?)"
    r"(?=[\s:：,]|$)"
)
# `University of Quays CSE 478: …`, `Pier State University CS 101 …`, also `CSE P576`
_UNIVERSITY_BEFORE = lazy_pattern(
    r"(?P<name>University of [A-Z][\w.-]+(?:(?:,| at)? [A-Z][\w.-]+){0,3}?"
    r"|(?:[A-Z][\w.-]+ ){1,3}?University)"
    r" (?:[A-Z]{2,6}(?:[ -]?[A-Z])?[ -]?\d[\w/.-]*|\d+[.-]\d\S*)(?=[\s:：,]|$)"
)
# The same without its school, by the department: `CS229`, `EECS 127`
_DEPARTMENT = lazy_pattern(
    r"(?:CSE?|EE|EECS|ECE|COMP|STATS?|MATH|PHYS|ECON|CIS|INFO)[ -]?\d{2,4}[A-Za-z]{0,2}"
)
_LONGEST_CODE = 24
_LONGEST_SCHOOL = 3
_LONGEST_NAME = 40
# `(MIT) Ropes`, `MIT/Ropes`, `MIT——Ropes`, `MIT《Ropes》`; a term before the school
_OPENED = lazy_pattern(
    r"[(（【](?P<bracketed>[A-Z][\w .&-]{1,30})[)）】]\s*(?=\w)"
    r"|(?P<name>(?!and/)[A-Z][A-Za-z]+(?: [A-Z][A-Za-z]+){0,2})(?:/|——|(?=《))(?=[《A-Z])"
    r"|(?:(?:Spring|Summer|Fall|Autumn|Winter) )?(?:19|20)\d\d (?=[A-Z])"
)
_YEAR_CLOSED = lazy_pattern(r"(?:19|20)\d\d\s?[:：-]")
# `Stanford Introduction to Ropes`: words that names of courses begin with
_NAME_OF_COURSE = lazy_pattern(
    r"(?:Introduc|Intro |Intro$|Advanced |Applied |Foundations of|Fundamentals of|Principles of"
    r"|Topics in|Machine Learning|Deep |Reinforcement|Natural Language|Computer (?:Vision|Science"
    r"|Graphics|Networks|Architecture|Security|Systems)|Artificial Intelligence|Data |Algorithms"
    r"|Linear Algebra|Convex|Probabilistic|Probability|Statistic|Neural|Convolutional|Operating"
    r"|Distributed|Database|Compilers?\b|Programming|Software|Information|Mathematic|Calculus"
    r"|Quantum|Robot|Cryptography|Optimization|Bayesian|Generative|Graphical|Signals?\b|Numerical"
    r"|Theory of|Design (?:and|of)|Structure|Discrete|Digital|Human|Big Data|Cloud|Parallel)"
)
_WHOSE = lazy_pattern(r"(?P<name>[A-Z][\w.-]+(?: [A-Z][\w.-]*){1,2})['’]s [A-Z]")
_OWN = ("'s", "’s")  # `Stanford's Machine Learning`
_OPEN_COURSES = ("OCW", "OpenCourseWare")
_SCHOOL_BEHIND = lazy_pattern(
    r"\s(?:from|at)\s+(?:the |The )?(?P<name>[A-Z][\w.&-]*(?: (?:of|for|at|[A-Z][\w.&-]*)){0,6})$"
)
_SCHOOL_WORDS = ("niversit", "ollege", "nstitute of Technology")
_BY = re.compile(r"^[Bb]y\s+")
_CJK_MAKER_BEFORE = lazy_pattern(r"(?P<name>[一-鿿]{2,7})\s?[:：]\s*(?=\S)")
# `ACL 2023 Tutorial: …`
_HELD_AT = lazy_pattern(r"(?:\S+ )?[A-Z][\w.&/-]* (?P<year>(?:19|20)\d\d) [Tt]utorial\b")
_SITES_OF_COURSES = (".ai", ".com", ".org")
_PLATFORMS_BEFORE = frozenset(("edx", "coursera", "udacity", "futurelearn", "nptel"))
_PLATFORM_AND_SCHOOL = 2
_LONGEST_NUMBER = 40
_SCHOOL_STARTS = frozenset(fold(school.split()[0]) for school in SCHOOLS)
# `清华大学-数据挖掘`, `东京大学：力学`; a name and its course written in one may be parted anywhere
_SCHOOL_BEFORE = lazy_pattern(
    r"[\[【(（]?(?P<name>[\u4e00-\u9fff]{2,8}(?:大学|大學|[\u4e00-\u9fff](?:学院|學院)(?=\s?[:：])))"
    r"[\]】)）]?\s*[-–—:：|｜·]\s*\w"
)
# `CMU15213: …`, `MIT6.828 …`, `Stanford-CS107: …`: a school and its course written in one
_LATIN_BEFORE_CJK = re.compile(r"(?P<name>[A-Z][A-Za-z]{1,12})\s?[-–—|｜_]\s?(?=[一-鿿])")
_GLUED = lazy_pattern(
    r"(?P<name>[A-Z][A-Za-z]{1,11})"
    r"(?:[-_](?=[A-Z]{1,5}[ -]?\d{2})|[-_]?(?=\d{1,2}\.\w|\d{5}(?!\d)|\d\d-\d{3}(?!\d)))"
)
# `…-2023Spring: …`, `… Fall 2022：…`
_TERM_BEFORE = lazy_pattern(
    r"(?<![\d.])(?P<year>20[012]\d)\s?(?:Spring|Summer|Fall|Autumn|Winter)\s?[:：]"
    r"|(?:Spring|Summer|Fall|Autumn|Winter)\s?(?P<behind>20[012]\d)\s?[:：]"
)
_CJK_TITLES = ("老师", "教授", "老師", "院士")
# `《力学》- 张三`, `李四《光学》`: a name beside a title in marks
_CJK_TEACHER = lazy_pattern(r"(?P<name>[一-鿿]{2,3}?)(?:\s*(?:老师|教授|博士|老師))?")
_CJK_BEFORE = lazy_pattern(
    r"(?P<name>[一-鿿]{2,3}?|[一-鿿]{2,8}(?:大学|大學))\s*(?:老师|教授|博士|老師)?\s*[:：-]?\s*[《「]"
)
_SCHOOL_AND_NAME = lazy_pattern(
    r"(?P<school>[^\s《》:：]{2,16})\s+(?P<name>[一-鿿]{2,3}|[가-힣]{3}|[一-鿿]{1,3} [一-鿿]{1,3})"
    r"\s*(?:老师|教授|博士)?\s*《"
)
# `斯坦福大学 CS224N`: the number of its course
_NUMBER_BEHIND = lazy_pattern(r"(?<=[一-鿿])\s+[A-Z]{1,5}[ -]?\d[\w.-]*$")


class Credits(NamedTuple):
    """What a course's title says of it besides its name."""

    speakers: list[str]
    organizations: list[str]
    date: str | None
    venue: str | None = None


def course_credits(title: str) -> Credits | None:
    """Schools, teachers and the term behind a title, read from its end as far as they are known.

    ``CS 2 - Algorithms - Jane Doe - UNSW``, ``Algorithms (Stanford, 2012)``, ``Algorithms, MIT
    OCW - by Jane Doe``. A name counts where ``by`` or a title stands before it, or where its
    first word is a given name that many have.
    """
    found = Credits([], [], None)
    title, closed = closing_year(title)
    given = given_at_end(title) if "y " in title else None
    if given:
        told, title = given
        found.speakers.extend(told.people)
        found.organizations.extend(told.makers)
    year, event = _read_end(found, title)
    year = year or closed or (given[0].year if given else 0)
    if not found.speakers and " by " in title and (within := _BY_WITHIN.search(title)):
        found.speakers.extend(teachers_of(within["names"], sure=False))
    if "《" in title and (led := _SCHOOL_AND_NAME.match(title)) and is_name(led["name"]):
        found.speakers.append(led["name"])  # `清华大学 张三《力学》`
        found.organizations.extend(makers_of(led["school"]))
    elif ("《" in title or "「" in title) and (before := _CJK_BEFORE.match(title)):
        if before["name"].endswith(("大学", "大學")):
            found.organizations.append(before["name"])
        elif is_cjk_name(before["name"]):
            found.speakers.append(before["name"])
    if not (found.organizations or found.speakers):
        schools, teachers = school_and_teachers_before(title) or ((), ())
        found.organizations.extend(schools)
        found.speakers.extend(teachers)
    if not title.isascii():
        marked = marked_credits(title)
        year = year or marked.year or 0
        if not found.organizations:
            found.organizations.extend(marked.schools)
        if not found.speakers:
            told_last = closing_teacher(title, found.organizations)
            found.speakers.extend(marked.teachers or told_last or teachers_behind(title))
    if not (found.organizations or found.speakers) and title.endswith(_CJK_TITLES):
        # `操作系统原理：清华大学张三教授`
        schools, teachers = school_and_teachers(_BEFORE_LAST.split(title)[-1]) or ((), ())
        found.organizations.extend(schools)
        found.speakers.extend(teachers)
    if not found.speakers and not title.isascii():
        _read_eastern(found, title)
    _read_front(found, title)
    if not year and "20" in title and (term := _TERM_BEFORE.search(title)):
        year = int(term["year"] or term["behind"])
    if not year and "utorial" in title and (held := _HELD_AT.match(title)):
        year = int(held["year"])
    year = year or (event if found.speakers else 0)
    if not (found.organizations or found.speakers or year):
        return None
    day = find_date(title) if year else None
    date = day.value if day and day.value.startswith(str(year)) else str(year) if year else None
    return found._replace(date=date)


def _read_eastern(found: Credits, title: str) -> None:
    """Put the teacher that a title in characters of the East begins or ends with into ``found``."""
    teachers, schools = with_courtesy(title)
    if not teachers and any("가" <= char <= "힣" for char in title):
        teachers, schools = korean_teacher(title)
    if not teachers:
        who = teacher_alone(title) or teacher_first(title) or _eastern_first(title)
        who = who or teacher_at_end(title)
        teachers = [who] if who else []
    found.speakers.extend(teachers)
    if not found.organizations:
        found.organizations.extend(schools)


def _eastern_first(title: str) -> str | None:
    """Who gives a talk, in Japanese or Korean, before its name: ``山田 太郎: 港の話``."""
    joint = _FIRST_MARK.search(title, 0, _LONGEST_EASTERN)
    name = title[: joint.start()].strip() if joint else ""
    return name if is_eastern_name(name) else None


def _read_end(found: Credits, title: str) -> tuple[int, int]:
    """Put what stands behind a title into ``found``; the year of a term, that of an event, or 0."""
    year = event = 0
    title = _without_people(found, title) if title[-1:] in (")", "）") else title
    joints = list(_JOINT.finditer(title)) if _MAY_JOIN.search(title) else []
    joints = [joint for joint in joints if not is_before_campus(title, joint)]
    end = len(title)
    while joints:
        joint = joints.pop()
        segment = title[joint.end() : end].strip(" .)）]】")
        end = joint.start()
        if not segment or fold(segment) in _SITES:
            continue
        if joint.start() and title[joint.start() - 1] in "》」":
            segment = _NUMBER_BEHIND.sub("", segment)
            teacher = _CJK_TEACHER.fullmatch(segment)
            if teacher and is_cjk_name(teacher["name"]):
                found.speakers.insert(0, teacher["name"])
                continue
        dashed = segment[0] > "一" and joint.group().strip() in _DASHES
        if dashed and (who := teacher_alone(segment)):
            found.speakers.insert(0, who)
            continue
        both = school_and_teachers(segment)
        told = term_year(segment)
        if both and both[1]:  # `（北京大学 张三）`
            found.organizations[:0], found.speakers[:0] = both
        elif told is not None:
            year = told or year
            found.organizations[:0] = dated_makers(segment)[0]  # `MIT IAP 2023`
        elif makers := makers_of(_BY.sub("", segment)):
            found.organizations[:0] = makers
        elif (segment[0] == "@" or "@" in joint.group()) and fold(segment) in ORGANIZATIONS:
            found.organizations.insert(0, segment.lstrip("@ "))  # `Intro to Quays @ udacity`
        elif both:
            found.organizations[:0], found.speakers[:0] = both
        elif names := teachers_of(segment, sure=not joint.group().isspace()):
            if segment.startswith(names[0]):  # no `by`, no title before it
                others, joint = _names_before(title, joints, joint)
                names, end = [*others, *names], joint.start()
            found.speakers[:0] = names
        elif (dated := dated_makers(segment))[0]:
            found.organizations[:0] = dated[0]
            year = year or dated[1]
        elif names := may_be_teachers(segment):
            others, before = _names_before(title, joints, joint)
            left = title[joints[-1].end() if joints else 0 : before.start()].strip(" .)）]】")
            numbered = _numbered(title, before, joints) and term_year(left) is None
            if numbered and _COURSE.fullmatch(left):
                break  # `HX 300 - Mooring Challenges, Prof Doe`
            if not (found.organizations or makers_of(left) or makers_of(_first_part(title))):
                break
            found.speakers[:0] = [*others, *names]
            end = before.start()
        elif whose := _school_of_course(segment):
            found.organizations.insert(0, whose)
        elif _EVENT.fullmatch(segment):
            event = int(segment[-4:])
        elif not (
            (len(segment) == _STATE and segment.isupper())
            or _COURSE.fullmatch(segment)
            or stands_behind_school(segment, title, joint, joints)
        ):
            break
    return year, event


def _without_people(found: Credits, title: str) -> str:
    """The title before people in brackets at its end, who are put into ``found``."""
    start = max(title.rfind("("), title.rfind("（"))
    people = title[start + 1 : -1] if start > 0 else ""
    names = teachers_of(people, sure=False) if "," in people or "，" in people else []
    found.speakers[:0] = names
    return title[:start].rstrip() if names else title


def _first_part(title: str) -> str:
    """What stands before the first dash, comma or colon of a title."""
    joint = _FIRST_JOINT.search(title)
    return title[: joint.start()] if joint else ""


def _read_front(found: Credits, title: str) -> None:
    """A school or a teacher before a title: ``MIT 6.006 Algorithms``, ``Jane Doe - The Talk``."""
    whose = _WHOSE.match(title)
    school: str | None = ""
    if not found.organizations:
        schools = _schools_before_colon(title) if ":" in title[:_LONGEST_NAME] else []
        school = "" if schools else _school_before(title) or _school_behind(title)
        if not school and whose:  # `Jane Doe's MIT 6.006 Algorithms`
            behind = title[whose.end() - 1 :]
            first = behind.split(" ", 1)[0]
            school = _school_before(behind) or (first if is_school(first) else "")
        first = "" if schools or school else _first_part(title)
        if first[:4] != "The " and any(map(first.__contains__, _SCHOOL_WORDS)):
            schools = makers_of(first)  # `University of Quays, Ropes and Knots`
        found.organizations.extend(schools or ([school] if school else []))
    known = whose and (is_known_person(whose["name"]) or (school and is_name(whose["name"])))
    if whose and known and not found.speakers:
        found.speakers.append(whose["name"])
    if not found.speakers and ":" in title[:_LONGEST_NAME] and title[:1].isupper():
        found.speakers.extend(_teacher_before(title))
    joint = _DASH.search(title) if not (found.organizations and found.speakers) else None
    if joint is None:
        return
    behind = title[joint.end() :]
    if len(behind.split()) < _LEAST_TITLE and not _COURSE.fullmatch(behind):
        return
    first = title[: joint.start()]
    if not found.organizations and (makers := makers_of(first)):
        found.organizations.extend(makers)
    elif not found.speakers:
        second = _DASH.search(title, joint.end()) if _EVENT.fullmatch(first) else None
        first = title[joint.end() : second.start()] if second else first
        found.speakers.extend(teachers_of(first, sure=False))


def is_course_number(text: str) -> bool:
    """Whether words are a course's number, whose school may stand before it: ``MIT 6.006``."""
    text = text.strip()
    if len(text) > _LONGEST_CODE or not any(map(str.isdigit, text)):
        return False
    if " " in text and _school_before(f"{text} ") is not None:
        return _COURSE.fullmatch(text.split(" ", 1)[1]) is not None
    return _DEPARTMENT.fullmatch(text) is not None


def _school_of_course(segment: str) -> str | None:
    """The school of a segment that is a course's number and whose: ``CMU 10-701``."""
    for space in re.finditer(" ", segment):
        school = segment[: space.start()]
        if is_school(school) and _COURSE.fullmatch(segment[space.end() :]):
            return school
    return None


def schools_in_numbers(cells: Mapping[str, str]) -> list[str]:
    """The school of a column of courses by their numbers: ``Stanford-CS107``, ``MIT 6.824``."""
    for text in cells.values():
        if not text[-2:].isalnum() or len(text) > _LONGEST_NUMBER or not text[:1].isalpha():
            continue
        for space in re.finditer("[ -]+", text):
            school = text[: space.start()]
            if is_school(school) and _COURSE.fullmatch(text[space.end() :]):
                return [school]
    return []


def _names_before(
    title: str, joints: list[re.Match[str]], joint: re.Match[str]
) -> tuple[list[str], re.Match[str]]:
    """More names behind the same dash, parted by commas: ``- Tianqi Chen, Zico Kolter``.

    What parts them is taken off the ``joints``; returns the names and what stands before them.
    """
    names: list[str] = []
    before, count = joint, 0
    while before.group().strip() in _COMMAS and count < len(joints):
        count += 1
        name = title[joints[-count].end() : before.start()]
        before = joints[-count]
        if len(name.split()) not in FULL_NAME_WORDS or not is_name(name):
            return [], joint
        names.insert(0, name)
    if not names or before.group().strip()[:1] not in _DASHES or _numbered(title, before, joints):
        return [], joint
    del joints[len(joints) - count :]
    return names, before


def _numbered(title: str, dash: re.Match[str], joints: list[re.Match[str]]) -> bool:
    """Whether nothing but a course's number stands before a dash, and its name behind it."""
    start = max((joint.end() for joint in joints if joint.end() < dash.start()), default=0)
    return any(map(str.isdigit, title[start : dash.start()]))


def _school_before(title: str) -> str | None:
    """The school before the number of its course: ``MIT 6.006 Algorithms``, ``Stanford: …``.

    Or before what is said to be its own: ``Stanford's Algorithms``, ``MIT OCW Algorithms``.
    """
    if "大" in title or "学院" in title or "學院" in title:
        match = _SCHOOL_BEFORE.match(title)
        if match or title[:1] > "一":
            return match["name"] if match else None
    if title[:1] > "一" and (maker := _CJK_MAKER_BEFORE.match(title)):  # `微软: …`
        name = fold(maker["name"])
        return maker["name"] if name in ORGANIZATIONS or name in SCHOOLS else None
    if title[:1] > "一" and (first := title.split(" ", 1)[0]) in SCHOOLS:  # `哈佛 CS50：…`
        return first if _COURSE.match(title[len(first) :].lstrip()) else None
    dashed = _LATIN_BEFORE_CJK.match(title) if title[:1].isascii() else None
    if dashed and fold(dashed["name"]) in SCHOOLS:  # `MIT-线性代数`
        return dashed["name"]
    before, dot, _ = title.partition("·") if "·" in title else (title, "", "")
    if dot and fold(before) in SCHOOLS and before[:1].isupper():  # `CMU·Great Ideas`
        return before.strip()
    if "niversity" in title and (named := _UNIVERSITY_BEFORE.match(title)):
        return named["name"]
    opened = _OPENED.match(title)
    if opened:  # `(MIT) Ropes`, `Spring 2020 MIT Ropes`, `MIT/Ropes`
        school: str | None = opened["bracketed"] or opened["name"]
        title = f"{school}: {title[opened.end() :]}" if school else title[opened.end() :]
    words = title.split() if title[:1].isupper() else []
    glued = _GLUED.match(title) if words and any(map(str.isdigit, words[0])) else None
    if glued and fold(glued["name"]) in SCHOOLS:
        return glued["name"]
    first = words[0].rstrip(":：,") if words else ""
    if "." in first and fold(first) in SCHOOLS:  # `Fast.ai Part 2`
        return first
    if fold(first.removesuffix(_OWN[0]).removesuffix(_OWN[1])) not in _SCHOOL_STARTS:
        return None
    for count in range(1, min(_LONGEST_SCHOOL, len(words) - 1) + 1):
        name = " ".join(words[:count])
        closed = name.endswith((":", "：", ",", *_OWN))
        name = name.rstrip(" :：,").removesuffix(_OWN[0]).removesuffix(_OWN[1])
        if is_school(name):
            behind = " ".join(words[count : count + 2])
            if closed or _COURSE.match(behind) or name.endswith(_OPEN_COURSES):
                return name
            if _YEAR_CLOSED.match(behind) or _NAME_OF_COURSE.match(behind):
                return name
        if closed:
            break
    return None


def _schools_before_colon(title: str) -> list[str]:
    """The platform and the school before a colon: ``edX MITx: …``, or a site: ``Quays.ai: …``."""
    names = title.partition(":")[0].split()
    if len(names) == 1 and names[0].endswith(_SITES_OF_COURSES) and names[0][:1].isupper():
        return names if is_named_organization(names[0]) else []
    known = len(names) == _PLATFORM_AND_SCHOOL and fold(names[0]) in _PLATFORMS_BEFORE
    return names if known and fold(names[1]) in SCHOOLS and names[1][:1].isupper() else []


def _school_behind(title: str) -> str | None:
    """The school behind the number of its course: ``Data Science - CS109 from Harvard``."""
    match = _SCHOOL_BEHIND.search(title) if " from " in title or " at " in title else None
    if match is None:
        return None
    known = is_school(match["name"]) or any(map(match["name"].__contains__, _SCHOOL_WORDS))
    return match["name"] if known and makers_of(match["name"]) else None


def _teacher_before(title: str) -> list[str]:
    """Who gives a talk, before its name and a colon: ``Jane Doe: How Tides Work``."""
    name, _, behind = title.partition(":")
    if not behind.startswith(" ") or len(name.split()) not in PERSON_WORDS:
        return []
    return teachers_of(name, sure=False)
