"""Data frames, Parquet as others read it, and Croissant descriptions."""

from __future__ import annotations

import json
import logging
import sys
from pathlib import Path
from typing import Any

import mlcroissant
import pandas
import polars
import pytest
from click.testing import CliRunner

from mdcatalog.catalog import Catalog
from mdcatalog.catalog_errors import MissingDependencyError
from mdcatalog.cli import program
from mdcatalog.errors import OutputError
from mdcatalog.models import Dataset, Link, Paper, Record, Source


def source(line: int) -> Source:
    return Source(document="list.md", start_line=line, end_line=line, block="table_row")


PAPERS = [
    Paper(
        title="One thing",
        year=2020,
        recorded=True,
        authors=["王小明", "Carl Gauss"],
        links=[Link(url="https://arxiv.org/abs/2001.00001", rel="main", site="arxiv")],
        identifiers={"arxiv": "2001.00001"},
        extra={"列": "值"},
        sources=[source(1)],
    ),
    Paper(title="Another thing", sources=[source(2)]),
    Paper(title="One thing", year=2021, identifiers={"arxiv": "2001.00001"}, sources=[source(3)]),
]
DATASETS = [
    Dataset(
        title="Cranes 数据集",
        description="A thousand folded cranes",
        license="MIT",
        organizations=["Paper House"],
        languages=["en", "中文"],
        published="2021-05",
        tags=["paper"],
        links=[Link(url="https://huggingface.co/datasets/a/b", rel="main")],
        identifiers={"huggingface": "datasets/a/b"},
        sources=[source(4)],
    ),
    Dataset(title="Boats", sources=[source(5)]),
]


