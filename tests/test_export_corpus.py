"""The facts of real records are complete in every format, as other readers find them there."""

from __future__ import annotations

import csv
import json
import re
import warnings
from pathlib import Path
from typing import Any

import bibtexparser
import jsonschema
import polars
import pyarrow.parquet
import pytest
import rdflib
from bibtexparser.middlewares import LatexDecodingMiddleware

import mdcatalog
from mdcatalog.catalog import Catalog
from mdcatalog.export.facts import main_url
from mdcatalog.export.references import one_line
from mdcatalog.models import KINDS, Record
from mdcatalog.schema import published

CORPUS = Path(__file__).parents[2] / "shared" / "corpus"
pytestmark = [
    pytest.mark.corpus,
    pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpus is not here"),
]


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return mdcatalog.read(CORPUS)


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def valid(value: Any, name: str) -> Any:
    jsonschema.Draft202012Validator(published(name)).validate(value)
    return value


def test_json_and_json_lines(catalog: Catalog) -> None:
    catalog.to_json("c.json")
    held = valid(json.loads(Path("c.json").read_bytes()), "catalog")
    expected = [record.model_dump(mode="json") for record in catalog.records()]
    assert [row for model in KINDS for row in held[model.kind_info.plural]] == expected
    assert len(held["diagnostics"]) == len(catalog.diagnostics)
    catalog.to_jsonl("c.jsonl")
    lines = [json.loads(line) for line in Path("c.jsonl").read_bytes().splitlines()]
    assert lines == expected


@pytest.mark.parametrize("kind", [model.kind_info.plural for model in KINDS])
def test_tables(catalog: Catalog, kind: str) -> None:
    expected = [record.model_dump(mode="json") for record in catalog.of_kind(kind)]
    catalog.to_csv("c.csv", kind, neutralise=False)
    with Path("c.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [as_cells(row) for row in expected] == [
        {name: cell for name, cell in row.items() if name != "url"} for row in rows
    ]
    catalog.to_parquet("c.parquet", kind)
    table = pyarrow.parquet.read_table("c.parquet").to_pylist(maps_as_pydicts="strict")
    for row in table:
        for conflict in row["conflicts"]:
            for entry in conflict["values"]:
                entry["value"] = json.loads(entry["value"])
    assert table == expected
    frame = catalog.to_polars(kind)
    assert polars.read_parquet("c.parquet").height == frame.height == len(expected)
    assert list(catalog.to_pandas(kind)["title"]) == [row["title"] for row in expected]


def as_cells(row: dict[str, Any]) -> dict[str, str]:
    """What the documentation says of cells."""
    cells = {}
    for name, value in row.items():
        if value is None or value in ([], {}):
            cells[name] = ""
        elif isinstance(value, bool):
            cells[name] = "true" if value else "false"
        elif isinstance(value, list) and isinstance(value[0], str):
            cells[name] = "; ".join(value)
        elif isinstance(value, (list, dict)):
            cells[name] = json.dumps(value, ensure_ascii=False)
        else:
            cells[name] = str(value)
    return cells


def cited(catalog: Catalog) -> list[Record]:
    return [record for record in catalog.records() if record.kind in ("paper", "lecture")]


def names(record: Record) -> list[str]:
    return [
        one_line(name)
        for name in getattr(record, "authors", None) or getattr(record, "speakers", [])
    ]


def test_bibtex(catalog: Catalog) -> None:
    catalog.to_bibtex("c.bib")
    library = bibtexparser.parse_file("c.bib", append_middleware=[LatexDecodingMiddleware()])
    assert library.failed_blocks == []
    records = cited(catalog)
    assert len(library.entries_dict) == len(records)

    def bare(text: str) -> str:
        # the reader makes other signs of these, and braces are not words
        return re.sub(r"[\s{}^ˆ~˜\\]", "", text.replace("\N{NO-BREAK SPACE}", " "))

    for entry, record in zip(library.entries, records, strict=True):
        found = {field.key: field.value for field in entry.fields}
        assert bare(found["title"]) == bare(one_line(record.title))
        assert len(names(record)) == (
            found["author"].count(" and ") + 1 if "author" in found else 0
        )
        assert found.get("eprint") == record.identifiers.get("arxiv")
        assert ("archivePrefix" in found) == ("eprint" in found)
        assert ("doi" in found) == ("doi" in record.identifiers)
        assert ("url" in found) == (main_url(record) is not None)
        year = getattr(record, "year", None)
        assert year is None or found["year"] == str(year)


def test_csl(catalog: Catalog) -> None:
    catalog.to_csl("c.csl.json")
    items = valid(json.loads(Path("c.csl.json").read_bytes()), "csl")
    for item, record in zip(items, cited(catalog), strict=True):
        assert item["title"] == one_line(record.title)
        assert len(item.get("author", [])) == len(names(record))
        assert item.get("URL") == main_url(record)
        assert item.get("DOI") == record.identifiers.get("doi")
        assert item.get("archive_location") == record.identifiers.get("arxiv")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from citeproc.source.json import CiteProcJSON

        assert len(CiteProcJSON(items)) == len(items)


def test_jsonld(catalog: Catalog) -> None:
    catalog.to_jsonld("c.jsonld")
    data = valid(json.loads(Path("c.jsonld").read_bytes()), "jsonld")
    data["@context"] = {"@vocab": "https://schema.org/"}
    graph = rdflib.Graph().parse(data=json.dumps(data), format="json-ld")
    schema = rdflib.Namespace("https://schema.org/")
    for node, record in zip(data["@graph"], catalog.records(), strict=True):
        subject = rdflib.URIRef(node["@id"])
        assert [str(name) for name in graph.objects(subject, schema.name)] == [record.title]
        held = {
            (str(graph.value(one, schema.propertyID)), str(graph.value(one, schema.value)))
            for one in graph.objects(subject, schema.identifier)
        }
        assert held == set(record.identifiers.items())
        assert len(list(graph.objects(subject, schema.author))) == len(names(record))


def test_croissant(catalog: Catalog) -> None:
    catalog.to_croissant("d")
    held = [valid(json.loads(path.read_bytes()), "croissant") for path in Path("d").iterdir()]
    assert sorted(one["name"] for one in held) == sorted(r.title for r in catalog.datasets)


def test_html(catalog: Catalog) -> None:
    catalog.to_html("c.html")
    text = Path("c.html").read_text("utf-8")
    (held,) = re.findall(r'id="data">(.*?)</script>', text, re.DOTALL)
    data = json.loads(held)
    for row, record in zip(data["records"], catalog.records(), strict=True):
        assert type(record).model_validate(row) == record
    links = sum(len(one.get("unclaimed_links", [])) for one in data["documents"])
    assert links == sum(len(document.unclaimed_links) for document in catalog.documents)
    assert len(data["diagnostics"]) == len(catalog.diagnostics)


def test_sqlite(catalog: Catalog) -> None:
    catalog.to_database("c.db")
    with Catalog.open("c.db") as again:
        assert list(again.records()) == list(catalog.records())
