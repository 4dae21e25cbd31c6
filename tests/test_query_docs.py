"""The examples of docs/query.md and docs/database.md run, and say what they promise."""

from __future__ import annotations

import ast
import re
import sqlite3
from pathlib import Path

from mdcatalog.catalog import Catalog
from mdcatalog.database.schema import PART_TABLES, VIEWS
from mdcatalog.models import Lecture, Link, Paper, Source
from mdcatalog.query.conditions import OPERATORS

DOCS = Path(__file__).parents[1] / "docs"


def blocks(name: str, language: str) -> list[str]:
    text = (DOCS / name).read_text("utf-8")
    return re.findall(rf"```{language}\n(.*?)```", text, re.DOTALL)


def test_the_examples_of_the_query_chapter() -> None:
    (code,) = blocks("query.md", "python")
    lines = code.splitlines()
    names: dict[str, object] = {}
    checked = 0
    for statement in ast.parse(code).body:
        source = ast.get_source_segment(code, statement) or ""
        if not isinstance(statement, ast.Expr) or source.startswith("print"):
            exec(source, names)
            continue
        value = eval(source, names)
        last = lines[(statement.end_lineno or 1) - 1 : (statement.end_lineno or 1) + 1]
        promise = re.search(r"# (.+)$", last[0]) or re.match(r"# (.+)$", "".join(last[1:]))
        assert promise is not None, source
        assert value == ast.literal_eval(promise[1])
        checked += 1
    assert checked == 5


def test_the_examples_of_the_database_chapter(tmp_path: Path) -> None:
    source = Source(document="a.md", start_line=1, end_line=1, block="html")
    link = Link(url="https://arxiv.org/abs/2001.00001", rel="paper")
    papers = Paper(title="综述", year=2021, identifiers={"arxiv": "2001.00001"}, sources=[source])
    talk = Lecture(title="Talk", links=[link], sources=[source])
    Catalog.from_records([papers, talk]).to_database(tmp_path / "c.db")
    database = sqlite3.connect(tmp_path / "c.db")
    (script,) = blocks("database.md", "sql")
    results = [database.execute(s).fetchall() for s in script.split(";") if s.strip()]
    assert results == [[("综述", 2021, None)], [("综述", "Talk", None)], [("a.md", 2)], [("综述",)]]


def test_every_table_view_and_operator_is_documented() -> None:
    database, query = ((DOCS / name).read_text("utf-8") for name in ("database.md", "query.md"))
    for name in (*PART_TABLES, *VIEWS, "search", "extractions"):
        assert f"`{name}`" in database
    for operator in OPERATORS:
        assert re.search(rf"[`\s]{operator}[`\s]", query), operator
