"""Writers stream: what was read is written before the rest is read; and progress is shown."""

from __future__ import annotations

import io
import json
import os
import pty
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from mdcatalog.catalog import Catalog
from mdcatalog.export import FORMATS, Options
from mdcatalog.export.selection import Selection
from mdcatalog.models import Link, Paper, Record, Source
from mdcatalog.query import MemoryBackend, Plan

COUNT = 5000


def papers(count: int) -> list[Record]:
    return [
        Paper(
            title=f"Paper number {n}",
            year=2000,
            links=[Link(url=f"https://a.example/{n}", rel="main")],
            sources=[Source(document="l.md", start_line=n, end_line=n, block="table_row")],
        )
        for n in range(1, count + 1)
    ]


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return Catalog.from_records(papers(COUNT), merge=False)


@pytest.mark.parametrize("name", [name for name, form in FORMATS.items() if form.write])
def test_writers_stream(catalog: Catalog, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    write = FORMATS[name].write
    assert write is not None
    out, sizes = io.BytesIO(), []
    original = MemoryBackend.records

    def watched(self: MemoryBackend, plan: Plan) -> Iterator[Record]:
        for number, record in enumerate(original(self, plan)):
            if number == COUNT * 3 // 4:
                sizes.append(out.tell())
            yield record

    monkeypatch.setattr(MemoryBackend, "records", watched)
    write(out, Selection(catalog, (Paper,)), Options())
    assert max(sizes) > out.tell() / 4


def test_progress_is_shown_on_a_terminal_and_only_there(tmp_path: Path) -> None:
    lines = "".join(record.model_dump_json() + "\n" for record in papers(200))
    (tmp_path / "c.jsonl").write_text(lines, "utf-8")
    # the program, without its patience
    program = (
        "import sys\nfrom mdcatalog.cli import common, main\ncommon._PATIENCE = 0\n"
        "sys.argv = ['mdcatalog', 'export', 'c.jsonl', '-o', 'c.json']\nmain()"
    )
    command = [sys.executable, "-c", program]
    ours, theirs = pty.openpty()
    environment = {**os.environ, "TERM": "xterm", "COLUMNS": "120"}
    subprocess.run(command, cwd=tmp_path, stderr=theirs, env=environment, check=True, timeout=60)
    os.close(theirs)
    told = b""
    try:
        while part := os.read(ours, 65536):
            told += part
    except OSError:  # there is no more
        pass
    os.close(ours)
    assert b"Writing" in told
    assert b"200/200" in told
    plain = subprocess.run(command, cwd=tmp_path, capture_output=True, check=True, timeout=60)
    assert (plain.stdout, plain.stderr) == (b"", b"")
    assert len(json.loads((tmp_path / "c.json").read_bytes())["papers"]) == 200


def test_ndjson_is_read_as_it_is_written(catalog: Catalog, tmp_path: Path) -> None:
    catalog.write(tmp_path / "c.ndjson")
    assert len(Catalog.open(tmp_path / "c.ndjson")) == COUNT
