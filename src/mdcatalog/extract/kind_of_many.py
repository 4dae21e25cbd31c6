"""Headings that say of which kind all things below them are: ``## Courses``, ``## 常用工具``."""

from __future__ import annotations

from functools import lru_cache

from mdcatalog.extract.naming import heading_kinds, heads_many, names_kind_alone
from mdcatalog.patterns import lazy_pattern
from mdcatalog.vocabulary import fold

_KINDS = frozenset(("paper", "lecture", "dataset", "tool"))
_MOST_WORDS = 4
# what a document's own code has, too
_LOOSE = frozenset(
    [
        *("projects", "code", "codes", "apis", "implementations", "services", "models"),
        *("tutorials", "packages", "github", "applications", "data", "benchmarks", "classes"),
        *("项目", "代码", "源码", "部署", "服务", "教程", "模型", "数据", "应用", "组件", "插件"),
    ]
)
# `Paper notes: tides`: what may be about one thing, whose parts stand below
_ON_ONE = lazy_pattern(r"[:：]|\bnotes?\b|笔记|ノート|노트| - ")
# `我学过的课程`, `常用软件`: which of a kind
_WHICH_CJK = lazy_pattern(
    r"(?:我?(?:已|正在)?(?:学过?|自学|修过?|上过?|用过?|使用|读过?|收藏|推荐|整理)的?|我的|好用的?|优质的?"
    r"|大学|本科|研究生|计算机|在线|线上|国外|国内|免费|公开|常用的?|必备|必读|必看|经典的?|重要的?|其他|其它|更多)+"
    r"(?P<kind>[一-鿿]{2,6})"
)


@lru_cache(maxsize=1024)
def kind_of_many(heading: str) -> str | None:
    """The one kind whose things a heading says it stands over; ``None`` where it is unsure."""
    told = heading_kinds(heading)
    if len(told) != 1 or told[0][1] < 1.0 or told[0][0] not in _KINDS:
        return None
    folded = fold(heading)
    if _ON_ONE.search(folded):
        return None
    if folded in _LOOSE or folded.rpartition(" ")[2] in _LOOSE:
        return None
    if heading.isascii():
        plain = folded.split()
        many = heads_many(heading) or plain[-1:] == ["software"]
        return told[0][0] if many and len(plain) <= _MOST_WORDS else None
    if names_kind_alone(heading):
        return told[0][0]
    which = _WHICH_CJK.fullmatch(folded)
    return told[0][0] if which and names_kind_alone(which["kind"]) else None


# what tools are used for, before the names of those that are
_FACETS = frozenset(
    [
        *("frontend", "front end", "front-end", "backend", "back end", "back-end", "database"),
        *("databases", "testing", "monitoring", "deployment", "language", "languages", "ide"),
        *("framework", "frameworks", "hosting", "infrastructure", "os", "operating system"),
        *("devops", "ci/cd", "styling", "authentication", "state management", "design", "stack"),
        *("前端", "后端", "数据库", "测试", "监控", "部署", "语言", "框架", "操作系统", "编程语言"),
    ]
)
_SPLITS = lazy_pattern(
    r"(?:train(?:ing)?|test(?:ing)?|val(?:idation)?|dev(?:elopment)?)(?: ?(?:set|split|data))?s?"
    r"|(?:训练|测试|验证|开发)(?:集|数据|样本)?"
)


def names_part(title: str, kind: str) -> bool:
    """Whether a title is what a part of data or of a program is called: ``Test set``, ``Backend``.

    Courses may well be called so.
    """
    if kind == "dataset":
        return _SPLITS.fullmatch(title.lower()) is not None
    return kind == "tool" and fold(title) in _FACETS
