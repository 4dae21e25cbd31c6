"""Lines below a title: parted at bars, and their words without the links among them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mdcatalog.extract.behind import goes_on, tidy
from mdcatalog.extract.entries import (
    FoundLink,
    found_links,
    running_text,
)
from mdcatalog.extract.labels import inline_label, is_known_label, split_label
from mdcatalog.extract.part_names import part_role
from mdcatalog.extract.shapes import (
    in_brackets,
)
from mdcatalog.extract.titles import are_role_links, is_role_link
from mdcatalog.patterns import lazy_pattern
from mdcatalog.tree import (
    CodeSpan,
    Image,
    Inline,
    Link,
    Text,
    plain_text,
)
from mdcatalog.vocabulary import role_of

_FRAGMENT_START = lazy_pattern(r"[。；;！!\n]|\.\s")
_MAX_FRAGMENT = 18
_LONGEST_JOINT = 8
_STOPS = (".", "。", "!", "！")
# Chinese and Japanese write a space only before what stands apart: `评论数据 [地址](…)`; not
# `详见 [论文](…)`, where the link goes on with the words
_CJK_AT_END = lazy_pattern(
    r"[\u3040-\u30ff一-鿿）](?<![见見看考请請是为為在到从從和与與用于於及或阅閱读讀的])\s+$"
)


def split_bars(line: list[Inline]) -> list[list[Inline]]:
    """``**Stars:** 72 | **Forks:** 3``: the labelled parts of a line; any other line whole.

    Links that name roles may stand among them: ``Authors: Jane Doe | [Paper](…)``.
    """
    sign = _sign_in(line)
    if not sign:
        return _split_set_apart(line)
    parts: list[list[Inline]] = [[]]
    for piece in line:
        if not isinstance(piece, Text) or sign not in piece.text:
            parts[-1].append(piece)
            continue
        for number, text in enumerate(piece.text.split(sign)):
            if number:
                parts.append([])
            if text.strip():
                parts[-1].append(piece._replace(text=text.strip() + " "))
    parts = [part for part in parts if part]
    if len(parts) < 2 or split_label(parts[0]) is None:
        return _split_set_apart(line)
    told = all(split_label(part) or are_role_links(part) for part in parts[1:])
    return parts if told else _split_set_apart(line)


_SIGNS = ("|", "｜", " · ", " • ")


def _sign_in(line: Sequence[Inline]) -> str:
    """The sign between the parts of a line, if any; nearly all have none."""
    for piece in line:
        if type(piece) is Text:
            for sign in _SIGNS:
                if sign in piece.text:
                    return sign
    return ""


_COUNTED_LINK = 2  # pieces: the link, and the counts behind it
_COUNT_PARTS = re.compile(r"\s*[·•|]\s*")
# `👨 4.9K`, `📥 24M / month`, `📋 110 - 11% open`, `⏱️ 19.07.2023`: a sign and its count
_SIGN_AND_COUNT = re.compile(r"[^\w\s!-~]+\s*\d[\d.,]*[\w%/ .-]{0,24}")


def without_signed_counts(line: list[Inline]) -> list[Inline]:
    """``[PyPi](…) (📥 24M / month · 📦 2):``: the link, where counts by signs are all else."""
    if len(line) != _COUNTED_LINK or not isinstance(line[1], Text) or not is_role_link(line[0]):
        return line
    told = line[1].text.strip(" :：")
    if told[:1] not in ("(", "（") or told[-1:] not in (")", "）"):
        return line
    parts = _COUNT_PARTS.split(told[1:-1].strip())
    return line[:1] if all(map(_SIGN_AND_COUNT.fullmatch, parts)) else line


_LEAST_PARTED = 3  # pieces: a label, its value, the next label
_BETWEEN = " .,;，；。·"


def _split_set_apart(line: list[Inline]) -> list[list[Inline]]:
    """``*Task:* mooring. *Size:* 5,000 images``: the parts behind labels that are set apart."""
    if len(line) <= _LEAST_PARTED or not _is_set_apart(line[0], line[1]):
        return [line]
    parts: list[list[Inline]] = []
    for piece, behind in zip(line, [*line[1:], None], strict=True):
        if _is_set_apart(piece, behind):
            parts.append([piece])
        else:
            parts[-1].append(piece)
    if len(parts) < 2:
        return [line]
    for part in parts[:-1]:
        last = part[-1]
        if len(part) > 1 and isinstance(last, Text):
            part[-1] = last._replace(text=last.text.rstrip(_BETWEEN))
    return parts


def _is_set_apart(piece: Inline, behind: Inline | None) -> bool:
    """Whether a piece is a label in bold or italics, with its colon or before it."""
    if not isinstance(piece, Text) or not (piece.strong or piece.emphasis):
        return False
    text = piece.text.strip()
    if text[-1:] in (":", "："):
        return is_known_label(text[:-1])
    colon = isinstance(behind, Text) and behind.text.lstrip()[:1] in (":", "：")
    return colon and is_known_label(text)


def only_links(pieces: list[Inline]) -> bool:
    """Whether a line is nothing but links, of which one names its role (``[youtube video](…)``).

    A link in brackets of its own stands beside a title, whatever it says (``[[Reference](…)]``).
    """
    if Link not in map(type, pieces):
        return False
    words = plain_text([piece for piece in pieces if not isinstance(piece, Link)])
    if any(map(str.isalnum, words)) and not _is_between_links(words):
        return False
    return any(
        is_role_link(p) or in_brackets(pieces, i) or (isinstance(p, Link) and part_role(p.text))
        for i, p in enumerate(pieces)
    )


_CODE = lazy_pattern(
    r"(?:提取码|访问码|密码|[Pp]assword|[Aa]ccess code)\s*[:：]?\s*[A-Za-z\d]{2,12}\b"
)
_OR = ("或者", "或", "or", "and", "和")
_LISTED = re.compile(r"[,，;；|/·]")
_LONGEST_CODE = 40


def _is_between_links(words: str) -> bool:
    """Whether words only join links, or are the code that opens one: ``或 …，密码: k265``.

    Or what is not linked yet: ``Slides, [Video](…)``.
    """
    if len(words) > _LONGEST_CODE:
        return False
    left = _CODE.sub("", words).strip(" ,，;；。.()（）")
    parts = filter(None, map(str.strip, _LISTED.split(left)))
    return all(part in _OR or role_of(part) for part in parts)


def without_closing_links(pieces: list[Inline]) -> tuple[list[Inline], list[FoundLink]]:
    """``What it is. [Website](…), [Paper](…)``: the sentence, and the links behind it."""
    end = len(pieces)
    while end and (
        is_role_link(pieces[end - 1])
        or (
            isinstance(piece := pieces[end - 1], Text)
            and len(piece.text) <= _LONGEST_JOINT
            and not any(map(str.isalnum, piece.text))
        )
    ):
        end -= 1
    last = pieces[end - 1] if end else None
    links = [piece for piece in pieces[end:] if isinstance(piece, Link) and not piece.bare]
    if not links or not isinstance(last, Text):
        return pieces, []
    # `What it is [[paper](…)]`, `What it is [[paper]](…)`
    apart = last.text.endswith("[") or all(link.text.startswith("[") for link in links)
    apart = apart or (last.text[-1:] == " " and _CJK_AT_END.search(last.text) is not None)
    if not apart and not last.text.rstrip(" ([|").endswith(_STOPS):
        return pieces, []
    words = last._replace(text=last.text.rstrip(" ([|"))
    return [*pieces[: end - 1], words], list(found_links(links, "field"))


def is_lone_link(pieces: list[Inline]) -> bool:
    """Whether a line is one link and no sentence: what it is called is said of that alone."""
    link = pieces[0] if len(pieces) == 1 else None
    return isinstance(link, Link) and not (
        link.text.rstrip().endswith(_STOPS) or goes_on(link.text)
    )


def after_links(value: list[Inline]) -> str:
    """The text behind the last link that follows the label directly."""
    index = 0
    while index < len(value):
        piece = value[index]
        separator = isinstance(piece, Text) and not piece.text.strip(" ,，、;；/|")
        if not separator and not isinstance(piece, (Link, Image)):
            break
        index += 1
    return running_text(value[index:])


def read_prose(pieces: list[Inline]) -> tuple[list[FoundLink], str]:
    """A line of running text: its links, and the text without labels that only lead to links."""
    found: list[FoundLink] = []
    kept: list[str] = []
    for piece in pieces:
        if isinstance(piece, (Text, CodeSpan)):
            kept.append(piece.text)
        elif isinstance(piece, (Link, Image)):
            before = "".join(kept)
            label = inline_label(before)
            known = bool(label) and is_known_label(label)
            place = "field" if known else "body"
            found.extend(found_links([piece], place, label if known else "", before))  # type: ignore[arg-type]
            if known:
                kept = [_cut_fragment(before, before.rfind(label))]
            elif isinstance(piece, Link) and not piece.bare:
                kept.append(piece.text)
    text = " ".join("".join(kept).split())
    if found and len(text) < 60:
        text = tidy(text)
    return found, text.rstrip(" ，,、")


def _cut_fragment(text: str, position: int) -> str:
    """The text up to the fragment of a sentence that the label at ``position`` ends."""
    starts = [match.end() for match in _FRAGMENT_START.finditer(text, 0, position)]
    start = starts[-1] if starts else 0
    return text[:start] if position - start <= _MAX_FRAGMENT else text[:position]
