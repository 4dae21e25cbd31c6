"""What a line or a list looks like: titled, labelled, facts about one thing or many things."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from mdcatalog.extract.bare_titles import shows_full_title
from mdcatalog.extract.cited_lines import is_credit_line
from mdcatalog.extract.comma_lines import comma_cited, holds_cited
from mdcatalog.extract.entries import running_text
from mdcatalog.extract.labels import is_known_label, role_of_label, split_label
from mdcatalog.extract.labels_behind import names_before_labels
from mdcatalog.extract.link_evidence import host_of
from mdcatalog.extract.naming import heads_kind
from mdcatalog.extract.organizations import is_named_organization
from mdcatalog.extract.part_names import leads_to_materials
from mdcatalog.extract.person_names import names_like
from mdcatalog.extract.titles import is_role_link, title_text
from mdcatalog.links import host_role, host_sort
from mdcatalog.tree import (
    Break,
    CodeSpan,
    Heading,
    Image,
    Inline,
    Inlines,
    Item,
    Link,
    List,
    Paragraph,
    Text,
    block_links,
    plain_text,
)
from mdcatalog.values import split_names
from mdcatalog.values.text import CJK
from mdcatalog.vocabulary import fold, is_aspect, is_sort, role_of

# More lines than these that are only links are a list of links, not the facts of one thing.
_MAX_BARE_FACTS = 4
_LEAST_LINKS = 2
_LEAST_NOTES = 3
_SENTENCE = 30
_SHORTEST_NAME = 2
_LEAST_TITLE = 4
# `视频：` before a linked title says that it is a video: not `代码：`, which belongs to a thing.
_PARTS_OF_THINGS = frozenset({"code", "dataset", "demo", "slides", "project", "main"})
# What is called so is a thing of its own and no part of another: two of them make a list of things.
_WHOLES = frozenset(
    [
        *("书", "书籍", "图书", "工具", "软件", "网站", "课程", "公开课", "框架", "库"),
        *("book", "course", "tool", "framework", "library", "software", "website"),
    ]
)
_TEXTS = frozenset({"文本", "图文", "文字"})
_REMARK_WORDS = 3
_IMPLEMENTS = frozenset({"code", "demo"})
_BEFORE_WORDS = tuple("-–—:：|｜·,，;；=~→⟶⇒")


def head_of(item: Item) -> Inlines:
    """The content of an item's first paragraph or heading."""
    first = item.blocks[0] if item.blocks else None
    return first.content if isinstance(first, (Paragraph, Heading)) else ()


def paragraph_of(item: Item) -> Inlines:
    """The content of the paragraph that an item begins with; none where it begins otherwise."""
    first = item.blocks[0] if item.blocks else None
    return first.content if isinstance(first, Paragraph) else ()


def with_head(item: Item, content: Inlines) -> Item:
    """The item with other content in its first paragraph or heading."""
    first = item.blocks[0]
    assert isinstance(first, (Paragraph, Heading))
    return item._replace(blocks=(first._replace(content=content), *item.blocks[1:]))


def is_titled(content: Inlines) -> bool:
    """Whether a head begins with a title: a link with words of its own, or bold words."""
    if split_label(content) and not names_before_labels(content):
        return False
    for piece in content:
        if isinstance(piece, Link):
            return not is_role_link(piece)
        if isinstance(piece, Text) and piece.text.strip(" \t-–—•*#:：.[]()（）0123456789🔥⭐"):
            if piece.strong or any(map(str.isalpha, piece.text)):
                return piece.strong
            continue  # signs: `✨ [QuayKit](…)`
        if isinstance(piece, (Image, Break)):
            continue
    return False


def is_labelled(content: Inlines, *, any_label: bool = False) -> bool:
    """Whether a head is a labelled line with a known label, or only role links.

    With ``any_label``, any few words before nothing but an address are a label (``2004：…``).
    """
    labelled = split_label(content)
    if labelled:
        return is_known_label(labelled.label) and not names_before_labels(content)
    if split_short_label(content):
        return any_label
    if Link not in map(type, content):
        return False
    words = title_text(
        piece
        for index, piece in enumerate(content)
        if not (is_role_link(piece) or in_brackets(content, index))
    )
    return not words.strip(" -–—|/·[]()（）【】,，、;；:：")


def in_brackets(content: Sequence[Inline], index: int) -> bool:
    """Whether a piece is a link in brackets of its own (``[[R](…)]``): one beside a title."""
    link = content[index]
    if not isinstance(link, Link):
        return False
    if link.text.startswith("[") and link.text.endswith("]"):
        return True  # `[[R]](…)`
    if not 0 < index < len(content) - 1:
        return False
    before, behind = content[index - 1], content[index + 1]
    return (
        isinstance(before, Text)
        and isinstance(behind, Text)
        and before.text.rstrip().endswith("[")
        and behind.text.lstrip().startswith("]")
    )


