"""The head of an item or paragraph: where its title ends, and what the rest of it says."""

from __future__ import annotations

import re
from typing import NamedTuple

from mdcatalog.extract.citations import Citation, names_like, read_citation, venue_like
from mdcatalog.extract.entries import Entry, FoundLink, found_links
from mdcatalog.extract.labels import inline_label, is_known_label
from mdcatalog.extract.titles import clean_title, is_role_link, strip_numbering, title_text
from mdcatalog.tree import Break, CodeSpan, FootnoteReference, Image, Inline, Link, Text
from mdcatalog.values import find_year, split_names
from mdcatalog.vocabulary import fold, role_of

# Where a title ends in running text.
_SEPARATOR = re.compile(
    r"\s+[-–—−~|]{1,3}\s+|\s*——+\s*|\s*[-–—]{2,3}\s+|\s*[：]\s*|\s*:\s+|\s*:$|\s*[，。；]|,\s|;\s|(?<=[\w)])\.\s|\s*[\[（(【]|\s*->\s*|\s+[-–—](?=[^\W\d_])|(?<=[)\]])[-–—](?=\w)"
)
_PLAIN_SEPARATOR = re.compile(
    r"\s+[-–—−|]{1,3}\s+|\s*——+\s*|\s*[：]\s*|\s*:\s+|\s*:$|\s*[，。；]|,\s|;\s|\s*[\[【]|(?<=\w)[.]\s+(?=[A-Z])"
)
_QUOTED = re.compile(r"[\"“”„«]\s*([^\"“”„«»]{8,300}?)\s*[,.]?\s*[\"”“»]")
_YEAR_AFTER_TITLE = re.compile(r"\s*[,.]?\s*[(（\[]\s*((?:19|20)\d{2})\s*[)）\]]?")
_EMPTY_GROUPS = re.compile(r"[\[(（【{]+\s*[,;|/、，·\s]*[\])）】}]+|(?<=\s)[|;/·]+(?=\s|$)")
_LEADING = re.compile(r"^[\s\-–—−:：|,，;；.。~→>·•*=]+")
_TRAILING = re.compile(r"[\s\-–—|,，;；:：\[(（/·]+$")
_LATIN_NAME_THEN_CJK = re.compile(r"^([A-Za-z][\w.+\-]*(?: [A-Z][\w.+\-]*)*)\s+(?=[\u4e00-\u9fff])")
# The words that lead to a link which stands elsewhere: "项目地址是：", "available at:".
_LINK_LEAD = re.compile(
    r"[，,。；;]?\s*[^，。；,;\s]{0,6}(?:地址|链接|网址|主页)(?:是|为|如下|见)?\s*[:：]?\s*$"
    r"|[,;]?\s*(?:is )?(?:available|released|found) (?:at|here|on)\s*:?\s*$",
    re.IGNORECASE,
)
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")
_GLUED = re.compile(r"^[^\s\[\]()（）:：,，.。;；|\-–—]{1,20}(?=[\s\[\]()（）:：,，.。;；|]|$)")
_CJK_SUFFIX = re.compile(r"^\s*[^\s\[\]()（）:：,，.。;；|\-–—!！?？]{1,18}\s*$")
_PIPE_PARTS = re.compile(r"\s+\|\s+")


class Head(NamedTuple):
    """The pieces of a title and those behind it, with any words before the title."""

    before: list[Inline]
    title: list[Inline]
    rest: list[Inline]
    strong: bool  # the title was set in bold, linked or quoted: it is surely a title


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


def _is_space(piece: Inline) -> bool:
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
            if stripped:
                if stripped != piece.text:
                    rest[0] = piece._replace(text=stripped)
                return before, rest
            before.append(rest.pop(0))
        else:
            return before, rest
    return before, rest


def _strip_leading(text: str) -> str:
    previous = None
    while previous != text:
        previous = text
        text = re.sub(r"^[\s\-–—•·*:：|,，.。>]+(?=\S)|^\s+", "", text)
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
    return text if text.strip() else ""


