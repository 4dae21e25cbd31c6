"""Who made or gives a thing, and when, where words behind its title say nothing else."""

from __future__ import annotations

from collections.abc import Iterator

from mdcatalog.extract.cjk_credits import is_cjk_name, school_and_teachers
from mdcatalog.extract.course_credits import Credits
from mdcatalog.extract.course_names import (
    OF_CAMPUSES,
    dated_makers,
    is_school,
    makers_of,
    may_be_teachers,
    teachers_of,
    term_year,
)
from mdcatalog.extract.east_names import is_eastern_name
from mdcatalog.extract.entries import Entry
from mdcatalog.extract.organizations import may_name_organization
from mdcatalog.extract.person_names import PERSON_WORDS, is_name
from mdcatalog.extract.venues import venue_like
from mdcatalog.patterns import lazy_pattern
from mdcatalog.values.names import without_honorific
from mdcatalog.vocabulary import COUNTRIES, PLACES, fold

# not of `University of Texas at Austin`
_JOINT = lazy_pattern(
    r"\s+~\s*|\s*[,，;；()（）\[\]|｜]+\s*|\s+[-–—·@]+\s*|\.\s+(?=\d)"
    r"|(?<!of Texas)(?<!of Illinois)(?<!Carolina)(?<!of Maryland)\s+(?:at|from|on|via)\s+"
    r"(?=[A-Z]|edX)"
    r"|\s+(?=by\s+[A-Z])"
)
_BEFORE = lazy_pattern(r"(?:(?:at|from|in|and)\s+(?:the\s+)?|@\s*)(?=[A-Z])")
# `MIT 18.06`, `哈佛 STAT110`: the number of a course behind its school
_COURSE_BEHIND = lazy_pattern(r"(?<=\w)\s+(?:[A-Z]{2,6}[ -]?\d[\w/.-]*|\d+[.-]\w+(?:/\w+)?)$")
_CJK_NAME = lazy_pattern(
    r"(?P<name>[一-鿿]{2,3}?|[가-힣]{2,4}(?=\s*[교선박]))"
    r"(?:\s*(?:老师|教授|老師|교수님?|선생님?|박사))?"
)
# `Jane Doe (MIT) (part 18 is missing)`
_REMARK_BEHIND = lazy_pattern(r"(?P<told>[^()]{4,80}\([^()]{2,80}\)),?\s+(?P<remark>\([^()]{8,}\))")
# how much there is of a course: `10 weeks`, `3 ECTS`, `4-6 hours`, `24 lectures`
_EXTENT = lazy_pattern(
    r"free|\d{1,3}(?:\s?[-–]\s?\d{1,3}|\+)?\s(?:weeks?|hours?|months?|days?|ECTS|credits?|lectures?|lessons"
    r"|videos|modules|units|chapters|courses)"
)
_OPENINGS = frozenset("(（[")
_LONGEST = 120


def credits_alone(text: str) -> tuple[Credits | None, str]:
    """The organisations, names and year that are all of a text's first line, and the rest.

    ``Stanford University, Jane Doe, Spring 2017``, ``(MIT, 2019)``, ``Georgia Tech.``; at least
    one organisation has to be among them.
    """
    line, _, rest = text.partition("\n")
    line = line.strip(" .-–—")
    if not line or len(line) > _LONGEST or not may_name_organization(line):
        return None, text
    if alone := _chinese_alone(line) or _slashed(line):
        return alone, rest.strip()
    if not any(map(str.isupper, line)) and (line.isascii() or not _JOINT.search(line)):
        return None, text
    if line[-1] in ")）" and line.count("(") > 1 and (remarked := _REMARK_BEHIND.fullmatch(line)):
        given, left = credits_alone(remarked["told"])
        if given and given.speakers and not left:
            return given, f"{remarked['remark']}\n{rest}".strip()
    names: list[str] = []
    makers: list[str] = []
    extents: list[str] = []
    year, venue = 0, ""
    for part in _parts(line):
        begun = _BEFORE.match(part)
        segment = part[begun.end() if begun else 0 :].strip(" .-–—~")
        if any(map(str.isdigit, segment)):
            segment = _COURSE_BEHIND.sub("", segment)
        if not segment:
            continue
        told = term_year(segment)
        if (segment[:1].isdigit() or segment == "free") and _EXTENT.fullmatch(segment):
            extents.append(segment)
        elif makers and fold(makers[-1]) == OF_CAMPUSES and segment.istitle():
            makers[-1] = f"{makers[-1]}, {segment}"
        elif told is not None:
            year = year or told
            makers += dated_makers(segment)[0]  # `MIT Spring 2017`
        elif found := makers_of(segment):
            makers += found
        elif (dated := dated_makers(segment))[0]:
            makers += dated[0]
            year = year or dated[1]
        elif venue_like(segment) and not venue:
            venue = segment
        elif found := teachers_of(segment, sure=True):
            names += found
        elif cjk_name := _cjk_name(segment):
            names.append(cjk_name)
        elif not makers and len(segment.split()) in PERSON_WORDS and is_name(segment):
            names.append(segment)  # behind where somebody works stands a city as often
        elif fold(segment) not in PLACES and (found := may_be_teachers(segment)):
            names += found
        elif names and len(makers) == 1 and _is_place(line, makers[0], part):
            if fold(segment) not in COUNTRIES:
                makers = [f"{makers[0]}, {segment}"]
        else:
            return None, text
    if not makers:
        return None, text
    date = str(year) if year else None
    rest = "\n".join(filter(None, (", ".join(extents), rest.strip())))
    return Credits(names, list(dict.fromkeys(makers)), date, venue or None), rest


