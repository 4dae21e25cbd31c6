"""The words that people head columns, label lines and title sections with.

One vocabulary for every reader, in ``vocabulary.txt``: a new word is one more entry there.
Words are written in simplified Chinese, lower case; :func:`fold` brings what a document
writes to that form (case, width, traditional characters, emphasis marks, emoji).
"""

from __future__ import annotations

import re
import string
import unicodedata
from functools import lru_cache
from pathlib import Path

from mdcatalog.patterns import lazy_pattern
from mdcatalog.values.text import without_shortcodes
from mdcatalog.variants import simplified
from mdcatalog.wordsearch import WordGroups, Words

_SIMPLIFIED = simplified()
_MARKS = re.compile(
    r"[*_`~#\u200b\ufe0f\u20e3]+|[\U0001f000-\U0001faff\u2600-\u27bf\u2b50-\u2b55]+"
)
_EDGES = re.compile(r"^[\W_]+|[^\w)）%+#?]+$")


# The same for ASCII text, by string methods alone: marks are spaces, letters in lower case.
# Bytes are translated several times faster than characters.
_ASCII_FOLDED = bytes(range(256)).lower().translate(bytes.maketrans(b"*_`~#", b" " * 5))
_ASCII_EDGES = "".join(map(chr, range(128))).translate(
    dict.fromkeys(map(ord, string.ascii_letters + string.digits))
)
_ASCII_END = _ASCII_EDGES.translate(dict.fromkeys(map(ord, "_)%+#?")))
#: Texts up to this length are labels, headers, texts of links: they recur, so answers are kept.
SHORT = 64


@lru_cache(maxsize=8192)
def fold(text: str) -> str:
    """The text as the vocabulary spells it, for comparing."""
    if text.isascii():
        folded = " ".join(text.encode("ascii").translate(_ASCII_FOLDED).decode("ascii").split())
        return folded.lstrip(_ASCII_EDGES).rstrip(_ASCII_END)
    text = unicodedata.normalize("NFKC", text).casefold().translate(_SIMPLIFIED)
    text = " ".join(_MARKS.sub(" ", text).split())
    if text[:1].isalnum() and text[-1:].isalnum():
        return text
    return _EDGES.sub("", text)


def _load() -> dict[str, tuple[str, ...]]:
    """The sections of ``vocabulary.txt``, each a tuple of words."""
    sections: dict[str, list[str]] = {}
    words: list[str] = []
    for line in Path(__file__).with_name("vocabulary.txt").read_text("utf-8").splitlines():
        if line.startswith("["):
            words = sections.setdefault(line[1 : line.index("]")], [])
        elif line and not line.startswith("# "):
            words.extend(word for word in (part.strip() for part in line.split(";")) if word)
    return {name: tuple(words) for name, words in sections.items()}


_SECTIONS = _load()


def _group(prefix: str) -> dict[str, tuple[str, ...]]:
    start = prefix + " "
    return {
        name[len(start) :]: words for name, words in _SECTIONS.items() if name.startswith(start)
    }


