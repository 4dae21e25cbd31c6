"""Days without a year before most items of a list: ``9/3: [Title](…)``, ``**Sep 3** Title``.

They say when each was given, read or met for, which the heading's year may complete.
"""

from __future__ import annotations

from collections.abc import Sequence

from mdcatalog.extract.asides import MONTH
from mdcatalog.extract.cjk_credits import is_cjk_name
from mdcatalog.extract.entries import Entry, Labelled
from mdcatalog.extract.made_lists import as_list, line_paragraphs, list_runs
from mdcatalog.extract.person_names import is_known_person
from mdcatalog.extract.shapes import paragraph_of, with_head
from mdcatalog.patterns import lazy_pattern
from mdcatalog.tree import Block, Inline, Item, Link, List, Paragraph, Text
from mdcatalog.values import parse_date, split_names

_WEEKDAY = (
    r"(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]{0,6}\.?,?|(?:周|星期|週)[一二三四五六日天]"
    r"|[月火水木金土日]曜日?)"
)
_YEAR = r"(?:,?\s+(?:19|20)\d\d)"
# `9/3`, `Fri 9/3`, `Sep 3rd`, `3 September`, `9月3日（周五）`; a year only where the day is in bold
_DAY = (
    rf"(?:{_WEEKDAY}\s*)?(?:(?P<month>\d{{1,2}})/(?P<day>\d{{1,2}})"
    rf"|{MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?|\d{{1,2}}(?:st|nd|rd|th)?\s+{MONTH}"
    r"|\d{1,2}\s?月\s?\d{1,2}\s?[日号號]|\d{1,2}월\s?\d{1,2}일)"
)
_BEHIND = rf"(?:\s*[(（]\s*{_WEEKDAY}\s*[)）])?"
_BEFORE = lazy_pattern(
    rf"\s*(?P<open>[\[【(（]\s*)?(?P<date>{_DAY}){_BEHIND}(?(open)\s*[\]】)）])"
    r"(?!,?\s*(?:19|20)\d\d)(?:\s*(?P<sign>[:：|,，、]|[-–—]+(?=\s|$))\s*|\s+|(?<=[日号號일\]】)）])|$)"
)
_SET_APART = lazy_pattern(
    rf"\s*[\[【(（]?\s*(?P<date>{_DAY}{_YEAR}?|\d{{4}}[-./]\d{{1,2}}[-./]\d{{1,2}}){_BEHIND}\s*[\]】)）]?\s*[:：.,-]?\s*"
)
_AFTER = " \t:：,，|-–—"
_LEAST = 2
_LONGEST_DAY = 32
_MONTHS, _DAYS = 12, 31


def with_days_apart(block: List) -> tuple[List, dict[int, list[Labelled]]]:
    """The list without such days, and the day of each item by the line on which it begins.

    With it who presented it, where a name stands between the day and the title.
    """
    items = block.items
    if len(items) < _LEAST or not (_may_be_day(items[0]) or _may_be_day(items[1])):
        return block, {}
    found = [_behind_day(item) for item in items]
    told = [pair for pair in found if pair is not None]
    if len(told) < _LEAST or len(told) * 3 < len(items) * 2:
        return block, {}
    parted = tuple(
        pair[0] if pair is not None else item for item, pair in zip(items, found, strict=True)
    )
    return block._replace(items=parted), {item.start: fields for item, fields in told}


_ALONE = lazy_pattern(
    rf"\W{{0,3}}(?:{_DAY}{_YEAR}?|\d{{4}}[-./]\d{{1,2}}[-./]\d{{1,2}}|\d{{4}}年\d{{1,2}}月\d{{1,2}}日"
    rf"|\d{{1,2}}\.\d{{1,2}}(?=\s?[(（]?{_WEEKDAY}))\s*[(（]?(?:{_WEEKDAY})?[)）]?\W{{0,2}}"
)


def is_day_alone(text: str) -> bool:
    """Whether words are a day and no more: ``8.1 周二``, ``Aug 8``, ``2023-08-04``."""
    return len(text) < _LONGEST_DAY and any(map(str.isdigit, text)) and bool(_ALONE.fullmatch(text))


_LED = lazy_pattern(
    rf"\s*[\[【(（]?(?:{_DAY}{_YEAR}?|\d{{4}}[-./]\d{{1,2}}[-./]\d{{1,2}}|\d{{4}}年\d{{1,2}}月\d{{1,2}}日)"
    rf"{_BEHIND}[\]】)）]?(?:\s*[:：|,，、]|\s|$)"
)


def list_days(blocks: Sequence[Block]) -> Sequence[Block]:
    """The blocks with each run of paragraphs that begin with a day made a list.

    ``**Monday, March 1**: [The Title](…) by …``, two at least; those with a day that is not in bold
    have a link. So are lines of one paragraph, each with its day.
    """
    told = [_begins_with_day(block) for block in blocks]
    return list_runs(blocks, told, _listed) if any(told) else blocks


def _listed(run: Sequence[Block]) -> List | None:
    dated = _dated_lines(run[0]) if len(run) == 1 else run
    return as_list(dated) if len(dated) >= _LEAST else None


def _begins_with_day(block: Block) -> bool:
    if type(block) is not Paragraph or len(block.content) <= 1:
        return False
    first = block.content[0]
    if type(first) is not Text:
        return False
    if first.strong:
        return _SET_APART.fullmatch(first.text) is not None
    return _led_by_day(block.content) and any(type(piece) is Link for piece in block.content)


