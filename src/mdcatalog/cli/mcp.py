"""``mdcatalog mcp``."""

from __future__ import annotations

import functools
import importlib
from collections.abc import Callable
from typing import Any

import click

from mdcatalog._version import __version__
from mdcatalog.catalog import Catalog
from mdcatalog.catalog_errors import MissingDependencyError
from mdcatalog.cli.agents import NOTICE, Agents
from mdcatalog.cli.catalogs import open_source, tell_failures, told_counts
from mdcatalog.errors import MdcatalogError
from mdcatalog.output import Tally


@click.command("mcp")
@click.argument("source", metavar="SOURCE")
def command(source: str) -> None:
    """Serve the catalog that SOURCE holds to agents, over standard input and output.

    The tools of this Model Context Protocol server are search, get, list and explain; nothing
    can be changed by them. SOURCE is Markdown, a catalog as JSON or JSON Lines, or a database.
    """
    if source == "-":
        raise click.UsageError("Standard input is the agent's; name a file or a directory.")
    tally = Tally()
    with _catalog(source, tally) as catalog:
        tell_failures(tally)
        served = server(catalog)
        click.echo(f"{source}: {told_counts(catalog)}.", err=True)
        served.run("stdio")


def _catalog(source: str, tally: Tally) -> Catalog:
    _sdk()  # what is missing is told before documents are read
    return open_source(source, tally)


def server(catalog: Catalog) -> Any:
    """The server of a catalog.

    Raises:
        MissingDependencyError: The SDK is not installed.
    """
    sdk, exceptions, types = _sdk()
    served = sdk.MCPServer("mdcatalog", version=__version__, instructions=NOTICE, log_level="ERROR")
    hints = types.ToolAnnotations(read_only_hint=True, open_world_hint=False)
    for tool in Agents(catalog).tools():
        served.add_tool(_telling(tool, exceptions.ToolError), annotations=hints)
    return served


def _telling(tool: Callable[..., Any], error_type: type[Exception]) -> Callable[..., Any]:
    """The tool with our errors as those that the agent is shown."""

    @functools.wraps(tool)
    def told(*arguments: Any, **named: Any) -> Any:
        try:
            return tool(*arguments, **named)
        except MdcatalogError as error:
            raise error_type(str(error)) from error

    return told


def _sdk() -> tuple[Any, Any, Any]:
    try:
        return (
            importlib.import_module("mcp.server.mcpserver"),
            importlib.import_module("mcp.server.mcpserver.exceptions"),
            importlib.import_module("mcp_types"),
        )
    except ImportError as error:
        message = "mdcatalog mcp needs the SDK in version 2: pip install 'mdcatalog[mcp]'"
        raise MissingDependencyError(message) from error