def split_head(pieces: list[Inline]) -> Head | None:
    """Find the title in the pieces of a head; ``None`` where there are no words."""
    before, rest = _skip_ornaments(pieces)
    if not rest:
        return None
    quoted = _quoted_title(rest)
    if quoted and _quote_is_title(rest, quoted):
        return quoted._replace(before=[*before, *quoted.before])
    first = rest[0]
    if isinstance(first, Link) and not is_role_link(first):
        end = _extend_title(rest, _core_end(rest))
        return Head(before, rest[: end[0]] + end[1], end[2], True)
    if isinstance(first, (Text, Link)) and first.strong and not is_role_link(first):
        end = _extend_title(rest, _core_end(rest))
        return Head(before, rest[: end[0]] + end[1], end[2], True)
    return _plain_head(before, rest)


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
        return end
    end = 0
    while end < len(pieces):
        piece = pieces[end]
        if isinstance(piece, (Text, Link)) and piece.strong and not is_role_link(piece):
            end += 1
        elif _is_space(piece) and end + 1 < len(pieces):
            following = pieces[end + 1]
            if (
                isinstance(following, (Text, Link))
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
        match = _QUOTED.search(piece.text)
        if match and len(match.group(1).split()) >= 3:
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
    return names_like(before.strip(" .,:;")) or bool(re.search(r"et al|\d{4}", before))


def _plain_head(before: list[Inline], pieces: list[Inline]) -> Head | None:
    """A title that is only text: up to a year, a separator, a link or italics."""
    year = _split_at_year(pieces)
    if year:
        return year._replace(before=before)
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
        latin = _LATIN_NAME_THEN_CJK.match(piece.text) if not index else None
        for match in _PLAIN_SEPARATOR.finditer(piece.text):
            if latin and _goes_on(piece.text[latin.end() : match.start()]):
                break
            if latin_colon and match.group().strip() in (":", ",", "-", "–"):
                continue
            if not index and not piece.text[: match.start()].strip():
                continue
            left, right = _cut(pieces, index, match.start())
            return Head(before, left, right, False)
        if latin and len(piece.text) > 30:
            left, right = _cut(pieces, 0, latin.end())
            return Head(before, left, right, False)
    return Head(before, pieces, [], False)


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


# -- reading the whole head ------------------------------------------------------------------


def fill_head(entry: Entry, pieces: list[Inline]) -> bool:
    """Read a head into the entry: title, citation, tags, description, links.

    Returns whether the title was marked as one (linked, bold, quoted, dated).
    """
    piped = _read_piped(entry, pieces)
    if piped:
        return True
    head = split_head(pieces)
    if head is None:
        entry.links.extend(found_links(pieces, "field"))
        return False
    if all(is_role_link(piece) or _is_space(piece) for piece in head.title):
        entry.links.extend(found_links(pieces, "field"))
        return False
    title = clean_title(strip_numbering(title_text(head.title)))
    year = re.search(r"\s*[(（\[]((?:19|20)\d{2})[)）\]]$", title)
    if year and len(title) > 12:
        entry.add_value("year", int(year.group(1)))
        title = title[: year.start()].rstrip(" ,.")
    entry.title = title if any(ch.isalnum() for ch in title) else ""
    entry.links.extend(found_links(head.before, "field"))
    entry.links.extend(found_links(head.title, "title"))
    _fill_rest(entry, head)
    return head.strong


def _read_piped(entry: Entry, pieces: list[Inline]) -> bool:
    """``2022 | Title | Authors | Venue | PDF``: parts between bars, told apart by what they are."""
    text = title_text(pieces)
    parts = [part.strip() for part in _PIPE_PARTS.split(text)]
    if len(parts) < 4 or (
        not find_year(parts[0]) and not any(names_like(part) for part in parts[1:])
    ):
        return False
    left = [part for part in parts if part and (role_of(part) is None or venue_like(part))]
    if role_of(left[-1]) and len(left) > 3 and venue_like(left[-2]):
        left.pop()  # a link's text at the end, behind the venue
    for part in list(left):
        if re.fullmatch(r"(?:19|20)\d{2}", part):
            entry.add_value("year", int(part))
            left.remove(part)
    titles = [part for part in left if not names_like(part) and not venue_like(part)]
    titled = (
        left[0] if left and len(left[0].split()) > 2 else max(titles or left, key=len, default="")
    )
    for part in left:
        if part == titled:
            continue
        if names_like(part) or (
            "authors" not in entry.values
            and not venue_like(part)
            and left.index(part) > left.index(titled)
        ):
            entry.add_value("authors", split_names(part))
        elif venue_like(part) or left.index(part) > left.index(titled):
            entry.add_value("venue", part)
    entry.title = clean_title(titled)
    entry.citation = True
    for piece in pieces:
        place = (
            "title" if isinstance(piece, Link) and piece.text and piece.text in titled else "field"
        )
        entry.links.extend(found_links([piece], place))  # type: ignore[arg-type]
    return bool(entry.title)


def _fill_rest(entry: Entry, head: Head) -> None:
    rest, tags = _take_tags(head.rest)
    entry.tags.extend(tags)
    entry.links.extend(_rest_links(rest))
    emphasised = [
        piece.text
        for piece in rest
        if isinstance(piece, Text) and piece.emphasis and not piece.strong
    ]
    words = rest_text(rest)
    before = title_text(head.before).strip()
    citation = _citation(before, words, emphasised, head)
    if citation:
        entry.citation = True
        entry.add_value("authors", citation.authors)
        entry.add_value("venue", citation.venue)
        words = citation.rest
    if citation.year and (citation or head.strong):
        entry.add_value("year", citation.year)
        if not citation:
            words = citation.rest
    description = tidy(words)
    if description:
        entry.description = description


def _citation(before: str, words: str, emphasised: list[str], head: Head) -> Citation:
    """The citation around a title, if there is evidence of one: names, italics, a year, a venue."""
    citation = Citation()
    looks = (
        bool(emphasised)
        or bool(re.match(r"\s*[,.]?\s*[(（\[]\s*(?:19|20)\d{2}", words))
        or bool(re.match(r"^[\s.,]*\S+(?:\s\S+){0,40}?,?\s+et\.? al", words))
        or bool(before and names_like(before.strip(" .,:;")))
        or (
            venue_like(_LEADING.sub("", words)[:80].split(". ")[0].split("[")[0])
            and len(words) < 160
        )
        or names_like(_LEADING.sub("", words).split(". ")[0].split("(")[0].split("[")[0][:400])
    )
    if not looks:
        return citation
    citation = read_citation(words, emphasised)
    if before and not citation.authors:
        names = before.strip(" .,:;")
        if names_like(names) or re.search(r"et\.? al", names):
            citation.authors = split_names(names)
    return citation


def _take_tags(pieces: list[Inline]) -> tuple[list[Inline], list[str]]:
    """Inline code that stands by itself is a tag; inside a sentence it is part of it."""
    if not any(isinstance(piece, CodeSpan) for piece in pieces):
        return pieces, []
    kept: list[Inline] = []
    tags: list[str] = []
    for index, piece in enumerate(pieces):
        if isinstance(piece, CodeSpan) and _stands_alone(pieces, index):
            tags.append(piece.text.strip())
        else:
            kept.append(piece)
    return kept, [tag for tag in tags if tag and not tag.startswith(("http", "$", "pip "))]


def _stands_alone(pieces: list[Inline], index: int) -> bool:
    def words_at(step: int) -> bool:
        position = index + step
        while 0 <= position < len(pieces):
            piece = pieces[position]
            if isinstance(piece, Text):
                text = piece.text.strip()
                edge = text[-1:] if step < 0 else text[:1]
                if text:
                    return edge.isalnum()
            elif isinstance(piece, CodeSpan):
                pass
            else:
                return False
            position += step
        return False

    return not words_at(-1) and not words_at(1)


def _rest_links(pieces: list[Inline]) -> list[FoundLink]:
    """The links behind a title: role links are fields, links inside sentences are body.

    A label before a link (``Code: [x](…)``) holds for the links up to the next words.
    """
    found: list[FoundLink] = []
    text = ""
    label = ""
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
            place = "field" if label or is_role_link(piece) or isinstance(piece, Image) else "body"
            found.extend(found_links([piece], place, label, text))  # type: ignore[arg-type]
            text += piece.text if isinstance(piece, Link) else ""
    return found


def rest_text(pieces: list[Inline]) -> str:
    """The words behind a title, without role links, their labels and the brackets left empty."""
    kept: list[Inline] = []
    for piece in pieces:
        if is_role_link(piece) or isinstance(piece, (Image, FootnoteReference)):
            if kept and isinstance(last := kept[-1], Text):
                label = inline_label(last.text)
                if label and is_known_label(label):
                    cut = last.text.rfind(label)
                    kept[-1] = last._replace(text=last.text[:cut].rstrip("*_ "))
            kept.append(Text(" "))
        elif isinstance(piece, Break):
            kept.append(Text("\n" if piece.hard else " "))
        else:
            kept.append(piece)
    return "".join(piece.text for piece in kept if isinstance(piece, (Text, CodeSpan, Link)))


def tidy(text: str) -> str:
    """A description without what role links left behind: empty brackets, separators, marks."""
    previous = None
    while previous != text:
        previous = text
        text = _EMPTY_GROUPS.sub(" ", text)
        text = _LEADING.sub("", _TRAILING.sub("", text))
        text = " ".join(text.split())
    text = _LINK_LEAD.sub("", text)
    if not any(ch.isalnum() for ch in text):
        return ""
    if text.startswith("(") and text.endswith(")") and text.count("(") == 1:
        text = text[1:-1].strip()
    return text


def is_heading_like(text: str) -> bool:
    """Whether a text is too short and plain to be anything but a group's name."""
    return len(fold(text)) <= 40 and not re.search(r"[.。!！?？]", text)
