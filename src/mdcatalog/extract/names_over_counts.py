"""Names of data before the titles of their papers, beside words that count what they hold.

``**QUAY**: The Full Title (CVPR 2019) [[Paper](…)][[Homepage](…)]`` over ``*1,200 videos, 10
classes*``, below a heading of data: a paper holds none of that.
"""

from __future__ import annotations

from collections.abc import Sequence

from mdcatalog.extract.entries import Entry, split_lines
from mdcatalog.extract.labels import is_known_label
from mdcatalog.extract.naming import title_kinds
from mdcatalog.extract.shapes import head_of
from mdcatalog.extract.short_names import told_kinds
from mdcatalog.extract.venues import year_of
from mdcatalog.patterns import lazy_pattern
from mdcatalog.tree import Item, List, Paragraph, Text, plain_text
from mdcatalog.vocabulary import FIELDS, fold

_LONGEST_NAME, _MOST_WORDS = 40, 4
_LONGEST_COUNTS = 600

_SIZES = frozenset(map(fold, (*FIELDS["size"], *FIELDS["examples"])))
_NUMBER = r"\d[\d,.]*(?<=\d)(?: ?(?:[kKM](?![A-Za-z])|thousand|million|billion))?\+?"
# what is told of papers and software too
_NOT_HELD = (
    r"(?!pages|figures|tables|citations|stars|forks|authors|times|steps|years|months|weeks|days"
    r"|minutes|seconds|gpus?|epochs|layers|parameters|params|benchmarks|tasks\b|baselines|models)"
)
_COUNT = rf"{_NUMBER} (?:[A-Za-z][\w/-]* ){{0,3}}?(?:{_NOT_HELD}[a-z][a-z-]*s|people|species)\b"
_LED = r"(?:(?:over|about|around|more than|nearly|almost|a total of|approximately|~) ?)?"
# `11,827 videos, 180 tasks`, `over 10,000 videos`, `610 samples of ropes`: the line begins with it
_COUNTS_HELD = lazy_pattern(
    rf"\W{{0,2}}{_LED}{_COUNT}(?: in total)?(?=\W*$|[,;.(]| (?:of|with|in|from|for)\b)"
    # `1.2 万张图像，30 类`
    r"|(?:共|约|包含|超过|总计)?\s?\d[\d,.]*(?<=\d)\s?[万千亿kKwW]?\+?[多余]?\s?"
    r"[个张条段幅句篇份对组首](?![参版月小作页])"
)


def name_counted(items: Sequence[Item], entries: Sequence[Entry], section: tuple[str, ...]) -> None:
    """Call entries below data by the names before their titles where most count what they hold."""
    if "dataset" not in told_kinds(section):
        return
    counted = {item.start for item in items if _counts_held(item)}
    held = [entry for entry in entries if entry.start in counted or _says_how_many(entry)]
    if not held or len(held) * 2 < len(entries):
        return
    for entry in held:
        entry.values["holds"] = True
        name, colon, title = entry.title.partition(": ")
        if colon and entry.citation and _is_name(name):
            entry.title = name
            entry.add_value("year", year_of(str(entry.values.get("venue", ""))))
            entry.description = "\n".join(filter(None, [title.strip(), entry.description]))


def _says_how_many(entry: Entry) -> bool:
    """Whether words about an entry begin with what it holds, or a label says how large it is."""
    if _COUNTS_HELD.match(entry.description[:_LONGEST_COUNTS]):
        return True
    return any(fold(told.label) in _SIZES and told.text for told in entry.fields if told.label)


def _is_name(name: str) -> bool:
    short = len(name) <= _LONGEST_NAME and len(name.split()) <= _MOST_WORDS
    return short and not is_known_label(name) and not title_kinds(name)


def _counts_held(item: Item) -> bool:
    """Whether a line below the first of an item, or its first bullet, counts what data hold."""
    lines = split_lines(head_of(item))[1:]
    for block in item.blocks[1:]:
        if isinstance(block, Paragraph):
            lines += split_lines(block.content)
        elif isinstance(block, List):
            lines += split_lines(head_of(block.items[0]))[:1]
    return any(
        isinstance(line[0], Text) and _COUNTS_HELD.match(plain_text(line)[:_LONGEST_COUNTS])
        for line in lines
    )
