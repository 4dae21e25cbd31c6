"""What the vocabulary knows for an organisation, and those that an address names."""

from __future__ import annotations

import re
from functools import lru_cache

from mdcatalog.extract.public_bodies import is_public_body
from mdcatalog.patterns import lazy_pattern
from mdcatalog.values.names import without_stop
from mdcatalog.values.text import CACHE, CJK
from mdcatalog.vocabulary import COUNTRIES, ORGANIZATION_WORDS, ORGANIZATIONS, SCHOOLS, fold
from mdcatalog.wordsearch import latin_runs

_GROUPS = re.compile(r"\s*[;；]\s*")
_PLACES = re.compile(r"\s*[,，、]\s*")
# `fast.ai`: an organisation that is called by its domain.
_DOMAIN = re.compile(r"^[A-Za-z0-9][\w-]+\.(?:ai|com|io|org|dev)$", re.IGNORECASE)

_DOMAIN_WITHIN = re.compile(r"\.(?:ai|com|io|org|dev)\b", re.IGNORECASE)


@lru_cache(maxsize=1)
def _starts() -> frozenset[str]:
    """The first runs of letters of all that makes a name in Latin script an organisation's."""
    first = re.compile(r"[a-z0-9]+")
    known = {start[0] for name in ORGANIZATIONS if name.isascii() and (start := first.search(name))}
    return frozenset(known) | (ORGANIZATION_WORDS.starts or frozenset())


def may_name_organization(text: str) -> bool:
    """Whether an organisation may be named in a text; cheap, and surely true where one is."""
    if not text.isascii() or ORGANIZATION_WORDS.starts is None:
        return True
    if not _starts().isdisjoint(latin_runs(text)):
        return True
    return "." in text and _DOMAIN_WITHIN.search(text) is not None


def is_organization(name: str) -> bool:
    """Whether a name is one that is known, a domain, or has a word such as ``University``."""
    return (
        _is_known(fold(name))
        or _DOMAIN.match(name) is not None
        or (_is_no_clause(name) and ORGANIZATION_WORDS.found_in(fold(name)))
        or _is_part_of_known(name)
        or (not name.isascii() and is_public_body(name))
    )


def _is_known(folded: str) -> bool:
    """Whether a folded name is in the list, with hyphens for spaces too: ``UC-San Diego``."""
    return folded in ORGANIZATIONS or ("-" in folded and folded.replace("-", " ") in ORGANIZATIONS)


# `X是Y大学实验室研发的工具`, `…を網羅した総説. Pier-Lab/quays` are sentences about one
_SAYS_CJK = frozenset("是的了，。を")
# `清华大学于2019年发布`
_CLAUSE_CJK = lazy_pattern(
    r"(?:发布|发表|提出|开源|推出|研发|开发|制作|构建|收集|采集|提供|出品|整理|标注|發布|開源"
    r"|開發)$|\d年|^由"
    # what is told of, or held by, one: `上市公司财报`, `大学英语词汇`
    r"|(?:说明|說明|清单|清單|词汇|詞彙|一覧|问题|問題|信息|訊息|资料|資料|数据|數據|财报|財報|公告|列表|报告"
    r"|報告|讯息|查询|查詢|API|api|정보|목록|자료"
    # `海港大学潮汐入门课程`, `海港大学教授主讲`: what one teaches, and who does there
    r"|课程|課程|教程|教材|公开课|公開課|主讲|主講|讲授|講授)$"
)


# `서울대학교에서 공개한 항구 데이터`, `항구 데이터. 서울대학교`
_SAYS_HANGUL = lazy_pattern(
    r"(?<=[가-힣])(?:에서|으로|에게|께서|을|를|은|는|이|가|의|와|과)\s|[.,]\s|\s(?:제공|공개|제작"
    r"|개발|배포|구축)$|(?:\S+\s){6}"
)


# what an organisation makes, and calls by its own name
_MADE = frozenset(
    [
        *("corpus", "corpora", "dataset", "datasets", "treebank", "lexicon", "benchmark"),
        *("toolkit", "parser", "tagger", "simulator", "dictionary", "thesaurus", "wordnet"),
    ]
)


_LONGEST_NAME = 160  # characters


def _is_no_clause(name: str) -> bool:
    """Whether a name may be one, and neither says what it names nor is of what that makes.

    ``Pier University Tide Corpus`` is called after its makers.
    """
    if name.isascii():
        return name.rpartition(" ")[2].lower() not in _MADE
    if len(name) > _LONGEST_NAME:
        return False  # a text, in which words are not looked for one by one
    if " " in name and _SAYS_HANGUL.search(name):
        return False
    if (behind := _BEHIND_SCHOOL.search(name)) and behind["who"] not in ORGANIZATIONS:
        return False
    return _SAYS_CJK.isdisjoint(name) and _CLAUSE_CJK.search(name) is None


