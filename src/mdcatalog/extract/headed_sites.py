"""Headings that are the name of the site whose courses stand below: ``### Aidemy``."""

from __future__ import annotations

from mdcatalog.extract.entries import Entry
from mdcatalog.extract.link_evidence import host_of
from mdcatalog.links import host_sort
from mdcatalog.vocabulary import fold

_LONGEST = 24
_SECOND_LEVEL = frozenset(("co", "ac", "com", "org", "edu", "go", "ne", "or"))  # `quay.co.jp`


def headed_site(entry: Entry) -> str | None:
    """The nearest heading, where it is what the site is called that a course's title links.

    ``### Aidemy`` over ``[Intro](https://aidemy.net/courses/1)``; a site of recordings or code
    holds what anybody made.
    """
    name = entry.section[-1].strip(" -–—:：|()（）") if entry.section else ""
    if not name or len(name) > _LONGEST or not name.isascii() or name.islower():
        return None
    link = next((link for link in entry.links if link.place == "title"), None)
    labels = host_of(link.url).split(".")[:-1] if link else []
    if len(labels) > 1 and labels[-1] in _SECOND_LEVEL:
        labels.pop()
    if link is None or not labels or labels[-1] != fold(name).replace(" ", ""):
        return None
    return name if host_sort(link.url) in (None, "course") else None
