"""Items that are a heading over a thing a line: ``* **Pier University**`` over its courses."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from mdcatalog.extract.course_names import makers_of
from mdcatalog.extract.entries import split_lines
from mdcatalog.extract.leading_groups import leads_to_front
from mdcatalog.extract.naming import heads_many
from mdcatalog.extract.organizations import is_named_organization
from mdcatalog.extract.part_names import part_role
from mdcatalog.extract.titles import is_role_link, title_text
from mdcatalog.tree import Break, Inline, Inlines, Link, Text, is_link
from mdcatalog.vocabulary import fold

_LONGEST_LABEL = 60
_BULLETS = frozenset(("- ", "* ", "+ "))


class HeadedLines(NamedTuple):
    """What heads lines, the organisations that it names, and the lines."""

    label: str
    makers: list[str]
    lines: list[list[Inline]]


def headed_lines(head: Inlines) -> HeadedLines | None:
    """What heads the lines of an item, and those lines, if each begins with a linked name.

    The words above them are organisations, whose own sites they may link, or say in the plural
    what follows over several lines; lines that begin with a link to a part (``[PDF](…)``) are
    about what stands above. Lines that are written as bullets (``99. Papers`` over ``- …``, by
    less further in than Markdown asks for) are one thing each.
    """
    kinds = [*map(type, head)]
    if Break not in kinds:
        return None
    if kinds[0] is Text and (bullets := _bullets(head)):
        return bullets
    if Link not in kinds:
        return None
    if kinds[0] is not Text and (kinds[0] is not Link or not leads_to_front(head[0])):
        return None
    first, *lines = split_lines(head)
    if not lines or not all(isinstance(piece, Text) or leads_to_front(piece) for piece in first):
        return None
    label = title_text(first).strip(" :：")
    if not 0 < len(label) <= _LONGEST_LABEL:
        return None
    makers = _makers(first, label)
    if not makers and (len(lines) == 1 or not heads_many(label)):
        return None
    if kinds[0] is Link and any(leads_to_front(line[0]) for line in lines):
        return None  # `[Google](https://google.com)` over `[Bing](https://bing.com)`
    named = [_begins_with_name(line, label) for line in lines]
    if makers and named[0] and not any(named[1:]):
        return HeadedLines(label, makers, [_joined(lines)])
    return HeadedLines(label, makers, lines) if all(named) else None


def _makers(first: list[Inline], label: str) -> list[str]:
    """The organisations that words over lines are: one by its name, or several by their links."""
    if is_named_organization(label):
        return [label]
    names = [piece.text.strip() for piece in first if isinstance(piece, Link)]
    return names if len(names) > 1 and is_named_organization(names[0]) else makers_of(label)


def _joined(lines: list[list[Inline]]) -> list[Inline]:
    """A line that begins with a name, and those with words about it."""
    joined = list(lines[0])
    for line in lines[1:]:
        joined += [Break(hard=True), *line]
    return joined


def _bullets(head: Inlines) -> HeadedLines | None:
    """The words above lines that all begin as bullets do, and those lines without their marks."""
    first, *lines = bulleted_lines(head) or [[]]
    label = title_text(first).strip(" :：")
    few = len(lines) == 1 and not heads_many(label)
    if not lines or few or not 0 < len(label) <= _LONGEST_LABEL or any(map(is_link, first)):
        return None
    return HeadedLines(label, [], lines)


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
