"""Short names before the linked titles of papers: ``**VOX**: [The Full Title](…)``."""

from __future__ import annotations

import re

from mdcatalog.extract.entries import Entry
from mdcatalog.extract.labels import is_known_label
from mdcatalog.extract.naming import heading_kinds
from mdcatalog.extract.organizations import is_organization
from mdcatalog.extract.person_names import names_like
from mdcatalog.extract.titles import is_role_link
from mdcatalog.extract.venues import venue_like
from mdcatalog.links import host_role, host_sort
from mdcatalog.patterns import lazy_pattern
from mdcatalog.tree import Inline, Link, Text
from mdcatalog.values import find_year, parse_ordinal, split_names
from mdcatalog.values.text import CJK
from mdcatalog.vocabulary import fold, is_sort, role_of

_LEAST_TITLE = 3
_FULL_TITLE = 7  # words that no tool and no remark about one are called by
_LEAST_AFTER_COMMA = 5
_NAMED = 3  # pieces of a short name, what parts it from the title, and the title's link
_JOINTS = frozenset((":", "：", "-", "–", "—", ",", ""))
_AWARD = lazy_pattern(
    r"\b(?:best|outstanding|distinguished|honou?rable|award|prize|runner[- ]?up|test of time)\b",
    re.IGNORECASE,
)
# what a paper about other papers is called by, before its title
_REVIEWS = frozenset(("review", "survey", "overview", "literature review", "综述", "サーベイ"))
_LONGEST_NAME = 40
_YEAR_BEFORE = lazy_pattern(r"\s*(?P<year>(?:19|20)\d\d)年?(?!\d)[\s:：,，-]*")
_LEAST_CJK = 4  # characters of a remark, or of a title
_ENDS = frozenset(("", "。", ".", ",", "，", "；", ";"))
_NAME_ENDS = frozenset("|｜-–—:：,，")
# `SSD || `, `SSD | `, `SSD - `, `SSD: `, `SSD, `
_NAME_BEFORE = re.compile(
    r"\s*(?P<name>[^|｜:：\[\](){}<>\"“”]{2,30}?)\s*(?P<joint>[|｜]{1,2}|\s[-–—]{1,2}|[:：,，])\s*"
)
# `LSGM`, `FastDPM`, `Distilled-DM`; not `LeCun`
_ACRONYM = lazy_pattern(r"(?=\S*[A-Z]{2})[A-Za-z][\w+-]{2,}")
# `ELMo`, `R-CNN`, `GPT-2`, `LLaMA v2`; neither `Doe 2020` nor `Week 1`
_MODEL = lazy_pattern(
    r"(?=.*[A-Z].*[A-Z]|.*\d)[A-Za-z][\w.+-]{1,22}"
    r"(?: (?!\d+$)(?!(?:19|20)\d\d)[\w.+-]?\d[\w.+-]{0,10})?"
)


def behind_short_name(entry: Entry, pieces: list[Inline]) -> list[Inline]:
    """``**VOX**: [The Full Title](…)``, ``**Best paper** — [The Title](…)``: what is behind."""
    if len(pieces) < _NAMED:
        return _behind_plain_name(entry, pieces)
    first, joint, link = pieces[:_NAMED]
    if _names_italic_title(first, joint, link) and isinstance(first, Text):
        entry.tags.append(first.text.strip(" :："))
        return pieces[1:]
    if isinstance(first, Text) and first.strong and isinstance(link, Text) and link.emphasis:
        return _behind_name_and_credit(entry, pieces)
    if not (isinstance(first, Text) and first.strong and isinstance(link, Link)):
        return _behind_plain_name(entry, pieces)
    if not isinstance(joint, Text) or joint.text.strip() not in _JOINTS or is_role_link(link):
        return pieces
    name = first.text.strip(" :：")
    if joint.text.strip() == "," and (names_like(name, strict=False) or is_organization(name)):
        return pieces  # `**Jane Doe**, [The Title](…)`
    if (boxed := _boxed_name(name)) and len(link.text.split()) >= _LEAST_TITLE:
        entry.tags.append(boxed)
        return pieces[_NAMED - 1 :]
    award = _AWARD.search(name) is not None
    short = len(name.split()) < _LEAST_TITLE + 1 and name not in link.text.split(":")[0].split(" ")
    review = fold(name) in _REVIEWS
    short = short or review or is_sort(name)  # `**Survey** [A Survey of …](…)`
    paper = host_sort(link.url) == "paper" or (review and link.url.lower().endswith(".pdf"))
    full = len(link.text.split()) > _LEAST_TITLE and paper
    if not name or not (award or (full and (short or link.text.startswith(name)))):
        return pieces
    entry.tags.append(name)
    if review:
        entry.values["title_label"] = f"{name} paper"
    return pieces[_NAMED - 1 :]


