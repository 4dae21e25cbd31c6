"""The HTML page: its text here, what it does in ``test_browser.py``."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from pathlib import Path

from mdcatalog.catalog import Catalog
from mdcatalog.models import (
    Claimed,
    Coverage,
    Diagnostic,
    Document,
    Lecture,
    Link,
    Paper,
    Source,
    UnclaimedLink,
)

HOSTILE = "</script><script>document.title='pwned'</script><img src=x onerror=alert(1)> \u2028 'q\""


def source(line: int) -> Source:
    return Source(document="a&<b>.md", start_line=line, end_line=line + 1, block="list_item")


def page_catalog(more: int = 0) -> Catalog:
    """Few records, hostile ones among them, and ``more`` others."""
    bad = [
        Link(url="javascript:document.title='pwned'", text="click", rel="code"),
        Link(url="https://a.example/?a=1&b=<2>", text=HOSTILE, rel="main"),
        Link(url="data:text/html,<script>alert(1)</script>", rel="main"),
    ]
    crane = {"identifiers": {"arxiv": "2001.00001"}, "section": ["Papers"]}
    records = [
        Paper(
            title="Learning to Fold Paper Cranes",
            year=2020,
            citations=12,
            recorded=True,
            organizations=["Google"],
            sources=[source(1)],
            **crane,
        ),
        # another list gives another count
        Paper(title="Learning to Fold Paper Cranes", citations=15, sources=[source(101)], **crane),
        Paper(
            title="对比学习的综述",
            year=2021,
            citations=100,
            section=["论文"],
            sources=[source(3)],
        ),
        Paper(
            title=HOSTILE,
            description=HOSTILE,
            links=bad,
            sources=[source(5)],
            inferred=["description"],
            extra={HOSTILE: HOSTILE},
            section=[HOSTILE],
            organizations=[HOSTILE],
        ),
        Lecture(
            title="Talk on folding",
            date="2022-05",
            completed=False,
            links=[Link(url="https://arxiv.org/abs/2001.00001", rel="paper")],
            sources=[source(7)],
        ),
        Lecture(title="Talk on kites", date="2022-08-03", views=3_000_000, sources=[source(8)]),
        *(
            Paper(
                title=f"Paper number {n} of many 论文",
                year=1990 + n % 30,
                citations=n,
                authors=["Ada Someone", "Carl Gauss"],
                description="What is said of it, in a sentence or two " * 3,
                links=[Link(url=f"https://a.example/{n}", rel="main")],
                sources=[source(9 + n)],
            )
            for n in range(more)
        ),
    ]
    left = [
        UnclaimedLink(url="javascript:alert(2)", text=HOSTILE, line=9),
        UnclaimedLink(url="https://left.example", text="a kite", line=10),
    ]
    notes = [
        Diagnostic(
            code="kind-unclear", severity="info", message=HOSTILE, document="a&<b>.md", line=4
        ),
        Diagnostic(
            code="document-unreadable", severity="error", message="gone", document="gone.md"
        ),
        Diagnostic(code="identity-ambiguous", severity="warning", message="of all"),
    ]
    documents = [
        Document(
            path="a&<b>.md",
            title=HOSTILE,
            unclaimed_links=left,
            coverage=Coverage(rows=Claimed(total=8, recorded=6)),
        )
    ]
    return Catalog.from_records(records, documents=documents, diagnostics=notes)


def test_the_data_cannot_leave_its_element(tmp_path: Path) -> None:
    page_catalog().to_html(tmp_path / "c.html")
    text = (tmp_path / "c.html").read_text("utf-8")
    (held,) = re.findall(r'<script type="application/json" id="data">(.*?)</script>', text, re.S)
    assert not re.search("[<>&]", held)
    data = json.loads(held)
    assert HOSTILE in {record["title"] for record in data["records"]}
    assert text.count("<script") == 2
    assert not re.search(r"\b(src|href)=", text.replace(held, ""))
    assert "default-src 'none'" in text
    assert not re.search(r"innerHTML|insertAdjacentHTML|document\.write|eval\(|@@", text)


def test_the_policy_names_the_style_and_the_script(tmp_path: Path) -> None:
    page_catalog().to_html(tmp_path / "c.html")
    text = (tmp_path / "c.html").read_text("utf-8")
    (style,) = re.findall(r"<style>(.*?)</style>", text, re.S)
    (script,) = re.findall(r"<script>(.*?)</script>", text, re.S)
    for held, directive in ((style, "style-src"), (script, "script-src")):
        digest = base64.b64encode(hashlib.sha256(held.encode()).digest()).decode()
        assert f"{directive} 'sha256-{digest}'" in text
    assert "unsafe" not in text


def test_an_empty_catalog_is_a_page_too(tmp_path: Path) -> None:
    Catalog.from_records([]).to_html(tmp_path / "c.html")
    (held,) = re.findall(
        r'id="data">(.*?)</script>', (tmp_path / "c.html").read_text("utf-8"), re.S
    )
    data = json.loads(held)
    assert (data["records"], data["documents"], data["urls"]) == ([], [], [])
