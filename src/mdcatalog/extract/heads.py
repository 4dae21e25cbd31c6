"""The head of an item or paragraph: where its title begins and where it ends."""

from __future__ import annotations

import re

from mdcatalog.extract.asides import is_duration
from mdcatalog.extract.bibliography import leading_names
from mdcatalog.extract.cjk_credits import is_sure_name
from mdcatalog.extract.coded_names import is_coded_name
from mdcatalog.extract.counted_links import lesson_name
from mdcatalog.extract.head_parts import (
    Head,
    cut_text,
    is_surname_first,
    keyed_title,
    name_before_quote,
    quote_goes_on,
    quote_is_title,
    quoted_title,
    turned_round,
)
from mdcatalog.extract.italic_journals import journal_head
from mdcatalog.extract.part_names import is_term
from mdcatalog.extract.particles import begins_with_particle
from mdcatalog.extract.person_names import ET_AL, is_cjk_word, is_name, names_like
from mdcatalog.extract.plain_heads import PLAIN_SEPARATOR, below_topic, plain_head
from mdcatalog.extract.publishers import publisher_behind
from mdcatalog.extract.reference_heads import reference_head, running_on, wrote_thesis
from mdcatalog.extract.titles import is_role_link, title_text
from mdcatalog.extract.venues import is_dated_venue, venue_like
from mdcatalog.extract.wrapped_titles import over_two_lines
from mdcatalog.patterns import lazy_pattern
from mdcatalog.tree import Break, FootnoteReference, Image, Inline, Link, Text
from mdcatalog.values import parse_ordinal
from mdcatalog.values.text import CJK
from mdcatalog.vocabulary import KIND_WORDS

_YEAR_ONLY = re.compile(r"[(（]?(?:19|20)\d\d[)）]?")

# `Doe, J. & Roe, M. ` before a title
_INITIAL_AT_END = re.compile(r"\b[A-ZА-ЯЁ]\.\s*$")

_LEAST_STACKED = 4
_NEAR_END = 4
_FULL_TITLE = 5
# `Applied Sciences 2021`
_DATED_NAME = re.compile(
    r"[A-Z]\S*(?: (?:of|and|on|in|for|the|&|[A-Z]\S*)){0,7},? \(?(?:19|20)\d\d\)?"
)

# `12 - ` before a linked title
_NUMBER_ALONE = re.compile(
    r"(?:\d{1,4}\s*[-–—:：|.]|[\u2460-\u2473]|\d\ufe0f?\u20e3)\s*"
)  # also `① `, `1️⃣ `

_LONGEST_CODE = 24
_NAMED = 2  # pieces before a name in bold: the linked code, and white space

_REMARK_MARKS = frozenset(",，")
_DASHES = frozenset("-–—")
_QUOTES = ('"', "“")

_JOINED = 3  # pieces: two links and what joins them
_JOINT = re.compile(r"\s*[/+&]\s*")


_OWNED = re.compile(r"['’]s [A-Z](?:(?! - | – | — )[^.;:\n()（）\[\]|]){3,100}")
_GLUED = lazy_pattern(
    r"^(?!(?:is|are|was|has|can|by|for) )"
    r"(?!@[A-Za-z]{2})[^\s\[\]{}()（）:：,，.。;；|\-–—]{1,20}(?=[\s\[\]()（）:：,，.。;；|]|$)"
)

# `[标题](…) 强烈推荐`: what the list's author thinks of it
_PRAISE = lazy_pattern(
    r"[\s，,]*(?:强烈|非常|十分|极力|特别|超级?|墙裂)?\s?(?:推荐|必读|必看|经典|好文|不错|精彩|重要)"
)

_LONGEST_SUFFIX = 6  # characters that may be more of a name: `[Helm](…) 评测`
_LONGEST_SORT = 2
# with what words begin that say of a thing what it is or does
_TELLS = lazy_pattern(
    r"附|一[个款种门本套]|讲[解述]|介绍|用于|可以|支持|提供|适合|包[含括]|涵盖|基于|通过|专注|面向|来自|比较"
)
_SORTS = tuple(word for word in KIND_WORDS["tool"].words if not word.isascii())
_CJK_SUFFIX = lazy_pattern(r"^\s*[^\s\[\]()（）:：,，.。;；|\-–—!！?？]{1,18}\s*$")


def is_space(piece: Inline) -> bool:
    """Whether a piece shows nothing: a break, a footnote reference, white space."""
    if type(piece) is Text:
        return not piece.text.strip()
    return isinstance(piece, (Break, FootnoteReference))


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
_YEAR_AT_END = lazy_pattern(r"\s*[(（\[]?(?:19|20)\d\d[a-z]?[)）\]]?$")


