"""Lines such as ``**论文链接**：https://…`` or ``Code: [repo](…)``: a label and what it labels."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from mdcatalog.headers import header_spellings
from mdcatalog.models import KINDS, rules_of
from mdcatalog.patterns import lazy_pattern
from mdcatalog.tree import CodeSpan, Inline, Link, Text, plain_text
from mdcatalog.values import parse_ordinal
from mdcatalog.values.text import WHITE
from mdcatalog.vocabulary import FIELDS, ROLES, TITLE, fold, role_of, without_place

_COLON = re.compile(r"[:：]\s*")
_MAX_LABEL = 28
_LONGEST_LABEL = 40  # a longer text is a title or a sentence
_SENTENCE = re.compile(r"[。！？，；,;!?]|\.\s")
_URL_SCHEME = re.compile(r"(?:https?|ftp|doi|arxiv|www)$", re.IGNORECASE)
# `项目地址：URL` in the middle of a paragraph: the label is the last few characters before.
_INLINE_LABEL = lazy_pattern(
    r"(?:^|[\s。，；;,.、|(（\[【]|\*\*)([^\s。，；;,.、|()（）\[\]【】:：]{1,16})\s*[:：]\s*[\[(（]*\s*$"
)
_AFTER_STOP = lazy_pattern(r"[。，；]\s*([一-鿿]{2,4})\s+$")
_MORE_WORDS = 2
_WORD_AT_END = re.compile(r"(?<![\w-])([A-Za-z]{2,12}) $")
_COUNT_AT_END = re.compile(r"(?<![\w.])\d[\d.,]*(?<![.,])[kKmMbB+]{0,2}\s+$")
_BULLET = re.compile(r"^(?:[-–—•·*+]|\d+[.)、]|[!！]+(?=\w))\s*")  # `！！论文：` is to be read
_BEFORE_LINK = WHITE + "[(（"


class LabelledLine(NamedTuple):
    """A line's label and the pieces after it; ``bold`` where the label was set in bold."""

    label: str
    value: list[Inline]
    bold: bool


@lru_cache(maxsize=1)
def _field_words() -> frozenset[str]:
    return frozenset(
        word for model in KINDS for word in (*rules_of(model).by_word, *rules_of(model).titles)
    )


@lru_cache(maxsize=4096)
def is_known_label(label: str) -> bool:
    """Whether a label names a field of some kind or the role of a link."""
    if len(label) > _LONGEST_LABEL:
        return False
    if role_of(label):
        return True
    if _names_course(label):
        return False
    spellings = header_spellings(label)
    return any(spelling in _field_words() for spelling in spellings) or _ends_in_role(label)


@lru_cache(maxsize=1)
def _title_words() -> frozenset[str]:
    kinds = (word for model in KINDS for word in rules_of(model).titles)
    return frozenset((*map(fold, TITLE), *kinds))


def states_title(line: LabelledLine) -> bool:
    """Whether a line's label says that its value is what a thing is called: ``论文题目：…``."""
    first = next((p for p in line.value if not isinstance(p, Text) or p.text.strip()), None)
    if isinstance(first, Link):  # `Title: [The Title](…)`; `Paper: [The Title](…)` is beside it
        worded = " " in first.text or not first.text.isascii()
        named = worded and not first.bare and role_of(first.text) is None
        return named and header_spellings(line.label)[0] in _names()
    if not isinstance(first, Text) or not any(map(str.isalpha, first.text)):
        return False  # `论文：https://…` leads there
    return not _title_words().isdisjoint(header_spellings(line.label)[:1])


@lru_cache(maxsize=1)
def _names() -> frozenset[str]:
    """The labels that say that their value is a title: ``paper title``, but not ``paper``."""
    said = (word for word in _title_words() if word.endswith(NAME_ENDS))
    return frozenset((*map(fold, TITLE), *said))


#: What labels end in that say that their value is a name, and not only of what kind a thing is.
NAME_ENDS = ("title", "name", "题目", "标题", "名称", "제목", "タイトル")

_ROLE_ENDINGS = tuple(
    sorted(
        (
            folded
            for role, words in ROLES.items()
            for folded in map(fold, words)
            if role != "dataset" and not folded.isascii() and len(folded) > 1
        ),
        key=len,
        reverse=True,
    )
)


def _ends_in_role(label: str) -> bool:
    folded = fold(label)
    # `网道 - 开发文档` is a name and what it is
    ends = len(folded) <= 14 and " - " not in folded and _role_at_end(folded) is not None
    return ends and not _names_course(label)


