"""What stands behind a title: its links, its tags, and the words that are left."""

from __future__ import annotations

import re
from itertools import pairwise

from mdcatalog.extract.dated_code import unboxed
from mdcatalog.extract.entries import FoundLink, found_links
from mdcatalog.extract.labels import inline_label, is_known_label
from mdcatalog.extract.licenses import is_license
from mdcatalog.extract.part_names import is_term
from mdcatalog.extract.sentence_links import in_sentence
from mdcatalog.extract.titles import is_role_link
from mdcatalog.patterns import lazy_pattern
from mdcatalog.tree import Break, CodeSpan, FootnoteReference, Image, Inline, Link, Text
from mdcatalog.values.text import SHORTCODE, WHITE
from mdcatalog.vocabulary import role_of

_EMPTY_GROUPS = lazy_pattern(
    r"[\[(（【{]{1,3}\s{0,4}[,;|/、，·\s]{0,12}[\])）】}]{1,3}"
    # not `one / other`: where a link was, there is more space
    r"|(?<=\s)(?!(?<=[^\s|;·/]\s)/\s[^\s|;·/])[|;/·]+(?=\s|$)"
)
_GROUP_START = re.compile(r"[\[(（【{|;/·]")  # what any of the empty groups begins with
#: What may stand before the words behind a title: separators and closing marks.
LEADING = WHITE + "-–—−:：|,，;；.。~→>·•*=}"
_TRAILING = WHITE + "→⇒-–—|｜,，;；:：[(（/·&"
# The words that lead to a link which stands elsewhere: "项目地址是：", "available at:".
_LINK_LEAD = lazy_pattern(
    r"[，,。；;]?\s*(?:(?<![A-Za-z])[A-Za-z]{1,16}|[^，。；,;\s]{0,6})(?:地址|链接|网址|主页)(?:是|为|如下|见)?\s*[:：]?\s*$"
    r"|[,;]?\s*(?:\b(?:(?:the|its|official|source) )*(?:code|data|dataset|repo|repository|website"
    r"|docs|documentation|paper|implementation) )?(?:(?:is|are) )?"
    r"(?:available|released|found|hosted) (?:at|here|on)\s*:?\s*$"
    r"|(?:^|(?<=[.!?]))\s*(?:(?:the|its|official|source) )*(?:code|data|dataset|repo|repository"
    r"|website|docs|documentation|paper|implementation) (?:is|are) (?:at|here|on)\s*:?\s*$",
    re.IGNORECASE,
)
_LINK_LEAD_ENDS = ("地址", "链接", "网址", "主页", "是", "为", "如下", "见", "at", "here", "on")
# `(Jupyter notebook: https://…)`: words of the label itself
_SAID_OF_LABEL = lazy_pattern(r"[(（\[]\s*([^\W\d_][\w-]*(?: [^\W\d_][\w-]*)?)$")
_STOPS = frozenset(".,;。，；、")
_COMMAS = frozenset(",;，；、")
# `user guide: https://…` on its line, `(Data portal) https://…`: what an address is called
_CALLED = re.compile(
    r"(?:^|(?<=\n))[\s,;.]*(?:(?P<label>[A-Za-z][\w/-]{1,20}(?: [\w/-]{2,20}){0,2})\s?:"
    r"|\((?P<aside>[A-Za-z][\w/-]{1,20}(?: [\w/-]{2,20}){0,2})\))\s*$",
    re.ASCII,
)
_ABOUT_MARKS = "-–—:：=~"
_GAP = Text(" ")  # what stands in the place of a role link
_SPACE_BEFORE_STOP = re.compile(r" (?=[.,;。，；]+(?: |$)|\)[\s.,;])")


def take_tags(pieces: list[Inline]) -> tuple[list[Inline], list[str]]:
    """Inline code that stands by itself is a tag; inside a sentence it is part of it."""
    if CodeSpan not in map(type, pieces):
        return pieces, []
    pieces = with_years(pieces)
    kept: list[Inline] = []
    tags: list[str] = []
    behind = _words_ahead(pieces)
    licensed = _licensed_end(pieces)
    before = False  # whether words stand right before, other code in between
    for index, piece in enumerate(pieces):
        if isinstance(piece, CodeSpan):
            if (before and index < licensed) or behind[index]:
                kept.append(piece)
            else:
                tags.append(unboxed(piece.text.strip()))
            continue
        kept.append(piece)
        text = piece.text.strip() if isinstance(piece, Text) else ""
        before = text[-1:].isalnum() if text else before and isinstance(piece, Text)
    return kept, [tag for tag in tags if tag and not tag.startswith(("http", "$", "pip "))]


