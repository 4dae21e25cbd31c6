"""The role of each link of a record: its label or column first, then its text, then its host."""

from __future__ import annotations

import re
from functools import cached_property
from itertools import pairwise
from typing import TypedDict

from mdcatalog.extract.entries import Entry, FoundLink
from mdcatalog.extract.labels import is_known_label, role_of_label
from mdcatalog.extract.link_evidence import host_of, is_front_page
from mdcatalog.extract.part_names import part_role
from mdcatalog.extract.titles import unwrap
from mdcatalog.links import SITES, host_role, identify, is_badge, is_image, open_proxies
from mdcatalog.patterns import lazy_pattern
from mdcatalog.values import parse_date, parse_duration, parse_ordinal
from mdcatalog.values.text import without_shortcodes
from mdcatalog.vocabulary import (
    COLLECTION,
    EXPLAINERS,
    KIND_WORDS,
    fold,
    names_roles,
    role_of,
    roles_named,
)

#: A role word that names the kind itself means the thing itself.
_OWN_ROLE = {"paper": "paper", "dataset": "dataset", "video": "lecture"}
#: Hosts that say what a link is in whatever column it stands.
_TELLING_HOSTS = frozenset({"citation", "video", "explainer"})
# What points and names nothing.
_NOTES = frozenset(("notes", "note"))
_POINTING = frozenset(
    [
        *("here", "click here", "this", "这里", "此处", "點此", "点此", "こちら", "여기"),
        *("aquí", "ici", "hier"),
    ]
)
# What of a tool is its code, and of data may be they themselves.
_SOURCES = frozenset(("source", "sources", "src", "источник"))
# What of a linked thing says whom it is from.
_ORIGINS = frozenset(
    [
        *("source", "sources", "data source", "data sources", "original source", "publisher"),
        *("来源", "数据来源", "出典", "출처", "fuente", "quelle", "fonte", "источник"),
    ]
)
#: What a link called just "link" leads to, where that may be the thing itself.
_RECORDED = {"lecture": "video"}
_THINGS = frozenset({"tool", "dataset"})
#: Pages about a thing that are not the thing (see ``links.identify``).
_OWNER = re.compile(r"https?://(?:github|gitlab|gitee)\.com/[\w.-]+/")
_PARTS = frozenset({"issue", "page"})
_CODE_HOSTS = frozenset({"github", "github link", "github repo", "gitlab", "gitee", "bitbucket"})
_PAPER_BEFORE = lazy_pattern(r"(?:论文|\bpapers?)\s*[:：]?\s*[《「“\"]?\s*$", re.IGNORECASE)
_VIDEO_SITES = frozenset(site.name for site in SITES if site.role == "video")
_ASIDE = re.compile(r"\s*[(（\[][^()（）\[\]]*[)）\]]\s*$")
_OWN_SITE = lazy_pattern(
    r"(?:the |its |their )?(?:official|home) ?(?:web ?)?(?:site|page)|homepage|官网|官方网站|主页",
    re.IGNORECASE,
)
# what is made of the thing, or for it
_VARIANT = re.compile(
    r"\b(?:port|fork|wrapper|bindings?|example|demo|plugin|template|issue|docs?|wiki)s?\b", re.I
)
_AROUND = " \t:：,.-–—|;()[]"
_LEAST_LETTERS = 3
_YEAR = 4  # characters of a year alone
_SITES = frozenset({"explainer", "video", "paper", "slides", "demo"})
_GENERIC_HOSTS = frozenset(
    {"paper", "code", "dataset", "video", "demo", "slides", "citation", "explainer"}
)


