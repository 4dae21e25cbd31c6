"""Who gives a course or made a thing, where words about it say so."""

from __future__ import annotations

import re

from mdcatalog.extract.course_names import OF_CAMPUSES, may_be_teachers
from mdcatalog.extract.makers_first import without_maker_label
from mdcatalog.extract.organizations import is_organization
from mdcatalog.extract.person_names import is_name
from mdcatalog.extract.public_bodies import is_english_body, is_public_body
from mdcatalog.patterns import lazy_pattern
from mdcatalog.values import split_names
from mdcatalog.values.names import without_stop
from mdcatalog.vocabulary import GIVEN_NAMES, ORGANIZATIONS, PLACES, fold

_PARTS = lazy_pattern(r"\s+(?:x|×|&|and)\s+|\s*[,，、/]\s*")
_AT_FIRST = lazy_pattern(r"^(?:at|from|of|by|By)\s+(?:the\s+)?(?=[A-Z])")
# `by Quay Training & Development`: what a part of a company is called, and nobody
_DIVISION = lazy_pattern(
    r"[A-Z][\w.'’-]*(?: (?:&|and|[A-Z][\w.'’-]*)){0,4} (?:Training|Development|Academy|Education"
    r"|Engineering|Research|Learning|Team|Group|Foundation|Labs?|Studios?|Media|Network|Community"
    r"|Consulting|Technologies|Software|Systems|Solutions|LLC|Ltd\.?|Inc\.?)"
)
_ON = lazy_pattern(r"\s(?:at|on|from|via)\s")
_WHERE = lazy_pattern(r",\s| at | from ")
_LONGEST_NAME = 6
_LETTERS = "\u218f"  # behind those of most scripts signs begin
_SIGNS = re.compile(r"^[^\w(（\[]+")
_SMALL = frozenset(("of", "for", "and", "the", "in", "at", "de"))


# `由数据库领域的大牛 Andy Pavlo 讲授`, `taught by Jane Doe and John Roe`, `…, by Prof. Jane Doe, …`
_FULL_NAME = r"(?:[A-Z]\.|[A-Z][\w'’-]+)(?: (?:[A-Z]\.|[A-Z][\w'’-]+)){1,3}"
_GIVEN_BY = lazy_pattern(
    r"由[^。！？\n]{0,24}?(?P<cn>[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){1,3}|(?<=由)[一-鿿]{2,3})"
    r"\s*(?:老师|教授|博士)?\s*(?:讲授|主讲|授课|教授|开设|讲解|执教)"
    r"|\b(?:[Tt]aught|[Pp]resented|[Ll]ectured|given|course|class|lectures|tutorials?) by "
    r"(?:Prof(?:essors?|s?\.)? |Dr\.? )?"
    rf"(?P<en>{_FULL_NAME}(?:, {_FULL_NAME}){{0,6}}(?:,? (?:and|&) {_FULL_NAME})?)"
    r"|(?<!book )(?<!books )(?<!written )\bby (?:Prof(?:essor|\.)?|Dr\.) "
    rf"(?P<titled>{_FULL_NAME})"
)


# `Course materials from Jane Doe`, `video lectures by Prof. Jane Doe`
_LESSONS_BY = lazy_pattern(
    r"\b(?:[Ll]ectures?|[Cc]ourses?|materials?|[Cc]lass|classes|[Tt]utorials?|[Tt]alks?"
    r"|[Vv]ideos?|[Nn]otes|[Ss]lides|[Ss]eries"
    r"|playlist|workshop|bootcamp) (?:by|from) (?P<titled>Prof(?:essor|\.)? |Dr\.? )?"
    r"(?P<name>[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]*){1,3})",
)


# `by Dr. Jane Doe, a professor from Pier University`, `course of Pier University by Jane Doe`
_TITLED_BY = lazy_pattern(
    r"[\s(]*[Bb]y (?:Prof(?:essor|\.)?|Dr\.?) (?P<name>[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]*){1,3})"
    r"(?:,? (?:an? |the )?(?:\w+ ){0,3}?(?:professor|lecturer|researcher|engineer|scientist"
    r"|instructor|teacher|student)"
    r",? (?:from|at|of|in) (?:the )?(?P<place>[A-Z][^,.;:()]{1,60}))?"
)
_OF_SCHOOL_BY = lazy_pattern(
    r"(?:(?:\w+ ){0,3}?)(?:[Cc]ourses?|[Cc]lass|[Ll]ectures?|[Tt]utorials?|[Mm]aterials?|[Nn]otes)"
    r"(?: \([^()]{4,24}\))? (?:of|at"
    r"|from) (?:the )?(?P<place>[A-Z][^,.;:()]{1,60}?) by (?:Prof(?:essor|\.)? |Dr\.? )?"
    r"(?P<name>[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]*){1,3})(?=$|[.,;:(]| \()"
)


