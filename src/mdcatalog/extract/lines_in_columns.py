"""Lists whose lines are columns: ``2019-05-16 · **The Talk** · Jane Doe · 37:12 · https://…``.

The parts between the same sign in all lines are read as a table's columns are, by what most of them
are: days, lengths, names, makers, venues, links. One of them is the title.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TypeGuard

from mdcatalog.extract.asides import is_duration
from mdcatalog.extract.cjk_credits import is_cjk_name
from mdcatalog.extract.entries import Entry, Labelled, split_at
from mdcatalog.extract.made_lists import as_list, line_paragraphs
from mdcatalog.extract.organizations import is_organization
from mdcatalog.extract.person_names import is_known_person, is_name
from mdcatalog.extract.shapes import paragraph_of, with_head
from mdcatalog.extract.titles import is_role_link, is_role_or_image
from mdcatalog.extract.venues import venue_like
from mdcatalog.patterns import lazy_pattern
from mdcatalog.tree import (
    Block,
    Break,
    Inline,
    Inlines,
    Item,
    Link,
    List,
    Paragraph,
    Text,
    plain_text,
)
from mdcatalog.values import find_year, parse_date, split_names
from mdcatalog.vocabulary import is_sort, role_of

_SIGNS = (" · ", " • ", "·", "•", " / ", " - ", " – ", " — ", "\t", " | ", "｜", "，", "；", " ")
# they part the words of most titles: only one in marks, bold or linked is apart
_WEAK = frozenset(("，", "；", " "))
_LEAST = 2  # lines
_LEAST_COLUMNS = 3
_MOST_COLUMNS = 8
_LONGEST_NAMES = 120
_LABELS = {"day": "date", "length": "duration", "names": "author", "maker": "organization"}
_BY = lazy_pattern(r"(?:[Bb]y|[Ww]ith|主讲|讲者|讲师|作者)\s*[:：]?\s*(?=\S)")
_SHORT_DAY = lazy_pattern(r"\d{1,2}/\d{1,2}|\d{1,2}月\d{1,2}[日号]")

Cell = list[Inline]


def with_columns_apart(block: List) -> tuple[List, dict[int, list[Labelled]]]:
    """The list with titles and links alone in its lines, and what else each line told, by line."""
    items = block.items
    if len(items) < _LEAST:
        return block, {}
    sign = _sign_of(items)
    if sign is None:
        return block, {}
    widths = [_width(_content(item), sign) for item in items]
    width, whole = Counter(widths).most_common(1)[0]
    longer = sum(1 for each in widths if each > width)  # which say more at their end
    if not _LEAST_COLUMNS <= width <= _MOST_COLUMNS or whole < _LEAST:
        return block, {}
    if (whole + longer) * 5 < len(items) * 4 or longer > whole:
        return block, {}
    rows = [split_at(_content(item), sign) for item in items]
    wide = [row for row in rows if len(row) >= width]
    columns = [_kind_of([row[at] for row in wide]) for at in range(width)]
    title = _title_at(columns)
    if title is None or (sign in _WEAK and columns[title] != "title"):
        return block, {}
    told: dict[int, list[Labelled]] = {}
    changed: list[Item] = []
    for item, row in zip(items, rows, strict=True):
        if len(row) < width or not plain_text(tuple(row[title])).strip():
            changed.append(item)
            continue
        told[item.start] = list(_told(row, columns))
        changed.append(with_head(item, _kept(row, columns, title)))
    return block._replace(items=tuple(changed)), told


def list_columns(blocks: Sequence[Block]) -> Sequence[Block]:
    """The blocks with each paragraph of which all lines are read so, and link, made a list."""
    if not any(map(_may_be_lines, blocks)):
        return blocks
    return [_listed(block) for block in blocks]


def _may_be_lines(block: Block) -> bool:
    if type(block) is not Paragraph or block.html or block.end == block.start:
        return False
    kinds = [*map(type, block.content)]
    return Break in kinds and kinds.count(Link) > block.end - block.start


def _listed(block: Block) -> Block:
    lines = line_paragraphs(block) if _may_be_lines(block) else []
    if not lines or not all(Link in map(type, line.content) for line in lines):
        return block
    listed = as_list(lines)
    return listed if len(with_columns_apart(listed)[1]) == len(lines) else block


def give_told(entries: Sequence[Entry], told: dict[int, list[Labelled]]) -> None:
    """Put what the columns told into the entries."""
    for entry in entries:
        entry.fields.extend(told.get(entry.start, ()))


def _content(item: Item) -> Inlines:
    return paragraph_of(item) if len(item.blocks) == 1 else ()


def _sign_of(items: Sequence[Item]) -> str | None:
    """The sign that stands twice at least in the words of the first lines."""
    texts = ["".join(p.text for p in _content(i) if type(p) is Text) for i in items[:2]]
    return next((s for s in _SIGNS if all(t.count(s) >= _LEAST_COLUMNS - 1 for t in texts)), None)


def _width(content: Sequence[Inline], sign: str) -> int:
    """How many cells a line has."""
    width = 1
    for piece in content:
        if type(piece) is Text:
            width += piece.text.count(sign)
    return width


def _kind_of(cells: Sequence[Cell]) -> str:
    """What most cells of a column are; ``words`` where they are nothing else for sure."""
    filled = [cell for cell in cells if cell]
    if not filled:
        return "nothing"
    if _are_called_alike(filled):
        return "links"
    kinds = Counter(map(_sort_of, filled))
    kind, count = kinds.most_common(1)[0]
    if kind not in ("words", "title") and count * 5 >= len(filled) * 4:
        return kind
    if kinds["title"] * 3 >= len(filled) * 2:
        return "title"
    return "names" if _are_names(filled) else "words"


def _are_called_alike(cells: Sequence[Cell]) -> bool:
    """Whether cells are links called by where they lead, one as another: ``[学堂在线](…)``."""
    links = [cell[0] for cell in cells if len(cell) == 1 and isinstance(cell[0], Link)]
    if len(links) < len(cells) or len(links) < _LEAST:
        return False
    return len({link.text for link in links}) < len(links)


def _sort_of(cell: Cell) -> str:
    if all(is_role_or_image(piece) or _is_space(piece) for piece in cell):
        return "links"
    first = cell[0]
    titled = isinstance(first, Link) or (isinstance(first, Text) and first.strong)
    text = plain_text(tuple(cell)).strip()
    if len(cell) == 1 and isinstance(first, Text):
        if any(map(str.isdigit, text)):
            if parse_date(text) or _SHORT_DAY.fullmatch(text):
                return "day"
            if is_duration(text):
                return "length"
            if venue_like(text) and find_year(text):
                return "venue"
        elif is_organization(text):
            return "maker"
    return "title" if titled or text[:1] in '《“"' else "words"


def _leads(piece: Inline) -> TypeGuard[Link]:
    return isinstance(piece, Link) and not is_role_link(piece)


def _is_space(piece: Inline) -> bool:
    return isinstance(piece, Text) and not any(map(str.isalnum, piece.text))


def _are_names(cells: Sequence[Cell]) -> bool:
    """Whether all cells may be people, and one of them is for sure."""
    sure = False
    for cell in cells:
        text = plain_text(tuple(cell)).strip()
        text = text[match.end() :] if (match := _BY.match(text)) else text
        if len(text) > _LONGEST_NAMES or any(map(str.isdigit, text)):
            return False
        names = split_names(text)
        if not names or not all(map(_is_person, names)):
            return False
        sure = sure or match is not None or any(map(_is_sure, names))
    return sure


def _is_person(name: str) -> bool:
    if is_sort(name) or role_of(name) is not None or is_organization(name) or venue_like(name):
        return False
    return is_cjk_name(name) or (is_name(name) and (" " in name or not name.isascii()))


def _is_sure(name: str) -> bool:
    return is_known_person(name) or is_cjk_name(name)


def _title_at(columns: Sequence[str]) -> int | None:
    """The column of titles, where one alone can have them and two others at least are told."""
    titles = [at for at, kind in enumerate(columns) if kind == "title"]
    words = [at for at, kind in enumerate(columns) if kind == "words"]
    told = sum(kind in _LABELS or kind == "venue" for kind in columns)
    if not told or "nothing" in columns:
        return None
    if len(titles) == 1 and not words:
        return titles[0]
    return words[0] if not titles and len(words) == 1 and told + ("links" in columns) > 1 else None


def _told(row: Sequence[Cell], columns: Sequence[str]) -> Iterator[Labelled]:
    for cell, kind in zip(row, columns, strict=False):
        label = "venue" if kind == "venue" else _LABELS.get(kind)
        text = plain_text(tuple(cell)).strip()
        if label and text:
            match = _BY.match(text) if kind == "names" else None
            yield Labelled(label, text[match.end() :] if match else text)


def _kept(row: Sequence[Cell], columns: Sequence[str], title: int) -> tuple[Inline, ...]:
    """The title, and behind it the links of the other columns."""
    kept: list[Inline] = list(row[title])
    if isinstance(kept[0], Text):
        kept[0] = kept[0]._replace(text=kept[0].text.lstrip())
    for cell, kind in zip(row, columns, strict=False):
        if kind == "links" and cell:
            # what it is called says where it leads, and is no part of the title
            kept.extend([Text(" "), *(p._replace(bare=True) if _leads(p) else p for p in cell)])
    for cell in row[len(columns) :]:
        kept.extend([Text(" - "), *cell])
    return tuple(kept)
