"""How often a paper is cited, set apart from its title: ``(ICDE 2020, 20+ citations)``."""

from __future__ import annotations

from mdcatalog.extract.entries import Entry, Labelled
from mdcatalog.patterns import lazy_pattern
from mdcatalog.tree import Inline, Text

_HINTS = ("itation", "ited ", "引用", "被引")
_LONGEST = 400
_NUMBER = r"\d[\d,.]*(?<=\d)\s?[kKwW万]?\+?"
# `(1995, 18700+ citations)`, `[cited by 1,200]`, `(NIPS 2013; Citations: 30k)`, `（引用 120 次）`
_IN_BRACKETS = lazy_pattern(
    r"\s*(?P<open>[(（\[])\s*(?:(?P<before>[^()（）\[\]]{2,80}?)\s*[,，;；|·]\s*)?"
    rf"(?:(?P<first>{_NUMBER})\s+[Cc]it(?:ation|e)s?|[Cc]ited\s+(?P<times>{_NUMBER})\s+times"
    r"|(?:[Cc]ited by|[Cc]ited(?!\s+(?:19|20)\d\d\b)|[Cc]itations?|被?引用?(?:次数|数|量)?)"
    rf"\s*[:：]?\s*(?P<last>{_NUMBER})\s?次?)"
    r"(?:\s*[,，;；|·]\s*(?P<after>[^()（）\[\]]{2,80}?))?\s*(?P<close>[)）\]])"
)
# `cited 312 times — what it is`, `· 被引 312 次 ·`: a part of its own, without brackets
_APART = lazy_pattern(
    rf"(?:^|(?<=[|·•,;，；–—-]))\s*(?:[Cc]ited (?P<first>{_NUMBER}) times"
    rf"|(?:[Cc]ited by:?|[Cc]ited(?! (?:19|20)\d\d\b)|[Cc]itations?:|被引用?(?:次数|数|量)?[:：]?"
    rf"|引用(?:次数|数|量)?[:：]?)\s?(?P<last>{_NUMBER})(?:\s?次|\s(?:papers|times|others))?)"
    r"(?=\s*(?:$|[|·•,;，；–—.。]))"
)

# ` | 2,900 citations` behind a bar, to the next one or to the end
_BEHIND_BAR = lazy_pattern(
    rf"\s*[|｜]\s*(?:(?P<first>{_NUMBER})\s+[Cc]itations?"
    rf"|(?:[Cc]ited by|[Cc]itations?|被?引用?(?:次数|数|量)?)\s*[:：]?\s*(?P<last>{_NUMBER})\s?次?)"
    r"\s*(?=[|｜]|$)"
)


def without_citation_counts(entry: Entry, pieces: list[Inline]) -> list[Inline]:
    """The pieces of a line without such a count in their words, which is a field."""
    for at, piece in enumerate(pieces):
        if type(piece) is not Text or (text := without_citations(entry, piece.text)) is piece.text:
            continue
        return [*pieces[:at], *([piece._replace(text=text)] if text else []), *pieces[at + 1 :]]
    return pieces


def without_citations(entry: Entry, text: str) -> str:
    """A text without such a count, which is put into the entry; what stands beside it stays."""
    if len(text) > _LONGEST or not any(map(text.__contains__, _HINTS)):
        return text
    found = _IN_BRACKETS.search(text)
    if found is None:
        behind = _BEHIND_BAR.search(text) if "|" in text or "｜" in text else None
        if behind is None:
            return _without_apart(entry, text)
        entry.fields.append(Labelled("citations", (behind["first"] or behind["last"]).strip()))
        return f"{text[: behind.start()]} {text[behind.end() :]}"
    beside = ", ".join(filter(None, (found["before"], found["after"])))
    group = f" {found['open']}{beside}{found['close']}" if beside else ""
    entry.fields.append(
        Labelled("citations", (found["first"] or found["times"] or found["last"]).strip())
    )
    return f"{text[: found.start()]}{group}{text[found.end() :]}"


def _without_apart(entry: Entry, text: str) -> str:
    """A text without such a count that is one of the parts between its marks."""
    found = _APART.search(text)
    if found is None:
        return text
    entry.fields.append(Labelled("citations", found["first"] or found["last"]))
    return f"{text[: found.start()]}{text[found.end() :]}"


# `…, citation:*450*`: the number is a run of its own; often misspelt
_LABEL_BEFORE = lazy_pattern(
    r"[,，;；]\s*(?:#\s?)?[Cc](?:it|ic)at(?:ion|oin)s?(?: count)?\s*[:：]\s*$"
)
_UNKNOWN = frozenset(("null", "none", "n/a", "-", "?", "tbd"))


def without_counts_set_apart(entry: Entry, pieces: list[Inline]) -> list[Inline]:
    """The pieces without a label for citations and the number in italics behind it."""
    for at, piece in enumerate(pieces[:-1]):
        if type(piece) is not Text or piece.text.rstrip()[-1:] not in (":", "："):
            continue
        count = pieces[at + 1]
        found = _LABEL_BEFORE.search(piece.text)
        if found is None or type(count) is not Text:
            continue
        number = count.text.strip()
        if number.lower() not in _UNKNOWN:
            if not number[:1].isdecimal():
                continue
            entry.fields.append(Labelled("citations", number))
        before = piece._replace(text=piece.text[: found.start()])
        return [*pieces[:at], before, *pieces[at + 2 :]]
    return pieces


# `[citation:4](…)`, `[Cited by 1,200](…)`, `[312 citations](…)`, `[被引 12](…)`
_LINKED = lazy_pattern(
    rf"[(\[]?(?:(?:[Cc]ited by|[Cc]itations?|[Cc]ites|被引用?(?:次数|数|量)?|引用(?:次数|数|量)?)"
    rf"\s*[:：]?\s*(?P<last>{_NUMBER})(?:\s?次)?|(?P<first>{_NUMBER})\s+[Cc]it(?:ation|e)s?)[)\]]?"
)
_LONGEST_LINK = 32


def take_linked_count(entry: Entry) -> None:
    """Put the count that a link is called by into the entry: how often a paper is cited."""
    if any(labelled.label == "citations" for labelled in entry.fields):
        return
    for link in entry.links:
        if link.image or len(link.text) > _LONGEST_LINK or not link.text[-2:].strip():
            continue
        if found := _LINKED.fullmatch(link.text.strip()):
            entry.fields.append(Labelled("citations", found["last"] or found["first"]))
            return