# `海港大学-王某`: a school and somebody there; `海港大学-腾讯` are two organisations
_BEHIND_SCHOOL = lazy_pattern(r"(?:大学|大學)\s?[-–—]\s?(?P<who>[一-鿿]{2,3})$")


# `百度自然语言处理部`, `Berkeley SkyLab`: what a part of a known company or school is called
_PART_CJK = ("部", "部门", "团队", "中心", "小组", "事业群", "课题组")
_PART = re.compile(r"(?P<whole>[A-Z][\w-]*) (?:NLP|AI|ML|CS|EECS|CRFM|CSAIL|SAIL|HAI|[A-Z]\w*Lab)")
_LONGEST_WHOLE = 6


def _is_part_of_known(name: str) -> bool:
    """Whether a name is a part of what is known, by the name of the whole before its own."""
    if name.endswith(_PART_CJK):
        wholes = (name[:end] for end in range(2, min(_LONGEST_WHOLE, len(name) - 1) + 1))
        return _SAYS_CJK.isdisjoint(name) and not ORGANIZATIONS.isdisjoint(wholes)
    part = _PART.fullmatch(name)
    return part is not None and fold(part["whole"]) in SCHOOLS


def begins_with_known(name: str) -> bool:
    """Whether a name begins with a known one, of which it is then a part: ``Harbour Research``."""
    words = fold(name).split()
    return any(" ".join(words[:end]) in ORGANIZATIONS for end in (1, 2) if end < len(words))


_SMALL = frozenset(("of", "for", "and", "the", "in", "at", "de", "di", "do", "da", "du", "la"))
# `X University`, `University of X`, `X College London`; `University Physics`, `College Algebra` and
# `Foundation Models` are none, and a lab is a course as often
_IN_NAME = re.compile(
    r"(?:^(?:university|univ|college|institute?|academy|school)\.? (?:of|at|for|in|zu|de)\b"
    r"|(?<=[\w.'’] )(?:(?:university|univ|college)\b"
    r"|(?:institute?|academy|school|hochschule|national laborator(?:y|ies)|inc|ltd|corp"
    r"|corporation|gmbh|company|center|centre)\b\.?(?:$| (?:of|for|at|in)\b))"
    r"|\b(?:universit[^y]|univerz|uniwers|hochschul|politecn|polytech|institut[eo]s?\b|[eé]cole))"
)
# `MSc in Tides for the University of Locks`: more than a name
_AWAY = re.compile(r"\b(?:in|for|at|from|by|with)\b|(?<=[a-z]{3})\.\s")
_BEGINS_CJK = ("大学", "大學", "学院", "學院", "实验室", "公司", "集团", "대학교")


# `上市公司财报`: what companies have; `某某公司研究院` is one
_OF_COMPANIES = lazy_pattern(
    r"公司(?!$|[\s()（）、,，;；/]|[^公司]{0,12}(?:部|部门|室|中心|院|团队|團隊|所|组|組|集团|处|處)$)"
)
_NO_NAME = (":", "|", "，", "。", "：")


@lru_cache(CACHE)
def is_named_organization(name: str) -> bool:
    """Whether words are an organisation in a place where they may as well be a topic.

    A name in capitals, with more in it than a word such as ``Lab``, and that not in front.
    """
    if any(mark in name for mark in _NO_NAME) or ("公司" in name and _OF_COMPANIES.search(name)):
        return False
    folded = fold(name)
    school, _, country = folded.rpartition(" ")
    if country in COUNTRIES and school:
        folded = school.rstrip(", ")  # `KTH Sweden`
    words = name.split()
    known = _is_known(folded) or (not name.isascii() and CJK.search(name) is not None)
    capital = all(not word[:1].islower() or word in _SMALL for word in words)
    if not (known or capital or len(words) == 1):
        return False  # most words are none, and not looked for in the vocabulary
    if not is_organization(folded):
        return False
    if known:
        written = name != name.lower() or "." in name or not name.isascii()  # `edX`, `fast.ai`
        return written and not name.startswith(_BEGINS_CJK)
    if len(words) == 1:
        return _DOMAIN.match(name) is not None
    named = _IN_NAME.search(folded) if capital and not any(map(str.isdigit, name)) else None
    return named is not None and _AWAY.search(folded, 0, named.start() + 1) is None


def makers_in(text: str) -> list[str]:
    """The organisations of an address: ``University of X, City; Lab Y`` is two."""
    makers: list[str] = []
    for group in _GROUPS.split(text):
        parts = [without_stop(part.strip()).strip() for part in _PLACES.split(group)]
        known = [at for at, part in enumerate(parts) if part and is_organization(part)]
        makers.extend(parts[: known[-1] + 1] if known else [])  # behind the last, places follow
    return makers
