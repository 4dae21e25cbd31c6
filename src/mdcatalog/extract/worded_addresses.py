"""Runs of paragraphs that are words over a bare address each, most of them of repositories."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from mdcatalog.extract.alike_lines import runs_on, without_number
from mdcatalog.extract.entries import Entry, split_lines
from mdcatalog.extract.instructions import opens_sentence
from mdcatalog.extract.items import read_entry
from mdcatalog.extract.labels import is_known_label
from mdcatalog.extract.naming import heading_kinds
from mdcatalog.extract.part_names import part_role
from mdcatalog.extract.titles import is_numbering, title_text
from mdcatalog.extract.worded_names import asks_how, named_in_words, speaks_to_reader
from mdcatalog.links import identify
from mdcatalog.tree import Block, Break, Inline, Link, Paragraph, Text
from mdcatalog.vocabulary import is_aspect, is_sort

_LEAST = 3
_LEAST_SPACES = 2
_LEAST_TOLD = 7
_LEAST_PIECES = 3  # words, a break, an address
_LONGEST = 300
_SHORT, _SHORT_CJK = 24, 6
_LONGEST_BELOW = 500
_LONGEST_TOPIC = 60  # longer ones are words over an address themselves
_CODE = frozenset(("repository", "package"))
_BETWEEN = " \t,;|/·•，、；｜"


class Worded(NamedTuple):
    """Words over an address: the words, the addresses below them, what stands below these."""

    number: int | None
    words: str
    links: tuple[Link, ...]
    below: tuple[list[Inline], ...]
    start: int
    end: int


def worded_runs(
    blocks: Sequence[Block], headings: Sequence[str]
) -> Mapping[int, tuple[int, list[Worded]]]:
    """Where runs of such paragraphs begin, how many blocks they take, and what they hold.

    ``RopeKit：a toolkit of ropes`` over ``https://github.com/…``, three at least beside each other;
    or the lines of one paragraph that alternate so.
    """
    runs: dict[int, tuple[int, list[Worded]]] = {}
    found: list[Worded] = []
    begin = 0
    for at, block in enumerate(blocks):
        told = worded_lines(block) if type(block) is Paragraph else []
        if told:
            begin = begin if found else at
            found += told
            continue
        if _lists_code(found):
            runs[begin] = (at - begin, found)
        found = []
    if _lists_code(found):
        runs[begin] = (len(blocks) - begin, found)
    return {} if runs and _lists_others(headings) else runs


def _lists_others(headings: Sequence[str]) -> bool:
    """Whether headings tell of one thing's aspect, or of what is titled rather than named."""
    if headings and is_aspect(headings[0]):
        return True
    topics = [heading for heading in headings if len(heading) <= _LONGEST_TOPIC]
    named = next((kinds for kinds in map(heading_kinds, topics) if kinds), ())
    return any(kind in ("paper", "lecture") for kind, _ in named)


def read_worded(run: Sequence[Worded], path: tuple[str, ...]) -> list[Entry]:
    """An entry for each thing of a run, called by its name or by what it is said to be."""
    entries: list[Entry] = []
    told = bool(path) and bool(heading_kinds(path[-1]))
    for one in run:
        if not _code_of(one) and asks_how(one.words):
            continue  # an article about what the others are
        named = named_in_words(one.words)
        first = one.links[0]._replace(text=named.title, bare=False)
        pieces: list[Inline] = [first]
        if named.told:
            pieces.append(Text(f"：{named.told}"))
        for link in one.links[1:]:
            pieces += [Break(hard=True), link]
        for line in one.below:
            pieces += [Break(hard=True), *line]
        entry = read_entry(tuple(pieces), [], "paragraph", one.start, one.end, path)
        entry.links = [
            # the name is not linked: the document holds the address alone
            x._replace(text=one.links[0].text) if x.url == first.url else x
            for x in entry.links
        ]
        entry.title, entry.description = named.title, _described(named.told, one.below)
        entry.set_apart()
        entry.values["listed"] = True
        if _code_of(one):
            entry.values["repositories"] = 0.5 if told else 1.0
        entry.add_value("number", one.number)
        entries.append(entry)
    return entries