def _licensed_end(pieces: list[Inline]) -> int:
    """Where code begins that ends all words, and is a licence first: ``words `MIT` `Go` ``."""
    at = len(pieces)
    if CodeSpan not in map(type, pieces):
        return at
    while at and (
        isinstance(pieces[at - 1], CodeSpan)
        or (isinstance(piece := pieces[at - 1], Text) and not any(map(str.isalnum, piece.text)))
    ):
        at -= 1
    first = next((n for n in range(at, len(pieces)) if isinstance(pieces[n], CodeSpan)), None)
    if first is None or not is_license(pieces[first].text.strip()):  # type: ignore[union-attr]
        return len(pieces)
    return first


_YEAR_BEHIND = re.compile(r"\s*,?\s?((?:19|20)\d\d)(?=\s*(?:[)）\]】.,;|]|$))")
_LONGEST_VENUE = 24


def with_years(pieces: list[Inline]) -> list[Inline]:
    """```` `ICRA` 2024 ````: what stands in code with the year right behind it, which dates it."""
    found = list(pieces)
    for at, (piece, next_) in enumerate(pairwise(pieces)):
        if not isinstance(piece, CodeSpan) or not isinstance(next_, Text):
            continue
        year = _YEAR_BEHIND.match(next_.text) if len(piece.text) <= _LONGEST_VENUE else None
        if year and piece.text[-1:].isalpha() and piece.text[:1].isupper():
            found[at] = piece._replace(text=f"{piece.text} {year[1]}")
            found[at + 1] = next_._replace(text=next_.text[year.end() :])
    return found


def _words_ahead(pieces: list[Inline]) -> list[bool]:
    """For each piece: whether words follow it directly, other code in between."""
    ahead = [False] * len(pieces)
    found = False
    for index in range(len(pieces) - 1, -1, -1):
        ahead[index] = found
        piece = pieces[index]
        if isinstance(piece, CodeSpan):
            continue
        text = piece.text.strip() if isinstance(piece, Text) else ""
        found = text[:1].isalnum() if text else found and isinstance(piece, Text)
    return ahead


def rest_links(pieces: list[Inline]) -> list[FoundLink]:
    """The links behind a title: role links are fields, links inside sentences are body.

    A label before a link (``Code: [x](…)``) holds for the links up to the next words.
    """
    found: list[FoundLink] = []
    kinds = set(map(type, pieces))
    if Link not in kinds and Image not in kinds:
        return found
    text = ""
    label = ""
    silent = not _has_words(pieces)
    for piece in pieces:
        if isinstance(piece, Text):
            stripped = piece.text.strip(" ,，、/|&;；()（）[]【】+")
            if stripped:
                label = inline_label(piece.text) or ""
                if label and not is_known_label(label) and len(label) > 12:
                    label = ""
            text += piece.text
        elif isinstance(piece, Break):
            label, text = "", text + "\n"
        elif isinstance(piece, (Link, Image)):
            own = silent or label or is_role_link(piece) or isinstance(piece, Image)
            own = own or (isinstance(piece, Link) and is_term(piece.text))
            place = "field" if own else "body"
            text = text[-_LONGEST_BEFORE:]  # every link keeps the words before it
            named = list(found_links([piece], place, label, text))  # type: ignore[arg-type]
            if isinstance(piece, Link) and piece.bare and (called := _CALLED.search(text)):
                name = called["label"] or called["aside"]
                if called["aside"] or not is_known_label(name):
                    named = [link._replace(text=link.text or name) for link in named]
            found.extend(named)
            text += piece.text if isinstance(piece, Link) else ""
    return found


def only_link_texts(pieces: list[Inline]) -> bool:
    """Whether links alone stand behind a title, and nothing shows that their words are about it.

    ``, [mirror](…), [The other report](…)``; not ``- [a library for quays](…)`` behind a dash,
    nor words that go on from the title: ``[discusses the white paper](…)``.
    """
    if Link not in map(type, pieces) or CodeSpan in map(type, pieces) or _has_words(pieces):
        return False
    first = next((piece.text for piece in pieces if isinstance(piece, Text)), "")
    if any(mark in SHORTCODE.sub("", first) for mark in _ABOUT_MARKS):
        return False
    return not any(goes_on(piece.text) for piece in pieces if isinstance(piece, Link))


