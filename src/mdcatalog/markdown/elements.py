"""The elements of an HTML fragment: a light tree, read by a short cut or by BeautifulSoup.

Most HTML in lists is tags with plain attributes and text. One regular expression reads that; it
builds what BeautifulSoup with ``html.parser`` would build, and leaves everything else to it:
comments, entities, scripts, stray angle brackets. ``tests/test_fast.py`` compares the two.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from html import unescape
from typing import TYPE_CHECKING, TypeAlias

from mdcatalog.patterns import lazy_pattern
from mdcatalog.values.text import words

if TYPE_CHECKING:
    from bs4 import BeautifulSoup


class Remark(str):
    """A comment."""

    __slots__ = ()


class Declared(str):
    """A declaration, a doctype, a processing instruction: nothing that is shown."""

    __slots__ = ()


class CharacterData(Declared):
    """A CDATA section: not shown either, but text."""

    __slots__ = ()


class Special(str):
    """Text of a script, a style sheet, a gloss."""

    __slots__ = ()


class Element:
    """A tag with its children; ``line`` is 1-based in the fragment, 0 for the fragment itself."""

    __slots__ = ("attributes", "children", "holds_blocks", "line", "name", "newlines", "parent")

    def __init__(
        self, name: str, attributes: dict[str, str], parent: Element | None, line: int
    ) -> None:
        self.name = name
        self.attributes = attributes
        self.parent = parent
        self.line = line
        self.children: list[Node] = []
        #: How many line ends its text has; set, as the next, by `survey`.
        self.newlines = 0
        self.holds_blocks = False

    def elements(self) -> Iterator[Element]:
        """The elements below this one, in document order."""
        stack = [child for child in reversed(self.children) if isinstance(child, Element)]
        while stack:
            element = stack.pop()
            yield element
            stack.extend(
                child for child in reversed(element.children) if isinstance(child, Element)
            )

    def find_all(self, *names: str) -> list[Element]:
        """The elements of these names below this one."""
        return [element for element in self.elements() if element.name in names]

    def own(self, *names: str) -> list[Element]:
        """The child elements of these names."""
        return [
            child for child in self.children if isinstance(child, Element) and child.name in names
        ]

    def above(self, name: str) -> Element | None:
        """The nearest element of this name around this one."""
        element = self.parent
        while element is not None and element.name != name:
            element = element.parent
        return element

    def strings(self) -> Iterator[str]:
        """The text in this element, piece by piece, in document order."""
        stack: list[Node] = self.children[::-1]
        while stack:
            node = stack.pop()
            if isinstance(node, Element):
                stack.extend(reversed(node.children))
            elif type(node) in (str, CharacterData):
                yield node

    def markup(self) -> str:
        """The element with its text and its line ends, for measuring; its tag is cut short."""
        parts: list[str] = []
        stack: list[Node] = [self]
        while stack:
            node = stack.pop()
            if isinstance(node, Element):
                parts.extend(v for v in node.attributes.values() if "\n" in v)
                parts.append("<>")
                stack.append("<>")
                stack.extend(reversed(node.children))
            else:
                parts.append(node)
        return "".join(parts)


Node: TypeAlias = Element | str


def survey(root: Element, blocks: frozenset[str]) -> None:
    """Count the line ends in every element, and note which hold elements named in ``blocks``.

    Children come after their parents in document order, so going backwards each element is
    complete before it is added to its parent.
    """
    for element in [root, *root.elements()][::-1]:
        for child in element.children:
            if isinstance(child, Element):
                element.newlines += child.newlines
                if child.holds_blocks or child.name in blocks:
                    element.holds_blocks = True
            elif "\n" in child:
                element.newlines += child.count("\n")


_VOID = frozenset(
    words("""
    area base br col embed hr img input keygen link menuitem meta param source track wbr
""")
)
# Elements whose content is no markup, whose white space counts, or of which parsers disagree.
_ODD = frozenset(
    words("""
    template pre textarea title iframe noembed noframes noscript xmp plaintext
    listing svg math rt rp basefont bgsound command frame image isindex nextid spacer
""")
)
# Elements that hold text alone, up to their end tag: read where no `<` is in it.
_RAW = frozenset(["script", "style"])
_RAW_TEXT = re.compile(r"(?P<text>[^<]*)</(?P<close>[A-Za-z]+)\s*>")
_VALUE = r"\"[^\"<>\n]*\"|'[^'<>\n]*'|[^\s\"'=<>`&]+(?=[\s>]|\Z)"
_TAG = lazy_pattern(
    rf"<(?:/(?P<close>[A-Za-z][A-Za-z0-9]*)\s*"
    rf"|(?P<open>[A-Za-z][A-Za-z0-9]*)(?P<rest>(?:\s+[A-Za-z][A-Za-z0-9_-]*(?:=(?:{_VALUE}))?)*)"
    rf"\s*(?P<end>/?))>"
)
_ATTRIBUTE = re.compile(rf"(?P<name>[A-Za-z][A-Za-z0-9_-]*)(?:=(?P<value>{_VALUE}))?")
_SPACES = " \n\t\f\r"
# A comment that all parsers read alike, and not of white space alone.
_COMMENT = re.compile(r"<!--(?!-?>)(?P<text>(?=[^-]*[^\s-])[^-]*(?:-(?!-)[^-]*)*)-->")
# `R&#252diger`, which browsers read without its semicolon; `&#` before no number is text.
_REFERENCE = re.compile(r"&#(?P<number>\d+|[xX][0-9A-Fa-f]+)?(?P<end>;?)")
_OTHER_ENTITY = re.compile(r"&(?!(?:amp|lt|gt|nbsp);)[A-Za-z#]")


def read_elements(html: str) -> Element:
    """The fragment's elements."""
    root = _plain_elements(html)
    return _soup_elements(html) if root is None else root


