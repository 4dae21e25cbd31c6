"""Formats, each read back by somebody else's reader."""

from __future__ import annotations

import csv
import json
import sqlite3
import warnings
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import bibtexparser
import jsonschema
import pyarrow.parquet
import pytest
import rdflib
from bibtexparser.middlewares import LatexDecodingMiddleware
from click.testing import CliRunner, Result
from hypothesis import given, settings
from hypothesis import strategies as st

import mdcatalog
from mdcatalog.catalog import Catalog
from mdcatalog.catalog_errors import FormatError, MissingDependencyError
from mdcatalog.cli import program
from mdcatalog.export import FORMATS, WRITERS, format_of, write
from mdcatalog.models import Dataset, Lecture, Link, Paper, Record, Source, Tool
from mdcatalog.query import MemoryBackend, Plan
from mdcatalog.schema import catalog_schema

HOSTILE = r'50% of {GPT-4} & co_2 #1 \ $x^2$ ~ <script>alert("1")</script> "q"'
CORPUS = Path(__file__).parents[2] / "shared" / "corpus"


def source(line: int) -> Source:
    return Source(document="list.md", start_line=line, end_line=line, block="table_row")


def records() -> list[Record]:
    arxiv = "https://arxiv.org/abs/1706.03762"
    return [
        Paper(
            title="Attention Is All You Need: BERT and GPT-3",
            year=2017,
            published="2017-06-12",
            authors=[
                "Ashish Vaswani",
                "Gauss, Carl",
                "王小明",
                "Research and Development, Inc., X",
            ],
            organizations=["Google Brain"],
            venue="NeurIPS 2017",
            citations=100,
            recorded=True,
            tags=["nlp", "attention"],
            description="序列转换\n模型 https://example.org/in-text",
            links=[
                Link(url=arxiv, rel="main", site="arxiv", id="1706.03762"),
                Link(url="https://github.com/a/b_(c)", rel="code"),
                Link(url="https://img.shields.io/x", rel="badge"),
            ],
            identifiers={"arxiv": "1706.03762", "doi": "10.1000/a_b"},
            sources=[source(1)],
        ),
        Paper(title=HOSTILE, venue="Nature", year=2020, sources=[source(2)]),
        Paper(title="对比学习综述", published="2021", sources=[source(3)]),
        Lecture(
            title="Talk on the Transformer",
            date="2022-05-04",
            duration_seconds=4838,
            speakers=["Ludwig van Beethoven"],
            views=1000,
            links=[
                Link(url="https://youtu.be/dQw4w9WgXcQ", rel="video", site="youtube"),
                Link(url=arxiv, rel="paper"),
            ],
            identifiers={"youtube": "dQw4w9WgXcQ"},
            sources=[source(4)],
        ),
        Dataset(
            title="=Data Set of Things",
            languages=["en", "中文"],
            size="52K",
            links=[Link(url="https://huggingface.co/datasets/a/b", rel="main")],
            sources=[source(5)],
        ),
        Tool(
            title="A tool",
            stars=5,
            license="MIT",
            links=[
                Link(url="javascript:alert(1)", rel="main"),
                Link(url="https://tool.example", rel="project"),
            ],
            sources=[source(6)],
        ),
    ]


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return Catalog.from_records(records())


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def run(*arguments: str) -> Result:
    return CliRunner().invoke(program, list(arguments))


def by_title(catalog: Catalog, word: str) -> Record:
    return next(record for record in catalog.records() if word in record.title)


# -- JSON ----------------------------------------------------------------------------------------


def test_json_is_to_json_and_fits_its_schema(catalog: Catalog) -> None:
    catalog.write("c.json")
    assert Path("c.json").read_text("utf-8") == catalog.to_json()
    jsonschema.validate(json.loads(Path("c.json").read_bytes()), catalog_schema())
    Catalog.from_records([]).write("empty.json")
    assert Path("empty.json").read_text("utf-8") == Catalog.from_records([]).to_json()


