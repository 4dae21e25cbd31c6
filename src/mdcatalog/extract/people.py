"""A cell or label of people: their names, where they work, a year behind them."""

from __future__ import annotations

import re
from typing import NamedTuple

from mdcatalog.extract.cjk_credits import is_cjk_name
from mdcatalog.extract.given_by import people_and_places
from mdcatalog.extract.organizations import is_named_organization, is_organization
from mdcatalog.extract.person_names import PERSON_WORDS, is_name
from mdcatalog.extract.venues import is_title_case
from mdcatalog.patterns import lazy_pattern
from mdcatalog.values import split_names
from mdcatalog.values.names import without_honorific

# `Jane Doe (MIT)`, `张三（清华大学）`; a remark in small letters is no organisation.
_AFFILIATED = lazy_pattern(
    r"(?P<name>[^()（）]{2,60}?)\s*"
    r"[(（](?P<maker>(?:[A-Z一-鿿]|[a-z]\w* ?[一-鿿]|[a-z]{1,2}[A-Z]"
    r"|[a-z]{3,16} (?:GmbH|AG|Inc|Ltd|Labs?)\b)"
    r"[^()（）]{1,60}|[a-z]{3,16} (?:GmbH|AG|Inc|Ltd|Labs?))[)）]"
)
# `Google二作`, `腾讯 通讯作者`: which of the authors of a paper somebody is who works there
_PLACE_AMONG_AUTHORS = lazy_pattern(
    r"[\s,，、]*(?:第?[一二三四五六七八九末]作者?|第[一二三四五六七八九]|共同?[一二]作|(?:共同)?通讯(?:作者)?)$"
)
_SLASHED = lazy_pattern(r"(?P<name>[^/()（）,]{2,40})\s?/\s?(?P<maker>[^/,]{2,60})")
# `（潮汐学顶级学者）`: what someone is, and nowhere to work
_RANK = lazy_pattern(
    r"(?:学者|學者|教授|老师|老師|讲师|講師|博士|院士|作者|专家|專家|大牛|大佬|之父|创始人|創始人"
    r"|负责人|组长)$"
)
# `NVIDIA マネジャー`, `東京大学 教授`: what somebody does where they work
_POSITION = lazy_pattern(
    r"(?:^|(?<=[a-z一-鿿ァ-ヿ])\s+|(?<=[A-Za-z])\s*|(?<=大学)|(?<=研究所)|(?<=株式会社))"
    r"(?:(?:シニア|主任|特任|特別|上席|客員|チーフ|リード)\s?)*"
    r"(?:[ァ-ヶー]{2,16}・)*(?:[ァ-ヶー]{2,16}\s?)?"
    r"(?:マネー?ジャー|ポスドク|所長|CTO|CEO|テクノロジスト|エンジニア|(?:准|助|副)?教授|助教"
    r"|講師|(?:主任)?研究員|代表(?:取締役)?(?:社長)?|社長"
    r"|部長|課長|リサーチャー|(?:データ)?サイエンティスト|ディレクター|デベロッパー|博士課程"
    r"|修士課程"
    r"|工程师|研究员|科学家|经理|교수|연구원|엔지니어|개발자|대표)$"
)
# `Doe et al., 2025`, `Doe & Roe (2024)`: names and a year in one cell
_NAMES_AND_YEAR = lazy_pattern(
    r"(?P<names>.*[^\W\d_].*?)[\s,，、;；(（]+(?P<year>(?:19|20)\d\d)[)）]?\s*\.?"
)


_COMMA = lazy_pattern(r"\s*[,，;；、]\s*")
# `台湾大学 李某某`, `清华大学：王某老师`: a school and who teaches there, in one cell
_SCHOOL_AND_TEACHER = lazy_pattern(
    r"(?P<school>[一-鿿]{2,8}(?:大学|大學|学院|學院))\s*[\s:：·,，/|-]\s*"
    r"(?P<name>[一-鿿]{2,3}?)\s?(?:老师|老師|教授)?"
)


def school_and_teacher(text: str) -> tuple[str, str] | None:
    """The school and the teacher of a text that names both, and nothing else."""
    match = _SCHOOL_AND_TEACHER.fullmatch(text.strip())
    return (match["school"], match["name"]) if match else None