def _boxed_name(name: str) -> str:
    """The name that square brackets round it show to be no title: ``[TIDE]``; else nothing."""
    if name[:1] != "[" or name[-1:] != "]" or len(name) > _LONGEST_NAME:
        return ""
    inner = name[1:-1].strip()
    plain = venue_like(inner) or is_known_label(inner) or is_sort(inner) or find_year(inner)
    return "" if plain or not any(map(str.isalpha, inner)) or "[" in inner else inner


def _behind_name_and_credit(entry: Entry, pieces: list[Inline]) -> list[Inline]:
    """``**SSD** — J. Doe et al. *The Full Title*. ECCV'16 [pdf](…)``: what is behind the name.

    Who wrote it may stand between the two.
    """
    first, joint, title = pieces[:_NAMED]
    behind = pieces[_NAMED] if len(pieces) > _NAMED else None
    if not (isinstance(first, Text) and isinstance(joint, Text) and isinstance(title, Text)):
        return pieces
    if not isinstance(behind, Text) or behind.emphasis or behind.text[:1] not in _ENDS:
        return pieces
    name, words = first.text.strip(" :："), title.text.strip()
    if name.count(" ") >= _LEAST_TITLE or is_known_label(name) or is_sort(name):
        return pieces
    if len(words.split()) <= _LEAST_TITLE or not words[0].isupper() or names_like(words):
        return pieces
    if not any(isinstance(p, Link) and is_of_paper(p) for p in pieces):
        return pieces
    told = joint.text.strip(" :：–—-,.")
    if told and not names_like(told, strict=False):
        return pieces
    if told:
        entry.add_value("authors", split_names(told))
        entry.citation = True
    entry.tags.append(name)
    return pieces[_NAMED - 1 :]


def is_of_paper(link: Link) -> bool:
    """Whether a link leads to a paper, by its name or its address."""
    return role_of(link.text) == "paper" or host_sort(link.url) == "paper"


def _names_italic_title(first: Inline, title: Inline, behind: Inline) -> bool:
    """``SSD: *The Full Title*, Doe et al., …``: a name before a title in italics, cited behind."""
    if not (isinstance(first, Text) and isinstance(title, Text) and isinstance(behind, Text)):
        return False
    if not title.emphasis or title.strong or first.emphasis or behind.emphasis:
        return False
    name, words = first.text.strip(), title.text.strip()
    if (
        name[-1:] not in (":", "：")
        or not 1 < len(name) <= _LONGEST_NAME
        or behind.text[:1] not in ",."
    ):
        return False
    if len(words.split()) <= _LEAST_TITLE or not words[0].isupper() or names_like(words):
        return False
    name = name[:-1]
    return name.count(" ") < _LEAST_TITLE and not (is_known_label(name) or is_sort(name))


