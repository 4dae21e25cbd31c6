"""The database: what it holds, building upon it, and what can go wrong."""

from __future__ import annotations

import multiprocessing
import os
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path

import pytest

from mdcatalog.catalog import Catalog
from mdcatalog.catalog_errors import (
    CatalogError,
    DatabaseBusyError,
    DatabaseDamagedError,
    DatabaseError,
    DatabaseFullError,
    DatabaseNotWritableError,
    DatabaseTooNewError,
    InvalidCatalogError,
)
from mdcatalog.database.builder import BuildReport, DatabaseBuilder
from mdcatalog.extract.document import Extraction
from mdcatalog.models import Diagnostic, Document, Lecture, Link, Paper, Record, Source


def extraction(name: str, *records: Record, sha256: str = "1", failed: bool = False) -> Extraction:
    note = Diagnostic(code="document-failed", severity="error", message="m", document=name)
    placed = tuple(
        record.model_copy(
            update={"sources": [Source(document=name, start_line=n, end_line=n, block="table_row")]}
        )
        for n, record in enumerate(records, 1)
    )
    return Extraction(Document(path=name, sha256=sha256), placed, (note,) if failed else ())


PAPER = Paper(title="Crane", year=2020, identifiers={"arxiv": "2001.00001"}, tags=["t"],
              organizations=["MIT"], authors=["A. B."],
              links=[Link(url="https://arxiv.org/abs/2001.00001", rel="main")])  # fmt: skip
SAME = PAPER.model_copy(update={"title": "Folding Paper Cranes at Scale", "year": 2021})
LECTURE = Lecture(title="Talk", identifiers={"youtube": "abcdefghijk"},
                  links=[Link(url="https://youtu.be/abcdefghijk", rel="video"),
                         Link(url="https://arxiv.org/pdf/2001.00001", rel="paper")])  # fmt: skip
ONE, TWO = extraction("one.md", PAPER, LECTURE), extraction("two.md", SAME)


def build(
    path: Path, *put: Extraction, keep: Iterable[str] = (), timeout: float = 5
) -> BuildReport:
    with DatabaseBuilder(path, timeout=timeout) as builder:
        for name in keep:
            builder.keep(name)
        for held in put:
            builder.put(held)
        return builder.finish()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "catalog.db"
    build(path, ONE, TWO)
    return path


def contents(path: Path) -> str:
    with Catalog.open(path) as catalog:
        return catalog.to_json()


def test_it_holds_what_memory_holds(path: Path, tmp_path: Path) -> None:
    memory = Catalog.of([TWO, ONE])
    assert contents(path) == memory.to_json()
    memory.to_database(tmp_path / "other.db")
    assert contents(tmp_path / "other.db") == memory.to_json()
    with Catalog.open(path) as catalog:
        assert str(catalog.explain("arxiv:2001.00001")) == str(memory.explain("arxiv:2001.00001"))
        assert catalog.explain("arxiv:2001.00001").to_dict()["joins"][0]["reason"] == "identifier"
        assert len(catalog) == 2
        assert repr(catalog) == (
            "<Catalog: 1 papers, 1 lectures, 0 datasets, 0 tools of 2 documents>"
        )


def test_building_twice_gives_the_same_bytes(path: Path, tmp_path: Path) -> None:
    build(tmp_path / "again.db", TWO, ONE)
    one, other = (sqlite3.connect(p) for p in (path, tmp_path / "again.db"))
    assert list(one.iterdump()) != []
    build(tmp_path / "third.db", ONE, TWO)
    assert (tmp_path / "third.db").read_bytes() == path.read_bytes()
    query = "SELECT * FROM records ORDER BY position"
    assert one.execute(query).fetchall() == other.execute(query).fetchall()


def test_plain_sqlite_reads_it(path: Path) -> None:
    database = sqlite3.connect(path)
    assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert database.execute("PRAGMA foreign_key_check").fetchall() == []
    assert database.execute("PRAGMA user_version").fetchone() == (1,)
    assert dict(database.execute("SELECT * FROM meta"))["schema_version"] == "1"
    assert database.execute("SELECT title, year FROM papers").fetchall() == [(SAME.title, 2020)]
    assert database.execute("SELECT paper, lecture, url FROM paper_lectures").fetchall() == [
        ("arxiv:2001.00001", "youtube:abcdefghijk", "https://youtu.be/abcdefghijk")
    ]
    assert database.execute("SELECT document, start_line FROM record_sources").fetchall() == [
        ("one.md", 1), ("two.md", 1), ("one.md", 2)
    ]  # fmt: skip
    assert database.execute("SELECT author FROM paper_authors").fetchall() == [("A. B.",)]
    assert database.execute("SELECT organization FROM record_organizations").fetchall() == [
        ("MIT",)
    ]
    assert database.execute("SELECT tag FROM record_tags").fetchall() == [("t",)]
    fields = database.execute("SELECT field, value FROM record_conflicts WHERE field = 'year'")
    assert fields.fetchall() == [("year", "2020"), ("year", "2021")]
    found = database.execute(
        "SELECT r.id FROM search s JOIN records r ON r.position = s.rowid "
        "WHERE search MATCH 'cran*'"
    )
    assert found.fetchall() == [("arxiv:2001.00001",)]
    plan = database.execute("EXPLAIN QUERY PLAN SELECT * FROM papers t WHERE t.year IS ?", (2020,))
    assert "papers_by_year" in plan.fetchone()[3]


