"""Records as a table for people."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from mdcatalog.cli.catalogs import visible
from mdcatalog.export.facts import main_url
from mdcatalog.models import Record

#: The fields that people look at first, for each kind; those that no record has are not shown.
_COLUMNS = {
    "paper": ("year", "authors", "organizations", "venue", "citations", "importance", "recorded"),
    "lecture": ("date", "duration_seconds", "speakers", "organizations", "views", "completed"),
    "dataset": ("size", "languages", "license", "organizations", "year"),
    "tool": ("stars", "license", "organizations", "published"),
}
_HEADS = {"duration_seconds": "duration", "organizations": "org", "importance": "stars"}
_RIGHT = frozenset({"year", "citations", "duration_seconds", "views", "examples", "stars"})
_NAMES_SHOWN = 2


def print_table(model: type[Record], records: Sequence[Record]) -> int:
    """Print records on standard output, and say how many they were."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    if not records:
        return 0
    chosen = _COLUMNS.get(model.kind_info.name, ())
    names = [name for name in chosen if any(_is_there(getattr(r, name)) for r in records)]
    table = Table(header_style="bold", show_lines=False)
    table.add_column("title", ratio=3, overflow="fold")
    for name in names:
        right = name in _RIGHT
        table.add_column(
            _HEADS.get(name, name), justify="right" if right else "left", no_wrap=right
        )
    table.add_column("id", overflow="fold", style="dim")
    for record in records:
        url = main_url(record)
        title = Text(visible(" ".join(record.title.split())))
        if url is not None and url.isprintable():
            title.stylize(f"link {url}")
        cells = [Text(visible(_shown(name, getattr(record, name)))) for name in names]
        table.add_row(title, *cells, Text(visible(record.id)))
    Console().print(table)
    return len(records)


def _is_there(value: Any) -> bool:
    return value is not None and value != []


def _shown(name: str, value: Any) -> str:
    if value is None or value == []:
        return ""
    if isinstance(value, bool):
        return "✓" if value else "✗"
    if name == "importance":
        return "★" * min(int(value), 9)
    if name == "duration_seconds":
        minutes, seconds = divmod(int(value), 60)
        hours, minutes = divmod(minutes, 60)
        return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"
    if isinstance(value, list):
        more = ", …" if len(value) > _NAMES_SHOWN else ""
        return ", ".join(value[:_NAMES_SHOWN]) + more
    return " ".join(str(value).split())