class _Beside:
    """What the links of an entry are asked of those beside them, found out once for all."""

    def __init__(self, entry: Entry) -> None:
        self.entry = entry

    @cached_property
    def titled(self) -> bool:
        """Whether the title leads anywhere."""
        return any(link.place == "title" and not link.image for link in self.entry.links)

    def named(self, kind: str) -> bool:
        """Whether a link is called as the thing itself is: ``[dataset](…)``, ``[Download](…)``."""
        return any(
            link.text and role_of(link.text) in ("main", kind) and fold(link.text) not in _POINTING
            for link in self.entry.links
        )

    @cached_property
    def shown(self) -> bool:
        """Whether the title leads to the thing itself, rather than to what is said of it."""
        return any(
            host_role(open_proxies(link.url)) not in _SITES
            for link in self.entry.links
            if link.place == "title" and not link.image
        )

    @cached_property
    def leading(self) -> frozenset[str]:
        """The labels that say where the thing itself is."""
        labels = {link.label for link in self.entry.links if link.label}
        return frozenset(one for one in labels if role_of_label(one) in ("main", "code"))

    @cached_property
    def recordings(self) -> int:
        """How many links lead to a recording."""
        return sum(
            host_role(open_proxies(link.url)) == "video"
            for link in self.entry.links
            if not link.image
        )

    @cached_property
    def several(self) -> bool:
        """Whether there are several links."""
        return sum(1 for link in self.entry.links if not link.image) > 1


class RoleLink(TypedDict):
    """A link and its role: the fields of a record's ``Link``, not yet validated."""

    url: str
    text: str | None
    rel: str
    site: str | None
    id: str | None


def make_links(entry: Entry, kind: str) -> list[RoleLink]:
    """The record's links, each address once, in the order of the text."""
    made: dict[str, RoleLink] = {}
    main_possible: list[str] = []
    images = [found for found in entry.links if found.image]
    pictures = {open_proxies(found.url) for found in images}
    badged = _linked_badges(entry.links) if images else ()
    beside = _Beside(entry)
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
        elif badged and id(found) in badged and not (host_role(url) or role_of(found.text)):
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
    if not own:
        pages = [link["url"] for link in links if link["rel"] == "project"]
        if kind in _THINGS and not main_possible and len(pages) == 1:
            main_possible = pages  # `What it is. [Website](…), [Paper](…)`
        only = main_possible or _only_thing(links, kind) or _only_code(entry, links, kind)
        for url in (only or _only_linked(entry, made, kind))[:1]:
            made[url]["rel"] = "main"
    return links


def _only_linked(entry: Entry, made: dict[str, RoleLink], kind: str) -> list[str]:
    """``[GitHub](…)`` alone below `Link`: where a thing is, if nothing else in its row says so."""
    if kind not in _THINGS or entry.block != "table_row":
        return []
    linked = [x for x in entry.links if not x.image and role_of_label(x.label) == "main"]
    hosted = [
        x
        for x in entry.links
        if not x.image and _names_host(x.text) and role_of_label(x.label) in (None, "main")
    ]
    told = linked if len(linked) == 1 and linked[0] in hosted else hosted
    url = open_proxies(told[0].url.strip()) if len(told) == 1 else ""  # `[code](…)` is its code
    return [url] if url in made and made[url]["rel"] in ("code", "reference") else []


def _names_host(text: str) -> bool:
    """Whether a link is called by the site it leads to, not by what is there: ``GitHub``."""
    return fold(text) in _CODE_HOSTS


def _only_thing(links: list[RoleLink], kind: str) -> list[str]:
    """The one link of a thing, where what its host holds is of that kind."""
    shown = [link for link in links if link["rel"] not in ("cover", "badge")]
    if len(shown) != 1 or shown[0]["rel"] not in ("reference", kind):
        return []
    host = host_role(shown[0]["url"])
    own = _OWN_ROLE.get(host or "") == kind or (host == "code" and kind in _THINGS)
    url = shown[0]["url"]
    return [url] if own and identify(url).kind not in _PARTS else []


def _only_code(entry: Entry, links: list[RoleLink], kind: str) -> list[str]:
    """The repository of a tool that leads nowhere else, but to what is said beside it.

    ``GitHub: https://github.com/harbour/quay`` above its licence.
    """
    shown = [link for link in links if link["rel"] not in ("cover", "badge", "reference")]
    if kind != "tool" or len(shown) != 1 or shown[0]["rel"] != "code":
        return []
    if entry.block == "table_row" and role_of(shown[0]["text"] or "") == "code":
        linked = next((x for x in entry.links if x.url == shown[0]["url"]), None)
        if linked and role_of_label(linked.label) == "main" and not _names_host(linked.text):
            return []  # `[code](…)` in the column `Links`
    url = shown[0]["url"]
    return [url] if host_role(url) == "code" and identify(url).kind not in _PARTS else []


