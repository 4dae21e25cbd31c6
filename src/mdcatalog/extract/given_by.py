"""Who gives or made a thing and where, behind ``by``: ``(by Jane Doe from MIT at Coursera)``."""

from __future__ import annotations

import re
from typing import NamedTuple

from mdcatalog.extract.course_names import makers_of, may_be_teachers, plain_name, term_year
from mdcatalog.extract.entries import Entry
from mdcatalog.extract.organizations import may_name_organization
from mdcatalog.extract.person_names import FULL_NAME_WORDS, PERSON_WORDS, is_name
from mdcatalog.patterns import lazy_pattern
from mdcatalog.values import split_names
from mdcatalog.values.names import is_form, without_stop
from mdcatalog.vocabulary import ORGANIZATIONS, fold

_BY = lazy_pattern(
    r"[\s,;:.|·–—-]*(?P<open>[(\[（]?)\s*(?:(?:taught|given|lectured|instructed) )?"
    r"[Bb]y\s+(?:the )?(?:(?:Prof(?:essors?|s?\.)?|Drs?\.)\s+)?(?=[^\W\d_])"
)
# what ends words about it where no bracket does: a sentence, a dash, a length, a group in brackets
_END = lazy_pattern(
    r"(?<![A-Z])(?<!\b(?:Dr|Jr|Sr|St|al))\.(?=\s|$)|\s[-–—|~≈]|[\[:：;|~≈\n]|\s\((?=[^()]*\d)"
    r"|[\s,;·(（]+(?:(?:约|大约|about\s|approx\.?\s)\s?)?\d{1,3}(?:[.–-]\d{1,3})?\+?\s?(?:[hHmM小分時시週周]|week)"
    r"|$"
)
_JOINT = lazy_pattern(
    r"\s*[,;，；()（）]+\s*(?:and\s+)?|\s+[/·|–—-]\s+|(?<![A-Z])(?<!\b(?:Dr|Jr|Sr|St|al))\.\s+"
    r"|(?<!of Texas)(?<!of Illinois)(?<!Carolina)(?<!of Maryland)\s+(?:at|from|on|via)\s+(?:the )?"
    r"|\s*@\s*"
)
_BY_WITHIN = lazy_pattern(r"[\s,(（\[–—-]+(?:(?:taught|given|lectured|instructed) )?[Bb]y\s")
_SITES = frozenset(("YouTube", "Youtube", "Bilibili", "B站", "Vimeo"))
_OTHERS = re.compile(r",? et al\.?$")
_CLOSING = {"(": ")", "[": "]", "（": "）"}
_LONGEST = 240
_NAME_WORDS = frozenset((*PERSON_WORDS, 4))  # how many words one full name has


class GivenBy(NamedTuple):
    """The people and organisations behind ``by``, a year, words about them, and what follows."""

    people: list[str]
    makers: list[str]
    year: int
    remarks: list[str]
    rest: str


def given_by(words: str) -> GivenBy | None:
    """Who gives a thing and where, if words begin with it and an organisation is among them.

    ``by Jane Doe at DataCamp. What it is``, ``(by Jane Doe and John Roe, MIT)``, ``(by edX)``.
    """
    begun = _BY.match(words)
    if begun is None:
        return None
    start, opened = begun.end(), begun["open"]
    if opened:
        end = _close(words, start, opened, _CLOSING[opened])
    else:
        ending = _END.search(words, start)
        end = ending.start() if ending else len(words)
        if words[end : end + 1] == "." and is_form(words[start:end].rpartition(" ")[2]):
            end += 1  # `by Pier Inc. - what it is`
    told = words[start:end]
    if not 0 < len(told) <= _LONGEST or not may_name_organization(told):
        return None
    read = people_and_places(told, remarks=bool(opened))
    return read and read._replace(rest=words[end + 1 :] if opened else words[end:])


def _close(words: str, start: int, opening: str, closing: str) -> int:
    """Where the bracket that is open closes; 0 where it does not."""
    depth = 1
    for at in range(start, min(len(words), start + _LONGEST)):
        depth += (words[at] == opening) - (words[at] == closing)
        if not depth:
            return at
    return 0


def given_at_end(title: str) -> tuple[GivenBy, str] | None:
    """Who gives a thing and where, as the end of its title, and the title before that."""
    begun = None
    for begun in _BY_WITHIN.finditer(title):  # noqa: B007 — the last one
        pass
    if begun is None:
        return None
    word = title[: begun.start()].rpartition(" ")[2].lower()
    if word and title[begun.end() :].lower().startswith(f"{word} "):
        return None  # `Step by Step Ropes`
    found = given_by(title[begun.start() :])
    if found is None:
        names = may_be_teachers(title[begun.end() :].strip(" .)]）"))
        found = GivenBy(names, [], 0, [], "") if names else None
    if found is None or found.rest.strip(" .)"):
        return None
    return found, title[: begun.start()]


def people_and_places(told: str, *, remarks: bool = False) -> GivenBy | None:
    """People and then where they are; ``remarks`` of neither may stand between the two."""
    found = GivenBy([], [], 0, [], "")
    year = 0
    parts = zip(_JOINT.split(told), ["", *_JOINT.findall(told)], strict=True)
    for part, joint in ((without_stop(part.strip()), joint) for part, joint in parts):
        if not part:
            continue
        if "@" in joint and fold(part) in ORGANIZATIONS:  # `by Jane Doe @ coursera`
            found.makers.append(part)
        elif makers := _makers(part, alone=not (found.people or found.makers)):
            found.makers.extend(makers)
        elif part in _SITES and (found.people or found.makers):
            continue
        elif (when := term_year(part)) is not None:
            year = year or when
        elif not (found.makers or found.remarks) and (names := _people(part)):
            found.people.extend(names)
        elif remarks and found.people and not found.makers and part[:1].isupper():
            found.remarks.append(part)
        else:
            return None
    return found._replace(year=year) if found.makers else None


def _makers(part: str, *, alone: bool) -> list[str]:
    """The organisations of a part; of several names those that come first may be theirs."""
    part = _OTHERS.sub("", part)  # `by Pier AI et al.`
    if makers := makers_of(part):
        return makers
    names = re.split(r"\s+(?:and|&|x|×)\s+|\s*/\s*", part) if alone else []
    both = [name for name in names if makers_of(name)]
    return both if names and len(both) == len(names) else []


def _people(part: str) -> list[str]:
    """The names that a part is, each in full."""
    if others := _OTHERS.search(part):  # `by Doe et al. at Pier AI`
        names = split_names(part[: others.start()])
        return names if names and all(map(is_name, names)) else []
    names = [plain_name(name) for name in split_names(part)]
    full = all(len(name.split()) in FULL_NAME_WORDS and is_name(name) for name in names)
    if not full or (len(names) == 1 and len(names[0].split()) not in _NAME_WORDS):
        return []
    return names


def take_given_by(entry: Entry, words: str) -> str:
    """Put who gives or made a thing, and where, into the entry; the words without that."""
    if "authors" in entry.values or "byline" in entry.values or "y " not in words[:24]:
        return words
    found = given_by(words)
    if found is None:
        return words
    entry.add_value("organizations", found.makers)
    entry.add_value("year", found.year or None)
    if found.people:
        entry.values["byline"] = (found.people, words[: len(words) - len(found.rest)].strip())
    else:
        entry.values["by"] = True
    told = ". ".join(found.remarks)
    return f"{told}. {found.rest.lstrip(' .,;')}" if told else found.rest