def teacher_and_school(text: str) -> tuple[str, list[str]] | None:
    """Who gives a course and where, of words that say both in a clause; the school may be absent.

    ``by Dr. Jane Doe, a professor from Pier University``, ``course of Pier Labs by Jane Doe``.
    """
    if "y " not in text:
        return None
    line = text.partition("\n")[0]
    match = _TITLED_BY.match(line) or _OF_SCHOOL_BY.match(line)
    if match is None or not is_name(match["name"].rstrip(".")):
        return None
    place = (match["place"] or "").strip()
    schools = [place] if place and is_organization(place) else []
    if match.re is _OF_SCHOOL_BY and not schools:
        return None
    return match["name"].rstrip("."), schools


def speakers_told(text: str) -> list[str]:
    """Who gives a course, where running text says so by name."""
    match = _GIVEN_BY.search(text)
    if match and match["titled"] and not any(map(str.isalnum, text[: match.start()])):
        match = None  # `by Dr. Jane Doe, a professor from Pier University`
    if match and (match["cn"] or match["titled"]):
        return [(match["cn"] or match["titled"]).rstrip(".")]
    if match and not is_organization(match["en"].split()[0]):
        names = [name.rstrip(".") for name in split_names(match["en"])]
        known = next((at for at, x in enumerate(names) if at and is_organization(x)), len(names))
        return names[:known]  # behind them stands where they are
    if " by " not in text and " from " not in text:
        return []
    match = _LESSONS_BY.search(text.partition("\n")[0])
    name = match["name"].rstrip(".") if match else ""
    if match is None or not name[0].isupper() or is_organization(name) or not is_name(name):
        return []
    if is_organization(name.split()[0]):
        return []  # `A course by MIT Computer Science and AI Lab`
    first = name.split()[0]
    sure = match["titled"] or first.endswith(".") or fold(first) in GIVEN_NAMES
    return [name] if sure else []


# `Guest lecture on markets: Jane Doe`, `Graphs (Jane Doe lecturing online)`
_GUEST = lazy_pattern(
    r"\bguest (?:lecture|talk|speaker|lecturer)s?\b[^:：()]{0,60}?\s*(?:[:：]|\s[-–—]\s|\bby\b)\s*"
    r"(?:Prof(?:essor|\.)?|Dr\.?)?\s*(?P<guest>[^\W\d_][^:：()\d]{3,40}?)\s*(?:$|[(（])"
    r"|^guest (?:lecture|talk|speaker|lecturer),\s(?P<apart>[^\W\d_][\w.'’-]+(?: [\w.'’-]+){1,2})$"
    r"|[(（](?P<name>[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,2}) (?:lecturing|presenting|speaking)\b",
    re.IGNORECASE,
)


def guest_named(title: str) -> str | None:
    """Who gives a lesson, where its title says so: ``Guest lecture: Jane Doe``."""
    told = "uest" in title or ("ing" in title and title.endswith((")", "）")))
    match = _GUEST.search(title) if told else None
    if match is None:
        return None
    if match["apart"]:  # `Guest lecture, Market Design` tells what it is about
        return match["apart"] if may_be_teachers(match["apart"]) else None
    name = (match["guest"] or match["name"]).strip()
    return name if is_name(name) and name[0].isupper() else None


# `(Jane Doe, ML engineer at Pier Inc.)` at the end of a title
_WITH_OFFICE = lazy_pattern(
    r"[(（](?P<name>[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]*){1,2}), (?:an? |the )?"
    r"(?P<office>(?:[\w.&/-]+ ){0,4}?(?:engineer|scientist|researcher|professor|lecturer|director"
    r"|head|founder|CEO|CTO|manager|developer|fellow|student|postdoc|lead|author)\b[^()@]{0,30}?)"
    r" (?:at|@|from|of) (?P<place>(?:(?! at )[^()（）,]){2,50})[)）]$"
)