#: Headers and labels that fill a field, by the field's name.
FIELDS = _group("field")
#: Headers and labels that name a kind itself (a column ``Paper``), by kind.
TITLES = _group("title")
#: Words that name the role of a link. ``main`` is the thing itself, of whatever kind.
ROLES = _group("role")
ROLES["reference"] += _SECTIONS["terms"]
#: Words in headings that say what a list holds. Matched as whole words in Latin script and as
#: substrings in CJK.
HEADINGS = _group("heading")
_SOFTWARE = frozenset(map(fold, _SECTIONS["software"]))
_PREPARATION = frozenset(map(fold, _SECTIONS["preparation"]))
#: Headings of what is no list of items that may be topics of one.
_TOPICS_TOO = frozenset(map(fold, _SECTIONS["topics too"]))
_REST = frozenset(map(fold, _SECTIONS["rest"]))
#: Words of headings that stand before what qualifies them, folded.
HEADS_FIRST = frozenset(map(fold, _SECTIONS["heads first"]))
#: Headings of what is no list of items at all.
NO_ITEMS = _SECTIONS["no items"]
#: Headings of one aspect of the thing that the section above is about.
ASPECTS = _SECTIONS["aspects"]
#: Words that name a venue when they stand in a citation.
VENUES = _SECTIONS["venues"]
#: Publishers and preprint servers, which as a whole heading say that papers follow.
PUBLISHERS = _SECTIONS["publishers"]
AUTHORS = frozenset(map(fold, FIELDS["authors"]))
PRESENTERS = frozenset(map(fold, FIELDS["speakers"]))
VENUE_WORDS = frozenset(map(fold, VENUES))
#: Names of venues that are other words as well, and words that are part of a venue's name.
SHORT_VENUES = frozenset(map(fold, _SECTIONS["short venues"]))
VENUE_PARTS = frozenset(map(fold, _SECTIONS["venue parts"]))
#: Days, months and seasons.
CALENDAR = frozenset(_SECTIONS["calendar"])
#: Headers and labels of where and when things were published, and of words about them, folded.
VENUE_HEADERS = frozenset(map(fold, FIELDS["venue"]))
YEAR_HEADERS = frozenset(map(fold, FIELDS["year"]))
#: What is told of papers and of little else.
PAPER_HEADERS = VENUE_HEADERS | frozenset(map(fold, FIELDS["authors"]))
PROSE_HEADERS = frozenset(map(fold, FIELDS["description"]))
LANGUAGE_NAMES = _SECTIONS["languages"]
TITLE = FIELDS["title"]
#: Headers of a column that holds the title where no column is headed as one.
TITLE_FALLBACK = _SECTIONS["title fallback"]
#: Labels that only the facts of a course have, folded.
PLATFORMS = frozenset(map(fold, _SECTIONS["course platforms"]))
COURSE_LABELS = frozenset(map(fold, _SECTIONS["course labels"]))
BOOK_LABELS = frozenset(map(fold, _SECTIONS["book labels"]))
#: Headers of a column that says of each row what sort of thing it is.
DOWNLOADS = frozenset(map(fold, _SECTIONS["downloads"]))
PRAISE = frozenset(_SECTIONS["praise"])
#: How a paper was received, and words that stand beside these.
PRIZES = frozenset(_SECTIONS["prizes"])
BESIDE_PRIZES = frozenset(_SECTIONS["beside prizes"])
#: What is noted in brackets of those who wrote a paper.
AUTHOR_NOTES = Words(_SECTIONS["author notes"])
NO_NAMES = frozenset(_SECTIONS["no names"]) | PRAISE
#: Words of titles of courses, which are in the names of few teachers.
NO_TEACHERS = frozenset(_SECTIONS["no teachers"])
#: Forms of works in references, folded, and the kind of each (``thesis`` is one of its own).
FORMS = {fold(form): kind for kind, forms in _group("form").items() for form in forms}
#: What events are called, as their names say.
EVENTS = _SECTIONS["events"]
#: Words of what comes out with a year behind its name and is no event, in small letters.
NO_EVENTS = frozenset(_SECTIONS["no events"])
#: States that a thing is in, in brackets behind its name, folded.
STATES = frozenset(map(fold, _SECTIONS["states"]))
#: Words of two or three Chinese characters that are nobody's name.
NO_CHINESE_NAMES = frozenset(_SECTIONS["no chinese names"])
#: Headings of a document's contents, and of a course's timetable, folded.
CONTENTS = frozenset(map(fold, _SECTIONS["contents"]))
SCHEDULES = frozenset(map(fold, _SECTIONS["schedules"])) | CONTENTS
LESSON_COLUMNS = frozenset(_SECTIONS["lesson columns"])
#: Columns of what a lesson brings with it, folded.
COURSEWORK_COLUMNS = frozenset(map(fold, _SECTIONS["coursework columns"]))
#: Labels of what data are for, folded.
TASK_LABELS = frozenset(map(fold, _SECTIONS["task labels"]))
#: Columns of one's own words about things, folded.
NOTE_COLUMNS = frozenset(map(fold, _SECTIONS["note columns"]))
#: What heads counts of what a list holds, found in headings.
STATISTICS = Words(_SECTIONS["statistics"])
#: Labels over the events at which a talk was given, folded.
PRESENTED = frozenset(map(fold, _SECTIONS["presented"]))
#: What stands for names and names nobody, folded.
NOBODY = frozenset(map(fold, _SECTIONS["nobody"]))
#: Links to the terms of use of things, folded.
TERMS = frozenset(map(fold, _SECTIONS["terms"]))
#: Headings of what is read for lessons, folded.
READINGS = frozenset(map(fold, _SECTIONS["readings"]))
#: What says that nothing is written of a thing as yet, folded.
UNDONE = frozenset(map(fold, _SECTIONS["undone"]))
#: What may be data as well as the software that keeps them, found in headings.
DATABASES = Words(_SECTIONS["databases"])
#: Subjects of sciences whose databases are data, found in headings.
SCIENCES = Words(map(fold, _SECTIONS["sciences"]))
#: Sorts of lessons, before a colon and what they are about, folded.
SESSION_WORDS = frozenset(map(fold, _SECTIONS["session words"]))
#: Columns of what talks are called in full, beside their topics, folded.
FULL_TITLES = frozenset(map(fold, _SECTIONS["full titles"]))
#: Columns that name lessons where none is called a topic, folded, the surest first.
LESSON_TITLES = tuple(map(fold, _SECTIONS["lesson titles"]))
#: Columns of what may come with a lesson, and with anything else, folded.
LESSON_LINKS_COLUMNS = frozenset(map(fold, _SECTIONS["lesson links columns"]))
#: Headers of columns that only models have.
MODEL_COLUMNS = frozenset(map(fold, _SECTIONS["model columns"]))
#: Headers of columns that say what a tool is for, or what it costs.
TOOL_COLUMNS = frozenset(map(fold, _SECTIONS["tool columns"]))
METHOD_COLUMNS = frozenset(map(fold, _SECTIONS["method columns"]))
NUMBER_HEADERS = frozenset(map(fold, FIELDS["number"]))
#: Levels that a list's author gives a thing.
LEVELS = frozenset(map(fold, _SECTIONS["levels"]))
#: Headers over labels and over what they stand for.
FACT_HEADERS = frozenset(map(fold, _SECTIONS["fact headers"]))
SORT_COLUMNS = frozenset(_SECTIONS["sort columns"])
#: The kinds that picture signs before items stand for, where a list marks its items by them.
KIND_MARKS = {mark: kind for kind, marks in _group("mark").items() for mark in marks}
#: Headers of a column of files, folded.
FILE_COLUMNS = frozenset(map(fold, _SECTIONS["file columns"]))