def goes_on(text: str) -> bool:
    """Whether a link's words go on from a title, as those of a sentence do, and name nothing."""
    return text[:1].islower() and text.count(" ") > 1


def _has_words(pieces: list[Inline]) -> bool:
    for piece in pieces:
        told = SHORTCODE.sub("", piece.text) if isinstance(piece, (Text, CodeSpan)) else ""
        if any(map(str.isalnum, told)):
            return True
    return False


_BEFORE_SITE = (",", "，", "|")


def rest_text(pieces: list[Inline]) -> str:
    """The words behind a title, without role links, their labels and the brackets left empty."""
    kept: list[Text | CodeSpan | Link] = []
    for at, piece in enumerate(pieces):
        if type(piece) is Text:
            if kept and kept[-1] is _GAP and piece.text[:1] in _STOPS:
                piece = _without_second_stop(kept, piece)
            kept.append(piece)
        elif isinstance(piece, Link) and is_role_link(piece) and in_sentence(pieces, at):
            kept.append(piece)
        elif (
            is_role_link(piece)
            or _is_one_of_terms(pieces, at)
            or _is_button(pieces, at)
            or _shows_site(pieces, at)
            or isinstance(piece, (Image, FootnoteReference))
        ):
            if kept and isinstance(last := kept[-1], Text):
                kept[-1] = _without_label(last)
                bare = isinstance(piece, Link) and piece.bare
                if bare and (called := _CALLED.search(kept[-1].text)):
                    kept[-1] = last._replace(text=kept[-1].text[: called.start()])
            kept.append(_GAP)
        elif isinstance(piece, Break):
            kept.append(Text("\n" if piece.hard else " "))
        else:
            kept.append(piece)
    return "".join([piece.text for piece in kept])


def _shows_site(pieces: list[Inline], at: int) -> bool:
    """Whether a link that ends a line of facts is called by its site: ``, [LDC](https://ldc.…)``."""
    link, above = pieces[at], pieces[at - 1] if at else None
    if at + 1 < len(pieces) or not isinstance(link, Link) or not isinstance(above, Text):
        return False
    if above.text.rstrip()[-1:] not in _BEFORE_SITE or not above.text.rstrip(" ,，|"):
        return False
    host = link.url.partition("://")[2].partition("/")[0].lower()
    return link.text.strip().lower() in host.split(".")


def _is_one_of_terms(pieces: list[Inline], at: int) -> bool:
    """Whether a link is called by a term as others are: ``[Spring 2016](…), [Fall 2016](…)``."""
    link = pieces[at]
    if not isinstance(link, Link) or not is_term(link.text):
        return False
    return sum(isinstance(piece, Link) and is_term(piece.text) for piece in pieces) > 1


def _without_second_stop(kept: list[Text | CodeSpan | Link], behind: Text) -> Text:
    """``Since 2012. [Paper](…). (240 MB)``: one stop where a link stood between two."""
    at = len(kept) - 1
    while at and not kept[at].text.strip():
        at -= 1
    before = kept[at]
    text = before.text.rstrip()
    if not isinstance(before, Text) or text[-1:] not in _STOPS:
        return behind
    if text[-1] in _COMMAS and behind.text[0] not in _COMMAS:
        kept[at] = before._replace(text=text[:-1])
        return behind
    return behind._replace(text=behind.text[1:])


def _without_label(words: Text) -> Text:
    """Words before a link without the label that they end in."""
    label = inline_label(words.text)
    if not label or not is_known_label(label):
        return words
    text = words.text[: words.text.rfind(label)].rstrip("*_ ")
    said = _SAID_OF_LABEL.search(text) if text[-1:].isalpha() else None
    return words._replace(text=text[: said.start(1)] if said else text)


def _is_button(pieces: list[Inline], at: int) -> bool:
    """``[[Extractor](…)]``: whether a link stands alone in square brackets, as roles do."""
    link, before = pieces[at], pieces[at - 1] if at else None
    if not isinstance(link, Link) or len(link.text) > _LONGEST_BUTTON:
        return False
    # what opens the bracket before the first piece may stand with the title
    opened = before is None or (isinstance(before, Text) and before.text.rstrip().endswith("["))
    after = pieces[at + 1] if at + 1 < len(pieces) else None
    return opened and isinstance(after, Text) and after.text.lstrip().startswith("]")