def split_head(pieces: list[Inline], *, published: bool = False) -> Head | None:
    """Find the title in the pieces of a head; ``None`` where there are no words.

    ``published`` where a venue stood before them.
    """
    before, rest = _skip_ornaments(pieces)
    if not rest:
        return None
    first = rest[0]
    if isinstance(first, Link) and not is_role_link(first):
        # a quotation behind a linked title is no title, and names stand before one as text
        if keyed := keyed_title(rest):
            return keyed._replace(before=before)
        if (coded := _code_and_name(rest)) is not None:
            return Head(before, *coded, True)
        end = _extend_title(rest, _core_end(rest))
        return Head(before, rest[: end[0]] + end[1], end[2], True)
    quoted = quoted_title(rest)
    if quoted and quote_is_title(rest, quoted):
        quoted = quote_goes_on(rest, quoted) or quoted
        return quoted._replace(before=[*before, *quoted.before])
    if quoted and (named := name_before_quote(quoted)):
        return named._replace(before=before)
    authored = (
        journal_head(before, rest) or reference_head(before, rest) or _authors_first(before, rest)
    )
    if authored:
        return authored
    if isinstance(first, (Text, Link)) and first.strong and not is_role_link(first):
        if whole := _bold_name_and_title(before, rest, published):
            return whole
        end = _extend_title(rest, _core_end(rest))
        return Head(before, rest[: end[0]] + end[1], end[2], True)
    if _is_italic_title(rest):
        return Head(before, rest[:1], rest[1:], True)
    return plain_head(before, over_two_lines(rest), published=published)


# `: What It Is (2020), Jane Doe et al.` behind a name in bold
_DATED_WITH_NAMES = lazy_pattern(
    r"(?P<title>[:：]\s*\S(?:[^()]{10,200}?))\s*\((?:19|20)\d\d\)[\s.,;]*(?P<names>[^()\d]{0,200})"
)


def _bold_name_and_title(
    before: list[Inline], pieces: list[Inline], published: bool
) -> Head | None:
    """``**ACID**: What It Is, [arXiv](…)`` around a venue: the bold name begins the title."""
    end = _core_end(pieces)
    behind = pieces[end] if end < len(pieces) else None
    if not isinstance(behind, Text) or behind.emphasis or behind.text[:1] not in (":", "："):
        return None
    after = pieces[end + 1] if end + 1 < len(pieces) else None
    dated = _DATED_WITH_NAMES.fullmatch(behind.text) if "(" in behind.text else None
    if dated and after is not None and is_role_link(after):
        names = dated["names"].strip(" .,;[(")
        if not names or names_like(names, strict=False) or ET_AL.search(names):
            title = [*pieces[:end], behind._replace(text=dated["title"])]
            rest = [behind._replace(text=behind.text[len(dated["title"]) :]), *pieces[end + 1 :]]
            return Head(before, title, rest, True)
    venue = isinstance(after, Text) and after.strong and is_dated_venue(after.text.strip(" .,;"))
    if not (venue or (published and (after is None or is_role_link(after)))):
        return None
    words = behind.text.rstrip(" ,，([-–—|.")
    rest = [Text(behind.text[len(words) :]), *pieces[end + 1 :]]
    return Head(before, [*pieces[:end], behind._replace(text=words)], rest, True)


def stacked_head(pieces: list[Inline]) -> Head | None:
    """A title on a line of its own, below it nothing but addresses, a venue, a year.

    ``Title: Subtitle`` over ``NAACL 2022`` over ``https://…``: the line ends the title.
    """
    if Break not in map(type, pieces):
        return None
    cut = next((i for i, piece in enumerate(pieces) if isinstance(piece, Break)), 0)
    title, below = pieces[:cut], pieces[cut:]
    if not title or any(not isinstance(p, Text) or p.emphasis for p in title):
        return None
    text = title_text(title).strip()
    links = [piece for piece in below if isinstance(piece, Link)]
    if len(text) < _LEAST_STACKED or len(text) > 300:
        return None
    if any(not link.bare for link in links) or text.endswith((":", "：")):
        return None
    if '"' in text and '": ' not in text:  # `"Quoted Question?": What Answers It` is one title
        return None
    lines = [part.strip() for part in _lines_of(below)]
    if not links and not any(map(is_dated_venue, lines)):
        return None
    if below_topic(text):
        return None
    if not any(lines) and (". " in text or PLAIN_SEPARATOR.search(text) is None):
        return None  # nothing but addresses below: the line is read as any other
    strong = isinstance(title[0], Text) and title[0].strong
    if not any(lines) and strong and len(title) > 1:
        return None  # `**Quay**：what it is` over its address
    if not all(not line or _YEAR_ONLY.fullmatch(line) or _tells_venue(line) for line in lines):
        return None
    _, title = _skip_ornaments(title)
    year: list[Inline] = [Text(f" ({line})") for line in lines if _YEAR_ONLY.fullmatch(line)]
    venue = next((line for line in lines if line and not _YEAR_ONLY.fullmatch(line)), "")
    return Head([], title, [*year, *links], True, venue) if title else None