def test_json_lines(catalog: Catalog) -> None:
    catalog.to_jsonl("c.jsonl")
    rows = [json.loads(line) for line in Path("c.jsonl").read_bytes().split(b"\n")[:-1]]
    assert rows == [record.model_dump(mode="json") for record in catalog.records()]


# -- tables --------------------------------------------------------------------------------------


@pytest.mark.parametrize(("suffix", "delimiter"), [("csv", ","), ("tsv", "\t")])
def test_tables(catalog: Catalog, suffix: str, delimiter: str) -> None:
    catalog.write(f"d.{suffix}", kind="datasets", bom=True)
    data = Path(f"d.{suffix}").read_bytes()
    assert data.startswith(b"\xef\xbb\xbfid")
    (row,) = csv.DictReader(data.decode("utf-8-sig").splitlines(), delimiter=delimiter)
    assert row["title"] == "'=Data Set of Things"
    assert row["languages"] == "en; 中文"
    assert row["url"] == "https://huggingface.co/datasets/a/b"
    assert json.loads(row["sources"])[0]["start_line"] == 5
    catalog.write(f"d.{suffix}", kind="dataset", neutralise=False)
    assert "\n" in Path(f"d.{suffix}").read_text("utf-8")
    assert "'=" not in Path(f"d.{suffix}").read_text("utf-8")


@pytest.mark.parametrize("name", ["csv", "tsv", "parquet"])
def test_a_folder_of_tables(catalog: Catalog, name: str) -> None:
    catalog.write("tables", format=name)
    plurals = ("datasets", "lectures", "papers", "tools")
    assert sorted(p.name for p in Path("tables").iterdir()) == [f"{p}.{name}" for p in plurals]


def test_parquet(catalog: Catalog) -> None:
    catalog.to_parquet("p.parquet", "papers")
    table = pyarrow.parquet.read_table("p.parquet")
    assert str(table.schema.field("year").type) == "int64"
    assert str(table.schema.field("recorded").type) == "bool"
    rows = table.to_pylist(maps_as_pydicts="strict")
    for row, record in zip(rows, catalog.papers, strict=True):
        assert row == record.model_dump(mode="json")


def test_parquet_of_giants_and_conflicts() -> None:
    first = Paper(
        title="A", citations=10**30, identifiers={"arxiv": "2001.00001"}, sources=[source(1)]
    )
    second = first.model_copy(update={"citations": 7, "sources": [source(2)]})
    notes = Catalog.from_records([first, second]).write("p.parquet", kind="papers")
    assert notes == ["1 numbers do not fit 64 bits; their cells are empty"]
    (row,) = pyarrow.parquet.read_table("p.parquet").to_pylist()
    assert row["citations"] is None
    values = [json.loads(entry["value"]) for entry in row["conflicts"][0]["values"]]
    assert values == [10**30, 7]


def test_parquet_without_pyarrow(catalog: Catalog, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "pyarrow", None)
    with pytest.raises(MissingDependencyError, match=r"pip install 'mdcatalog\[parquet\]'"):
        catalog.to_parquet("p.parquet", "papers")
    assert list(Path().iterdir()) == []


# -- bibliographies ------------------------------------------------------------------------------


def read_bibtex(path: str) -> dict[str, dict[str, str]]:
    library = bibtexparser.parse_file(path, append_middleware=[LatexDecodingMiddleware()])
    assert library.failed_blocks == []
    return {e.key: {"type": e.entry_type, **{f.key: f.value for f in e.fields}}
            for e in library.entries}  # fmt: skip