#: Words in a title or description that speak for a kind, by kind.
KIND_WORDS = WordGroups({kind: Words(words) for kind, words in _group("words").items()})
#: Titles and descriptions of collections: a link to another list is no paper and no tool.
COLLECTION_OF = re.compile(
    r"\b(?:list|lists|collection|collections|index) of (?:[\w'/&-]+ ){0,5}?(?:papers?|resources|"
    r"articles|blogs|books|textbooks|ebooks|links|references|tutorials|courses|tools|libraries|projects|datasets|"
    r"repositories|repos|lists|publications|readings|software|frameworks)\b",
    re.IGNORECASE,
)


class _Collections(Words):
    """The words that call a thing a collection, and what a collection is said to be of."""

    def found_in(self, text: str) -> bool:
        if Words.found_in(self, text):
            return True
        return " of " in text and COLLECTION_OF.search(text) is not None


COLLECTION = _Collections(_SECTIONS["collections"])
#: Words that follow a link or stand before it and call it an article about the thing.
EXPLAINERS = Words(_SECTIONS["explainers"])
#: How links are called to what people said of a paper.
DISCUSSIONS = Words(_SECTIONS["discussions"])
#: Words in an organisation's name that say it is one.
ORGANIZATION_WORDS = Words(_SECTIONS["organization words"])
#: Organisations that are known by their name alone, and those of them that teach, folded.
SCHOOLS = frozenset(map(fold, _SECTIONS["schools"]))
ORGANIZATIONS = frozenset(map(fold, _SECTIONS["organizations"])) | SCHOOLS
#: What a column of organisations holds where no organisation made a thing.
NO_ORGANIZATIONS = frozenset(map(fold, _SECTIONS["no organizations"]))
#: Labels under which a log leads to what was read, watched or made that day, folded.
WORK_LABELS = frozenset(_SECTIONS["work labels"])
#: Countries, which stand behind the names of schools.
COUNTRIES = frozenset(_SECTIONS["countries"])
#: Countries and the cities where conferences are held.
PLACES = frozenset(_SECTIONS["places"]) | COUNTRIES
#: Given names that are no other word: what begins with one is a person's name.
#: Teachers who are known by a name that no other word holds.
TEACHERS = _SECTIONS["teachers"]
GIVEN_NAMES = frozenset(_SECTIONS["given names"])
#: Surnames that many people have.
SURNAMES = frozenset(_SECTIONS["surnames"])