_AT = re.compile(r"\s(?:at|from|@)\s")


# `矢戸 知得 氏 (AWL株式会社 CTO / 港研究所長)`
_GUEST = lazy_pattern(
    r"(?P<name>[一-鿿々ァ-ヿぁ-ん]{1,6}[ \u3000]?[一-鿿々ァ-ヿぁ-ん]{1,6})\s*(?:氏|さん|様)\s*"
    r"[(（](?P<told>[^()（）]{2,80})[)）]\s*氏?"
)
_THREE = lazy_pattern(r"[一-鿿]{3}")
_GUEST_ENDS = frozenset(")）氏")


class People(NamedTuple):
    """Names, the organisations in brackets behind them, and the year that closes the text."""

    names: list[str]
    makers: list[str]
    year: int | None


# `Jane Doe et al. (Pier University, Google)`: where all of them are
_OTHERS_PLACED = lazy_pattern(
    r"(?P<names>[^()（）]{2,200}?,?\s+et\.? al\b\.?)\s*[(（](?P<makers>[^()（）]{2,120})[)）]"
)


def _may_be_place(name: str) -> bool:
    """Whether a part of a group behind names may be where these are: in capitals, no remark."""
    if any(map(str.isdigit, name)) or ":" in name or _RANK.search(name):
        return False
    return is_organization(name) or (name[:1].isupper() and is_title_case(name))


# `Guest: Jane Doe`, `嘉宾：张三`
_GUEST_LABEL = lazy_pattern(
    r"^\s*(?:guest(?: (?:lecturer|lecture|speaker))?|invited(?: speaker)?|(?:特邀)?嘉宾|客座|ゲスト"
    r"|게스트)\s*[:：]\s*",
    re.IGNORECASE,
)
_BEFORE_GUEST = 20
# `Jane Doe (guest)`, `Jane Doe (guest lecturer, MIT)`
_GUEST_WITHIN = lazy_pattern(
    r"\s?[(（](?:(?:guest|invited)(?: (?:lecturer?|speaker|talk|instructor))?|(?:特邀)?嘉宾)"
    r"(?:\s?[,，;]\s?(?:from )?(?P<where>[^()（）]{2,60}))?[)）]",
    re.IGNORECASE,
)


def _behind_guest(match: re.Match[str]) -> str:
    """Where somebody works, in brackets, without the word that he or she is a guest."""
    return f" ({match['where']})" if match["where"] else ""


def read_people(text: str) -> People:
    """The people of a text; where each works, in brackets behind a name, is an organisation."""
    if ":" in text[:_BEFORE_GUEST] or "：" in text[:_BEFORE_GUEST]:
        text = _GUEST_LABEL.sub("", text)
    closes = text.rstrip(" .)）")[-1:].isdecimal()
    dated = _NAMES_AND_YEAR.fullmatch(text) if closes else None
    year = int(dated["year"]) if dated else None
    text = dated["names"] if dated else text
    names: list[str] = []
    makers: list[str] = []
    if text[-1:] in _GUEST_ENDS and (guest := _GUEST.fullmatch(text)):
        told = guest["told"].split(" / ")[0].split("、")[0]
        maker = _POSITION.sub("", told).strip()
        named = maker != told or is_organization(maker)
        return People([guest["name"]], [maker] if named and maker else [], year)
    if "uest" in text or "nvited" in text or "宾" in text:
        text = _GUEST_WITHIN.sub(_behind_guest, text)
    if " al" in text and (others := _OTHERS_PLACED.fullmatch(text)):
        places = [part for part in _COMMA.split(others["makers"]) if part]
        if all(map(_may_be_place, places)):
            return People(split_names(others["names"]), places, year)
    placed = people_and_places(text) if _AT.search(text) else None
    if placed and placed.people:  # `Jane Doe at Pier University`
        return People(placed.people, placed.makers, year or placed.year or None)
    for name in split_names(text):
        match = _AFFILIATED.fullmatch(name)
        if match and _is_called_so(match["name"], match["maker"]):
            names.append(name)
            continue
        names.append(without_honorific(match["name"]) if match else name)
        maker = _POSITION.sub("", match["maker"]).strip() if match else ""
        if maker and not maker.isascii():
            maker = _PLACE_AMONG_AUTHORS.sub("", maker)
        if maker and maker not in makers and not _RANK.search(maker):
            makers.append(maker)
    return People(names, makers, year)


