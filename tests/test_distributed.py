"""Many machines give the catalog of one: tested on two processes, one of which is killed."""

from __future__ import annotations

import os
import random
import shutil
import signal
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import mdcatalog
from mdcatalog import distributed as scaled
from mdcatalog import models

pytest.importorskip("dask.dataframe")
distributed = pytest.importorskip("distributed")
FIXTURES = Path(__file__).parent / "fixtures"

#: What identity is hard on: a page for many, contradictions, namesakes, lectures on papers.
HARD = {
    "z/one.md": (
        "## Papers\n\n| Paper | Year |\n|---|---|\n"
        "| [Attention Is All You Need](https://arxiv.org/abs/1706.03762) | 2017 |\n"
        "| [Deep Residual Learning for Images](https://arxiv.org/abs/1512.03385) | 2015 |\n"
        "| [A Long Title That Says Enough](https://doi.org/10.1000/1) | 2019 |\n"
        "| [Of two minds](https://arxiv.org/abs/2001.00001) "
        "[doi](https://doi.org/10.1000/77) | 2020 |\n"
        "| VGG | 2014 |\n"
    ),
    "z/two.md": (
        "## Papers\n\n| Paper | Year | Video |\n|---|---|---|\n"
        "| Attention is all you need | 2017 | [v](https://www.youtube.com/watch?v=aaaaaaaaaaa) |\n"
        "| [Deep Residual Learning](https://arxiv.org/pdf/1512.03385v1.pdf) | 2016 | |\n"
        "| [A Long Title That Says Enough](https://arxiv.org/abs/1901.00001) | 2019 | |\n"
        "| [Another Title That Says Enough](https://doi.org/10.1000/1) | 2011 | |\n"
        "| [Of two minds](https://arxiv.org/abs/2001.00001) "
        "[doi](https://doi.org/10.1000/78) | 2020 | |\n"
        "| VGG | 2014 | |\n\n## Lectures\n\n### Attention Is All You Need (1:20:38)\n\n"
        "https://www.youtube.com/watch?v=aaaaaaaaaaa\n\n[paper](https://arxiv.org/abs/1706.03762)\n"
    ),
    "z/three.md": (
        "## Tools\n\n- [Alpha one](https://github.com/o/many) - A tool.\n"
        "- [Beta two](https://github.com/o/many) - Another tool.\n"
        "- [Gamma](https://github.com/o/gamma) - Another tool.\n\n## Lectures\n\n"
        "- [Same name](https://example.org/a)\n- [Same name](https://example.org/b)\n"
    ),
    "z/four.md": "## Papers\n\n- [A paper of 2011, said twice](https://arxiv.org/abs/1901.00001)\n",
    "z/broken.md": "\0\1\2\3" * 100,
}


@pytest.fixture(scope="module")
def documents(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("documents")
    for path in sorted(FIXTURES.glob("*.md")):
        shutil.copy(path, folder / path.name)
    for name, text in HARD.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def cluster() -> Iterator[Any]:
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, dashboard_address=None
    ) as local:
        yield local


@pytest.fixture
def client(cluster: Any) -> Iterator[Any]:
    with distributed.Client(cluster) as one:
        one.wait_for_workers(2)
        yield one


@pytest.mark.slow
def test_the_catalog_is_that_of_a_local_run(documents: Path, client: Any, tmp_path: Path) -> None:
    out = str(tmp_path / "out")
    report = scaled.build(str(documents), out, client=client, partition_bytes=20_000)
    local = mdcatalog.read(str(documents))
    found = scaled.read(out)
    assert found.to_json() == local.to_json()
    assert sum(len(record.sources) > 1 for record in found.records()) >= 5
    assert any(note.code == "identity-ambiguous" for note in found.diagnostics)
    assert any(lecture.papers for lecture in found.lectures)
    assert report.documents == len(local.documents)
    assert sum(report.records.values()) == len(local)
    assert not list(Path(out).rglob("*.tmp"))
    # and each kind is a table of its own to any reader of Parquet
    (papers,) = {path.parent for path in Path(out).rglob("papers/*.parquet")}
    parquet = pytest.importorskip("pyarrow.parquet")
    titles = parquet.read_table(papers).column("title").to_pylist()
    assert sorted(titles) == sorted(paper.title for paper in local.papers)


