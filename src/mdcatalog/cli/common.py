"""What several commands share: their arguments, progress, and how they tell of findings."""

from __future__ import annotations

import contextlib
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from typing import Any, TypeVar

import click

from mdcatalog.diagnostics import format_text
from mdcatalog.models import Diagnostic
from mdcatalog.output import Tally

F = TypeVar("F", bound=Callable[..., Any])
Item = TypeVar("Item")

#: Work shorter than this needs no progress bar.
_PATIENCE = 1.0

DONE, FINDINGS, NOTHING = 0, 1, 2


def paths_argument(function: F) -> F:
    """The argument ``PATH…``."""
    return click.argument("paths", metavar="PATH...", nargs=-1, required=True)(function)


def jobs_option(function: F) -> F:
    """The option ``--jobs``."""
    return click.option(
        "--jobs",
        "-j",
        type=click.IntRange(min=1),
        default=1,
        show_default=True,
        metavar="N",
        help="Worker processes; the output is the same for any number.",
    )(function)


def exit_code(tally: Tally) -> int:
    """0 where all documents were read, 1 where some were, 2 where none was."""
    if not tally.failed:
        return DONE
    return FINDINGS if tally.read else NOTHING


def tell(diagnostics: Iterable[Diagnostic], severities: frozenset[str]) -> None:
    """Print the diagnostics of these severities on standard error."""
    for diagnostic in diagnostics:
        if diagnostic.severity in severities:
            click.echo(text_line(diagnostic), err=True)


def text_line(diagnostic: Diagnostic) -> str:
    """A diagnostic as ``path:line: severity code message``."""
    return format_text(
        diagnostic.document,
        diagnostic.line,
        diagnostic.severity,
        diagnostic.code,
        " ".join(diagnostic.message.split()),
    )


@contextlib.contextmanager
def progress(
    total: int, doing: str = "Reading", what: str = "documents"
) -> Iterator[Callable[[Iterable[Item]], Iterator[Item]]]:
    """Something to pass items through, which shows on a terminal how far they are.

    Several streams may pass one after the other; ``total`` is the number of all items.
    """
    bar: Any = None
    task: Any = None
    done = 0
    begun = time.monotonic()
    terminal = sys.stderr.isatty()

    def watched(stream: Iterable[Item]) -> Iterator[Item]:
        nonlocal bar, task, done
        for item in stream:
            yield item
            if not terminal:
                continue
            done += 1
            if bar is None and time.monotonic() - begun > _PATIENCE:
                bar = _bar(what)
                task = bar.add_task(doing, total=total)
                bar.start()
            if bar is not None:
                bar.update(task, completed=done)

    try:
        yield watched
    finally:
        if bar is not None:
            bar.stop()


def _bar(what: str) -> Any:
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        ProgressColumn,
        Task,
        TextColumn,
        TimeRemainingColumn,
    )
    from rich.text import Text

    class Rate(ProgressColumn):
        def render(self, task: Task) -> Text:
            # there is none before two items are done
            return Text(f"{task.speed:.0f} {what}/s" if task.speed else "")

    return Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        Rate(),
        TimeRemainingColumn(),
        console=Console(stderr=True),
        transient=True,
    )
