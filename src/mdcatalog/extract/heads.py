"""The head of an item or paragraph: where its title begins and where it ends."""

from __future__ import annotations

import re
from typing import NamedTuple

from mdcatalog.extract.citations import comma_citation, names_like, venue_like
from mdcatalog.extract.titles import is_role_link, title_text
from mdcatalog.tree import Break, CodeSpan, FootnoteReference, Image, Inline, Link, Text
from mdcatalog.values import parse_ordinal, split_names
from mdcatalog.vocabulary import role_of

_YEAR_ONLY = re.compile(r"[(（]?(?:19|20)\d\d[)）]?")
_LEAST_STACKED = 4
# `12 - ` before a linked title
_NUMBER_ALONE = re.compile(r"\d{1,4}\s*[-–—:：|.]\s*")
_AFTER_ORDINAL = frozenset(":：-–—.")
_NOT_IN_BRACKETS = frozenset(",，;；-–—:")
_LONGEST_NAMES = 400
_JOINT = re.compile(r"\s*[/+&]\s*")
# Where a title ends in running text.
_PLAIN_SEPARATOR = re.compile(
    r"\s+[-–—−|]{1,3}\s+|\s*——+\s*|\s*[：]\s*|\s*:\s+|\s*:$|\s*[，。；]|,\s|;\s|\s*[\[【]|(?<=\w)[.]\s+(?=[A-Z])"
)
_QUOTED = re.compile(r"[\"“”„«]\s*([^\"“”„«»]{8,300}?)\s*[,.]?\s*[\"”“»]")
# `(COLING 2018)`, `(TKDE, 2020)`, `(EMNLP 2022, Findings)`
_VENUE_AFTER_TITLE = re.compile(
    r"\s\((?P<venue>(?!(?:Updated|Released|Since|Published|Last|Created|Accessed|"
    r"Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Spring|Summer|Fall|Autumn|Winter)\b)"
    r"[A-Z][\w&’' -]{1,60}?,?\s*(?:19|20)\d\d(?:,? [A-Z]\w+){0,2})\)"
)
_LEAST_BEFORE_VENUE = 12
_QUOTE = re.compile(r"[\"“”„«]")
_YEAR_AFTER_TITLE = re.compile(
    r"\s*[,.]?\s*[(（\[]\s*((?:19|20)\d{2})(?:[-./]\d{1,2}){0,2}\s*[)）\]]?"
)
_LATIN_NAME_THEN_CJK = re.compile(r"^([A-Za-z][\w.+\-]*(?: [A-Z][\w.+\-]*)*)\s+(?=[\u4e00-\u9fff])")
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")
_GLUED = re.compile(r"^[^\s\[\]{}()（）:：,，.。;；|\-–—]{1,20}(?=[\s\[\]()（）:：,，.。;；|]|$)")
_CJK_SUFFIX = re.compile(r"^\s*[^\s\[\]()（）:：,，.。;；|\-–—!！?？]{1,18}\s*$")


class Head(NamedTuple):
    """The pieces of a title and those behind it, with any words before the title."""

    before: list[Inline]
    title: list[Inline]
    rest: list[Inline]
    strong: bool  # the title was set in bold, linked or quoted: it is surely a title
    venue: str = ""  # where it was published, where that ends the title


def _cut(pieces: list[Inline], index: int, offset: int) -> tuple[list[Inline], list[Inline]]:
    """The pieces before and after a character of the text piece at ``index``."""
    piece = pieces[index]
    assert isinstance(piece, Text)
    left = [*pieces[:index]]
    if piece.text[:offset]:
        left.append(piece._replace(text=piece.text[:offset]))
    right: list[Inline] = []
    if piece.text[offset:]:
        right.append(piece._replace(text=piece.text[offset:]))
    return left, [*right, *pieces[index + 1 :]]


def is_space(piece: Inline) -> bool:
    """Whether a piece shows nothing: a break, a footnote reference, white space."""
    return isinstance(piece, (Break, FootnoteReference)) or (
        isinstance(piece, Text) and not piece.text.strip()
    )


