"""Lists of the same six papers in many styles of writing, made from parts.

A style is how a title, names, a venue and its links are written, in which order they stand, and
what begins an item. People combine these freely; a rule for one combination is worth little, so
``test_styles`` reads a sample of all of them.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple


class Work(NamedTuple):
    """A paper as the lists tell of it."""

    title: str
    authors: tuple[str, ...]
    venue: str
    year: int
    number: int

    @property
    def pdf(self) -> str:
        return f"https://arxiv.org/abs/{self.year % 100:02d}0{self.number}.7234{self.number}"

    @property
    def code(self) -> str:
        return f"https://github.com/quay-lab{self.number}/project"


_TOLD = (
    ("Learning to Moor Boats with Weak Labels", "Jane Doe, Peter van Dijk, Ming Chen", "NeurIPS"),
    ("TideNet: A Unified Model of Harbour Traffic", "Anna Kowalska, Luis García", "ICML"),
    ("On the Stability of Floating Docks", "Wei Zhang, Sarah O'Neil, Tom B. Brown", "CVPR"),
    ("Anchors Are All You Need", "Igor Petrov", "ACL"),
    ("Estimating Waves from Sparse Buoys: A Survey", "Mary Ann Smith, Hao Li", "KDD"),
    ("Deep Sounding of Shallow Waters", "Carlos Ruiz, Emma Johansson, Raj Patel", "EMNLP"),
)
WORKS = tuple(
    Work(title, tuple(names.split(", ")), venue, 2016 + at, at + 1)
    for at, (title, names, venue) in enumerate(_TOLD)
)


def _and(names: tuple[str, ...], last: str = " and ") -> str:
    return last.join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else names[0]


def initials(name: str) -> str:
    """``P. van Dijk``."""
    given, *rest = name.split()
    middle = [word[0] + "." if word[0].isupper() else word for word in rest[:-1]]
    return " ".join([given[0] + ".", *middle, rest[-1]])


def reversed_name(name: str) -> str:
    """``van Dijk, P.``."""
    words = name.split()
    given = [word[0] + "." for word in words[:-1] if word[0].isupper()]
    return (
        " ".join([*(w for w in words[:-1] if not w[0].isupper()), words[-1]])
        + ", "
        + " ".join(given)
    )


Writer = Callable[[Work], str]

TITLES: Mapping[str, Writer] = {
    "linked": lambda w: f"[{w.title}]({w.pdf})",
    "linked in bold": lambda w: f"**[{w.title}]({w.pdf})**",
    "bold in link": lambda w: f"[**{w.title}**]({w.pdf})",
    "linked in quotes": lambda w: f'"[{w.title}]({w.pdf})"',
    "linked with stop": lambda w: f"[{w.title}.]({w.pdf})",
    "bold": lambda w: f"**{w.title}**",
    "quoted": lambda w: f'"{w.title}"',
    "curly quotes": lambda w: f"“{w.title}”",
    "italic": lambda w: f"*{w.title}*",
    "plain": lambda w: w.title,
}
AUTHORS: Mapping[str, Writer] = {
    "none": lambda w: "",
    "commas": lambda w: ", ".join(w.authors),
    "and": lambda w: _and(w.authors),
    "oxford": lambda w: _and(w.authors, ", and "),
    "ampersand": lambda w: _and(w.authors, " & "),
    "italic": lambda w: f"*{', '.join(w.authors)}*",
    "underscores": lambda w: f"_{_and(w.authors)}_",
    "by": lambda w: f"by {_and(w.authors)}",
    "et al": lambda w: f"{w.authors[0]} et al.",
    "surname et al": lambda w: f"{w.authors[0].split()[-1]} et al.",
    "initials": lambda w: ", ".join(map(initials, w.authors)),
    "reversed": lambda w: ", ".join(map(reversed_name, w.authors)),
    "semicolons": lambda w: "; ".join(w.authors),
}
VENUES: Mapping[str, Writer] = {
    "none": lambda w: "",
    "venue year": lambda w: f"{w.venue} {w.year}",
    "round": lambda w: f"({w.venue} {w.year})",
    "square": lambda w: f"[{w.venue} {w.year}]",
    "code": lambda w: f"`{w.venue} {w.year}`",
    "bold": lambda w: f"**{w.venue} {w.year}**",
    "italic": lambda w: f"*{w.venue} {w.year}*",
    "two digits": lambda w: f"{w.venue}'{w.year % 100:02d}",
    "comma": lambda w: f"{w.venue}, {w.year}",
    "year in brackets": lambda w: f"{w.venue} ({w.year})",
    "in": lambda w: f"In {w.venue}, {w.year}",
    "in italic": lambda w: f"In *{w.venue}*, {w.year}",
    "glued": lambda w: f"{w.venue}{w.year}",
    "dash": lambda w: f"{w.venue}-{w.year}",
    "year alone": lambda w: f"({w.year})",
}
LINKS: Mapping[str, tuple[str, str]] = {  # to the paper, and to its code
    "boxes": ("[[pdf]({})] ", "[[code]({})]"),
    "linked boxes": ("[[paper]]({}) ", "[[code]]({})"),
    "brackets": ("([paper]({})) ", "([code]({}))"),
    "bars": ("[PDF]({}) | ", "[Code]({})"),
    "words": ("[Paper]({}) ", "[Code]({})"),
    "bold": ("[**Paper**]({}) ", "[**Code**]({})"),
    "emoji": ("📄 [Paper]({}) ", "💻 [Code]({})"),
    "labels": ("Paper: {} ", "Code: {}"),
    "labelled": ("Paper: [link]({}), ", "Code: [link]({})"),
    "hosts": ("[[arXiv]({})] ", "[[GitHub]({})]"),
}
_SET_APART = ("none", "round", "square", "code", "bold", "year alone")
Order = Callable[[str, str, str, str], str]


def _join(joint: str) -> Order:
    return lambda *parts: joint.join(part for part in parts if part)


ORDERS: Mapping[str, Order] = {  # of title, authors, venue, links
    "T. A. V. L": lambda t, a, v, x: f"{_join('. ')(t, a, v)}. {x}",
    "T, A, V L": lambda t, a, v, x: f"{_join(', ')(t, a, v)} {x}",
    "T - A, V. L": lambda t, a, v, x: f"{_join(' - ')(t, _join(', ')(a, v))}. {x}",
    "T; A; V L": lambda t, a, v, x: f"{_join('; ')(t, a, v)} {x}",
    "T | A | V | L": lambda t, a, v, x: _join(" | ")(t, a, v, x),
    "T (A, V) L": lambda t, a, v, x: f"{t} ({_join(', ')(a, v)}) {x}",
    "V - T - A L": lambda t, a, v, x: f"{_join(' - ')(v, t, a)} {x}",
    "V T. A L": lambda t, a, v, x: f"{v} {t}. {a} {x}",
    "A. T. V. L": lambda t, a, v, x: f"{_join('. ')(a, t, v)}. {x}",
    "A, T, V L": lambda t, a, v, x: f"{_join(', ')(a, t, v)} {x}",
    "A: T. V. L": lambda t, a, v, x: f"{_join(': ')(a, t)}. {v}. {x}",
    "T, line A, line V L": lambda t, a, v, x: "<br>".join(filter(None, (t, a, f"{v} {x}".strip()))),
    "T over bullet A. V. L": lambda t, a, v, x: f"{t}\n   - {_join('. ')(a, v)}. {x}",
    "T over bullets": lambda t, a, v, x: "".join([t, *(f"\n   - {p}" for p in (a, v, x) if p)]),
}
ITEMS = ("- ", "* ", "1. ", "- [ ] ", "", "[1] ")
HEADINGS = ("## Papers", "## Harbour Vision", "# Awesome Harbour Papers", "## 论文")


class Style(NamedTuple):
    """One way of writing, named by its parts."""

    title: str
    authors: str
    venue: str
    links: str
    order: str
    item: str
    heading: str

    def __str__(self) -> str:
        return " / ".join(self)

    @property
    def is_likely(self) -> bool:
        """Whether people write so: a bare year in brackets, no brackets in brackets …"""
        if not (self.authors != "none" or self.venue != "none"):
            return False
        if self.order.startswith("A") and self.authors in ("none", "by"):
            return False
        if self.order in ("V T. A L", "V - T - A L") and self.venue in ("in", "in italic", "comma"):
            return False
        if self.order == "V T. A L":
            return self.venue in _SET_APART and self.title != "plain"
        if self.order == "T (A, V) L":
            return self.venue not in (*_SET_APART[1:], "year in brackets", "in", "in italic")
        if self.authors in ("italic", "underscores") and "italic" in self.venue:
            return False
        if "," in self.order and self.authors == "reversed":
            return False
        return not ("over" in self.order and self.item in ("", "[1] "))


def written(style: Style) -> str:
    """The document with the papers in that style."""
    lines = [style.heading, ""]
    for work in WORKS:
        paper, code = LINKS[style.links]
        links = ("" if "link" in style.title else paper.format(work.pdf)) + code.format(work.code)
        told = (TITLES[style.title], AUTHORS[style.authors], VENUES[style.venue])
        text = ORDERS[style.order](*(write(work) for write in told), links)
        text = re.sub(r"\.(?:\.| \.)+", ".", re.sub(r"(?<=\S)  +", " ", text))
        begun = style.item.replace("1", str(work.number))
        lines.append(f"{begun}{text.strip()}")
        lines.extend([""] * (style.item in ("", "[1] ")))
    return "\n".join(lines) + "\n"


def sample(number: int, seed: int = 1) -> Iterator[Style]:
    """So many different styles, drawn by chance and the same each time."""
    chance, seen = random.Random(seed), set[Style]()
    choices = (TITLES, AUTHORS, VENUES, LINKS, ORDERS, ITEMS, HEADINGS)
    while len(seen) < number:
        style = Style(*(chance.choice(list(among)) for among in choices))
        if style.is_likely and style not in seen:
            seen.add(style)
            yield style
