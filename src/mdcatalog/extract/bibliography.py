"""References in running text, authors first, in the styles of journals and style guides.

``LeCun, Y., & Hinton, G. (2015). Deep learning. Nature, 521(7553), 436-444.`` (APA),
``Vaswani A, Shazeer N, et al. Attention is all you need. NIPS. 2017;30.`` (Vancouver),
``Y. LeCun and G. Hinton, "Deep learning," Nature, vol. 521, pp. 436-444, 2015.`` (IEEE),
``Yann LeCun, Yoshua Bengio, Geoffrey Hinton: Deep learning. Nature 521 (2015)`` (DBLP),
``施巍松, 王一帆. 边缘计算：现状与展望[J]. 计算机研究与发展, 2019, 56(1): 69.`` (GB/T 7714),
``Doe J., Roe P. The Longer Title // Journal of Piers. 2021. Vol. 5.`` (GOST 7.0.5).
"""

from __future__ import annotations

import re
from typing import NamedTuple

from mdcatalog.extract.citation_parts import SHORTENED
from mdcatalog.extract.comma_citations import comma_citation
from mdcatalog.extract.person_names import is_name
from mdcatalog.extract.slashed_citations import SLASHES, slashed_citation
from mdcatalog.extract.venues import is_title_case, venue_like, year_alone
from mdcatalog.patterns import lazy_pattern
from mdcatalog.values import find_year, split_names
from mdcatalog.values.text import CJK