def _index(words: dict[str, tuple[str, ...]]) -> dict[str, str]:
    index: dict[str, str] = {}
    for name, spellings in words.items():
        for spelling in spellings:
            index.setdefault(fold(spelling) or spelling, name)
    return index


_ROLE_INDEX = _index(ROLES)
_NO_ITEMS = frozenset(fold(word) for word in NO_ITEMS)
_NO_ITEM_ENDINGS = (
    " criteria",
    " guidelines",
    "役立ちリンク",
    "参考リンク",
    " guide to contributing",
    " contributors",
    " license",
    " acknowledgements",
    "贡献指南",
)
_LOGS = frozenset(fold(word) for word in _SECTIONS["logs"])
_LOG_ENDINGS = (" changelog", " change log", " release notes", "更新日志")
# `[1.2.3] - 2024-05-01`, `v1.2.3`, `1.2 (2024-05-01)`, `2024-05-01, Version 1.2.3 (Current), @who`
_RELEASE = lazy_pattern(
    r"(?:\d{4}[-.]\d\d[-.](?:\d\d|\?\?),? )?(?:version |release |:?\w+: )?"
    r"(?:\[?v?\d+\.\d+(?:\.\d+)+(?:[-.+]?[a-z][\w.+-]*)?\]?(?:\([^()]*\))?"
    r"(?: \([A-Z][\w -]+\))?(?:, @[\w-]+)?"
    r"(?:\s*[-–—:,]?\s*[(\[]?(?:\d{4}[-./]\d\d?[-./]\d\d?|unreleased|yanked"
    r"|\w+ \d\d?,? \d{4}|\d\d? \w+ \d{4})[)\]]?)?(?: \[yanked\])?"
    r"|\[?v?\d+\.\d+\]?\s*[-–—:,]?\s*[(\[]?\d{4}[-./]\d\d?[-./]\d\d?[)\]]?)",
    re.IGNORECASE,
)
_LANGUAGES = frozenset(fold(name) for name in LANGUAGE_NAMES)
_OF_LANGUAGES = frozenset(fold(word) for word in (*_SECTIONS["field languages"], "言語", "언어"))
_NEWS = frozenset(fold(word) for word in _SECTIONS["news"])
_REFERENCES = frozenset(fold(word) for word in _SECTIONS["references"])
# `HW-1 due`, `Project proposals due`, `大作业截止`
_DEADLINE = lazy_pattern(
    r"(?:final |course )?(?:hw|homework|assignment|problem set|pset|ps|projects?|labs?|quiz|report|"
    r"paper|proposal|milestone|write-?up|作业|大作业|实验|项目|报告)[\s\w.#:-]{0,40}?"
    r"\s?(?:is |are )?(?:due|released?|out|deadline|handed out|posted|截止|提交|发布)"
    r"(?: date|日期|日)?"
    r"|(?:deadlines?|due date|submission)s?(?: for| of|:) .{2,60}|due: .{2,60}"
    r"|(?:課題|レポート|宿題)\s?\d{0,2}(?:の)?(?:提出|締切|締め切り)(?:日)?"
    r"|(?:과제|숙제|보고서)\s?\d{0,2}\s?(?:제출|마감)(?:일)?"
)
# `Midterm`, `Final exam (in class)`, `Quiz 2`; but `Midterm review` is a lesson
_EXAM = lazy_pattern(
    r"(?:mid-?terms?|mid term|finals?|mid-?semester|final course)"
    r"(?: (?:exam|examination|test|quiz)s?)?(?: week| period)?(?: #?[\div]{1,3}| [ab])?"
    r"|(?:in-?class |written |oral |take-?home )?exam(?:ination)?s?(?: week)?(?: #?[\div]{1,3})?"
    r"|(?:in-?class )?quiz #?\d{1,2}"
    r"|期[中末](?:考试|测验|考核)周?|中間試験|期末試験|중간고사|기말고사"
)
# `No class: Thanksgiving`, `No lecture (strike)`
_NO_CLASS = lazy_pattern(
    r"(?:[^-–—:]{3,40}[ ]?[-–—:,][ ])?no (?:class(?:es)?|lectures?|sections?|meetings?)"
    r"(?: ?[-–—:,.;] ?.{0,50}| (?:due to|today|this week|because|-)\b.{0,50})?"
)
_HOLIDAY = lazy_pattern(
    r"(?:(?:official|school|university|campus|national|federal|state|bank|student|public) ){1,3}"
    r"holidays?(?: ?[-–—:,(] ?.{0,40})?"
)
# `HW1`, `Homework 2: Ropes`, `Problem Set 3`, `作业二`: what is handed in
_COURSEWORK = lazy_pattern(
    r"(?:hw|homeworks?|assignments?|problem sets?|p-?sets?|programming assignments?|quiz(?:zes)?"
    r"|mid-?terms?|exams?|课程作业|编程作业|作业|课后习题|習題|课题|과제|숙제|宿题)"
    r"\s?-?#?(?:\d{1,2}|[一二三四五六七八九十]{1,2})(?!\w)"
)
_NO_LESSON = frozenset(fold(word) for word in _SECTIONS["no lesson"])
_NO_THINGS = frozenset(fold(word) for word in _SECTIONS["no things"])
_LONGEST_SUM = 30
_LONGEST_WORK = 80
_NAVIGATION = frozenset(fold(word) for word in _SECTIONS["navigation"])
_REMARKS = frozenset(fold(word) for word in _SECTIONS["remarks"])
_ASPECTS = frozenset(fold(word) for word in ASPECTS)
_NUMBERING = re.compile(
    r"^(?:[\divxlc]+[.、．)）:：]\s*|[\d.]+\s*|[一二三四五六七八九十]+[、.．]\s*|第[一二三四五六七八九十\d]+[章节部分讲]+\s*)+"
)
#: A group in brackets.
PARENTHESES = re.compile(r"[(（\[【].{0,100}?[)）\]】]")
#: What parts the words of a header that names two things.
PARTS = re.compile(r"\s*(?:[/|&+,、，]|\band\b|和|与|及|或)\s*")