def is_credits(content: Inlines) -> bool:
    """Whether a head is nothing but the names of people, two at least.

    Not in Chinese, where two characters may as well be the name of a class.
    """
    if not all(isinstance(piece, Text) for piece in content):
        return False
    text = title_text(content)
    if CJK.search(text) or not names_like(text):
        return False
    return any(" " in name for name in split_names(text))  # `Min-Cut / Max-Flow`


def has_web_link(content: Inlines) -> bool:
    """Whether the content links to anything but a place in the same document."""
    return any(isinstance(piece, Link) and not piece.url.startswith("#") for piece in content)


_LONGEST_TAG = 32
_FULL_TITLE = 4


def belongs_to_parent(nested: List, parent: Inlines) -> bool:
    """Whether a nested list tells about its parent rather than listing records of its own."""
    parent_linked = has_web_link(parent)
    if parent_linked and _implements(nested, parent):
        return True
    if not parent_linked and _lists_addresses(nested) and _heads_things(parent):
        return False
    if not parent_linked and _names_sites(nested):
        return False
    if comma_cited(parent):
        return True  # `- [notes on its code](…)` below a paper
    if not parent_linked and any(map(holds_cited, nested.items)):
        return False
    if not parent_linked and _holds_notes(nested) and shows_full_title(parent):
        return True
    labelled = titled = linked = told = 0
    described = False  # a thing of its own is told about as the one above is
    for item in nested.items:
        head = head_of(item)
        if len(item.blocks) == 1 and (is_credits(head) or is_credit_line(head)):
            return True  # who made the thing above
        if _holds_links(item):
            titled += 1  # what has links of its own further in is a thing of its own
        elif not parent_linked and _tells_of_full_title(head):
            titled += 1
        elif is_labelled(head, any_label=True):
            labelled += 1
        elif parent_linked and leads_to_materials(head):
            linked += 1
        elif parent_linked and (_tells_in_words(head) or _links_within_sentences(head)):
            told += 1
        elif is_titled(head):
            titled += 1
            described = described or _is_described(head)
        elif not parent_linked and (_ends_in_links(head) or _opens_with_full_title(head)):
            titled += 1  # words, and behind them their own links
        elif has_web_link(head):
            linked += 1
        elif len(title_text(head)) > _SENTENCE or title_text(head).endswith(("。", ".", "！")):
            told += 1
    if parent_linked and told >= titled:
        return True  # remarks on the thing above, some of which begin with a link
    if titled or linked:
        own = titled + (0 if parent_linked or is_titled(parent) else linked)
        return labelled >= own + (parent_linked and described) if labelled else own == 0
    return True


def _holds_notes(nested: List) -> bool:
    """Whether most items are words alone, sentences among them: notes on the title above them."""
    notes = [item for item in nested.items if not block_links(item.blocks)]
    if len(notes) < _LEAST_NOTES or len(notes) * 4 < len(nested.items) * 3:
        return False
    return any(len(title_text(head_of(item))) > _SENTENCE for item in notes)


def _lists_addresses(nested: List) -> bool:
    """Whether all items are a name in bold and its address: ``**Quaylib**: https://…``.

    Labels that say what is there (``**Code**: https://…``) are no names.
    """
    for item in nested.items:
        head = head_of(item)
        name, link = (head[0], head[-1]) if head else (None, None)
        if not isinstance(name, Text) or not name.strong or not isinstance(link, Link):
            return False
        shown = link.bare or link.text.startswith("http")
        label = name.text.strip(" :：")
        if not shown or is_known_label(label) or role_of_label(label) is not None:
            return False
    return len(nested.items) > 1


def _names_sites(nested: List) -> bool:
    """Whether all items are names and their addresses, each on another site: ``Vim: https://…``.

    Words that say what is there (``Docs: https://…``) are no names.
    """
    hosts: set[str] = set()
    for item in nested.items:
        head = head_of(item)
        name, link = head[:2] if len(head) > 1 and len(item.blocks) == 1 else (None, None)
        if not isinstance(name, Text) or not isinstance(link, Link) or not link.bare:
            return False
        if any(isinstance(piece, Link) for piece in head[2:]):
            return False
        label = name.text.strip(" \t:：-–—")
        if not label or len(label) > _LONGEST_TAG or (label[:1].islower() and " " in label):
            return False
        if is_known_label(label) or role_of_label(label) is not None or is_aspect(label):
            return False
        hosts.add(host_of(link.url))
    return len(nested.items) > 1 and len(hosts) == len(nested.items)


def _heads_things(parent: Inlines) -> bool:
    """Whether a head names a kind of things, in the plural or alone: ``**软件推荐**``."""
    text = title_text(parent).strip(" :：")
    return len(text) <= _LONGEST_TAG and heads_kind(text)