@lru_cache(maxsize=1024)
def _role_at_end(folded: str) -> str | None:
    """The role that a label ends in, before where that lies: code in ``代码下载地址``."""
    if folded.isascii():
        return None
    what = without_place(folded)
    if what != folded and (role := role_of(what) or _role_at_end(what)):
        return role
    if not folded.endswith(_ROLE_ENDINGS):
        return None
    return role_of(next(ending for ending in _ROLE_ENDINGS if folded.endswith(ending)))


# `C++11 新特性`, `Java 高级教程`, `Linux 内核详解`: what a course is about, and what courses are
# called; `GitHub 教程`, `B站讲解` and `PPT 讲解` say where or in what form
_COURSE = lazy_pattern(
    r"(?!(?:Git[Hh]ub|GitLab|Gitee|YouTube|Youtube|Bili[Bb]ili|CSDN|Colab|Kaggle|Medium|PDF|PPT|Word"
    r"|README|Demo|Wiki|arXiv|ArXiv|AI|UP|up|OK|vlog|Blog|blog)\b)"
    r"(?:[A-Za-z][A-Za-z.]+[+#\d.]*|[A-Z][+#]+\d*|C)\s?[一-鿿]{0,6}?"
    r"(?:教程|详解|讲解|新特性|入门|笔记|解析)"
)
_COURSE_ENDS = ("程", "解", "性", "门", "记", "析")


def _names_course(label: str) -> bool:
    """Whether a label is what a course is called, and tells the part of none."""
    label = label.strip()
    if label.endswith(_COURSE_ENDS) and label[:1] in ("[", "【"):
        label = re.sub(r"^[\[【][^\[\]【】]{1,12}[\]】]\s*", "", label)  # `[张三] C++ 教程`
    return label.endswith(_COURSE_ENDS) and _COURSE.fullmatch(label) is not None


def role_of_label(label: str) -> str | None:
    """The role that a label gives the links behind it (``小样本工具平台主页地址`` too)."""
    role = role_of(label)
    if role:
        return role
    folded = fold(label)
    if len(folded) > 14 or folded.isascii():
        return None
    return None if _names_course(label) else _role_at_end(folded)


_LONGEST_ALONE = 24


def label_alone(line: Sequence[Inline]) -> str:
    """The label that a line is, with nothing behind its colon: ``笔记：``; else an empty text."""
    words = plain_text(line).strip() if Link not in map(type, line) else ""
    label = words.replace("：", ":").partition(":")[0].rstrip()
    return label if words[-1:] in (":", "：") and len(label) <= _LONGEST_ALONE else ""


def split_label(
    line: Sequence[Inline], *, any_label: bool = False, listed: bool = False
) -> LabelledLine | None:
    """The line's label and value; ``None`` where the line has no label.

    A label set in bold may say anything; one that is not must be known, unless
    ``any_label`` lets a few words before a colon be one; ``listed`` some more, in capitals, in a
    list of labels.
    """
    first = line[0] if line else None
    if dashed := _before_dash(line):
        return dashed
    if isinstance(first, Text):
        # most lines have no label: no colon soon enough in their only or first piece
        head = first.text[: _MAX_LABEL + 2]
        ends = len(line) == 1 or len(first.text) > _MAX_LABEL + 2
        if ends and ":" not in head and "：" not in head:
            return None
    elif isinstance(first, Link) and not first.bare and first.text:
        return None
    label = ""
    bold = True
    seen = False
    for position, piece in enumerate(line):
        if isinstance(piece, CodeSpan):
            label += piece.text
            seen, bold = True, False
        elif isinstance(piece, Text):
            colon = ":" in piece.text or "：" in piece.text
            match = _COLON.search(piece.text) if colon else None
            head = piece.text[: match.start()].rstrip() if match else piece.text
            if head.strip():
                bold = bold and piece.strong
                seen = True
            label += head
            if match and piece.text.startswith("//", match.end()) and _URL_SCHEME.search(label):
                return None
            if match:
                rest = piece.text[match.end() :]
                if piece.strong and rest.strip() and not is_known_label(label):
                    return None  # a title in bold that has a colon in it
                value: list[Inline] = [piece._replace(text=rest)] if rest else []
                value += line[position + 1 :]
                return _labelled(label, value, bold and seen, any_label, listed)
        elif isinstance(piece, Link) and not piece.bare and piece.text and not label.strip():
            return None
        else:
            return None
        if len(label) > _MAX_LABEL:
            return None
    return None