def _linked_badges(links: list[FoundLink]) -> set[int]:
    """The links that show nothing but a badge."""
    return {
        id(link)
        for link, image in pairwise(links)
        if image.linked and not link.image and link.text == image.text and is_badge(image.url)
    }


def _link(url: str, text: str, rel: str) -> RoleLink:
    thing = identify(url)
    return {"url": url, "text": _shown(text), "rel": rel, "site": thing.site, "id": thing.id}


def _shown(text: str) -> str | None:
    return (unwrap(" ".join(text.split())) or None) if text else None


def _role(found: FoundLink, url: str, kind: str, beside: _Beside) -> tuple[str, bool]:
    """The role, and whether the link may stand in as the thing itself if nothing else does."""
    entry = beside.entry
    if is_badge(url):
        return "badge", False
    if found.image:
        return "cover", False
    if is_image(url):
        return "reference", False
    host = host_role(url)
    if kind == "tool" and host in _SITES and is_front_page(url):
        host = None  # the front page of a site is the site
    if found.place == "title":
        return _title_role(found, url, kind, host, beside), False
    label = role_of_label(found.label) if found.label else None
    from_whom = found.place == "field" and label is not None and fold(found.label) in _ORIGINS
    if from_whom and host is None and beside.titled and not part_role(found.text):
        return "reference", False  # `Source` over who made what the title leads to
    if label is None and found.label and _is_paper_below(found, kind):
        return "paper", False
    if found.place == "field" and found.label and label is None and is_known_label(found.label):
        # a link in a column of authors, organisations, counts …
        host = host_role(url)
        if host and (host in _TELLING_HOSTS or (host == "paper" and kind != "paper")):
            return host, False
        # `[主页](…)` below `视频来源`, if nothing else in the row leads to it
        return "reference", kind == "lecture" and role_of(found.text) in ("project", "main")
    if label == "cover":
        label = None  # it is no image
    named = part_role if found.place == "field" else role_of
    text = named(found.text) if found.text else None
    if text and host and text not in (host, "main") and host in roles_named(found.text):
        text = host  # `[dataset & code](https://github.com/…)`
    if host == "code" and text == "main" and kind == "tool" and fold(found.text) in _SOURCES:
        text = (
            "code" if beside.titled else text
        )  # `[Tool](https://…) [Source](https://github.com/…)`
    if label and text not in (None, label, "main") and names_roles(found.label):
        label = text  # `Paper & Code` over `[Code](…)`
    if found.place == "body":
        if _repeats_heading(found, entry):
            return "main", False
        if text == "project" and _is_own_site(found, kind, beside):
            return "main", True  # `… visit their [official website](…)`
        if kind == "tool" and host == "code" and _is_code_beside(found, url, beside):
            return "code", False
        # `The dataset is [here](…)`, if nothing else leads to it
        own = text == "main" or (host is None and _is_named_below(found, entry))
        return _body_role(found, text, kind, host), own and kind in _THINGS
    if found.label and label is None and text is None and host is None:
        # a label that names no role says that it is something else: homework is no lesson
        return "reference", kind != "lecture" or entry.block != "table_row"
    if host is None and label is None and text is None and beside.titled:
        return "reference", False
    if found.label and label is None and text is None and _leads_elsewhere(found, host, beside):
        return "reference", False
    points = text == "main" and not label and fold(found.text) in _POINTING
    if points and (beside.titled or (found.context.strip(_AROUND) and beside.named(kind))):
        words = found.context.replace(";", ",").rpartition(",")[2].rpartition(" and ")[2]
        told = words.strip(_AROUND).partition(" ")[0]  # `code for conversion [here](…)`
        # else as in `Learn more [here](…)` behind a linked title
        return ("code" if host == "code" and role_of(told) == "code" else "reference"), False
    if kind == "lecture" and "explainer" in (text, label):
        # those of a course, as `Lecture notes` are
        text = "reference" if text == "explainer" and fold(found.text) in _NOTES else text
        label = "reference" if label == "explainer" and fold(found.label) in _NOTES else label
    rel, fallback = _field_role(label, text, host, kind, url)
    icon = rel == "main" and host == "code" and kind == "tool" and _is_icon(found)
    if icon and beside.shown and identify(url).site != "huggingface":
        return "code", False  # `[Tool](https://tool.example.org) [:octocat:](https://github.com/…)`
    if rel == "project" and kind != "paper" and not beside.titled:
        return "main", True  # its page is the thing itself where the title leads nowhere
    return rel, fallback


