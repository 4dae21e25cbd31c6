"""Many documents: order, ids, processes, and failures that stay with their document."""

from __future__ import annotations

import gc
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import NoReturn

import pytest

from mdcatalog import extract, models
from mdcatalog.extract.document import Extraction, extract_document
from mdcatalog.files import Loaded, Location, find
from mdcatalog.output import Packed, finished, open_output, pack, pack_processed, to_json
from mdcatalog.pipeline import UniqueIds, extractions, process_loaded, run
from mdcatalog.pool import ordered
from mdcatalog.source import Document

ROW = "# P\n\n| Paper | Year |\n|---|---|\n| [A paper](https://arxiv.org/abs/1706.03762) | 2017 |\n"


@pytest.fixture
def notes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in ("b", "a", "c"):
        Path(f"{name}.md").write_text(ROW, encoding="utf-8")
    return tmp_path


def double(number: int) -> int:
    return number * 2


def kill_on_three(number: int) -> int:
    if number == 3:
        os.kill(os.getpid(), signal.SIGKILL)
    return number


def exit_on_three(number: int) -> int:
    if number == 3:
        os._exit(7)
    return number


def exhaust_on_three(number: int) -> int:
    if number == 3:
        import resource

        # as where memory runs out in a library, which then gives up
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        os.abort()
    return number


def refuse(number: int) -> int:
    raise ValueError(f"not {number}")


def sleep_long(_number: int) -> int:
    time.sleep(60)
    return 0


@pytest.mark.parametrize("jobs", [1, 3])
def test_results_come_in_order(jobs: int) -> None:
    outcomes = list(ordered(double, range(100), jobs))
    assert [outcome.result for outcome in outcomes] == [number * 2 for number in range(100)]


def test_tasks_are_taken_as_needed() -> None:
    taken: list[int] = []

    def tasks() -> object:
        for number in range(1000):
            taken.append(number)
            yield number

    stream = ordered(double, tasks(), 2)  # type: ignore[arg-type]
    assert next(iter(stream)).result == 0
    assert len(taken) <= 32
    stream.close()  # type: ignore[attr-defined]


@pytest.mark.skipif(sys.platform == "win32", reason="needs signals")
@pytest.mark.parametrize(
    ("function", "reason"),
    [
        (kill_on_three, "killed by SIGKILL"),
        (exit_on_three, "exit code 7"),
        (exhaust_on_three, "killed by SIGABRT"),
    ],
)
def test_a_killed_worker_costs_its_task_only(function: Callable[[int], int], reason: str) -> None:
    outcomes = list(ordered(function, range(8), 2))
    assert [outcome.result for outcome in outcomes] == [0, 1, 2, None, 4, 5, 6, 7]
    assert outcomes[3].died == reason


def test_an_exception_in_a_worker_is_raised_here() -> None:
    with pytest.raises(ValueError, match=r"not [0-2]"):
        list(ordered(refuse, range(3), 2))


def die_on_b(location: Location) -> Packed:
    if location.name == "b.md":
        os.kill(os.getpid(), signal.SIGKILL)
    return pack(location)


@pytest.mark.skipif(sys.platform == "win32", reason="needs signals")
def test_a_killed_worker_is_a_diagnostic_of_its_document(notes: Path) -> None:
    found = list(run(die_on_b, find(["."]), 2, pack_processed))
    assert [(packed.name, len(packed.records)) for packed in found] == [
        ("a.md", 1),
        ("b.md", 0),
        ("c.md", 1),
    ]
    (diagnostic,) = found[1].diagnostics
    assert (diagnostic.code, diagnostic.document) == ("document-failed", "b.md")
    assert "killed by SIGKILL" in diagnostic.message


@pytest.mark.parametrize("jobs", [1, 2])
def test_ids_are_unique_and_the_same_for_every_order(notes: Path, jobs: int) -> None:
    expected = ["arxiv:1706.03762", "arxiv:1706.03762~2", "arxiv:1706.03762~3"]
    for paths in (["a.md", "b.md", "c.md"], ["c.md", "a.md", "b.md"]):
        processed = list(extractions(find(paths), jobs=jobs))
        assert [one.name for one in processed] == ["a.md", "b.md", "c.md"]
        ids = [r.id for one in processed if one.extraction for r in one.extraction.records]
        assert ids == expected


def test_ordinals_go_on_over_documents() -> None:
    ids = UniqueIds()
    assert ids.of(["x", "x~2", "y"]) == ["x", "x~2", "y"]
    assert ids.of(["x", "x~2"]) == ["x~3", "x~4"]
    assert ids.of(["y"]) == ["y~2"]


def test_ids_that_look_like_ordinals_stay_unique() -> None:
    ids = UniqueIds()
    given = [["x~2"], ["x"], ["x"], ["x~2"], ["x~2", "x"]]
    result = [name for names in given for name in ids.of(names)]
    assert len(set(result)) == len(result)


