"""What words say of kinds: headings, headers, labels and names of conferences."""

from __future__ import annotations

import re
from functools import lru_cache

from mdcatalog.extract.weights import TELLING, WEIGHTS
from mdcatalog.headers import header_spellings
from mdcatalog.models import KINDS, rules_of
from mdcatalog.patterns import lazy_pattern
from mdcatalog.values.text import CJK, without_shortcodes
from mdcatalog.vocabulary import (
    HEADINGS,
    HEADS_FIRST,
    MODEL_COLUMNS,
    PUBLISHERS,
    TOOL_COLUMNS,
    VENUES,
    fold,
    is_software,
    role_of,
)
from mdcatalog.wordsearch import Words

_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z][a-z])|(?<=[A-Z])(?=[A-Z][a-z])(?![A-Z]s\b)|[_-]")

_PARENTHESES = re.compile(r"[(（].*?[)）]")

_CONJUNCTION = re.compile(r"\s*(?:[/&,，、+|]|\band\b|\bor\b|\bи\b|\bили\b|[和与及或])\s*")

_QUALIFIER_SHARE = 0.3

#: What is watched, as a heading says it: recordings, or what data and tools are of.
MODALITIES = frozenset(("video", "videos", "视频", "動画", "영상", "影片"))
# what stands beside videos where neither is listed, but worked on
_MEDIA = lazy_pattern(
    r"(?:audio|sound|music|speech|voice|images?|图像|图片|音频|语音|声音|音乐|音楽|音声|画像|음성|음악|이미지)$"
)

_COUNTED_PAPERS = re.compile(r"\d\s*篇|\b\d+ papers\b", re.IGNORECASE)

# `模型列表`, `paper collection`: what a list is called says nothing of what it holds.
_LIST_TAIL = re.compile(
    r"(?:列表|清单|合集|汇总|大全|集合|索引|目录|导航|推荐|整理|总结|研读|阅读|笔记|学习|说明|资源|资料|精选|集锦|合辑|盘点|篇|一览|まとめ|リスト|목록|모음|모음집|리스트|정리|소개|추천"
    r"|(?: (?:list|lists|collection|collections|overview|index))+)$"
)

_YEAR_BEHIND = re.compile(r"(?: (?:of|in|from))?[\s:,-]+(?:19|20)\d\d$")
# `Papers [12]`, `Papers [Back to top]`
_BRACKETS_BEHIND = re.compile(r"(?<=\w)\s*\[[^\[\]]*\]\s*$")
# `Papers - Ropes`, `论文：缆绳`: a kind before what it is about
_ABOUT = lazy_pattern(r"(?P<kind>[^:：–—|-]+?)(?:\s*[:：]|\s+[-–—|])\s*(?=\S)")

_PREPOSITION = re.compile(
    r" (?:about|for|of|on|with|without|in|using|from|by|to|related to|that|which|we|i|worth"
    r"|at(?! a glance| once| least| all)"
    r"|de|del|des|du|do|da|dos|das|para|por|sobre|con|com|en|em|pour|sur"
    r"|avec|dans|für|über|zu|zur|zum|mit|von|per|di|della|dei|delle"
    r"|для|по|с|со|на|о|об|из|в|во|от|без|при|под|про) "
    r"| d['’]"
)

_OF = re.compile(r" (?:de|del|des|du|do|da|dos|das) | d['’]")

_LIST_OF = lazy_pattern(
    r"(?:list[aeo]|listado|colecci[oó]n|cole[cç][aã]o|collection|recopilaci[oó]n|selecci[oó]n|s[eé]lection|"
    r"sele[cç][aã]o|recursos|ressources|enlaces|liens|links|materiales|materiais)\b"
)

_HEADING_PATTERNS = {kind: Words(map(fold, words)) for kind, words in HEADINGS.items()}


@lru_cache(maxsize=4096)
def heading_kinds(heading: str) -> tuple[tuple[str, float], ...]:
    """The kinds that a heading names, each with a share of its weight.

    The last word before a preposition says what the list holds (``Datasets for large
    models``), so a word at the end counts in full, others less. A heading in another script
    may say so once more in brackets: ``リンク (Tools)``.
    """
    heading = without_shortcodes(heading) or heading
    if heading.endswith("]"):
        heading = _BRACKETS_BEHIND.sub("", heading)
    named = _kinds_named(heading)
    about = _ABOUT.match(heading) if all(share < 1.0 for _, share in named) else None
    if about and names_kind_alone(about["kind"]) and _is_plural(about["kind"]):
        return _kinds_named(about["kind"])
    if named or heading.isascii() or not heading.rstrip().endswith((")", "）")):
        return named
    translated = _TRANSLATED.search(heading)
    return _kinds_named(translated[1]) if translated else ()


