"""The roles of the links in a title: the thing itself, its recording, or what it is about."""

from __future__ import annotations

from mdcatalog.extract.asides import duration_behind
from mdcatalog.extract.entries import Entry, FoundLink
from mdcatalog.extract.labels import role_of_label
from mdcatalog.extract.link_evidence import host_of
from mdcatalog.extract.links_beside import LinksBeside
from mdcatalog.extract.titles import unwrap
from mdcatalog.links import SITES, identify
from mdcatalog.values import parse_date, parse_duration, parse_ordinal
from mdcatalog.vocabulary import KIND_WORDS

#: Pages about a thing that are not the thing (see ``links.identify``).
PARTS = frozenset({"issue", "page"})
_VIDEO_SITES = frozenset(site.name for site in SITES if site.role == "video")
_YEAR = 4  # characters of a year alone


def title_role(found: FoundLink, url: str, kind: str, host: str | None, beside: LinksBeside) -> str:
    """The role of a link that is the title, or within it."""
    entry = beside.entry
    if kind == "paper":
        return "explainer" if beside.noted else "main"
    if kind == "lecture":
        if _in_series_brackets(found, entry):
            return "reference"
        if found.label and role_of_label(found.label) == "slides":
            return "slides"  # `[The Title](…)` below `Slides`
        if host == "video" and role_of_label(str(entry.values.get("title_label", ""))) == "video":
            return "video"  # `视频：[Title](…)`
        if host == "video":
            return "main" if _is_whole_title(found, entry) else "video"
        if (
            beside.recordings > (host == "video" and not found.image)
            or "duration_seconds" in entry.values
        ) and (entry.block == "table_row" or host in ("paper", "explainer", "slides")):
            own = host in (None, "project") and beside.shown_on_page
            return "main" if own else _beside_recording(found, url, host, entry)
        return "main"
    if host == "paper":
        return "paper"
    if host == "explainer" and beside.several:
        return "explainer"
    return "main"


def _is_whole_title(found: FoundLink, entry: Entry) -> bool:
    """Whether the link's text is the title: then its page is the thing, whatever the host."""
    title = unwrap(entry.title)  # `1. Title` is called `Title`
    text = unwrap(found.text)
    if not text:
        return True  # its address stands below the title
    if "[" in text and ":" in text:
        text, _ = duration_behind(text)  # `[The Talk [1:24:00], Part I](…)`
    numbers = title.startswith(text) and parse_ordinal(text) is not None  # `[Lecture 3](…): Title`
    return bool(title) and (numbers or text.startswith(title) or text.endswith(title))


def _in_series_brackets(found: FoundLink, entry: Entry) -> bool:
    """Whether the link names the series or the book that a talk belongs to."""
    return "【" + found.text in entry.title or "《" + found.text in entry.title


def _beside_recording(found: FoundLink, url: str, host: str | None, entry: Entry) -> str:
    """A link in the title of a recording leads to what it is about."""
    if identify(url).site in _VIDEO_SITES:
        return "main"  # a list of recordings, a channel
    if "#" in url or identify(url).kind in PARTS:
        return "reference"
    if host in ("code", "explainer", "slides", "dataset"):
        return host
    if "press" in host_of(url) or host_of(url).endswith(".blog"):
        return "reference"
    lesson = host in (None, "project") and KIND_WORDS["lecture"].found_in(entry.title)
    if lesson or (host is None and not _is_logged(entry)):
        return "main"  # `[Rowing Course](https://…) ([YouTube](https://…))`: its own page
    return "paper"


def _is_logged(entry: Entry) -> bool:
    """Whether a row says when something was recorded, or how long that is: no course does."""
    return "duration_seconds" in entry.values or any(
        any(map(str.isdecimal, field.text))
        and (parse_duration(field.text) is not None or len(parse_date(field.text) or "") > _YEAR)
        for field in entry.fields
    )
