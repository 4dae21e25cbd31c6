"""Lines of what is said of data and tools that are a fact each: ``12 GB``, ``by X Institute``."""

from __future__ import annotations

import re
from collections.abc import Container
from typing import Any

from mdcatalog.extract.course_names import makers_of
from mdcatalog.extract.organizations import is_organization
from mdcatalog.extract.parted_facts import meaning_of
from mdcatalog.extract.titles import strip_marks
from mdcatalog.patterns import lazy_pattern
from mdcatalog.values import parse_date, parse_year

_MOST_LINES = 12
_LONGEST = 80
_LEAST = 4
_VERBS = (
    r"(?:made|created|developed|released|provided|published|maintained|collected|curated|hosted"
    r"|built|compiled|annotated|produced|designed|organi[sz]ed)"
)
_YEAR = r"(?:19|20)\d\d"
# `Created by Pier University in 2019`, `Published 2019 by Quay Labs`, `Quay Labs (2019)`
_MADE = lazy_pattern(
    rf"(?:(?:{_VERBS} )?(?:by|from) |{_VERBS} (?:in )?(?P<before>{_YEAR}),? by "
    rf"|\((?P<led>{_YEAR})\) )"
    rf"(?:the )?(?P<who>[^.;:()]{{2,60}}?)(?:,? (?:in )?(?P<year>{_YEAR})| \((?P<group>{_YEAR})\))?"
    rf"|(?P<maker>[^.;:()]{{2,60}}?) \((?P<dated>{_YEAR})\)"
    rf"|{_VERBS} (?:in |on )(?:[A-Z][a-z]+ )?(?P<when>{_YEAR})"
    rf"|(?:since|from) (?P<since>{_YEAR})",
)
_SAID = ("size", "license", "languages", "organizations", "published")
# what may stand beside the facts of a line and adds nothing: `total size 12 GB`, `12 GB in total`
_AROUND_SIZE = lazy_pattern(
    r"(?:(?:total|data(?:set)?|file|download|overall) )*(?:size|volume)?"
    r"(?:\s*[:=–-]\s*|\s+(?:of |is )?)?"
    r"(?P<size>(?:about |over |~|≈|约)?\s*(?:\d[\d.,]*\s?[KMGTP]i?B|\d[\d.,]+\s?[GT])\+?)"
    r"(?: (?:in total|total|overall))?",
    re.IGNORECASE,
)


_CLAUSES = re.compile(r"[，。；;（）()\n]")
_JOINED_CJK = re.compile(r"[、与和及]")
# `清华大学、北京大学于2019年联合发布`
_MADE_CJK = lazy_pattern(
    r"(?:20\d\d\s?年(?:\d{1,2}月)?)?由?\s*(?P<who>[^，。\s\d]{2,40}?)(?:等)?(?:[在于]20\d\d\s?年(?:\d{1,2}月)?)?"
    r"(?:联合|共同)?(?:发布|提出|开源|推出|研发|开发|制作|构建|收集|采集|提供|整理|标注|出品)(?:的数据集)?"
)
_ENDS_CJK = frozenset("布出源发作建集供理注品")


def read_lines(values: dict[str, Any], fields: Container[str]) -> None:
    """Fill fields from lines of a description that are facts; those that say no more go."""
    text: str | None = values.get("description")
    if not text or text.count("\n") >= _MOST_LINES:
        return
    kept: list[str] = []
    for line in text.split("\n"):
        if _LEAST <= len(line) <= _LONGEST and _read_line(values, fields, line):
            continue
        words, stop, last = line.rstrip(" .。").rpartition(". ")
        # `The page is down. - 19.7.2022` was written that day
        short = stop and _LEAST <= len(last) <= _LONGEST and last[0] not in "-–—"
        if short and _read_line(values, fields, last):
            line = f"{words}."
        kept.append(line)
    values["description"] = "\n".join(kept).strip() or None
    if "organizations" in fields and not values.get("organizations") and not text.isascii():
        for clause in _CLAUSES.split(text)[1:]:
            made = _MADE_CJK.fullmatch(clause.strip()) if clause[-1:] in _ENDS_CJK else None
            names = _JOINED_CJK.split(made["who"]) if made else []
            if names and all(map(makers_of, names)):
                values["organizations"] = names
                break


def _read_line(values: dict[str, Any], fields: Container[str], line: str) -> bool:
    """Whether a line is a fact and nothing else, which is put into the values."""
    told = strip_marks(line).rstrip(" .。")
    if not told:
        return False
    sized = _AROUND_SIZE.fullmatch(told) if told[-1] in "B+lGT" else None
    field = "size" if sized else meaning_of(told)
    if field in _SAID:
        value: Any = sized["size"].strip() if sized else told
        if field in ("organizations", "languages"):
            value = makers_of(told) if field == "organizations" else [told]
        return _set(values, fields, field, value)
    match = _MADE.fullmatch(told[:1].lower() + told[1:]) or _MADE.fullmatch(told)
    if match is None:
        return False
    who = match["who"] or match["maker"]
    who = told[match.start("who") : match.end("who")] if match["who"] else who and told[: len(who)]
    makers = makers_of(who) if who else []
    if who and not makers and match["who"] and who[:1].isupper() and is_organization(who):
        makers = [who]  # `by Quay Labs`, which as a line of its own may be a topic
    if who and not makers:
        return False
    years = ("before", "led", "year", "group", "dated", "when", "since")
    year = next((match[name] for name in years if match[name]), None)
    if makers:
        _set(values, fields, "organizations", makers)
    if year:
        _set(values, fields, "published", year)
    return bool(match["maker"] or match["led"])  # a sentence stays


def _set(values: dict[str, Any], fields: Container[str], field: str, value: Any) -> bool:
    if field == "published":
        date = parse_date(value) or str(parse_year(value) or value)
        if "year" in fields:
            values.setdefault("year", int(date[:4]))
        if "year" not in fields or len(date) > len("2019"):
            values.setdefault("published", date)
        return True
    if field not in fields or values.get(field):
        return False
    values[field] = value
    return True
