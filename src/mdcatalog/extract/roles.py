"""The role of each link of a record: its label or column first, then its text, then its host."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Any

from mdcatalog.extract.body_roles import (
    OWN_ROLE,
    THINGS,
    body_role,
    is_download_alone,
    is_named_below,
    is_own_repository,
    is_own_site,
    is_site_of_heading,
    repeats_heading,
    talks_over,
)
from mdcatalog.extract.entries import Entry, FoundLink
from mdcatalog.extract.labels import is_known_label, role_of_label
from mdcatalog.extract.lessons_by_day import is_reading
from mdcatalog.extract.link_evidence import is_front_page
from mdcatalog.extract.links_beside import ABOUT, POINTING, LinksBeside
from mdcatalog.extract.own_links import (
    RoleLink,
    only_code,
    only_course,
    only_file,
    only_linked,
    only_page,
    only_paper,
    only_thing,
    only_told,
)
from mdcatalog.extract.own_notes import is_note_before_title, leads_to_paper
from mdcatalog.extract.part_names import material_role, names_materials, part_role
from mdcatalog.extract.sites_beside import part_sites
from mdcatalog.extract.title_roles import PARTS, title_role
from mdcatalog.extract.titles import link_venue, unwrap
from mdcatalog.links import host_role, identifiers, identify, is_badge, is_image, open_proxies
from mdcatalog.values.text import without_shortcodes
from mdcatalog.vocabulary import PROSE_HEADERS, fold, names_roles, role_of, roles_named

_TOLD_IN_PROSE = frozenset(("slides", "video", "code", "paper", "dataset", "demo"))
#: Hosts that say what a link is in whatever column it stands.
_TELLING_HOSTS = frozenset({"citation", "video", "explainer"})
_NOTES = frozenset(("notes", "note"))
# What of a tool is its code, and of data may be they themselves.
_SOURCES = frozenset(("source", "sources", "src", "источник"))
# What of a linked thing says whom it is from.
_ORIGINS = frozenset(
    [
        *("source", "sources", "data source", "data sources", "original source", "publisher"),
        *("来源", "数据来源", "出典", "출처", "fuente", "quelle", "fonte", "источник"),
    ]
)
# What no data are, in whatever column it stands.
_APART = frozenset(("paper", "code"))
# what is no article about a thing, where words about it lead there
_HELD = frozenset(("code", "dataset"))
# What a label says of words about a thing, or of nothing known.
_SAID = frozenset((None, "explainer", "reference"))
#: What a link called just "link" leads to, where that may be the thing itself.
_RECORDED = {"lecture": "video"}
# whose repositories they are
_OWNER = re.compile(r"https?://(?:github|gitlab|gitee)\.com/[\w.-]+/")
# what is made of the thing, or for it
_VARIANT = re.compile(
    r"\b(?:port|fork|mirror|wrapper|bindings?|example|demo|plugin|template|issue|docs?|wiki)s?\b",
    re.I,
)
# `Doe et al.`, `Doe and Roe et al., 2019`: a paper by who wrote it
_CITED = re.compile(
    r"[^\W\d_][\w.'’ -]{1,30} et\.? al\.?,?(?: [(\[]?(?:19|20)\d\d[a-z]?[)\]]?)?\s*"
)
_POINTED = re.compile(r"(?:this|these|that|their|its|his|her) (?P<what>[a-z ]{4,24})", re.I)
_ARTICLES = frozenset({"article", "articles"})
_POINTED_AT = frozenset({"paper", "code", "slides", "demo"})
_COURSE = re.compile(r"(?:(?:free|online|video|full|interactive) )*course|(?:在线|视频)?课程", re.I)
_COURSE_LINK = re.compile(r"(?:(?:link|go) to )?(?:the )?course(?: (?:link|page))?", re.I)
_NOTEBOOK = re.compile(r"\.(?:ipynb|[rR]md)(?:[#?]|$)")  # which shows how data are read
_LEAST_TOLD = 2  # spaces before it
_AROUND = " \t:：,.-–—|;()[]"
# pages within a repository
_WITHIN = frozenset((*PARTS, "folder", "file"))


def make_links(entry: Entry, kind: str) -> list[RoleLink]:
    """The record's links, each address once, in the order of the text."""
    made: dict[str, RoleLink] = {}
    main_possible: list[str] = []
    images = [found for found in entry.links if found.image]
    pictures = {open_proxies(found.url) for found in images}
    badged = _linked_badges(entry.links) if images else ()
    beside = LinksBeside(entry)
    for found in entry.links:
        url = open_proxies(found.url.strip())
        if not url or url == "#":
            continue
        if url in made:
            made[url]["text"] = made[url]["text"] or _shown(found.text)
            again = made[url]["rel"] == "reference" and found.place == "field" and not found.image
            if again and _role(found, url, kind, beside)[0] == "main":
                made[url]["rel"] = "main"  # `来源：https://…` over `下载：https://…`
            continue
        rel, fallback = _role(found, url, kind, beside)
        if not found.image and url in pictures:
            rel, fallback = "cover", False
        elif badged and id(found) in badged and rel == "main" and _is_code_badge(url, kind, beside):
            rel, fallback = "code", False  # `[Quay](https://quay.example.org)`, its stars behind
        elif badged and id(found) in badged and not (host_role(url) or _is_called(found.text)):
            rel, fallback = "reference", False  # what a badge of a licence or build leads to
        made[url] = _link(url, found.text, rel)
        if fallback:
            main_possible.append(url)
    links = list(made.values())
    own = [link for link in links if link["rel"] == "main"]
    owners = {owner.group() for link in own if (owner := _OWNER.match(link["url"]))}
    for link in own if len(own) > 1 and owners else ():
        base = link["url"].rstrip("/") + "/"
        if base in owners and _OWNER.fullmatch(base):
            link["rel"] = "reference"  # `[owner](…)/[name](…)`
    if kind == "tool" and own:
        _prefer_repository(entry, links, own)
        part_sites(entry, own)
    if not own:
        pages = [link["url"] for link in links if link["rel"] == "project"]
        if kind in THINGS and not main_possible and len(pages) == 1:
            main_possible = pages  # `What it is. [Website](…), [Paper](…)`
        only = (
            only_told(entry, links, kind)
            or main_possible
            or only_thing(links, kind)
            or only_page(links, kind)
        )
        only = only or only_paper(entry, kind) or only_code(entry, links, kind)
        only = only or only_course(entry, links, kind) or only_file(entry, links, kind)
        for url in (only or only_linked(entry, made, kind))[:1]:
            if url in made:
                made[url]["rel"] = "main"
    return links