_UPPER = r"(?:(?![\d_a-zß-öø-ÿа-яё])\w)"
_PARTICLE = r"(?:(?:de|der|den|van|von|di|da|la|le|del|dos|du|el|al|bin|ter)\s+)*"
_SURNAME = rf"{_PARTICLE}{_UPPER}[\w'’\-–]*(?:[ ]{_UPPER}[\w'’\-–]+)?"
_INITIAL = rf"{_UPPER}\."
_BARE = r"(?:[A-Z]{1,3}|[A-Z](?: [A-Z]){1,2})"  # `Zheng VW`, `Zheng V W`
# One name in each style; the more telling styles stand first.
_STYLES = {
    "inverted": re.compile(rf"{_SURNAME},\s*{_INITIAL}(?:[\s\-]*{_INITIAL}){{0,3}}"),
    "initials": re.compile(
        rf"{_INITIAL}(?:[\s\-]*{_INITIAL}){{0,3}}\s*{_PARTICLE}{_UPPER}[\w'’\-–]+"
    ),
    "bare initials": re.compile(rf"{_PARTICLE}{_UPPER}[\w'’\-–]+\s{_BARE}(?=[,;:]|\set\b)"),
    "initials behind": re.compile(  # `Doe J. A., Roe P.`
        rf"{_UPPER}[\w'’\-–]+\s{_INITIAL}(?:[\s\-]?{_INITIAL}){{0,2}}"
    ),
    "full": re.compile(
        rf"{_UPPER}[\w'’\-–]+(?:\s(?:(?:{_INITIAL}){{1,3}}|{_PARTICLE}{_UPPER}[\w'’\-–]+)){{1,3}}"
    ),
}
_LAST_BARE = lazy_pattern(rf"{_PARTICLE}{_UPPER}[\w'’\-–]+\s{_BARE}(?=\.)")
_BETWEEN = re.compile(r"\s*(?:[,;]\s*(?:(?:…|\.\.\.)\s*,?\s*)?(?:and\b|&)?|\band\b|&)\s*")
_OTHERS = re.compile(r"[\s,;]*(?:\band\s+)?(?:\bet\.?\s?al\b\.?|\bothers\b)")
_SURNAME_ALONE = lazy_pattern(rf"{_SURNAME}(?=\s+et\.?\s?al\b)")
# What parts the names from the title: a year in brackets or bare, a full stop, a colon, a quote.
_YEAR = lazy_pattern(
    # `(2014)`, `(1987, 1988)`, `(2001–2005)`, `(2005/2008)`, `(1669)`, behind `(Eds.)`
    r"(?:[\s,.]*\((?:[Ee]ds?|[Hh]rsg)\.?\)[\s,.]*|[\s,.]+)"
    r"[(\[]\s*((?:1[5-9]|20)\d\d)[a-z]?(?:[,–/-]\s*[^()\[\]]{1,20})?\s*[)\]]\s*[.,:]?\s*"
    r"|[\s,.]+((?:19|20)\d\d)[a-z]?[.,:]\s+"
)
_STOP = re.compile(r"\s*[.:]\s+|\s+$")
_SPACE = re.compile(r"\s+")
_QUOTE = lazy_pattern(r"[\s,.:]*[\"“«]")
_TITLE_ENDS = lazy_pattern(
    rf"(?=\.)(?<=[\w)\]]{{2}}){SHORTENED}\.(?=\s+[^\W_a-z]|\s+[Ii]n\b|\s+ar[Xx]iv|\s*$)|(?<=[?!])\s+(?=[^\W_a-z])"
    r"|\.?\s+(?=[(\[]\s*(?:19|20)\d\d)|\s+\|\s"
)
# `Turing, Alan.` before a title that is quoted or linked
_REVERSED = lazy_pattern(rf"\s*({_SURNAME},\s*{_UPPER}[\w'’\-–]+(?:\s{_INITIAL})?)[\s.,]*$")
# `Doe, Jane, and Ann Lee. 2013. The Title.`: given names in full, the year behind its own stop
_GIVEN_DATED = lazy_pattern(
    rf"\s*(?P<names>{_SURNAME},\s*{_UPPER}[\w'’\-–]+[^\d\"“:]{{0,300}}?)[.,]\s*"
    r"\(?(?P<year>(?:19|20)\d\d)[a-z]?\)?\s*[.,:]\s*"
)
# `OpenAI. (2023). GPT-4 technical report.`
_TEAM = re.compile(
    r"\s*([A-Z][\w&'’ -]{1,40})(?<! et al)(?:\s\([A-Z][^()]{4,80}\))?\.\s+"
    r"\(((?:19|20)\d\d)[a-z]?(?:[,–/-][^()]{1,20})?\)\.(?:\s+|$)"
)
# `[LeCun et al., 2015] Deep learning`
_KEY = lazy_pattern(
    r"\s*[\[(]([^\[\]()\d]{2,60}\b(?:et\.?\s?al\b\.?|(?:and|&)\s[^\[\]()\d]{2,30}?)),?\s*"
    r"((?:19|20)\d\d)[a-z]?[\])]\s*[:.,–-]*\s*"
)
# `张三, 李四 等. (2006). 《题名》（第二版）. 某地：某某出版社.`
_CJK_REFERENCE = lazy_pattern(
    r"(?P<names>[一-鿿·]{2,12}(?:\s*[、，,]\s*[一-鿿·]{2,12}){0,8}?)\s*(?:等|编著|主编|著|编)?\s*"
    r"[.．,，]?\s*[(（](?P<year>(?:19|20)\d\d)[)）]\s*[.．,，]?\s*《(?P<title>[^《》]+)》(?P<rest>.*)"
)
#: The mark of GB/T 7714-2015 for what is cited: journal, conference, thesis, report, patent …;
#: books ([M]) are not among them.
DOCUMENT_TYPE = re.compile(r"\s*\[(?:[JCDNRPAZG]|DB|EB)(?:/(?:OL|CD|DK|MT))?\]\s*(?://|\.)?\s*")
_NAMES_STOP = lazy_pattern(r"(?<=[\w.])[.．]\s*(?=[^\s.])|。")
_BETWEEN_GIVEN = re.compile(r"\band\b|&|;")
_LONGEST_NAME = 40
# Behind that mark: `Journal of Piers, 2019, 56(1): 69`, `Proc. of Buoys. Oslo: ACM, 2012: 13-16`
_SOURCE = lazy_pattern(
    r"(?P<venue>[^\n]{2,150}?)(?:(?=[,，]\s*(?:19|20)\d\d|[.．]\s?(?:19|20)\d\d\b)"
    # `Rob. Syst. 2015`: the year stands behind short words, not behind the first of them
    rf"|{SHORTENED}[.．](?=\s|[^\x00-\x7f])(?!(?:\s[A-Z][a-z]{{1,5}}\.){{1,4}}\s?(?:19|20)\d\d)|$)"
    r"[,，\s]*(?:[^\d\n]{0,80}?(?P<year>(?:19|20)\d\d)(?!\d)"
    r"(?:[\d\s:：,，.~～–—-]|[()（）](?![^\W\d]))*(?:(?<=\d)[a-z]\b[\s.]*)?)?"
)
# `6th IEEE International Symposium on. IEEE, 2007: 225-234`, behind what the symposium was on
_TURNED = lazy_pattern(
    r"\s*[^\n]{0,150}?\b(?:Conference|Symposium|Workshop|Congress|Meeting) on\.\s+"
    r"[A-Z][\w& -]{1,40},\s*(?:19|20)\d\d[\d\s:：,，.~～–—-]*"
)
# the year behind that mark, and none that begins the number of a preprint: `arXiv:2007.06849`
_YEAR_BEHIND = lazy_pattern(r"(?<!\d)(?:19|20)\d\d(?!\d|\.\d{4})")
# `Journal of Ropes   [ 2017 ].`
_YEAR_APART = lazy_pattern(r"\s*\[\s*((?:19|20)\d\d)\s*\]")
_LONGEST_SOURCE = 6  # words of a venue that is not known for one
_FIRST_YEAR = "1900"
_LONGEST_NAMES = 200  # names of one reference; more is no reference


