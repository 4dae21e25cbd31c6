"""Who a thing is by, behind ``by`` at the end of its title: ``Ropes by Jane Doe [[video](…)]``."""

from __future__ import annotations

import re

from mdcatalog.extract.bold_names import leads_to_paper
from mdcatalog.extract.cjk_credits import is_cjk_name, teacher_alone
from mdcatalog.extract.course_names import is_given, makers_of
from mdcatalog.extract.entries import Entry
from mdcatalog.extract.head_parts import Head
from mdcatalog.extract.head_rest import people_named
from mdcatalog.extract.person_names import names_like
from mdcatalog.extract.titles import is_role_link
from mdcatalog.links import host_sort
from mdcatalog.patterns import lazy_pattern
from mdcatalog.tree import Link, Text
from mdcatalog.values import split_names
from mdcatalog.values.text import CJK

_BYLINE_AT_END = re.compile(r"(?:^|(?<=[\s)]))by\s+(?P<names>[^\W\d_][^()\[\]:;|]{2,80}?)\s*$")
# `港口最优化-冯某.pdf`, as files are called that who wrote them is told behind
_FILE_BY = lazy_pattern(
    r"(?P<title>.{4,200})\s?[-–—_]\s?(?P<name>[一-鿿]{2,3})\.(?:pdf|caj|docx?)", re.IGNORECASE
)
_QUOTES = frozenset("\"'“”")
_LEAST_SPACES = 2
_CJK_AND = re.compile(r"\s*[、,，&和与]\s*")


def take_byline_of_title(entry: Entry, head: Head) -> Head:
    """``Stanford NLP ([CS224d](…)) by Jane Doe``: the head without the names behind its link."""
    last = head.title[-1]
    if isinstance(last, Link) and len(head.title) == 1:
        return _without_byline_of_link(entry, head, last)
    if not isinstance(last, Text) or last.strong:
        return head
    plain = Link not in map(type, head.title)  # `Ropes by Jane Doe [[video](…)]`
    if plain and not (head.rest and any(map(is_role_link, head.rest))):
        return head
    match = _BYLINE_AT_END.search(last.text)
    if match is None:
        return head
    before = last.text[: match.start()].strip()
    if plain and " " not in before and not CJK.search(before):
        return head  # `Step by Step Ropes`
    if plain and (makers := makers_of(match["names"])):
        entry.add_value("organizations", makers)
        text = last.text[: match.start()]
        return head._replace(title=[*head.title[:-1], last._replace(text=text)])
    teachers = [*map(teacher_alone, _CJK_AND.split(match["names"]))]
    if teachers and all(teachers):  # `绳索 by 张三教授`
        entry.values["byline"] = (teachers, match.group().strip())
        return head._replace(title=[*head.title[:-1], last._replace(text=before)])
    if not names_like(match["names"], strict=False) or (plain and " " not in match["names"]):
        return head
    if plain and leads_to_paper(head.rest) and not _are_people(match["names"]):
        return head  # `Mooring Ships by Tidal Filters [[Paper](…)]`
    entry.values["byline"] = (people_named(entry, match["names"]), match.group().strip())
    return head._replace(title=[*head.title[:-1], last._replace(text=last.text[: match.start()])])


def _without_byline_of_link(entry: Entry, head: Head, link: Link) -> Head:
    """``[The Longer Title by Jane Doe, John Roe](….pdf)``: the link without who wrote the paper.

    So is the name of a file (``[标题-张某.pdf](…)``).
    """
    written = _FILE_BY.fullmatch(link.text) if not link.text.isascii() else None
    if written and is_cjk_name(written["name"]):
        entry.values["byline"] = ([written["name"]], link.text[written.end("title") :])
        return head._replace(title=[link._replace(text=written["title"])])
    if " by " not in link.text or not (_is_paper(link.url) or link.text[:1] in _QUOTES):
        return head
    match = _BYLINE_AT_END.search(link.text)
    before = link.text[: match.start()].rstrip(" ,") if match else ""
    if match is None or before.count(" ") < _LEAST_SPACES:
        return head
    names = split_names(match["names"])
    if (
        not names
        or not all(" " in name for name in names)
        or not names_like(match["names"], strict=False)
    ):
        return head
    if before[-1] not in _QUOTES and not _are_people(match["names"]):
        return head
    entry.values["byline"] = (people_named(entry, match["names"]), match.group().strip())
    return head._replace(title=[link._replace(text=before)])


def _is_paper(url: str) -> bool:
    return host_sort(url) == "paper" or url.lower().endswith(".pdf")


def _are_people(names: str) -> bool:
    """Whether names are people's for sure: one has a name that parents give, or initials.

    Titles of papers end in what is done by means of something: ``… by Tidal Filters``.
    """
    return any("." in name or is_given(name.split()[0]) for name in split_names(names) if name)