def _prefer_repository(entry: Entry, links: list[RoleLink], own: list[RoleLink]) -> None:
    """``下载：https://github.com/owner/repo/releases``: a page within a repository is not the tool.

    Where the repository itself is linked, and the title does not lead to the page.
    """
    titled = {found.url for found in entry.links if found.place == "title"}
    for code in [link for link in links if link["rel"] == "code"]:
        base = code["url"].rstrip("/") + "/"
        within = [x for x in own if x["url"].startswith(base) and x["url"] not in titled]
        if len(within) == len(own):
            for page in within:
                page["rel"] = "reference"
            code["rel"] = "main"
            return


def _linked_badges(links: list[FoundLink]) -> set[int]:
    """The links that show nothing but a badge."""
    return {
        id(link)
        for link, image in pairwise(links)
        if image.linked and not link.image and link.text == image.text and is_badge(image.url)
    }


def _is_called(text: str) -> bool:
    """Whether a link is called by its role, or by where what it leads to was published."""
    return role_of(text) is not None or link_venue(text) is not None


def _link(url: str, text: str, rel: str) -> RoleLink:
    thing = identify(url)
    name = thing.id if thing.site else None  # what is named on a site that is not known
    return {"url": url, "text": _shown(text), "rel": rel, "site": thing.site, "id": name}


def _shown(text: str) -> str | None:
    return (unwrap(" ".join(text.split())) or None) if text else None