class Names(NamedTuple):
    """The names that a reference opens with."""

    names: list[str]
    end: int  # where the text behind them begins
    year: int | None
    sure: bool  # whether the way they are written shows that they are names


class Reference(NamedTuple):
    """A reference, authors first."""

    names: list[str]
    year: int | None
    title: str
    rest: str  # what stands behind the title
    venue: str = ""  # where the style says what of it is the venue


def leading_names(text: str) -> Names | None:
    """The names at the beginning of a text, up to a year, a full stop, a colon or a quotation.

    ``None`` where it begins with no name, or where something else stands behind the names.
    """
    key = _KEY.match(text)
    if key and key[1][:1].isupper():
        return Names(split_names(key[1]), key.end(), int(key[2]), True)
    team = _TEAM.match(text)
    if team:
        return Names([team[1]], team.end(), int(team[2]), True)
    dated = _GIVEN_DATED.match(text) if "," in text[:_LONGEST_NAME] else None
    if dated and (given := _given_names(dated["names"])):
        return Names(given, dated.end(), int(dated["year"]), True)
    alone = _REVERSED.match(text) if "," in text and not CJK.search(text) else None
    if alone:
        return Names([alone[1]], len(text), None, True)
    names: list[str] = []
    styles: set[str] = set()
    position = len(text) - len(text.lstrip())
    end = position
    while len(names) < _LONGEST_NAMES:
        match, style = _name_at(text, position, styles)
        if match is None:
            break
        names.append(" ".join(match.group().split()))
        styles.add(style)
        end = match.end()
        between = _BETWEEN.match(text, end)
        if between is None:
            break
        position = between.end()
    if not names:
        return None
    others = _OTHERS.match(text, end)
    end = others.end() if others else end
    return _behind_names(text, end, names, styles, bool(others))


def _given_names(text: str) -> list[str]:
    """``Doe, Jane and Ann Lee``: the names, if all are whole ones and the first is turned round."""
    if text.count(",") == 1 and not _BETWEEN_GIVEN.search(text):
        names = [text.strip()]
    else:
        names = split_names(text)
    whole = all((" " in name or "," in name) and is_name(name) for name in names)
    return names if names and "," in names[0] and whole else []


def _name_at(text: str, position: int, styles: set[str]) -> tuple[re.Match[str] | None, str]:
    if "bare initials" in styles and (match := _LAST_BARE.match(text, position)):
        return match, "bare initials"  # `Parmar N.` ends the names that are all written so
    if "full" in styles:  # `Ann Lee, Bob G. Roe, …`: no `Bob G.`
        whole = _STYLES["full"].match(text, position)
        if whole and _BETWEEN.match(text, whole.end()) and is_name(whole.group()):
            return whole, "full"
    for style, pattern in _STYLES.items():
        match = pattern.match(text, position)
        if match and (style != "full" or is_name(match.group())):
            return match, style
    return _SURNAME_ALONE.match(text, position), "full"


def _behind_names(
    text: str, end: int, names: list[str], styles: set[str], others: bool
) -> Names | None:
    marked = bool(styles & {"inverted", "initials"})
    several = len(names) > 1
    year = _YEAR.match(text, end)
    quoted = _QUOTE.match(text, end)
    stop = _STOP.match(text, end)
    if year:
        sure = others or marked or several
        return Names(names, year.end(), _year_of(year[1] or year[2]), sure)
    if quoted:
        return Names(names, quoted.end() - 1, None, others or marked or several)
    if stop is None and text[end - 1] == "." and text[end : end + 1].isspace():
        stop = _SPACE.match(text, end)  # the stop is that of an initial
    if stop is None:
        return None
    surnames = several and bool(styles & {"bare initials", "initials behind"})
    sure = others or marked or surnames or len(names) > 2
    return Names(names, stop.end(), None, sure)


def _year_of(digits: str) -> int | None:
    """A year of 1900 and later, as those of records are: ``(1669)`` only ends the names."""
    return int(digits) if digits >= _FIRST_YEAR else None


_LEAST_OTHERS = 2
_LEAST_BEHIND_SURNAME = 3  # words
_GIVEN_AND_INITIAL = lazy_pattern(r"[A-Z][a-z][\w'’-]+(?: [A-Z]\.)+")
_IN_FULL = lazy_pattern(r"[A-Z][a-z][\w'’-]*(?: [A-Z]\.)*(?: [^\W\d_a-z][\w'’-]+){1,3}")