@pytest.fixture
def catalog(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Catalog:
    monkeypatch.chdir(tmp_path)
    return Catalog.from_records([*PAPERS, *DATASETS])


def row(catalog: Catalog, title: str) -> Record:
    return next(record for record in catalog.records() if record.title == title)


def test_pandas(catalog: Catalog) -> None:
    frame = catalog.to_pandas("papers")
    assert list(frame.columns) == list(Paper.model_fields)
    assert {name: str(frame.dtypes[name]) for name in ("year", "recorded", "title")} == {
        "year": "Int64",
        "recorded": "boolean",
        "title": "string",
    }
    one = frame.set_index("title").loc["One thing"]
    assert one["authors"] == ["王小明", "Carl Gauss"]
    assert one["links"][0]["url"] == "https://arxiv.org/abs/2001.00001"
    assert one["extra"] == {"列": "值"}
    assert pandas.isna(frame.set_index("title").loc["Another thing"]["year"])
    assert frame["year"].sum() == 2020
    empty = Catalog.from_records([]).to_pandas("papers")
    assert (len(empty), str(empty.dtypes["year"])) == (0, "Int64")


def test_polars(catalog: Catalog) -> None:
    frame = catalog.to_polars("papers")
    assert frame.columns == list(Paper.model_fields)
    assert frame.schema["year"] == polars.Int64
    assert frame.schema["authors"] == polars.List(polars.String)
    one = frame.filter(polars.col("title") == "One thing").to_dicts()[0]
    assert one["links"][0]["site"] == "arxiv"
    assert one["identifiers"] == [{"key": "arxiv", "value": "2001.00001"}]
    assert [json.loads(entry["value"]) for entry in one["conflicts"][0]["values"]] == [2020, 2021]
    assert frame.filter(polars.col("title") == "Another thing")["year"].to_list() == [None]
    assert Catalog.from_records([]).to_polars("papers").schema == frame.schema


@pytest.mark.parametrize("method", ["to_pandas", "to_polars"])
def test_a_giant_leaves_its_cell_empty_and_is_told(method: str) -> None:
    held = Catalog.from_records([Paper(title="A", citations=10**30, sources=[source(1)])])
    with pytest.warns(UserWarning, match="1 numbers do not fit 64 bits"):
        frame = getattr(held, method)("papers")
    assert list(
        frame["citations"].isna() if method == "to_pandas" else frame["citations"].is_null()
    )


def test_frames_without_a_library(catalog: Catalog, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "polars", None)
    assert len(catalog.papers.to_frame()) == 2
    with pytest.raises(MissingDependencyError, match="a frame needs polars: pip install polars"):
        catalog.to_polars("papers")
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(MissingDependencyError, match=r"pip install 'mdcatalog\[frames\]'"):
        catalog.papers.to_frame()


def test_parquet_is_read_by_another_reader(catalog: Catalog) -> None:
    for kind in ("papers", "datasets"):
        catalog.to_parquet("t.parquet", kind)
        # polars reads Parquet with code of its own, not with pyarrow
        read, frame = polars.read_parquet("t.parquet"), catalog.to_polars(kind)
        # newer polars have maps, older ones read them as lists of pairs
        read = read.with_columns(
            polars.col(name).cast(frame.schema[name]) for name in ("identifiers", "extra")
        )
        assert read.schema == frame.schema
        assert read.to_dicts() == frame.to_dicts()


def test_tsv_has_a_method(catalog: Catalog) -> None:
    catalog.to_tsv("papers.tsv", "papers")
    frame = polars.read_csv("papers.tsv", separator="\t")
    assert sorted(frame["title"]) == ["Another thing", "One thing"]


# -- Croissant -----------------------------------------------------------------------------------


def read_croissant(path: Path, caplog: pytest.LogCaptureFixture) -> Any:
    with caplog.at_level(logging.WARNING):
        read = mlcroissant.Dataset(str(path))
    assert "not standard" not in caplog.text
    assert not read.metadata.ctx.issues.errors
    return read.metadata


def test_croissant(catalog: Catalog, caplog: pytest.LogCaptureFixture) -> None:
    notes = catalog.to_croissant("descriptions")
    assert notes == [
        "of 2 descriptions 1 without description, 1 without license, 1 without url, 1 without "
        "creator, 1 without datePublished; Croissant requires them",
        "Croissant holds no 2 papers; left out",
    ]
    known = row(catalog, "Cranes 数据集")
    assert known.id == "hf:datasets/a/b"
    path = Path("descriptions/hf-datasets-a-b.json")
    found = read_croissant(path, caplog)
    assert (found.name, found.description) == ("Cranes 数据集", "A thousand folded cranes")
    assert (found.url, found.license) == ("https://huggingface.co/datasets/a/b", ["MIT"])
    assert (found.in_language, found.keywords) == (["en", "中文"], ["paper"])
    assert [creator.name for creator in found.creators] == ["Paper House"]
    assert (found.date_published.year, found.date_published.month) == (2021, 5)
    assert json.loads(path.read_bytes())["@id"] == "urn:mdcatalog:hf:datasets/a/b"
    assert len(list(Path("descriptions").iterdir())) == 2


def test_what_is_not_known_is_not_in_a_croissant_description(
    catalog: Catalog, caplog: pytest.LogCaptureFixture
) -> None:
    catalog.to_croissant("descriptions")
    (path,) = Path("descriptions").glob("dataset-*.json")
    data = json.loads(path.read_bytes())
    assert sorted(set(data) - {"@context", "@type", "@id", "conformsTo"}) == ["name"]
    # the reader says what it misses, and reads what there is
    found = read_croissant(path, caplog)
    assert (found.name, found.url, found.license) == ("Boats", None, None)
    assert any("schema.org/license" in warning for warning in found.ctx.issues.warnings)


def test_names_of_croissant_files_are_unique(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    same = [
        Dataset(title=t, sources=[source(1)]) for t in ("One thing here", "Another thing there")
    ]
    odd = [d.model_copy(update={"id": i}) for d, i in zip(same, ("a b", "a/b"), strict=True)]
    Path("odd.jsonl").write_text("".join(d.model_dump_json() + "\n" for d in odd), "utf-8")
    Catalog.open("odd.jsonl").to_croissant("out")
    assert sorted(path.name for path in Path("out").iterdir()) == ["a-b-2.json", "a-b.json"]


def test_croissant_on_the_command_line(catalog: Catalog) -> None:
    catalog.to_json("c.json")
    done = CliRunner().invoke(program, ["export", "c.json", "-o", "d", "--format", "croissant"])
    assert done.exit_code == 0
    assert "d: of 2 descriptions" in done.stderr
    done = CliRunner().invoke(program, ["export", "c.json", "-o", "-", "--format", "croissant"])
    assert "needs a file or folder" in done.stderr
    with pytest.raises(OutputError, match="cannot be written"):
        catalog.to_croissant("no/such/folder")
    Path("file").touch()
    with pytest.raises(OutputError, match="cannot be written"):
        catalog.to_croissant("file")
    assert not [path for path in Path().iterdir() if path.name.startswith(".")]