def _without_remains(text: str) -> str:
    """A text without empty brackets in it."""
    return _GAPS_IN_GROUPS.sub(lambda match: match[1] or match[2], _EMPTY_GROUPS.sub(" ", text))


_CLOSINGS = WHITE + ")]）】"
_CLOSING_MARKS = frozenset(")]）】")
_REMAINS_BEFORE = lazy_pattern(
    r"\s*(?:[\[(（【]{1,2}[\s,;|/、，·]{0,12}[\])）】]{1,2}[\s,;|/·]*)+(?=[\w(（\[])"
)


def without_leading_remains(text: str) -> str:
    """Words behind links without the brackets that those left empty: ``[ ] (ICML 2020)``.

    Nor with the bracket that closes a title's: of ``**The Title ([NSDI'22](…))**``.
    """
    if text.lstrip()[:1] in _CLOSING_MARKS:
        return f" {text.lstrip(_CLOSINGS)}"
    if text.lstrip()[:1] not in _OPENING_MARKS:
        return text
    remains = _REMAINS_BEFORE.match(text)
    return f" {text[remains.end() :]}" if remains else text


def _without_marks(text: str) -> str:
    """A text without separators round it."""
    return " ".join(text.rstrip(_TRAILING).lstrip(LEADING).split())


# `(, , Clients)`
_GAPS_IN_GROUPS = lazy_pattern(
    r"([(（\[])(?:\s*[,，、;；|/])+\s*"
    # a run of separators is tried from its beginning alone
    r"|(?<![\s,，、;；|/])\s*(?:[,，、;；|/]\s*)+([)）\]])"
)
_JOINTS = frozenset(("with", "and", "by", "in", "at", "or", "see", "和", "与", "及"))
_OPENING_MARKS = ("[", "(", "（", "【")
_OPENING, _CLOSING = "(（", ")）"
_CLOSED = ")）]"
# `- .NET library`, `: ~100 maps`: a mark that belongs to the first word
_OWN_MARK = re.compile(r"\s*[-–—:|]+\s+(\.(?=[A-Za-z])|~(?=\d))")
_LABEL_MARKS = re.compile(r"\s*[:：]\s*")
_LONGEST_STORE = 20
_REACH = 8
_MOST_ROUNDS = 30  # brackets in brackets
_LONGEST_BUTTON = 40
_LONGEST_BEFORE = 200


def tidy(text: str) -> str:
    """A description without what role links left behind: empty brackets, separators, marks."""
    if own := _OWN_MARK.match(text) if "." in text[:_REACH] or "~" in text[:_REACH] else None:
        told = tidy(text[own.end() :])
        return f"{own[1]}{told}" if told else ""
    text = text.lstrip()
    text = text[1:] if text[:1] in _CLOSED else text  # of a bracket that a link took with it
    for _ in range(_MOST_ROUNDS):
        if not _GROUP_START.search(text):
            text = _without_marks(text)
            break
        tidier = _without_marks(_without_remains(text))
        if tidier == text:
            break
        text = tidier
    if text.rstrip(": ：").lower().endswith(_LINK_LEAD_ENDS):
        text = _LINK_LEAD.sub("", text)
    text = without_store(_SPACE_BEFORE_STOP.sub("", text))
    if text[-1:] in ".。" and text[-3:-1] in (" –", " —", " -"):
        text = text[:-1].rstrip(_TRAILING)  # `Storage – [Demo](…), [Source](…).`
    if not any(map(str.isalnum, text)) or text.lower() in _JOINTS:
        return ""
    if text[:1] in _OPENING and text[-1] in _CLOSING and sum(map(text.count, _OPENING)) == 1:
        text = text[1:-1].strip()
    return text


def without_store(text: str) -> str:
    """``港口新闻。下载地址：百度网盘``: the sentences without the words for a link behind them."""
    stop = text.rfind("。", -_LONGEST_STORE) + 1 if "。" in text else 0
    called = text[stop:].strip(_TRAILING)
    if not stop or not called or any(map(_is_no_place, _LABEL_MARKS.split(called))):
        return text
    return text[:stop]


def _is_no_place(words: str) -> bool:
    return role_of(words) != "main"