def _chinese_alone(line: str) -> Credits | None:
    """The school, and perhaps the teachers, that a line in Chinese is: ``清华大学 张三``."""
    named = line.strip("@,，()（） ")
    if named[:1] <= "一":
        return None
    if both := school_and_teachers(named):
        return Credits(both[1], both[0], None)
    return Credits([], [named], None) if is_school(named) else None


def _slashed(line: str) -> Credits | None:
    """Somebody and where they work, with a slash between: ``Jane Doe/Google``."""
    who, slash, where = line.replace("／", "/").partition("/")
    if not slash or "/" in where or not (makers := makers_of(where.strip())):
        return None
    who = who.strip()
    name = _cjk_name(who) if not who.isascii() else who if is_name(who) and " " in who else None
    return Credits([name], makers, None) if name and not makers_of(who) else None


def _cjk_name(segment: str) -> str | None:
    """The name that a segment is, with or without a title behind it: ``张三 老师``."""
    segment = without_honorific(segment)
    if is_eastern_name(segment):
        return segment
    match = _CJK_NAME.fullmatch(segment) if not segment.isascii() else None
    if match is None:
        return None
    return match["name"] if match["name"] > "龥" or is_cjk_name(match["name"]) else None


def _is_place(line: str, maker: str, part: str) -> bool:
    """Whether a part is the city of a school in brackets: ``(University of Quays, Pierton)``."""
    words = part.split()
    named = 0 < len(words) <= PERSON_WORDS[-1] and all(map(str.istitle, words))
    return (named or fold(part) in COUNTRIES) and f"({maker}, {part})" in line


def _parts(line: str) -> Iterator[str]:
    """The parts of a line one by one: of most lines the first says that they are no credits."""
    start = 0
    for joint in _JOINT.finditer(line):
        yield line[start : joint.start()]
        start = joint.end()
    yield line[start:]


# `Spring 2020`, `Fall semester 2019`
_TERM = lazy_pattern(r"(?:Spring|Summer|Fall|Autumn|Winter)\b[ \w]{0,10} (?:19|20)\d\d")


def _taught_in(text: str) -> Credits | None:
    """Who gave a course and in which term: ``Jane Doe, John Roe, Spring 2020``."""
    who, comma, term = text.rstrip(" .,;()[]").rpartition(", ")
    if not comma or len(text) > _LONGEST or _TERM.fullmatch(term) is None:
        return None
    year = term_year(term)
    teachers = teachers_of(who, sure=False) if year else []
    return Credits(teachers, [], str(year)) if teachers else None


def take_makers(entry: Entry, words: str) -> str:
    """``(MIT, Spring 2019)``: who made a thing and when, in brackets; the words without that."""
    opening = words.lstrip()[:1]
    if opening == ",":  # `[Name](…), MIT, 2019. What it is.`
        entry.values["behind_comma"] = True
        told, _, rest = words.lstrip(" ,").partition(". ")
        found, left = credits_alone(told.rstrip(" ."))
        if found is None:
            found, left = _taught_in(told), ""
        if found is None or left or not found.date:
            return words
    elif opening in _OPENINGS:
        found, rest = credits_alone(words)
    else:
        return words
    if found is None or not (found.date or found.speakers) or "authors" in entry.values:
        return words
    entry.add_value("organizations", found.organizations or None)
    entry.add_value("authors", found.speakers or None)
    entry.add_value("year", int(found.date) if found.date else None)
    entry.add_value("venue", found.venue)
    return rest
