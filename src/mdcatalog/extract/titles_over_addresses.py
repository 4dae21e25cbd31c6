"""Runs of titles over bare addresses of lectures or papers, a paragraph each.

``앤드류 응 교수님 머신러닝`` over ``https://www.coursera.org/…`` over ``: what is said of it``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from mdcatalog.extract.entries import Entry, split_lines
from mdcatalog.extract.items import read_entry
from mdcatalog.extract.link_evidence import host_of
from mdcatalog.extract.naming import heading_kinds
from mdcatalog.extract.titles import title_text
from mdcatalog.extract.worded_addresses import Worded, names_what_follows, worded_lines
from mdcatalog.links import host_sort, identify
from mdcatalog.patterns import lazy_pattern
from mdcatalog.tree import Block, Break, Inline, Link, Paragraph, Rule, Text
from mdcatalog.vocabulary import KIND_WORDS, is_aspect, is_no_list

_LEAST = 3
_MOST_ADDRESSES = 6
_LONGEST_TITLE, _LONGEST_REMARK = 160, 400
_SORTS = frozenset(("paper", "video", "course"))
_TOLD = (":", "：", "- ", "– ", "→", "※", "(", "（")
_OF_TOPIC = lazy_pattern(
    r"(?P<topic>[^:：]+?)(?:の[^\W\d_]{0,4}(?:講義|授業|講座|講演)"
    r"|[的 ][^\W\d_]{0,4}(?:课程|課程|讲座|講座|강의|강좌))"
)
_SENTENCE_ENDS = (".", "。", "!", "！", "．", "…")


def titles_over_addresses(
    blocks: Sequence[Block], headings: Sequence[str], path: tuple[str, ...]
) -> Mapping[int, tuple[int, list[Entry]]]:
    """Where such runs begin, how many blocks they take, and the entries of what they name.

    Three at least, of which a third or more lead to a site of papers, recordings or courses; what
    leads elsewhere (a book, a journal of somebody's own) is left.
    """
    if not any(map(_is_address, blocks)) and not any(map(_alternates, blocks)):
        return {}
    if headings and (is_aspect(headings[0]) or is_no_list(headings[0])):
        return {}
    runs: dict[int, tuple[int, list[Entry]]] = {}
    found: list[Worded] = []
    at = begin = end = others = 0
    while at < len(blocks):
        used, told = _titled(blocks, at)
        if told:
            begin = begin if found else at
            found += told
            at = end = at + used
        elif found and (_is_address(blocks[at]) or _stands_between(blocks[at])):
            others += _is_address(blocks[at])
            at += 1
        else:
            if _is_run(found, others, headings):
                runs[begin] = (end - begin, _entries(found, path))
            found, at, others = [], at + 1, 0
    if _is_run(found, others, headings):
        runs[begin] = (end - begin, _entries(found, path))
    return runs


def _is_run(found: Sequence[Worded], others: int, headings: Sequence[str]) -> bool:
    """Whether enough lead to papers or lectures; ``others`` are addresses that nothing names."""
    sorts = [host_sort(one.links[0].url) for one in found]
    known = sum(1 for sort in sorts if sort in _SORTS)
    if known < _LEAST or known * 3 < len(found) + others:
        return False
    return _tell_what(found, sorts, headings)


def _entries(found: Sequence[Worded], path: tuple[str, ...]) -> list[Entry]:
    """What leads to lectures or papers, but not to all that somebody shows."""
    return [
        _read(one, path)
        for one in found
        if host_sort(one.links[0].url) in _SORTS and identify(one.links[0].url).kind != "channel"
    ]


def _tell_what(
    found: Sequence[Worded], sorts: Sequence[str | None], headings: Sequence[str]
) -> bool:
    """Whether more than videos, which may be of anything, says that papers or lectures follow."""
    if any(kind in ("paper", "lecture") for words in headings for kind, _ in heading_kinds(words)):
        return True
    sure = 0
    for one, sort in zip(found, sorts, strict=True):
        listed = identify(one.links[0].url).kind == "playlist"
        worded = KIND_WORDS["lecture"].found_in(one.words)
        sure += sort in ("paper", "course") or listed or (sort in _SORTS and bool(worded))
    return sure * 2 > sum(1 for sort in sorts if sort in _SORTS)


def _read(one: Worded, path: tuple[str, ...]) -> Entry:
    pieces: list[Inline] = [one.links[0]._replace(text=one.words, bare=False)]
    for link in one.links[1:]:
        pieces += [Break(hard=True), link]
    entry = read_entry(tuple(pieces), [], "paragraph", one.start, one.end, path)
    host = host_of(one.links[0].url)
    entry.links = [
        # the title is not linked: the document holds the addresses alone
        x._replace(text="", place="title") if host_of(x.url) == host else x
        for x in entry.links
    ]
    told = "\n".join(title_text(line).strip(" \u00a0:：") for line in one.below)
    entry.description = told or entry.description
    entry.set_apart()
    entry.values["listed"] = True
    return entry


def _titled(blocks: Sequence[Block], at: int) -> tuple[int, list[Worded]]:
    """What stands over addresses from a block on, and how many blocks that takes."""
    block = blocks[at]
    if type(block) is not Paragraph or block.html:
        return 0, []
    end = at + 1
    if told := worded_lines(block, _names):
        one = told[-1]
    else:
        words = _title(block)
        if not words or end == len(blocks) or not _is_address(blocks[end]):
            return 0, []
        one = Worded(None, words, (), (), block.start, block.end)
        told = [one]
    while end < len(blocks) and _is_address(blocks[end]):
        links = tuple(piece for piece in _content(blocks[end]) if isinstance(piece, Link))
        one = one._replace(links=(*one.links, *links), end=blocks[end].end)
        end += 1
    if end < len(blocks) and _tells(blocks, end):
        below = tuple(split_lines(_content(blocks[end])))
        one = one._replace(below=(*one.below, *below), end=blocks[end].end)
        end += 1
    return (end - at, [*told[:-1], one]) if len(one.links) <= _MOST_ADDRESSES else (0, [])


def _title(block: Paragraph) -> str:
    """The words of a paragraph on one line that may name what follows; empty where they do not."""
    content = block.content
    if block.start != block.end or not all(type(piece) is Text for piece in content):
        return ""
    words = title_text(content).strip()
    if not words or len(words) > _LONGEST_TITLE:
        return ""
    return words if _names(words) else ""


def _names(words: str) -> bool:
    if words.endswith("?") and words.count(" ") > 1:
        words = words.rstrip("?")  # `Do Quays Need Stars?`
    if names_what_follows(words):
        return True
    # `綱の講義`, which a label may end in as well
    of = _OF_TOPIC.fullmatch(words) if not words.isascii() else None
    return of is not None and names_what_follows(of["topic"])


def _tells(blocks: Sequence[Block], at: int) -> bool:
    """Whether a paragraph behind an address says something of what stands above it."""
    block = blocks[at]
    if (
        type(block) is not Paragraph
        or block.html
        or not all(type(p) is Text for p in block.content if not isinstance(p, Break))
    ):
        return False
    if at + 1 < len(blocks) and _is_address(blocks[at + 1]):
        return False  # the next title
    words = title_text(block.content).strip()
    if not words or len(words) > _LONGEST_REMARK:
        return False
    return words.startswith(_TOLD) or words.endswith(_SENTENCE_ENDS)


def _content(block: Block) -> tuple[Inline, ...]:
    return block.content if isinstance(block, Paragraph) else ()


def _is_address(block: Block) -> bool:
    """Whether a paragraph is nothing but bare addresses."""
    content = _content(block)
    return (
        bool(content)
        and any(type(piece) is Link for piece in content)
        and all(
            (isinstance(piece, Link) and piece.bare)
            or isinstance(piece, Break)
            or (type(piece) is Text and not piece.text.strip())
            for piece in content
        )
    )


def _alternates(block: Block) -> bool:
    """Whether a paragraph ends in a bare address on a line of its own."""
    content = _content(block)
    last = content[-1] if len(content) >= _LEAST else None
    return isinstance(last, Link) and last.bare and isinstance(content[-2], Break)


def _stands_between(block: Block) -> bool:
    """Whether a block may stand between such titles: words without a link, a rule."""
    if isinstance(block, Rule):
        return True
    content = _content(block)
    return bool(content) and not any(isinstance(piece, Link) for piece in content)
