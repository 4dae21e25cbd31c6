"""Items that are sentences about what their links lead to, none of it linked itself."""

from __future__ import annotations

from collections.abc import Sequence

from mdcatalog.extract.entries import Entry, has_links
from mdcatalog.extract.organizations import is_organization
from mdcatalog.patterns import lazy_pattern
from mdcatalog.tree import Inline, Text

_NAME = r"[A-Z][\w.+-]*(?: (?:[A-Z\d][\w.+-]*|of(?= [A-Z]))){0,3}"
# `Quay Labs introduces RopeNet, a model …`
_INTRODUCES = lazy_pattern(
    rf"(?P<maker>{_NAME}) (?:introduces?|releases?|presents?|proposes?|announces?|unveils?|launches"
    rf"|open[- ]sources?) (?P<name>{_NAME})(?=, (?:an?|the|its|their) |[.:;]| [-–—] )"
)
# `RopeNet is a model …`
_IS_ONE = lazy_pattern(rf"(?P<name>{_NAME}) is (?:an?|the|one of) [a-z]")
# What no title begins with
_SENTENCE = lazy_pattern(
    r"(?:With [a-z][^,]{3,60}, |In this |(?:This|These|The) (?:work|paper|study|article|authors?)\b"
    r"|An? (?:new|recent) (?:paper|work|study) (?:that )?[a-z]+s\b|We [a-z]+ "
    r"|(?:Presents?|Proposes?|Introduces?|Shows?|Studies|Explores?|Investigates?|Describes?"
    r"|Demonstrates?|Analyzes|Provides?|Discusses|Uses) (?:an?|the|that|how|[a-z]+) )"
)
_STOP = lazy_pattern(r"(?<=[^.][a-z\d)\]][.!?])\s+(?=[A-Z\"“])")
_LEAST_WORDS = 7


def name_by_sentence(entry: Entry, head: Sequence[Inline]) -> None:
    """Call an item by the name that its sentence is about, or else by the whole first sentence.

    ``Quay Labs introduces RopeNet, a model …``, ``RopeNet is a model …``; no comma ends what no
    title begins with: ``With more ropes, harbours grow.``
    """
    first = head[0] if len(head) == 1 else None
    if not isinstance(first, Text) or first.strong or entry.citation or not has_links(entry):
        return
    text = " ".join(first.text.split())
    if text.count(" ") < _LEAST_WORDS or not entry.title:
        return
    below = entry.description.partition("\n")[2]
    if told := _INTRODUCES.match(text):
        maker = told["maker"]
        if " " not in maker or is_organization(maker):  # others may be people
            entry.add_value("organizations", [maker])
        _rename(entry, told["name"], text, below)
    elif told := _IS_ONE.match(text):
        _rename(entry, told["name"], text, below)
    elif _SENTENCE.match(text):
        stop = _STOP.search(text)
        title, rest = (text[: stop.start()], text[stop.end() :]) if stop else (text, "")
        _rename(entry, title.rstrip(". "), rest, below)


def _rename(entry: Entry, title: str, told: str, below: str) -> None:
    entry.title = title
    entry.description = "\n".join(filter(None, (told.rstrip(" :：;"), below)))
    entry.values.pop("subtitle", None)
