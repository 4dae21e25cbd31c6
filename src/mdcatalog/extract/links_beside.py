"""What the links of an entry are asked of those beside them."""

from __future__ import annotations

from functools import cached_property

from mdcatalog.extract.entries import Entry, FoundLink
from mdcatalog.extract.labels import role_of_label
from mdcatalog.extract.lessons import LESSON
from mdcatalog.extract.link_evidence import host_of
from mdcatalog.extract.own_notes import leads_to_notes
from mdcatalog.links import host_role, open_proxies
from mdcatalog.vocabulary import fold, role_of

#: What points and names nothing.
POINTING = frozenset(
    [
        *("here", "click here", "this", "这里", "此处", "點此", "点此", "こちら", "여기"),
        *("aquí", "ici", "hier"),
    ]
)
_THINGS = frozenset({"tool", "dataset"})
_FILES = frozenset({"pdf"})
#: What leads to what is said of a thing, rather than to the thing.
ABOUT = frozenset({"explainer", "video", "paper", "slides", "demo", "citation"})


class LinksBeside:
    """What the links of an entry are asked of those beside them, found out once for all."""

    def __init__(self, entry: Entry) -> None:
        self.entry = entry

    @cached_property
    def titled(self) -> bool:
        """Whether the title leads anywhere."""
        return any(link.place == "title" and not link.image for link in self.entry.links)

    def named(self, kind: str) -> bool:
        """Whether a link is called as the thing itself is: ``[dataset](…)``, ``[Download](…)``.

        Or as the page of a tool or of data: ``[web](…)``.
        """
        own = ("main", kind) if kind not in _THINGS else ("main", kind, "project")
        return any(
            link.text and role_of(link.text) in own and fold(link.text) not in POINTING
            for link in self.entry.links
        )

    @cached_property
    def shown(self) -> bool:
        """Whether the title leads to the thing itself, rather than to what is said of it."""
        return any(
            host_role(open_proxies(link.url)) not in ABOUT
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

    def shows_lesson(self, found: FoundLink) -> bool:
        """Whether a link to a file stands behind a lesson, or its page on the same site.

        ``Lecture 2: [Ropes](https://quay.example.org/2) [[PDF](https://quay.example.org/2.pdf)]``
        """
        if not _FILES.issuperset(fold(found.text).split()):
            return False
        if LESSON.match(self.entry.title):
            return True
        host = host_of(found.url)
        return bool(host) and any(
            host_of(link.url) == host
            for link in self.entry.links
            if link.place == "title" and not link.image
        )

    @cached_property
    def shown_on_page(self) -> bool:
        """Whether the title leads to a page on a site that has a file beside it, too."""
        return any(x.place != "title" and self.shows_lesson(x) for x in self.entry.links)

    @cached_property
    def noted(self) -> bool:
        """Whether the title of a paper leads to the list's own notes on it."""
        return leads_to_notes(self.entry)

    @cached_property
    def several(self) -> bool:
        """Whether there are several links."""
        return sum(1 for link in self.entry.links if not link.image) > 1