def _is_called_so(name: str, other: str) -> bool:
    """Whether words in brackets are another name of somebody: ``何某某 (Jiero)``; no ``(MIT)``."""
    if name.isascii() or not other.isascii():
        return False
    if not (is_cjk_name(name.strip()) or _THREE.fullmatch(name.strip())):
        return False
    return other.istitle() and is_name(other) and not is_named_organization(other)


def _works_there(name: str, maker: str) -> bool:
    """Whether words before brackets are somebody, and what stands in them an organisation."""
    person = " " in name and is_name(name) and not is_named_organization(name)
    return person and is_organization(maker)


_STAFFED = lazy_pattern(
    r"(?P<maker>[A-Z][^()（）,，]{1,40}?)\s*[(（](?P<names>[^()（）\d]{5,120})[)）]"
)


def _is_written_as_name(part: str) -> bool:
    """Whether words are two or three in capitals, whatever they mean elsewhere."""
    words = part.split()
    return len(words) in PERSON_WORDS and all(x.isalpha() and x.istitle() for x in words)


def schools_and_teachers(text: str, *, both: bool) -> tuple[list[str], list[str]] | None:
    """The organisations and the people of a text that names them between commas.

    ``Andrej Doe, Stanford University``. Where its column holds ``both``, one of them alone will
    do, and a last word that is no name is where those before it work; what is neither
    (``Many legends``) is left out.
    """
    schools: list[str] = []
    teachers: list[str] = []
    placed = _AFFILIATED.fullmatch(text) or _SLASHED.fullmatch(text)
    if both and placed and is_name(placed["name"].strip()):  # `Jane Doe (MIT)`, `Jane Doe/MIT`
        return [placed["maker"].strip()], [placed["name"].strip()]
    staffed = _STAFFED.fullmatch(text)
    staff = split_names(staffed["names"]) if staffed else []
    if staffed and staff and all(" " in name and is_name(name) for name in staff):
        return [staffed["maker"].strip()], staff  # `DeepLearning.AI (Ann Lee, James Roe)`
    for at, written in enumerate(parts := _COMMA.split(text)):
        part = written.removeprefix("and ").strip()
        behind = _AFFILIATED.fullmatch(part) if part.endswith((")", "）")) else None
        if behind and _works_there(behind["name"].strip(), behind["maker"].strip()):
            teachers.append(behind["name"].strip())  # `A. Lee, J. Doe (Pier Univ.)`
            schools.append(behind["maker"].strip())
        elif not part or is_named_organization(part):
            schools.extend([part] if part else [])
            continue
        people = split_names(part)
        if people and all(" " in name and is_name(name) for name in people):
            teachers.extend(people)
        elif teachers and written.startswith("and ") and _is_written_as_name(part):
            teachers.append(part)  # `Jane Doe, and Ann Page`: one more of them
        elif both and at == len(parts) - 1 and teachers and " " not in part:
            schools.append(part)
        elif not both:
            return None
    found = (schools or teachers) if both else (schools and teachers)
    return (list(dict.fromkeys(schools)), teachers) if found else None


# `Professor at MIT`, `Professor of Tides, University of Quays`: where somebody works, at its end
_WORKS_AT = lazy_pattern(
    r"(?:Professor|Prof\.|Lecturer|Director|Founder|CEO|CTO|Engineer|Scientist|Researcher|Instructor"
    r"|Dean|Fellow|Student|Head)s?\b[^;；\n]{0,60}?"
    r"(?:\b(?:at|@)\s+(?:the\s+)?(?P<at>[A-Z][^,;；]{1,40})"
    r"|[\s,](?P<school>University of [A-Z][a-z]+(?: [A-Z][a-z]+)?|[A-Z][a-z]+ University))\s*$",
    re.IGNORECASE,
)


def workplaces(text: str) -> list[str]:
    """Where those work whose positions stand behind their names: ``Jane Doe, Professor at MIT``."""
    told = _WORKS_AT.search(text)
    place = (told["at"] or told["school"]).strip(" .") if told else ""
    return [place] if place and is_organization(place) else []