def _described(told: str, below: Sequence[list[Inline]]) -> str:
    return "\n".join(filter(None, [told, *(title_text(line).strip() for line in below)]))


def _lists_code(found: Sequence[Worded]) -> bool:
    """Whether there are enough, and most lead to repositories, each to its own."""
    if len(found) < _LEAST:
        return False
    if sum(1 for one in found if _says_what(one.words)) * 2 <= len(found):
        return False  # `Windows`, `Linux` and `macOS` lead to parts of one thing
    owned = {code for one in found if (code := _code_of(one))}
    return len(owned) * 2 > len(found)


def _says_what(words: str) -> bool:
    """Whether words are more than a bare name."""
    if words.isascii():
        return words.count(" ") >= _LEAST_SPACES
    return len(words) >= _LEAST_TOLD


def _code_of(one: Worded) -> str:
    """The repository among the addresses of a thing; empty where there is none."""
    for link in one.links:
        thing = identify(link.url)
        if thing.kind in _CODE and thing.id and _is_whole(link.url, thing.id):
            return thing.id  # and no page in it
    return ""


def _is_whole(url: str, name: str) -> bool:
    return url.rstrip("/").removesuffix(".git").casefold().endswith(name.casefold())


def worded_lines(paragraph: Paragraph, names: Callable[[str], bool] | None = None) -> list[Worded]:
    """What a paragraph holds of words over addresses; nothing where a line is anything else.

    ``names`` says which words may be what is there.
    """
    names = names or names_what_follows
    content = paragraph.content
    if len(content) < _LEAST_PIECES or paragraph.html or type(content[0]) is not Text:
        return []
    if not any(type(piece) is Link and piece.bare for piece in content):
        return []
    lines = split_lines(content)
    if len(lines) != paragraph.end - paragraph.start + 1:
        return []
    sorts = [*map(_sort, lines)]
    starts = [
        at for at, sort in enumerate(sorts) if sort in "WA" and sorts[at + 1 : at + 2] == ["L"]
    ]
    if not starts or starts[0] != 0 or "" in sorts:
        return []
    found: list[Worded] = []
    for at, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        links = next((n for n in range(at + 1, end) if sorts[n] != "L"), end)
        below = lines[links:end]
        if any(sort != "W" for sort in sorts[links:end]) or (below and len(starts) > 1):
            return []
        if sum([len(title_text(line)) for line in below]) > _LONGEST_BELOW:
            return []
        number, line = without_number(lines[at])
        words = title_text([piece for piece in line if type(piece) is Text]).strip()
        if not names(words):
            return []
        own = [piece for row in [*lines[at + 1 : links], line] for piece in row]
        addresses = tuple(piece for piece in own if isinstance(piece, Link))
        start = paragraph.start
        found.append(Worded(number, words, addresses, tuple(below), start + at, start + end - 1))
    return found


def _sort(line: Sequence[Inline]) -> str:
    """``W`` words, ``A`` words and an address behind them, ``L`` addresses alone; else empty."""
    links = [piece for piece in line if type(piece) is Link]
    texts = [piece for piece in line if type(piece) is Text and not piece.strong]
    if len(links) + len(texts) != len(line) or not all(link.bare for link in links):
        return ""
    worded = any(text.text.strip(_BETWEEN) for text in texts)
    if not links:
        return "W" if worded else ""
    if not worded:
        return "L"
    behind = line[1:]
    return "A" if type(line[0]) is Text and len(links) == len(behind) else ""


def names_what_follows(words: str) -> bool:
    """Whether words say what is at the address below them, and do not lead there as prose does."""
    if not any(map(str.isalnum, words)) or len(words) > _LONGEST or is_numbering(words):
        return False
    if words.endswith((":", "：", ",", "，", "、", ";", "；", "?", "？")):
        return False
    if is_known_label(words) or is_aspect(words) or is_sort(words):
        return False
    if len(words) <= (_SHORT if words.isascii() else _SHORT_CJK) and part_role(words):
        return False  # `Training code`
    return not (opens_sentence(words) or runs_on(words) or speaks_to_reader(words))