def _skip_ornaments(pieces: list[Inline]) -> tuple[list[Inline], list[Inline]]:
    """Images, marks and numbering before the first words; and the pieces from there on."""
    before: list[Inline] = []
    rest = list(pieces)
    while rest:
        piece = rest[0]
        if isinstance(piece, (Image, Break, FootnoteReference)) or (
            isinstance(piece, Link) and not piece.text and piece.images
        ):
            before.append(rest.pop(0))
        elif isinstance(piece, Text):
            stripped = _strip_leading(piece.text)
            if stripped and not (len(rest) > 1 and _NUMBER_ALONE.fullmatch(stripped)):
                if stripped != piece.text:
                    rest[0] = piece._replace(text=stripped)
                return before, rest
            rest.pop(0)  # a number or a mark
        else:
            return before, rest
    return before, rest


def _strip_leading(text: str) -> str:
    if text[:1].isalpha():
        return text
    previous = None
    while previous != text:
        previous = text
        text = re.sub(r"^\s*(?::[a-z0-9_+-]+:\s*)+|^[\s\-–—•·*:：|,，.。>{]+(?=\S)|^\s+", "", text)
        if re.match(r"^\[\d{1,4}\][\s.]*|^[(（]\d{1,4}[)）]\s*|^\d{1,3}[.、)）]\s*(?!\d)", text):
            text = re.sub(
                r"^\[\d{1,4}\][\s.]*|^[(（]\d{1,4}[)）]\s*|^\d{1,3}[.、)）]\s*(?!\d)",
                "",
                text,
                count=1,
            )
        elif (
            text
            and not text[0].isalnum()
            and ord(text[0]) > 0x2100
            and text[0] not in "“”‘’《「『【（"
        ):
            text = text[1:]
    return text if text.strip(" {") else ""


# `Kingma & Ba (2015), [Title](…)`
_YEAR_AT_END = re.compile(r"\s*[(（\[]?(?:19|20)\d\d[a-z]?[)）\]]?$")


def split_head(pieces: list[Inline]) -> Head | None:
    """Find the title in the pieces of a head; ``None`` where there are no words."""
    before, rest = _skip_ornaments(pieces)
    if not rest:
        return None
    quoted = _quoted_title(rest)
    if quoted and _quote_is_title(rest, quoted):
        return quoted._replace(before=[*before, *quoted.before])
    authored = _authors_first(before, rest)
    if authored:
        return authored
    first = rest[0]
    if isinstance(first, Link) and not is_role_link(first):
        end = _extend_title(rest, _core_end(rest))
        return Head(before, rest[: end[0]] + end[1], end[2], True)
    if isinstance(first, (Text, Link)) and first.strong and not is_role_link(first):
        end = _extend_title(rest, _core_end(rest))
        return Head(before, rest[: end[0]] + end[1], end[2], True)
    if _is_italic_title(rest):
        return Head(before, rest[:1], rest[1:], True)
    return _plain_head(before, rest)


def stacked_head(pieces: list[Inline]) -> Head | None:
    """A title on a line of its own, below it nothing but addresses, a venue, a year.

    ``Title: Subtitle`` over ``NAACL 2022`` over ``https://…``: the line ends the title.
    """
    cut = next((i for i, piece in enumerate(pieces) if isinstance(piece, Break)), 0)
    title, below = pieces[:cut], pieces[cut:]
    if not title or any(not isinstance(p, Text) or p.emphasis for p in title):
        return None
    text = title_text(title).strip()
    links = [piece for piece in below if isinstance(piece, Link)]
    if len(text) < _LEAST_STACKED or len(text) > 300 or not links:
        return None
    if any(not link.bare for link in links) or text.endswith((":", "：")) or '"' in text:
        return None
    lines = [part.strip() for part in _lines_of(below)]
    if not any(lines) and (". " in text or _PLAIN_SEPARATOR.search(text) is None):
        return None  # nothing but addresses below: the line is read as any other
    if not all(not line or venue_like(line) or _YEAR_ONLY.fullmatch(line) for line in lines):
        return None
    _, title = _skip_ornaments(title)
    venue: list[Inline] = []
    for line in filter(None, lines):
        venue += [Text(f" ({line})" if _YEAR_ONLY.fullmatch(line) else f" | {line}")]
    return Head([], title, [*venue, *links], True) if title else None