def test_packed_records_are_the_records(notes: Path) -> None:
    for indent in (None, 2):
        ids = UniqueIds()
        lines = [
            data
            for location in find(["."])
            for data in finished(pack(location, indent=indent), ids, indent=indent)
        ]
        expected = [
            to_json(record, indent=indent)
            for one in extractions(find(["."]))
            if one.extraction
            for record in one.extraction.records
        ]
        assert lines == expected


def test_references_follow_their_records() -> None:
    paper = models.Paper(id="p", title="P", lectures=["l"])
    lecture = models.Lecture(id="l", title="L", papers=["p"])
    extraction = Extraction(models.Document(path="a.md"), (paper, lecture))
    ids = UniqueIds()
    ids.of(["p", "l"])
    for indent in (None, 2):
        packed = pack_processed(
            process_loaded(Loaded("a.md", Document.of("a.md", "")), lambda _: extraction),
            indent=indent,
        )
        ids = UniqueIds()
        list(finished(packed, ids, indent=indent))
        first, second = (json.loads(data) for data in finished(packed, ids, indent=indent))
        assert (first["id"], first["lectures"]) == ("p~2", ["l~2"])
        assert (second["id"], second["papers"]) == ("l~2", ["p~2"])


def fail(_document: Document) -> NoReturn:
    raise KeyError("ours")


def test_our_own_fault_is_a_diagnostic(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("MDCATALOG_DEBUG", raising=False)
    loaded = Loaded("a.md", Document.of("a.md", "text"))
    processed = process_loaded(loaded, fail)
    assert processed.extraction is None
    (diagnostic,) = processed.diagnostics
    assert diagnostic.code == "document-failed"
    assert diagnostic.message == (
        "Reading the document failed (KeyError: 'ours'). This is a fault of mdcatalog: please "
        "report it with the document. MDCATALOG_DEBUG=1 shows where it happened."
    )
    monkeypatch.setenv("MDCATALOG_DEBUG", "1")
    with pytest.raises(KeyError):
        process_loaded(loaded, fail)


def test_a_file_appears_whole_or_not_at_all(tmp_path: Path) -> None:
    target = tmp_path / "out.json"
    target.write_text("old")

    def interrupted() -> None:
        with open_output(str(target)) as out:
            out.write(b"half")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert [path.name for path in tmp_path.iterdir()] == ["out.json"]
    assert target.read_text() == "old"
    with open_output(str(target)) as out:
        out.write(b"new")
    assert [path.name for path in tmp_path.iterdir()] == ["out.json"]
    assert target.read_text() == "new"


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="needs /proc to see processes")
def test_an_interrupt_ends_all_processes(tmp_path: Path) -> None:
    code = (
        "import sys; sys.path.insert(0, sys.argv[1])\n"
        "from test_pipeline import sleep_long\n"
        "from mdcatalog.pool import ordered\n"
        "if __name__ == '__main__':\n"
        "    print('begun', flush=True)\n"
        "    list(ordered(sleep_long, range(4), 2))\n"
    )
    script = tmp_path / "script.py"
    script.write_text(code)
    process = subprocess.Popen(
        [sys.executable, str(script), str(Path(__file__).parent)],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        # a job in the background inherits that SIGINT is ignored
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )
    assert process.stdout is not None
    assert process.stdout.readline() == b"begun\n"
    children: list[int] = []
    for _ in range(100):
        children = children_of(process.pid)
        if len(children) >= 2:
            break
        time.sleep(0.05)
    assert len(children) >= 2
    time.sleep(0.5)
    os.kill(process.pid, signal.SIGINT)
    assert process.wait(10) != 0
    process.stdout.close()
    for _ in range(100):
        if not any(is_alive(child) for child in children):
            return
        time.sleep(0.05)
    raise AssertionError("orphans are left")


def children_of(pid: int) -> list[int]:
    return [
        int(child)
        for task in Path(f"/proc/{pid}/task").iterdir()
        for child in (task / "children").read_text().split()
    ]


def is_alive(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"


def test_kinds_may_be_chosen(notes: Path) -> None:
    (first, *_) = extractions(find(["a.md"]), kinds=[models.Lecture])
    assert first.extraction is not None
    assert first.extraction.records == ()


def test_the_plain_function_is_the_pipeline(notes: Path) -> None:
    loaded = Loaded("a.md", Document.of("a.md", ROW))
    found = process_loaded(loaded, partial(extract_document)).extraction
    assert found == extract_document(Document.of("a.md", ROW))


def test_the_garbage_collector_is_left_as_it_was() -> None:
    def collecting(_document: Document) -> Extraction:
        seen.append(gc.isenabled())
        raise ValueError("no")

    seen: list[bool] = []
    loaded = Loaded("a.md", Document.of("a.md", "# A\n"))
    for enabled in (True, False):
        (gc.enable if enabled else gc.disable)()
        try:
            process_loaded(loaded, collecting)
            extract("# A\n\n- [b](https://b.example)\n")
            assert gc.isenabled() is enabled
        finally:
            gc.enable()
    assert seen == [False, False]
