"""The command line: arguments, exit codes and progress; what it does lives elsewhere."""

from __future__ import annotations

import contextlib
import importlib
import os
import signal
import sys
from typing import Any, NoReturn

import click

from mdcatalog._version import __version__
from mdcatalog.errors import MdcatalogError

#: Every command with the module that holds it: ``--version`` and ``--help`` import none.
COMMANDS = {
    "extract": ("mdcatalog.cli.extract", "Write the records of documents as JSON."),
    "build": ("mdcatalog.cli.build", "Write one merged catalog of documents."),
    "query": ("mdcatalog.cli.query", "Ask documents or a catalog for records."),
    "export": ("mdcatalog.cli.export", "Write a catalog in another format."),
    "check": ("mdcatalog.cli.check", "Print what was noticed in documents."),
    "repair": ("mdcatalog.cli.repair", "Print a document with its encoding damage undone."),
    "mcp": ("mdcatalog.cli.mcp", "Serve a catalog to agents."),
    "schema": ("mdcatalog.cli.schema", "Print the JSON Schema of the catalog or of a kind."),
}


class _Failure(click.ClickException):
    """An error of ours, as click shows it."""

    def __init__(self, error: MdcatalogError) -> None:
        super().__init__(str(error))
        self.exit_code = error.exit_code  # type: ignore[misc]


class _Closed(Exception):  # noqa: N818
    """Whoever read the output has enough."""


class _Program(click.Group):
    """The commands, each imported when it is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command = importlib.import_module(COMMANDS[cmd_name][0]).command
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, text) for name, (_, text) in COMMANDS.items()])

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except BrokenPipeError as error:
            # click itself would call it a failure
            raise _Closed from error
        except MdcatalogError as error:
            raise _Failure(error) from error


@click.command(cls=_Program, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="mdcatalog", message="%(prog)s %(version)s")
def program() -> None:
    """Turn the Markdown lists that people really write into typed records.

    PATH is a file, a directory (searched for *.md, *.markdown, *.mdx, *.qmd and *.rmd), a
    glob, or '-' for standard input. Data goes to standard output, all else to standard error.
    Exit codes: 0 done; 1 findings, or some documents failed; 2 wrong usage, or nothing could
    be read.
    """


def main() -> NoReturn:
    """Run the program and exit."""
    with contextlib.suppress(ValueError):  # only a main thread may
        # so that leaving removes unfinished files and ends the workers
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    try:
        code = program.main(standalone_mode=False)
        sys.stdout.flush()
    except click.ClickException as error:
        error.show()
        code = error.exit_code
    except (click.Abort, KeyboardInterrupt):
        click.echo("Interrupted.", err=True)
        code = 128 + signal.SIGINT
    except (_Closed, BrokenPipeError):
        # nothing more must be flushed into the closed pipe
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = 0
    sys.exit(code if isinstance(code, int) else 0)
