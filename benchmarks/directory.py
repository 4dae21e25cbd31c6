"""Directories of documents: throughput, memory, processes, and what building again costs.

    python benchmarks/directory.py [--megabytes 20 200] [--jobs 1 2] [--folder FOLDER]

Copies of documents (see ``replicate.py``) are written into a temporary folder. ``mdcatalog
extract --format jsonl`` reads them with each number of processes; the outputs must be the same
bytes. Then ``mdcatalog build`` makes a database of the smallest folder, makes it again when
nothing has changed, and again when one document has. Times are of the whole command; the memory
is that of all its processes together at its highest, each page counted once (PSS).
"""

from __future__ import annotations

import argparse
import datetime
import hashlib
import os
import platform
import resource
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from replicate import replicate

_MB = 1_000_000
_OFTEN = 0.25


class Run(NamedTuple):
    """A command's seconds on the clock and of all processors, its memory in MB, its output."""

    clock: float
    processor: float
    memory: float
    digest: str


def run(*arguments: str) -> Run:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    begun = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-m", "mdcatalog", *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    peak = [0.0]
    watcher = threading.Thread(target=_watch, args=(process, peak))
    watcher.start()
    digest = hashlib.sha256()
    assert process.stdout is not None
    while chunk := process.stdout.read(1 << 20):
        digest.update(chunk)
    if process.wait() not in (0, 1):
        sys.exit(f"mdcatalog {' '.join(arguments)}: exit code {process.returncode}")
    clock = time.perf_counter() - begun
    watcher.join()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Run(clock, spent, peak[0], digest.hexdigest())


def _watch(process: subprocess.Popen[bytes], peak: list[float]) -> None:
    while process.poll() is None:
        peak[0] = max(peak[0], sum(map(_memory, _family(process.pid))))
        time.sleep(_OFTEN)


def _family(pid: int) -> Iterator[int]:
    yield pid
    try:
        for task in Path(f"/proc/{pid}/task").iterdir():
            for child in (task / "children").read_text().split():
                yield from _family(int(child))
    except OSError:
        return


def _memory(pid: int) -> float:
    """The memory of a process in MB, what it shares divided among those who share it."""
    try:
        text = Path(f"/proc/{pid}/smaps_rollup").read_text()
    except OSError:
        return 0.0
    lines = (line.split() for line in text.splitlines())
    return next((int(words[1]) / 1024 for words in lines if words[0] == "Pss:"), 0.0)


def report_extract(folders: dict[Path, tuple[int, int]], jobs: Sequence[int]) -> None:
    print("\n| documents | size | processes | time | MB/s | MB/s per core | memory | output |")
    print("| ---: | ---: | ---: | ---: | ---: | ---: | ---: | --- |")
    for folder, (count, size) in folders.items():
        first: Run | None = None
        for number in jobs:
            one = run("extract", "--format", "jsonl", "--jobs", str(number), str(folder))
            same = "the first" if first is None else "the same"
            if first is None:
                first = one
            elif one.digest != first.digest:
                same = "DIFFERENT"
            megabytes = size / _MB
            print(
                f"| {count:,} | {megabytes:.0f} MB | {number} | {one.clock:.1f} s "
                f"| {megabytes / one.clock:.2f} | {megabytes / one.processor:.2f} "
                f"| {one.memory:.0f} MB | {same}; {first.clock / one.clock:.2f} times as fast |",
                flush=True,
            )


def report_build(folder: Path, place: Path, rounds: int = 5) -> None:
    database = str(place / "catalog.db")
    print("\n| build of a database | time | processor |\n| --- | ---: | ---: |")
    print(_row("anew", [run("build", str(folder), "-o", database)]), flush=True)
    again = [run("build", str(folder), "-o", database) for _ in range(rounds)]
    print(_row("nothing has changed", again), flush=True)
    changed = []
    document = sorted(folder.rglob("*.md"))[0]
    for number in range(rounds):
        with document.open("a", encoding="utf-8") as file:
            file.write(f"\n- [A new thing {number}](https://arxiv.org/abs/2401.0000{number})\n")
        changed.append(run("build", str(folder), "-o", database))
    print(_row("one document has changed", changed))
    starts = [run("--version") for _ in range(rounds)]
    print(_row("(`mdcatalog --version`)", starts))


def _row(name: str, runs: list[Run]) -> str:
    clock = statistics.median(one.clock for one in runs)
    processor = statistics.median(one.processor for one in runs)
    return f"| {name} | {clock:.2f} s | {processor:.2f} s |"


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--megabytes", type=float, nargs="+", default=[20, 200])
    parser.add_argument("--jobs", type=int, nargs="+", default=[1, 2])
    parser.add_argument("--folder", type=Path, help="where the copies go; removed afterwards")
    given = parser.parse_args()
    print(f"{datetime.date.today()}, Python {platform.python_version()}, {os.cpu_count()} cores")
    with tempfile.TemporaryDirectory(dir=given.folder) as name:
        place = Path(name)
        folders = {}
        for megabytes in given.megabytes:
            folder = place / f"{megabytes:g}"
            folders[folder] = replicate(folder, round(megabytes * _MB))
        report_extract(folders, given.jobs)
        report_build(next(iter(folders)), place)


if __name__ == "__main__":
    main()