def _plain_elements(html: str) -> Element | None:
    """The elements of a fragment of plain tags and text; ``None`` where BeautifulSoup is needed."""
    root = current = Element("", {}, None, 0)
    open_tags: Counter[str] = Counter()
    line, position = 1, 0
    while position < len(html):
        start = html.find("<", position)
        text = html[position : start if start >= 0 else len(html)]
        if text:
            line += text.count("\n")
            if "&" in text:
                if _OTHER_ENTITY.search(text):
                    return None
                text = unescape(text)
            current.children.append(_folded(text))
        if start < 0:
            break
        tag = _TAG.match(html, start)
        if tag is None:
            comment = _COMMENT.match(html, start)
            if comment is None:
                return None
            current.children.append(Remark(comment["text"]))
            position = comment.end()
            line += html.count("\n", start, position)
            continue
        position = tag.end()
        if tag["close"]:
            name = tag["close"].lower()
            if name in _VOID or name in _ODD:
                return None
            if open_tags[name]:  # else it closes nothing
                current = _closed(current, name, open_tags)
        else:
            name = tag["open"].lower()
            attributes = _attributes(tag["rest"])
            if name in _ODD or attributes is None:
                return None
            element = Element(name, attributes, current, line)
            current.children.append(element)
            if name in _RAW:
                raw = _RAW_TEXT.match(html, position)
                if tag["end"] or raw is None or raw["close"].lower() != name:
                    return None
                if raw["text"]:
                    element.children.append(Special(_folded(raw["text"])))
                position = raw.end()
            elif name not in _VOID and not tag["end"]:
                current = element
                open_tags[name] += 1
        line += html.count("\n", start, position)
    return root


def _folded(text: str) -> str:
    """White space that stands alone is one character, as BeautifulSoup has it."""
    if text.strip(_SPACES):
        return text
    return "\n" if "\n" in text else " "


def _closed(current: Element, name: str, open_tags: Counter[str]) -> Element:
    """The element that is open after a closing tag: it closes all that is open in its own."""
    while True:
        open_tags[current.name] -= 1
        assert current.parent is not None
        if current.name == name:
            return current.parent
        current = current.parent


def _attributes(text: str) -> dict[str, str] | None:
    found: dict[str, str] = {}
    for match in _ATTRIBUTE.finditer(text):
        value = match["value"] or ""
        if value[:1] in ("'", '"'):
            value = value[1:-1]
        if "&" in value and unescape(value) != value:
            return None
        found[match["name"].lower()] = value
    return found


# -- BeautifulSoup ------------------------------------------------------------------------------


def _soup_elements(html: str) -> Element:
    import warnings

    from bs4 import BeautifulSoup, ParserRejectedMarkup

    if "&#" in html:
        html = _REFERENCE.sub(_closed_reference, html)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # a fragment that is only a URL or a file name
        try:
            return _converted(BeautifulSoup(html, "html.parser"))
        except ParserRejectedMarkup:  # `<![` opens no section that the parser knows: it is text
            return _converted(BeautifulSoup(html.replace("<![", "&lt;!["), "html.parser"))


def _closed_reference(match: re.Match[str]) -> str:
    """A character's number as the parser reads it, which takes all behind another for text."""
    if not match["number"]:
        return f"&amp;{match[0][1:]}"
    return match[0] if match["end"] else f"{match[0]};"


def _converted(soup: BeautifulSoup) -> Element:
    from bs4 import CData, Comment, Tag
    from bs4.element import NavigableString, PreformattedString

    root = Element("", {}, None, 0)
    pending: list[tuple[Tag, Element]] = [(soup, root)]
    while pending:
        tag, element = pending.pop()
        for child in tag.children:
            if isinstance(child, Tag):
                attributes = {
                    name: value if isinstance(value, str) else " ".join(value)
                    for name, value in child.attrs.items()
                }
                made = Element(child.name, attributes, element, child.sourceline or 0)
                element.children.append(made)
                pending.append((child, made))
            elif isinstance(child, Comment):
                element.children.append(Remark(child))
            elif isinstance(child, CData):
                element.children.append(CharacterData(child))
            elif isinstance(child, PreformattedString):
                element.children.append(Declared(child))
            elif type(child) is NavigableString:
                element.children.append(str(child))
            else:
                element.children.append(Special(child))
    return root