def _opens_with_full_title(content: Inlines) -> bool:
    """Whether few words stand before a link that is a title in full: ``AAAI-19 [The …](…)``."""
    before, link = content[:2] if len(content) > 1 else (None, None)
    if not isinstance(before, Text) or not isinstance(link, Link) or link.bare:
        return False
    if len(before.text) > _LONGEST_TAG or before.text.rstrip().endswith((":", "：")):
        return False
    return len(link.text.split()) >= _FULL_TITLE and not is_role_link(link)


def _tells_of_full_title(content: Inlines) -> bool:
    """Whether words and a colon stand before a title in full: ``一篇综述：[The …](…)``."""
    before, link = content[:2] if len(content) > 1 else (None, None)
    if not isinstance(before, Text) or not isinstance(link, Link) or link.bare:
        return False
    told = before.text.rstrip()
    if told[-1:] not in (":", "：") or len(link.text.split()) < _FULL_TITLE:
        return False
    label = told[:-1].strip()
    return len(label) >= _FULL_TITLE and not is_known_label(label) and not is_role_link(link)


def _links_within_sentences(content: Inlines) -> bool:
    """Whether a head is sentences with a link in one of them: ``港口数据。[X](…)で使われる。``."""
    first = content[0] if len(content) > 1 else None
    if not isinstance(first, Text) or first.strong or "。" not in plain_text(content[-1:]):
        return False
    return any("。" in piece.text[:-1] for piece in content if isinstance(piece, Text))


def _tells_in_words(content: Inlines) -> bool:
    """Whether a head is a remark with its words linked: ``[another take on growth](…)``."""
    first = content[0] if content else None
    return (
        isinstance(first, Link)
        and first.text[:1].islower()
        and len(first.text.split()) >= _REMARK_WORDS
    )


def _implements(nested: List, parent: Inlines) -> bool:
    """Whether a nested list is nothing but repositories and models of the paper above it."""
    paper = next((piece for piece in parent if isinstance(piece, Link)), None)
    if paper is None or host_role(paper.url) != "paper":
        return False
    for item in nested.items:
        head = [piece for piece in head_of(item) if isinstance(piece, Link) or _words(piece)]
        link = head[0] if len(head) == 1 and len(item.blocks) == 1 else None
        if not isinstance(link, Link) or host_sort(link.url) not in _IMPLEMENTS:
            return False
    return True


def _words(piece: Inline) -> bool:
    return isinstance(piece, Text) and any(map(str.isalnum, piece.text))


def part_facts(nested: List, parent: Inlines) -> tuple[List | None, List]:
    """Of a nested list of things, the links that only name roles, which are the parent's.

    ``[reference](…)`` beside ``[ledger](…): another such tool``.
    """
    if not has_web_link(parent):
        return None, nested
    facts = [item for item in nested.items if len(item.blocks) == 1 and _only_roles(head_of(item))]
    if not facts or len(facts) == len(nested.items):
        return None, nested
    taken = set(map(id, facts))
    things = tuple(item for item in nested.items if id(item) not in taken)
    rest = nested._replace(items=things, start=things[0].start)
    return nested._replace(items=tuple(facts)), rest


def _is_described(content: Inlines) -> bool:
    """Whether a head is a linked name and words about it."""
    links = [i for i, piece in enumerate(content) if isinstance(piece, Link)]
    behind = content[links[0] + 1 :] if links else ()
    return any(map(str.isalnum, plain_text(behind)))


def _only_roles(content: Inlines) -> bool:
    """Whether a head is nothing but links that name roles; a bare address names none."""
    links = [piece for piece in content if isinstance(piece, Link)]
    return bool(links) and all(
        (is_role_link(piece) and not piece.bare)
        if isinstance(piece, Link)
        else not any(map(str.isalnum, plain_text((piece,))))
        for piece in content
    )


def _ends_in_links(content: Inlines) -> bool:
    """Whether a head is words and then links that name roles, several or in brackets.

    Labels may stand before them, and words about the thing behind a dash or a bar.
    """
    roles = [i for i, piece in enumerate(content) if is_role_link(piece)]
    if len(roles) < _LEAST_LINKS or not isinstance(content[0], (Text, CodeSpan)):
        return False
    if not any(map(str.isalnum, content[0].text)):
        return False
    words = [p for p in content[roles[0] : roles[-1]] if not isinstance(p, Link)]
    if any(map(str.isalnum, title_text(words))):
        return names_before_labels(content)
    behind = title_text(content[roles[-1] + 1 :]).lstrip(" )]）】}")
    apart = behind[:1] in _BEFORE_WORDS and all(role_of(_text(content[i])) for i in roles)
    return apart or not any(map(str.isalnum, behind))


def _text(piece: Inline) -> str:
    return piece.text if isinstance(piece, Link) else ""