def _is_icon(found: FoundLink) -> bool:
    """Whether a link shows a picture or a sign and no words: ``[:octocat:](…)``."""
    return not any(map(str.isalnum, without_shortcodes(found.text)))


def _is_code_beside(found: FoundLink, url: str, beside: _Beside) -> bool:
    """Whether a link right behind a title leads to a repository, as the title does not.

    ``[Quay](https://quay.example.org) ([Python](https://github.com/…)) - what it is``
    """
    if found.context.strip(" ([-–—|:"):
        return False
    title = next((x for x in beside.entry.links if x.place == "title" and not x.image), None)
    if title is None or host_role(title.url) == "code" or _VARIANT.search(found.text):
        return False
    return identify(url).kind not in (*_PARTS, "folder", "file")


def _is_paper_below(found: FoundLink, kind: str) -> bool:
    """Whether a link to a PDF file stands below a label that names papers among other things."""
    if kind == "paper" or not found.url.lower().endswith(".pdf"):
        return False
    return "paper" in roles_named(found.label) or "paper" in found.label.lower()


def _repeats_heading(found: FoundLink, entry: Entry) -> bool:
    """Whether a link below a heading is called what the heading is, an aside behind it or not."""
    if entry.block != "section" or not found.text or found.context.strip():
        return False  # within a sentence it may be about the thing
    name = fold(found.text)
    return name in (fold(entry.title), fold(_ASIDE.sub("", entry.title)))


def _is_named_below(found: FoundLink, entry: Entry) -> bool:
    """Whether the first link below a heading begins a line and has its name in the address.

    ``[What it does](https://quays.example.org/QuayLib/intro.html)`` below ``QuayLib``.
    """
    if entry.block != "section" or entry.links[0] is not found or found.context.strip():
        return False
    letters = "".join(filter(str.isalnum, entry.title.casefold()))
    address = "".join(filter(str.isalnum, found.url.partition("://")[2].casefold()))
    return len(letters) >= _LEAST_LETTERS and letters in address


def _is_own_site(found: FoundLink, kind: str, beside: _Beside) -> bool:
    """Whether a link in a section's words leads to the site of what its heading names."""
    section = beside.entry.block == "section"
    own = section and kind in _THINGS and _OWN_SITE.fullmatch(found.text.strip())
    return bool(own) and not beside.titled


def _leads_elsewhere(found: FoundLink, host: str | None, beside: _Beside) -> bool:
    """Whether a link in a column of some fact stands beside one that says where the thing is.

    ``[2048](https://huggingface.co/…)`` under `Context Length`, beside `Checkpoints`.
    """
    if host == "paper" or host in _TELLING_HOSTS:
        return False
    return len(beside.leading) > (found.label in beside.leading)


def _field_role(
    label: str | None, text: str | None, host: str | None, kind: str, url: str
) -> tuple[str, bool]:
    if text == "slides" and host == "video":
        text = "video"  # `[Presentation](https://youtu.be/…)`
    named = text or label
    if label and text and label != text:
        # `论文：[PDF](…)`, a column `Links` that holds `[code](…)`: the more telling of the two
        named = text if label in ("main", "project", "reference") else label
        if label == "project" and text == "main":
            named = label  # `Project page` over `[link](…)`
        if label == "reference" and kind == "lecture" and text in ("paper", "main"):
            named = label  # `Lecture notes: [PDF](…), [HTML](…)`
        if (
            (label == "code" and text in ("project", "demo"))
            or (label == "slides" and text not in ("paper", "main"))
            or (label == "video" and text in ("slides", "reference"))
        ):
            named = text  # `Slides` over `[slides](…), [video](…)`; a `[pdf](…)` there are slides
    if named is not None:
        if _OWN_ROLE.get(named) == kind:
            return ("video" if named == "video" else "main"), False
        if named == "reference" and host == "paper" and kind != "paper":
            return "paper", False  # `Readings`, `参考`: a paper behind the thing
        if named == "main":
            rel = _main_or_host(host, kind)
            return rel, rel in ("main", _RECORDED.get(kind))
        if named == "project":
            return "project", kind != "paper"
        if named == "code" and kind in _THINGS:
            return "code", False
        return named, False
    if host is None:
        return ("main" if kind in _THINGS else "reference"), True
    if _OWN_ROLE.get(host) == kind:
        return ("video" if host == "video" else "main"), True
    if host == "code" and (part := identify(url).kind) in _PARTS:
        # a page may be all that there is: `MCR https://github.com/doe/mcr/wiki`
        return "reference", part == "page" and kind in _THINGS and not (label or text)
    if host == "code" and kind in _THINGS:
        return "main", True
    return host, kind in _THINGS and host not in ("citation", "badge", "explainer")


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