def test_bibtex(catalog: Catalog) -> None:
    notes = catalog.to_bibtex("c.bib")
    assert notes == [
        "of 4 entries 2 without author; nothing was made up",
        "BibTeX holds no 1 datasets and no 1 tools; left out",
    ]
    text, entries = Path("c.bib").read_text("utf-8"), read_bibtex("c.bib")
    assert "title = {Attention Is All You Need: {BERT} and {GPT}-3}" in text
    assert "doi = {10.1000/a_b}" in text
    entry = entries["doi:10.1000/a_b"]
    assert (entry["type"], entry["booktitle"]) == ("inproceedings", "NeurIPS 2017")
    assert (entry["eprint"], entry["archivePrefix"]) == ("1706.03762", "arXiv")
    assert (entry["year"], entry["month"]) == ("2017", "jun")
    assert entry["author"].count(" and ") == 4
    assert "{Research and Development, Inc., X}" in text
    talk = entries["youtube:dQw4w9WgXcQ"]
    assert (talk["note"], talk["year"], talk["month"]) == ("Video, 1:20:38", "2022", "may")
    titles = {entry["title"].replace("{", "").replace("}", "") for entry in entries.values()}
    # the reader turns the escape of ^ into a letter that looks like it
    assert HOSTILE.replace("{", "").replace("}", "").replace("^", "ˆ") in titles
    assert "对比学习综述" in titles
    hostile = next(e for e in entries.values() if "GPT-4" in e["title"].replace("}", ""))
    assert (hostile["type"], hostile["journal"]) == ("article", "Nature")
    assert "author" not in hostile


def test_keys_are_unique_and_stable(catalog: Catalog) -> None:
    catalog.to_bibtex("a.bib")
    Catalog.from_records(reversed(records())).to_bibtex("b.bib")
    assert read_bibtex("a.bib") == read_bibtex("b.bib")
    same = [Paper(title=t, sources=[source(1)]) for t in ("One thing here", "Another thing there")]
    odd = [p.model_copy(update={"id": i}) for p, i in zip(same, ("a b", "a-b"), strict=True)]
    Path("odd.jsonl").write_text("".join(p.model_dump_json() + "\n" for p in odd), "utf-8")
    Catalog.open("odd.jsonl").to_bibtex("c.bib")
    assert sorted(read_bibtex("c.bib")) == ["a-b", "a-b-2"]


@settings(max_examples=150, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1).filter(str.strip))
def test_any_title_stays_itself_in_bibtex(title: str) -> None:
    from mdcatalog.export.references import one_line

    write(Catalog.from_records([Paper(title=title, sources=[source(1)])]), "t.bib")
    (block,) = bibtexparser.parse_file("t.bib").entries
    value = block["title"]
    assert value.count("{") == value.count("}")
    for sign, escaped in (
        (r"\textbackslash{}", "\ue000"), (r"\textbraceleft{}", "\ue001"),
        (r"\textbraceright{}", "\ue002"), (r"\textasciitilde{}", "~"), (r"\textasciicircum{}", "^"),
    ):  # fmt: skip
        value = value.replace(sign, escaped)
    value = value.replace("{", "").replace("}", "").replace("\\", "")
    value = value.replace("\ue000", "\\").replace("\ue001", "{").replace("\ue002", "}")
    assert value.strip() == one_line(title)


def test_csl(catalog: Catalog) -> None:
    notes = catalog.to_csl("c.csl.json")
    assert notes[0] == "of 4 entries 2 without author; nothing was made up"
    items = {item["title"]: item for item in json.loads(Path("c.csl.json").read_bytes())}
    item = items["Attention Is All You Need: BERT and GPT-3"]
    assert item["type"] == "paper-conference"
    assert item["issued"] == {"date-parts": [[2017, 6, 12]]}
    assert (item["DOI"], item["archive_location"]) == ("10.1000/a_b", "1706.03762")
    assert item["author"] == [
        {"family": "Vaswani", "given": "Ashish"},
        {"family": "Gauss", "given": "Carl"},
        {"literal": "王小明"},
        {"literal": "Research and Development, Inc., X"},
    ]
    talk = items["Talk on the Transformer"]
    assert talk["author"] == [{"family": "van Beethoven", "given": "Ludwig"}]
    assert (talk["type"], talk["dimensions"]) == ("motion_picture", "1:20:38")
    assert "author" not in items[HOSTILE]


