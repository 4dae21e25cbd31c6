"""Which link leads to the thing itself, where no label, text or host says so."""

from __future__ import annotations

from typing import TypedDict

from mdcatalog.extract.body_roles import OWN_ROLE, THINGS
from mdcatalog.extract.entries import Entry, FoundLink
from mdcatalog.extract.labels import role_of_label
from mdcatalog.extract.title_roles import PARTS
from mdcatalog.links import host_role, identify, open_proxies
from mdcatalog.vocabulary import fold, role_of

_CODE_HOSTS = frozenset({"github", "github link", "github repo", "gitlab", "gitee", "bitbucket"})
_PAGES = "paperswithcode"
_TOLD = frozenset(("information", "info", "more information", "more info"))
_STOPS = (".", "。", "!", "！", "?", "？", ";", "；")


class RoleLink(TypedDict):
    """A link and its role: the fields of a record's ``Link``, not yet validated."""

    url: str
    text: str | None
    rel: str
    site: str | None
    id: str | None


def only_linked(entry: Entry, made: dict[str, RoleLink], kind: str) -> list[str]:
    """``[GitHub](…)`` alone below `Link`: where a thing is, if nothing else in its row says so."""
    if kind not in THINGS or entry.block != "table_row":
        return []
    linked = [x for x in entry.links if not x.image and role_of_label(x.label) == "main"]
    hosted = [
        x
        for x in entry.links
        if not x.image and names_host(x.text) and role_of_label(x.label) in (None, "main")
    ]
    told = linked if len(linked) == 1 and linked[0] in hosted else hosted
    url = open_proxies(told[0].url.strip()) if len(told) == 1 else ""  # `[code](…)` is its code
    return [url] if url in made and made[url]["rel"] in ("code", "reference") else []


def names_host(text: str) -> bool:
    """Whether a link is called by the site it leads to, not by what is there: ``GitHub``."""
    return fold(text) in _CODE_HOSTS


def only_thing(links: list[RoleLink], kind: str) -> list[str]:
    """The one link of a thing, where what its host holds is of that kind."""
    shown = [link for link in links if link["rel"] not in ("cover", "badge")]
    if len(shown) != 1 or shown[0]["rel"] not in ("reference", kind):
        return []
    host = host_role(shown[0]["url"])
    own = OWN_ROLE.get(host or "") == kind or (host == "code" and kind in THINGS)
    url = shown[0]["url"]
    return [url] if own and identify(url).kind not in PARTS else []


def only_told(entry: Entry, links: list[RoleLink], kind: str) -> list[str]:
    """``Information: https://…`` below a name: the page about a thing, if just one is called so."""
    if kind not in THINGS or entry.block == "table_row":
        return []
    told = [x for x in entry.links if not x.image and fold(x.label) in _TOLD]
    url = open_proxies(told[0].url.strip()) if len(told) == 1 else ""
    return [x["url"] for x in links if x["url"] == url and x["rel"] == "reference"]


def only_page(links: list[RoleLink], kind: str) -> list[str]:
    """The page about a paper, where no link leads to the paper: ``[PapersWithCode](…/paper/…)``."""
    pages = [x["url"] for x in links if x["site"] == _PAGES and "/paper/" in x["url"]]
    return pages if kind == "paper" and len(pages) == 1 else []


def only_paper(entry: Entry, kind: str) -> list[str]:
    """The link on a site of papers that begins a line below a title, where just one does.

    ``[NeurIPS 2024 Benchmark](https://arxiv.org/abs/…)`` below the names; or the one in the words
    below that is called no more than a link: ``A classic. [Link](https://arxiv.org/abs/…).``
    """
    if kind != "paper":
        return []
    found = [
        link.url.strip()
        for link in entry.links
        if link.place == "body"
        and not link.image
        and (_begins_line(link.context) or _stands_alone(link))
    ]
    papers = [url for url in found if host_role(url) == "paper" and identify(url).id]
    return papers if len(papers) == 1 else []


def _begins_line(context: str) -> bool:
    return not context.strip(" \t") or context.rstrip(" \t").endswith("\n")


def _stands_alone(link: FoundLink) -> bool:
    """Whether a link called no more than that stands behind a sentence."""
    return role_of(link.text) == "main" and link.context.rstrip().endswith(_STOPS)


def _is_of_code(link: RoleLink) -> bool:
    """Whether a link leads to a repository or a package as a whole, and is its code's."""
    whole = host_role(link["url"]) == "code" and identify(link["url"]).kind not in PARTS
    return link["rel"] == "code" and whole


def only_course(entry: Entry, links: list[RoleLink], kind: str) -> list[str]:
    """The repository that an item about a course leads to, and nowhere else, by its bare address.

    ``港口手册 地址：https://github.com/harbour/handbook``; not ``[code](…)``, which is beside it.
    """
    if kind != "lecture" or entry.block != "list_item":
        return []
    shown = [link for link in links if link["rel"] not in ("cover", "badge")]
    if len(shown) != 1 or not _is_of_code(shown[0]):
        return []
    found = next((x for x in entry.links if open_proxies(x.url.strip()) == shown[0]["url"]), None)
    if found is None or found.text or role_of_label(found.label) not in (None, "main"):
        return []
    return [shown[0]["url"]]


def only_code(entry: Entry, links: list[RoleLink], kind: str) -> list[str]:
    """The repository of a thing that leads nowhere else, but to what is said beside it.

    ``GitHub: https://github.com/harbour/quay`` above its licence; of data where a link is called
    by the site: ``海港语料：[github](…)``. Of a tool's package and its repository the first is the
    thing itself (``([docs](…), [PyPI](…), [repo](…))``); two repositories are no thing's own.
    """
    shown = [link for link in links if link["rel"] not in ("cover", "badge", "reference")]
    if kind == "tool" and len(shown) > 1 and entry.block != "table_row":
        apart = len({link["site"] for link in shown}) == len(shown)
        shown = shown[:1] if apart and all(map(_is_of_code, shown)) else shown
    if kind not in THINGS or len(shown) != 1 or shown[0]["rel"] != "code":
        return []
    if kind == "dataset" and not names_host(shown[0]["text"] or ""):
        return []  # `[code](…)` of data is what was written for them
    if entry.block == "table_row" and role_of(shown[0]["text"] or "") == "code":
        linked = next((x for x in entry.links if x.url == shown[0]["url"]), None)
        if linked and role_of_label(linked.label) == "main" and not names_host(linked.text):
            return []  # `[code](…)` in the column `Links`
    url = shown[0]["url"]
    if kind == "tool" and host_role(url) != "code" and names_host(shown[0]["text"] or ""):
        return [url]  # `Quay [github](http://quay.github.io)`
    return [url] if host_role(url) == "code" and identify(url).kind not in PARTS else []


def only_file(entry: Entry, links: list[RoleLink], kind: str) -> list[str]:
    """The file that the citation of a talk leads to, and nowhere else: it is what was shown.

    ``Doe, J., 2010. The Talk. *Tutorial at PierCon*. [PDF](https://docks.example.org/talk.pdf)``
    """
    shown = [link for link in links if link["rel"] not in ("cover", "badge")]
    if kind != "lecture" or not entry.citation or len(shown) != 1 or shown[0]["rel"] != "paper":
        return []
    return [] if identify(shown[0]["url"]).id else [shown[0]["url"]]
