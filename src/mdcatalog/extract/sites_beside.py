"""Bare addresses below the name of a program, its repository among them: which is what.

``https://github.com/quay/quaykit`` is the program; ``https://quaykit.example.org/`` beside it is
the site of its project, ``https://quaykit.readthedocs.io/`` its documentation, and another
repository that of another thing.
"""

from __future__ import annotations

from mdcatalog.extract.entries import Entry
from mdcatalog.extract.link_evidence import host_of, is_front_page
from mdcatalog.extract.own_links import RoleLink
from mdcatalog.links import host_role, identify, open_proxies

_DOCUMENTATION = ("docs.", "doc.", "documentation.")
_LEAST_NAME, _FEW = 3, 2


def part_sites(entry: Entry, own: list[RoleLink]) -> None:
    """Give each but the repository its role, in place, where several bare addresses are the thing.

    ``own`` are the links that each on its own would be the thing.
    """
    bare = {open_proxies(x.url.strip()) for x in entry.links if _is_bare(x.text, x.label)}
    if len(own) < _FEW or not all(link["url"] in bare for link in own):
        return
    kept = [link for link in own if _is_repository(link["url"])]
    if not kept:
        return
    name = _letters(entry.title)
    called = [x for x in kept if _letters((identify(x["url"]).id or "").rpartition("/")[2]) == name]
    program = (called or kept)[0]
    if program is not kept[0] and own[0] is kept[0]:
        return  # the one named first may be it as well
    for link in own:
        if link is not program and (link not in kept or called):
            link["rel"] = "reference" if link in kept else _role_of_page(link["url"], name)


def _is_bare(text: str, label: str) -> bool:
    return not label and (not text or text.startswith(("http://", "https://")))


def _is_repository(url: str) -> bool:
    return host_role(url) == "code" and identify(url).kind == "repository"


def _role_of_page(url: str, name: str) -> str:
    """``project`` for a site, and for a page called as the thing; other pages are about it."""
    if identify(url).site == "docs" or host_of(url).startswith(_DOCUMENTATION):
        return "reference"
    named = len(name) >= _LEAST_NAME and name in _letters(url)
    return "project" if named or is_front_page(url) else "reference"


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))