def guest_with_office(title: str) -> tuple[str, str] | None:
    """``Ropes (Jane Doe, ML engineer at Pier Inc.)``: who gives it, and where that person works."""
    if title[-1:] not in (")", "）") or "," not in title:
        return None
    match = _WITH_OFFICE.search(title)
    if match is None or not is_name(match["name"]) or is_organization(match["name"]):
        return None
    place = match["place"]
    return (match["name"], place) if place[0].isupper() or is_organization(place) else None


def parted(maker: str) -> list[str]:
    """``Example University, Coursera``: the organisations, where every part is one."""
    parts = [part.strip() for part in _PARTS.split(maker) if part.strip()]
    if len(parts) < len(("one", "other")) or fold(parts[0]) == OF_CAMPUSES:
        return [maker]
    return parts if all(map(is_organization, parts)) else [maker]


def organizations_in(names: str) -> list[str]:
    """The organisations of a byline (``NVIDIA, Arm, and Intel``), where most are known for one."""
    parts = [part.removeprefix("and ").strip() for part in _PARTS.split(names)]
    parts = [without_stop(part) if is_organization(part[:-1]) else part for part in parts if part]
    known = sum(map(is_organization, parts))
    return parts if known * 2 > len(parts) else []


_BODY_IN_BRACKETS = lazy_pattern(
    r"[(（]\s*(?P<maker>(?:[^()（）・、,]|[(（][^()（）]{1,20}[)）]){2,40}?)\s*"
    r"(?:[・、,]\s*(?P<remark>[^()（）]{1,30}))?[)）](?P<rest>.*)"
)


def _are_two(line: str) -> bool:
    """``University of Quays at Coursera``: whether words are a school and its platform."""
    where = _ON.search(line)
    return where is not None and all(
        map(is_organization, (line[: where.start()], line[where.end() :]))
    )


def organization_alone(text: str) -> tuple[str | None, str]:
    """The organisation that is all of a text's first line, and the lines below it.

    ``[Course](…) **MIT**``, a bullet ``Renmin University of China`` below a paper's heading.
    """
    line, _, rest = text.partition("\n")
    line = line.strip().lstrip("@ ")
    given = _AT_FIRST.match(line) if line[:1] in "afobB" else None
    line = line[given.end() :] if given else line
    if given and _DIVISION.fullmatch(line) and not is_name(line.partition(" & ")[0]):
        return line, rest.strip()
    if line[:1] > _LETTERS:
        line = _SIGNS.sub("", line)  # `🏛 Pier University`
    if line[:1] == "[" and line[-1] == "]":  # `[Google]` in code
        line = line[1:-1]
    if line.startswith(("(", "（")):  # `(Udacity) (requires registration)`
        if body := _BODY_IN_BRACKETS.match(line):
            told = (body["remark"], body["rest"].lstrip(" -–—:："), rest)
            if is_public_body(body["maker"]) or is_english_body(
                body["maker"]
            ):  # `(国土交通省・要申請) - what it is`
                return body["maker"], "\n".join(filter(None, told)).strip()
        maker, closing, behind = line[1:].partition(")" if line[0] == "(" else "）")
        dated = behind.strip(" .,").isdigit()  # `(MIT), 2019` says when as well
        named = is_organization(maker) and not _are_two(maker)
        if closing and not dated and named and len(maker.split()) <= _LONGEST_NAME:
            return maker.strip(), f"{behind}\n{rest}".strip(" .,;:：-–—\n")
    if ":" in line or "：" in line:
        line = without_maker_label(line)
        if ":" in line:
            return None, text
    if not line or len(line.split()) > _LONGEST_NAME or line[-1] in ".。!！?？:：":
        return None, text
    capital = all(word[0].isupper() or word in _SMALL for word in line.split())
    first = _WHERE.split(line, 1)[0]
    if first != line and is_name(first) and not is_organization(first):
        return None, text  # `Jane Doe, University of Quays`
    last = line.rpartition(", ")[2] if first != line else ""
    if _are_two(line) or (last and fold(last) not in PLACES and may_be_teachers(last)):
        return None, text  # `University of Quays, Jane Doe`
    if is_english_body(line) or is_public_body(line):
        return line, rest.strip()
    if not is_organization(line) or not (capital or fold(line) in ORGANIZATIONS):
        return None, text
    return line, rest.strip()