_NAVIGATION_START = re.compile(
    r"(?:follow (?:us|me)|join (?:us|our|the)|subscribe|sponsor us|buy me|star us|contact us|"
    r"(?:back|return|go) to (?:the )?(?:top|start|beginning|home|home ?page|index|list|lists|toc|"
    r"table|contents?|main|menu|readme|overview|repo|repository)|click here|see also|check out|"
    r"关注我们|关注公众号|加入我们|加入交流|回到|返回)\b"
)


_NAMED_LIKE_ROLES = frozenset(fold(word) for word in _SECTIONS["things named like roles"])


def is_named_like_role(text: str) -> bool:
    """Whether a text that names a link's role is also the name of a thing (``PyTorch``)."""
    return fold(text) in _NAMED_LIKE_ROLES


def is_navigation(text: str) -> bool:
    """Whether a link's text only leads about in the list itself (``back to top``)."""
    folded = fold(text)
    if ": " in folded:  # `Languages: 日本語` and links to the page in others
        label, _, name = folded.partition(": ")
        return label in _OF_LANGUAGES and (name in _LANGUAGES or name in _NAVIGATION)
    return (
        folded in _NAVIGATION or folded in _LANGUAGES or _NAVIGATION_START.match(folded) is not None
    )


def role_of(text: str) -> str | None:
    """The role that a header, a label or a link's text names; ``None`` for any other text."""
    return _short_role(text) if len(text) <= SHORT else _role(text)


_NUMBERED_NAME = re.compile(r"[a-z](?!(?:19|20)\d\d(?!\d))\d{3}")  # `IEEE8023` names a thing


def _role(text: str) -> str | None:
    folded = fold(text)
    if not folded or len(folded) > 40:
        return None
    role = _ROLE_INDEX.get(folded)
    if role:
        return role
    bare = fold(PARENTHESES.sub(" ", folded))
    if bare and bare != folded and bare in _ROLE_INDEX:
        return _ROLE_INDEX[bare]
    stripped = folded.strip("0123456789 -_.:#()")
    if stripped != folded and stripped in _ROLE_INDEX and not _NUMBERED_NAME.search(folded):
        return _ROLE_INDEX[stripped]
    what = without_place(bare)
    if what != bare and (role := _role(what)):
        return role
    parts = [part for part in PARTS.split(bare) if part]
    if len(parts) > 1 and all(part in _ROLE_INDEX for part in parts):
        return _ROLE_INDEX[parts[0]]
    telling = [part for part in bare.split(" ") if part not in _ROLE_FILLERS]
    if 0 < len(telling) < 4 and all(part in _ROLE_INDEX for part in telling):
        return _ROLE_INDEX[telling[-1]]  # `bilibili video`, `official PyTorch code`
    if folded[:2] in _CJK_FILLERS and folded[2:] in _ROLE_INDEX:
        return _ROLE_INDEX[folded[2:]]  # `完整数据集下载地址`
    if not folded.isascii() and (told := _CJK_TOLD.fullmatch(folded)):
        return _ROLE_INDEX.get(told["role"])  # `中文翻译视频`
    if "а" <= folded[0] <= "я":
        part = _RUSSIAN_PART.match(folded)
        return _ROLE_INDEX.get(part[1]) if part else None
    role, venue = split_role_and_venue(bare)
    return _ROLE_INDEX.get(fold(role)) if venue else None