def read_reference(text: str) -> Reference | None:
    """A reference that is all running text; ``None`` where a text is none."""
    text = " ".join(text.split())
    if "《" in text and (told := _CJK_REFERENCE.match(text)):
        names = split_names(told["names"].strip(" 、，,"))
        return Reference(names, int(told["year"]), told["title"], told["rest"].strip(" ."))
    slashed = slashed_citation(text) if SLASHES in text else None
    if slashed:
        return Reference(slashed.names, slashed.year, slashed.title, "", slashed.venue)
    marked = DOCUMENT_TYPE.search(text)
    if marked:
        return _read_marked(text[: marked.start()], text[marked.end() :])
    found = leading_names(text)
    if found is None:
        return None
    stopped = text[: found.end].rstrip().endswith(".")
    if not (found.sure or (stopped and _names_venue(text[found.end :]))):
        return None
    body = text[found.end :]
    colon = text[: found.end].rstrip().endswith(":")
    if found.year is None and (colon or _ends_in_initial(found, body)):
        cited = comma_citation(text)
        several = cited is not None and cited[0].count(",") > 1
        if cited and (cited[2] or several) and not is_name(cited[1]):
            return None  # `A. One, B. Two, Title: Subtitle, Venue`: commas part all of it
    if not body or body[0] in '"“«':
        return None
    ending = _title_end(body)
    title, rest = (body[: ending.start()], body[ending.end() :]) if ending else (body, "")
    title = title.strip().rstrip(".")
    words = title.split()
    if not words or not (title[0].isupper() or title[0].isdigit() or not title[0].isascii()):
        return None
    if len(words) < 2 and found.year is None:
        return None
    names = found.names
    if found.year is None and _lacks_surname(names) and len(words) > _LEAST_BEHIND_SURNAME:
        surname, _, title = title.partition(" ")  # `Jane Doe, Tim K. Marks The Title`
        names = [*names[:-1], f"{names[-1]} {surname}"]
    return Reference(names, found.year, title, rest.strip())


def _lacks_surname(names: list[str]) -> bool:
    """Whether the last of several names ends in an initial, and the others in surnames."""
    *others, last = names
    if len(others) < _LEAST_OTHERS or not _GIVEN_AND_INITIAL.fullmatch(last):
        return False
    return all(_IN_FULL.fullmatch(name) for name in others)


def _ends_in_initial(found: Names, body: str) -> bool:
    """Whether one name seems turned round by the initial of the next: ``Jens Kobb, J. Bagg, …``."""
    return len(found.names) == 1 and found.names[0].endswith(".") and "," in body[:_LONGEST_NAME]


def _title_end(body: str) -> re.Match[str] | None:
    """Where a title ends; not at a question mark before what is no venue (``Better? A Study.``)."""
    ending = _TITLE_ENDS.search(body)
    while ending and body[ending.start() - 1] in "?!" and not ending.group().strip():
        following = _TITLE_ENDS.search(body, ending.end())
        said = body[ending.end() : following.start() if following else len(body)]
        if following is None or venue_like(said.split(",")[0]) or any(map(str.isdigit, said)):
            break
        ending = following
    return ending


def _names_venue(body: str) -> bool:
    """Whether behind a title and its full stop a venue and its year follow."""
    ending = _TITLE_ENDS.search(body)
    behind = body[ending.end() :].strip() if ending else ""
    behind = _YEAR_APART.sub(r" \1", behind) if "[" in behind else behind
    source = behind.split(". ")[0]
    named = any(
        venue_like(text) or (len(text.split()) <= _LONGEST_SOURCE and is_title_case(text))
        for text in (source, source.split(",")[0])
    )
    return bool(behind) and find_year(year_alone(behind)) is not None and named


def _read_marked(before: str, behind: str) -> Reference | None:
    """A reference in the style of GB/T 7714: what stands before and behind the mark of its type."""
    stop = _NAMES_STOP.search(before)
    names = split_names(before[: stop.start()]) if stop else []
    title = before[stop.end() :].strip() if stop else ""
    if not title or not names or any(len(name) > _LONGEST_NAME for name in names):
        return None
    year = _YEAR_BEHIND.search(behind)
    source = read_source(behind)
    return Reference(names, int(year.group()) if year else None, title, "", source.venue)


class Source(NamedTuple):
    """Where a reference in the style of GB/T 7714 says that it appeared."""

    venue: str
    year: int | None
    rest: str  # what stands behind it


def read_source(behind: str) -> Source:
    """What stands behind the mark of a type: ``Journal, 2019, 56(1): 69``; words and no more."""
    match = _SOURCE.match(behind)
    if match is None:
        return Source("", None, behind)
    venue = match["venue"].strip(" .,，")
    year = int(match["year"]) if match["year"] else None
    rest = behind[match.end() :]
    rest = "" if " on. " in rest and _TURNED.fullmatch(rest) else rest
    return Source("" if venue.isdigit() else venue, year, rest)
