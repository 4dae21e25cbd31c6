"""Facts of programs between slashes behind a name: ``quaykit /MIT/5.5kStar/202007/ts``.

In any order; and between dashes: ``quaykit - java - EPL1.0/BSD``. Stars or a licence are among
them, as a path or a pair of words has none.
"""

from __future__ import annotations

from mdcatalog.extract.entries import Entry, Labelled
from mdcatalog.extract.licenses import is_license
from mdcatalog.extract.software_facts import are_programming_languages
from mdcatalog.patterns import lazy_pattern
from mdcatalog.tree import Inline, Text
from mdcatalog.values import parse_date

_STARS = lazy_pattern(
    r"(?:(?P<before>\d[\d.,]*[kKwW万]?)\+?\s?(?:[Ss]tars?|[★⭐🌟]\ufe0f?)"
    r"|(?:[Ss]tars?\s?:?|[★⭐🌟]\ufe0f?)\s?(?P<behind>\d[\d.,]*[kKwW万]?)\+?)"
)
_MONTH = lazy_pattern(r"(?P<year>(?:19|20)\d\d)(?P<month>0[1-9]|1[0-2])")
_OWN_LICENSE = lazy_pattern(r"[A-Za-z]{3,12}[- ]?[Ll]ic(?:en[cs]e)?")  # `CustomLic`
_LONGEST, _LONGEST_FACT, _LONGEST_NAME = 160, 24, 60
_MOST_PARTS = 7
_LEAST_KNOWN = 2  # beside a word that is none of them
_SLASH, _DASH = " /", " - "
_MAKER_AS_WELL = "mit"


def take_slashed_facts(entry: Entry, pieces: list[Inline]) -> list[Inline]:
    """The pieces of a line without such facts at its end, which are put into the entry."""
    last = pieces[-1] if pieces else None
    if not isinstance(last, Text) or len(last.text) > _LONGEST:
        return pieces
    line = last.text.rstrip()
    name, mark, told = line.partition(_SLASH)
    if not mark:
        name, mark, told = line.partition(_DASH)
    if not mark or len(name) > _LONGEST_NAME or not (name.strip() or len(pieces) > 1):
        return pieces
    parts = told.replace(_DASH, "/").split("/")
    if len(parts) > _MOST_PARTS or not all(map(_may_be_fact, parts)):
        return pieces
    facts = [_fact(part.strip()) for part in parts]
    if not _are_sure(facts, dashed=mark == _DASH):
        return pieces
    for label in ("stars", "license", "Programming language", "Updated"):
        texts = [fact.text for fact in facts if fact.label == label]
        if texts:
            entry.fields.append(Labelled(label, "/".join(texts)))
    entry.tags.extend(fact.text for fact in facts if not fact.label)
    entry.values["slashed"] = True
    return [*pieces[:-1], *([last._replace(text=name.rstrip())] if name.strip() else [])]


def _may_be_fact(part: str) -> bool:
    """Whether a part is short, and no space stands behind a slash, as between words it does."""
    return 0 < len(part.strip()) <= _LONGEST_FACT and part[:1] != " "


def _fact(part: str) -> Labelled:
    """A part and the label that it could stand behind; none for what is no such fact."""
    if stars := _STARS.fullmatch(part):
        return Labelled("stars", stars["before"] or stars["behind"])
    if month := _MONTH.fullmatch(part):
        return Labelled("Updated", f"{month['year']}-{month['month']}")
    if date := parse_date(part):
        return Labelled("Updated", date)
    if is_license(part) or _OWN_LICENSE.fullmatch(part):
        return Labelled("license", part)
    return Labelled("Programming language" if are_programming_languages(part) else "", part)


def _are_sure(facts: list[Labelled], *, dashed: bool) -> bool:
    """Whether parts are facts of a program: stars, or a licence that is nobody's name.

    ``Ropes /MIT/2019`` may be who made a thing; ``Ropes - BSD`` is as often what it is about.
    """
    labels = [fact.label for fact in facts]
    unknown = [fact.text for fact in facts if not fact.label]
    if len(unknown) > 1 or labels.count("stars") > 1 or labels.count("Updated") > 1:
        return False
    if unknown and (dashed or len(labels) <= _LEAST_KNOWN or not unknown[0].isalpha()):
        return False
    if "stars" in labels:
        return not dashed or len(labels) > 1
    licenses = [fact.text for fact in facts if fact.label == "license"]
    if "Programming language" in labels:
        return bool(licenses)
    return not dashed and any(text.lower() != _MAKER_AS_WELL for text in licenses)