_SINGULAR = ("ss", "corpus", "analysis", "thesis", "news", "series")


def _is_plural(words: str) -> bool:
    """Whether words end in the plural; those of scripts without one may be it."""
    return not words.isascii() or _ends_in_plural(words.lower())


def _ends_in_plural(words: str) -> bool:
    return words.endswith(("s", "corpora")) and not words.endswith(_SINGULAR)


@lru_cache(maxsize=1024)
def heads_many(heading: str) -> bool:
    """Whether a heading names a kind in the plural: ``Tools for Tides``, not ``Tide Dataset``."""
    head = _PREPOSITION.split(fold(_PARENTHESES.sub(" ", heading)), maxsplit=1)[0].rstrip(" .:")
    if not _ends_in_plural(head):
        return False
    return any(share == 1.0 for _, share in heading_kinds(heading))


@lru_cache(maxsize=256)
def heads_kind(words: str) -> bool:
    """Whether words set apart are what things of a kind are called, and head those below."""
    return heads_many(words) or names_kind_alone(words)


@lru_cache(maxsize=256)
def names_kind_alone(heading: str) -> bool:
    """Whether a heading is the name of a kind and no more: ``Tools``, ``软件推荐``."""
    folded = fold(heading)
    word = _LIST_TAIL.sub("", folded).rstrip() or folded
    return any(word in map(fold, HEADINGS[kind]) for kind in _NAMED_SORTS)


_TRANSLATED = re.compile(r"[(（]([A-Za-z][A-Za-z &/,-]+)[)）]\s*$")


def _kinds_named(heading: str) -> tuple[tuple[str, float], ...]:
    spaced = _CAMEL.sub(" ", _PARENTHESES.sub(" ", heading)) or heading
    spaced = spaced if spaced.strip() else heading.strip(" ()（）")  # `(Papers)`
    folded = fold(spaced) or fold(heading)
    folded = _YEAR_BEHIND.sub("", folded) or folded  # `Tools 2023`
    head = _PREPOSITION.split(folded, maxsplit=1)[0]
    if _COUNTED_PAPERS.search(heading):
        return (("paper", 1.0),)  # `NLP (15 篇)`: what is counted so is papers
    if not heading.isascii() and _KANA.search(heading):
        head, folded = (text.replace("资料集", " ") for text in (head, folded))
    named = _named_kinds(head)
    if named or head == folded or _OF.match(folded, len(head)) is None or _LIST_OF.match(head):
        return named or _named_kinds(folded)
    # `plan de cours` is a plan, `lista de cursos` holds courses
    return _named_kinds(folded, last=False)


# In Japanese 資料集 are materials of any sort, not data.
_KANA = re.compile(r"[\u3040-\u30ff]")

#: Conferences as headings write them: `CVPR2024`, `NeurIPS'23`; general words are left out.
_VENUE_NAME = re.compile(r"(?<![A-Za-z])([A-Z][A-Za-z]*[A-Z][A-Za-z]*)(?=[^A-Za-z]|$)")

_CONFERENCES = frozenset(
    folded for folded in map(fold, VENUES) if 3 < len(folded) < 10 and folded.isalpha()
)


_PUBLISHERS = frozenset(map(fold, PUBLISHERS))


@lru_cache(maxsize=1024)
def names_conference(heading: str) -> bool:
    """Whether a heading names a conference, or is nothing but the name of a publisher."""
    if fold(heading) in _PUBLISHERS:
        return True
    return any(fold(match[1]) in _CONFERENCES for match in _VENUE_NAME.finditer(heading))


_LISTS = frozenset(map(fold, HEADINGS["list"]))


def _named_kinds(folded: str, *, last: bool = True) -> tuple[tuple[str, float], ...]:
    """Head nouns in full, words that only qualify them by less: ``LLM courses`` are courses.

    The head is the ``last`` word, or one that in its language stands first.
    """
    shares: dict[str, float] = {}
    parts = _CONJUNCTION.split(folded)
    media = len(parts) > 1 and any(map(_MEDIA.search, parts))
    for part in parts:
        part = part.strip(" .:：!")
        if part not in _LISTS:  # `Other lists` hold lists
            part = _LIST_TAIL.sub("", part).rstrip() or part
        found = [
            (kind, match)
            for kind, pattern in _HEADING_PATTERNS.items()
            for match in pattern.finditer(part)
        ]
        for kind, match in found:
            if any(_holds(other, match) for _, other in found):
                continue  # `综述文章` are papers, whatever `文章` are
            ends = last and match.end() >= len(part)
            heads = ends or (match.start() == 0 and match[0].lower() in HEADS_FIRST)
            if media and match[0].lower() in MODALITIES:
                heads = False  # `语音、视频与音乐`: what things work on, as sound is
            share = 1.0 if heads else _QUALIFIER_SHARE
            shares[kind] = max(shares.get(kind, 0.0), share)
    return tuple(shares.items())


