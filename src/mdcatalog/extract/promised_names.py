"""Names without a link below the name of their kind: ``## Courses``, ``## 工具``."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mdcatalog.extract.entries import Entry
from mdcatalog.extract.instructions import STEPS, VERBS, is_template, names_code, opens_sentence
from mdcatalog.extract.kind_of_many import kind_of_many, names_part
from mdcatalog.extract.labels import is_known_label
from mdcatalog.extract.naming import heads_kind
from mdcatalog.extract.sections import SectionReading
from mdcatalog.extract.shapes import head_of
from mdcatalog.patterns import lazy_pattern
from mdcatalog.tree import (
    Block,
    CodeBlock,
    Details,
    Image,
    List,
    Paragraph,
    Section,
    block_links,
    plain_text,
    walk_blocks,
)
from mdcatalog.values import parse_ordinal
from mdcatalog.values.text import CJK
from mdcatalog.vocabulary import heading_key, is_aspect, is_navigation, role_of

_LEAST, _FEW = 3, 2
_LONGEST_TOPIC = 24
_SHARE = 4  # of so many items one may be something else
_VERSION = lazy_pattern(r"[v≥>=~^ ]*\d+(?:\.(?:\d+|x))*\s?\+?(?: or (?:later|newer|higher))?")
_STATUS = lazy_pattern(
    r"\s*[(（\[【](?:(?P<done>done|finished|completed?|已?完[结成]|已?学完|已学|看完|已看)"
    r"|in progress|ongoing|learning|todo|to do"
    r"|未完|未完成|待[学续看]|待续未完|在学|学习中|进行中|连载中)"
    r"[)）\]】]$",
    re.IGNORECASE,
)
_TOPIC_BLOCKS = 2  # the topic and the list below it
_PARTED = lazy_pattern(r"\s*(?P<name>\S[^:：]{0,60}?)(?:\s*[:：]\s*|\s+[-–—]+\s+)(?=\S)")
_MOST_WORDS = {"tool": 4, "dataset": 6, "lecture": 12, "paper": 24}
_MOST_CJK = {"tool": 14, "dataset": 20, "lecture": 30, "paper": 60}
_LEAST_WORDS = {"paper": 4}
_LEAST_CJK = {"paper": 8}
_LONGEST, _LONGEST_LABEL = 160, 8
_ENDS = ".。!！?？;；:：,，…、"
# what no name holds
_WITHIN = lazy_pattern(
    r"[。！？；!?;]|\.\s|，.*，|,.*,.*,|[{}<>=\\|]|\bthe following\b|[您你我]"
    r"|可以|应该|已经|因为|所以|如果|需要|不过|但是|[吧呢吗呀啊了]$"
)
# headings of the documentation of software, where `Tools` and `Courses` are parts of the program
_OF_SOFTWARE = frozenset(
    [
        *("installation", "install", "usage", "api", "endpoints", "api endpoints", "api reference"),
        *("configuration", "quick start", "quickstart", "getting started", "project structure"),
        *("testing", "tests", "deployment", "development", "environment variables", "build"),
        *("requirements", "system requirements", "prerequisites", "hardware", "dependencies"),
        *("acceptance criteria", "tech stack", "architecture", "setup", "commands", "running"),
        *("安装", "使用方法", "快速开始", "部署", "目录结构", "项目结构", "运行", "环境配置"),
        *("接口文档", "技术栈", "架构", "构建与运行", "安装使用", "使用说明", "开发环境", "功能"),
        *("环境要求", "依赖", "硬件要求", "系统要求"),
    ]
)


def documents_software(section: Section) -> bool:
    """Whether a document tells how software is used: by code in fences, or by its headings.

    What its headings stand over are parts of it, as often as things that somebody lists. Entries
    of BibTeX are no code.
    """
    if section.heading and heading_key(plain_text(section.heading.content)) in _OF_SOFTWARE:
        return True
    for block in walk_blocks(section.blocks):
        if isinstance(block, CodeBlock) and not block.text.lstrip().startswith("@"):
            return True
    return any(map(documents_software, section.sections))


def promised_names(
    entries: Sequence[Entry], headings: tuple[str, ...], *, below: bool = False
) -> list[Entry]:
    """The items without links that are names of the one kind that their heading names.

    The heading is what things of one kind are called, in the plural where its language has one,
    and all of the list but a quarter reads as names, not as steps, facts or sentences; else none.
    ``below`` an item that is a topic (``## Tools`` over ``- Editors`` over the names) something is
    said of most.
    """
    if len(entries) < (_FEW if below else _LEAST) or not headings:
        return []
    if any(entry.links or entry.fields for entry in entries):
        return []
    kind = kind_of_many(headings[0])
    if kind is None and below and len(headings) > 1 and len(headings[0]) <= _LONGEST_TOPIC:
        told = sum(1 for entry in entries if entry.description)
        kind = kind_of_many(headings[1]) if told * 2 > len(entries) else None
    if kind is None:
        return []
    named = [entry for entry in entries if may_be_name(entry, kind)]
    if (len(entries) - len(named)) * _SHARE > len(entries):
        return []
    words = sum(" " in entry.title or not entry.title.isascii() for entry in named)
    return named if kind != "lecture" or words * 2 >= len(named) else []


def named_sections(
    readings: Sequence[SectionReading | None], headings: tuple[str, ...]
) -> list[SectionReading]:
    """The sections side by side that are called as things of the kind that is named above them.

    ``### Operating Systems`` over what somebody thinks of the course, below ``## Courses``.
    """
    kind = kind_of_many(headings[0]) if headings and len(readings) >= _LEAST else None
    if kind is None:
        return []
    named = [r for r in readings if r and _names_section(r, kind)]
    return named if len(named) >= _LEAST and len(named) * 4 >= len(readings) * 3 else []


def _names_section(reading: SectionReading, kind: str) -> bool:
    entry = reading.entry
    if parse_ordinal(entry.title) is not None or heads_kind(entry.title):
        return False
    told = bool(entry.description or entry.links or entry.fields)
    return told and not reading.section.sections and may_be_name(entry, kind)


def folded_names(blocks: Sequence[Block], headings: tuple[str, ...]) -> bool:
    """Whether the folds among blocks are things of the kind that is named above them.

    ``<details><summary>RopeKit</summary>``, each over paragraphs that lead to it.
    """
    kind = kind_of_many(headings[0]) if headings else None
    if kind is None:
        return False
    folds = [block for block in blocks if isinstance(block, Details)]
    return len(folds) >= _FEW and all(_folds_name(fold, kind) for fold in folds)


def _folds_name(fold: Details, kind: str) -> bool:
    title = " ".join(plain_text(fold.summary).split())
    if heads_kind(title) or not may_be_name(Entry("html", fold.start, fold.end, (), title), kind):
        return False
    plain = all(isinstance(block, Paragraph) for block in fold.blocks)
    return plain and any(not isinstance(link, Image) for link in block_links(fold.blocks))


def topics_over_names(block: List, headings: tuple[str, ...]) -> list[tuple[str, List]]:
    """The topics that items without links are, each over names of which something is said.

    ``- Editors`` over ``- Quay: writes itself`` below ``## Tools``; none where any item is else.
    """
    if len(block.items) < _FEW or not headings or kind_of_many(headings[0]) is None:
        return []
    topics: list[tuple[str, List]] = []
    for item in block.items:
        inner = item.blocks[1] if len(item.blocks) == _TOPIC_BLOCKS else None
        topic = " ".join(plain_text(head_of(item)).split())
        if not isinstance(inner, List) or not topic or _PARTED.match(topic):
            return []
        topics.append((topic, inner))
    below = [item for _, inner in topics for item in inner.items]
    if len(below) < _LEAST or any(block_links([block])):
        return []
    parted = [_PARTED.match(plain_text(head_of(item))) for item in below]
    named = sum(1 for match in parted if match and not is_known_label(match["name"]))
    return topics if named * 4 >= len(below) * 3 else []


def part_statuses(entries: Sequence[Entry]) -> None:
    """Take from names whether the things are done: ``Operating Systems (done)``, ``…（在学）``."""
    for entry in entries:
        status = _STATUS.search(entry.title)
        if status and status.start():
            entry.title = entry.title[: status.start()]
            entry.values.setdefault("checked", status["done"] is not None)


def may_be_name(entry: Entry, kind: str) -> bool:
    """Whether an item reads as what a thing of a kind is called, and perhaps words about it."""
    title = _STATUS.sub("", entry.title)
    if not title or len(title) > _LONGEST or title[-1] in _ENDS or _WITHIN.search(title):
        return False
    if is_navigation(title) or role_of(title) or is_aspect(title):
        return False
    if (title.isascii() or len(title) <= _LONGEST_LABEL) and is_known_label(title):
        return False  # `面向小型船舶的深度潮汐模型` ends as a label does
    if names_code(title) or is_template(entry) or opens_sentence(title) or names_part(title, kind):
        return False
    if _VERSION.fullmatch(entry.description):
        return False  # `Python: 3.10`, which something needs
    if (han := len(CJK.findall(title))) * 2 > len(title.replace(" ", "")):
        return _LEAST_CJK.get(kind, 2) <= han <= _MOST_CJK[kind]
    words = title.split()
    if not _LEAST_WORDS.get(kind, 1) <= len(words) <= _MOST_WORDS[kind]:
        return False
    if words[0].lower() in STEPS and (kind != "paper" or words[0].islower()):
        return False
    if kind != "paper" and not VERBS.isdisjoint(words):
        return False
    if "_" in title or "/" in title:
        return False
    return title[0].isupper() or title[0].isdigit() or any(map(str.isdigit, title))