def cite(items: list[dict[str, Any]]) -> list[str]:
    """The bibliography as citeproc-py prints it."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import citeproc
        from citeproc.source.json import CiteProcJSON

        style = citeproc.CitationStylesStyle("harvard-cite-them-right", validate=False)
        cited = citeproc.CitationStylesBibliography(
            style, CiteProcJSON(items), citeproc.formatter.plain
        )
        for item in items:
            cited.register(citeproc.Citation([citeproc.CitationItem(item["id"])]))
        return [str(entry) for entry in cited.bibliography()]


def test_csl_can_be_cited(catalog: Catalog) -> None:
    catalog.to_csl("c.csl.json")
    entries = cite(json.loads(Path("c.csl.json").read_bytes()))
    assert len(entries) == 4
    first = next(entry for entry in entries if "Attention" in entry)
    assert first.startswith("Vaswani, A.")
    assert "(2017)" in first
    assert "NeurIPS 2017" in first


# -- linked data ---------------------------------------------------------------------------------


def test_jsonld(catalog: Catalog) -> None:
    catalog.to_jsonld("c.jsonld")
    data = json.loads(Path("c.jsonld").read_bytes())
    assert data["@context"] == "https://schema.org"
    # the real context would be fetched; its terms are those of its vocabulary
    data["@context"] = {"@vocab": "https://schema.org/"}
    graph = rdflib.Graph().parse(data=json.dumps(data), format="json-ld")
    schema = rdflib.Namespace("https://schema.org/")
    kinds = Counter(str(kind).rsplit("/")[-1] for kind in graph.objects(None, rdflib.RDF.type))
    assert kinds["ScholarlyArticle"] == 3
    assert kinds["VideoObject"] == kinds["LearningResource"] == 1
    assert kinds["Dataset"] == kinds["SoftwareApplication"] == 1
    (paper,) = graph.subjects(schema.datePublished, rdflib.Literal("2017-06-12"))
    (talk,) = graph.subjects(schema.duration, rdflib.Literal("PT1H20M38S"))
    assert (talk, schema.about, paper) in graph
    assert (paper, schema.subjectOf, talk) in graph
    assert not [o for o in graph.objects() if str(o).startswith("javascript")]


# -- Markdown ------------------------------------------------------------------------------------


def test_tables_keep_the_facts(catalog: Catalog) -> None:
    catalog.to_markdown("t.md", tables=True)
    found = mdcatalog.extract(Path("t.md").read_text("utf-8"))
    paper = next(p for p in found.papers if "Attention" in p.title)
    assert (paper.year, paper.citations, paper.recorded) == (2017, 100, True)
    assert paper.tags == ["nlp", "attention"]
    talk = next(r for r in found.records if isinstance(r, Lecture))
    assert talk.duration_seconds == 4838


# -- databases and the table of formats ----------------------------------------------------------


def test_sqlite(catalog: Catalog) -> None:
    catalog.write("c.db")
    names = [row[0] for row in sqlite3.connect("c.db").execute("SELECT title FROM lectures")]
    assert names == ["Talk on the Transformer"]
    with Catalog.open("c.db") as again:
        again.write("d.json")
        again.write("e.sqlite")
    assert Path("d.json").read_text("utf-8") == catalog.to_json()
    catalog.write("e.sqlite")  # onto one that is there


def test_every_suffix_has_one_format() -> None:
    assert set(WRITERS) == {suffix for form in FORMATS.values() for suffix in form.suffixes}
    assert format_of("a/b.CSL.json").name == "csl"
    assert format_of("a/csl.json").name == "json"
    assert format_of("x", "bibtex").name == "bibtex"


def contents(name: str) -> dict[str, bytes]:
    """What a file, or each file of a folder, holds."""
    path = Path(name)
    files = sorted(path.iterdir()) if path.is_dir() else [path]
    return {file.name.removeprefix(name): file.read_bytes() for file in files}


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_every_format_is_whole_or_not_there(
    catalog: Catalog, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    form = FORMATS[name]
    suffix = form.suffixes[0] if form.suffixes else ".md"
    kind = "papers" if form.per_kind else None
    catalog.write(f"a{suffix}", format=name, kind=kind)
    catalog.write(f"b{suffix}", format=name, kind=kind)
    before = contents(f"a{suffix}")
    assert before
    assert before == contents(f"b{suffix}")

    original = MemoryBackend.records

    def breaking(self: MemoryBackend, plan: Plan) -> Iterator[Record]:
        yield from original(self, plan)
        if plan.limit is None:
            raise KeyboardInterrupt

    monkeypatch.setattr(MemoryBackend, "records", breaking)
    with pytest.raises(KeyboardInterrupt):
        write(catalog, f"a{suffix}", name=name, kind=Paper if kind else None)
    assert contents(f"a{suffix}") == before
    assert sorted(p.name for p in Path().iterdir()) == [f"a{suffix}", f"b{suffix}"]


def test_wrong_formats(catalog: Catalog) -> None:
    for arguments, message in (
        ({"path": "c.xyz"}, "the suffix says no format"),
        ({"path": "c", "format": "bibtx"}, "did you mean 'bibtex'"),
        ({"path": "c.csv"}, "holds one kind of record"),
        ({"path": "c.db", "kind": "papers"}, "holds all kinds"),
    ):
        with pytest.raises(FormatError, match=message):
            catalog.write(**arguments)  # type: ignore[arg-type]
    assert list(Path().iterdir()) == []


# -- the command ---------------------------------------------------------------------------------


@pytest.fixture
def db(catalog: Catalog) -> str:
    catalog.write("c.db")
    return "c.db"


@pytest.mark.parametrize("suffix", sorted(WRITERS))
def test_the_command_knows_every_suffix(db: str, suffix: str) -> None:
    kind = ["--kind", "papers"] if WRITERS[suffix].per_kind else []
    result = run("export", db, "-o", f"out{suffix}", *kind)
    assert result.exit_code == 0, result.stderr
    assert result.stdout == ""
    assert Path(f"out{suffix}").stat().st_size > 100


def test_the_command_tells_what_is_missing(db: str) -> None:
    result = run("export", db, "-o", "c.bib")
    assert result.stderr == (
        "c.bib: of 4 entries 2 without author; nothing was made up.\n"
        "c.bib: BibTeX holds no 1 datasets and no 1 tools; left out.\n"
    )


def test_the_command_on_standard_output_and_markdown() -> None:
    Path("l.md").write_text(
        "# Papers\n\n- [A Paper on Things](https://arxiv.org/abs/2001.00001)\n", "utf-8"
    )
    result = run("export", "l.md", "-o", "-", "--format", "csl")
    assert json.loads(result.stdout)[0]["archive_location"] == "2001.00001"
    assert run("build", "l.md", "-o", "l.bib").exit_code == 0
    assert "eprint = {2001.00001}" in Path("l.bib").read_text("utf-8")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["c.db"], "--output"),
        (["c.db", "-o", "c.db"], "SOURCE itself"),
        (["c.db", "-o", "c.xyz"], "suffix says no format"),
        (["c.db", "-o", "c.csv"], "holds one kind"),
        (["c.db", "-o", "c.csv", "--kind", "papr"], "did you mean 'papers'"),
        (["c.db", "-o", "no/c.bib"], "directory does not exist"),
        (["gone.db", "-o", "c.bib"], "no such file"),
        (["c.db", "-o", "-", "--format", "csv"], "holds one kind"),
    ],
)
def test_wrong_usage(db: str, arguments: list[str], message: str) -> None:
    result = run("export", *arguments)
    assert result.exit_code == 2
    assert message in result.stderr
    assert [p.name for p in Path().iterdir()] == ["c.db"]
