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
import os
import platform
import re
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from readers import BASE, CONTENDERS, Contender, installed, version_of

ROOT = Path(__file__).resolve().parent.parent
CORPUS = ROOT.parent / "shared" / "corpus"
_MIN_ROUNDS = 9


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
            f"{contender.name} {version_of(contender)}",
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
    """The median of the seconds that a new interpreter takes, with its bytecode cached."""
    seconds = []
    with tempfile.TemporaryDirectory() as cache:
        environment = {**os.environ, "PYTHONPYCACHEPREFIX": cache}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        for number in range(_MIN_ROUNDS + 1):
            begun = time.perf_counter()
            subprocess.run(
                [sys.executable, *arguments], capture_output=True, check=True, env=environment
            )
            if number:  # the first run fills the cache
                seconds.append(time.perf_counter() - begun)
    return statistics.median(seconds)


_PYDANTIC = ("-c", "import pydantic")


def report_start() -> None:
    """The start of a new interpreter, beside that of one that imports pydantic alone."""
    base = started(*_PYDANTIC)
    print("\nStart of a new interpreter:\n")
    print("| command | time | ratio to `import pydantic` |\n| --- | ---: | ---: |")
    for arguments in (
        ("-c", "pass"),
        ("-c", "import mdcatalog"),
        ("-c", "import mdcatalog; mdcatalog.extract('')"),
        _PYDANTIC,
        ("-c", "from pydantic import BaseModel"),
        ("-m", "mdcatalog", "--version"),
    ):
        seconds = base if arguments == _PYDANTIC else started(*arguments)
        command = " ".join(f'"{part}"' if " " in part else part for part in arguments)
        print(f"| `python {command}` | {1000 * seconds:,.0f} ms | {seconds / base:.2f} |")


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
    if not find_spec("linkify_it"):
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