@pytest.mark.slow
def test_a_worker_that_is_killed_costs_nothing(
    documents: Path, client: Any, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    victim = next(iter(client.run(os.getpid).values()))
    killed: list[float] = []

    def kill() -> None:
        for _ in range(600):
            if len(list(out.rglob("_unmerged/*.parquet"))) >= 2:
                os.kill(victim, signal.SIGKILL)
                killed.append(time.monotonic())
                return
            time.sleep(0.02)

    thread = threading.Thread(target=kill)
    thread.start()
    scaled.build(str(documents), str(out), client=client, partition_bytes=4_000)
    ended = time.monotonic()
    thread.join()
    assert killed
    assert killed[0] < ended
    assert scaled.read(str(out)).to_json() == mdcatalog.read(str(documents)).to_json()


class Fatal(models.Paper):
    """A paper that ends the process which reads it, where its title says so."""

    def model_post_init(self, _context: object) -> None:
        if "fatal" in self.title:
            os._exit(3)


@pytest.mark.slow
def test_a_document_that_kills_its_workers_costs_only_itself(cluster: Any, tmp_path: Path) -> None:
    folder = tmp_path / "documents"
    folder.mkdir()
    row = "| [Title of paper {0}](https://arxiv.org/abs/1706.0000{0}) | 2017 |\n"
    for number in range(4):
        text = "## Papers\n\n| Paper | Year |\n|---|---|\n" + row.format(number)
        (folder / f"{number}.md").write_text(text, encoding="utf-8")
    (folder / "2.md").write_text(text.replace("paper 3", "fatal paper"), encoding="utf-8")
    kinds = (Fatal, *models.KINDS[1:])
    assert models.KINDS[0] is models.Paper
    out = str(tmp_path / "out")
    import dask

    with (
        dask.config.set({"distributed.scheduler.allowed-failures": 0}),
        distributed.LocalCluster(
            n_workers=2, threads_per_worker=1, dashboard_address=None
        ) as local,
        distributed.Client(local) as client,
    ):
        report = scaled.build(str(folder), out, client=client, kinds=kinds)
        found = scaled.read(out, kinds=kinds)
    assert [paper.title for paper in found.papers] == [f"Title of paper {n}" for n in (0, 1, 3)]
    assert (report.documents, report.failed) == (3, 1)
    (failed,) = [note for note in found.diagnostics if note.code == "document-failed"]
    assert failed.document == str(folder / "2.md")
    assert "died" in failed.message


def test_paths_are_those_of_fsspec(documents: Path, client: Any, tmp_path: Path) -> None:
    out = f"file://{tmp_path}/out"
    (documents / ".hidden").mkdir(exist_ok=True)
    (documents / ".hidden" / "no.md").write_text("- [a](https://a.org)\n", encoding="utf-8")
    (documents / "no.txt").write_text("- [a](https://a.org)\n", encoding="utf-8")
    scaled.build(f"file://{documents}/", out, client=client)
    local = mdcatalog.read(str(documents))
    assert scaled.read(out).to_json() == local.to_json()
    with pytest.raises(mdcatalog.OutputError, match="overwrite"):
        scaled.build(f"file://{documents}", out, client=client)
    scaled.build(f"file://{documents}/z/*.md", out, client=client, overwrite=True)
    again = scaled.read(out)
    assert again.to_json() == mdcatalog.read(f"{documents}/z/*.md").to_json()
    assert len([path for path in (tmp_path / "out").iterdir() if path.is_dir()]) == 1
    with pytest.raises(mdcatalog.NoDocumentsError):
        scaled.build(f"file://{documents}/none/*.md", out, client=client, overwrite=True)


def test_an_unfinished_catalog_is_not_read(tmp_path: Path) -> None:
    with pytest.raises(mdcatalog.CatalogError, match="no finished catalog"):
        scaled.read(str(tmp_path))


def test_the_components_of_random_graphs(client: Any) -> None:
    import dask.dataframe as dd
    import pandas as pd

    from mdcatalog.distributed.components import EDGE, components

    rng = random.Random(7)
    chain = [(f"c{n:03d}", f"c{n + 1:03d}") for n in range(60)]
    rng.shuffle(chain)
    edges = [
        *chain,
        *((f"r{rng.randrange(60):03d}", f"r{rng.randrange(60):03d}") for _ in range(40)),
    ]
    frame = dd.from_pandas(
        pd.DataFrame(edges, columns=["a", "b"]).astype(EDGE), npartitions=5, sort=False
    )
    found = components(frame).compute()
    least: dict[str, str] = {node: node for edge in edges for node in edge}
    for _ in least:
        for a, b in edges:
            least[a] = least[b] = min(least[a], least[b])
    expected = {(node, root) for node, root in least.items() if node != root}
    assert set(zip(found["a"], found["b"], strict=True)) == expected
    assert len(found) == len(expected)