def _title_role(found: FoundLink, url: str, kind: str, host: str | None, beside: _Beside) -> str:
    entry = beside.entry
    if kind == "paper":
        return "main"
    if kind == "lecture":
        if _in_series_brackets(found, entry):
            return "reference"
        if host == "video" and role_of_label(str(entry.values.get("title_label", ""))) == "video":
            return "video"  # `视频：[Title](…)`
        if host == "video":
            return "main" if _is_whole_title(found, entry) else "video"
        if (
            beside.recordings > (host == "video" and not found.image)
            or "duration_seconds" in entry.values
        ) and (entry.block == "table_row" or host in ("paper", "explainer", "slides")):
            return _beside_recording(found, url, host, entry)
        return "main"
    if host == "paper":
        return "paper"
    if host == "explainer" and beside.several:
        return "explainer"
    return "main"


def _is_whole_title(found: FoundLink, entry: Entry) -> bool:
    """Whether the link's text is the title: then its page is the thing, whatever the host."""
    title = unwrap(entry.title)  # `1. Title` is called `Title`
    text = unwrap(found.text)
    numbers = title.startswith(text) and parse_ordinal(text) is not None  # `[Lecture 3](…): Title`
    return bool(title) and (numbers or text.startswith(title) or text.endswith(title))


def _in_series_brackets(found: FoundLink, entry: Entry) -> bool:
    """Whether the link names the series or the book that a talk belongs to."""
    return "【" + found.text in entry.title or "《" + found.text in entry.title


def _beside_recording(found: FoundLink, url: str, host: str | None, entry: Entry) -> str:
    """A link in the title of a recording leads to what it is about."""
    if identify(url).site in _VIDEO_SITES:
        return "main"  # a list of recordings, a channel
    if "#" in url or identify(url).kind in _PARTS:
        return "reference"
    if host in ("code", "explainer", "slides", "dataset"):
        return host
    if "press" in host_of(url) or host_of(url).endswith(".blog"):
        return "reference"
    if host is None and (not _is_logged(entry) or KIND_WORDS["lecture"].found_in(entry.title)):
        return "main"  # `[Rowing Course](https://…) ([YouTube](https://…))`: its own page
    return "paper"


def _is_logged(entry: Entry) -> bool:
    """Whether a row says when something was recorded, or how long that is: no course does."""
    return "duration_seconds" in entry.values or any(
        any(map(str.isdecimal, field.text))
        and (parse_duration(field.text) is not None or len(parse_date(field.text) or "") > _YEAR)
        for field in entry.fields
    )


def _body_role(found: FoundLink, text: str | None, kind: str, host: str | None) -> str:
    words = found.context[-10:] + " " + found.text
    if host == "video" and kind == "lecture":
        return "explainer"  # a recording of something else; its own would be labelled
    if kind != "paper" and _PAPER_BEFORE.search(found.context):
        return "paper"  # `推荐阅读一篇论文 [Title](…)`
    if COLLECTION.found_in(found.text):
        return "reference"
    if EXPLAINERS.found_in(words) or host == "explainer":
        return "explainer"
    if text and text != "main":
        return "reference" if _OWN_ROLE.get(text) == kind else text
    if identify(found.url).kind in _PARTS:
        return "reference"
    if host == "paper":
        return "reference" if kind == "paper" else "paper"
    if host == "code" and kind in _THINGS:
        return "reference"
    if host in _GENERIC_HOSTS:
        return host or "reference"
    return "reference"
