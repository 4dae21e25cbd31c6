"""Items that are a heading over a thing a line: ``* **Pier University**`` over its courses."""

from __future__ import annotations

from mdcatalog.extract.entries import split_lines
from mdcatalog.extract.naming import heads_many
from mdcatalog.extract.organizations import is_named_organization
from mdcatalog.extract.part_names import part_role
from mdcatalog.extract.titles import is_role_link, title_text
from mdcatalog.tree import Break, Inline, Inlines, Link, Text
from mdcatalog.vocabulary import fold

_LEAST_LINES = 2
_LONGEST_LABEL = 60


def headed_lines(head: Inlines) -> tuple[str, list[list[Inline]]] | None:
    """What heads the lines of an item, and those lines, if each begins with a linked name.

    The words above them have no link, and are an organisation or say in the plural what follows;
    lines that begin with a link to a part (``[PDF](…)``) are about what stands above.
    """
    kinds = [*map(type, head)]
    if type(head[0]) is not Text or kinds.count(Break) < _LEAST_LINES or Link not in kinds:
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
