"""What a list promises: things under a heading, bare names, contents of the document."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mdcatalog.extract.columns import PAPER_TITLES, TableShape, heads_topics
from mdcatalog.extract.dataset_facts import examples_told
from mdcatalog.extract.entries import Entry, has_links
from mdcatalog.extract.instructions import (
    explains_above,
    explains_license,
    instructs,
    is_sentence,
    is_template,
    is_told_here,
    names_code,
    tells_default,
)
from mdcatalog.extract.kinds import Decision
from mdcatalog.extract.labels_joined import is_fact_label
from mdcatalog.extract.link_evidence import FULL_TITLE_WORDS, is_change, is_front_page
from mdcatalog.extract.naming import heading_kinds, title_kinds
from mdcatalog.extract.titles import is_role_link
from mdcatalog.extract.venues import is_title_case
from mdcatalog.extract.weights import EXCLUDED
from mdcatalog.extract.word_evidence import ENDS_AS_DATA
from mdcatalog.headers import header_spellings
from mdcatalog.links import host_role, host_sort
from mdcatalog.patterns import lazy_pattern
from mdcatalog.tree import (
    Link,
    List,
    Section,
    Table,
    block_links,
)
from mdcatalog.values import find_year
from mdcatalog.values.text import CJK, WHITE
from mdcatalog.vocabulary import (
    FIELDS,
    PROSE_HEADERS,
    VENUE_HEADERS,
    YEAR_HEADERS,
    fold,
    is_coursework,
    is_named_like_role,
    is_navigation,
    is_remark,
    keeps_log,
    lists_references,
    role_of,
    tells_news,
)

_LINK_LEAD = lazy_pattern(
    r"\b(?:available|found|released|see|listed|downloaded) (?:at|here|on|from)\s*:?$"
    r"|\b(?:can|may|could) (?:also |be )?(?:find|found|seen?|read|download|access)\b.{2,80}"
    r" (?:at|here|on|from)\s*:?$"
    r"|(?:\S+ ){4,}\S+[을를]$"  # `… 항목의 설명을`: what the verb is about, which follows
    r"|(?:[放存]|收录|整理|开源|发布|上传)?在(?:了?这里?|此|(?:这个|本|以下|下面的?|另一个)"
    r"(?:仓库|项目|链接|网址|地址|目录|页面))[里中]?$"
    r"|(?:请|請|欢迎|歡迎|可以?)[^，。,]{0,8}(?:联系|聯繫|加入|关注|關注|访问|訪問|查看|提交)$"
    r"|(?:参见|详见|请见|见|请参考|可参考|请看|请访问|请查看|请移步|请参阅|詳見|請見|見|請參考)"
    r"(?:我们的|以下|下面的?|这里|此处)?[:：]?$",
    re.IGNORECASE,
)


#: What heads a column of people: who wrote or gave a thing shows that it is one.
_CONTACTS = frozenset(
    [
        *("email", "e-mail", "mail", "linkedin", "twitter", "weibo", "wechat", "facebook", "qq"),
        *("邮箱", "邮件", "电子邮箱", "电子邮件", "微信", "微博", "知乎", "知乎私信", "联系方式"),
    ]
)
# `【训练】 …`, `**Usage** …`: what is said of the thing that the heading names
_ASPECTS = frozenset(
    [
        *(
            "配置",
            "训练",
            "备注",
            "用法",
            "使用方法",
            "特点",
            "优点",
            "缺点",
            "结构",
            "参数",
            "环境",
        ),
        *("training", "configuration", "usage", "notes", "pros", "cons", "architecture", "setup"),
    ]
)
_TELLING = PROSE_HEADERS | {"来源", "数据来源", "source"} | _CONTACTS | _ASPECTS
PEOPLE = frozenset(fold(word) for name in ("authors", "speakers") for word in FIELDS[name])
#: A page, or a folder, of the same repository, by its relative target.
_PAGE = re.compile(r"(?!\w+:|//|#)[^?#]*\.(?:mdx?|markdown|html?)(?:#.*)?", re.IGNORECASE)
_FOLDER = re.compile(r"(?!\w+:|//|#)[^?#]*?(?:/[^./]*|[^./]+)")
_FULL_TITLE, _FULL_CJK = 4, 10
#: How a title ends that leads to a link, before a colon.
_LINK_LEAD_ENDS = (
    " at",
    " here",
    " on",
    " from",
    *"见見考看问步阅的下面里处을를这此中库目接址录面",
    *"系繫入注问問看交",
)
_POINTERS = WHITE + ":：☞👉➡→\ufe0f"
# `After the courses above, start …`, `本项目基于…`: how sentences begin, and no names
_SENTENCE_START = lazy_pattern(
    r"(?:after|before|if|when|once|while|since|although|please|we|you|i"
    r"|(?:there|here|below|the following) (?:are|is)"
    r"|(?:this|the) (?:repo|repository|list|page|document|collection|project)"
    r" (?:is|was|has|contains))\b"
    r"|(?:本(?:项目|仓库|文|教程|目录|列表|库|资源|页面?|项目中)|我们|下面|以下|以上|如果|为了|请)"
    r"|(?:我的|my) ?(?:hugging ?face|github|知乎|b站|bilibili|博客|主页|微信|公众号|csdn|blog"
    r"|homepage)",
    re.IGNORECASE,
)


def lists_things(section: Section | None) -> bool:
    """Whether a section holds tables or lists with links that lead out of the document."""
    blocks = section.blocks if section else ()
    return any(
        isinstance(block, Table) or (isinstance(block, List) and not is_contents(block))
        for block in blocks
        if any(not link.url.startswith("#") for link in block_links([block]))
    )


def may_hold_records(shape: TableShape, entries: list[Entry]) -> bool:
    """Whether a table has titles, and enough beside them that is known or linked."""
    if not entries or shape.title is None:
        return False
    if shape.lessons:
        return True
    known = len(shape.known)
    credited = sum("authors" in e.values and e.citation for e in entries)
    if shape.explicit_title and credited > 1 and credited * 3 >= len(entries) * 2:
        return True  # `**The Title**<br>*Ann Lee, Bob Roe*`
    if not shape.explicit_title and not titles_are_linked(entries) and known < 2:
        # `Topic | Source`: what each row is about, and a link that leads to it
        linked = sum(map(has_links, entries))
        if not any(shape.headers) and not shape.title and len(entries) > 2:
            return linked == len(entries)  # `Quay | [gh](…)` without a header: a name and its link
        return known == 1 and heads_topics(shape) and linked * 10 >= len(entries) * 9
    told = shape.explicit_title and any(
        word in PROSE_HEADERS or word in PEOPLE for word in shape.known.values()
    )
    if not told and shape.explicit_title and not VENUE_HEADERS.isdisjoint(shape.known.values()):
        told = not PAPER_TITLES.isdisjoint(header_spellings(shape.headers[shape.title]))
    return known >= (2 if told else 3) or any(map(has_links, entries))


def is_of_heading(shape: TableShape, headings: tuple[str, ...]) -> bool:
    """Whether a heading says what a table lists that has a title's column and little else.

    Below ``## Datasets`` that of ``Dataset`` or ``Name``, beside which counts are; below ``##
    Papers`` that of any title, beside which the venue or the year is.
    """
    if not headings or not shape.explicit_title or shape.title is None:
        return False
    header, told = shape.headers[shape.title], heading_kinds(headings[0])
    if told == _PAPERS_ALONE:
        return not (VENUE_HEADERS | YEAR_HEADERS).isdisjoint(shape.known.values())
    kinds = title_kinds(header)
    counted = not kinds and len(shape.known) > 1  # `Name | Size` below `## Datasets`
    return (kinds == _DATA or counted) and told == _DATA_ALONE


def refers_to_data(shape: TableShape, entries: list[Entry], heading: str) -> bool:
    """Whether a table below ``Reference`` lists data: linked, with facts beside them.

    What else stands below such a heading was used or cited.
    """
    if not lists_references(heading) or not shape.explicit_title or shape.title is None:
        return False
    told = title_kinds(shape.headers[shape.title]) == _DATA and len(shape.known) > _LEAST_KNOWN
    return told and titles_are_linked(entries)


_LEAST_KNOWN = 2  # columns
_DATA = ("dataset",)
_DATA_ALONE = (("dataset", 1.0),)
_PAPERS_ALONE = (("paper", 1.0),)


def promises(headings: tuple[str, ...]) -> bool:
    """Whether the nearest heading that names any sort of thing names a kind of records."""
    telling = next((kinds for kinds in map(heading_kinds, headings) if kinds), ())
    return any(kind not in EXCLUDED for kind, _ in telling)


def below_heading(heading: str, above: tuple[str, ...]) -> tuple[str, ...]:
    """The headings with one more, nearest first: all below that of a log is of the log too."""
    return above if above and keeps_log(above[0]) else (heading, *above)


def leads_about(
    entries: list[Entry], decisions: list[Decision], *, papers: bool = False
) -> set[int]:
    """The items that lead to other pages of the document's own repository: their indexes.

    ``[Setup](docs/setup.md)``, ``[Detection](vision/README.md)``: short names, of which nothing
    is said. Where most such items have titles in full, they are notes on what the titles name; so
    are all where one has, below an item that is called after its ``papers``.
    """
    within = [
        index
        for index, (entry, decision) in enumerate(zip(entries, decisions, strict=True))
        if entry.links
        and not entry.links[0].url.startswith("http")
        and decision.leaning not in ("paper", "lecture")
        and _is_page_within(entry, folders=decision.kind not in _NAMED_KINDS)
    ]
    full = sum(1 for index in within if _is_full(entries[index].title))
    return set(within) if full * 2 < len(within) and not (papers and full) else set()


def _is_page_within(entry: Entry, *, folders: bool) -> bool:
    """Whether an item is nothing but a link to a page, or a folder, beside the document.

    A tool or a dataset may well be what a folder holds.
    """
    if entry.description or entry.citation or entry.fields or "checked" in entry.values:
        return False
    urls = [link.url for link in entry.links if not link.image]
    return bool(urls) and all(
        _PAGE.fullmatch(url) or (folders and _FOLDER.fullmatch(url)) for url in urls
    )


def _is_full(title: str) -> bool:
    """Whether a title has as many words as titles of papers and talks do."""
    return len(title.split()) >= _FULL_TITLE or len(CJK.findall(title)) >= _FULL_CJK


def leads_to_link(entry: Entry) -> bool:
    """Whether words only lead to the address behind them: ``A list can be found at:``.

    Its text may stand with them in the title: ``代码放在这个仓库 ☞ [quay](…)``.
    """
    title = entry.title
    if (entry.block == "paragraph" and is_told_here(entry)) or explains_above(title):
        return True
    link = entry.links[0].text if entry.links and entry.links[0].place == "title" else ""
    if link and title.endswith(link) and len(title) > len(link):
        title = title[: -len(link)]
    title = title.rstrip(_POINTERS)
    if not title[-5:].lower().endswith(_LINK_LEAD_ENDS):
        return False
    # `If you miss a pier, send a request on`
    return _LINK_LEAD.search(title) is not None or _SENTENCE_START.match(title) is not None


def _tells_change(entry: Entry) -> bool:
    """Whether an item's title leads to a change of code: ``[`8ac2016229`](…/commit/8ac2016229)``.

    The request that brings a thing may stand for it below a heading for such things.
    """
    first = entry.links[0] if entry.links else None
    if first is None or first.place != "title" or "/pull" in first.url:
        return False
    return is_change(first.url)


def speaks(entry: Entry) -> bool:
    """Whether a paragraph is a sentence of running text: ``After these, see [here](…)``."""
    if instructs(entry) or names_code(entry.title) or is_template(entry):
        return True
    if _SENTENCE_START.match(entry.title) is None or entry.citation:
        return False
    # `If you miss a pier, send a request on [GitHub](https://…)` is not called by its link
    return not any(
        link.place == "title" and (link.image or entry.title.startswith(link.text[:_FULL_CJK]))
        for link in entry.links
    )


def is_cited(entry: Entry) -> bool:
    """Whether an entry is a full citation: names, and a year or a venue."""
    return bool(
        entry.citation and entry.values.get("authors") and {"year", "venue"} & entry.values.keys()
    )


def may_list(heading: str) -> bool:
    """Whether papers may stand below a heading of what is no list of items."""
    return lists_references(heading) or tells_news(heading)


def papers_below(entries: list[Entry], heading: str) -> list[Entry]:
    """The papers below a heading of what is no list of items.

    Full citations below ``References``; below ``What's New`` all entries, if each is a full title
    that links to its paper, with nothing said of it but in further columns.
    """
    if lists_references(heading):
        return list(filter(is_cited, entries))
    return entries if len(entries) > 1 and all(map(_is_linked_paper, entries)) else []


def _is_linked_paper(entry: Entry) -> bool:
    """Whether an entry is a full title that links to its paper; of an item, perhaps its year."""
    told = entry.block != "table_row" and (entry.description or entry.fields)
    if told or len(entry.title.split()) < FULL_TITLE_WORDS:
        return False
    link = next((link for link in entry.links if link.place == "title" and not link.image), None)
    return link is not None and (host_sort(link.url) == "paper" or link.url.endswith(".pdf"))


# how a reader tells that it has read the name of a thing
_NAMED = frozenset(("credited", "title_marks", "boxed_name", "over_lessons", "gapped"))


def is_item(entry: Entry, linked: int, total: int, *, promised: bool, stated: bool) -> bool:
    """Whether an item is one of a list of things, rather than a sentence with a bullet.

    Of ``total`` items ``linked`` have links; ``promised`` where the headings say that records
    follow, ``stated`` where a comment says so.
    """
    if stated:
        return has_links(entry) or not is_navigation(entry.title)
    if is_coursework(entry.title) and not any(host_role(x.url) == "video" for x in entry.links):
        return False
    if "lesson" in entry.values and entry.title and has_links(entry):
        return True  # `**Lecture 1**: Introduction [slides](…)`
    program = bool(entry.fields) and _is_written_in(entry)
    if (is_navigation(entry.title) and not program) or leads_to_link(entry):
        return False
    if not _NAMED.isdisjoint(entry.values):
        return True
    if _tells_change(entry) or instructs(entry) or is_template(entry):
        return False
    if names_code(entry.title) or tells_default(entry) or explains_license(entry):
        return False
    titled = any(link.place == "title" for link in entry.links)
    if is_sentence(entry):
        return False
    if len(entry.title) <= _LONGEST_LABEL and header_spellings(entry.title)[0] in PEOPLE:
        return False  # `Instructor: [Jane Doe](…)`
    if entry.description and not has_links(entry) and is_fact_label(entry.title):
        return False  # `数据规模：1.4B条`
    held = titled and (entry.description or _is_site(entry))
    held = held or (promised and not titled and _is_described_so(entry))
    if role_of(entry.title) and not (held or program):
        return False
    short = len(entry.title) <= _LONGEST_LABEL
    # `**简介：** …` tells of what the heading names; `数据库原理介绍：https://…` is a thing
    alone = bool(entry.links) and (not entry.description or entry.title.endswith(_HELD_BY_DATA))
    told = short and not (titled or program or is_cited(entry))
    spellings = header_spellings(entry.title)[: 1 if alone else None] if told else ()
    if _TELLING.intersection(spellings) or (told and is_remark(entry.title)):
        return False
    if has_links(entry):
        # where few items link, a link within a sentence makes no item of it
        aside = all(link.place == "body" or link.image for link in entry.links)
        return not (aside and linked * 3 < total and not entry.values.get("marked"))
    if "written" in entry.values and len(entry.title.split()) >= _LEAST_WORDS:
        return True  # `[1706.03762] The Longer Title`: a preprint by its number
    if promised and "/" in entry.title and _REPOSITORY.fullmatch(entry.title):
        return True  # `harbour/quay-lib: a library of quays`
    marked = entry.values.get("marked") or entry.values.get("venue_first")
    if entry.citation and (marked or linked * 3 <= total * 2):
        # without a link, only a full citation counts, or a title with its venue and year
        authors = entry.values.get("authors")
        dated = bool({"year", "venue"} & entry.values.keys())
        venue = str(entry.values.get("venue", ""))
        timed = "year" in entry.values or (venue and find_year(venue))
        if venue and timed and len(entry.title.split()) >= _LEAST_WORDS:
            return True  # `Locks considered harmful (SOSP 2019)`
        full = bool(authors) and (dated or any("." in str(a) for a in authors))  # type: ignore[attr-defined]
        if full or not (promised and venue):
            return full
    among = promised and linked * 3 >= total * 2
    return bool(
        (among and (entry.values.get("marked") or _is_named(entry) or _is_data(entry)))
        or (promised and _is_counted(entry))
        or any(labelled.label not in _SAID_OF_ANY for labelled in entry.fields)
    )


def _is_site(entry: Entry) -> bool:
    """Whether a title that is a role elsewhere names the site it leads to: ``[Dropbox](…)``."""
    link = entry.links[0] if is_named_like_role(entry.title) else None
    return link is not None and link.place == "title" and is_front_page(link.url)


_COUNTED = 40  # characters in which it is said how many examples there are
# `酒店评论：7000 多条 https://…`: what data hold as often as what is told of a thing
_HELD_BY_DATA = ("评论", "評論", "点评", "评价", "摘要")

_OF_PROGRAMS = frozenset(("code", "main", "demo"))
_KEPT = ("git", "drive", "box", "hub")


def _is_described_so(entry: Entry) -> bool:
    """``Keras: a library for knots [[Web](…)]``: whether a name that is a role is told of.

    Where code or slides are kept (``GitHub: …``) is none; ``Torch7`` is called as ``torch`` is.
    """
    if not entry.title[:1].isupper() or entry.description.count(" ") < _LEAST_WORDS:
        return False
    name = entry.title.rstrip("0123456789")
    if not is_named_like_role(name) or role_of(name) not in _OF_PROGRAMS:
        return False
    if any(kept in name.lower() for kept in _KEPT):
        return False
    return any(x.place == "field" and x.text and role_of(x.text) for x in entry.links)


# `Jane Doe (C++): …` says these of a person as well
_SAID_OF_ANY = frozenset(("date", "Programming language"))


def _is_named(entry: Entry) -> bool:
    """``screen - splits a terminal``: a name of one word, and what it is; no citation."""
    if " " in entry.title or entry.citation or not entry.description:
        return False
    return find_year(entry.description) is None


def _is_written_in(entry: Entry) -> bool:
    """``Twitter (Scala, Java) [link](…)``: a program, whatever else is called so."""
    return any(told.label == "Programming language" for told in entry.fields)


def _is_data(entry: Entry) -> bool:
    """``Pier Univ. Corpus``: a name that says what it is."""
    title = entry.title
    if not (title[:1].isupper() and 0 < title.count(" ") < _LONGEST_NAME) or entry.citation:
        return False
    called = title.endswith(("bank", "Bank")) or ENDS_AS_DATA.search(title) is not None
    return called and is_title_case(title)


def _is_counted(entry: Entry) -> bool:
    """``Quays (4,226 samples, 129 users)`` below data: a name, and how many examples it has."""
    title, told = entry.title, entry.description[:_COUNTED]
    if title[-1:] in (")", "）"):
        title, _, told = title[:-1].replace("（", "(").partition("(")
        title = title.rstrip()
    if entry.citation or not told or title.count(" ") >= _LONGEST_NAME or not title[:1].isalnum():
        return False
    if not any(map(str.isdigit, told)) or title[0].islower():
        return False
    kinds = {kind for heading in entry.section for kind, _ in heading_kinds(heading)}
    return "dataset" in kinds and examples_told(told) is not None


def leads_by_title(entry: Entry) -> bool:
    """Whether an entry has a link on its title."""
    return any(link.place == "title" and not link.image for link in entry.links)


def titles_are_linked(entries: list[Entry]) -> bool:
    """Whether at least half of the entries have a link on their title."""
    return sum(map(leads_by_title, entries)) * 2 >= len(entries)


#: A repository by its owner and name, which is no pair of words: `and/or`, `CI/CD`.
_REPOSITORY = re.compile(r"(?=.*[A-Z\d._-])[A-Za-z\d][\w-]{2,38}/[\w.-]{3,60}")

_LEAST_WORDS = 3
_LONGEST_NAME = 6

_LONGEST_LABEL = 40

_NAMED_KINDS = ("tool", "dataset")

#: An address within a document: `#part`, `./README.md#part`, a repository's page and `#part`.
_LEAST_RECORDINGS = 3
_ANCHOR = lazy_pattern(
    r"(?:\.{0,2}/?[\w./%-]*|https?://(?:www\.)?github\.com/[^/#]+/[^/#]+/?(?:blob/[^#]*)?)#",
    re.IGNORECASE,
)


def is_contents(block: List) -> bool:
    """Whether a list only links to places in the same document."""
    links = block_links([block])
    if not links:
        return False
    return lead_within([link.url for link in links])


def lists_recordings(block: List) -> bool:
    """Whether a list leads to recordings alone, named each: no contents, whatever its heading."""
    links = [link for link in block_links([block]) if isinstance(link, Link)]
    videos = [link for link in links if host_role(link.url) == "video"]
    names = {link.text.strip() for link in videos if not is_role_link(link)}
    return len(names) >= _LEAST_RECORDINGS and len(names) == len(links)


def lead_within(urls: Sequence[str]) -> bool:
    """Whether nearly all addresses are of places in the same document."""
    absolute = len(urls) > 2  # one repository's page may as well be an item
    anchors = sum(
        1
        for url in urls
        if "#" in url and url != "#" and (url[0] == "#" or (absolute and _ANCHOR.match(url)))
    )
    return anchors * 10 >= len(urls) * 9
