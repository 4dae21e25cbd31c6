"""What a line or a list looks like: titled, labelled, facts about one thing or many things."""

from __future__ import annotations

from mdcatalog.extract.entries import running_text
from mdcatalog.extract.labels import is_known_label, split_label
from mdcatalog.extract.titles import is_role_link, title_text
from mdcatalog.tree import Break, Heading, Image, Inline, Inlines, Item, Link, List, Paragraph, Text

# More lines than these that are only links are a list of links, not the facts of one thing.
_MAX_BARE_FACTS = 4


def head_of(item: Item) -> Inlines:
    """The content of an item's first paragraph or heading."""
    first = item.blocks[0] if item.blocks else None
    return first.content if isinstance(first, (Paragraph, Heading)) else ()


def is_titled(content: Inlines) -> bool:
    """Whether a head begins with a title: a link with words of its own, or bold words."""
    if split_label(list(content)):
        return False
    for piece in content:
        if isinstance(piece, Link):
            return not is_role_link(piece)
        if isinstance(piece, Text) and piece.text.strip(" \t-–—•*#:：.[]()（）0123456789🔥⭐"):
            return piece.strong
        if isinstance(piece, (Image, Break)):
            continue
    return False


def is_labelled(content: Inlines, *, any_label: bool = False) -> bool:
    """Whether a head is a labelled line with a known label, or only role links.

    With ``any_label``, any few words before nothing but an address are a label (``2004：…``).
    """
    labelled = split_label(list(content))
    if labelled:
        return is_known_label(labelled.label)
    if split_short_label(list(content)):
        return any_label
    if Link not in map(type, content):
        return False
    words = title_text(piece for piece in content if not is_role_link(piece))
    return not words.strip(" -–—|/[]()（）,，、:：")


def has_web_link(content: Inlines) -> bool:
    """Whether the content links to anything but a place in the same document."""
    return any(isinstance(piece, Link) and not piece.url.startswith("#") for piece in content)


def belongs_to_parent(nested: List, parent_linked: bool) -> bool:
    """Whether a nested list tells about its parent rather than listing records of its own."""
    labelled = titled = linked = 0
    for item in nested.items:
        head = head_of(item)
        if _holds_links(item):
            titled += 1  # what has links of its own further in is a thing of its own
        elif is_labelled(head, any_label=True):
            labelled += 1
        elif is_titled(head):
            titled += 1
        elif has_web_link(head):
            linked += 1
    if titled or linked:
        own = titled + (0 if parent_linked else linked)
        return labelled >= own if labelled else own == 0
    return True


def _holds_links(item: Item) -> bool:
    """Whether an item without a link is followed, further in, by a list of links."""
    head = head_of(item)
    return not has_web_link(head) and any(
        isinstance(block, List)
        and len(block.items) > 1
        and all(has_web_link(head_of(inner)) for inner in block.items)
        for block in item.blocks[1:]
    )


def is_label_list(block: List) -> bool:
    """Whether a list is nothing but labelled lines about the thing named above it."""
    heads = [head_of(item) for item in block.items]
    split = sum(map(_is_fact, heads)) * 2 >= len(heads)
    if not split and len(heads) > _MAX_BARE_FACTS:
        return False  # most lists are of things, and end here
    labelled = sum(map(is_labelled, heads))
    if not labelled or sum(map(is_titled, heads)) * 3 > len(heads):
        return False
    return split or labelled * 2 >= len(heads)


def _is_fact(content: Inlines) -> bool:
    """Whether a line is a label and its value; a title with a colon and a ``[pdf]`` is not."""
    labelled = split_label(list(content), any_label=True)
    if labelled is None:
        return False
    return is_known_label(labelled.label) or not any(
        is_role_link(piece) and isinstance(piece, Link) and not piece.bare
        for piece in labelled.value
    )


def split_short_label(line: list[Inline]) -> tuple[str, list[Inline]] | None:
    """A line that is a few words, a colon and then nothing but links (``2M：https://…``)."""
    if not line or not isinstance(line[0], Text):
        return None
    text = line[0].text.strip()
    if len(text) > 40 or not text.endswith((":", "：")):
        return None
    links = [piece for piece in line[1:] if isinstance(piece, Link)]
    others = running_text(piece for piece in line[1:] if not isinstance(piece, Link))
    if links and not others:
        return text.rstrip(":： "), line[1:]
    return None
