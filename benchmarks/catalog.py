"""Time and memory of building, querying and searching catalogs of synthetic records.

python benchmarks/catalog.py [--sizes 10000 100000]
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from mdcatalog.catalog import Catalog

LATIN = (
    "attention", "neural", "deep", "language", "model", "vision", "transformer", "learning",
    "graph", "diffusion", "sparse", "retrieval", "alignment", "reward", "policy",
    "contrastive", "pretraining", "scaling", "efficient", "robust",
)  # fmt: skip
HAN = "模型学习语言视觉图像生成对比蒸馏综述推理数据训练优化网络注意力强化多模态检索"


def words(rng: random.Random, count: int) -> str:
    return " ".join(
        rng.choice(LATIN) + (str(rng.randrange(5000)) if rng.random() < 0.4 else "")
        for _ in range(count)
    )


def han(rng: random.Random, count: int) -> str:
    return "".join(rng.choice(HAN) for _ in range(count))


def paper(rng: random.Random, number: int, size: int) -> dict[str, object]:
    """One record; about one in five is of a paper that stands in another document too."""
    thing = number if number < size * 0.8 else rng.randrange(int(size * 0.8))
    own = random.Random(thing)
    arxiv = f"{10 + thing // 100000:02d}{1 + thing % 12:02d}.{thing % 100000:05d}"
    document, line = f"list-{number % 200:03d}.md", number // 200 + 1
    return {
        "id": "", "kind": "paper", "title": words(own, 7), "description": han(rng, 60),
        "year": own.randrange(1990, 2025), "citations": rng.randrange(100000),
        "authors": [f"{words(own, 1).title()} {own.choice(LATIN).title()}" for _ in range(3)],
        "organizations": [own.choice(["Google", "清华大学", "MIT", "OpenAI"])],
        "recorded": rng.random() < 0.2, "section": [han(rng, 4)],
        "identifiers": {"arxiv": arxiv},
        "links": [{"url": f"https://arxiv.org/abs/{arxiv}", "text": "pdf", "rel": "main",
                   "site": "arxiv", "id": arxiv}],
        "sources": [{"document": document, "start_line": line, "end_line": line,
                     "block": "table_row"}],
    }  # fmt: skip


def timed(action: Callable[[], object], repeat: int = 15) -> float:
    """The median of several runs, in milliseconds."""
    times = []
    for _ in range(repeat):
        start = time.perf_counter()
        action()
        times.append(time.perf_counter() - start)
    return statistics.median(times) * 1000


def queries(catalog: Catalog, repeat: int) -> dict[str, float]:
    papers = catalog.papers
    papers.search("warm up").first()
    return {
        "get by identifier": timed(lambda: catalog.get("arxiv:1001.00000"), repeat),
        "where, indexed": timed(
            lambda: list(papers.where(citations__gte=50000, citations__lt=50010)), repeat
        ),
        "where, first 10 in order": timed(
            lambda: list(papers.where(year__gte=2020).order_by("-citations").limit(10)), repeat
        ),
        "where, contains (scan)": timed(
            lambda: papers.where(title__contains="Sparse1").count(), max(3, repeat // 5)
        ),
        "search, a rare word": timed(lambda: list(papers.search("sparse123").limit(10)), repeat),
        "search, 对比学习": timed(lambda: list(papers.search("对比学习").limit(10)), repeat),
        "search, two words": timed(
            lambda: list(papers.search("diffusion sparse12").limit(10)), repeat
        ),
        "search, 综述 (common)": timed(lambda: list(papers.search("综述").limit(10)), repeat),
    }


def measure(size: int) -> None:
    """Print one size's numbers, in a process of its own, as JSON."""
    rng = random.Random(5)
    numbers: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as folder:
        lines, database = Path(folder) / "records.jsonl", Path(folder) / "catalog.db"
        with lines.open("w", encoding="utf-8") as file:
            for number in range(size):
                file.write(json.dumps(paper(rng, number, size), ensure_ascii=False) + "\n")
        start = time.perf_counter()
        catalog = Catalog.from_jsonl(lines)
        numbers["build in memory, s"] = time.perf_counter() - start
        numbers["records after merging"] = len(catalog)
        usage = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        # Linux counts in KiB, macOS in bytes.
        numbers["peak memory of it, MB"] = usage / (2**20 if sys.platform == "darwin" else 1024)
        start = time.perf_counter()
        catalog.to_database(database)
        numbers["write the database, s"] = time.perf_counter() - start
        numbers["size of the database, MB"] = database.stat().st_size / 2**20
        for name, value in queries(catalog, 5).items():
            numbers[f"memory: {name}, ms"] = value
        with Catalog.open(database) as opened:
            for name, value in queries(opened, 15).items():
                numbers[f"database: {name}, ms"] = value
    print(json.dumps(numbers))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[10_000, 100_000])
    parser.add_argument("--one", type=int, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        measure(options.one)
        return
    results = []
    for size in options.sizes:
        command = [sys.executable, __file__, "--one", str(size)]
        results.append(json.loads(subprocess.run(command, check=True, capture_output=True).stdout))
    print(f"{'':44}" + "".join(f"{size:>14,}" for size in options.sizes))
    for name in results[0]:
        print(f"{name:44}" + "".join(f"{result[name]:14.2f}" for result in results))


if __name__ == "__main__":
    main()
