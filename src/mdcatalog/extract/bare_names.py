"""Lists of bare names of what a heading says they are: ``## NER tools`` over ``- QuayNER``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from mdcatalog.extract.entries import Entry, has_links
from mdcatalog.extract.instructions import names_code
from mdcatalog.extract.kind_of_many import names_part
from mdcatalog.extract.labels import is_known_label
from mdcatalog.extract.naming import heading_kinds, heads_many
from mdcatalog.patterns import lazy_pattern
from mdcatalog.tree import Item, List, Paragraph, Section, Text
from mdcatalog.vocabulary import fold, is_no_list, role_of

_LEAST_NAMES = 3
_LONGEST_NAME = 30
_LONGEST_TITLE = 60
_BOLD_KINDS = tuple(((kind, 1.0),) for kind in ("tool", "dataset", "lecture"))
_DATA = (("dataset", 1.0),)
# `CamVid [see the link for more]`
_REMARK = re.compile(r"\s*[\[(（][^\[\]()（）]*[\])）]$")
_NAMED_KINDS = ("tool", "dataset")
#: Capitals or digits inside a word, as names of software and data have them: `NLTK`, `BosonNLP`.
_PROPER = re.compile(r"[A-Za-z][A-Z]|[a-zA-Z]\d|[a-z]-?[A-Z]")
#: `Implementation List`, `Supported models`: what the document's own code can do.
_IMPLEMENTS = lazy_pattern(r"\b(?:implement|support)(?:s|ed|ations?)?\b|实现|支持", re.IGNORECASE)
# `您可以通过本仓库`: what the document does, and no heading of things
_SPEAKS = lazy_pattern(r"[您你我]|本(?:仓库|项目|课程|书|工具|系统)|通过|可以|包括|如下")
# `QQP (Quora Question Pairs)`: a short name, and what it is short for
_EXPANDED = re.compile(
    r"(?P<name>[A-Z\d][\w.+/&-]*(?: [\w.+-]+){0,2})\s*[(（](?P<words>[^()（）]{3,90})[)）]"
)
_SHORT = re.compile(r"[A-Z\d].*[A-Z\d]")
_NAME = re.compile(r"[A-Z\d][\w.+/&-]*(?: [\w.+-]+){0,2}")
# of one thing, and no sort of things
_ASPECTS = lazy_pattern(
    r"\b(?:metrics?|evaluation|splits?|formats?|fields?|statistics|features?|baselines?|results?"
    r"|languages?|usage|licen[cs]e|models?|methods?|options?|settings?)\b|指标|评测|语言|格式|评估",
    re.IGNORECASE,
)
_ANY_DATA = frozenset(
    {"data", "数据", "データ", "데이터"}
)  # fields and types stand below it as well


def lists_bare_names(entries: list[Entry], headings: tuple[str, ...]) -> bool:
    """Whether a list is bare names of what its heading says it holds (``## NER tools``)."""
    if len(entries) < _LEAST_NAMES or not headings or not _names_things(headings[0]):
        return False
    if any(names_code(entry.title) for entry in entries):
        return False  # what a library offers: `quay.request()`, `quay.Pool`
    bare = [entry for entry in entries if not has_links(entry)]
    told = sum(1 for e in bare if e.description)
    if not bare or told * 4 > len(bare):
        return False
    names = [_name_of(entry) for entry in bare]
    if any(e.fields for e in bare) or any(len(name) > _LONGEST_NAME for name in names):
        return False
    return sum(1 for name in names if _PROPER.search(name)) * 2 >= len(bare)


def names_among_linked(entries: Sequence[Entry], headings: tuple[str, ...]) -> list[Entry]:
    """The names without a link among linked ones, below headings that name data in the plural.

    ``- CamVid`` beside ``- [Quayverse](…)`` below ``# Harbour Datasets``: names by how they are
    written, and nothing that is said. Those of which something is said are items by themselves.
    """
    bare = [entry for entry in entries if not has_links(entry)]
    if not bare or len(bare) == len(entries):
        return []
    told = next(((h, kinds) for h in headings if (kinds := heading_kinds(h))), None)
    if told is None or told[1] != _DATA or (told[0].isascii() and not heads_many(told[0])):
        return []
    if not any(link.place == "title" for entry in entries for link in entry.links):
        return []
    names = [entry for entry in bare if not entry.fields and _says_no_more(entry)]
    sure = [entry for entry in names if _is_proper(entry.title)]
    return sure if len(sure) * 4 >= len(names) * 3 else []


def _says_no_more(entry: Entry) -> bool:
    """Whether a line is a name alone, but for brackets and what stands further in."""
    told = entry.description
    return not told or told[0] in "[(" or entry.end > entry.start


def _is_proper(title: str) -> bool:
    """Whether a title is a name as data have them: ``CamVid``, ``KITTI Dataset``, ``VOC 2007``."""
    name = _REMARK.sub("", title)
    if len(name) > _LONGEST_NAME or not _NAME.fullmatch(name) or not _PROPER.search(name):
        return False
    return not (names_code(name) or is_known_label(name) or role_of(name) or is_no_list(name))


def lists_bold_names(entries: list[Entry], headings: tuple[str, ...]) -> bool:
    """Whether a list without a link is names in bold, each with what is said of it.

    ``- **QuayNet** - a net for quays`` below ``## Tools``, or below a part of what that names.
    Nothing but one kind may be named, and in words of Latin letters in the plural.
    """
    if any(entry.links for entry in entries):
        return False
    return _are_bold_names(entries, headings)


def bold_names_among_linked(entries: Sequence[Entry], headings: tuple[str, ...]) -> Sequence[Entry]:
    """The names in bold without a link, in a list of such names of which others have theirs.

    ``- **Knotter**：Python package`` beside ``- **QuayNet**：https://…`` below ``## Tools``.
    """
    bare = [entry for entry in entries if not entry.links]
    if len(bare) == len(entries) or not all(entry.values.get("marked") for entry in entries):
        return ()
    return bare if _are_bold_names(entries, headings) else ()


def _are_bold_names(entries: Sequence[Entry], headings: tuple[str, ...]) -> bool:
    if len(entries) < _LEAST_NAMES or any(entry.fields for entry in entries):
        return False
    told = next(((h, kinds) for h in headings if (kinds := heading_kinds(h))), None)
    if told is None or told[1] not in _BOLD_KINDS:
        return False
    if (
        _IMPLEMENTS.search(told[0])
        or _SPEAKS.search(told[0])
        or (told[0].isascii() and not heads_many(told[0]))
    ):
        return False
    labels = sum(is_known_label(entry.title) for entry in entries)  # `TensorFlow` is called so too
    # `**CourseID** (INT)`: a column of a data base
    words = sum(" " in entry.title or not entry.title.isascii() for entry in entries)
    kind = told[1][0][0]
    if labels * 2 >= len(entries) or (kind == "lecture" and not words):
        return False
    return all(_is_bold_name(entry, kind) for entry in entries)


def _is_bold_name(entry: Entry, kind: str) -> bool:
    marked = entry.values.get("marked") and not entry.values.get("plain")
    told = entry.description or entry.links
    if not marked or not told or len(entry.title) > _LONGEST_TITLE:
        return False
    return not (names_code(entry.title) or names_part(entry.title, kind))


def _names_things(heading: str) -> bool:
    """Whether a heading names tools or data, and not what the document's own code can do."""
    kinds = heading_kinds(heading)
    named = any(share == 1.0 and kind in _NAMED_KINDS for kind, share in kinds)
    return named and _IMPLEMENTS.search(heading) is None


def part_expansions(entries: Sequence[Entry]) -> None:
    """``QQP (Quora Question Pairs)``: what a short name stands for is said of it."""
    for entry in entries:
        name = _name_of(entry)
        if name != entry.title and not entry.description:
            entry.description = entry.title[len(name) :].strip(" ()（）")
            entry.title = name


def _name_of(entry: Entry) -> str:
    match = _EXPANDED.fullmatch(entry.title) if entry.title.endswith((")", "）")) else None
    return match["name"] if match and _SHORT.match(match["name"]) else entry.title


def named_lists(section: Section, heading: str) -> list[List]:
    """The lists of bare names in a section that parts things by what they are for.

    Each may be as short as one name, below a caption or a heading of its own; in all of them
    together every item has to be a name, and half of them names for sure.
    """
    if fold(heading) in _ANY_DATA or not _names_things(heading):
        return []
    if heading.isascii() and not heads_many(heading):
        return []  # `Evaluation on benchmarks`
    lists = [*_lists_of(section)]
    items = [item for block in lists for item in block.items]
    if len(items) < _LEAST_NAMES:
        return []
    sure = 0
    for item in items:
        text = _words(item)
        expanded = _EXPANDED.fullmatch(text)
        name = expanded["name"] if expanded else text
        if not _NAME.fullmatch(name) or len(name) > _LONGEST_NAME:
            return []
        sure += bool(_PROPER.search(name) or (expanded and _SHORT.match(name)))
    return lists if sure * 2 >= len(items) else []


def _lists_of(section: Section) -> Iterator[List]:
    """The lists of a section, and of those below it whose headings name no kind themselves."""
    for block in section.blocks:
        if isinstance(block, List):
            yield block
    parts = [child for child in section.sections if any(isinstance(b, List) for b in child.blocks)]
    for child in parts if len(parts) > 1 else ():
        text = (
            "".join(p.text for p in child.heading.content if isinstance(p, Text))
            if child.heading
            else ""
        )
        if not heading_kinds(text) and not _ASPECTS.search(text):
            yield from _lists_of(child)


def _words(item: Item) -> str:
    """The words that are all of an item; empty where it is anything else."""
    only = item.blocks[0] if len(item.blocks) == 1 else None
    pieces = only.content if isinstance(only, Paragraph) else ()
    return pieces[0].text.strip() if len(pieces) == 1 and isinstance(pieces[0], Text) else ""