def without_place(folded: str) -> str:
    """A label, folded, without the words at its end that say where what it names lies.

    ``paper here``, ``code-link``, ``笔记链接``, ``论文下载地址``, ``논문 바로가기``.
    """
    return _PLACE.sub("", folded)


@lru_cache(maxsize=1024)
def roles_named(label: str) -> frozenset[str]:
    """The roles that a header, a label or a link's text names: two in ``Paper & Code``."""
    parts = PARTS.split(fold(PARENTHESES.sub(" ", label)))
    return frozenset(_ROLE_INDEX[part.strip()] for part in parts if part.strip() in _ROLE_INDEX)


def names_roles(label: str) -> bool:
    """Whether a header or label names several roles: ``Paper & Code``."""
    return len(roles_named(label)) > 1


_ROLE_AND_VENUE = re.compile(
    r"([^\W\d_]+)(?:\s*[-_:]\s*|\s+)(([^\W\d_]{3,})[-_' ]?(?:(?:19|20)?\d\d)?)"
)


def split_role_and_venue(text: str) -> tuple[str, str | None]:
    """``Paper-CVPR14``, ``Paper ICONIP 2014``: the word for the role, and where it was published.

    Any other text is returned whole, without a venue.
    """
    match = _ROLE_AND_VENUE.fullmatch(text)
    if match and fold(match[3]) in VENUE_WORDS and fold(match[1]) in _ROLE_INDEX:
        return match[1], match[2]
    return text, None


# `плейлист лекций Соколова`: the noun, and what it is a part of
_RUSSIAN_PART = re.compile(
    r"(?:\w+[йяе] )?(\w[\w-]*) "
    r"(?:курса|лекций|семинаров|проекта|доклада|статьи|с курсом|с данными)\b"
)
_PLACE = re.compile(
    r"(?<=\w)(?:[ _-](?:links?|urls?|page|here|download|address|available(?: here)?))+$"
    r"|(?<=\w)(?: ?的?(?:下载)?(?:链接|连结|地址|位址|网址|页面|下载| ?url))+$"
    r"|(?<=\w)(?:の|への?)?(?:ダウンロード)?(?:リンク|ページ|サイト| ?url|はこちら)$"
    r"|(?<=\w) ?(?:다운로드 ?)?(?:링크|주소|페이지|바로가기| ?url)$"
)
# in which language, for whom and where: what stands before a role and says nothing of it
_CJK_TOLD = lazy_pattern(
    "(?:中文|英文|双语|雙語|翻译|翻譯|字幕|中字|配套|学习|學習|教学|讲解|演示|国内|国外|备用|b站|油管|知乎)+"
    "(?P<role>视频|視頻|代码|代碼|课件|論文|论文|数据集|主页|官网|镜像|字幕|解读|博客|教程)"
)
_CJK_FILLERS = frozenset(("完整", "全部", "官方", "原始"))
_ROLE_FILLERS = frozenset(
    (
        "see",
        "official",
        "unofficial",
        "link",
        "links",
        "url",
        "urls",
        "full",
        "original",
        "online",
        "our",
        "the",
        "new",
        "latest",
        "free",
        "to",
        "for",
    )
)
_short_role = lru_cache(maxsize=8192)(_role)


@lru_cache(maxsize=1024)
def heading_key(text: str) -> str:
    """A heading folded, without its numbering and emoji."""
    folded = fold(without_shortcodes(text) or text)
    return _NUMBERING.sub("", folded).strip() or folded


