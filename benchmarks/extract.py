"""Time, memory and what is found: `mdcatalog.extract` beside parsers, as Markdown tables.

    python benchmarks/extract.py [--rounds N] [PATH…]

Each PATH is a Markdown document. Without one, the documents of the corpus beside the repository
are read where it is there, in two groups, else those of `examples/` and `tests/fixtures/`.

All contenders run in turn in each round, in one process; what is printed is the median of the
processor times of the rounds, and its ratio to `MarkdownIt("gfm-like").parse`. Documents whose
encoding is damaged are repaired first, for all of them; repair has a line of its own. Memory is
the highest of a process that does nothing else. Peers that are not installed are left out;
`pip install -e '.[bench]'` installs them.
"""

from __future__ import annotations

import argparse
import datetime
import importlib.util
import os
import platform
import re
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).resolve().parent.parent
CORPUS = ROOT.parent / "shared" / "corpus"
_MIN_ROUNDS = 9


class Contender(NamedTuple):
    """Something that reads Markdown: what it is of, what it gives, how to make its reader."""

    name: str
    package: str
    gives: str
    make: Callable[[], Callable[[str], Any]]
    rows: Callable[[Any], int] | None = None
    links: Callable[[Any], Iterable[str]] | None = None


# --------------------------------------------------------------------------------- contenders


def _markdown_it() -> Callable[[str], Any]:
    from markdown_it import MarkdownIt

    return MarkdownIt("gfm-like").parse


def _tokens(tokens: Iterable[Any]) -> Iterator[Any]:
    for token in tokens:
        yield token
        yield from _tokens(token.children or ())


def _markdown_it_rows(tokens: Any) -> int:
    kinds = [token.type for token in tokens]
    return kinds.count("tr_open") - kinds.count("thead_open")


def _markdown_it_links(tokens: Any) -> Iterator[str]:
    for token in _tokens(tokens):
        yield str(token.attrs.get("href") or token.attrs.get("src") or "")


def _mdcatalog() -> Callable[[str], Any]:
    import mdcatalog

    return mdcatalog.extract


def _mdcatalog_links(extraction: Any) -> Iterator[str]:
    for record in extraction.records:
        yield from (link.url for link in record.links)
    yield from (link.url for link in extraction.document.unclaimed_links)


def _mistune() -> Callable[[str], Any]:
    import mistune

    return mistune.create_markdown(renderer=None, plugins=["table", "url", "footnotes"])


def _nodes(value: Any) -> Iterator[dict[str, Any]]:
    for node in value if isinstance(value, list) else []:
        yield node
        yield from _nodes(node.get("children"))


def _mistune_rows(nodes: Any) -> int:
    return sum(node["type"] == "table_row" for node in _nodes(nodes))


def _mistune_links(nodes: Any) -> Iterator[str]:
    for node in _nodes(nodes):
        yield str(node.get("attrs", {}).get("url", ""))


def _marko() -> Callable[[str], Any]:
    from marko.ext.gfm import gfm

    parse: Callable[[str], Any] = gfm.parse
    return parse


def _elements(element: Any) -> Iterator[Any]:
    yield element
    children = getattr(element, "children", None)
    for child in children if isinstance(children, (list, tuple)) else ():
        yield from _elements(child)


def _marko_rows(document: Any) -> int:
    kinds = [type(element).__name__ for element in _elements(document)]
    return kinds.count("TableRow") - kinds.count("Table")


def _marko_links(document: Any) -> Iterator[str]:
    for element in _elements(document):
        yield str(getattr(element, "dest", ""))


def _tables() -> Callable[[str], Any]:
    from md_spreadsheet_parser import scan_tables

    return scan_tables


def _json() -> Callable[[str], Any]:
    from markdown_to_json import dictify

    read: Callable[[str], Any] = dictify
    return read


BASE = "markdown-it-py, gfm-like"
OURS = "mdcatalog"
CONTENDERS = (
    Contender(
        BASE,
        "markdown-it-py",
        "tokens; blocks have lines",
        _markdown_it,
        _markdown_it_rows,
        _markdown_it_links,
    ),
    Contender(
        OURS,
        "mdcatalog",
        "typed records with lines, ledger, diagnostics",
        _mdcatalog,
        lambda extraction: extraction.document.coverage.rows.total,
        _mdcatalog_links,
    ),
    Contender("mistune", "mistune", "nested tokens", _mistune, _mistune_rows, _mistune_links),
    Contender("marko, gfm", "marko", "a tree", _marko, _marko_rows, _marko_links),
    Contender(
        "md-spreadsheet-parser",
        "md-spreadsheet-parser",
        "cells of tables with lines",
        _tables,
        lambda tables: sum(len(table.rows) for table in tables),
    ),
    Contender(
        "markdown_to_json", "markdown_to_json", "texts of lists nested under headings", _json
    ),
)


def installed() -> list[Contender]:
    modules = {"markdown-it-py": "markdown_it", "md-spreadsheet-parser": "md_spreadsheet_parser"}
    found = []
    for contender in CONTENDERS:
        if importlib.util.find_spec(modules.get(contender.package, contender.package)):
            found.append(contender)
        else:
            print(f"{contender.package} is not installed; left out.", file=sys.stderr)
    return found


# -------------------------------------------------------------------------------- measurements


def _attempt(read: Callable[[str], Any], text: str) -> Any:
    """What a reader makes of a text; the exception where it fails."""
    try:
        return read(text)
    except Exception as error:
        return error