def _tells_venue(line: str) -> bool:
    """Whether a line names a venue, or any name in capitals with a year behind it."""
    return venue_like(line) or _DATED_NAME.fullmatch(line) is not None


def _code_and_name(pieces: list[Inline]) -> tuple[list[Inline], list[Inline]] | None:
    """``[CS 61C](…) **Great Ideas**``, ``[Lecture 12](…): Networks``: such a title, and the rest.

    What is linked only numbers the thing; its name is in bold behind it, or behind a colon.
    """
    link, behind = pieces[0], pieces[1] if len(pieces) > 1 else None
    if not isinstance(link, Link) or len(link.text) > _LONGEST_CODE or not isinstance(behind, Text):
        return None
    at = 1 if behind.text.strip() else _NAMED
    name = pieces[at] if at < len(pieces) else None
    if isinstance(name, Text) and name.strong and is_coded_name(link.text, name.text):
        end = at + _core_end(pieces[at:])
        return [link, Text(" "), *pieces[at:end]], pieces[end:]
    told = behind.text.lstrip()
    if told[:1] not in (":", "：") or not told[1:].strip() or behind.strong or behind.emphasis:
        return None
    last = not any(isinstance(p, Text) and p.text.strip() for p in pieces[2:])
    return (pieces[:2], pieces[2:]) if last and parse_ordinal(link.text) is not None else None


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
    if isinstance(pieces[1], Break):
        text, end = running_on(pieces)  # names over several lines of the source
        first, pieces = first._replace(text=text), [first, *pieces[end:]]
        if len(pieces) < 2:
            return None
    anchor = pieces[1]
    alone = turned_round(first.text) if "," in first.text else None
    if first.text.rstrip().endswith(("(", "（")):
        return None  # a link in brackets is a remark
    titled = isinstance(anchor, Link) and not (is_role_link(anchor) or is_term(anchor.text))
    marked = isinstance(anchor, Text) and (anchor.strong or anchor.emphasis)
    if not (titled or marked):
        return None
    if not (_may_be_title(title_text([anchor])) or (marked and _is_short_title(pieces))):
        return None
    names = first.text.strip().rstrip(".,;: [(")
    names += "." if _INITIAL_AT_END.search(first.text) else ""
    if names[-1:] in _DASHES and _YEAR_AT_END.search(names.rstrip(" -–—")):
        names = names.rstrip(" -–—")  # `Doe et al., 2017 - [The Title](…)`
    dated = _YEAR_AT_END.search(names)
    names = names[: dated.start()] if dated else names
    word = titled and is_cjk_word(names)  # `学习了 [Title](…)`: what somebody did with it
    if isinstance(anchor, Link) and anchor.text[:1] in _QUOTES and is_surname_first(names):
        alone = names  # `Doe, JCR ["The Title"](…)`
    elif marked and wrote_thesis(names, pieces):
        initial = _INITIAL_AT_END.search(first.text.rstrip(" ,;:"))
        alone = f"{names.rstrip('.')}." if initial else names
    elif not (word or names_like(names, strict=not (titled or dated))) and not re.search(
        r"\bet\.? al\b", names
    ):
        return _years_first(before, first.text, pieces)
    end = 1 + (_core_end(pieces[1:]) if not (isinstance(anchor, Text) and anchor.emphasis) else 1)
    named = [] if word or alone else [first._replace(text=names)]
    when = dated.group() if dated else ""
    # apart from the venue that may stand right behind the title: `Doe, 2019, **Title** ICLR`
    year: list[Inline] = [Text(f"{when}, " if when[-1:].isdigit() else when)] if when else []
    publisher, behind = publisher_behind(pieces[end:]) if dated and marked else ("", pieces[end:])
    authors = (alone,) if alone else ()
    return Head([*before, *named], pieces[1:end], [*year, *behind], True, publisher, authors)


