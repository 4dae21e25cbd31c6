"""Things named one after the other on a line: ``Editors: [Vim](…), [Emacs](…), [Nano](…)``."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mdcatalog.extract.course_names import makers_of
from mdcatalog.extract.labels import is_known_label, split_label
from mdcatalog.extract.link_evidence import host_of, is_front_page
from mdcatalog.extract.naming import heads_many
from mdcatalog.extract.part_names import part_role
from mdcatalog.extract.person_names import is_name
from mdcatalog.extract.titles import is_role_link
from mdcatalog.links import host_role, identify
from mdcatalog.patterns import lazy_pattern
from mdcatalog.tree import Inline, Link, List, Paragraph, Text
from mdcatalog.values import parse_ordinal
from mdcatalog.vocabulary import is_named_like_role, is_navigation, is_no_list

_LEAST_NAMED = 3
_LEAST_NAME = 3
_SITES = frozenset(("YouTube", "Youtube", "Bilibili", "bilibili"))  # platforms are makers
_LONGEST_LABEL = 40
_LEAST_TOGETHER, _LONGEST_TOGETHER = 2, 2
_OPENINGS = frozenset("-–—:：")
_TOGETHER = frozenset(("and", "&", ",", ", and", "，", "、", "和", "与", "及"))
# ` (2003) and `, and behind the last ` (2006): `; without a year only words join two titles
_YEAR_AND_JOINT = lazy_pattern(
    r"\s*(?:\((?P<year>(?:19|20)\d\d)\)\s*(?:,?\s*(?:and|&|和|与|及)|[,，、])|,?\s*(?:and|&|和|与|及))\s*"
)
_YEAR_AND_OPENING = lazy_pattern(
    r"\s*(?:\((?P<year>(?:19|20)\d\d)\)\s*(?:[:：]|\.|\s[-–—]\s|$)|[:：]|\s[-–—]\s)"
)
_PROPER = re.compile(r"[A-Z][A-Z]|[a-zA-Z]-?\d|[a-z]-?[A-Z]")  # in names of data and software
_SPACES_OF_TITLE = 2
_JOINTS = frozenset(",，、;；/|&") | {"", "and", "和", "与", "及", ", and"}


def may_be_person(name: str) -> bool:
    """Whether a text may be a person's whole name, rather than the one word of a thing's."""
    return is_name(name) and (" " in name.strip() or not name.isascii())


def named_apart(pieces: Sequence[Inline]) -> tuple[str, list[Link]] | None:
    """What a line calls some things, and their links; ``None`` where they are not apart.

    Names on one host (``SQuAD: [1.1](…), [2.0](…)``) and links that name roles, variants or
    people are those of one thing.
    """
    links = [piece for piece in pieces if isinstance(piece, Link)]
    first = pieces[0]
    if len(links) < _LEAST_TOGETHER or not isinstance(first, Text):
        return None
    if first.text.endswith("["):  # `Editors: [[Vim](…)], [[Emacs](…)]`
        first = first._replace(text=f"{first.text[:-1].rstrip()} ")
    labelled = split_label([first, *pieces[1:]], any_label=True)
    label, value = (labelled.label, labelled.value) if labelled else _plural_over(first, pieces)
    if labelled is None and pieces[0] is first and first.strong:
        label, value = first.text.strip(), list(pieces[1:])  # `**Editors** [Vim](…), [Emacs](…)`
    if not label or len(label) > _LONGEST_LABEL or is_known_label(label) or is_no_list(label):
        return None
    if any(not _is_joint(p.text) for p in value if isinstance(p, Text)):
        return None
    if any(not isinstance(piece, (Link, Text)) for piece in value):
        return None
    if any(_is_part(link) and not _names_own_site(link) for link in links):
        return None
    if any(may_be_person(link.text) for link in links):
        return None
    if len(links) < _LEAST_NAMED and not _are_sites(links):
        return None
    owners = {_owner(link.url) for link in links}
    return (label, links) if len(owners) == len(links) else None


def _are_sites(links: Sequence[Link]) -> bool:
    """Whether two links are short names, each of a repository or of a site as a whole."""
    short = all(len(link.text.split()) <= _LONGEST_TOGETHER for link in links)
    return short and all(_thing(link.url) for link in links)


def _plural_over(first: Text, pieces: Sequence[Inline]) -> tuple[str, list[Inline]]:
    """``Libraries for tides: [A](…), …``: words of a kind in the plural, and what follows them."""
    label, colon, rest = first.text.strip().partition(":")
    several = colon and not rest and heads_many(label)
    return (label, list(pieces[1:])) if several else ("", [])


def _is_joint(text: str) -> bool:
    """Whether words part two names, which may stand in brackets: ``[[Vim](…)], [[Nano](…)]``."""
    words = text.strip(" []")
    return not words or words.lower() in _JOINTS


def _names_own_site(link: Link) -> bool:
    """``[Keras](https://keras.io)``: whether what is a role elsewhere has a site of its name."""
    name = link.text.strip("[] ").lower()
    own = is_named_like_role(name) and is_front_page(link.url)
    return own and host_of(link.url).split(".")[0] == name


def lists_apart(block: List) -> bool:
    """Whether each item of a list names several things one after the other."""
    heads = [item.blocks[0] for item in block.items if len(item.blocks) == 1]
    if len(heads) < len(block.items):
        return False
    return all(
        isinstance(head, Paragraph)
        and len(head.content) > _LEAST_NAMED
        and (told := named_apart(head.content)) is not None
        and len(told[1]) >= _LEAST_NAMED
        for head in heads
    )


def topic_over_names(pieces: Sequence[Inline]) -> tuple[str, list[Link]] | None:
    """A topic and the linked names behind it, for a list of courses or papers; else ``None``.

    ``Maths: [Linear Algebra](…), [Calculus](…)``. Schools and sites that are linked behind a
    course (``Calculus: [MIT](…), [YouTube](…)``) are where it is given.
    """
    if not enumerates(pieces):
        return None
    assert isinstance(pieces[0], Text)
    label = pieces[0].text.strip(" :：")
    links = [piece for piece in pieces if isinstance(piece, Link)]
    if not label or len(label) > _LONGEST_LABEL or is_known_label(label) or is_no_list(label):
        return None
    for link in links:
        name = link.text.strip()
        if link.bare or _is_part(link) or not any(map(str.isalpha, name)):
            return None
        if parse_ordinal(name) is not None:
            return None  # `[Part 1](…)`
        if makers_of(name) or len(name) < _LEAST_NAME or name in _SITES:
            return None
    return (label, links) if len({link.url for link in links}) == len(links) else None


def enumerates(pieces: Sequence[Inline]) -> bool:
    """Whether a line is names with a link each behind what they are: ``Maths: [A](…), [B](…)``."""
    first = pieces[0] if len(pieces) > _LEAST_NAMED else None  # a label, two links, what joins
    if not isinstance(first, Text) or not first.text.rstrip().endswith((":", "：")):
        return False
    return all(
        not is_role_link(piece)
        if isinstance(piece, Link)
        else isinstance(piece, Text) and piece.text.strip().lower() in _JOINTS
        for piece in pieces[1:]
    )


def named_together(head: Sequence[Inline]) -> list[tuple[Inline, ...]]:
    """``[quay](…) and [pier](…) - what both do``: each of the names with what is said of all.

    Only short names, each a repository of its own or on a site of its own, before a dash or a
    colon, or full titles, behind which their years may stand; none where they are less than two.
    """
    if type(head[0]) is not Link or type(head[2]) is not Link:
        return []
    if head[0].text.count(" ") >= _SPACES_OF_TITLE:
        return _titled_together(head)
    at = 0
    while at + 2 < len(head) and isinstance(head[at], Link) and _joins(head[at + 1]):
        at += 2
    names = [piece for piece in head[: at + 1 : 2] if isinstance(piece, Link)]
    if len(names) < _LEAST_TOGETHER or len(names) * 2 - 1 != at + 1:
        return []
    rest = head[at + 1 :]
    opening = rest[0].text.lstrip() if rest and isinstance(rest[0], Text) else ""
    if opening[:1] not in _OPENINGS or not opening:
        return []
    if any(len(link.text.split()) > _LONGEST_TOGETHER or _is_part(link) for link in names):
        return []
    things = {_thing(link.url) for link in names} - {""}
    if len(things) < len(names) and all(_PROPER.search(link.text) for link in names):
        things = {host_of(link.url) for link in names}  # `[GTSDB](…), [Quay-100K](…) -- signs`
    return [(link, *rest) for link in names] if len(things) == len(names) else []


# ` (C++, 1.2k stars), ` between two names, and the same behind the last of them
_REMARK_AND_JOINT = lazy_pattern(
    r"\s*(?P<remark>[(（][^()（）\n]{1,80}[)）])?\s*(?:[,，、;；|/]|\b(?:and|und|et|y)\b|[&和与])?\s*"
)


def named_with_remarks(pieces: Sequence[Inline]) -> list[tuple[Inline, ...]]:
    """``[quay](…) (C++, 1.2k stars), [pier](…) (Python)``: each name with what is said in brackets.

    Only short names, each of a repository or a site of its own, and nothing else on the line.
    """
    heads: list[tuple[Inline, ...]] = []
    links: list[Link] = []
    for at in range(0, len(pieces), 2):
        link = pieces[at]
        behind = pieces[at + 1] if at + 1 < len(pieces) else None
        if not isinstance(link, Link) or link.bare or _is_part(link) or may_be_person(link.text):
            return []
        told = _REMARK_AND_JOINT.fullmatch(behind.text) if isinstance(behind, Text) else None
        if told is None and behind is not None:
            return []
        links.append(link)
        remark = told["remark"] if told else None
        heads.append((link, Text(f" {remark}")) if remark else (link,))
    several = len(links) >= _LEAST_TOGETHER and any(len(head) > 1 for head in heads)
    if not several or not _are_sites(links):
        return []
    return heads if len({_thing(link.url) for link in links}) == len(links) else []


def _titled_together(head: Sequence[Inline]) -> list[tuple[Inline, ...]]:
    """``[The One](…) (2003) and [The Other](…) (2006): what both tell``: each with its own year."""
    links: list[Link] = []
    years: list[str] = []
    at = 0
    while at < len(head) and isinstance(link := head[at], Link):
        behind = head[at + 1] if at + 1 < len(head) else None
        joined = _YEAR_AND_JOINT.fullmatch(behind.text) if isinstance(behind, Text) else None
        links.append(link)
        if joined is None:
            break
        years.append(joined["year"] or "")
        at += 2
    last = head[at + 1] if at + 1 < len(head) and isinstance(head[at], Link) else None
    opening = _YEAR_AND_OPENING.match(last.text) if isinstance(last, Text) else None
    if opening is None or not isinstance(last, Text) or len(links) < _LEAST_TOGETHER:
        return []
    if any(link.text.count(" ") < _SPACES_OF_TITLE or _is_part(link) for link in links):
        return []
    if len({link.url for link in links}) < len(links) or not _are_alike(links):
        return []
    years.append(opening["year"] or "")
    told = last.text[opening.end("year") + 1 if opening["year"] else 0 :]
    rest = head[at + 2 :]
    return [
        (link, last._replace(text=f" ({year}){told}" if year else told), *rest)
        for link, year in zip(links, years, strict=True)
    ]


def _are_alike(links: Sequence[Link]) -> bool:
    """Whether none of two things may be a post about the other, a recording or the code of it."""
    roles = {host_role(link.url) for link in links}
    return len(roles) == 1 or roles == {None, "paper"}


def _joins(piece: Inline) -> bool:
    """Whether words join two names of which the same is said."""
    return isinstance(piece, Text) and piece.text.strip().lower() in _TOGETHER


def _thing(url: str) -> str:
    """The repository, or else the site, that an address is; nothing for a page within one."""
    thing = identify(url)
    if thing.kind == "repository":
        return f"{thing.site}:{thing.id}".lower()
    return host_of(url) if is_front_page(url) else ""


def _is_part(link: Link) -> bool:
    return (
        is_role_link(link)
        or part_role(link.text) is not None
        or is_navigation(link.text)
        or not any(map(str.isalpha, link.text))
    )


def _owner(url: str) -> str:
    """Whose a page is: its host, and on sites of code the account there."""
    parts = url.lower().split("/", 4)
    shared = host_role(url) in ("code", "dataset")
    return "/".join(parts[2:4] if shared else parts[2:3])