def timed(
    readers: dict[str, Callable[[str], Any]], texts: list[str], rounds: int
) -> dict[str, float]:
    """The median of the processor seconds that each reader takes for all texts."""
    seconds: dict[str, list[float]] = {name: [] for name in readers}
    for number in range(rounds + 1):
        for name, read in readers.items():
            started = time.process_time()
            for text in texts:
                _attempt(read, text)
            if number:  # the first round fills caches
                seconds[name].append(time.process_time() - started)
    return {name: statistics.median(values) for name, values in seconds.items()}


def peak_memory(name: str, paths: list[Path]) -> float:
    """The highest resident memory, in MB, of a process in which one contender reads all."""
    command = [sys.executable, __file__, "--only", name, *map(str, paths)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return float(done.stdout)


def own_peak() -> float:
    """Of this process alone; the limit that the system reports includes the one that began it."""
    status = Path("/proc/self/status")
    if status.exists():
        return int(re.search(r"^VmHWM:\s*(\d+) kB", status.read_text(), re.MULTILINE)[1]) / 1024  # type: ignore[index]
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1 << 20 if sys.platform == "darwin" else 1 << 10)


_URL = re.compile(r"https?://\S", re.IGNORECASE)


def found_in(contender: Contender, texts: list[str]) -> tuple[str, str, int]:
    """Table rows and different web links found, and on how many documents it failed."""
    read = contender.make()
    results = [_attempt(read, text) for text in texts]
    sound = [result for result in results if not isinstance(result, Exception)]
    rows = links = "–"
    if contender.rows:
        rows = f"{sum(map(contender.rows, sound)):,}"
    if contender.links:
        urls = [{url for url in contender.links(one) if _URL.match(url)} for one in sound]
        links = f"{sum(map(len, urls)):,}"
    return rows, links, len(results) - len(sound)


# --------------------------------------------------------------------------------------- report


def read_texts(paths: list[Path]) -> tuple[list[str], list[str]]:
    """The texts, repaired where they were damaged, and the damaged ones as they were."""
    import mdcatalog

    texts, damaged = [], []
    for path in paths:
        text = path.read_text("utf-8", errors="replace")
        repaired = mdcatalog.repair(text)
        if any(step.fixer.startswith("mojibake") for step in repaired.steps):
            damaged.append(text)
            text = repaired.text
        texts.append(text)
    return texts, damaged


def report(title: str, paths: list[Path], rounds: int) -> None:
    import mdcatalog

    contenders = installed()
    texts, damaged = read_texts(paths)
    size = sum(len(text.encode("utf-8")) for text in texts)
    readers = {contender.name: contender.make() for contender in contenders}
    medians = timed(readers, texts, rounds)
    print(f"\n{title}: {len(texts)} documents, {size / 1000:,.0f} KB\n")
    print("| reader | gives | time | ratio | peak memory | table rows | web links |")
    print("| --- | --- | ---: | ---: | ---: | ---: | ---: |")
    for contender in contenders:
        rows, links, failures = found_in(contender, texts)
        cells = [
            f"{contender.name} {version(contender.package)}",
            contender.gives + f" (fails on {failures})" * bool(failures),
            f"{1000 * medians[contender.name]:,.0f} ms",
            f"{medians[contender.name] / medians[BASE]:.2f}",
            f"{peak_memory(contender.name, paths):,.0f} MB",
            rows,
            links,
        ]
        print("| " + " | ".join(cells) + " |")
    if damaged:
        spent = timed({"repair": mdcatalog.repair}, damaged, rounds)["repair"]
        length = sum(len(text.encode("utf-8")) for text in damaged)
        print(
            f"\nRepairing the {len(damaged)} damaged of them ({length / 1000:,.0f} KB) takes "
            f"{1000 * spent:,.0f} ms."
        )


def started(*arguments: str) -> float:
    """The median of the seconds that a new interpreter takes."""
    seconds = []
    for _ in range(_MIN_ROUNDS):
        begun = time.perf_counter()
        subprocess.run([sys.executable, *arguments], capture_output=True, check=True)
        seconds.append(time.perf_counter() - begun)
    return statistics.median(seconds)


def report_start() -> None:
    print("\nStart of a new interpreter:\n\n| command | time |\n| --- | ---: |")
    for arguments in (
        ("-c", "pass"),
        ("-c", "import mdcatalog"),
        ("-c", "from pydantic import BaseModel"),
        ("-m", "mdcatalog", "--version"),
    ):
        print(f"| `python {' '.join(arguments)}` | {1000 * started(*arguments):,.0f} ms |")


def groups(paths: list[Path]) -> dict[str, list[Path]]:
    if paths:
        return {"Documents given": paths}
    if CORPUS.is_dir():
        return {
            "Five notes and reading lists in Chinese": sorted(CORPUS.glob("0*.md")),
            "Twelve lists of other authors": sorted((CORPUS / "more").glob("*.md")),
        }
    own = [*ROOT.glob("examples/*.md"), *ROOT.glob("tests/fixtures/*.md")]
    return {"Examples and fixtures": sorted(own)}


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("paths", nargs="*", type=Path, metavar="PATH")
    parser.add_argument("--rounds", type=int, default=15, help="9 at least (default: 15)")
    parser.add_argument("--only", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.only:
        contender = next(one for one in CONTENDERS if one.name == given.only)
        read = contender.make()
        for path in given.paths:
            _attempt(read, path.read_text("utf-8", errors="replace"))
        print(own_peak())
        return
    if not importlib.util.find_spec("linkify_it"):
        sys.exit("Nothing to compare with; run: pip install -e '.[bench]'")
    print(
        f"{datetime.date.today()}, Python {platform.python_version()}, {os.cpu_count()} cores, "
        f"median of {max(given.rounds, _MIN_ROUNDS)} rounds"
    )
    for title, paths in groups(given.paths).items():
        report(title, paths, max(given.rounds, _MIN_ROUNDS))
    report_start()


if __name__ == "__main__":
    main()