def _years_first(before: list[Inline], names: str, pieces: list[Inline]) -> Head | None:
    """``Doe, J., & Roe, R. (Eds.) (2001–2005). **Title**. Publisher.``: a title set apart."""
    if ")" not in names[-_NEAR_END:]:
        return None
    found = leading_names(f"{names.rstrip()} ")
    if found is None or not found.sure or names[found.end :].strip():
        return None
    publisher, behind = publisher_behind(pieces[2:])
    return Head(before, [pieces[1]], behind, True, publisher, tuple(found.names), found.year)


def _may_be_title(text: str) -> bool:
    """Whether behind names a text can be a title: two words, or as much in Chinese."""
    return " " in text.strip() or (len(text) >= _LEAST_STACKED and CJK.search(text) is not None)


# `, ICML, 2020.` behind a title
_PLACE_AND_YEAR = lazy_pattern(r"\s*,\s+(?P<venue>[^,]{2,60}?),?\s+\(?(?:19|20)\d\d\)?[\s.]*")


def _is_short_title(pieces: list[Inline]) -> bool:
    """Whether a word in italics between names and a venue with its year is no journal's name."""
    anchor, behind = pieces[1], pieces[2] if len(pieces) > _NAMED else None
    if not isinstance(anchor, Text) or not anchor.emphasis or not isinstance(behind, Text):
        return False
    place = _PLACE_AND_YEAR.fullmatch(behind.text)
    return place is not None and venue_like(place["venue"]) and not venue_like(anchor.text)


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
            if end and isinstance(piece, Text) and piece.text.lstrip()[:1] in _REMARK_MARKS:
                break  # `**[owner](…)/[name](…), what it is**`
            end += 1
        elif end == 1 and _joins_links(pieces):
            end += 2  # `[**owner**](…)/[**name**](…)`
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


def _is_full_latin(text: str) -> bool:
    """Whether a text is a title in full, in words of Latin letters."""
    return len(text.split()) >= _FULL_TITLE and not CJK.search(text)


def _joins_links(pieces: list[Inline]) -> bool:
    """Whether the first two of three pieces and more are a link and a mark that joins the next."""
    if len(pieces) < _JOINED or not isinstance(pieces[0], Link):
        return False
    joint, other = pieces[1:_JOINED]
    joins = isinstance(joint, Text) and _JOINT.fullmatch(joint.text)
    return bool(joins) and isinstance(other, Link) and not is_role_link(other)


def _tells_of_name(name: str, words: str) -> bool:
    """Whether Chinese words apart behind a name say what it is: ``[quaylib](…) 码头的库``.

    Of few words so do those behind a Latin name of one word alone.
    """
    apart = words[:1].isspace()
    words = words.strip()
    if apart and _TELLS.match(words):
        return True
    if not (name.isascii() and " " not in name.strip()):
        return apart and len(words) > _LONGEST_SUFFIX
    sort = len(words) > _LONGEST_SORT and words.endswith(_SORTS)  # `[quaychart](…) 可视化库`
    return apart and ("的" in words or sort or len(words) > _LONGEST_SUFFIX)


def _extend_title(pieces: list[Inline], core: int) -> tuple[int, list[Inline], list[Inline]]:
    """The words glued to a title's core belong to it: ``[BERT](…)模型``, ``[Helm](…) 评测``."""
    if core >= len(pieces):
        return core, [], []
    piece = pieces[core]
    if not isinstance(piece, Text):
        return core, [], pieces[core:]
    last_text = title_text(pieces[:core])
    if core == 1 and (named := lesson_name(last_text, pieces[core:])):
        return core, pieces[core : core + named], pieces[core + named :]
    if last_text.rstrip().endswith((":", "：", ".", "。")):
        return core, [], pieces[core:]
    if _PRAISE.match(piece.text) or begins_with_particle(piece.text):
        return core, [], pieces[core:]
    owned = _OWNED.match(piece.text) if piece.text[:1] in ("'", "’") else None
    if owned and is_name(last_text):  # `[Jane Doe](…)'s MIT Algorithms`
        _, after = cut_text(pieces, core, owned.end())
        return core, [piece._replace(text=owned.group())], after
    match = _GLUED.match(piece.text)
    if not match and core + 1 >= len(pieces) and CJK.search(piece.text):
        match = _CJK_SUFFIX.match(piece.text)
        if match and _tells_of_name(last_text, match.group()):
            match = None
    if not match or not match.group().strip(" /") or is_duration(match.group()):
        return core, [], pieces[core:]
    if is_sure_name(match.group().strip()):
        return core, [], pieces[core:]  # `[力学](…) 张某某`
    if CJK.match(match.group().strip()) and _is_full_latin(last_text):
        return core, [], pieces[core:]  # what it is about, or its translation
    _, after = cut_text(pieces, core, match.end())
    return core, [piece._replace(text=match.group())], after