def _behind_plain_name(entry: Entry, pieces: list[Inline]) -> list[Inline]:
    """``SSD || [SSD: The Full Title](…) || ECCV 2016``: what is behind a name that is plain text.

    A bar parts the two wherever the link leads to a paper; other marks only where the headings
    say that papers follow, or before a title of many words where they say nothing: ``Mooring:
    [Ropes under load](…)`` may name a tool.
    """
    first, link = pieces[:2] if len(pieces) > 1 else (None, None)
    if not isinstance(first, Text) or not isinstance(link, Link) or link.bare:
        return pieces
    text = first.text.rstrip()
    if text[-1:] in (":", "：") and (named := _remark_before(entry, text[:-1], pieces[1:])):
        return named
    if len(text) > _LONGEST_NAME or first.emphasis or first.strong:
        return pieces
    if text and link.text.startswith(f"{text.lstrip()}: ") and host_sort(link.url) == "paper":
        return pieces[1:]  # `SSD [SSD: The Full Title](…)`
    if text[-1:] not in _NAME_ENDS:
        return pieces
    found = _NAME_BEFORE.fullmatch(first.text)
    if found is None or is_role_link(link):
        return pieces
    name, title = found["name"], link.text
    told = told_kinds(entry.section)
    sure = _calls_paper(name, link, pieces[2:], told)
    if not (sure or host_sort(link.url) == "paper"):
        return pieces
    same = title.lower().startswith(name.lower())
    if len(title.split()) < _LEAST_TITLE - same or len(name.split()) > _LEAST_TITLE:
        return pieces
    if any(mark in name for mark in ",，、") and names_like(name, strict=False):
        return pieces  # `林小舟, 王海: [The Title](…)`
    if found["joint"] in ",，" and not _ACRONYM.fullmatch(name):
        return pieces  # `Doe, [The Title](…)`
    if find_year(name) or parse_ordinal(name) is not None or not any(map(str.isalpha, name)):
        return pieces
    least = _LEAST_AFTER_COMMA if found["joint"] in ",，" else _FULL_TITLE
    full = found["joint"][0] in "|｜" or (len(title.split()) >= least and not name.islower())
    if not (sure or "paper" in told or (not told and full)):
        return pieces
    if found["joint"] in ",，" and is_organization(name):
        entry.add_value("organizations", [name])  # `OpenAI, [The Title](…)`
    elif found["joint"] in ",，" and venue_like(name):
        entry.add_value("venue", name)
    elif not same:
        entry.tags.append(name)
    return pieces[1:]


def _calls_paper(name: str, link: Link, behind: list[Inline], told: set[str]) -> bool:
    """Whether a name is what models are called by, before the title in full of their paper.

    Also below a heading of models (``GPT：[Improving … Pre-Training](….pdf)``), but not where their
    code is linked, nor below data, which the item then is about.
    """
    if not _MODEL.fullmatch(name) or "dataset" in told or len(link.text.split()) <= _LEAST_TITLE:
        return False
    if not (host_sort(link.url) == "paper" or link.url.lower().endswith(".pdf")):
        return False
    if "tool" in told and any(isinstance(p, Link) and host_role(p.url) == "code" for p in behind):
        return False
    return not (is_known_label(name) or is_sort(name) or venue_like(name))


def _remark_before(entry: Entry, words: str, pieces: list[Inline]) -> list[Inline] | None:
    """``2018 一篇综述：[The Full Title](…)``: what is behind words about a paper, which are told.

    Words of many characters or of at least four words, and a title in full that ends the item or
    its sentence; a label and a name are no such words.
    """
    link, behind = pieces[0], pieces[1] if len(pieces) > 1 else None
    if not isinstance(link, Link) or len(pieces) > len(("link", "behind")) or is_role_link(link):
        return None
    if behind is not None and not (isinstance(behind, Text) and behind.text.lstrip()[:1] in _ENDS):
        return None
    told = _YEAR_BEFORE.sub("", words).strip(" ,，-–—")
    characters = len(CJK.findall(told))
    remark = characters >= _LEAST_CJK or len(told.split()) > _LEAST_TITLE
    remark = remark or (characters > 1 and len(told) > _LONGEST_NAME // 2)
    full = len(link.text.split()) > _LEAST_TITLE or (
        len(CJK.findall(link.text)) > _LEAST_CJK + 1 and bool(CJK.search(told))
    )
    if names_like(told, strict=False):
        return None
    if not (remark and full) or is_known_label(told) or "paper" not in told_kinds(entry.section):
        return None
    year = _YEAR_BEFORE.match(words)
    entry.add_value("year", int(year["year"]) if year else None)
    entry.description = told
    return pieces


def told_kinds(section: tuple[str, ...]) -> set[str]:
    """The kinds that the nearest heading names of those that name any in full."""
    for heading in reversed(section):
        if kinds := {kind for kind, share in heading_kinds(heading) if share == 1.0}:
            return kinds
    return set()
