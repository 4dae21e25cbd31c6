"""What a document says of its lists itself: ``<!-- mdcatalog-kind dataset -->``."""

from __future__ import annotations

from collections.abc import Sequence

from mdcatalog.extract.entries import Entry
from mdcatalog.models import Record
from mdcatalog.patterns import lazy_pattern

_COMMENT = lazy_pattern(r"\s*<!--\s*mdcatalog-kind\s+(\S+)\s*-->\s*")


class UnknownKindError(ValueError):
    """A comment states a kind that there is not."""


def stated_kind(comment: str, kinds: Sequence[type[Record]]) -> str | None:
    """The kind that a comment states, by its name or plural; None where it states none."""
    match = _COMMENT.fullmatch(comment)
    if match is None:
        return None
    said = match[1].lower()
    for model in kinds:
        if said in (model.kind_info.name, model.kind_info.plural):
            return model.kind_info.name
    raise UnknownKindError(match[1])


def name_by_link(entry: Entry) -> None:
    """Title an item by its first link, where the words of that read as a link's role or a venue.

    A name that several titles end in is part of them where a document states its kinds.
    """
    if recurring := entry.values.pop("recurring", None):
        entry.title += str(recurring)
        entry.values.pop("authors", None)
    if entry.title:
        return
    for index, link in enumerate(entry.links):
        if link.text and not link.image and not link.url.startswith("#"):
            entry.title = link.text
            entry.links[index] = link._replace(place="title")
            return
