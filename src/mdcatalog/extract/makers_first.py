"""Who made a thing, where words about it begin with that: ``Microsoft, a tool for …``."""

from __future__ import annotations

import re

from mdcatalog.extract.course_names import makers_of
from mdcatalog.extract.entries import Entry
from mdcatalog.extract.organizations import is_named_organization, may_name_organization
from mdcatalog.extract.person_names import is_name
from mdcatalog.patterns import lazy_pattern
from mdcatalog.vocabulary import FIELDS, ORGANIZATIONS, SCHOOLS, fold

# what stands behind a maker, and the words it leads to
_BEGINNING = lazy_pattern(
    r"(?:from |@ ?)?\[?(?P<maker>[^,，。;；:：|()（）\[\]]{2,60}?)\]?"
    r"(?P<joint>\s*[(（](?P<year>(?:19|20)\d\d)[)）][\s.:：,，]*|\s*(?:,(?!\d)|[，|])\s*|\s+[-–—]\s+|\]\s*[:：]?\s*|\.\s+(?=[A-Z]))(?P<rest>\S.*)",
)
# `Google, Bing and Yahoo`, `GitHub, GitLab`: the first of several things of a sort
_ENUMERATED = lazy_pattern(r"[A-Z][\w.+-]*(?: [A-Z][\w.+-]*)?(?:,|，|$|,? (?:and|or|&) )")
# `VGG Oxford`, a group by its initials
_GROUP_AT = lazy_pattern(r"[A-Z]{2,6} (?P<school>[A-Z][a-z]+)")
# `by 百度 Baidu's open tool for ropes`: a Chinese name before words in another script
_BY_CJK = lazy_pattern(r"by\s+(?P<maker>[一-鿿]{2,10})\s+(?P<rest>[A-Z].*)")
_FIRST_WORD = re.compile(r"[\s,，.;；、等和]")
_YEAR_NEXT = re.compile(r"((?:19|20)\d\d)\s*[,，.。;:：]\s*(?=\D|\d\S* \w)")
_LONGEST = 70
_MAKER_LABELS = frozenset(
    map(fold, (*FIELDS["organizations"], "source", "data source", "来源", "数据来源"))
)
_COLONS = (":", "：")
_PLACING = (" on ", " On ", " at ", " via ", " through ")
# `Pier University on Coursera, with distinction`: a school, and the site that its course is on
_ON_PLATFORM = lazy_pattern(
    r"(?P<school>[^,，.。;；:：|()（）\[\]]{2,60}?) (?:[Oo]n|[Aa]t|[Vv]ia|[Tt]hrough) "
    r"(?P<platform>coursera|edx|futurelearn|udacity|udemy|kadenze|nptel|canvas|iversity"
    r"|khan academy|linkedin learning|pluralsight|datacamp|youtube)\b[\s,，.;；:：|–—-]*",
    re.IGNORECASE,
)


# `Pier University collection of 3 million ropes`, `Open Pier Data releases a dataset of ropes`
_OF_DATA = r"(?:collection|data ?set|corpus|benchmark|database|archive)"
_ITS_COLLECTION = lazy_pattern(rf"(?:The )?(?P<maker>[A-Z][^,.;:()]{{1,40}}?) {_OF_DATA} of\b")
_RELEASES = lazy_pattern(
    r"(?!(?:The|This|That|These|It|We|They|A|An|In|Our)\b)"
    r"(?P<maker>[A-Z][\w&.-]*(?: [A-Z][\w&.-]*){0,3}) (?:has )?(?:releas|publish)(?:es|ed)"
    rf" (?:an?|the|its) (?:[a-z-]+ ){{0,4}}?{_OF_DATA}\b"
)


def maker_of_data(entry: Entry, text: str) -> list[str]:
    """The organisation whose data words begin with: ``Pier Labs releases a dataset of ropes``.

    A name that is not known may be that of the data or of a person.
    """
    if (owned := _ITS_COLLECTION.match(text)) and makers_of(owned["maker"]) == [owned["maker"]]:
        return [owned["maker"]]
    released = _RELEASES.match(text)
    maker = released["maker"] if released else ""
    if maker and (makers_of(maker) or _is_apart(maker, entry.title)):
        return [maker]
    return []


def _is_apart(maker: str, title: str) -> bool:
    """Whether a name of several words is nobody's, nor that of the thing itself."""
    words = maker.split()
    return len(words) > 1 and not is_name(maker) and fold(words[0]) not in fold(title).split()


def without_maker_label(line: str) -> str:
    """``Source: Pier Institute``: what a label for makers stands before, or the line itself."""
    for colon in _COLONS:
        label, found, value = line.partition(colon)
        if found and fold(label) in _MAKER_LABELS:
            return value.strip()
    return line


def maker_first(text: str) -> tuple[list[str], str | None, str]:
    """The organisations that words about a thing begin with, a year, and the words behind them.

    ``Microsoft, a tool that tags``, ``华为 - 图像标注工具``; not the first of several things of
    which the words are (``Google, Bing and Yahoo clients``).
    """
    line, _, below = text.partition("\n")
    if not may_name_organization(line[:_LONGEST]):
        return [], None, text
    by = _BY_CJK.match(line) if line.startswith("by ") else None
    if by and (makers := makers_of(by["maker"])):
        return makers, None, "\n".join(filter(None, (by["rest"], below)))
    match = _BEGINNING.match(line)
    if match is None or (line[:1] == "[") != (match["joint"][:1] == "]"):
        return [], None, text
    makers = _known(match["maker"].strip())
    rest = match["rest"].lstrip(" -–—:：|")
    if not makers or not rest or not any(map(str.isalpha, rest)):
        return [], None, text
    if match["joint"].strip() in ",，" and (_ENUMERATED.match(rest) or _is_known(rest)):
        return [], None, text
    year = match["year"]
    if year is None and (behind := _YEAR_NEXT.match(rest)):
        year, rest = behind[1], rest[behind.end() :]
    return makers, year, "\n".join(filter(None, (rest, below)))


def school_on_platform(text: str) -> tuple[list[str], str]:
    """The school and the site that words about a course begin with, and the words behind them.

    ``Johns Hopkins on Coursera, with distinction``; ``Deep Mooring on edX`` is no school.
    """
    head = text[:_LONGEST]
    if not any(map(head.__contains__, _PLACING)):
        return [], text
    match = _ON_PLATFORM.match(text)
    school = match["school"].strip() if match else ""
    if match is None or not is_named_organization(school):
        return [], text
    return [school, match["platform"]], text[match.end() :]


def _known(maker: str) -> list[str]:
    if makers := makers_of(maker):
        return makers
    both = maker.split(" and ")
    if len(both) > 1 and all(map(makers_of, both)):
        return both
    group = _GROUP_AT.fullmatch(maker)
    return [maker] if group and fold(group["school"]) in SCHOOLS else []


def _is_known(words: str) -> bool:
    """Whether words begin with an organisation that is known."""
    return fold(_FIRST_WORD.split(words, maxsplit=1)[0]) in ORGANIZATIONS