def split_bold_line(line: Sequence[Inline]) -> LabelledLine | None:
    """``**Why it matters: it is cheap.**``: label and value of a line that is in bold throughout.

    Alone it is as often a title with a colon in it: it counts among others that are written so.
    """
    if not is_all_bold(line):
        return None
    first = line[0]
    match = _COLON.search(first.text) if isinstance(first, Text) else None
    if match is None or not isinstance(first, Text) or match.start() > _MAX_LABEL:
        return None
    rest = first.text[match.end() :]
    value: list[Inline] = [first._replace(text=rest)] if rest else []
    told = [*value, *line[1:]]
    return _labelled(first.text[: match.start()], told, True, any_label=False) if told else None


def is_all_bold(line: Sequence[Inline]) -> bool:
    """Whether all that a line shows is in bold."""
    shown = [p for p in line if not isinstance(p, Text) or p.text.strip()]
    return bool(shown) and all(isinstance(p, (Text, Link)) and p.strong for p in shown)


# `Venue - ICML 2020`, `**Venue** - ICML 2020`
_DASHED = lazy_pattern(r"\s*(?P<label>[^\W\d_][^-–—:：,.]{1,23}?)\s+[-–—]\s+(?=\S)")


_DASHED_PIECES = 2  # no links


@lru_cache(maxsize=1)
def _credit_words() -> frozenset[str]:
    names = ("authors", "organizations", "venue", "year", "published", "citations", "speakers")
    return frozenset(fold(word) for name in names for word in FIELDS[name])


def is_credit_label(label: str) -> bool:
    """Whether a label is just what a field of who, where and when is called: ``Venue``."""
    return header_spellings(label)[0] in _credit_words()


def _before_dash(line: Sequence[Inline]) -> LabelledLine | None:
    """The line's label before a dash, where it is just what a field is called."""
    first = line[0] if 0 < len(line) <= _DASHED_PIECES else None
    if not isinstance(first, Text):
        return None
    second = line[1] if len(line) > 1 else None
    text = first.text
    if first.strong and isinstance(second, Text):
        text, line = f"{text}{second.text}", line[1:]
    head = text[: _MAX_LABEL + 2]
    if " -" not in head and " –" not in head and " —" not in head:
        return None
    match = _DASHED.match(text)
    if match is None or not is_credit_label(match["label"]):
        return None
    value = [Text(text[match.end() :]), *line[1:]]
    return _labelled(match["label"], value, first.strong, any_label=False)


def _labelled(
    label: str, value: list[Inline], bold: bool, any_label: bool, listed: bool = False
) -> LabelledLine | None:
    label = " ".join(label.split()).strip("*_` ")
    label = _BULLET.sub("", label)
    if not label or len(label) > _MAX_LABEL:
        return None
    if _SENTENCE.search(label) and header_spellings(label)[0] not in _field_words():
        return None  # `TL;DR` is a label in spite of its mark
    if parse_ordinal(label) is not None:
        return None  # `Lecture 3: Title`
    short = (any_label and _is_short(label)) or (listed and _names_fact(label))
    if bold or is_known_label(label) or (short and value):
        return LabelledLine(label, value, bold)
    return None


_MOST_FACT_WORDS = 3


def _is_short(label: str) -> bool:
    return len(label) <= 12 and len(label.split()) <= 3


def _names_fact(label: str) -> bool:
    """Whether a label of two or three words in capitals names a fact: ``Generation Method``."""
    words = label.split()
    return 1 < len(words) <= _MOST_FACT_WORDS and label.isascii() and label.istitle()


def inline_label(text: str) -> str:
    """The label that the words just before a link end in, or an empty text."""
    if text[-1:] == " " and not text.isascii() and (bare := _AFTER_STOP.search(text)):
        return bare[1] if role_of(bare[1]) else ""  # `免费开源。官网 https://…`
    if not text.rstrip(_BEFORE_LINK).endswith((":", "：")):
        return ""
    match = _INLINE_LABEL.search(text)
    if match is None or _COUNT_AT_END.search(text[: match.start(1)]):
        return ""  # `330K images, 80 categories: [home](…)`
    label = match.group(1).strip("*_ ")
    return whole_label(text[: text.rfind(label)], label)


def whole_label(before: str, label: str) -> str:
    """A label with the words before it that belong to it: ``Project page``, ``home page``.

    A label that begins with a capital begins there: ``on quay data Paper: …``.
    """
    longest = label
    for _ in range(_MORE_WORDS):
        word = _WORD_AT_END.search(before)
        if word is None:
            break
        before, label = before[: word.start()], f"{word[1]} {label}"
        if fold(label) in _role_words() and not (word[1].islower() and longest[:1].isupper()):
            longest = label
    return longest


@lru_cache(maxsize=1)
def _role_words() -> frozenset[str]:
    return frozenset(fold(word) for words in ROLES.values() for word in words)