def test_incremental(path: Path) -> None:
    with DatabaseBuilder(path) as builder:
        assert builder.known == {"one.md": "1", "two.md": "1"}
    before = path.read_bytes()
    report = build(path, keep=["one.md", "two.md"])
    assert report.is_current
    assert report.records == 2
    assert path.read_bytes() == before
    changed = extraction("two.md", Paper(title="Boats"), sha256="2")
    report = build(path, changed, extraction("three.md", PAPER), keep=["one.md"])
    assert (report.added, report.changed, report.unchanged) == (
        ["three.md"],
        ["two.md"],
        ["one.md"],
    )
    assert contents(path) == Catalog.of([ONE, changed, extraction("three.md", PAPER)]).to_json()
    report = build(path, keep=["two.md"])
    assert report.removed == ["one.md", "three.md"]
    assert contents(path) == Catalog.of([changed]).to_json()
    with pytest.raises(DatabaseError, match=r"does not hold the document 'one\.md'"):
        build(path, keep=["one.md"])


def test_a_failed_document_is_read_again(path: Path) -> None:
    build(path, extraction("bad.md", failed=True), keep=["one.md", "two.md"])
    with DatabaseBuilder(path) as builder:
        assert "bad.md" not in builder.known


def test_what_goes_wrong_leaves_the_old_catalog(path: Path) -> None:
    before = contents(path)
    with pytest.raises(RuntimeError), DatabaseBuilder(path) as builder:  # noqa: PT012
        builder.put(extraction("three.md", PAPER))
        raise RuntimeError
    assert contents(path) == before
    with DatabaseBuilder(path) as builder:
        builder.put(extraction("three.md", PAPER))  # never finished
    assert contents(path) == before


def test_a_full_disk(path: Path) -> None:
    before = contents(path)
    many = [Paper(title=f"Paper {n} " + "x" * 4000, year=n) for n in range(200)]
    with pytest.raises(DatabaseFullError, match="no room left"), DatabaseBuilder(path) as builder:  # noqa: PT012
        (pages,) = builder._connection.execute("PRAGMA page_count").fetchone()
        builder._connection.execute(f"PRAGMA max_page_count = {pages + 20}")
        builder.put(extraction("big.md", *many))
        builder.finish()
    assert contents(path) == before


KILLED = """
import os, sys
from pathlib import Path
sys.path.insert(0, {tests!r})
from test_database import ONE, PAPER, extraction
from mdcatalog.database import builder, rows
from mdcatalog.models import Paper
if {where!r} == "commit":
    inner = rows.fill_origins
    def fill(*arguments):
        inner(*arguments)
        arguments[0].execute("PRAGMA cache_spill = 1")
        os._exit(9)
    rows.fill_origins = fill
    builder._CACHE_KIB = 64
with builder.DatabaseBuilder({path!r}) as held:
    held.put(extraction("big.md", *[Paper(title=f"P{{n}} " + "x" * 3000) for n in range(300)]))
    if {where!r} == "put":
        os._exit(9)
    held.finish()
"""


@pytest.mark.parametrize("where", ["put", "commit"])
def test_killed_at_any_moment(path: Path, where: str) -> None:
    before = contents(path)
    tests = str(Path(__file__).parent)
    script = KILLED.format(tests=tests, where=where, path=str(path))
    done = subprocess.run([sys.executable, "-c", script], check=False, capture_output=True)
    assert done.returncode == 9, done.stderr.decode()
    assert contents(path) == before
    build(path, ONE)
    assert contents(path) == Catalog.of([ONE]).to_json()


def _hold(path: str, started: multiprocessing.synchronize.Event, seconds: float) -> None:
    with DatabaseBuilder(path) as builder:
        started.set()
        time.sleep(seconds)
        builder.put(ONE)
        builder.finish()