def _role(found: FoundLink, url: str, kind: str, beside: LinksBeside) -> tuple[str, bool]:
    """The role, and whether the link may stand in as the thing itself if nothing else does."""
    entry = beside.entry
    if is_badge(url):
        return "badge", False
    if found.image:
        return "cover", False
    if is_image(url) and found.place != "title":
        return "reference", False
    host = host_role(url)
    if host == "paper" and "arxiv.org/" in url and not identifiers(url):
        host = None  # pages of arXiv about itself: `arxiv.org/help/bulk_data`
    written: Any = entry.values.get("authors") or ()
    if host == "explainer" and found.text.strip(" ,") in written:
        return "reference", False  # an author's own blog
    if kind == "tool" and host in ABOUT and is_front_page(url):
        host = None  # the front page of a site is the site
    if found.place == "title":
        return title_role(found, url, kind, host, beside), False
    if "led" in entry.values and found is entry.links[0] and kind in THINGS and host != "paper":
        return "main", False  # `- Any data from [the Tide Store](…)` below its name
    if kind == "paper" and beside.noted and leads_to_paper(found):
        return "main", False
    if "by_day" in entry.values and is_reading(found.label):
        return ("paper" if host == "paper" else "reference"), False  # what is read for a lesson
    if kind == "paper" and is_note_before_title(entry, found):
        return "explainer", False
    label = role_of_label(found.label) if found.label else None
    from_whom = found.place == "field" and label is not None and fold(found.label) in _ORIGINS
    if from_whom and host is None and beside.titled and not part_role(found.text):
        return "reference", False  # `Source` over who made what the title leads to
    if label is None and found.label and _is_paper_below(found, kind):
        return "paper", False
    if found.place == "field" and found.label and label is None and is_known_label(found.label):
        # a link in a column of authors, organisations, counts …
        if found.label.casefold() in PROSE_HEADERS and role_of(found.text) in _TOLD_IN_PROSE:
            return str(role_of(found.text)), False  # `Abstract: … [video](…) [slides](…)`
        host = host_role(url)
        if host and (host in _TELLING_HOSTS or (host == "paper" and kind != "paper")):
            return host, False
        # `[主页](…)` below `视频来源`, if nothing else in the row leads to it
        return "reference", kind == "lecture" and role_of(found.text) in ("project", "main")
    if label == "cover":
        label = None  # it is no image
    if label == "main" and kind == "paper" and host is None and _is_of_project(found.label):
        label = "project"
    named = part_role if found.place == "field" else role_of
    text = named(found.text) or _role_pointed_at(found.text) if found.text else None
    if text is None and kind == "lecture" and not found.label and names_materials(found.text):
        text = role_of_label(found.text) or "reference"  # `GitHub中文版教材` is no code
    if text == "main" and kind != "lecture" and beside.titled and _COURSE.fullmatch(found.text):
        return "reference", False  # `[Quay](https://…): moors, with an [online course](https://…)`
    if text == "explainer" and host == "paper" and fold(found.text) in _ARTICLES:
        text = "paper"  # `[article](https://doi.org/…)`: one in a journal
    if text and host and text not in (host, "main") and host in roles_named(found.text):
        text = host  # `[dataset & code](https://github.com/…)`
    if host == "code" and text == "main" and kind == "tool" and fold(found.text) in _SOURCES:
        text = (
            "code" if beside.titled else text
        )  # `[Tool](https://…) [Source](https://github.com/…)`
    if label and text not in (None, label, "main") and names_roles(found.label):
        label = text  # `Paper & Code` over `[Code](…)`
    introduced = host == "code" and kind == "dataset" and label in _SAID and text in _SAID
    if introduced and not beside.titled and is_own_repository(url, entry):
        return "main", False  # `相关介绍：https://github.com/…` below what the repository is called
    if label == "explainer" and kind in THINGS and host in _HELD and _is_told(found):
        return ("code" if text == "code" else "reference"), False
    if kind == "lecture" and text is None and label == "reference" and found.place == "field":
        text = material_role(found.text, url)
    if kind == "lecture" and text == "paper" and host != "paper" and not found.label:
        text = "slides" if beside.shows_lesson(found) else text
    if found.place == "body":
        if repeats_heading(found, entry) or (kind in THINGS and is_download_alone(found)):
            read = host == "paper" or url.lower().endswith(".pdf")
            return ("paper" if kind in THINGS and read else "main"), False
        if kind == "paper" and host == "paper" and found.text == entry.values.get("venue"):
            return "main", False  # `[QuayIPS 2024 Benchmark](https://arxiv.org/…)`
        if text == "project" and is_own_site(found, kind, beside):
            return "main", True  # `… visit their [official website](…)`
        if kind == "tool" and host == "code" and _is_code_beside(found, url, beside):
            return "code", False
        # `The dataset is [here](…)`, if nothing else leads to it
        own = text == "main" or (host is None and is_named_below(found, entry))
        own = own or (host in (None, "project") and is_site_of_heading(found, entry))
        course = kind == "lecture" and text == "main" and _COURSE_LINK.fullmatch(found.text)
        return body_role(found, text, kind, host), bool(course) or (own and kind in THINGS)
    if found.label and label is None and text is None and host is None:
        # a label that names no role says that it is something else: homework is no lesson
        own = not (kind == "dataset" and _NOTEBOOK.search(url))
        return "reference", own and (kind != "lecture" or entry.block != "table_row")
    if host is None and label is None and text is None and beside.titled:
        return "reference", False
    if found.label and label is None and text is None and _leads_elsewhere(found, host, beside):
        return "reference", False
    points = text == "main" and not label and fold(found.text) in POINTING
    if points and (beside.titled or (found.context.strip(_AROUND) and beside.named(kind))):
        words = found.context.replace(";", ",").rpartition(",")[2].rpartition(" and ")[2]
        told = words.strip(_AROUND).partition(" ")[0]  # `code for conversion [here](…)`
        # else as in `Learn more [here](…)` behind a linked title
        return ("code" if host == "code" and role_of(told) == "code" else "reference"), False
    if kind == "paper" and host == "code" and not (text or label) and talks_over(found.text):
        return "explainer", False  # `[Discussion in Winter 2018](https://github.com/…/week2)`
    if kind == "lecture" and "explainer" in (text, label):
        # those of a course, as `Lecture notes` are
        text = "reference" if text == "explainer" and fold(found.text) in _NOTES else text
        label = "reference" if label == "explainer" and fold(found.label) in _NOTES else label
    if label == "reference" and text == "main" and beside.leading:
        return "reference", False  # `[link](…)` below `Reference`, beside `Download`
    rel, fallback = _field_role(label, text, host, kind, url)
    icon = rel == "main" and host == "code" and kind == "tool" and _is_icon(found)
    if icon and beside.shown and identify(url).site != "huggingface":
        return "code", False  # `[Tool](https://tool.example.org) [:octocat:](https://github.com/…)`
    if rel == "project" and kind != "paper" and not beside.titled:
        before = entry.links[: entry.links.index(found)] if kind == "dataset" and not label else ()
        if any(role_of(x.text) == kind for x in before):
            return "project", False  # `[Dataset](…) | [Website](…)`
        return "main", True  # its page is the thing itself where the title leads nowhere
    return rel, fallback


