"""The real documents beside the repository, against lists made by hand from their sources.

``tests/data/corpus/*.json`` holds, for each document, the line of every item a reader would write
down, by kind, the lines where a second reading is as good (``either``; ``none`` means that no
record is right too), and facts of some items, drawn from those with one reading only. Running
text (description, notes), tags and ``extra`` are not among the facts, nor are the organisations
of eugeneyan, which the list's maker took from tags that are read as tags. What these documents
do not reach yet stands in ``SHORT`` with the reason, and turns red as soon as it is reached.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from mdcatalog.extract.document import extract_document
from mdcatalog.models import Record
from mdcatalog.source import Document

pytestmark = pytest.mark.corpus

ROOT = Path(__file__).parents[1]
LISTS = {path.stem: path for path in sorted((ROOT / "tests/data/corpus").glob("*.json"))}
# The counts that careful reading of the first five documents gives, by kind.
COUNTS = {
    "000": {"paper": 24, "lecture": 54, "dataset": 30, "tool": 21},
    "001": {"paper": 89, "lecture": 107},
    "002": {"paper": 67, "lecture": 38},
    "003": {"paper": 120},
    "004": {"paper": 31},
}
SHORT: dict[tuple[str, str], str] = {}
IN_SOURCE = {"start_line", "end_line", "block"}


def read_list(name: str) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(LISTS[name].read_text("utf-8"))
    return data


@cache
def records_of(name: str) -> tuple[Record, ...]:
    for folder in (ROOT.parent / "shared" / "corpus", ROOT / "shared" / "corpus"):
        if folder.is_dir():
            path = next(iter([*folder.glob(f"{name}*.md"), *folder.glob(f"more/{name}*.md")]))
            return extract_document(Document.of(name, path.read_text("utf-8"))).records
    pytest.skip("the corpus is not beside the repository")


def expected_kinds(name: str) -> Counter[tuple[int, str]]:
    lines = read_list(name)["lines"]
    return Counter((line, kind.removesuffix("s")) for kind in lines for line in lines[kind])


def accepted(name: str, line: int) -> set[str]:
    """The kinds (or ``none``) that are as good as the listed one for a line."""
    either: set[str] = set()
    for choice in read_list(name)["either"]:
        for span in choice["lines"]:
            first, last = (span[0], span[-1]) if isinstance(span, list) else (span, span)
            if first <= line <= last:
                either.update(choice["accept"])
    return either


def judge(name: str) -> dict[str, float]:
    """The shares of items found, of found items with the right kind, and of wrong records."""
    wanted = expected_kinds(name)
    found = Counter((record.sources[0].start_line, record.kind) for record in records_of(name))
    missing, surplus = wanted - found, found - wanted
    wrong = lost = 0
    for line, _kind in missing.elements():
        other = next((key for key in surplus if key[0] == line and surplus[key]), None)
        if other:
            surplus[other] -= 1
            wrong += other[1] not in accepted(name, line)
        else:
            lost += "none" not in accepted(name, line)
    extra = [key for key in surplus.elements() if key[1] not in accepted(name, key[0])]
    total = wanted.total()
    return {
        "items": 1 - lost / total,
        "kinds": 1 - wrong / max(1, total - lost),
        "extra": len(extra) / max(1, found.total()),
    }


def fact(record: Record, field: str) -> object:
    if field in IN_SOURCE:
        return getattr(record.sources[0], field)
    if field == "links":
        return {link.url: link.rel for link in record.links}
    value = record.model_dump(mode="json").get(field)
    if field == "venue" and value:
        return re.sub(r"\W*\b(19|20)\d\d$", "", value)  # it may hold its year as written
    return fold(value) if field == "identifiers" else value


def fold(identifiers: Any) -> dict[str, str]:
    """Identifiers in lower case: the list writes them as the document does."""
    return {scheme: value.lower() for scheme, value in identifiers.items()}


def facts(name: str) -> tuple[int, list[str]]:
    """How many facts are listed for a document, and the wrong ones, readable."""
    by_place = {(record.sources[0].start_line, record.kind): record for record in records_of(name)}
    total, wrong = 0, []
    for item in read_list(name)["items"]:
        record = by_place.get((item["start_line"], item["kind"]))
        for field, value in item.items():
            if field == "kind" or (record is None and field == "start_line"):
                continue
            total += 1
            value = fold(value) if field == "identifiers" else value
            got = fact(record, field) if record else None
            if got != value:
                wrong.append(f"line {item['start_line']}: {field} is {got!r}, not {value!r}")
    return total, wrong


def cases(figure: str) -> list[Any]:
    return [
        pytest.param(
            name,
            marks=pytest.mark.xfail(strict=True, reason=SHORT[name, figure])
            if (name, figure) in SHORT
            else (),
        )
        for name in LISTS
    ]


@pytest.mark.parametrize("name", sorted(COUNTS))
def test_the_counts_of_the_first_five_documents(name: str) -> None:
    assert Counter(record.kind for record in records_of(name)) == COUNTS[name]


@pytest.mark.parametrize("name", cases("items"))
def test_98_of_100_items_are_found(name: str) -> None:
    assert judge(name)["items"] >= 0.98


@pytest.mark.parametrize("name", cases("kinds"))
def test_97_of_100_kinds_are_right(name: str) -> None:
    assert judge(name)["kinds"] >= 0.97


@pytest.mark.parametrize("name", cases("extra"))
def test_no_more_than_2_of_100_records_are_no_item(name: str) -> None:
    assert judge(name)["extra"] <= 0.02


@pytest.mark.parametrize("name", cases("facts"))
def test_95_of_100_listed_facts_are_right(name: str) -> None:
    total, wrong = facts(name)
    assert len(wrong) <= 0.05 * total, "\n".join(wrong)


@pytest.mark.parametrize("name", cases("all facts"))
def test_99_of_100_listed_facts_of_the_first_five_are_right(name: str) -> None:
    if name not in COUNTS:
        pytest.skip("asked of the first five documents")
    total, wrong = facts(name)
    assert len(wrong) <= 0.01 * total, "\n".join(wrong)