def _holds(longer: re.Match[str], match: re.Match[str]) -> bool:
    """Whether one word is part of a longer one."""
    (first, last), (start, end) = longer.span(), match.span()
    return first <= start and end <= last and last - first > end - start


_READ = frozenset(("read", "已读", "阅读", "是否已读", "是否阅读", "读过", "읽음", "既読", "読了"))


_WHERE_FROM = frozenset(("来源", "來源", "出处", "出處", "source", "sources", "出典", "출처"))


@lru_cache(maxsize=256)
def header_kinds(header: str) -> tuple[tuple[str, float], ...]:
    """The kinds that have a field for a header or label, where not all of them do, with weights."""
    spellings = header_spellings(header)
    if spellings[0] in _READ:
        return (("paper", WEIGHTS["header"]["paper"]),)  # lectures are watched
    if spellings[0] in MODEL_COLUMNS or spellings[0] in TOOL_COLUMNS:
        return (("tool", WEIGHTS["header"]["tool"]),)
    if spellings[0] in _WHERE_FROM:
        return ()  # where a paper appeared, and where anything was found
    found: dict[str, str] = {}
    for model in KINDS:
        rules = rules_of(model)
        rule = next((rules.by_word[s] for s in spellings if s in rules.by_word), None)
        if rule:
            found[model.kind_info.name] = rule.name
    if len(found) > 2:
        # `Author(Institute)`: all kinds have what is in the brackets, not what is before them
        bare = _PARENTHESES.sub(" ", header).strip()
        return header_kinds(bare) if bare and bare != header.strip() else ()
    return tuple(
        (kind, TELLING.get(name, WEIGHTS["header"].get(kind, 1.0)) / len(found))
        for kind, name in found.items()
    )


@lru_cache(maxsize=256)
def described_kinds(label: str) -> tuple[str, ...]:
    """The kinds that a label says it tells of: ``数据集简介`` of a dataset.

    None for papers: what it tells of may be the paper behind another thing.
    """
    described = _DESCRIBED.fullmatch(header_spellings(label)[0])
    kinds = title_kinds(described["thing"]) if described else ()
    return () if "paper" in kinds else kinds


@lru_cache(maxsize=256)
def named_in_header(header: str) -> tuple[tuple[str, float], ...]:
    """The kinds that a header names in passing (``数据集提供者``)."""
    if role_of(header) or CJK.search(header) is None:
        return ()
    return tuple(
        (kind, WEIGHTS["header"].get(kind, 0.0))
        for kind, pattern in _HEADING_PATTERNS.items()
        if pattern.found_in(fold(header))
    )


_DESCRIBED = re.compile(r"(?P<thing>\w{2,4})(?:简介|详情|介绍|描述|信息|概述|概况|说明|概要|紹介)")


@lru_cache(maxsize=1024)
def title_kinds(header: str) -> tuple[str, ...]:
    """The kinds that a title column's header or a title's label names."""
    spellings = header_spellings(header)
    for spelling in spellings:
        named = tuple(m.kind_info.name for m in KINDS if spelling in rules_of(m).titles)
        if named:
            return named
    tail = spellings[0].rsplit(" ", 1)[-1]  # `Language Model` is a model
    return tuple(m.kind_info.name for m in KINDS if tail in rules_of(m).titles)


_NAMED_SORTS = frozenset(("paper", "dataset", "lecture", "tool", "book"))


@lru_cache(maxsize=256)
def names_sort(header: str) -> tuple[str, ...]:
    """The kind that a header over linked names names as a heading would: ``Simulator``, ``Code``.

    In the singular, where headings have the plural: ``Debugger``.
    """
    sorts = tuple(kind for kind, share in heading_kinds(header) if share == 1.0)
    if not sorts and header and is_software(f"{header}s"):
        return ("tool",)
    return sorts if len(sorts) == 1 and sorts[0] in _NAMED_SORTS else ()