def _lines_of(pieces: list[Inline]) -> list[str]:
    """The texts of the lines, links left out."""
    lines = [""]
    for piece in pieces:
        if isinstance(piece, Break):
            lines.append("")
        elif not isinstance(piece, Link):
            lines[-1] += title_text([piece])
    return lines


def _is_italic_title(pieces: list[Inline]) -> bool:
    """Whether a head opens with its title in italics, and nothing else in it could be one."""
    first = pieces[0]
    return (
        isinstance(first, Text)
        and first.emphasis
        and (len(first.text.split()) > 1 or first.text.strip()[:1].isupper())
        and not first.text.strip().startswith(("(", "（", "["))
        and not names_like(first.text)
        and not any(
            isinstance(piece, (Text, Link))
            and (piece.strong or isinstance(piece, Link))
            and not is_role_link(piece)
            for piece in pieces[1:]
        )
    )


def _authors_first(before: list[Inline], pieces: list[Inline]) -> Head | None:
    """``A. Author, B. Author, *Title*, Venue``: names, then a title linked, bold or in italics."""
    first = pieces[0]
    if not isinstance(first, Text) or first.strong or first.emphasis or len(pieces) < 2:
        return None
    anchor = pieces[1]
    if first.text.rstrip().endswith(("(", "（")):
        return None  # a link in brackets is a remark
    titled = isinstance(anchor, Link) and not is_role_link(anchor)
    marked = isinstance(anchor, Text) and (anchor.strong or anchor.emphasis)
    if not (titled or marked) or len(title_text([anchor]).split()) < 2:
        return None
    names = first.text.strip().rstrip(".,;: [(")
    dated = _YEAR_AT_END.search(names) if titled else None
    names = names[: dated.start()] if dated else names
    if not names_like(names, strict=not titled) and not re.search(r"\bet\.? al\b", names):
        return None
    end = 1 + (_core_end(pieces[1:]) if not (isinstance(anchor, Text) and anchor.emphasis) else 1)
    named = first._replace(text=names)
    year: list[Inline] = [Text(dated.group())] if dated else []
    return Head([*before, named], pieces[1:end], [*year, *pieces[end:]], True)


def _core_end(pieces: list[Inline]) -> int:
    """The number of pieces that make the core: a link, or a run in bold."""
    first = pieces[0]
    if isinstance(first, Link) and not first.strong:
        end = 1
        # a title split over two links of one address
        while (
            end < len(pieces)
            and isinstance(following := pieces[end], Link)
            and following.url == first.url
        ):
            end += 1
        # two things in one item: `[xlwt](…) / [xlrd](…)`
        if (
            end + 1 < len(pieces)
            and isinstance(joint := pieces[end], Text)
            and _JOINT.fullmatch(joint.text)
            and isinstance(other := pieces[end + 1], Link)
            and not is_role_link(other)
        ):
            end += 2
        return end
    end = 0
    while end < len(pieces):
        piece = pieces[end]
        if isinstance(piece, (Text, Link)) and piece.strong and not is_role_link(piece):
            end += 1
        elif is_space(piece) and end + 1 < len(pieces):
            following = pieces[end + 1]
            split = isinstance(piece, Break)  # a title over two lines is text; links are others
            if (
                isinstance(following, Text if split else (Text, Link))
                and following.strong
                and not is_role_link(following)
            ):
                end += 1
            else:
                break
        else:
            break
    return max(end, 1)


def _extend_title(pieces: list[Inline], core: int) -> tuple[int, list[Inline], list[Inline]]:
    """The words glued to a title's core belong to it: ``[BERT](…)模型``, ``[Helm](…) 评测``."""
    if core >= len(pieces):
        return core, [], []
    piece = pieces[core]
    if not isinstance(piece, Text):
        return core, [], pieces[core:]
    last_text = title_text(pieces[:core])
    if last_text.rstrip().endswith((":", "：", ".", "。")):
        return core, [], pieces[core:]
    match = _GLUED.match(piece.text)
    if not match and core + 1 >= len(pieces) and _CJK.search(piece.text):
        match = _CJK_SUFFIX.match(piece.text)
    if not match or not match.group().strip():
        return core, [], pieces[core:]
    _, after = _cut(pieces, core, match.end())
    return core, [piece._replace(text=match.group())], after


