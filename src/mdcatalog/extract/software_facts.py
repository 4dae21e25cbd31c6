"""Bullets below the name of a program: the languages it is in, its licence and who made it."""

from __future__ import annotations

import re
from typing import NamedTuple

from mdcatalog.extract.cjk_credits import is_cjk_name
from mdcatalog.extract.licenses import is_license, license_of_line
from mdcatalog.extract.organizations import is_organization
from mdcatalog.extract.person_names import is_known_person
from mdcatalog.links import host_role
from mdcatalog.patterns import lazy_pattern
from mdcatalog.tree import Inlines, Link, List, Paragraph, Text, plain_text
from mdcatalog.values.text import words

_LANGUAGES = frozenset(
    words("""
    c c++ c# c/c++ java javascript js typescript node.js python python2 python3 py r scala kotlin go
    golang rust ruby perl php julia matlab haskell clojure swift objective-c lua ocaml prolog lisp
    fortran erlang elixir dart scheme .net delphi pascal groovy cython cpp
    """)
)
_PARTS = lazy_pattern(r"\s*[,、&，]\s*|\s+and\s+|/(?!c\+\+)")
_JOINED = lazy_pattern(r"\s*[,、&，|]\s*|\s+and\s+|\s+/\s*|/(?!c\+\+)\s*|\s+(?=[A-Z])")
_VERSION = lazy_pattern(r"\s*\d(?:\.\w+){0,2}\+?$")
MOST_FACTS = 5  # bullets
_BEHIND_NAME = lazy_pattern(
    r"(?P<name>[가-힣]{2,4}|[一-鿿]{2,4}|[A-Z][\w.'-]*(?: [A-Z][\w.'-]*){1,3})"
    r"\s?[(（](?P<place>[^()（）]{2,40})[)）]"
)
# a surname that most have, and two syllables
_HANGUL_NAME = lazy_pattern(
    r"[김이박최정강조윤장임한오서신권황안송류전홍고문양손배백허유남심노하곽성차주우구민진지엄채원천방공][가-힣]{2}"
)
_COMMERCIAL = frozenset(("commercial", "commercial license", "proprietary"))
_MOST_OTHERS = 2
_LONGEST = 80
_LONGEST_NAME = 40
_LEAST_NAME = 3


class SoftwareFact(NamedTuple):
    """What a bullet tells: the label that it could stand behind, none for ``code`` and others."""

    label: str  # `code`, `license`, `organization`, or nothing
    content: Inlines


def software_facts(block: List, name: str) -> list[SoftwareFact]:
    """What bullets below ``name`` tell of a program, if that is all that they do.

    ``[Java](https://…)`` over ``[Quay Institute](https://…)`` and ``[MIT License](https://…)``.
    The languages lead to its code or to an address with its name in it, or its licence is beside
    them; several bullets of languages are a list of those.
    """
    if not 1 < len(block.items) <= MOST_FACTS:
        return []
    facts: list[SoftwareFact] = []
    others = 0
    for item in block.items:
        only = item.blocks[0] if len(item.blocks) == 1 else None
        if not isinstance(only, Paragraph):
            return []
        label = _sort_of(only.content)
        if label is None:
            return []
        named = not label and _person_of(only.content)
        facts.append(
            SoftwareFact("author", (Text(named),)) if named else SoftwareFact(label, only.content)
        )
        others += not label
        if named and (place := _place_behind_name(only.content)):
            facts.append(SoftwareFact("organization", (Text(place),)))
    labels = [fact.label for fact in facts]
    code, licensed = labels.count("code"), labels.count("license")
    if code > 1 or licensed > 1 or others > _MOST_OTHERS:
        return []
    leads = any(fact.label == "code" and _leads_to(fact.content, name) for fact in facts)
    placed = "author" in labels and "organization" in labels
    return facts if leads or placed or (licensed and len(facts) - licensed) else []


