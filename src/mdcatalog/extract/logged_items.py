"""Items of a log: ``- Day 12: [The Title](…)``, ``- 2023/1/25: The Title`` without a link."""

from __future__ import annotations

from collections.abc import Sequence

from mdcatalog.extract.entries import Entry, Labelled
from mdcatalog.extract.lead import fill_head
from mdcatalog.extract.log_leads import LEAD, LOGS, is_title, tell_of_papers
from mdcatalog.patterns import lazy_pattern
from mdcatalog.tree import Item, Paragraph, Text

_COUNT = lazy_pattern(
    r"(?:[Dd]ay|DAY|[Ww]eek|WEEK)\s*[#.]?\s*(?P<number>\d{1,4})\s*(?:[:：|.]|[-–—](?=\s)|\s)\s*(?=\S)"
    r"|(?:第\s*(?P<cjk>\d{1,4})\s*[天周週]|(?P<count>\d{1,4})\s*(?:日目|일차))\s*[:：|、-]?\s*(?=\S)"
    r"|[Pp](?P<part>\d{1,3})(?!\w)\s*[:：.、|-]?\s*(?=\S)"
)
_LEAST = 2


def without_counts(entries: Sequence[Entry]) -> None:
    """``Day 12: The Title``, ``P3 The Title`` is the title alone where all of a list are so."""
    if len(entries) < _LEAST or not _may_count(entries[0].title):
        return
    counts = [_COUNT.match(entry.title) for entry in entries]
    for entry, count in zip(entries, counts if all(counts) else (), strict=False):
        if count:
            entry.add_value("number", int(next(filter(None, count.groups()))))
            entry.title = entry.title[count.end() :]


def _may_count(title: str) -> bool:
    if title[:1] in "Pp" and title[1:2].isdigit():
        return True
    return title[:1].isdigit() or title[:1] == "第" or title[:3].lower() in ("day", "wee")


def read_logged(items: Sequence[Item], entries: Sequence[Entry], section: tuple[str, ...]) -> None:
    """Read the lines of a log of papers anew, each a day over a title without a link.

    ``- 2023/1/25: The Title`` below ``# Paper reading log``; all lines have to begin so.
    """
    if len(items) < _LEAST or len(items) != len(entries):
        return
    first = _line(items[0])
    if first is None or LEAD.match(first.text) is None or not tell_of_papers(section):
        return
    lines = [_line(item) for item in items]
    leads = [LEAD.match(line.text) if line else None for line in lines]
    names = [
        line.text[lead.end() :].strip()
        for line, lead in zip(lines, leads, strict=True)
        if line and lead
    ]
    if len(names) < len(items) or sum(map(is_title, names)) * 2 < len(names):
        return
    log = any(map(LOGS.search, section))
    for entry, name, lead in zip(entries, names, leads, strict=True):
        told = lead.groupdict() if lead else {}
        entry.fields, entry.description = [], ""
        for value in ("year", "published"):
            entry.values.pop(value, None)
        if log:
            entry.values["was_read"] = True
        if day := told["boxed"] or told["day"] or told["dated"]:
            entry.fields.append(Labelled("date", day))
        number = told["number"] or told["count"] or told["hash"]
        entry.add_value("number", int(number) if number else None)
        fill_head(entry, [Text(name)], whole=True)
        entry.values["read_log"] = entry.values["unlinked"] = True


def _line(item: Item) -> Text | None:
    """The words that an item is, those in bold joined to the others; ``None`` where it is more."""
    only = item.blocks[0] if len(item.blocks) == 1 else None
    if not isinstance(only, Paragraph) or not all(type(p) is Text for p in only.content):
        return None
    return Text("".join(piece.text for piece in only.content if isinstance(piece, Text)))