def _quoted_title(pieces: list[Inline]) -> Head | None:
    """A head whose title stands in quotes, perhaps in bold inside them."""
    for index, piece in enumerate(pieces[:12]):
        if not isinstance(piece, Text):
            continue
        if not _QUOTE.search(piece.text):
            continue
        match = _QUOTED.search(piece.text)
        if match and len(match.group(1).split()) >= 2:
            left, right = _cut(pieces, index, match.end())
            start = match.start()
            last = left[-1]
            assert isinstance(last, Text)
            left[-1] = last._replace(text=last.text[:start])
            return Head(left, [piece._replace(text=match.group(1))], right, True)
        if re.search(r"[\"“]\s*$", piece.text) and index + 2 < len(pieces):
            closing = pieces[index + 2]
            inner = pieces[index + 1]
            if (
                isinstance(closing, Text)
                and re.match(r"\s*[,.]?\s*[\"”]", closing.text)
                and isinstance(inner, (Text, Link))
            ):
                quote = re.match(r"\s*[,.]?\s*[\"”]", closing.text)
                assert quote is not None
                rest = [closing._replace(text=closing.text[quote.end() :]), *pieces[index + 3 :]]
                opened = piece._replace(text=re.sub(r"[\"“]\s*$", "", piece.text))
                return Head([*pieces[:index], opened], [inner], rest, True)
    return None


def _quote_is_title(pieces: list[Inline], head: Head) -> bool:
    """A quotation is a title where names or nothing stand before it."""
    before = title_text(head.before).strip()
    if not before:
        return True
    if any(isinstance(piece, Link) and not is_role_link(piece) for piece in head.before):
        return False
    return lists_names(before) or bool(re.search(r"et al|\d{4}", before))


def lists_names(before: str) -> bool:
    """Whether the words before a title are names, or words parted by commas up to the title."""
    names = before.strip(" .,:;")
    listed = before.rstrip().endswith(",") and "," in names and len(names) < _LONGEST_NAMES
    return listed or names_like(names)


def _plain_head(before: list[Inline], pieces: list[Inline]) -> Head | None:
    """A title that is only text: up to a year, a separator, a link or italics."""
    first = pieces[0]
    cited = comma_citation(first.text) if isinstance(first, Text) else None
    if cited:
        names, title, rest = cited
        credit = [Text(" "), Text(names, emphasis=True), Text(f" | {rest}")]
        return Head(before, [Text(title)], [*credit, *pieces[1:]], True)
    year = _split_at_year(pieces)
    if year:
        return year._replace(before=before)
    venue = _split_at_venue(pieces)
    if venue:
        return venue._replace(before=before)
    whole = _whole_line(before, pieces)
    if whole:
        return whole
    paper_links = any(
        isinstance(piece, Link) and is_role_link(piece) and role_of(piece.text) in ("paper", "code")
        for piece in pieces
    )
    latin_colon = paper_links and not any(
        isinstance(piece, Text) and _CJK.search(piece.text) for piece in pieces
    )
    for index, piece in enumerate(pieces):
        if isinstance(piece, (Break, Image)) or (
            isinstance(piece, Link) and index and is_role_link(piece)
        ):
            return _head_at(before, pieces, index)
        if isinstance(piece, Text) and piece.emphasis and index:
            return _head_at(before, pieces, index)
        if not isinstance(piece, Text):
            continue
        numbered = False
        latin = _LATIN_NAME_THEN_CJK.match(piece.text) if not index else None
        for match in _PLAIN_SEPARATOR.finditer(piece.text):
            if latin and _goes_on(piece.text[latin.end() : match.start()]):
                break
            if latin_colon and match.group().strip() in (":", ",", "-", "–"):
                continue
            before_it = piece.text[: match.start()]
            if not index and not before_it.strip():
                continue
            if match.group().strip() in _NOT_IN_BRACKETS and _is_open(before_it):
                continue
            if parse_ordinal(before_it) is not None and match.group().strip() in _AFTER_ORDINAL:
                numbered = True  # `Lecture 3: Title, with commas`
                continue
            if numbered and match.group().strip() == ",":
                continue
            left, right = _cut(pieces, index, match.start())
            return Head(before, left, right, False)
        if latin and len(piece.text) > 30:
            left, right = _cut(pieces, 0, latin.end())
            return Head(before, left, right, False)
    return Head(before, pieces, [], False)