def _holds_links(item: Item) -> bool:
    """Whether an item without a link is followed, further in, by a list of links."""
    head = head_of(item)
    return not has_web_link(head) and any(
        isinstance(block, List)
        and len(block.items) > 1
        and all(has_web_link(head_of(inner)) for inner in block.items)
        for block in item.blocks[1:]
    )


def names_title(content: Inlines, title: str) -> bool:
    """Whether a cell holds a title, or that without what stands behind it.

    ``Foo Set [01](…) [02](…)`` for ``Foo Set``; ``Foo`` for ``Foo (2020)``, for ``Foo数据集`` too.
    """
    name = fold(title_text(piece for piece in content if not is_role_link(piece)))
    whole = fold(title)
    if len(name) < _SHORTEST_NAME or not whole.startswith(name):
        return False
    behind = whole[len(name) : len(name) + 1]
    return not behind.isalnum() or behind.isascii() != name[-1].isascii()


_LABEL_BEFORE_LINK = re.compile(r"\s*(?:\d{1,3}[.)、]\s*)?(?P<label>[^\W\d_]{2,10})\s*[:：]\s*")


def label_before_link(content: Sequence[Inline]) -> str:
    """The label that says what sort of thing a linked title is: ``视频：[Title](…)``."""
    if len(content) < len(("label", "link")):
        return ""
    first, link = content[0], content[1]
    if not isinstance(first, Text) or first.emphasis or not isinstance(link, Link):
        return ""
    match = _LABEL_BEFORE_LINK.fullmatch(first.text)
    if match is None or link.bare or is_role_link(link) or len(link.text) < _LEAST_TITLE:
        return ""
    label = match["label"]
    sort = is_sort(label) and role_of_label(label) not in _PARTS_OF_THINGS
    return label if sort or label in _TEXTS or fold(label) in _WHOLES else ""


def _repeats_label(heads: Sequence[Inlines]) -> bool:
    """Whether all items are labelled linked titles that are things, not parts of one.

    Most have one label, or two labels name what is no part of anything (``Book``, ``Tool``).
    A label such as ``Slides`` among them leads to a part, of a thing that the others belong to.
    """
    labels = Counter(map(label_before_link, heads))
    number = max(labels.values(), default=0)
    if "" in labels or len(heads) < _LEAST_LINKS:
        return False
    return number * 3 >= len(heads) * 2 or len(_WHOLES.intersection(map(fold, labels))) > 1


def is_label_list(block: List) -> bool:
    """Whether a list is nothing but labelled lines about the thing named above it."""
    heads = [head_of(item) for item in block.items]
    split = sum(map(_is_fact, heads)) * 2 >= len(heads)
    if not split and len(heads) > _MAX_BARE_FACTS:
        return False  # most lists are of things, and end here
    labelled = sum(map(is_labelled, heads))
    if not labelled or sum(map(is_titled, heads)) * 3 > len(heads):
        return False
    if not (split or labelled * 2 >= len(heads)) or _repeats_label(heads):
        return False
    return not _are_of_makers(heads)


def _are_of_makers(heads: Sequence[Inlines]) -> bool:
    """Whether most labels are companies and schools, each over what it has made."""
    if len(heads) < _LEAST_MAKERS:
        return False
    told = [label.label for head in heads if (label := split_label(head, any_label=True))]
    makers = [name for name in told if not is_known_label(name) and is_named_organization(name)]
    return len(makers) >= _LEAST_MAKERS and len(makers) * 2 > len(heads)


def _is_fact(content: Inlines) -> bool:
    """Whether a line is a label and its value; a title with a colon and a ``[pdf]`` is not."""
    labelled = split_label(content, any_label=True)
    if labelled is None:
        return False
    return is_known_label(labelled.label) or not any(
        is_role_link(piece) and isinstance(piece, Link) and not piece.bare
        for piece in labelled.value
    )


_LEAST_MAKERS = 2
_AVAILABLE = "available"


def split_short_label(line: Sequence[Inline]) -> tuple[str, list[Inline]] | None:
    """A line that is a few words, a colon and then nothing but links (``2M：https://…``).

    Words that lead to a link need no colon: ``available @ [quay.edu](https://…)``.
    """
    if not line or not isinstance(line[0], Text):
        return None
    text = line[0].text.strip()
    if len(text) > 40:
        return None
    if not text.endswith((":", "：")):
        if text[:9].lower() != _AVAILABLE:
            return None
        text = text.replace("@", "at")
        if role_of(text) != "main":
            return None
    links = [piece for piece in line[1:] if isinstance(piece, Link)]
    others = running_text(piece for piece in line[1:] if not isinstance(piece, Link))
    if links and not others.strip(" ,;/|"):
        return text.rstrip(":： "), [*line[1:]]
    return None
