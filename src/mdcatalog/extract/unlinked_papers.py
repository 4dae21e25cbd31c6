"""Lists of papers of which none is linked: each line is a title, its year or venue before it."""

from __future__ import annotations

from collections.abc import Sequence

from mdcatalog.extract.dates_behind import year_in_brackets
from mdcatalog.extract.entries import Entry
from mdcatalog.extract.full_titles import TITLE_WORDS
from mdcatalog.extract.instructions import opens_sentence
from mdcatalog.extract.labels import is_known_label
from mdcatalog.extract.lead import fill_head
from mdcatalog.extract.naming import heading_kinds
from mdcatalog.extract.person_names import is_cjk_word
from mdcatalog.extract.shapes import head_of
from mdcatalog.extract.titles import title_text
from mdcatalog.extract.venues import is_title_case
from mdcatalog.headers import header_spellings
from mdcatalog.patterns import lazy_pattern
from mdcatalog.tree import Inline, Item, List, Paragraph, Text, block_links
from mdcatalog.values.text import CJK

_PAPERS_ALONE = (("paper", 1.0),)
_LEAST_TITLES, _LEAST_WORDS, _FULL_TITLE = 3, 4, 5
_LONGEST_NAME, _LONGEST_TITLE = 3, 250
# `2017: The Title`
_YEAR_FIRST = lazy_pattern(r"\s*(?P<year>(?:19|20)\d\d)\s*[:：]\s*(?=[A-Z])")

# `潮汐算法研究_张三 2009`, `潮汐算法研究_某某大学 张三 2009`, `潮汐算法研究 2009`
_UNDERSCORED = lazy_pattern(
    r"(?P<title>(?=[^_]*[一-鿿])[^_]{5,80}?)"
    r"(?:\s*_\s*(?:(?P<maker>[一-鿿]{2,14}?(?:大学|学院|研究所|研究院|中心|公司))\s+)?"
    r"(?P<name>[一-鿿]{2,3}(?:·[一-鿿]{2,6})?)等?)?(?:\s*[,，(（]?\s*(?P<year>(?:19|20)\d\d)\s*[)）]?)?"
)
# `QuayNet (2012)`, `Anchors Are All You Need (2017)`
_DATED = lazy_pattern(
    r"(?P<title>[A-Z0-9][^()（）。:：]{1,100}?)\s*[(（](?P<year>(?:19|20)\d\d)[)）]\.?"
)
_PAIR = 2


def holds_no_links(block: List, section: tuple[str, ...]) -> bool:
    """Whether a list below a heading that names papers alone is lines of text without a link."""
    if not section or heading_kinds(section[-1]) != _PAPERS_ALONE or block_links([block]):
        return False
    return all(_line(item) is not None for item in block.items)


def read_titles(block: List, entries: Sequence[Entry]) -> None:
    """Read the lines of such a list anew where all of them may be titles, as none is a sentence.

    ``2017: The Title`` is dated, and ``QuayNet: mooring by night`` a title as a whole. At least
    half of three lines and more have to be titles for sure, or all of fewer be dated.
    """
    lines = [_line(item) for item in block.items]
    if len(lines) != len(entries) or _read_dated(block, entries):
        return
    told = [
        (entry, line, _YEAR_FIRST.match(line.text))
        for entry, line in zip(entries, lines, strict=True)
        if line is not None
    ]
    dated = sum(1 for entry, _, year in told if entry.citation or year)
    sure = sum(1 for entry, line, year in told if entry.citation or year or _is_sure(line.text))
    if _read_underscored([(entry, line.text) for entry, line, _ in told]):
        return
    if len(told) < _LEAST_TITLES and dated < len(told):
        return
    if sure * 2 < len(told) or not all(_may_be_title(entry, line.text) for entry, line, _ in told):
        return
    for entry, line, year in told:
        if not entry.citation:
            title = line._replace(text=line.text[year.end() :] if year else line.text)
            entry.fields, entry.description = [], ""
            fill_head(entry, [title], whole=True)
            entry.add_value("year", int(year["year"]) if year else None)
        entry.values["unlinked"] = True


def _read_dated(block: List, entries: Sequence[Entry]) -> bool:
    """``QuayNet (2012)``: whether names with the year in brackets, and no more, have been read.

    Two thirds of the lines are such at least, and two lines.
    """
    found = [_DATED.fullmatch(title_text(head_of(item)).strip()) for item in block.items]
    dated = sum(map(bool, found))
    if dated * 3 < len(found) * 2 or dated < _PAIR:
        return False
    for entry, told in zip(entries, found, strict=True):
        if told:
            entry.begin_anew(told["title"])
            entry.add_value("year", int(told["year"]))
            entry.values["unlinked"] = True
    return True


def _read_underscored(lines: Sequence[tuple[Entry, str]]) -> bool:
    """``题名_作者 2012``, as CNKI calls its files: whether lines of such titles have been read.

    A few among them may be a title and its year alone (``题名 2012``).
    """
    if not lines or "_" not in "".join(text for _, text in lines):
        return False
    found = [(entry, _UNDERSCORED.fullmatch(text.strip())) for entry, text in lines]
    named = sum(1 for _, told in found if told and told["name"])
    if named * 3 < len(found) * 2 or not all(told for _, told in found):
        return False
    if any(told and told["name"] and is_cjk_word(told["name"]) for _, told in found):
        return False  # `港口图像_数据`
    for entry, told in found:
        if told is None:
            continue
        entry.begin_anew(told["title"])
        entry.add_value("authors", [told["name"]] if told["name"] else [])
        entry.add_value("organizations", [told["maker"]] if told["maker"] else [])
        entry.add_value("year", int(told["year"]) if told["year"] else None)
        entry.citation = bool(told["name"])
        entry.values["unlinked"] = True
    return True


def _line(item: Item) -> Text | None:
    """The one text that an item is; ``None`` where it is more than that."""
    if len(item.blocks) != 1 or not isinstance(item.blocks[0], Paragraph):
        return None
    pieces: Sequence[Inline] = year_in_brackets(item.blocks[0].content)
    piece = pieces[0] if len(pieces) == 1 else None
    return piece if isinstance(piece, Text) else None


def _may_be_title(entry: Entry, text: str) -> bool:
    """Whether a line can be a title: no sentence for the reader, and nothing behind a label."""
    text = text.strip()
    if entry.citation:
        return True
    return (
        len(text.split()) >= _LEAST_WORDS
        and len(text) <= _LONGEST_TITLE
        and text[-1] not in ".:;,。：；，"
        and (text[0].isupper() or text[0].isdigit() or ":" in text)
        and CJK.search(text) is None
        and not opens_sentence(text)
        and not _is_labelled(text)
    )


def _is_labelled(text: str) -> bool:
    label, colon, _ = text.partition(": ")
    return colon != "" and (is_known_label(label) or header_spellings(label)[0] in TITLE_WORDS)


def _is_sure(text: str) -> bool:
    """Whether a line is a title for sure: in title case, or a name and what it is short for."""
    name, colon, rest = text.strip().partition(": ")
    if colon and len(name.split()) <= _LONGEST_NAME:
        return len(rest.split()) >= _LEAST_WORDS
    return len(text.split()) >= _FULL_TITLE and is_title_case(text)