def _led_by_day(pieces: Sequence[Inline]) -> bool:
    first = pieces[0] if pieces else None
    if type(first) is not Text or not any(map(str.isdigit, first.text[:_LONGEST_DAY])):
        return False
    return _LED.match(first.text) is not None


def _dated_lines(block: Block) -> list[Paragraph]:
    """The lines of a paragraph that each begin with a day, not in bold; nothing for others."""
    lines = line_paragraphs(block)
    return lines if all(_led_by_day(line.content) for line in lines) else []


_HEADED = lazy_pattern(
    rf"\s*(?P<date>{_DAY}{_YEAR}?|\d{{4}}[-./]\d{{1,2}}[-./]\d{{1,2}}){_BEHIND}"
    r"\s*(?:[:：|]|[-–—]+(?=\s))\s*(?=\S)"
)


def behind_day(text: str) -> tuple[str, str]:
    """The day before a sign in a heading, and the words behind it: ``Aug 8: Ropes``."""
    found = _HEADED.match(text) if any(map(str.isdigit, text[:_LONGEST_DAY])) else None
    return (found["date"], text[found.end() :]) if found else ("", text)


_DASHED = lazy_pattern(r"(?P<month>\d{1,2})[-.](?P<day>\d{1,2})")


def day_alone(text: str) -> str:
    """What stands in brackets behind a lesson's number, if it is its day: ``8/27`` of ``8-27``."""
    dashed = _DASHED.fullmatch(text)
    if dashed:
        return f"{dashed['month']}/{dashed['day']}" if _is_day(*dashed.group(1, 2)) else ""
    return text if is_day_alone(text) or parse_date(text) else ""


def give_days(entries: Sequence[Entry], days: dict[int, list[Labelled]]) -> None:
    """Say of each entry when it was."""
    for entry in entries:
        told = days.get(entry.start, ())
        dated = not entry.values.keys().isdisjoint(("date", "published"))
        entry.fields.extend(one for one in told if not (dated and one.label == "date"))


def _may_be_day(item: Item) -> bool:
    content = paragraph_of(item)
    first = content[0] if content else None
    if not isinstance(first, Text):
        return False
    text = first.text.lstrip(" [【(（")
    return text[:1].isdigit() or any(map(str.isdigit, text[:14]))


def _behind_day(item: Item) -> tuple[Item, list[Labelled]] | None:
    """An item without the day that it begins with, and the day; ``None`` where there is none."""
    content = paragraph_of(item)
    first = content[0] if content else None
    if not isinstance(first, Text):
        return None
    apart = first.strong or first.emphasis
    match = _SET_APART.fullmatch(first.text) if apart else _BEFORE.match(first.text)
    if match is None or not _is_day(match["month"], match["day"]):
        return None
    behind = first.text[match.end() :]
    if not (apart or match["sign"]) and behind[:1].islower():
        return None  # `24/7 support`, `3/4 of all ships`
    rest = _without_start(content, behind)
    if not rest:
        return None
    rest, presenter = _behind_presenter(rest)
    told = [Labelled("date", match["date"])]
    if presenter:
        told.append(Labelled("presenter", presenter))
    return with_head(item, rest), told


# `Jane Doe: The Title`, `Jane Doe - The Title`, `(Jane Doe) The Title`
_PRESENTER = lazy_pattern(
    r"\s*(?:[(（](?P<within>[^()（）\d:：]{2,40})[)）]\s*[:：–—-]?"
    r"|(?P<before>[^()（）\d:：–—]{2,40}?)\s*(?:[:：]|\s[-–—])(?=\s|$))\s*"
)


def _behind_presenter(content: tuple[Inline, ...]) -> tuple[tuple[Inline, ...], str]:
    """The pieces behind who presents, and that: a person for sure."""
    first = content[0]
    match = _PRESENTER.match(first.text) if isinstance(first, Text) else None
    if match is None or not isinstance(first, Text):
        return content, ""
    name = (match["within"] or match["before"]).strip()
    names = split_names(name)
    if not names or not all(is_known_person(one) or is_cjk_name(one) for one in names):
        return content, ""
    rest = first.text[match.end() :]
    behind = (first._replace(text=rest), *content[1:]) if rest.strip() else content[1:]
    return (behind, name) if behind else (content, "")


def _is_day(month: str | None, day: str | None) -> bool:
    if month is None or day is None:
        return True
    first, second = int(month), int(day)
    return 0 < first <= _DAYS and 0 < second <= _DAYS and min(first, second) <= _MONTHS


def _without_start(content: Sequence[Inline], rest: str) -> tuple[Inline, ...]:
    """What stands behind the day; nothing where that is neither words nor a link."""
    first = content[0]
    assert isinstance(first, Text)
    pieces: list[Inline] = [first._replace(text=rest)] if rest.strip() else list(content[1:2])
    behind = content[1:] if rest.strip() else content[2:]
    if pieces and isinstance(pieces[0], Text):
        words = pieces[0].text.lstrip(_AFTER)
        pieces = [pieces[0]._replace(text=words)] if words else []
    whole = (*pieces, *behind)
    named = any(isinstance(p, Link) or (isinstance(p, Text) and p.text.strip()) for p in whole)
    return whole if named else ()