def is_no_list(heading: str) -> bool:
    """Whether a heading is that of a contents table, a licence, a changelog and the like."""
    key = heading_key(heading)
    return (
        key in _NO_ITEMS
        or key.removeprefix("the ").rstrip("!") in _NO_ITEMS
        or key.endswith(_NO_ITEM_ENDINGS)
        or (" / " in key and all(part in _NO_ITEMS for part in key.split(" / ")))
        or keeps_log(heading)
        or _NO_CLASS.fullmatch(key) is not None
    )


def is_topic_too(heading: str) -> bool:
    """Whether such a heading may be a topic of a list as well: ``Introduction``."""
    return heading_key(heading) in _TOPICS_TOO


@lru_cache(maxsize=1024)
def keeps_log(heading: str) -> bool:
    """Whether a heading is that of a log of changes: ``Changelog``, ``[1.2.3] - 2024-05-01``."""
    key = heading_key(heading)
    if key in _LOGS or key.endswith(_LOG_ENDINGS):
        return True
    return any(map(str.isdigit, heading)) and _RELEASE.fullmatch(heading.strip()) is not None


def is_no_lesson(title: str, *, linked: bool) -> bool:
    """Whether a row of a schedule is no lesson: ``No class (reading week)``, ``HW-1 due``."""
    folded = fold(PARENTHESES.sub(" ", title)).rstrip("?!")
    if not linked and (folded in _NO_LESSON or _NO_CLASS.fullmatch(folded)):
        return True
    if not linked and _HOLIDAY.fullmatch(folded):
        return True
    if _DEADLINE.fullmatch(folded) or is_coursework(title):
        return True
    return _EXAM.fullmatch(folded) is not None


def is_coursework(title: str) -> bool:
    """Whether a title is that of what students hand in: ``HW1: Ropes``, ``作业二``."""
    return len(title) <= _LONGEST_WORK and _COURSEWORK.match(fold(title)) is not None


def is_no_thing(title: str) -> bool:
    """Whether a row's title sums the others up, or is the author's own: ``Total``, ``**Ours**``."""
    if len(title) > _LONGEST_SUM:
        return False
    return fold(title) in _NO_THINGS or fold(PARENTHESES.sub(" ", title)) in _NO_THINGS


def lists_references(heading: str) -> bool:
    """Whether a heading is that of the works cited: full citations below it are papers."""
    return heading_key(heading) in _REFERENCES


def tells_news(heading: str) -> bool:
    """Whether a heading is that of news: ``What's New``."""
    return heading_key(heading) in _NEWS


def is_aspect(heading: str) -> bool:
    """Whether a heading names an aspect (overview, resources) of what is above it."""
    return heading_key(heading) in _ASPECTS


def is_remark(title: str) -> bool:
    """Whether a title is but what a remark to readers begins with: ``Tip``, ``注``."""
    return fold(title) in _REMARKS


_SORTS = frozenset(fold(word) for words in HEADINGS.values() for word in words)


def is_sort(heading: str) -> bool:
    """Whether a heading is nothing but the name of a sort (``Datasets``, ``News``)."""
    return heading_key(heading) in _SORTS


def is_software(heading: str) -> bool:
    """Whether a heading names a sort of software, as ``Graph databases`` does."""
    return heading_key(heading) in _SOFTWARE


# `Keras とは？`, `什么是绳索？`, `What is Keras?`
_ASKS = lazy_pattern(
    r".{1,40}(?:とは(?:何か|なに)?\s*[?？]?|是什么\s*[?？]?|[이]?란\s*(?:무엇인가(?:요)?)?\s*[?？])"
    r"|什么是.{1,40}|what (?:is|are) .{1,40}\?"
    r"|[为為]什[么麼].{0,12}(?:项目|仓库|列表|清单|專案)",
    re.IGNORECASE,
)


def tells_preparation(heading: str) -> bool:
    """Whether a heading is that of what to do before: ``Prerequisites``, in two languages too."""
    return not _PREPARATION.isdisjoint(heading_key(heading).split(" / "))


_ASKING = ("什么是", "什麼是", "为什么", "為什麼")


def asks(heading: str) -> bool:
    """Whether a heading asks what something is, which the words below it explain."""
    if heading[-1:] not in "?？は么" and not heading.startswith(_ASKING):
        return False
    return _ASKS.fullmatch(heading.strip()) is not None


def is_rest(heading: str) -> bool:
    """Whether a heading is that of whatever is left: ``Miscellaneous``, ``其他``."""
    return heading_key(heading) in _REST