def _is_open(text: str) -> bool:
    """Whether a text ends inside a bracket."""
    return text.count("(") + text.count("（") > text.count(")") + text.count("）")


def _goes_on(text: str) -> bool:
    """Whether what follows a Latin name is the sentence about it and no part of the name."""
    return len(text) > 14 or text[:1] in "在是由为对将该从把被其"


def _whole_line(before: list[Inline], pieces: list[Inline]) -> Head | None:
    """Latin text followed by nothing but role links: title, or title and names."""
    end = 0
    while end < len(pieces) and isinstance(pieces[end], (Text, CodeSpan)):
        end += 1
    text = title_text(pieces[:end]).rstrip(" ([（【,-–—:：|")
    if (
        not text
        or _CJK.search(text)
        or len(text) > 300
        or any(
            isinstance(piece, Text) and (piece.emphasis or piece.strong) for piece in pieces[:end]
        )
    ):
        return None
    tail = _names_at_end(text)
    behind = [piece for piece in pieces[end:] if not is_role_link(piece)]
    if any(ch.isalnum() for ch in title_text(behind)) or (end == len(pieces) and not tail):
        return None
    if tail:
        title, names = tail
        return Head(
            before, [Text(title)], [Text(" "), Text(names, emphasis=True), *pieces[end:]], True
        )
    if re.search(r"\s[-–—]\s|\.\s", text):
        return None
    return Head(before, [Text(text)], pieces[end:], False)


def _names_at_end(text: str) -> tuple[str, str] | None:
    """A title and the names behind it: ``Title, A. Author et al.``"""
    for match in re.finditer(r"([,.])\s+", text):
        title, names = text[: match.start()], text[match.end() :]
        if len(title.split()) < 2 or not names_like(names):
            continue
        sure = re.search(r"\bet\.? al\b|(?<![^\W\d_])[^\W\d_]\.", names)
        if sure or (match.group(1) == "." and len(split_names(names)) > 1):
            return title, names
    return None


def _head_at(before: list[Inline], pieces: list[Inline], index: int) -> Head:
    return Head(before, pieces[:index], pieces[index:], False)


def _split_at_venue(pieces: list[Inline]) -> Head | None:
    """``Title (TKDE, 2020) [[paper](…)]``: a venue and a year in brackets end the title."""
    for index, piece in enumerate(pieces[:4]):
        if not isinstance(piece, Text) or piece.emphasis:
            return None
        match = _VENUE_AFTER_TITLE.search(piece.text)
        if match and len(title_text(pieces[:index]).split()) + match.start() > _LEAST_BEFORE_VENUE:
            left, right = _cut(pieces, index, match.end())
            last = left[-1]
            assert isinstance(last, Text)
            left[-1] = last._replace(text=last.text[: match.start()])
            return Head([], left, right, True, match["venue"].strip())
    return None


def _split_at_year(pieces: list[Inline]) -> Head | None:
    for index, piece in enumerate(pieces[:6]):
        if isinstance(piece, Link) and not is_role_link(piece):
            return None
        if not isinstance(piece, Text):
            continue
        match = _YEAR_AFTER_TITLE.search(piece.text)
        if match and (index or len(piece.text[: match.start()].split()) >= 2):
            left, right = _cut(pieces, index, match.start())
            text = title_text(left)
            if names_like(text) or (venue_like(text.rsplit(". ", 1)[-1]) and ". " in text):
                return None
            return Head([], left, right, True)
    return None