def test_two_builders(path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    started = context.Event()
    other = context.Process(target=_hold, args=(str(path), started, 1.0))
    other.start()
    try:
        assert started.wait(30)
        with pytest.raises(DatabaseBusyError, match="another program is writing to it"):
            build(path, TWO, timeout=0.1)
        build(path, TWO, timeout=30)  # waits
    finally:
        other.join()
    assert contents(path) == Catalog.of([TWO]).to_json()


def test_readers_do_not_change_anything(path: Path) -> None:
    with Catalog.open(path) as catalog:
        backend = catalog._backend
        with pytest.raises(sqlite3.OperationalError, match="readonly"):
            backend._connection.execute("DELETE FROM records")  # type: ignore[attr-defined]


def test_damaged_files(tmp_path: Path, path: Path) -> None:
    text = tmp_path / "text.db"
    text.write_text("this is no database at all, but long enough to look at" * 20)
    empty = tmp_path / "empty.db"
    empty.touch()
    other = tmp_path / "other.db"
    with sqlite3.connect(other) as database:
        database.execute("CREATE TABLE mine (x)")
    cut = tmp_path / "cut.db"
    cut.write_bytes(path.read_bytes()[:9000])
    for wrong in (text, empty, other, cut):
        with pytest.raises(DatabaseDamagedError, match=wrong.name):
            list(Catalog.open(wrong).papers)
    for wrong in (text, other):
        with pytest.raises(DatabaseDamagedError, match=wrong.name):
            build(wrong, ONE)
    build(empty, ONE)
    assert sqlite3.connect(other).execute("SELECT * FROM mine").fetchall() == []


def test_a_damaged_record(path: Path) -> None:
    with sqlite3.connect(path) as database:
        database.execute("UPDATE records SET record = '{}'")
    with pytest.raises(DatabaseDamagedError, match="a stored Paper is damaged"):
        list(Catalog.open(path).papers)


def test_a_newer_version(path: Path) -> None:
    with sqlite3.connect(path) as database:
        database.execute("PRAGMA user_version = 99")
    for action in (lambda: Catalog.open(path), lambda: build(path, ONE)):
        with pytest.raises(DatabaseTooNewError, match="database version 99, this mdcatalog reads"):
            action()


def test_missing_files_and_suffixes(tmp_path: Path) -> None:
    for name in ("no.db", "no.json", "no.jsonl"):
        with pytest.raises(FileNotFoundError):
            Catalog.open(tmp_path / name)
    with pytest.raises(InvalidCatalogError, match=r"must end in one of \.db"):
        Catalog.open(tmp_path / "catalog.txt")
    with pytest.raises(DatabaseNotWritableError):
        build(tmp_path / "no" / "folder.db", ONE)
    with pytest.raises(DatabaseError, match="is a folder"):
        build(tmp_path, ONE)


@pytest.mark.skipif(os.name == "nt", reason="permissions are not like this there")
def test_a_folder_that_cannot_be_written() -> None:
    root = os.geteuid() == 0
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "catalog.db"
        build(path, ONE)
        path.chmod(0o444)
        Path(folder).chmod(0o555)
        try:
            if root:  # may write everywhere, so it asks as nobody
                os.seteuid(65534)
            assert contents(path)
            with pytest.raises(DatabaseNotWritableError, match="cannot be written"):
                build(path, TWO)
        finally:
            if root:
                os.seteuid(0)
            Path(folder).chmod(0o755)


def test_a_path_with_marks(tmp_path: Path) -> None:
    path = tmp_path / "a ?b#c%20.db"
    build(path, ONE)
    assert contents(path) == Catalog.of([ONE]).to_json()


JSON = [
    ("x.json", "[1, 2", "is not JSON"),
    ("x.json", "[]", "no catalog: schema_version is missing"),
    ("x.json", '{"schema_version": 99}', "has schema version 99"),
    (
        "x.json",
        '{"schema_version": 1, "books": []}',
        "kinds that are not known; give them in kinds: books",
    ),
    ("x.json", '{"schema_version": 1, "papers": {}}', "an object where a list belongs"),
    ("x.json", '{"schema_version": 1, "papers": [{"kind": "paper"}]}', "not a valid Paper: title"),
    ("x.jsonl", '{"kind": "book"}', "x.jsonl:1 is of the kind 'book', not known"),
    ("x.jsonl", "\n{", "x.jsonl:2 is not JSON"),
    ("x.jsonl", '{"a": 1}', "x.jsonl:1 is no record, document or diagnostic"),
    ("x.jsonl", "3", "x.jsonl:1 is no object"),
]


@pytest.mark.parametrize(("name", "text", "message"), JSON)
def test_wrong_json(tmp_path: Path, name: str, text: str, message: str) -> None:
    (tmp_path / name).write_text(text)
    with pytest.raises(CatalogError) as caught:
        Catalog.open(tmp_path / name)
    assert message in str(caught.value)


def test_json_and_jsonl_round_trips(tmp_path: Path) -> None:
    catalog = Catalog.of([ONE, TWO])
    text = catalog.to_json(tmp_path / "c.json")
    assert (tmp_path / "c.json").read_text("utf-8") == text
    assert Catalog.open(tmp_path / "c.json").to_json() == text
    lines = [record.model_dump_json() for held in (TWO, ONE) for record in held.records]
    lines += [held.document.model_dump_json() for held in (ONE, TWO)]
    (tmp_path / "c.jsonl").write_text("\n".join(lines) + "\n")
    assert Catalog.from_jsonl(tmp_path / "c.jsonl").to_json() == text


def test_a_document_given_twice_counts_once() -> None:
    assert Catalog.of([ONE, ONE, TWO]).to_json() == Catalog.of([TWO, ONE]).to_json()
    assert len(Catalog.of([ONE, TWO], merge=False)) == 3
