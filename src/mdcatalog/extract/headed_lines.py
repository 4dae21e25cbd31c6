"""Items that are a heading over a thing a line: ``* **Pier University**`` over its courses."""

from __future__ import annotations

from collections.abc import Sequence

from mdcatalog.extract.entries import split_lines
from mdcatalog.extract.naming import heads_many
from mdcatalog.extract.organizations import is_named_organization
from mdcatalog.extract.part_names import part_role
from mdcatalog.extract.titles import is_role_link, title_text
from mdcatalog.tree import Break, Inline, Inlines, Link, Text, is_link
from mdcatalog.vocabulary import fold

_LEAST_LINES = 2
_LONGEST_LABEL = 60
_BULLETS = frozenset(("- ", "* ", "+ "))


def headed_lines(head: Inlines) -> tuple[str, list[list[Inline]]] | None:
    """What heads the lines of an item, and those lines, if each begins with a linked name.

    The words above them have no link, and are an organisation or say in the plural what follows;
    lines that begin with a link to a part (``[PDF](…)``) are about what stands above. Lines that
    are written as bullets (``99. Papers`` over ``- …``, by less further in than Markdown asks for)
    are one thing each.
    """
    kinds = [*map(type, head)]
    if type(head[0]) is not Text or Break not in kinds:
        return None
    if bullets := _bullets(head):
        return bullets
    if kinds.count(Break) < _LEAST_LINES or Link not in kinds:
        return None
    first, *lines = split_lines(head)
    if len(lines) < _LEAST_LINES or not all(isinstance(piece, Text) for piece in first):
        return None
    label = title_text(first).strip(" :：")
    if not 0 < len(label) <= _LONGEST_LABEL or not (
        is_named_organization(label) or heads_many(label)
    ):
        return None
    return (label, lines) if all(_begins_with_name(line, label) for line in lines) else None


def _bullets(head: Inlines) -> tuple[str, list[list[Inline]]] | None:
    """The words above lines that all begin as bullets do, and those lines without their marks."""
    first, *lines = bulleted_lines(head) or [[]]
    label = title_text(first).strip(" :：")
    few = len(lines) < _LEAST_LINES and not heads_many(label)
    if not lines or few or not 0 < len(label) <= _LONGEST_LABEL or any(map(is_link, first)):
        return None
    return label, lines


def bulleted_lines(head: Inlines) -> list[list[Inline]]:
    """The lines of an item of which all but the first begin as bullets do, without their marks.

    ``   - one`` over ``    - two``: further in than Markdown allows beside the first, and less
    than it asks for below it.
    """
    kinds = [*map(type, head)]
    if Break not in kinds or not _opens_bullet(head[kinds.index(Break) + 1 :]):
        return []
    first, *lines = split_lines(head)
    told = [first]
    for line in lines:
        if not _opens_bullet(line):
            return []
        mark = line[0]
        assert isinstance(mark, Text)
        text = mark.text[2:].lstrip()
        told.append([mark._replace(text=text), *line[1:]] if text else line[1:])
    return told if all(told) else []


def _opens_bullet(pieces: Sequence[Inline]) -> bool:
    return bool(pieces) and type(pieces[0]) is Text and pieces[0].text[:2] in _BULLETS


def _begins_with_name(line: list[Inline], label: str) -> bool:
    link = line[0]
    return (
        isinstance(link, Link)
        and not link.bare
        and not is_role_link(link)
        and part_role(link.text) is None
        and fold(label) not in fold(link.text)
        and any(map(str.isalpha, link.text))
    )