def _sort_of(content: Inlines) -> str | None:
    """What the words of a bullet are; ``None`` where they say more than a fact does."""
    if not {Link, Text}.issuperset(map(type, content)):
        return None
    text = " ".join(plain_text(content).split())
    if not 0 < len(text) <= _LONGEST or text[-1] in ".。:：!！?？":
        return None
    links = [piece for piece in content if isinstance(piece, Link)]
    if links and all(map(_is_language, _PARTS.split(text))):
        return "code"
    if any(link.bare for link in links) or len(text) > _LONGEST_NAME or len(links) > 1:
        return None
    if links and links[0].text.strip() != text:
        return None
    if license_of_line(text) or (links and "icen" in links[0].url and _names_licenses(text)):
        return "license"
    if _BEHIND_NAME.fullmatch(text):
        return ""
    if is_organization(text) or (links and _is_called_as_host(text, links[0].url)):
        return "organization"
    return ""


def _names_licenses(text: str) -> bool:
    """Whether a text is licences, one of them free or not: ``GPL, Commercial License``."""
    parts = _PARTS.split(text)
    return is_license(parts[0]) and all(
        is_license(part) or part.lower() in _COMMERCIAL for part in parts
    )


def _person_of(content: Inlines) -> str:
    """The person that a bullet names, with or without where they work; nothing where it is more."""
    text = plain_text(content).strip()
    if any(isinstance(piece, Link) for piece in content):
        return ""
    match = _BEHIND_NAME.fullmatch(text)
    if match and is_organization(match["place"]):
        return match["name"]
    return (
        text if _HANGUL_NAME.fullmatch(text) or is_known_person(text) or is_cjk_name(text) else ""
    )


def _place_behind_name(content: Inlines) -> str | None:
    """The school or company in brackets behind somebody: ``김부두(항구대학교)``."""
    match = _BEHIND_NAME.fullmatch(plain_text(content).strip())
    return match["place"] if match and is_organization(match["place"]) else None


def are_programming_languages(text: str) -> bool:
    """Whether words are programming languages and nothing else: ``C++ / Python``."""
    return all(map(_is_language, _JOINED.split(text.strip())))


# `R package`, `Python library`
_OF_LANGUAGE = lazy_pattern(
    r"(?<=\S)\s{1,3}(?:package|library|module|toolbox|toolkit|bindings?|wrapper|implementation|client|sdk|cli)s?$",
    re.IGNORECASE,
)


def tell_languages(text: str) -> bool:
    """Whether words say what a thing is written in, and perhaps what of it: ``R package``."""
    return are_programming_languages(_OF_LANGUAGE.sub("", text.strip()))


def _is_language(part: str) -> bool:
    name = part.strip().lower()
    return name in _LANGUAGES or _VERSION.sub("", name) in _LANGUAGES


def _leads_to(content: Inlines, name: str) -> bool:
    """Whether links lead to code, or to an address with the name of the program in it."""
    letters = _letters(name)
    return any(
        host_role(piece.url) == "code"
        or (len(letters) >= _LEAST_NAME and letters in _letters(piece.url))
        for piece in content
        if isinstance(piece, Link)
    )


def _is_called_as_host(name: str, url: str) -> bool:
    """Whether a name in one word is that of a site: ``[Quayware](https://www.quayware.com/)``."""
    host = url.partition("://")[2].partition("/")[0].lower()
    return len(name) >= _LEAST_NAME and name.isalnum() and name.lower() in host.split(".")


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))


_LICENSES_JOINED = lazy_pattern(r"\s*(?:/|\s\|\s|\bor\b|\band\b|&|\+)\s*")


def license_and_languages(told: str) -> tuple[str, str] | None:
    """``MIT/Unlicense, Rust``: the licences and the programming languages that words are.

    The languages may be nothing; ``None`` where the words are more, or no licence.
    """
    licenses: list[str] = []
    languages: list[str] = []
    for part in map(str.strip, told.split(",")):
        if all(map(is_license, _LICENSES_JOINED.split(part))):
            licenses.append(part)
        elif are_programming_languages(part):
            languages.append(part)
        else:
            return None
    return (", ".join(licenses), ", ".join(languages)) if licenses else None