def _role_pointed_at(text: str) -> str | None:
    """The role that a link's text points at: ``this code``, ``their paper``, ``Doe et al.``."""
    if (" al" in text) and _CITED.fullmatch(text):
        return "paper"
    pointed = _POINTED.fullmatch(text) if " " in text else None
    role = role_of(pointed["what"]) if pointed else None
    return role if role in _POINTED_AT else None


def _is_code_badge(url: str, kind: str, beside: LinksBeside) -> bool:
    """Whether a badge leads to the repository of a tool whose title leads to its site."""
    if kind != "tool" or host_role(url) != "code" or identify(url).site == "huggingface":
        return False
    titled = [x for x in beside.entry.links if x.place == "title" and not x.image]
    return bool(titled) and beside.shown and all(host_role(x.url) != "code" for x in titled)


def _is_of_project(label: str) -> bool:
    """Whether a label leads to a project, which is no paper: ``项目地址``."""
    return label.startswith(("项目", "專案", "工程"))


def _is_told(found: FoundLink) -> bool:
    """Whether a link stands behind words of a field: ``Summary: made from logs of [quay](…)``."""
    return found.place == "field" and found.context.count(" ") >= _LEAST_TOLD


def _is_icon(found: FoundLink) -> bool:
    """Whether a link shows a picture or a sign and no words: ``[:octocat:](…)``."""
    return not any(map(str.isalnum, without_shortcodes(found.text)))


def _is_code_beside(found: FoundLink, url: str, beside: LinksBeside) -> bool:
    """Whether a link right behind a title leads to a repository, as the title does not.

    ``[Quay](https://quay.example.org) ([Python](https://github.com/…)) - what it is``
    """
    if found.context.strip(" ([-–—|:"):
        return False
    title = next((x for x in beside.entry.links if x.place == "title" and not x.image), None)
    if title is None or host_role(title.url) == "code" or _VARIANT.search(found.text):
        return False
    return identify(url).kind not in _WITHIN


def _is_paper_below(found: FoundLink, kind: str) -> bool:
    """Whether a link to a PDF file stands below a label that names papers among other things."""
    if kind == "paper" or not found.url.lower().endswith(".pdf"):
        return False
    return "paper" in roles_named(found.label) or "paper" in found.label.lower()


def _leads_elsewhere(found: FoundLink, host: str | None, beside: LinksBeside) -> bool:
    """Whether a link in a column of some fact stands beside one that says where the thing is.

    ``[2048](https://huggingface.co/…)`` under `Context Length`, beside `Checkpoints`.
    """
    if host == "paper" or host in _TELLING_HOSTS:
        return False
    return len(beside.leading) > (found.label in beside.leading)


def _field_role(
    label: str | None, text: str | None, host: str | None, kind: str, url: str
) -> tuple[str, bool]:
    if host == "video" and (text or label) == "slides":
        text = "video"  # `[Presentation](https://youtu.be/…)`, `[v](…)` below `Slides/Video`
    named = text or label
    if text in _APART and kind in THINGS and label and OWN_ROLE.get(label) == kind:
        named = text  # `[Paper](…)` below `Benchmark`, where a cell is missing
    elif label and text and label != text:
        # `论文：[PDF](…)`, a column `Links` that holds `[code](…)`: the more telling of the two
        named = text if label in ("main", "project", "reference") else label
        if label == "project" and text == "main":
            named = label  # `Project page` over `[link](…)`
        if label == "reference" and kind == "lecture" and text in ("paper", "main"):
            named = label  # `Lecture notes: [PDF](…), [HTML](…)`
        if (
            (label == "code" and text in ("project", "demo", "dataset"))
            or (label == "slides" and text not in ("paper", "main"))
            or (label == "video" and text in ("slides", "reference"))
        ):
            named = text  # `Slides` over `[slides](…), [video](…)`; a `[pdf](…)` there are slides
    if named is not None:
        if OWN_ROLE.get(named) == kind:
            return ("video" if named == "video" else "main"), False
        if named == "reference" and host == "paper" and kind != "paper":
            return "paper", False  # `Readings`, `参考`: a paper behind the thing
        if named == "main":
            rel = _main_or_host(host, kind)
            return rel, rel in ("main", _RECORDED.get(kind))
        if named == "project":
            return "project", kind != "paper"
        if named == "code" and kind in THINGS:
            return "code", False
        return named, False
    if host is None:
        return ("main" if kind in THINGS else "reference"), True
    if OWN_ROLE.get(host) == kind:
        return ("video" if host == "video" else "main"), True
    if host == "code" and (part := identify(url).kind) in PARTS:
        # a page may be all that there is: `MCR https://github.com/doe/mcr/wiki`
        return "reference", part == "page" and kind in THINGS and not (label or text)
    if host == "code" and kind in THINGS:
        return "main", True
    return host, kind in THINGS and host not in ("citation", "badge", "explainer")


def _main_or_host(host: str | None, kind: str) -> str:
    """What a link called just "link" is: the thing itself, unless its host says otherwise."""
    if host == "paper" and kind != "paper":
        return "paper"
    if host == "video" and kind == "lecture":
        return "video"
    if host == "code" and kind == "paper":
        return "code"  # `[[PyTorch](…)]` beside a paper
    if host == "citation":
        return "citation"
    return "main"
